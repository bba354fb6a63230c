"""The journal keeps every whole line, in order, and survives a torn one."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store.journal import Entry, Journal

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal.jsonl")


def test_entries_come_back_in_order_and_in_utc(journal: Journal) -> None:
    written = [
        Entry(NOON, "ingested", "a-document", "0" * 64, {"quads": "512"}),
        Entry(NOON.astimezone(timezone(timedelta(hours=5))), "published"),
        Entry(NOON + timedelta(seconds=1), "withdrawn", "Document « é »"),
    ]
    for entry in written:
        journal.append(entry)
    assert list(journal.entries()) == written
    assert {entry.when.utcoffset() for entry in journal.entries()} == {timedelta()}


def test_no_file_is_no_entries(journal: Journal) -> None:
    assert list(journal.entries()) == []


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_every_torn_last_line_is_skipped_and_cut_off(journal: Journal, kept: int) -> None:
    for number in range(kept):
        journal.append(Entry(NOON, "ingested", str(number)))
    whole = journal.path.read_bytes() if kept else b""
    torn_line = b'{"when": "2024-05-01T12:00:00+00:00", "what": "ingested", "document": "' + b"x" * 9000
    for length in (1, 20, len(torn_line)):
        journal.path.write_bytes(whole + torn_line[:length])
        assert len(list(journal.entries())) == kept
        journal.append(Entry(NOON, "published"))
        assert [entry.what for entry in journal.entries()] == ["ingested"] * kept + ["published"]


@pytest.mark.parametrize("line", ["not json", "[]", '{"what": "ingested"}', '{"when": "yesterday", "what": "x"}'])
def test_a_damaged_line_is_named(journal: Journal, line: str) -> None:
    journal.append(Entry(NOON, "ingested"))
    with journal.path.open("a") as file:
        file.write(line + "\n")
    with pytest.raises(StoreError, match="line 2"):
        list(journal.entries())


def test_a_time_without_zone_is_refused(journal: Journal) -> None:
    with pytest.raises(StoreError, match="time zone"):
        journal.append(Entry(NOON.replace(tzinfo=None), "ingested"))
