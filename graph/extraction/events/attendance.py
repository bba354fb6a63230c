"""Who was there, told apart from the sentence that tells of the happening: lists under a heading, `also present were`."""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft, TakingPart
from graph.extraction.events.participant_zones import attendance, zones
from graph.extraction.events.participants import taking_part
from graph.extraction.text.views import ACTOR, PERSON, SentenceView

__all__ = ["GATHERINGS", "RollCall", "attended", "is_open", "present_in"]

_THOSE: Final = (
    r"(?:speakers?|panel(?:l?ists?)?|participa\w+|attend\w*|guests?|delegat\w+|took\s+part|taking\s+part|members?|present|presence|representatives|signatories|dignitaries"
    r"|observers?|hosts?|co-?hosts?|chairs?|moderators?|composition|officials|list\s+of\s+\w+|side)"
)
_PERSONS: Final = (
    r"(?:ambassadors|envoys|ministers|experts|commissioners|leaders|heads\s+of\s+\w+|appointees|partners|countries|institutions|organi[sz]ations|agencies|judges|laureates"
    r"|facilitators|trainers|lecturers|resource\s+persons|presenters|trainees|graduates|fellows|diplomats|parliamentarians|award(?:ees|\s+winners)|recipients|invitees)"
)
_OPENS: Final = re.compile(
    rf"\b{_THOSE}\b[^.\n]{{0,70}}:\s*$|\b{_PERSONS}\s+(?:[\w-]+\s+){{0,4}}?(?:are|were|include[sd]?|comprise[sd]?|as\s+follows)(?:\s+(?:represented|present|invited|there))?\s*:\s*$",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(
    r"^\W*(?:(?:list|composition)\s+of\s+(?:the\s+)?)?(?:\w+\s+)?(?:participants|speakers|panel(?:l?ists?)?|delegations?|delegates|attendees|attendance|guests|those\s+present|present|in\s+attendance|moderators?)\W*$",
    re.IGNORECASE,
)
_OPEN_LIST: Final = re.compile(
    r"\b(?:and\s+others|among\s+others|inter\s+alia|and\s+(?:many\s+|several\s+)?other\s+(?:\w+\s+){0,3}(?:representatives|officials|organi[sz]ations|agencies|guests|dignitaries|diplomats|partners)|etc\b)",
    re.IGNORECASE,
)
_WAS: Final = re.compile(
    r"\b(?:was|were|attended|participated|took|joined|spoke|addressed|opened|delivered|led|chaired|accompanied)\b", re.IGNORECASE
)
_BEFORE_THAT: Final = re.compile(
    r"\bhad\s+(?:already\s+|also\s+|earlier\s+|previously\s+|last\s+)?(?:been|visited|met|travell?ed|held|received|signed|hosted|attended|spoken|gone|come|told|said|taken\s+part)\b",
    re.IGNORECASE,
)
_TO_COME: Final = frozenset({"planned", "proposed"})
GATHERINGS: Final = frozenset(
    {"meeting", "consultation", "session", "conference", "training", "ceremony", "signing", "exhibition"}
)
"""Types of events at which people come together."""
_LONGEST_ROW: Final = 400
_SENTENCE: Final = re.compile(
    rf"[.!?][”\"’']?\s*$|\b(?:said|was|were|is|are|has|have|will|met|held|signed|thanked|noted)\b(?![^{PERSON}{ACTOR}]*[{PERSON}])"
)


class RollCall:
    """Rows under `Participants:`, from the line that opens the list to the first paragraph that is a sentence again."""

    def __init__(self) -> None:
        self._open = False
        self._event: EventDraft | None = None

    def read(self, annotated: Annotated, view: SentenceView, events: Sequence[EventDraft], current: EventDraft | None) -> None:
        """Take the row, or open or close the list."""
        if self._open and self._event is not None and _is_row(view):
            for part in taking_part(annotated, view, [(0, len(view.text))]):
                self._event.add(part)
        elif view.block_kind == "paragraph":
            self._open = False
        if _OPENS.search(view.text) or _HEADING.match(view.text):
            self._open = True
            self._event = attended(view, events, current)


def _is_row(view: SentenceView) -> bool:
    if not view.actors or len(view.text) >= _LONGEST_ROW:
        return False
    if view.block_kind == "list-item":
        return True
    return (PERSON in view.masked or view.masked.startswith(ACTOR)) and not _SENTENCE.search(view.masked.rstrip(";"))


def attended(view: SentenceView, events: Sequence[EventDraft], current: EventDraft | None) -> EventDraft | None:
    """The event of which the sentence tells who was there: what is told as past was no happening still to come."""
    if current is None:
        told = [event for event in events if event.type in GATHERINGS and event.in_text]
        return told[0] if len(told) == 1 else None
    if current.status not in _TO_COME or _WAS.search(view.masked) is None:
        return current
    return next((event for event in reversed(events) if event.main and event.status not in _TO_COME), current)


def present_in(annotated: Annotated, view: SentenceView, event: EventDraft, referring: Sequence[int]) -> list[TakingPart]:
    """Add those to the event whom a sentence without a happening of its own names as there; returns them."""
    if _BEFORE_THAT.search(view.masked) is not None and _WAS.search(view.masked) is None:
        return []
    found = taking_part(annotated, view, zones(view, referring))
    for part in found:
        event.add(part)
    if is_open(view):
        event.open_list = True
    return found


def is_open(view: SentenceView) -> bool:
    """Whether the sentence names some of those who were there and says that there were others."""
    return _OPEN_LIST.search(view.masked) is not None and attendance(view)
