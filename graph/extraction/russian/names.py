"""Names of states, organisations, media and places on a page: the registry's Russian names and the lexicon's, in all cases."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from graph.extraction.lexicon import pairs, section
from graph.extraction.russian.morphology import forms
from graph.extraction.russian.page import Page, Thing, Word
from graph.linking.registry import Registry

__all__ = ["PLACES", "Names", "names_of", "place_of", "speaks"]

_READ: Final = frozenset({"country", "un", "igo", "org", "format", "group"})
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\s\w]")
_SMALL: Final = frozenset(name.lower() for name in section("russian/names", "sentence start no name"))
_ADJECTIVES: Final = pairs("russian/names", "adjectives")
_SPEAKING: Final = frozenset(section("russian/names", "speaking for"))
_MEDIA: Final = pairs("russian/names", "media")
PLACES: Final = {
    name.strip(): (english.strip(), country.strip())
    for name, value in pairs("russian/places").items()
    for english, _, country in (value.partition("|"),)
}
"""Russian name of a place: its English name and the key of its country."""
_BRACKETS: Final = re.compile(r"\(.*\)")


class _Name(NamedTuple):
    kind: str
    key: str
    rule: str
    words: tuple[frozenset[str], ...]
    exact: str | None


class Names:
    """All names by the forms of their first word."""

    def __init__(self, registry: Registry) -> None:
        self._by_first: dict[str, list[_Name]] = {}
        for kind, key, name, rule in _all(registry):
            words = _WORD.findall(name)
            exact = name if len(words) == 1 and sum(map(str.isupper, name)) > 1 and name[1:2].isupper() else None
            entry = _Name(kind, key, "russian.acronym" if exact else rule, tuple(map(_lemmas, words)), exact)
            for lemma in entry.words[0]:
                self._by_first.setdefault(lemma, []).append(entry)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry.words))

    def find(self, page: Page) -> None:
        """Put all names on the page, the longest first; adjectives of states where somebody acts for the state."""
        for number in range(len(page.words)):
            if page.at(number) is None:
                thing = self._name_at(page, number) or _adjective(page, number)
                if thing is not None:
                    page.put(thing)

    def _name_at(self, page: Page, number: int) -> Thing | None:
        word = page.words[number]
        if not word.capital:
            return None
        candidates = [entry for lemma in word.lemmas for entry in self._by_first.get(lemma, ())]
        for entry in sorted(candidates, key=lambda each: (-len(each.words), each.kind, each.key)):
            last = number + len(entry.words)
            if last <= len(page.words) and _matches(entry, page.words[number:last]):
                opens = number == page.range_at(number)[0]
                if not (opens and word.lower in _SMALL):
                    return Thing(number, last, entry.kind, entry.key, entry.rule)
        return None


def _all(registry: Registry) -> Iterator[tuple[str, str, str, str]]:
    for name, key in pairs("russian/names", "names").items():
        entry = registry.by_key(key)
        if entry is not None:
            yield entry.kind, key, name, "russian.name"
    for entry in registry.entries.values():
        if entry.kind in _READ:
            texts = [each.text for each in entry.names if each.language == "ru" and not _BRACKETS.search(each.text)]
            yield from ((entry.kind, entry.key, text, "russian.name") for text in texts)
    for name, label in _MEDIA.items():
        yield "media", label, name, "russian.media"
    for name in section("russian/names", "regions"):
        yield "region", name, name, "russian.region"
    for name in PLACES:
        yield "place", name, name, "russian.place"


@lru_cache(maxsize=8192)
def _lemmas(word: str) -> frozenset[str]:
    return frozenset(form.lemma for form in forms(word)) | {word.lower().replace("ё", "е")}


def _matches(entry: _Name, words: Sequence[Word]) -> bool:
    if entry.exact is not None:
        return words[0].text == entry.exact
    return all(known & word.lemmas for known, word in zip(entry.words, words, strict=True))


def _adjective(page: Page, number: int) -> Thing | None:
    """`российская делегация`, `глава белорусского МИД`: the state that somebody acts for."""
    word = page.words[number]
    key = next((_ADJECTIVES[lemma] for lemma in sorted(word.lemmas) if lemma in _ADJECTIVES), None)
    if key is None or not any(form.pos == "ADJF" for form in word.forms):
        return None
    return Thing(number, number + 1, "demonym", key, "russian.demonym")


def speaks(page: Page, thing: Thing) -> bool:
    """Whether an adjective of a state stands before those who act for it, one more word allowed between."""
    return any(page.words[n].lemmas & _SPEAKING for n in (thing.last, thing.last + 1) if n < len(page.words))


def place_of(name: str) -> str:
    """English name of a place of the lexicon."""
    return PLACES[name][0]


@lru_cache(maxsize=2)
def names_of(registry: Registry) -> Names:
    """The names for a registry; made once."""
    return Names(registry)
