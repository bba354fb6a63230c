"""The quote for what is said around a place: its sentence, or of a long one the part around the place."""

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import Stay

__all__ = ["LONGEST", "quote_around"]

LONGEST = 600
"""Code points of the longest quote."""


def quote_around(annotated: Annotated, start: int, end: int) -> Stay:
    """The sentence at `start` up to `end` at least; of a longer one `LONGEST` code points with the place, cut between words."""
    sentence = annotated.sentence_at(start)
    if sentence is None:
        return start, min(end, start + LONGEST)
    first, last = sentence.start, max(sentence.end, end)
    if last - first <= LONGEST:
        return first, last
    first = max(first, min(start - LONGEST // 3, last - LONGEST))
    last = min(last, max(min(end, start + LONGEST), first + LONGEST))
    first = max(first, last - LONGEST)
    if first > sentence.start and (gap := annotated.text.find(" ", first, start)) >= 0:
        first = gap + 1
    if last < sentence.end and (gap := annotated.text.rfind(" ", end, last)) >= 0:
        last = gap
    return first, last
