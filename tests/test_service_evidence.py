"""Evidence of an answer: every item with its reports, whom they name, and quotes that stand in the text."""

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from api import evidence
from api.app import create_app
from api.settings import Settings
from tests.conftest import GOLDEN

UNODC = "United Nations Office on Drugs and Crime"
TEXTS = {
    facts["document"]["id"]: facts["document"] for path in GOLDEN for facts in [json.loads(path.read_text(encoding="utf-8"))]
}


def text_of(document: str) -> str:
    about = TEXTS[document.rpartition("/")[2]]
    if about.get("text"):
        return str(about["text"])
    beside = next(path.with_name(about["text_file"]) for path in GOLDEN)
    return beside.read_text(encoding="utf-8")


def items(web: httpx2.Client, path: str) -> list[dict[str, Any]]:
    response = web.get(path)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["items"]
    return found


def test_the_meeting_that_involved_unodc_comes_once_with_both_its_reports(web: httpx2.Client) -> None:
    (meeting,) = items(web, "/meetings?involving=UNODC&evidence=true")
    assert meeting["start"] == "2021-02-02"
    reports = meeting["reports"]
    assert [report["names"] for report in reports] == [{UNODC: True}, {UNODC: False}]
    assert [report["iri"].rpartition("/")[2] for report in reports] == ["pr_mfa", "pr_un1"]
    assert all(report["title"] and report["issuer"] and report["date"] == "2021-02-02" for report in reports)
    said = {said for report in reports for quote in report["quotes"] for said in quote["says"]}
    assert {"mode: hybrid", "mode: online", f"actor: {UNODC}"} <= said


@pytest.mark.parametrize(
    "path",
    [
        "/meetings?evidence=true",
        "/events?evidence=true",
        "/agreements?evidence=true",
        "/measures?evidence=true",
        "/posts?on=2021-02-02&evidence=true",
        "/co-participants?involving=UNODC&evidence=true",
    ],
)
def test_quotes_stand_in_the_text_at_their_place(web: httpx2.Client, path: str) -> None:
    found = items(web, path)
    checked = 0
    for item in found:
        assert item["reports"], f"{item} has no report"
        for report in item["reports"]:
            text = text_of(report["document"])
            for quote in report["quotes"]:
                assert text[quote["start"] : quote["end"]] == quote["exact"]
                assert quote["span"] == f"{report['document']}#char={quote['start']},{quote['end']}"
                assert quote["says"]
                checked += 1
    assert checked >= len(found) > 0


def test_a_page_shows_the_sentences(web: httpx2.Client) -> None:
    page = web.get("/meetings?involving=UNODC&evidence=true", headers={"Accept": "text/html"}).text
    assert "held an online meeting" in page
    assert "does not name" in page


def test_csv_has_reports_and_quotes_in_two_columns(web: httpx2.Client) -> None:
    head, row = web.get("/meetings.csv?involving=UNODC&evidence=true").text.split("\r\n", 1)
    assert head.split(",")[-2:] == ["reports", "quotes"]
    assert "held an online meeting" in row


def test_evidence_for_too_many_items_is_refused_in_words(samples_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "MOST", 3)
    with TestClient(create_app(Settings(store=samples_store))) as client:
        body = client.get("/events?evidence=true").json()
        assert (body["status"], body["parameter"]) == (422, "evidence")
        assert client.get("/meetings?involving=UNODC&evidence=true").json()["count"] == 1
