"""Instruments that do not exist yet: what somebody proposes, or plans to propose, to agree on."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import AgreementDraft, PartyDraft
from graph.extraction.instruments.instruments import Instruments

__all__ = ["add_proposals"]

_HEADS: Final = (
    r"approach|mechanism|initiative|platform|resolution|declaration|convention|treaty|agreement|protocol|memorandum|programme|program|plan|roadmap|strategy|concept|code"
    r"|dialogue|format|framework|compact|charter|pact|alliance|partnership"
)
_PROPOSAL: Final = re.compile(
    r"\b(?P<cue>(?:plans?|planned|intends?|intended|is\s+ready|are\s+ready|is\s+going|will|wants?|seeks?)\s+(?:to\s+)?(?:propose|put\s+forward|submit|table|introduce|initiate)"
    rf"|propos(?:ed|es)|put\s+forward|tabled|initiated|suggested)\s+(?:(?:to\s+)?(?:adopt|develop|sign|conclude|draft|create|elaborate)\s+)?(?:an?|the)\s+"
    rf"(?P<name>(?:new\s+)?(?:[\w’'-]+\s+){{0,5}}(?:{_HEADS})\b)",
    re.IGNORECASE,
)
_TYPES: Final = {
    "resolution": "resolution", "declaration": "declaration", "convention": "convention", "treaty": "treaty", "agreement": "treaty", "protocol": "treaty",
    "memorandum": "mou", "programme": "programme", "program": "programme", "plan": "plan", "roadmap": "roadmap", "strategy": "strategy", "concept": "strategy",
    "framework": "framework", "compact": "compact", "charter": "treaty", "pact": "treaty",
}  # fmt: skip
_TAIL: Final = re.compile(r"\s+(?:on|for|to|within|of|between|among|in|with|aimed)\s[^.;:,()\n]{3,120}")


def add_proposals(annotated: Annotated, instruments: Instruments) -> None:
    """Add what the prose says is proposed and no name of an instrument covers yet; those who propose it are its parties."""
    for sentence in annotated.sentences:
        block = annotated.blocks[sentence.block]
        if block.kind in {"table-row", "dateline", "headline"}:
            continue
        for match in _PROPOSAL.finditer(annotated.text, sentence.start, sentence.end):
            start, end = match.span("name")
            if any(a < end and start < b for found, _ in instruments.found for a, b in found.places):
                continue
            if any(m.start < end and start < m.end for m in annotated.actors_in(max(0, start - 80), end + 80)):
                continue
            instruments.drafts.append(_draft(annotated, match, (sentence.start, sentence.end)))
    instruments.drafts.sort(key=lambda draft: draft.start_at)


def _draft(annotated: Annotated, match: re.Match[str], sentence: tuple[int, int]) -> AgreementDraft:
    start, end = match.span("name")
    tail = _TAIL.match(annotated.text, end, sentence[1])
    stop = tail.end() if tail else end
    name, short = " ".join(annotated.text[start:stop].split()), " ".join(match["name"].split())
    planned = re.match(r"propos(?:ed|es)|put|tabled|initiated|suggested", match["cue"], re.IGNORECASE) is None
    draft = AgreementDraft(_TYPES.get(short.split()[-1].lower(), "other"), list(dict.fromkeys([name, short])), start)
    draft.status = "planned" if planned else "proposed"
    draft.places = [(start, stop)]
    draft.evidence = [sentence if sentence[1] - sentence[0] <= 600 else (start, stop)]
    draft.rule, draft.confidence = "instruments.proposal", 0.6
    before = [
        m
        for m in annotated.actors_in(sentence[0], match.start())
        if annotated.actor(m.actor).kind in {"country", "igo", "un", "org"}
    ]
    inside = [m for m in annotated.actors_in(start, stop) if annotated.actor(m.actor).kind in {"country", "igo"}]
    for mention in [*before[-1:], *inside]:
        draft.add(PartyDraft(mention.actor, evidence=list(draft.evidence), rule="instruments.proposal"))
    return draft
