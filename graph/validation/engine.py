"""The SHACL engine: pyshacl with its shapes compiled once instead of once per document."""

import logging
from dataclasses import dataclass
from typing import cast

from pyshacl.graph_abstraction import DataGraph
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib import RDF, Graph
from rdflib.namespace import SH
from rdflib.term import Node, URIRef

__all__ = ["Engine", "Result", "conforms", "results_of"]


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

    def report(self, data: Graph) -> Graph:
        """The sh:ValidationReport of `data`, as pyshacl.validate gives it; pyshacl's own errors for shapes it cannot read."""
        try:
            return self._run(self._compiled, data)
        except TypeError:
            # pyshacl stops where it has to compare ill-typed values (30 February); shapes of datatypes must then find them.
            report = self._run(_compiled(_without_order(self._shapes)), data)
            if conforms(report):
                raise
            return report

    def _run(self, compiled: ShapesGraph, data: Graph) -> Graph:
        validator = Validator(DataGraph.from_rdflib(data), shacl_graph=self._shapes, options={"inplace": True})
        # Harvesting the shapes is most of the cost on one document, and it does not depend on the data.
        validator.shacl_graph = compiled
        return cast(tuple[bool, Graph, str], validator.run())[1]  # type: ignore[no-untyped-call]


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


def _without_order(shapes: Graph) -> Graph:
    rest = Graph()
    for triple in shapes:
        if triple[1] not in (SH.lessThan, SH.lessThanOrEquals):
            rest.add(triple)
    return rest


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
