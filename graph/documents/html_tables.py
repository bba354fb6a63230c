"""Tables of web pages: which hold data and which only lay out the page, and the rows of the former."""

from collections.abc import Iterator
from typing import Any, Final

from graph.documents.composing import Piece, cell_text, table_pieces

__all__ = ["is_data_table", "table_rows"]

_PARTS: Final = ("p", "li", "div")
_ARTICLE: Final = 300
_MOST: Final = 60
"""No cell spans more columns than this: a wrong number in a page must not fill the memory."""


def is_data_table(table: Any) -> bool:
    """Whether the table is rows of data: no table in it, two columns or more, and a head or three rows as wide as each other."""
    if table.get("role") in {"presentation", "none"} or table.find(".//table") is not None:
        return False
    rows = list(_rows(table))
    widths = [sum(_span(cell) for cell in row) for row in rows]
    if not widths or max(widths) < 2:
        return False
    if table.find(".//h1") is not None or table.find(".//h2") is not None or table.find(".//form") is not None:
        return False
    usual = max(set(widths), key=widths.count)
    if _lays_out([cell for row in rows for cell in row]):
        return False
    regular = usual >= 2 and widths.count(usual) * 10 >= len(widths) * 6
    return regular and (len(rows) >= 3 or table.find(".//th") is not None)


def _lays_out(cells: list[Any]) -> bool:
    """Whether one cell is a menu, or holds most of what all of them hold and is long: the article."""
    lengths = [len(_text(cell)) for cell in cells]
    if max(lengths) > _ARTICLE and max(lengths) * 10 > sum(lengths) * 6:
        return True
    menus = [cell for cell in cells if len(cell.findall(".//a")) > 2]
    return any(sum(len(_text(link)) for link in cell.iter("a")) * 10 > len(_text(cell)) * 6 for cell in menus)


def table_rows(table: Any) -> list[Piece]:
    """Rows of a data table; a cell over several columns stands in the first of them, one over several rows in
    the first of them."""
    rows: list[list[str]] = []
    covered: dict[tuple[int, int], bool] = {}
    for number, cells in enumerate(_rows(table)):
        row: list[str] = []
        for cell in cells:
            while covered.get((number, len(row))):
                row.append("")
            down, right = _span(cell, "rowspan"), _span(cell)
            for below in range(1, down):
                covered.update({(number + below, len(row) + aside): True for aside in range(right)})
            row += [_cell(cell), *[""] * (right - 1)]
        rows.append(row)
    return table_pieces(rows)


def _rows(table: Any) -> Iterator[list[Any]]:
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        if cells:
            yield cells


def _span(cell: Any, name: str = "colspan") -> int:
    written = cell.get(name) or "1"
    return max(1, min(int(written), _MOST)) if written.isascii() and written.isdigit() else 1


def _cell(cell: Any) -> str:
    """Paragraphs of a cell, those inside others once."""
    parts = [part for part in cell.iter(*_PARTS) if part.find("p") is None and part.find("li") is None]
    inside = [_text(part) for part in parts if not any(above in parts for above in part.iterancestors())]
    whole = _text(cell)
    paragraphs = inside if len("".join(inside).split()) and _same(inside, whole) else [whole]
    return cell_text(paragraphs)


def _same(parts: list[str], whole: str) -> bool:
    return "".join("".join(parts).split()) == "".join(whole.split())


def _text(element: Any) -> str:
    """Text of the element; a line break is a space, and what is no text is left out."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "br":
            pieces.append(" ")
        elif isinstance(child.tag, str) and child.tag not in {"script", "style"}:
            pieces.append(_text(child) + (" " if child.tag in _PARTS else ""))
        pieces.append(child.tail or "")
    return "".join(pieces)
