"""The SPARQL 1.1 Protocol over HTTP: ways to ask, graphs, forms of answers, and what is refused and how."""

import threading
import time
from urllib.parse import urlencode

import httpx2
import pytest

from graph.names import INFERRED, PUBLISHED, REGISTRY
from tests.conftest import DEADLINE

UNODC = "<https://w3id.org/communique/id/actor/unodc>"
LABEL = f"SELECT ?label {{ {UNODC} <http://www.w3.org/2000/01/rdf-schema#label> ?label }}"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ASK = f"ASK {{ {UNODC} ?p ?o }}"
GRAPH = f"CONSTRUCT {{ {UNODC} ?p ?o }} WHERE {{ {UNODC} ?p ?o }}"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d && ?g != ?j) }"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


def test_get_form_and_direct_post_give_the_same(web: httpx2.Client) -> None:
    answers = [
        web.get("/sparql", params={"query": LABEL}),
        web.post("/sparql", data={"query": LABEL}),
        web.post("/sparql", content=LABEL, headers={"Content-Type": DIRECT}),
        web.post("/sparql", content=LABEL, headers={"Content-Type": f"{DIRECT}; charset=utf-8"}),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["results"]["bindings"][0]["label"]["value"] == "United Nations Office on Drugs and Crime"


@pytest.mark.parametrize(
    ("query", "accept", "status", "media"),
    [
        (LABEL, None, 200, "application/sparql-results+json"),
        (LABEL, "*/*", 200, "application/sparql-results+json"),
        (LABEL, "application/sparql-results+xml", 200, "application/sparql-results+xml"),
        (LABEL, "text/csv", 200, "text/csv"),
        (LABEL, "text/tab-separated-values", 200, "text/tab-separated-values"),
        (LABEL, "text/turtle, text/csv;q=0.1", 200, "text/csv"),
        (LABEL, "text/turtle", 406, "application/problem+json"),
        (LABEL, "image/png", 406, "application/problem+json"),
        (ASK, None, 200, "application/sparql-results+json"),
        (ASK, "application/sparql-results+xml", 200, "application/sparql-results+xml"),
        (GRAPH, None, 200, "text/turtle"),
        (GRAPH, "application/n-triples", 200, "application/n-triples"),
        (GRAPH, "application/ld+json", 200, "application/ld+json"),
        (GRAPH, "text/csv", 406, "application/problem+json"),
        (f"DESCRIBE {UNODC}", "text/turtle", 200, "text/turtle"),
    ],
)
def test_forms_of_answers(web: httpx2.Client, query: str, accept: str | None, status: int, media: str) -> None:
    headers = {"Accept": accept} if accept else {"Accept": ""}
    response = web.get("/sparql", params={"query": query}, headers=headers)
    assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (status, media), response.text


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT * WHERE {", 400, "Line 1"),
        ("SELECT *\nWHERE { ?s ?p }", 400, "Line 2"),
        ("SELECT * { ?s rdfs:label ?o }", 400, "rdfs"),
        ("", 400, "no query"),
        ("tell me about UNODC", 400, "Line 1"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 403, "update"),
        ("PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }", 403, "update"),
        ("DROP ALL", 403, "update"),
        ("LOAD <http://127.0.0.1/x>", 403, "update"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }", 403, "SERVICE"),
    ],
)
def test_wrong_and_forbidden_queries(web: httpx2.Client, query: str, status: int, words: str) -> None:
    for response in (web.get("/sparql", params={"query": query}), web.post("/sparql", data={"query": query})):
        assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json"), response.text
        assert words in response.json()["detail"]


def test_a_parse_error_names_line_and_column(web: httpx2.Client) -> None:
    body = web.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"}).json()
    assert body["line"] == 2
    assert 9 <= body["column"] <= 17


@pytest.mark.parametrize(
    ("content", "media", "status"),
    [
        (b"x", "text/plain", 415),
        (b'{"query": "ASK {}"}', "application/json", 415),
        (b"INSERT DATA { <urn:a> <urn:b> <urn:c> }", "application/sparql-update", 403),
        (urlencode({"update": "DROP ALL"}).encode(), FORM, 403),
        (urlencode([("query", ASK), ("query", ASK)]).encode(), FORM, 400),
        (b"nothing=here", FORM, 400),
        (b"ASK { ?s ?p '\xff' }", DIRECT, 400),
        (b"#" * 1_100_000 + b"\nASK {}", DIRECT, 413),
    ],
)
def test_wrong_posts(web: httpx2.Client, content: bytes, media: str, status: int) -> None:
    response = web.post("/sparql", content=content, headers={"Content-Type": media})
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json"), response.text


def counted(web: httpx2.Client, query: str = COUNT, **graphs: list[str]) -> int:
    named = {name.replace("_", "-"): iris for name, iris in graphs.items()}
    response = web.get("/sparql", params={"query": query, **named})
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_graphs_of_the_request_come_before_those_of_the_query(web: httpx2.Client) -> None:
    published, inferred = (counted(web, default_graph_uri=[graph]) for graph in (PUBLISHED, INFERRED))
    registry = counted(web, default_graph_uri=[REGISTRY])
    assert counted(web) == counted(web, default_graph_uri=[PUBLISHED, INFERRED]) == published + inferred
    assert counted(web, f"SELECT (COUNT(*) AS ?n) FROM <{REGISTRY}> {{ ?s ?p ?o }}") == registry > published
    assert counted(web, f"SELECT (COUNT(*) AS ?n) FROM <{REGISTRY}> {{ ?s ?p ?o }}", default_graph_uri=[INFERRED]) == inferred
    assert counted(web, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", named_graph_uri=[INFERRED]) == inferred
    assert counted(web, named_graph_uri=[INFERRED]) == 0
    assert counted(web, default_graph_uri=["urn:nowhere"]) == 0


def test_sources_are_there_by_graph(web: httpx2.Client) -> None:
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?r a <https://w3id.org/communique/ontology#Report> } }"
    assert counted(web, query) >= 7


def test_a_runaway_query_ends_at_the_deadline_while_canned_queries_answer(web: httpx2.Client, server: str) -> None:
    ends: list[tuple[int, float]] = []

    def run_away() -> None:
        started = time.monotonic()
        ends.append(
            (httpx2.get(f"{server}/sparql", params={"query": RUNAWAY}, timeout=60).status_code, time.monotonic() - started)
        )

    threads = [threading.Thread(target=run_away) for _ in range(3)]
    for thread in threads:
        thread.start()
    answered = 0
    while any(thread.is_alive() for thread in threads):
        assert web.get("/meetings?involving=UNODC").json()["count"] == 1
        answered += 1
    for thread in threads:
        thread.join()
    assert {status for status, _ in ends} == {503}
    assert min(seconds for _, seconds in ends) >= DEADLINE * 0.9
    assert answered >= 3
    assert counted(web) > 0
