"""A happening that only says how another of its sentence was held: `met over a working lunch`, `signed at a ceremony`."""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.drafts import EventDraft
from graph.extraction.events.merge import absorb, same_family
from graph.extraction.events.triggers import Trigger
from graph.extraction.text.views import SentenceView

__all__ = ["fold"]

_HOW: Final = re.compile(
    r"\b(?:over|at|in|during|for|to|with|by|through|via)\s+(?:an?\s+|the\s+same\s+|separate\s+)?$", re.IGNORECASE
)
_MARKS: Final = re.compile(
    r"\b(?:dedicated\s+to|devoted\s+to|marking|to\s+mark|on\s+the\s+occasion\s+of|to\s+celebrate)\s+(?:the\s+)?(?:official\s+)?$",
    re.IGNORECASE,
)
"""An event dedicated to an opening is that opening."""
_OPENS: Final = re.compile(r"\W*(?:[Aa]t|[Ii]n|[Dd]uring)\s+an?\s+")
"""`At a ceremony on …, … were accredited`."""
_SOLEMN: Final = frozenset({"signing", "appointment", "ceremony", "exhibition", "training", "conference"})


def fold(view: SentenceView, triggers: Sequence[Trigger], events: Sequence[EventDraft]) -> set[int]:
    """Numbers of the triggers whose events have been given to the one that tells of the same."""
    gone: set[int] = set()
    for number, (trigger, event) in enumerate(zip(triggers, events, strict=True)):
        before = view.masked[: trigger.np_start]
        marks = (
            trigger.word in {"opening", "launch", "inauguration", "signing", "handover", "unveiling"}
            and _MARKS.search(before) is not None
        )
        manner = trigger.determiner in {"", "a", "an"} and _HOW.search(before) is not None
        if trigger.form != "adjunct" or trigger.name or not (marks or manner):
            continue
        for other, known in zip(triggers, events, strict=True):
            if (
                other.form in {"verb", "finite"}
                and (
                    other.end <= trigger.start
                    or (_OPENS.fullmatch(before) is not None and other.type == "ceremony" == trigger.type)
                )
                and (_same(known, event) or (marks and other.word == "event"))
            ):
                absorb(known, event, retype=marks)
                gone.add(number)
                break
    return gone


def _same(known: EventDraft, event: EventDraft) -> bool:
    related = same_family(known.type, event.type) and known.type != "visit"
    kind = known.type in _SOLEMN if event.type in {"ceremony", "other"} else related
    dated = not known.start or not event.start or known.start == event.start
    placed = not known.place or not event.place or known.place == event.place
    return kind and dated and placed and event.actors() <= known.actors()
