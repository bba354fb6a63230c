"""Every error of the tree has its HTTP status; a problem names what went wrong, where, and the remedy."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.problems import STATUS, install_problems
from graph import errors


def test_the_whole_tree_is_in_the_table() -> None:
    tree = {errors.CommuniqueError}
    while more := {child for kind in tree for child in kind.__subclasses__() if child.__module__ == errors.__name__} - tree:
        tree |= more
    assert {kind.__name__ for kind in tree} == set(errors.__all__)
    assert set(STATUS) == tree


@pytest.fixture(name="client")
def make_client() -> TestClient:
    app = FastAPI()
    install_problems(app)

    @app.get("/ambiguous")
    def ambiguous() -> None:
        raise errors.AmbiguousName(
            "actor", "'Congo' fits two countries.", [("urn:cog", "Congo", 0.9), ("urn:cod", "DR Congo", 0.8999)]
        )

    @app.get("/busy")
    def busy() -> None:
        raise errors.ServiceBusy("Every worker is busy.", "Try again soon.")

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError

    return TestClient(app, raise_server_exceptions=False)


def test_candidates_travel_with_the_problem(client: TestClient) -> None:
    response = client.get("/ambiguous")
    body = response.json()
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert (body["parameter"], body["candidates"][1]) == ("actor", {"iri": "urn:cod", "label": "DR Congo", "score": 0.9})
    assert body["type"].endswith("/problem/AmbiguousName")


def test_busy_says_when_to_come_back(client: TestClient) -> None:
    response = client.get("/busy")
    assert (response.status_code, response.headers["retry-after"], response.json()["remedy"]) == (503, "5", "Try again soon.")


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/broken", 500)])
def test_the_framework_speaks_the_same_language(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.json()["status"] == status
    assert response.headers["content-type"] == "application/problem+json"


def test_a_wrong_method_says_which_are_allowed(client: TestClient) -> None:
    response = client.post("/busy")
    assert (response.status_code, response.headers["allow"]) == (405, "GET")
