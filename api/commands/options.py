"""Options that several commands share."""

import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Final

import click

from api.commands.terminal import plain, say
from api.settings import DEFAULT_STORE

__all__ = ["STORE", "also_extractors"]

STORE: Final = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=lambda: os.environ.get("COMMUNIQUE_STORE", DEFAULT_STORE),
    show_default=DEFAULT_STORE,
    help="Folder of the store; COMMUNIQUE_STORE sets another default.",
)

_ALSO: Final = click.option(
    "--also",
    multiple=True,
    type=click.Choice(["ner", "llm"]),
    help="Ask this extractor too, besides the rules; may be given twice. llm sends the text to the endpoint named.",
)
_URL: Final = click.option("--llm-url", metavar="URL", help="Base URL of an OpenAI-compatible endpoint (COMMUNIQUE_LLM_URL).")
_MODEL: Final = click.option("--llm-model", metavar="NAME", help="The model to ask there (COMMUNIQUE_LLM_MODEL).")


def also_extractors(command: Callable[..., Any]) -> Callable[..., Any]:
    """--also, --llm-url and --llm-model; the command gets the extractors as `also`, made ready before anything is read."""

    @wraps(command)
    def asked(*, also: tuple[str, ...], llm_url: str | None, llm_model: str | None, **rest: Any) -> Any:
        if "llm" not in also and (llm_url or llm_model):
            raise click.UsageError("--llm-url and --llm-model go with --also llm")
        return command(also=_chosen(also, llm_url, llm_model) if also else [], **rest)

    return _ALSO(_URL(_MODEL(asked)))


def _chosen(names: Sequence[str], url: str | None, model: str | None) -> Sequence[object]:
    from graph.extractors.choosing import chosen  # noqa: PLC0415 (most commands ask for none, and need not wait for it)

    return chosen(names, os.environ, lambda told: say(f"[dim]{plain(told)}[/]"), url=url, model=model)
