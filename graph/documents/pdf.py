"""PDF to `Content`: words with their places on the page, so that columns, tables and page furniture are told apart.

The date of the file is that of its making and says nothing of when the document was published: the text tells.
"""

import io
import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from graph.documents.composing import compose, same_words, tidy
from graph.documents.content import Content
from graph.documents.languages import language_of
from graph.documents.pdf_furniture import without_furniture
from graph.documents.pdf_lines import Line, in_order
from graph.documents.pdf_paragraphs import Paragraph, paragraphs
from graph.documents.pdf_words import Stretch, page_stretches
from graph.errors import DocumentError

__all__ = ["read_pdf"]

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it reports flaws of files that can be read all the same
_DAMAGED: Final = (
    PdfminerException, PDFException, PSException, zlib.error, struct.error,
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What the libraries raise over files whose inside is not as it should be."""
_MOST_PAGES: Final = 400
_SCANNED: Final = 20
"""A page with fewer letters than this and a picture is taken for a scan."""
_UNREAD: Final = "(cid:"


def read_pdf(data: bytes, name: str) -> Content:
    """Text of the document; DocumentError where a password protects it, where it is damaged, scanned, empty or too long."""
    with _opened(data, name) as document:
        _check(document, name)
        pages = [_stretches(page) for page in document.pages]
        heights = [float(page.height) for page in document.pages]
        pictures = [bool(page.images) for page in document.pages]
        stated = document.metadata.get("Title")
    _check_letters(pages, pictures, name)
    lines = [line for number, page in enumerate(without_furniture(pages, heights)) for line in in_order(page, number)]
    found = paragraphs(lines)
    text = compose(each.piece for each in found)
    if not same_words(text):
        raise DocumentError(f"{name}: the PDF holds no text beside page numbers and running heads.", "Give the document's text.")
    return Content(text=text, title=_title(found, lines, stated), language=language_of(text))


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            yield document
    except _DAMAGED as error:
        causes = (error, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
            raise DocumentError(f"{name}: the PDF is protected by a password.", "Save it without one.") from error
        raise DocumentError(f"{name}: the PDF is damaged or cut short.", "Get it again, or save it anew.") from error


def _check(document: Any, name: str) -> None:
    if not document.pages:
        raise DocumentError(f"{name}: the PDF has no pages.", "Get it again.")
    if len(document.pages) > _MOST_PAGES:
        message = f"{name}: {len(document.pages)} pages are more than the {_MOST_PAGES} a document may have."
        raise DocumentError(message, "Split it into its documents.")


def _check_letters(pages: Sequence[Sequence[Stretch]], pictures: Sequence[bool], name: str) -> None:
    """Refuse scans, empty files and letters without meaning; pages without text among others are left out."""
    letters = [sum(len(each.text) + sum(len("".join(row)) for row in each.rows) for each in page) for page in pages]
    scans = [number for number, count in enumerate(letters, 1) if count < _SCANNED and pictures[number - 1]]
    if len(scans) * 2 > len(pages):
        where = "its pages are" if len(scans) == len(pages) else f"{len(scans)} of {len(pages)} pages (first: {scans[0]}) are"
        raise DocumentError(f"{name}: {where} pictures without text (a scan).", "Run OCR over it first, or give its text.")
    if not any(letters):
        raise DocumentError(f"{name}: the PDF holds no text.", "Give the document's text.")
    unread = sum(each.text.count(_UNREAD) for page in pages for each in page)
    if unread * 20 > sum(letters):
        message = f"{name}: its fonts do not say which letters they show, so that its text cannot be read."
        raise DocumentError(message, "Run OCR over it first, or give its text.")


def _stretches(page: Any) -> list[Stretch]:
    """Lines outside of the page's tables, and its tables."""
    tables = _ruled(page)
    boxes = [table.bbox for table, _ in tables]
    whole = [
        Stretch("", x0, x1, top, bottom, 10.0, rows=tuple(tuple(cell or "" for cell in row) for row in rows))
        for (x0, top, x1, bottom), (_, rows) in zip(boxes, tables, strict=True)
    ]
    return [*page_stretches(_outside(page, boxes)), *whole]


def _ruled(page: Any) -> list[tuple[Any, list[list[str | None]]]]:
    """Tables drawn with lines, of two rows and two columns at least, with their cells."""
    found = []
    for table in page.find_tables():
        rows = table.extract(x_tolerance_ratio=0.15)
        cells = [cell for row in rows for cell in row]
        if len(rows) > 1 and max(map(len, rows)) > 1 and sum(bool(cell) for cell in cells) * 4 >= len(cells):
            found.append((table, rows))
    return found


def _outside(page: Any, boxes: Sequence[tuple[float, float, float, float]]) -> Any:
    """The page without what stands in its tables."""
    if not boxes:
        return page

    def outside(each: Any) -> bool:
        x, y = (each["x0"] + each["x1"]) / 2, (each["top"] + each["bottom"]) / 2
        return not any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)

    return page.filter(outside)


def _title(found: Sequence[Paragraph], lines: Sequence[Line], stated: object) -> str | None:
    """The title among the file's properties where the text shows it, else what is set largest on the first page."""
    named = same_words(tidy(str(stated or "")))
    for each in found[:10]:
        if named and same_words(each.piece.text) == named:
            return each.piece.text
    first = [each for each in found if each.page == 0 and each.piece.kind == "paragraph"]
    largest = max(first, key=lambda each: each.size, default=None)
    usual = sorted(line.words.size for line in lines)[len(lines) // 2] if lines else 0
    return largest.piece.text if largest and largest.size > usual * 1.1 and len(largest.piece.text) < 300 else None
