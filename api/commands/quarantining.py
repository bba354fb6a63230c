"""The command that shows the documents kept aside."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from api.commands.options import STORE
from api.commands.terminal import plain, result_console
from graph.ingest_records import quarantined
from graph.store.folder import StoreFolder
from graph.validation.findings import Finding

__all__ = ["quarantine"]


@click.command(short_help="List the documents kept aside, and why.")
@STORE
def quarantine(store: Path) -> None:
    """List the documents that failed the checks and were kept aside, with what was found.

    Correct the document or its facts and ingest it again: with nothing left to find it goes in.

    \b
    communique quarantine
    """
    folder = StoreFolder(store)
    folder.current_snapshot()  # a wrong --store is said, not made
    with folder.writer():
        held: Mapping[str, Mapping[str, Any]] = quarantined(folder.work)
    console = result_console()
    for document, record in held.items():
        title = record["facts"]["document"].get("title") or ""
        console.print(f"[bold]{plain(document)}[/]  {plain(title)}", soft_wrap=True)
        for finding in record["findings"]:
            for line in str(Finding(**finding)).splitlines():
                console.print(f"  {plain(line)}", soft_wrap=True)
    console.print(f"{len(held)} kept aside" if held else "Nothing is kept aside.")
