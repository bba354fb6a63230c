"""Who stands behind an instrument: by its name, by those who sign it, by the sentence that lists its partners."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterable, Sequence
from typing import Final

from graph.extraction.actors.nesting import outermost
from graph.extraction.annotations import ActorMention, Annotated
from graph.extraction.drafts import AgreementDraft, EventDraft, PartyDraft, Stay
from graph.extraction.instruments.concluding import add_concluders, observes
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.instruments.owners import add_owners, add_represented
from graph.extraction.instruments.sides import add_sides, home_country
from graph.extraction.text.quotes import quote_around
from graph.extraction.text.views import LONGEST

__all__ = ["add_parties", "bodies_in", "home_country"]

_NAMED_BY_OWNER: Final = frozenset(
    {
        "programme",
        "plan",
        "framework",
        "strategy",
        "roadmap",
        "agenda",
        "mou",
        "treaty",
        "statement",
        "declaration",
        "resolution",
        "other",
    }
)
_WITH_UN: Final = frozenset({"unsdcf", "undaf", "unpfd"})
_PARTNERS: Final = re.compile(
    r"\b(?:brings?\s+together|unites?|involves?|(?:is|are|was|will\s+be)\s+(?:being\s+)?(?:jointly\s+)?(?:implemented|carried\s+out|executed|run)\s+(?:jointly\s+)?by"
    r"|participating\s+(?:agencies|organi[sz]ations)|partners?\s+(?:of|in)\s+(?:the|this)\s+\w+\s+(?:are|include)|parties\s+to)\b",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(
    r"\b(?:join(?:s|ed|ing)?|work(?:s|ed|ing)?\s+together|partner\w*|cooperat\w+|tak(?:e|ing)\s+part|participat\w+|involved)\b[^.;:]*$",
    re.IGNORECASE,
)
_LEAD_AFTER: Final = re.compile(
    r"^\s*,?\s*(?:which\s+|will\s+)?(?:acts?|acting|serves?|serving|is|as)\s+(?:as\s+)?(?:the\s+)?lead(?:ing)?\b|^\s+leads\b",
    re.IGNORECASE,
)
_LEAD_BEFORE: Final = re.compile(
    r"\b(?:led|coordinated)\s+by\s+(?:the\s+)?$|\blead(?:ing)?\s+(?:agency|organi[sz]ation|body)\s*(?:is|,|:)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_FUNDER: Final = re.compile(
    r"\b(?:fund(?:ed|ing)|financ(?:ed|ing)|financial\s+support)\s+(?:by|from)\s+(?:the\s+)?$", re.IGNORECASE
)
_CLASS_NOUN: Final = re.compile(
    r"\s+(?:agencies|bodies|organi[sz]ations|entities|institutions|system|funds|programmes|partners)\b"
)
_BODIES: Final = frozenset({"country", "un", "igo", "org", "gov", "group"})


_CONCLUDED: Final = frozenset({"treaty", "mou", "convention", "other", "resolution", "statement"})
_TOPIC: Final = re.compile(
    r"\b(?:on|for|concerning|regarding|about|against|relating\s+to|loans\s+from)\s(?:(?!\b(?:between|among|with|signed\s+by)\b)[^.;])*$",
    re.IGNORECASE,
)
"""What stands behind `on` in the name is what it is about, not who concluded it, unless `between` or `with` follows."""
_TOLD: Final = frozenset({"instruments.subject", "instruments.signed", "instruments.sides", "instruments.adopted"})
"""Rules by which a clause or a meeting says who concluded it."""


def add_parties(annotated: Annotated, instruments: Instruments, events: Sequence[EventDraft]) -> None:
    """Parties of every instrument of the document."""
    home = home_country(annotated)
    for draft in instruments.drafts:
        if draft.concept in _WITH_UN:
            _add_un_and_country(annotated, instruments, draft, home)
    for found, draft in instruments.found:
        if draft.id is None:
            _add_partners(annotated, draft, found.places)
            add_owners(annotated, found, draft)
    _add_owners_in_names(annotated, instruments)
    elsewhere = add_concluders(annotated, instruments, events)
    for event in events:
        for draft in event.agreements:
            if event.type == "signing" and draft.id is None and not _concluded(draft):
                _add_signers(annotated, event, draft)
        for draft in event.adopts:
            if id(draft) not in elsewhere and not any(party.rule in _TOLD for party in draft.parties):
                _add_adopters(annotated, event, draft)
    add_represented(annotated, instruments.drafts)
    add_sides(annotated, instruments.drafts, events)


def _concluded(draft: AgreementDraft) -> bool:
    """Whether a clause has told already who signed it."""
    return any(party.rule in _TOLD for party in draft.parties)


def _add_owners_in_names(annotated: Annotated, instruments: Instruments) -> None:
    for draft in instruments.drafts:
        listed = any(party.rule == "instruments.partners" for party in draft.parties)
        noted = "concept note" in draft.names[0].lower()
        if draft.id is None and draft.concept not in _WITH_UN and draft.type in _NAMED_BY_OWNER and not listed and not noted:
            _add_named(annotated, draft)


def _add_un_and_country(annotated: Annotated, instruments: Instruments, draft: AgreementDraft, home: str | None) -> None:
    own = [country for found, owner in instruments.found if owner is draft for country in found.countries]
    country = own[0] if own else home
    united_nations = next((actor.key for actor in annotated.actors if actor.id == "un"), None)
    for key in (country, united_nations):
        if key is not None:
            draft.add(PartyDraft(key, evidence=_said(annotated, draft, key), rule="instruments.class", role="party"))


def _said(annotated: Annotated, draft: AgreementDraft, key: str) -> list[Stay]:
    """A sentence that names both the instrument and the party, else the first that names the instrument."""
    sentences = [_sentence(annotated, place) for place in draft.places]
    both = [s for s in sentences if any(m.actor == key for m in annotated.actors_in(*s))]
    return (both or sentences)[:1]


def _sentence(annotated: Annotated, place: Stay) -> Stay:
    return quote_around(annotated, *place)


def bodies_in(annotated: Annotated, places: Iterable[Stay]) -> list[ActorMention]:
    """Countries, organisations and groups named in the places, the longest of nested names, in text order."""
    found: list[ActorMention] = []
    for place in places:
        found += outermost([m for m in annotated.actors_in(*place) if annotated.actor(m.actor).kind in _BODIES])
    return found


def _add_named(annotated: Annotated, draft: AgreementDraft) -> None:
    for mention in bodies_in(annotated, draft.places):
        place = next(place for place in draft.places if place[0] <= mention.start < place[1])
        if draft.type in _CONCLUDED and _TOPIC.search(annotated.text[place[0] : mention.start]):
            continue
        draft.add(
            PartyDraft(mention.actor, evidence=[_sentence(annotated, (mention.start, mention.end))], rule="instruments.name")
        )


def _add_partners(annotated: Annotated, draft: AgreementDraft, places: Sequence[Stay]) -> None:
    """`The programme brings together A, B and C; A is the lead agency`, `funded by D`, `they join forces in the programme: A, B`."""
    position = places[0][0]
    sentence = annotated.sentence_at(position)
    if sentence is None or sentence.end - sentence.start > LONGEST:
        return
    text = annotated.text
    partners = _PARTNERS.search(text, position, sentence.end)
    if partners is None and _JOINED.search(text, sentence.start, position):
        partners = re.compile(r"\s*:").match(text, places[-1][1], sentence.end)
    for mention in bodies_in(annotated, [(position, sentence.end)]):
        before, after = text[max(position, mention.start - 60) : mention.start], text[mention.end : sentence.end]
        quote = quote_around(annotated, position, mention.end)
        if _LEAD_AFTER.match(after) or _LEAD_BEFORE.search(before):
            draft.add(PartyDraft(mention.actor, "lead", evidence=[quote], rule="instruments.lead"))
        elif _FUNDER.search(before):
            draft.add(PartyDraft(mention.actor, "funder", evidence=[quote], rule="instruments.funder"))
        elif partners is not None and mention.start >= partners.end() and not _CLASS_NOUN.match(after):
            draft.add(PartyDraft(mention.actor, evidence=[quote], rule="instruments.partners"))


def _add_signers(annotated: Annotated, event: EventDraft, draft: AgreementDraft) -> None:
    """Bodies at a signing are parties; persons sign for the body of their post."""
    named = {party.actor for party in draft.parties}
    told = [_sentence(annotated, place) for place in draft.places]
    for part in event.participants:
        if part.actor is None or not any(
            a < stop and start < b for a, b in part.evidence for start, stop in _of_signing(annotated, event, told)
        ):
            continue
        actor = annotated.actor(part.actor)
        if actor.kind == "person" and part.role in {"participant", "signatory"}:
            part.role = "signatory"
            post = actor.posts[0] if actor.posts else None
            draft.add(
                PartyDraft(
                    actor.key,
                    "signatory",
                    post.of if post else None,
                    post.title if post else None,
                    list(part.evidence),
                    "instruments.signed",
                )
            )
        elif actor.kind in _BODIES and part.role == "participant" and actor.key not in named:
            draft.add(PartyDraft(actor.key, evidence=list(part.evidence), rule="instruments.signed"))


_SIGNED: Final = re.compile(r"\b(?:sign(?:ed|s|ing|atures?)?|inked|initialled|concluded|acting)\b", re.IGNORECASE)


def _of_signing(annotated: Annotated, event: EventDraft, told: Sequence[Stay]) -> list[Stay]:
    """The sentences that tell who signed: those of the document and of the event, and any that speaks of signatures."""
    report = annotated.report_at(event.start_at)
    spoken = [
        (s.start, s.end)
        for s in annotated.sentences_in(report.start, report.end)
        if _SIGNED.search(annotated.text, s.start, s.end)
    ]
    attended = re.compile(r"\battend|\bpresent\b|\bwitness|\bpresence\b", re.IGNORECASE)
    return [place for place in [*told, *spoken] if not attended.search(annotated.text, *place)]


def _add_adopters(annotated: Annotated, event: EventDraft, draft: AgreementDraft) -> None:
    """What a meeting adopts is adopted by the states and organisations there, not by the format they meet in."""
    for part in event.participants:
        if (
            part.actor
            and annotated.actor(part.actor).kind in {"country", "igo", "un"}
            and not observes(annotated, part.actor, part.evidence)
        ):
            evidence = [*(_sentence(annotated, place) for place in draft.places[:1]), *part.evidence[:1]]
            draft.add(PartyDraft(part.actor, evidence=evidence, rule="instruments.adopted"))
