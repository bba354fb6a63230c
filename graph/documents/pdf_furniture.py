"""What a PDF prints on every page beside the text: running heads, page numbers, footers."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from graph.documents.composing import same_words
from graph.documents.pdf_words import Stretch

__all__ = ["without_furniture"]

_ZONE: Final = 0.12
_EDGE: Final = 3
"""Furniture is among so many stretches from the top or bottom of its page, and inside the outer share _ZONE of it."""
_NUMBER: Final = re.compile(r"(?:page|p\.)?[\s\-–—|]*(?:\d{1,4}|[ivxlc]{1,6})[\s\-–—|]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")


def without_furniture(pages: Sequence[Sequence[Stretch]], heights: Sequence[float]) -> list[list[Stretch]]:
    """The stretches of each page without page numbers and without what stands at the edge of several pages."""
    edges = [_edge(page, height) for page, height in zip(pages, heights, strict=True)]
    counts = Counter(key for edge in edges for key in {_key(each) for each in edge})
    repeated = {key for key, count in counts.items() if count >= max(2, len(pages) * 0.3)}
    return [
        [each for each in page if each not in edge or not (_key(each) in repeated or _NUMBER.fullmatch(each.text))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: Sequence[Stretch], height: float) -> set[Stretch]:
    in_order = sorted((each for each in page if not each.rows), key=lambda each: each.top)
    above = [each for each in in_order[: 2 * _EDGE] if each.bottom < height * _ZONE]
    below = [each for each in in_order[-2 * _EDGE :] if each.top > height * (1 - _ZONE)]
    return {*above, *below}


def _key(each: Stretch) -> tuple[str, float]:
    return _DIGITS.sub("#", each.text.casefold()) if not same_words(each.text) else _DIGITS.sub(
        "0", same_words(each.text)
    ), each.size
