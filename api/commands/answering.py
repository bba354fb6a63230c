"""The command that asks canned queries."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from api.canned import answer_canned, as_csv, as_json
from api.commands.options import STORE
from api.commands.showing import show_answer, show_queries, show_query
from api.service import Service, find_query
from api.settings import Settings
from graph.catalogue.catalogue import load_catalogue

__all__ = ["query"]


@click.command()
@click.argument("name", required=False)
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--evidence", is_flag=True, help="Bring the reports that say it, with their sentences.")
@click.option("--about", is_flag=True, help="Say what NAME answers and which parameters it takes, without asking it.")
@STORE
def query(name: str | None, parameters: tuple[str, ...], form: str, store: Path, *, evidence: bool, about: bool) -> None:
    """Answer the canned query NAME; without a name, list the queries.

    Values are names, acronyms, codes or IRIs of things; dates and periods as in 2021, 2021-02 or 2021-02-02.
    A parameter that takes a list may be given several times.

    \b
    communique query
    communique query meetings --about
    communique query meetings involving=UNODC --evidence
    communique query meetings involving=UNODC period=2021 --format csv
    """
    if name is None:
        show_queries(load_catalogue().values())
    elif about:
        show_query(find_query(load_catalogue(), name))
    else:
        find_query(load_catalogue(), name)  # a wrong name is said before any worker starts
        _answer(name, _read(parameters), form, store, evidence=evidence)


def _read(parameters: Sequence[str]) -> dict[str, list[str]]:
    raw: dict[str, list[str]] = {}
    for written in parameters:
        key, equals, value = written.partition("=")
        if not equals:
            raise click.UsageError(f"{written!r} is not KEY=VALUE, such as involving=UNODC")
        raw.setdefault(key, []).append(value)
    return raw


def _answer(name: str, raw: dict[str, list[str]], form: str, store: Path, *, evidence: bool) -> None:
    with Service(Settings(store=store)) as service:
        answer = asyncio.run(answer_canned(service, service.canned(name), raw, evidence=evidence))
    if form == "table":
        show_answer(answer)
    else:
        sys.stdout.buffer.write(as_json(answer) + b"\n" if form == "json" else as_csv(answer))
