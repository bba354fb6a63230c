"""The gold sets as extraction answers them, read once for all tests."""

from functools import cache
from pathlib import Path

from graph.documents.reading import read_document
from graph.evaluation.gold import GoldDocument, read_folder
from graph.evaluation.marking import Marked, mark
from graph.facts import Facts
from graph.pipeline import extract_facts
from tests.shared import CHECKOUT, shared

__all__ = ["GOLD", "SETS", "facts_of", "folder_of", "marked"]

GOLD = CHECKOUT / "tests" / "gold"
OWN = ("open", "development", "validation", "blind")
SETS = (*OWN, "dev", "seeds")


def folder_of(name: str) -> Path:
    """Folder of a set; those of the reference corpus are skipped where it is absent."""
    return GOLD / name if name in OWN else shared(f"corpus/{name}")


def facts_of(document: GoldDocument) -> Facts:
    """What extraction says of a document."""
    return _facts(document.data, document.name)


@cache
def _facts(data: bytes, name: str) -> Facts:
    return extract_facts(read_document(data, name))


@cache
def _documents(folder: Path) -> tuple[GoldDocument, ...]:
    return tuple(read_folder(folder))


@cache
def marked(name: str) -> tuple[Marked, ...]:
    """The documents of a set with their sheets."""
    return tuple(mark(_documents(folder_of(name)), facts_of))
