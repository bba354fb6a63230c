"""Verbs that tell of a happening by themselves, as patterns over a masked sentence."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from typing import Final

from graph.extraction.text.cues import CuedPatterns
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
_NEEDS: Final = (
    r"(?:[\w’'-]+\s+){0,3}(?:needs?|requirements?|targets?|commitments?|challenges?|deadlines?|obligations?|criteria|criterion|demands?|goals?|standards?|conditions?|expectations?|objectives?"
    r"|thresholds?|costs?|expenses|aspirations|benchmarks?)\b"
)
"""What is met by no meeting."""
_THINGS: Final = (
    r"(?:[\w’'-]+\s+){0,3}(?:letters?|messages?|calls?|invitations?|awards?|reports?|congratulations|condolences|information|requests?|notes?|cop(?:y|ies)|support|assistance|grants?|funding|funds|aid"
    r"|orders?|medals?|prizes?|credentials|petitions?|repl(?:y|ies)|instructions?|mandates?|questions?|documents?|updates?|greetings?|applications?|proposals?|contributions?|donations?|equipment"
    r"|trainings?|degrees?|certificates?|votes?|decisions?|statements?|efforts?|progress|signing|adoption|election|appointment|fact|news|initiatives?|announcements?|launch|results?|outcomes?)\b"
)
"""What is received or welcomed and is no guest."""
_GUESTS: Final = r"(?:delegations?|groups?|teams?|missions?|diplomats|officials|ministers?|ambassadors?|envoys?|representatives?|members|parliamentarians|counterparts?|colleagues?|leaders?|experts|students|journalists)"
_PAPERS: Final = (
    r"documents?|agreements?|memorand\w+|mous?|contracts?|treaty|treaties|protocols?|declarations?|letters?\s+of\s+intent|statements?|action\s+plans?|plans?|road\s?maps?|conventions?|arrangements?|accords?|pacts?"
    r"|communiqu[eé]s?|deals?|charters?|programmes?|amendments?|frameworks?|terms\s+of\s+reference"
)
_SIGN: Final = r"signed|inked|initialled|initialed|sealed|concluded"
_CREDENCE: Final = r"(?:letters?\s+of\s+(?:credence|credentials?|accreditation|commission)|credential\s+letters?|credentials|letters?\s+credential)"
_CHAIR: Final = r"(?:chair(?:man|woman|person)?(?:ship)?|presidency|co-?chair(?:s|manship)?|office|duties|functions?|helm|leadership|post|position|charge|role|seat|reins|mandate)"
_BUILT: Final = (
    r"cent(?:re|er)s?|offices?|embassy|consulate|chancery|schools?|hospitals?|clinics?|plants?|bridges?|facilit(?:y|ies)|buildings?|premises|headquarters|laborator(?:y|ies)|stations?|roads?|campus|museum|librar(?:y|ies)|parks?|ports?"
    r"|airports?|terminals?|factor(?:y|ies)|systems?|platforms?|portals?|websites?|initiatives?|campaigns?|hubs?|units?|secretariat|representation|branch|institutes?|universit(?:y|ies)|academ(?:y|ies)|monuments?|memorials?|projects?|programmes?|funds?|equipment"
)
_DEED: Final = (
    r"(?:laid|lays|placed|places)\s+(?:\w+\s+){0,3}(?:wreaths?|flowers?|stones?)|(?:planted|plants)\s+(?:\w+\s+){0,3}trees?|cut\s+(?:the\s+)?(?:ceremonial\s+)?ribbon|broke\s+ground|(?:hoisted|raised|raises)\s+(?:\w+\s+){0,3}flags?"
    r"|paid\s+(?:tribute|homage)\s+(?=(?:at|to\s+the\s+(?:victims|fallen|memory)))|(?:handed|hands)\s+over\s+(?=(?:the|an?|\d+|new)\s)|(?:observed|held)\s+a\s+(?:minute|moment)\s+of\s+silence"
    r"|(?:conferred|bestowed|presented)\s+(?=(?:[\w’'-]+\s+){0,4}(?:medal|award|prize|degree|doctorate|certificates?)\b)"
)
_PATTERNS: Final = (
    ("received", "meeting", rf"\breceived\s+(?:was|were)\s+(?=(?:the\s+)?(?:[\w’'-]+\s+){{0,4}}{_ANY})"),
    ("received", "meeting", rf"(?:{PERSON}|\b(?i:he|she|they|guests?|delegations?|visitors?|ministers?|ambassadors?|envoys?|team|mission|callers?|who)\b|{ACTOR}(?=,?\s(?:was|were|is|will)))[^.;]{{0,60}}?\b(?:was|were|is|are|been|be)\s+(?:\w+\s+)?(?:received|welcomed|greeted)\b(?=[^.;]*\bby\b[^.;]*{_ANY})"),
    ("received", "meeting", rf"{PERSON}[^.;]{{0,60}}?\b(?:was|were)\s+(?:met|welcomed|greeted|seen\s+off|received)\s+(?=(?:there|at\s+the\s+(?:\w+\s+){{0,4}}(?:airport|station)|on\s+arrival))"),
    ("presented", "ceremony", rf"\b(?:receiv(?:ed?|es|ing)|accept(?:ed|s|ing)?|present(?:ed|s|ing)?|submit(?:ted|s|ting)?|deliver(?:ed|s)?|tender(?:ed|s)?|hand(?:ed|s|ing)?|gave|given|exchanged|took)\s(?:[^.;:]{{0,80}}?\s)?{_CREDENCE}\b"),
    ("presented", "ceremony", rf"\b{_CREDENCE}\s[^.;:]{{0,80}}?\b(?:was|were|been|be)\s+(?:\w+\s+)?(?:presented|received|accepted|handed|submitted|delivered)\b"),
    ("presented", "ceremony", rf"(?<={_ANY})[^.;:]{{0,60}}?\s(?:accredited|accredits)\s+(?=(?:(?:the|new|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+)*(?:ambassadors?|envoys?|diplomats|high\s+commissioners?|heads\s+of\s+mission)\b)"),
    ("presented", "ceremony", rf"(?:{_ANY}|\b(?:ambassadors?|envoys?|high\s+commissioners?|diplomats))\s[^.;:]{{0,60}}?\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?accredited\s+(?=(?:today|yesterday|this|last|on|by|in|before|during)\b)"),
    ("received", "meeting", rf"\b(?:received|receives|receive|receiving|welcomed|hosted|hosts|greeted|greets|greet)\s+(?!{_THINGS})(?=(?:[\w’',.-]+\s+){{0,5}}{_ANY}*{PERSON}{_ANY}*+(?!['’]s\b))"),
    ("received", "meeting", rf"\b(?:received|receives|receive|welcomed|hosted|greeted)\s+(?!{_THINGS})(?=(?:(?:[\w’'-]|{_ANY})+\s+){{0,4}}{_GUESTS}\s+(?:of|from|led|headed|representing|consisting|comprising)\s+(?:[\w’'-]+\s+){{0,3}}{_ANY})"),
    ("met", "meeting", rf"(?<!was\s)(?<!were\s)(?<!been\s)\b(?:met|meets?)\s+(?!{_NEEDS})(?:\w+ly\s+)?(?:today\s+|again\s+|jointly\s+)?(?:on\s+[\w ,]{{1,30}}?\s+)?(?:in\s+{ACTOR}+\s+)?(?:with\s+)?(?=(?:[\w’',-]+\s+){{0,7}}{_ANY})"),
    ("met", "meeting", rf"(?<={_ANY})\s+(?:have\s+|has\s+|had\s+)?(?:last\s+|also\s+|first\s+|then\s+|recently\s+|jointly\s+|separately\s+)?(?:met|meets?|convened|gathered|assembled|will\s+meet|to\s+meet)\b(?!\s+{_NEEDS})"),
    ("met", "meeting", rf"\b(?i:{_GROUPS})\b(?:{_ANY}++|[^.;:{ACTOR}{PERSON}]){{0,100}}?\s(?:{_COME})\b(?=\s+{_HOW}|\s*[,.])"),
    ("met", "meeting", rf"\b(?i:they|the\s+two|both)\s+(?:(?:have|has|had|will|are|were|also|then|later|next|to|due|expected|both|again|\w+ly)\s+){{0,4}}(?:{_COME})\b(?=\s+{_HOW}|\s*[,.])"),
    ("met", "meeting", rf"(?<={ACTOR})\s+(?:(?:have|has|had|will)\s+)?(?:sat|sit|sits|reconvened?|{_COME})\b(?=\s+{_HOW}|\s*[,.])"),
    ("met", "meeting", rf"(?:{_ANY}|\b(?i:{_GROUPS}))\s+(?:was|were|is|are)\s+(?:due|expected|to\s+gather|to\s+convene)\s+(?=(?:in|at)\s+(?:{ACTOR}|[A-Z]))"),
    ("held", "meeting", rf"{ACTOR}\s+(?:(?:was|were|is|are|will\s+be|to\s+be)\s+(?:\w+ly\s+)?(?:held|convened)|(?:took|takes|will\s+take)\s+place)\b"),
    ("elected", "election", rf"{_ANY}[^.;]{{0,60}}?\b(?:re-?elected|elected|elects)\s+(?=(?:[\w’',.-]+\s+){{0,3}}{PERSON})"),
    ("elected", "election", rf"{_ANY},?\s+(?:was|were|is|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:re-?elected|elected|voted\s+in)\b"),
    ("elected", "election", rf"{_ANY}[^.;]{{0,40}}?\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:re-?elected|elected)\s+(?=(?:(?:on|in|at|by|for|today|yesterday|the\s+same\s+day)\b[^.;]{{0,40}}?)?(?:to|as|(?:vice-?)?chair\w*|(?:vice-?)?president|an?\s+member|member)\b)"),
    ("elected", "election", rf"{_ANY}[^.;]{{0,20}}?\b(?:won|wins|secured|secures)\s+(?:\w+\s+){{0,3}}(?:seats?|elections?|re-?election|membership)\s+(?=(?:on|in|to|of|as|at)\b)"),
    ("appointed", "appointment", rf"{_ANY}\s+(?:has\s+|have\s+)?(?:appointed|appoints|named|names|nominated|nominates|designated)\s+(?=(?:(?:[\w’',.-]|{ACTOR})+\s+){{0,8}}{PERSON})"),
    ("appointed", "appointment", rf"{PERSON},?\s+(?:was|were|has\s+been|have\s+been|is)\s+(?:\w+ly\s+|today\s+)?(?:appointed|named|nominated|sworn\s+in|inaugurated\s+as|confirmed\s+as|designated|installed\s+as|sworn-in)\b"),
    ("appointed", "appointment", rf"{_ANY}[^.;]{{0,40}}?\b(?:(?:takes?|took|will\s+take|has\s+taken)\s+(?:over|up)|assum(?:ed|es|e)|hand(?:ed|s)\s+over)\s+(?:(?:the|his|her|its|their)\s+)?(?:(?:{_ANY}|[\w’'-])+\s+){{0,3}}{_CHAIR}\b"),
    ("appointed", "appointment", rf"{_ANY}[^.;]{{0,40}}?\b(?:assum(?:ed|es|e)|takes?\s+over|took\s+over|handed\s+over)\s+(?:as\s+|the\s+)?(?={PERSON})"),
    ("appointed", "appointment", rf"{PERSON}[^.;]{{0,40}}?\b(?:took|takes?|taken|assum(?:ed|es?)|enter(?:ed|s)\s+(?:up)?on|sworn[\s-]+in(?:to)?|was\s+given|beg[ai]ns?|starts?|started)\s+(?:(?:the|his|her|their|an?)\s+)?(?:\w+\s+)?(?:oath(?:\s+of\s+office)?|office|charge|duties|functions|helm|reins|mandate|tenure|(?:\w+\s+)?term)\b"),
    ("appointed", "appointment", rf"(?:\b(?:chair\w*|presidency)|{PERSON}+)\s+(?:\w+\s+){{0,3}}(?:passes|passed|moves|moved|goes|rotates\s+on)\b(?=[^.;]{{0,80}}\bto\s+(?:the\s+)?{_ANY})"),
    ("talked", "meeting", r"\b(?:talked|talks|spoke|speaks|conferred|confers|sat\s+down|sits\s+down|sit\s+down|conversed|interacted|interacts|consulted|deliberated|huddled|dined|lunched|held\s+(?:a\s+)?(?:discussions?|exchange)|exchanged\s+(?:views|opinions|ideas)|held\s+contacts?|had\s+discussions?)\s+(?:\w+ly\s+|today\s+|again\s+)?(?:by\s+(?:tele)?phone\s+|(?:over|on)\s+the\s+(?:tele)?phone\s+|via\s+[\w-]+\s+)?(?:today\s+|on\s+\w+\s+(?:\d+\s+)?)?(?:with|to)\b"),
    ("talked", "meeting", rf"\b(?:[Tt]alking|[Ss]peaking|[Cc]onversing)\s+(?:to|with)\s+(?=(?:(?:[\w’'-]|{ACTOR})+\s+){{0,6}}(?:{_ANY}*{PERSON}|{_GUESTS}\s+(?:of|from|led|headed)\s+(?:[\w’'-]+\s+){{0,3}}{_ANY}))"),
    ("talked", "meeting", rf"(?:{_ANY}|\b(?i:they|{_GROUPS}))\s+(?:\w+\s+){{0,2}}(?:talked|spoke|speak|spoken)\s+(?:\w+\s+)?(?:by\s+(?:tele)?phone|(?:over|on)\s+the\s+(?:tele)?phone|by\s+video\w*|via\s+video\w*)\b"),
    ("briefed", "meeting", rf"{PERSON}[^.;]{{0,40}}?\b(?:was|were)\s+(?:\w+ly\s+)?briefed\s+(?=(?:[^.;]{{0,60}}\s)?by\s+[^.;]{{0,60}}{PERSON})"),
    ("briefed", "meeting", rf"(?:\b(?i:members|council|committee|board)|{ACTOR})\s+(?:is|are|will)\s+(?:(?:also|then)\s+)?(?:to\s+)?(?:be\s+)?(?:briefed|meet)\b"),
    ("talked", "meeting", rf"\b(?:phoned|telephoned|rang)\s+(?=(?:[\w’'.-]+\s+){{0,4}}{_ANY})"),
    ("saw", "meeting", rf"(?:(?<={PERSON}|{ACTOR})|\b[Hh]e|\b[Ss]he|\b[Tt]hey)\s+(?:(?:also|then|later)\s+)?saw\s+(?=(?:[\w’'.-]+\s+){{0,4}}{_ANY})"),
    ("called on", "meeting", rf"\b(?:called|calls|call|pa(?:id|ys?|ying)\s+an?\s+(?:\w+\s+)?(?:call|visit))\s+(?:up)?(?:on|to)\s+(?=(?:[\w’'-]+\s+){{0,2}}{_ANY}*{PERSON})"),
    ("honoured", "ceremony", rf"{_ANY}[^.;]{{0,60}}?\b(?:{_DEED})"),
    ("celebrated", "ceremony", rf"{_ANY}[^.;]{{0,80}}?\b(?:celebrated|celebrates|marked|commemorated|observed)\s+(?=(?:[\w’'&-]+\s+|{_ANY}+\s+){{0,10}}(?i:days?|anniversary|week|jubilee|nowruz|navruz|nauryz|birthday)\b)"),
    ("celebrated", "ceremony", r"\b(?:Day|Days|Anniversary|anniversary|Week|Jubilee|Nowruz|Navruz|Nauryz)\b[^.;]{0,140}?\b(?:was|were|is\s+being|has\s+been|will\s+be)\s+(?:\w+\s+)?(?:celebrated|observed|marked|commemorated)\b"),
    ("honoured", "ceremony", rf"{PERSON}[^.;]{{0,60}}?\b(?:presented|introduced)\s+(?=(?:[\w’'-]+\s+){{0,3}}(?i:commissioners|ambassadors|envoys|officers|members|directors|appointees|judges|observers|officials|winners|laureates)\b[^.;]{{0,120}}\sto\s)"),
    ("addressed", "session", rf"\b(?:addressed|addresses|briefed|attended|attends|chaired|chairs)\s+(?:an?\s+|the\s+)?(?={ACTOR}[^.;]{{0,80}}?\s(?:on|in|at|today|yesterday|this)\b)"),
    ("honoured", "ceremony", rf"\b(?i:{_GROUPS})\s+(?:\w+\s+){{0,2}}(?:{_DEED})"),
    ("donated", "ceremony", rf"{_ANY}[^.;]{{0,80}}?\b(?:donated|donates)\s+(?=(?:an?|the|\d+|two|three|four|five|six|seven|eight|nine|ten|several|new|[A-Z])\b)(?=[^.;]{{0,160}}?\sto\s[^.;]{{0,40}}{_ANY})"),
    ("signed", "signing", r"\b(?:put|puts|affixed|set|added|append(?:ed|s))\s+(?:his|her|their|its)\s+(?:names?|signatures?|seals?|hands?)\s+(?:to|on|under|beneath)\b"),
    ("signed", "signing", rf"\b(?:{_SIGN}|signs?|signing|inks?|seals?|initials?)\s+(?!(?:with|by|in|on|at|that|without|as)\b)[‘“\"«]?(?=(?:(?:[\w’',-]|{ACTOR})+\s+){{0,6}}[‘“\"«]?(?:{INSTRUMENT}|(?i:{_PAPERS})\b))"),
    ("signed", "signing", r"\bexchang(?:ed|es|ing)\s+(?:\w+\s+){0,2}(?:(?:diplomatic\s+|verbal\s+)?notes?(?:\s+verbales?)?|(?:signed\s+)?(?:documents|copies|agreements|memoranda)|letters|instruments(?:\s+of\s+(?:ratification|accession|acceptance))?)\b(?!\s+of\s+(?:congratulations|greetings|condolences|thanks))"),
    ("signed", "signing", rf"{INSTRUMENT}[^.;]{{0,60}}?\b(?:was|were|has\s+been|have\s+been|will\s+be|is\s+to\s+be)\s+(?:\w+\s+)?(?:{_SIGN})\b"),
    ("signed", "signing", rf"(?<!reached\s)\b(?i:{_PAPERS})\s(?:(?!\b(?:which|and|was|were|is|are)\b)[^.;:]){{0,120}}?(?:(?:was|were|has\s+been|have\s+been|will\s+be|is\s+to\s+be|are\s+to\s+be)\s+(?:\w+ly\s+|also\s+|today\s+)?)(?:{_SIGN})\b(?!\s+that\b)"),
    ("documents signed", "signing", r"\b(?:documents?|agreements?|memorand\w+|contracts?|treaties|protocols?)\s+(?:(?:that|which)\s+)?(?:(?:was|were|had\s+been)\s+)?signed\b"),
    ("signed", "signing", rf"{_ANY}[^.;]{{0,60}}?\b(?:signed|inked|initialled)\s*(?=(?:the|an?|two|three|four|five|several|\d+)\s|:\s*$)"),
    ("signed", "signing", rf"\b(?i:{_GROUPS})\b[^.;:]{{0,60}}?\bsigned\s*:\s*$"),
    ("launched", "ceremony", rf"{_ANY}[^.;]{{0,60}}?\b(?:launched|inaugurated|unveiled|opened|commissioned)\s+(?!(?:its|their|the|a|an)\s+(?:[\w’'-]+\s+){{0,2}}(?:markets?|way|doors?|door|borders?|eyes|path|investigation|fire|air\s?space|case|window|space|economy|attacks?|offensive)\b)(?=(?:the|an?|their|its)\s)"),
    ("inaugurated", "ceremony", rf"(?:{INSTRUMENT}|\b(?:{_BUILT}))\s[^.;]{{0,80}}?\b(?:was|were|has\s+been|will\s+be)\s+(?:\w+ly\s+)?(?:launched|inaugurated|unveiled|opened|commissioned|handed\s+over)\b"),
    ("visited", "visit", rf"\b(?:visited|visits|(?:is|are|was|were|be|been|while|after|before|by|currently|now)\s+(?:\w+ly\s+)?visiting|(?:will|to|shall)\s+visit|(?:is|are|was|were|be)\s+(?:leaving|departing|bound)\s+for|arriv(?:e[ds]?|ing)(?:\s+(?:here|back|today|yesterday))?\s+(?:in|at)|reach(?:ed|es)|(?:will\s+|to\s+)?(?:travel(?:s|l?ed|l?ing)?|fl[ey]w|fly|flies|flying|head(?:s|ed)?|journey(?:s|ed)?)(?:\s+(?:from|on|this|next|last)\s[^.;:,]{{1,40}}?)?(?:\s+(?:here|today|yesterday|tomorrow|on))?\s+to|landed\s+(?:in|at)|touched\s+down\s+(?:in|at)|paid\s+visits?\s+to|stopped\s+(?:over\s+)?in|(?:left|leaves|departed|departs|sets?\s+off)\s+for|tour(?:ed|s|ing))\s+(?=(?:[\w’'-]+\s+){{0,4}}(?:{ACTOR}|[A-Z]))"),
    ("visited", "visit", rf"{PERSON}[^.;:]{{0,60}}?\b(?:was|were|is|are|will\s+be)\s+(?:also\s+|back\s+)?in\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b)(?=(?:the\s+)?(?:{ACTOR}+|[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)(?:,\s(?:{ACTOR}+|[A-Z]\w+),?)?\s+(?:on|from|for|to|this|last|today|yesterday|between)\b)"),
    ("discussed", "meeting", rf"{_ANY}[^.;]{{0,80}}?(?<!\bwas)(?<!\bwere)(?<!\bbe)(?<!\bbeen)\s(?:discussed|reviewed|considered|talked\s+about|exchanged\s+views)\b"),
)  # fmt: skip
VERBS: Final = CuedPatterns(
    (re.compile(pattern, re.IGNORECASE if word in {"presented"} else 0), (word, kind)) for word, kind, pattern in _PATTERNS
)
"""Patterns with word and type of event, in the order in which they are tried."""
