"""One person behind several spellings of a name in one document: full name, initials, surname alone."""

import difflib
import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.text.tokens import fold

__all__ = ["group_names"]

_WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʻ-][^\W_]+)*")

_FATHERS: Final = frozenset({"bin", "ibn", "bint", "binti", "ould"})
_SONS: Final = frozenset({"bin", "ibn", "ben", "bint", "binti", "ould", "al", "el"})


def group_names(names: Sequence[str]) -> list[int]:
    """For each name the index of the first name of the same person; fuller names lead their shorter forms."""
    words = [tuple(fold(word) for word in _WORD.findall(name)) for name in names]
    leader = list(range(len(names)))
    for number, own in enumerate(words):
        same = [other for other in range(number) if leader[other] == other and _same(own, words[other])]
        if len(own) == 1 and len(same) > 1:
            same = same[-1:]
        if same:
            leader[number] = same[0]
    for number, own in enumerate(words):  # a surname before its full name
        if leader[number] == number and len(own) == 1:
            fuller = [other for other in range(number + 1, len(names)) if leader[other] == other and _same(own, words[other])]
            if len(fuller) == 1:
                leader = [fuller[0] if each == number else each for each in leader]
    return leader


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    if one == other or sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return _one_word(short[0], long)
    if short == long[-len(short) :]:
        return long[-len(short) - 1] not in _SONS
    return short == long[: len(short)] or (not _middles_differ(one, other) and _same_ends(one, other))


def _same_ends(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the last words are alike and the first ones too, or one is the initial of the other."""
    if not _alike(one[-1], other[-1]):
        return False
    return one[0] == other[0] or _initial(one[0], other[0]) or (one[-1] == other[-1] and _alike(one[0], other[0]))


def _middles_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names of the same first and last word are of two persons: `Sabah Al-Ahmad …`, `Sabah Al-Khaled …` of one house."""
    middles = [[word for word in words[1:-1] if word not in _SONS] for words in (one, other)]
    if one[-1] != other[-1] or not all(middles):
        return False
    return not any(_alike(mine, their) or _initial(mine, their) for mine in middles[0] for their in middles[1])


def _one_word(word: str, long: tuple[str, ...]) -> bool:
    """Whether one word is the name that a person goes by: the last, the first, or a long one between."""
    own = [each for number, each in enumerate(long) if number == 0 or long[number - 1] not in _FATHERS]
    if len(long) > 2 and word in long and word not in own:
        return False  # the father's name: `Hamid` in `Omar bin Hamid Al Sayed`
    if len(long) > 2:
        return word in {long[-1], long[0]} or (len(word) > 3 and word in long)
    return len(word) > 2 and word in {long[-1], long[0]}


def _initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 4 and difflib.SequenceMatcher(None, one, other).ratio() >= 0.88)
