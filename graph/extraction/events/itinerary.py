"""Journeys told stop by stop: `Ghana (3 to 4 May), Togo (5 May) and, on 6 and 7 May, Benin`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extraction.annotations import Annotated, Mention
from graph.extraction.drafts import EventDraft, TakingPart
from graph.extraction.events.participants import bodies_of, quote_around
from graph.extraction.events.status import is_to_come
from graph.extraction.text.views import SentenceView

__all__ = ["stops_of"]

_JOURNEY: Final = re.compile(
    r"\b(?:itinerar\w+|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|trip|travel\w*|journey\w*|stops?|legs?|takes?\s+(?:him|her|them)|took\s+(?:him|her|them)|swing|mission)\b",
    re.IGNORECASE,
)
_OTHERWISE: Final = re.compile(
    r"\b(?:meetings?|sessions?|conferences?|summits?|forums?|rounds?|workshops?|held\s+in)\b", re.IGNORECASE
)
_BARE: Final = re.compile(r"\s*,?\s*\(\s*(?P<a>\d{1,2})(?:\s*(?:-|–|to|and)\s*(?P<b>\d{1,2}))?\s*\)")
_BEHIND: Final = re.compile(r"\s*,?\s*(?:\(|on\s+|from\s+|:\s*|,\s*)\s*$")
_BEFORE: Final = re.compile(r"\s*,\s*(?:in\s+|to\s+)?(?:the\s+)?$|\s+(?:in|to)\s+(?:the\s+)?$")
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class _Stop:
    place: Mention
    start: str
    end: str | None


def stops_of(annotated: Annotated, view: SentenceView) -> list[EventDraft]:
    """A visit for each place with its own days, where the sentence names two or more of them."""
    if _JOURNEY.search(view.masked) is None or _OTHERWISE.search(view.masked) is not None:
        return []
    stops = _stops(view)
    return [_visit(annotated, view, stop) for stop in stops] if len(stops) >= 2 else []


def _stops(view: SentenceView) -> list[_Stop]:
    found: list[_Stop] = []
    days = [date for date in view.dates if date.kind in {"day", "days"}]
    for place in view.places:
        after = next((d for d in days if d.start >= place.end), None)
        before = next((d for d in reversed(days) if d.end <= place.start), None)
        bare = _BARE.match(view.text, place.end - view.start)
        if after is not None and _BEHIND.fullmatch(view.text[place.end - view.start : after.start - view.start]):
            found.append(_Stop(place, after.edtf, after.edtf_end))
        elif bare is not None and found and len(found[-1].start) == 10:
            month = found[-1].start[:8]
            end = bare["b"]
            found.append(_Stop(place, f"{month}{int(bare['a']):02d}", f"{month}{int(end):02d}" if end else None))
        elif (
            before is not None
            and _BEFORE.fullmatch(view.text[before.end - view.start : place.start - view.start])
            and not any(stop.start == before.edtf for stop in found)
        ):
            found.append(_Stop(place, before.edtf, before.edtf_end))
    return found[:_MOST]


def _visit(annotated: Annotated, view: SentenceView, stop: _Stop) -> EventDraft:
    event = EventDraft("visit", stop.place.start, main=True, place=stop.place.text, rule="events.itinerary.stop", confidence=0.85)
    event.start, event.end = stop.start, stop.end
    quote = quote_around(view, (stop.place.start, stop.place.end))
    event.evidence = [quote]
    event.evidence_of = {"start": [quote], "place": [quote]}
    event.status = "planned" if is_to_come(view, stop.start, annotated.published) else "held"
    for part in _travellers(annotated, view, quote):
        event.add(part)
    for mention in view.actors:
        if (mention.start, mention.end) == (stop.place.start, stop.place.end):
            event.add(TakingPart(mention.actor, "host", evidence=[quote], rule="participants.destination", confidence=0.7))
    return event


def _travellers(annotated: Annotated, view: SentenceView, quote: tuple[int, int]) -> Sequence[TakingPart]:
    """Persons of the sentence with their bodies."""
    found = []
    for mention in view.actors:
        actor = annotated.actor(mention.actor)
        if actor.kind == "person":
            found.append(TakingPart(actor.key, evidence=[quote], rule="participants.named", confidence=0.85))
            found.extend(bodies_of(annotated, actor, quote))
    return found
