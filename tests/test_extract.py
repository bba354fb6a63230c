"""Extraction end to end: same bytes, every quote in the text, references that lead somewhere, and the measured seeds."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.documents.reading import read_document
from graph.extraction.extract import extract
from graph.facts import Facts, check_quotes, check_references, write_facts
from graph.linking.registry import load_registry
from tests.shared import CHECKOUT, shared

SAMPLES = sorted((CHECKOUT / "samples").glob("*.txt"))


def read(path: Path) -> Facts:
    """Facts of a file."""
    return extract(read_document(path.read_bytes(), path.name), load_registry())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_facts_of_a_sample_hold_together(path: Path) -> None:
    facts = read(path)
    check_references(facts)
    assert facts.document.text is not None
    check_quotes(facts, facts.document.text)
    assert facts.events
    assert all(event.rule and event.confidence for event in facts.events)
    assert all(0 < event.confidence <= 1 for event in facts.events if event.confidence is not None)


def test_same_bytes_twice() -> None:
    assert len(SAMPLES) == 5
    assert [write_facts(read(path)) for path in SAMPLES] == [write_facts(read(path)) for path in SAMPLES]


TEXTS = [
    "Rain.",
    "Rain fell on the town. Nobody met anybody.",
    "№\t|\t“”\n\n\t\t\n1.\t\n",
    "A" * 5000,
    "Встреча состоялась в Душанбе.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_without_happenings_gives_no_events(text: str) -> None:
    facts = extract(read_document(text.encode(), "note.txt"), load_registry())
    assert facts.events == []
    assert facts.reports


def test_a_document_in_another_language_gives_its_reports_only() -> None:
    text = "---\nlanguage: fr\n---\nLa ministre du Kenya a rencontré le ministre des Fidji à Suva le 12 mai 2031."
    facts = extract(read_document(text.encode(), "note.txt"), load_registry())
    assert (facts.actors, facts.events, facts.agreements, len(facts.reports)) == ([], [], [], 1)
    assert facts.document.language == "fr"


def scores(tmp_path: Path, folder: str) -> dict[str, dict[str, float]]:
    """Rows of the shared measure for a folder of gold with its texts."""
    gold = shared(f"corpus/{folder}")
    for path in sorted(gold.glob("*.txt")):
        (tmp_path / f"{path.stem}.json").write_text(write_facts(read(path)), encoding="utf-8")
    out = tmp_path / "scores.out"
    tool = shared("tools/score_facts.py")
    subprocess.run([sys.executable, str(tool), str(gold), str(tmp_path), "--json", str(out)], check=True, capture_output=True)
    found: dict[str, dict[str, float]] = json.loads(out.read_text(encoding="utf-8"))
    return found


SEEDS = [
    ("events", 0.85),
    ("participation", 0.85),
    ("agreements", 0.85),
    ("event.date", 0.95),
    ("event.evidence", 0.95),
    ("agreement.links", 0.95),
]


def test_seeds_reach_their_marks(tmp_path: Path) -> None:
    found = scores(tmp_path, "seeds")
    assert [name for name, mark in SEEDS if min(found[name]["f1"], found[name]["mean"]) < mark] == []
    assert found["agreement.links"]["precision"] >= 0.995


def test_every_row_of_the_plan_is_exact() -> None:
    folder = shared("corpus/seeds")
    path = next(iter(folder.glob("002*.txt")))
    gold = {e["row"]: e for e in json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["events"] if e.get("row")}
    rows = {event.row: event for event in read(path).events if event.row}
    assert len(gold) == 42
    for key, expected in gold.items():
        row = rows[key]
        assert (row.year, row.term, row.start, row.end, row.steps) == (
            expected["year"], expected["terms"], expected["start"], expected["end"], expected["steps"],
        )  # fmt: skip
        assert row.name is not None
        assert row.name.split() == expected["name"].split()
