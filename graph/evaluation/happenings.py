"""Events against gold: found by who, when, where and what together; then type, date, place, mode, status, participants."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.evaluation.answers import Answer, EventSaid
from graph.evaluation.pairing import Pairing, pair_entries
from graph.evaluation.quoting import quote_of
from graph.evaluation.sheet import Sheet
from graph.evaluation.wording import close_dates, normal, overlap

__all__ = ["score_events"]

_FAMILY: Final = {  # types that a careful annotator could swap
    "meeting": "talk", "consultation": "talk", "session": "gather", "conference": "gather", "visit": "visit",
    "signing": "sign", "ceremony": "sign", "training": "learn", "exhibition": "show", "election": "name",
    "appointment": "name", "other": "other",
}  # fmt: skip
_TALKS: Final = frozenset({"talk", "gather"})
_LONGEST: Final = 600  # characters of one place of evidence that still points at something
_ALL_OF_IT: Final = 1800  # characters of all places together: pointing at everything is pointing at nothing

Stay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Case:
    """One event of gold and the one that answers it, each with its participants in gold's keys."""

    gold: EventSaid
    said: EventSaid
    mine: frozenset[str]
    others: frozenset[str]

    @property
    def shared(self) -> int:
        return len(self.mine & self.others)


class _Events:
    """Events of one document, with the keys that the answer's actors have in gold."""

    def __init__(self, gold: Answer, said: Answer, keys: Mapping[str, str]) -> None:
        self.gold, self.said, self.keys = gold, said, keys
        self.pairing: Pairing = pair_entries(gold.events, said.events, self._likeness, lambda event: event.optional)

    def case(self, gold: EventSaid, said: EventSaid) -> _Case:
        free = gold.free | self.gold.optional_actors
        return _Case(gold, said, gold.actors - free, self.in_gold(said.actors) - free)

    def in_gold(self, actors: Iterable[str]) -> frozenset[str]:
        return frozenset(self.keys.get(actor, "?" + actor) for actor in actors)

    def _likeness(self, gold: EventSaid, said: EventSaid) -> float:
        case = self.case(gold, said)
        either = case.mine | case.others
        who = case.shared / len(either) if either else 0.5
        when = 1.0 if gold.accepts("start", said.start) else close_dates(gold.start, said.start)
        where = float(_right_place(gold, said))
        called = overlap(gold.name, said.name) if gold.name else 0.0
        row = float(bool(gold.row) and gold.row == said.row)
        silent = not (case.mine or gold.start or gold.place)
        agreed = (normal(gold.place) and where) or (gold.start and when) or case.shared or called >= 0.3 or row or silent
        if not agreed:  # silence on both sides is no agreement
            return 0.0
        called = max(called, 0.1 * overlap(gold.name or gold.label, said.name or said.label))  # breaks ties
        return 0.35 * who + 0.25 * when + 0.2 * _kin(gold, said) + 0.1 * where + 0.3 * called + row


def score_events(gold: Answer, said: Answer, keys: Mapping[str, str], text: str, sheet: Sheet) -> None:
    """Mark the events; main events of gold that nothing answers count as wholly wrong."""
    events = _Events(gold, said, keys)
    pairing = events.pairing
    sheet.add("events", *pairing.counts())
    places = _places(gold.events, text)
    answered = {i for i, _ in pairing.pairs}
    for i, event in enumerate(gold.events):
        if event.main and not event.optional:
            sheet.tick("events.main.recall", right=i in answered)
            sheet.add("event.main.all_right", 0, int(i not in answered), 0)
    for i, j in pairing.pairs:
        _mark(events.case(gold.events[i], said.events[j]), places[i], text, sheet)
        _judge_parts(events, gold.events[i], said.events[j], sheet)
    for event in (gold.events[i] for i in pairing.missed()):
        what = "missed main event" if event.main else "missed event"
        sheet.wrong(what, _shown(event), event.cue or quote_of(text, event.evidence))
        sheet.add("participation", 0, len(event.actors - event.free - gold.optional_actors), 0)
    for event in (said.events[j] for j in pairing.false()):
        sheet.wrong("false event", _shown(event), quote_of(text, event.evidence))
        sheet.add("participation", 0, 0, len(events.in_gold(event.actors)))
        sheet.add("event.main.all_right", 0, 0, int(event.main))
        sheet.judge("event", event.rule, event.confidence, right=False)
        for part in event.parts:
            sheet.judge("participant", part.rule, part.confidence, right=False)


def _mark(case: _Case, places: Sequence[Stay], text: str, sheet: Sheet) -> None:
    gold, said = case.gold, case.said
    sizes = case.shared, len(case.mine), len(case.others)
    sheet.add("event.participants", *sizes)
    sheet.add("participation", *sizes)
    right = {
        "type": _FAMILY.get(gold.type or "") == _FAMILY.get(said.type or "") or gold.accepts("type", said.type),
        "date": _right_date(gold, said),
        "place": _right_place(gold, said),
        "mode": gold.mode == said.mode or gold.accepts("mode", said.mode),
        "status": gold.status == said.status or gold.accepts("status", said.status),
    }
    for name, value in right.items():
        sheet.tick(f"event.{name}", right=value)
        if not value:
            detail = f"{_value(said, name)}, not {_value(gold, name)}: {_shown(gold)}"
            sheet.wrong(f"wrong event {name}", detail, gold.cue or quote_of(text, gold.evidence))
    sure = right["type"] and right["date"] and right["place"]
    sheet.judge("event", said.rule, said.confidence, right=sure)
    if gold.main:
        sheet.add("event.main.participants", *sizes)
        sheet.tick("event.main.all_right", right=sure)
    if places:
        sheet.tick("event.evidence", right=_points_at(said.evidence, places))
    for what, actors in (("missed participant", case.mine - case.others), ("false participant", case.others - case.mine)):
        for actor in sorted(actors):
            sheet.wrong(what, f"{actor}: {_shown(gold)}", gold.cue or quote_of(text, gold.evidence))


def _judge_parts(events: _Events, gold: EventSaid, said: EventSaid, sheet: Sheet) -> None:
    free = gold.free | events.gold.optional_actors
    for part in said.parts:
        actor = events.keys.get(part.actor, "?" + part.actor)
        if actor not in free:
            sheet.judge("participant", part.rule, part.confidence, right=actor in gold.actors)


def _kin(gold: EventSaid, said: EventSaid) -> float:
    mine, other = _FAMILY.get(gold.type or ""), _FAMILY.get(said.type or "")
    if (mine is not None and mine == other) or gold.accepts("type", said.type):
        return 1.0
    return 0.6 if {mine, other} <= _TALKS else 0.0


def _right_date(gold: EventSaid, said: EventSaid) -> bool:
    starts = (gold.start or None) == (said.start or None) or gold.accepts("start", said.start)
    return starts and ((gold.last_day or None) == (said.last_day or None) or gold.accepts("end", said.end))


def _right_place(gold: EventSaid, said: EventSaid) -> bool:
    return normal(gold.place) == normal(said.place) or gold.accepts("place", said.place)


def _places(gold: Sequence[EventSaid], text: str) -> list[list[Stay]]:
    """Where each event stands: its cue; the n-th place where as many events as places share one; else any of them."""
    sharing: dict[str | None, list[int]] = defaultdict(list)
    for i, event in enumerate(gold):
        sharing[event.cue].append(i)
    found = []
    for i, event in enumerate(gold):
        at = [match.span() for match in re.finditer(re.escape(event.cue), text)] if event.cue else []
        if len(at) == len(sharing[event.cue]) > 1:
            at = [at[sharing[event.cue].index(i)]]
        found.append(at or list(event.evidence))
    return found


def _points_at(evidence: Sequence[Stay], places: Sequence[Stay]) -> bool:
    if sum(end - start for start, end in evidence) > _ALL_OF_IT:
        return False
    near = [(start, end) for start, end in evidence if end - start <= _LONGEST]
    return any(start < last and first < end for start, end in near for first, last in places)


def _shown(event: EventSaid) -> str:
    return " ".join(part for part in (event.type, event.start, event.name or event.label or "") if part)


def _value(event: EventSaid, name: str) -> str:
    if name == "date":
        return "/".join(part for part in (event.start, event.last_day) if part) or "no date"
    return str(getattr(event, name) or f"no {name}")
