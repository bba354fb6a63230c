"""PDF: text in reading order without page furniture, tables as rows, and files that are refused."""

import io
from collections.abc import Callable

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from graph.documents.pdf_paragraphs import join_lines
from graph.documents.reading import read_document
from graph.errors import DocumentError

TITLE = "Ghana and Norway sign a plan for the training of inspectors of harbours and coasts"
FIRST = (
    "The Minister of Fisheries of Ghana met the Ambassador of Norway in Accra on 4 March 2031. They spoke of the training of "
    "inspectors, of the protection of young fish, of the co-operation of harbours and of the infrastructure of the coast."
)
SECOND = (
    "The Ambassador handed over an invitation to the regional conference on oceans, which will be held in Bergen in autumn. "
    "The Minister thanked the Government of Norway for it and for the long-term support of the fisheries of his country."
)
THIRD = "A joint commission will meet twice a year, in Accra in spring and in Oslo in autumn, and report to both Governments."
CELLS = [
    ["No.", "Event", "Mechanism", "Terms"],
    ["2031", "", "", ""],
    [
        "1.",
        "Opening of a joint laboratory for the study of currents and of young fish",
        "1. Choose the site 2. Buy land",
        "March 2031",
    ],
    ["2.", "Course for inspectors", "Lectures", "2032"],
]
ROWS = "\n".join("\t".join(row) for row in CELLS)


class Paper(FPDF):
    """A bulletin with a running head and page numbers."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, "Bulletin of the Ministry of Fisheries, No. 7", align="R")
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, f"Page {self.page_no()} of {{nb}}", align="C")


def plain(pdf: FPDF) -> FPDF:
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 16)
    pdf.multi_cell(0, 8, TITLE)
    pdf.ln(4)
    pdf.set_font("Helvetica", size=11)
    return pdf


def write(pdf: FPDF, *texts: str, gap: float = 3, indent: str = "") -> None:
    for text in texts:
        pdf.multi_cell(0, 5, indent + text)
        pdf.ln(gap)


def one_page(pdf: FPDF) -> None:
    write(plain(pdf), FIRST, SECOND, THIRD)


def indented(pdf: FPDF) -> None:
    write(plain(pdf), FIRST, SECOND, THIRD, gap=0.001, indent="      ")


def over_pages(pdf: FPDF) -> None:
    write(plain(pdf), FIRST)
    pdf.set_y(pdf.h - pdf.b_margin - 11)
    write(pdf, SECOND, THIRD)


def columns(pdf: FPDF) -> None:
    in_columns(plain(pdf), 2, balance=True)


def three_columns(pdf: FPDF) -> None:
    in_columns(plain(pdf), 3, balance=True)


def half_a_page(pdf: FPDF) -> None:
    in_columns(plain(pdf), 2, balance=False)


def in_columns(pdf: FPDF, number: int, *, balance: bool) -> None:
    with pdf.text_columns(ncols=number, gutter=8, text_align="J", line_height=1.15, balance=balance) as column:
        for text in (FIRST, SECOND, THIRD, FIRST, SECOND, THIRD):
            column.write(text)
            column.ln()
            column.ln()


def table(pdf: FPDF) -> None:
    write(plain(pdf), FIRST)
    ruled(pdf, CELLS)
    pdf.ln(5)
    write(pdf, THIRD)


def ruled(pdf: FPDF, rows: list[list[str]]) -> None:
    with pdf.table(col_widths=(12, 60, 40, 30)) as drawn:
        for cells in rows:
            row = drawn.row()
            for cell in cells:
                row.cell(cell)


def table_over_pages(pdf: FPDF) -> None:
    plain(pdf)
    ruled(pdf, CELLS[:3])
    pdf.add_page()
    ruled(pdf, [CELLS[0], CELLS[3]])
    pdf.ln(5)
    write(pdf, THIRD)


def listed(pdf: FPDF) -> None:
    write(plain(pdf), FIRST)
    write(pdf, "1. A course for inspectors in Bergen", "2. A survey of two harbours", "- Reports twice a year", gap=0.001)


def notes(pdf: FPDF) -> None:
    plain(pdf)
    pdf.write(5, FIRST.removesuffix("."))
    pdf.char_vpos = "SUP"
    pdf.write(5, "12")
    pdf.char_vpos = "LINE"
    pdf.write(5, ". " + THIRD)


def stored(*paragraphs: str) -> str:
    return "\n\n".join([TITLE, *paragraphs]) + "\n"


TEXTS: list[tuple[Callable[[FPDF], None], str]] = [
    (one_page, stored(FIRST, SECOND, THIRD)),
    (indented, stored(FIRST, SECOND, THIRD)),
    (over_pages, stored(FIRST, SECOND, THIRD)),
    (columns, stored(FIRST, SECOND, THIRD, FIRST, SECOND, THIRD)),
    (three_columns, stored(FIRST, SECOND, THIRD, FIRST, SECOND, THIRD)),
    (half_a_page, stored(FIRST, SECOND, THIRD, FIRST, SECOND, THIRD)),
    (table, stored(FIRST, ROWS, THIRD)),
    (table_over_pages, stored("\n".join([*ROWS.split("\n")[:3], ROWS.split("\n")[0], ROWS.split("\n")[3]]), THIRD)),
    (listed, stored(FIRST, "1. A course for inspectors in Bergen\n2. A survey of two harbours\n- Reports twice a year")),
    (notes, stored(f"{FIRST} {THIRD}")),
]


def made(write_pages: Callable[[FPDF], None], paper: type[FPDF] = Paper) -> bytes:
    pdf = paper()
    write_pages(pdf)
    return bytes(pdf.output())


@pytest.mark.parametrize("paper", [FPDF, Paper])
@pytest.mark.parametrize(("pages", "expected"), TEXTS, ids=[pages.__name__ for pages, _ in TEXTS])
def test_stored_text(pages: Callable[[FPDF], None], expected: str, paper: type[FPDF]) -> None:
    data = made(pages, paper)
    document = read_document(data, "note.pdf")
    text = document.text
    if paper is Paper and len(PdfReader(io.BytesIO(data)).pages) == 1:
        text = text.replace("Bulletin of the Ministry of Fisheries, No. 7\n\n", "")  # on one page it could be a letterhead
    assert text == expected
    assert (document.title, document.source, document.language, document.published) == (TITLE, "note.pdf", "en", None)


BROKEN_LINES = [
    (["the Minis-", "ter of Peru"], "the Minister of Peru"),
    (["a co-", "operation"], "a co-operation"),
    (["Asia-", "Pacific"], "Asia-Pacific"),
    (["2021-", "2025"], "2021-2025"),
    (["a long-", "standing wish"], "a long-standing wish"),
    (["the trade-", "related part"], "the trade-related part"),
    (["peace -", "and more"], "peace - and more"),
    (["one", "two"], "one two"),
]


@pytest.mark.parametrize(("lines", "expected"), BROKEN_LINES)
def test_words_broken_at_the_end_of_a_line(lines: list[str], expected: str) -> None:
    assert join_lines(lines, frozenset({"trade-related"})) == expected


def test_a_stated_title_counts_where_the_text_shows_it() -> None:
    titles = {}
    for stated in (TITLE.upper(), "Microsoft Word - final draft.doc"):
        pdf = FPDF()
        pdf.set_title(stated)
        pdf.add_page()
        pdf.set_font("Helvetica", size=11)
        write(pdf, TITLE, FIRST)
        titles[stated] = read_document(bytes(pdf.output()), "a.pdf").title
    assert titles == {TITLE.upper(): TITLE, "Microsoft Word - final draft.doc": None}


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(made(one_page, FPDF)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def scanned(pages: int, texts: int = 0) -> bytes:
    """Pages that are pictures, after some with text."""
    pdf = FPDF()
    for number in range(texts):
        [one_page, indented][number % 2](pdf)
    for _ in range(pages):
        pdf.add_page()
        pdf.image(PIXELS, x=0, y=0, w=pdf.w)
    return bytes(pdf.output())


PIXELS = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
REFUSED = [
    ("a password", lambda: encrypted("secret"), "password"),
    ("a scan", lambda: scanned(2), "its pages are pictures without text"),
    ("mostly a scan", lambda: scanned(3, 1), "3 of 4 pages (first: 2)"),
    ("empty pages", lambda: made(lambda pdf: pdf.add_page(), FPDF), "no text"),
    ("nothing but page numbers", lambda: made(lambda pdf: [pdf.add_page(), pdf.add_page()], Paper), "no text beside"),  # type: ignore[arg-type]
    ("cut short", lambda: made(one_page)[:900], "damaged"),
    ("a signature alone", lambda: b"%PDF-1.7 ...", "damaged"),
]


@pytest.mark.parametrize(("make", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refusals(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(make(), "note.pdf")
    assert words in caught.value.message
    assert caught.value.message.startswith("note.pdf: ")
    assert caught.value.remedy


def test_what_opens_without_a_password_is_read() -> None:
    assert read_document(encrypted(""), "note.pdf").text == stored(FIRST, SECOND, THIRD)
    assert FIRST in read_document(scanned(1, 2), "note.pdf").text


def test_the_tables_are_whole() -> None:
    assert (len(TEXTS), len(BROKEN_LINES), len(REFUSED)) == (10, 8, 7)
    assert read_document(made(columns), "a.pdf") == read_document(made(columns), "a.pdf")
