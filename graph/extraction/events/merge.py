"""Sentences that tell of the same happening are put together, within a press release and between those of one file."""

from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft

__all__ = ["absorb", "compatible", "persons_of", "same_date", "same_family"]

_FAMILIES: Final = {
    "meeting": "talk", "consultation": "talk", "session": "talk", "conference": "talk",
    "visit": "visit", "signing": "sign", "ceremony": "sign", "training": "learn", "exhibition": "show",
    "election": "name", "appointment": "name", "other": "other",
}  # fmt: skip
_WEAK: Final = ("other", "ceremony")


def same_family(first: str, second: str) -> bool:
    """Whether two event types may be two words for one happening."""
    return _FAMILIES.get(first) == _FAMILIES.get(second)


def same_date(first: str | None, second: str | None) -> bool:
    """Whether two EDTF dates can be one: either is missing, or one is the other less precisely."""
    return not first or not second or first.startswith(second) or second.startswith(first)


def compatible(
    annotated: Annotated, known: EventDraft, event: EventDraft, *, strangers: bool = False, joined: bool = False
) -> bool:
    """Whether `event` can be a second report of `known`: family, date, place, name and persons do not speak against it.

    With `strangers` the two may name different bodies, as a title and the sentence that explains it do; with `joined` the
    second may add other persons, as `the ceremony was attended by …` does.
    """
    if not same_family(known.type, event.type) or not same_date(known.start, event.start):
        return False
    if (
        known.place
        and event.place
        and known.place.casefold() != event.place.casefold()
        and not _one_journey(annotated, known, event)
    ):
        return False
    if known.name and event.name and not _alike(known.name, event.name):
        return False
    if (known.status == "held") != (event.status == "held"):
        return False
    ours, theirs = persons_of(annotated, known), persons_of(annotated, event)
    if ours and theirs and not ours & theirs and not joined:
        return False
    others, more = known.actors(), event.actors()
    if _FAMILIES.get(known.type) == "name":  # the same office is given to one after the other
        others, more = ({key for key in keys if annotated.actor(key).kind in {"person", "country"}} for keys in (others, more))
    return strangers or not more or not others or bool(others & more)


def _one_journey(annotated: Annotated, known: EventDraft, event: EventDraft) -> bool:
    """Whether a visit to a town and one to a country are told as one: the same travellers, and one place is a country."""
    if known.type != "visit" or not persons_of(annotated, known) & persons_of(annotated, event):
        return False
    countries = {mention.text for mention in annotated.mentions if mention.kind == "country"}
    return (known.place in countries) != (event.place in countries)


def persons_of(annotated: Annotated, event: EventDraft) -> set[str]:
    """Keys of the persons who take part."""
    return {key for key in event.actors() if annotated.actor(key).kind == "person"}


def _alike(first: str, second: str) -> bool:
    a, b = _words(first), _words(second)
    return bool(a & b) and (a <= b or b <= a or len(a & b) >= 0.6 * min(len(a), len(b)))


def _words(text: str) -> set[str]:
    return {word.strip(",.“”\"'()").lower() for word in text.split()} - {
        "the",
        "of",
        "and",
        "on",
        "for",
        "a",
        "in",
        "to",
        "meeting",
        "session",
    }


def absorb(known: EventDraft, event: EventDraft, *, retype: bool = False) -> None:
    """Add to `known` what `event` says besides; with `retype` its type holds, as that of a named happening does."""
    for part in event.participants:
        known.add(part)
    for field in ("name", "place", "venue", "mode", "label", "not_before", "not_after"):
        if getattr(known, field) is None:
            setattr(known, field, getattr(event, field))
    if event.start and (not known.start or len(event.start) > len(known.start)):
        known.start, known.end = event.start, event.end
        known.evidence_of.pop("start", None)
        known.evidence_of.pop("end", None)
    for key, places in event.evidence_of.items():
        if getattr(known, key, None) == getattr(event, key, None):
            known.evidence_of.setdefault(key, list(places))
    known.evidence.extend(place for place in event.evidence if place not in known.evidence)
    if retype or (known.type in _WEAK and event.type not in _WEAK) or (event.name and event.name == known.name):
        known.type = event.type
    known.open_list = known.open_list or event.open_list
    known.confidence = max(known.confidence, event.confidence)
    if known.part_of is None and event.part_of is not known:
        known.part_of = event.part_of
