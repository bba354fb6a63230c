"""How a clause speaks of a happening: tells of it, mentions it after a preposition, plans it, or refers back to it."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["clause_form", "is_planned"]

_WORDS: Final = r"(?:[\w’'“”\"‘«»&.\x01\x02\x03-]+\s+)"
_DETERMINER: Final = r"(?:(?:the|a|an|its|his|her|their|this|that|our|another|one|such\s+an?)\s+)"
_AUXILIARY: Final = r"(?:was|were|is|are|be|been|being)"
_ADVERB: Final = r"(?:(?:also|then|later|today|yesterday|again|now|both|jointly|further|\w+ly)\s+)"
_HELD: Final = (
    r"held|hosted|co-?hosted|convened|conducted|organi[sz]ed|opened|launched|inaugurated|scheduled|planned|attended|chaired|co-?chaired|presided\s+over"
    r"|postponed|cancell?ed|carried\s+out|performed|moderated|completed|concluded|closed|commenced|started|resumed|arranged|staged|set|due|slated|fixed|foreseen|expected|deferred|called\s+off|put\s+off"
    r"|preceded|followed|addressed|led|headed|co-?headed|officiated|overseen|supervised|graced|sponsored|supported|funded|financed|co-?funded|celebrated|marked|commemorated|observed|delivered|run|rolled\s+out|broadcast|live-?streamed|webcast|opened\s+by|facilitated|wrapped\s+up|kicked\s+off|initiated|rescheduled|adjourned|dedicated\s+to|devoted\s+to|brought\s+forward|underway|under\s+way"
)
_STARTED: Final = r"concluded|came\s+to\s+(?:an\s+end|a\s+close)|comes\s+to\s+(?:an\s+end|a\s+close)|drew\s+to\s+a\s+close|ended|ends|begins|began|started|starts|kicked\s+off|kicks\s+off|opened|opens|closed|closes|wrapped\s+up|wraps\s+up|commenced|commences|resumed|resumes|got\s+under\s*way|gets\s+under\s*way"

_PASSIVE: Final = re.compile(
    rf"\b(?:took|takes?|taking|taken)\s+place\b|\b{_AUXILIARY}\s+{_ADVERB}*(?:being\s+)?(?:{_HELD})\b|\b(?:held|hosted)\s+(?:on|in|at|by)\b|\bgot\s+under\s*way\b"
    r"|^\s+(?:is|was|will\s+be)\s+(?:on|in|at|from)\s+(?:\d|[A-Z\x01])",
    re.IGNORECASE,
)
_ACTIVE: Final = re.compile(
    rf"^[^.;:,]{{0,90}}?\b(?:{_STARTED}|brought|brings|drew|gathered|gathers|united|convened|convenes|endorsed|adopted|dealt|focused|focuses|marked|marks|saw|comes|followed|follows|ensued"
    r"|featured|continued|continues|resulted|culminated|attracted|lasted|provided|discussed|considered|reviewed|heard|explored|examined|covered|highlighted|approved)\b",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(
    rf"^(?:(?!\b(?:which|that|who|where|is|was|are|were)\b)[^.;:]){{0,160}}?\b(?:{_STARTED})\s+(?:on|in|at|here|today|yesterday|this|last|next|with)\b",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    rf"^[^.;:,]{{0,90}}?\b(?:to|will|shall|may|could|would|might)\s+{_ADVERB}*(?:start|begin|open|commence|conclude|end|close|resume|kick\s+off|follow|convene|get\s+under\s*way|wrap\s+up|bring\s+together|gather|address|focus)\b",
    re.IGNORECASE,
)
_MAY: Final = re.compile(r"^(?:\s+(?:of|with|between|for|on)\s+[^.;:,]{1,60}?)?\s+(?:can|cannot|may|might|should|must)\s")
"""What may be is no happening."""
_RELATIVE: Final = re.compile(
    rf"^[^.;:,]{{0,60}}?,?\s+(?:which|that)\s+{_ADVERB}*(?:{_STARTED}|took\s+place|takes\s+place|will\s+take\s+place|(?:was|were|is|are|is\s+being|will\s+be)\s+(?:{_HELD}))\b",
    re.IGNORECASE,
)
"""`a seminar which started today`."""
_VERBS: Final = (
    rf"held|holds?|holding|(?:had|has|have|having)(?=\s+(?:{_DETERMINER}{_WORDS}{{0,3}}|{_ADVERB}*(?:(?:separate|several|numerous|many|two|three|four)\s+)?)$)"
    r"|conduct(?:ed|s|ing)?|carr(?:y|ied|ies)\s+out|(?:co-?)?host(?:ed|s|ing)?|(?:co-?)?organi[sz](?:ed?|es|ing)|arrang(?:ed?|es|ing)|conven(?:ed?|es|ing)|stag(?:ed?|es|ing)"
    r"|(?:co-?)?chair(?:ed|s|ing)?|presid(?:ed?|es|ing)\s+over|facilitat(?:ed?|es|ing)|moderat(?:ed?|es|ing)|open(?:ed|s|ing)?|inaugurat(?:ed?|es|ing)|complet(?:ed?|es)|attend(?:ed|s|ing)?"
    r"|(?:took|taking|takes?)\s+part\s+(?:in|at)|participat(?:ed?|es|ing)\s+(?:in|at|to)|engag(?:ed|es)\s+in|entered\s+into"
    r"|(?:is|was|are|were)(?:\s+in\s+(?:the\s+)?(?:\x01+|[\w’-]+))?\s+on|(?:is|was|are|were|came|flew|gone)\s+(?:in|to)\s+(?:the\s+)?(?:\x01+|[\w’-]+)\s+(?:for|on)|(?:went|goes|set\s+off|set\s+out|leaves|left)\s+on"
    r"|postpon(?:ed|es)|cancel(?:l?ed|s)|call(?:ed|s)\s+off|delay(?:ed|s)|reschedul(?:ed|es)|put\s+off|suspend(?:ed|s)|adjourn(?:ed|s)"
    r"|over(?:saw|sees?|seeing)|supervis(?:ed?|es|ing)|officiat(?:ed?|es|ing)\s+(?:at|over)|led|leads?|leading|head(?:ed|s|ing)|celebrat(?:ed?|es|ing)|commemorat(?:ed?|es|ing)|observ(?:ed|es|ing)|run|running|front(?:ed|s)|fac(?:ed|es)|sponsor(?:ed|s)|deliver(?:ed|s)"
    r"|roll(?:ed|s)?\s+out|stage-?d|honou?r(?:ed|s)|represent(?:ed|s)\s+(?:[\w\x01’-]+\s+){1,6}(?:at|in|during)|(?:told|tells|informed|briefed)(?=\s+an?\s)|(?:said|stated|noted|announced|told|stressed|confirmed|explained|revealed|declared|spoke)\s+(?:[^.;:]{0,60}\s)?(?:at|during|in)(?=\s+an?\s+(?:\w+\s+)?(?:press|news|media)\s)|(?:appear(?:ed|s)|present(?:ed)?|featured|exhibited|spotlighted|on\s+hand)\s+at|sen[dt]s?|dispatch(?:ed|es)|join(?:ed|s)?|address(?:ed|es|ing)?|brought|saw|witness(?:ed|es)|grac(?:ed|es)|paid|pays?|paying|made|makes?|making|undertook|undertakes?|undertaking|embark(?:ed|s)\s+on"
    r"|(?:arriv(?:ed?|es|ing)|reach(?:ed|es)|travel(?:s|l?ed|l?ing)|fl(?:ew|ies|ying|own)|land(?:ed|s)|head(?:ed|s|ing)|depart(?:ed|s)|came|comes|went|goes|left|leaves|return(?:ed|s))\b[^.;:]{0,90}?\s(?:for|on|from)|clos(?:ed?|es|ing)|launch(?:ed|es)?|announc(?:ed|es)|sp(?:oke|eak|eaks|eaking)\s+(?:at|in|during)"
    r"|(?:delivered|delivers|made|gave|gives)\s+(?:\w+\s+){0,4}(?:remarks|speech|statement|address|intervention|lecture|keynote|presentation)\s+(?:at|to|during|in)|gave|gives?|giving|accorded|offer(?:ed|s)|grant(?:ed|s)"
    r"|(?:sat\s+(?:down|together)|gather(?:ed|s)?|assembled|met|meets?|come\s+together|came\s+together)(?:\s+(?:on|in|at|here|today|yesterday|from|this)\b[^.;:]{0,80}?)?\s+(?:for|at)"
    r"|beg(?:an|ins?|un)|start(?:ed|s)?|commenc(?:ed?|es)|resum(?:ed?|es)|conclud(?:ed?|es|ing)|end(?:ed|s)|finish(?:ed|es)|ran|runs?|kick(?:ed|s)?\s+off|wrap(?:ped|s)?\s+up|culminat(?:ed|es)\s+in|mark(?:ed|s)\s+by"
    r"|follow(?:ed|s)\s+by|(?:opened|opens|closed|ended|began|continued|concluded)\s+(?:\w+\s+){0,6}with|there\s+(?:was|were|is|will\s+be|followed)(?:\s+also)?"
)
_GOVERNS: Final = re.compile(
    rf"(?<![\w-])(?:{_VERBS})(?:\s+{_ADVERB}+|\s+)?(?:(?:on|in|at|from)\b[^.;:]{{0,80}},|here(?=\s))?\s*(?P<rest>{_DETERMINER}{{0,2}}{_WORDS}{{0,3}})$",
    re.IGNORECASE,
)
_WILL: Final = re.compile(
    rf"(?:\b(?:will|shall)|\b(?:is|are|was|were)\s+{_ADVERB}*(?:to|(?:due|expected|set|scheduled|slated|going|planning|planned|about)\s+to)|\b(?:plans?|intends?|expects?)\s+to|[\x01\x02],?\s+to)"
    rf"\s+(?:be\s+)?{_ADVERB}*$",
    re.IGNORECASE,
)
"""Words before a verb that tell of what is to come as a thing settled."""
_GATHERED_FOR: Final = re.compile(
    r"\b(?:gather(?:ed|s)?|assembl(?:ed?|es)|conven(?:ed?|es)|br(?:ought|ings?)\s+together|unit(?:ed?|es)|mobili[sz](?:ed?|es)|drew|attract(?:ed|s))\b[^;:]{0,200}?\s(?:for|to|at|in)\s+(?:an?|its|their|the|another)\s+$",
    re.IGNORECASE,
)
"""`has brought together youth from three regions for a training`."""
_GUESTS_FOR: Final = re.compile(
    rf"\b(?:hosted|received|welcomed|invited|gather(?:ed|s)?|brought|assembled|met|meets?|convened|joined|summoned|came|got)\s+(?:[^.;:]{{3,140}}?\s)?(?:for|to|at)\s+{_DETERMINER}?$",
    re.IGNORECASE,
)
"""`hosted his colleagues in Suva for the annual meeting`."""
_GIVEN: Final = re.compile(r"\breceiv(?:ed|es|ing)\s+(?:(?:a|an|another|the|several|many|numerous|separate)\s+)?$", re.IGNORECASE)
_ANNOUNCED: Final = re.compile(r"announc", re.IGNORECASE)
"""`announced the upcoming visit of …`: that visit is the news."""
_CALLS: Final = re.compile(r"\b(?:calls?|visits?|audience|conversation)$", re.IGNORECASE)
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
    rf"|invit\w+\s+to|look(?:s|ed|ing)?\s+forward\s+to|ahead\s+of|in\s+the\s+run-up\s+to|on\s+the\s+eve\s+of|in\s+anticipation\s+of)\s+{_DETERMINER}?{_WORDS}{{0,2}}$",
    re.IGNORECASE,
)
_FUTURE_WORDS: Final = frozenset({"upcoming", "forthcoming", "coming", "planned", "scheduled"})
_NO_NAME: Final = frozenset(
    {"both", "two", "signing", "opening", "closing", "same", "above", "said", "above-mentioned", "solemn", "working", "official"}
)
_TELLS_WHICH: Final = re.compile(
    r"\s+(?:(?:between|with|of|among|for)\b|on\s+(?!\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|the\s+(?:same|following|next)|\w+\s+\d))"
)


_BY: Final = re.compile(
    r"\s+(?:(?:jointly|also|\w+ly)\s+)?(?:attended|chaired|co-?chaired|led|headed|hosted|co-?hosted|opened|moderated|organi[sz]ed|held|conducted|convened)\s+(?:by|on|in|at|between|with)\b",
    re.IGNORECASE,
)
"""`The consultations attended by … focused on …`"""


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
    both = determiner == "" and modifiers[:1] in (["both"], ["Both"])
    bare = (
        (determiner in {"the", "this", "that", "these", "those"} or both)
        and all(word.lower() in _NO_NAME for word in modifiers)
        and not named
        and not _TELLS_WHICH.match(after)
    )
    outright = _told(outside, after) and _MAY.match(after) is None
    governed = _GOVERNS.search(before)
    if governed and not _JOINT.search(governed["rest"]):
        settled = (_WILL.search(before[: governed.start()]) or _ANNOUNCED.match(governed[0])) is not None
        return "planned" if is_planned(before, modifiers) and not settled else "refer" if bare else "finite"
    called = _GIVEN.search(before) is not None and _CALLS.search(masked[start:end]) is not None
    if called or (named and _GUESTS_FOR.search(before)) or (not bare and _GATHERED_FOR.search(before)):
        return "finite"
    if is_planned(before, modifiers) and not outright:
        return "planned"
    if bare or outright:
        return "refer" if bare else "finite"
    if determiner in {"a", "an"} and _RELATIVE.match(after):
        return "finite"
    opens = determiner in {"the", "this"} and _BY.match(after) and not outside.strip(" ,")
    adjunct = opens or named or _PREPOSITION.search(outside) or re.match(r"\s+(?:between|with|among)\b", after)
    return "adjunct" if adjunct else "loose"


def _told(outside: str, after: str) -> bool:
    """Whether the phrase is the subject of a verb of happening."""
    if _PREPOSITION.search(outside):
        return False
    return any(pattern.search(after) for pattern in (_PASSIVE, _ENDED, _ACTIVE, _TO_COME))
