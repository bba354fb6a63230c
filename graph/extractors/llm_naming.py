"""Names in a model's claims to actors: what the rules or the registry know, they decide; the model gives no identifier."""

from typing import Final, NamedTuple

from graph.facts import Actor, Facts
from graph.linking.registry import ANY_CASE, NEEDS_CUE, Registry, fold

__all__ = ["Identity", "Naming"]

_ACTORS: Final = frozenset({"country", "un", "igo", "org", "gov", "format", "group", "media"})
_LINKED: Final = frozenset({"country", "un", "igo", "org", "format"})
_KINDS: Final = {"format": "group", "media": "org"}


class Identity(NamedTuple):
    """What an actor is: its kind, and its registry key if it has one."""

    kind: str
    id: str | None = None


class Naming:
    """Identities by name, as this document uses names."""

    def __init__(self, facts: Facts, registry: Registry) -> None:
        self._registry = registry
        self._known: dict[str, Identity] = {}
        for actor in facts.actors:
            for name in _names(actor):
                self._known.setdefault(_folded(name), Identity(actor.kind, actor.id))

    def identity(self, name: str, kind: str | None) -> Identity | None:
        """By the facts already known, else by the registry, else of the kind given; None for no country, and for a mere place."""
        if known := self._known.get(_folded(name)) or self._registered(name):
            return known
        if kind is None or kind == "country" or (kind != "person" and self._is_place(name)):
            return None
        return Identity(kind)

    def _is_place(self, name: str) -> bool:
        return any(entry.kind == "place" for _, entry in self._registry.named(name))

    def _registered(self, name: str) -> Identity | None:
        """By a name that leads to one entry only, without a cue, in the case that it asks for."""
        plain = " ".join(name.split())
        entries = {
            entry.key: entry
            for known, entry in self._registry.named(name)
            if entry.kind in _ACTORS and known.rule != NEEDS_CUE and known.form != "demonym"
            if known.rule == ANY_CASE or known.text in {plain, plain.removeprefix("the ").removeprefix("The ")}
        }
        if len(entries) != 1:
            return None
        (entry,) = entries.values()
        linked = entry.linkable and entry.kind in _LINKED
        return Identity(_KINDS.get(entry.kind, entry.kind), entry.key if linked else None)


def _names(actor: Actor) -> list[str]:
    return [name for name in (actor.name, *actor.names, *(span.exact for span in actor.mentions)) if name]


def _folded(name: str) -> str:
    return fold(name).removeprefix("the ")
