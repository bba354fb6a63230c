"""Tokens of a document with what is known of them so far: the desk on which names, posts and bodies are read."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.extraction.annotations import Block, Token
from graph.extraction.text.tokens import without_markup

__all__ = ["Body", "Hit", "Scene"]

_TAB: Final = re.compile("\t")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at tokens `first` to `last` (excluded); kind, key and rule as in `annotations.Mention`."""

    first: int
    last: int
    kind: str
    key: str
    rule: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation read by its head noun at tokens `first` to `last` (excluded).

    `name` is canonical, `owner` the hit it belongs to by its own words (country, UN entity, IGO), `inner` a body inside its
    name; `kind` is gov, org, un, igo, group, or unit (of whatever stands around it).
    """

    first: int
    last: int
    kind: str
    name: str
    owner: Hit | None
    inner: "Body | None"
    rule: str


class _Words(dict[int, str]):
    """Folded words by token; a number that is no token's has the empty word."""

    def __missing__(self, number: int) -> str:
        return ""


class Scene:
    """Text, tokens, the hits at each token, and where one line of thought ends and another begins.

    The rules ask of every token, and of its neighbours, what stands there; so the answers are made once and the questions
    are look-ups. A number outside the document is nobody's token: `lower` is empty there, `hit` and `body` are None.
    """

    __slots__ = (
        "_body_at", "_hit_at", "_numbers", "aliases", "bodies", "body", "breaks", "capital", "dateline", "hidden", "hit", "hits",
        "joined", "lower", "text", "tokens",
    )  # fmt: skip

    lower: Callable[[int], str]
    """Folded word at a token."""
    capital: Callable[[int], bool]
    """Whether the token begins with a capital letter."""
    joined: Callable[[int], bool]
    """Whether no space stands between the token before and this one."""
    hit: Callable[[int], Hit | None]
    """The hit at a token, if there is one."""
    body: Callable[[int], Body | None]
    """The outermost body at a token, if there is one."""

    def __init__(self, text: str, tokens: Sequence[Token], blocks: Sequence[Block]) -> None:
        self.text = text
        self.tokens = tokens
        words = [token.lower for token in tokens]
        self.lower = _Words(enumerate(words)).__getitem__
        self._numbers: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            self._numbers.setdefault(word, []).append(number)
        self.capital = {number for number, token in enumerate(tokens) if token.text[0].isupper()}.__contains__
        self.joined = {number for number, (one, other) in enumerate(pairwise(tokens), 1) if one.end == other.start}.__contains__
        starts = [token.start for token in tokens]
        self.breaks = _breaks(text, starts, blocks)
        kinds = _kinds(starts, blocks)
        self.hidden = [kind in {"furniture", ""} for kind in kinds]
        self.dateline = [kind == "dateline" for kind in kinds]
        self.hits: list[Hit] = []
        self._hit_at: dict[int, Hit] = {}
        self.hit = self._hit_at.get
        self.bodies: list[Body] = []
        self.aliases: list[tuple[int, Body]] = []
        self._body_at: dict[int, Body] = {}
        self.body = self._body_at.get

    def numbers(self, words: Set[str]) -> list[int]:
        """The tokens that are one of these folded words, in text order: where a rule looks whose phrases begin with them."""
        return sorted(number for word in self._numbers.keys() & words for number in self._numbers[word])

    def place(self, hits: Iterable[Hit]) -> None:
        """Take `hits` as the names known; where two share a token the earlier one in the sequence stays."""
        for hit in hits:
            numbers = range(hit.first, hit.last)
            if self._hit_at.keys().isdisjoint(numbers):
                self.hits.append(hit)
                self._hit_at.update(dict.fromkeys(numbers, hit))
        self.hits.sort(key=lambda hit: hit.first)

    def remove(self, hit: Hit) -> None:
        """Forget a hit."""
        self.hits.remove(hit)
        for number in range(hit.first, hit.last):
            del self._hit_at[number]

    def add_body(self, body: Body) -> None:
        """Take a body, outer ones before the ones inside their names."""
        self.bodies.append(body)
        for number in range(body.first, body.last):
            self._body_at.setdefault(number, body)

    def widen(self, body: Body, wider: Body) -> None:
        """Put a body with more words in the place of one read too short."""
        self.bodies[self.bodies.index(body)] = wider
        for number in range(wider.first, wider.last):
            if self.body(number) in {None, body}:
                self._body_at[number] = wider

    def add_alias(self, number: int, body: Body) -> None:
        """A token that names a body in short; titles and owners see the body there."""
        self.aliases.append((number, body))
        self._body_at[number] = Body(number, number + 1, body.kind, body.name, body.owner, body, "document.acronym")

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Place in the text of the tokens `first` to `last` (excluded)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """Text of the tokens, with white space and markup as single spaces."""
        start, end = self.span(first, last)
        return " ".join(without_markup(self.text[start:end]).split())

    def ends(self, number: int) -> bool:
        """Whether a line of thought ends before the token: end of text, of a block, of a table cell."""
        return number >= len(self.tokens) or self.breaks[number]


def _breaks(text: str, starts: Sequence[int], blocks: Sequence[Block]) -> list[bool]:
    """Where blocks begin or have ended, and after each tab; `starts` are those of the tokens."""
    places = [*(block.start for block in blocks), *(block.end for block in blocks), *(tab.end() for tab in _TAB.finditer(text))]
    numbers = {0, *(bisect_left(starts, place) for place in places)}
    return [number in numbers for number in range(len(starts))]


def _kinds(starts: Sequence[int], blocks: Sequence[Block]) -> list[str]:
    """Kind of the block that each token stands in; empty outside blocks (front matter). Furniture and these are not read."""
    found = [""] * len(starts)
    for block in blocks:
        first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
        found[first:last] = [block.kind] * (last - first)
    return found
