"""Lines of a PDF to paragraphs: by gaps, indents, size of letters, list marks and short last lines."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.documents.composing import Piece, cell_text, table_pieces
from graph.documents.pdf_lines import Line

__all__ = ["Paragraph", "join_lines", "paragraphs"]

_END: Final = re.compile(r"[.!?:;…][\"”’»)\]]*\Z")
_ITEM: Final = re.compile(r"(?:[-–—•▪●*]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_BROKEN: Final = re.compile(r"[^\W\d_]-\Z")
_WORD_END: Final = re.compile(r"[\w'’]+-\Z")
_WORD_START: Final = re.compile(r"[\w'’-]+")
_HYPHENATED: Final = frozenset(
    {"co", "non", "self", "well", "long", "short", "high", "low", "vice", "ex", "mid", "cross", "post"}
)
"""First parts of words that keep their hyphen; any other is taken for a word broken at the end of its line."""
_GAP: Final = 1.3
_SIZES: Final = 1.08
_CLOSE: Final = (0.8, 1.7)
_USUAL: Final = 1.25
_Leadings = dict[tuple[tuple[int, int], float], float]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the stored text, with the size of its letters and its page."""

    piece: Piece
    size: float
    page: int


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs, list items and table rows, in the order of the lines."""
    body = _body_size(lines)
    leadings = _leadings(lines)
    known = _hyphenated(lines)
    found: list[Paragraph] = []
    group: list[Line] = []
    for line in lines:
        if group and (line.words.rows or _parts(group[-1], line, leadings, body)):
            found.append(_paragraph(group, known))
            group = []
        if line.words.rows:
            cells = [[cell_text([join_lines(cell.split("\n"), known)]) for cell in row] for row in line.words.rows]
            found += [Paragraph(piece, line.words.size, line.column[0]) for piece in table_pieces(cells)]
        else:
            group.append(line)
    return [*found, _paragraph(group, known)] if group else found


def _body_size(lines: Sequence[Line]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.words.size] += len(line.words.text)
    return max(letters, key=lambda size: (letters[size], size), default=10.0)


def _leadings(lines: Sequence[Line]) -> _Leadings:
    """Distance from line to line by column and size of letters: the closest found there, as paragraphs stand further apart."""
    found: dict[tuple[tuple[int, int], float], float] = {}
    for above, below in pairwise(lines):
        a, b = above.words, below.words
        step = (b.top - a.top) / max(1.0, a.size)
        if above.column == below.column and a.size == b.size and _CLOSE[0] < step < _CLOSE[1]:
            key = (above.column, a.size)
            found[key] = min(step, found.get(key, step))
    return found


def _parts(above: Line, below: Line, leadings: _Leadings, body: float) -> bool:
    """Whether a new paragraph begins with the line `below`."""
    a, b = above.words, below.words
    if max(a.size, b.size) > min(a.size, b.size) * _SIZES or _ITEM.match(b.text):
        return True
    ended = _END.search(a.text) is not None
    room = (above.right - a.x1) / max(1.0, above.right - above.left)
    if above.column != below.column:
        return ended or (room > 0.15 and not b.text[0].islower())
    if b.top - a.top > _GAP * leadings.get((above.column, a.size), _USUAL) * a.size:
        return True
    if a.size > body * _SIZES:
        return False
    indented = b.x0 - below.left > 0.8 * b.size and a.x0 - above.left < 0.5 * a.size
    if indented and not _ITEM.match(a.text) and (ended or not b.text[0].islower()):
        return True
    return (ended and room > 0.12) or (room > 0.4 and not b.text[0].islower())


def _paragraph(group: Sequence[Line], known: frozenset[str]) -> Paragraph:
    text = join_lines([line.words.text for line in group], known)
    kind = "item" if _ITEM.match(text) and len(text) < 600 else "paragraph"
    return Paragraph(Piece(text, kind), group[0].words.size, group[0].column[0])


def join_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """Lines as one; a word broken at the end of a line is whole again. `known` are words written with a hyphen elsewhere."""
    text = ""
    for line in lines:
        if text and _BROKEN.search(text):
            text = text + line if _keeps_hyphen(text, line, known) else text[:-1] + line
        else:
            text = f"{text} {line}" if text and not (text[-1] in "-–" and text[-2:-1].isdigit()) else text + line
    return text


def _keeps_hyphen(above: str, below: str, known: frozenset[str]) -> bool:
    first, rest = _WORD_END.search(above), _WORD_START.match(below)
    if first is None or rest is None or not below[0].islower():
        return True
    return first[0].lower().rstrip("-") in _HYPHENATED or (first[0] + rest[0]).lower() in known


def _hyphenated(lines: Sequence[Line]) -> frozenset[str]:
    """Words that stand with a hyphen inside a line."""
    return frozenset(word for line in lines for word in re.findall(r"[\w'’]+(?:-[\w'’]+)+", line.words.text.lower()))
