"""What the columns of a table of meetings are: by the words of its header line, else by what stands in its cells."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.drafts import Stay
from graph.extraction.events.schedule_kinds import is_happening
from graph.extraction.events.schedule_leads import read_lead
from graph.extraction.plans.terms import read_term

__all__ = ["columns_of", "header_of", "is_header"]

_COLUMNS: Final = {
    "number": r"(?:no|nr|nos|s/?n|sl?|sr|ser(?:ial)?|item|row|#|№|ref(?:erence)?)(?:\.?\s*(?:no|nr|#))?\.?",
    "date": r"(?:[\w-]+\s+){0,2}(?:dates?|when|terms?|time(?:frame|line|table|ing)?s?|periods?|days?|schedule[ds]?|deadlines?|months?|quarters?|duration|implementation\s+period)(?:\s*\(?s\)?)?(?:\s*\([^()]*\))?"
    r"(?:\s*(?:and|/|&|,|of)\s*(?:the\s+)?(?:time|year|duration|events?|meetings?|place|venue|hours?|conduct|holding))?",
    "place": r"(?:[\w-]+\s+){0,1}(?:venues?|places?|locations?|where|city|cities|country|countries|towns?|host\s+(?:city|country))(?:\s*(?:and|/|&|of|,)\s*(?:the\s+)?\w+)?",
    "who": r"(?:[\w-]+\s+){0,2}(?:leads?|partners?|participants?|hosts?|organi[sz]ers?|organi[sz](?:ed|ing)\s+\w+|responsib\w+|chairs?|chairpersons?|delegations?|attend\w+|executors?|guests?|participation|counterparts?|agenc(?:y|ies)"
    r"|ministr(?:y|ies)|focal\s+points?|institutions?|convenors?|representatives?|speakers?|moderators?|sponsors?|entit(?:y|ies)|department|whom|level)(?:\s*(?:and|/|&|,)\s*[\w ]+|\s+(?:body|bodies|party|parties|institutions?|agenc(?:y|ies)|persons?|officers?))?(?:\(s\))?",
    "event": r"(?:[\w/-]+\s+(?:of\s+(?:the\s+)?)?){0,3}(?:meetings?|events?|activit(?:y|ies)|actions?|conferences?|sessions?|subjects?|titles?|names?|forums?|program(?:me)?s?|descriptions?|measures?|engagements?|visits?|functions?|occasions?"
    r"|body|bodies|organs?|what|appointments?|topics?|initiatives?|workshops?|trainings?)(?:\s*(?:and|/|&|,|of|-)\s*(?:the\s+)?[\w ]+|\s+(?:name|title|description))?(?:\(s\))?",
    "form": r"(?:[\w-]+\s+)?(?:mechanisms?|formats?|forms?|modes?|modalit(?:y|ies)|types?|kinds?|categor(?:y|ies))(?:\s+of\s+(?:the\s+)?\w+)?",
    "note": r"(?:remarks?|notes?|comments?|status|observations?|additional\s+information|details|confirmation|outcomes?|results?|website|links?|documents?|contacts?|purpose|objectives?|budget|cost|funding|agenda)(?:\s*(?:and|/|&)\s*\w+)?",
}
_ORDER: Final = ("number", "note", "date", "place", "form", "who", "event")
_HEADS: Final = {column: re.compile(rf"\s*(?:{_COLUMNS[column]})\s*", re.IGNORECASE) for column in _ORDER}
_LONGEST: Final = 60


def header_of(text: str, cells: Sequence[Stay], below: Sequence[Sequence[Stay]]) -> list[str] | None:
    """What each cell of a header line calls its column, once each but for those who take part; None where it is no header.

    A table of dates whose header names no column of happenings has them in the unnamed column that says most.
    """
    columns: list[str] = []
    for number, (start, end) in enumerate(cells):
        words = text[start:end].strip("*_ ")
        words = words.rpartition(":")[2] if number == 0 else words
        column = next((name for name, head in _HEADS.items() if head.fullmatch(words)), "") if len(words) <= _LONGEST else ""
        if column and column in columns:
            column = f"{column}{number}" if column in {"who", "note"} else ""
        columns.append(column)
    if "date" not in columns or len([column for column in columns if column]) < 2:
        return None
    if "event" not in columns:
        free = [n for n, column in enumerate(columns) if not column or column.startswith(("note", "form"))]
        longest = max(free, key=lambda n: _size(below, n), default=None)
        if longest is None or _size(below, longest) < 8:
            return None
        columns[longest] = "event"
    return columns


def is_header(text: str, columns: Sequence[str], cells: Sequence[Stay]) -> bool:
    """Whether a line of the table is its header printed again."""
    named = [(column, text[slice(*cell)].strip("*_ ")) for column, cell in zip(columns, cells, strict=False) if column]
    known = [_HEADS[re.sub(r"\d+$", "", column)].fullmatch(words) is not None for column, words in named if words]
    return len(known) > 1 and all(known)


def columns_of(text: str, lines: Sequence[Sequence[Stay]]) -> list[str] | None:
    """The columns of a table without a header: one of dates, the longest other one of happenings, a short one of places."""
    width = len(lines[0]) if lines else 0
    rows = [cells for cells in lines if len(cells) == width]
    if width < 2 or width > 8 or len(rows) < 2 or len(rows) * 2 < len(lines):
        return None
    dated = [n for n in range(width) if all(_is_date(text[slice(*cells[n])]) for cells in rows)]
    if not dated:
        return None
    columns = [""] * width
    columns[dated[0]] = "date"
    free = [n for n in range(width) if not columns[n]]
    happen = [n for n in free if sum(is_happening(text[slice(*cells[n])]) for cells in rows) * 2 >= len(rows)]
    if not happen:
        return None
    event = max(happen, key=lambda n: _size(rows, n))
    columns[event] = "event"
    for number in free:
        words = [text[slice(*cells[number])] for cells in rows]
        if number != event and "place" not in columns and all(len(one) < 40 and (not one or one[0].isupper()) for one in words):
            columns[number] = "place"
    return columns


def _is_date(cell: str) -> bool:
    lead = read_lead(cell.strip("*_ "), "2000-01-01")
    if lead.dated:
        return len(cell.strip("*_ ")[lead.text :].strip(" .()")) < 12
    return len(cell) < 40 and read_term(cell, 2000).start is not None


def _size(lines: Sequence[Sequence[Stay]], number: int) -> float:
    """Mean length of the cells of a column."""
    cells = [line[number] for line in lines if len(line) > number]
    return sum(end - start for start, end in cells) / len(cells) if cells else 0.0
