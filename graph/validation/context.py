"""What the gate knows beside the document: the shapes, the classes of the vocabulary, the things of the registry."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import Graph

from graph.names import PREFIXES
from graph.resources import names, text
from graph.validation.engine import shapes_from

__all__ = ["PUBLISHED_SHAPES", "class_labels", "describe_registry", "read_registry", "shape_graph", "source_shapes", "vocabulary"]

PUBLISHED_SHAPES = ("contradiction.ttl", "published.ttl")

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_SUBCLASS = NamedNode(PREFIXES["rdfs"] + "subClassOf")
_CLASS = NamedNode(PREFIXES["owl"] + "Class")

Registry = Mapping[str, tuple[Triple, ...]]


def source_shapes() -> tuple[str, ...]:
    """Names of the shape files for the graphs of a document: all but those of the published graph alone."""
    return tuple(name for name in names("shapes", ".ttl") if name != "published.ttl")


def shape_graph(files: Iterable[str]) -> Graph:
    """The shapes of `files` as one graph."""
    return shapes_from(triple for name in files for triple in _triples("shapes", name))


@cache
def vocabulary() -> tuple[Triple, ...]:
    """Declared classes, what they are subclasses of, and the codes (modes, statuses, roles) with class and label."""
    declared = [*_triples("ontology", "communique.ttl"), *_triples("shapes", "thing.ttl")]
    classes = {t.subject for t in declared if t.predicate == _TYPE and t.object == _CLASS}
    codes = {t.subject for t in declared if t.predicate == _TYPE and t.object in classes - {_CLASS}}
    kept = [
        t
        for t in declared
        if (t.predicate == _TYPE and t.object in classes and _named(t.subject))
        or (t.predicate == _SUBCLASS and _named(t.object))
        or (t.predicate == _LABEL and t.subject in codes)
    ]
    return tuple(sorted(kept, key=str))


@cache
def class_labels() -> Mapping[str, str]:
    """What a class is called in messages: its label in the vocabulary, by IRI."""
    return {
        t.subject.value: t.object.value
        for t in _triples("ontology", "communique.ttl")
        if t.predicate == _LABEL and isinstance(t.subject, NamedNode) and isinstance(t.object, Literal)
    }


def read_registry(quads: Iterable[Quad | Triple] | None = None) -> Registry:
    """Type and label triples of every registry entry, by IRI; from the files of the package without `quads`."""
    found: dict[str, list[Triple]] = {}
    for t in quads if quads is not None else _package_registry():
        if t.predicate in (_TYPE, _LABEL) and isinstance(t.subject, NamedNode):
            found.setdefault(t.subject.value, []).append(Triple(t.subject, t.predicate, t.object))
    return {iri: tuple(triples) for iri, triples in found.items()}


def describe_registry(quads: Iterable[Quad], registry: Registry) -> list[Triple]:
    """Types and labels of the registry things that `quads` name; no label for what they label themselves."""
    quads = list(quads)
    labelled = {quad.subject for quad in quads if quad.predicate == _LABEL}
    named = {term.value for quad in quads for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
    described = [t for iri in sorted(named & registry.keys()) for t in registry[iri]]
    return [t for t in described if t.predicate == _TYPE or t.subject not in labelled]


def _package_registry() -> Iterator[Triple]:
    for name in names("ontology/registry", ".ttl"):
        yield from _triples("ontology/registry", name)


def _triples(folder: str, name: str) -> Iterator[Triple]:
    for quad in parse(text(folder, name), format=RdfFormat.TURTLE):
        yield quad.triple


def _named(term: object) -> bool:
    return isinstance(term, NamedNode | Literal)
