"""The one English label of a published thing."""

from typing import Final

from pyoxigraph import Literal

from graph.linking.identity_names import person_key
from graph.linking.registry import Registry
from graph.names import PREFIXES
from graph.publishing.statements import Thing, family

__all__ = ["LABEL", "best_label"]

LABEL: Final = PREFIXES["rdfs"] + "label"
_NAME: Final = "https://w3id.org/communique/ontology#name"


def best_label(thing: Thing, registry: Registry) -> str | None:
    """That of the registry; else of a body the longest stated, of a person the fullest, of others the first report's."""
    if entry := registry.by_iri(thing.iri):
        return entry.label
    stated = [value.value for value in thing.values(LABEL) if isinstance(value, Literal)]
    stated = stated or [value.value for value in thing.values(_NAME) if isinstance(value, Literal)]
    if family(thing.iri) == "actor":
        return max(stated, key=len, default=None)
    if family(thing.iri) == "person":
        return max(stated, key=lambda name: sum(len(part) > 1 for part in person_key(name)), default=None)
    return next(iter(stated), None)
