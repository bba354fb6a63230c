"""Quotes that show two actors: what is said of how one belongs to the other."""

import re
from collections.abc import Sequence
from typing import Final

from graph.facts import Span
from graph.linking.registry import fold
from graph.mapping.writer import Writer

__all__ = ["join_near", "quote_both"]

_WORD: Final = re.compile(r"[^\W_]+")
_NEAR: Final = 300
"""Code points between two names that are still quoted together."""


def quote_both(writer: Writer, mentions: Sequence[Span], other: str) -> list[Span]:
    """A mention that holds a name of the other actor; else the text from one to the other; else the first of each."""
    names = [_words(name) for name in writer.nodes.names(other) if len(name) > 1]
    for span in mentions:
        words = _words(span.exact)
        if any(name in words for name in names):
            return [span]
    actor = writer.nodes.actors.get(other)
    return join_near(writer, mentions, writer.here(actor.mentions) if actor else [])


def join_near(writer: Writer, mentions: Sequence[Span], theirs: Sequence[Span]) -> list[Span]:
    """The text from one of the spans to the nearest of the others, or both if they stand far apart."""
    pairs = [(_gap(one, two), one.start, two.start, one, two) for one in mentions for two in theirs]
    if not pairs:
        return [*mentions[:1]]
    gap, _, _, one, two = min(pairs, key=lambda pair: pair[:3])
    start, end = min(one.start, two.start), max(one.end, two.end)
    if gap <= _NEAR and writer.nodes.text is not None:
        return [Span(start=start, end=end, exact=writer.nodes.text[start:end])]
    return [one, two]


def _words(text: str) -> str:
    """The words of a name between single spaces, so that one name is found in another by whole words."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _gap(one: Span, two: Span) -> int:
    return max(0, max(one.start, two.start) - min(one.end, two.end))
