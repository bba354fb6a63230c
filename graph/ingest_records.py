"""What the work store keeps: documents quarantined with their findings, withdrawn ones, and those that a facts file told of."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.facts import Facts, write_facts
from graph.names import GRAPH, ONTOLOGY, PREFIXES, document_iri
from graph.store.interface import Store
from graph.validation.findings import Finding

__all__ = [
    "Quarantined",
    "by_hand",
    "by_hand_graph",
    "by_hand_quads",
    "quarantine_graph",
    "quarantine_quads",
    "quarantined",
    "tombstone_graph",
    "tombstone_quads",
    "tombstones",
]

_SHA256: Final = NamedNode(ONTOLOGY + "sha256")
_VALUE: Final = NamedNode(PREFIXES["rdf"] + "value")
_JSON: Final = NamedNode(PREFIXES["rdf"] + "JSON")
_QUARANTINE: Final = GRAPH + "quarantine/"
_TOMBSTONE: Final = GRAPH + "withdrawn/"
_BY_HAND: Final = GRAPH + "by-hand/"

Quarantined = Mapping[str, object]


def quarantine_graph(document: str) -> str:
    """Named graph of the work store for a document that was refused by the gate."""
    return _QUARANTINE + document


def quarantine_quads(facts: Facts, findings: Iterable[Finding]) -> list[Quad]:
    """The facts as they came, and why they were refused."""
    record = {"facts": json.loads(write_facts(facts)), "findings": [asdict(finding) for finding in findings]}
    return _record(quarantine_graph(facts.document.id), facts.document.id, facts.document.sha256, record)


def quarantined(work: Store) -> dict[str, Quarantined]:
    """Document id -> {"facts": …, "findings": […]}, sorted by id."""
    return _records(work, _QUARANTINE)


def tombstone_graph(document: str) -> str:
    """Named graph of the work store for a document that was withdrawn."""
    return _TOMBSTONE + document


def tombstone_quads(document: str, version: str, things: Sequence[str]) -> list[Quad]:
    """That the document was here, and which published things went with it."""
    return _record(tombstone_graph(document), document, version, {"things": list(things)})


def tombstones(work: Store) -> dict[str, Quarantined]:
    """Document id -> {"things": [IRI …]} of withdrawn documents, sorted by id."""
    return _records(work, _TOMBSTONE)


def by_hand_graph(document: str) -> str:
    """Named graph of the work store for a document whose facts came from a facts file."""
    return _BY_HAND + document


def by_hand_quads(document: str, version: str) -> list[Quad]:
    """That the facts on this version of the document came from a facts file."""
    return [Quad(NamedNode(document_iri(document)), _SHA256, Literal(version), NamedNode(by_hand_graph(document)))]


def by_hand(work: Store) -> dict[str, str]:
    """Document id -> version that a facts file told of."""
    graphs = [graph for graph in work.graph_names() if graph.startswith(_BY_HAND)]
    return {
        graph[len(_BY_HAND) :]: quad.object.value
        for graph in graphs
        for quad in work.quads(graph)
        if isinstance(quad.object, Literal)
    }


def _record(graph: str, document: str, version: str, record: object) -> list[Quad]:
    subject, name = NamedNode(document_iri(document)), NamedNode(graph)
    written = json.dumps(record, ensure_ascii=False, sort_keys=True)
    return [
        Quad(subject, _SHA256, Literal(version), name),
        Quad(subject, _VALUE, Literal(written, datatype=_JSON), name),
    ]


def _records(work: Store, start: str) -> dict[str, Quarantined]:
    found = {}
    for graph in work.graph_names():
        if graph.startswith(start):
            for quad in work.quads(graph):
                if quad.predicate == _VALUE and isinstance(quad.object, Literal):
                    found[graph[len(start) :]] = json.loads(quad.object.value)
    return found
