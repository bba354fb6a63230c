"""Which parts of a sentence say who takes part, and which only say what was talked about."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.text.cues import cued
from graph.extraction.text.views import ACTOR, PERSON, SentenceView

__all__ = ["Zone", "attendance", "inside", "zones"]

Zone = tuple[int, int]

_ANY: Final = f"[{ACTOR}{PERSON}]"
_NO_TOPIC_AFTER_ON: Final = (
    r"(?!(?:the\s+)?(?:\d|mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|may\b|june|july|aug|sep|oct|nov|dec|behalf|side\s?lines|margins"
    r"|occasion|side|part\b|eve|invitation|initiative|same\s+day|that\s+day|first|second|third|last|\w+\s+side))"
)
_TOPIC: Final = re.compile(
    r"\b(?:discuss(?:ed|es|ing)?|discussions?\s+(?:on|of)|review(?:ed|s)?|to\s+review|considered|exchang\w+\s+(?:of\s+)?(?:views|opinions)|regarding"
    r"|concerning|about|issues?\s+(?:of|related|pertaining|raised)|matters\s+(?:of|related)|questions?\s+(?:of|related)|topics?|importance\s+of|necessity\s+of"
    r"|situation\s+in|situations?|implementation\s+of|aim(?:ed|ing)?\s+at|in\s+order\s+to|to\s+discuss|to\s+exchange|focus(?:ed|es|ing)?\s+on|devoted\s+to"
    r"|dedicated\s+to|noted|stressed|said\s+that|told|emphasi[sz]ed|underlined|underscored|expressed|thanked|thanks\s+to|conveyed|praised|highlight(?:ed|ing)"
    r"|reaffirmed|confirmed|recalled|announced|informed|briefed|presented(?!\s+(?:[\w’]+\s+){0,4}(?:credentials|credential|letters?\s+of))|outlined|pointed\s+(?:out|to)|drew\s+attention|called\s+for|calls\s+for"
    r"|congratulat\w+|apprais\w+|apprecia\w+|gratitude|contributions?\s+(?:of|to)|developments?\s+in|role\s+of|(?:strategic\s+)?priorities\s+of"
    r"|prospects\s+(?:of|for)|state\s+of|ways\s+(?:of|to)|support\s+(?:for|of|to)|(?:cooperation|co-operation|collaboration|relations|partnership|ties|dialogue"
    r"|interaction|trade|friendship|work)\s+(?:between|with|among|of|in|within|on)|(?<!called\s)(?<!calls\s)(?<!call\s)\bon\s+" + _NO_TOPIC_AFTER_ON +
    r"|to\s+(?:go\s+over|prepare|plan|finali[sz]e|follow\s+up|examine|assess|explore|take\s+stock|coordinate|promote|strengthen|enhance|boost|develop|expand|deepen|support|advance|mark|commemorate|celebrate|share"
    r"|find|end|resolve|settle|help|push|seek|urge|ask|raise|express|thank|congratulate|draw\s+up|improve|ensure|increase|foster|facilitate|combat|counter|tackle|contribute|bring|build|protect|study|learn)\b|(?:ahead|in\s+advance)\s+of|prior\s+to|in\s+the\s+run[\s-]up\s+to|in\s+preparation\s+(?:for|of)|in\s+connection\s+with|in\s+response\s+to|in\s+honou?r\s+of|in\s+support\s+of"
    r"|named\s+(?:after|for|in)\b|(?<!\bto\s)(?<!\bat\s)(?<!\bin\s)(?<!\bduring\s)which|that\s+(?:is|are|was|were|has|have|will|can)|whose|under\s+the(?!\s+(?:chair|(?:co-)?presidency|leadership|lead\b|guidance|co-?chair|moderation|patronage))|within\s+the\s+framework|in\s+line\s+with|in\s+accordance\s+with|as\s+part\s+of)",
    re.IGNORECASE,
)  # fmt: skip
_RESUME: Final = cued(
    r"\b(?:with\s+(?:the\s+)?participation\s+of|attended\s+by|in\s+the\s+presence\s+of|t(?:ook|ake[sn]?|aking)\s+part|participat\w+|(?:was|were)\s+present"
    r"|represented\s+by|together\s+with|jointly\s+with|chaired\s+by|co-chaired\s+by|hosted\s+by|organi[sz]ed\s+by|led\s+by|headed\s+by|received\s+by|accompanied\s+by"
    r"|(?:opened|closed|chaired|attended|led|hosted|received|signed|addressed|moderated|launched|inaugurated|organi[sz]ed|convened|paid|co-?signed|facilitated|delivered)\s+(?:[\w:]+\s+){1,6}?by|moderated\s+by|opened\s+by|closed\s+by|addressed\s+by|under\s+the\s+(?:chair\w*|(?:co-)?presidency|leadership|lead|guidance|co-?chair\w*|moderation|patronage)\s+of|presided\s+over\s+by|facilitated\s+by|convened\s+by|signed\s+by|co-?hosted\s+by"
    r"|as\s+well\s+as\s+(?:by\s+)?(?:the\s+)?representatives\s+of|with\s+the\s+(?:attendance|presence|involvement|support)\s+of|in\s+attendance|between\s+the\s+(?:delegations|sides)"
    r"|for\s+(?:(?:[\w-]+)\s+){0,4}?(?:officers|officials|representatives|participants|experts|specialists|diplomats|delegates|students|judges|prosecutors|journalists))\b|;",
    re.IGNORECASE,
)  # fmt: skip
_ATTRIBUTION: Final = cued(
    rf",?\s+(?:as\s+)?{_ANY}+(?:\s+\w+)?\s+(?:reports?|reported|says|informs?|notes|learned|learnt|cites|quotes|writes)\b[^,]*"
    rf"|\baccording\s+to\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,4}}?{_ANY}+(?:\s+(?:report|statement|website|press\s+service))?|\bwith\s+reference\s+to\b.*|(?<=[^\s])\s+according\s+to\b.*"
    rf"|,?[”\"’']?\s+\b(?:said|says|stated|added|declared|explained|concluded|remarked|stressed)\s+(?:the\s+)?{_ANY}+(?:\s+of\s+(?:the\s+)?)?(?:(?:,\s|\s){_ANY}+)*(?!\s*,?\s+(?:at|during|in|opening|addressing|speaking)\b)"
    rf"|\b(?:via|citing|quoting)\s+(?:the\s+)?{_ANY}+|\b(?:press\s+(?:release|service|office)|website|statement)\s+of\s+(?:the\s+)?{_ANY}+",
    re.IGNORECASE,
)  # fmt: skip
_MARGINS: Final = re.compile(
    rf"\b(?:sidelines|side-lines|margins|fringes|occasion|eve|framework)\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,6}}?(?:{ACTOR}+)(?:['’]s)?(?:\s+(?:of\s+(?:the\s+)?)?(?:{ACTOR}+|[A-Z][\w’'-]*))*"
)
"""What a meeting stood beside: the body that met there is not one of those who met at its edge."""
_EVE: Final = re.compile(
    rf"\b(?:on\s+the\s+(?:eve|threshold)|in\s+the\s+run-?up|ahead|in\s+advance)\s+(?:of|to)\b[^,;{PERSON}]*(?=,)", re.IGNORECASE
)
"""What was still to come: those who will meet there are not those who met before it."""
_EXCEPT: Final = re.compile(
    r"\b(?:except(?:\s+for)?|(?:with|to)\s+the\s+exception\s+of|apart\s+from|aside\s+from|excluding|save\s+for|minus|in\s+the\s+absence\s+of|absent\s+(?:was|were))\b[^.;:]*",
    re.IGNORECASE,
)
"""Those named because they were not there."""
_SAID: Final = cued(
    rf",[”\"’']?\s+(?:the\s+)?[{ACTOR}{PERSON}][{ACTOR}{PERSON}’'s]*(?:\s+(?:of\s+)?(?:the\s+)?[{ACTOR}{PERSON}]+)*(?:,\s[^,]{{1,80}},)?\s+(?:also\s+|has\s+|had\s+)?"
    r"(?:said|says|announced|reported|stated|added|confirmed|noted|told|disclosed|tweeted|wrote)\b[^;]*$"
    rf"|^[^,.;]{{0,60}}?[{ACTOR}{PERSON}]+(?:['’]s)?(?:(?:,?\s(?:of\s)?(?:the\s)?)[{ACTOR}{PERSON}]+(?:['’]s)?){{0,5}},?\s+(?:also\s+|has\s+|had\s+|\w+ly\s+)?(?:said|says|disclosed|revealed|claimed|reported|announced|confirmed|stated|indicated|informed\s+\w+|told\s+(?:\w+\s+){{1,3}}?)\s+(?:\w+\s+){{0,3}}?that\b"
)
"""Whoever tells of the happening: he need not have been there."""
_OTHER_TIME: Final = re.compile(
    r"\b(?:(?:a|one|two|three|few|several|\d+)\s+)?(?:day|week|month|year)s?\s+(?:before|after|earlier)\b[^,]*,"
    rf"|^(?:Before|After|Following|Ahead\s+of|Prior\s+to)\b[^,{PERSON}]{{0,80}},"
)
_ATTENDANCE: Final = cued(
    r"^\W*(?:(?:The\s+)?(?:others?|rest|remaining)|Among\s+(?:these|those|them))\s+(?:[\w-]+\s+){0,4}?(?:were|are|was|included?)\b|\b(?:t(?:ook|ake[sn]?|aking)\s+part|participat(?:ed|es|ing|ion)|participants?\s+(?:were|included|include|are)|attend(?:ed|ing|ance|ees?)"
    r"|(?:was|were)\s+(?:(?:also|jointly|\w+ly)\s+)?(?:present|represented|joined|attended|chaired|opened|moderated|headed|led|accompanied)|joined(?:\s+(?:by|the|them|him|her|in)|(?=\s*:))|chair(?:ed|ing|s\s+of)\b"
    r"|co-?chair\w*|(?:will|is|are|due|expected|scheduled|set)\s+(?:also\s+)?(?:to\s+)?(?:be\s+)?(?:jointly\s+)?(?:chair|attend|speak|address|open|close|join|lead|head|moderate|participate|deliver|facilitate|preside|represent|accompany|grace|inaugurate|keynote|take\s+part)(?:ed|ing)?|led\s+(?:his|her|their|the)\s+(?:respective\s+)?(?:[\w-]+\s+)?delegations?|moderat(?:ed|ing|or|es)|speakers?|spoke(?!\s+(?:up|out|for)\b)|speaking(?!\s+(?:up|out|for)\b)|addressed|delivered|made\s+(?:a\s+)?(?:speech|presentation|statement)s?|at\s+the\s+table|"
    r"in\s+the\s+hall|opening\s+the|closing\s+the|brought\s+(?:together|to)|gather(?:ed|s)|drew|among\s+(?:the\s+)?(?:participants|guests|those)|included|"
    r"delegations?\s+(?:was|were|of|from|under|led|headed)|came\s+for|welcom(?:ed|ing)|guests?\s+of\s+honou?r|host(?:ed)?\b|hosts?\b|signatures?|acting\s+body|looked\s+on|witness(?:ed|es)|watched\s+(?:by|over)|present\s+(?:too|also|were|was)|(?:was|were)\s+(?:also\s+)?(?:there|at\s+hand|on\s+hand)"
    r"|in\s+the\s+room|in\s+attendance|(?:was|were|been|being)\s+trained|received\s+(?:[\w-]+\s+){0,2}(?:training|instruction|certificates|diplomas)|completed\s+the|heard\s+(?:from|presentations)|received\s+presentations|contributions?\s+(?:came|were\s+made)|came\s+(?:with|along|together)|with\s+(?:him|her|them)\s+(?:came|was|were)|in\s+order\s+of|from\s+the\s+left|took\s+the\s+floor|"
    r"informed\s+the\s+participants|presided|reported\s+on|briefed|for\s+the\s+\w+\s+side|on\s+the\s+\w+\s+side|representing|signator(?:y|ies)\s+(?:are|were|is|was)|bears?\s+the\s+(?:names?|signatures?)|(?:co-?signed|signed|executed|initial?led|endorsed|sealed|countersigned)\s+(?:for|by|on\s+behalf\s+of)|sent\s+(?:(?:a|an|its|their|his|her|several|two)\s+)?(?:[\w-]+\s+)?(?:observers?|representatives?|delegations?|envoys?|missions?|teams?|officials?|experts?|ministers?|ambassadors?)"
    r"|(?:in|during|through|with)\s+(?:his|her|their|the|an?)\s+(?:[\w-]+\s+){0,3}(?:address|remarks|speech|statement|intervention|presentation|keynote|greeting|message)(?=\s+(?:to|at|on|during|delivered|read)\b|,|\s[\x01\x02])"
    r"|declaring|organi[sz]ers?\s+(?:were|was|are|is)|with\s+(?:the\s+)?(?:him|her|them|[\w\x01\x02-]+(?:\s[\w\x01\x02-]+)?)\s+(?:came|travell?ed|were|was)|on\s+hand|also\s+(?:there|on\s+hand|at\s+the|taking|joined|attending|spoke|in\s+attendance)|attending\b|taking\s+part|panell?ists?|rapporteurs?|keynote|remarks\b|delivered\s+by|the\s+hosts?\s+(?:was|were|is)"
    r"|accompanied\s+by|(?:were|was|are)\s+(?:also\s+)?among(?:st)?|flanked\s+by|alongside|escorted|greeted|came\s+from|from\s+the\s+\w+\s+side|side\s+(?:was|were|there)|composed\s+of|comprised|consisted\s+of|made\s+up\s+of)\b",
    re.IGNORECASE,
)  # fmt: skip


def attendance(view: SentenceView) -> bool:
    """Whether the sentence tells who was there."""
    return _ATTENDANCE.search(view.masked) is not None


def inside(place: tuple[int, int], ranges: Sequence[Zone]) -> bool:
    """Whether the place lies in one of the ranges."""
    return any(a <= place[0] and place[1] <= b for a, b in ranges)


def zones(view: SentenceView, resumes: Sequence[int], *, partner: bool = False) -> list[Zone]:
    """Ranges of the sentence that name those who take part.

    `resumes` are positions where the talk of topics ends because a happening is named; with `partner` the first `with` before a
    name ends it too ("discussed trade with …").
    """
    text = view.masked
    ends = sorted([*resumes, *(match.start() for match in _RESUME.finditer(text))])
    if partner:
        ends = sorted([*ends, *(match.start() for match in re.finditer(rf"\b(?:with|by)\s+(?:the\s+)?(?={_ANY})", text))])
    shut: list[Zone] = [
        match.span()
        for pattern in (_ATTRIBUTION, _MARGINS, _EVE, _EXCEPT, _SAID, _OTHER_TIME)
        for match in pattern.finditer(text)
    ]
    for match in _TOPIC.finditer(text):
        if any(a <= match.start() < b for a, b in shut):
            continue
        end = next((stop for stop in ends if stop >= match.end()), len(text))
        shut.append((match.start(), end))
    return _complement(sorted(shut), len(text))


def _complement(shut: Sequence[Zone], length: int) -> list[Zone]:
    found = []
    position = 0
    for start, end in shut:
        if start > position:
            found.append((position, start))
        position = max(position, end)
    if position < length:
        found.append((position, length))
    return found
