"""How sure a rule is: the share of its facts that were right on development documents, kept in one data file."""

from functools import cache
from typing import Final

from graph.extraction.lexicon import pairs, sections

__all__ = ["confidence"]

_DEFAULT: Final = 0.7


@cache
def confidence(rule: str | None, kind: str = "") -> float:
    """Confidence of a rule, of its family (`person.…`), else of its kind of fact; rules of actors and posts have no kind."""
    table = _table(kind)
    rule = rule or ""
    while rule and rule not in table:
        rule = rule.rpartition(".")[0]
    return table.get(rule or "*", _DEFAULT)


@cache
def _table(kind: str) -> dict[str, float]:
    lines = pairs("confidence", kind) if kind in sections("confidence") else {}
    return {rule: float(value) for rule, value in lines.items()}
