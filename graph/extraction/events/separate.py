"""Several meetings told in one breath: `met separately with A and with B`, `held separate talks with A and B`."""

import re
from dataclasses import replace
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft
from graph.extraction.events.frames import Frame
from graph.extraction.events.merge import persons_of
from graph.extraction.events.participants import bodies_of

__all__ = ["apart"]

_APART: Final = re.compile(
    r"\b(?:separate(?:ly)?|individually|one\s+after\s+the\s+other|in\s+turn|back[\s-]to[\s-]back)\b", re.IGNORECASE
)
_FEW: Final = 2


def apart(annotated: Annotated, frame: Frame) -> list[Frame]:
    """One frame for each person met, where they were met one by one; else the frame itself."""
    event, view, trigger = frame.event, frame.view, frame.trigger
    around = view.masked[max(0, trigger.np_start - 30) : trigger.end + 30]
    if event.type != "meeting" or not frame.finite or _APART.search(around) is None:
        return [frame]
    there = persons_of(annotated, event)
    met = {m.actor for m in view.actors if m.actor in there and m.start - view.start >= trigger.end}
    host = {m.actor for m in view.actors if m.actor in there and m.start - view.start < trigger.end}
    guests = [key for key in dict.fromkeys(m.actor for m in view.actors) if key in met - host]
    if len(guests) < _FEW:
        return [frame]
    bodies = {key: {part.actor for part in bodies_of(annotated, annotated.actor(key), view.stay)} for key in guests}
    return [replace(frame, event=_with(event, guests, bodies, key)) for key in guests]


def _with(event: EventDraft, guests: list[str], bodies: dict[str, set[str | None]], guest: str) -> EventDraft:
    """The meeting with `guest` alone."""
    others = {key for key in guests if key != guest} | {
        body for key in guests if key != guest for body in bodies[key] - bodies[guest]
    }
    mine = [part for part in event.participants if part.actor not in others]
    return replace(
        event, participants=mine, evidence=list(event.evidence), evidence_of={k: list(v) for k, v in event.evidence_of.items()}
    )
