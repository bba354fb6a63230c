"""The published graph: one value of what has one, every report named, contradictions and nothing else listed as such."""

from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode

from graph.linking.registry import load_registry
from graph.names import ID, INFERRED, ONTOLOGY, PREFIXES, PUBLISHED
from graph.publishing.inference import rules
from graph.store.embedded import EmbeddedStore
from graph.validation.gate import Gate
from tests.gold_converter import convert_file
from tests.shared import shared
from tests.small_graphs import Saying, published_graphs, saying

FIJI = {"key": "fji", "kind": "country", "name": "Fiji", "id": "fji"}
ICELAND = {"key": "isl", "kind": "country", "name": "Iceland", "id": "isl"}
BOTH = [{"actor": "fji"}, {"actor": "isl"}]
PREFIX = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())


def ask(store: EmbeddedStore, pattern: str) -> list[dict[str, str]]:
    """Rows of a pattern over published and inferred, IRIs shortened."""
    rows = store.select(f"{PREFIX} SELECT DISTINCT * WHERE {{ {pattern} }}", [PUBLISHED, INFERRED])
    return sorted(({name: short(term) for name, term in row.items()} for row in rows), key=str)


def short(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    for prefix, iri in (("c:", ONTOLOGY), ("", ID)):
        if isinstance(term, NamedNode) and term.value.startswith(iri):
            return prefix + term.value[len(iri) :]
    return term.value


def talks(document: str, date: str | None, **more: Any) -> Saying:
    """A report of talks of Fiji and Iceland on 2 May 2024 under one name, with what else it says."""
    event = {
        "key": "e",
        "type": "meeting",
        "name": "3rd Icelandic Reef Talks Forum",
        "start": "2024-05-02",
        "participants": BOTH,
        **more,
    }
    return saying(document, date, actors=[FIJI, ICELAND], events=[event])


def values(store: EmbeddedStore, name: str) -> list[str]:
    """Values of a property of the one event."""
    assert len(ask(store, "?event a c:Meeting")) == 1
    return sorted({row["value"] for row in ask(store, f"?event a c:Meeting ; c:{name} ?value")})


FIRST = [
    ("mode", {"mode": "online"}, {"mode": "hybrid"}, ["c:online"]),
    ("venue", {"venue": "Old Hall"}, {"venue": "New Hall"}, ["Old Hall"]),
    ("mode", {}, {"mode": "hybrid"}, ["c:hybrid"]),
    ("place", {"place": "Fiji"}, {"place": "Suva"}, ["place/geonames-2198148"]),
    ("startDate", {"start": "2024-05"}, {"start": "2024-05-02"}, ["2024-05-02"]),
    ("latest", {"start": "2024-05"}, {"start": "2024-05-02"}, ["2024-05-02"]),
    ("startDate", {"start": None}, {"start": "2024-05-02"}, ["2024-05-02"]),
    ("dateNotStated", {"start": None}, {"start": "2024-05-02"}, []),
    ("status", {"status": "planned"}, {"status": "held"}, ["c:held"]),
    ("status", {"status": "held"}, {"status": "planned"}, ["c:held"]),
    ("status", {"status": "planned"}, {"status": "postponed"}, ["c:postponed"]),
    ("status", {"status": "planned"}, {}, ["c:planned"]),
    ("mode", {"status": "planned", "mode": "inPerson"}, {"status": "held", "mode": "online"}, ["c:online"]),
    ("openList", {}, {"open_list": True}, ["true"]),
]


@pytest.mark.parametrize(("field", "first", "second", "expected"), FIRST)
def test_the_first_report_decides_and_a_more_exact_one_refines(
    field: str, first: dict[str, Any], second: dict[str, Any], expected: list[str]
) -> None:
    reports = [talks("a", "2024-05-03", **first), talks("b", "2024-05-04", **second)]
    for documents in (reports, reports[::-1]):
        assert values(published_graphs(documents), field) == expected


CONTRADICTIONS = [
    ({"mode": "online"}, {"mode": "hybrid"}, ["c:mode"]),
    ({"place": "Suva"}, {"place": "Reykjavik"}, ["c:place"]),
    ({"status": "held"}, {"status": "cancelled"}, ["c:status"]),
    ({"place": "Suva"}, {"place": "Fiji"}, []),
    ({"place": "Suva"}, {"place": "a villa by the sea"}, []),
    ({"mode": "online"}, {}, []),
    ({"venue": "Old Hall"}, {"venue": "New Hall"}, []),
    ({"status": "planned"}, {"status": "held"}, []),
    ({"status": "planned", "mode": "online"}, {"status": "held", "mode": "hybrid"}, []),
    ({"start": "2024-05"}, {"start": "2024-05-02"}, []),
    ({"participants": BOTH}, {"participants": BOTH[:1]}, []),
]


@pytest.mark.parametrize(("first", "second", "fields"), CONTRADICTIONS)
def test_contradictions_are_values_that_cannot_both_be_true(
    first: dict[str, Any], second: dict[str, Any], fields: list[str]
) -> None:
    store = published_graphs([talks("a", "2024-05-03", **first), talks("b", "2024-05-04", **second)])
    assert [row["field"] for row in ask(store, "?x a c:Contradiction ; c:field ?field")] == fields
    stated = ask(store, "?x c:statedValue [ c:value ?value ; c:reportedIn ?report ]")
    assert {row["report"] for row in stated} == ({"document/a/r1", "document/b/r1"} if fields else set())
    assert len({row["value"] for row in stated}) == 2 * len(fields)


def test_dates_of_one_document_that_do_not_meet_are_a_contradiction() -> None:
    facts = talks("a", "2024-05-03")
    text, cut = facts.document.text or "", len(facts.document.text or "")
    twice = facts.model_dump(by_alias=True)
    span = {"start": 0, "end": 1, "exact": text[:1]}
    again = {"start": cut, "end": cut + 1, "exact": text[:1]}
    twice["document"]["text"] = text * 2
    twice["reports"] = [{"key": "r1", "date": None, "span": [0, cut]}, {"key": "r2", "date": None, "span": [cut, 2 * cut]}]
    twice["events"][0] |= {
        "evidence": [span, again],
        "by_report": {"r1": {"start": "2024-05-02", "end": "2024-05-04"}, "r2": {"start": "2024-05-06"}},
    }
    store = published_graphs([Saying.model_validate(twice)])
    assert [row["value"] for row in ask(store, "?x c:field c:startDate ; c:statedValue [ c:value ?value ]")] == [
        "2024-05-02/2024-05-04",
        "2024-05-06",
    ]
    assert values(store, "startDate") == ["2024-05-02"]
    assert values(store, "endDate") == ["2024-05-04"]


def test_every_report_that_says_it_is_named_and_sets_are_added_up() -> None:
    documents = [talks("a", "2024-05-03"), talks("b", None, participants=BOTH[:1], mode="online"), talks("c", "2024-05-04")]
    store = published_graphs(documents)
    (meeting,) = {row["event"] for row in ask(store, "?event a c:Meeting")}
    assert meeting.startswith("event/3rd-icelandic-reef-talks-forum-")
    assert [row["report"] for row in ask(store, f"<{ID}{meeting}> c:reportedIn ?report")] == [
        "document/a/r1",
        "document/b/r1",
        "document/c/r1",
    ]
    parts = ask(store, "?part c:event ?event ; c:actor ?actor ; c:reportedIn ?report")
    assert len({row["part"] for row in parts}) == 2
    assert [row["report"] for row in parts if row["actor"] == "actor/isl"] == ["document/a/r1", "document/c/r1"]
    assert ask(store, f"<{ID}actor/fji> rdfs:label ?label ; a c:Country ; owl:sameAs ?same")[0]["label"] == "Fiji"


def test_a_holding_seen_twice_is_one_with_both_dates() -> None:
    def seen(document: str, date: str) -> Saying:
        post = {"title": "Minister of Fisheries", "of": "fji"}
        return saying(document, date, actors=[FIJI, {"key": "p", "kind": "person", "name": "Mere Tuilagi", "posts": [post]}])

    store = published_graphs([seen("a", "2024-05-03"), seen("b", "2023-01-01")])
    rows = ask(store, "?x c:holder ?person ; c:observedOn ?on ; c:earliest ?first ; c:latest ?last")
    assert [(row["on"], row["first"], row["last"]) for row in rows] == [
        ("2023-01-01", "2023-01-01", "2024-05-03"),
        ("2024-05-03", "2023-01-01", "2024-05-03"),
    ]
    assert len({row["x"] for row in rows}) == 1
    assert ask(store, "?person a c:Official , c:Person , c:Actor")


def test_labels_are_one_english_each_and_the_longest_of_a_body() -> None:
    short_name = {"key": "m", "kind": "gov", "name": "Fisheries Ministry", "parent": "fji"}
    full_name = {"key": "m", "kind": "gov", "name": "Ministry of Fisheries of the Republic of Fiji", "parent": "fji"}
    store = published_graphs([saying("a", "2024-01-01", actors=[FIJI, short_name]), saying("b", actors=[FIJI, full_name])])
    assert ask(store, "?x a c:GovernmentBody ; rdfs:label ?label") == [
        {"x": "actor/fji-ministry-of-fisheries", "label": "Ministry of Fisheries of the Republic of Fiji"}
    ]
    assert len(ask(store, "?x a c:GovernmentBody ; c:name ?name")) == 2


def test_syndicated_copies_point_to_the_first() -> None:
    first = talks("a", "2024-05-03")
    copy = first.model_copy(update={"document": first.document.model_copy(update={"id": "z"})})
    store = published_graphs([copy, first])
    assert ask(store, "?copy prov:alternateOf ?original") == [{"copy": "document/z", "original": "document/a"}]
    assert len({row["event"] for row in ask(store, "?event a c:Meeting")}) == 1


def test_inferred_adds_superclasses_and_inverses_and_repeats_nothing() -> None:
    store = published_graphs([talks("a", "2024-05-03", type="consultation")])
    assert ask(store, "?x a c:Consultation , c:Meeting , c:Event")
    triples = [{(q.subject, q.predicate, q.object) for q in store.quads(graph)} for graph in (PUBLISHED, INFERRED)]
    assert triples[1]
    assert not triples[0] & triples[1]
    assert len(rules()) > 40


@pytest.fixture(scope="module")
def seeds() -> EmbeddedStore:
    return published_graphs([convert_file(path) for path in sorted(shared("corpus/seeds").glob("*.json"))])


def test_seeds_the_meeting_is_there_once_with_two_reports_and_one_contradiction(seeds: EmbeddedStore) -> None:
    meetings = ask(seeds, f'?m a c:Meeting ; c:earliest "2021-02-02"^^xsd:date ; c:participation/c:actor <{ID}actor/unodc>')
    assert len(meetings) == 1
    meeting = f"<{ID}{meetings[0]['m']}>"
    assert len(ask(seeds, f"{meeting} c:reportedIn ?r ; c:status c:held")) == 2
    assert ask(seeds, "?x a c:Contradiction ; c:about ?about ; c:field ?field") == [
        {"x": f"{meetings[0]['m']}#contradiction-mode", "about": meetings[0]["m"], "field": "c:mode"}
    ]
    assert [row["v"] for row in ask(seeds, "?x c:statedValue/c:value ?v")] == ["c:hybrid", "c:online"]


def test_seeds_things_that_several_documents_name_are_one(seeds: EmbeddedStore) -> None:
    for thing, count in (
        ("actor/tkm-ministry-of-foreign-affairs", 3),
        ("agreement/framework-tkm-un-2021-2025", 2),
        ("actor/un", 5),
        ("actor/unodc", 3),
        ("agreement/framework-kaz-un-2021-2025", 1),
        ("agreement/framework-tkm-un-2026-2030", 1),
    ):
        assert len(ask(seeds, f"SELECT DISTINCT ?d WHERE {{ <{ID}{thing}> c:reportedIn/dcterms:isPartOf ?d }}")) == count, thing
    assert len(ask(seeds, "?m a c:Measure")) == 42
    assert len(ask(seeds, '?p a c:Person ; rdfs:label "Rashid Meredov"@en')) == 1


def test_seeds_the_published_graph_conforms(seeds: EmbeddedStore) -> None:
    gate = Gate(load_registry().quads())
    assert [str(finding) for finding in gate.check_published(seeds.quads(PUBLISHED)).findings] == []
    assert not any(b"/r-" in str(quad.subject).encode() for quad in seeds.quads(PUBLISHED))
