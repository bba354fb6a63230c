"""Agreements across documents: type, parties and period, or the same distinctive name and nothing against it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from graph.linking.identity_clusters import Pair
from graph.linking.identity_dates import Days
from graph.linking.identity_frame import Frame
from graph.linking.identity_names import content_words, name_words
from graph.linking.identity_sources import Entry

__all__ = ["AgreementProfile", "agreement_pairs", "parties_of", "period_of", "profiles_of"]

# Between the same parties for the same period there is one of these; of the others there may be many.
_ONE_PER_PERIOD: Final = frozenset({"Framework"})
# Of these the same name comes back from meeting to meeting, so that only the date tells them apart.
_RECURRING: Final = frozenset({"Statement", "Declaration", "Resolution", "MemorandumOfUnderstanding"})
_PARTY_ROLES: Final = frozenset({"partyRole", "lead"})
_DISTINCTIVE: Final = 3


@dataclass
class AgreementProfile:
    """What the members of a cluster say: types, parties, period and documents."""

    types: frozenset[str]
    parties: frozenset[str]
    period: tuple[str, str] | None
    days: Days
    entries: dict[str, str] = field(default_factory=dict)

    def compatible(self, other: "AgreementProfile") -> bool:
        """Same type, parties that contain each other, one period, no two entries of one document."""
        return (
            (not self.types or not other.types or not self.types.isdisjoint(other.types))
            and (self.parties <= other.parties or other.parties <= self.parties)
            and (self.period is None or other.period is None or self.period == other.period)
            and self.days.meet(other.days)
            and self.entries.keys().isdisjoint(other.entries)
        )

    def absorb(self, other: "AgreementProfile") -> None:
        """Take in what the other says."""
        self.types |= other.types
        self.parties |= other.parties
        self.period = self.period or other.period
        self.days = self.days if self.days.first or self.days.last else other.days
        self.entries |= other.entries


def parties_of(frame: Frame) -> Mapping[str, frozenset[str]]:
    """Agreement entry -> the things that are parties, or that signatories signed for."""
    found: dict[str, set[str]] = {}
    for party in frame.sources.typed("AgreementParty"):
        roles = {role.rpartition("#")[2] for role in party.links("role")}
        actors = party.links("represents") or (party.links("actor") if roles & _PARTY_ROLES else [])
        for iri in party.links("agreement"):
            if entry := frame.entry(iri):
                found.setdefault(entry.id, set()).update(frame.thing(actor) for actor in actors)
    return {entry: frozenset(parties) for entry, parties in found.items()}


def period_of(entry: Entry) -> tuple[str, str] | None:
    """Start and end (EDTF) of the period, if both are stated."""
    start, end = entry.text("periodStart"), entry.text("periodEnd")
    return (start, end) if start and end else None


def profiles_of(entries: Sequence[Entry], frame: Frame) -> dict[str, AgreementProfile]:
    """Profile of each entry."""
    parties = parties_of(frame)
    return {
        entry.id: AgreementProfile(
            entry.types,
            parties.get(entry.id, frozenset()),
            period_of(entry),
            Days.of(entry.texts("earliest"), entry.texts("latest")),
            {entry.document: entry.id},
        )
        for entry in entries
    }


def agreement_pairs(entries: Sequence[Entry], frame: Frame) -> Iterator[Pair]:
    """Pairs of agreements that are certainly one, unless their profiles exclude it."""
    parties = parties_of(frame)
    blocks: dict[tuple[str, object], list[str]] = {}
    for entry in entries:
        among, period = parties.get(entry.id, frozenset()), period_of(entry)
        if period and len(among) > 1:
            for name in entry.types & _ONE_PER_PERIOD:
                blocks.setdefault((f"{name} of the same parties and period", (among, period)), []).append(entry.id)
        for words in _distinctive_names(entry, frame):
            blocks.setdefault(("same distinctive name", (words, _date_of(entry))), []).append(entry.id)
    for (reason, _), members in blocks.items():
        for left, right in pairwise(sorted(set(members))):
            yield Pair(left, right, 1.0, (reason,))


def _distinctive_names(entry: Entry, frame: Frame) -> set[tuple[str, ...]]:
    words = {name_words(name) for name in entry.names if len(content_words(name)) >= _DISTINCTIVE}
    return {name for name in words if name not in frame.concept_words}


def _date_of(entry: Entry) -> str:
    if entry.types.isdisjoint(_RECURRING):
        return ""
    return entry.text("statusDate") or entry.id
