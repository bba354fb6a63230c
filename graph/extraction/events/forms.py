"""How a clause speaks of a happening: tells of it, mentions it after a preposition, plans it, or refers back to it."""

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["clause_form", "is_planned"]

_WORDS: Final = r"(?:[\w’'-]+\s+)"
_DETERMINER: Final = r"(?:(?:the|a|an|its|his|her|their|this|that|our|another|one)\s+)"
_AUXILIARY: Final = r"(?:was|were|is|are|be|been|being)"

_PASSIVE: Final = re.compile(
    rf"\b(?:took|takes?|taking|taken)\s+place\b|\b{_AUXILIARY}\s+(?:\w+ly\s+|also\s+|being\s+)?(?:held|hosted|convened|conducted|organi[sz]ed|opened|launched|inaugurated"
    r"|scheduled|planned|attended|chaired|postponed|cancell?ed|moderated|completed|set|due|slated|fixed|foreseen|deferred|called\s+off|put\s+off)\b|\b(?:held|hosted)\s+(?:on|in|at|by)\b|\bgot\s+under\s*way\b|^\s+(?:is|was|will\s+be)\s+(?:on|in|at|from)\s+(?:\d|[A-Z\x01])",
    re.IGNORECASE,
)
_ACTIVE: Final = re.compile(
    r"^[^.;:,]{0,90}?\b(?:brought|drew|gathered|united|concluded|ended|began|begins|started|kicked\s+off|opened|opens|closed|wrapped\s+up|convened|endorsed|adopted|dealt|focused|marked|saw|comes)\b",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(
    r"^[^.;:]{0,160}?\b(?:concluded|ended|began|begins|started|starts|opened|opens|kicked\s+off|wrapped\s+up|got\s+under\s*way|closed)\s+(?:on|in|today|yesterday|this|last)\b",
    re.IGNORECASE,
)
_GOVERNS: Final = re.compile(
    rf"\b(?:held|holds?|holding|(?:had|has|have|having)(?=\s+{_DETERMINER}{_WORDS}{{0,3}}$)|conduct(?:ed|s|ing)?|host(?:ed|s|ing)?|organi[sz](?:ed|es|ing)|conven(?:ed|es|ing)"
    r"|chair(?:ed|s|ing)|open(?:ed|s|ing)|complet(?:ed|es)|attend(?:ed|s|ing)?|(?:took|taking|takes?)\s+part\s+(?:in|at)|participat(?:ed|es|ing)\s+(?:in|at|to)"
    r"|(?:is|was|are|were)(?:\s+in\s+(?:the\s+)?(?:\x01+|[\w’-]+))?\s+on|(?:sen[dt]s?|dispatch(?:ed|es))|join(?:ed|s)|address(?:ed|es|ing)?|brought|saw|paid|pays|paying|made|makes?|arriv(?:ed|es)\s+(?:for|on)|moderat(?:ed|es)|clos(?:ed|ing)"
    rf"|launch(?:ed|es)|announc(?:ed|es)|sp(?:oke|eaking)\s+at|(?:sat\s+(?:down|together)|gathered|assembled|met|come\s+together|came\s+together)(?:\s+(?:on|in|at|here|today|yesterday|from|this)\b[^.;:]{{0,80}}?)?\s+(?:for|at)|began|concluded|kicked\s+off)(?:\s+(?:on|in|at|from)\b[^.;:]{{0,80}},)?\s+(?P<rest>{_DETERMINER}{{0,2}}{_WORDS}{{0,3}})$",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"\b(?:during|at|in|after|following|before|for|to|since|of|within|until|by|with|on|from|and|that)\b", re.IGNORECASE
)
_PREPOSITION: Final = re.compile(
    r"\b(?:during|at|in|after|following|before|for|to|since|of|within|until|by|with|on|from|as|about|regarding|through|via|where|when|how|sidelines\s+of|participants\s+(?:of|in))\s+$",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(
    r"\b(?:upcoming|forthcoming|coming|planned|scheduled|future|preparations?\s+(?:for|of)|(?:upcoming\s+|planned\s+)?organi[sz]ation\s+of|holding\s+of|prepar(?:e|ing)\s+(?:for\s+)?"
    r"|idea\s+of\s+\w+ing|propos(?:al|ed|es|ing)\s+(?:to\s+\w+|of)|initiative\s+to\s+\w+|(?:will|to|plans?\s+to|intends?\s+to)\s+(?:host|hold|convene|attend|take\s+part\s+in|participate\s+in|organi[sz]e|visit)"
    rf"|invit\w+\s+to)\s+{_DETERMINER}?{_WORDS}{{0,2}}$",
    re.IGNORECASE,
)
_FUTURE_WORDS: Final = frozenset({"upcoming", "forthcoming", "coming", "planned", "scheduled"})
_NO_NAME: Final = frozenset(
    {"signing", "opening", "closing", "same", "above", "said", "above-mentioned", "solemn", "working", "official"}
)
_TELLS_WHICH: Final = re.compile(r"\s+(?:between|with|of|among|in|on)\b")


def is_planned(before: str, modifiers: Sequence[str] = ()) -> bool:
    """Whether the words before a happening say that it is to come."""
    return any(word.lower() in _FUTURE_WORDS for word in modifiers) or _PLANNED.search(before) is not None


def clause_form(masked: str, start: int, end: int, determiner: str, modifiers: Sequence[str], *, named: bool) -> str:
    """finite, adjunct, planned, refer or loose: see `events_triggers.Trigger`.

    `masked[start:end]` is the noun phrase without its determiner.
    """
    before, after = masked[:start], masked[end:]
    outside = before.rstrip()
    if determiner and outside.lower().endswith(determiner):
        outside = outside[: -len(determiner)]
    outside = outside.rstrip() + " " if outside.strip() else ""
    bare = (
        determiner in {"the", "this", "that"}
        and all(word.lower() in _NO_NAME for word in modifiers)
        and not named
        and not _TELLS_WHICH.match(after)
    )
    governed = _GOVERNS.search(before)
    if governed and not _JOINT.search(governed["rest"]):
        return "planned" if is_planned(before, modifiers) else "refer" if bare else "finite"
    if is_planned(before, modifiers) and not _told(outside, after):
        return "planned"
    if not bare and _told(outside, after):
        return "finite"
    if bare:
        return "refer"
    if _PREPOSITION.search(outside) or re.match(r"\s+(?:between|with|among)\b", after):
        return "adjunct"
    return "adjunct" if named else "loose"


def _told(outside: str, after: str) -> bool:
    """Whether the phrase is the subject of a verb of happening."""
    if _PREPOSITION.search(outside):
        return False
    return any(pattern.search(after) for pattern in (_PASSIVE, _ENDED)) or _ACTIVE.match(after) is not None
