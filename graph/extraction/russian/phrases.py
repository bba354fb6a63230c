"""Phrases of the lexicon found on a page in any case: their words by lemma, the longest first."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Generic, TypeVar

from graph.extraction.russian.morphology import forms
from graph.extraction.russian.page import Page

__all__ = ["Phrases", "lemmas_of"]

T = TypeVar("T")
_SHORT: Final = 3


@lru_cache(maxsize=8192)
def lemmas_of(word: str) -> frozenset[str]:
    """What a word of the lexicon can be a form of, itself included."""
    return frozenset(form.lemma for form in forms(word)) | {word.lower().replace("ё", "е")}


class Phrases(Generic[T]):
    """Phrases with a value each. Upper-case words of the lexicon count only as written."""

    def __init__(self, entries: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self._by_first: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, value in pairs:
            words = phrase.replace(",", " , ").split()
            for lemma in lemmas_of(words[0]):
                self._by_first.setdefault(lemma, []).append((words, value))
        for listed in self._by_first.values():
            listed.sort(key=lambda each: -len(each[0]))

    def at(self, page: Page, number: int, *, exact: bool = False) -> tuple[int, T] | None:
        """Where the longest phrase that begins at a word ends, and its value; `exact`: only in the form of the lexicon."""
        if number >= len(page.words):
            return None
        found = [each for lemma in page.words[number].lemmas for each in self._by_first.get(lemma, ())]
        for words, value in sorted(found, key=lambda each: (-len(each[0]), each[0])):
            last = number + len(words)
            if last <= len(page.words) and all(_same(page, number + n, word, exact=exact) for n, word in enumerate(words)):
                return last, value
        return None


def _same(page: Page, number: int, word: str, *, exact: bool) -> bool:
    written = page.words[number]
    if word[:1].isupper() and word[1:2].isupper() and len(word) >= _SHORT:
        return written.text == word
    if exact:
        return written.lower == word.lower().replace("ё", "е")
    return bool(lemmas_of(word) & written.lemmas)
