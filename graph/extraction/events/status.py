"""Whether a happening took place, is to come or was called off, and in which mode."""

import re
from typing import Final

from graph.extraction.events.triggers import Trigger
from graph.extraction.text.views import SentenceView

__all__ = ["is_to_come", "mode_of", "status_of_event"]

_MODES: Final = (
    ("hybrid", re.compile(
        r"\bhybrid\b|\bin\s+(?:the\s+room|person|presence)\b[^.;]{0,60}\b(?:on[\s-]?line|virtually|remotely|by\s+video)"
        r"|\bboth\s+(?:online|in\s+person)\b", re.IGNORECASE)),
    ("online", re.compile(
        r"\b(?:online|on[\s-]line|virtual(?:ly)?|remote(?:ly)?|video\s?-?\s?conferenc\w*|teleconferenc\w*|video\s?(?:link|call|format)|via\s+(?:zoom|webex|video)"
        r"|(?:tele)?phone\s+(?:call|conversation|talks)|(?:by|over\s+the|on\s+the)\s+(?:tele)?phone|webinar)\b", re.IGNORECASE)),
    ("in-person", re.compile(r"\b(?:in[-\s]person|face[-\s]to[-\s]face|offline)\b", re.IGNORECASE)),
)  # fmt: skip
_CALLED_OFF: Final = (
    (
        "cancelled",
        re.compile(
            r"\b(?:cancel(?:l?ed|s)|called\s+off|(?:did|does|do|will|would)\s+not\s+(?:now\s+|after\s+all\s+)?(?:take\s+place|be\s+held|go\s+ahead|proceed)|(?:could|would)\s+not\s+(?:be\s+held|take\s+place)|was\s+aborted)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "postponed",
        re.compile(
            r"\b(?:postponed|put\s+off|rescheduled|deferred|put\s+back|pushed\s+back|moved\s+to\s+(?:a\s+later|another)\s+date)\b",
            re.IGNORECASE,
        ),
    ),
)
_OFF_LATER: Final = re.compile(
    r"(?:(?!\b(?:which|that|who|where|when|will|discuss\w*|said|met|held|hosted|and\s+\w+ed)\b)[^.;:]){0,300}?\b(?:has|have|had|was|were|is|are|been|be)\s+(?:(?:been|again|now|also|being|\w+ly)\s+)*"
    r"(?:cancel(?:l?ed)|called\s+off|aborted|postponed|put\s+off|deferred|put\s+back|pushed\s+back)\b",
    re.IGNORECASE,
)
"""A trip of many stops and travellers that, at the end of a long clause, `has been postponed`."""
_PROPOSED_AFTER: Final = re.compile(
    r"(?:\s+[\w\x01\x02]+){0,4}?,?\s+(?:(?:which|that)\s+)?(?:(?:was|is|has\s+been)\s+)?(?:proposed|suggested|mooted)\s+(?:by|for)\b",
    re.IGNORECASE,
)
_WILL_AFTER: Final = re.compile(
    r"(?:(?!\b(?:which|that|who|said|was|were|has|have|had|is|are|discuss\w*|met|held|and)\b)[^.;:,]){0,120}?(?:,[^.;:,]{3,90},)?\s(?:will|shall|(?:is|are)\s+(?:set|due|scheduled|slated)\s+to)\s+(?:also\s+)?"
    r"(?:be\s+(?:held|hosted|convened|organi[sz]ed|opened|chaired|attended|co-?chaired|co-?hosted)|take\s+place|open|begin|start|convene|gather|kick\s+off)\b",
    re.IGNORECASE,
)
_WILL_GATHER: Final = re.compile(
    r"\b(?:will|is\s+to|are\s+to|due\s+to|scheduled\s+to|set\s+to|expected\s+to)\s+(?:also\s+)?(?:be\s+)?(?:gather|meet|travel|attend|conven|assembl|join|com|head|fly|arriv|participat|depart|go)\w*\b(?:(?!\b(?:which|that|who|where|after|during|since|before)\b)[^.;:]){0,90}\s(?:for|at)\s+(?:the\s+|an?\s+|their\s+|its\s+)?$",
    re.IGNORECASE,
)
_AS_FOLLOWS: Final = re.compile(
    r"\b(?:schedule|programme|agenda|itinerary|timetable|calendar)\b[^.:]{0,120}\bas\s+follows\s*:[^.]*$", re.IGNORECASE
)
_NEXT: Final = re.compile(r"next\s+(?!day\b|morning\b|week\b|month\b|year\b)", re.IGNORECASE)
_PROPOSED: Final = re.compile(
    r"\b(?:idea\s+of|propos(?:al|ed|es|ing)\s+(?:to|of)|initiative\s+(?:to|of)|suggest(?:ed|ion)|invit(?:ed|ation|es|ing)\s+(?:[\w\x01\x02]+\s+){0,4}to)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|to\s+be\s+(?:held|hosted|organi[sz]ed|convened)|to\s+(?:take\s+place|meet|host|hold|convene|attend|visit|travel|receive|welcome|meet)|(?:is|are)\s+(?:also\s+|now\s+|then\s+|next\s+|later\s+)?to(?!\s+be\s+(?:seen|found|welcomed))|due|plans?\s+to|planned|upcoming"
    r"|forthcoming|coming|scheduled|slated|is\s+set\s+(?:for|to)|were\s+to|was\s+to|expected|is\s+going\s+to|agreed\s+to|would(?!\s+like)|expects?\s+to|intends?\s+to|hopes?\s+to|next\s+(?:week|month|year))\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:was|were|met|held|took|received|signed|visited|attended|hosted|discussed|had|opened|brought|drew|concluded|saw|talked|spoke|participated)\b",
    re.IGNORECASE,
)
_MEANT: Final = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:due|scheduled|supposed|to\s+(?!be\s+(?:seen|found|welcomed|expected)\b)[a-z]+)\b",
    re.IGNORECASE,
)
_SET: Final = re.compile(
    r"[^.;:]{0,100}?\b(?:is|are|was|were)\s+(?:now\s+)?(?:set|due|scheduled|planned|slated|expected|foreseen)\s+(?:for|to|on|in)\b",
    re.IGNORECASE,
)
_NOW: Final = re.compile(
    r",?\s+(?:which\s+|that\s+)?(?:(?:takes?\s+place|is|are|begins?|starts?|opens?|convenes?|follows?)\s+(?:on|in|at\s+the\s+end|tomorrow|next|later)\b(?!\s+(?:progress|session|line))"
    r"|takes?\s+place\s+(?:tomorrow|next))",
    re.IGNORECASE,
)
_DUE: Final = re.compile(
    r"\s+(?:\([^()]*\)\s*)?,?\s*"
    r"(?:(?:that|which)\s+[\w\x01\x02’' -]{1,40}?\s(?:will|is\s+going\s+to|are\s+going\s+to|is\s+to|are\s+to)\s+\w+"
    r"|(?:which\s+is\s+|that\s+is\s+|now\s+)*(?:due|scheduled|planned|set|slated|foreseen|expected)|that\s+will|which\s+will"
    r"|,?\s*to\s+(?:be\s+(?:held|hosted|organi[sz]ed|convened|co-?hosted)|take\s+place|begin|open|convene|start|meet))\b"
)


def mode_of(view: SentenceView, *, alone: bool) -> str | None:
    """The mode the sentence names; `alone` tells that the sentence is about one happening."""
    return next((mode for mode, pattern in _MODES if pattern.search(view.masked)), None) if alone else None


def status_of_event(view: SentenceView, trigger: Trigger, start: str | None, published: str | None) -> str:
    """cancelled, postponed, proposed, planned or held, by the words around the trigger and by its date."""
    before, after = view.masked[: trigger.np_start], view.masked[trigger.np_end :]
    own = view.masked[trigger.np_start : trigger.np_end]
    near = before[-50:] + own + after[:120]
    clause = after[: far.end()] if (far := _OFF_LATER.match(after)) is not None else ""
    off = next((status for status, pattern in _CALLED_OFF if pattern.search(near) or pattern.search(clause)), None)
    if off is not None:
        return off
    if (trigger.form != "verb" and _WILL_AFTER.match(after)) or _WILL_GATHER.search(before) or _AS_FOLLOWS.search(before):
        return "planned"
    if _PROPOSED_AFTER.match(after):
        return "proposed"
    if _NEXT.match(own) and not _PAST.search(after[:60]):
        return "planned"
    if _PROPOSED.search(before):
        return "proposed"
    told = trigger.form in {"finite", "verb"}
    done = told and (_CAME_TO.search(before) is not None or (trigger.form == "verb" and _is_past(before, own)))
    to_come = (
        told and not done and _FUTURE.search(before[-60:] + own + after[:40]) is not None and _PAST.search(before[-40:]) is None
    )
    joined = told and _WILL_AND.search(before + own) is not None
    meant = told and _MEANT.search(before[-40:] + own) is not None
    set_for = told and _SET.match(after) is not None
    due = trigger.form == "adjunct" and _DUE.match(after) is not None
    now = _NOW.match(after) is not None and (start is None or published is None or _later(start, published))
    return (
        "planned"
        if (now and told) or trigger.form == "planned" or to_come or joined or meant or set_for or due or _later(start, published)
        else "held"
    )


_DONE: Final = re.compile(
    r"\b(?:met|held|took|visited|attended|hosted|discussed|opened|concluded|saw|talked|spoke|arrived|travell?ed|flew|landed|left|departed|reached|toured|came|went|sat|gathered)(?:\s[^.;:,]{0,40})?$",
    re.IGNORECASE,
)
_WILL_AND: Final = re.compile(
    r"\b(?:will|shall|(?:is|are|due|expected|scheduled|set|plans?)\s+to)\s[^.;:]{0,200}?\s(?:and|then|before)\s+(?:also\s+|then\s+|later\s+)?(?:pay|hold|meet|visit|attend|receive|sign|take|have|open|address|deliver|participate|chair|host|call)\b[^.;:,]{0,40}$"
)
"""`will hold talks with … and pay a call`: the second verb hangs on the first."""
_MODAL: Final = re.compile(
    r"\b(?:will|shall|would|to|be|been|being|is|are|was|were|have|has|had)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_CAME_TO: Final = re.compile(
    r"\b(?:arrived|travell?ed|flew|landed|came|went|was\s+in|were\s+in|visited)\b[^.;:]{0,120}?\s(?:to\s+(?:attend|join|open|address|chair|co-?chair|take\s+part\s+in|participate\s+in)|for)\s+(?:the\s+|an?\s+|its\s+|their\s+)?$",
    re.IGNORECASE,
)
"""`flew to … to attend the summit`: who came was there."""


def _is_past(before: str, own: str) -> bool:
    """Whether the verb itself is in the past tense."""
    match = _DONE.search((before + own).rstrip())
    return match is not None and _MODAL.search(before[: match.start()]) is None


def is_to_come(view: SentenceView, start: str | None, published: str | None) -> bool:
    """Whether the sentence looks ahead, or the day it names does."""
    ahead = _FUTURE.search(view.masked) is not None or "itinerary" in view.masked.lower()
    return (ahead and _PAST.search(view.masked) is None) or _later(start, published)


def _later(start: str | None, published: str | None) -> bool:
    if not start or not published:
        return False
    size = min(len(start), len(published), 10)
    return start[:size] > published[:size]
