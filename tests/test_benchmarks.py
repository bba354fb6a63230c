"""The benchmarks run, give all their figures, and the engines compared give the same answers; how fast is not tested."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.generate import generate
from benchmarks.peers import answer_of
from benchmarks.queries import requests
from graph.catalogue.catalogue import load_catalogue
from graph.documents.reading import read_document
from tests.shared import CHECKOUT

COLUMNS = {  # title of a table -> what a line of it measures
    "Documents of about 400 words": {"documents/s", "words/s", "ready, s", "first document, s", "peak MiB", "times spaCy small"},
    "Time by stage": {"ms a document", "documents/s", "share"},
    "Quads": {"quads a document", "of provenance a claim", "in 400 words", "within 12", "within 600", "published a document"},
    "Once in the life of a store": {"seconds"},
    "4 documents, by peer": {"requests", "answered", "other answer than pyoxigraph", "p50 ms", "p99 ms", "times pyoxigraph"},
    "4 documents, by request": {"rows", "worker pool, ms", "pyoxigraph, ms", "rdflib, ms", "answers"},
    "Publishing": {"documents", "seconds"},
    "Start-up": {"seconds", "peak MiB", "repetitions"},
}

Row = Mapping[str, Any]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("benchmarks")
    result = CliRunner().invoke(main, ["--quick", "--out", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def tables(out: Path) -> dict[str, list[Row]]:
    return {table["title"]: table["rows"] for figures in read(out) for table in figures["tables"]}


def read(out: Path) -> Iterator[dict[str, Any]]:
    for name in BENCHMARKS:
        yield json.loads((out / "results" / f"{name}.json").read_text(encoding="utf-8"))


def test_every_table_has_every_figure(tables: dict[str, list[Row]]) -> None:
    assert set(tables) == set(COLUMNS)
    for title, rows in tables.items():
        assert rows, f"{title} is empty"
        for row in rows:
            assert row.keys() >= COLUMNS[title], title
            assert all(not isinstance(row[name], float) or row[name] >= 0 for name in COLUMNS[title]), title


def test_the_rules_are_read_beside_spacy_or_its_absence_is_said(tables: dict[str, list[Row]]) -> None:
    rules, spacy = tables["Documents of about 400 words"]
    assert rules["documents/s"] > 0
    told = spacy["times spaCy small"] == 1.0 if spacy["documents/s"] else spacy["reader"].endswith("not installed")
    assert told
    assert (rules["times spaCy small"] is None) == (spacy["documents/s"] is None)


def test_stages_are_those_of_ingesting(tables: dict[str, list[Row]]) -> None:
    stages = [row["stage"] for row in tables["Time by stage"]]
    assert stages == 2 * ["read", "extract", "map", "gate", "store", "publish", "all"]


def test_engines_give_equal_answers(tables: dict[str, list[Row]]) -> None:
    by_peer = {row["peer"]: row for row in tables["4 documents, by peer"]}
    assert list(by_peer) == ["worker pool", "pyoxigraph", "rdflib"]
    for row in by_peer.values():
        assert row["answered"] == row["requests"] == 4
        assert row["other answer than pyoxigraph"] == 0
    assert [row["answers"] for row in tables["4 documents, by request"]] == 4 * ["equal"]
    assert any(row["rows"] for row in tables["4 documents, by request"]), "no request has an answer with rows"


def test_requests_come_from_every_canned_query() -> None:
    asked = requests()
    assert {name.partition(" ")[0] for name in asked} == set(load_catalogue())
    assert len(set(asked.values())) == len(asked) >= len(load_catalogue())


def test_figures_say_on_what_machine_and_nothing_else_of_it(out: Path) -> None:
    for figures in read(out):
        assert figures["machine"].keys() >= {"cores", "Python", "pyoxigraph", "rdflib", "load"}
        assert figures["quick"] is True
    for path in (out / "RESULTS.md", *out.glob("results/*.json")):
        assert str(out) not in path.read_text(encoding="utf-8")
        assert str(CHECKOUT) not in path.read_text(encoding="utf-8")


def test_page_shows_every_table(out: Path) -> None:
    page = (out / "RESULTS.md").read_text(encoding="utf-8")
    assert [title for title in COLUMNS if f"\n### {title}\n" not in page] == []
    assert "A quick run" in page


def test_generated_documents_are_steady_different_and_of_400_words() -> None:
    texts = [read_document(generate(number), "generated.txt") for number in range(40)]
    assert [generate(number) for number in (0, 39)] == [text.text.encode() for text in (texts[0], texts[39])]
    assert len({text.id for text in texts}) == len({text.text[text.body :] for text in texts}) == 40
    assert {text.published for text in texts if text.published is None} == set()
    words = [len(text.text[text.body :].split()) for text in texts]
    assert min(words) >= 360
    assert max(words) <= 500


ANSWERS = [
    ({"n": {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}, True),
    ({"n": {"type": "typed-literal", "value": "3.0", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"}}, True),
    ({"n": {"type": "literal", "value": "3"}}, False),
    ({"n": {"type": "literal", "value": "4", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}, False),
    ({}, False),
]


@pytest.mark.parametrize(("binding", "equal"), ANSWERS, ids=range(len(ANSWERS)))
def test_answers_are_compared_by_value(binding: Mapping[str, Any], equal: bool) -> None:
    def body(row: Mapping[str, Any]) -> bytes:
        return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [row]}}).encode()

    assert (answer_of(body(binding)) == answer_of(body(ANSWERS[0][0]))) is equal
