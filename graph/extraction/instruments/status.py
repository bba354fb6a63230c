"""What a clause says of an instrument: signed, adopted, proposed, planned, in force, terminated, or nothing."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["StatusCue", "status_of", "stronger"]

_ORDER: Final = ("proposed", "planned", "in-force", "terminated", "adopted", "signed")
_TO_BE: Final = r"(?:will|to|shall|should|plans?\s+to|intends?\s+to|expected\s+to|is\s+due\s+to|are\s+due\s+to|ready\s+to|agreed\s+to|need(?:s|ed)?\s+to)"
_OBJECT: Final = r"(?:\s+(?:and\s+[\w-]+ed\s+)?(?:(?:the|a|an|its|their|two|three|new|several|following|bilateral|joint|such|renewed|revised|updated|amended|first|second|third|comprehensive|landmark|historic)\s+){0,3}|\s+)"

_PREPARING: Final = r"draft|drafting|preparation|elaboration|development|negotiati(?:ons?|ng)|upcoming|forthcoming|future|planned"
_ADOPTING: Final = (
    r"adopted|approved|endorsed|ratified|adopts?|approves|endorses|adoption|approval|endorsement|ratification|agreed\s+(?:on|upon)"
    r"|gave\s+(?:their|its|his|her)\s+approval\s+to|passed|issued"
)
_BEFORE: Final = tuple(
    (status, re.compile(pattern, re.IGNORECASE))
    for status, pattern in (
        (
            "planned",
            rf"\b{_TO_BE}\s+(?:be\s+)?(?:sign|adopt|approve|conclude|endorse|ratify|finali[sz]e|draw\s+up|propose)\b{_OBJECT}$",
        ),
        (
            "planned",
            rf"\b(?:{_PREPARING})\b(?:\s+(?:of|on|the|a|an|new|decisions,?|documents,?|among|them|including)){{0,6}}\s*$",
        ),
        (
            "proposed",
            r"\b(?:propos(?:ed|al|es|e|ing)|put\s+forward|idea\s+of)\b(?:\s+(?:of|for|on|the|a|an|to|new|joint|UN)){0,4}\s*$",
        ),
        ("signed", rf"\b(?:signed|inked|initialled|concluded|signs?|signing|signature|conclusion)\b(?:\s+of)?{_OBJECT}$"),
        ("adopted", rf"\b(?:{_ADOPTING})\b(?:\s+(?:of|to))?{_OBJECT}$"),
        ("in-force", r"\bentry\s+into\s+force\s+of\s+(?:the\s+)?$"),
    )
)
_AFTER_DONE: Final = re.compile(
    r"^(?:\s+(?:of|worth|totalling|over)\s+[^.;,]{0,12}\d[\d.,]*(?:\s*(?:million|billion|thousand))?(?:\s+(?:US\s+)?(?:euros?|dollars?|EUR|USD|yen|pounds?|francs?))?)?"
    r"[\s,)”\"»]*(?:\([^)]*\)\s*)?(?:,?\s*(?:which|that|who)\s+)?(?:\w+ly\s+)?"
    r"(?P<aux>was|were|has\s+been|have\s+been|had\s+been|is|are|being|will\s+be|to\s+be|is\s+to\s+be|are\s+to\s+be|needs?\s+to\s+be|should\s+be)?"
    r"\s*(?:then\s+|also\s+|jointly\s+|recently\s+|officially\s+|formally\s+|unanimously\s+|earlier\s+)?"
    r"(?P<verb>signed|inked|initialled|concluded|adopted|approved|endorsed|ratified|launched|issued|terminated|proposed|put\s+forward|agreed)\b",
    re.IGNORECASE,
)
_AFTER_RELATIVE: Final = re.compile(
    r"^[\s”\"»]*(?:\([^)]*\)\s*)?(?:for\s+(?:the\s+(?:period|years)\s+)?\d{4}\s*[-–]\s*\d{4}\s*)?,?\s*(?:which|that)\s+(?:[^.;:]{2,110}?\s)?"
    r"(?P<verb>signed|concluded|inked|adopted|approved|endorsed|ratified)\b(?!\s+by\b)",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"\b(?P<verb>signed|concluded|inked|adopted|approved)\b[^.;:]{0,40}?(?:,\s*(?:among\s+(?:them|which|these)|including|namely)|:)\s[^.;]{0,240}$",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:not|never|nor|without|failed\s+to|refus\w+\s+to)\s+(?:yet\s+|been\s+)*$", re.IGNORECASE)
_AFTER_PROPOSAL: Final = re.compile(r"^\s+proposal\b", re.IGNORECASE)
_AFTER_FORCE: Final = re.compile(
    r"^[\s,]*(?:which\s+)?(?:has\s+|have\s+)?(?:entered|came|is|are|remains?)\s+in(?:to)?\s+force\b", re.IGNORECASE
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
    relative = _AFTER_RELATIVE.match(text[end : end + 180])
    if relative and not _DENIED.search(relative[0][: relative.start("verb")]):
        return StatusCue(_passive(relative["verb"].lower(), ""), end + relative.start("verb"), end + relative.end("verb"))
    lead = max(0, start - 320)
    listed = _LISTED.search(text[lead:start])
    if listed and not _DENIED.search(text[lead : lead + listed.start()]):
        return StatusCue(_passive(listed["verb"].lower(), ""), lead + listed.start("verb"), lead + listed.end("verb"))
    return None


def _passive(verb: str, auxiliary: str) -> str:
    if verb in {"proposed", "put forward"}:
        return "proposed"
    if auxiliary in {"will be", "to be", "is to be", "are to be", "need to be", "needs to be", "should be"}:
        return "planned"
    if verb in {"signed", "inked", "initialled", "concluded"}:
        return "signed"
    return "terminated" if verb == "terminated" else "adopted"
