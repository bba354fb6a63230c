"""A signing told twice: in the headline or first sentence, and again where it is said who signed."""

import re
from collections.abc import MutableSequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft
from graph.extraction.events.merge import absorb, same_date

__all__ = ["unite_signings"]

_MEANT: Final = re.compile(
    r"\b(?:the|this|said|both|these)\s+(?:\w+\s+){0,3}(?:agreements?|memorand(?:um|a)|mous?|documents?|deal|pact|accord|treaty|protocol|contract|notes|framework|programme|plan|ceremony)\b"
    r"|\b(?:it|signatures?)\b|\bceremony\b",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    r"\b(?:second|another|also|separate|further|other|additional|later|earlier|previous)\b", re.IGNORECASE
)


def unite_signings(annotated: Annotated, events: MutableSequence[EventDraft]) -> None:
    """Put signings of one instrument in one press release together; the later one goes."""
    signings = [event for event in events if event.type == "signing" and event.row is None and event.status == "held"]
    gone: set[int] = set()
    for number, later in enumerate(signings):
        for earlier in signings[:number]:
            if id(earlier) in gone or not _may_be_one(annotated, earlier, later):
                continue
            shared = any(draft is other for draft in earlier.agreements for other in later.agreements)
            if shared or _means(annotated, earlier, later, alone=number - len(gone) == 1):
                absorb(earlier, later)
                earlier.main = earlier.main or later.main
                earlier.agreements += [draft for draft in later.agreements if not any(draft is one for one in earlier.agreements)]
                gone.add(id(later))
                break
    events[:] = [event for event in events if id(event) not in gone]


def _may_be_one(annotated: Annotated, earlier: EventDraft, later: EventDraft) -> bool:
    """Whether report, date and place do not speak against it."""
    if annotated.report_at(earlier.start_at).key != annotated.report_at(later.start_at).key:
        return False
    places = {place.casefold() for place in (earlier.place, later.place) if place}
    return same_date(earlier.start, later.start) and len(places) < 2


def _means(annotated: Annotated, earlier: EventDraft, later: EventDraft, *, alone: bool) -> bool:
    """`signed the agreement for A`: the only document told of before."""
    if not alone or not later.evidence or any(draft for draft in later.agreements if draft not in earlier.agreements):
        return False
    told = annotated.text[slice(*later.evidence[0])]
    return _MEANT.search(told) is not None and _ANOTHER.search(told) is None
