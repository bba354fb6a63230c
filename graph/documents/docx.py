"""Word documents to `Content`: paragraphs, lists and tables of the body, as they read with every change accepted.

Page headers and footers, notes and comments are left out; text boxes follow the paragraph they hang on.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from graph.documents.composing import Piece, cell_text, compose, same_words, table_pieces, tidy
from graph.documents.content import Content
from graph.documents.docx_numbering import Numbering
from graph.documents.languages import language_of
from graph.errors import DocumentError

__all__ = ["read_docx"]

_MOST: Final = 100 * 1024 * 1024
"""Bytes the container may hold unpacked: a small file can unpack to anything."""
_TEXT: Final = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_GONE: Final = frozenset(map(qn, ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr", "w:instrText", "w:delText")))
_SEEN_THROUGH: Final = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, PackageNotFoundError, XMLSyntaxError,
    KeyError, ValueError, OSError, AttributeError, RuntimeError,
)  # fmt: skip
_LAYOUT: Final = 400
"""A table with a cell of more letters than this and several paragraphs lays out the page."""


def read_docx(data: bytes, name: str) -> Content:
    """The body of the document; DocumentError where the file is damaged, too large unpacked, or holds no text."""
    document = _open(data, name)
    pieces = list(_pieces(document.element.body, _numbering(document)))
    text = compose(pieces)
    if not same_words(text):
        raise DocumentError(f"{name}: the document holds no text (only pictures?).", "Give the document's text.")
    return Content(text=text, title=_title(document, pieces), language=language_of(text))


def _open(data: bytes, name: str) -> WordDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MOST:
            message = f"{name}: unpacked it is {unpacked / 1_048_576:.0f} MB, more than the {_MOST // 1_048_576} MB allowed."
            raise DocumentError(message, "Save it without its pictures.")
        return docx.Document(io.BytesIO(data))
    except _DAMAGED as error:
        raise DocumentError(
            f"{name}: the DOCX file is damaged: {str(error).rstrip('.')}.", "Open it in Word and save it anew."
        ) from error


def _numbering(document: WordDocument) -> Numbering:
    parts = [each.target_part for each in document.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NUMBERING]
    return Numbering(getattr(parts[0], "element", None) if parts else None, document.styles.element)


def _pieces(parent: Any, numbering: Numbering) -> Iterator[Piece]:
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _paragraph(element, numbering)
        elif element.tag == qn("w:tbl"):
            yield from _table(element, numbering)
        elif element.tag in _SEEN_THROUGH:
            yield from _pieces(element, numbering)


def _paragraph(element: Any, numbering: Numbering) -> Iterator[Piece]:
    text = tidy(_text(element))
    if text:
        mark = numbering.mark(element)
        yield Piece(mark + text, "item" if mark else "paragraph")
    for box in element.iter(qn("w:txbxContent")):
        if not any(above.tag in {_FALLBACK, qn("w:txbxContent")} for above in box.iterancestors()):
            yield from _pieces(box, numbering)


def _text(element: Any) -> str:
    parts = []
    for child in element:
        if child.tag in _GONE or child.tag == _FALLBACK:
            continue
        if child.tag == qn("w:t"):
            parts += [child.text or "", *(each.tail or "" for each in child)]  # an entity inside is not followed
        elif child.tag in _TEXT:
            parts.append(_TEXT[child.tag])
        else:
            parts.append(_text(child))
    return "".join(parts)


def _table(table: Any, numbering: Numbering) -> Iterator[Piece]:
    rows = list(_rows(table))
    cells = [cell for row in rows for cell in row]
    long = any(len(_text(cell)) > _LAYOUT and len(cell.findall(qn("w:p"))) > 2 for cell in cells)
    if len(rows) < 2 or max(map(len, rows), default=0) < 2 or (long and len(rows) < 3):
        for cell in cells:
            yield from _pieces(cell, numbering)
        return
    yield from table_pieces([text for cell in row for text in _cell(cell, numbering)] for row in rows)


def _rows(table: Any) -> Iterator[list[Any]]:
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is table:
            yield [cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row]


def _cell(cell: Any, numbering: Numbering) -> list[str]:
    """The cell and an empty one for each further column it spans; one that goes on from the row above is empty."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    spanned = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    width = spanned.get(qn("w:val")) or "1" if spanned is not None else "1"
    goes_on = merged is not None and merged.get(qn("w:val")) in {None, "continue"}
    text = "" if goes_on else cell_text([numbering.mark(each) + _text(each) for each in cell.iter(qn("w:p"))])
    return [text, *[""] * (min(int(width), 60) - 1 if width.isdecimal() else 0)]


def _title(document: WordDocument, pieces: list[Piece]) -> str | None:
    """The title among the file's properties where the text shows it: what templates leave there belongs to other texts."""
    stated = tidy(document.core_properties.title or "")
    shown = {same_words(piece.text): piece.text for piece in reversed(pieces[:10])}
    if stated and same_words(stated) in shown:
        return shown[same_words(stated)]
    styled = next(
        (each for each in document.paragraphs[:10] if each.style and each.style.style_id in {"Title", "Heading1"}), None
    )
    return (tidy(styled.text) or None) if styled is not None else None
