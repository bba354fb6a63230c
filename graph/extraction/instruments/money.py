"""Amounts of money: number, scale, currency and what qualifies them ("more than")."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import MoneyDraft
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.lexicon import pairs
from graph.extraction.text.alternation import any_of

__all__ = ["find_money", "read_amounts"]

_SCALES: Final = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "mln": 10**6, "mn": 10**6, "m": 10**6,
    "billion": 10**9, "bln": 10**9, "bn": 10**9, "trillion": 10**12, "trln": 10**12,
}  # fmt: skip
_NUMBER: Final = r"(?P<{0}>\d{{1,3}}(?:[ ,   ]\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
_SCALE: Final = r"(?:\s*-?(?P<{0}>thousand|million|billion|trillion|mln|bln|trln|mn|bn|m|k)\b\.?)?"
_QUALIFIERS: Final = (
    (
        "more than",
        re.compile(
            r"\b(?:more\s+than|over|exceed\w*|in\s+excess\s+of|upwards\s+of|above|greater\s+than)\s*(?:the\s+)?$", re.IGNORECASE
        ),
    ),
    ("at least", re.compile(r"\b(?:at\s+least|no\s+less\s+than|not\s+less\s+than|a\s+minimum\s+of)\s*$", re.IGNORECASE)),
    ("less than", re.compile(r"\b(?:less\s+than|under|below)\s*$", re.IGNORECASE)),
    ("up to", re.compile(r"\b(?:up\s+to|at\s+most|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of)\s*$", re.IGNORECASE)),
    (
        "about",
        re.compile(
            r"\b(?:about|around|some|approximately|nearly|almost|roughly|an\s+estimated|circa|close\s+to)\s*(?:an?\s+)?$",
            re.IGNORECASE,
        ),
    ),
)
_DIGIT: Final = re.compile(r"\d")
_PURPOSE: Final = re.compile(
    r"\s*(?:,\s*)?(?:(?:will\s+be\s+)?(?:allocated|provided|intended|earmarked)\s+)?(?:for|to\s+support|to\s+finance|towards?)\s+(?P<what>[^.;:()\n]{3,120})"
)


@cache
def _codes() -> dict[str, str]:
    return pairs("currencies")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = any_of(_codes())
    before = re.compile(rf"(?<![\w])(?P<c>{words})\s?{_NUMBER.format('n')}{_SCALE.format('s')}", re.IGNORECASE)
    behind = re.compile(rf"{_NUMBER.format('n')}{_SCALE.format('s')}\s*(?:of\s+)?(?P<c>{words})(?!\w)", re.IGNORECASE)
    return before, behind


def read_amounts(text: str) -> list[tuple[int, int, float, str, str | None]]:
    """(start, end, amount, currency code, qualifier) of each amount of money in `text`."""
    found: list[tuple[int, int, float, str, str | None]] = []
    for pattern in _patterns() if _DIGIT.search(text) else ():
        for match in pattern.finditer(text):
            if (
                any(a < match.end() and match.start() < b for a, b, *_ in found)
                or text[max(0, match.start() - 1) : match.start()].isdigit()
            ):
                continue
            amount = _number(match["n"]) * _SCALES.get((match["s"] or "").lower(), 1)
            before = text[max(0, match.start() - 40) : match.start()]
            qualifier = next((name for name, cue in _QUALIFIERS if cue.search(before)), None)
            found.append((match.start(), match.end(), amount, _codes()[match["c"].lower()], qualifier))
    return sorted(found)


def _number(text: str) -> float:
    digits = re.sub(r"[ \u00a0\u2009\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    return float(digits.replace(",", "."))


def find_money(annotated: Annotated, instruments: Instruments, skip: Sequence[tuple[int, int]] = ()) -> list[MoneyDraft]:
    """Amounts with what they are for: the instrument of the same or the preceding sentence, else the words that follow."""
    found = []
    for sentence in annotated.sentences:
        if any(a <= sentence.start < b for a, b in skip):
            continue
        text = annotated.text[sentence.start : sentence.end]
        for _start, end, amount, code, qualifier in read_amounts(text):
            drafts = [d for d in instruments.within(sentence.start, sentence.end) if not d.id]
            counted = [draft for draft in drafts if draft.count]
            purpose = _PURPOSE.match(text, end)
            agreement = next(iter(counted or drafts), None)
            what = agreement.names[0] if agreement else " ".join((purpose["what"] if purpose else text[:120]).split())
            found.append(MoneyDraft(amount, code, what, qualifier, [(sentence.start, sentence.end)], agreement))
    return found
