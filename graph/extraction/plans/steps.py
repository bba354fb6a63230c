"""How many steps the mechanism of a measure has, and where each stands in its cell."""

import re
from typing import Final

from graph.extraction.text.passages import Passage

__all__ = ["count_steps"]

_NUMBERED: Final = re.compile(r"(?:(?<=\s)|^|(?<=>))(\d{1,2})[.)]\s*(?=[\"“«A-ZА-Я])")
_PARAGRAPH: Final = re.compile(r"<p\b[^<>]*>(.*?)(?:</p>|(?=<p\b)|$)", re.DOTALL)
_BULLET: Final = re.compile(r"(?:^|\s)[•▪–-]\s+(?=\w)")


def count_steps(stored: str, cell: Passage) -> int:
    """Steps of the mechanism: its numbered items, else bullets or paragraphs, else one for the whole cell.

    A paragraph of its own after the last numbered item is a step whose number was left out.
    """
    if not cell.text:
        return 0
    raw = "\n".join(stored[start:end].strip() for start, end in cell.pieces)
    numbered = _in_order(raw)
    if numbered:
        return len(numbered) + len(_paragraphs(raw[numbered[-1] :]))
    paragraphs = _paragraphs(raw)
    bullets = _BULLET.findall(raw)
    return max(len(paragraphs), len(bullets), 1)


def _in_order(raw: str) -> list[int]:
    """Ends of the item numbers that count 1, 2, 3 …; other numbers belong to the prose."""
    ends: list[int] = []
    for match in _NUMBERED.finditer(raw):
        if int(match[1]) == len(ends) + 1:
            ends.append(match.end())
    return ends


def _paragraphs(raw: str) -> list[str]:
    """Marked paragraphs that begin on the page they belong to: one that opens a new piece goes on with the one before."""
    return [match[1] for match in _PARAGRAPH.finditer(raw) if match[1].strip() and not raw[: match.start()].endswith("\n")]
