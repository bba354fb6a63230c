"""What a file is taken for, in which language it is, and that one release says the same in every format."""

import contextlib
import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from fpdf import FPDF

from graph.documents.detection import kind_of
from graph.documents.document import Document
from graph.documents.languages import language_of
from graph.documents.reading import MAX_BYTES, TEXT_SUFFIXES, read_document
from graph.errors import DocumentError
from graph.extraction.extract import extract
from graph.facts import check_quotes
from graph.linking.registry import load_registry
from tests.shared import CHECKOUT

HTML = b"<!doctype html><p>The Minister met the Ambassador of Peru on Monday.</p>"


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return held.getvalue()


KINDS = [
    (b"The Minister met the Ambassador.", "a.txt", "text"),
    (b"The Minister met the Ambassador.", "note", "text"),
    (b"The Minister met the Ambassador.", "https://a.example/n.aspx", "text"),
    (b"a < b and <b>c</b>", "a.md", "text"),
    (b"The Minister met the Ambassador.", "a.htm", "html"),
    (HTML, "a.html", "html"),
    (HTML, "https://a.example/n.php", "html"),
    (HTML, "saved.txt", "html"),
    (b"\xef\xbb\xbf\r\n<!-- saved --> <HTML>", "a.txt", "html"),
    (b"<?xml version='1.0'?>\n<!DOCTYPE html>", "a.xhtml", "html"),
    ("<html>".encode("utf-16"), "a.txt", "html"),
    (b"%PDF-1.4", "a.pdf", "pdf"),
    (b"\n%PDF-1.4", "download", "pdf"),
    (b"%PDF-1.4", "a.docx", "pdf"),
    (zipped("[Content_Types].xml", "word/document.xml"), "a.zip", "docx"),
]
REFUSED = [
    (zipped("xl/workbook.xml"), "a.xlsx", "a spreadsheet"),
    (zipped("ppt/presentation.xml"), "a.pptx", "a presentation"),
    (zipped("mimetype", "content.xml"), "a.odt", "ODT"),
    (zipped("META-INF/container.xml"), "a.epub", "EPUB"),
    (zipped("a.txt"), "a.zip", "a ZIP archive"),
    (b"PK\x03\x04...", "a.docx", "damaged or cut short"),
    (b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc", "an old Office file"),
    (b"{\\rtf1 text}", "a.rtf", "an RTF file"),
    (b"{\\rtf1 text}", "a.doc", "an RTF file"),
    (b"\x89PNG\r\n", "a.png", "a picture"),
    (b"\xff\xd8\xff\xe0", "scan.jpg", "a picture"),
    (b"\x1f\x8b\x08", "a.gz", "a compressed file"),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a.mht", "a web archive"),
    (b"<?xml version='1.0'?><rss/>", "a.xml", "XML"),
    (b"a,b,c", "a.csv", ".csv"),
    (b"Not a PDF at all", "a.pdf", "no PDF file"),
    (b"Not a Word file at all", "a.docx", "no DOCX file"),
]


@pytest.mark.parametrize(("data", "name", "expected"), KINDS)
def test_content_tells_before_the_name(data: bytes, name: str, expected: str) -> None:
    assert kind_of(data, name) == expected


@pytest.mark.parametrize(("data", "name", "words"), REFUSED)
def test_other_files_are_refused(data: bytes, name: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(data, name)
    assert words in caught.value.message
    assert caught.value.message.startswith(f"{name}: ")
    assert caught.value.remedy


def test_every_format_has_its_limit_and_its_suffix() -> None:
    assert {".txt", ".html", ".htm", ".pdf", ".docx"} <= TEXT_SUFFIXES
    for start in (b"<html>", b"%PDF-1.4", b"text"):
        with pytest.raises(DocumentError, match="MB"):
            read_document(start + b" " * MAX_BYTES + b".", "a")


LANGUAGES = [
    ("The minister of the country met the envoy on the day of the talks.", "en"),
    ("Le ministre a reçu l'ambassadeur du Japon à Paris, et les deux pays ont signé un accord.", "fr"),
    ("El ministro se reunió con el embajador del Perú en la sede de las Naciones Unidas.", "es"),
    ("Министр принял посла, и стороны обсудили вопросы сотрудничества.", "ru"),
    ("استقبل وزير الخارجية سفير اليابان وبحث معه العلاقات بين البلدين", "ar"),
    ("外交部长会见了日本大使，双方讨论了两国合作。", "zh"),
    ("外務大臣は大使と会談し、協力について話し合った。", "ja"),
    ("외교부 장관은 대사를 만나 협력을 논의했다.", "ko"),
    ("Der Minister hat den Botschafter in der Hauptstadt empfangen und mit ihm über den Handel gesprochen.", "de"),
    ("O ministro recebeu o embaixador do Peru na sede da organização, e os dois falaram sobre a água.", "pt"),
    ("Il ministro ha incontrato l'ambasciatore del Perù nella capitale per parlare di acqua e di scuole.", "it"),
    ("Bakan ile büyükelçi bir araya geldi ve iki ülke arasında iş birliği için görüştü.", "tr"),
    ("Ministr bilen ilçiniň arasynda bu gün duşuşyk boldy we ýurduň ösüşi barada gürleşildi.", "tk"),
    ("Вазири корҳои хориҷӣ бо сафир вохӯрӣ намуд ва ҳамкории ду кишварро баррасӣ кард.", "tg"),
    ("Министр елшіні қабылдап, екі елдің ынтымақтастығын талқылады, сондай-ақ құжатқа қол қойылды.", "kk"),
    ("Міністр прийняв посла, і сторони обговорили питання співпраці та її розвиток.", "uk"),
    ("وزیر امور خارجه با سفیر ژاپن دیدار کرد و درباره همکاری‌های دو کشور گفتگو کرد", "fa"),
    ("The Permanent Mission to the United Nations and the embassies in Paris, Genève and Côte d'Ivoire met.", "en"),
    ("UNDP UNESCO 2021", None),
    ("Rain.", None),
    ("2021 12 03", None),
]


@pytest.mark.parametrize(("text", "code"), LANGUAGES)
def test_language(text: str, code: str | None) -> None:
    assert language_of(text) == code
    assert read_document(text.encode(), "a.txt").language == code


HEAD = "Lima and Accra agree on the training of fishery inspectors"
BODY = [
    "Accra, 4 March 2031. The Minister of Foreign Affairs of Ghana, Ama Owusu, met the Ambassador of Peru, Luis Salas Rojas, "
    "in Accra on 3 March 2031. The United Nations Development Programme and the Food and Agriculture Organization took part.",
    "The two sides signed a Memorandum of Understanding on Fishery Inspection for 2031-2033.",
    "The second round of consultations between Ghana and Peru will be held in Lima in June 2031.",
]
PAGE = (
    "<html><head><meta charset='utf-8'><title>{0} | News</title></head><body><div class='menu'><a href='/'>Home</a></div>"
    "<div id='content'><h1>{0}</h1>{1}</div><div class='footer'>Copyright 2031</div></body></html>"
)


def as_text() -> bytes:
    return "\n\n".join([HEAD, *BODY]).encode()


def as_html() -> bytes:
    return PAGE.format(HEAD, "".join(f"<p>{text}</p>" for text in BODY)).encode()


def as_old_html() -> bytes:
    cell = f"<b>{HEAD}</b><br><br>" + "<br><br>".join(BODY)
    menu = "".join(f"<a href='/{n}'>Part {n}</a><br>" for n in range(5))
    return f"<html><table><tr><td>{menu}</td><td>{cell}</td></tr></table></html>".encode()


def as_pdf(columns: int = 1) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Times", "B", 15)
    pdf.multi_cell(0, 8, HEAD)
    pdf.ln(4)
    pdf.set_font("Times", size=11)
    with pdf.text_columns(ncols=columns, gutter=8, text_align="J", line_height=1.15, balance=True) as column:
        for text in BODY:
            column.write(text)
            column.ln()
            column.ln()
    return bytes(pdf.output())


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(HEAD, 1)
    for text in BODY:
        document.add_paragraph(text)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


FORMATS: list[tuple[str, Callable[[], bytes]]] = [
    ("note.html", as_html),
    ("old.html", as_old_html),
    ("note.pdf", as_pdf),
    ("columns.pdf", lambda: as_pdf(2)),
    ("note.docx", as_docx),
]


def said(document: Document) -> dict[str, Any]:
    """The facts of a document without what depends on the file: its id, its title among the metadata, places in the text."""
    facts = extract(document, load_registry())
    check_quotes(facts, document.text)
    known = {actor.key: actor.name for actor in facts.actors}
    return {
        "actors": sorted((actor.kind, actor.name, actor.id or "") for actor in facts.actors),
        "posts": sorted((actor.name, post.title, known.get(post.of or "")) for actor in facts.actors for post in actor.posts),
        "events": [
            (
                event.type,
                event.main,
                event.start,
                event.status,
                sorted(known[part.actor] for part in event.participants if part.actor),
            )
            for event in facts.events
        ],
        "agreements": [(one.type, one.name, one.start, one.end, one.status) for one in facts.agreements],
        "reports": [(report.title, report.date) for report in facts.reports],
    }


@pytest.mark.parametrize(("name", "make"), FORMATS, ids=[name for name, _ in FORMATS])
def test_one_release_says_the_same_in_every_format(name: str, make: Callable[[], bytes]) -> None:
    plain = said(read_document(as_text(), "note.txt"))
    assert len(plain["actors"]) >= 6
    assert len(plain["events"]) >= 2
    assert len(plain["agreements"]) == 1
    assert said(read_document(make(), name)) == plain


@pytest.mark.parametrize(("name", "make"), FORMATS[::2], ids=[name for name, _ in FORMATS[::2]])
def test_damaged_files_are_read_or_refused(name: str, make: Callable[[], bytes]) -> None:
    chance = random.Random(7)
    whole = make()
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 5, 50])):
            place = chance.randrange(len(data))
            data[place : place + chance.randrange(3)] = bytes([chance.randrange(256)])
        with contextlib.suppress(DocumentError):
            assert read_document(bytes(data), name).text


def test_libraries_are_loaded_only_when_needed() -> None:
    code = (
        "import sys; from graph.documents.reading import read_document; read_document(b'The Minister met.', 'a.txt');"
        "sys.exit(' '.join(sorted({'trafilatura', 'lxml', 'pdfplumber', 'docx'} & set(sys.modules))) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr.strip()) == (0, "")


def test_the_tables_are_whole() -> None:
    assert (len(KINDS), len(REFUSED), len(LANGUAGES), len(FORMATS)) == (15, 17, 21, 5)
