"""The stored text of formatted documents: paragraphs parted by blank lines, list items on lines of their own, rows of
tables as cells between tabs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Piece", "cell_text", "compose", "same_words", "table_pieces", "tidy"]

_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ITEM: Final = re.compile(r"(?:[-–—•▪●*]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_TIGHT: Final = frozenset({"item", "row"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading, list item or table row, on one line; `kind` is one of these words."""

    text: str
    kind: str = "paragraph"


def tidy(text: str) -> str:
    """`text` on one line: every white space single, what cannot be seen left out."""
    return " ".join(_INVISIBLE.sub("", text).split())


def same_words(text: str) -> str:
    """What two writings of the same words share: letters and digits, case folded."""
    return "".join(character for character in text.casefold() if character.isalnum())


def compose(pieces: Iterable[Piece]) -> str:
    """The stored text; it ends with a new line. Items and rows that follow each other stand without blank lines."""
    lines: list[str] = []
    before = ""
    for piece in pieces:
        if lines and not (piece.kind == before and before in _TIGHT):
            lines.append("")
        lines.append(piece.text)
        before = piece.kind
    return "\n".join(lines) + "\n" if lines else ""


def cell_text(paragraphs: Sequence[str]) -> str:
    """A cell on one line; several paragraphs of some length are told apart by bullets."""
    kept = [line for line in map(tidy, paragraphs) if line]
    if len(kept) > 1 and all(len(line.split()) > 2 for line in kept) and not any(_ITEM.match(line) for line in kept):
        kept = [f"• {line}" for line in kept]
    return " ".join(kept)


def table_pieces(rows: Iterable[Sequence[str]]) -> list[Piece]:
    """Rows as cells between tabs, all of one width; a table of one column is paragraphs; empty rows and columns go."""
    kept = [list(row) for row in rows if any(row)]
    width = max(map(len, kept), default=0)
    kept = [row + [""] * (width - len(row)) for row in kept]
    columns = [column for column in range(width) if any(row[column] for row in kept)]
    kept = [[row[column] for column in columns] for row in kept]
    if len(columns) < 2:
        return [Piece(row[0]) for row in kept if row]
    return [Piece("\t".join(row), "row") for row in kept]
