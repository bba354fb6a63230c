"""Every canned query on a small graph written by hand: its examples answer, every parameter narrows, rows do not multiply."""

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.plugins.sparql import prepareQuery

from graph.catalogue.arguments import Candidate, read_arguments
from graph.catalogue.binding import bind
from graph.catalogue.catalogue import load_catalogue
from graph.catalogue.query import ENTITY_TYPES, Parameter
from graph.names import ID, ONTOLOGY, PREFIXES, PUBLISHED
from graph.store.embedded import EmbeddedStore
from graph.store.interface import Row
from tests.published_facts import value

NAMES = {PREFIXES["rdfs"] + "label", ONTOLOGY + "name", ONTOLOGY + "acronym"}
QUERIES = list(load_catalogue().values())
PARAMETERS = [(query.name, parameter) for query in QUERIES for parameter in query.parameters]
CHAIR, HOST, PART = ("ontology#" + role for role in ("chair", "host", "participant"))
AHEAD = "meeting-2021-02-02-ashgabat-6465f3"
ONE_ROW_EACH = ("meetings", "events", "agreements", "posts", "measures", "funding", "reports", "named-actors", "co-participants")


class World:
    """The graph and the names in it."""

    def __init__(self) -> None:
        path = Path(__file__).with_name("query_graph.ttl")
        quads = [Quad(t.subject, t.predicate, t.object, NamedNode(PUBLISHED)) for t in parse(path=path, format=RdfFormat.TURTLE)]
        self.store = EmbeddedStore(None)
        self.store.replace({PUBLISHED: quads})
        self.names = {q.object.value.casefold(): q.subject.value for q in quads if q.predicate.value in NAMES}
        self.subjects = {q.subject.value for q in quads}

    def resolve(self, text: str, kind: str) -> list[Candidate]:
        keys = [f"{ID}{folder}/{text}" for folder in ("actor", "agreement", "document")]
        iri = next((iri for iri in (text, *keys) if iri in self.subjects), self.names.get(text.casefold()))
        return [Candidate(iri, text, 1.0)] if iri else []

    def ask(self, name: str, **raw: str | list[str]) -> list[Row]:
        query = load_catalogue()[name]
        lists = {key: [given] if isinstance(given, str) else given for key, given in raw.items()}
        return self.store.select(bind(query, read_arguments(query, lists, self.resolve)), [PUBLISHED])

    def values(self, name: str, column: str, **raw: str | list[str]) -> list[str | None]:
        return [value(row.get(column)) for row in self.ask(name, **raw)]


@pytest.fixture(scope="module")
def world() -> World:
    return World()


def short(iris: list[str | None]) -> list[str]:
    return [str(iri).rpartition("/")[2] for iri in iris]


def test_sixteen_queries_and_their_parameters_are_tested() -> None:
    assert len(QUERIES) == 16
    assert len(PARAMETERS) > 90


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_file_as_it_stands_answers_its_examples(query, world: World) -> None:  # type: ignore[no-untyped-def]
    written = world.store.select(query.sparql, [PUBLISHED])
    given = {parameter.name: list(parameter.example) for parameter in query.parameters}
    assert written
    assert written == world.ask(query.name, **given)
    assert {name for row in written for name in row} <= {column.name for column in query.columns}
    prepareQuery(query.sparql)


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS, ids=lambda part: part if isinstance(part, str) else part.name)
def test_every_parameter_narrows(name: str, parameter: Parameter, world: World) -> None:
    query = load_catalogue()[name]
    lifted = {one.name: ["any"] for one in query.parameters if one.default and one.name != parameter.name}
    needed = {one.name: list(one.example) for one in query.parameters if one.required or one.name == "relation"}
    every = world.ask(name, **(lifted | needed))
    some = world.ask(name, **(lifted | needed | {parameter.name: list(parameter.example)}))
    arguments = read_arguments(query, {**lifted, **needed}, world.resolve) | {parameter.name: nowhere(parameter)}
    none = world.store.select(bind(query, arguments), [PUBLISHED])
    column = query.subject or query.columns[0].name
    assert {value(row.get(column)) for row in some} <= {value(row.get(column)) for row in every}
    assert some
    assert none == []


def nowhere(parameter: Parameter) -> list[NamedNode | Literal]:
    """A value that nothing in the graph has."""
    if parameter.type == "period":
        day = Literal("1815-06-09", datatype=NamedNode(PREFIXES["xsd"] + "date"))
        return [day, day, Literal("overlaps")]
    if parameter.type == "integer":
        number = "0" if parameter.name.startswith("most") else "999999999"
        return [Literal(number, datatype=NamedNode(PREFIXES["xsd"] + "integer"))]
    if parameter.type == "year":
        return [Literal("1815", datatype=NamedNode(PREFIXES["xsd"] + "gYear"))]
    return [Literal("zzz")] if parameter.type == "text" else [NamedNode(ID + "none/none")]


@pytest.mark.parametrize("name", ONE_ROW_EACH)
def test_a_thing_has_one_row(name: str, world: World) -> None:
    query = load_catalogue()[name]
    lifted = {parameter.name: ["any"] for parameter in query.parameters if parameter.default}
    needed = {parameter.name: list(parameter.example) for parameter in query.parameters if parameter.required}
    rows = Counter(world.values(name, query.subject or "", **(lifted | needed)))
    assert len(rows) > 1
    assert {thing: count for thing, count in rows.items() if count > 1} == {}


@pytest.mark.parametrize(
    ("name", "raw", "column", "expected"),
    [
        ("meetings", {"involving": "UNODC"}, "meeting", [AHEAD]),
        ("meetings", {"involving": "UNODC", "status": "planned"}, "meeting", ["tour"]),
        ("meetings", {"involving": "UNODC", "status": "any"}, "meeting", [AHEAD, "tour"]),
        ("meetings", {"involving": ["UNODC", "Turkmenistan"], "status": "any"}, "meeting", [AHEAD]),
        ("meetings", {"involving": ["UNODC", "Belarus"], "status": "any"}, "meeting", []),
        ("meetings", {"place": "Turkmenistan"}, "meeting", [AHEAD]),
        ("meetings", {"place": ["Belarus", "Ashgabat"], "status": "any"}, "meeting", [AHEAD, "tour"]),
        ("meetings", {"period": "2022", "status": "any"}, "meeting", []),
        ("meetings", {"period": "2022", "period_mode": "overlaps", "status": "any"}, "meeting", ["tour"]),
        ("meetings", {"type": "visit", "status": "any"}, "meeting", ["tour"]),
        ("meetings", {"involving": "UNODC"}, "report_count", ["2"]),
        ("events", {"involving": "Turkmenistan"}, "event", ["launch", AHEAD]),
        ("events", {"concerning": "UNSDCF"}, "event", [AHEAD]),
        ("events", {"text": "launch"}, "type", ["ontology#Event"]),
        ("participants", {"text": "year ahead"}, "role", [CHAIR, HOST, PART, PART]),
        ("participants", {"text": "year ahead", "role": "host"}, "label", ["Turkmenistan"]),
        ("participants", {"text": "year ahead", "type": "person"}, "represents", ["tkm"]),
        ("participants", {"text": "year ahead", "type": "country"}, "office", ["a director"]),
        ("co-participants", {"involving": "UNODC"}, "label", ["Rashid Meredov", "Turkmenistan", "United Nations"]),
        ("co-participants", {"involving": "Turkmenistan", "event_type": "any"}, "events", ["1", "1", "1"]),
        ("co-participants", {"involving": "Turkmenistan", "event_type": "any"}, "first", ["2021-02-02"] * 3),
        ("co-participants", {"involving": "United Nations"}, "events", ["2", "1", "1", "1"]),
        ("co-participants", {"involving": "United Nations", "place": "Ashgabat"}, "last", ["2021-02-02"] * 3),
        ("co-participants", {"involving": "UNODC", "status": "planned"}, "label", ["Nazarkuly Shagulyev"]),
        ("agreements", {"party": "Turkmenistan", "period": "2030"}, "agreement", ["open"]),
        ("agreements", {"party": "Turkmenistan", "period": "2030", "period_mode": "within"}, "agreement", []),
        ("agreements", {"period": "2010/2040", "period_mode": "within"}, "agreement", ["framework-tkm-un-2021-2025"]),
        ("agreements", {"party": ["Turkmenistan", "United Nations"]}, "type", ["ontology#Framework"]),
        ("agreement-parties", {"text": "without end"}, "role", ["ontology#signatory"]),
        ("posts", {"organization": "Turkmenistan"}, "label", ["Minister", "Ambassador to Belarus"]),
        ("posts", {"on": "2021-02"}, "label", ["Minister"]),
        ("posts", {"on": "2021-04"}, "label", []),
        ("posts", {"on": "2021-02", "on_mode": "within"}, "label", []),
        ("measures", {"plan": "plan-tkm-unesco-2021-2023"}, "row", ["2022-2", "2022-10", "2023-1"]),
        ("measures", {"type": "visit"}, "row", ["None"]),
        ("measures", {"year": ["2022", "2023"], "implements": "unesco-1972"}, "row", ["2022-10", "2023-1"]),
        ("measure-counts", {}, "measures", ["2", "1"]),
        ("measure-counts", {}, "steps", ["3", "2"]),
        ("agreement-activity", {}, "years", ["2", "1"]),
        ("agreement-activity", {}, "last_year", ["2023", "2022"]),
        ("agreement-activity", {"most_years": "1"}, "label", ["2030 Agenda"]),
        ("agreement-activity", {"relation": "within", "alongside": "unesco-1972"}, "measures", ["2"]),
        ("funding", {"least": "1000000"}, "documents", ["44"]),
        ("funding", {"currency": ["EUR", "USD"]}, "purpose", ["a school", "documents"]),
        ("contradictions", {"field": "mode"}, "value", ["ontology#hybrid", "ontology#online"]),
        ("reports", {"naming": ["Turkmenistan", "Belarus"]}, "report", ["r3"]),
        ("reports", {"period": "2021-02"}, "report", ["r2", "r1", "r4"]),
        ("named-actors", {"text": "drugs"}, "documents", ["1"]),
        ("named-actors", {"least": "2"}, "label", ["Turkmenistan", "United Nations"]),
        ("named-without-part", {"type": "country"}, "label", ["Belarus", "Turkmenistan", "Turkmenistan"]),
        ("sequence", {}, "earlier", ["launch", "speech"]),
    ],
)
def test_answers_on_the_small_graph(
    name: str, raw: dict[str, str | list[str]], column: str, expected: list[str], world: World
) -> None:
    assert short(world.values(name, column, **raw)) == expected


def test_entity_parameters_are_most_of_all() -> None:
    assert sum(parameter.type in ENTITY_TYPES for _, parameter in PARAMETERS) > 30
