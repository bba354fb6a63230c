"""Lists of those whom somebody met: `The President also received this morning:` and a line for each."""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.annotations import Annotated, Sentence
from graph.extraction.drafts import EventDraft, Stay, TakingPart
from graph.extraction.events.participants import bodies_of, taking_part
from graph.extraction.events.row_setting import called_off, place_in, status_by_date
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.text.views import SentenceView, view_of

__all__ = ["find_received", "received_events"]

_TALKS: Final = r"(?:meetings?|talks|audiences?|conversations|consultations|discussions|exchanges|encounters|calls|bilaterals)"
_MEETS: Final = re.compile(
    rf"\b(?:receiv(?:ed?|es|ing)|me(?:t|ets?|eting)|(?:held|holds?|had|has|have|conducted|holding)\s+(?:[\w-]+\s+){{0,5}}?{_TALKS}|granted\s+(?:\w+\s+)?audiences?|(?:spoke|speaks?)\s+(?:with|to)|welcomed)\b[^.;!?]*:\s*$",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(r"\b(?:will|is\s+to|are\s+to|due\s+to|scheduled|expected\s+to|plans\s+to)\b", re.IGNORECASE)
_SELVES: Final = re.compile(
    r"\b(?:they|delegations|participants|topics|issues|points|which|conclusions?|agreed|discussed|attend\w*|present|represented|includ\w+|took\s+part)\b",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"\W*(?:\d{1,2}[.)]\s*|[a-z]\)\s*)?")
_NAME: Final = 30
"""How far into a line the name or office of the guest may begin."""
_LONGEST: Final = 320


def find_received(annotated: Annotated, skip: Sequence[Stay] = ()) -> list[tuple[Stay, list[Stay]]]:
    """Each lead line with the lines of the guests listed below it, two at least."""
    found: list[tuple[Stay, list[Stay]]] = []
    blocks = [b for b in annotated.blocks if b.kind != "furniture"]
    for number, block in enumerate(blocks):
        text = annotated.text[block.start : block.end]
        lead = _MEETS.search(text[-300:])
        if lead is None or any(a <= block.start < b for a, b in skip) or _SELVES.search(lead[0]):
            continue
        sentence = annotated.sentence_at(block.end - 2)
        guests: list[Stay] = []
        for below in blocks[number + 1 :]:
            if below.end - below.start > _LONGEST or not _is_guest(
                annotated, (below.start, below.end), listed=below.kind == "list-item"
            ):
                break
            guests.append((below.start, below.end))
        if len(guests) >= 2 and sentence is not None:
            found.append(((sentence.start, sentence.end), guests))
    return found


def _is_guest(annotated: Annotated, line: Stay, *, listed: bool) -> bool:
    """Whether the line is a person, an office or a delegation and tells nothing of its own."""
    text = annotated.text[slice(*line)]
    start = line[0] + (bullet.end() if (bullet := _BULLET.match(text)) else 0)
    named = [m for m in annotated.actors_in(*line, references=False) if m.start - start < _NAME]
    posts = [p for p in annotated.posts_in(*line) if p.start - start < _NAME]
    group = re.match(
        r"(?:an?|the|members?|representatives?|participants|bishops|students)\s",
        annotated.text[start : start + 20],
        re.IGNORECASE,
    )
    return bool(named or posts or (listed and group)) and not text.rstrip().endswith((":", "?"))


def received_events(annotated: Annotated, instruments: Instruments, lists: Sequence[tuple[Stay, list[Stay]]]) -> list[EventDraft]:
    """One meeting for each guest, with those who received: date and place as the lead line tells."""
    found = []
    for lead, guests in lists:
        view = _view(annotated, instruments, lead)
        dates = [date for date in view.dates if date.kind in {"day", "relative"}]
        place = place_in(view)
        for guest in guests:
            event = EventDraft("meeting", guest[0], main=True, rule="events.calendar.line", confidence=0.85)
            event.evidence = [(guest[0], min(guest[1], guest[0] + 600))]
            if dates:
                event.start = dates[0].edtf
                event.evidence_of["start"] = [lead]
            if place is not None:
                event.place = place[0]
                event.evidence_of["place"] = [lead]
            ahead = _AHEAD.search(view.masked) is not None
            event.status = called_off(annotated.text[slice(*guest)]) or (
                status_by_date(event.start, annotated.published, past=False) if ahead else "held"
            )
            event.evidence_of["status"] = [lead]
            _take_part(annotated, event, view, _view(annotated, instruments, guest))
            found.append(event)
    return found


def _take_part(annotated: Annotated, event: EventDraft, lead: SentenceView, guest: SentenceView) -> None:
    for mention in lead.actors:
        actor = annotated.actor(mention.actor)
        if actor.kind == "person":
            event.add(TakingPart(actor.key, "host", evidence=[lead.stay], rule="participants.named", confidence=0.85))
            for part in bodies_of(annotated, actor, lead.stay):
                event.add(part)
    for part in taking_part(annotated, guest, [(0, len(guest.text))]):
        event.add(part)


def _view(annotated: Annotated, instruments: Instruments, stay: Stay) -> SentenceView:
    block = next((n for n, b in enumerate(annotated.blocks) if b.start <= stay[0] < b.end), 0)
    return view_of(annotated, instruments, Sentence(*stay, block))
