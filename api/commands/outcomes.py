"""What became of the inputs of a command, one line each, and the exit code that follows from it."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from api.commands.terminal import plain, say
from graph.documents.reading import TEXT_SUFFIXES
from graph.ingest_report import IngestReport, Outcome, Result

__all__ = ["FACTS", "finish", "say_left_aside"]

FACTS: Final = ".json"
GOOD: Final = {Outcome.STORED, Outcome.UNCHANGED, Outcome.VALID}


def finish(report: IngestReport, where: str = "") -> None:
    """Say what became of each input and under which id; exit 1 when any was refused or quarantined."""
    for result in report.results:
        say(_told(result))
    for finding in report.published_findings:
        say(f"[yellow]published graph[/] {plain(finding)}")
    counts = Counter(result.outcome.value for result in report.results)
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    say(": ".join(part for part in (plain(where), told or "published") if part))
    sys.exit(0 if report.good else 1)


def say_left_aside(paths: Iterable[Path], read: Iterable[str] = (*TEXT_SUFFIXES, FACTS)) -> None:
    """Say of each folder how many files were not looked at because their names end in none of `read`; hidden ones aside."""
    known = set(read)
    for folder in dict.fromkeys(path for path in paths if path.is_dir()):
        files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
        others = [file for file in files if file.suffix.lower() not in known and not any(part[0] == "." for part in file.parts)]
        if others:
            types = ", ".join(sorted({file.suffix.lower() or "without ending" for file in others}))
            say(f"[yellow]left aside[/] {plain(folder)}: {len(others)} of types that are not read ({plain(types)})")


def _told(result: Result) -> str:
    colour = "green" if result.outcome in GOOD else "red"
    named = f" [bold]{plain(result.document)}[/]" if result.document else ""
    lines = [f"[{colour}]{result.outcome.value}[/] {plain(result.source)}{named}"]
    if result.copy_of:
        lines.append(f"  the same text as {plain(result.copy_of)}: counted as one voice")
    if result.error is not None and not result.findings:
        lines.append(f"  {plain(result.error)}")
    lines += [f"  {line}" for finding in result.findings for line in plain(finding).splitlines()]
    return "\n".join(lines)
