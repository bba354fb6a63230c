"""The happenings a document tells of: sentence by sentence, put together per press release, then over the whole file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.extraction.annotations import Annotated, ReportSpan
from graph.extraction.drafts import EventDraft
from graph.extraction.events.anaphora import resolve
from graph.extraction.events.calendar import calendar_events, find_calendars
from graph.extraction.events.frames import Frame, read_frames
from graph.extraction.events.itinerary import stops_of
from graph.extraction.events.merge import absorb, compatible, persons_of, same_date, same_family
from graph.extraction.events.participant_zones import attendance, zones
from graph.extraction.events.participants import taking_part
from graph.extraction.events.reports import settle, unite_reports
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.text.views import LONGEST, SentenceView, view_of

__all__ = ["find_events"]

_OPEN_LIST: Final = re.compile(
    r"\b(?:and\s+others|among\s+others|and\s+other\s+(?:\w+\s+){0,3}(?:representatives|officials|organi[sz]ations|agencies|guests)|etc\b)",
    re.IGNORECASE,
)
_LIST_OPENS: Final = re.compile(
    r"\b(?:speakers?|participants?|attend\w*|guests?|delegat\w+|took\s+part|members?)\b[^.\n]{0,60}:\s*$", re.IGNORECASE
)
_BACKGROUND: Final = re.compile(
    r"\b(?:earlier|previously|(?:a|one|two|three|few|several)\s+(?:days?|weeks?|months?|years?)\s+(?:ago|before|earlier)|day\s+before"
    r"|last\s+(?:year|month|week)|recall(?:ed|s)?|follows|since\s+\d{4})\b",
    re.IGNORECASE,
)


_PLANS: Final = re.compile(r"\b(?:will|plans?|planned|schedul\w+|upcoming|forthcoming|calendar|agenda)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Release:
    """Events of one press release as they come; `current` is the one that sentences without a name of their own go on about.

    `opened` tells that its headline has been passed: what stands before is a publisher's introduction.
    """

    report: ReportSpan
    events: list[EventDraft] = field(default_factory=list)
    current: EventDraft | None = None
    opened: bool = False
    in_list: bool = False
    planned: bool = False
    read: int = 0


def find_events(annotated: Annotated, instruments: Instruments, skip: Sequence[tuple[int, int]] = ()) -> list[EventDraft]:
    """Events of the prose of the document, in text order; `skip` are stretches read otherwise (tables)."""
    releases = {report.key: _Release(report) for report in annotated.reports}
    titled = {block.report for block in annotated.blocks if block.kind == "headline"}
    for key, release in releases.items():
        release.opened = key not in titled
    headlines: list[SentenceView] = []
    calendars = find_calendars(annotated.text, annotated.document.body, skip)
    skip = [*skip, *((calendar.start, calendar.end) for calendar in calendars)]
    for sentence in annotated.sentences:
        kind = annotated.blocks[sentence.block].kind
        if any(a <= sentence.start < b for a, b in skip) or kind in {"dateline", "table-row", "furniture"}:
            continue
        if sentence.end - sentence.start > LONGEST:
            continue
        view = view_of(annotated, instruments, sentence)
        if kind == "headline":
            headlines.append(view)
            releases[view.report].opened = True
        else:
            _read(annotated, releases[view.report], view)
    for view in headlines:
        _headline(annotated, releases[view.report], view)
    for release in releases.values():
        settle(annotated, release.report, release.events)
    rows = [event for calendar in calendars for event in calendar_events(annotated, instruments, calendar)]
    return [*rows, *unite_reports(annotated, [(release.report, release.events) for release in releases.values()])]


def _read(annotated: Annotated, release: _Release, view: SentenceView) -> None:
    frames = read_frames(annotated, view)
    stops = stops_of(annotated, view)
    if stops:
        frames = [frame for frame in frames if frame.event.type != "visit"]
        release.events.extend(stops)
        release.current = release.current or stops[0]
    told = False
    resolve(annotated, release.current, frames)
    for frame in frames:
        told = _take(annotated, release, frame) or told
    release.read += 1
    if view.block_kind != "list-item":
        release.planned = (release.planned and view.text.rstrip().endswith(":")) or _PLANS.search(view.text) is not None
    if release.current is None and release.read <= 2:
        release.current = next(
            (f.event for f in frames if f.event in release.events and f.event.name and f.trigger.form == "adjunct"), None
        )
    _list(annotated, release, view)
    referring = [frame.trigger.np_start for frame in frames if frame.trigger.form == "refer"]
    elsewhere = any(frame.trigger.form in {"adjunct", "planned"} and not frame.trigger.name for frame in frames)
    if not told and release.current is not None and (referring or (attendance(view) and not elsewhere)):
        for part in taking_part(annotated, view, zones(view, referring)):
            release.current.add(part)
        if _OPEN_LIST.search(view.masked) and attendance(view):
            release.current.open_list = True


def _list(annotated: Annotated, release: _Release, view: SentenceView) -> None:
    """Items under `Speakers:` or `Participants:` are those who were there."""
    if release.in_list and release.current is not None and view.actors and len(view.text) < 400:
        for part in taking_part(annotated, view, [(0, len(view.text))]):
            release.current.add(part)
    elif view.block_kind == "paragraph":
        release.in_list = False
    if _LIST_OPENS.search(view.text):
        release.in_list = True


def _take(annotated: Annotated, release: _Release, frame: Frame) -> bool:
    """Put the frame with an event or make it one; whether it told of the event at hand."""
    event = frame.event
    if frame.trigger.form == "refer" and _take_back(release, frame):
        return False
    if not _substantial(frame):
        return False
    for known in reversed(release.events):
        if frame.view.block_kind == "list-item" and not (event.name and known.name):
            continue
        if known.part_of is not event and event.part_of is not known and _repeats(annotated, release, frame, known):
            absorb(known, event, retype=frame.finite and not known.in_text and release.opened)
            known.in_text = known.in_text or release.opened
            known.main = known.main or frame.finite
            release.current = known if frame.finite else release.current
            return frame.finite
    event.in_text = release.opened
    if frame.view.block_kind == "list-item" and release.planned and event.status == "held":
        event.status = "planned"
    event.main = (
        (frame.finite or frame.trigger.form == "refer")
        and not frame.trigger.told_from
        and _BACKGROUND.search(frame.view.masked) is None
    )
    release.events.append(event)
    if event.main:
        release.current = event
    return event.main


def _take_back(release: _Release, frame: Frame) -> bool:
    """Give what is said of `the meeting` to the one meant; False where a meeting not told of before is."""
    event = frame.event
    known = _referred(release, event)
    off = event.status in {"cancelled", "postponed"}
    if known is not None and (not same_date(known.start, event.start) or (off and known.status == "held")):
        return not event.start
    if known is None and frame.view.masked[frame.trigger.start].isupper():
        return True
    if known is None:
        return len(event.actors()) < 2 and not event.start
    _complete(known, event)
    if off:
        known.status = event.status
        known.evidence_of["status"] = event.evidence_of["status"]
    if event.mode and known.mode != event.mode:
        known.mode = "hybrid" if "hybrid" in {known.mode, event.mode} else known.mode or event.mode
        known.evidence_of["mode"] = event.evidence_of["mode"]
    known.evidence.extend(place for place in event.evidence if place not in known.evidence)
    release.current = known if known.main else release.current
    return True


def _complete(known: EventDraft, event: EventDraft) -> None:
    """`It took place in … on …`: date and place that the event did not have."""
    if known.start is None and event.start is not None:
        known.start, known.end = event.start, event.end
    if known.place is None:
        known.place = event.place
    for field_name in ("start", "end", "place"):
        if field_name in event.evidence_of and getattr(known, field_name) == getattr(event, field_name):
            known.evidence_of.setdefault(field_name, event.evidence_of[field_name])


def _referred(release: _Release, event: EventDraft) -> EventDraft | None:
    if release.current is not None and (same_family(release.current.type, event.type) or event.type in {"other", "ceremony"}):
        return release.current
    return next((known for known in reversed(release.events) if same_family(known.type, event.type)), None)


def _repeats(annotated: Annotated, release: _Release, frame: Frame, known: EventDraft) -> bool:
    """Whether the frame tells of `known` rather than of another happening of the kind."""
    event, trigger = frame.event, frame.trigger
    provisional = known is release.current and not known.main and event.name is None and event.start is None
    if not compatible(annotated, known, event, strangers=provisional):
        return False
    if event.name and known.name:
        return True
    if not frame.finite:
        return (
            event.name is None and trigger.determiner == "the" and (not event.actors() or bool(known.actors() & event.actors()))
        )
    if not known.main and not provisional and not (known.name is None and trigger.determiner == "the"):
        return False
    ours, theirs = persons_of(annotated, known), persons_of(annotated, event)
    if ours - theirs and theirs - ours and trigger.determiner != "the":
        return False
    return provisional or bool(known.actors() & event.actors()) or not event.actors()


def _substantial(frame: Frame) -> bool:
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
    return len(event.actors()) >= 2 or (
        word in {"signed", "visited", "presented", "received", "elected"} and bool(event.participants)
    )


def _headline(annotated: Annotated, release: _Release, view: SentenceView) -> None:
    """A headline repeats what the text tells; it stands alone only where the text tells of nothing."""
    for frame in read_frames(annotated, view):
        mains = [event for event in release.events if event.main] or release.events[:1]
        known = next((event for event in mains if compatible(annotated, event, frame.event, strangers=len(mains) == 1)), None)
        if known is not None:
            known.evidence.extend(place for place in frame.event.evidence if place not in known.evidence)
            if known.name is None and frame.event.name:
                known.name = frame.event.name
                known.evidence_of["name"] = list(frame.event.evidence)
            known.main = True
            if known.status == "planned" and frame.event.status in {"cancelled", "postponed"}:
                known.status = frame.event.status
                known.evidence_of["status"] = list(frame.event.evidence)
        elif not any(event.main for event in release.events) and frame.trigger.form != "refer" and _substantial(frame):
            frame.event.main = True
            release.events.append(frame.event)
