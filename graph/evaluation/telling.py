"""Facts one by one in words: what is said, by which rule, how sure, and the places in the text that say so."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.facts import Actor, Agreement, AgreementParty, Event, Facts, HeldPost, Money, Participant, Span, Support

__all__ = ["Told", "told"]

_Sourced = Actor | HeldPost | Event | Participant | Agreement | AgreementParty | Money


class Told(NamedTuple):
    """One fact: `kind` of an actor, or post, event, participant, agreement, party, money; `about` is the key of its entry.

    `extractor` is None for the rules; `supports` are what others say for the fact.
    """

    kind: str
    about: str
    says: str
    rule: str | None
    confidence: float | None
    spans: tuple[Span, ...]
    extractor: str | None = None
    supports: tuple[Support, ...] = ()


def told(facts: Facts) -> list[Told]:
    """All facts: actors with their posts, events with who took part, agreements with their parties, money."""
    names = {actor.key: actor.name or next(iter(actor.names), actor.key) for actor in facts.actors}
    found: list[Told] = []
    for actor in facts.actors:
        found.append(_actor(actor, names))
        found += [_post(actor, post, names) for post in actor.posts]
    for event in facts.events:
        found.append(_event(event))
        found += [_part(event, part, names) for part in event.participants]
    for agreement in facts.agreements:
        found += _agreement(agreement, names)
    return found + [_money(money) for money in facts.money]


def _actor(actor: Actor, names: dict[str, str]) -> Told:
    parent = f", part of {names.get(actor.parent, actor.parent)}" if actor.parent else ""
    known = f" (registry: {actor.id})" if actor.id else ""
    return Told(actor.kind, actor.key, f"{names[actor.key]}{parent}{known}", *_credit(actor, actor.mentions))


def _post(actor: Actor, post: HeldPost, names: dict[str, str]) -> Told:
    body = f" of {names.get(post.of, post.of)}" if post.of else ""
    acting = "acting " if post.acting else ""
    says = f"{names[actor.key]}: {acting}{post.title}{body}"
    return Told("post", actor.key, says, *_credit(post, post.evidence))


def _event(event: Event) -> Told:
    when = "/".join(day for day in (event.start, event.end) if day)
    values = (event.name or event.label or event.type, when, event.place, event.mode, event.status)
    says = ", ".join(value for value in values if value)
    main = "main " if event.main else ""
    return Told("event", event.key, f"{main}{event.type}: {says}", *_credit(event, event.evidence))


def _part(event: Event, part: Participant, names: dict[str, str]) -> Told:
    who = ", ".join(one for one in (names.get(part.actor or "", part.actor), part.office) if one)
    says = f"{who}: {part.role or 'participant'}{_for(part.for_, names)}"
    return Told("participant", event.key, says, *_credit(part, part.evidence))


def _agreement(agreement: Agreement, names: dict[str, str]) -> Iterator[Told]:
    period = "/".join(day for day in (agreement.start, agreement.end) if day)
    known = f"registry: {agreement.id}" if agreement.id else None
    title = agreement.name or next(iter(agreement.names), agreement.key)
    says = ", ".join(_said((title, period, agreement.status, agreement.date, known)))
    yield Told("agreement", agreement.key, f"{agreement.type}: {says}", *_credit(agreement, agreement.evidence))
    for party in agreement.parties:
        words = f"{names.get(party.actor, party.actor)}: {party.role or 'party'}{_for(party.for_, names)}"
        yield Told("party", agreement.key, words, *_credit(party, party.evidence))


def _money(money: Money) -> Told:
    says = " ".join(_said((money.qualifier, f"{money.amount:,.0f}", money.currency, f"for {money.what}" if money.what else None)))
    return Told("money", money.agreement or "", says, *_credit(money, money.evidence))


def _credit(
    part: _Sourced, spans: Iterable[Span]
) -> tuple[str | None, float | None, tuple[Span, ...], str | None, tuple[Support, ...]]:
    """The fields of Told that say who found a fact, and where."""
    return part.rule, part.confidence, tuple(spans), part.extractor, tuple(part.supports)


def _for(body: str | None, names: dict[str, str]) -> str:
    return f" for {names.get(body, body)}" if body else ""


def _said(values: Iterable[str | None]) -> list[str]:
    return [value for value in values if value]
