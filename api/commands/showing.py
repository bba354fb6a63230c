"""Queries and their answers on the terminal: a table of what differs, or with evidence one thing after the other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from api.canned import CannedAnswer
from api.commands.terminal import plain, result_console
from graph.catalogue.query import CannedQuery, Parameter

__all__ = ["show_answer", "show_queries", "show_query"]

MOST_SAID: Final = 3
MOST_QUOTES: Final = 6  # of one report; --format json has them all


def show_queries(queries: Iterable[CannedQuery]) -> None:
    """All queries with what they answer and how they are asked."""
    console = result_console()
    for query in queries:
        asked = " ".join(_example(parameter) for parameter in query.parameters)
        console.print(f"[bold]{query.name}[/]  {plain(query.question)}")
        console.print(Padding(f"[dim]{asked}[/]", (0, 0, 0, 4), expand=False))
    console.print("\nIn brackets what may be left out. More: communique query NAME --about")


def show_query(query: CannedQuery) -> None:
    """One query: what it answers, its parameters and its columns."""
    console = result_console()
    console.print(f"[bold]{plain(query.question)}[/]\n{plain(query.description)}\n")
    parameters = Table("parameter", "type", "example", "meaning", box=None, header_style="bold")
    for parameter in query.inputs.values():
        parameters.add_row(parameter.name, parameter.type, plain(", ".join(parameter.example)), plain(_meaning(parameter)))
    console.print(parameters)
    columns = Table("column", "meaning", box=None, header_style="bold")
    for column in query.columns:
        columns.add_row(column.name, plain(column.description))
    console.print()
    console.print(columns)


def show_answer(answer: CannedAnswer) -> None:
    """The items as a table, or with evidence one by one with their reports and quotes."""
    console = result_console()
    if understood := _understood(answer):
        console.print(f"[dim]{plain(understood)}[/]")
    if not answer.items:
        console.print("Nothing found.")
    elif any(isinstance(item.get("reports"), list) for item in answer.items):
        for number, item in enumerate(answer.items, 1):
            _show_item(console, number, item, answer.columns)
    else:
        columns = answer.columns
        table = Table(*columns, header_style="bold")
        for item in answer.items:
            table.add_row(*(plain(_text(item.get(name))) for name in columns))
        console.print(table)
        console.print(f"[dim]{len(answer.items)} found[/]")
    if answer.truncated:
        console.print("The answer was cut off at a limit.", style="yellow")


def _understood(answer: CannedAnswer) -> str:
    """How the values given were read: which thing a name was taken for."""
    return "; ".join(f"{name}: {', '.join(_text(value) for value in values)}" for name, values in answer.arguments.items())


def _show_item(console: Console, number: int, item: Mapping[str, Any], columns: Sequence[str]) -> None:
    first, *others = columns
    console.print(f"{number}. [bold]{plain(_text(item.get(first)))}[/]")
    values = {name: _text(item.get(name)) for name in others}
    told = "   ".join(f"[dim]{name}[/] {plain(value)}" for name, value in values.items() if value)
    if told:
        console.print(Padding(told, (0, 0, 0, 3), expand=False))
    for report in item["reports"]:
        _show_report(console, report)
    console.print()


def _show_report(console: Console, report: Mapping[str, Any]) -> None:
    source = ", ".join(part for part in (report["issuer"], report["date"], report["source"]) if part)
    console.print(Padding(f"[bold]{plain(report['title'] or report['iri'])}[/] ({plain(source)})", (1, 0, 0, 3), expand=False))
    for name, named in report["names"].items():
        mark, verb = ("[green]✓[/]", "names") if named else ("[yellow]–[/]", "does not name")
        console.print(Padding(f"{mark} {verb} {plain(name)}", (0, 0, 0, 5), expand=False))
    for quote in report["quotes"][:MOST_QUOTES]:
        place = f"[dim]characters {quote['start']} to {quote['end']}: {plain(_said(quote['says']))}[/]"
        console.print(Padding(f"“{plain(quote['exact'])}”\n{place}", (0, 0, 0, 5), expand=False))
    if len(report["quotes"]) > MOST_QUOTES:
        console.print(
            Padding(f"… and {len(report['quotes']) - MOST_QUOTES} more quotes (--format json)", (0, 0, 0, 5), expand=False)
        )


def _said(says: Sequence[str]) -> str:
    """What a sentence says; of many things only which kinds, as they stand in the answer anyway."""
    if len(says) <= MOST_SAID:
        return "; ".join(says)
    return ", ".join(dict.fromkeys(said.partition(":")[0] for said in says))


def _text(value: object) -> str:
    if isinstance(value, dict):
        return str(value["label"])
    if isinstance(value, list):
        return str(len(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _example(parameter: Parameter) -> str:
    shown = plain(f"{parameter.name}={parameter.example[0]}")
    return shown if parameter.required else f"\\[{shown}]"


def _meaning(parameter: Parameter) -> str:
    notes = ["required"] if parameter.required else []
    notes += [f"{', '.join(parameter.default)} if not given"] if parameter.default else []
    notes += ["may be given several times"] if parameter.list else []
    notes += [f"one of {', '.join(parameter.choices)}"] if parameter.choices else []
    return f"{parameter.description} ({'; '.join(notes)})" if notes else parameter.description
