"""Datelines, header dates and closing credits: where a release says when and where it was issued, and by whom."""

import re
from typing import Final

__all__ = ["MONTH", "Credit", "agency_in", "closing_credit", "dateline_end", "header_end"]

MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:19|20)\d\d"
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DATE: Final = (
    rf"{_WEEKDAY}(?:{_DAY}(?:\s*[-–]\s*{_DAY})?\s+(?i:{MONTH})(?:,?\s+{_YEAR})?|(?i:{MONTH})\s+{_DAY}(?:\s*[-–]\s*{_DAY})?(?:,?\s+{_YEAR})?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}|{_YEAR}-\d\d-\d\d)"
)
_WORD: Final = r"[^\W\d_a-z][\w’'.-]*"
_CITY: Final = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_PLACE: Final = rf"{_CITY}(?:\s*/\s*{_CITY})?(?:,\s+{_CITY})?"
_UPPER: Final = r"[^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,}){0,3}"
_AGENCY: Final = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/|[^\W\d_a-z]{3,})"
_DASH: Final = r"\s*(?:--+|[-–—])\s+"

_DATELINES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE},?\s+\(?{_DATE}\)?,?(?:\s+\d{{4}})?(?:\s*{_AGENCY})?(?:{_DASH}|\s*:\s+)",
        rf"(?:{_PLACE}|{_UPPER})(?:[.,]?\s*{_AGENCY})(?:,\s*{_DATE})?{_DASH}",
        rf"{_UPPER}(?:,\s+{_CITY})?{_DASH}",
        rf"{_UPPER}(?:,\s+{_CITY})?,\s+{_DATE}\.?(?:\s+|$)",
        rf"[\[(]?{_PLACE},?\s+{_DATE}[\])]?\.?\s*$",
        rf"{_PLACE}[.,]\s+{_DATE}\.\s+(?=[^\W\d_a-z“\"«])",
        rf"[\[(]?{_DATE}(?:,\s+|\s+[-–—]\s+){_PLACE}[\])]?(?:{_DASH}|\s*$)",
        rf"[\[(]?{_DATE}[\])]?\s*(?:[-–—]\s+|$)",
    )
)
_STAMP: Final = rf"{_YEAR}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?"
_HEADER: Final = re.compile(rf"(?:date|published|posted)?\s*:?\s*{_STAMP}\s+|date\s*:?\s+{_DATE}\s+")
_CLOSING: Final = re.compile(
    r"(?:///?|—|–|--|\(|\n)[ \t]*(?P<name>[^\W\d_][^\n,;:/()]{1,40}?)\s*,\s*"
    rf"(?P<date>{_DATE})[ \t).]*(?:\s*(?:/{{2,}}|#+))?\s*\Z"
)
_IN_BRACKETS: Final = re.compile(r"[(/]([^()/\n\d]{2,40})[)/]")
_BARE_AGENCY: Final = re.compile(r"[.,]\s*([^\W\d_a-z]{3,})\s*[-–—]")


class Credit(tuple[int, int, int, int]):
    """A closing credit: start and end of the publisher's name, start and end of the date."""

    __slots__ = ()


def header_end(text: str, start: int, end: int) -> int | None:
    """End of a `date 2021-02-03` header at `start`, if there is one."""
    match = _HEADER.match(text, start, end)
    return match.end() if match else None


def dateline_end(text: str, start: int, end: int) -> int | None:
    """End of the dateline at `start` (`Ashgabat, 2 February 2021 – `), if there is one."""
    if end - start < 4 or text[start].islower():
        return None
    stop = min(end, start + 140)
    for pattern in _DATELINES:
        match = pattern.match(text, start, stop)
        if match is not None and (match.end() < stop or stop == end):
            return match.end()
    return None


def agency_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Place of the news agency named in the dateline from `start` to `end`."""
    match = _IN_BRACKETS.search(text, start, end) or _BARE_AGENCY.search(text, start, end)
    return match.span(1) if match else None


def closing_credit(text: str) -> Credit | None:
    """The publisher and date at the very end of the text (`/// nCa, 3 February 2021`)."""
    tail = max(0, len(text) - 160)
    match = _CLOSING.search(text, tail)
    return Credit((*match.span("name"), *match.span("date"))) if match else None
