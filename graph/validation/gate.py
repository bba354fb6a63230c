"""The gate: SHACL on one document before it is stored, and on the published graph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import pyoxigraph as ox
from rdflib import RDF, BNode, Graph
from rdflib.namespace import SH
from rdflib.term import Node

from graph.facts import Facts
from graph.validation.context import PUBLISHED_SHAPES, describe_registry, read_registry, shape_graph, source_shapes, vocabulary
from graph.validation.describe import Description, quotes_by_key
from graph.validation.engine import Engine, Result, results_of
from graph.validation.findings import VIOLATION, WARNING, Finding, ValidationReport, split_message
from graph.validation.terms import rdflib_graph, to_ox

__all__ = ["Gate", "Mapped"]

_CLASS_SHAPE = "https://w3id.org/communique/shapes#ThingClass"


class Mapped(Protocol):
    """What mapping gives: the named graphs of one document."""

    @property
    def document_id(self) -> str: ...

    @property
    def graphs(self) -> Mapping[str, Sequence[ox.Quad]]: ...


class Gate:
    """Holds the compiled shapes, so make one and keep it. `registry` are its quads; without, the package's own files."""

    def __init__(self, registry: Iterable[ox.Quad] | None = None) -> None:
        self._registry = read_registry(registry)
        self._source = Engine(shape_graph(source_shapes()))
        self._published = Engine(shape_graph(PUBLISHED_SHAPES))

    def check(self, mapped: Mapped, facts: Facts | None = None) -> ValidationReport:
        """The findings on all graphs of one document; `facts` give quotes for what has no evidence in the graphs."""
        quads = [quad for graph in mapped.graphs.values() for quad in graph]
        return self._checked(self._source, mapped.document_id, quads, facts)

    def check_published(self, quads: Iterable[ox.Quad]) -> ValidationReport:
        """The findings on published things; `quads` must hold all that is said of those it holds."""
        return self._checked(self._published, "graph/published", list(quads), None)

    def data_graph(self, quads: Iterable[ox.Quad]) -> Graph:
        """What the shapes are checked on: the quads as one graph, with vocabulary and registry."""
        quads = list(quads)
        return rdflib_graph([*vocabulary(), *describe_registry(quads, self._registry), *quads])

    def _checked(self, engine: Engine, name: str, quads: list[ox.Quad], facts: Facts | None) -> ValidationReport:
        data = self.data_graph(quads)
        report = engine.report(data)
        results = results_of(report)
        found = _findings(results, report, Description(data, quotes_by_key(facts))) if results else ()
        return ValidationReport(name, found, _as_triples(results, report))


def _findings(results: list[Result], report: Graph, description: Description) -> tuple[Finding, ...]:
    """One finding per fact and message: what the graphs hold several times (by report, by claim) is counted.

    What has an unknown class is told once, not again by everything that refers to it.
    """
    unclassed = {result.focus for result in results if str(result.shape) == _CLASS_SHAPE}
    found = [_finding(result, description, report) for result in results if not (_refers(result) and result.value in unclassed)]
    grouped: dict[tuple[str, ...], list[Finding]] = {}
    for finding in sorted(found, key=lambda f: (f.focus, f.path)):
        grouped.setdefault((finding.severity, finding.fact, finding.what, finding.value), []).append(finding)
    return tuple(replace(same[0], times=len(same)) for _, same in sorted(grouped.items()))


def _finding(result: Result, description: Description, report: Graph) -> Finding:
    what, remedy = split_message(result.messages[0] if result.messages else "A constraint is broken")
    value = result.value if _refers(result) else None
    quote, place = description.quote(result.focus, result.path, result.value)
    return Finding(
        what=what,
        fact=description.fact(result.focus),
        remedy=remedy,
        severity=VIOLATION if result.severity == SH.Violation else WARNING,
        quote=quote,
        place=place,
        shape=str(result.shape),
        focus=str(result.focus),
        path=_path_text(result.path, report),
        value=description.value(value),
    )


def _refers(result: Result) -> bool:
    return result.value != result.focus


def _path_text(path: Node | None, report: Graph) -> str:
    """An IRI, or a path in the way of SPARQL: `^<iri>`, `<iri>|<iri>`."""
    if not isinstance(path, BNode):
        return str(path or "")
    inverse, choice = report.value(path, SH.inversePath), report.value(path, SH.alternativePath)
    if choice is not None:
        return "|".join(_path_text(item, report) for item in report.items(choice))
    return f"^<{inverse}>"


def _as_triples(results: list[Result], report: Graph) -> list[ox.Triple]:
    """The report with blank nodes numbered in the order of `results`, so that the same findings give the same bytes.

    Details (which part of a date is malformed) are left out: they have no order, and the message says what to do.
    """
    root, counter = ox.BlankNode("report"), iter(range(len(report) + 1))
    numbers: dict[Node, ox.BlankNode] = {}
    triples: list[ox.Triple] = []

    def copied(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        if not isinstance(node, BNode):
            return to_ox(node)
        if node not in numbers:
            numbers[node] = ox.BlankNode(f"b{next(counter)}")
            said = [(predicate, value) for predicate, value in report.predicate_objects(node) if predicate != SH.detail]
            for predicate, value in sorted(said, key=str):
                triples.append(ox.Triple(numbers[node], ox.NamedNode(str(predicate)), copied(value)))
        return numbers[node]

    triples.append(ox.Triple(root, ox.NamedNode(str(RDF.type)), ox.NamedNode(str(SH.ValidationReport))))
    triples.append(ox.Triple(root, ox.NamedNode(str(SH.conforms)), ox.Literal(not results)))
    triples += [ox.Triple(root, ox.NamedNode(str(SH.result)), copied(result.node)) for result in results]
    return triples
