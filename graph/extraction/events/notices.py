"""Notices to the media and invitations: what, who, when and where as lines with a word and a colon before each."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from graph.extraction.annotations import Annotated, Sentence
from graph.extraction.drafts import EventDraft, Stay
from graph.extraction.events.merge import absorb, same_date, same_family
from graph.extraction.events.participants import taking_part
from graph.extraction.events.row_setting import status_by_date
from graph.extraction.events.types import phrase_type
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.text.views import LONGEST, view_of

__all__ = ["Notice", "find_notices", "join_notices", "notice_events"]

_KEYS: Final = {
    "what": r"what|subject|event|title|activity|occasion|name\s+of\s+(?:the\s+)?event|meeting",
    "when": r"when|dates?(?:\s*(?:,|and|&|/)\s*(?:time|hour))?|time\s+(?:and|&)\s+date|day",
    "where": r"where|venue|place|location|address",
    "who": r"who|speakers?|participants|panel(?:l?ists?)?|organi[sz]ers?|organi[sz]ed\s+by|hosts?|hosted\s+by|co-?hosts?|with|chair|moderator",
    "": r"time|why|how|contacts?|media\s+contacts?|rsvp|registration|language|background|notes?(?:\s+to\s+(?:editors|journalists))?|livestream|web(?:site|cast)?|format|agenda|programme",
}
_LINE: Final = re.compile(
    r"^[ \t*_•·▪-]*(?:" + "|".join(f"(?P<k{n}>{words})" for n, words in enumerate(_KEYS.values())) + r")[ \t*_]*[:：][ \t*_]*",
    re.IGNORECASE | re.MULTILINE,
)
_NAMES: Final = tuple(_KEYS)
_GAP: Final = 900
_LEAST: Final = 2


@dataclass(slots=True)
class Notice:
    """One announcement; `parts` holds the stretch behind each word (`what`, `when`, `where`, `who`)."""

    start: int
    end: int
    parts: dict[str, list[Stay]] = field(default_factory=dict)


def find_notices(annotated: Annotated, skip: Sequence[Stay] = ()) -> list[Notice]:
    """The announcements of the body: at least a day and beside it what happens or where."""
    text, first, last = annotated.text, annotated.document.body, len(annotated.text)
    lines = [m for m in _LINE.finditer(text, first, last) if not any(a <= m.start() < b for a, b in skip)]
    found: list[Notice] = []
    for match, after in pairwise([*lines, None]):
        if match is None:
            continue
        key = next((name for n, name in enumerate(_NAMES) if match[f"k{n}"]), "")
        stop = min(after.start() if after is not None else last, match.end() + _GAP)
        if key != "who":
            line_end = text.find("\n", match.end())
            line_end = text.find("\n", line_end + 1) if not text[match.end() : line_end].strip() else line_end
            stop = min(stop, line_end if line_end > 0 else stop)
        again = bool(found) and key in found[-1].parts and key != "who"
        if not found or again or match.start() - found[-1].end > _GAP:
            found.append(Notice(match.start(), stop))
        found[-1].end = stop
        if key:
            found[-1].parts.setdefault(key, []).append((match.end(), stop))
    return [n for n in found if len(n.parts) >= _LEAST and "when" in n.parts and n.parts.keys() & {"what", "where"}]


def notice_events(annotated: Annotated, instruments: Instruments, notices: Sequence[Notice]) -> list[EventDraft]:
    """One main event for each announcement that names a day."""
    return [event for notice in notices if (event := _event(annotated, instruments, notice)) is not None]


def _event(annotated: Annotated, instruments: Instruments, notice: Notice) -> EventDraft | None:
    dates = [date for stay in notice.parts["when"] for date in annotated.dates_in(*stay) if date.kind in {"day", "days"}]
    title = next(iter(notice.parts.get("what", [])), None) or _heading(annotated, notice)
    if not dates or title is None:
        return None
    name = " ".join(annotated.text[slice(*title)].split()).strip(" .;*_")
    if len(re.sub(r"[\W\d_]", "", name)) < 3:
        return None
    event = EventDraft(phrase_type(name) or "other", title[0], main=True, name=name[:260], rule="events.calendar.line")
    event.confidence = 0.85
    event.evidence = [(title[0], min(title[1], title[0] + 600))]
    event.start, event.end = dates[0].edtf, dates[0].edtf_end
    event.evidence_of["start"] = [(dates[0].start, dates[0].end)]
    if event.end:
        event.evidence_of["end"] = [(dates[0].start, dates[0].end)]
    event.status = status_by_date(event.start, annotated.published, past=False)
    event.evidence_of["status"] = list(event.evidence_of["start"])
    _set_place(annotated, event, notice)
    for start, end in _lines(annotated, [title, *notice.parts.get("who", [])]):
        block = next((n for n, b in enumerate(annotated.blocks) if b.start <= start < b.end), 0)
        view = view_of(annotated, instruments, Sentence(start, end, block))
        for part in taking_part(annotated, view, [(0, end - start)]):
            event.add(part)
    return event


def _lines(annotated: Annotated, stays: Sequence[Stay]) -> list[Stay]:
    """The lines of the stretches that are no longer than a sentence."""
    found = [(a + m.start(), a + m.end()) for a, b in stays for m in re.finditer(r"[^\n]+", annotated.text[a:b])]
    return [(a, b) for a, b in found if b - a <= LONGEST]


def _heading(annotated: Annotated, notice: Notice) -> Stay | None:
    """The last line above the announcement that names a happening."""
    above = [b for b in annotated.blocks if b.end <= notice.start and b.kind != "furniture" and b.end - b.start < 240]
    for block in reversed(above[-4:]):
        if phrase_type(annotated.text[block.start : block.end]) is not None:
            return block.start, block.end
    return None


def _set_place(annotated: Annotated, event: EventDraft, notice: Notice) -> None:
    for stay in notice.parts.get("where", []):
        places = annotated.mentions_in(*stay, "place") or annotated.mentions_in(*stay, "country")
        if places:
            event.place = " ".join(places[0].text.split())
            event.evidence_of["place"] = [stay]
            return
        said = re.match(r"[^\n,;(]{3,80}", annotated.text[slice(*stay)])
        if said is not None:
            event.venue = said[0].strip()
            event.evidence_of["venue"] = [stay]


def join_notices(told: Sequence[EventDraft], announced: Sequence[EventDraft]) -> list[EventDraft]:
    """The announced events that no event of the prose is; one told of in both takes what the announcement says."""
    kept = []
    for event in announced:
        known = next((one for one in told if one.main and _one(one, event)), None)
        if known is None:
            kept.append(event)
        else:
            absorb(known, event)
    return kept


def _one(known: EventDraft, event: EventDraft) -> bool:
    alike = same_family(known.type, event.type) or "other" in {known.type, event.type}
    dated = known.start == event.start or (known.start is None and known.type == event.type)
    return alike and dated and same_date(known.start, event.start)
