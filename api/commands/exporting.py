"""The command that writes the content of the store."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from pyoxigraph import RdfFormat, parse, serialize

from api.commands.options import STORE
from graph import pipeline
from graph.names import PREFIXES
from graph.store.folder import StoreFolder

__all__ = ["export"]


@click.command(short_help="Write the content of the store as N-Quads or TriG.")
@click.option(
    "--format", "form", type=click.Choice(["nq", "trig"]), default="nq", show_default=True, help="nq: canonical N-Quads."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; standard output if not given.")
@STORE
def export(form: str, out: Path | None, store: Path) -> None:
    """Write the content of the store: the same bytes for the same documents, whenever and in whatever order they came.

    Content is what the documents say, their provenance, identity and what is published; the registry is not repeated.

    \b
    communique export --out graph.nq
    communique export --format trig | less
    """
    lines = pipeline.export(StoreFolder(store))
    data = _trig(lines) if form == "trig" else (line.encode() for line in lines)
    if out is None:
        sys.stdout.buffer.writelines(data)
        return
    first = next(data, b"")  # a store that is not there must not cost the file of before
    with out.open("wb") as file:
        file.write(first)
        file.writelines(data)


def _trig(lines: Iterable[str]) -> Iterator[bytes]:
    quads = parse("".join(lines), format=RdfFormat.N_QUADS)
    yield serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES) or b""
