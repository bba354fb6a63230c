"""Calendars of meetings printed as tables: a header line names the columns, each further line of cells is one happening.

Cells stand between pipes, tabs or semicolons. Tables of measures are read elsewhere.
"""

# ruff: noqa: E501 - a pattern or a text is easier to read on one line

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.extraction.annotations import Annotated, Sentence
from graph.extraction.drafts import EventDraft, Stay
from graph.extraction.events.calendar_columns import columns_of, header_of, is_header
from graph.extraction.events.participants import taking_part
from graph.extraction.events.row_setting import called_off, clean_name, place_in, status_by_date
from graph.extraction.events.schedule_kinds import is_idle, row_kind
from graph.extraction.events.schedule_leads import read_lead
from graph.extraction.events.types import phrase_type
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.plans.terms import Term, read_term
from graph.extraction.text.views import LONGEST, SentenceView, view_of

__all__ = ["Calendar", "calendar_events", "find_calendars"]

_RULE: Final = re.compile(r"[\s|:+=-]+")
_ONLINE: Final = re.compile(
    r"\b(?:online|on-line|virtual(?:ly)?|video\s?-?\s?conference|zoom|webex|by\s+video(?:\s+link)?)\b", re.IGNORECASE
)
_IF: Final = re.compile(r"\b(?:if|or|possibly|tbc)\b", re.IGNORECASE)
_HYBRID: Final = re.compile(r"\bhybrid\b", re.IGNORECASE)
_TO_COME: Final = re.compile(
    r"\b(?:calendar|schedule|plan|plans|programme\s+of\s+work|upcoming|forthcoming|planned|tentative|notional|provisional|agenda|roadmap)\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(r"\b(?:past|previous|held|completed|report\s+on|conducted)\b", re.IGNORECASE)
_VENUE: Final = re.compile(
    r"\b(?:cent(?:re|er)|hotel|palace|hall|headquarters|hq|ministry|secretariat|room|building|university)\b", re.IGNORECASE
)
_EMPTY: Final = re.compile(r"[\s\-–—.*]*|(?:tbc|tba|tbd|n/?a)\.?", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_ROUND: Final = re.compile(r"^(?:[\w-]+\s+)?(?:round|series|cycle|part)\s+of\s+(?:the\s+)?", re.IGNORECASE)
_TITLE: Final = 500
"""How far before the header line the words stand that say what the table is, and of which year."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A table: its place in the text and, for each row, the place of each cell by column."""

    start: int
    end: int
    rows: tuple[Mapping[str, Stay], ...]


def find_calendars(text: str, start: int, skip: Sequence[Stay] = ()) -> list[Calendar]:
    """Every table from `start` on with a column of dates: its header line says so, or the cells of its lines."""
    found: list[Calendar] = []
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:])]
    number = 0
    while number < len(lines):
        first, last = lines[number]
        number += 1
        if last - first > LONGEST or any(a <= first < b for a, b in skip):
            continue
        mark = next((mark for mark in "|\t;" if text.count(mark, first, last) >= (1 if mark == "\t" else 2)), None)
        if mark is None:
            continue
        below = _below(text, lines[number:], mark)
        columns = header_of(text, _cells(text, first, last, mark), below)
        if columns is None:
            columns = columns_of(text, [_cells(text, first, last, mark), *below]) if mark != ";" else None
            number -= columns is not None
            below = [_cells(text, first, last, mark), *below] if columns is not None else below
        rows = _rows(text, columns, below) if columns is not None else []
        if rows:
            end = max(cell[1] for cells in below for cell in cells)
            found.append(Calendar(first, end, tuple(rows)))
            while number < len(lines) and lines[number][0] < end:
                number += 1
    return found


def _below(text: str, lines: Sequence[Stay], mark: str) -> list[list[Stay]]:
    """The cells of the lines that go on with a table."""
    found = []
    for line in lines:
        if line[1] - line[0] >= LONGEST:
            break
        if _RULE.fullmatch(text, *line):
            continue
        if mark not in text[slice(*line)]:
            break
        found.append(_cells(text, *line, mark))
    return found


def _rows(text: str, columns: Sequence[str], below: Sequence[Sequence[Stay]]) -> list[Mapping[str, Stay]]:
    """The cells of each line by column; one with a single word in it (`May`) heads the lines below, an empty date repeats the one above."""
    rows: list[Mapping[str, Stay]] = []
    date: Stay | None = None
    head: Stay | None = None
    alone: Stay | None = None
    for cells in below:
        filled = [cell for cell in cells if cell[1] > cell[0]]
        row = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
        if len(filled) == 1 and read_lead(text[slice(*filled[0])], "2000").dated:
            head, date = filled[0], None
        if len(filled) == 1 and alone is not None and "event" in columns and "date" in columns and head != filled[0]:
            rows.append({"date": alone, "event": filled[0]})
        alone = filled[0] if len(filled) == 1 and head == filled[0] else None
        if len(filled) < 2 or "event" not in row or is_header(text, columns, cells):
            continue
        row |= {"head": head} if head is not None else {}
        own = row.get("date")
        if own is not None and own[1] == own[0] and date is not None:
            row["date"] = date
        date = row.get("date", date)
        rows.append(row)
    return rows


def _cells(text: str, start: int, end: int, mark: str) -> list[Stay]:
    """Places of the cells of a line, without white space around them."""
    if mark == "|":
        outer = re.compile(r"\s*\|?").match(text, start)
        start = outer.end() if outer else start
        end = start + len(text[start:end].rstrip().removesuffix("|"))
    found, position = [], start
    for piece in text[start:end].split(mark):
        left = position + len(piece) - len(piece.lstrip())
        found.append((left, max(left, position + len(piece.rstrip()))))
        position += len(piece) + 1
    return found


def calendar_events(annotated: Annotated, instruments: Instruments, calendar: Calendar) -> list[EventDraft]:
    """One main event for each row that names a happening."""
    title = annotated.text[max(annotated.document.body, calendar.start - _TITLE) : calendar.start]
    year = _year(annotated, min(a for a, _ in calendar.rows[0].values()))
    past = _OVER.search(title) is not None and _TO_COME.search(title) is None
    found = []
    for row in calendar.rows:
        event = _event(annotated, instruments, row, year)
        if event is not None:
            event.status = event.status or status_by_date(event.start, annotated.published, past=past)
            found.append(event)
    return found


def _year(annotated: Annotated, end: int) -> int | None:
    """The year the words above the table name last, other than in the date of a day or month; else that of publication."""
    start = max(annotated.document.body, end - _TITLE)
    dated = [(d.start, d.end) for d in annotated.dates_in(start, end) if d.kind != "year"]
    years = [
        int(match[0]) for match in _YEAR.finditer(annotated.text, start, end) if not any(a <= match.start() < b for a, b in dated)
    ]
    published = (annotated.published or "")[:4]
    return years[-1] if years else int(published) if published.isdigit() else None


def _event(annotated: Annotated, instruments: Instruments, row: Mapping[str, Stay], year: int | None) -> EventDraft | None:
    text = annotated.text
    start, end = row["event"]
    stay = (min(a for a, _ in row.values()), max(b for _, b in row.values()))
    if end - start < 4 or end - start > 600 or _EMPTY.fullmatch(text, start, end) or is_idle(text[start:end]):
        return None
    name = clean_name(text[start:end])
    form = text[slice(*row["form"])] if "form" in row else ""
    event = EventDraft(_kind(name, form), start, main=True, rule="events.calendar.row")
    event.status = called_off(text[slice(*stay)])
    if event.status is not None:
        event.evidence_of["status"] = [_short(stay, start)]
    event.name = name
    event.evidence = [_short(stay, start)]
    _set_date(annotated, event, row, year)
    _set_place(annotated, event, row, _view(annotated, instruments, row["event"]))
    _set_mode(annotated, event, stay)
    for column in ("event", *sorted(column for column in row if column.startswith("who"))):
        view = _view(annotated, instruments, row[column])
        for part in taking_part(annotated, view, [(0, len(view.text))]) if view is not None else []:
            part.evidence = list(event.evidence)
            event.add(part)
    return event


def _view(annotated: Annotated, instruments: Instruments, cell: Stay) -> SentenceView | None:
    block = next((n for n, b in enumerate(annotated.blocks) if b.start <= cell[0] < b.end), 0)
    return view_of(annotated, instruments, Sentence(*cell, block)) if cell[1] > cell[0] else None


def _kind(name: str, form: str) -> str:
    """Type of the happening a row names: by its words, else by what its own column calls it."""
    own = phrase_type(_ROUND.sub("", name))
    if own not in {None, "other"}:
        return own or "other"
    return row_kind(_ROUND.sub("", name)) or phrase_type(form.lower()) or own or "other"


def _short(stay: Stay, position: int) -> Stay:
    begin = stay[0] if stay[1] - stay[0] <= 600 else max(stay[0], position - 100)
    return begin, min(stay[1], begin + 600)


def _term(text: str, row: Mapping[str, Stay], year: int | None) -> Term:
    """The term of a row: that of its cell, a day of the month or hours of the day that heads the lines."""
    cell = text[slice(*row["date"])].strip("*_ ") if "date" in row else ""
    if "head" not in row:
        return read_term(cell, year)
    head = read_lead(text[slice(*row["head"])], str(year) if year else None)
    bare = read_lead(cell, None, head.start if head.month else None)
    if bare.dated and head.month and bare.text >= len(cell):
        return Term(bare.start, bare.end)
    own = read_term(cell, int(head.start[:4]) if head.start and head.start[:4].isdigit() else year)
    return own if own.start or own.not_after or read_lead(cell, None).dated else Term(head.start, head.end)


def _set_date(annotated: Annotated, event: EventDraft, row: Mapping[str, Stay], year: int | None) -> None:
    term = _term(annotated.text, row, year)
    event.start, event.end = term.start, term.end if term.end != term.start else None
    event.not_after = term.not_after
    if term.start:
        event.evidence_of["start"] = list(event.evidence)
    if event.end:
        event.evidence_of["end"] = list(event.evidence)


def _set_place(annotated: Annotated, event: EventDraft, row: Mapping[str, Stay], view: SentenceView | None) -> None:
    """The town or country of the row's own column, else of its form; a house is the venue, a name no list has is a place."""
    for column in ("place", "form"):
        if column not in row or row[column][1] <= row[column][0]:
            continue
        start, end = row[column]
        words = " ".join(annotated.text[start:end].split())
        places = annotated.mentions_in(start, end, "place") or annotated.mentions_in(start, end, "country")
        towns = {mention.text for mention in places}
        if places and (len(towns) == 1 or column == "place"):
            event.place = places[0].text
        elif column == "place" and words and words[0].isupper() and not _EMPTY.fullmatch(words) and not _ONLINE.search(words):
            event.place = None if _VENUE.search(words) else re.split(r"[,(/]", words)[0].strip()
        if column == "place" and _VENUE.search(words):
            event.venue = words
            event.evidence_of["venue"] = list(event.evidence)
        if event.place:
            event.evidence_of["place"] = list(event.evidence)
            return
    if "place" not in row and view is not None and (found := place_in(view)) is not None:
        event.place = found[0]
        event.evidence_of["place"] = list(event.evidence)


def _set_mode(annotated: Annotated, event: EventDraft, stay: Stay) -> None:
    words = annotated.text[slice(*stay)]
    if _HYBRID.search(words):
        event.mode = "hybrid"
    elif _ONLINE.search(words) and not _IF.search(words):
        event.mode = "online"
    if event.mode:
        event.evidence_of["mode"] = list(event.evidence)
