"""Word documents: what of them is stored, and which are refused."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from graph.documents.reading import read_document
from graph.errors import DocumentError

TITLE = "Ghana and Norway sign a plan"
FIRST = "The Minister of Fisheries of Ghana met the Ambassador of Norway in Accra on 4 March 2031."
SECOND = "The Ambassador handed over an invitation to the conference on oceans."


def saved(document: WordDocument) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def headed() -> WordDocument:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(FIRST)
    return document


def runs() -> WordDocument:
    document = headed()
    paragraph = document.add_paragraph("The Ambassador ")
    paragraph.add_run("handed over").bold = True
    paragraph.add_run(" an\u00a0invitation\tto the ")
    paragraph.add_run("con\u00adference").add_break()
    paragraph.add_run("on oceans.")
    document.add_paragraph("")
    return document


def furniture() -> WordDocument:
    document = headed()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Bulletin No. 7"
    section.footer.paragraphs[0].text = "Page 1"
    document.add_comment(document.paragraphs[1].runs, text="Is this the right date?", author="A", initials="A")
    document.add_paragraph(SECOND)
    return document


def lists() -> WordDocument:
    document = headed()
    for text, style in (
        ("Draft by June", "List Number"),
        ("Signature by July", "List Number"),
        ("A survey of harbours", "List Bullet"),
    ):
        document.add_paragraph(text, style=style)
    document.add_paragraph(SECOND)
    return document


def changes() -> WordDocument:
    """A paragraph with accepted and rejected words, and one inside a content control."""
    document = headed()
    text = (
        "<w:p @><w:r><w:t xml:space='preserve'>The Ambassador </w:t></w:r><w:del w:id='1' w:author='A'><w:r><w:delText>lost"
        "</w:delText></w:r></w:del><w:ins w:id='2' w:author='A'><w:r><w:t>handed over</w:t></w:r></w:ins><w:hyperlink><w:r>"
        "<w:t xml:space='preserve'> an invitation to the conference on oceans.</w:t></w:r></w:hyperlink></w:p>"
    )
    control = OxmlElement("w:sdt")
    content = OxmlElement("w:sdtContent")
    control.append(content)
    content.append(parse_xml(text.replace("@", nsdecls("w"))))
    document.element.body.insert(2, control)
    return document


def table() -> WordDocument:
    document = headed()
    drawn = document.add_table(rows=5, cols=4)
    cells = [
        ["No.", "Event", "Mechanism", "Terms"],
        ["2031", "", "", ""],
        ["", "Opening of a laboratory", "", "March 2031"],
        ["", "Course", "Lectures", "2032"],
        ["", "", "Visits", "2033"],
    ]
    for row, texts in zip(drawn.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    drawn.cell(1, 0).merge(drawn.cell(1, 3))
    drawn.cell(3, 1).merge(drawn.cell(4, 1))
    for number in (2, 3, 4):
        drawn.cell(number, 0).paragraphs[0].style = "List Number"
    drawn.cell(2, 2).text = "Choose the right site"
    drawn.cell(2, 2).add_paragraph("Buy the best instruments")
    document.add_paragraph(SECOND)
    return document


def letterhead() -> WordDocument:
    """Tables that only lay out the page."""
    document = docx.Document()
    drawn = document.add_table(rows=1, cols=2)
    drawn.cell(0, 0).text, drawn.cell(0, 1).text = "Ministry of Fisheries", "Accra, 4 March 2031"
    framed = document.add_table(rows=2, cols=1)
    framed.cell(0, 0).text, framed.cell(1, 0).text = FIRST, SECOND
    return document


ROWS = (
    "No.\tEvent\tMechanism\tTerms\n2031\t\t\t\n1.\tOpening of a laboratory\t• Choose the right site • Buy the best instruments"
    "\tMarch 2031\n2.\tCourse\tLectures\t2032\n3.\t\tVisits\t2033"
)
TEXTS: list[tuple[Callable[[], WordDocument], str | None, str]] = [
    (headed, TITLE, f"{TITLE}\n\n{FIRST}\n"),
    (runs, TITLE, f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"),
    (furniture, TITLE, f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"),
    (lists, TITLE, f"{TITLE}\n\n{FIRST}\n\n1. Draft by June\n2. Signature by July\n- A survey of harbours\n\n{SECOND}\n"),
    (changes, TITLE, f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"),
    (table, TITLE, f"{TITLE}\n\n{FIRST}\n\n{ROWS}\n\n{SECOND}\n"),
    (letterhead, None, f"Ministry of Fisheries\n\nAccra, 4 March 2031\n\n{FIRST}\n\n{SECOND}\n"),
]


@pytest.mark.parametrize(("make", "title", "expected"), TEXTS, ids=[make.__name__ for make, _, _ in TEXTS])
def test_stored_text(make: Callable[[], WordDocument], title: str | None, expected: str) -> None:
    document = read_document(saved(make()), "note.docx")
    assert document.text == expected
    assert (document.title, document.language, document.published, document.source) == (title, "en", None, "note.docx")


def test_a_stated_title_counts_where_the_text_shows_it() -> None:
    found = []
    for stated in (FIRST.upper(), "Template of letters"):
        document = docx.Document()
        document.core_properties.title = stated
        document.add_paragraph(FIRST)
        found.append(read_document(saved(document), "note.docx").title)
    assert found == [FIRST, None]


def without(part: str) -> bytes:
    """A container that lacks a part, or holds it broken."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(headed()))) as source, zipfile.ZipFile(held, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
        if part == "word/document.xml":
            target.writestr(part, b"<w:document><w:body>")
    return held.getvalue()


def swollen() -> bytes:
    held = io.BytesIO(saved(headed()))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/a.bin", "w") as entry:
        for _ in range(101):
            entry.write(b"\0" * 1024 * 1024)
    return held.getvalue()


def locked() -> bytes:
    """The head of what Office writes for a file with a password: an OLE container with the encrypted package in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("a password", locked, "password"),
    ("empty", lambda: saved(docx.Document()), "no text"),
    ("broken XML", lambda: without("word/document.xml"), "damaged"),
    ("no content types", lambda: without("[Content_Types].xml"), "damaged"),
    ("cut short", lambda: saved(headed())[:5000], "damaged or cut short"),
    ("swollen", swollen, "more than the 100 MB"),
]


@pytest.mark.parametrize(("make", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refusals(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(make(), "note.docx")
    assert words in caught.value.message
    assert caught.value.message.startswith("note.docx: ")
    assert caught.value.remedy


def test_entities_are_not_followed() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(headed()))) as source, zipfile.ZipFile(held, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                start = data.index(b"<w:document")
                entity = b'<!DOCTYPE w:document [<!ENTITY leak SYSTEM "file:///etc/hostname">]>'
                data = data[:start] + entity + data[start:].replace(b"Ministry", b"&leak;").replace(b"Accra", b"[&leak;]")
            target.writestr(name, data)
    assert "[]" in read_document(held.getvalue(), "note.docx").text


def test_the_tables_are_whole() -> None:
    assert (len(TEXTS), len(REFUSED)) == (7, 6)
    assert read_document(saved(table()), "a.docx").text == read_document(saved(table()), "a.docx").text
