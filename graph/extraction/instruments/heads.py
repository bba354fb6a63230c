"""Head nouns of the names of instruments, and where one stands among the words of a text."""

import re
from functools import cache
from typing import Final, NamedTuple

from graph.extraction.lexicon import pairs

__all__ = ["Word", "head_at", "head_within", "words_of"]

_WORD: Final = re.compile(r"[^\W_](?:[\w’'‘+/-]|\.(?=\w))*|[,;:()“”\"«»–—.!?|]|(?<=\s)-(?=\s)|(?<=\s)['‘](?=\w)|\n")


class Word(NamedTuple):
    """A word or mark with its place."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether the word can lead a proper name: a capital, a year or years, a code such as C5."""
        coded = self.text[0].isdigit() and self.text[-1].isupper()
        return self.text[0].isupper() or coded or re.fullmatch(r"(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?", self.text) is not None


@cache
def _heads() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Heads by their first word, the longest first: the words, the type, whether they are a plural."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for head, kind in sorted(pairs("instruments", "heads").items(), key=lambda item: -len(item[0].split())):
        words = tuple(head.split())
        for variant, plural in ((words, False), ((*words[:-1], _plural(words[-1])), True)):
            found.setdefault(variant[0], []).append((variant, kind, plural))
    return found


def words_of(text: str) -> list[Word]:
    """The words and marks of a text."""
    return [Word(word := match[0], word.lower(), *match.span()) for match in _WORD.finditer(text)]


def head_within(text: str, *, plurals: bool = True) -> tuple[str, str] | None:
    """The first head noun in `text` with a capital, or the last of any writing, and the type it gives."""
    words = words_of(text)
    found = None
    for number, word in enumerate(words):
        head = head_at(words, number)
        if head is not None and not (head[2] and (word.text.islower() or not plurals)):
            found = (" ".join(each.lower for each in words[number : number + head[0]]), head[1])
            if word.text[0].isupper():
                return found
    return found


def head_at(words: list[Word], number: int) -> tuple[int, str, bool] | None:
    """Length and type of the head that begins at `number`, and whether it is a plural; `Framework Agreement` has its last."""
    first = _single_head(words, number)
    if first is None or number + first[0] >= len(words) or first[2]:
        return first
    after = number + first[0]
    further = _single_head(words, after) if words[after].text[0].isupper() == words[after - 1].text[0].isupper() else None
    return (first[0] + further[0], *further[1:]) if further else first


def _single_head(words: list[Word], number: int) -> tuple[int, str, bool] | None:
    for head, kind, plural in _heads().get(words[number].lower, ()):
        if len(head) == 1 or tuple(word.lower for word in words[number : number + len(head)]) == head:
            return len(head), kind, plural
    return None


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
