"""An entry that two extractors found: the one keeps its values, the other becomes a support of it."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from graph.facts import Actor, Agreement, AgreementParty, Event, HeldPost, Money, Participant, Span, Support
from graph.linking.registry import fold

__all__ = ["Entry", "filled", "supported"]

Entry = TypeVar("Entry", Actor, HeldPost, Event, Participant, Agreement, AgreementParty, Money)
Reported = TypeVar("Reported", Event, Agreement)


def supported(entry: Entry, by: Entry, evidence: Sequence[Span], **fields: list[str]) -> Entry:
    """`entry`, supported by what another extractor found; once by each extractor, with the places of all that it found."""
    extractor = by.extractor or ""
    if extractor == (entry.extractor or ""):
        return entry
    new = Support(extractor=extractor, rule=by.rule, confidence=by.confidence, evidence=list(evidence), **fields)
    others: list[Support] = [one for one in entry.supports if one.extractor != extractor]
    for known in entry.supports:
        if known.extractor == extractor:
            new = known.model_copy(update={name: _united(getattr(known, name), getattr(new, name)) for name in _LISTS})
    return entry.model_copy(update={"supports": [*others, new]})


def filled(entry: Reported, by: Reported, groups: Iterable[tuple[str, ...]]) -> Reported:
    """`entry` supported by `by`, with the values that only `by` has; where both have one, the entry's stays.

    Values of a group of fields (a date: start and end) come together or not at all. What reports tell apart is left alone.
    """
    confirms: list[str] = []
    adds: dict[str, object] = {}
    for group in groups:
        if entry.told_apart.intersection(group):
            continue
        mine, other = [[getattr(one, field) for field in group] for one in (entry, by)]
        if any(value is not None for value in mine):
            confirms += [field for field, a, b in zip(group, mine, other, strict=True) if a is not None and _same(a, b)]
        else:
            adds |= {field: value for field, value in zip(group, other, strict=True) if value is not None}
    places = {field: by.evidence_of.get(field) or by.evidence for field in adds}
    made = entry.model_copy(update={**adds, "evidence_of": {**entry.evidence_of, **places}})
    return supported(made, by, by.evidence, confirms=confirms, adds=sorted(adds))


_LISTS = ("confirms", "adds", "evidence")


def _united(known: Sequence[object], new: Sequence[object]) -> list[object]:
    return [*known, *(one for one in new if one not in known)]


def _same(mine: object, other: object) -> bool:
    return mine == other or (isinstance(mine, str) and isinstance(other, str) and fold(mine) == fold(other))
