"""Years with the name of an instrument: its period, or the year it looks ahead to."""

import re
from typing import Final

__all__ = ["periods_of"]

_YEARS: Final = re.compile(r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\b")
_PERIOD_AFTER: Final = re.compile(
    r"\s*(?:,\s*)?(?:for\s+(?:the\s+)?(?:period\s+(?:of\s+)?)?|covering\s+)?(?:\(\s*)?((?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d"
    r"(?:\s*(?:/|,|and)\s*(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d)*)(?:\s+(?:years|period))?\s*\)?",
    re.IGNORECASE,
)
_YEAR_AFTER: Final = re.compile(r"\s+(?:for|of|till|until)\s+((?:19|20)\d\d)\b(?!\s*[-–—]\s*\d)", re.IGNORECASE)
_HORIZON_AFTER: Final = re.compile(r"\s+((?:19|20)\d\d)\b(?!\s*[-–—]\s*\d)", re.IGNORECASE)


def periods_of(text: str, start: int, core_end: int, end: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """Periods inside the name or right after it, and where the name with its period ends."""
    inside = _YEARS.findall(text[start:end])
    after = _PERIOD_AFTER.match(text, end)
    if after:
        return tuple(inside + _YEARS.findall(after[1])), end + len(after[0].rstrip())
    if inside:
        return tuple(inside), end
    core = _PERIOD_AFTER.match(text, core_end)
    if core:
        return tuple(_YEARS.findall(core[1])), max(end, core_end + len(core[0].rstrip()))
    return _single(text, start, core_end, end)


def _single(text: str, start: int, core_end: int, end: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """A single year: the one that a vision looks ahead to, with no first year, or the one that a plan is for."""
    if _horizon(text[start:core_end]):
        if horizon := _HORIZON_AFTER.match(text, end):
            return (("", horizon[1]),), horizon.end()
        if leading := re.match(r"((?:19|20)\d\d)\s", text[start:end]):
            return (("", leading[1]),), end
    single = _YEAR_AFTER.match(text, end)
    if single:
        return ((single[1], single[1]),), single.end()
    return (), end


def _horizon(core: str) -> bool:
    """Whether a year with the name is the one it looks ahead to."""
    return re.search(r"\b(?:vision|agenda|strategy|horizon)$", core, re.IGNORECASE) is not None
