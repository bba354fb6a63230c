"""What the command line prints: help that teaches, queries that explain themselves, answers one can read or pipe."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import MODULES, communique
from graph.catalogue.catalogue import load_catalogue

COMMANDS = [
    "evaluate",
    "explain",
    "export",
    "extract",
    "ingest",
    "publish",
    "quarantine",
    "query",
    "serve",
    "validate",
    "withdraw",
]


def run(*words: str, store: Path | None = None) -> Result:
    environment = {"COMMUNIQUE_STORE": str(store or "nowhere"), "COLUMNS": "100"}
    return CliRunner(env=environment).invoke(communique, list(words), catch_exceptions=False)


def test_help_lists_every_command_first_steps_and_exit_codes() -> None:
    said = run("--help").output
    assert sorted(MODULES) == COMMANDS
    for words in (*COMMANDS, "communique ingest samples", "communique serve", "Exit codes"):
        assert words in said


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_shows_how_to_call_it(name: str) -> None:
    said = run(name, "-h").output
    assert f"Usage: communique {name}" in said
    assert f"  communique {name}" in said, "no example"


def test_queries_are_listed_with_what_they_answer() -> None:
    said = run("query").output
    missing = [query.name for query in load_catalogue().values() if query.name not in said or query.question[:40] not in said]
    assert missing == []


def test_a_query_says_what_it_takes() -> None:
    said = run("query", "meetings", "--about").output
    for words in ("involving", "UNODC", "held if not", "Which meetings involved an actor?", "period_mode", "place"):
        assert words in said


def test_meetings_that_involved_unodc_with_evidence(samples_store: Path) -> None:
    result = run("query", "meetings", "involving=UNODC", "--evidence", store=samples_store)
    assert result.exit_code == 0
    said = " ".join(result.output.split())
    assert "involving: United Nations Office on Drugs and Crime" in said
    assert said.count("1. Meeting of the Minister of Foreign Affairs") == 1
    assert ("✓ names United Nations Office" in said, "– does not name United Nations Office" in said) == (True, True)
    assert "held an online meeting" in said
    assert all(len(line) <= 100 for line in result.output.splitlines())


def test_a_table_leaves_out_what_is_empty_or_said_twice(samples_store: Path) -> None:
    said = run("query", "meetings", "involving=UNODC", store=samples_store).output
    assert "2021-02-02" in said
    assert "https://" not in said
    assert " label " not in said


def test_nothing_found_is_said(samples_store: Path) -> None:
    assert "Nothing found." in run("query", "meetings", "involving=UNODC", "period=1999", store=samples_store).output


def test_json_and_csv_can_be_piped(samples_store: Path) -> None:
    words = ("query", "meetings", "involving=UNODC", "--evidence", "--format")
    body = json.loads(run(*words, "json", store=samples_store).stdout)
    assert (body["count"], len(body["items"][0]["reports"])) == (1, 2)
    head, row = csv.reader(io.StringIO(run(*words, "csv", store=samples_store).stdout))
    assert dict(zip(head, row, strict=True))["start"] == "2021-02-02"


def test_export_is_the_same_to_a_file_and_in_trig(samples_store: Path, tmp_path: Path) -> None:
    printed = run("export", store=samples_store).stdout
    assert run("export", "--out", str(tmp_path / "graph.nq"), store=samples_store).exit_code == 0
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") == printed
    lines = printed.splitlines()
    assert lines == sorted(lines)
    assert len(lines) > 5_000
    assert "@prefix c:" in run("export", "--format", "trig", store=samples_store).stdout
