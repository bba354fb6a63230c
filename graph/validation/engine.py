"""The SHACL engine: pyshacl with its shapes compiled once instead of once per document."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from pyoxigraph import Triple
from pyshacl.graph_abstraction import DataGraph
from pyshacl.monkey import rdflib_bool_patch, rdflib_bool_unpatch
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib import RDF, Graph, Literal
from rdflib.namespace import SH
from rdflib.term import Node, URIRef

from graph.validation.terms import rdflib_graph

__all__ = ["Engine", "Result", "conforms", "results_of", "shapes_from"]

_ORDER = (SH.lessThan, SH.lessThanOrEquals)


@dataclass(frozen=True, slots=True)
class Result:
    """One sh:ValidationResult, `node` in its report; `messages` are sorted, `path` and `value` may be missing."""

    node: Node
    focus: Node
    path: Node | None
    value: Node | None
    shape: Node
    component: Node
    severity: Node
    messages: tuple[str, ...]


class Engine:
    """Validates data graphs against one shapes graph: no inference, no SHACL-AF, no network."""

    def __init__(self, shapes: Graph) -> None:
        self._shapes = shapes
        self._compiled = _compiled(shapes)
        order = [(shape, other) for way in _ORDER for shape, other in shapes.subject_objects(way)]
        self._ordered = {other for _, other in order} | {path for shape, _ in order for path in shapes.objects(shape, SH.path)}

    def report(self, data: Graph) -> Graph:
        """The sh:ValidationReport of `data`, as pyshacl.validate gives it; pyshacl's own errors for shapes it cannot read."""
        if any(_ill_typed(value) for path in self._ordered for value in data.objects(None, path)):
            return self._report_without_order(data)
        return self._run(self._compiled, data)

    def _report_without_order(self, data: Graph) -> Graph:
        """pyshacl stops where it has to compare ill-typed values (30 February); the shapes of datatypes must find those."""
        rest = Graph()
        for triple in self._shapes:
            if triple[1] not in _ORDER:
                rest.add(triple)
        report = self._run(_compiled(rest), data)
        if conforms(report):
            raise TypeError("Values that have an order are ill-typed, and no shape asks for their datatype.")
        return report

    def _run(self, compiled: ShapesGraph, data: Graph) -> Graph:
        validator = Validator(DataGraph.from_rdflib(data), shacl_graph=self._shapes, options={"inplace": True})
        # Harvesting the shapes is most of the cost on one document, and it does not depend on the data.
        validator.shacl_graph = compiled
        return cast(tuple[bool, Graph, str], validator.run())[1]  # type: ignore[no-untyped-call]


def shapes_from(triples: Iterable[Triple]) -> Graph:
    """The shapes graph of `triples`; only `true`, not `1`, switches a constraint on, as the W3C tests want it."""
    rdflib_bool_patch()  # type: ignore[no-untyped-call]
    try:
        return rdflib_graph(triples)
    finally:
        rdflib_bool_unpatch()  # type: ignore[no-untyped-call]


def results_of(report: Graph) -> list[Result]:
    """The results in a report graph, sorted by shape, focus, path and value."""
    found = [_result(report, node) for node in report.objects(None, SH.result)]
    return sorted(found, key=lambda result: (str(result.shape), str(result.focus), str(result.path), str(result.value)))


def conforms(report: Graph) -> bool:
    """What the report says in sh:conforms."""
    node = report.value(None, RDF.type, SH.ValidationReport, any=False)
    return bool(report.value(node, SH.conforms))


def _compiled(shapes: Graph) -> ShapesGraph:
    return ShapesGraph(shapes, debug=False, logger=logging.getLogger(__name__))


def _ill_typed(value: Node) -> bool:
    return isinstance(value, Literal) and bool(value.ill_typed)


def _result(report: Graph, node: Node) -> Result:
    def required(predicate: URIRef) -> Node:
        return next(report.objects(node, predicate))

    return Result(
        node=node,
        focus=required(SH.focusNode),
        path=report.value(node, SH.resultPath),
        value=report.value(node, SH.value),
        shape=required(SH.sourceShape),
        component=required(SH.sourceConstraintComponent),
        severity=required(SH.resultSeverity),
        messages=tuple(sorted(str(message) for message in report.objects(node, SH.resultMessage))),
    )
