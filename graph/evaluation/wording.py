"""When two wordings say the same: normal forms, overlap of words, spellings, dates of different precision."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

__all__ = ["close_dates", "content", "normal", "overlap", "same_person", "same_spelling"]

_SMALL: Final = frozenset({"the", "of", "and", "for", "on", "in", "to", "a", "an"})
_HONORIFIC: Final = re.compile(r"\b(h\.?\s?e\.?|mr|mrs|ms|dr|prof)\b\.?")
_SIGNS: Final = re.compile(r"[^\w\s]")


@lru_cache(maxsize=1 << 16)
def normal(text: str | None) -> str:
    """Without marks on letters, case, honorifics, punctuation and the article in front."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(sign))
    plain = _SIGNS.sub(" ", _HONORIFIC.sub(" ", letters.casefold()))
    return " ".join(plain.split()).removeprefix("the ")


@lru_cache(maxsize=1 << 16)
def content(text: str | None) -> frozenset[str]:
    """The words that carry meaning."""
    return frozenset(normal(text).split()) - _SMALL


def overlap(one: str | None, other: str | None) -> float:
    """Shared words among all words of both; 0 where one of them has none."""
    mine, theirs = content(one), content(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def close_dates(one: str | None, other: str | None) -> float:
    """1 for equal dates (also none and none), 0.5 where one only says it less precisely, else 0."""
    if (one or None) == (other or None):
        return 1.0
    if not one or not other:
        return 0.0
    return 0.5 if one.startswith(other) or other.startswith(one) else 0.0


def same_person(one: str, other: str) -> bool:
    """Equal normal names, or the same surname with a given name that fits; initials and spellings may differ."""
    mine, theirs = one.split(), other.split()
    if not mine or not theirs:
        return False
    if mine == theirs:
        return True
    if _alike(mine[-1], theirs[-1]) < 0.85:
        return False
    if len(mine) == 1 or len(theirs) == 1:
        return True
    given, known = mine[0], theirs[0]
    return given[0] == known[0] and (len(given) == 1 or len(known) == 1 or _alike(given, known) >= 0.7)


def same_spelling(one: str, other: str) -> bool:
    """Word by word, so that the ministry of one state never answers for that of another."""
    mine, theirs = one.split(), other.split()
    return len(mine) == len(theirs) and all(
        left == right or (min(len(left), len(right)) > 5 and _alike(left, right) >= 0.9)
        for left, right in zip(mine, theirs, strict=True)
    )


@lru_cache(maxsize=1 << 16)
def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
