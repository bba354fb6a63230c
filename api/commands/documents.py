"""Commands that read documents and facts files: extract, validate, ingest."""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from api.commands.options import STORE, also_extractors
from api.commands.outcomes import FACTS, finish, say_left_aside
from api.commands.progress import progress_bar
from api.commands.terminal import STOPPED, plain, say
from graph import pipeline
from graph.documents.document import Document
from graph.documents.reading import TEXT_SUFFIXES, read_document
from graph.errors import DocumentError, StoreError
from graph.extractors.extractor import Extractor
from graph.facts import write_facts
from graph.ingest_inputs import file_bytes, input_files
from graph.ingest_report import IngestReport, Progress
from graph.names import slug
from graph.store.folder import StoreFolder

__all__ = ["extract", "ingest", "publish", "validate", "withdraw"]

INPUTS: Final = click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|DIR...")


@click.command(short_help="Read documents and write what they say as facts files.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|DIR...")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the facts files, one <stem>.json a document."
)
@click.option("--id", "document", help="Id of the document, where it names no web address; for one FILE.")
@also_extractors
def extract(files: tuple[Path, ...], out: Path | None, document: str | None, also: Sequence[Extractor]) -> None:
    """Read documents and write what they say as facts files (JSON), every fact with its place in the text.

    Correct a facts file by hand and ingest it: it is taken as it stands.

    \b
    communique extract note.txt > note.json
    communique extract samples --out facts
    communique extract note.txt --also ner
    """
    found, refused = _found(files)
    say_left_aside(files, TEXT_SUFFIXES)
    if len(found) > 1 and (out is None or document is not None):
        raise click.UsageError("several files need --out DIR, and no --id")
    double = [stem for stem, count in Counter(file.stem for file in found).items() if count > 1]
    if double:
        raise click.UsageError(f"several files would be written to {double[0]}.json: give them one at a time")
    with progress_bar() as on_progress:
        for done, file in enumerate(found):
            on_progress(Progress(done, len(found), file.name))
            try:
                text = write_facts(pipeline.extract_facts(_document(file, document), also))
            except DocumentError as error:
                refused += 1
                say(f"[red]refused[/] {plain(error)}")
            else:
                _write(text, out, file.stem)
    sys.exit(1 if refused else 0)


@click.command(short_help="Say what is wrong with documents and facts files.")
@INPUTS
@also_extractors
def validate(inputs: tuple[Path, ...], also: Sequence[Extractor]) -> None:
    """Say what the gate finds in documents and facts files, without storing anything.

    \b
    communique validate note.json
    """
    with progress_bar() as on_progress:
        report = pipeline.validate(inputs, on_progress=on_progress, also=also)
    say_left_aside(inputs)
    finish(report)


@click.command(short_help="Read documents and facts files into the store.")
@INPUTS
@STORE
@also_extractors
def ingest(inputs: tuple[Path, ...], store: Path, also: Sequence[Extractor]) -> None:
    """Read documents and facts files, check them, store them and publish.

    A document that fails the checks is kept aside (quarantine) with the reasons; the others go in. A document that is
    there already is replaced.

    \b
    communique ingest samples
    communique ingest note.txt corrected.json --store var/other
    """
    report = _ingested(inputs, store, also)
    say_left_aside(inputs)
    finish(report, f"{store}, snapshot {report.snapshot}")


@click.command(short_help="Take a document out, and what only it supported.")
@click.argument("document", metavar="ID")
@STORE
def withdraw(document: str, store: Path) -> None:
    """Take a document out, and with it exactly what only it supported.

    \b
    communique withdraw w3id-org-communique-samples-kazakhstan-un-framework-2020
    """
    folder = StoreFolder(store)
    folder.current_snapshot()  # a wrong --store is said, not made
    gone = pipeline.withdraw(document, folder, clock=_now)
    click.echo(f"withdrew {document}; {len(gone)} things went with it", err=True)


@click.command(short_help="Publish anew, after a change of registry or software.")
@STORE
def publish(store: Path) -> None:
    """Publish anew, for example after a change of the registry or of this software.

    \b
    communique publish
    """
    if not store.exists():
        raise StoreError(f"There is no store {store}.", "Put documents in first: communique ingest FILE --store PATH.")
    report = pipeline.publish(StoreFolder(store), clock=_now)
    finish(report, f"{store}, snapshot {report.snapshot}")


def _ingested(inputs: Sequence[Path], store: Path, also: Sequence[Extractor]) -> IngestReport:
    """The report of an ingest; where it is stopped with Ctrl-C, what is left to do and exit 130."""
    through = Progress(0, 0, "")
    try:
        with progress_bar() as on_progress:

            def watched(step: Progress) -> None:
                nonlocal through
                through = step
                on_progress(step)

            return pipeline.ingest(inputs, StoreFolder(store), clock=_now, on_progress=watched, also=also)
    except KeyboardInterrupt:
        say(
            f"[yellow]stopped[/] {through.done} of {through.total} inputs are through, and what they brought is in {plain(store)}"
        )
        say(f"[bold]try:[/] communique publish --store {plain(store)} to see it, or ingest again to go on")
        sys.exit(STOPPED)


def _now() -> datetime:
    return datetime.now(UTC)


def _found(paths: Sequence[Path]) -> tuple[list[Path], int]:
    """The documents named, and of folders those in them that are no facts files; how many paths hold none."""
    found: list[Path] = []
    refused = 0
    for path in paths:
        try:
            files = input_files([path])
            found += [file for file in files if not (path.is_dir() and file.suffix.lower() == FACTS)]
        except DocumentError as error:
            refused += 1
            say(f"[red]refused[/] {plain(error)}")
    return list(dict.fromkeys(found)), refused


def _document(file: Path, given: str | None) -> Document:
    document = read_document(_bytes(file), file.name, id=given)
    if given is not None and document.id != slug(given):
        told = f"--id {given} is not used, as the file names its address ({document.source}): its id is {document.id}"
        say(f"[yellow]warning[/] {plain(file)}: {plain(told)}")
    return document


def _bytes(file: Path) -> bytes:
    if file.suffix.lower() == FACTS:
        raise DocumentError(f"{file.name}: this is a facts file, or other JSON.", "Ingest it as it is: communique ingest FILE.")
    return file_bytes(file)


def _write(text: str, out: Path | None, stem: str) -> None:
    if out is None:
        sys.stdout.buffer.write(text.encode())
    else:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{stem}{FACTS}").write_text(text, encoding="utf-8", newline="\n")
