"""Commands that read the store: canned queries and the export."""

import asyncio
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click
from pyoxigraph import RdfFormat, parse, serialize
from rich.console import Console
from rich.table import Table

from api.canned import CannedAnswer, answer_canned, as_csv, as_json
from api.commands.options import STORE
from api.service import Service
from api.settings import Settings
from graph import pipeline
from graph.catalogue.catalogue import load_catalogue
from graph.catalogue.query import CannedQuery
from graph.names import PREFIXES
from graph.store.folder import StoreFolder

__all__ = ["COMMANDS"]


@click.command()
@click.argument("name", required=False)
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--evidence", is_flag=True, help="Bring the reports that say it, with their sentences.")
@STORE
def query(name: str | None, parameters: tuple[str, ...], form: str, store: Path, *, evidence: bool) -> None:
    """Answer the canned query NAME; without a name, list the queries.

    A parameter that takes a list may be given several times.

    \b
    communique query meetings involving=UNODC
    communique query posts country=Turkmenistan on=2021-02-02 --format csv
    """
    if name is None:
        _list_queries()
        return
    raw: dict[str, list[str]] = {}
    for written in parameters:
        key, equals, value = written.partition("=")
        if not equals:
            raise click.UsageError(f"{written!r} is not KEY=VALUE, such as involving=UNODC")
        raw.setdefault(key, []).append(value)
    with Service(Settings(store=store)) as service:
        answer = asyncio.run(answer_canned(service, service.canned(name), raw, evidence=evidence))
    if form == "table":
        _print_table(answer)
    else:
        sys.stdout.buffer.write(as_json(answer) + b"\n" if form == "json" else as_csv(answer))


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["nq", "trig"]), default="nq", show_default=True, help="nq: canonical N-Quads."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; standard output if not given.")
@STORE
def export(form: str, out: Path | None, store: Path) -> None:
    """Write the content of the store: the same bytes for the same documents, whenever and in whatever order they came.

    Content is what the documents say, their provenance, identity and what is published; the registry is not repeated.
    """
    lines = pipeline.export(StoreFolder(store))
    data = _trig(lines) if form == "trig" else (line.encode() for line in lines)
    if out is None:
        sys.stdout.buffer.writelines(data)
    else:
        with out.open("wb") as file:
            file.writelines(data)


COMMANDS: Final = (query, export)


def _trig(lines: Iterable[str]) -> Iterator[bytes]:
    quads = parse("".join(lines), format=RdfFormat.N_QUADS)
    yield serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES) or b""


def _list_queries() -> None:
    table = Table("query", "answers", "parameters", box=None, header_style="bold")
    for canned in load_catalogue().values():
        table.add_row(canned.name, canned.question, ", ".join(_shown(canned)))
    Console().print(table)


def _shown(canned: CannedQuery) -> Iterator[str]:
    for parameter in canned.parameters:
        yield f"{parameter.name}={parameter.example[0]}" if parameter.required else f"\\[{parameter.name}]"


def _print_table(answer: CannedAnswer) -> None:
    console = Console(highlight=False)
    columns = [column.name for column in answer.query.columns]
    table = Table(*columns, header_style="bold")
    for item in answer.items:
        table.add_row(*(_text(item.get(name)) for name in columns))
    console.print(table if answer.items else "Nothing found.")
    for item in answer.items:
        for report in item.get("reports", ()):
            console.print(f"[bold]{_text(report['title'] or report['iri'])}[/]")
            for quote in report["quotes"]:
                console.print(f"  “{_text(quote['exact'])}” ({quote['start']}–{quote['end']})")
    if answer.truncated:
        console.print("The answer was cut off at a limit.", style="yellow")


def _text(value: object) -> str:
    shown = value["label"] if isinstance(value, dict) else "" if value is None else value
    return str(shown).replace("[", "\\[")
