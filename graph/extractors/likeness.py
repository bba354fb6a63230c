"""Whether two extractors mean the same actor, post, event, agreement, party or sum."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from graph.edtf import EdtfError, bounds
from graph.facts import Actor, Agreement, AgreementParty, Event, HeldPost, Money, Span
from graph.linking.registry import fold

__all__ = ["likeness_of_events", "same_actor", "same_agreement", "same_money", "same_party", "same_post"]

# types whose names are used for one another: what one calls a visit, another calls talks
_GATHERINGS: Final = frozenset({"meeting", "consultation", "conference", "session", "visit", "signing", "ceremony"})


def same_actor(mine: Actor, other: Actor) -> bool:
    """One identifier, or where one has none a shared name, or one person named in one place; persons are no bodies."""
    if mine.id and other.id:
        return mine.id == other.id
    if (mine.kind == "person") != (other.kind == "person"):
        return False
    if _names(mine) & _names(other):
        return True
    return mine.kind == "person" and overlap(mine.mentions, other.mentions)


def same_post(mine: HeldPost, other: HeldPost) -> bool:
    """One title, in one body where both name one."""
    titles = [{fold(title) for title in (post.title, post.as_written) if title} for post in (mine, other)]
    return bool(titles[0] & titles[1]) and (mine.of is None or other.of is None or mine.of == other.of)


def likeness_of_events(mine: Event, other: Event) -> int:
    """0 where they cannot be one: other families, dates that exclude each other, told in other places of the text.

    Else the more, the more they share: the type, the date, a name, who takes part.
    """
    if _family(mine.type) != _family(other.type) or not _compatible(mine, other):
        return 0
    named = bool(mine.name and other.name and fold(mine.name) == fold(other.name))
    if not named and not overlap(mine.evidence, other.evidence):
        return 0
    there = {part.actor for part in mine.participants} & {part.actor for part in other.participants}
    return (
        1
        + 4 * named
        + 2 * (mine.type == other.type)
        + 2 * (mine.start is not None and mine.start == other.start)
        + len(there - {None})
    )


def same_agreement(mine: Agreement, other: Agreement) -> bool:
    """One identifier and period, or one kind and a shared name (one may be part of the other) and no two periods."""
    if not _compatible(mine, other):
        return False
    if mine.id and other.id:
        return mine.id == other.id
    names = [[f" {fold(name)} " for name in (entry.name, *entry.names) if name] for entry in (mine, other)]
    return mine.type == other.type and any(a in b or b in a for a in names[0] for b in names[1])


def same_party(mine: AgreementParty, other: AgreementParty) -> bool:
    """One actor in one role."""
    return mine.actor == other.actor and (mine.role or "party") == (other.role or "party")


def same_money(mine: Money, other: Money) -> bool:
    """One amount, told in one place."""
    return (mine.amount, mine.currency) == (other.amount, other.currency) and overlap(mine.evidence, other.evidence)


def overlap(mine: Iterable[Span], other: Iterable[Span]) -> bool:
    """Whether two lists of places have some text in common."""
    spans = list(other)
    return any(one.start < two.end and two.start < one.end for one in mine for two in spans)


def _names(actor: Actor) -> set[str]:
    names = (actor.name, *actor.names, *(span.exact for span in actor.mentions))
    return {fold(name).removeprefix("the ") for name in names if name}


def _family(kind: str) -> str:
    return "gathering" if kind in _GATHERINGS else kind


def _compatible(mine: Event | Agreement, other: Event | Agreement) -> bool:
    """Whether both can be of one time: a date that is not given excludes nothing."""
    if not mine.start or not other.start:
        return True
    try:
        (first, last), (begin, end) = (_time(one) for one in (mine, other))
    except EdtfError:
        return False
    return not ((last and begin and last < begin) or (end and first and end < first))


def _time(entry: Event | Agreement) -> tuple[date | None, date | None]:
    return bounds(entry.start or "")[0], bounds(entry.end or entry.start or "")[1]
