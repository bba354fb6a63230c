"""The patterns of the date grammar, longest first: a stretch belongs to the first pattern that takes it."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from typing import Final

__all__ = ["HINT", "MONTHS", "PATTERNS", "WEEKDAYS", "number_word"]

MONTHS: Final = {
    name: number
    for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
WEEKDAYS: Final = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("one", "first", "1st", "i"),
            ("two", "second", "2nd", "ii"),
            ("three", "third", "3rd", "iii", "3th"),
            ("four", "fourth", "4th", "iv"),
            ("five", "fifth"),
            ("six",),
            ("seven",),
            ("eight",),
            ("nine",),
            ("ten",),
        ),
        1,
    )
    for word in words
}

# A look at the next letter alone spares most places of a text the long choices behind it.
_M: Final = (
    r"(?=[A-Z])(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WD: Final = r"(?=[A-Z\dt])(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),?\s+(?:the\s+)?)?"
_Y: Final = r"(?:19|20)\d\d"
_D: Final = r"(?:[12]\d|3[01]|0?[1-9])"
_ORD: Final = r"(?:st|nd|rd|th)?"
_TO: Final = rf"\s*(?:[-–—/]|\bto\b|\band\b|\btill\b|\buntil\b|\bthrough\b|\bthru\b|&)\s*{_WD}(?:the\s+)?"
_OF: Final = r"\s+(?:day\s+of\s+|of\s+)?"
_CY: Final = r"(?:(?:\s*,\s*|\s+)(?:of\s+)?"
_WHICH: Final = r"last|this|next|current|coming|previous|past"
_NOT_MORE: Final = r"(?![\d:]|[.,]\d(?!\d{3}\b)|\s*%)"


HINT: Final = re.compile(
    r"\b(?:"  # every choice is a word
    r"(?:19|20)\d\d\b|(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|"
    r"JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|(?:[Tt]his|[Ll]ast)\s+(?:morning|afternoon|evening|night)|"
    r"[Ss]ame (?:day|evening|afternoon|morning)|[Tt]hat (?:day|evening|afternoon|morning|night)|(?:[Ff]ollowing|[Nn]ext|[Pp]revious|[Ss]econd|[Ff]inal) (?:day|morning|evening)|days (?:later|earlier|ago|before|after)|of (?:this|the current|the same|next|last) month|day (?:after|before|later|earlier)|[Tt]he day|day\b|within the year|(?:last|this|next|current|coming|previous|past)\s+(?:year|month|\w+\s+years)"
    r")"
)


def number_word(word: str) -> int:
    """1 for `1`, `first`, `one`, `I`; 0 for what is no number."""
    lower = word.lower()
    return int(lower) if lower.isdigit() else _NUMBERS.get(lower, 0)


PATTERNS: Final = tuple(
    (rule, re.compile(pattern, re.IGNORECASE if rule in _FOLDED else 0))
    for _FOLDED in ({"near-year", "near-month", "near-day", "weekday", "same-day", "day-after", "day-before", "days-later", "day-of-month", "weekdays", "within-year", "span", "quarter", "half", "season"},)
    for rule, pattern in (
        ("iso", rf"\b(?P<y>{_Y})-(?P<m>0[1-9]|1[0-2])-(?P<d>{_D})\b(?!-)"),
        ("numeric", rf"\b(?P<d>{_D})(?P<sep>[./])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<y>{_Y})\b"),
        ("days", rf"{_WD}\b(?P<d1>{_D}){_ORD}{_OF}(?P<m1>{_M}){_CY}(?P<y1>{_Y}))?{_TO}(?P<d2>{_D}){_ORD}{_OF}(?P<m2>{_M}){_CY}(?P<y>{_Y})\b)?"),
        ("days", rf"{_WD}(?P<m1>{_M})\s+(?P<d1>{_D}){_ORD}{_CY}(?P<y1>{_Y}))?{_TO}(?P<m2>{_M})\s+(?P<d2>{_D}){_ORD}\b{_NOT_MORE}{_CY}(?P<y>{_Y})\b)?"),
        ("days", rf"{_WD}\b(?P<d1>{_D}){_ORD}(?:\s*(?:,|[-–]|\bto\b)\s*{_D}{_ORD}){{1,5}},?\s*(?:and|&)\s*(?P<d2>{_D}){_ORD}{_OF}(?P<m1>{_M}){_CY}(?P<y>{_Y})\b)?"),
        ("days", rf"{_WD}\b(?P<d1>{_D}){_ORD}{_TO}(?P<d2>{_D}){_ORD}{_OF}(?P<m1>{_M}){_CY}(?P<y>{_Y})\b)?"),
        ("days", rf"{_WD}(?P<m1>{_M})\s+(?P<d1>{_D}){_ORD}{_TO}(?P<d2>{_D}){_ORD}\b{_NOT_MORE}{_CY}(?P<y>{_Y})\b)?"),
        ("month-of-year", rf"(?:(?P<d1>{_D}){_ORD}{_OF})?(?P<m1>{_M})(?:\s+of|,)?\s+(?:the\s+)?(?P<w>{_WHICH})\s+year"),
        ("month-of-year", rf"(?P<m1>{_M})\s+(?P<d1>{_D}){_ORD},?\s+(?:of\s+)?(?:the\s+)?(?P<w>{_WHICH})\s+year"),
        ("day", rf"{_WD}(?:the\s+)?\b(?P<d1>{_D}){_ORD}{_OF}(?P<m1>{_M}){_CY}(?P<y>{_Y})\b)?"),
        ("day", rf"{_WD}(?P<m1>{_M})\s+(?:the\s+)?(?P<d1>{_D}){_ORD}\b{_NOT_MORE}{_CY}(?P<y>{_Y})\b)?"),
        ("months", rf"(?P<m1>{_M})(?:\s+(?P<y1>{_Y}))?{_TO}(?P<m2>{_M})\s*,?\s+(?P<y>{_Y})\b"),
        ("quarter", rf"\b(?P<q>(?:(?:first|second|third|fourth|[1-4](?:st|nd|rd|th)|I{{1,3}}|IV)(?:\s*(?:,|and|to|-|–)\s*(?:the\s+)?)?){{1,4}})\s+quarters?\s+(?:of\s+)?(?:the\s+)?(?:(?P<y>{_Y})\b|(?P<w>{_WHICH})\s+year)"),
        ("quarter", rf"\bQ(?P<q>[1-4])[\s/-]*(?P<y>{_Y})\b"),
        ("half", rf"\b(?P<h>first|second|1st|2nd)\s+half\s+of\s+(?:the\s+)?(?:(?P<y>{_Y})\b|(?P<w>{_WHICH})\s+year)"),
        ("season", rf"\b(?P<s>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?:(?P<y>{_Y})\b|(?P<w>{_WHICH})\s+year)"),
        ("years", rf"(?<![\d-])(?P<y1>{_Y})\s*[-–—/]\s*(?P<y2>{_Y}|\d\d)\b(?!-\d)"),
        ("years", rf"\b(?:from|between)\s+(?P<y1>{_Y})\s+(?:to|and|until|through)\s+(?P<y2>{_Y})\b"),
        ("month", rf"(?P<m1>{_M})\s*,?\s+(?:of\s+)?(?P<y>{_Y})\b"),
        ("months", rf"(?=[A-Z])(?:(?<=\bin )|(?<=\bfrom )|(?<=\bbetween )|(?<=\bduring ))(?P<m1>{_M}){_TO}(?P<m2>{_M})\b"),
        (
            "bare-month",
            r"(?=[A-Z])(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\buntil )|(?<=\bof )|(?<=\blast )|(?<=\bnext )|(?<=\bthis )|(?<=\bearly )"
            r"|(?<=\bfor )|(?<=\bduring )|(?<=\bbefore )|(?<=\bafter )|(?<=\bEarly )|(?<=\bLate )"
            rf"|(?<=\blate )|(?<=\bmid-)|(?<=\bfrom )|(?<=\bby ))(?P<m1>{_M})\b(?!\s+\d|\s+(?:[A-Z]\w+|have|not|be)\b)",
        ),
        ("days-later", r"\b(?P<n>two|three|four|five|six|seven|ten|\d{1,2})\s+days\s+(?P<w>later|earlier|ago|before\s+that|after\s+that)\b"),
        ("day-of-month", rf"\b(?P<d1>{_D})(?:st|nd|rd|th)\s+(?:day\s+)?of\s+(?P<w>this|the\s+current|the\s+same|next|last)\s+month\b"),
        ("weekdays", r"\b(?:from\s+|between\s+)?(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s*(?:to|through|until|and|-|–)\s*(?P<w2>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s|,?\s+(?:\d|(?-i:[A-Z])))"),
        ("within-year", r"\bwithin\s+(?:the|this)\s+(?:current\s+)?year\b"),
        ("near-month", rf"\b(?:the\s+)?(?P<w>{_WHICH})\s+month\b"),
        ("near-year", rf"\b(?:the\s+)?(?P<w>{_WHICH})\s+year\b(?!['’]s)"),
        ("near-day", r"\b(?P<w>(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:earlier\s+)?today|yesterday|tomorrow|this\s+(?:morning|afternoon|evening)|tonight|last\s+(?:night|evening))\b(?!['’]s)"),
        ("same-day", r"\b(?:on\s+)?(?:the|that)\s+same\s+(?:day|evening|afternoon|morning)\b|\b(?:later|earlier)\s+(?:that|the same|in the)\s+(?:day|evening|afternoon)\b|\bon\s+that\s+day\b|\bthat\s+(?:evening|afternoon|morning|night)\b"),
        ("day-after", r"\b(?:the|on\s+the)\s+(?P<w>following|next)\s+(?:day|morning|evening)\b|\b(?P<w2>a|one)\s+day\s+(?:after|later)\b|\bthe\s+day\s+after\b"),
        ("day-before", r"\b(?:the|on\s+the)\s+(?:previous|preceding)\s+(?:day|evening)\b|\b(?:a|one)\s+day\s+earlier\b|\bthe\s+day\s+before\b(?!\s+(?:yesterday|the))"),
        ("weekday", r"\b(?:(?P<which>last|next|this|coming)\s+)?(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s)"),
        ("span", r"\b(?P<w>next|coming|last|past)\s+(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+years\b"),
        ("year", rf"(?<![\w.,/$€£-])(?P<y>{_Y})\b(?![\w%]|[-–/.,]\d|\s+(?:million|billion|people|participants|km|persons))"),
    )
)  # fmt: skip
