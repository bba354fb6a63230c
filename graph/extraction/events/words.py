"""Words that look like nouns of happenings and are not: verbs, adjectives, idioms."""

import re
from typing import Final

from graph.extraction.text.views import ACTOR, PERSON

__all__ = ["is_verb"]

_ANY: Final = f"[{ACTOR}{PERSON}]"
_AS_VERB: Final = frozenset({"visit", "visits", "tour", "tours", "launch", "stay", "stays", "retreat", "retreats"})
_SUBJECT: Final = re.compile(rf"(?:{_ANY}|\b[Tt]o|\bwill|\bwho|\bthey|\bhe|\bshe|\bcan|\bmay)$")
_GERUNDS: Final = frozenset({"opening", "signing", "meeting", "training", "briefing"})
_SUBJECTS_OF: Final = frozenset(
    {
        "training",
        "trainings",
        "consultations",
        "election",
        "elections",
        "exhibitions",
        "exhibition",
        "dialogue",
        "negotiations",
        "negotiation",
        "visits",
        "missions",
        "conferences",
        "seminars",
        "workshops",
        "meetings",
    }
)
"""Nouns that are as often a topic as a happening."""
_OBJECT: Final = re.compile(r"\s+(?:the|a|an|new|up|with\s+a\s+view|their|its|his|her)\b")
_FORMAT: Final = re.compile(r"\s+(?:format|mode|link|platform|system|technolog\w+|facilities|room|hall)\b")
_BY_WIRE: Final = re.compile(r"(?:video|tele)[\s-]?conferences?|webinars?|video\s+calls?|phone\s+calls?")
_MEANS: Final = re.compile(r"\b(?:by|via|through|using|format\s+of|means\s+of|form\s+of|mode\s+of)\s+(?:an?\s+)?$", re.IGNORECASE)
"""`by videoconference`: the way, not the meeting."""
_SIDED: Final = frozenset({"bilateral", "trilateral"})
_MODIFIES: Final = re.compile(r"\s+(?!(?:with|between|was|is|took|takes|in|on|at|held|will|of|and)\b)[\w\x01\x02]")
_FAIRS: Final = frozenset({"fair", "fairs"})
_COURSES: Final = frozenset({"course", "courses"})
_FAIR: Final = re.compile(
    r"\b(?:[A-Z]\w+|books?|trade|jobs?|careers?|art|food|science|craft|handicrafts?|investment|education|tourism|travel|technology|agricultural|industrial|international|annual|charity|consumer)\s*$"
)
_COURSE: Final = re.compile(
    r"\b(?:of|in\s+the|in\s+due|in|due|on|the\s+right|change|changed|crash|main|race|golf)\s*$", re.IGNORECASE
)
_TOPIC: Final = re.compile(
    r"\b(?:(?:fields?|areas?|spheres?|domains?|sectors?|form|purposes?)\s+of|cooperation\s+(?:in|on)|co-operation\s+(?:in|on)|collaboration\s+(?:in|on)|including|such\s+as)\s+(?:the\s+)?(?:[\w-]+(?:,\s+|\s+and\s+|\s+)){0,4}$"
    r"|\b(?:seminars?|workshops?|courses?|conferences?|meetings?|talks|consultations|trainings?|sessions?|forums?|forum|round\s?tables?|symposium|lectures?)\s+(?:on|about|dedicated\s+to|devoted\s+to)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$"
    r"|\b(?:Organi[sz]ation|Department|Institute|Office|Centre|Center|Association|Academy)\s+(?:of|for|on)\s+(?:the\s+)?(?:[A-Z][\w-]+\s+){0,3}$"
    r"|\x03\s*(?:\([^()]{2,12}\)\s*)?(?:on|for|concerning|regarding|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,5}$"
)
"""What cooperation or an instrument is about is no happening."""
_EVENT: Final = re.compile(
    r"\b(?:a|an|the|this|official|annual|public|outreach|networking|charity|launch|opening|closing|parallel|high-profile|virtual|online|one-day|two-day|three-day|special|solemn|side|high-level|main|joint|commemorative|cultural)\s*$",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    rf"\b(?:calendar|schedule|list|overview|register|types?|kinds?)\s+of\s+(?:(?:{ACTOR}+|[\w-]+)\s+){{0,4}}$",
    re.IGNORECASE,
)
_MISSION: Final = re.compile(
    r"\b(?:a|an|the|fact-finding|joint|trade|business|high-level|solidarity|goodwill|mediation|assessment|monitoring|observer|observation|working)\s*$",
    re.IGNORECASE,
)
_CALL: Final = re.compile(
    r"(?:\b(?:a|an|the|his|her|their|this|that|during|separate|second|first|phone|video|telephone|joint|\d{1,2}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day['’]s)|['’]s?)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    rf"\s+(?:(?:with|between|among|took|today|yesterday|was\s+held|lasted|came)\b|(?:on|to)\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}[{ACTOR}]*{PERSON})|\s*[.,]",
    re.IGNORECASE,
)
"""`a call on the Minister`, `the call with …`; never `the call for peace`."""
_DISCUSSED: Final = re.compile(
    r"\b(?:(?:dedicated|devoted)\s+to|(?:participated|engaged|took\s+part|joined|actively)\s+in)\s+(?:the\s+|an?\s+)?(?:(?!panel\b)\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""How those at a gathering spoke: no happening of its own."""
_OFFICER: Final = re.compile(
    rf"(?:{PERSON}|\b(?:Director|President|Secretary|Chair\w*|Head|CEO|Members?|Founder|Coordinator|Manager|Speaker|Representatives?|Deputy|Officer|General)(?:[\s-]\w+){{0,2}})\s+(?:of|at|for|to)\s+(?:the\s+)?(?:[A-Z][\w’-]+\s+){{0,5}}$"
)
_LASTING: Final = frozenset({"Forum", "Congress", "Conference", "Assembly", "Festival", "Mission"})
"""Nouns that stand for a body where an officer of it is named."""
_TITLE: Final = 130
_STAY: Final = re.compile(r"\b(?:a|an|the|his|her|their)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_COMPOUND: Final = re.compile(
    r"[\s-]+(?:rooms?|halls?|cent(?:re|er)s?|venues?|agendas?|documents?|outcomes?|tables?|partners?|chair|chairmanship|secretariat|officials?|process(?:es)?|mechanisms?|points?|reports?"
    r"|participants?|organi[sz]ers?|calendars?|materials?|modules?|manuals?|needs|institutes?|institutions?|facilit\w+|grounds?|schedules?|minutes|requests?|commissions?|committees?|observers?"
    r"|observations?|campaigns?|results?|declarations?|leaders|delegates|members|countries|budgets?|guidelines|officers?|missions?|ships?|areas?|hours?|notes?|records?|papers?|services?)\b",
    re.IGNORECASE,
)
"""Nouns that a noun of a happening stands before: `training centre`, `election observers`."""
_IDIOMS: Final = re.compile(
    r"\b(?:in\s+(?:close\s+)?consultation\s+with|in\s+the\s+event\s+of|of\s+course|in\s+the\s+course\s+of|tours?\s+of\s+duty|duty\s+tours?|tour\s+de\s+force|state\s+of\s+play)\b",
    re.IGNORECASE,
)


_REMARKS: Final = re.compile(
    r"\s+(?:and\s+closing\s+)?(?:remarks|address(?:es)?|speech(?:es)?|statements?|words|comments|intervention|message|keynote)\b",
    re.IGNORECASE,
)


def is_verb(text: str, match: re.Match[str]) -> bool:
    """Whether the word matched in the masked sentence is no noun of a happening here."""
    word = match[1].lower()
    before, after = text[: match.start()], text[match.end() :]
    if _REMARKS.match(after) or any(idiom.start() <= match.start() < idiom.end() for idiom in _IDIOMS.finditer(text)):
        return True
    if _COMPOUND.match(after) or (before.endswith("(") and after.startswith(")")):
        return True
    talked = word in {"discussion", "discussions"} and _DISCUSSED.search(before) is not None
    if (
        talked
        or _is_topic(match[1], before)
        or (match[1] in _LASTING and _OFFICER.search(before))
        or _is_quoted(match[1], before, after)
    ):
        return True
    if word in _GERUNDS and _OBJECT.match(after):
        return re.search(r"\b(?:a|the|this)\s*$", before) is None
    if word.endswith("s") and _LISTED.search(before):
        return True
    as_verb = word in _AS_VERB and _SUBJECT.search(before.rstrip()) is not None
    as_format = word != "meeting" and _FORMAT.match(after) is not None
    return as_verb or as_format or _is_no_event(word, before, after)


def _is_quoted(noun: str, before: str, after: str) -> bool:
    """Whether a small word stands inside a quoted title: `“diversity for dialogue and development”`."""
    opened, closed = before.rfind("“"), after.find("”")
    if not noun.islower() or opened < 0 or closed < 0 or "”" in before[opened:] or "“" in after[:closed]:
        return False
    quoted = before[opened:] + noun + after[:closed]
    return len(quoted) < _TITLE and re.search(r"[.!?,]", quoted) is None


def _is_topic(noun: str, before: str) -> bool:
    """Whether the words before make the noun a subject of cooperation, or the way in which people meet."""
    word = noun.lower()
    if _BY_WIRE.fullmatch(word) and _MEANS.search(before):
        return True
    return (word in _SUBJECTS_OF or noun[0].isupper()) and _TOPIC.search(before) is not None


def _is_no_event(word: str, before: str, after: str) -> bool:
    """Nouns that name a happening only with the right words around them."""
    if word in _SIDED:
        return _MODIFIES.match(after) is not None
    if word in _FAIRS | _COURSES:
        return _is_no_course(word, before) or after.startswith(" of")
    if word in {"event", "events"}:
        return _EVENT.search(before) is None and not after.startswith(" of")
    if word in {"call", "calls"}:
        return _CALL.search(before) is None or _CALLED.match(after) is None
    if word in {"stay", "stays"}:
        return _STAY.search(before) is None or re.match(r"\s+(?:in|at)\b", after) is None
    return word in {"mission", "missions"} and _MISSION.search(before) is None


def _is_no_course(word: str, before: str) -> bool:
    """`of course`, `free and fair`: words that only sometimes name a course or a fair."""
    if word in _FAIRS:
        return _FAIR.search(before) is None
    named = re.search(r"\b(?:[A-Z]\w+|training|the|\w+-\w+)\s*$", before) is not None
    return not named if word == "courses" else _COURSE.search(before) is not None
