"""EDTF: which expressions are dates, and the first and last day that each allows.

Level 0 (years, months, days, times, intervals), `~ ? %` after a date, `X` digits, seasons 21-24, quarters 33-36, open ends.
Seasons are read as in the northern hemisphere; winter may lie at either end of its year. A qualifier does not widen bounds:
by how much would be a guess. Recurring dates (`XXXX-12-25`, any year that begins with X) have no bounds.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Final

from graph.errors import CommuniqueError

__all__ = ["EdtfError", "bounds", "is_edtf"]

Bounds = tuple[date | None, date | None]

_DATE: Final = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[~?%]?")
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?")
# code -> (first month, last month); months above 12 lie in the year after
_SEASONS: Final = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (1, 14)}
_QUARTERS: Final = {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12)}
_PARTS: Final = _SEASONS | _QUARTERS
_REMEDY: Final = "Write 2021, 2021-02, 2021-02-09, 2021-02~, 202X, 2021-21 or 2021-02/2021-04."
_LEAP: Final = 2000


class EdtfError(CommuniqueError):
    """A value that is no EDTF expression of the kinds read here."""

    def __init__(self, value: str, why: str) -> None:
        super().__init__(f"{value!r} is no EDTF date: {why}.", _REMEDY)
        self.why = why


@lru_cache(maxsize=4096)
def bounds(value: str) -> Bounds:
    """First and last day that `value` allows; None where it allows any. EdtfError if malformed or if it runs backwards."""
    sides = value.split("/")
    if len(sides) > 2:
        raise EdtfError(value, "an interval has one slash")
    if len(sides) == 1:
        return _date_bounds(value, value)
    first, last = _side(sides[0], value)[0], _side(sides[1], value)[1]
    if first is not None and last is not None and last < first:
        raise EdtfError(value, "it ends before it begins")
    return first, last


def is_edtf(value: str) -> bool:
    """Whether `bounds` reads `value`."""
    try:
        bounds(value)
    except EdtfError:
        return False
    return True


def _side(side: str, value: str) -> Bounds:
    return (None, None) if side in ("", "..") else _date_bounds(side, value)


def _date_bounds(text: str, value: str) -> Bounds:
    if text == "..":
        return None, None
    if moment := _TIME.fullmatch(text):
        text = moment[1]
    match = _DATE.fullmatch(text)
    if match is None:
        raise EdtfError(value, f"{text!r} is neither year, month nor day")
    year, month, day = match.groups()
    if month in _PARTS:
        if day is not None:
            raise EdtfError(value, "a season or quarter has no day")
        return _part_bounds(year, *_PARTS[month])
    return _calendar_bounds(year, _candidates(month, 12), _candidates(day, 31), value)


def _candidates(pattern: str | None, highest: int) -> list[int]:
    """Numbers from 1 to `highest` that `pattern` (two digits or X) allows; all of them without a pattern."""
    return [n for n in range(1, highest + 1) if pattern is None or _allows(pattern, f"{n:02}")]


def _allows(pattern: str, digits: str) -> bool:
    return all(p in ("X", d) for p, d in zip(pattern, digits, strict=True))


def _years(pattern: str, *, last: bool) -> Iterable[int]:
    digits = [("9876543210" if last else "0123456789") if ch == "X" else ch for ch in pattern]
    return (int("".join(choice)) for choice in product(*digits))


def _part_bounds(year: str, first: int, last: int) -> Bounds:
    if year.startswith("X"):
        return None, None
    low, high = (next(iter(_years(year, last=end))) for end in (False, True))
    over, month = divmod(last - 1, 12)
    return _day(low, first, 1), _day(high + over, month + 1, None)


def _calendar_bounds(year: str, months: list[int], days: list[int], value: str) -> Bounds:
    pairs = [(m, d) for m in months for d in days if d <= monthrange(_LEAP, m)[1]]
    if not pairs:
        raise EdtfError(value, "no such day in the calendar")
    if year.startswith("X"):
        return None, None
    firsts = (found for number in _years(year, last=False) if (found := _in_year(number, pairs)))
    lasts = (found for number in _years(year, last=True) if (found := _in_year(number, pairs[::-1])))
    first, last = next(firsts, None), next(lasts, None)
    if first is None or last is None:
        raise EdtfError(value, "no such day in that year")
    return _day(*first), _day(*last)


def _in_year(year: int, pairs: list[tuple[int, int]]) -> tuple[int, int, int] | None:
    """The first of the (month, day) pairs that `year` has."""
    return next(((year, month, day) for month, day in pairs if day <= monthrange(year, month)[1]), None)


def _day(year: int, month: int, day: int | None) -> date | None:
    """The day, the last of the month without `day`; None outside the years 1 to 9999 that dates can hold."""
    if not 1 <= year <= 9999:
        return None
    return date(year, month, day or monthrange(year, month)[1])
