"""The service over HTTP, on the samples: every route answers, and every wrong request is told what was wrong."""

import csv
import html
import io
import re
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from graph.catalogue.catalogue import load_catalogue
from graph.names import ID

PROBLEM = "application/problem+json"
JSON = "application/json"
HTML = "text/html"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

# (path, Accept, status, media type, words of the answer)
ANSWERS = [
    ("/", None, 200, HTML, "meetings"),
    ("/health", None, 200, JSON, '"status":"ok"'),
    ("/queries", None, 200, JSON, '"name":"meetings"'),
    ("/queries", BROWSER, 200, HTML, "Which meetings involved an actor?"),
    ("/meetings", None, 200, JSON, '"count"'),
    ("/meetings?involving=UNODC", BROWSER, 200, HTML, "2021-02-02"),
    ("/meetings?involving=UNODC", "text/csv", 200, "text/csv", "2021-02-02"),
    ("/meetings.csv?involving=UNODC", BROWSER, 200, "text/csv", "2021-02-02"),
    ("/meetings.json?involving=UNODC", "text/csv", 200, JSON, '"count": 1'),
    ("/meetings?involving=unodc&involving=UNICEF", None, 200, JSON, '"count": 1'),
    ("/meetings?involving=UNODC&place=", None, 422, PROBLEM, "Leave place out, or give a value such as"),
    ("/meetings?involving=", None, 422, PROBLEM, "involving is given without a value"),
    ("/meetings.csv?involving=", BROWSER, 422, "text/html", "involving is given without a value"),
    ("/meetings?involving=UNODC&involving=&place=&status=&period=2021", BROWSER, 200, HTML, "<strong>1 found</strong>"),
    ("/meetings?involving=UNODC&period=2020", None, 200, JSON, '"count": 0'),
    ("/meetings?involving=https%3A%2F%2Fw3id.org%2Fcommunique%2Fid%2Factor%2Funodc", None, 200, JSON, '"count": 1'),
    ("/meetings?involving=UNODC&evidence=perhaps", None, 422, PROBLEM, "true or false"),
    ("/meetings?attending=UNODC", None, 422, PROBLEM, "It has: involving"),
    ("/meetings?involving=AU", None, 422, PROBLEM, "African Union"),
    ("/meetings?involving=Xyzzyborough", None, 404, PROBLEM, "no actor that is known here"),
    ("/meetings?involving=Turkmenistn", None, 404, PROBLEM, "Turkmenistan"),
    ("/meetings?period=soon", None, 422, PROBLEM, "EDTF"),
    ("/meetings?status=dreamt", None, 422, PROBLEM, "held"),
    ("/meetings?involving=%5Cu0041", None, 422, PROBLEM, "backslash"),
    ("/meetings?involving=%00", None, 422, PROBLEM, "control character"),
    ("/meetings?text=%22%7D%20%23", None, 200, JSON, '"count": 0'),
    ("/meetings?text=%3Cscript%3Ealert(1)%3C/script%3E", BROWSER, 200, HTML, "&lt;script&gt;"),
    ("/meetings", "image/png", 406, PROBLEM, "text/csv"),
    ("/co-participants", None, 422, PROBLEM, "co-participants needs involving"),
    ("/co-participants", BROWSER, 200, HTML, "<form"),
    ("/actors/AU", None, 422, PROBLEM, "African Union"),
    ("/actors/Xyzzyborough", None, 404, PROBLEM, "no actor that is known here"),
    ("/openapi.json", None, 200, JSON, '"openapi":"3.1.0"'),
    ("/docs", None, 200, HTML, "/meetings"),
    ("/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", None, 400, PROBLEM, "IRI"),
    ("/meetings?involving=%FF", None, 404, PROBLEM, "no actor that is known here"),
    ("/nowhere", None, 404, PROBLEM, "listed at /queries"),
    ("/nowhere", BROWSER, 404, HTML, "listed at /queries"),
    ("/meetings?involving=/id/actor/unodc", None, 200, JSON, '"count": 1'),
    ("/meetings?involving=http%3A%2F%2Fwww.wikidata.org%2Fentity%2FQ636107", None, 200, JSON, '"count": 1'),
    ("/meetings?involving=Congo", None, 422, PROBLEM, "fits 2 things: Democratic Republic of the Congo"),
    ("/actors/Korea", None, 422, PROBLEM, "fits 2 things: North Korea"),
    ("/meetings?period=2021-02-02/2021-02-01", None, 422, PROBLEM, "it ends before it begins"),
    ("/meetings/2021", None, 404, PROBLEM, "Not Found"),
]


@pytest.mark.parametrize(("path", "accept", "status", "media", "words"), ANSWERS)
def test_answers(web: httpx2.Client, path: str, accept: str | None, status: int, media: str, words: str) -> None:
    response = web.get(path, headers={"Accept": accept} if accept else {})
    assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (status, media), response.text
    assert words in response.text
    assert "<script>alert" not in response.text


@pytest.mark.parametrize("path", ["/", "/health", "/queries", "/meetings", "/meetings.csv", "/openapi.json", "/docs", "/nowhere"])
def test_head_is_get_without_the_body(web: httpx2.Client, path: str) -> None:
    head, get = web.head(path), web.get(path)
    assert head.content == b""
    assert head.status_code == get.status_code
    assert head.headers["content-type"] == get.headers["content-type"]


def test_every_query_answers_with_its_examples_in_every_form(web: httpx2.Client) -> None:
    asked = 0
    for query in load_catalogue().values():
        given = [(name, text) for name, p in query.inputs.items() if p.required for text in p.example]
        answer = web.get(f"/{query.name}", params=[*given, ("evidence", "true")])
        assert answer.status_code == 200, answer.text
        body = answer.json()
        assert body["count"] == len(body["items"])
        assert all({column.name for column in query.columns} <= set(item) for item in body["items"])
        rows = list(csv.reader(io.StringIO(web.get(f"/{query.name}.csv", params=given).text)))
        assert len(rows) == body["count"] + 1
        assert len(set(rows[0])) == len(rows[0]), f"{query.name} has a column twice: {rows[0]}"
        assert {len(row) for row in rows} == {len(rows[0])}
        page = web.get(f"/{query.name}", params=[*given, ("evidence", "true")], headers={"Accept": BROWSER})
        assert (page.status_code, "<form" in page.text) == (200, True)
        asked += 1
    assert asked == len(load_catalogue()) > 10


def test_no_answer_shows_two_values_where_one_was_asked(web: httpx2.Client) -> None:
    problem = web.get("/meetings", params=[("period", "2020"), ("period", "2021")])
    assert (problem.status_code, problem.json()["parameter"]) == (422, "period")


def test_problems_carry_candidates_and_the_parameter(web: httpx2.Client) -> None:
    body = web.get("/meetings", params={"involving": "AU"}).json()
    assert body["type"].endswith("/problem/AmbiguousName")
    assert (body["parameter"], body["instance"], body["status"]) == ("involving", "/meetings", 422)
    exact = [candidate["iri"] for candidate in body["candidates"] if candidate["score"] == 1]
    assert exact == [f"{ID}actor/au", f"{ID}actor/aus"]


@pytest.mark.parametrize(
    ("name", "thing"), [("UNODC", "unodc"), ("unodc", "unodc"), ("Q636107", "unodc"), ("TKM", "tkm"), ("Turkmenistan", "tkm")]
)
def test_an_actor_by_any_name_leads_to_its_iri(web: httpx2.Client, name: str, thing: str) -> None:
    response = web.get(f"/actors/{name}")
    assert (response.status_code, response.headers["location"]) == (303, f"/id/actor/{thing}")


def test_the_page_of_a_form_links_to_its_data_without_the_empty_fields(web: httpx2.Client) -> None:
    page = web.get("/meetings?involving=UNODC&involving=&place=&evidence=true", headers={"Accept": BROWSER}).text
    (link,) = re.findall(r'href="(/meetings\.json[^"]*)"', page)
    assert link == "/meetings.json?involving=UNODC&amp;evidence=true"
    assert web.get(html.unescape(link)).json()["count"] == 1


def test_other_sites_may_read(web: httpx2.Client) -> None:
    assert web.get("/health", headers={"Origin": "https://example.org"}).headers["access-control-allow-origin"] == "*"
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    assert web.options("/sparql", headers=asked).status_code == 200


def test_many_ask_at_once(web: httpx2.Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: web.get("/meetings?involving=UNODC"), range(40)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1


def test_an_answer_says_how_a_period_was_read(web: httpx2.Client) -> None:
    body = web.get("/meetings?period=2021-02&period_mode=overlaps").json()
    (period,) = body["parameters"]["period"]
    assert (period["from"], period["to"], period["mode"]) == ("2021-02-01", "2021-02-28", "overlaps")
    assert (
        "2021-02-01 to 2021-02-28, overlaps"
        in web.get("/meetings?period=2021-02&period_mode=overlaps", headers={"Accept": HTML}).text
    )


def test_pages_run_no_script_and_load_nothing_from_elsewhere(web: httpx2.Client) -> None:
    paths = ["/", "/docs", "/queries", "/meetings?evidence=true", "/id/actor/unodc.html", "/id/actor/tkm.html"]
    for path in paths:
        response = web.get(path, headers={"Accept": BROWSER})
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        assert "<script" not in response.text
        assert " src=" not in response.text
        assert "<link" not in response.text
