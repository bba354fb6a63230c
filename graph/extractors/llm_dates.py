"""Dates in a model's claims: taken if they are dates of a year that the document can mean."""

import re
from typing import Final

from graph.edtf import EdtfError, bounds
from graph.extractors.quoted_text import QuotedText

__all__ = ["period", "single_date"]

_SINGLE: Final = re.compile(r"(\d{4})(?:-\d\d(?:-\d\d)?)?[~?%]?")


def single_date(value: str | None, text: QuotedText, published: str | None) -> str | None:
    """`value` if it is one EDTF date whose year stands in the text, or is that of publication, the one before or after."""
    match = _SINGLE.fullmatch(value or "")
    if not match or not value:
        return None
    try:
        bounds(value)
    except EdtfError:
        return None
    near = {str(int(published[:4]) + step) for step in (-1, 0, 1)} if published and published[:4].isdecimal() else set()
    return value if match[1] in near or match[1] in text.text else None


def period(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """Start and end if they run forwards; an end without a start, or before it, is none."""
    if start is None or end is None or end == start:
        return start, None
    first, last = bounds(start)[0], bounds(end)[1]
    return (start, end) if first and last and first <= last else (start, None)
