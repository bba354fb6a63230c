"""Publishing: source graphs, identity and registry to the graphs that queries read; a full rebuild, linear in the sources.

Each thing is published from its own voices alone, so that recomputing only the things that changed gives the same.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.linking.identity import Identity
from graph.linking.identity_sources import Sources
from graph.linking.registry import Registry
from graph.names import IDENTITY, INFERRED, ONTOLOGY, PREFIXES, PROV, PUBLISHED, document_iri
from graph.publishing.contradictions import contradictions
from graph.publishing.fields import fields_of, winner
from graph.publishing.inference import infer
from graph.publishing.labels import LABEL, best_label
from graph.publishing.reference import reference_quads
from graph.publishing.statements import Term, Thing, family, gather
from graph.store.interface import Store

__all__ = ["derived_graphs", "published_quads"]

_GRAPH: Final = NamedNode(PUBLISHED)
_REPORTED_IN: Final = ONTOLOGY + "reportedIn"
_UNREPORTED: Final = frozenset({"", "document", "place", "topic", "role"})
_SPAN_OF_HOLDING: Final = {ONTOLOGY + "earliest": min, ONTOLOGY + "latest": max}


def derived_graphs(sources: Sources, identity: Identity, registry: Registry, reference: Store) -> Mapping[str, list[Quad]]:
    """Quads of graph/identity, graph/published and graph/inferred by graph IRI, each sorted and without duplicates.

    `reference` holds graph/registry, as a store in which single entries are found quickly.
    """
    published = published_quads(sources, identity, registry, reference)
    return {IDENTITY: identity.quads(), PUBLISHED: published, INFERRED: infer(published)}


def published_quads(sources: Sources, identity: Identity, registry: Registry, reference: Store) -> list[Quad]:
    """Quads of graph/published, sorted."""
    things = gather(sources, identity)
    found = {quad for thing in things.values() for quad in _quads(thing, registry)}
    found |= set(_copies(sources))
    named = {term.value for quad in found for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
    found |= set(reference_quads(named, reference))
    return sorted(found, key=str)


def _quads(thing: Thing, registry: Registry) -> Iterator[Quad]:
    subject = NamedNode(thing.iri)
    resolved = {predicate for field in fields_of(family(thing.iri)) for predicate in field.predicates}
    known = registry.by_iri(thing.iri) is not None
    for predicate in thing.predicates():
        if predicate not in resolved and predicate != LABEL and not (known and predicate == PREFIXES["rdf"] + "type"):
            for value in _set_of(thing, predicate):
                yield Quad(subject, NamedNode(predicate), value, _GRAPH)
    for field in fields_of(family(thing.iri)):
        if (voice := winner(thing, field, registry)) is not None:
            for predicate in field.predicates:
                for value in voice.values.get(predicate, ()):
                    yield Quad(subject, NamedNode(predicate), value, _GRAPH)
    if label := best_label(thing, registry):
        yield Quad(subject, NamedNode(LABEL), Literal(label, language="en"), _GRAPH)
    if family(thing.iri) not in _UNREPORTED:
        for report in thing.told or thing.voices:
            yield Quad(subject, NamedNode(_REPORTED_IN), NamedNode(report), _GRAPH)
    yield from contradictions(thing, registry)


def _set_of(thing: Thing, predicate: str) -> list[Term]:
    """All values; of a holding seen on several days the first and the last bound."""
    values = list(thing.values(predicate))
    if predicate in _SPAN_OF_HOLDING and len(values) > 1:
        return [_SPAN_OF_HOLDING[predicate](values, key=str)]
    return values


def _copies(sources: Sources) -> Iterator[Quad]:
    """Syndicated copies: documents of one text point to the first of them, so that they can count as one voice."""
    first: dict[str, str] = {}
    for _, document, _, _ in sorted(sources.order.values()):
        version = sources.versions.get(document, document)
        original = first.setdefault(version, document)
        if original != document:
            yield Quad(
                NamedNode(document_iri(document)), NamedNode(PROV + "alternateOf"), NamedNode(document_iri(original)), _GRAPH
            )
