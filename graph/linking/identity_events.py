"""Events across documents: the same day, a compatible type, and the same persons, name, or parties and place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from graph.linking.identity_clusters import Pair
from graph.linking.identity_dates import Days
from graph.linking.identity_frame import Frame
from graph.linking.identity_names import content_words, name_words
from graph.linking.identity_sources import Entry

__all__ = ["EventProfile", "event_pairs", "profiles_of", "type_family"]

# Reports call one occasion by different words of a row, never by words of two rows.
_FAMILIES: Final = {
    "Consultation": "talks", "Session": "conference", "Conference": "conference", "Ceremony": "ceremony", "Signing": "signing",
    "Visit": "visit", "Training": "training", "Exhibition": "exhibition", "Election": "election", "Appointment": "appointment",
}  # fmt: skip
_LARGEST_BLOCK: Final = 200


@dataclass
class EventProfile:
    """What the members of a cluster say: type family, days, persons, other participants, place, names, documents."""

    family: str
    days: Days
    persons: frozenset[str]
    bodies: frozenset[str]
    place: str | None
    names: frozenset[tuple[str, ...]]
    entries: dict[str, str] = field(default_factory=dict)

    def compatible(self, other: "EventProfile") -> bool:
        """One family, days that meet, more than half of the persons, no two entries of one document."""
        return (
            self.family == other.family
            and self.days.meet(other.days)
            and self._persons_agree(other)
            and self.entries.keys().isdisjoint(other.entries)
        )

    def absorb(self, other: "EventProfile") -> None:
        """Take in what the other says; the narrower days stay."""
        self.days = self.days if self.days.single else other.days
        self.persons |= other.persons
        self.bodies |= other.bodies
        self.place = self.place or other.place
        self.names |= other.names
        self.entries |= other.entries

    def _persons_agree(self, other: "EventProfile") -> bool:
        fewer = min(len(self.persons), len(other.persons))
        return not fewer or 2 * len(self.persons & other.persons) > fewer

    def reasons(self, other: "EventProfile") -> tuple[float, tuple[str, ...]]:
        """Score and grounds for one event; no grounds when it is not certain."""
        shared = self.persons & other.persons
        names = self.names & other.names
        if self.days.single is None or self.days.single != other.days.single:
            return (0.9, ("same numbered name",)) if any(_is_numbered(name) for name in names) else (0.0, ())
        found = ["same day"]
        if self.family and len(shared) > 1:
            found.append(f"{len(shared)} shared persons")
        if names:
            found.append("same name")
        same_place = self.place is None or other.place is None or self.place == other.place
        if self.family and len(self.bodies) > 1 and self.bodies == other.bodies and same_place:
            found.append("same parties")
        return (min(1.0, 0.5 + 0.2 * (len(found) - 1)), tuple(found)) if len(found) > 1 else (0.0, ())


def type_family(entry: Entry) -> str:
    """Family of types within which reports may differ; empty for events of no kind, where only a name is certain."""
    plain = "talks" if "Meeting" in entry.types else ""
    return next((_FAMILIES[name] for name in sorted(entry.types) if name in _FAMILIES), plain)


def profiles_of(entries: Sequence[Entry], frame: Frame) -> dict[str, EventProfile]:
    """Profile of each entry."""
    taking_part = _participants(frame)
    found = {}
    for entry in entries:
        actors = taking_part.get(entry.id, {})
        place = next((frame.thing(iri) for iri in entry.links("place")), None)
        names = frozenset(name_words(name) for name in entry.texts("name") if len(content_words(name)) > 1)
        found[entry.id] = EventProfile(
            type_family(entry),
            Days.of(entry.texts("earliest"), entry.texts("latest")),
            frozenset(actor for actor, person in actors.items() if person),
            frozenset(actor for actor, person in actors.items() if not person),
            place,
            names,
            {entry.document: entry.id},
        )
    return found


def event_pairs(entries: Sequence[Entry], profiles: Mapping[str, EventProfile]) -> Iterator[Pair]:
    """Pairs of events that are certainly one, unless their profiles exclude it; compared within blocks only."""
    blocks: dict[tuple[object, ...], list[str]] = {}
    for entry in entries:
        profile = profiles[entry.id]
        for name in profile.names:
            blocks.setdefault((profile.family, name), []).append(entry.id)
        if day := profile.days.single:
            for actor in profile.persons or profile.bodies:
                blocks.setdefault((profile.family, day, actor), []).append(entry.id)
            for actor in profile.bodies:
                blocks.setdefault((profile.family, day, actor, len(profile.bodies)), []).append(entry.id)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        for left, right in combinations(sorted(members)[:_LARGEST_BLOCK], 2):
            if (left, right) not in seen:
                seen.add((left, right))
                score, reasons = profiles[left].reasons(profiles[right])
                if reasons and profiles[left].compatible(profiles[right]):
                    yield Pair(left, right, score, reasons)


def _participants(frame: Frame) -> Mapping[str, Mapping[str, bool]]:
    """Event entry -> its actors, and whether each is a person."""
    found: dict[str, dict[str, bool]] = {}
    for part in frame.sources.typed("Participation"):
        for iri in part.links("event"):
            if entry := frame.entry(iri):
                for actor in part.links("actor"):
                    found.setdefault(entry.id, {})[frame.thing(actor)] = "/person/" in actor
    return found


def _is_numbered(name: tuple[str, ...]) -> bool:
    return len(name) > 3 and any(character.isdigit() for word in name for character in word)
