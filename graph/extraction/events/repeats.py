"""Whether a sentence tells of a happening told before, and whether it says enough to tell of one at all."""

import re
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft
from graph.extraction.events.frames import Frame
from graph.extraction.events.merge import compatible, persons_of
from graph.extraction.events.sequels import is_another

__all__ = ["repeats", "substantial"]

_PAIR: Final = 2
"""Persons of a bilateral meeting, which is no conference that is named after it."""


def _named_apart(annotated: Annotated, known: EventDraft, event: EventDraft) -> bool:
    """Whether a conference with a name follows a meeting of two."""
    pair = known.name is None and known.type == "meeting" and len(persons_of(annotated, known)) == _PAIR
    return pair and event.name is not None and event.type == "conference"


def _is_beside(known: EventDraft, frame: Frame) -> bool:
    """`will hold talks with … and pay a call on …`: two of one sentence."""
    one = known.evidence[:1] == frame.event.evidence[:1] and known.rule.startswith("events.finite")
    return one and frame.trigger.form == "finite" and frame.trigger.determiner in {"a", "an"}


def repeats(annotated: Annotated, current: EventDraft | None, frame: Frame, known: EventDraft) -> bool:
    """Whether the frame tells of `known` rather than of another happening of the kind."""
    event, trigger = frame.event, frame.trigger
    provisional = known is current and not known.main and event.name is None and event.start is None
    taken_up = known is current and _takes_up(frame)
    fits = compatible(annotated, known, event, strangers=provisional or taken_up, joined=taken_up)
    if not fits or _named_apart(annotated, known, event) or _is_beside(known, frame):
        return False
    if event.name and known.name:
        return True
    ours, theirs = persons_of(annotated, known), persons_of(annotated, event)
    one = bool(ours and theirs) and known.name is None and event.name is None and (ours <= theirs or theirs <= ours)
    if not frame.finite:
        again = _definite(frame) or _is_same_word(known, frame)
        return (one and known.status == event.status) or (
            event.name is None and again and (not event.actors() or bool(known.actors() & event.actors()))
        )
    if (
        one
        and not known.main
        and known.rule.startswith("events.adjunct")
        and not (known.name and trigger.determiner in {"a", "an"})
    ):
        return True
    told = known.main or provisional or (known.name is None and trigger.determiner == "the")
    if not told or is_another(frame) or (ours - theirs and theirs - ours and trigger.determiner != "the"):
        return False
    return provisional or taken_up or bool(known.actors() & event.actors()) or not event.actors()


def _takes_up(frame: Frame) -> bool:
    """`… is co-chairing the meeting with …`: a bare phrase, of which no other body follows."""
    trigger, text = frame.trigger, frame.view.masked
    bare = frame.event.name is None and trigger.determiner in {"the", "this"} and frame.finite
    return bare and re.match(r"\s+(?:of|between|on|about|held|in)\b", text[trigger.np_end :]) is None


def _is_same_word(known: EventDraft, frame: Frame) -> bool:
    """`were discussed at political consultations`: the word for the event at hand, without date and place of its own."""
    event, trigger = frame.event, frame.trigger
    alike = known.main and known.rule.rpartition(".")[2] == trigger.word.replace(" ", "-")
    return alike and trigger.determiner == "" and event.start is None and event.place is None and trigger.form == "adjunct"


def _definite(frame: Frame) -> bool:
    """`the meeting with …`, `his visit to …`: one that the reader knows."""
    determiner = frame.trigger.determiner
    return determiner == "the" or (
        determiner in {"this", "that", "his", "her", "their", "its", "these"} and not is_another(frame)
    )


def substantial(frame: Frame) -> bool:
    """Whether enough is said to speak of a happening of its own."""
    event, form = frame.event, frame.trigger.form
    if event.name:
        return True
    if form == "verb":
        return _told_by_verb(frame)
    if form == "finite":
        return bool(event.participants or event.start or event.place)
    if frame.trigger.determiner == "the" and form == "adjunct":
        return bool(event.actors() and (event.start or event.place))
    return bool(event.actors() or event.place or event.start)


def _told_by_verb(frame: Frame) -> bool:
    """Two who do it, or one and what such a verb needs besides."""
    event, word = frame.event, frame.trigger.word
    if word == "launched":
        return bool(event.participants and event.start) or len(event.actors()) >= 2
    if word in {"met", "held"} and event.participants and (event.start or event.place):
        return True
    if word in {"inaugurated", "briefed", "donated"} and event.start:
        return True
    if word in {"celebrated", "addressed"}:
        return bool(event.start or event.place)
    return len(event.actors()) >= 2 or (
        word in {"signed", "visited", "presented", "received", "elected", "appointed", "honoured", "inaugurated"}
        and bool(event.participants)
    )
