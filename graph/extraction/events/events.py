"""The happenings a document tells of: sentence by sentence, put together per press release, then over the whole file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph.extraction.annotations import Annotated, ReportSpan
from graph.extraction.drafts import EventDraft
from graph.extraction.events.anaphora import resolve
from graph.extraction.events.attendance import RollCall, attended, present_in
from graph.extraction.events.calendar import calendar_events, find_calendars
from graph.extraction.events.frames import Frame, read_frames
from graph.extraction.events.itinerary import stops_of
from graph.extraction.events.localities import settle_places
from graph.extraction.events.merge import absorb, compatible, same_date, same_family
from graph.extraction.events.notices import find_notices, join_notices, notice_events
from graph.extraction.events.participant_zones import attendance
from graph.extraction.events.received import find_received, received_events
from graph.extraction.events.repeats import repeats, substantial
from graph.extraction.events.reports import settle, unite_reports
from graph.extraction.events.schedule import find_schedules
from graph.extraction.events.schedule_rows import schedule_events
from graph.extraction.events.separate import apart
from graph.extraction.events.sequels import equates, is_another, sign_as, signs_unnamed
from graph.extraction.events.series import is_overview, spread
from graph.extraction.events.speakers import add_speakers
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.text.views import LONGEST, SentenceView, view_of

__all__ = ["find_events"]

_BACKGROUND: Final = re.compile(
    r"\b(?:earlier(?!\s+(?:in\s+the\s+day|today|this|that))|previously|(?:a|one|two|three|few|several)\s+(?:days?|weeks?|months?|years?)\s+(?:ago|(?:before|earlier)(?=\s*[,.;]|$))|day\s+before(?=\s*[,.;]|\s+yesterday)"
    r"|last\s+(?:year|month|week)|recall(?:ed|s)?|follows|since\s+\d{4})\b",
    re.IGNORECASE,
)


_CLAUSE: Final = re.compile(r"\S\s+(?:when|after|since|before|until|whom?)\s+(?:[^\s,.;]+\s+){0,8}$", re.IGNORECASE)
"""A clause that only dates or explains what the sentence tells: `had agreed on it when the latter paid …`."""
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
    overviews: list[EventDraft] = field(default_factory=list)
    roll: RollCall = field(default_factory=RollCall)
    planned: bool = False
    read: int = 0
    untold: list[tuple[SentenceView, EventDraft | None]] = field(default_factory=list)


def find_events(annotated: Annotated, instruments: Instruments, skip: Sequence[tuple[int, int]] = ()) -> list[EventDraft]:
    """Events of the prose of the document, in text order; `skip` are stretches read otherwise (tables)."""
    releases = {report.key: _Release(report) for report in annotated.reports}
    titled = {block.report for block in annotated.blocks if block.kind == "headline"}
    for key, release in releases.items():
        release.opened = key not in titled
    headlines: list[SentenceView] = []
    notices = find_notices(annotated, skip)
    skip = [*skip, *((notice.start, notice.end) for notice in notices)]
    calendars = find_calendars(annotated.text, annotated.document.body, skip)
    skip = [*skip, *((calendar.start, calendar.end) for calendar in calendars)]
    schedule = find_schedules(annotated, skip)
    skip = [*skip, *schedule.places]
    received = find_received(annotated, skip)
    skip += [stay for lead, guests in received for stay in (lead, *guests)]
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
        elif _is_title(view, releases[view.report]):
            headlines.append(view)
        else:
            _read(annotated, releases[view.report], view)
    for view in headlines:
        _headline(annotated, releases[view.report], view)
    for release in releases.values():
        release.events = spread(release.events, release.overviews)
        settle(annotated, release.report, release.events)
        add_speakers(annotated, release.untold, release.events)
    rows = [event for calendar in calendars for event in calendar_events(annotated, instruments, calendar)]
    rows += schedule_events(annotated, instruments, schedule)
    rows += received_events(annotated, instruments, received)
    told = unite_reports(annotated, [(release.report, release.events) for release in releases.values()])
    rows += join_notices(told, notice_events(annotated, instruments, notices))
    settle_places(annotated, told)
    return [*rows, *told]


def _is_title(view: SentenceView, release: _Release) -> bool:
    """A line above the first sentence that ends like no sentence: a title that the layout did not give."""
    above = release.current is None and not release.events and release.read < 3
    return (
        above and view.block_kind == "paragraph" and len(view.text) < 240 and re.search(r"[.!?:;,”\"’)]\s*$", view.text) is None
    )


def _read(annotated: Annotated, release: _Release, view: SentenceView) -> None:
    frames = read_frames(annotated, view)
    stops = stops_of(annotated, view)
    if stops:
        frames = [frame for frame in frames if frame.event.type != "visit"]
        release.events.extend(stops)
        release.current = release.current or stops[0]
    told = False
    resolve(annotated, release.current, frames, release.events)
    for frame in frames:
        parts = apart(annotated, frame)
        told = _take(annotated, release, parts[0]) or told
        for more in parts[1:]:
            more.event.in_text, more.event.main = release.opened, parts[0].event.main
            release.events.append(more.event)
    release.read += 1
    if view.block_kind != "list-item":
        release.planned = (release.planned and view.text.rstrip().endswith(":")) or _PLANS.search(view.text) is not None
    if release.current is None and release.read <= 2:
        release.current = next((f.event for f in frames if f.event in release.events and f.event.name and _sets_scene(f)), None)
    release.roll.read(annotated, view, release.events, release.current)
    back = [frame for frame in frames if frame.trigger.form == "refer" and not any(e is frame.event for e in release.events)]
    referring = [frame.trigger.np_start for frame in back if _MEANT_ONLY.search(view.masked[: frame.trigger.np_start]) is None]
    elsewhere = any(frame.trigger.form in {"adjunct", "planned"} and not frame.trigger.name for frame in frames)
    event = (_referred(release, back[0]) if referring else None) or attended(view, release.events, release.current)
    if not told and event is not None and (referring or (attendance(view) and not elsewhere)):
        present_in(annotated, view, event, referring)
    release.untold.append((view, release.current))


_MEANT_ONLY: Final = re.compile(
    r"\b(?:on|about|regarding|concerning|(?:results?|outcomes?|importance|agenda|preparations?|conclusions?|decisions?|documents?|details|date|idea|proposal|invitation|follow-up)\s+(?:of|for|to)|before|since|until|ahead\s+of|prior\s+to)\s+(?:the\s+|its\s+|their\s+)?$",
    re.IGNORECASE,
)
"""Words before `the meeting` that make it a topic: who stands beside them was not there for that."""


_ELSEWHERE: Final = re.compile(
    r"\b(?:sidelines?|side-lines|margins?|fringes|ahead|before|prior|after|following|since|delegation|preparations?|looking\s+forward|run-up|eve)\s+(?:of|to)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)


def _sets_scene(frame: Frame) -> bool:
    """Whether a happening named after a preposition is the one the text goes on about: `At the 5th meeting of …`."""
    return frame.trigger.form == "adjunct" and _ELSEWHERE.search(frame.view.masked[: frame.trigger.np_start]) is None


def _take(annotated: Annotated, release: _Release, frame: Frame) -> bool:
    """Put the frame with an event or make it one; whether it told of the event at hand."""
    event = frame.event
    if frame.trigger.form == "refer" and _take_back(release, frame):
        return False
    if not substantial(frame) and not (signs_unnamed(frame) and release.current is not None):
        return False
    same = _equal(annotated, release, frame) if equates(frame) else None
    if same is not None:
        absorb(same, event, retype=True)
        return True
    for known in reversed(release.events):
        if frame.view.block_kind == "list-item" and not (event.name and known.name):
            continue
        if known.part_of is not event and event.part_of is not known and repeats(annotated, release.current, frame, known):
            known.rule = event.rule if frame.finite and known.rule.startswith("events.adjunct") else known.rule
            absorb(known, event, retype=frame.finite and not known.in_text and release.opened)
            known.in_text = known.in_text or release.opened
            known.main = known.main or frame.finite
            release.current = known if frame.finite else release.current
            return frame.finite
    event.in_text = release.opened
    _follow(annotated, release, frame)
    if is_overview(annotated, frame):
        release.overviews.append(event)
    if frame.view.block_kind == "list-item" and release.planned and event.status == "held":
        event.status = "planned"
    event.main = (
        (frame.finite or frame.trigger.form == "refer")
        and not frame.trigger.told_from
        and (event.status != "proposed" or frame.trigger.form != "verb")
        and _BACKGROUND.search(frame.view.masked) is None
        and (release.current is None or _CLAUSE.search(frame.view.masked[: frame.trigger.np_start]) is None)
    )
    release.events.append(event)
    if event.main:
        release.current = event
    return event.main


def _follow(annotated: Annotated, release: _Release, frame: Frame) -> None:
    """The next or the last meeting of the same: the bodies of the one at hand, where no others are named."""
    event = frame.event
    told = [one for one in release.events if one.main and same_family(one.type, event.type)]
    known = next((one for one in told if one.type == event.type), told[0] if told else None)
    named = event.name is not None and re.search(r"\b[A-Z]", event.name) is not None
    if signs_unnamed(frame):
        sign_as(annotated, release.current, frame)
        return
    if known is None or event.actors() or named or not (is_another(frame) or event.status == "planned"):
        return
    for part in known.participants:
        if part.actor in _circle(annotated, known):
            event.add(
                replace(part, evidence=list(event.evidence), office=None, role="participant", rule="participants.those-present")
            )


def _equal(annotated: Annotated, release: _Release, frame: Frame) -> EventDraft | None:
    """What `this` means in `this is the second visit this year`: the event at hand, else the last of the family."""
    event = frame.event
    if event.start is not None and len(event.start) == _YEAR:
        event.start = event.end = None
    known = [one for one in [release.current, *reversed(release.events)] if one is not None]
    return next((one for one in known if compatible(annotated, one, event, strangers=True)), None)


_YEAR: Final = 4
_CIRCLE: Final = 4


def _circle(annotated: Annotated, event: EventDraft) -> set[str]:
    """Those between whom a meeting recurs: the states, organisations and formats of it, without guests where there are many."""
    bodies = {key: annotated.actor(key).kind for key in event.actors() if annotated.actor(key).kind != "person"}
    wide = {key for key, kind in bodies.items() if kind in {"country", "igo", "un", "group"}}
    if len(bodies) <= _CIRCLE:
        return wide or set(bodies)
    return wide if len(wide) < _CIRCLE else {key for key in wide if bodies[key] in {"igo", "un", "group"}}


def _take_back(release: _Release, frame: Frame) -> bool:
    """Give what is said of `the meeting` to the one meant; False where a meeting not told of before is."""
    event = frame.event
    known = _referred(release, frame)
    off = event.status in {"cancelled", "postponed"}
    if known is not None and (not same_date(known.start, event.start) or (off and known.status == "held")):
        return not event.start or len(event.start) == 4
    if known is None and frame.view.masked[frame.trigger.start].isupper():
        return True
    if known is None:
        return len(event.actors()) < 2 and not event.start and not event.place
    if known.place and event.place and known.place != event.place:
        return frame.trigger.word == "it" and not event.start  # `it is organised with the Centre in …`
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


_PART: Final = re.compile(r"(?:opening|closing|inaugural|plenary|final|first|morning|afternoon)\b", re.IGNORECASE)


def _referred(release: _Release, frame: Frame) -> EventDraft | None:
    """What `the meeting` means: the event at hand where the kind fits or a part of it is meant (`the opening session`)."""
    kind, trigger = frame.event.type, frame.trigger
    part = _PART.match(frame.view.text[trigger.np_start : trigger.end]) is not None or kind in {"other", "ceremony"}
    fits = release.current is not None and (same_family(release.current.type, kind) or part)
    if fits and release.current is not None and _is_meal(release.current) and trigger.word in _TALKS:
        fits = not any(same_family(known.type, kind) and not _is_meal(known) for known in release.events)
    if fits:
        return release.current
    alike = [known for known in reversed(release.events) if same_family(known.type, kind)]
    if not alike and release.current is not None and {kind, release.current.type} <= _GATHERINGS:
        return release.current
    return next((known for known in alike if not _is_meal(known)), alike[0] if alike else None)


_GATHERINGS: Final = frozenset({"meeting", "session", "consultation", "conference", "training", "exhibition"})
"""Kinds that a text names now so, now so: a workshop that is called the session, the course, the meeting."""
_TALKS: Final = frozenset({"meeting", "talks", "session", "consultations", "conference", "summit", "negotiations"})


def _is_meal(event: EventDraft) -> bool:
    return event.rule.rpartition(".")[2].rpartition("-")[2] in {"lunch", "dinner", "breakfast", "luncheon"}


def _headline(annotated: Annotated, release: _Release, view: SentenceView) -> None:
    """A headline repeats what the text tells; it stands alone only where the text tells of nothing."""
    for frame in read_frames(annotated, view):
        mains = [event for event in release.events if event.main] or release.events[:1]
        mains.sort(key=lambda event: not (event.name and frame.event.name))
        known = next((event for event in mains if compatible(annotated, event, frame.event, strangers=len(mains) == 1)), None)
        if known is not None:
            known.evidence.extend(place for place in frame.event.evidence if place not in known.evidence)
            if known.actors() & frame.event.actors():
                for part in frame.event.participants:
                    known.add(part)
            if known.name is None and frame.event.name:
                known.name = frame.event.name
                known.evidence_of["name"] = list(frame.event.evidence)
            known.main = True
            if known.place is None and frame.event.place:
                known.place = frame.event.place
                known.evidence_of["place"] = list(frame.event.evidence)
            if known.status == "planned" and frame.event.status in {"cancelled", "postponed"}:
                known.status = frame.event.status
                known.evidence_of["status"] = list(frame.event.evidence)
        elif not any(event.main for event in release.events) and frame.trigger.form != "refer" and substantial(frame):
            frame.event.main = True
            release.events.append(frame.event)
