"""What extractors besides the rules go by: head nouns of bodies, and how often each of their rules was right on gold."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from graph.resources import text

__all__ = ["confidence", "heads"]

_FOLDER: Final = "graph/extractors"
_UNMEASURED: Final = 0.5
"""Of a rule or model that nobody measured: as likely wrong as right, whatever it says of itself."""


def confidence(rule: str) -> float:
    """Confidence of a rule that was measured itself: rules of one extractor are too unlike to lend theirs to another."""
    return _table().get(rule, _UNMEASURED)


@cache
def heads() -> Mapping[str, str]:
    """Head noun of a body, in small letters -> kind of body."""
    found: dict[str, str] = {}
    kind = ""
    for line in _lines("organizations.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            found[line] = kind
    return found


@cache
def _table() -> Mapping[str, float]:
    pairs = (line.partition("=") for line in _lines("confidence.txt"))
    return {rule.strip(): float(value) for rule, sign, value in pairs if sign}


def _lines(name: str) -> list[str]:
    return [line for raw in text(_FOLDER, name).splitlines() if (line := raw.partition("#")[0].strip())]
