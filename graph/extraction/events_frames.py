"""One happening as one sentence tells it: trigger, date, place, mode, status and those who take part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extraction.annotations import Annotated, DateMention, Mention
from graph.extraction.drafts import EventDraft, TakingPart
from graph.extraction.events_triggers import Trigger, find_triggers
from graph.extraction.participants import taking_part
from graph.extraction.participants_zones import Zone, zones
from graph.extraction.views import ACTOR, PERSON, SentenceView

__all__ = ["Frame", "read_frames"]


@dataclass(slots=True)
class Frame:
    """An event of one sentence. `refers` marks a bare "the meeting"; `whereabouts` a place or date taken from another frame."""

    event: EventDraft
    trigger: Trigger
    view: SentenceView
    dates: list[DateMention]

    @property
    def finite(self) -> bool:
        """Whether the sentence itself tells that it happened (or will)."""
        return self.trigger.form in {"finite", "verb"}


_MODES: Final = (
    ("hybrid", re.compile(r"\bhybrid\b|\bboth\s+(?:online|in\s+person)\b", re.IGNORECASE)),
    ("online", re.compile(r"\b(?:online|on-line|virtual(?:ly)?|remote(?:ly)?|video\s?-?\s?conferenc\w*|teleconferenc\w*|video\s?(?:link|call|format)|via\s+(?:zoom|webex|video)"
                          r"|(?:tele)?phone\s+(?:call|conversation|talks)|by\s+(?:tele)?phone|webinar)\b", re.IGNORECASE)),
    ("in-person", re.compile(r"\b(?:in[-\s]person|face[-\s]to[-\s]face|offline)\b", re.IGNORECASE)),
)  # fmt: skip
_CANCELLED: Final = re.compile(r"\b(?:cancel(?:l?ed|s)|called\s+off)\b", re.IGNORECASE)
_POSTPONED: Final = re.compile(r"\bpostponed\b", re.IGNORECASE)
_PROPOSED: Final = re.compile(
    r"\b(?:idea\s+of|propos(?:al|ed|es|ing)\s+(?:to|of)|initiative\s+(?:to|of)|suggest(?:ed|ion)|invit(?:ed|ation)\s+to)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_FUTURE: Final = re.compile(r"\b(?:will|shall|to\s+be\s+(?:held|hosted|organi[sz]ed|convened)|to\s+(?:take\s+place|meet|host|hold|convene|attend)|is\s+to|are\s+to|due|plans?\s+to|planned|upcoming|forthcoming|coming"
                           r"|scheduled|expected|is\s+going\s+to|next\s+(?:week|month|year))\b", re.IGNORECASE)  # fmt: skip
_PAST: Final = re.compile(
    r"\b(?:was|were|met|held|took|received|signed|visited|attended|hosted|discussed|had|opened|brought|drew|concluded|saw|talked|spoke|participated)\b",
    re.IGNORECASE,
)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|to|into|from|city\s+of|town\s+of|near)\s+(?:the\s+)?(?:(?:capital|city)(?:\s+of)?,?\s+)?$", re.IGNORECASE
)
_NO_DATE_BEFORE: Final = re.compile(
    r"\b(?:since|until|till|by|for\s+the\s+period|from\s+\d{4}\s+to|period)\s+(?:the\s+)?$", re.IGNORECASE
)
_STRONG_DATES: Final = frozenset({"day", "days", "relative"})


def read_frames(annotated: Annotated, view: SentenceView) -> list[Frame]:
    """The happenings of the sentence, in text order."""
    triggers = [trigger for trigger in find_triggers(view) if trigger.form != "loose"]
    if not triggers:
        return []
    dates = _attach(view, triggers, [d for d in view.dates if _usable(view, d)])
    places = _attach(view, triggers, [p for p in view.places if _is_place(view, p)])
    frames = []
    for number, trigger in enumerate(triggers):
        event = EventDraft(
            trigger.type,
            view.start + trigger.start,
            name=trigger.name,
            rule=f"events.{trigger.form}.{trigger.word.replace(' ', '-')}",
        )
        event.confidence = {"finite": 0.9, "verb": 0.85, "adjunct": 0.8, "planned": 0.8}.get(trigger.form, 0.7)
        own_dates = [d for d in dates[number] if _fits(view, trigger, d)]
        _set_date(event, view, trigger, own_dates)
        _set_place(event, view, places[number])
        event.mode = _mode(view, trigger, triggers)
        event.status = _status(annotated, view, trigger, event)
        event.evidence = [_evidence(view, trigger)]
        event.participants = taking_part(annotated, view, _ranges(view, trigger, triggers), trigger.start)
        _add_electorate(annotated, view, event)
        frames.append(Frame(event, trigger, view, own_dates))
    _share(frames)
    return frames


def _add_electorate(annotated: Annotated, view: SentenceView, event: EventDraft) -> None:
    """The country in which an election is held takes part in it."""
    if event.type != "election":
        return
    for mention in view.actors:
        if mention.text == event.place and annotated.actor(mention.actor).kind == "country":
            event.add(TakingPart(mention.actor, evidence=[_evidence_at(view)], rule="participants.electorate", confidence=0.8))


def _evidence_at(view: SentenceView) -> tuple[int, int]:
    start, end = view.stay
    return start, min(end, start + 600)


def _evidence(view: SentenceView, trigger: Trigger) -> tuple[int, int]:
    start, end = view.stay
    if end - start <= 600:
        return start, end
    begin = max(start, view.start + trigger.np_start - 200)
    return begin, min(end, begin + 600)


def _usable(view: SentenceView, found: DateMention) -> bool:
    before = view.masked[: found.start - view.start]
    return (
        found.kind != "period"
        and not _NO_DATE_BEFORE.search(before)
        and view.masked[found.start - view.start] not in "\u0003\u0001"
    )


def _is_place(view: SentenceView, found: Mention) -> bool:
    before, after = view.masked[: found.start - view.start], view.masked[found.end - view.start :]
    if re.search(
        r"\b(?:accredited|based|office|centre|center|embassy|ambassador|residing|headquartered)\s+(?:in|to)\s+(?:the\s+)?$",
        before,
        re.IGNORECASE,
    ):
        return False
    if _PLACE_BEFORE.search(before) or re.search(r"\(\s*$", before):
        return True
    if re.search(r",\s*$", before) and re.match(r"\s*(?::|,?\s+\d|\))", after):
        return True
    return found.kind == "place" and re.match(r"\s+(?:hosted|hosts|will\s+host|became\s+the\s+venue)\b", after) is not None


def _attach(view: SentenceView, triggers: Sequence[Trigger], things: Sequence[DateMention | Mention]) -> list[list]:  # type: ignore[type-arg]
    """Each date or place with the trigger it follows; those before any trigger with the one that governs the sentence."""
    found: list[list[DateMention | Mention]] = [[] for _ in triggers]
    governing = next((n for n, t in enumerate(triggers) if t.form in {"finite", "verb"}), 0)
    for thing in things:
        position = thing.start - view.start
        owner = next((n for n, t in enumerate(triggers) if t.np_start <= position < t.np_end), None)
        if owner is None:
            before = [n for n, t in enumerate(triggers) if t.np_end <= position]
            owner = before[-1] if before else governing
        found[owner].append(thing)
    return found


def _fits(view: SentenceView, trigger: Trigger, found: DateMention) -> bool:
    """Whether the date can be that of the happening: a bare year only inside or right behind its name."""
    if found.kind in _STRONG_DATES or found.kind in {"month", "months", "quarter"}:
        return True
    position = found.start - view.start
    if trigger.np_start <= position < trigger.np_end:
        return True
    between = view.masked[trigger.np_end : position] if position > trigger.np_end else ""
    return (
        trigger.form != "verb"
        and position > trigger.np_end
        and len(between) < 40
        and re.search(r"(?:\bin|\bof|\(|,)\s*$", between) is not None
    )


def _set_date(event: EventDraft, view: SentenceView, trigger: Trigger, dates: Sequence[DateMention]) -> None:
    if not dates:
        return
    order = sorted(dates, key=lambda d: (d.kind not in _STRONG_DATES, abs(d.start - view.start - trigger.end)))
    best = order[0]
    event.start, event.end = best.edtf, best.edtf_end
    event.evidence_of["start"] = [view.stay if view.end - view.start <= 600 else (best.start, best.end)]


def _set_place(event: EventDraft, view: SentenceView, places: Sequence[Mention]) -> None:
    cities = [place for place in places if place.kind == "place"]
    best = next(iter(cities), None) or next(
        (p for p in places if event.type in {"visit", "election", "training", "conference", "exhibition", "meeting"}), None
    )
    if best is None:
        return
    event.place = " ".join(best.text.split())
    event.evidence_of["place"] = [view.stay if view.end - view.start <= 600 else (best.start, best.end)]


def _mode(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> str | None:
    if trigger.form not in {"finite", "verb", "refer"} and len(triggers) > 1:
        return None
    return next((mode for mode, pattern in _MODES if pattern.search(view.masked)), None)


def _status(annotated: Annotated, view: SentenceView, trigger: Trigger, event: EventDraft) -> str:
    before, after = view.masked[: trigger.np_start], view.masked[trigger.np_end :]
    near = before[-50:] + view.masked[trigger.np_start : trigger.np_end] + after[:60]
    if _CANCELLED.search(near):
        return "cancelled"
    if _POSTPONED.search(near):
        return "postponed"
    if _PROPOSED.search(before):
        return "proposed"
    if trigger.form == "planned":
        return "planned"
    if _later(event, annotated.published):
        return "planned"
    if (
        trigger.form in {"finite", "verb"}
        and _FUTURE.search(before[-60:] + view.masked[trigger.np_start : trigger.np_end] + after[:40])
        and not _PAST.search(before[-40:])
    ):
        return "planned"
    if trigger.form == "adjunct" and re.match(r"\s+(?:due|to\s+be\s+held|scheduled|planned|that\s+will|which\s+will)\b", after):
        return "planned"
    return "held"


def _later(event: EventDraft, published: str | None) -> bool:
    if not event.start or not published:
        return False
    size = min(len(event.start), len(published), 10)
    return event.start[:size] > published[:size]


def _ranges(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> list[Zone]:
    """Where those who take part in this happening stand: the whole sentence but its topics and the others' complements."""
    if trigger.form in {"finite", "verb", "refer"}:
        resumes = [t.np_start for t in triggers if t.form in {"finite", "refer"} or (t.form == "adjunct" and t.name is None)]
        resumes += [_clause_start(view, t.start) for t in triggers if t.form == "verb"]
        ranges = zones(view, resumes, partner=trigger.word == "discussed")
        for other in triggers:
            if other is not trigger and other.form in {"adjunct", "planned"} and not _same_happening(trigger, other):
                ranges = _without(ranges, (other.np_start, _complement_end(view, other)))
        return ranges
    ranges = [(trigger.np_start, _complement_end(view, trigger))]
    return ranges + _agent(view, trigger) if trigger.form == "adjunct" else ranges


_CLAUSE: Final = re.compile(r",|\b(?:when|while|where|as|that|after|before)\b", re.IGNORECASE)


def _clause_start(view: SentenceView, position: int) -> int:
    """Where the clause of the verb at `position` begins: behind the last conjunction or comma without a name between."""
    for match in reversed(list(_CLAUSE.finditer(view.masked, 0, position))):
        if match[0] != "," or not re.search(rf"[{ACTOR}{PERSON}]", view.masked[match.end() : position]):
            return match.end()
    return position


def _same_happening(first: Trigger, second: Trigger) -> bool:
    return second.name is None and first.type == second.type and first.form == "verb"


_COMPLEMENT_STOP: Final = re.compile(
    r"\b(?:where|which|who|when|during|was|were|is|are|has|have|had|and\s+(?:in|at|during|his|her)|in\s+(?:his|her|their)|will|said|noted|to\s+[a-z]+"
    r"|as|after|before|discuss\w*|that)\b|[.;:]|,\s+(?:in|which|who|where|as|but)\b",
    re.IGNORECASE,
)


def _complement_end(view: SentenceView, trigger: Trigger) -> int:
    """End of what belongs to the noun: its `of`, `with`, `between` phrases, up to a verb, a clause or a full stop."""
    if (
        trigger.name is not None
        and trigger.type != "training"
        and not re.match(r"\s+(?:between|with)\b", view.masked[trigger.np_end :])
    ):
        return trigger.np_end
    stop = _COMPLEMENT_STOP.search(view.masked, trigger.np_end)
    return stop.start() if stop else len(view.masked)


def _without(ranges: Sequence[Zone], hole: Zone) -> list[Zone]:
    found = []
    for a, b in ranges:
        if hole[1] <= a or b <= hole[0]:
            found.append((a, b))
            continue
        if a < hole[0]:
            found.append((a, hole[0]))
        if hole[1] < b:
            found.append((hole[1], b))
    return found


_PRESENT: Final = re.compile(
    r"\b(?:at|during|in|for|on\s+the\s+(?:sidelines|margins)\s+of|participants\s+of|to\s+the\s+participants\s+of)\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|their\s+)?$",
    re.IGNORECASE,
)


def _agent(view: SentenceView, trigger: Trigger) -> list[Zone]:
    """The doer of the clause in which a happening is only mentioned: he spoke, stated, confirmed *at* it, so he was there."""
    before = view.masked[: trigger.np_start]
    if not _PRESENT.search(before):
        return []
    by = [match for match in re.finditer(rf"\bby\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,6}}(?=[{ACTOR}{PERSON}])", before)]
    if by:
        start = by[-1].end()
        stop = re.search(r"\b(?:at|during|in)\b", before[start:])
        return [(by[-1].start(), start + stop.start() if stop else trigger.np_start)]
    subject = re.match(rf"^[^.;]*?[{ACTOR}{PERSON}]*{PERSON}(?:,?\s?[{ACTOR}{PERSON}]+)*", before)
    verb = re.search(
        r"\b(?:said|made|spoke|met|stated|announced|told|presented|delivered|held|addressed|proposed|while|attended|saw|talked)\b",
        before,
    )
    return [(0, subject.end())] if subject and verb else []


def _share(frames: Sequence[Frame]) -> None:
    """Dates and places that one mention gives to another: `during his visit to …`, `…, where the summit was being held`."""
    for number, frame in enumerate(frames):
        trigger, text = frame.trigger, frame.view.masked
        before = text[: trigger.np_start]
        if trigger.type == "visit" and re.search(r"\bduring\s+(?:his|her|their|the|a|an)\s+(?:\w+\s+)?$", before):
            for other in frames[:number]:
                _inherit(other.event, frame.event)
                if other.event.part_of is None and other.trigger.name is None and other.event.type == "meeting":
                    other.event.part_of = frame.event
        elif re.search(r"\bwhere\s+(?:the|a|an)?\s*$", before) and number:
            frame.event.place = frame.event.place or frames[number - 1].event.place


def _inherit(event: EventDraft, source: EventDraft) -> None:
    if event.start is None and source.start is not None:
        event.start, event.end = source.start, source.end
        event.evidence_of.update({k: v for k, v in source.evidence_of.items() if k == "start"})
    if event.place is None and source.place is not None:
        event.place = source.place
        event.evidence_of.update({k: v for k, v in source.evidence_of.items() if k == "place"})
