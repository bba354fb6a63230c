"""Acts by which an instrument comes to be: signed, adopted, exchanged; what verb says so and where its subject and agent stand."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["AGENT_STOP", "Act", "acts_in"]

_ADVERBS: Final = (
    r"(?:\s+(?:also|then|jointly|today|yesterday|later|finally|thereafter|together|each|both|duly|hereby|have|has|had|\w+ly))*"
)
_HANDS: Final = r"(?:put(?:s|ting)?|affix(?:e[sd]|ing)?|append(?:s|ed|ing)?|set(?:s|ting)?|add(?:s|ed|ing)?|gave|g[ia]v(?:e|ing|en)|lent)\s+(?:the|their|his|her|its|both)?\s*(?:\w+\s+)?(?:signatures?|names?|hands?|pens?|initials|seals?|signs?\s+manual)\s+(?:to|on|under|at\s+the\s+(?:foot|bottom)\s+of)"
_SIGN: Final = rf"(?:co-?|counter-?)?sign(?:s|ed|ing)?|ink(?:s|ed|ing)?|initial(?:s|ed|led|ing|ling)|pen(?:s|ned|ning)|conclud(?:e[sd]?|ing)|seal(?:s|ed|ing)|{_HANDS}"
_EXCHANGE: Final = r"exchang(?:e[sd]?|ing)\s+(?:(?:the|signed|two|diplomatic|verbal)\s+)*(?:notes?(?:\s+verbales?)?|letters|copies|documents|instruments|texts)"
_SETTLE: Final = r"formali[sz](?:e[sd]?|ing)|enter(?:s|ed|ing)?\s+into|clinch(?:e[sd]|ing)|renew(?:s|ed|ing)|execut(?:e[sd]|ing)"
_ADOPT: Final = r"adopt(?:s|ed|ing)?|approv(?:e[sd]?|ing)|endors(?:e[sd]?|ing)|ratif(?:y|ies|ied|ying)|issu(?:e[sd]|ing)|releas(?:e[sd]|ing)|agree[sd]?\s+(?:on|upon|to)|pass(?:es|ed|ing)|launch(?:es|ed|ing)?|validat(?:e[sd]|ing)"
_PREPARE: Final = r"draw(?:s|n|ing)?\s+up|develop(?:s|ed|ing)?|elaborat(?:e[sd]?|ing)|negotiat(?:e[sd]?|ing)|finali[sz](?:e[sd]?|ing)|prepar(?:e[sd]?|ing)|propos(?:e[sd]?|ing)|draft(?:s|ed|ing)?"
_VERB: Final = re.compile(
    rf"\b(?:(?P<sign>{_SIGN}|{_EXCHANGE}|{_SETTLE})|(?P<adopt>{_ADOPT})|(?P<prepare>{_PREPARE}))\b", re.IGNORECASE
)
_BEARS: Final = re.compile(
    r"\b(?:bears?|carr(?:y|ies)|bore|carried)\s+(?:the\s+)?(?:names?|signatures?)\s+of\b|\bsignator(?:y|ies)\s+(?:to\s+it\s+|of\s+the\s+\w+\s+)?(?:is|are|was|were)\b"
    r"|\bsign(?:ed|ing|atories)\s+(?:it\s+)?(?:on\s+behalf\s+of|for)\s+[^,.;]{2,80}?\s+(?:was|were|is|are)\b|\bsignatures?\s+(?:was|were|are|is)\s+(?:that|those)\s+of\b",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(
    r"(?:\b(?:is|are|was|were|been|being|be|got|as|document|agreement|treaty|protocol|letter|plan|statement|memorandum|mou|convention|declaration|understanding))\s+(?:\w+ly\s+|also\s+|then\s+|today\s+)*$",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:not|never|nor|without|failed\s+to|refus\w+\s+to|declin\w+\s+to|yet\s+to)\s+(?:yet\s+|been\s+|be\s+)*$", re.IGNORECASE
)
_FORTHCOMING: Final = re.compile(
    r"\b(?:will|shall|would|should|could|may|might|can|to|plan\w*|hope[sd]?|intend\w*|expected|ready|due|about|set|going|agreed\s+to|prepar\w+|before|for|of|after|upon|until)\s+(?:be\s+|soon\s+|\w+ly\s+|both\s+|be\s+\w+ly\s+)*$",
    re.IGNORECASE,
)
_OBJECT: Final = re.compile(r"\s+(?:an?|the|two|three|four|several|its|their|it|this|these|[“‘\"«„])\b|\s+[“‘\"«„]|\s+[A-Z]")
"""What follows an active verb: its object."""
_ADJECTIVE: Final = re.compile(r"\b(?:an?|the|its|their|new|two)\s+(?:newly\s+|recently\s+)?$", re.IGNORECASE)
"""What makes of `signed`, `renewed` a word for the document."""
_BY: Final = re.compile(
    r"^(?:[^.;]{0,160}?)\b(?:by|between)\s+(?=(?:[Tt]he\s+|H\.?\s?E\.?|[A-Z“‘]|both\b|its\b|his\b|her\b|our\b|their\b|then\b|[a-z]+\s+(?:minister|[A-Z])))"
)
AGENT_STOP: Final = re.compile(
    r"\b(?:in\s+the\s+presence|in\s+presence|witnessed|attended|presided|during|on\s+the\s+(?:sidelines|margins|occasion|fringes)|at\s+(?:a|the|an)\s+(?:\w+\s+){0,4}(?:ceremony|meeting|event|conference|summit|session|headquarters)"
    r"|following|after|before|which|when|where|while|whereas|looked\s+on|with\s+the\s+(?:aim|participation|attendance|support)|aim(?:s|ed|ing)\s+(?:at|to)|to\s+(?:strengthen|promote|enhance|support|boost|expand|deepen|develop|facilitate)|said|told)\b",
    re.IGNORECASE,
)
"""Where the agents of a passive verb end: others were there, or another clause begins."""


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of concluding at `start:end`; `agents` is where its doers stand, `passive` whether they follow it.

    `kind` is signed or adopted; `done` is False for what is still to come, or said in general.
    """

    kind: str
    start: int
    end: int
    agents: tuple[int, int]
    passive: bool
    done: bool


def acts_in(text: str, start: int, end: int) -> list[Act]:
    """The acts told in the sentence `text[start:end]`, in text order."""
    return sorted([*_borne(text, start, end), *_verbs(text, start, end)], key=lambda act: act.start)


def _borne(text: str, start: int, end: int) -> Iterator[Act]:
    for match in _BEARS.finditer(text, start, end):
        yield Act("signed", *match.span(), (match.end(), _stop(text, match.end(), end)), passive=True, done=True)


def _verbs(text: str, start: int, end: int) -> Iterator[Act]:
    clause = start
    for match in _VERB.finditer(text, start, end):
        before = text[max(clause, match.start() - 60) : match.start()]
        kind = "adopted" if match["adopt"] else "signed"
        if _DENIED.search(before) or re.match(r"\s+(?:ceremony|language|post|event)", text[match.end() : end]):
            continue
        form = match[0].lower().split()[0]
        if form.endswith("ed") and _ADJECTIVE.search(before):
            continue
        done = (
            match["prepare"] is None
            and not _FORTHCOMING.search(before)
            and not (form.endswith("ing") and re.search(r"\b(?:the|a|of|for|by)\s+$", before) is not None)
        )
        by = _BY.match(text[match.end() : end]) if form.endswith(("ed", "en", "ng")) else None
        passive = _PASSIVE.search(before) is not None and form.endswith(("ed", "en")) and _OBJECT.match(text, match.end()) is None
        if by and (passive or (_OBJECT.match(text, match.end()) is None and (not before.strip() or _noun(before, form)))):
            first = match.end() + by.end()
            yield Act(kind, *match.span(), (first, _stop(text, first, end)), passive=True, done=done)
        elif not passive:
            yield Act(kind, *match.span(), (clause, match.start()), passive=False, done=done)
        clause = _next_clause(text, match.end(), end, clause)


def _noun(before: str, form: str) -> bool:
    """`the signing of X by A`, `the plan signed by A`."""
    return form.endswith("ing") or re.search(r"[\w,)”’\"]\s+$", before) is not None


def _stop(text: str, start: int, end: int) -> int:
    stop = AGENT_STOP.search(text, start, end)
    semicolon = text.find(";", start, end)
    return min(each for each in (stop.start() if stop else end, semicolon if semicolon >= 0 else end, end))


def _next_clause(text: str, start: int, end: int, known: int) -> int:
    """Where a new subject may begin after a verb: past a semicolon, `while`, or a comma with `and`."""
    found = re.compile(r";\s+(?:and\s+)?|,?\s+(?:while|whereas)\s+|,\s+and\s+").search(text, start, end)
    return found.end() if found else known
