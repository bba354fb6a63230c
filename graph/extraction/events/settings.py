"""When and where a happening of a sentence was: each date and place goes to the trigger it belongs to."""

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from graph.extraction.annotations import DateMention, Mention
from graph.extraction.drafts import EventDraft
from graph.extraction.events.triggers import Trigger
from graph.extraction.text.views import ACTOR, INSTRUMENT, SentenceView

__all__ = ["set_dates_and_places"]

_T = TypeVar("_T", DateMention, Mention)

_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|to|into|from|city\s+of|town\s+of|near|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|reach(?:es|ed)|(?:leav(?:e|es|ing)|left|depart(?:s|ed|ing)?|head(?:s|ed|ing)?|bound|fl[ey]w?|set\s+off|en\s+route)\s+(?:for|to))\s+(?:the\s+)?(?:(?:capital|city)(?:\s+of)?,?\s+)?$",
    re.IGNORECASE,
)
_SEAT_BEFORE: Final = re.compile(
    r"\b(?:accredited|based|office|centre|center|embassy|ambassador|residing|headquartered|(?:permanent|diplomatic)\s+mission)\s+(?:in|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TOPIC_BEFORE: Final = re.compile(
    r"\b(?:situations?|developments?|peace|conflict|war|crisis|stability|security|investments?|progress|reforms|interests?|process)\s+in\s+(?:the\s+)?$"
    r"|\b(?:assistance|support|aid|exports?|envoys?|representatives?|messages?|letters?|contributions?|thanks|relations|according|regard|response|commitment|accession|threats?|access|supply|supplies|deliver(?:y|ies)|accredited)\s+(?:to|into)\s+(?:the\s+)?$"
    r"|\b(?:on|about)\s+(?:(?!(?:during|in|at|on)\b)[\w’'\x01\x02]+\s+){0,4}(?:missions?|visits?|trips?)\s+to\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SPEECH_BEFORE: Final = re.compile(
    r"\b(?:(?:said|told|announced|stated|reported|added|confirmed|informed|declared|disclosed|wrote|revealed)(?:\s+(?:reporters|journalists|correspondents|the\s+(?:press|media)|here))?"
    r"|(?:statement|press\s+release|news\s+release|tweet|post|interview|report|letter)(?:\s+(?:issued|published|released|posted|dated))?)\s+(?:late\s+|early\s+|earlier\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
_SAID_BY: Final = re.compile(
    r",\s+(?:said|says|told|stated|announced|reported|noted|informed|according\s+to)\s+(?:(?!\bthat\b|\b(?:at|during)\s+(?:an?|the|their|its|h(?:is|er))\b)[^.;])*?,?\s+(?:on\s+)?$",
    re.IGNORECASE,
)
"""`…, said the head of the centre, Aug. 11`: the day of the words."""
_ORIGINALLY: Final = re.compile(
    r"\b(?:initially|originally|previously|first|earlier|had\s+been|instead\s+of|rather\s+than|(?:postponed|moved|rescheduled|put\s+off|brought\s+forward|shifted)\s+from)\s+"
    r"(?:(?:scheduled|planned|due|set|foreseen|expected|supposed|meant|announced|slated)\s+)?(?:(?:for|on|in|to\s+(?:be\s+held|take\s+place|meet|begin))\s+)*(?:the\s+)?$",
    re.IGNORECASE,
)
_NO_DATE_BEFORE: Final = re.compile(
    r"\b(?:(?:postponed|deferred|delayed|put\s+off|put\s+back|pushed\s+back|adjourned)\s+(?:again\s+)?(?:to|for)|since|until|till|by|for\s+the\s+period|from\s+\d{4}\s+to|period)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THAT_YEAR: Final = re.compile(
    r"\b(?:next|coming|last|previous|past)\s+year|\b(?:later|earlier|early|late)\s+(?:in\s+)?(?:this|the\s+current)\s+year",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(
    r"^\W*(?:[A-Z][\w’'.-]+[,\s/]+|\d{1,2}(?:st|nd|rd|th)?[,\s]+|\d{4}[,\s]*|\([^()]{2,60}\)\s*){1,9}\s*(?::|[–—-]{1,2})\s+(?=[A-Z])"
)
"""`ACCRA, 3 May (GNA): …`: where a text was sent from is no place of what it tells."""
_STRONG_DATES: Final = frozenset({"day", "days", "relative"})
_SPREAD: Final = frozenset({"month", "months", "quarter", "season", "half"})
_IN_COUNTRIES: Final = frozenset(
    {"visit", "election", "training", "conference", "exhibition", "meeting", "session", "consultation"}
)


def set_dates_and_places(view: SentenceView, triggers: Sequence[Trigger], events: Sequence[EventDraft]) -> None:
    """Fill date and place of each event from the sentence; `events` stand beside their `triggers`."""
    dates = _attach(view, triggers, [date for date in view.dates if _usable(view, date)])
    places = _attach(view, triggers, [place for place in view.places if _is_place(view, place)])
    for number, (trigger, event) in enumerate(zip(triggers, events, strict=True)):
        _set_date(event, view, trigger, [date for date in dates[number] if _fits(view, trigger, date)])
        _set_place(event, view, trigger, places[number])


def _usable(view: SentenceView, found: DateMention) -> bool:
    position = found.start - view.start
    inside_name = view.masked[position] in (ACTOR, INSTRUMENT)
    if re.search(r"\b(?:next|coming|last|past)\s+\w+\s+years\b", found.text, re.IGNORECASE):
        return False
    before = view.masked[:position]
    told = found.kind == "day" and any(pattern.search(before) for pattern in (_SPEECH_BEFORE, _SAID_BY))
    return found.kind != "period" and not inside_name and not told and not _NO_DATE_BEFORE.search(before)


_HOUSE: Final = re.compile(
    r"\b(?:in|at)\s+(?:the\s+)?[^.;:()]{2,90},\s*$|\d,\s+(?:the\s+)?[A-Z\x01][^.;:()]{2,90},\s*$|\b(?:hotel|cent(?:re|er)|hall|headquarters|secretariat|complex|building|house|palace|university|resort|room|campus|office),\s*$",
    re.IGNORECASE,
)
"""`at the Alisa Hotel, Accra`: the house before the town."""


def _is_place(view: SentenceView, found: Mention) -> bool:
    before, after = view.masked[: found.start - view.start], view.masked[found.end - view.start :]
    if _SEAT_BEFORE.search(before) or _TOPIC_BEFORE.search(before):
        return False
    dateline = _DATELINE.match(view.text)
    if dateline is not None and found.end - view.start <= dateline.end() and re.search(r"\d|\(|[A-Z]{4}", dateline[0]):
        return False
    if re.search(r"\bfrom\s+$", before) and re.match(r"\s+(?:to|for|via|back)\b", after):
        return False  # where a journey begins
    return _PLACE_BEFORE.search(before) is not None or _stands_as_place(found.kind, before, after)


def _stands_as_place(kind: str, before: str, after: str) -> bool:
    """Whether a place without a preposition is one: in brackets, behind a house, before a date, as the host."""
    if re.search(r"\(\s*$", before) and re.match(r"[^(),;]*(?:,[^(),;]*)?\)", after):
        return True
    if kind == "place" and re.search(r"\bcapital(?:\s+city)?(?:\s+of)?,?\s+$", before):
        return True
    if kind == "place" and _HOUSE.search(before) and re.match(r"\s*(?:$|[.;,)]|and\b|on\b|from\b|where\b)", after):
        return True
    if re.search(r",\s*$", before) and re.match(r"\s*(?::|,?\s+\d)", after):
        return True
    if (kind == "country" and _TOWN.search(before)) or (re.search(r"\([^(),]*,\s*$", before) and after.startswith(")")):
        return True
    return (
        kind == "place"
        and re.match(
            r"\s+(?:hosted|hosts|(?:will|is\s+to|was\s+to)\s+(?:host|receive)|receives|(?:became|was|is|will\s+be)\s+(?:the\s+)?(?:venue|host|scene))\b",
            after,
        )
        is not None
    )


def _attach(view: SentenceView, triggers: Sequence[Trigger], things: Sequence[_T]) -> list[list[_T]]:
    """Each thing with the trigger it follows; those before any trigger with the one that governs the sentence."""
    found: list[list[_T]] = [[] for _ in triggers]
    governing = next((n for n, t in enumerate(triggers) if t.form in {"finite", "verb"}), 0)
    for thing in things:
        position = thing.start - view.start
        owner = next((n for n, t in enumerate(triggers) if t.np_start <= position < t.np_end), None)
        if owner is None:
            before = [n for n, t in enumerate(triggers) if t.np_end <= position]
            owner = before[-1] if before else governing
        found[owner].append(thing)
    return found


def _fits(view: SentenceView, trigger: Trigger, found: DateMention) -> bool:
    """Whether the date can be that of the happening: not that of the speech it is told in; a bare year only behind its name."""
    position = found.start - view.start
    if position < trigger.told_from:
        return False
    words = view.masked[max(0, position - 12) : position] + found.text
    relative = found.kind == "year" and found.anchored and trigger.form != "verb" and _THAT_YEAR.search(words) is not None
    if relative or found.kind in _STRONG_DATES | _SPREAD or trigger.np_start <= position < trigger.np_end:
        return True
    between = view.masked[trigger.np_end : position] if position > trigger.np_end else ""
    near = 0 < len(between) < 60 and re.search(r"(?:\bin|\bof|\bfor|\(|,)\s*$", between) is not None
    return trigger.form != "verb" and near


def _set_date(event: EventDraft, view: SentenceView, trigger: Trigger, dates: Sequence[DateMention]) -> None:
    if not dates:
        return
    kept = [d for d in dates if not _ORIGINALLY.search(view.masked[: d.start - view.start])]
    dates = kept if kept and event.status not in {"postponed", "cancelled"} else dates
    best = min(dates, key=lambda d: (d.kind not in _STRONG_DATES, abs(d.start - view.start - trigger.end)))
    event.start, event.end = best.edtf, best.edtf_end or _until(view, best)
    event.evidence_of["start"] = [view.stay if view.end - view.start <= 600 else (best.start, best.end)]
    if event.end:
        event.evidence_of["end"] = list(event.evidence_of["start"])


_UNTIL: Final = re.compile(
    r"\b(?:until|till|through|(?:to\s+)?(?:ends?|concludes?|closes?|finish(?:es)?|wraps?\s+up|continues?|runs?|lasts?)\s+(?:on|to|until|till|through))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _until(view: SentenceView, first: DateMention) -> str | None:
    """`begins on 5 July and will continue till 9 July`: the last day, told apart from the first."""
    later = (d for d in view.dates if d.start > first.end and d.kind == "day" and d.edtf > first.edtf and "X" not in first.edtf)
    found = next((d for d in later if _UNTIL.search(view.masked[: d.start - view.start])), None)
    return found.edtf if found is not None and first.kind == "day" and len(first.edtf) == len(found.edtf) else None


_TOWN: Final = re.compile(
    r"\b(?:in|at)\s+((?:[A-Z][\w’'-]+)(?:[\s-](?:(?:de|del|la|el|al|of|do|da)\s+)?[A-Z][\w’'-]+){0,3}),\s*(?:the\s+)?$"
)


def _unlisted_town(view: SentenceView, places: Sequence[Mention]) -> str | None:
    """A town that no list has, by the country behind it: `in Labasa, Fiji`."""
    for place in places:
        match = _TOWN.search(view.text[: place.start - view.start])
        if place.kind == "country" and match is not None and view.masked[match.start(1)].isalpha():
            return match[1]
    return None


_GOING: Final = re.compile(
    r"^[^.;:()]{0,40}?\b(?:to|in)\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})(?=\s*(?:[,.;)]|$)|\s+(?:with|on|from|for|and|where|at|last|next|is|was|this|today|yesterday|tomorrow)\b)"
)


def _set_destination(event: EventDraft, view: SentenceView, trigger: Trigger) -> None:
    """Where a journey goes that no list of places has."""
    match = _GOING.search(view.text[trigger.end :])
    if match is None:
        return
    start = trigger.end + match.start(1)
    dated = any(date.start - view.start <= start < date.end - view.start for date in view.dates)
    if not dated and view.masked[start : start + len(match[1])] == match[1]:
        event.place = match[1]
        event.evidence_of["place"] = [
            (max(view.start, view.start + trigger.start - 200), min(view.end, view.start + start + 200))
        ]


_ORIGIN: Final = re.compile(r"\bfrom\s+(?:(?:the|all|across|both)\s+)*$", re.IGNORECASE)
"""Where those who met come from."""


def _set_place(event: EventDraft, view: SentenceView, trigger: Trigger, places: Sequence[Mention]) -> None:
    left = [place for place in places if re.search(r"\bfrom\s+(?:the\s+)?$", view.masked[: place.start - view.start])]
    places = [place for place in places if place not in left] or places
    if event.type != "visit":
        places = [place for place in places if not _ORIGIN.search(view.masked[: place.start - view.start])]
    cities = [place for place in places if place.kind == "place"]
    unlisted = None if cities else _unlisted_town(view, places)
    if unlisted is not None:
        event.place = unlisted
        event.evidence_of["place"] = [view.stay if view.end - view.start <= 600 else (places[0].start, places[0].end)]
        return
    if not places and event.type == "visit":
        _set_destination(event, view, trigger)
        return
    best = cities[0] if cities else next((place for place in places if event.type in _IN_COUNTRIES), None)
    if best is None:
        return
    event.place = " ".join(best.text.split())
    event.evidence_of["place"] = [view.stay if view.end - view.start <= 600 else (best.start, best.end)]
