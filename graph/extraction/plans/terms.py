"""The term of a measure as action plans print it, read as one EDTF interval per stretch of time named."""

import calendar
import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Term", "read_term"]


@dataclass(frozen=True, slots=True)
class Term:
    """EDTF bounds of a term: `end` None means the same as `start`; `not_after` where only a limit is printed."""

    start: str | None = None
    end: str | None = None
    not_after: str | None = None


_MONTHS: Final = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | {
    name.lower(): n for n, name in enumerate(calendar.month_abbr) if name
}
_MONTHS["sept"] = 9
_MONTH: Final = "(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR: Final = r"(?P<{0}>(?:19|20)\d\d)"
_ORDINALS: Final = {
    "1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4,
}  # fmt: skip
_ORDINAL: Final = r"(?:first|second|third|fourth|last|iv|i{1,3}|[1-4])(?:st|nd|rd|th)?"
_DASH: Final = r"\s*(?:[-–—/]|to|until|through|and)\s*"
_OF: Final = r"(?:,?\s*(?:of\s+(?:the\s+)?(?:year\s+)?)?"

_ISO: Final = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
_NUMERIC: Final = re.compile(r"\b(?:(\d{1,2})[./])?(\d{1,2})[./]((?:19|20)\d\d)\b")
_QUARTERS: Final = re.compile(
    rf"\b(?P<o>{_ORDINAL}(?:\s*(?:,|and|&|-|–|to)\s*{_ORDINAL})*)\s*[-–]?\s*quarters?\b{_OF}{_YEAR.format('y')})?"
    rf"|\bq(?P<q>[1-4](?:\s*(?:,|and|&|-|–|to)\s*q?[1-4])*){_OF}{_YEAR.format('yy')})?",
    re.IGNORECASE,
)
_HALVES: Final = re.compile(
    rf"\b(?:(?P<o>first|second|1st|2nd|i|ii)\s+half(?:[-\s]year)?|h(?P<h>[12]))\b{_OF}{_YEAR.format('y')})?", re.IGNORECASE
)
_DAY: Final = r"(?:\s*{0}(?:st|nd|rd|th)?)?"
_DATED: Final = re.compile(
    rf"(?:\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:{_DASH}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?:\s+of)?\s+)?"
    rf"\b{_MONTH.format('m1')}(?:,?\s*{_YEAR.format('y1')})?"
    rf"(?:{_DASH}(?:(?P<d3>\d{{1,2}})\s+)?{_MONTH.format('m2')})?(?:,?\s*(?:of\s+)?{_YEAR.format('y2')})?(?!\w)",
    re.IGNORECASE,
)
_MONTH_DAY: Final = re.compile(
    rf"\b{_MONTH.format('m')}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<d2>\d{{1,2}}))?(?:,?\s+{_YEAR.format('y')})?(?!\d)",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(rf"\b{_YEAR.format('a')}(?:{_DASH}{_YEAR.format('b')})?\b", re.IGNORECASE)
_LIMIT: Final = re.compile(r"\b(?:by|before|until|till|not later than|no later than)\b", re.IGNORECASE)
_ALL_YEAR: Final = re.compile(
    r"\b(?:during|throughout|within|all|whole)\s+(?:the\s+)?(?:whole\s+|entire\s+)?(?:year|period)\b"
    r"|\b(?:on)?going\b|\bpermanent|\bconstant|\bannual|\bregular|\bcontinu",
    re.IGNORECASE,
)

Interval = tuple[str, str]


def read_term(text: str, year: int | None = None) -> Term:
    """Bounds of the term `text` in the section of `year`; nothing is read into words that name no time."""
    intervals, rest = _intervals(text, year)
    if not intervals and year is not None and _ALL_YEAR.search(rest):
        intervals = [(str(year), str(year))]
    if not intervals:
        return Term()
    if len(intervals) == 1 and intervals[0][0] == intervals[0][1]:
        only = intervals[0][0]
        if _LIMIT.search(text):
            return Term(not_after=only)
        return Term(start=only)
    start = min(first for first, _ in intervals)
    end = max(last for _, last in intervals)
    if _LIMIT.match(text.strip()):
        return Term(not_after=end)
    return Term(start=start, end=end if end != start else None)


def _intervals(text: str, year: int | None) -> tuple[list[Interval], str]:
    """Each stretch of time named in `text`, and what is left of it; a later year serves terms that lack their own."""
    found: list[tuple[int, Interval]] = []
    rest = text
    fallback = _last_year(text) or year
    for pattern, read in _READERS:
        for match in pattern.finditer(rest):
            interval = read(match, fallback)
            if interval is not None:
                found.append((match.start(), interval))
                rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    return [interval for _, interval in sorted(found)], rest


def _last_year(text: str) -> int | None:
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    return int(years[-1]) if years else None


def _iso(match: re.Match[str], _year: int | None) -> Interval | None:
    value = "-".join(part for part in match.groups() if part)
    return value, value


def _numeric(match: re.Match[str], _year: int | None) -> Interval | None:
    day, month, year = match.groups()
    if not 1 <= int(month) <= 12:
        return None
    value = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return value, value


def _quarters(match: re.Match[str], year: int | None) -> Interval | None:
    ordinals = re.findall(rf"{_ORDINAL}" if match["o"] else "[1-4]", match["o"] or match["q"], re.IGNORECASE)
    numbers = [
        _ORDINALS[re.sub(r"(?:st|nd|rd|th)$", "", word.lower()) if word[0].isdigit() else word.lower()] for word in ordinals
    ]
    stated = match["y"] or match["yy"] or year
    if not numbers or stated is None:
        return None
    return f"{stated}-{min(numbers) * 3 - 2:02}", f"{stated}-{max(numbers) * 3:02}"


def _halves(match: re.Match[str], year: int | None) -> Interval | None:
    second = (match["o"] or match["h"]).lower() in {"second", "2nd", "ii", "2"}
    stated = match["y"] or year
    if stated is None:
        return None
    return (f"{stated}-07", f"{stated}-12") if second else (f"{stated}-01", f"{stated}-06")


def _dated(match: re.Match[str], year: int | None) -> Interval | None:
    last_year = match["y2"] or match["y1"] or year
    if last_year is None:
        return None
    first_year = match["y1"] or last_year
    first_month = _MONTHS[match["m1"].lower()]
    last_month = _MONTHS[(match["m2"] or match["m1"]).lower()]
    first_day, last_day = match["d1"], match["d3"] if match["m2"] else match["d2"] or match["d1"]
    return _written(first_year, first_month, first_day), _written(last_year, last_month, last_day)


def _month_day(match: re.Match[str], year: int | None) -> Interval | None:
    stated = match["y"] or year
    if stated is None or int(match["d1"]) > 31:
        return None
    month = _MONTHS[match["m"].lower()]
    return _written(stated, month, match["d1"]), _written(stated, month, match["d2"] or match["d1"])


def _years(match: re.Match[str], _year: int | None) -> Interval | None:
    return match["a"], match["b"] or match["a"]


def _written(year: str | int, month: int, day: str | None) -> str:
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day and int(day) <= 31 else "")


_READERS: Final = (
    (_ISO, _iso),
    (_NUMERIC, _numeric),
    (_QUARTERS, _quarters),
    (_HALVES, _halves),
    (_MONTH_DAY, _month_day),
    (_DATED, _dated),
    (_YEARS, _years),
)
