"""SHACL reports as values that two engines can be compared by."""

from collections import Counter

from rdflib import RDF, BNode, Graph
from rdflib.namespace import SH
from rdflib.term import Node

__all__ = ["Outcome", "outcome", "path_text"]

Outcome = tuple[bool, Counter[tuple[str, ...]]] | str


def path_text(graph: Graph, path: Node | None) -> str:
    """A property path as text, so that the same path in two graphs is equal."""
    if not isinstance(path, BNode):
        return str(path)
    if graph.value(path, RDF.first) is not None:
        return f"({' '.join(path_text(graph, item) for item in graph.items(path))})"
    return " ".join(sorted(f"{way}:{path_text(graph, to)}" for way, to in graph.predicate_objects(path)))


def outcome(report: Graph, root: Node | None = None) -> Outcome:
    """Verdict and results of a report; nodes without IRI count as such, they have no name that both sides know."""
    root = root or report.value(None, RDF.type, SH.ValidationReport, any=False)
    found: Counter[tuple[str, ...]] = Counter()
    for result in report.objects(root, SH.result):
        ways = (SH.focusNode, SH.value, SH.sourceConstraintComponent, SH.resultSeverity, SH.sourceShape)
        one = [report.value(result, way) for way in ways]
        texts = ["[]" if isinstance(node, BNode) else node.n3() if node is not None else "" for node in one]
        found[(*texts, path_text(report, report.value(result, SH.resultPath)))] += 1
    return bool(report.value(root, SH.conforms)), found
