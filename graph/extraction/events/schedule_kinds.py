"""Which kind of happening a line of a programme tells of, and which lines tell of none: breaks, arrivals of papers, the press."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from typing import Final

from graph.extraction.events.types import noun_pattern, phrase_type

__all__ = ["DAY_WORD", "DETAIL", "ROOM", "is_happening", "is_idle", "is_programme", "row_kind"]

_PROGRAMME: Final = re.compile(
    r"\b(?:schedules?|programmes?|programs?|agenda|calendar|diary|diaries|engagements|appointments|itinerary|timetable|order\s+of\s+business|looking\s+ahead"
    r"|(?:the\s+)?(?:week|month|days?|fortnight)s?\s+ahead|(?:this|next)\s+week|forward\s+look|upcoming|forthcoming|coming\s+(?:up|events|meetings)|dates?\b[^.]{0,40}\b(?:calendar|meetings?|events?|note|diary)"
    r"|meetings\s+in\b|events\s+(?:from|for|on)\b|list\s+of\s+(?:meetings|events)|events\s+(?:in|of)|work\s?plan|plan\s+of|roadmap|week\s+\d+|save\s+the\s+date|what['’]s\s+(?:on|next)|meetings\s+scheduled)\b",
    re.IGNORECASE,
)
_IDLE: Final = re.compile(
    r"(?:\W*(?:(?:(?:early|late|morning|afternoon|mid-?morning|delegates?|participants?|advisor|on-?site|group|arrival\s+and|networking)\s+)*(?:coffee|tea|lunch|health|short|comfort|networking|refreshment|prayer)[ /-]*(?:and\s+)?(?:tea\s+|coffee\s+)?(?:break|pause)?|break|lunch(?:eon)?(?:\s+break)?|dinner|breakfast|refreshments"
    r"|(?:(?:early|late|on-?site|delegates?|participants?|morning|afternoon|guest|media|welcome\s+and|arrival\s+and)\s+)*(?:registration|accreditation|check[- ]?in|seating|security\s+(?:check|screening)|transfer|travel|free\s+(?:time|evening)|rest|hotel|pick[- ]?up|family\s+photo(?:graph)?|group\s+photo(?:graph)?|photo\s+(?:session|opportunity)|official\s+photo)\b[^.]{0,80}"
    r"|(?:opening|welcome|welcoming|closing|concluding|introductory|keynote)\s+(?:remarks|address(?:es)?|statements?|speech(?:es)?|words)\b.{0,200}"
    r"|(?:remarks|speech|statement|address|presentation|welcome|introduction)\s+(?:by|from)\b.{0,200}|q\s*(?:&|and)\s*a\b.{0,80}|questions?\s+and\s+answers?|discussions?|wrap[- ]?up.{0,40}|end\s+of\s+.{0,60}|close(?:\s+of\s+.{0,60})?|adoption\s+of\s+(?:the\s+)?agenda"
    r"|(?:joint\s+)?press\s+(?:conference|briefing|point|opportunity|availability|statements?|remarks|call|time|access)\b.{0,160}|doorstep.{0,60}|media\s+(?:availability|briefing|opportunity|call|arrival|access)\b.{0,80}|briefing\s+to\s+the\s+press.{0,60}"
    r"|(?:arrival|departure)s?\b.{0,140}|.{0,80}?\b(?:arrives?\s+(?:in|at|to|from|on|by|for)|returns?\s+to\s+(?:the\s+)?hotels?|leaves?\s+(?:the\s+)?hotel|stays?\s+(?:at|in|overnight)|spends?\s+the\s+night|overnight\s+(?:at|in))\b.{0,120}|arrives?\b.{0,120}|departs?\b.{0,120}|day\s+(?:\d|one|two|three)|no\s+(?:public\s+)?(?:meetings?|events?|engagements?|appointments?)\b.{0,80}|(?:all\s+other\s+)?(?:internal|private)\s+(?:meetings?|appointments?)\b.{0,40}|.{0,80}\bno\s+(?:public\s+)?(?:meetings?|events?|engagements?|appointments?)\b.{0,60}"
    r"|(?:public\s+)?holidays?\b.{0,60}|deadline\b.{0,160}|.{0,60}\bdeadline\b|(?:un\s+)?official\s+holiday.{0,40}|n/?a|tb[cad]|to\s+be\s+(?:confirmed|announced|decided)))\W*",
    re.IGNORECASE | re.DOTALL,
)
_KINDS: Final = (
    ("ceremony", re.compile(r"\b(?:credentials?|credence|wreath|laying\s+of|lays|guard\s+of\s+honou?r|inaugurat\w+|groundbreaking|flag[- ](?:raising|hoisting)|official\s+welcome|welcome\s+ceremony|receptions?|gala|national\s+day|unveil\w*|oath|swearing[- ]in)\b", re.IGNORECASE)),
    ("signing", re.compile(r"\b(?:signing|signature|signs?)\b", re.IGNORECASE)),
    ("visit", re.compile(r"^(?:(?:state|official|working|private|field|study|site|courtesy|joint|bilateral|two-day|one-day)\s+)*(?:visits?|trip|tours?|travels?\s+to|is\s+on\s+travel|mission\s+to)\b(?!\s+(?:exchange|programme|by\s+courtesy))", re.IGNORECASE)),
    ("meeting", re.compile(
        r"^(?:\W*(?:phone|telephone|video|conference|courtesy|conference)\s+calls?\b|calls?\s+(?:on|with|by|from|to)\b|receiv\w+|meets?\b|meeting\b|met\b|bilateral|working\s+(?:lunch|dinner|breakfast)|tête-à-tête|tete-a-tete|one-on-one|talks?\b|audience|hosts?\b|luncheon|interview\s+with|exchange\s+of\s+views|speaks?\s+(?:with|to|by)|spoke\s+(?:with|to|by)|holds?\s+(?:talks|a?\s*meetings?)|video\s?conference|briefed|discussions?\s+with)", re.IGNORECASE)),
    ("session", re.compile(r"\b(?:open\s+debate|debate|briefings?|adoption|vote|voting|action\s+on|hearings?|(?:closed\s+|informal\s+)?consultations\s+of\s+the\s+whole|arria[- ]formula|interactive\s+dialogue|plenary|sittings?|part[- ]session|panel|roundtable|working\s+session)\b", re.IGNORECASE)),
)  # fmt: skip
_WEAK: Final = re.compile(r"\b(?:awards?|commemorat\w+|anniversary|memorial|tribute|celebrat\w+)\b", re.IGNORECASE)
_CONSULTS: Final = re.compile(r"\b(?:consultations?|interactive\s+dialogue)\b", re.IGNORECASE)
_OF_BODY: Final = re.compile(
    r"\b(?:Councils?|Committees?|Sub-?[Cc]ommittees?|Board|Bureau|Commission|Assembly|Working\s+(?:Group|Party)|Task\s+Force|Panel|Parliament|Cabinet|Eurogroup|Troika|COP\s?-?\d+|ECOFIN|GAERC|Ministerial|MC\d+|AMM|Senate|Congress|Group\s+of\s+Experts|Quartet|Conference\s+of\s+Parties|Governing\s+Body|Executive\s+Body|SOM|Expert\s+Group|Delegation|G\s?-?(?:7|8|20|77))\b"
)
_CODE: Final = re.compile(r"^[A-Z][A-Z/]*(?:\s[IVX]+)?[- ]?(?:[A-Z]{2,}|\d{1,3}|[IVX]+)\b")
_COP: Final = re.compile(r"\b(?:COP|MC|CMP|CMA)\s?-?\d+\b|\bG\s?-?(?:7|8|20)\b")

ROOM: Final = re.compile(
    r"(?:[\w'’.,&/()-]+\s+){0,6}?(?:chamber|room|hall|floor|auditorium|lounge|stakeout|ballroom|foyer|lobby|annex|building|studio|library|pavilion|theatre|theater|hotel|palace|garden|terrace|restaurant)\b[\s,]*(?:[A-Z]?[-\d]+\w?|[IVX]+|[A-Z])?(?:,.{0,40})?|(?:via\s+)?(?:zoom|webex|online|virtual)\b.{0,30}",
    re.IGNORECASE,
)
"""A line that names a room and nothing else."""
DETAIL: Final = re.compile(
    r"(?:(?:welcome|welcoming|opening|closing|introduct\w*|key\s?note|introductory|concluding)\b[^:]{0,30}:|(?:address|remarks?|statements?|speakers?|chair\w*|co-?chairs?|moderat\w+|panel\w*|presenters?|facilitat\w+|discussants?|rapporteurs?|master\s+of\s+ceremon\w+|mc|hosts?|with|briefers?|interventions?|presentations?)\b[^:]{0,30}:)",
    re.IGNORECASE,
)
"""A line below a happening that says who opens, chairs or speaks there."""
DAY_WORD: Final = re.compile(
    r"(?:^|[.!?]\s+)(?:(?:later\s+)?(?P<w>today|tomorrow|yesterday|this\s+(?:morning|afternoon|evening)|tonight|the\s+day\s+after\s+tomorrow|on\s+(?P<d>[^.:]{3,40})))\s*:\s*$",
    re.IGNORECASE,
)
"""A paragraph or line that ends with a day and a colon: what is listed below is of that day."""


def row_kind(text: str) -> str | None:
    """Type of the happening a line tells of; None where nothing in it names one."""
    head = re.split(r"(?<=[a-z)])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bAmb)\.\s|\s[–—]\s|;", text.strip(), maxsplit=1)[0]
    head = re.sub(r"\s*\([^()]*\)", "", head)
    kind = next((kind for kind, pattern in _KINDS[:4] if pattern.search(head)), None)
    if kind is None and _COP.search(head) and not noun_pattern().search(head):
        kind = "conference"
    named = phrase_type(head)
    if kind is None and named not in {None, "other"}:
        kind = named
    if kind is None and _CONSULTS.search(head):
        kind = "consultation"
    if kind is None and _KINDS[4][1].search(head):
        kind = "session"
    if kind is None and _WEAK.search(head):
        kind = "ceremony"
    body = "session" if _OF_BODY.search(text) or _CODE.match(head) else None
    return kind or _any_noun(head) or body or named


def _any_noun(head: str) -> str | None:
    """The type of the first noun of a happening, wherever it stands: `delivers remarks at a reception`."""
    for match in noun_pattern().finditer(head):
        kind = phrase_type(match[1])
        if kind not in {None, "other"}:
            return kind
    return None


def is_happening(text: str) -> bool:
    """Whether a line names a happening."""
    return row_kind(text) is not None


def is_idle(text: str) -> bool:
    """Whether a line of a programme is none that a calendar would keep: a break, a speech, the press."""
    return _IDLE.fullmatch(text.strip()) is not None


def is_programme(text: str) -> bool:
    """Whether a heading says that what follows is a programme."""
    return _PROGRAMME.search(text) is not None
