"""The engine behind the gate gives the W3C expected result wherever pyshacl does, and pyshacl's report on any graph."""

import logging
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from pyshacl.errors import ValidationFailure
from rdflib import RDF, BNode, Graph, Namespace
from rdflib.namespace import SH
from rdflib.term import Node

from graph.names import EDTF, OA, ONTOLOGY, PREFIXES
from graph.validation.context import PUBLISHED_SHAPES, shape_graph, source_shapes, vocabulary
from graph.validation.engine import Engine, conforms, shapes_from
from graph.validation.terms import rdflib_graph
from tests.shacl_reports import Outcome, outcome
from tests.shared import shared

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")

# What pyshacl gets wrong, and why.
KNOWN_MISSES = {"pre-binding/shapesGraph-001": "pyshacl does not give SPARQL constraints the shapes graph"}


@dataclass(frozen=True)
class Case:
    name: str
    data: Path
    shapes: Path
    manifest: Path
    result: Node


@cache
def parsed(path: Path) -> Graph:
    """The file as the gate holds shapes and data: read by pyoxigraph, lexical forms kept."""
    reader = ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())
    graph = shapes_from(quad.triple for quad in reader)
    for prefix, namespace in reader.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def cases(suite: Path) -> Iterator[Case]:
    """Every case in any file, also those that no manifest includes."""
    for path in sorted(suite.rglob("*.ttl")):
        graph = parsed(path)
        for entry in sorted(graph.subjects(RDF.type, SHT.Validate)):
            action, result = graph.value(entry, MF.action), graph.value(entry, MF.result)
            data, shapes = (
                Path(str(graph.value(action, way)).removeprefix("file://")) for way in (SHT.dataGraph, SHT.shapesGraph)
            )
            yield Case(f"{path.parent.name}/{path.stem}", data, shapes, path, result)


def expected(case: Case) -> Outcome:
    return "failure" if case.result == SHT.Failure else outcome(parsed(case.manifest), case.result)


def by_engine(case: Case) -> Outcome:
    try:
        return outcome(Engine(parsed(case.shapes)).report(parsed(case.data)))
    except ValidationFailure:
        return "failure"
    except NotImplementedError:
        return "not implemented"


def by_pyshacl(case: Case) -> Outcome:
    try:
        _, report, _ = pyshacl.validate(str(case.data), shacl_graph=str(case.shapes), inplace=True)
    except NotImplementedError:
        return "not implemented"
    return "failure" if isinstance(report, ValidationFailure) else outcome(report)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # inside pyshacl, when it reads files
def test_w3c_suite(caplog: pytest.LogCaptureFixture) -> None:
    """pyshacl reads the files itself, as its own test suite does."""
    caplog.set_level(logging.CRITICAL)
    suite = list(cases(shared("w3c/data-shapes-test-suite/tests")))
    assert len(suite) == 121
    right, pyshacl_right = set(), set()
    for case in suite:
        want = expected(case)
        if by_engine(case) == want:
            right.add(case.name)
        if by_pyshacl(case) == want:
            pyshacl_right.add(case.name)
    assert pyshacl_right - right == set(), "pyshacl gives the expected result and the engine does not"
    assert {case.name for case in suite} - right == set(KNOWN_MISSES)
    assert len(right) == 120
    assert len(pyshacl_right) == 119  # its own reader rewrites the date-time of property/datatype-001


C = ONTOLOGY
CLASSES = sorted(
    {t.object.value for t in vocabulary() if t.object.value.startswith(C)} | {C + "Banquet", OA + "SpecificResource"}
)
SHAPES = shape_graph({*source_shapes(), *PUBLISHED_SHAPES})
PATHS = sorted({str(path) for path in SHAPES.objects(None, SH.path) if not isinstance(path, BNode)} - {PREFIXES["rdf"] + "type"})
CODES = [C + code for code in ("held", "planned", "signed", "online", "chair", "partyRole", "boss")]


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(datatype if ":" in datatype else PREFIXES["xsd"] + datatype))


VALUES = [
    *(typed(value, EDTF) for value in ("2021-02-02", "2021-13", "202X", "..", "next May", "XXXX-12-25")),
    *(typed(value, "date") for value in ("2021-02-01", "2021-02-28", "2020-12-31")),
    *(typed(value, "integer") for value in ("0", "7", "-1")),
    *(typed(value, "decimal") for value in ("0.7", "1.7")),
    *(typed(value, "boolean") for value in ("true", "false")),
    *(ox.Literal(value, language="en") for value in ("Talks", "A")),
    *(ox.Literal(value) for value in ("", "USD", "2021-5", "0" * 64)),
    *map(ox.NamedNode, CODES),
]


def generated(seed: int) -> Graph:
    """A graph of a few nodes of known and unknown classes with random properties; most break many shapes."""
    chance = random.Random(seed)
    nodes = [ox.NamedNode(f"{PREFIXES['id']}event/n{number}") for number in range(chance.randint(2, 8))]
    triples = [ox.Triple(node, ox.NamedNode(str(RDF.type)), ox.NamedNode(chance.choice(CLASSES))) for node in nodes]
    for node in nodes:
        for path in chance.sample(PATHS, chance.randint(3, 20)):
            value = chance.choice(nodes) if chance.random() < 0.4 else chance.choice(VALUES)
            triples.append(ox.Triple(node, ox.NamedNode(path), value))
    return rdflib_graph([*vocabulary(), *triples])


def compare_with_pyshacl(seeds: range) -> Counter[str]:
    engine, seen = Engine(SHAPES), Counter[str]()
    for seed in seeds:
        data = generated(seed)
        theirs = outcome(pyshacl.validate(data, shacl_graph=SHAPES, inplace=True)[1])
        assert outcome(engine.report(data)) == theirs, seed
        seen["equal"] += 1
        seen["results"] += sum(theirs[1].values())
    return seen


def test_generated_graphs_give_the_report_of_pyshacl() -> None:
    seen = compare_with_pyshacl(range(40))
    assert seen["equal"] == 40
    assert seen["results"] > 400


@pytest.mark.long
def test_a_thousand_generated_graphs_give_the_report_of_pyshacl() -> None:
    seen = compare_with_pyshacl(range(1000, 2000))
    assert seen["equal"] == 1000


def test_where_pyshacl_stops_the_engine_reports() -> None:
    """pyshacl raises TypeError when it has to compare a 30 February; the gate must refuse the document, not fall over."""
    event, a = ox.NamedNode(PREFIXES["id"] + "event/e"), ox.NamedNode(str(RDF.type))
    triples = [ox.Triple(event, a, ox.NamedNode(C + "Event"))]
    for bound, day in (("earliest", "2021-02-30"), ("latest", "2021-03-01")):
        triples.append(ox.Triple(event, ox.NamedNode(C + bound), typed(day, "date")))
    data = rdflib_graph([*vocabulary(), *triples])
    with pytest.raises((TypeError, DeprecationWarning)):
        pyshacl.validate(data, shacl_graph=SHAPES, inplace=True)
    report = Engine(SHAPES).report(data)
    assert not conforms(report)
    assert "2021-02-30" in {str(value) for value in report.objects(None, SH.value)}
