"""What a sentence takes from the event told before it: its day and place, its protagonist, those who were there."""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft, TakingPart
from graph.extraction.events.frames import Frame
from graph.extraction.events.merge import persons_of
from graph.extraction.events.participants import bodies_of
from graph.extraction.text.views import ACTOR, PERSON, SentenceView

__all__ = ["resolve"]

_SAME_DAY: Final = re.compile(
    r"\b(?:the|that)\s+same\s+day\b|\blater\s+(?:that|the\s+same|in\s+the)\s+day\b|\bon\s+that\s+day\b", re.IGNORECASE
)
_ONE_SIDED: Final = re.compile(r"^\s+(?:was\s+held\s+|took\s+place\s+)?with\b")
_THOSE_PRESENT: Final = re.compile(
    r"\b(?:heads\s+of\s+(?:the\s+)?delegations?|(?:the|foreign)\s+ministers|the\s+delegations|the\s+delegates|the\s+participants|participants\s+(?:of|in)\s+the)\b",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"\b(?:the\s+(?:two\s+|both\s+)?(?:foreign\s+|prime\s+|deputy\s+)?(?:ministers|leaders|presidents|sides|parties|officials|delegations|diplomats|heads|secretaries|counterparts|interlocutors)"
    r"|both\s+(?:sides|ministers|leaders|parties|delegations|presidents)|they|the\s+two)\s+(?:also\s+|then\s+|later\s+|had\s+|have\s+|will\s+|both\s+|\w+ly\s+)*$",
    re.IGNORECASE,
)
_ONE: Final = re.compile(
    r"\b(?:he|she|the\s+(?:guest|visitor|minister|(?:deputy\s+)?(?:foreign|prime)\s+minister|president|envoy|ambassador|official|diplomat|chairperson|director(?:[\s-]general)?|secretary(?:[\s-]general)?))"
    r"\s+(?:also\s+|then\s+|later\s+|had\s+|has\s+|will\s+(?:also\s+)?|is\s+(?:also\s+)?(?:to|due\s+to|expected\s+to)\s+|separately\s+|\w+ly\s+|be\s+|was\s+|is\s+|been\s+)*$",
    re.IGNORECASE,
)
_AT_IT: Final = re.compile(
    r"\b(?:at\s+the\s+end\s+of|at|during|after|following|on\s+the\s+(?:sidelines|margins)\s+of|in\s+the\s+course\s+of|within|as\s+part\s+of|before|crowning)\s+(?:the|their|his|her|this|these)\s+"
    r"(?:\w+\s+){0,2}(?:meeting|talks|visit|session|consultations|ceremony|stay|summit|forum|event)\b",
    re.IGNORECASE,
)


def resolve(annotated: Annotated, known: EventDraft | None, frames: Sequence[Frame]) -> None:
    """Complete the events of `frames`, those of one sentence, from `known`, the event the text goes on about."""
    if known is None:
        return
    for frame in frames:
        event, view = frame.event, frame.view
        if not frame.finite:
            continue
        if _SAME_DAY.search(view.text) and known.start and len(known.start) == 10:
            event.start, event.end = known.start, None
        _add_subject(annotated, known, frame)
        if _THOSE_PRESENT.search(view.text) and persons_of(annotated, event):
            for part in known.participants:
                if part.actor and annotated.actor(part.actor).kind in {"country", "igo"}:
                    event.add(TakingPart(part.actor, evidence=[view.stay], rule="participants.those-present", confidence=0.6))
        if event.type == "signing" and known.type != "signing" and _AT_IT.search(view.text):
            _set_like(known, event)


def _add_subject(annotated: Annotated, known: EventDraft, frame: Frame) -> None:
    """Who does it, where the sentence says only `the ministers`, `they`, `she`, `the guest`."""
    event, view, trigger = frame.event, frame.view, frame.trigger
    before = re.sub(f"[{ACTOR}{PERSON}]", "x", view.masked[: trigger.start])
    if trigger.form == "finite" and _ONE_SIDED.match(view.masked[trigger.np_end :]) and len(persons_of(annotated, event)) == 1:
        _add_protagonist(annotated, known, event, view)
    elif trigger.form == "verb" and _ALL.search(before) and not _subjects(view, trigger.start):
        for part in known.participants:
            if part.actor and not part.office:
                event.add(TakingPart(part.actor, evidence=[_quote(view)], rule="participants.those-present", confidence=0.6))
    elif trigger.form == "verb" and _ONE.search(_clause(view.text[: trigger.start])) and event.participants:
        _add_protagonist(annotated, known, event, view, nearest=True)


def _clause(before: str) -> str:
    """The words before a verb without its auxiliaries of the passive."""
    return re.sub(r"\b(?:be|was|is|were|been)\s+$", "", before)


def _subjects(view: SentenceView, end: int) -> bool:
    """Whether persons or bodies are named right before the verb."""
    return re.search(f"[{ACTOR}{PERSON}]\\s*$", view.masked[:end]) is not None


def _quote(view: SentenceView) -> tuple[int, int]:
    return view.start, min(view.end, view.start + 600)


def _add_protagonist(
    annotated: Annotated, known: EventDraft, event: EventDraft, view: SentenceView, *, nearest: bool = False
) -> None:
    """The person the sentence before speaks of first, else the first of the event at hand, with the bodies he acts for."""
    before = annotated.sentence_at(view.start - 2)
    near = [m.actor for m in annotated.actors_in(before.start, before.end)] if before is not None else []
    there = [part.actor for part in known.participants if part.actor]
    person = next((key for key in [*near, *there] if annotated.actor(key).kind == "person" and (nearest or key in there)), None)
    if person is None or person in event.actors():
        return
    event.add(TakingPart(person, evidence=[_quote(view)], rule="participants.protagonist", confidence=0.6))
    for part in bodies_of(annotated, annotated.actor(person), _quote(view)):
        event.add(part)


def _set_like(known: EventDraft, event: EventDraft) -> None:
    """What was signed at a meeting was signed on its day and at its place."""
    for field, other in (("start", "end"), ("place", "venue")):
        if getattr(event, field) is None and getattr(known, field) is not None:
            setattr(event, field, getattr(known, field))
            setattr(event, other, getattr(known, other))
            if field in known.evidence_of:
                event.evidence_of[field] = list(known.evidence_of[field])
