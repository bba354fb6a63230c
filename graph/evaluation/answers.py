"""What gold or extraction says of a document, in the one form that is compared: read from gold files or facts files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.evaluation.wording import normal

__all__ = ["ActorSaid", "AgreementSaid", "Answer", "EventSaid", "MoneySaid", "PartSaid", "PostSaid", "read_answer"]

Data = Mapping[str, Any]
Stay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Said:
    """`optional` entries of gold neither reward nor punish; `accept` gives other right values of its fields."""

    key: str
    id: str | None
    optional: bool
    accept: Mapping[str, Sequence[str | None]]
    rule: str
    confidence: float | None
    evidence: tuple[Stay, ...]

    def accepts(self, field_name: str, value: str | None) -> bool:
        """Whether gold takes `value` besides its own."""
        return value in self.accept.get(field_name, ())


@dataclass(frozen=True, slots=True)
class PostSaid:
    """A post: title, as written, organisation `of`; `to` and `scope` are the keys of where it is exercised."""

    title: str | None
    as_written: str | None
    of: str | None
    reach: tuple[str | None, ...]
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class ActorSaid(_Said):
    """An actor; `names` are normal forms, `title` the name to show."""

    kind: str
    title: str
    names: frozenset[str]
    written: tuple[str, ...]
    parent: str | None
    posts: tuple[PostSaid, ...]


@dataclass(frozen=True, slots=True)
class PartSaid:
    """Who takes part, or is party; only the rule and its confidence are known besides."""

    actor: str
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class EventSaid(_Said):
    """An event; `cue` is gold's quotation, `free` the keys of participants that gold leaves open."""

    main: bool
    type: str | None
    name: str | None
    label: str | None
    start: str | None
    end: str | None
    place: str | None
    mode: str | None
    status: str | None
    row: str | None
    cue: str | None
    parts: tuple[PartSaid, ...]
    actors: frozenset[str]
    free: frozenset[str]

    @property
    def last_day(self) -> str | None:
        """The end, or None where it says no more than the start."""
        return None if self.end == self.start else self.end


@dataclass(frozen=True, slots=True)
class AgreementSaid(_Said):
    """An instrument; `parties` without funders and depositaries, whom gold keeps beside them."""

    type: str | None
    title: str
    names: tuple[str, ...]
    start: str | None
    end: str | None
    status: str | None
    cue: str | None
    parts: tuple[PartSaid, ...]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class MoneySaid:
    """An amount."""

    amount: float
    currency: str
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is said of one document."""

    actors: tuple[ActorSaid, ...] = ()
    events: tuple[EventSaid, ...] = ()
    agreements: tuple[AgreementSaid, ...] = ()
    money: tuple[MoneySaid, ...] = ()
    optional_actors: frozenset[str] = field(default=frozenset())


def read_answer(data: Data) -> Answer:
    """The answer in a facts file or in a file of the older gold shape, as JSON gives it."""
    actors = tuple(_actor(entry) for entry in data.get("actors") or ())
    return Answer(
        actors,
        tuple(_event(entry) for entry in data.get("events") or ()),
        tuple(_agreement(entry) for entry in data.get("agreements") or ()),
        tuple(_money(entry) for entry in data.get("money") or ()),
        frozenset(actor.key for actor in actors if actor.optional),
    )


def _said(entry: Data) -> dict[str, Any]:
    return {
        "key": entry.get("key") or "",
        "id": entry.get("id"),
        "optional": bool(entry.get("optional")),
        "accept": entry.get("accept") or {},
        "evidence": _stays(entry.get("evidence")),
        **_credit(entry),
    }


def _credit(entry: Data) -> dict[str, Any]:
    return {"rule": entry.get("rule") or "", "confidence": entry.get("confidence")}


def _stays(spans: Iterable[Data] | None) -> tuple[Stay, ...]:
    return tuple((span["start"], span["end"]) for span in spans or ())


def _names(entry: Data) -> tuple[str, ...]:
    return (*(entry.get("names") or ()), *([entry["name"]] if entry.get("name") else ()))


def _title(entry: Data) -> str:
    return entry.get("name") or next(iter(entry.get("names") or ()), None) or entry.get("key") or "?"


def _actor(entry: Data) -> ActorSaid:
    said = _said(entry) | {"evidence": _stays(entry.get("mentions"))}
    return ActorSaid(
        **said,
        kind=str(entry.get("kind")),
        title=_title(entry),
        names=frozenset(map(normal, _names(entry))) - {""},
        written=_names(entry),
        parent=entry.get("parent"),
        posts=tuple(_post(post) for post in entry.get("posts") or ()),
    )


def _post(entry: Data) -> PostSaid:
    reach = (entry.get("to"), entry.get("scope"))
    return PostSaid(entry.get("title"), entry.get("as_written"), entry.get("of"), reach, **_credit(entry))


def _parts(entries: Iterable[Data | str]) -> tuple[PartSaid, ...]:
    """Participants or parties; an office without a body is nobody."""
    found = [(entry, {}) if isinstance(entry, str) else (entry.get("actor"), entry) for entry in entries]
    return tuple(PartSaid(actor, **_credit(entry)) for actor, entry in found if actor is not None)


def _event(entry: Data) -> EventSaid:
    parts = _parts(entry.get("participants") or ())
    actors = frozenset(part.actor for part in parts)
    apart = frozenset(entry.get("hosts") or ()) - actors  # a host that gold keeps apart from the participants
    fields = ("type", "name", "label", "start", "end", "place", "mode", "status", "row", "cue")
    values: dict[str, Any] = {name: entry.get(name) for name in fields}
    return EventSaid(
        **_said(entry),
        **values,
        main=bool(entry.get("main")),
        parts=parts,
        actors=actors,
        free=frozenset(entry.get("participants_optional") or ()) | apart,
    )


def _agreement(entry: Data) -> AgreementSaid:
    both = [*(entry.get("parties") or ()), *(entry.get("signatories") or ())]
    beside = ("funder", "depositary")
    parts = _parts(one for one in both if isinstance(one, str) or one.get("role") not in beside)
    values: dict[str, Any] = {name: entry.get(name) for name in ("type", "start", "end", "status", "cue")}
    return AgreementSaid(
        **_said(entry),
        **values,
        title=_title(entry),
        names=_names(entry),
        parts=parts,
        parties=frozenset(part.actor for part in parts),
    )


def _money(entry: Data) -> MoneySaid:
    return MoneySaid(float(entry["amount"]), str(entry["currency"]), **_credit(entry))
