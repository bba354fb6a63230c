"""What a sentence takes from the event told before it: its day and place, its protagonist, those who were there."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft, TakingPart
from graph.extraction.events.frames import Frame
from graph.extraction.events.merge import persons_of
from graph.extraction.events.participants import bodies_of
from graph.extraction.events.triggers import Trigger
from graph.extraction.text.views import ACTOR, PERSON, SentenceView

__all__ = ["resolve"]

_THAT_DAY: Final = re.compile(
    r"\b(?:in\s+the|that|the\s+same)\s+(?:morning|afternoon|evening)\b|\b(?:earlier|later)\s+(?:in\s+the|that)\s+day\b",
    re.IGNORECASE,
)
_SAME_DAY: Final = re.compile(
    r"\b(?:the|that)\s+same\s+day\b|\blater\s+(?:that|the\s+same|in\s+the)\s+day\b|\bon\s+that\s+day\b", re.IGNORECASE
)
_ONE_SIDED: Final = re.compile(
    r"^\s+(?:(?:was|were)\s+(?:\w+\s+)?(?:held|arranged|scheduled)\s+|(?:\w+\s+)?(?:took|takes|will\s+take)\s+place\s+|followed\s+|(?:is|are)\s+(?:also\s+)?(?:planned|scheduled|due)\s+)?with\b"
)
_THOSE_PRESENT: Final = re.compile(
    r"\b(?:heads\s+of\s+(?:the\s+)?delegations?|(?:the|foreign)\s+ministers|the\s+delegations|the\s+delegates|the\s+participants|participants\s+(?:of|in)\s+the)\b",
    re.IGNORECASE,
)
_GROUP: Final = (
    r"\b(?:(?:the|these)\s+(?:two\s+|three\s+|four\s+|both\s+)?(?:high\s+|senior\s+|visiting\s+)?(?:foreign\s+|prime\s+|deputy\s+|vice\s+|defen[cs]e\s+|trade\s+)*(?:ministers|leaders|presidents|premiers|sides|parties|officials|delegations|diplomats"
    r"|heads|secretaries|counterparts|interlocutors|dignitaries|statesmen|chairs|speakers|principals|envoys|ambassadors|representatives|monarchs|pair|duo|guests|visitors|delegates|participants|attendees|countries|governments)(?:\s+of\s+(?:state|government|delegations?))?"
    r"|both\s+(?:sides|ministers|leaders|parties|delegations|presidents|officials|governments|countries|heads\s+of\s+\w+|(?:prime|foreign)\s+ministers)|they|the\s+two|both)"
)
_ALL: Final = re.compile(
    _GROUP
    + r"\s+(?:also\s+|then\s+|later\s+|had\s+|have\s+|will\s+|are\s+to\s+|both\s+|thereafter\s+|subsequently\s+|\w+ly\s+)*(?:(?:put|affixed|set|added|appended)\s+their\s+\w+\s+)?$",
    re.IGNORECASE,
)
_ALL_HOLD: Final = re.compile(
    _GROUP
    + r"\s+(?:(?:also|then|later|had|have|has|having|will|would|shall|are|were|to|be|both|due|expected|planning|agreed|plan|intend|decided|\w+ly|h[eo]ld|holding|conduct(?:ed)?|co-?chair(?:ed)?"
    r"|chair(?:ed)?|attend(?:ed)?|open(?:ed)?|took|take|part|in|join(?:ed)?|met|meet|sat|down|for|at|convened?|continued?|resumed?|the|a|an|their|another)\s+)+$",
    re.IGNORECASE,
)
"""The plural subject of `held talks`, read up to the noun phrase."""
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


def resolve(annotated: Annotated, known: EventDraft | None, frames: Sequence[Frame], told: Sequence[EventDraft] = ()) -> None:
    """Complete the events of `frames`, those of one sentence, from `known`, the event the text goes on about.

    `told` are all events of the press release so far: who is in most of them is the one it is about.
    """
    if known is None:
        return
    for frame in frames:
        event, view = frame.event, frame.view
        if not frame.finite:
            continue
        if _SAME_DAY.search(view.text) and known.start and len(known.start) == 10:
            event.start, event.end = known.start, None
        elif event.start is None and known.end is None and _THAT_DAY.search(view.text) and known.start and len(known.start) == 10:
            event.start = known.start
        _add_subject(annotated, known, frame, told)
        if _THOSE_PRESENT.search(view.text) and persons_of(annotated, event):
            for part in known.participants:
                if part.actor and annotated.actor(part.actor).kind in {"country", "igo"}:
                    event.add(TakingPart(part.actor, evidence=[view.stay], rule="participants.those-present", confidence=0.6))
        if event.type == "signing" and known.type != "signing" and _AT_IT.search(view.text):
            _set_like(known, event)


def _add_subject(annotated: Annotated, known: EventDraft, frame: Frame, told: Sequence[EventDraft]) -> None:
    """Who does it, where the sentence says only `the ministers`, `they`, `she`, `the guest`."""
    event, view, trigger = frame.event, frame.view, frame.trigger
    if trigger.form == "finite" and _ONE_SIDED.match(view.masked[trigger.np_end :]) and len(persons_of(annotated, event)) == 1:
        _add_protagonist(annotated, known, event, view, _leading(annotated, told))
    elif _all_do(view, trigger):
        for part in known.participants:
            if part.actor and not part.office:
                event.add(TakingPart(part.actor, evidence=[_quote(view)], rule="participants.those-present", confidence=0.6))
    elif trigger.form == "verb" and _ONE.search(_clause(view.text[: trigger.start])) and event.participants:
        _add_protagonist(annotated, known, event, view)


def _all_do(view: SentenceView, trigger: Trigger) -> bool:
    """Whether those who were there before do it together: `the two signed`, `they held talks`."""
    if trigger.form == "verb":
        return _ALL.search(_unnamed(view)[: trigger.start]) is not None
    return trigger.form == "finite" and _ALL_HOLD.search(_unnamed(view)[: trigger.np_start]) is not None


def _unnamed(view: SentenceView) -> str:
    """The sentence with its names masked, but titles of several unnamed holders as written."""
    marks = list(re.sub(f"[{ACTOR}{PERSON}]", "x", view.masked))
    for post in view.posts:
        if post.plural and post.of is None:
            at = post.start - view.start
            marks[at : at + len(post.text)] = view.text[at : at + len(post.text)]
    return "".join(marks)


def _leading(annotated: Annotated, told: Sequence[EventDraft]) -> str | None:
    """The person in more events than anybody else; of several the one the text names first."""
    counts = Counter(key for event in told for key in persons_of(annotated, event))
    most = max(counts.values(), default=0)
    leaders = {key for key in counts if counts[key] == most}
    return next((person.actor for person in annotated.persons if person.actor in leaders), None)


def _clause(before: str) -> str:
    """The words before a verb without its auxiliaries of the passive."""
    return re.sub(r"\b(?:be|was|is|were|been)\s+$", "", before)


def _quote(view: SentenceView) -> tuple[int, int]:
    return view.start, min(view.end, view.start + 600)


def _add_protagonist(
    annotated: Annotated, known: EventDraft, event: EventDraft, view: SentenceView, leading: str | None = None
) -> None:
    """Add `leading`, else the person the sentence before speaks of first or that of the event at hand, with his bodies."""
    before = annotated.sentence_at(view.start - 2)
    near = [m.actor for m in annotated.actors_in(before.start, before.end)] if before is not None else []
    there = [part.actor for part in known.participants if part.actor]
    person = leading or next((key for key in [*near, *there] if annotated.actor(key).kind == "person"), None)
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
