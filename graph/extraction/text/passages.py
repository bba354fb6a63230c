"""Stretches of text read as one: the cell of a table broken over pages, with the way back to the stored text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

__all__ = ["Passage", "join_pieces"]

_BLOCK: Final = re.compile(r"</?(?:p|li|ol|ul|br|div|tr|td|h\d)\b", re.IGNORECASE)
_SKIPPED: Final = re.compile(r"<[^<>\n]{0,80}>|\s+")
_GAPS: Final = frozenset({" ", "\n"})
_BREAK: Final = re.compile(r"[\t|\n]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Readable text, white space made single and markup left out (a new line where a paragraph of a cell begins).

    `offsets` is the place of each character in the stored text.

    `pieces` are the places of the stored text it was joined from.
    """

    text: str = ""
    offsets: tuple[int, ...] = ()
    pieces: tuple[tuple[int, int], ...] = ()

    @property
    def line(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """The places in the stored text of `text[start:end]`, one for each piece it lies in."""
        found = []
        own = self.offsets[start:end]
        for first, last in self.pieces:
            inside = own[bisect_left(own, first) : bisect_left(own, last)]
            if inside:
                found.append((inside[0], inside[-1] + 1))
        return found

    def position(self, offset: int) -> int | None:
        """Where the character at `offset` of the stored text stands in `text`; None for markup and characters outside."""
        found = bisect_right(self.offsets, offset) - 1
        return found if found >= 0 and self.offsets[found] == offset else None


def join_pieces(stored: str, pieces: Iterable[tuple[int, int]]) -> Passage:
    """The pieces of the stored text as one passage, joined by single spaces."""
    runs: list[str] = []  # words, and between them a space or a new line
    offsets: list[int] = []
    kept = []
    for start, end in pieces:
        first = len(offsets)
        _append(stored, (start, end), runs, offsets)
        if len(offsets) > first:
            kept.append((start, end))
    while runs and runs[-1] in _GAPS:
        runs.pop()
        offsets.pop()
    return Passage("".join(runs), tuple(offsets), tuple(kept))


def _append(stored: str, piece: tuple[int, int], runs: list[str], offsets: list[int]) -> None:
    position, end = piece
    if runs and runs[-1] not in _GAPS:
        runs.append(" ")
        offsets.append(position)
    for skipped in _SKIPPED.finditer(stored, position, end):
        start, stop = skipped.span()
        if position < start:
            runs.append(stored[position:start])
            offsets += range(position, start)
        if runs and runs[-1] not in _GAPS:
            runs.append(" ")
            offsets.append(start)
        if stored[start] == "<" and runs and start > piece[0] and _BLOCK.match(stored, start):
            runs[-1] = "\n"
        position = stop
    if position < end:
        runs.append(stored[position:end])
        offsets += range(position, end)
