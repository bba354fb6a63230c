"""The communique command."""

import sys
from typing import Final

import click
from rich.console import Console

from api.commands import answering, documents, serving
from graph import errors

__all__ = ["EXIT", "main"]

EXIT: Final[dict[type[errors.CommuniqueError], int]] = {  # 2 is click's, for words it does not understand
    errors.DocumentError: 3,
    errors.FactsError: 3,
    errors.RegistryError: 3,
    errors.NotFound: 4,
    errors.InvalidParameter: 4,
    errors.QueryError: 4,
    errors.StoreError: 5,
    errors.ServiceBusy: 5,
    errors.CommuniqueError: 1,
}

EPILOG = """\b
First steps:
  communique ingest samples
  communique query meetings involving=UNODC
  communique serve

\b
Exit codes: 0 done, 1 some inputs were refused, 2 wrong words on the command line,
3 an input cannot be read, 4 a query cannot be answered, 5 the store cannot be used."""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="communique", prog_name="communique")
def communique() -> None:
    """Diplomatic documents as a knowledge graph of actors, agreements and meetings.

    Every fact keeps the sentence that says so. Nothing leaves this machine.
    """


for command in (*documents.COMMANDS, *answering.COMMANDS, *serving.COMMANDS):
    communique.add_command(command)


def main() -> None:
    """Run the command; errors of our own become one message and an exit code."""
    try:
        communique.main(standalone_mode=True)
    except errors.CommuniqueError as error:
        console = Console(stderr=True, soft_wrap=True, highlight=False)
        console.print(f"[bold red]error:[/] {_plain(error.message)}")
        if isinstance(error, errors.AmbiguousName | errors.NotFound):
            for iri, label, score in error.candidates:
                console.print(f"  {score:.2f}  {_plain(label)}  <{iri}>")
        if error.remedy:
            console.print(f"[bold]try:[/] {_plain(error.remedy)}")
        sys.exit(next(EXIT[kind] for kind in type(error).__mro__ if kind in EXIT))


def _plain(text: str) -> str:
    return text.replace("[", "\\[")
