"""Figures to JSON, one file a benchmark, and all of these to one page that people read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import Figures

__all__ = ["read_figures", "write_figures", "write_page"]

HEAD: Final = """# Benchmarks

Written by `python -m benchmarks`; the same figures stand in `results/*.json`. Compare the lines of one table with each \
other: they were measured in one run on one machine. Numbers of different runs say little about each other.
"""


def write_figures(name: str, figures: Figures, folder: Path, *, quick: bool) -> None:
    """Write `folder`/<name>.json."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {"benchmark": name, "quick": quick, **asdict(figures)}
    (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_figures(folder: Path) -> list[dict[str, Any]]:
    """What the JSON files of `folder` hold, by name of the benchmark."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def write_page(folder: Path, page: Path) -> None:
    """Write the page from all figures in `folder`, also those of earlier runs."""
    page.write_text("\n".join([HEAD, *_lines(folder)]), encoding="utf-8")


def _lines(folder: Path) -> Iterator[str]:
    for figures in read_figures(folder):
        yield f"## {figures['title']}\n"
        yield "Machine: " + ", ".join(f"{name} {value}" for name, value in figures["machine"].items()) + ".\n"
        if figures["quick"]:
            yield "A quick run, to see that it works: too short to compare.\n"
        for table in figures["tables"]:
            yield f"### {table['title']}\n"
            yield f"{table['note']}\n"
            yield from _table(table["rows"])
            yield ""


def _table(rows: list[Mapping[str, Any]]) -> Iterator[str]:
    columns = list(rows[0]) if rows else []
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "|".join("---" if _is_text(rows, column) else "---:" for column in columns) + "|"
    for row in rows:
        yield "| " + " | ".join(_shown(row[column]) for column in columns) + " |"


def _is_text(rows: list[Mapping[str, Any]], column: str) -> bool:
    return any(isinstance(row[column], str) for row in rows)


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
