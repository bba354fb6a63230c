"""Figures and errors of gold sets on the terminal, side by side, or as JSON."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import click
from rich.console import Console
from rich.table import Table

from api.commands.terminal import plain, result_console
from graph.evaluation.calibration import Calibrated
from graph.evaluation.figures import HEADLINE, Figure, headline, intervals, mean_over_documents
from graph.evaluation.marking import Marked
from graph.evaluation.sheet import Sheet

__all__ = ["Shown", "show_differences", "show_errors", "show_figures", "write_json"]

FITTED: Final = 0.05


@dataclass(frozen=True, slots=True)
class Shown:
    """A set of documents with its figures; of a sealed one there are no errors to see."""

    name: str
    marked: Sequence[Marked]
    figures: Mapping[str, Figure]
    calibrated: Calibrated
    sealed: bool = False

    @property
    def sheets(self) -> list[Sheet]:
        """The marked sheets alone."""
        return [each.sheet for each in self.marked]


def show_figures(shown: Sequence[Shown]) -> None:
    """One row a kind; per set precision, recall, F1 with its 95 % interval, and how many gold has."""
    table = Table("", *(f"{each.name} P / R / F1 (95 %)" for each in shown), header_style="bold", box=None, padding=(0, 2, 0, 0))
    for kind in sorted({kind for each in shown for kind in each.figures}):
        style = "bold" if kind in HEADLINE else None
        table.add_row(kind, *(_cell(each.figures.get(kind)) for each in shown), style=style)
    table.add_section()
    table.add_row("headline, pooled", *(_top(each) for each in shown), style="bold")
    table.add_row("headline, mean of documents", *(f"{mean_over_documents(each.sheets):.3f}" for each in shown))
    table.add_row("sure facts (>= .9) that are right", *(_sure(each.calibrated) for each in shown))
    table.add_row("documents", *(str(len(each.marked)) for each in shown))
    console = result_console()
    if not console.is_terminal:
        console.width = max(console.width, 40 + 46 * len(shown))  # figures that wrap cannot be compared
    console.print(table)


def show_differences(name: str, found: Mapping[str, tuple[float, float, float]]) -> None:
    """How much better an open set is than the sealed one; what is not chance is marked."""
    table = Table(f"{name} minus sealed", "F1", "95 %", "", header_style="bold", box=None, padding=(0, 2, 0, 0))
    for kind, (value, low, high) in found.items():
        mark = "fitted" if value > FITTED and low > 0 else ""
        table.add_row(kind, f"{value:+.3f}", f"{low:+.3f} to {high:+.3f}", mark, style="yellow" if mark else None)
    console = result_console()
    console.print()
    console.print(table)


def show_errors(shown: Sequence[Shown], most: int) -> None:
    """Errors with their quotes, kind by kind, of each kind at most `most`."""
    console = result_console()
    for each in shown:
        found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for document, sheet in each.marked:
            for error in sheet.errors:
                found[error.what].append((document, error.detail, error.quote))
        for what, errors in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
            _show_kind(console, f"{each.name}: {what}", errors, most)


def _show_kind(console: Console, title: str, errors: Sequence[tuple[str, str, str]], most: int) -> None:
    console.print(f"\n[bold]{plain(title)}[/] ({len(errors)})")
    for document, detail, quote in errors[:most]:
        console.print(f"  {plain(document)}  {plain(detail)}", soft_wrap=True)
        if quote:
            console.print(f"      [dim]“{plain(quote)}”[/]", soft_wrap=True)
    if len(errors) > most:
        console.print(f"  … and {len(errors) - most} more (--errors {len(errors)})")


def write_json(shown: Sequence[Shown], differences: Mapping[str, Mapping[str, tuple[float, float, float]]]) -> None:
    """Everything as one JSON object on standard output."""
    data: dict[str, Any] = {"sets": {each.name: _set(each) for each in shown}}
    if any(each.sealed for each in shown):
        data["minus_sealed"] = {
            name: {kind: dict(zip(("f1", "low", "high"), map(_round, values), strict=True)) for kind, values in found.items()}
            for name, found in differences.items()
        }
    else:
        data["errors"] = {
            each.name: [_error(one.name, *error) for one in each.marked for error in one.sheet.errors] for each in shown
        }
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _set(shown: Shown) -> dict[str, Any]:
    low, high = intervals(shown.sheets)
    return {
        "documents": len(shown.marked),
        "headline": {
            "f1": _round(headline(shown.figures)),
            "low": _round(low),
            "high": _round(high),
            "mean_over_documents": _round(mean_over_documents(shown.sheets)),
        },
        "calibration": {**shown.calibrated._asdict(), "precision": _round(shown.calibrated.precision)},
        "figures": {kind: _figure(figure) for kind, figure in shown.figures.items()},
    }


def _figure(figure: Figure) -> dict[str, float]:
    counts = figure.counts
    values = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    values |= {"low": figure.low, "high": figure.high, "mean": figure.mean}
    return {name: _round(value) for name, value in values.items()} | counts._asdict()


def _error(document: str, what: str, detail: str, quote: str) -> dict[str, str]:
    return {"document": document, "what": what, "detail": detail, "quote": quote}


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    counts = figure.counts
    spread = f"({figure.low:.2f}–{figure.high:.2f})"
    return f"{counts.precision:.3f} {counts.recall:.3f} [bold]{counts.f1:.3f}[/] {spread} [dim]{counts.gold}[/]"


def _top(shown: Shown) -> str:
    low, high = intervals(shown.sheets)
    return f"{headline(shown.figures):.3f} ({low:.2f}–{high:.2f})"


def _sure(found: Calibrated) -> str:
    return f"{found.precision:.3f} of {found.sure} ({found.facts} facts)"


def _round(value: float) -> float:
    return round(value, 4)
