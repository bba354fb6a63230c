"""What a clause says of an instrument: signed, adopted, proposed, planned, in force, terminated, or nothing."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["StatusCue", "status_of", "stronger"]

_ORDER: Final = ("proposed", "planned", "in-force", "terminated", "adopted", "signed")
_TO_BE: Final = r"(?:will|to|shall|should|would|may|could|plans?\s+to|intends?\s+to|expected\s+to|is\s+due\s+to|are\s+due\s+to|ready\s+to|agreed\s+to|need(?:s|ed)?\s+to|hopes?\s+to|looks?\s+forward\s+to)"
_KIND: Final = r"(?:the|a|an|its|their|his|her|our|this|two|three|four|new|several|following|such|own|first|second|third|landmark|historic|joint|major|key|final|further|separate|[a-z]+-[a-z]+|[a-z]+(?:ed|al|ic|ive|ary|ous|ant))"
_ADVERBIAL: Final = r"(?:\s+(?:(?:in|at|on)\s+(?:the\s+)?(?!under\b|of\b|to\b|by\b|for\b|within\b|their\b)[\w.-]+(?:\s+(?!under\b|of\b|to\b|by\b|for\b|within\b|the\b)[\w.-]+){0,2}|\w+day|with\s+[^.;]{3,120}?(?:\s+on)?(?=\s+(?:the|an?)\s)))?"
"""What may stand between the verb and the instrument: where, when, with whom."""
_OBJECT: Final = rf"(?:\s+today|\s+yesterday|\s+here|\s+jointly)?(?:\s+and\s+[\w-]+ed)?(?:\s+{_KIND}){{0,5}}(?:\s+(?:version|text|copies|copy|documents?|instruments?)\s+of(?:\s+{_KIND}){{0,3}})?\s+[“‘'\"«„]?"
_HANDS: Final = r"(?:put|puts|putting|affix\w*|append\w*|set|gave|lent|adding|added)\s+(?:(?:the|their|his|her|its|both)\s+)?(?:signatures?|names?|hands?|pens?|initials|seals?)\s+(?:to|on|under)"
_EXCHANGED: Final = r"exchang(?:e|ed|es|ing|e\s+of)\s+(?:(?:the|signed|of|two|diplomatic|verbal)\s+)*(?:notes?(?:\s+verbales?)?|letters|copies|documents|instruments|texts)(?:\s+of\s+ratification)?\s+(?:on|for|of|concerning|regarding|about|relating\s+to)"
_SIGNING: Final = rf"(?:co-?|counter-?)?signed|inked|initial+ed|concluded|sealed|clinched|penned|countersigned|co-signed|signs?|inks?|seals|concludes?|signing|inking|signature|conclusion|formali[sz]ed|formali[sz]es|entered\s+into|executed|{_HANDS}|{_EXCHANGED}"
_PREPARING: Final = r"draft|drafting|preparation|elaboration|development|negotiati(?:ons?|ng)|upcoming|forthcoming|future|planned|finali[sz](?:ation|ing|e)|prepar(?:ing|ations?)\s+(?:of|for)|work(?:ing)?\s+on|talks\s+on"
_ADOPTING: Final = (
    r"adopted|adopting|approved|approving|endorsed|endorsing|ratified|validated|adopts?|approves|endorses|adoption|approval|endorsement|ratification|agreed\s+(?:on|upon)"
    r"|gave\s+(?:their|its|his|her)\s+approval\s+to|g[ai]ve[sn]?\s+(?:the|its|their)\s+(?:green\s+light|go-ahead|nod|blessing|consent|assent)\s+to|passed|issued|acceded\s+to|accession\s+to"
)
_HOPED: Final = r"(?:early|earliest|speedy|swift|prompt|upcoming|forthcoming|future|expected|planned|possible|possibility\s+of|expedite\w*|accelerat\w+|complet\w+|looks?\s+forward\s+to|looked\s+forward\s+to|looking\s+forward\s+to|prepar\w+\s+(?:for|of)|negotiat\w+\s+(?:for|on|of)|for|towards?|before|until|pending|await\w*)"
_BEFORE: Final = tuple(
    (status, re.compile(pattern, re.IGNORECASE))
    for status, pattern in (
        (
            "planned",
            rf"\b{_TO_BE}\s+(?:be\s+|soon\s+|also\s+|jointly\s+|\w+ly\s+)*(?:sign|ink|adopt|approve|conclude|endorse|ratify|finali[sz]e|draw\s+up|develop|elaborate|prepare|draft|negotiate|renew|propose)\b{_OBJECT}$",
        ),
        (
            "planned",
            rf"\b(?:{_PREPARING})\b(?:\s+(?:of|on|for|the|a|an|new|decisions,?|documents,?|among|them|including|its|their|text|latest)){{0,6}}\s*$",
        ),
        (
            "proposed",
            rf"\b(?:possib(?:le|ility)|option|idea|prospects?|feasibility|propos(?:ed|al|es|ing)|suggest(?:ed|ion|s|ing)|explor\w+|consider\w*)\s+(?:of\s+|for\s+)?(?:the\s+)?(?:sign(?:ing|ature)|conclu(?:ding|sion)|adopt(?:ing|ion)|develop(?:ing|ment)|draft(?:ing)?|elaborat(?:ing|ion))\b(?:\s+of)?{_OBJECT}$",
        ),
        (
            "planned",
            rf"\b{_HOPED}\s+(?:the\s+)?(?:signing|signature|conclusion|adoption|ratification|finali[sz]ation|completion)\s+of{_OBJECT}$",
        ),
        (
            "proposed",
            r"\b(?:propos(?:ed|al|es|e|ing)|put\s+forward|idea\s+of|suggest(?:ed|s|ing|ion))\b(?:\s+(?:of|for|on|the|a|an|to|new|joint|UN)){0,4}\s*$",
        ),
        (
            "signed",
            rf"\b(?:{_SIGNING})\b(?:\s+ceremony)?{_ADVERBIAL}(?:\s+(?:today|yesterday|here))?(?:\s+(?:of|for))?{_OBJECT}$",
        ),
        ("adopted", rf"\b(?:{_ADOPTING})\b(?:\s+(?:of|to))?{_OBJECT}$"),
        ("in-force", r"\b(?:entry|entering|came|coming)\s+into\s+(?:force|effect)\s+of\s+(?:the\s+|a\s+|its\s+|their\s+)?$"),
    )
)
_AFTER_DONE: Final = re.compile(
    r"^(?:\s+(?:of|worth|totalling|over)\s+[^.;,]{0,12}\d[\d.,]*(?:\s*(?:million|billion|thousand))?(?:\s+(?:US\s+)?(?:euros?|dollars?|EUR|USD|yen|pounds?|francs?))?)?"
    r"[\s,)’”\"»]*(?:\([^)]*\)\s*)?(?:,?\s*(?:which|that|who)\s+)?(?:\w+ly\s+)?"
    r"(?P<aux>(?:is|are|was|were)\s+being|was|were|has\s+been|have\s+been|had\s+been|is|are|being|will\s+be|would\s+be|may\s+be|could\s+be|to\s+be|(?:is|are|was|were)\s+(?:expected|due|set|scheduled|planned|likely|going)\s+to\s+be|is\s+to\s+be|are\s+to\s+be|needs?\s+to\s+be|should\s+be)?"
    r"\s*(?:(?:then|also|jointly|recently|officially|formally|unanimously|earlier|finally|today|duly|solemnly|already|just|\w+ly|(?:this|last)\s+\w+|on\s+\w+day)\s+)*"
    r"(?P<verb>(?:co-?|counter-?)?signed|inked|initialled|initialed|concluded|sealed|adopted|approved|endorsed|ratified|validated|launched|issued|terminated|proposed|put\s+forward|agreed|negotiated|prepared|finali[sz]ed|drafted|drawn\s+up)\b(?!(?<=agreed)\s+(?:to|that)\b)",
    re.IGNORECASE,
)
_AFTER_PREPARED: Final = re.compile(
    r"^[\s,)’”\"»]*(?:\([^)]*\)\s*)?(?:which\s+|that\s+)?(?:is|are|was|were)?\s*(?:still\s+|now\s+|currently\s+)*(?:under\s+(?:preparation|negotiation|discussion|development|elaboration|consideration)|in\s+(?:preparation|the\s+pipeline|the\s+making))\b"
    r"|^\s+negotiations\b",
    re.IGNORECASE,
)
_UNFINISHED: Final = frozenset({"negotiated", "prepared", "finalised", "finalized", "drafted", "drawn up"})
_SIGNED: Final = frozenset(
    {
        "signed",
        "co-signed",
        "cosigned",
        "countersigned",
        "counter-signed",
        "inked",
        "initialled",
        "initialed",
        "concluded",
        "sealed",
    }
)
_NEAR: Final = 150
"""How far behind a name a relative clause may say that it was adopted."""
_AFTER_RELATIVE: Final = re.compile(
    r"^[\s”\"»]*(?:\([^)]*\)\s*)?(?:for\s+(?:the\s+(?:period|years)\s+)?\d{4}\s*[-–]\s*\d{4}\s*)?,?\s*(?:which|that)\s+(?:(?:[^.;:]|(?<=[A-Z])\.|(?<=Hon)\.|(?<=[DM]r)\.){2,260}?\s)?"
    r"(?P<verb>signed|concluded|inked|adopted|approved|endorsed|ratified)\b(?!\s+by\b)",
    re.IGNORECASE,
)
_AFTER_TAIL: Final = re.compile(
    r"^\s+(?:on|for|in|between|with|concerning|regarding|covering|to|of|aimed\s+at)\s[^.;:]{2,110}?\s(?P<aux>was|were|has\s+been|have\s+been|is\s+to\s+be|will\s+be)\s+(?:\w+ly\s+|also\s+|then\s+)*"
    r"(?P<verb>(?:co-?|counter-?)?signed|inked|concluded|sealed|adopted|approved|endorsed|ratified)\b",
    re.IGNORECASE,
)
_NOTES: Final = re.compile(
    r"\bexchang\w+\s+(?:of\s+)?(?:signed\s+|diplomatic\s+)?(?:notes|letters)\b(?:[^.;]|(?<=[A-Z])\.|(?<=Hon)\.|(?<=[DM]r)\.){0,240}$",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"\b(?P<verb>signed|concluded|inked|adopted|approved)\b[^.;:]{0,40}?(?:,\s*(?:among\s+(?:them|which|these)|including|namely)|:)\s[^.;]{0,240}$",
    re.IGNORECASE,
)
_SIGNED_ONES: Final = re.compile(
    r"\b(?:documents?|agreements?|memorand(?:a|um|ums)(?:\s+of\s+understanding)?|mous?|instruments|protocols|treaties|accords|deals|contracts)\s+(?:(?:that|which)\s+)?(?:were\s+|was\s+|have\s+been\s+)?(?P<verb>signed|concluded|inked|adopted)\b[^.;:]{0,60}?"
    r"\s(?:includ(?:e|es|ed)|compris(?:e|es|ed)|are|were|cover(?:ed)?)\b\s*:?\s[^.]{0,900}$",
    re.IGNORECASE,
)
"""`The agreements signed included A; B; and C`."""
_DENIED: Final = re.compile(r"\b(?:not|never|nor|without|failed\s+to|refus\w+\s+to)\s+(?:yet\s+|been\s+)*$", re.IGNORECASE)
_AFTER_PROPOSAL: Final = re.compile(r"^\s+proposal\b", re.IGNORECASE)
_AFTER_FORCE: Final = re.compile(
    r"^[\s,)’”\"»]*(?:\([^)]*\)\s*)?(?:which\s+)?(?:has\s+|have\s+)?(?:(?:provisionally|formally|officially|now|currently)\s+)*"
    r"(?:(?:entered|came|comes|is|are|been|was|remains?)\s+in(?:to)?\s+(?:force|effect)\b|took\s+effect|takes\s+effect|became\s+effective|(?:is|are)\s+(?:now\s+|currently\s+)?(?:being\s+applied|applied)|now\s+governs?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A status and where its word stands in the passage."""

    status: str
    start: int
    end: int


def stronger(first: str | None, second: str | None) -> str | None:
    """Of two statuses the later step in the life of an instrument."""
    ranks = {status: number for number, status in enumerate(_ORDER)}
    return max((first, second), key=lambda status: ranks.get(status or "", -1))


def status_of(text: str, start: int, end: int) -> StatusCue | None:
    """The status that the clause around `text[start:end]` gives the instrument named there."""
    after = text[end : end + 120]
    done = _AFTER_DONE.match(after)
    if done:
        return StatusCue(
            _passive(done["verb"].lower(), (done["aux"] or "").lower()), end + done.start("verb"), end + done.end("verb")
        )
    prepared = _AFTER_PREPARED.match(after)
    if prepared:
        return StatusCue("planned", end, end + prepared.end())
    force = _AFTER_FORCE.match(after)
    if force:
        return StatusCue("in-force", end + force.start(), end + force.end())
    lead = max(0, start - 110)
    before = text[lead:start]
    for status, pattern in _BEFORE:
        match = pattern.search(before)
        if match and not _DENIED.search(before[: match.start()]):
            return StatusCue(status, lead + match.start(), lead + match.end())
    if _AFTER_PROPOSAL.match(after):
        return StatusCue("proposed", end, end + 9)
    return _told_apart(text, start, end)


def _told_apart(text: str, start: int, end: int) -> StatusCue | None:
    """Verbs that stand farther off: `which A and B signed`, `documents were signed, among them …`."""
    relative = _AFTER_RELATIVE.match(text[end : end + 320])
    if (
        relative
        and (relative.end() < _NEAR or relative["verb"].lower() in _SIGNED)
        and not _DENIED.search(relative[0][: relative.start("verb")])
    ):
        return StatusCue(_passive(relative["verb"].lower(), ""), end + relative.start("verb"), end + relative.end("verb"))
    tail = _AFTER_TAIL.match(text[end : end + 180])
    if tail and not re.search(r"\b(?:which|that|who)\b|,\s+(?!and\b)", tail[0]):
        return StatusCue(_passive(tail["verb"].lower(), tail["aux"].lower()), end + tail.start("verb"), end + tail.end("verb"))
    lead = max(0, start - 320)
    notes = _NOTES.search(text[lead:start]) if text[start : start + 1] in set('“"«„‘') else None
    if notes:
        return StatusCue("signed", lead + notes.start(), lead + notes.start() + 8)
    ones = _SIGNED_ONES.search(text[max(0, start - 1000) : start])
    if ones:
        lead = max(0, start - 1000)
        return StatusCue(_passive(ones["verb"].lower(), ""), lead + ones.start("verb"), lead + ones.end("verb"))
    listed = _LISTED.search(text[lead:start])
    if listed and not _DENIED.search(text[lead : lead + listed.start()]):
        return StatusCue(_passive(listed["verb"].lower(), ""), lead + listed.start("verb"), lead + listed.end("verb"))
    return None


def _passive(verb: str, auxiliary: str) -> str:
    if verb in {"proposed", "put forward"}:
        return "proposed"
    if auxiliary.endswith("be") or verb in _UNFINISHED:
        return "planned"
    if verb in _SIGNED:
        return "signed"
    return "terminated" if verb == "terminated" else "adopted"
