"""Our measure gives the figures of the measure everybody uses; what is right, wrong, optional and accepted, case by case."""

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from graph.errors import DocumentError, FactsError
from graph.evaluation.answers import read_answer
from graph.evaluation.figures import difference, figures, headline, mean_over_documents
from graph.evaluation.gold import read_archive, read_folder
from graph.evaluation.scoring import score
from graph.evaluation.sheet import Counts, Sheet
from graph.evaluation.wording import close_dates, normal, overlap, same_person, same_spelling
from graph.facts import write_facts
from tests.evaluated import GOLD, SETS, facts_of, folder_of, marked
from tests.shared import CHECKOUT, shared

SAMPLES = CHECKOUT / "tests" / "golden"


@pytest.mark.parametrize("name", SETS)
def test_figures_are_those_of_the_shared_measure(name: str, tmp_path: Path) -> None:
    for document in read_folder(folder_of(name)):
        (tmp_path / f"{Path(document.name).stem}.json").write_text(write_facts(facts_of(document)), encoding="utf-8")
    out = tmp_path / "figures.out"
    tool = shared("tools/score_facts.py")
    subprocess.run([sys.executable, tool, folder_of(name), tmp_path, "--json", out], check=True, capture_output=True)
    expected = json.loads(out.read_text(encoding="utf-8"))
    sheets = [each.sheet for each in marked(name)]
    mine = figures(sheets)
    top = {"f1": round(headline(mine), 3), "mean_over_documents": round(mean_over_documents(sheets), 3)}
    assert top == expected.pop("HEADLINE")
    there = {kind: row for kind, row in expected.items() if row["gold"] or row["pred"]}
    assert len(there) > 20
    got = {kind: [round(each.counts.f1, 3), round(each.mean, 3), *each.counts] for kind, each in mine.items() if kind in there}
    assert got == {kind: [row["f1"], row["mean"], row["tp"], row["gold"], row["pred"]] for kind, row in there.items()}


@pytest.mark.parametrize("name", SETS)
def test_every_error_says_where(name: str) -> None:
    errors = [error for each in marked(name) for error in each.sheet.errors]
    quoted = sum(bool(error.quote) for error in errors)
    assert all(error.what and error.detail for error in errors)
    assert quoted >= 0.8 * len(errors)


def person(**values: Any) -> dict[str, Any]:
    return {"key": "p", "kind": "person", "names": ["Ana María Ruiz"], **values}


def meeting(**values: Any) -> dict[str, Any]:
    return {"key": "e", "type": "meeting", "main": True, "start": "2024-05-02", "participants": ["p"], **values}


CASES = [  # gold, answer, kind, right, in gold, said
    ({"actors": [person()]}, {"actors": [person(names=["A. M. Ruiz"])]}, "actors", (1, 1, 1)),
    ({"actors": [person()]}, {"actors": [person(names=["Ana Lopez"])]}, "actors", (0, 1, 1)),
    ({"actors": [person(optional=True)]}, {"actors": [person()]}, "actors", (0, 0, 0)),
    ({"actors": [person(optional=True)]}, {"actors": []}, "actors", (0, 0, 0)),
    (
        {"actors": [{"key": "x", "kind": "igo", "names": ["Bay Forum"], "accept": {"kind": ["group"]}}]},
        {"actors": [{"key": "y", "kind": "group", "name": "Bay Forum"}]},
        "actors.igo",
        (1, 1, 1),
    ),
    ({"actors": [person(id="a")]}, {"actors": [person(id="b")]}, "links.right", (0, 1, 1)),
    ({"actors": [person(id="a", accept={"id": ["b"]})]}, {"actors": [person(id="b")]}, "links.right", (1, 1, 1)),
    ({"actors": [person()]}, {"actors": [person(id="b")]}, "links.right", (0, 0, 1)),
    (
        {"actors": [person(posts=[{"title": "Deputy Minister", "of": "p"}])]},
        {"actors": [person(posts=[{"title": "Minister", "of": "p"}])]},
        "posts.title",
        (0, 1, 1),
    ),
    ({"events": [meeting()]}, {"events": [meeting()]}, "event.main.all_right", (1, 1, 1)),
    ({"events": [meeting()]}, {"events": [meeting(end="2024-05-02")]}, "event.date", (1, 1, 1)),
    ({"events": [meeting()]}, {"events": [meeting(end="2024-05-03")]}, "event.date", (0, 1, 1)),
    ({"events": [meeting()]}, {"events": []}, "event.main.all_right", (0, 1, 0)),
    ({"events": []}, {"events": [meeting()]}, "participation", (0, 0, 1)),
    (
        {"actors": [person()], "events": [meeting(participants=[], participants_optional=["p"])]},
        {"actors": [person()], "events": [meeting(participants=[{"actor": "p"}])]},
        "participation",
        (0, 0, 0),
    ),
    (
        {"agreements": [{"key": "a", "type": "treaty", "names": ["Treaty of Bay"], "status": "referenced"}]},
        {"agreements": [{"key": "b", "type": "convention", "name": "Treaty of Bay"}]},
        "agreement.status",
        (1, 1, 1),
    ),
]


@pytest.mark.parametrize(("gold", "said", "kind", "counts"), CASES)
def test_one_case(gold: dict[str, Any], said: dict[str, Any], kind: str, counts: tuple[int, int, int]) -> None:
    sheet = score(read_answer(gold), read_answer(said), "")
    assert sheet.counts.get(kind, Counts()) == Counts(*counts)


def test_gold_against_itself_is_right() -> None:
    documents = read_folder(GOLD / "open")
    assert len(documents) == 31
    for document in documents:
        sheet = score(document.answer, document.answer, document.data.decode())
        wrong = {
            kind: each
            for kind, each in sheet.counts.items()
            if kind != "event.evidence" and each.f1 < 1 and (each.gold or each.said)
        }
        assert wrong == {}, document.name


def test_facts_files_are_gold_too() -> None:
    documents = read_folder(SAMPLES)
    assert len(documents) == 5
    mine = figures([score(each.answer, each.answer, each.data.decode()) for each in documents])
    assert mine["events"].counts.f1 == mine["event.evidence"].counts.f1 == 1.0


def test_an_archive_is_read_without_unpacking(tmp_path: Path) -> None:
    archive = tmp_path / "half.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        for path in sorted((GOLD / "open").glob("g0[1-3].*")):
            tar.add(path, f"half/{path.name}")
        tar.addfile(tarfile.TarInfo("half/._g01.json"), io.BytesIO())
    assert read_archive(archive) == read_folder(GOLD / "open")[:3]
    assert [path.name for path in tmp_path.iterdir()] == ["half.tar.gz"]


def test_what_is_no_gold_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no gold here"):
        read_folder(tmp_path)
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    for content, message in (("{", "no JSON"), ("{}", "no actors"), ('{"actors": [1]}', "neither shape")):
        (tmp_path / "a.json").write_text(content, encoding="utf-8")
        with pytest.raises(FactsError, match=message):
            read_folder(tmp_path)


def sheet_of(right: int, gold: int) -> Sheet:
    sheet = Sheet()
    sheet.add("events", right, gold, gold)
    return sheet


def test_intervals_hold_the_figure_and_come_out_the_same_twice() -> None:
    sheets = [sheet_of(number % 5, 4) for number in range(30)]
    one = figures(sheets)["events"]
    assert one == figures(sheets)["events"]
    assert one.low < one.counts.f1 < one.high
    same = [sheet_of(3, 4)] * 5
    assert (figures(same)["events"].low, figures(same)["events"].high) == (0.75, 0.75)


def test_a_difference_is_told_from_chance() -> None:
    good, bad = [sheet_of(4, 4)] * 20, [sheet_of(number % 2, 4) for number in range(20)]
    value, low, high = difference(good, bad)["events"]
    assert 0.05 < low < value < high
    _, low, high = difference(good, good)["events"]
    assert (low, high) == (0.0, 0.0)


WORDS = [
    (normal("H.E. Mr. José-Luis  Peña"), "jose luis pena"),
    (normal("The Gambia"), "gambia"),
    (overlap("Minister of Trade", "Trade Minister"), 1.0),
    (overlap("Minister of Trade", "Minister of Labour"), 1 / 3),
    (overlap("", "Minister"), 0.0),
    (close_dates("2024-05", "2024-05-02"), 0.5),
    (close_dates(None, ""), 1.0),
    (close_dates(None, "2024"), 0.0),
    (same_person("r m grossi", "rafael grossi"), True),
    (same_person("rafael grossi", "maria grossi"), False),
    (same_person("grossi", "rafael grossi"), True),
    (same_spelling("ministry of trade of fiji", "ministry of trade of mali"), False),
    (same_spelling("ministry of agriculture", "ministry of agricultura"), True),
]


@pytest.mark.parametrize(("got", "expected"), WORDS)
def test_wording(got: object, expected: object) -> None:
    assert got == expected
