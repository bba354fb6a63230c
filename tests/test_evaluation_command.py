"""`communique evaluate` as a person meets it: side by side, with quotes; of the sealed half figures only, five times."""

import json
import re
import shutil
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import communique
from graph.errors import DocumentError, InvalidParameter
from graph.evaluation.calibration import confidence_file
from graph.evaluation.floors import read_floors
from tests.evaluated import GOLD

RUN = CliRunner()
FEW = ("g01", "g02", "g03")


@pytest.fixture(name="gold")
def make_gold(tmp_path: Path) -> Path:
    """A gold folder with an open half and a sealed one, both of open documents."""
    folder = tmp_path / "gold"
    (folder / "open").mkdir(parents=True)
    with tarfile.open(folder / "sealed.tar.gz", "w:gz") as tar:
        for stem in FEW:
            for suffix in ("txt", "json"):
                shutil.copy(GOLD / "open" / f"{stem}.{suffix}", folder / "open")
                tar.add(GOLD / "open" / f"{stem}.{suffix}", f"{stem}.{suffix}")
    return folder


def run(*words: object) -> Result:
    return RUN.invoke(communique, ["evaluate", *map(str, words)], catch_exceptions=True)


def test_sets_stand_side_by_side_with_errors_and_quotes(gold: Path, tmp_path: Path) -> None:
    shutil.copytree(gold / "open", tmp_path / "more")
    done = run(gold, tmp_path / "more", "--errors", 2)
    assert done.exit_code == 0, done.output
    assert "open P / R / F1" in done.stdout
    assert "more P / R / F1" in done.stdout
    assert re.search(
        r"^event\.main\.all_right +\d\.\d{3} \d\.\d{3} \d\.\d{3} \(\d\.\d\d–\d\.\d\d\) \d+", done.stdout, re.MULTILINE
    )
    assert "open: missed" in done.stdout
    assert re.search(r"^ +“\w", done.stdout, re.MULTILINE)


def test_json_holds_figures_and_errors(gold: Path) -> None:
    data = json.loads(run(gold, "--json").stdout)
    figures = data["sets"]["open"]["figures"]["events"]
    assert figures["low"] <= figures["f1"] <= figures["high"]
    assert data["sets"]["open"]["documents"] == len(FEW)
    assert all(error["document"][:3] in FEW and error["what"] for error in data["errors"]["open"])
    assert run(gold, "--json").stdout == run(gold, "--json").stdout


def test_of_the_sealed_half_only_figures_are_seen_and_every_run_is_logged(gold: Path) -> None:
    log = gold / "SEALED.log"
    texts = [(gold / "open" / f"{stem}.txt").read_text(encoding="utf-8") for stem in FEW]
    log.write_text("# runs\n" + "an earlier run\n" * 3, encoding="utf-8")
    for number in (4, 5):
        done = run(gold, "--sealed", *(["--json"] if number == 5 else []))
        assert done.exit_code == 0, done.output
        assert "open minus sealed" in done.stdout or '"minus_sealed"' in done.stdout
        assert "“" not in done.output
        assert not any(
            word in done.output for text in texts for word in re.findall(r"\b[A-Z][a-z]{4,}\b", text) if word != "PRESS"
        )
        lines = log.read_text(encoding="utf-8").splitlines()
        assert len(lines) == number + 1
        assert re.match(
            rf"run {number} of 5, \d{{4}}-\d\d-\d\dT\d\d:\d\dZ, communique \S+, commit \S+, archive \w{{12}}: ", lines[-1]
        )
        assert "headline 0." in lines[-1]
    sixth = run(gold, "--sealed")
    assert isinstance(sixth.exception, InvalidParameter)
    assert "measured 5 times" in str(sixth.exception)
    assert "headline" not in sixth.output
    assert len(log.read_text(encoding="utf-8").splitlines()) == 6


def test_a_broken_sealed_document_says_nothing_and_costs_no_run(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"actors": [{"secret": 1}], "events": 3}', encoding="utf-8")
    (tmp_path / "x.txt").write_text("A secret text.", encoding="utf-8")
    with tarfile.open(gold / "sealed.tar.gz", "w:gz") as tar:
        for suffix in ("txt", "json"):
            tar.add(tmp_path / f"x.{suffix}", f"x.{suffix}")
    done = run(gold, "--sealed")
    assert isinstance(done.exception, DocumentError)
    assert "secret" not in f"{done.output}{done.exception}"
    assert not (gold / "SEALED.log").exists()


def test_without_a_sealed_half_nothing_is_measured(gold: Path) -> None:
    (gold / "sealed.tar.gz").unlink()
    assert "There is no sealed.tar.gz" in str(run(gold, "--sealed").exception)


def test_floors_and_confidence_are_written(gold: Path, tmp_path: Path) -> None:
    floors, table = tmp_path / "floors.json", tmp_path / "confidence.txt"
    floors.write_text('{"open": {"events.f1": 0.999, "HEADLINE": 0.001}}', encoding="utf-8")
    assert run(gold, "--raise-floors", floors, "--calibrate", table).exit_code == 0
    found = read_floors(floors)["open"]
    assert found["events.f1"] == 0.999
    assert found["HEADLINE"] > 0.1
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines[0] == confidence_file({}).splitlines()[0]
    assert all(0 < float(line.partition(" = ")[2]) < 1 for line in lines if not line.startswith(("#", "[")))
    assert len(lines) > 10
