"""Phrases of a word list, found token by token."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from graph.extraction.text.scene import Scene
from graph.extraction.text.tokens import tokenize

__all__ = ["Phrases"]

_END: Final = "\0"


class Phrases:
    """A trie over folded tokens: the longest phrase that begins at a token, with its value."""

    __slots__ = ("_root",)

    def __init__(self, phrases: Mapping[str, str] | Iterable[str]) -> None:
        self._root: dict[str, Any] = {}
        entries = phrases if isinstance(phrases, Mapping) else {phrase: phrase for phrase in phrases}
        for phrase, value in entries.items():
            node = self._root
            for token in tokenize(phrase):
                node = node.setdefault(token.lower, {})
            node[_END] = value

    @property
    def first_words(self) -> frozenset[str]:
        """The folded words with which phrases begin."""
        return frozenset(self._root)

    def match(self, scene: Scene, first: int) -> tuple[int, str] | None:
        """End (excluded) and value of the longest phrase at `first`, None where there is none."""
        node, number = self._root, first
        found: tuple[int, str] | None = None
        while number < len(scene.tokens) and (number == first or not scene.breaks[number]):
            following = node.get(scene.tokens[number].lower)
            if following is None:
                break
            node, number = following, number + 1
            if _END in node:
                found = (number, node[_END])
        return found
