"""Action plans printed as tables: rows of cells, read by what the header line calls the columns.

A row begins with its number; a line that begins with an empty first cell goes on with the row above (a page break), and a
line that is only a year opens a section. Cells stand between tabs or pipes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.text.passages import Passage, join_pieces

__all__ = ["COLUMNS", "PlanRow", "PlanTable", "read_tables"]

COLUMNS: Final = ("number", "term", "executor", "result", "place", "mechanism", "event")
"""Columns the header line can name, in the order in which a cell is tried on them."""

_ROW: Final = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,2})?)\s*[.)]?\s*$")
_YEAR: Final = re.compile(r"^[\s|\t]*(?:year\s+)?((?:19|20)\d\d)(?:\s+year)?[\s|\t:.]*$", re.IGNORECASE)
_PLAN_YEAR: Final = re.compile(
    r"(?<!\w)(?:plans?|programmes?|programs?|calendar|schedule|agenda|events|activities|meetings)\b[^\n|]{0,120}?(?<![\d-])(?P<year>20\d\d)(?!\s*[-–—/]\s*\d|\d)",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"^[\s|:+=-]+$")
_TAGS: Final = re.compile(r"<[^<>\n]{0,80}>")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row: its number and year as printed, its cells by column name, its place in the stored text and that of the year.

    `key` is the number, with the year where a heading inside the table gives it and numbers begin anew.
    """

    number: str
    year: int | None
    cells: Mapping[str, Passage]
    start: int
    end: int
    year_at: tuple[int, int] | None = None
    key: str = ""

    def cell(self, column: str) -> Passage:
        """The cell under `column`, empty where there is none."""
        return self.cells.get(column) or Passage()


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table of numbered rows; `start` is where its header line begins."""

    columns: tuple[str, ...]
    rows: tuple[PlanRow, ...]
    start: int
    end: int


@dataclass(slots=True)
class _Line:
    start: int
    cells: list[tuple[int, int]]
    blank_before: bool


@dataclass(slots=True)
class _OpenRow:
    number: str
    year: int | None
    start: int
    end: int
    year_at: tuple[int, int] | None = None
    pieces: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    last: str = "event"

    def add(self, column: str, piece: tuple[int, int]) -> None:
        self.pieces.setdefault(column, []).append(piece)
        self.end = max(self.end, piece[1])
        self.last = column


def read_tables(text: str, start: int = 0) -> list[PlanTable]:
    """Every table of the text from `start` on whose header line names an event column and a term or mechanism."""
    tables = []
    lines = list(_lines(text, start))
    number = 0
    while number < len(lines):
        columns = _header(text, lines[number])
        if columns is None:
            number += 1
            continue
        table, number = _read_rows(text, columns, lines, number)
        if table.rows:
            tables.append(table)
    return tables


def _lines(text: str, start: int) -> Iterator[_Line]:
    blank = False
    for match in re.finditer(r"[^\n]+|\n", text[start:]):
        if match[0] == "\n" or not match[0].strip():
            blank = match[0] != "\n" or text[max(0, start + match.start() - 1)] == "\n" or blank
            continue
        if not _RULE.match(match[0]) or "-" not in match[0]:
            yield _Line(start + match.start(), _cells(text, start + match.start(), start + match.end()), blank)
        blank = False


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    line = text[start:end]
    mark = "\t" if "\t" in line else "|"
    if mark == "|":
        outer = re.match(r"\s*\|?", line)
        start += outer.end() if outer and outer[0].strip() else 0
        line = text[start:end]
        if line.rstrip().endswith("|"):
            end = start + len(line.rstrip()) - 1
    cells = []
    position = start
    for part in text[start:end].split(mark):
        cells.append((position, position + len(part)))
        position += len(part) + 1
    return cells


@cache
def _headers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?<!\w)(?:{'|'.join(section('plans', name))})(?!\w)", re.IGNORECASE)) for name in COLUMNS)


def _header(text: str, line: _Line) -> tuple[str, ...] | None:
    names: list[str] = []
    for cell in (_plain(text, piece) for piece in line.cells):
        names.append(_column(cell, names))
    if len(names) < 3 or not {"term", "mechanism", "executor"} & set(names):
        return None
    if "event" not in names:
        if "mechanism" not in names or "other" in names[:2]:
            return None
        names[names.index("mechanism")] = "event"
    return tuple(names)


def _column(cell: str, taken: list[str]) -> str:
    """The column that a header cell names; prose is no header."""
    if len(cell) > 60:
        return "other"
    if cell == "#":
        return "number"
    return next((name for name, pattern in _headers() if pattern.search(cell) and name not in taken), "other")


def _plain(text: str, piece: tuple[int, int]) -> str:
    return " ".join(_TAGS.sub(" ", text[piece[0] : piece[1]]).split())


def _read_rows(text: str, columns: tuple[str, ...], lines: list[_Line], first: int) -> tuple[PlanTable, int]:
    """Rows of the table whose header is line `first`, and the number of the line after it."""
    rows: list[_OpenRow] = []
    year, year_at = _year_above(text, lines[first].start)
    title = year_at
    number = first + 1
    while number < len(lines):
        line = lines[number]
        whole = text[line.start : line.cells[-1][1]]
        section = _YEAR.match(_TAGS.sub("", whole))
        row = _ROW.match(_plain(text, line.cells[0])) if len(line.cells) > 1 else None
        if section and not row:
            year, year_at = int(section[1]), (line.start, line.cells[-1][1])
        elif row:
            rows.append(_OpenRow(row[1], year, line.start, line.cells[0][1], year_at))
            _place_cells(rows[-1], text, columns[1:], line.cells[1:])
        elif _header(text, line) == columns:
            pass  # the header printed again on the next page
        elif not rows or not _continue(rows[-1], text, columns, line):
            break
        number += 1
    done = tuple(_close(row, text, title) for row in rows)
    return PlanTable(columns, done, lines[first].start, done[-1].end if done else lines[first].start), number


def _year_above(text: str, start: int) -> tuple[int | None, tuple[int, int] | None]:
    """The year of the plan's title, where the words above its table give one only: `ACTIVITIES PLAN FOR 2004`."""
    titles = list(_PLAN_YEAR.finditer(text, max(0, start - 1500), start))
    years = {m["year"] for m in titles}
    return (int(titles[-1]["year"]), titles[-1].span("year")) if len(years) == 1 else (None, None)


def _place_cells(row: _OpenRow, text: str, columns: tuple[str, ...], cells: list[tuple[int, int]]) -> None:
    for column, piece in zip(columns, cells, strict=False):
        if text[piece[0] : piece[1]].strip():
            row.add(column, piece)


def _continue(row: _OpenRow, text: str, columns: tuple[str, ...], line: _Line) -> bool:
    """Whether the line goes on with the row above, and if so its cells added to it."""
    if len(line.cells) == 1:
        if line.blank_before:
            return False
        row.add(row.last, line.cells[0])
    elif not _plain(text, line.cells[0]):
        _place_cells(row, text, columns[1:], line.cells[1:])
    else:
        rest = columns[columns.index(row.last) if row.last in columns else 0 :]
        _place_cells(row, text, rest, line.cells)
    return True


def _close(row: _OpenRow, text: str, title: tuple[int, int] | None) -> PlanRow:
    cells = {name: join_pieces(text, pieces) for name, pieces in row.pieces.items()}
    key = row.number if row.year is None or row.year_at == title else f"{row.year}-{row.number}"
    return PlanRow(row.number, row.year, cells, row.start, row.end, row.year_at, key)
