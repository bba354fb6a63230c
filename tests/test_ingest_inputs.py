"""Inputs that no rule foresaw: each is one refusal that names it, and the others go on."""

import os
from pathlib import Path

import pytest

from graph import pipeline
from graph.documents.document import Document
from graph.facts import Facts, write_facts
from graph.ingest_report import Outcome
from tests.small_graphs import saying

ODD_INPUTS = [
    # name, content, words of the refusal
    ("a-date.txt", b"---\npublished: 2021-02-30\n---\nThe ministers met.\n", "'2021-02-30' is no date"),
    ("b-deep.json", b"[" * 100_000, "nested too deeply"),
    ("c-pipe.txt", None, "no regular file"),
    ("d-pipe.json", None, "no regular file"),
    ("e-device.txt", Path("/dev/zero"), "no regular file"),
    ("f-beside.json", b'{"document": {"text_file": ""}}', "format: "),
    ("g-zero\0byte.txt", ..., "cannot be the name of a file"),
]


def test_odd_inputs_are_refused_one_by_one(tmp_path: Path) -> None:
    (folder := tmp_path / "inputs").mkdir()
    for name, content, _ in ODD_INPUTS:
        if content is None:
            os.mkfifo(folder / name)
        elif isinstance(content, Path):
            (folder / name).symlink_to(content)
        elif isinstance(content, bytes):
            (folder / name).write_bytes(content)
    (folder / "good.json").write_text(write_facts(saying("good")), encoding="utf-8")
    results = pipeline.validate([folder, *(folder / name for name, _, _ in ODD_INPUTS)]).results
    assert len(results) == len(ODD_INPUTS) + 1
    found = {Path(result.source).name: result for result in results}
    assert found["good.json"].outcome is Outcome.VALID
    for name, _, words in ODD_INPUTS:
        assert found[name].outcome is Outcome.REFUSED
        assert words in str(found[name].error), name


@pytest.mark.parametrize("step", ["extract_facts", "map_facts"])
def test_a_fault_of_the_software_is_one_refusal(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = getattr(pipeline, step)

    def failing(given: Facts | Document, *more: object) -> object:
        name = given.source if isinstance(given, Document) else given.document.source
        if name == "b.txt":
            raise ZeroDivisionError("an unforeseen sum")
        return real(given, *more)

    monkeypatch.setattr(pipeline, step, failing)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"The ministers of Fiji and Tonga met in Suva on {ord(name)} May.\n")
    report = pipeline.validate(tmp_path / f"{name}.txt" for name in "abc")
    assert [result.outcome for result in report.results] == [Outcome.VALID, Outcome.REFUSED, Outcome.VALID]
    assert "b.txt" in str(report.results[1].error)
    assert "ZeroDivisionError: an unforeseen sum" in str(report.results[1].error)
    assert [record.exc_info is not None for record in caplog.records] == [True]
