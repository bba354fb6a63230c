"""The happenings of a Russian document: frames of all sentences with date, place and participants, each told once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from graph.extraction.annotations import DateMention
from graph.extraction.drafts import AgreementDraft, EventDraft, PartyDraft, TakingPart
from graph.extraction.russian.cast import Cast
from graph.extraction.russian.frames import Frame, frames_of, words_of
from graph.extraction.russian.instruments import Instruments
from graph.extraction.russian.names import PLACES
from graph.extraction.russian.page import Page, Thing
from graph.extraction.russian.participants import add_participants
from graph.extraction.russian.titles import Title
from graph.extraction.text.spans import SpanIndex
from graph.linking.registry import load_registry

__all__ = ["Telling", "find_events"]

_FAMILY: Final = {"consultation": "meeting", "conference": "session"}
_DAYS: Final = frozenset({"day", "days", "relative", "month", "quarter"})
_LEAD: Final = 2
"""Sentences with happenings, within the first `_OPENING` sentences, that tell what the document is about."""
_OPENING: Final = 3
_REACH: Final = 16
"""Words behind the one that tells within which its place stands."""


@dataclass(slots=True)
class Telling:
    """Read before happenings: dates, titles without holder by first word, instruments, words that are no happening."""

    dates: Sequence[DateMention]
    offices: dict[int, Title]
    instruments: Instruments
    taken: frozenset[int]
    titled: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Course:
    """Happenings as they come; `told` counts the sentences that told any."""

    events: list[EventDraft] = field(default_factory=list)
    headline: list[EventDraft] = field(default_factory=list)
    told: int = 0
    read: int = 0

    @property
    def leads(self) -> bool:
        """Whether what is told now is what the document is about."""
        return self.told < 1 or (self.told < _LEAD and self.read < _OPENING)


def find_events(cast: Cast, telling: Telling) -> list[EventDraft]:
    """Events in text order, with the instruments signed or adopted at them."""
    page, course = cast.page, _Course()
    dates = SpanIndex(telling.dates)
    for number, (first, last) in enumerate(page.ranges):
        if first == last:
            continue
        block = page.blocks[page.sentences[number].block]
        headline = block.kind == "headline"
        frames = frames_of(page, first, last, telling.taken, headline=headline)
        found = [(frame, _draft(cast, frame, telling, dates)) for frame in frames]
        for frame, event in _kept(found):
            _settle(cast, course, frame, event, headline=headline)
        course.told += bool(found) and not headline
        course.read += not headline
    _share_places(course.events)
    for event in course.events:
        _act_on_instruments(cast, telling, event)
    return sorted(course.events, key=lambda event: event.start_at)


def _draft(cast: Cast, frame: Frame, telling: Telling, dates: SpanIndex[DateMention]) -> EventDraft:
    page = cast.page
    start, end = page.span(frame.first, frame.last)
    event = EventDraft(frame.type, page.words[frame.at].start, name=frame.name, status=frame.status, rule=frame.rule)
    event.evidence = [(start, end)]
    mention = _date(page, frame, dates.within(start, end), telling)
    if mention is not None:
        event.start, event.end = mention.edtf, mention.edtf_end
        event.evidence_of["start"] = [(mention.start, mention.end)]
    event.place = _place(cast, frame, telling.taken)
    event.mode = (
        "online" if frame.online and frame.type in {"meeting", "session", "conference", "training", "consultation"} else None
    )
    add_participants(cast, event, frame, telling.offices, telling.titled)
    if event.type == "visit":
        _add_host(cast, event, frame, telling.taken)
    return event


def _date(page: Page, frame: Frame, dates: list[DateMention], telling: Telling) -> DateMention | None:
    """The date of the sentence that stands nearest to the word that tells, those inside instruments aside."""
    spans = [page.span(thing.first, thing.last) for thing, _ in telling.instruments]
    free = [each for each in dates if each.kind in _DAYS and not any(a <= each.start < b for a, b in spans)]
    at = page.words[frame.at].start
    days = [each for each in free if each.kind not in {"month", "quarter"}] or free
    return min(days, key=lambda each: abs(each.start - at), default=None)


def _place(cast: Cast, frame: Frame, taken: frozenset[int]) -> str | None:
    """The town told behind `в`, else the country; for a visit where it goes to."""
    page = cast.page
    towns, countries = [], []
    for thing in page.within(frame.first, frame.last):
        before = page.lower(thing.first - 1)
        inside = before in {"в", "во", "на"} or (
            before in {"городе", "г", "город", "."} and page.lower(thing.first - 2) in {"в", "г"}
        )
        if not inside or thing.first - 1 < frame.first:
            continue
        cases = page.words[thing.first].cases()
        if (
            thing.first in taken
            or thing.first > frame.at + _REACH
            or (frame.type != "visit" and before in {"в", "во", "на"} and cases and "loct" not in cases)
        ):
            continue
        if thing.kind == "place":
            towns.append(thing)
        elif thing.kind == "country":
            countries.append(thing)
    if frame.type == "visit" and not towns and not countries:
        ahead = page.within(frame.at, frame.last)
        countries = [thing for thing in ahead if thing.kind in {"country", "place"} and thing.first not in taken][:1]
    nearest = min(towns or countries, key=lambda thing: abs(thing.first - frame.at), default=None)
    return _named(cast, nearest) if nearest is not None else None


def _add_host(cast: Cast, event: EventDraft, frame: Frame, taken: frozenset[int]) -> None:
    """The state that is visited takes part where the text speaks of it."""
    things = [thing for thing in cast.page.within(frame.first, frame.last) if thing.first not in taken]
    for thing in things:
        if thing.kind in {"place", "country"} and _named(cast, thing) == event.place:
            key = PLACES[thing.key][1] if thing.kind == "place" else thing.key
            if cast.ledger.get(key) is not None:
                event.add(TakingPart(key, evidence=[cast.page.span(thing.first, thing.last)], rule="russian.host"))
            return


def _named(cast: Cast, thing: Thing) -> str:
    return PLACES[thing.key][0] if thing.kind == "place" else cast.registry.entries[thing.key].label


def _kept(found: list[tuple[Frame, EventDraft]]) -> list[tuple[Frame, EventDraft]]:
    """One sentence's happenings, those told by verb and noun at once as one."""
    kept: list[tuple[Frame, EventDraft]] = []
    for frame, event in found:
        same = next((other for other in kept if _family(other[1]) == _family(event) and not (other[0].name and frame.name)), None)
        if same is None:
            kept.append((frame, event))
        else:
            _absorb(same[1], event)
    return kept


def _settle(cast: Cast, course: _Course, frame: Frame, event: EventDraft, *, headline: bool) -> None:
    """Take an event, or add what it says to one already told."""
    background = _is_background(cast.page, frame, event, cast.published)
    if course.events and not background and (_goes_on(cast.page, frame) or (event.type == "other" and not event.name)):
        _absorb(course.events[-1], event)
        return
    known = _announced(course, event, headline=headline) or next(
        (other for other in course.events if _same(other, event) and not background), None
    )
    if known is not None:
        _absorb(known, event)
        if headline or course.leads:
            known.main = known.main or frame.finite
        return
    if not frame.finite and not event.name:
        return
    if event.type in {"visit", "other"} and not event.participants and not event.name:
        return
    lead = headline or course.leads or not course.events
    event.main = not background and frame.finite and (lead or (event.status == "held" and event.type in {"signing"}))
    if course.events and not lead and not event.participants and not event.name and not event.start:
        return
    course.events.append(event)


def _goes_on(page: Page, frame: Frame) -> bool:
    """`в саммите также приняли участие …`: more of those who came."""
    return frame.noun is not None and {"также", "участие"} <= {page.lower(n) for n in range(frame.first, frame.last)}


def _announced(course: _Course, event: EventDraft, *, headline: bool) -> EventDraft | None:
    """The happening of the headline that the first sentence below tells under another noun (`саммит`, `встреча`)."""
    if headline or course.told or len(course.events) != 1 or event.name:
        return None
    known = course.events[0]
    either = {_family(known), _family(event)} <= {"meeting", "session"}
    return known if either and not (known.start and event.start) and _one_place(known.place, event.place) else None


def _family(event: EventDraft) -> str:
    return _FAMILY.get(event.type, event.type)


def _same(one: EventDraft, other: EventDraft) -> bool:
    if _family(one) != _family(other) or (one.name and other.name and one.name.casefold() != other.name.casefold()):
        return False
    if one.start and other.start and not (one.start.startswith(other.start) or other.start.startswith(one.start)):
        return False
    if one.type != "visit" and not _one_place(one.place, other.place):
        return False
    mine, their = one.actors(), other.actors()
    return not mine or not their or bool(mine & their)


def _one_place(one: str | None, other: str | None) -> bool:
    """Whether two places can be one: the same, one of them unknown, a town and its country."""
    return not one or not other or one == other or other in _around(one) or one in _around(other)


@cache
def _around(place: str) -> frozenset[str]:
    """Names of the towns in a country."""
    labels = {entry.label: entry.key for entry in load_registry().of_kind("country")}
    return frozenset(english for english, country in PLACES.values() if labels.get(place) == country)


def _absorb(known: EventDraft, event: EventDraft) -> None:
    """What another telling adds."""
    if event.start and (known.start is None or len(event.start) > len(known.start)):
        known.start, known.end = event.start, event.end
        known.evidence_of.update({key: value for key, value in event.evidence_of.items() if key == "start"})
    if known.place is None or (event.place is not None and event.place in _around(known.place)):
        known.place = event.place or known.place
    known.name = known.name or event.name
    known.mode = known.mode or event.mode
    if known.type == "meeting" and event.type == "consultation":
        known.type = "consultation"
    known.evidence += [place for place in event.evidence if place not in known.evidence]
    for part in event.participants:
        known.add(part)


def _is_background(page: Page, frame: Frame, event: EventDraft, published: str | None) -> bool:
    """What the text only looks back to."""
    words = {page.lower(n) for n in range(frame.first, min(frame.at + 2, frame.last))}
    old = bool(
        event.start
        and published
        and re.match(r"\d{4}", event.start)
        and event.start[:4] < published[:4]
        and published[5:7] not in {"01"}
    )
    return bool(words & words_of("background")) or old


def _share_places(events: list[EventDraft]) -> None:
    """A signing without place or date of its own took place at the meeting before it."""
    for number, event in enumerate(events):
        if event.type == "signing" and number and event.start is None and events[number - 1].status == event.status:
            event.start, event.end = events[number - 1].start, events[number - 1].end
            event.place = event.place or events[number - 1].place


def _act_on_instruments(cast: Cast, telling: Telling, event: EventDraft) -> None:
    """Instruments in the sentence of a signing are signed there, by those who take part."""
    if event.type != "signing":
        return
    for thing, draft in telling.instruments:
        span = cast.page.span(thing.first, thing.last)
        if draft.id is not None or not any(a <= span[0] and span[1] <= b for a, b in event.evidence):
            continue
        event.link("agreements", draft, [span])
        draft.status = "planned" if event.status == "planned" else "signed"
        draft.date = event.start if event.status == "held" else None
        draft.say("status", list(event.evidence[:1]))
        if not draft.parties:
            _sign(cast, event, draft)


def _sign(cast: Cast, event: EventDraft, draft: AgreementDraft) -> None:
    for part in event.participants:
        account = cast.ledger.get(part.actor or "")
        if account is not None:
            role = "signatory" if account.kind == "person" else "party"
            draft.add(PartyDraft(account.key, role, part.represents, evidence=list(part.evidence), rule="russian.party"))


def adoption(page: Page, first: int, last: int) -> bool:
    """Whether a sentence tells of an adoption."""
    return any(page.words[n].lemmas & words_of("appointing") for n in range(first, last))
