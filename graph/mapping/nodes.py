"""IRIs of what the facts speak of: registry IRIs, or nodes of one report by content key (DESIGN 3)."""

from collections.abc import Collection, Mapping
from typing import Final

from pyoxigraph import NamedNode

from graph.facts import Actor, Agreement, Event, Facts
from graph.linking.registry import Entry, Registry
from graph.mapping.terms import EVENT_TYPES, normal
from graph.names import report_node, thing_iri

__all__ = ["Nodes"]

# Types whose names are used for one another: what one report calls a visit, another calls talks.
_MEETINGS: Final = frozenset({"meeting", "consultation", "conference", "session", "visit", "signing", "ceremony"})


class Nodes:
    """Keys of one facts file to nodes; two entries with the same content key get a number, in the order of the file."""

    def __init__(self, facts: Facts, registry: Registry) -> None:
        self.document = facts.document.id
        self.text = facts.document.text
        self.registry = registry
        self.actors: Mapping[str, Actor] = {actor.key: actor for actor in facts.actors}
        self.events: Mapping[str, Event] = {event.key: event for event in facts.events}
        self.agreements: Mapping[str, Agreement] = {agreement.key: agreement for agreement in facts.agreements}
        self._content: dict[str, tuple[str, list[str]]] = {}
        self._fixed: dict[str, str] = {}
        self._number(facts)

    def node(self, key: str, report: str) -> NamedNode:
        """The node for an entry of the facts: that of the registry, or what `report` says of it."""
        if key in self._fixed:
            return NamedNode(self._fixed[key])
        kind, content = self._content.get(key, ("actor", [key]))
        return NamedNode(report_node(kind, self.document, report, content))

    def is_fixed(self, key: str) -> bool:
        """Whether the entry stands under an IRI of the registry."""
        return key in self._fixed

    def entry(self, key: str) -> Entry | None:
        """The registry entry of an actor or agreement of the facts."""
        found = self.actors.get(key) or self.agreements.get(key)
        return self.registry.by_key(found.id) if found and found.id else None

    def label(self, key: str) -> str:
        """What an actor or agreement is called."""
        found = self.actors.get(key) or self.agreements.get(key)
        entry = self.entry(key)
        return entry.label if entry else ((found and name_of(found)) or key)

    def names(self, key: str | None) -> list[str]:
        """All names of an actor, those of the registry and demonyms included."""
        actor = self.actors.get(key or "")
        if actor is None:
            return []
        entry = self.entry(actor.key)
        return [*([actor.name] if actor.name else []), *actor.names, *(entry.texts() if entry else [])]

    def countries(self, keys: Collection[str | None]) -> set[str]:
        """Registry keys of the countries that these actors are or belong to."""
        found: set[str] = set()
        for key in keys:
            entry, actor = self.entry(key or ""), self.actors.get(key or "")
            if entry:
                found |= {entry.key} if entry.kind == "country" else {entry.country} - {None}  # type: ignore[arg-type]
            elif actor and actor.parent and actor.parent != key:
                parent = self.entry(actor.parent)
                found |= {parent.key} if parent and parent.kind == "country" else set()
        return found

    def _number(self, facts: Facts) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for key, kind, content, fixed in self._contents(facts):
            if fixed:
                self._fixed[key] = fixed
                continue
            count = seen[kind, *content] = seen.get((kind, *content), 0) + 1
            self._content[key] = kind, content if count == 1 else [*content, str(count)]

    def _contents(self, facts: Facts) -> list[tuple[str, str, list[str], str | None]]:
        """(key, kind, content key, registry IRI or None) of every entry, in the order of the file."""
        found: list[tuple[str, str, list[str], str | None]] = []
        for actor in facts.actors:
            kind = "person" if actor.kind == "person" else "actor"
            found.append((actor.key, kind, [normal(name_of(actor) or actor.key)], self._registry_iri(actor.id, "actor")))
        for agreement in facts.agreements:
            name = normal(name_of(agreement) or agreement.key)
            found.append((agreement.key, "agreement", [name], self._registry_iri(agreement.id, "agreement")))
        for event in facts.events:
            kind = "event" if event.row is None else "measure"
            found.append((event.key, kind, self._event_content(event), None))
        return found

    def _registry_iri(self, key: str | None, kind: str) -> str | None:
        """The registry's IRI; for a key that the registry does not have, an IRI without a type, which SHACL refuses."""
        if key is None:
            return None
        entry = self.registry.by_key(key)
        return entry.iri if entry else thing_iri(kind, normal(key))

    def _event_content(self, event: Event) -> list[str]:
        if event.row is not None:
            plan = self.agreements.get(event.plan or "")
            return [normal((plan and name_of(plan)) or ""), event.row]
        family = "meeting" if event.type in _MEETINGS else EVENT_TYPES.get(event.type, event.type)
        taking_part = sorted({self._stable(participant.actor) for participant in event.participants if participant.actor})
        return [family, event.start or "", *taking_part, normal(event.name or event.label or "")]

    def _stable(self, key: str) -> str:
        """A key of an actor that does not depend on how the facts file numbers its entries."""
        actor = self.actors.get(key)
        return (actor and (actor.id or normal(name_of(actor) or actor.key))) or key


def name_of(entry: Actor | Agreement) -> str | None:
    """The name, else the first of the names."""
    return entry.name or next(iter(entry.names), None)
