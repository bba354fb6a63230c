"""Patterns that are tried only on a text with a word that each of their matches has to hold: most sentences hold none.

The words are read off the patterns themselves, so that a changed pattern cannot be at odds with them.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Set
from importlib import import_module
from typing import Any, Final, Generic, TypeVar

__all__ = ["CuedPattern", "CuedPatterns", "cued", "cues_of"]

T = TypeVar("T")

_PARSER: Final = import_module("re._parser")  # the parser of `re`; no other module knows what a pattern is made of
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_FEW: Final = 4
_NOTHING: Final = frozenset({""})
_ONE_CASE: Final = str.maketrans("İıſK", "iisk")  # equal to ASCII letters where a pattern ignores case


class CuedPattern:
    """A pattern with its cues: searching is nearly free where the text holds none of them."""

    __slots__ = ("_cues", "_pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._cues: tuple[str, ...] | None = None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        return self._pattern.search(text, start, end) if self._is_cued(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in `text[start:end]`, in text order."""
        return self._pattern.finditer(text, start, end) if self._is_cued(text) else iter(())

    def _is_cued(self, text: str) -> bool:
        if self._cues is None:
            self._cues = cues_of(self._pattern)
        if not self._cues:
            return True
        plain = _one_case(text)
        return any(cue in plain for cue in self._cues)


def cued(pattern: str, flags: int = 0) -> CuedPattern:
    """The pattern compiled, with its cues."""
    return CuedPattern(re.compile(pattern, flags))


class CuedPatterns(Generic[T]):
    """Patterns in their order, each with what it stands for; taken from the iterable when they are first tried."""

    __slots__ = ("_all", "_by_cue", "_patterns", "_uncued")

    def __init__(self, patterns: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self._patterns: Iterable[tuple[re.Pattern[str], T]] | None = patterns
        self._all: list[tuple[re.Pattern[str], T]] = []
        self._uncued: list[int] = []
        self._by_cue: dict[str, list[int]] = {}

    def cued(self, text: str) -> list[tuple[re.Pattern[str], T]]:
        """The patterns that can match in `text`."""
        if self._patterns is not None:
            self._take(self._patterns)
            self._patterns = None
        plain = _one_case(text)
        numbers = set(self._uncued)
        for cue, those in self._by_cue.items():
            if cue in plain:
                numbers.update(those)
        return [self._all[number] for number in sorted(numbers)]

    def _take(self, patterns: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self._all = list(patterns)
        for number, (pattern, _) in enumerate(self._all):
            cues = cues_of(pattern)
            for cue in cues:
                self._by_cue.setdefault(cue, []).append(number)
            if not cues:
                self._uncued.append(number)


def cues_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Lower-case pieces, one of which stands in every match, whatever its case; empty where the pattern has none in common."""
    found = _cues(_PARSER.parse(pattern.pattern, pattern.flags))
    return tuple(sorted(cue for cue in found if cue and not any(other != cue and other in cue for other in found)))


def _one_case(text: str) -> str:
    return (text if text.isascii() else text.translate(_ONE_CASE)).lower()


def _cues(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best choice among what a sequence of parts has to hold: the longest pieces, then the fewest."""
    choices: list[frozenset[str]] = []
    run = _NOTHING
    for operation, argument in parsed:
        name = str(operation)
        letters = _letters(name, argument)
        if letters:
            run = frozenset(piece + letter for piece in run for letter in letters)
            continue
        choices.append(run)
        if name == "BRANCH":
            choices.append(_cues_of_branches(run, argument[1]))
        else:
            choices.append(_cues(_inside(name, argument)))
        run = _NOTHING
    choices.append(run)
    return max(choices, key=_worth, default=_NOTHING)


def _worth(cues: Set[str]) -> tuple[int, int]:
    return min(map(len, cues)), -len(cues)


def _letters(name: str, argument: Any) -> frozenset[str]:
    """The letters that a part of one character takes, if it is one of few."""
    if name == "IN" and len(argument) <= _FEW and all(str(kind) == "LITERAL" for kind, _ in argument):
        letters = [code for _, code in argument]
    else:
        letters = [argument] if name == "LITERAL" else []
    return frozenset(chr(code).lower() for code in letters) if all(code < 128 for code in letters) else frozenset()


def _cues_of_branches(run: frozenset[str], branches: Iterable[Any]) -> frozenset[str]:
    """What stands in each branch; one that begins with letters goes on with those before it."""
    found: frozenset[str] = frozenset()
    for branch in branches:
        own = _cues(branch)
        first = next((_letters(str(name), argument) for name, argument in branch), frozenset())
        joined = frozenset(piece + letter for piece in run for letter in first) or run
        found |= max(own, joined, key=_worth)
    return found or _NOTHING


def _inside(name: str, argument: Any) -> Iterable[tuple[Any, Any]]:
    """The parts that a part must hold."""
    if name == "SUBPATTERN":
        return list(argument[-1])
    if name in _REPEATS and argument[0]:
        return list(argument[2])
    return list(argument) if name == "ATOMIC_GROUP" else ()
