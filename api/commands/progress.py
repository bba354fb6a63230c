"""The progress bar of commands that read many inputs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from graph.ingest_report import Progress
from graph.pipeline import OnProgress

__all__ = ["progress_bar"]


@contextmanager
def progress_bar() -> Iterator[OnProgress]:
    """A bar on the terminal's error stream, none where that is no terminal."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", total=None)

        def on_progress(step: Progress) -> None:
            bar.update(task, total=step.total, completed=step.done, description=Path(step.source).name[-40:] or "publishing")

        yield on_progress
