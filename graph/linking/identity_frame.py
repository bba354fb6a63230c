"""What entries of all kinds are compared by: the registry's names, and which entries already stand for one thing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from graph.linking.identity_names import name_words
from graph.linking.identity_sources import Entry, Sources
from graph.linking.registry import Registry

__all__ = ["Frame"]

_Words = tuple[str, ...]


@dataclass
class Frame:
    """Sources and registry, with `heads` filled kind by kind: id of an entry -> id of the first entry of its cluster."""

    sources: Sources
    registry: Registry
    heads: dict[str, str] = field(default_factory=dict)

    def thing(self, iri: str) -> str:
        """What `iri` stands for as far as is known: the first entry of its cluster, or the IRI itself."""
        entry = self.sources.entry_of.get(iri)
        return self.heads.get(entry.id, entry.id) if entry else iri

    def entry(self, iri: str) -> Entry | None:
        """The entry of a report node; None for registry things."""
        return self.sources.entry_of.get(iri)

    def settle(self, clusters: Iterable[list[Entry]]) -> None:
        """Remember clusters that are final."""
        for members in clusters:
            for member in members:
                self.heads[member.id] = members[0].id

    @property
    def country_words(self) -> Mapping[_Words, str]:
        """Names and demonyms of countries as words -> IRI, where they lead to one country only."""
        return _country_words(self.registry)

    @property
    def names_of(self) -> Mapping[str, list[_Words]]:
        """IRI of a country -> its names and demonyms as words."""
        return _names_of_countries(self.registry)

    @property
    def concept_words(self) -> Mapping[_Words, str]:
        """Names of the registry's classes of bodies and instruments as words -> key of the class."""
        return _concept_words(self.registry)

    def country(self, iri: str, seen: frozenset[str] = frozenset()) -> str | None:
        """IRI of the country that an actor is or belongs to, by its parents or else by its names; None if none or several."""
        if known := self.registry.by_iri(iri):
            return self._registry_country(known.key)
        entry = self.entry(iri)
        if entry is None or iri in seen:
            return None
        above = {self.country(parent, seen | {iri}) for parent in entry.links("parent")} - {None}
        if len(above) == 1:
            return above.pop()
        named = list(dict.fromkeys(found for name in entry.names for found in self._countries_at_ends(name_words(name))))
        return named[0] if len(named) == 1 else None

    def _registry_country(self, key: str) -> str | None:
        while entry := self.registry.by_key(key):
            if entry.kind == "country":
                return entry.iri
            above = entry.country or entry.parent
            if above is None or entry.kind not in {"gov", "org"}:
                return None
            key = above
        return None

    def _countries_at_ends(self, words: _Words) -> Iterator[str]:
        for size in range(min(len(words) - 1, 6), 0, -1):
            if words[-size - 1] in {"of", "in", "for", "to"} and (found := self.country_words.get(words[-size:])):
                yield found
                return
        for size in range(min(len(words) - 1, 6), 0, -1):
            if found := self.country_words.get(words[:size]):
                yield found
                return


@lru_cache(maxsize=4)
def _country_words(registry: Registry) -> Mapping[_Words, str]:
    return _unique((name_words(text), country.iri) for country in registry.of_kind("country") for text in country.texts())


@lru_cache(maxsize=4)
def _names_of_countries(registry: Registry) -> Mapping[str, list[_Words]]:
    names: dict[str, list[_Words]] = {}
    for words, iri in _country_words(registry).items():
        names.setdefault(iri, []).append(words)
    return names


@lru_cache(maxsize=4)
def _concept_words(registry: Registry) -> Mapping[_Words, str]:
    return _unique((name_words(text), concept.key) for concept in registry.of_kind("concept") for text in concept.texts())


def _unique(pairs: Iterable[tuple[_Words, str]]) -> dict[_Words, str]:
    found: dict[_Words, set[str]] = {}
    for words, target in pairs:
        if words:
            found.setdefault(words, set()).add(target)
    return {words: targets.pop() for words, targets in found.items() if len(targets) == 1}
