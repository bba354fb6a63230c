"""Options that several commands share."""

import os
from pathlib import Path
from typing import Final

import click

from api.settings import DEFAULT_STORE

__all__ = ["STORE"]

STORE: Final = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=lambda: os.environ.get("COMMUNIQUE_STORE", DEFAULT_STORE),
    show_default=DEFAULT_STORE,
    help="Folder of the store; COMMUNIQUE_STORE sets another default.",
)
