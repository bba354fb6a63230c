"""Facts with the confidence that was measured for their rules (see `confidence`), whatever the stages guessed."""

from graph.extraction.confidence import confidence
from graph.facts import Actor, Agreement, Event, Facts

__all__ = ["as_measured"]


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
    posts = [post.model_copy(update=_sure("", post.rule)) for post in actor.posts]
    return actor.model_copy(update=_sure("", actor.rule) | {"posts": posts})


def _event(event: Event) -> Event:
    parts = [part.model_copy(update=_sure("participant", part.rule)) for part in event.participants]
    return event.model_copy(update=_sure("event", event.rule) | {"participants": parts})


def _agreement(agreement: Agreement) -> Agreement:
    parties = [party.model_copy(update=_sure("party", party.rule)) for party in agreement.parties]
    return agreement.model_copy(update=_sure("agreement", agreement.rule) | {"parties": parties})


def _sure(kind: str, rule: str | None) -> dict[str, float]:
    return {"confidence": confidence(rule, kind)}
