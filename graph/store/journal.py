"""The journal: what happened to which document when; the only place that holds times of the wall clock."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import StoreError

__all__ = ["Entry", "Journal"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `what` was done (ingested, withdrawn, published …), to which document and version, and when (UTC)."""

    when: datetime
    what: str
    document: str = ""
    version: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


class Journal:
    """An append-only file of JSON lines. A last line torn by a kill is no entry: readers skip it, the next append cuts it off."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, entry: Entry) -> None:
        """Add one entry; it is on disk when this returns. Only the holder of the writer lock may call it."""
        if entry.when.tzinfo is None:
            raise StoreError(f"The time {entry.when} of a journal entry has no time zone.", "Give the time in UTC.")
        line = json.dumps(_as_json(entry), ensure_ascii=False, sort_keys=True).encode() + b"\n"
        with self.path.open("a+b") as file:
            file.truncate(_whole_lines(file.seek(0, os.SEEK_END), self.path))
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def entries(self) -> Iterator[Entry]:
        """All entries, oldest first; StoreError names a damaged line."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.endswith(b"\n"):
                    yield _from_line(line, f"{self.path}, line {number}")


def _whole_lines(size: int, path: Path) -> int:
    """Bytes of `path` up to and with the last line break: what is left of it after cutting off a torn last line."""
    with path.open("rb") as file:
        end = size
        while end:
            start = max(0, end - 4096)
            file.seek(start)
            found = file.read(end - start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            end = start
    return 0


def _as_json(entry: Entry) -> dict[str, str | dict[str, str]]:
    when = entry.when.astimezone(UTC).isoformat(timespec="milliseconds")
    words = {"when": when, "what": entry.what, "document": entry.document, "version": entry.version}
    details: dict[str, str | dict[str, str]] = {"details": dict(entry.details)} if entry.details else {}
    return {name: word for name, word in words.items() if word} | details


def _from_line(line: bytes, place: str) -> Entry:
    try:
        values = json.loads(line)
        return Entry(
            datetime.fromisoformat(values["when"]),
            values["what"],
            values.get("document", ""),
            values.get("version", ""),
            values.get("details", {}),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{place}: not an entry of the journal ({error}).", "Move that line to another file.") from error
