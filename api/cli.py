"""The communique command."""

import sys
from importlib import import_module
from typing import Final

import click

from api.commands.terminal import STOPPED, plain, say, say_error
from graph import errors

__all__ = ["EXIT", "MODULES", "communique", "main"]

MODULES: Final = {  # command -> module of api.commands, imported when called: a query need not wait for what reads documents
    "extract": "documents",
    "validate": "documents",
    "ingest": "documents",
    "quarantine": "quarantining",
    "withdraw": "documents",
    "publish": "documents",
    "query": "answering",
    "export": "exporting",
    "serve": "serving",
    "explain": "evaluating",
    "evaluate": "evaluating",
}

EXIT: Final[dict[type[errors.CommuniqueError], int]] = {  # 2 is click's, for words it does not understand
    errors.DocumentError: 1,
    errors.FactsError: 1,
    errors.ExtractorError: 1,
    errors.NotFound: 3,
    errors.InvalidParameter: 3,
    errors.QueryError: 3,
    errors.StoreError: 4,
    errors.ServiceBusy: 4,
    errors.CommuniqueError: 1,
}

EPILOG = """\b
First steps:
  communique ingest samples
  communique query meetings involving=UNODC --evidence
  communique serve

\b
Exit codes: 0 done; 1 an input was refused or kept aside (the others are done); 2 wrong words on the
command line; 3 nothing has that name, or the query cannot be answered; 4 the store cannot be used;
130 stopped with Ctrl-C."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (as click calls it)
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in MODULES:
            return None
        command = getattr(import_module(f"api.commands.{MODULES[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # which click would end with 1, as a refused input does
            say("[yellow]stopped[/]")
            sys.exit(STOPPED)


@click.group(cls=_Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="communique", prog_name="communique")
def communique() -> None:
    """Diplomatic documents as a knowledge graph of actors, agreements and meetings.

    Every fact keeps the sentence that says so. Nothing leaves this machine, unless --also llm asks an endpoint elsewhere.
    """


def main() -> None:
    """Run the command; errors of our own, and files that cannot be written, become one message and an exit code."""
    try:
        communique.main(standalone_mode=True)
    except errors.CommuniqueError as error:
        say_error(error)
        sys.exit(next(EXIT[kind] for kind in type(error).__mro__ if kind in EXIT))
    except OSError as error:
        say(f"[bold red]error:[/] {plain(error.filename or 'input or output')}: {plain(error.strerror or error)}")
        sys.exit(1)
