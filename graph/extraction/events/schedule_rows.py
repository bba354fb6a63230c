"""The lines of a programme as events: each with its own date, place, mode, status and those who take part."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from graph.extraction.annotations import Annotated, Sentence
from graph.extraction.drafts import EventDraft, Stay, TakingPart
from graph.extraction.events.participant_zones import Zone, zones
from graph.extraction.events.participants import bodies_of, taking_part
from graph.extraction.events.row_setting import called_off, clean_name, place_in, place_named, plain_place, status_by_date
from graph.extraction.events.schedule import Row, Schedule
from graph.extraction.events.schedule_kinds import is_programme, row_kind
from graph.extraction.events.schedule_leads import read_lead
from graph.extraction.events.status import mode_of
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.text.views import PERSON, SentenceView, view_of

__all__ = ["schedule_events"]

_SENTENCE: Final = re.compile(
    r"(?<=[a-z)\]”\"’])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bAmb)(?<!\bSt)(?<!\bProf)(?<!\bHon)(?<!\bGen)\.\s+(?=[A-Z])|\n|\s\[|\s+\(?followed\s+by\b|,?\s+press\s+conference\s+afterwards"
)
_TAKES_PART: Final = re.compile(
    r"\b(?:chair\w*|brief\w*|speak\w*|attend\w*|participa\w+|host\w*|presid\w+|co-?chairs?|represent\w*|led\s+by|with|guests?|delegation)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:was|were|met|took|held|received|visited|attended|hosted|addressed|signed|opened|participated)\b", re.IGNORECASE
)
_BY: Final = re.compile(r"\b(?:by|with|of|for|chair(?:ed|s)?(?:\s+by)?|briefers?:?|speakers?:?|hosts?:?)\s", re.IGNORECASE)
_OWNED: Final = re.compile(
    r"\b(?:schedules?|programmes?|program|agenda|diary|calendar|engagements|appointments|itinerary|week|visits?)\b", re.IGNORECASE
)
_MOST: Final = 260


def schedule_events(annotated: Annotated, instruments: Instruments, schedule: Schedule) -> list[EventDraft]:
    """One main event for each line that names a happening."""
    leader = _leader(annotated, schedule)
    found = [_event(annotated, instruments, row, leader) for whole in schedule.rows for row in _parts(annotated, whole)]
    return [event for event in found if event is not None]


_TOWN: Final = re.compile(
    r"(?P<town>[^\W\d_a-z][\w’'.-]*(?:[ -](?:(?:de|del|la|el|al|do|da)\s)?[^\W\d_a-z][\w’'.-]*){0,3})(?:\s*[,/(]\s*(?P<land>[^\W\d_a-z][^,()\d–—:]{1,40}?)\)?)?\s*(?:\s[–—-]+\s|:\s)\s*"
)
"""A row that begins with where it takes place: `LIMA – …`, `Suva (Fiji) – …`."""
_NO_TOWN: Final = re.compile(
    r"(?:new|updated?|tbc|tbd|note|live|urgent|confirmed|tentative|provisional|media|press|all|also|nb|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ivxl]+|\w+\s+\d+)",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\((?:to|until|till|through)\s+(?P<date>[^()]{3,30})\)", re.IGNORECASE)


def _parts(annotated: Annotated, row: Row) -> list[Row]:
    """The row without the town it begins with, one for each of the happenings that semicolons part."""
    text = annotated.text
    town = _TOWN.match(text, row.text, row.text_end)
    where = (town.start("town"), town.end("town")) if town is not None and _is_town(annotated, town) else None
    start = town.end() if where is not None and town is not None else row.text
    row = replace(row, text=start, sub=where or row.sub, led=where)
    stops = [start, *(m.end() for m in re.finditer(r";\s+", text[: row.text_end]) if m.start() > start), row.text_end]
    pieces = [(a, b) for a, b in pairwise(stops)]
    if len(pieces) < 2 or not all(row_kind(text[a:b]) for a, b in pieces):
        return [row]
    return [replace(row, text=a, text_end=b, start=row.start if a == start else a, end=b) for a, b in pieces]


def _is_town(annotated: Annotated, match: re.Match[str]) -> bool:
    """Whether the words before the dash are a place: one that is listed, or one in capitals."""
    words = match["town"]
    listed = any(
        m.start <= match.start("town") + 1 and len(m.text) * 2 > len(words)
        for m in annotated.mentions_in(*match.span("town"), "place", "country")
    )
    shouted = (
        words.isupper()
        and called_off(words) is None
        and _NO_TOWN.fullmatch(words) is None
        and len(words) > 3
        and row_kind(words.lower()) is None
        and not annotated.actors_in(*match.span("town"))
    )
    return listed or shouted


def _leader(annotated: Annotated, schedule: Schedule) -> str | None:
    """Whose programme it is: the person named in its title or in that of the document."""
    stays = [schedule.title] if schedule.title is not None else []
    stays += [(block.start, block.end) for block in annotated.blocks[:3] if is_programme(annotated.text[block.start : block.end])]
    for start, end in stays:
        people = [m for m in annotated.actors_in(start, end) if annotated.actor(m.actor).kind == "person"]
        if len({m.actor for m in people}) == 1 and _owns(annotated.text, (start, end), (people[0].start, people[0].end)):
            return people[0].actor
    return None


def _owns(text: str, title: Stay, person: Stay) -> bool:
    """`Schedule of the President …, NAME`, `NAME's week`, `NAME: daily schedule`."""
    return (
        re.search(rf"{_OWNED.pattern}\s+(?:of|for)\b", text[title[0] : person[0]], re.IGNORECASE) is not None
        or re.match(rf"(?:['’]s?)?\W+(?:[\w-]+\s+){{0,3}}{_OWNED.pattern}", text[person[1] : title[1]], re.IGNORECASE) is not None
    )


def _event(annotated: Annotated, instruments: Instruments, row: Row, leader: str | None) -> EventDraft | None:
    block = next((n for n, b in enumerate(annotated.blocks) if b.start <= row.text < b.end), 0)
    view = view_of(annotated, instruments, Sentence(row.text, row.text_end, block))
    first = _SENTENCE.search(view.text)
    cut = first.start() if first is not None else len(view.text)
    words = view.text[:cut]
    kind = row_kind(words) or row_kind(view.text) or ("meeting" if PERSON in view.masked[:cut] or row.timed else "other")
    if len(re.sub(r"[\W\d_]", "", words)) < 3:
        return None
    event = EventDraft(kind, row.text, main=True, rule="events.calendar.line", confidence=0.85)
    event.evidence = [(row.start, min(row.end, row.start + 600))]
    event.start, event.end = row.day, row.day_end or _last_day(annotated, row)
    hole = _set_place(annotated, event, view, row)
    event.name = _name(words, hole[0] - view.start if hole is not None and hole[1] >= view.start + cut - 2 else None)
    event.mode = mode_of(view, alone=True)
    event.status = called_off(annotated.text[row.start : row.end]) or status_by_date(
        event.start, annotated.published, past=_PAST.search(words) is not None and not annotated.published
    )
    for field in ("start", "end", "mode", "status"):
        if getattr(event, field):
            event.evidence_of[field] = list(event.evidence)
    _take_part(annotated, event, view, (cut, hole), leader)
    return event


def _last_day(annotated: Annotated, row: Row) -> str | None:
    """`(to 18 May)`: the last day of a happening that a diary enters on its first."""
    match = _TO.search(annotated.text, row.text, row.text_end)
    lead = read_lead(match["date"], row.day) if match is not None else None
    return lead.start if lead is not None and lead.start is not None and row.day is not None and lead.start > row.day else None


def _name(words: str, place: int | None) -> str:
    """The line without the place behind it, as far as it is a name and not a report."""
    short = words[:place] if place is not None and place > 12 and not re.search(r"\b(?:in|at|to)\s*$", words[:place]) else words
    name = clean_name(short)
    if len(name) > _MOST and (stop := re.search(r"[:;,]\s", name[40:])) is not None:
        name = name[: 40 + stop.start()]
    return name


def _set_place(annotated: Annotated, event: EventDraft, view: SentenceView, row: Row) -> Zone | None:
    """The place of the row's own words, else that of the heading above it; gives the stretch of its own words."""
    if row.led is not None:
        event.place = plain_place(annotated.text[slice(*row.led)])
        event.evidence_of["place"] = list(event.evidence)
        return None
    own = place_in(view, going=event.type == "visit")
    if own is not None and _online(view):
        own = None
    found = own or (place_named(annotated, (row.sub, row.heading, row.where)) if not _online(view) else None)
    if found is not None:
        event.place = found[0]
        event.evidence_of["place"] = list(event.evidence) if own is not None else [found[1]]
    return own[1] if own is not None else None


def _online(view: SentenceView) -> bool:
    return mode_of(view, alone=True) == "online"


def _take_part(
    annotated: Annotated, event: EventDraft, view: SentenceView, where: tuple[int, Zone | None], leader: str | None
) -> None:
    cut, hole = where
    ranges: list[Zone] = [(a, min(b, cut)) for a, b in zones(view, []) if a < cut]
    ranges += [(by.end(), cut) for by in _BY.finditer(view.masked, 0, cut)]
    ranges += _told_later(view, cut)
    if hole is not None and event.type != "visit":
        ranges = _without(ranges, (hole[0] - view.start, hole[1] - view.start))
    if leader is not None:
        event.add(TakingPart(leader, evidence=list(event.evidence), rule="participants.named", confidence=0.8))
        for part in bodies_of(annotated, annotated.actor(leader), event.evidence[0]):
            event.add(part)
    for part in taking_part(annotated, view, ranges):
        event.add(part)


def _told_later(view: SentenceView, cut: int) -> list[Zone]:
    """The sentences behind the first that say who chairs, briefs, attends."""
    found = []
    position = cut
    for piece in re.split(r"(?<=[.;])\s", view.masked[cut:]):
        if _TAKES_PART.search(piece):
            found.append((position, position + len(piece)))
        position += len(piece) + 1
    return found


def _without(ranges: Sequence[Zone], hole: Zone) -> list[Zone]:
    found = []
    for a, b in ranges:
        found += [(a, min(b, hole[0])), (max(a, hole[1]), b)]
    return [(a, b) for a, b in found if a < b]
