"""Commands that read documents and facts files: extract, validate, ingest, withdraw, publish."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.commands.options import STORE
from graph import pipeline
from graph.documents.reading import read_document
from graph.errors import DocumentError
from graph.facts import write_facts
from graph.ingest_report import IngestReport, Outcome, Result
from graph.ingest_report import Progress as Step
from graph.store.folder import StoreFolder

__all__ = ["COMMANDS"]

INPUTS: Final = click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|DIR...")
GOOD: Final = {Outcome.STORED, Outcome.UNCHANGED, Outcome.VALID}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the facts files, one <stem>.json a document."
)
@click.option("--id", "document", help="Id of the document, where it names no web address; for one FILE.")
def extract(files: tuple[Path, ...], out: Path | None, document: str | None) -> None:
    """Read documents and write what they say as facts files (JSON).

    Correct a facts file by hand and ingest it: it is taken as it stands.
    """
    if len(files) > 1 and (out is None or document is not None):
        raise click.UsageError("several files need --out DIR, and no --id")
    refused = 0
    with _bar() as on_progress:
        for done, file in enumerate(files):
            on_progress(Step(done, len(files), file.name))
            try:
                read = read_document(_bytes(file), file.name, id=document)
                text = write_facts(pipeline.extract_facts(read))
            except DocumentError as error:
                refused += 1
                _say(f"[red]refused[/] {_plain(error)}")
                continue
            if out is None:
                sys.stdout.write(text)
            else:
                out.mkdir(parents=True, exist_ok=True)
                (out / f"{file.stem}.json").write_text(text, encoding="utf-8", newline="\n")
    sys.exit(1 if refused else 0)


@click.command()
@INPUTS
def validate(inputs: tuple[Path, ...]) -> None:
    """Say what the gate finds in documents and facts files, without storing anything."""
    with _bar() as on_progress:
        report = pipeline.validate(inputs, on_progress=on_progress)
    _finish(report, "valid")


@click.command()
@INPUTS
@STORE
def ingest(inputs: tuple[Path, ...], store: Path) -> None:
    """Read documents and facts files, check them, store them and publish.

    A document that fails the checks is kept aside (quarantine) with the reasons; the others go in.
    """
    with _bar() as on_progress:
        report = pipeline.ingest(inputs, StoreFolder(store), clock=_now, on_progress=on_progress)
    _finish(report, f"in {store}")


@click.command()
@click.argument("document", metavar="ID")
@STORE
def withdraw(document: str, store: Path) -> None:
    """Take a document out, and with it exactly what only it supported."""
    gone = pipeline.withdraw(document, StoreFolder(store), clock=_now)
    click.echo(f"withdrew {document}; {len(gone)} things went with it")


@click.command()
@STORE
def publish(store: Path) -> None:
    """Publish anew, for example after a change of the registry or of this software."""
    report = pipeline.publish(StoreFolder(store), clock=_now)
    _finish(report, f"published snapshot {report.snapshot} of {store}")


COMMANDS: Final = (extract, validate, ingest, withdraw, publish)


def _now() -> datetime:
    return datetime.now(UTC)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DocumentError(f"{file}: {error.strerror}.", "Check the name and its permissions.") from error


@contextmanager
def _bar() -> Iterator[pipeline.OnProgress]:
    """A progress bar on the terminal's error stream, none where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=None)

        def on_progress(step: Step) -> None:
            progress.update(task, total=step.total, completed=step.done, description=Path(step.source).name[-40:] or "publishing")

        yield on_progress


def _finish(report: IngestReport, where: str) -> None:
    """Say what became of each input; exit 1 when any was refused or quarantined."""
    for result in report.results:
        if result.outcome not in GOOD or result.findings or result.copy_of:
            _say(_told(result))
    counts = Counter(result.outcome.value for result in report.results)
    for finding in report.published_findings:
        _say(f"[yellow]published graph[/] {_plain(finding)}")
    if report.results:
        _say(f"{', '.join(f'{count} {outcome}' for outcome, count in sorted(counts.items()))}; {where}")
    else:
        _say(where)
    sys.exit(0 if report.good else 1)


def _told(result: Result) -> str:
    colour = "green" if result.outcome in GOOD else "red"
    lines = [f"[{colour}]{result.outcome.value}[/] {_plain(result.source)}"]
    if result.copy_of:
        lines.append(f"  the same text as {_plain(result.copy_of)}: counted as one voice")
    if result.error is not None and not result.findings:
        lines.append(f"  {_plain(result.error)}")
    lines += [f"  {line}" for finding in result.findings for line in _plain(finding).splitlines()]
    return "\n".join(lines)


def _say(text: str) -> None:
    Console(stderr=True, soft_wrap=True, highlight=False).print(text)


def _plain(value: object) -> str:
    return str(value).replace("[", "\\[")
