"""Programmes, diaries and lists of meetings: lines that stand under a date, or begin with a date or a time of day.

A heading gives the day (`Monday 5 October 2020`), lines below it the time and what happens; or each line has its own date.
Two such lines make a programme, or one under a heading that says what it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import Stay
from graph.extraction.events.schedule_kinds import DAY_WORD, DETAIL, ROOM, is_happening, is_idle, is_programme, row_kind
from graph.extraction.events.schedule_leads import Lead, read_lead
from graph.extraction.events.schedule_state import Row, Schedule, State

__all__ = ["Row", "Schedule", "find_schedules"]

_LONGEST: Final = 900
_PROSE: Final = 180
_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]*[)\]][\s.]*|\(.*")
_ASIDE: Final = re.compile(
    r"(?:\d+|day\s+\w+|local\s+time|all\s+times.*|week\s+\d+|cont(?:inue)?d?\.?|today|tomorrow|tbc|[A-Z]{2,4})[\s.:]*",
    re.IGNORECASE,
)
_DATED_END: Final = re.compile(
    r"(?:[,(–—:|\n]|(?<=\))|(?<!\d)-)\s*(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\b[^,;()]{0,45}?)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?[^;()]{0,40}?)"
    r"(?:[,(–—-]\s*(?P<place>[A-Z][^;()\d]{2,60}))?\s*(?:[);.,]|\s(?:and|or)$)*$",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(r"\W*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_VENUE: Final = re.compile(r"\W*(?:venue|place|location|where)\s*:", re.IGNORECASE)
_REPORTS: Final = re.compile(
    r"[^.]{0,200}?\b(?:said|stated|noted|stressed|expressed|exchanged|began|paid|welcomed|discussed|agreed|went\s+on|wishes|appreciated|underlined|was|were|had|thanked|explained|mentioned|reiterated"
    r"|confirmed|concurred|shared|condemned|requested|conveyed|hoped|should|must|shall)\b[^:]*\.\s*$",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT: Final = re.compile(
    r"\W*(?:source|photo|credit|contact|tel|note|reference|ref|copyright|©|for\s+(?:more|further))\b", re.IGNORECASE
)
_FINITE: Final = re.compile(
    r"\b(?:will|has|have|had|is|are|was|were|said|met|took|visited|discussed|signed|agreed|held|adopted|told|stated)\b",
    re.IGNORECASE,
)


def find_schedules(annotated: Annotated, skip: Sequence[Stay] = ()) -> Schedule:
    """The programme of a document; one without rows where it has none."""
    text = annotated.text
    units = _units(annotated, skip)
    state = State(anchor=_first_anchor(annotated, units))
    leads = []
    for number, unit in enumerate(units):
        line = text[unit[0] : unit[1]]
        lead = read_lead(line, state.anchor, state.month)
        following = read_lead(text[slice(*units[number + 1])], None) if number + 1 < len(units) else Lead(0)
        leads.append(lead)
        _read(annotated, state, unit, lead, following)
        if not is_programme(line) or row_kind(line) is not None:
            state.above = unit
    if state.titled and _tells(annotated, state.rows):
        state.rows = state.rows[1:]
    rows = [row for row in _settled(annotated, state.rows) if not is_idle(text[row.text : row.text_end])]
    telling = [row for row in rows if is_happening(text[row.text : row.text_end]) or _names_person(annotated, row)]
    enough = len(rows) >= 2 or (rows and state.title is not None and rows[0].start - state.title[1] < 400)
    said = state.title is not None or any(row.timed for row in rows)
    if not enough or len(telling) * 2 < len(rows) or (not said and len(telling) * 3 < len(rows) * 2):
        return Schedule(())
    return Schedule(tuple(rows if said else telling), state.title)


def _tells(annotated: Annotated, rows: Sequence[Row]) -> bool:
    """Whether the document tells in sentences, too: then these tell of what its title names."""
    return any(
        block.kind == "paragraph" and block.end - block.start > 110 and annotated.text[block.end - 1] == "."
        for block in annotated.blocks
        if not any(row.start <= block.start < row.end for row in rows)
    )


def _settled(annotated: Annotated, rows: Sequence[Row]) -> list[Row]:
    """The rows without lines that only stand below the date of the document."""
    days = {row.day for row in rows if row.plain}
    first = next((row.day for row in rows), None)
    return [row for row in rows if not (row.plain and (len(days) < 2 or row.day == first == annotated.published))]


def _names_person(annotated: Annotated, row: Row) -> bool:
    return any(annotated.actor(m.actor).kind == "person" for m in annotated.actors_in(row.text, row.text_end, references=False))


def _units(annotated: Annotated, skip: Sequence[Stay]) -> list[Stay]:
    """The lines of the text, folded ones joined, without those read otherwise."""
    found: list[Stay] = []
    for block in annotated.blocks:
        if any(a <= block.start < b for a, b in skip) or block.kind in {"furniture", "table-row"}:
            continue
        if (
            found
            and "\n" not in annotated.text[found[-1][1] : block.start]
            and not any(found[-1][1] <= a < block.start for a, _ in skip)
        ):
            found[-1] = found[-1][0], block.end
        else:
            found.append((block.start, block.end))
    return found


def _first_anchor(annotated: Annotated, units: Sequence[Stay]) -> str | None:
    """What short dates count from: the day of publication, else the first date that stands near the top."""
    title = annotated.document.title or ""
    stated = re.findall(r"\b20\d\d\b", title)
    if annotated.published:
        return annotated.published
    for start, end in units[:6]:
        for found in annotated.dates_in(start, end):
            if "X" not in found.edtf and not found.anchored:
                return found.edtf
    return stated[-1] if stated else None


def _read(annotated: Annotated, state: State, unit: Stay, lead: Lead, following: Lead) -> None:
    """A line of the document: one with a date or an hour, or one that stands below such."""
    start, end = unit
    text = annotated.text
    rest = text[start + lead.text : end]
    opened, state.listing = state.listing, False
    if end - start > _LONGEST:
        state.day, state.prose, state.pending, state.fresh = None, True, False, False
    elif lead.dated:
        _dated(annotated, state, unit, lead, following)
    elif not lead.timed:
        _undated(annotated, state, unit, lead, (following, opened))
    else:
        named = _has_words(rest)
        if named and not _is_sentence(text[start:end], rest):
            _add(state, unit, lead, state.day or _told_day(annotated, start))
        state.pending = not named


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", text) is not None


def _dated(annotated: Annotated, state: State, unit: Stay, lead: Lead, following: Lead) -> None:
    """A line that begins with a date: a heading, a row of its own, or a sentence."""
    start, end = unit
    text = annotated.text
    rest, behind = text[start + lead.text : end], (start + lead.text, end)
    if (lead.said and text[start].islower()) or (lead.end is not None and _title_above(annotated, state, unit)):
        return
    if not _has_words(rest) or _is_aside(annotated, behind):
        own = lead.start == annotated.published and not state.rows and state.title is None
        if not (own and _WEEKDAY.match(text, start) is None):
            _head(state, lead, behind)
    elif not lead.said and _fits(rest, lead):
        _dated_row(state, unit, lead, following, rest)
    else:
        _below(annotated, state, unit, lead, following)


def _undated(annotated: Annotated, state: State, unit: Stay, lead: Lead, around: tuple[Lead, bool]) -> None:
    """A line without date and hour: a room, a detail of the row above, a happening of the day, or a heading."""
    start, end = unit
    following, opened = around
    rest = annotated.text[start + lead.text : end]
    named = _has_words(rest)
    if state.pending and named and len(rest) < _ROOM_LINE and ROOM.fullmatch(rest.strip(" .")):
        state.sub = unit
    elif _goes_below(annotated, state, unit, lead, opened=opened):
        state.rows[-1] = replace(state.rows[-1], end=end, text_end=end)
        state.listing = True
    elif state.day and named and _is_aside(annotated, (start + lead.text, end)):
        state.sub = unit
    elif not ((lead.bullet or state.day) and _dated_end(annotated, state, unit, lead)):
        _below(annotated, state, unit, lead, following)


_ROOM_LINE: Final = 90


def _below(annotated: Annotated, state: State, unit: Stay, lead: Lead, following: Lead) -> None:
    """What happens on the day of the heading above, or what an introduction says."""
    rest = annotated.text[unit[0] + lead.text : unit[1]]
    if state.pending or (state.day and _has_words(rest) and _stands_below(state, lead, rest, following)):
        plain = not lead.bullet and not state.pending
        state.sub = unit if plain and row_kind(rest) == "visit" else state.sub
        _add(state, unit, lead, state.day or _told_day(annotated, unit[0]))
        state.plain = plain
        state.rows[-1] = replace(state.rows[-1], plain=plain)
    elif not _title_above(annotated, state, unit) and not _dated_end(annotated, state, unit, lead):
        _context(annotated, state, unit, rest)


def _goes_below(annotated: Annotated, state: State, unit: Stay, lead: Lead, *, opened: bool) -> bool:
    """Whether a line belongs to the row above it: one of those listed behind its colon, or who opens, chairs and speaks."""
    if not state.rows or state.rows[-1].end > unit[0] or annotated.text[state.rows[-1].end : unit[0]].strip():
        return False
    rest = annotated.text[unit[0] + lead.text : unit[1]]
    if annotated.text[: state.rows[-1].end].endswith(":"):
        return lead.bullet or _opens_with_person(annotated, unit)
    detail = state.rows[-1].timed and DETAIL.match(rest) is not None
    return detail or (opened and (lead.bullet or _opens_with_person(annotated, unit)) and row_kind(rest) is None)


def _opens_with_person(annotated: Annotated, unit: Stay) -> bool:
    people = [m for m in annotated.actors_in(*unit, references=False) if annotated.actor(m.actor).kind == "person"]
    return bool(people) and people[0].start - unit[0] < 24


def _dated_row(state: State, unit: Stay, lead: Lead, following: Lead, rest: str) -> None:
    """A line with its own date; one above lines of hours gives them their day (`8 October – Visit to Ireland`)."""
    opens = following.timed and not following.dated and not lead.timed
    if opens:
        _head(state, lead, (unit[0] + lead.text, unit[1]))
        if row_kind(rest) is None:
            return
    first = lead.start or ""
    state.day = (first, lead.end) if lead.timed or opens else state.day
    state.anchor = first if "X" not in first else state.anchor
    _add(state, unit, lead, (first, lead.end))


def _stands_below(state: State, lead: Lead, rest: str, following: Lead) -> bool:
    """Whether a line under a day, without date or hour, is a happening of that day."""
    return (lead.bullet and not state.prose and not _REPORTS.match(rest)) or _goes_on(state, rest, following)


def _is_sentence(line: str, rest: str) -> bool:
    """Whether a line that begins with a time is a sentence of a report: `At 2 p.m. on 3 May, …`."""
    opened = re.match(r"\W*(?:at|from|around|about|starting)\b", line, re.IGNORECASE) is not None or rest[:1].islower()
    return opened and (line.rstrip().endswith(".") or len(line) > 110)


def _is_aside(annotated: Annotated, stay: Stay) -> bool:
    """Whether what stands behind a date is no happening: brackets, a number, a town."""
    rest = annotated.text[slice(*stay)].strip(" .:,–—-")
    if not rest or _BRACKETED.fullmatch(rest) or _ASIDE.fullmatch(rest):
        return True
    return any(m.start <= stay[0] + 1 and len(m.text) * 2 > len(rest) for m in annotated.mentions_in(*stay, "place"))


def _fits(rest: str, lead: Lead) -> bool:
    """Whether the words behind a date are those of a list and not of a sentence."""
    if lead.bullet or lead.timed:
        return True
    if len(rest) > 260 and rest.rstrip().endswith("."):
        return False
    first = re.split(r"(?<=[a-z)])\.\s", rest, maxsplit=1)[0]
    if not lead.parted:
        return len(rest) < 160 and not rest.rstrip().endswith(".") and rest[0].isupper()
    return not (rest.rstrip().endswith(".") and _FINITE.search(first) and len(first) > 60)


def _head(state: State, lead: Lead, where: Stay) -> None:
    """A heading that gives the day of the lines below it."""
    first = lead.start or ""
    state.anchor = first if "X" not in first else state.anchor
    if lead.month:
        state.month, state.day = first, None
    else:
        state.day = first, lead.end
    state.heading, state.sub = where if where[1] > where[0] else None, None
    state.fresh, state.pending, state.prose, state.plain = True, False, False, False


def _add(state: State, unit: Stay, lead: Lead, day: tuple[str, str | None] | None) -> None:
    start, end = unit
    own = lead.dated and not lead.timed
    first, last = day or (None, None)
    heading = None if own else state.heading
    state.rows.append(
        Row(start, end, start + lead.text, end, first, last, timed=lead.timed, where=state.where, heading=heading, sub=state.sub)
    )
    state.fresh = state.pending = state.plain = False
    state.prose = False


def _goes_on(state: State, rest: str, following: Lead) -> bool:
    """Whether a line without date or time is what happens on the day of the heading above it."""
    if following.timed and row_kind(rest) == "visit" and len(rest) < 120:
        return True
    if _CREDIT.match(rest) or rest.rstrip().endswith((".", ":")) or len(rest) > 300 or rest.startswith("(") or state.prose:
        return False
    return state.fresh or state.plain


def _told_day(annotated: Annotated, position: int) -> tuple[str, str | None] | None:
    """The day of a programme that has no heading of its own: the last one named above it."""
    days = [d for d in annotated.dates_in(annotated.document.body, position) if d.kind == "day" and "X" not in d.edtf]
    published = annotated.published or ""
    ahead = [d for d in days if d.edtf >= published[: len(d.edtf)]]
    if ahead:
        return ahead[-1].edtf, None
    return (published, None) if len(published) == 10 else None


def _dated_end(annotated: Annotated, state: State, unit: Stay, lead: Lead) -> bool:
    """A line that names a happening and ends with its date: `5th Meeting of …, Tashkent, 12 March 2024`."""
    start, end = unit
    line = annotated.text[start:end].partition("\n")[0]  # what is told below the title is no part of it
    match = _DATED_END.search(line) or _DATED_END.search(line := annotated.text[start:end])
    if match is None or len(line) > 260 or _FINITE.search(line) or row_kind(line[lead.text : match.start()]) is None:
        return False
    date = read_lead(match["date"], state.anchor)
    if date.start is None or match["date"][date.text :].strip(" .,)") or date.start == annotated.published:
        return False
    where = (start + match.start("place"), start + match.end("place")) if match["place"] else None
    state.rows.append(
        Row(
            start,
            end,
            start + lead.text,
            start + match.start(),
            date.start,
            date.end,
            where=where or state.where,
            sub=where or state.sub,
        )
    )
    state.fresh = state.pending = False
    return True


def _day_of(annotated: Annotated, unit: Stay, match: re.Match[str], anchor: str | None) -> str | None:
    """The day that a colon follows, where the text or the day of publication gives it."""
    dates = annotated.dates_in(unit[0] + match.start(), unit[1])
    if dates and dates[-1].kind == "day":
        return dates[-1].edtf
    return (
        anchor
        if anchor and len(anchor) == 10 and match["w"] and match["w"].lower().startswith(("today", "this", "tonight"))
        else None
    )


def _title_above(annotated: Annotated, state: State, unit: Stay) -> bool:
    """A line of days and a town, below the title of the gathering whose programme follows."""
    dates = [date for date in annotated.dates_in(*unit) if date.kind == "days"]
    above = state.above
    if above is None or state.rows or len(dates) != 1 or unit[1] - unit[0] > 110:
        return False
    title = annotated.text[slice(*above)]
    rest = annotated.text[unit[0] : dates[0].start] + annotated.text[dates[0].end : unit[1]]
    if (
        len(re.findall(r"\w+", rest)) > 8
        or len(title) > 240
        or title.rstrip().endswith(".")
        or is_programme(title)
        or row_kind(title) is None
    ):
        return False
    state.rows.append(Row(*above, *above, dates[0].edtf, dates[0].edtf_end, where=unit))
    state.anchor, state.titled = dates[0].edtf, True
    return True


def _context(annotated: Annotated, state: State, unit: Stay, rest: str) -> None:
    """What an introduction or a subheading says of the lines below; prose ends what a heading has begun."""
    line = annotated.text[slice(*unit)]
    state.fresh = state.pending = False
    if (day := DAY_WORD.search(line)) is not None and (date := _day_of(annotated, unit, day, state.anchor)) is not None:
        state.day, state.prose, state.plain, state.heading, state.sub = (date, None), False, False, None, None
        return
    head = line.rstrip().endswith(":") or (len(line) < 120 and not line.rstrip().endswith("."))
    if not head:
        state.prose = state.prose or len(rest) > _PROSE or line.rstrip().endswith(".")
        return
    if is_programme(line):
        state.title = unit
        dated = [d for d in annotated.dates_in(*unit) if "X" not in d.edtf and not (d.anchored and d.kind != "day")]
        if dated:
            state.anchor = dated[0].edtf
            state.day = (dated[0].edtf, None) if dated[0].kind == "day" else None
            state.month = dated[0].edtf if dated[0].kind == "month" else None
    if state.rows and _VENUE.match(line):
        state.rows[-1] = replace(state.rows[-1], sub=unit)
        return
    if line.startswith("(") and (state.rows or not annotated.mentions_in(*unit, "place")):
        return
    if state.day is not None:
        state.sub = unit
    else:
        state.where = unit
