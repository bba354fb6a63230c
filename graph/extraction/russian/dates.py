"""Dates in Russian: `19 апреля 2017 года`, `с 3 по 5 мая`, `в сентябре этого года`, `сегодня`, `09.06.2022`, `2022-2025 годы`."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from graph.extraction.annotations import DateMention

__all__ = ["find_dates"]

_STEMS: Final = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_SHORT: Final = r"(?:янв|фев|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)(?![а-яё])"
_MONTH: Final = (
    r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)(?:[ьяею]|ем|ём|а|е|у|ом)?(?![а-яё])|ма[йяею](?![а-яё])|маем|"
    + _SHORT
)
_THIS: Final = r"(?:(?:этого|текущего|нынешнего|прошлого|следующего|будущего)\s+года|с\.\s?г\.|т\.\s?г\.)"
_YEAR: Final = r"(?:[12]\d{3})(?:-?го)?(?:\s*(?:года?|год[ау]|г\.|г\b))?"
_D: Final = r"\d{1,2}"
_RELATIVE: Final = {"сегодня": 0, "вчера": -1, "завтра": 1, "накануне": -1, "позавчера": -2, "послезавтра": 2}
_WEEKDAYS: Final = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_OF: Final = rf"(?:\s+(?P<y>{_YEAR}))?"
_IN: Final = r"\b(?:в|во|на|к|с|до)\s+(?:(?:начале|конце|середине)\s+)?"
_PATTERNS: Final = (
    ("iso", re.compile(r"\b(?P<y>[12]\d{3})-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b")),
    ("numeric", re.compile(r"\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>[12]\d{3})\b")),
    ("days", re.compile(rf"\bс\s+(?P<d>{_D})\s+(?P<mo>{_MONTH})\s+по\s+(?P<d2>{_D})\s+(?P<mo2>{_MONTH}){_OF}", re.I)),
    ("days", re.compile(rf"\bс\s+(?P<d>{_D})\s+(?:по|до)\s+(?P<d2>{_D})\s+(?P<mo>{_MONTH})(?:\s+(?P<y>{_YEAR}))?", re.I)),
    ("days", re.compile(rf"\b(?P<d>{_D})\s+(?P<mo>{_MONTH})\s*[-–—−]\s*(?P<d2>{_D})\s+(?P<mo2>{_MONTH}){_OF}", re.I)),
    ("days", re.compile(rf"\b(?P<d>{_D})\s*(?:[-–—−]|и|,)\s*(?P<d2>{_D})\s+(?P<mo>{_MONTH})\b(?:\s+(?P<y>{_YEAR}))?", re.I)),
    ("day", re.compile(rf"\b(?P<d>{_D})(?:-?го)?\s+(?P<mo>{_MONTH})\b(?:,?\s+(?P<y>{_YEAR}|{_THIS}))?", re.I)),
    ("years", re.compile(r"\b(?P<y>[12]\d{3})\s*[-–—−]\s*(?P<y2>[12]\d{3})\s+г(?:оды|одов|одах|г\.|г\b)", re.I)),
    ("years", re.compile(r"\bна\s+(?:период\s+)?(?P<y>[12]\d{3})\s*[-–—−]\s*(?P<y2>[12]\d{3})\b", re.I)),
    ("month", re.compile(rf"{_IN}(?P<mo>{_MONTH})\b(?:\s+(?P<y>{_YEAR}|{_THIS}))?", re.I)),
    ("month", re.compile(rf"\b(?P<mo>{_MONTH})\s+(?P<y>[12]\d{{3}})\s*(?:года?|г\.)", re.I)),
    ("quarter", re.compile(r"\b(?P<w>перв|втор|трет|четверт)[а-я]+\s+квартал[а-я]*\s+(?P<y>[12]\d{3})", re.I)),
    ("year", re.compile(r"\b(?P<y>[12]\d{3})(?:-?(?:й|го|м|му))?\s*(?:год(?:а|у|ом)?\b|г\.)", re.I)),
    ("near-year", re.compile(r"\b(?:в\s+)?(?P<w>этом|текущем|нынешнем|прошлом|следующем|будущем)\s+году\b", re.I)),
    ("near", re.compile(r"\b(?P<w>сегодня|вчера|завтра|накануне|позавчера|послезавтра)\b", re.I)),
    ("weekday", re.compile(r"\bво?\s+(?P<w>понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b", re.I)),
)  # fmt: skip
_FUTURE: Final = re.compile(
    r"заплан|состоится|пройдет|пройдёт|посетит|предстоящ|ожида|будет|будут|намеч|планиру|встретится", re.I
)
_QUARTERS: Final = ("перв", "втор", "трет", "четверт")
_STEP: Final = {"этом": 0, "текущем": 0, "нынешнем": 0, "прошлом": -1, "следующем": 1, "будущем": 1}

Anchor = Callable[[int], str | None]


def find_dates(text: str, anchor: Anchor) -> list[DateMention]:
    """Dates of `text` in text order; `anchor(position)` is the date from which those without a year count."""
    taken = bytearray(len(text))
    found = []
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            values = _value(rule, match, anchor(start), text[max(0, start - 90) : end + 90])
            if values is not None:
                taken[start:end] = b"\x01" * (end - start)
                first, last, kind, anchored = values
                found.append(DateMention(start, end, match.group(), first, last, kind, f"russian.date.{rule}", anchored))
    return sorted(found, key=lambda mention: mention.start)


def _value(rule: str, match: re.Match[str], anchor: str | None, around: str) -> tuple[str, str | None, str, bool] | None:
    try:
        return next(_values(rule, match, anchor, around), None)
    except ValueError:  # 31 June, month 13: no date
        return None


def _values(rule: str, match: re.Match[str], anchor: str | None, around: str) -> Iterator[tuple[str, str | None, str, bool]]:
    named = match.groupdict()
    stated = named.get("y")
    if rule in {"iso", "numeric"}:
        yield _day(match["y"], int(match["m"]), int(match["d"])), None, "day", False
    elif rule in {"day", "days"}:
        month = _month(match["mo"])
        last = _month(named["mo2"]) if named.get("mo2") else month
        year = _year(stated, anchor, month, around, int(match["d"]))
        end = _day(year, last, int(match["d2"])) if named.get("d2") else None
        yield _day(year, month, int(match["d"])), end, rule, stated is None
    elif rule == "month":
        month = _month(match["mo"])
        year = _year(stated, anchor, month, around)
        if year != "XXXX":
            yield f"{year}-{month:02d}", None, "month", stated is None
    elif rule == "years":
        yield match["y"], match["y2"], "period", False
    elif rule == "year":
        yield match["y"], None, "year", False
    elif rule == "quarter":
        yield f"{match['y']}-{33 + _QUARTERS.index(match['w'].lower())}", None, "quarter", False
    elif anchor and anchor[:4].isdigit():
        yield from _near(rule, match["w"].lower(), anchor, around)


def _near(rule: str, word: str, anchor: str, around: str) -> Iterator[tuple[str, str | None, str, bool]]:
    if rule == "near-year":
        yield str(int(anchor[:4]) + _STEP[word]), None, "year", True
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", anchor):
        day = date.fromisoformat(anchor)
        if rule == "near":
            yield (day + timedelta(days=_RELATIVE[word])).isoformat(), None, "relative", True
        else:
            number = next(n for n, stem in enumerate(_WEEKDAYS) if word.startswith(stem))
            back = (day.weekday() - number) % 7
            ahead = _FUTURE.search(around) is not None
            yield (day + timedelta(days=(number - day.weekday()) % 7 if ahead else -back)).isoformat(), None, "relative", True


def _year(stated: str | None, anchor: str | None, month: int, around: str, day: int = 15) -> str:
    base = (anchor or "")[:4]
    if stated and stated[:4].isdigit():
        return stated[:4]
    if not base.isdigit():
        return "XXXX"
    if stated:
        return str(int(base) + (-1 if stated.startswith("прошл") else 1 if stated.startswith(("следующ", "будущ")) else 0))
    if len(anchor or "") < 7:
        return base
    now = date(int(base), int((anchor or "")[5:7]), 15)
    options = [abs((date(year, month, min(day, 28)) - now).days) for year in (now.year - 1, now.year, now.year + 1)]
    if _FUTURE.search(around) and month < now.month and options[2] < 250:
        return str(now.year + 1)
    return str(now.year - 1 + min(range(3), key=lambda n: (options[n], n)))


def _month(word: str) -> int:
    lower = word.lower()
    return 1 + next(number for number, stem in enumerate(_STEMS) if lower.startswith(stem[:3]))


def _day(year: str, month: int, day: int) -> str:
    date(int(year) if year.isdigit() else 2000, month, day)
    return f"{year}-{month:02d}-{day:02d}"
