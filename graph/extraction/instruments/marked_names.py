"""Names that a mark gives away: quotation marks, a number of documents, the number of a resolution."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from graph.extraction.instruments.heads import head_within
from graph.extraction.instruments.periods import periods_of
from graph.extraction.lexicon import pairs
from graph.extraction.text.alternation import any_of
from graph.extraction.text.cues import CuedPattern

__all__ = ["InstrumentName", "counted", "numbered", "quoted"]


@dataclass(frozen=True, slots=True)
class InstrumentName:
    """A name in a passage: `core_end` is where the head noun ends, `form` proper, plain, quoted, counted or reference.

    `periods` are the pairs of years named with it; `count` the number of documents in a counted set.
    """

    start: int
    end: int
    core_end: int
    text: str
    head: str
    type: str
    form: str
    periods: tuple[tuple[str, str], ...] = ()
    count: int | None = None


_QUOTES: Final = '“"«„'
_UNITS: Final = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()  # noqa: SIM905
_NUMBERS: Final = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{f"{tens}{join}{word}": base + number for base, tens in ((20, "twenty"), (30, "thirty")) for join in "- " for number, word in enumerate(_UNITS[:9], 1)},
    "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_COUNTED: Final = CuedPattern(
    re.compile(
        r"\b(?P<n>\d{1,3}|"
        + "|".join(sorted(_NUMBERS, key=len, reverse=True))
        + r")\s+(?:(?:new|joint|bilateral|cooperation|signed|major|various|key|different|important|legal|grant|loan|trade|[a-z]+-?govern\w+|inter-?\w+|\w+lateral)\s+(?:and\s+)?)*"
        r"(?P<what>documents|agreements|memorand(?:a|ums)(?:\s+of\s+(?:understanding|cooperation))?|mous|contracts|treaties|protocols|accords|pacts|instruments)\b",
        re.IGNORECASE,
    )
)
_WHOLE: Final = re.compile(r"[“\"«„](?P<q>[^“”\"«»„\n]{6,220})[”\"»“]|(?<!\w)‘(?P<s>[^‘”“\"\n]{6,220}?)’(?!\w)")
_SPOKEN: Final = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|we|I|it|they|he|she|can|must|should|do|does|our)\b|[.!?,]$", re.IGNORECASE
)
_NOTES: Final = CuedPattern(
    re.compile(
        r"\bexchang\w+\s+(?:of\s+)?(?:signed\s+|diplomatic\s+)?(?:notes|letters)\b(?:[^.;\n]|(?<=[A-Z])\.|(?<=Hon)\.|(?<=[DM]r)\.){0,200}",
        re.IGNORECASE,
    )
)
_ORGAN: Final = r"(?:(?:(?:UN|United\s+Nations)\s+)?(?:Security\s+Council|General\s+Assembly|Human\s+Rights\s+Council|Economic\s+and\s+Social\s+Council|ECOSOC|Council|Assembly|UNSC|UNGA|HRC|UN)\s+)?"
_NUMBER: Final = r"(?:[A-Z]{1,3}-)?\d{1,4}(?:/\d{1,4})?(?:\s*\((?:19|20)\d\d\))?"
_RESOLUTION: Final = CuedPattern(
    re.compile(
        rf"\b(?P<organ>{_ORGAN})(?P<head>[Rr]esolutions?|RESOLUTIONS?|UNSCRs?)\s+(?:[Nn]o\.?\s*)?(?P<first>{_NUMBER})(?P<more>(?:(?:,|\s+and|,\s*and|\s+or)\s*{_NUMBER})*)(?!\s*(?:of|per|%))"
    )
)
_SYMBOL: Final = CuedPattern(re.compile(r"\b(?:A|S|E|A/HRC)/RES/[\w/.-]*\d(?:\s*\((?:19|20)\d\d\))?"))


@cache
def _quoted_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A noun before what it calls in quotes, and behind it."""
    nouns = any_of(pairs("instruments", "quoted"))
    quote = rf"[{_QUOTES}](?P<q>[^“”\"«»„\n]{{3,160}})[”\"»“]"
    before = re.compile(rf"\b(?P<k>{nouns})\s+(?:titled\s+|entitled\s+|called\s+|named\s+|known\s+as\s+)?{quote}", re.IGNORECASE)
    return before, re.compile(rf"{quote}\s+(?P<k>{nouns})\b", re.IGNORECASE)


def quoted(text: str) -> Iterator[InstrumentName]:
    """“Name” initiative, project “Name”, Joint Programme proposal “Name”, ‘Agreement on …’, notes on “Name”."""
    if not any(mark in text for mark in _QUOTES + "‘"):
        return
    kinds = pairs("instruments", "quoted")
    taken: list[tuple[int, int]] = []
    for found in _whole(text):
        taken.append((found.start, found.end))
        yield found
    for pattern in _quoted_patterns():
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            noun = match["k"].lower()
            yield InstrumentName(match.start(), match.end(), match.end(), match["q"].strip(" ,."), noun, kinds[noun], "quoted")
    for match in _NOTES.finditer(text):
        for quote in _WHOLE.finditer(text, match.start(), min(len(text), match.end() + 220)):
            if not any(a < quote.end() and quote.start() < b for a, b in taken):
                name = (quote["q"] or quote["s"]).strip(" ,.")
                yield InstrumentName(*quote.span(), quote.end(), name, "notes", "other", "quoted")


def _whole(text: str) -> Iterator[InstrumentName]:
    """A name in quotation marks that has its head noun first, or last."""
    for match in _WHOLE.finditer(text):
        inside = " ".join((match["q"] or match["s"]).split())
        start = match.start("q") if match["q"] else match.start("s")
        words = inside.split()
        if (not words[0][:1].isupper() and not words[0][:1].isdigit()) or len(words) < 2 or _SPOKEN.search(inside):
            continue
        first, last = head_within(" ".join(words[:6]), plurals=False), head_within(" ".join(words[-3:]), plurals=False)
        head = first or last
        if head is None or (first is None and not words[-1][:1].isupper()):
            continue
        stop = start + len(match["q"] or match["s"])
        periods, _ = periods_of(text, start, stop, stop)
        yield InstrumentName(start, stop, stop, inside.strip(" ,."), head[0], head[1], "proper", periods)


def counted(text: str) -> Iterator[InstrumentName]:
    """`12 bilateral documents`, `five memoranda`, `twenty-six agreements`."""
    for match in _COUNTED.finditer(text):
        count = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"].lower()]
        if count > 1:
            yield InstrumentName(
                match.start(), match.end(), match.end(), match[0], match["what"].lower(), "other", "counted", count=count
            )


def numbered(text: str) -> Iterator[InstrumentName]:
    """`Security Council resolutions 1325 (2000) and 2250 (2015)`, `A/RES/70/1`: each number a name."""
    for match in _RESOLUTION.finditer(text):
        organ = " ".join(match["organ"].split())
        head = "UNSCR" if match["head"].startswith("UNSCR") else "resolution"
        for number in re.finditer(_NUMBER, text[match.start("first") : match.end()]):
            start, end = match.start("first") + number.start(), match.start("first") + number.end()
            first = match.start() if start == match.start("first") else start
            name = " ".join(f"{organ} {head} {number[0]}".split())
            yield InstrumentName(first, end, end, name, "resolution", "resolution", "proper")
    for match in _SYMBOL.finditer(text):
        yield InstrumentName(match.start(), match.end(), match.end(), match[0], "resolution", "resolution", "proper")
