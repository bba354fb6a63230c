"""Places that a sentence leaves to what stands before it: `here` for the town of the dateline, the stay during which one met."""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft
from graph.extraction.events.row_setting import plain_place

__all__ = ["settle_places"]

_HERE: Final = re.compile(r"\bhere\b(?!\s+(?:is|are|we|that|and\s+now)\b|in(?:after)?)", re.IGNORECASE)
_CITY: Final = re.compile(r"[\[(]?\s*([^\W\d_][\w’'.-]*(?:[ -][^\W\d_][\w’'.-]*){0,3})")
_NO_CITY: Final = re.compile(
    r"(?:.*\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)(?:[a-z]*)\b|date\b|press\b|posted|published|updated|by\b)",
    re.IGNORECASE,
)
_GUESTS: Final = frozenset({"meeting", "signing", "consultation", "ceremony"})


def settle_places(annotated: Annotated, events: Sequence[EventDraft]) -> None:
    """Give a place to events told `here`, and to those met on a visit that has one."""
    _set_titled(annotated, events)
    for event in events:
        if event.place is None and event.mode != "online":
            _set_here(annotated, event)
    for event in events:
        if event.place is None and event.mode != "online" and event.type in _GUESTS:
            _set_like_stay(annotated, event, events)


_BELOW: Final = 110
"""Characters of the longest line below a title that says when and where."""
_GATHERINGS: Final = frozenset({"conference", "training", "session", "exhibition", "meeting", "consultation", "other"})


def _set_titled(annotated: Annotated, events: Sequence[EventDraft]) -> None:
    """A title that names a gathering, and the line below it with its days and town: `Suva, Fiji, 3-5 May 2031`."""
    blocks = annotated.blocks
    for number, block in enumerate(blocks[:8]):
        named = [e for e in events if e.type in _GATHERINGS and any(block.start <= a < block.end for a, _ in e.evidence)]
        if len(named) != 1 or block.end - block.start > 260 or named[0].row is not None:
            continue
        breaks = [m.end() for m in re.finditer(r"\n", annotated.text[block.start : block.end])]
        inside = [(block.start + breaks[-1], block.end)] if breaks else []
        for line in [*inside, *((below.start, below.end) for below in blocks[number + 1 : number + 3])]:
            if line[1] - line[0] <= _BELOW and _set_from(annotated, named[0], line):
                break


def _set_from(annotated: Annotated, event: EventDraft, line: tuple[int, int]) -> bool:
    """Whether the line holds days (a range of them) and at most a place besides; then the event has both."""
    dates = [date for date in annotated.dates_in(*line) if date.kind == "days"]
    if len(dates) != 1:
        return False
    rest = annotated.text[line[0] : dates[0].start] + annotated.text[dates[0].end : line[1]]
    places = annotated.mentions_in(*line, "place")
    lands = annotated.mentions_in(*line, "country")
    if len(re.findall(r"\w+", rest)) > 8 or (
        event.start and not dates[0].edtf[: len(event.start)] <= event.start <= (dates[0].edtf_end or "")
    ):
        return False
    event.start, event.end = dates[0].edtf, dates[0].edtf_end
    event.evidence_of["start"] = event.evidence_of["end"] = [line]
    found = places[0] if places else lands[0] if lands else None
    if found is not None and event.mode != "online":
        event.place = plain_place(found.text)
        event.evidence_of["place"] = [line]
    return True


def _set_here(annotated: Annotated, event: EventDraft) -> None:
    for start, end in event.evidence[:2]:
        found = _HERE.search(annotated.text, start, end)
        city = _dateline_city(annotated, start) if found is not None else None
        if city is not None:
            event.place = city
            event.evidence_of["place"] = [(start, end)]
            return


def _dateline_city(annotated: Annotated, position: int) -> str | None:
    """The town of the dateline that the release begins with."""
    report = annotated.report_at(position)
    above = [b for b in annotated.blocks if report.start <= b.start <= position]
    for block in reversed([b for b in above if b.kind == "dateline" or b.end - b.start < 40]):
        towns = annotated.mentions_in(block.start, block.end, "place")
        if block.kind != "dateline" and not (towns and towns[0].end - towns[0].start + 12 > block.end - block.start):
            continue
        if towns:
            return " ".join(towns[0].text.split()) if not towns[0].text.isupper() else towns[0].text.title()
        city = _CITY.match(annotated.text, block.start, block.end)
        if city is not None and _NO_CITY.match(city[1]) is None and len(city[1]) > 2:
            return city[1].title() if city[1].isupper() else city[1]
    return None


def _set_like_stay(annotated: Annotated, event: EventDraft, events: Sequence[EventDraft]) -> None:
    """Where the visit was during which it took place: told before it, by one who takes part in both."""
    persons = {key for key in event.actors() if annotated.actor(key).kind == "person"}
    stays = [
        stay
        for stay in events
        if stay.type == "visit"
        and stay.place is not None
        and stay.status == event.status
        and stay.start_at < event.start_at
        and annotated.report_at(stay.start_at).key == annotated.report_at(event.start_at).key
        and (persons & stay.actors())
        and _during(stay, event)
    ]
    if len({stay.place for stay in stays}) == 1:
        event.place = stays[0].place
        event.evidence_of["place"] = list(stays[0].evidence_of.get("place") or stays[0].evidence)[:2]


def _during(stay: EventDraft, event: EventDraft) -> bool:
    if event.start is None or stay.start is None:
        return event.part_of is stay or event.start is None
    last = stay.end or stay.start
    return stay.start[: len(event.start)] <= event.start and event.start[: len(last)] <= last
