"""Acts of concluding and the instruments they are about: signatories and parties from the clause, the lead of a list, the sides that met."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterable, Sequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import AgreementDraft, EventDraft, PartyDraft, Stay
from graph.extraction.instruments.acts import Act, acts_in
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.instruments.signers import doers, state_of
from graph.extraction.instruments.status import stronger
from graph.extraction.text.quotes import quote_around

__all__ = ["add_concluders", "observes", "sides_at"]

_THING: Final = r"(?:document|paper|text|instrument|agreement|deal|pact|accord|memorandum|mou|treaty|protocol|plan|programme|framework|contract|letter|declaration|statement|copies)s?"
_OBJECT: Final = re.compile(
    rf"\s*(?:it|them|(?:the|this|these|both|two|said|a)\s+(?:\w+\s+)?{_THING})\b(?!\s+(?:on|of|between|concerning)\b)",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    rf"\b(?:it|they|both|(?:the|this|these|said|that|both)\s+(?:\w+\s+)?{_THING})\s+(?:(?:was|were|is|are|has|have|had|been|also|\w+ly|then|respectively)\s+)*$",
    re.IGNORECASE,
)
_NO_OBJECT: Final = re.compile(r"\s*(?:,\s*)?(?:(?:on|in)\s+behalf\s+of|for\s+(?:the|its|his|her|[A-Z])|was\b|were\b)")
_MANY: Final = re.compile(r"\b(?:them|they|both|these|two|\w+s)\b\s*$", re.IGNORECASE)
_PEOPLE: Final = re.compile(
    r"\b(?:they|both$|two$|ministers?|presidents?|leaders?|premiers?|counterparts?|officials?|diplomats?|heads?|chiefs?|secretar\w+|representatives|top)\b",
    re.IGNORECASE,
)
_TWO: Final = re.compile(r"\b(?:two|both|sides|parties)\b", re.IGNORECASE)
_MORE: Final = re.compile(r"\b(?:three|four|five|six|seven|eight|nine|ten|member)\b", re.IGNORECASE)
_NAMED: Final = re.compile(
    r"\b(?:the\s+)?(?-i:[A-Z])[\w’'-]*(?:\s+(?:of|and|the|for|(?-i:[A-Z])[\w’'-]*))*(?<!Summit)(?<!Meeting)(?<!Conference)(?<!Session)(?<!Leaders)(?<!Ministers)(?<!State)(?<!Government)(?<!Heads)(?<!They)(?<!The)(?<!Parties)(?<!Sides)"
    r"(?:\s+(?:have|has|had|also|recently|unanimously|then|today|\w+ly))*\s*$",
    re.IGNORECASE,
)
"""A subject with a name of its own right before the verb."""
_OBSERVER: Final = re.compile(r"\bobservers?\b(?:\s+(?:states?|countries|members?))?[^.;:]{0,60}$", re.IGNORECASE)
_TALKS: Final = frozenset({"meeting", "visit", "consultation", "session", "conference", "signing", "ceremony", "negotiation"})
_SIDES: Final = frozenset({"country", "un", "igo"})
_FAR: Final = 900
"""Code points between an instrument and a sentence that tells of it by pronoun."""


def add_concluders(annotated: Annotated, instruments: Instruments, events: Sequence[EventDraft]) -> set[int]:
    """Signatories and parties from the sentences that tell of a conclusion; which drafts a body of its own is said to have adopted."""
    elsewhere: set[int] = set()
    for sentence in annotated.sentences:
        place = (sentence.start, sentence.end)
        for act in acts_in(annotated.text, *place):
            named = _named(instruments, act, place)
            meant = named or (_meant(annotated, instruments, act, place) if act.done else [])
            if meant:
                _enter(annotated, act, place, meant, events)
            endorsed = annotated.text[act.start : act.end].lower().startswith("endors")
            if (
                named
                and act.kind == "adopted"
                and (endorsed or not act.passive)
                and (endorsed or _NAMED.search(annotated.text[slice(*act.agents)]))
            ):
                elsewhere |= {id(draft) for draft in named}
            if not named and act.kind == "signed":
                for draft in meant:
                    _signed(draft, place)
    return elsewhere


def _signed(draft: AgreementDraft, place: Stay) -> None:
    if stronger(draft.status, "signed") == "signed" and draft.status != "signed":
        draft.status = "signed"
        draft.say("status", [place])


def _named(instruments: Instruments, act: Act, place: Stay) -> list[AgreementDraft]:
    """Instruments whose status comes from this very verb."""
    found = [
        draft
        for one, draft in instruments.found
        if draft.id is None
        and one.cue is not None
        and (
            (place[0] <= one.start_at < place[1] and one.cue[0] < act.end and act.start < one.cue[1] + 1)
            or (one.listed and one.cue[0] <= act.start < one.cue[1])
        )
    ]
    return list({id(draft): draft for draft in found}.values())


def _meant(annotated: Annotated, instruments: Instruments, act: Act, place: Stay) -> list[AgreementDraft]:
    """Instruments told of by pronoun: `signed it`, `the document was signed by`, `signing for A was`."""
    if act.kind != "signed":
        return []
    text = annotated.text
    lead = text[max(place[0], act.start - 60) : act.start]
    following = text[act.end : min(place[1], act.end + 60)]
    target = _SUBJECT.search(lead) if act.passive else (_OBJECT.match(following) or _NO_OBJECT.match(following))
    borne = act.passive and text[act.start : act.end].lower().startswith(
        ("bear", "bore", "carr", "signator", "signed", "signing", "signature")
    )
    if target is None and not borne:
        return []
    before = [
        (one, draft)
        for one, draft in instruments.found
        if draft.id is None and act.start - _FAR < one.start_at < act.start and one.report == annotated.report_at(act.start).key
    ]
    if not before:
        return []
    last = max(before, key=lambda pair: pair[0].start_at)
    many = (
        target is not None
        and _MANY.search(target[0].strip().split(" was")[0].split(" were")[0]) is not None
        and " it" not in f" {target[0]}".lower()
    )
    if many:
        near = annotated.sentence_at(last[0].start_at)
        same = [
            draft
            for one, draft in before
            if (one.cue == last[0].cue and one.cue) or (near and near.start <= one.start_at < near.end)
        ]
        return list({id(draft): draft for draft in same}.values())
    return [last[1]]


def _enter(annotated: Annotated, act: Act, place: Stay, drafts: Iterable[AgreementDraft], events: Sequence[EventDraft]) -> None:
    told = doers(annotated, act, place)
    parties: Sequence[PartyDraft] = told.parties
    if told.anaphor and not parties and act.kind == "signed":
        parties = _met(annotated, events, act, told.anaphor)
    for draft in drafts:
        named = any(party.rule == "instruments.name" for party in draft.parties)
        for party in parties:
            if act.kind == "adopted":
                _adopter(annotated, draft, party)
            elif party.role == "signatory" or not (named or draft.concept):
                draft.add(PartyDraft(party.actor, party.role, party.represents, party.post, list(party.evidence), party.rule))


def _adopter(annotated: Annotated, draft: AgreementDraft, party: PartyDraft) -> None:
    """A body that adopts is a party; a person who approves or launches speaks for the body."""
    if party.role != "signatory" and annotated.actor(party.actor).kind != "gov":
        draft.add(PartyDraft(party.actor, evidence=list(party.evidence), rule="instruments.adopted"))


def _met(annotated: Annotated, events: Sequence[EventDraft], act: Act, anaphor: str) -> list[PartyDraft]:
    """Those whom `the two ministers`, `the parties`, `they` refer to: the sides of the meeting, or the persons named last."""
    persons, sides = sides_at(annotated, events, act.start)
    quote = quote_around(annotated, act.start, act.end)
    two = _TWO.search(anaphor) is not None or anaphor.lower().startswith("they")
    signers = [] if len(persons) > 2 or not _PEOPLE.search(anaphor) else persons
    if len(signers) < 2 and _PEOPLE.search(anaphor) and len(sides) <= 2 and not _MORE.search(anaphor):
        signers = _last_two(annotated, act.start)
    if len(sides) > 2:
        sides, signers = [] if two else sides, signers if two else []
    parties = [PartyDraft(key, evidence=[quote], rule="instruments.sides") for key in sides] if len(sides) > 1 else []
    for key in signers if len(signers) == 2 else []:
        post = next((each for each in annotated.actor(key).posts if each.of), None)
        parties.append(
            PartyDraft(key, "signatory", post.of if post else None, post.title if post else None, [quote], "instruments.sides")
        )
        state = state_of(annotated, post.of) if post else None
        if not len(sides) > 1 and state:
            parties.append(PartyDraft(state, evidence=[quote], rule="instruments.sides"))
    return parties


def _last_two(annotated: Annotated, position: int) -> list[str]:
    """The last two persons in office named before the position in the same release, of two bodies."""
    report = annotated.report_at(position)
    found: list[str] = []
    bodies: set[str | None] = set()
    for mention in reversed(annotated.actors_in(report.start, position)):
        actor = annotated.actor(mention.actor)
        if actor.kind != "person" or actor.key in found:
            continue
        body = next((state_of(annotated, post.of) for post in actor.posts if post.of), None)
        if body is not None and body not in bodies:
            found.append(actor.key)
            bodies.add(body)
        if len(found) == 2:
            return found[::-1]
    return []


def sides_at(annotated: Annotated, events: Sequence[EventDraft], position: int) -> tuple[list[str], list[str]]:
    """Persons, and states with organisations, of the last gathering told before the position in the same release."""
    report = annotated.report_at(position)
    best: tuple[list[str], list[str]] = ([], [])
    for event in events:
        first = event.evidence[0][0] if event.evidence else event.start_at
        past = event.type in _TALKS and event.status not in {"planned", "proposed", "cancelled"}
        if event.row is not None or not past or not report.start <= first <= position:
            continue
        actors = [(part.actor, part.evidence, annotated.actor(part.actor).kind) for part in event.participants if part.actor]
        persons = [key for key, _, kind in actors if kind == "person"]
        sides = [key for key, places, kind in actors if kind in _SIDES and not observes(annotated, key, places)]
        states = [key for key in sides if annotated.actor(key).kind == "country"]
        known = [key for key in best[1] if annotated.actor(key).kind == "country"]
        if len(states) > 1 or (len(sides) > 1 and len(known) < 2):
            best = (persons, states if len(states) > 1 else sides)
    return best


def observes(annotated: Annotated, actor: str, places: Iterable[Stay]) -> bool:
    """Whether the participant is named as an observer, there or elsewhere."""
    sentences = [annotated.sentence_at(mention.start) for mention in annotated.actor(actor).mentions]
    for place in [*places, *((sentence.start, sentence.end) for sentence in sentences if sentence)]:
        for mention in annotated.actors_in(*place):
            if mention.actor == actor and _OBSERVER.search(annotated.text[place[0] : mention.start]):
                return True
    return False
