"""Years with the name of an instrument: its period, or the year it looks ahead to."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from typing import Final

__all__ = ["periods_of", "told_period"]

_YEARS: Final = re.compile(
    r"\b((?:19|20)\d\d)(?:\s*[-–—/]\s*|\s+(?:to|until|till|through|and)\s+)((?:19|20)\d\d|\d\d(?=\s*\)))\b"
)
_LEAD_IN: Final = r"(?:for\s+(?:the\s+)?(?:years?\s+|period\s+)?(?:of\s+|from\s+|between\s+)?|(?:covering|spanning|of|in|during)\s+(?:the\s+)?(?:period\s+|years?\s+)(?:of\s+|from\s+)?|covering\s+|spanning\s+|from\s+|between\s+)"
_PERIOD_AFTER: Final = re.compile(
    rf"(?:\s*\([A-Z][\w\s/’'-]{{1,40}}\))?\s*(?:,\s*)?{_LEAD_IN}?(?:\(\s*)?((?:19|20)\d\d(?:\s*[-–—]\s*|\s+(?:to|until|till|through|and)\s+)(?:(?:19|20)\d\d|\d\d(?=\s*\)))"
    r"(?:\s*(?:/|,|and)\s*(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d)*)(?:\s+(?:years|period))?\s*\)?",
    re.IGNORECASE,
)
_YEAR_AFTER: Final = re.compile(
    r"\s+(?P<link>for|of|till|until|up\s+to|to|by|through)\s+(?:the\s+year\s+)?(?P<year>(?:19|20)\d\d)\b(?!\s*[-–—]\s*\d)",
    re.IGNORECASE,
)
_HORIZON_AFTER: Final = re.compile(r"[\s-]+((?:19|20)\d\d)\b(?!\s*[-–—]\s*\d)", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"^[”’\"»)]*[^.;:”“]{0,110}?\b(?:covers?|covering|spans?|spanning|runs?|running|valid|effective|lasts?|lasting|for|over|during)\s+(?:(?:the|a|years?|period|from|of|between|in|five|four|three|two|six|ten|starting|five-year|three-year|four-year|next|[A-Z][a-z]{2,8}\.?)\s+){0,6}"
    r"((?:19|20)\d\d)(?:\s*[-–—]\s*|\s+(?:to|until|till|through|and)\s+(?:the\s+end\s+of\s+)?(?:[A-Z][a-z]{2,8}\.?\s+)?)((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def periods_of(text: str, start: int, core_end: int, end: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """Periods inside the name or right after it, and where the name with its period ends."""
    inside = _YEARS.findall(text[start:end])
    after = _PERIOD_AFTER.match(text, end)
    if after:
        return _full(inside + _YEARS.findall(after[0])), end + len(after[0].rstrip())
    if inside:
        return _full(inside), end
    core = _PERIOD_AFTER.match(text, core_end)
    if core:
        return _full(_YEARS.findall(core[0])), max(end, core_end + len(core[0].rstrip()))
    return _single(text, start, core_end, end)


def _full(found: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs, a last year of two digits made whole: `2003-06`."""
    return tuple((first, last if len(last) == 4 else first[:2] + last) for first, last in found)


def _single(text: str, start: int, core_end: int, end: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """A single year: the one that a vision looks ahead to, with no first year, or the one that a plan is for."""
    if _horizon(text[start:core_end]):
        if horizon := _HORIZON_AFTER.match(text, end):
            return (("", horizon[1]),), horizon.end()
        if leading := re.match(r"((?:19|20)\d\d)\s", text[start:end]):
            return (("", leading[1]),), end
    single = _YEAR_AFTER.match(text, end)
    if single is None or (single["link"].lower() == "of" and not _yearly(text[start:core_end])):
        return (), end
    if single["link"].lower() in {"for", "of"}:
        return ((single["year"], single["year"]),), single.end()
    if single["link"].lower() not in {"until", "till"} and not (_yearly(text[start:core_end]) or _horizon(text[start:core_end])):
        return (), end
    return (("", single["year"]),), single.end()


def told_period(text: str, end: int) -> tuple[str, str] | None:
    """The years that the clause after a name gives it: `which covers the years from 2031 to 2035`."""
    told = _TOLD.match(text, end)
    return (told[1], told[2]) if told else None


def _yearly(core: str) -> bool:
    """Whether a year with `of` is that of a plan; the Treaty of 2009 was made in 2009."""
    return re.search(r"\b(?:plan|programme|program|calendar|agenda)$", core, re.IGNORECASE) is not None


def _horizon(core: str) -> bool:
    """Whether a year with the name is the one it looks ahead to."""
    return (
        re.search(r"\b(?:vision|agenda|strategy|horizon|roadmap|road\s+map|strategic\s+plan|compact)$", core, re.IGNORECASE)
        is not None
    )
