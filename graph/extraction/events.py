"""The happenings a document tells of: sentence by sentence, put together per press release, then over the whole file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.extraction.annotations import Annotated, ReportSpan
from graph.extraction.drafts import EventDraft
from graph.extraction.events_frames import Frame, read_frames
from graph.extraction.events_merge import absorb, compatible, same_family
from graph.extraction.instruments import Instruments
from graph.extraction.participants import taking_part
from graph.extraction.participants_zones import attendance, zones
from graph.extraction.views import SentenceView, view_of

__all__ = ["find_events"]

_OPEN_LIST: Final = re.compile(
    r"\b(?:and\s+others|among\s+others|and\s+other\s+(?:\w+\s+){0,3}(?:representatives|officials|organi[sz]ations|agencies|guests)|etc\b|including\b)",
    re.IGNORECASE,
)
_LIST_OPENS: Final = re.compile(
    r"\b(?:speakers?|participants?|attend\w*|guests?|delegat\w+|took\s+part|members?)\b[^.\n]{0,60}:\s*$", re.IGNORECASE
)
_EARLIER: Final = re.compile(
    r"\b(?:earlier|previously|(?:a|one|two|three|few)\s+(?:days?|weeks?|months?|years?)\s+(?:ago|before|earlier)|day\s+before|last\s+(?:year|month|week)|recall)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Release:
    """Events of one press release as they come; `current` is the one that sentences without a name of their own go on about."""

    report: ReportSpan
    events: list[EventDraft] = field(default_factory=list)
    current: EventDraft | None = None
    in_list: bool = False


def find_events(annotated: Annotated, instruments: Instruments, skip: Sequence[tuple[int, int]] = ()) -> list[EventDraft]:
    """Events of the prose of the document, in text order; `skip` are stretches read otherwise (tables)."""
    releases = [_Release(report) for report in annotated.reports]
    by_key = {release.report.key: release for release in releases}
    headlines: list[SentenceView] = []
    for sentence in annotated.sentences:
        if any(a <= sentence.start < b for a, b in skip) or annotated.blocks[sentence.block].kind in {
            "dateline",
            "table-row",
            "furniture",
        }:
            continue
        view = view_of(annotated, instruments, sentence)
        if view.block_kind == "headline":
            headlines.append(view)
        else:
            _read(annotated, by_key[view.report], view)
    for view in headlines:
        _headline(annotated, by_key[view.report], view)
    for release in releases:
        _settle(annotated, release)
    return [event for release in releases for event in release.events]


def _read(annotated: Annotated, release: _Release, view: SentenceView) -> None:
    frames = read_frames(annotated, view)
    told = False
    for frame in frames:
        told = _take(annotated, release, frame) or told
    _list(annotated, release, view)
    if not told and release.current is not None and (attendance(view) or any(f.trigger.form == "refer" for f in frames)):
        resumes = [f.trigger.np_start for f in frames if f.trigger.form == "refer"]
        for part in taking_part(annotated, view, zones(view, resumes)):
            release.current.add(part)
        if _OPEN_LIST.search(view.masked) and attendance(view):
            release.current.open_list = True


def _list(annotated: Annotated, release: _Release, view: SentenceView) -> None:
    """Items under `Speakers:` or `Participants:` are those who were there."""
    if (
        release.in_list
        and view.block_kind in {"list-item", "paragraph"}
        and release.current is not None
        and view.actors
        and len(view.text) < 400
    ):
        for part in taking_part(annotated, view, [(0, len(view.text))]):
            release.current.add(part)
    elif view.block_kind == "paragraph":
        release.in_list = False
    if _LIST_OPENS.search(view.text):
        release.in_list = True


def _take(annotated: Annotated, release: _Release, frame: Frame) -> bool:
    """Put the frame with an event or make it one; whether it told of the event at hand."""
    event = frame.event
    if frame.trigger.form == "refer":
        known = _referred(release, event)
        if known is not None:
            known.mode = _mode(known.mode, event.mode)
            known.evidence.extend(place for place in event.evidence if place not in known.evidence)
            release.current = known
        return False
    if not _substantial(frame):
        return False
    for known in reversed(release.events):
        if _nested(known, event):
            continue
        if compatible(annotated, known, event) and _repeats(frame, known, release):
            absorb(known, event)
            if event.part_of is known:
                event.part_of = None
            release.current = known if frame.finite else release.current
            return frame.finite
    event.main = frame.finite and not _EARLIER.search(frame.view.masked)
    release.events.append(event)
    if event.main:
        release.current = event
    return frame.finite


def _mode(known: str | None, other: str | None) -> str | None:
    return "hybrid" if "hybrid" in {known, other} else known or other


def _referred(release: _Release, event: EventDraft) -> EventDraft | None:
    if release.current is not None and (same_family(release.current.type, event.type) or event.type in {"other", "ceremony"}):
        return release.current
    return next((known for known in reversed(release.events) if same_family(known.type, event.type)), None)


def _nested(known: EventDraft, event: EventDraft) -> bool:
    return known.part_of is event or event.part_of is known


def _repeats(frame: Frame, known: EventDraft, release: _Release) -> bool:
    """Whether a compatible frame tells of `known` rather than of another happening of the kind."""
    event = frame.event
    if event.name and known.name:
        return True
    if frame.trigger.determiner in {"a", "an", "another"} and known.name is None and event.start and known.start != event.start:
        return False
    if frame.finite or known is release.current:
        shared = known.actors() & event.actors()
        return bool(shared) or not event.actors()
    return False


def _substantial(frame: Frame) -> bool:
    """Whether enough is said to speak of a happening of its own."""
    event, form = frame.event, frame.trigger.form
    if event.name:
        return True
    if form == "verb":
        return len(event.actors()) >= 2 or (
            frame.trigger.word in {"signed", "visited", "presented", "received"} and bool(event.participants)
        )
    if form == "finite":
        return bool(event.participants or event.start or event.place)
    return (bool(event.actors()) and frame.trigger.determiner != "the") or (
        bool(event.place or event.start) and frame.trigger.determiner != "the"
    )


def _headline(annotated: Annotated, release: _Release, view: SentenceView) -> None:
    """A headline repeats what the text tells; it stands alone only where the text tells of nothing."""
    for frame in read_frames(annotated, view):
        known = next((event for event in release.events if event.main and compatible(annotated, event, frame.event)), None)
        if known is not None:
            known.evidence.extend(place for place in frame.event.evidence if place not in known.evidence)
        elif not any(event.main for event in release.events) and frame.trigger.form != "refer" and _substantial(frame):
            frame.event.main = True
            release.events.append(frame.event)


def _settle(annotated: Annotated, release: _Release) -> None:
    """A release without a finite happening is about the first one it names."""
    if release.events and not any(event.main for event in release.events):
        release.events[0].main = True
    published = release.report.date or annotated.published
    for event in release.events:
        if event.start is None and published:
            if event.status == "held":
                event.not_after = event.not_after or published
            elif event.status in {"planned", "proposed"}:
                event.not_before = event.not_before or published
