"""What a line of a programme begins with: a bullet, a date, a time of day, a word that calls it off."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graph.extraction.text.date_patterns import MONTHS, WEEKDAYS
from graph.extraction.text.dates import find_dates

__all__ = ["Lead", "read_lead"]

_BULLET: Final = re.compile(r"[ \t]*(?:[-•▪●◦‣⁃·*–—>]+(?=\s)|\(?\d{1,3}\)|\d{1,3}\.(?=\s+[A-Z])|\(?[a-z]\)|o(?=\s+[A-Z]))\s*")
_MARKUP: Final = re.compile(r"[ \t]*(?:#{1,6}\s+|[*_]{1,3}(?=\S)|\[)")
_DAY_NUMBER: Final = re.compile(r"day\s+(?:\d{1,2}|one|two|three|four|five|[ivx]+)\s*(?:[-–—:,|]\s*|(?=\())", re.IGNORECASE)
"""`Day 1 - `, where the date follows."""
_ORDINAL: Final = re.compile(r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?=\s*(?:[:–—|,-]|$))")
_ON: Final = re.compile(r"(?:on|from)\s+(?:the\s+)?", re.IGNORECASE)
_WEEKDAY: Final = re.compile(
    r"(?P<w>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|r)?(?:day)?\b\.?(?:\s*\([^()]{1,20}\))?(?:\s+(?:morning|afternoon|evening))?",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(r"(?P<d>[0-3]?\d)[./](?P<m>[01]?\d)(?:[./](?P<y>(?:20)?\d\d))?\.?(?![\d:]|\s*[ap]\.?m)", re.IGNORECASE)
_BARE: Final = re.compile(
    r"(?P<a>[0-3]?\d)(?:st|nd|rd|th)?(?:\s*(?:[-–—/&]|to|and)\s*(?P<b>[0-3]?\d)(?:st|nd|rd|th)?)?(?=\s*(?:[:–—|\t-](?!\d)|$)|\s{2,})"
)
_MONTH: Final = re.compile(
    r"(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:[\s,]+(?P<y>(?:19|20)\d\d))?(?=\s*(?:$|[:–—|(-]))",
    re.IGNORECASE,
)
_CLOCK: Final = (
    r"(?:(?:[01]?\d|2[0-4])\s?(?:[.:hH]\s?[0-5]\d)(?!\d|\s*%|[.:]\d)\s*(?:h(?:ou)?rs?\b|h\b|[ap]\.?\s?m\b\.?)?"
    r"|(?:1[0-2]|0?\d)\s?[ap]\.?m\b\.?|(?:[01]\d|2[0-3])[0-5]\d\s*(?:h(?:ou)?rs?\b|h\b|(?=\s*[-–—]\s*(?:[01]\d|2[0-3])[0-5]\d\b))|(?:noon|midday|midnight)\b)"
)
_TIME: Final = re.compile(
    rf"(?:\(\s*)?(?:(?:at|from|approx(?:imately|\.)?|ca?\.|around|about|starting)\s+)*{_CLOCK}"
    rf"(?:\s*(?:[-–—/]|to|until|till|and)\s*(?:{_CLOCK}|(?:[01]\d|2[0-3])[0-5]\d\b))?(?:\s*\)|\s*\+)?"
    r"(?:\s*\(?(?:local(?:\s+time)?|GMT|UTC|CES?T|BST|E[SD]T|EEST|(?-i:[A-Z]{2,4}T)|(?-i:[A-Z][a-z]+\s+)?time)(?:[+-]\d+)?\)?(?=[\s:,|–—-]|$))?",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"(?:(?:early|late)\s+)?(?:morning|afternoon|evening|night|all[ -]day|a\.m\.|p\.m\.|AM|PM|time\s+tb[cda]|(?:immediately\s+)?following\s+(?:the\s+)?above|immediately\s+(?:after|thereafter|following))(?=\s*(?:[:–—|-]|$))",
    re.IGNORECASE,
)
_OFF: Final = re.compile(
    r"[(\[*]*\s*(?:cancell?ed|postponed|called\s+off|rescheduled|new|updated|tbc|tbd|tentative|provisional)\s*[)\]*]*(?=\s*[-–—:|]|\s*[)\]*])",
    re.IGNORECASE,
)
_MARKS: Final = re.compile(r"[\s,:;|/*_–—\])=>-]*")
_OWN: Final = frozenset({"day", "days", "month", "months", "quarter"})


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line begins with; `text` is where the rest begins. `start` and `end` are EDTF.

    `said` tells of `on` before the date, as a sentence has it; `parted` of a mark between date or time and the rest.
    """

    text: int
    bullet: bool = False
    start: str | None = None
    end: str | None = None
    timed: bool = False
    month: bool = False
    said: bool = False
    parted: bool = False

    @property
    def dated(self) -> bool:
        """Whether it gives a day or a period of its own."""
        return self.start is not None


def read_lead(line: str, anchor: str | None, month: str | None = None) -> Lead:
    """The lead of `line`; a short date counts from `anchor` (EDTF), a bare number is a day of `month`."""
    bullet = _BULLET.match(line)
    position = bullet.end() if bullet is not None else 0
    markup = _MARKUP.match(line, position)
    position = markup.end() if markup is not None else position
    if (early := _OFF.match(line, position)) is not None:
        position = _past(line, early.end())
    numbered = _DAY_NUMBER.match(line, position)
    position = numbered.end() if numbered is not None else position
    said = _ON.match(line, position)
    timed = _time(line, position)
    if timed is not None:
        return Lead(_past(line, timed), bullet is not None, timed=True)
    found = _date(line, said.end() if said else position, anchor, month)
    if found is None:
        return Lead(position, bullet is not None)
    stop, start, end, is_month = found
    rest = _past(line, stop)
    if (again := _repeated(line, rest, start)) is not None:
        rest = _past(line, again)
    timed = _time(line, rest)
    rest = _past(line, timed or rest)
    parted = re.search(r"[^\s*_]|\s{2}|\t", line[timed or stop : rest]) is not None or timed is not None
    return Lead(rest, bullet is not None, start, end, timed is not None, is_month, said is not None, parted)


def _past(line: str, position: int) -> int:
    """Behind the marks that part the lead from the rest."""
    match = _MARKS.match(line, position)
    return match.end() if match is not None else position


def _time(line: str, position: int) -> int | None:
    for pattern in (_TIME, _PART):
        match = pattern.match(line, position)
        if match is not None:
            return match.end()
    return None


def _repeated(line: str, position: int, start: str) -> int | None:
    """The weekday printed behind its date: `5 October (Monday)`."""
    match = _WEEKDAY.match(line, position + (line[position : position + 1] == "("))
    return match.end() if match is not None and len(start) == 10 else None


_Found = tuple[int, str, str | None, bool]


def _date(line: str, position: int, anchor: str | None, month: str | None) -> _Found | None:
    weekday = _WEEKDAY.match(line, position)
    behind = _past(line, weekday.end()) if weekday is not None else position
    full = _full(line, position, anchor) or _full(line, behind, anchor)
    if full is not None:
        return full
    bare = _BARE.match(line, position) if month is not None else None
    if bare is not None and month is not None and 1 <= int(bare["a"]) <= 31:
        return bare.end(), f"{month}-{int(bare['a']):02d}", f"{month}-{int(bare['b']):02d}" if bare["b"] else None, False
    short = _SHORT.match(line, behind)
    if short is not None and (day := _numeric(short, anchor)) is not None:
        return short.end(), day, None, False
    if weekday is not None and anchor is not None and len(weekday[0]) > 2 and (known := _of_week(line, weekday, behind, anchor)):
        return known
    named = _MONTH.match(line, position)
    if named is not None:
        year = named["y"] or (anchor or "")[:4] or "XXXX"
        return named.end(), f"{year}-{MONTHS[named['m'].lower()[:3]]:02d}", None, True
    return None


def _of_week(line: str, weekday: re.Match[str], behind: int, anchor: str) -> _Found | None:
    """`Wednesday 12th`, else the first such weekday."""
    ordinal = _ORDINAL.match(line, behind)
    if ordinal is not None and (day := _such_day(anchor, weekday["w"], int(ordinal["d"]))) is not None:
        return ordinal.end(), day, None, False
    following = _next(anchor, weekday["w"])
    return (weekday.end(), following, None, False) if following is not None else None


def _full(line: str, position: int, anchor: str | None) -> _Found | None:
    """A date of the grammar of running text that begins the line."""
    for date_ in find_dates(line[position : position + 70], lambda _: anchor):
        if date_.start == 0 and date_.kind in _OWN and date_.rule not in {"date.weekday", "date.near-day", "date.near-month"}:
            return position + date_.end, date_.edtf, date_.edtf_end, date_.kind == "month"
        break
    return None


def _such_day(anchor: str | None, word: str, number: int) -> str | None:
    """The first such day of a month on or after the anchor that falls on the weekday: `Wednesday 12th`."""
    if anchor is None or not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", anchor):
        return None
    base = date.fromisoformat(anchor if len(anchor) == 10 else f"{anchor}-01")
    days = (base + timedelta(days=step) for step in range(_MONTHS_AHEAD))
    return next((d.isoformat() for d in days if d.day == number and d.weekday() == WEEKDAYS[word.lower()[:3]]), None)


_MONTHS_AHEAD: Final = 62


def _numeric(match: re.Match[str], anchor: str | None) -> str | None:
    stated = match["y"] or (anchor or "")[:4] or "XXXX"
    year = "20" + stated if len(stated) == 2 else stated
    try:
        date(int(year) if year.isdigit() else 2000, int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return f"{year}-{int(match['m']):02d}-{int(match['d']):02d}"


def _next(anchor: str, word: str) -> str | None:
    """The first such weekday on or after the anchor: a programme goes forward."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", anchor):
        return None
    base = date.fromisoformat(anchor)
    return (base + timedelta(days=(WEEKDAYS[word.lower()[:3]] - base.weekday()) % 7)).isoformat()
