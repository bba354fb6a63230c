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
from graph.extraction.events.participants import taking_part
from graph.extraction.events.types import phrase_type
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.plans.terms import read_term
from graph.extraction.text.views import LONGEST, view_of

__all__ = ["Calendar", "calendar_events", "find_calendars"]

_COLUMNS: Final = {
    "number": r"no\.?|nr\.?|#|s/?n|item|row",
    "date": r"(?:proposed\s+|tentative\s+|indicative\s+)?(?:dates?|when|terms?|time(?:frame|line|ing)?|period|days?|schedule|deadline|month|quarter)(?:\(s\))?"
    r"(?:\s+(?:and|/|&)\s+(?:time|year))?",
    "place": r"(?:venue|place|location|where|city|country|host\s+(?:city|country))s?(?:\s*(?:and|/|&)\s*\w+)?",
    "who": r"(?:lead|leads?|partners?|participants?|host|hosts?|organi[sz]ers?|responsib\w+|chair|delegations?|attend\w+|executors?|with\s+whom|guests?|by\s+whom"
    r"|participation|counterparts?|lead\s+(?:agency|body|ministry)|implementing\s+\w+|focal\s+points?)",
    "event": r"(?:name\s+of\s+(?:the\s+)?|title\s+of\s+(?:the\s+)?|planned\s+|main\s+|key\s+)?(?:meetings?|events?|activit(?:y|ies)|actions?|conferences?|sessions?|subject"
    r"|titles?|forums?|program(?:me)?s?|description|measures?|engagements?|visits?|functions?|occasions?)(?:\s*(?:name|title|description|/\s*\w+))?",
    "form": r"mechanisms?|formats?|form|modes?|modalit(?:y|ies)|type|kind",
}
_HEADS: Final = {column: re.compile(rf"\s*(?:{pattern})\s*", re.IGNORECASE) for column, pattern in _COLUMNS.items()}
_RULE: Final = re.compile(r"[\s|:+=-]+")
_OFF: Final = re.compile(r"\b(cancel\w*|called\s+off|postponed|deferred|rescheduled)\b", re.IGNORECASE)
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
    """Every table from `start` on whose header line names a column of happenings and one of dates."""
    found: list[Calendar] = []
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:])]
    number = 0
    while number < len(lines):
        number += 1
        first, last = lines[number - 1]
        if last - first > LONGEST or any(a <= first < b for a, b in skip):
            continue
        mark = next((mark for mark in "|\t;" if text.count(mark, first, last) >= 2), None)
        columns = _header(text, _cells(text, first, last, mark)) if mark else None
        if mark is None or columns is None:
            continue
        rows, end = [], last
        while number < len(lines) and (lines[number][1] - lines[number][0] < LONGEST):
            line = lines[number]
            if not _RULE.fullmatch(text, *line):
                cells = _cells(text, *line, mark)
                if len(cells) < min(3, len(columns)):
                    break
                rows.append({column: cell for column, cell in zip(columns, cells, strict=False) if column})
            end = line[1]
            number += 1
        if rows:
            found.append(Calendar(first, end, tuple(rows)))
    return found


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


def _header(text: str, cells: Sequence[Stay]) -> list[str] | None:
    """What each cell of a header line calls its column, once each but for those who take part; None where it is no header."""
    columns: list[str] = []
    for number, (start, end) in enumerate(cells):
        words = text[start:end].strip("* ")
        words = words.rpartition(":")[2] if number == 0 else words
        column = next((name for name, head in _HEADS.items() if head.fullmatch(words)), "")
        if column and column in columns:
            column = f"{column}{number}" if column == "who" else ""
        columns.append(column)
    return columns if {"event", "date"} <= set(columns) else None


def calendar_events(annotated: Annotated, instruments: Instruments, calendar: Calendar) -> list[EventDraft]:
    """One main event for each row that names a happening."""
    title = annotated.text[max(annotated.document.body, calendar.start - _TITLE) : calendar.start]
    year = _year(annotated, calendar.start)
    to_come = _TO_COME.search(title) is not None and _OVER.search(title) is None
    found = []
    for row in calendar.rows:
        event = _event(annotated, instruments, row, year)
        if event is not None:
            event.status = event.status or _status(annotated, event, to_come=to_come)
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
    if end - start < 4 or end - start > 600 or _EMPTY.fullmatch(text, start, end) or row["event"][1] <= row["event"][0]:
        return None
    name = " ".join(text[start:end].strip("* ").split())
    form = text[slice(*row["form"])] if "form" in row else ""
    event = EventDraft(
        phrase_type(_ROUND.sub("", name)) or phrase_type(form.lower()) or "other", start, main=True, rule="events.calendar.row"
    )
    off = _OFF.search(text, *stay)
    if off is not None:
        event.status = "cancelled" if off[1].lower().startswith(("cancel", "called")) else "postponed"
        event.evidence_of["status"] = [_short(stay, off.start())]
        name = re.sub(r"\s*\([^()]*\)\s*$", "", name) if _OFF.search(name) else name
    event.name = name
    event.evidence = [_short(stay, start)]
    _set_date(annotated, event, row, year)
    _set_place(annotated, event, row)
    _set_mode(annotated, event, row, stay)
    for column in ("event", *sorted(column for column in row if column.startswith("who"))):
        place = row[column]
        block = next((n for n, b in enumerate(annotated.blocks) if b.start <= place[0] < b.end), 0)
        if place[1] > place[0]:
            view = view_of(annotated, instruments, Sentence(place[0], place[1], block))
            for part in taking_part(annotated, view, [(0, len(view.text))]):
                part.evidence = list(event.evidence)
                event.add(part)
    return event


def _short(stay: Stay, position: int) -> Stay:
    begin = stay[0] if stay[1] - stay[0] <= 600 else max(stay[0], position - 100)
    return begin, min(stay[1], begin + 600)


def _set_date(annotated: Annotated, event: EventDraft, row: Mapping[str, Stay], year: int | None) -> None:
    term = read_term(annotated.text[slice(*row["date"])] if "date" in row else "", year)
    event.start, event.end = term.start, term.end if term.end != term.start else None
    event.not_after = term.not_after
    if term.start:
        event.evidence_of["start"] = list(event.evidence)
    if event.end:
        event.evidence_of["end"] = list(event.evidence)


def _set_place(annotated: Annotated, event: EventDraft, row: Mapping[str, Stay]) -> None:
    """The town or country of the row's own column, else of its form; a house is the venue, a name no list has is a place."""
    for column in ("place", "form"):
        if column not in row:
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


def _set_mode(annotated: Annotated, event: EventDraft, row: Mapping[str, Stay], stay: Stay) -> None:
    del row
    words = annotated.text[slice(*stay)]
    if _HYBRID.search(words):
        event.mode = "hybrid"
    elif _ONLINE.search(words) and not _IF.search(words):
        event.mode = "online"
    if event.mode:
        event.evidence_of["mode"] = list(event.evidence)


def _status(annotated: Annotated, event: EventDraft, *, to_come: bool) -> str:
    """By the date where document and row have one, else by what the table is called."""
    published = annotated.published
    if published and event.start and event.start[:4].isdigit():
        size = min(len(event.start), len(published), 7)
        if event.start[:size] != published[:size]:
            return "planned" if event.start[:size] > published[:size] else "held"
    return "planned" if to_come else "held"
