"""`communique explain`: the text with what was read from it, and of every fact rule, confidence and quote."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from api.cli import communique
from api.commands import facts_shown
from graph.documents.reading import read_document
from graph.errors import DocumentError
from graph.evaluation.telling import told
from graph.facts import Facts
from graph.pipeline import extract_facts
from tests.shared import CHECKOUT

SAMPLES = sorted((CHECKOUT / "samples").glob("*.txt"))
SIGNING = CHECKOUT / "samples" / "kazakhstan-un-framework-2020.txt"
RUN = CliRunner()


def explain(*words: object) -> str:
    done = RUN.invoke(communique, ["explain", *map(str, words)], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def facts_of(path: Path) -> Facts:
    return extract_facts(read_document(path.read_bytes(), path.name))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_fact_is_there_with_its_rule_and_its_words(path: Path) -> None:
    facts, text = facts_of(path), path.read_text(encoding="utf-8")
    found = json.loads(explain(path, "--format", "json"))["facts"]
    parts = sum(len(event.participants) for event in facts.events) + sum(len(each.parties) for each in facts.agreements)
    entries = len(facts.actors) + sum(len(actor.posts) for actor in facts.actors) + len(facts.events)
    assert len(found) == parts + entries + len(facts.agreements) + len(facts.money)
    assert all(fact["says"] and fact["rule"] for fact in found)
    assert [span for fact in found for span in fact["spans"] if text[span["start"] : span["end"]] != span["exact"]] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_plain_output_holds_the_text_and_the_facts_and_no_codes(path: Path) -> None:
    shown = explain(path)
    assert "\x1b" not in shown
    words = path.read_text(encoding="utf-8").split()
    missing = [word for word in words if word not in shown]
    assert missing == []
    assert all(fact.says in shown for fact in told(facts_of(path)))


def test_a_fact_reads_as_a_sentence_with_rule_confidence_and_quote() -> None:
    lines = explain(SIGNING).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  person Alikhan Smailov  [person."))
    assert float(lines[at].rpartition(" ")[2].rstrip("]")) > 0.5
    assert lines[at + 1].strip() == "“Alikhan Smailov”"
    assert lines[at + 2].strip().startswith("post Alikhan Smailov: First Deputy Prime Minister of Kazakhstan  [post.")
    assert any(line.startswith("  e1 event main signing: ") for line in lines)
    assert any("agreement: " in line or " agreement " in line for line in lines)


def test_on_a_terminal_names_are_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(force_terminal=True, width=100, record=True, color_system="truecolor")
    monkeypatch.setattr(facts_shown, "result_console", lambda: console)
    facts = facts_of(SIGNING)
    facts_shown.show_facts(facts, told(facts))
    page = console.export_html()
    assert "Norimasa Shimomura</span>" in page
    assert "Kazakhstan</span>" in page


def test_a_text_without_facts_says_so(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("Rain fell on the town [bold]all day.", encoding="utf-8")
    shown = explain(tmp_path / "rain.txt")
    assert "[bold]all day." in shown
    assert "Nothing was read from it." in shown


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    for name, message in (("none.txt", "no such file"), ("empty.txt", "empty")):
        (tmp_path / "empty.txt").write_bytes(b"")
        done = RUN.invoke(communique, ["explain", str(tmp_path / name)])
        assert isinstance(done.exception, DocumentError)
        assert message in str(done.exception)
