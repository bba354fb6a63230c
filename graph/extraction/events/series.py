"""Several happenings announced together and told one by one: `Two signing ceremonies were held in Suva on Friday.`"""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft
from graph.extraction.events.frames import Frame
from graph.extraction.events.merge import persons_of, same_family

__all__ = ["is_overview", "spread"]

_COUNTED: Final = re.compile(
    r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|several|numerous|various|multiple|many|back-to-back|a\s+(?:number|series|string|round|host|range)\s+of)\s+)(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)


def is_overview(annotated: Annotated, frame: Frame) -> bool:
    """Whether the sentence announces several happenings without telling with whom each was."""
    trigger, event = frame.trigger, frame.event
    if not frame.finite or trigger.form == "verb" or event.name or not trigger.word.endswith("s"):
        return False
    counted = _COUNTED.search(frame.view.text[max(0, trigger.np_start - 30) : trigger.start]) is not None
    return counted and len(persons_of(annotated, event)) < 2


def spread(events: list[EventDraft], overviews: Sequence[EventDraft]) -> list[EventDraft]:
    """The events, those announced in `overviews` with the day and place given there; an overview stays where nothing follows."""
    for overview in overviews:
        told = [
            event
            for event in events
            if event is not overview
            and event.main
            and event.start_at > overview.start_at
            and event.status == overview.status
            and event not in overviews
            and (same_family(event.type, overview.type) or event.type in {"meeting", "signing"})
        ]
        if not any(same_family(event.type, overview.type) for event in told):
            continue
        for event in told:
            _fill(event, overview)
        events = [event for event in events if event is not overview]
    return events


def _fill(event: EventDraft, overview: EventDraft) -> None:
    for field in ("start", "place"):
        if getattr(event, field) is None and getattr(overview, field) is not None:
            setattr(event, field, getattr(overview, field))
            if field == "start":
                event.end = overview.end
            event.evidence_of[field] = list(overview.evidence_of.get(field, overview.evidence))
