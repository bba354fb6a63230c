"""Which blocks of a web page are its document."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from graph.documents.composing import same_words
from graph.documents.html_blocks import Block

__all__ = ["main_blocks"]

_PROSE: Final = 50
_NEARLY: Final = 0.85
_LEAD: Final = 6
_INLINE: Final = frozenset({"font", "span", "b", "strong", "i", "em", "u", "center"})
_TAIL: Final = re.compile(
    r"(?:related|similar|other|latest|more|recent|further|popular|top) (?:news|articles?|stories|posts|content|links|materials?|"
    r"updates)|latest|related"
    r"(?: from .{1,40})?|you (?:might|may) also like|see also|read (?:more|also|next)|most read|share(?: this)?(?: .{1,30})?|"
    r"leave a (?:reply|comment)|comments?|back to (?:top|list|news)|print(?: version)?|"
    r"(?:©|\(c\)|copyright\b|all rights reserved).*",
    re.IGNORECASE,
)
_CONTROLS: Final = re.compile(
    r"(?:print|share|tweet|send|e-?mail|views?|font size|a\+|download|facebook|twitter|telegram)\b.{0,30}", re.I
)


def main_blocks(blocks: Sequence[Block], extracted: str) -> list[Block]:
    """The blocks from the first to the last of the main text, with what stands between.

    `extracted` are the letters of what another reader of pages takes for the main text; where it misses most of the
    densest part of the page, that part is taken.
    """
    prose = [n for n, block in enumerate(blocks) if _is_prose(block)]
    hits = [n for n in prose if same_words(blocks[n].text) in extracted]
    dense = _densest(blocks, prose)
    if _length(blocks, hits) * 2 < _length(blocks, dense):
        hits = dense
    if not hits:
        return []
    home = _home([blocks[n] for n in hits])
    wide = _widened(home, blocks, hits)
    found = [n for n in hits if _inside(blocks[n], wide)]
    ends = [n for n, block in enumerate(blocks) if _inside(block, home)]
    first = _first(blocks, _headline(blocks, found[0]), wide)
    stretch = [n for n in range(first, max(found[-1], ends[-1]) + 1) if n < found[0] or _inside(blocks[n], wide)]
    return _without_tail([blocks[n] for n in stretch if _belongs(blocks[n])])


def _is_prose(block: Block) -> bool:
    return not block.noise and block.links < 0.5 and (len(block.text) >= _PROSE or block.kind == "row")


def _belongs(block: Block) -> bool:
    return not (block.noise or block.links > 0.6 or _CONTROLS.fullmatch(block.text))


def _length(blocks: Sequence[Block], numbers: Sequence[int]) -> int:
    return sum(len(blocks[n].text) for n in numbers)


def _inside(block: Block, element: Any) -> bool:
    return block.element is element or element in block.element.iterancestors()


def _densest(blocks: Sequence[Block], prose: Sequence[int]) -> list[int]:
    """Prose of the element that most of it stands close to: each block counts for its parent, half for the next above."""
    weights: Counter[Any] = Counter()
    for n in prose:
        above = [blocks[n].element, *blocks[n].element.iterancestors()][:3]
        for element, share in zip(above, (1.0, 1.0, 0.5), strict=False):
            weights[element] += int(len(blocks[n].text) * share)
    best = max(weights, key=lambda element: weights[element], default=None)
    return [n for n in prose if best is not None and _inside(blocks[n], best)]


def _home(hits: Sequence[Block]) -> Any:
    """The smallest element that holds nearly all of the prose found."""
    weights: Counter[Any] = Counter()
    for block in hits:
        for element in (block.element, *block.element.iterancestors()):
            weights[element] += len(block.text)
    whole = sum(len(block.text) for block in hits)
    enough = [element for element, weight in weights.items() if weight >= whole * _NEARLY and element.tag not in _INLINE]
    return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()))


def _widened(home: Any, blocks: Sequence[Block], hits: Sequence[int]) -> Any:
    """The widest element around `home` all of whose prose was found: a lead may stand outside of the body."""
    known = set(hits)
    for above in home.iterancestors():
        if any(n not in known and _is_prose(block) and _inside(block, above) for n, block in enumerate(blocks)):
            break
        home = above
    return home


def _headline(blocks: Sequence[Block], first: int) -> int:
    """The place of the headline when only a lead and short lines stand between it and the first prose found; else `first`."""
    for n in range(first - 1, max(-1, first - _LEAD), -1):
        if not _belongs(blocks[n]) or blocks[n].links > 0.3:
            break
        if blocks[n].element.tag in {"h1", "h2"}:
            return n
    return first


def _first(blocks: Sequence[Block], first: int, wide: Any) -> int:
    """Where the document begins: the headline and short lines right above its first prose belong to it."""
    while first and _belongs(blocks[first - 1]) and _inside(blocks[first - 1], wide) and blocks[first].kind != "heading":
        first -= 1
    return first


def _without_tail(blocks: list[Block]) -> list[Block]:
    """The blocks up to a line such as `Related news`, unless two thirds of the text are below it."""
    whole = sum(len(block.text) for block in blocks)
    above = 0
    for number, block in enumerate(blocks):
        if above * 3 > whole and _TAIL.fullmatch(block.text.rstrip(" :.")):
            return blocks[:number]
        above += len(block.text)
    return blocks
