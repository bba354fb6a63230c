"""How sure a rule is: the share of its facts that were right on development documents, kept in one data file."""

from functools import cache
from typing import Final

from graph.extraction.lexicon import pairs

__all__ = ["confidence"]

_DEFAULT: Final = 0.7


@cache
def confidence(rule: str) -> float:
    """Confidence of a rule; that of its family (`person.…`) where it has none of its own."""
    table = pairs("confidence")
    while rule:
        if rule in table:
            return float(table[rule])
        rule = rule.rpartition(".")[0]
    return _DEFAULT
