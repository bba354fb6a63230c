"""Dates as web pages write them in metadata and beside the headline, to EDTF."""

import re
from datetime import date
from typing import Final

__all__ = ["stated_date", "visible_date"]

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WORDED: Final = (
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
)
_ISO: Final = re.compile(rf"(?<!\d){_YEAR}[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)")
_DOTTED: Final = re.compile(rf"(?<![\d.])(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark){_YEAR}(?![\d.])")


def stated_date(value: str) -> str | None:
    """The date that a metadata field holds: ISO 8601 with or without time, the e-mail form, or written out."""
    return visible_date(value) or _short(value)


def visible_date(text: str) -> str | None:
    """The one date in `text`; None where there is none, several, or where day and month could be either."""
    found = {written for pattern in (_ISO, *_WORDED) for match in pattern.finditer(text) if (written := _day(match))}
    found |= {written for match in _DOTTED.finditer(text) if (written := _numbered(match))}
    return found.pop() if len(found) == 1 else None


def _short(value: str) -> str | None:
    match = re.fullmatch(r"\s*((?:19|20)\d\d)(?:-?(\d\d)(?:-?(\d\d))?)?\s*", value)
    if match is None:
        return None
    year, month, day = match[1], match[2], match[3]
    if day:
        return _valid(int(year), int(month), int(day))
    return f"{year}-{month}" if month and 1 <= int(month) <= 12 else year if not month else None


def _day(match: re.Match[str]) -> str | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    return _valid(int(match["year"]), number, int(match["day"]))


def _numbered(match: re.Match[str]) -> str | None:
    """Dots put the day first; with other marks only what can be read in one way is read."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > 12 else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
