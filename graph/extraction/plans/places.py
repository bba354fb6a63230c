"""Where a measure is to take place, as its event cell says."""

import re
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.text.passages import Passage

__all__ = ["row_place"]

_HEADQUARTERS: Final = re.compile(
    r"\b(?:at|in)\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s+){1,4}(?:Headquarters|headquarters|HQ|Office))\b"
)
_REGION: Final = re.compile(
    r"\bin\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s+){1,4}(?:basin|region|valley|province|district|area|coast|delta|lowland|mountains|oasis))\b",
    re.IGNORECASE,
)
_DISTRICTS: Final = re.compile(
    r"\b(?:cities|towns|regions|provinces|districts|schools|universities|institutes|institutions|museums|hospitals|libraries)"
    r"(?:\s+of\s+[a-z]+(?:\s[a-z]+)?)?\s+of\s+(?:the\s+)?$"
)
_VISIT: Final = re.compile(r"\bvisit\b.*\bto\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSITION: Final = re.compile(r"\b(?:in|at|to)\s+(?:the\s+)?(?:city\s+of\s+)?$")


def row_place(annotated: Annotated, cell: Passage) -> str | None:
    """City, country, headquarters or region the cell gives as the place; None where it gives none."""
    headquarters = _HEADQUARTERS.search(cell.text)
    if headquarters:
        return headquarters[1]
    countries: list[str] = []
    for start, end in cell.pieces:
        for mention in annotated.mentions_in(start, end, "place", "country"):
            position = cell.position(mention.start)
            if position is None:
                continue
            before = cell.text[:position]
            if _inside_name(annotated, mention.start, mention.end, visit=_VISIT.search(before) is not None):
                continue
            if _PREPOSITION.search(before):
                if mention.kind == "place":
                    return mention.text
                countries.append(mention.text)
            elif mention.kind == "country" and _DISTRICTS.search(before):
                countries.append(mention.text)
        trailing = [m for m in annotated.mentions_in(start, end, "place") if _ends_cell(cell, m.start, m.end)]
        if trailing and not _inside_name(annotated, trailing[-1].start, trailing[-1].end, visit=False):
            return trailing[-1].text
    if countries:
        return countries[0]
    region = _REGION.search(cell.text)
    return region[1] if region else None


def _ends_cell(cell: Passage, start: int, end: int) -> bool:
    """Whether the town stands at the end of the cell, behind a comma or in brackets: `Seminar on water, Paris`."""
    first, last = cell.position(start), cell.position(end - 1)
    if first is None or last is None or not re.search(r"[,(–—-]\s*$", cell.text[:first]):
        return False
    return re.fullmatch(r"(?:,\s*[A-Z][\w’' -]{2,30})?[\s).;]*", cell.text[last + 1 :]) is not None


def _inside_name(annotated: Annotated, start: int, end: int, *, visit: bool) -> bool:
    """Whether the place is part of the longer name of an actor, or of a title that is no `visit of … to` a country."""
    if visit:
        return False
    names = [(m.start, m.end) for m in annotated.actors_in(max(0, start - 160), end + 160, references=False)]
    names += [(post.start, post.end) for post in annotated.posts_in(max(0, start - 160), end + 160)]
    return any(a <= start and end <= b and b - a > end - start for a, b in names)
