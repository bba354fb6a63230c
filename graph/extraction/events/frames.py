"""One happening as one sentence tells it: trigger, date, place, mode, status and those who take part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft, TakingPart
from graph.extraction.events.manner import fold
from graph.extraction.events.participants import taking_part
from graph.extraction.events.ranges import ranges_of
from graph.extraction.events.settings import set_dates_and_places
from graph.extraction.events.status import mode_of, status_of_event
from graph.extraction.events.triggers import Trigger, find_triggers
from graph.extraction.text.views import SentenceView

__all__ = ["Frame", "read_frames"]


@dataclass(slots=True)
class Frame:
    """An event of one sentence, with the trigger that tells of it."""

    event: EventDraft
    trigger: Trigger
    view: SentenceView

    @property
    def finite(self) -> bool:
        """Whether the sentence itself tells that it happened (or will)."""
        return self.trigger.form in {"finite", "verb"}


_CONFIDENCE: Final = {"finite": 0.9, "verb": 0.85, "adjunct": 0.8, "planned": 0.8}


def read_frames(annotated: Annotated, view: SentenceView) -> list[Frame]:
    """The happenings of the sentence, in text order."""
    triggers = [trigger for trigger in find_triggers(view) if trigger.form != "loose"]
    if not triggers:
        return []
    events = [_event(view, trigger) for trigger in triggers]
    set_dates_and_places(view, triggers, events)
    frames = []
    for trigger, event in zip(triggers, events, strict=True):
        event.mode = mode_of(view, alone=trigger.form in {"finite", "verb", "refer"} or len(triggers) == 1)
        event.status = status_of_event(view, trigger, event.start, annotated.published)
        for field in ("mode", "status", "name"):
            if getattr(event, field):
                event.evidence_of[field] = list(event.evidence)
        event.participants = taking_part(annotated, view, ranges_of(view, trigger, triggers), trigger.start)
        _add_electorate(annotated, view, event)
        _set_destination(annotated, view, event)
        frames.append(Frame(event, trigger, view))
    _share(frames)
    gone = fold(view, triggers, events)
    return [frame for number, frame in enumerate(frames) if number not in gone]


def _event(view: SentenceView, trigger: Trigger) -> EventDraft:
    rule = f"events.{trigger.form}.{trigger.word.replace(' ', '-')}"
    event = EventDraft(trigger.type, view.start + trigger.start, name=trigger.name, rule=rule)
    event.confidence = _CONFIDENCE.get(trigger.form, 0.7)
    event.evidence = [_evidence(view, trigger)]
    return event


def _set_destination(annotated: Annotated, view: SentenceView, event: EventDraft) -> None:
    """The country a visit goes to receives it."""
    if event.type != "visit" or event.place is None:
        return
    for mention in view.actors:
        if mention.text == event.place and annotated.actor(mention.actor).kind == "country":
            event.participants = [part for part in event.participants if part.actor != mention.actor]
            event.add(
                TakingPart(mention.actor, "host", evidence=[_evidence_at(view)], rule="participants.destination", confidence=0.75)
            )
            return


def _add_electorate(annotated: Annotated, view: SentenceView, event: EventDraft) -> None:
    """The country in which an election is held takes part in it."""
    if event.type != "election":
        return
    for mention in view.actors:
        if mention.text == event.place and annotated.actor(mention.actor).kind == "country":
            event.add(TakingPart(mention.actor, evidence=[_evidence_at(view)], rule="participants.electorate", confidence=0.8))


def _evidence_at(view: SentenceView) -> tuple[int, int]:
    start, end = view.stay
    return start, min(end, start + 600)


def _evidence(view: SentenceView, trigger: Trigger) -> tuple[int, int]:
    start, end = view.stay
    if end - start <= 600:
        return start, end
    begin = max(start, view.start + trigger.np_start - 200)
    return begin, min(end, begin + 600)


_WITHIN: Final = re.compile(
    r"\b(?:at|during|(?:on|in)\s+the\s+(?:sidelines|side-lines|margins|framework|course)\s+of|alongside|within)\s+(?:the\s+|a\s+|an\s+|their\s+)?$",
    re.IGNORECASE,
)


def _share(frames: Sequence[Frame]) -> None:
    """Dates and places that one mention gives to another: `during his visit to …`, `…, where the summit was being held`."""
    for number, frame in enumerate(frames):
        trigger, text = frame.trigger, frame.view.masked
        before = text[: trigger.np_start]
        if trigger.type == "visit" and re.search(r"\bduring\s+(?:his|her|their|the|a|an)\s+(?:\w+\s+)?$", before):
            for other in frames[:number]:
                _inherit(other.event, frame.event)
                if other.event.part_of is None and other.trigger.name is None and other.event.type == "meeting":
                    other.event.part_of = frame.event
        elif trigger.form == "adjunct" and frame.event.place and _WITHIN.search(before):
            for other in frames[:number]:
                if other.finite and other.event.status == frame.event.status and other.event.place is None:
                    _inherit(other.event, frame.event)
        elif re.search(r"\bwhere\s+(?:the|a|an)?\s*$", before) and number:
            frame.event.place = frame.event.place or frames[number - 1].event.place


def _inherit(event: EventDraft, source: EventDraft) -> None:
    if event.start is None and source.start is not None:
        event.start, event.end = source.start, source.end
        event.evidence_of.update({k: v for k, v in source.evidence_of.items() if k == "start"})
    if event.place is None and source.place is not None:
        event.place = source.place
        event.evidence_of.update({k: v for k, v in source.evidence_of.items() if k == "place"})
