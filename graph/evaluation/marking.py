"""A set of gold documents marked with the facts that the caller has of them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from graph.evaluation.gold import GoldDocument, answer_of
from graph.evaluation.scoring import score
from graph.evaluation.sheet import Sheet
from graph.facts import Facts

__all__ = ["Marked", "mark"]


class Marked(NamedTuple):
    """A document's name and its marked sheet."""

    name: str
    sheet: Sheet


def mark(documents: Iterable[GoldDocument], facts_of: Callable[[GoldDocument], Facts]) -> list[Marked]:
    """Every document with its sheet, in the order given."""
    found = []
    for document in documents:
        facts = facts_of(document)
        text = facts.document.text or document.data.decode("utf-8-sig")
        found.append(Marked(document.name, score(document.answer, answer_of(facts), text)))
    return found
