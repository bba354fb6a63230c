"""Which type of event a noun names."""

import re
from functools import cache
from typing import Final

from graph.extraction.lexicon import pairs, section
from graph.extraction.text.alternation import any_of

__all__ = ["noun_pattern", "noun_type", "organising_words", "phrase_type"]

_IRREGULAR: Final = {"plenaries": "plenary", "ceremonies": "ceremony", "assemblies": "assembly"}
_ENDS_PHRASE: Final = re.compile(
    r"\b(?:of|for|on|in|at|to|with|between|among|by|under|within|from|dedicated|devoted|focus\w+|aimed|hosted|held|organi[sz]ed|titled"
    r"|entitled|that|which|where|who|as)\b|[,;:.()“”\"«»]",
    re.IGNORECASE,
)


@cache
def noun_types() -> dict[str, str]:
    """Noun, singular and plural, to event type."""
    types = pairs("events", "nouns")
    plurals = {_plural(noun): kind for noun, kind in types.items()}
    return plurals | types


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ch", "sh", "x")) else "s")


@cache
def noun_pattern() -> re.Pattern[str]:
    """Any noun of a happening, singular or plural."""
    return re.compile(rf"(?<![\w-])({any_of(noun_types())})(?![\w-])", re.IGNORECASE)


def noun_type(noun: str) -> str | None:
    """Type of the happening that `noun` names."""
    lower = noun.lower()
    return noun_types().get(_IRREGULAR.get(lower, lower))


def phrase_type(phrase: str) -> str | None:
    """Type of the noun phrase `phrase` begins with: that of its head, the last noun before a preposition."""
    stop = _ENDS_PHRASE.search(phrase)
    head = phrase[: stop.start()] if stop else phrase
    found = [noun_type(match[1]) for match in noun_pattern().finditer(head)]
    typed = [kind for kind in found if kind not in {None, "other"}]
    return typed[-1] if typed else found[-1] if found else None


@cache
def organising_words() -> re.Pattern[str]:
    """The words of organising that may stand before a happening, with the words between."""
    words = sorted(section("events", "organising"), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(words) + r")\b\s*(?:of\s+)?(?:the\s+|an?\s+)?", re.IGNORECASE)
