"""Whether a document is in Russian, and in no other language of its script."""

import re
from typing import Final

from graph.documents.document import Document
from graph.extraction.lexicon import section

__all__ = ["is_russian"]

_CYRILLIC: Final = re.compile(r"[а-яёА-ЯЁ]+")
_SMALL: Final = frozenset(section("russian/setting", "small words"))
_RUSSIAN: Final = re.compile(r"[ыэ]", re.IGNORECASE)
_FOREIGN: Final = re.compile(r"[іїєґўәғқңөұүһҷҳӣӯђјљњћџѓќѕ]|ъл|\bщ", re.IGNORECASE)
_LEAST: Final = 0.06
_RARE: Final = 0.003


def is_russian(document: Document) -> bool:
    """Whether the prose is Russian: not said to be otherwise, and so by its letters and small words."""
    if (document.language or "ru").lower().split("-")[0] not in {"ru", "rus", "russian", "und"}:
        return False
    sample = document.text[document.body : document.body + 6000]
    words = [word.lower() for word in _CYRILLIC.findall(sample)]
    letters = sum(map(len, words))
    if letters * 2 < sum(map(str.isalpha, sample)) or not words:
        return False
    small = sum(word in _SMALL for word in words) / len(words)
    foreign = len(_FOREIGN.findall(sample)) > letters * _RARE
    return small >= _LEAST and not foreign and len(_RUSSIAN.findall(sample)) > letters * 0.004
