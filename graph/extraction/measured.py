"""Facts with the confidence that was measured for their rules (see `confidence`), whatever the stages guessed."""

from functools import cache
from typing import Final

from graph.extraction.confidence import confidence
from graph.extraction.lexicon import sections
from graph.facts import Actor, Agreement, Event, Facts

__all__ = ["as_measured"]

_DEFAULT: Final = 0.7


def as_measured(facts: Facts) -> Facts:
    """The same facts; every entry, post, participant and party as sure as its rule was right on gold."""
    return facts.model_copy(
        update={
            "actors": [_actor(actor) for actor in facts.actors],
            "events": [_event(event) for event in facts.events],
            "agreements": [_agreement(agreement) for agreement in facts.agreements],
            "money": [money.model_copy(update=_sure("money", money.rule)) for money in facts.money],
        }
    )


def _actor(actor: Actor) -> Actor:
    posts = [post.model_copy(update={"confidence": confidence(post.rule or "")}) for post in actor.posts]
    return actor.model_copy(update={"confidence": confidence(actor.rule or ""), "posts": posts})


def _event(event: Event) -> Event:
    parts = [part.model_copy(update=_sure("participant", part.rule)) for part in event.participants]
    return event.model_copy(update=_sure("event", event.rule) | {"participants": parts})


def _agreement(agreement: Agreement) -> Agreement:
    parties = [party.model_copy(update=_sure("party", party.rule)) for party in agreement.parties]
    return agreement.model_copy(update=_sure("agreement", agreement.rule) | {"parties": parties})


def _sure(kind: str, rule: str | None) -> dict[str, float]:
    return {"confidence": _measured(kind, rule or "")}


@cache
def _measured(kind: str, rule: str) -> float:
    """That of the rule, of its family, else of its kind."""
    table = dict(_pair(line) for line in sections("confidence").get(kind, ()))
    while rule and rule not in table:
        rule = rule.rpartition(".")[0]
    return table.get(rule or "*", _DEFAULT)


def _pair(line: str) -> tuple[str, float]:
    rule, _, value = line.partition("=")
    return rule.strip(), float(value)
