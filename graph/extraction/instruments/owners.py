"""Parties by the words around a name: whose it is (`A's Agenda`), who signed it, for whom persons signed."""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.actors.nesting import outermost
from graph.extraction.annotations import ActorMention, Annotated
from graph.extraction.drafts import AgreementDraft, PartyDraft
from graph.extraction.instruments.found import FoundInstrument
from graph.extraction.text.quotes import quote_around

__all__ = ["add_owners", "add_represented"]

_BODIES: Final = frozenset({"country", "un", "igo", "org", "group"})
_OWNED: Final = frozenset({"plan", "strategy", "agenda", "roadmap", "programme", "framework"})
_GENITIVE: Final = re.compile(r"^(?:[’']s?|s[’'])?\s+(?:[a-z]+\s+)?$")
_AND: Final = re.compile(
    r"^\s*(?:\([^)]*\))?\s*(?:,|and|,\s*and|&|with)\s*(?:(?:the|its)\s+)?(?:[Gg]overnments?\s+of\s+(?:the\s+)?)?$"
)
_TO_VERB: Final = re.compile(r"^\s*(?:\([^)]*\))?(?:\s+(?:have|has|had|also|jointly|then|today|yesterday|\w+ly))*\s*$")


def add_owners(annotated: Annotated, found: FoundInstrument, draft: AgreementDraft) -> None:
    """The body in the genitive before the name; the bodies that are the subject of the verb of signing."""
    start, end = found.start_at, found.places[-1][1]
    sentence = annotated.sentence_at(start)
    if sentence is None:
        return
    quote = quote_around(annotated, start, end)
    before = [m for m in _bodies(annotated, sentence.start, start) if m.end <= start]
    if draft.type in _OWNED and before and before[-1].end < start:
        owner = before[-1]
        between = annotated.text[owner.end : start]
        if _GENITIVE.match(between) and (between.strip() or annotated.text[owner.start : owner.end].endswith(("'s", "’s"))):
            draft.add(PartyDraft(owner.actor, evidence=[quote], rule="instruments.owner"))
    status = found.status
    if status is None or status.status != "signed" or draft.parties:
        return
    verb = found.passage.offsets[status.start] if status.start < len(found.passage.offsets) else start
    behind = verb >= end
    subject = _subject(annotated, end if behind else sentence.start, verb)
    if len(subject) > 1:
        for mention in subject:
            draft.add(
                PartyDraft(
                    mention.actor, evidence=[quote_around(annotated, start, max(end, mention.end))], rule="instruments.subject"
                )
            )


def add_represented(annotated: Annotated, drafts: Sequence[AgreementDraft]) -> None:
    """Where only persons sign, the states and organisations they sign for are the parties."""
    for draft in drafts:
        if draft.id is None:
            _add_bodies_of(annotated, draft)


def _add_bodies_of(annotated: Annotated, draft: AgreementDraft) -> None:
    signers = [party for party in draft.parties if annotated.actor(party.actor).kind == "person"]
    named = [party for party in draft.parties if party.rule in {"instruments.name", "instruments.sides", "instruments.class"}]
    if not signers or len(named) > 1:
        return
    for party in signers:
        body = annotated.actor(party.represents) if party.represents else None
        country = annotated.actor(body.parent) if body is not None and body.kind == "gov" and body.parent else None
        found = country if country is not None and country.kind == "country" else body
        if found is not None and found.kind in _BODIES:
            draft.add(PartyDraft(found.key, evidence=list(party.evidence), rule="instruments.represented"))


def _bodies(annotated: Annotated, start: int, end: int) -> list[ActorMention]:
    found = [m for m in annotated.actors_in(start, end) if annotated.actor(m.actor).kind in _BODIES]
    return sorted(outermost(found), key=lambda mention: mention.start)


def _subject(annotated: Annotated, start: int, verb: int) -> list[ActorMention]:
    """`A, B and C` right before the verb, from the last to the first."""
    chain: list[ActorMention] = []
    stop, pattern = verb, _TO_VERB
    for mention in reversed(_bodies(annotated, start, verb)):
        if not pattern.match(annotated.text[mention.end : stop]):
            break
        chain.append(mention)
        stop, pattern = mention.start, _AND
        article = re.search(r"(?:\bthe\s+)?(?:\b[Gg]overnments?\s+of\s+(?:the\s+)?)?$", annotated.text[start:stop])
        stop = start + article.start() if article else stop
    return chain[::-1]
