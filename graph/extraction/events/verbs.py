"""Verbs that tell of a happening by themselves, as patterns over a masked sentence."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from typing import Final

from graph.extraction.text.views import ACTOR, INSTRUMENT, PERSON

__all__ = ["VERBS"]

_ANY: Final = f"[{ACTOR}{PERSON}]"
_NAMEY: Final = f"[{ACTOR}{PERSON}{INSTRUMENT}]"
_GROUPS: Final = (
    r"we|leaders|ministers|officials|heads\s+of\s+(?:state|government|delegation|mission)s?|experts|ambassadors|envoys|delegations|delegates|representatives|parties|both\s+sides"
    r"|two\s+sides|the\s+sides|presidents|premiers|counterparts|chiefs|directors|deputies|secretaries|negotiators|coordinators|commissioners|governors|speakers|parliamentarians"
    r"|diplomats|sherpas|chairs|troika|council|committee|commission|authority|board|bureau|task\s+force|working\s+group|contact\s+group"
)
_COME: Final = r"met|meet|meets|came\s+together|come\s+together|comes\s+together|convened?|convenes|gather(?:ed|s)?|assembled?|sat\s+(?:down|together)|held\s+(?:a\s+|their\s+|its\s+)?(?:\w+\s+)?(?:meeting|session|talks|consultations)"
_HOW: Final = r"(?:again|today|here|yesterday|tomorrow|in|at|on|online|on-line|by|via|through|virtually|this|last|next|under|for\s+(?:the|a|an|their|its)|from|between|over|during|with|behind|separately)\b"
_PATTERNS: Final = (
    ("received", "meeting", rf"\breceived\s+(?:was|were)\s+(?=(?:the\s+)?(?:[\w’'-]+\s+){{0,4}}{_ANY})"),
    ("received", "meeting", rf"(?:{PERSON}|\b(?i:he|she|they|guests?|delegations?|visitors?|ministers?|ambassadors?|envoys?|team|mission|callers?|who)\b|{ACTOR}(?=,?\s(?:was|were|is|will)))[^.;]{{0,60}}?\b(?:was|were|is|are|been|be)\s+(?:\w+\s+)?(?:received|welcomed|greeted)\b(?=[^.;]*\bby\b[^.;]*{_ANY})"),
    ("presented", "ceremony", r"\b(?:received|receives|accepted|accepts)\s+(?:the\s+)?(?:letters?\s+of\s+credence|credentials)\b"),
    ("received", "meeting", rf"\b(?:received|receives|receive|welcomed|hosted)\s+(?=(?:[\w’',.-]+\s+){{0,5}}{_ANY}*{PERSON})"),
    ("met", "meeting", rf"(?<!was\s)(?<!were\s)(?<!been\s)\b(?:met|meets?)\s+(?:\w+ly\s+)?(?:today\s+|again\s+)?(?:on\s+[\w ,]{{1,30}}?\s+)?(?:in\s+{ACTOR}+\s+)?(?:with\s+)?(?=(?:[\w’',-]+\s+){{0,7}}{_ANY})"),
    ("met", "meeting", rf"(?<={_ANY})\s+(?:have\s+|has\s+|had\s+)?(?:met|meets?|convened|gathered|assembled|will\s+meet|to\s+meet)\b"),
    ("met", "meeting", rf"\b(?i:{_GROUPS})\b(?:{_ANY}++|[^.;:]){{0,100}}?\s(?:{_COME})\b(?=\s+{_HOW}|\s*[,.])"),
    ("met", "meeting", rf"(?<={ACTOR})\s+(?:(?:have|has|had|will)\s+)?(?:sat|sit|sits|reconvened?|{_COME})\b(?=\s+{_HOW}|\s*[,.])"),
    ("met", "meeting", rf"(?:{_ANY}|\b(?i:{_GROUPS}))\s+(?:was|were|is|are)\s+(?:due|expected|to\s+gather|to\s+convene)\s+(?=(?:in|at)\s+(?:{ACTOR}|[A-Z]))"),
    ("held", "meeting", rf"{ACTOR}\s+(?:(?:was|were|is|are|will\s+be|to\s+be)\s+(?:\w+ly\s+)?(?:held|convened)|(?:took|takes|will\s+take)\s+place)\b"),
    ("elected", "election", rf"{_ANY}[^.;]{{0,60}}?\b(?:re-?elected|elected|elects)\s+(?=(?:[\w’',.-]+\s+){{0,3}}{PERSON})"),
    ("elected", "election", rf"{PERSON},?\s+(?:was|were|is|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:re-?elected|elected)\b"),
    ("talked", "meeting", r"\b(?:talked|spoke|conferred|sat\s+down|conversed|held\s+(?:a\s+)?(?:discussions?|exchange)|exchanged\s+views|held\s+contacts?|had\s+discussions?)\s+(?:by\s+(?:tele)?phone\s+|over\s+the\s+phone\s+)?(?:with|to)\b"),
    ("saw", "meeting", rf"\bsaw\s+(?=(?:[\w’'.-]+\s+){{0,4}}{_ANY})"),
    ("called on", "meeting", rf"\b(?:called|calls|paid\s+a\s+(?:courtesy|farewell|working)\s+(?:call|visit))\s+(?:on|to)\s+(?=(?:[\w’'-]+\s+){{0,4}}{_ANY})"),
    ("presented", "ceremony", r"\bpresent(?:ed|s|ing)\s+(?:(?:his|her|their|the)\s+)?(?:copies\s+of\s+(?:his|her|their)\s+)?(?:letters?\s+of\s+credence|credentials)\b"),
    ("signed", "signing", r"\b(?:put|puts|affixed|set|added)\s+(?:his|her|their|its)\s+(?:names?|signatures?|seals?|hands?)\s+(?:to|on|under|beneath)\b"),
    ("signed", "signing", rf"\b(?:signed|signs?|inked|initialled|concluded)\s+(?=(?:[\w’',-]+\s+){{0,6}}(?:{INSTRUMENT}|(?i:documents?|agreements?|memorand\w+|contracts?|treaty|treaties|protocols?|declarations?|letters?\s+of\s+intent|statements?\s+of\s+intent|action\s+plans?|conventions?|arrangements?)\b))"),
    ("signed", "signing", rf"{INSTRUMENT}[^.;]{{0,60}}?\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?(?:signed|concluded|inked|initialled)\b"),
    ("documents signed", "signing", r"\b(?:documents?|agreements?|memorand\w+|contracts?|treaties|protocols?)\s+(?:(?:that|which)\s+)?(?:(?:was|were|had\s+been)\s+)?signed\b"),
    ("signed", "signing", rf"{_ANY}[^.;]{{0,60}}?\b(?:signed|inked|initialled)\s+(?=(?:the|an?|two|three|four|five|several|\d+)\s)"),
    ("launched", "ceremony", rf"{_ANY}[^.;]{{0,60}}?\b(?:launched|inaugurated|unveiled|opened|commissioned)\s+(?=(?:the|an?|their|its)\s)"),
    ("launched", "ceremony", rf"(?:{INSTRUMENT}|\b(?:centre|center|office|embassy|consulate|school|hospital|plant|bridge|facility|building|project|programme))\s[^.;]{{0,40}}?\b(?:was|were)\s+(?:\w+ly\s+)?(?:launched|inaugurated|unveiled|opened|commissioned)\b"),
    ("visited", "visit", rf"\b(?:visited|visits|visiting|(?:will|to|shall)\s+visit|arrive[ds]?\s+(?:in|at)|(?:will\s+|to\s+)?(?:travels?|travell?ed|fl[ey]w|fly|flies|head(?:s|ed)?|journey(?:s|ed)?)\s+to|landed\s+in|(?:left|leaves|departed|departs|sets?\s+off)\s+for|toured)\s+(?=(?:[\w’'-]+\s+){{0,4}}(?:{ACTOR}|[A-Z]))"),
    ("discussed", "meeting", rf"{_ANY}[^.;]{{0,80}}?\b(?:discussed|reviewed|considered|talked\s+about|exchanged\s+views)\b"),
)  # fmt: skip
VERBS: Final = tuple(
    (word, kind, re.compile(pattern, re.IGNORECASE if word in {"presented"} else 0)) for word, kind, pattern in _PATTERNS
)
"""Word, type of event, pattern; in the order in which they are tried."""
