"""Facts that a person corrected: reading the same text again does not undo the work."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph import pipeline
from graph.facts import write_facts
from graph.ingest_inputs import read_input
from graph.ingest_report import Outcome, Result
from graph.store.folder import StoreFolder

TEXT = "Fiji and Tonga held talks in Suva on 3 May 2024.\n"


class Desk:
    """A store, a document and a corrected facts file on it."""

    def __init__(self, path: Path) -> None:
        self.store = StoreFolder(path / "store")
        self.document = path / "talks.txt"
        self.facts = path / "talks.json"
        self.write(TEXT)
        found = read_input(self.document, pipeline.extract_facts, lambda _: None).facts
        self.id = found.document.id
        assert found.events
        self.facts.write_text(write_facts(found.model_copy(update={"events": [], "agreements": [], "money": []})))

    def write(self, text: str) -> None:
        self.document.write_text(f"---\nurl: https://example.org/talks\n---\n{text}")

    def ingest(self, path: Path) -> Result:
        (result,) = pipeline.ingest([path], self.store, clock=lambda: datetime.now(UTC)).results
        return result

    def exported(self) -> list[str]:
        return list(pipeline.export(self.store))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_corrected_facts_stay_when_the_text_is_read_again(desk: Desk) -> None:
    assert desk.ingest(desk.document).outcome is Outcome.STORED
    assert desk.ingest(desk.facts).outcome is Outcome.STORED
    corrected = desk.exported()
    again = desk.ingest(desk.document)
    assert again.outcome is Outcome.UNCHANGED
    assert [finding.severity for finding in again.findings] == ["warning"]
    assert "corrected facts are kept" in again.findings[0].what
    assert desk.exported() == corrected
    assert not any("/id/event/" in line for line in corrected)


def test_a_new_text_replaces_corrected_facts_and_says_so(desk: Desk) -> None:
    desk.ingest(desk.facts)
    desk.write(TEXT + "The talks were held online.\n")
    result = desk.ingest(desk.document)
    assert result.outcome is Outcome.STORED
    assert any("those facts are gone" in finding.what for finding in result.findings)
    assert any("/id/event/" in line for line in desk.exported())
    assert not any("gone" in finding.what for finding in desk.ingest(desk.document).findings)


def test_withdrawing_forgets_that_facts_were_corrected(desk: Desk) -> None:
    desk.ingest(desk.facts)
    pipeline.withdraw(desk.id, desk.store, clock=lambda: datetime.now(UTC))
    assert desk.ingest(desk.document).findings == ()
    assert any("/id/event/" in line for line in desk.exported())
