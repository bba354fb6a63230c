"""Every IRI of ours leads somewhere: to data in the form asked for, to a page, to the thing's present name, or to a clear no."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient
from pyoxigraph import RdfFormat, parse

from api.app import create_app
from api.settings import Settings
from graph import pipeline
from graph.names import BASE, ID, IDENTITY, ONTOLOGY
from graph.store.folder import StoreFolder

UNODC = "/id/actor/unodc"
DOCUMENT = "w3id-org-communique-samples-turkmenistan-un-february-2021"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def meeting(web: httpx2.Client) -> str:
    return str(web.get("/meetings?involving=UNODC").json()["items"][0]["meeting"]["url"])


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (BROWSER, "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.1", "rdf"),
        ("*/*", "html"),
    ],
)
def test_a_thing_leads_to_the_form_preferred(web: httpx2.Client, accept: str, suffix: str) -> None:
    response = web.get(UNODC, headers={"Accept": accept})
    assert (response.status_code, response.headers["location"]) == (303, f"{UNODC}.{suffix}")
    assert response.headers["vary"].startswith("Accept")


FORMATS = [("ttl", RdfFormat.TURTLE), ("jsonld", RdfFormat.JSON_LD), ("nt", RdfFormat.N_TRIPLES), ("rdf", RdfFormat.RDF_XML)]


@pytest.mark.parametrize(("suffix", "form"), FORMATS)
def test_data_of_a_thing_is_rdf_about_it(web: httpx2.Client, suffix: str, form: RdfFormat) -> None:
    response = web.get(f"{UNODC}.{suffix}")
    assert response.status_code == 200
    triples = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in parse(response.content, format=form)}
    label = '"United Nations Office on Drugs and Crime"@en'
    assert (f"<{ID}actor/unodc>", "<http://www.w3.org/2000/01/rdf-schema#label>", label) in triples
    assert all(f"<{ID}actor/unodc>" in (subject, thing) for subject, _, thing in triples)
    assert 'rel="alternate"; type="text/turtle"' in response.headers["link"]


PAGES = [
    (
        UNODC,
        [
            "United Nations Office on Drugs and Crime",
            "UN entity",
            "takes part in",
            "named in",
            'href="/id/event/meeting-2021-02-02',
        ],
    ),
    (
        "/id/person/rashid-meredov",
        ["Rashid Meredov", "Minister of Foreign Affairs", "Deputy Prime Minister", "observed on 2021-02-02"],
    ),
    (f"/id/document/{DOCUMENT}", ["press releases in it", f'href="/id/document/{DOCUMENT}/pr_mfa"']),
    (f"/id/document/{DOCUMENT}/pr_mfa", ["mentions", "United Nations Office on Drugs and Crime", "2021-02-02"]),
    ("/id/agreement/framework-tkm-un-2021-2025", ["parties", "Turkmenistan", "Who says so"]),
]


@pytest.mark.parametrize(("path", "words"), PAGES)
def test_pages_say_it_in_words(web: httpx2.Client, path: str, words: list[str]) -> None:
    response = web.get(f"{path}.html")
    assert response.status_code == 200
    assert [word for word in words if word not in response.text] == []


def test_the_page_of_a_meeting_brings_its_sentences_and_contradictions(web: httpx2.Client) -> None:
    page = web.get(f"{meeting(web)}.html").text
    for words in (
        "held in a hybrid format",
        "held an online meeting",
        "contradictions",
        "UN Office on Drugs and Crime",
        "Who says so",
    ):
        assert words in page, words


def test_every_link_of_a_page_leads_somewhere(web: httpx2.Client) -> None:
    page = web.get(f"{meeting(web)}.html").text
    links = sorted({part.partition('"')[0] for part in page.split('href="/id/')[1:]})
    wrong = [link for link in links if web.get(f"/id/{link}").status_code not in {200, 303}]
    assert len(links) > 20
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/id/actor/nobody-of-that-name", 404, "Nothing here has the IRI"),
        ("/id/actor/nobody-of-that-name.ttl", 404, "Nothing here has the IRI"),
        ("/id/actor/unodc.exe", 404, "Nothing here has the IRI"),
        ("/id/actor/unodc%3E%20%3Fp", 404, "no IRI of ours"),
        ("/id/", 404, "no IRI of ours"),
        ("/id/document/never-here", 404, "Nothing here has the IRI"),
    ],
)
def test_what_is_not_here(web: httpx2.Client, path: str, status: int, words: str) -> None:
    response = web.get(path)
    assert (response.status_code, response.json()["detail"][: len(words)]) == (status, words) or words in response.json()[
        "detail"
    ]
    assert response.headers["content-type"] == "application/problem+json"


def test_a_form_that_is_not_made_is_refused(web: httpx2.Client) -> None:
    assert web.get(UNODC, headers={"Accept": "image/png"}).status_code == 406


def test_what_a_report_calls_a_thing_leads_to_the_thing(web: httpx2.Client) -> None:
    asked = f"SELECT ?node ?thing {{ GRAPH <{IDENTITY}> {{ ?node <{ONTOLOGY}denotes> ?thing }} }} ORDER BY ?node LIMIT 5"
    rows = web.get("/sparql", params={"query": asked}).json()["results"]["bindings"]
    assert len(rows) == 5
    for row in rows:
        response = web.get("/" + row["node"]["value"].removeprefix(BASE))
        assert (response.status_code, response.headers["location"]) == (308, "/" + row["thing"]["value"].removeprefix(BASE))


def test_a_browser_gets_a_page_for_what_is_not_here(web: httpx2.Client) -> None:
    response = web.get("/actors/AU", headers={"Accept": BROWSER})
    assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (422, "text/html")
    assert 'href="/id/actor/au"' in response.text


def test_a_withdrawn_document_is_gone(samples_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(samples_store, store)
    with TestClient(create_app(Settings(store=store)), follow_redirects=False) as client:
        assert client.get(f"/id/document/{DOCUMENT}").status_code == 303
        pipeline.withdraw(DOCUMENT, StoreFolder(store), clock=lambda: datetime.now(UTC))
        for path in (DOCUMENT, f"{DOCUMENT}/pr_mfa", f"{DOCUMENT}.ttl"):
            gone = client.get(f"/id/document/{path}")
            assert (gone.status_code, gone.json()["type"].rpartition("/")[2]) == (410, "Withdrawn")
        assert client.get("/meetings?involving=UNODC").json()["count"] == 0
