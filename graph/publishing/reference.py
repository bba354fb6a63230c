"""What the published graph repeats of registry and ontology on things it names: label, type, parent, coordinates, links."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.linking.registry import Registry
from graph.names import ID, ONTOLOGY, PREFIXES, PUBLISHED
from graph.resources import text

__all__ = ["reference_quads"]

_GRAPH: Final = NamedNode(PUBLISHED)
_UP: Final = frozenset({ONTOLOGY + "parent", ONTOLOGY + "country", PREFIXES["skos"] + "broader"})
_COPIED: Final = _UP | {
    PREFIXES["rdfs"] + "label",
    PREFIXES["rdf"] + "type",
    PREFIXES["owl"] + "sameAs",
    PREFIXES["skos"] + "exactMatch",
    PREFIXES["geo"] + "lat",
    PREFIXES["geo"] + "long",
    ONTOLOGY + "acronym",
}
_Known = Mapping[str, tuple[Quad, ...]]


def reference_quads(named: Iterable[str], registry: Registry) -> Iterator[Quad]:
    """Quads on the registry things in `named`, on what they belong to, and on the individuals of the ontology in `named`."""
    known = _of_registry(registry)
    waiting, seen = sorted(named), set()
    while waiting:
        iri = waiting.pop()
        if iri in seen:
            continue
        seen.add(iri)
        for quad in known.get(iri, _individuals().get(iri, ())):
            yield quad
            if quad.predicate.value in _UP and isinstance(quad.object, NamedNode):
                waiting.append(quad.object.value)


@lru_cache(maxsize=2)
def _of_registry(registry: Registry) -> _Known:
    """Copied quads by subject; reading 60,000 quads takes a second, once a process."""
    found: dict[str, list[Quad]] = {}
    for quad in registry.quads():
        if quad.predicate.value in _COPIED and isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ID):
            found.setdefault(quad.subject.value, []).append(Quad(quad.subject, quad.predicate, quad.object, _GRAPH))
    return {iri: tuple(quads) for iri, quads in found.items()}


@lru_cache(maxsize=1)
def _individuals() -> _Known:
    """Label and class of modes, statuses and roles by IRI."""
    quads = list(parse(text("ontology", "communique.ttl"), format=RdfFormat.TURTLE))
    type_, label = PREFIXES["rdf"] + "type", PREFIXES["rdfs"] + "label"
    individual = NamedNode(PREFIXES["owl"] + "NamedIndividual")
    individuals = {quad.subject for quad in quads if quad.predicate.value == type_ and quad.object == individual}
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        wanted = quad.predicate.value == label or (quad.predicate.value == type_ and quad.object != individual)
        if quad.subject in individuals and isinstance(quad.subject, NamedNode) and wanted:
            found.setdefault(quad.subject.value, []).append(Quad(quad.subject, quad.predicate, quad.object, _GRAPH))
    return {iri: tuple(quads) for iri, quads in found.items()}
