"""Whether a sentence goes on about the happening told before, tells of the next of its kind, or signs what was agreed there."""

import re
from dataclasses import replace
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft
from graph.extraction.events.frames import Frame

__all__ = ["equates", "is_another", "sign_as", "signs_unnamed"]

_EQUATES: Final = re.compile(
    r"^(?:It|This|The\s+(?:\w+\s+)?(?:event|meeting|conference|seminar|workshop|training|course|forum|session|visit|tour|trip|gathering|summit|consultations|talks|call|ceremony|reception|round))\s+(?:\w+ly\s+)?(?:is|was|were|will\s+be|would\s+be|has\s+been|marks|marked|became|represents?|constitutes?)\s+"
    r"(?:also\s+|already\s+)?(?:the\s+|their\s+|its\s+|his\s+|her\s+|a\s+|an\s+)?$"
)
"""`The event is the fifth seminar of …`: another word for the one told before."""

_ANOTHER: Final = re.compile(
    r"\b(?:separate|separately|another|next|last|previous|earlier|preceding|further|additional|follow-up|upcoming|forthcoming|future|latest|second|third)\b",
    re.IGNORECASE,
)


_RECALLED: Final = re.compile(
    r"\b(?:recall(?:ed|s|ing)|referr(?:ed|ing)\s+to|hail(?:ed|ing)|commend(?:ed|ing)|congratulat\w+|as\s+agreed|follow(?:ing|ed)?\s*-?\s*up|results\s+of|outcomes?\s+of|decisions\s+of|success\s+of)\s+"
    r"(?:\w+\s+){0,3}(?:the|their|his|her|its)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


_NEXT: Final = re.compile(
    r"\b(?:then|also|later|afterwards|subsequently|thereafter|next|separately|in\s+the\s+(?:morning|afternoon|evening)|that\s+(?:afternoon|evening|night))\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(r"\b(?:then|also|afterwards|subsequently|later)\s+$", re.IGNORECASE)


def is_another(frame: Frame) -> bool:
    """Whether the words say that this is another happening than the one told before: `a separate meeting`, `its last session`."""
    trigger, text = frame.trigger, frame.view.text
    if frame.event.name is not None:
        return _RECALLED.search(text[: trigger.np_start]) is not None
    if trigger.word == "discussed":
        return False
    around = text[max(0, trigger.np_start - 24) : trigger.end + (14 if trigger.form == "verb" else 0)]
    if _RECALLED.search(text[: trigger.np_start]) or (trigger.word == "signed" and _THEN.search(text[: trigger.start])):
        return True
    new = trigger.form == "finite" and trigger.determiner in {"a", "an"}
    fresh = new and (not frame.event.actors() or _NEXT.search(text[: trigger.np_start]) is not None)
    return fresh or _ANOTHER.search(around) is not None


def equates(frame: Frame) -> bool:
    """Whether the phrase is a predicate on the happening told before."""
    return _EQUATES.search(frame.view.masked[: frame.trigger.np_start]) is not None


def signs_unnamed(frame: Frame) -> bool:
    """Whether something is signed by nobody the sentence names: `the eight ministers signed a memorandum`."""
    return (
        frame.event.type == "signing"
        and frame.trigger.form == "verb"
        and not frame.event.actors()
        and not frame.trigger.told_from
    )


_GROUP: Final = re.compile(r"(?:\b(?:the|both|all)\s+(?:[\w\x01\x02-]+\s+){0,3}|\b[Tt]hey\s+)(?:\w+\s+){0,2}$")


def sign_as(annotated: Annotated, known: EventDraft | None, frame: Frame) -> None:
    """Those of the meeting at hand sign: the states and bodies, with the persons where `the ministers` do."""
    event = frame.event
    if known is None or known.status != event.status or (event.start and known.start and event.start[:4] != known.start[:4]):
        return
    everyone = _GROUP.search(frame.view.masked[: frame.trigger.start]) is not None
    for part in known.participants:
        if part.actor and (everyone or annotated.actor(part.actor).kind != "person"):
            event.add(
                replace(part, evidence=list(event.evidence), office=None, role="participant", rule="participants.those-present")
            )
