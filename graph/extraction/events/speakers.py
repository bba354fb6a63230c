"""Who acts in the passage of a gathering was there: subjects of sentences that tell of no happening of their own."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft
from graph.extraction.events.attendance import GATHERINGS, attended
from graph.extraction.events.participant_zones import Zone
from graph.extraction.events.participants import taking_part
from graph.extraction.text.views import ACTOR, PERSON, SentenceView

__all__ = ["Passages", "add_speakers"]

Passages = Sequence[tuple[SentenceView, EventDraft | None]]
"""Sentences that tell of no happening, each with the event that the text goes on about."""

_TO_COME: Final = frozenset({"planned", "proposed", "cancelled", "postponed"})
_WITHIN: Final = frozenset({"signing", "ceremony"})
"""Acts with which a gathering closes or opens: who speaks after them speaks at the gathering."""
_SAID: Final = r"(?:said|says|noted|notes|added|adds|stressed|explained|remarked|concluded|observed|continued|emphasi[sz]ed|underlined|highlighted|pointed\s+out|affirmed|underscored|commented|stated|declared)"
_VERB: Final = re.compile(
    rf"\b(?:{_SAID}|spoke|gave|made|took|drew|led|paid|thanked|put|began|called|saw|shed|set|cut|read|\w+ed|reiterates|stresses|welcomes|calls|thanks|is|are|was|were|has|have|had|will|would|may|could|did|does)\b"
)
_STATE: Final = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|may|could|did|does|died|resigned|visited|travell?ed|arrived|departed|returned|appointed|elected|nominated|named|served|posted|tweeted|issued|succeeded|worked"
    r"|based|accredited|received|scheduled|expected|invited|ordered|replaced|lived|graduated|married|studied|moved|retired|accused|denied|condemned|detained|arrested|killed|called(?!\s+(?:for|on|upon)\b)|represented|entitled|titled|represent\w*|published|so-called|united|related|mentioned|used|sponsored|retired|added)\b"
)
_LEAD: Final = re.compile(r"^(?:[^,.;”\"]{0,140},\s+)")
_NO_LEAD: Final = re.compile(
    r"\b(?:earlier|before|previous\w*|last|since|after|ago|ahead|following|meanwhile|separately|elsewhere|recently|(?:19|20)\d\d|interview|statement|letter|message|tweet|post|telephone|phone|article|report|book|delivered\s+by|read\s+(?:out\s+)?(?:by|for|on))\b",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:spokes(?:man|woman|person)|told\s+(?:reporters|journalists|the\s+(?:press|media)|\w+\s+(?:news|tv|radio))|in\s+(?:a|an|his|her|its)\s+(?:\w+\s+)?(?:message|letter|tweet|interview|statement\s+(?:issued|released|sent|published)|article|post|telegram|press\s+release)|(?:on|via)\s+(?:twitter|facebook|x)\b|earlier|last\s+(?:year|month|week)|(?:in|since)\s+(?:19|20)\d\d|former(?:ly)?\s+served|reporters|journalists|(?:said|spoke|announced|stated)\s+(?:so\s+)?(?:at|during)\s+an?)\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(rf"[,”\"’']\s+{_SAID}\s+(?=[^.;:]{{0,40}}{PERSON})([^.;:]+)")
_QUOTED_BEFORE: Final = re.compile(rf"[”\"’'],?\s+([^.;:”\"]{{0,160}}?{PERSON}[^.;:”\"]{{0,60}}?)\s+(?:also\s+)?{_SAID}\b")
_TOLD_BEFORE: Final = re.compile(rf",\s+([^.;:,]{{0,60}}?{PERSON}+)\s+{_SAID}\s*\.?$")

_ASIDE: Final = re.compile(
    r",\s+(?:who|whose|which|for\s+(?:his|her|its|their)\s+part|on\s+(?:his|her|its|their)\s+part)\b[^,.;]*,"
)
"""A clause between commas that says more of the subject."""
_OPAQUE: Final = re.compile(r"[.;:”\"]\s|\b(?:which|that|who|where|when|as|if)\b")
_HONORIFIC: Final = re.compile(r"\b(?:H\.?\s?E|[A-Z][a-z]{1,4}|[A-Z]\.?[A-Z]|[A-Z])\.\s")
"""A full stop that ends no sentence: `Hon.`, `Amb.`, an initial."""


def add_speakers(annotated: Annotated, passages: Passages, events: Sequence[EventDraft]) -> None:
    """Add those who say or do something in the passage of a gathering to it."""
    mains = [event for event in events if event.main and _is_gathering(event)]
    for view, current in passages:
        event = current if current is not None and _is_gathering(current) else None
        if event is None or event.type in _WITHIN:
            event = next((main for main in mains if main.type not in _WITHIN and main.start_at <= view.start), event)
        if event is None:
            event = mains[0] if len(mains) == 1 else attended(view, events, current)
        if event is None or not _is_gathering(event) or view.start < event.start_at or _ELSEWHERE.search(view.text) is not None:
            continue
        for part in taking_part(annotated, view, list(_doers(view))):
            event.add(part)


def _is_gathering(event: EventDraft) -> bool:
    return event.type in GATHERINGS and event.status not in _TO_COME


def _doers(view: SentenceView) -> Iterator[Zone]:
    """The stretches of the sentence that name who speaks or acts."""
    text = view.masked
    for pattern in (_QUOTED, _QUOTED_BEFORE, _TOLD_BEFORE):
        for match in pattern.finditer(text):
            yield match.span(1)
    open_text = _ASIDE.sub(lambda match: " " * len(match[0]), text)
    for first in _starts(open_text):
        verb = _VERB.search(open_text, first)
        if verb is None or _STATE.match(open_text, verb.start()) is not None:
            continue
        told = text[verb.end() : verb.end() + 1] == ","  # `Talks, the Minister recalled, will …`
        start = max(first, text.rfind(",", first, verb.start())) if told else first
        subject = open_text[start : verb.start()]
        if PERSON in subject and _OPAQUE.search(_HONORIFIC.sub(" ", subject)) is None:
            aside = _ASIDE.search(text, start, verb.start() + 1)
            yield start, aside.start() if aside is not None else verb.start()
            return


def _starts(text: str) -> Iterator[int]:
    """Where the subject may begin: with the sentence, or behind a phrase and its comma."""
    yield 0
    lead = _LEAD.match(text)
    if lead is not None and not _NO_LEAD.search(lead[0]) and not re.search(f"[{ACTOR}{PERSON}]", lead[0][:12]):
        yield lead.end()
