"""Dates and periods in a text as EDTF: the grammar of press releases, completed from an anchor date where the text is short.

The anchor is the date of the release (EDTF, at best a day). A date that needs an anchor and has none keeps `XXXX` for its
year, or is not given.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from graph.extraction.annotations import DateMention
from graph.extraction.text.cues import CuedPatterns
from graph.extraction.text.date_patterns import HINT, MONTHS, PATTERNS, WEEKDAYS, number_word
from graph.extraction.text.tokens import without_markup

__all__ = ["find_dates"]

_FUTURE: Final = re.compile(
    r"\b(?:will|shall|next|coming|upcoming|forthcoming|to be|is to|are to|due|scheduled|planned|plans?"
    r"|expected|later|by|until|set (?:for|to)|prepar\w+"
    r"|ahead of|looks? forward"
    r"|looking forward|slated|foreseen|invit\w+|propos\w+|agreed to|going to)\b"
    r"[^.;!?\n]{0,70}\Z",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\A[^.;!?\n]{0,70}?\b(?:will|shall|(?:is|are)\s+(?:to|due|set|expected|scheduled|planned|going)|(?:is|are)\s+(?:not\s+)?to\s+be)\b",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"\b(?:was|were|met|held|took|received|signed|visited|attended|hosted|discussed|had|opened|concluded|arrived|began|said|announced|agreed|spoke|paid|launched|adopted|told|stated)\b",
    re.IGNORECASE,
)
_MEANT: Final = re.compile(r"\b(?:was|were|had been)\s+(?:to|due|scheduled|set|planned|expected|supposed)\b", re.IGNORECASE)
_PAST: Final = re.compile(r"\b(?:last|past|previous|since|earlier)\b[^.;!?\n]{0,12}\Z", re.IGNORECASE)
_PATTERNS: Final = CuedPatterns((pattern, rule) for rule, pattern in PATTERNS)
_CONTEXT: Final = 80
_REACH: Final = 48


_LINE: Final = 400

_Found = tuple[int, int, str, re.Match[str]]


class _Value(NamedTuple):
    start: str
    end: str | None
    kind: str
    anchored: bool = False


class _Reader(NamedTuple):
    """What one pattern's reading needs: the match, the anchor, what stands before and after, the date found last."""

    match: re.Match[str]
    anchor: str | None
    before: str
    previous: DateMention | None
    after: str = ""

    def group(self, name: str) -> str | None:
        return self.match.groupdict().get(name)


def find_dates(text: str, anchor: Callable[[int], str | None]) -> list[DateMention]:
    """Dates of `text` in text order; `anchor(position)` gives the date of the release at a position."""
    plain = without_markup(text)
    return list(_resolved(plain, _line_scanned(plain) if len(plain) < _LINE else _scanned(plain), anchor))


def _scanned(plain: str) -> list[_Found]:
    """What the patterns take, in text order, whatever the anchor."""
    taken = bytearray(len(plain))
    found: list[_Found] = []
    for first, last in _windows(plain):
        for pattern, rule in _PATTERNS.cued(plain[first:last]):
            for match in pattern.finditer(plain, first, last):
                start, end = match.span()
                if not any(taken[start:end]):
                    taken[start:end] = b"\x01" * (end - start)
                    found.append((start, end, rule, match))
    return sorted(found, key=lambda each: each[:2])


_line_scanned = lru_cache(maxsize=256)(_scanned)
"""The same for lines, which several rules ask for their dates one after the other."""


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of the text that can hold dates: around years, months, weekdays and words such as `today`."""
    begin = end = -1
    for match in HINT.finditer(text):
        start, stop = max(0, match.start() - _REACH), match.end() + _REACH
        if start > end:
            if end > begin:
                yield begin, end
            begin = start
        end = stop
    if end > begin:
        yield begin, min(end, len(text))


def _resolved(text: str, found: list[_Found], anchor: Callable[[int], str | None]) -> Iterator[DateMention]:
    previous: DateMention | None = None
    for start, end, rule, match in found:
        reader = _Reader(match, anchor(start), text[max(0, start - _CONTEXT) : start], previous, text[end : end + _CONTEXT])
        try:
            value = _READERS[rule](reader)
        except ValueError:  # 31 June, month 13: no date
            continue
        if value is not None:
            mention = DateMention(start, end, text[start:end], value.start, value.end, value.kind, f"date.{rule}", value.anchored)
            previous = mention if value.kind in {"day", "days"} else previous
            yield mention


def _numeric(read: _Reader) -> _Value:
    return _Value(_day(read.match["y"], int(read.match["m"]), int(read.match["d"])), None, "day")


def _day_month(read: _Reader) -> _Value:
    """A day, or days of one month or of two, with or without a year."""
    first_month = _month(read.group("m1") or read.group("m2") or "")
    last_month = _month(read.group("m2") or read.group("m1") or "")
    days = [int(read.group(name) or 0) for name in ("d1", "d2")]
    year, anchored = _year(read, first_month, days[0])
    if not days[1]:
        return _Value(_day(year, first_month, days[0]), None, "day", anchored)
    turn = year.isdigit() and last_month < first_month  # the days lie on both sides of New Year
    first_year = read.group("y1") or (str(int(year) - 1) if turn and read.group("y") else year)
    last_year = str(int(year) + 1) if turn and not read.group("y") else year
    return _Value(_day(first_year, first_month, days[0]), _day(last_year, last_month, days[1]), "days", anchored)


def _months(read: _Reader) -> _Value | None:
    """A month, or months, with or without a year."""
    first = _month(read.match["m1"])
    second = read.group("m2")
    last = _month(second) if second else None
    year, anchored = _year(read, first, 0)
    if not year.isdigit():
        return None
    start = f"{read.group('y1') or year}-{first:02d}"
    if last is None:
        return _Value(start, None, "month", anchored)
    return _Value(start, f"{int(year) + (last < first and not read.group('y1'))}-{last:02d}", "months", anchored)


def _quarter(read: _Reader) -> _Value | None:
    year, anchored = _stated_year(read)
    numbers = [number_word(word) for word in re.findall(r"\w+", read.match["q"]) if word.lower() not in {"and", "to", "the"}]
    if year is None or not numbers:
        return None
    return _Value(f"{year}-{3 * numbers[0] - 2:02d}", f"{year}-{3 * numbers[-1]:02d}", "quarter", anchored)


def _half(read: _Reader) -> _Value | None:
    year, anchored = _stated_year(read)
    if year is None:
        return None
    first = read.match["h"].lower() in {"first", "1st"}
    return _Value(f"{year}-{'01' if first else '07'}", f"{year}-{'06' if first else '12'}", "months", anchored)


def _season(read: _Reader) -> _Value | None:
    year, anchored = _stated_year(read)
    code = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}[read.match["s"].lower()]
    return _Value(f"{year}-{code}", None, "month", anchored) if year else None


def _years(read: _Reader) -> _Value | None:
    first, last = read.match["y1"], read.match["y2"]
    last = last if len(last) == 4 else first[: 4 - len(last)] + last
    return _Value(first, last, "period") if int(last) > int(first) and int(last) - int(first) < 100 else None


def _year_alone(read: _Reader) -> _Value:
    return _Value(read.match["y"], None, "year")


def _near_year(read: _Reader) -> _Value | None:
    year, _ = _stated_year(read)
    return _Value(year, None, "year", anchored=True) if year else None


def _month_of_year(read: _Reader) -> _Value | None:
    year, _ = _stated_year(read)
    if year is None:
        return None
    month = _month(read.match["m1"])
    day = read.group("d1")
    return _Value(_day(year, month, int(day)) if day else f"{year}-{month:02d}", None, "day" if day else "month", anchored=True)


def _near_month(read: _Reader) -> _Value | None:
    known = re.match(r"(\d{4})-(\d\d)", read.anchor or "")
    if known is None:
        return None
    months = int(known[1]) * 12 + int(known[2]) - 1 + _step(read.match["w"])
    return _Value(f"{months // 12}-{months % 12 + 1:02d}", None, "month", anchored=True)


def _near_day(read: _Reader) -> _Value | None:
    base = _full(read.anchor)
    if base is None:
        return None
    words = read.match["w"].lower()
    step = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(words.split()[0], 0)
    step = -2 if "before" in words else 2 if "after" in words.split() else step
    return _Value((base + timedelta(days=step)).isoformat(), None, "day", anchored=True)


def _weekday(read: _Reader) -> _Value | None:
    """The nearest such day on or before the anchor, after it where the sentence looks ahead."""
    wanted = WEEKDAYS[read.match["w"].lower()[:3]]
    base = _full(read.anchor)
    if base is None:
        return _weekday_after(read.previous, wanted)
    which = (read.group("which") or "").lower()
    ahead = which in {"next", "coming"} or (which != "last" and _looks_ahead(read))
    if which == "this" and not ahead and _TOLD.search(read.before + read.after) is None:
        return _Value((base + timedelta(days=wanted - base.weekday())).isoformat(), None, "day", anchored=True)
    step = (wanted - base.weekday()) % 7 or (7 if which == "next" else 0) if ahead else -((base.weekday() - wanted) % 7)
    if which == "last" and step == 0:
        step = -7
    return _Value((base + timedelta(days=step)).isoformat(), None, "day", anchored=True)


def _looks_ahead(read: _Reader) -> bool:
    """Whether the clause of a weekday tells of what is to come: by a word before it with no report between, or behind it."""
    found = None
    for match in re.finditer(_FUTURE.pattern.removesuffix(r"[^.;!?\n]{0,70}\Z"), read.before, re.IGNORECASE):
        found = match
    clause = re.split(r"[.;!?\n]", read.before)[-1]
    if found is not None and found.start() >= len(read.before) - len(clause):
        told = [m for m in _TOLD.finditer(read.before, found.end()) if not re.search(r"\bbe\s+\Z", read.before[: m.start()])]
        return not told or _MEANT.search(read.before, found.start() - 12 if found.start() > 12 else 0) is not None
    return _TOLD.search(clause) is None and _AHEAD.match(read.after) is not None


def _weekday_after(previous: DateMention | None, wanted: int) -> _Value | None:
    """Without a day to anchor to: the first such day from the date named last on, as a report goes forward."""
    base = _full(previous.edtf_end or previous.edtf) if previous is not None else None
    if base is None:
        return None
    return _Value((base + timedelta(days=(wanted - base.weekday()) % 7)).isoformat(), None, "day", anchored=True)


def _same_day(read: _Reader) -> _Value | None:
    last = read.previous
    return _Value(last.edtf_end or last.edtf, None, "day", anchored=True) if last else None


def _day_after(read: _Reader) -> _Value | None:
    return _beside(read, 1)


def _day_before(read: _Reader) -> _Value | None:
    return _beside(read, -1)


def _beside(read: _Reader, step: int) -> _Value | None:
    """The day after or before the one named last."""
    last = read.previous
    base = _full(last.edtf_end or last.edtf) if last is not None and step > 0 else _full(last.edtf) if last is not None else None
    anchor = _full(read.anchor)
    if base is None or (anchor is not None and base > anchor and _looks_ahead(read) is False and _TOLD.search(read.after)):
        return None  # a report of what was does not go on from a day to come
    return _Value((base + timedelta(days=step)).isoformat(), None, "day", anchored=True)


def _days_later(read: _Reader) -> _Value | None:
    """`three days later` counts from the day named last, `two days ago` from the anchor."""
    word = read.match["w"].lower().split()[0]
    last = read.previous
    base = _full(read.anchor) if word == "ago" else _full(last.edtf_end or last.edtf) if last is not None else None
    count = number_word(read.match["n"])
    if base is None or not 0 < count < 32:
        return None
    step = count if word in {"later", "after"} else -count
    return _Value((base + timedelta(days=step)).isoformat(), None, "day", anchored=True)


def _day_of_month(read: _Reader) -> _Value | None:
    known = re.match(r"(\d{4})-(\d\d)", read.anchor or "")
    if known is None:
        return None
    months = int(known[1]) * 12 + int(known[2]) - 1 + _step(read.match["w"].split()[-1])
    return _Value(_day(str(months // 12), months % 12 + 1, int(read.match["d1"])), None, "day", anchored=True)


def _weekdays(read: _Reader) -> _Value | None:
    """`from Monday to Wednesday`: the first as any weekday, the last on or after it."""
    first = _weekday(read)
    base = _full(first.start) if first is not None else None
    if first is None or base is None:
        return None
    end = base + timedelta(days=(WEEKDAYS[read.match["w2"].lower()[:3]] - base.weekday()) % 7)
    return _Value(first.start, end.isoformat(), "days", anchored=True)


def _within_year(read: _Reader) -> _Value | None:
    year = (read.anchor or "")[:4]
    return _Value(year, None, "year", anchored=True) if year.isdigit() else None


def _span_of_years(read: _Reader) -> _Value | None:
    base = (read.anchor or "")[:4]
    count = number_word(read.match["n"])
    if not base or not count:
        return None
    if read.match["w"].lower() in {"next", "coming"}:
        return _Value(base, str(int(base) + count), "relative", anchored=True)
    return _Value(str(int(base) - count), base, "relative", anchored=True)


def _year(read: _Reader, month: int, day: int) -> tuple[str, bool]:
    """The year stated, else the one that puts the date nearest to the anchor; `XXXX` without an anchor."""
    stated = read.group("y") or read.group("y2")
    if stated:
        return stated, False
    anchor = read.anchor or ""
    if not anchor[:4].isdigit():
        return "XXXX", True
    if len(anchor) == 4:
        return anchor, True
    year = int(anchor[:4])
    base = _full(anchor) or date(year, int(anchor[5:7]) if re.match(r"\d{4}-[01]\d", anchor) else 7, 15)
    options = [(_near(one, month, day or base.day) - base).days for one in (year - 1, year, year + 1)]
    if not day:
        options = [0 if abs(option) <= 15 else option for option in options]
    if _FUTURE.search(read.before) and not _PAST.search(read.before):
        return str(year - 1 + next(n for n, option in enumerate(options) if option >= 0)), True
    if _PAST.search(read.before):
        return str(year + 1 - next(n for n, option in enumerate(reversed(options)) if option <= 0)), True
    best = min(range(3), key=lambda n: (abs(options[n]), n))
    return str(year - 1 + best), True


def _stated_year(read: _Reader) -> tuple[str | None, bool]:
    if read.group("y"):
        return read.match["y"], False
    anchor = (read.anchor or "")[:4]
    return (str(int(anchor) + _step(read.group("w") or "this")), True) if anchor.isdigit() else (None, True)


def _step(word: str) -> int:
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(word.lower(), 0)


def _near(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, 28))


def _full(anchor: str | None) -> date | None:
    return date.fromisoformat(anchor) if anchor and re.fullmatch(r"\d{4}-\d\d-\d\d", anchor) else None


def _day(year: str, month: int, day: int) -> str:
    date(int(year) if year.isdigit() else 2000, month, day)
    return f"{year}-{month:02d}-{day:02d}"


def _month(word: str) -> int:
    return MONTHS[word.lower()[:3]]


_READERS: Final[dict[str, Callable[[_Reader], _Value | None]]] = {
    "iso": _numeric,
    "numeric": _numeric,
    "days": _day_month,
    "day": _day_month,
    "months": _months,
    "month": _months,
    "bare-month": _months,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "years": _years,
    "year": _year_alone,
    "near-year": _near_year,
    "month-of-year": _month_of_year,
    "near-month": _near_month,
    "near-day": _near_day,
    "weekday": _weekday,
    "same-day": _same_day,
    "day-after": _day_after,
    "day-before": _day_before,
    "within-year": _within_year,
    "days-later": _days_later,
    "day-of-month": _day_of_month,
    "weekdays": _weekdays,
    "span": _span_of_years,
}
