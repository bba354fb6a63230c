"""A Russian text as words with their forms, sentence by sentence, and the names found on them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from graph.extraction.annotations import Block, Sentence
from graph.extraction.russian.morphology import Form, forms

__all__ = ["Page", "Thing", "Word", "read_words", "split"]

_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[^\s\w]|_")
_STOP: Final = re.compile(r"""[.!?…]+["”»)\]]*(?=\s+["“«(\[—–-]?\s?[А-ЯЁA-Z0-9]|\s*\Z)""")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:г|гг|им|ул|пр|д|стр|см|св|проф|акад|ген|зам|ред|корр|тыс|млн|млрд|трлн|др|т|п|руб|долл|и\.о|г-н|ст|№)|(?<![А-ЯЁа-яё])[А-ЯЁ])\Z"
)
_UNREAD: Final = frozenset({"furniture"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark; `lower` with ё as е; `forms` only of Russian words."""

    start: int
    end: int
    text: str
    lower: str
    forms: tuple[Form, ...]

    @property
    def lemmas(self) -> frozenset[str]:
        """What the word can be a form of, itself included."""
        return frozenset(form.lemma for form in self.forms) | {self.lower}

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    def is_(self, *pos: str) -> bool:
        """Whether the likeliest reading is one of these parts of speech."""
        return bool(self.forms) and self.forms[0].pos in pos

    def cases(self) -> frozenset[str]:
        """The cases in which the word can stand."""
        return frozenset(form.case for form in self.forms if form.case)


@dataclass(frozen=True, slots=True)
class Thing:
    """A name at words `first` to `last` (excluded); kind and key as in `annotations.Mention`."""

    first: int
    last: int
    kind: str
    key: str
    rule: str


@dataclass
class Page:
    """Words and sentences (as ranges of words) of a text, with the things found so far by word."""

    text: str
    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    words: Sequence[Word]
    ranges: Sequence[tuple[int, int]]
    things: list[Thing] = field(default_factory=list)
    _at: dict[int, Thing] = field(default_factory=dict)

    def put(self, thing: Thing) -> None:
        """Take a thing; it hides those inside it, which stay among `things`."""
        self.things.append(thing)
        self._at.update(dict.fromkeys(range(thing.first, thing.last), thing))

    def at(self, number: int) -> Thing | None:
        """The thing at a word."""
        return self._at.get(number)

    def kind_at(self, number: int) -> str:
        """The kind of the thing at a word; empty where none is."""
        thing = self._at.get(number)
        return thing.kind if thing is not None else ""

    def within(self, first: int, last: int) -> list[Thing]:
        """The things between two words, in text order."""
        return sorted({self._at[n] for n in range(first, last) if n in self._at}, key=lambda thing: thing.first)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Place in the text of the words `first` to `last` (excluded)."""
        return self.words[first].start, self.words[last - 1].end

    def said(self, first: int, last: int) -> str:
        """Text of the words, white space as single spaces."""
        start, end = self.span(first, last)
        return " ".join(self.text[start:end].split())

    def lower(self, number: int) -> str:
        """The word in lower case; empty outside the text."""
        return self.words[number].lower if 0 <= number < len(self.words) else ""

    def range_at(self, number: int) -> tuple[int, int]:
        """The sentence that holds a word."""
        return self.ranges[self._sentence_of[number]]

    @cached_property
    def _sentence_of(self) -> dict[int, int]:
        return {word: number for number, (first, last) in enumerate(self.ranges) for word in range(first, last)}


def read_words(text: str, blocks: Sequence[Block]) -> Page:
    """The page of a text without any names."""
    sentences = list(split(text, blocks))
    words: list[Word] = []
    ranges = []
    for sentence in sentences:
        first = len(words)
        words += _words(text, sentence.start, sentence.end)
        ranges.append((first, len(words)))
    return Page(text, blocks, sentences, words, ranges)


def split(text: str, blocks: Iterable[Block]) -> Iterator[Sentence]:
    """Sentences of all blocks that are read; a headline is one."""
    for number, block in enumerate(blocks):
        if block.kind in _UNREAD:
            continue
        begin = block.start
        for match in _STOP.finditer(text, block.start, block.end) if block.kind != "headline" else ():
            if match.group().startswith(".") and _ABBREVIATED.search(text, begin, match.start()):
                continue
            yield from _trimmed(text, begin, match.end(), number)
            begin = match.end()
        yield from _trimmed(text, begin, block.end, number)


def _trimmed(text: str, start: int, end: int, block: int) -> Iterator[Sentence]:
    piece = text[start:end]
    if piece.strip():
        yield Sentence(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), block)


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        known = forms(word) if word[0].isalpha() else ()
        yield Word(match.start(), match.end(), word, word.lower().replace("ё", "е"), known)
