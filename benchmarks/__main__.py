"""Runs the benchmarks named, or all, and writes their figures."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

from benchmarks import extraction, queries, stages, start
from benchmarks.measure import Figures
from benchmarks.report import write_figures, write_page

HOME: Final = Path(__file__).parent
BENCHMARKS: Final[Mapping[str, Callable[[Path, bool], Figures]]] = {
    "extraction": extraction.measure,
    "stages": stages.measure,
    "queries": queries.measure,
    "start": start.measure,
}


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHMARKS)), metavar="[NAME]...")
@click.option("--quick", is_flag=True, help="Few documents and repetitions: to see that it works, not to compare.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=HOME, help="Folder of RESULTS.md and results/<name>.json."
)
def main(names: tuple[str, ...], out: Path, *, quick: bool) -> None:
    """Measure NAME... (extraction, stages, queries, start), all of them if none is named."""
    for name in names or BENCHMARKS:
        click.echo(f"{name} …", err=True)
        with TemporaryDirectory() as work:
            write_figures(name, BENCHMARKS[name](Path(work), quick), out / "results", quick=quick)
    write_page(out / "results", out / "RESULTS.md")
    click.echo(f"figures are in {out / 'RESULTS.md'}", err=True)


if __name__ == "__main__":
    main()
