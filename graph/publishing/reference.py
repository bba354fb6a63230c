"""What the published graph repeats of registry and ontology on things it names: label, type, parent, coordinates, links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.names import ID, ONTOLOGY, PREFIXES, PUBLISHED, REGISTRY
from graph.resources import text
from graph.store.interface import Store

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
_PART: Final = 500


def reference_quads(named: Iterable[str], reference: Store) -> Iterator[Quad]:
    """Quads on the registry things in `named`, on what they belong to, and on the individuals of the ontology in `named`.

    `reference` holds the registry in graph/registry.
    """
    waiting, seen = set(named), set[str]()
    for iri in sorted(waiting & _individuals().keys()):
        yield from _individuals()[iri]
    while new := sorted(iri for iri in waiting - seen if iri.startswith(ID) and "#" not in iri):
        seen |= waiting
        waiting = set()
        for start in range(0, len(new), _PART):
            for quad in _described(new[start : start + _PART], reference):
                yield quad
                if quad.predicate.value in _UP and isinstance(quad.object, NamedNode):
                    waiting.add(quad.object.value)


def _described(iris: Sequence[str], reference: Store) -> Iterator[Quad]:
    """What is copied of these things; those that the registry does not have give nothing."""
    values = " ".join(f"<{iri}>" for iri in iris)
    query = f"SELECT ?thing ?property ?value WHERE {{ VALUES ?thing {{ {values} }} ?thing ?property ?value }}"
    for row in reference.select(query, [REGISTRY]):
        thing, predicate, value = row["thing"], row["property"], row["value"]
        if isinstance(thing, NamedNode) and isinstance(predicate, NamedNode) and predicate.value in _COPIED:
            yield Quad(thing, predicate, value, _GRAPH)


@lru_cache(maxsize=1)
def _individuals() -> Mapping[str, tuple[Quad, ...]]:
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
