"""Facts of two extractors to one: what both found is one fact with two supports, what only the second found is added."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from pydantic import BaseModel

from graph.extractors.likeness import likeness_of_events, same_actor, same_agreement, same_money, same_party, same_post
from graph.extractors.supporting import Entry, filled, supported
from graph.facts import Actor, Agreement, Event, Facts, Money, Participant
from graph.facts_checks import REFERENCES

__all__ = ["combine"]

_EVENT: Final = (("start", "end"), ("place",), ("venue",), ("mode",), ("status",), ("name",))
_AGREEMENT: Final = (("start", "end"), ("status", "date"))
Part = TypeVar("Part", bound=BaseModel)


def combine(facts: Facts, found: Facts) -> Facts:
    """`facts`, with those of another extractor on the same document: values of `facts` stay where both give one."""
    keys = _keys(facts, found)
    found = _rekeyed(found, keys)
    return facts.model_copy(
        update={
            "actors": _united(facts.actors, found.actors, lambda a, b: a.key == b.key, _actor),
            "events": _united(facts.events, found.events, lambda a, b: a.key == b.key, _event),
            "agreements": _united(facts.agreements, found.agreements, lambda a, b: a.key == b.key, _agreement),
            "money": _united(facts.money, found.money, same_money, _money),
        }
    )


def _keys(facts: Facts, found: Facts) -> dict[str, str]:
    """Keys of `found` to those of the same entries in `facts`, or to new ones."""
    keys: dict[str, str] = {}
    for actor in found.actors:
        same = next((known.key for known in facts.actors if same_actor(known, actor)), None)
        keys |= {actor.key: same} if same else {}
    for agreement in found.agreements:
        same = next((known.key for known in facts.agreements if same_agreement(known, agreement)), None)
        keys |= {agreement.key: same} if same else {}
    keys |= _same_events(facts, _rekeyed(found, keys).events)
    taken = _own_keys(facts)
    for key in _own_keys(found):
        if key not in keys:
            keys[key] = _free(key, taken)
            taken[keys[key]] = None
    return keys


def _own_keys(facts: Facts) -> dict[str, None]:
    entries = (facts.actors, facts.events, facts.agreements)
    return {entry.key: None for each in entries for entry in each}


def _same_events(facts: Facts, found: Sequence[Event]) -> dict[str, str]:
    """Pairs of the same event, the likeliest first; none stands in two."""
    scored = [
        (-score, n, m)
        for n, one in enumerate(found)
        for m, known in enumerate(facts.events)
        if (score := likeness_of_events(known, one))
    ]
    pairs: dict[str, str] = {}
    for _, n, m in sorted(scored):
        if found[n].key not in pairs and facts.events[m].key not in pairs.values():
            pairs[found[n].key] = facts.events[m].key
    return pairs


def _free(key: str, taken: Mapping[str, None]) -> str:
    number = 2
    while key in taken:
        key, number = f"{key.removesuffix(f'-{number - 1}')}-{number}", number + 1
    return key


def _rekeyed(part: Part, keys: Mapping[str, str]) -> Part:
    """The same with every key, its own and those it refers to, replaced."""
    changed: dict[str, object] = {}
    for name in part.model_fields_set:
        value = getattr(part, name)
        refers = name == "key" or name in REFERENCES
        if isinstance(value, list):  # of parts, or of keys: `agreements` of facts and of events
            changed[name] = [
                _rekeyed(one, keys) if isinstance(one, BaseModel) else keys.get(one, one) if refers else one for one in value
            ]
        elif refers:
            changed[name] = keys.get(value, value)
    return part.model_copy(update=changed)


def _united(
    mine: Sequence[Entry], others: Sequence[Entry], same: Callable[[Entry, Entry], bool], join: Callable[[Entry, Entry], Entry]
) -> list[Entry]:
    """The entries of the first, joined with the same ones of the second, and the rest of the second."""
    made = list(mine)
    for other in others:
        place = next((n for n, known in enumerate(made) if same(known, other)), None)
        if place is None:
            made.append(other)
        else:
            made[place] = join(made[place], other)
    return made


def _actor(mine: Actor, other: Actor) -> Actor:
    posts = _united(mine.posts, other.posts, same_post, lambda a, b: supported(a, b, b.evidence))
    return supported(mine.model_copy(update={"posts": posts}), other, other.mentions)


def _event(mine: Event, other: Event) -> Event:
    if mine.row is not None:  # a row says in its cells all that it says
        return supported(mine, other, other.evidence)
    represented = {part.for_ for part in mine.participants}
    others = [part for part in other.participants if part.actor not in represented or part.for_]
    parts = _united(mine.participants, others, _same_participant, lambda a, b: supported(a, b, b.evidence))
    return filled(mine.model_copy(update={"participants": parts}), other, _EVENT)


def _same_participant(mine: Participant, other: Participant) -> bool:
    """Who takes part: where two extractors give other roles, that of the first stays."""
    return mine.actor is not None and mine.actor == other.actor


def _agreement(mine: Agreement, other: Agreement) -> Agreement:
    parties = _united(mine.parties, other.parties, same_party, lambda a, b: supported(a, b, b.evidence))
    return filled(mine.model_copy(update={"parties": parties}), other, _AGREEMENT)


def _money(mine: Money, other: Money) -> Money:
    confirms = ["agreement"] if mine.agreement and mine.agreement == other.agreement else []
    return supported(mine, other, other.evidence, confirms=confirms)
