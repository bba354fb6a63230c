"""The words of a text that an error is about, cut to what one line can show."""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["quote_of", "quote_with"]

LONGEST: Final = 160
_SENTENCE_END: Final = re.compile(r"[a-z0-9)\]]{2}[.!?][”\"]?\s+(?=[A-Z])")  # not after a single letter: initials


def quote_of(text: str, stays: Iterable[tuple[int, int]]) -> str:
    """What stands at the first of the places, with its surroundings; empty where there is none."""
    first = min(stays, default=None)
    return _cut(text, *first) if first else ""


def quote_with(text: str, words: Iterable[str | None]) -> str:
    """The surroundings of the first of these words that the text has; line breaks in it count as spaces."""
    for each in words:
        if each and (found := re.search(r"\s+".join(map(re.escape, each.split())), text)):
            return _cut(text, found.start(), found.end())
    return ""


def _cut(text: str, start: int, end: int) -> str:
    """From the start of the line or sentence to its end, at most LONGEST characters, as one line."""
    line = max(text.rfind("\n", 0, start) + 1, start - LONGEST // 2)
    begin = max((line + found.end() for found in _SENTENCE_END.finditer(text[line:start])), default=line)
    stop = min(begin + LONGEST, max(end, text.find("\n", end)) if text.find("\n", end) >= 0 else len(text))
    return " ".join(text[begin:stop].split())
