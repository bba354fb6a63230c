"""Words on the terminal: results on standard output, all else on the error stream, nothing read as markup by accident."""

import shutil
import sys
from typing import Final

from rich.console import Console
from rich.markup import escape

from graph.errors import AmbiguousName, CommuniqueError, NotFound

__all__ = ["STOPPED", "plain", "result_console", "say", "say_error"]

STOPPED: Final = 130  # exit code after Ctrl-C, as shells have it
UNKNOWN_WIDTH: Final = 120  # columns where the output is no terminal


def result_console() -> Console:
    """The console on standard output, as wide as the terminal, else wide enough for a table."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else shutil.get_terminal_size((UNKNOWN_WIDTH, 24)).columns)


def say(text: str) -> None:
    """A line of rich markup on the error stream."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(text)


def say_error(error: CommuniqueError) -> None:
    """What went wrong, what may have been meant, and what to do about it."""
    say(f"[bold red]error:[/] {plain(error.message)}")
    if isinstance(error, AmbiguousName | NotFound):
        for iri, label, score in error.candidates:
            if iri not in error.message:
                say(f"  {score:.2f}  {plain(label)}  <{plain(iri)}>")
    if error.remedy:
        say(f"[bold]try:[/] {plain(error.remedy)}")


def plain(value: object) -> str:
    """`value` as text in which nothing is markup."""
    return escape(str(value))
