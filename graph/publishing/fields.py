"""Fields that have one value: which report's value is published, and when two values cannot both be true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.linking.identity_dates import Days
from graph.linking.registry import Registry
from graph.names import ONTOLOGY
from graph.publishing.places import contains, known
from graph.publishing.statements import Thing, Voice

__all__ = ["Field", "fields_of", "told", "winner"]

_HELD: Final = NamedNode(ONTOLOGY + "held")
_CANCELLED: Final = NamedNode(ONTOLOGY + "cancelled")
_AHEAD: Final = frozenset(ONTOLOGY + name for name in ("proposed", "planned", "postponed"))
_BOUNDS: Final = ("earliest", "latest")
_STATUS: Final = ONTOLOGY + "status"


@dataclass(frozen=True)
class Field:
    """Predicates that are taken from one report together; the first of them is the field."""

    predicates: tuple[str, ...]
    kind: str = "value"

    @property
    def iri(self) -> str:
        """The property under which a contradiction is filed."""
        return self.predicates[0]

    def stated(self, voice: Voice) -> bool:
        """Whether the report says anything about it."""
        return any(predicate in voice.values for predicate in self.predicates)

    def narrower(self, one: Voice, other: Voice, registry: Registry) -> bool:
        """Whether `one` says the same as `other`, only more exactly."""
        if self.kind == "days":
            return _dated(one) and (not _dated(other) or _days(one).within(_days(other)))
        if self.kind == "place":
            inner, outer = _only(one, self.iri), _only(other, self.iri)
            return bool(inner and outer and inner != outer and contains(outer, inner, registry))
        return False

    def exclude(self, one: Voice, other: Voice, registry: Registry) -> bool:
        """Whether what the two reports say cannot both be true."""
        if self.kind == "days":
            return _dated(one) and _dated(other) and not _days(one).meet(_days(other))
        left, right = _only(one, self.iri), _only(other, self.iri)
        if self.kind == "place":
            both = left is not None and right is not None and known(left, registry) and known(right, registry)
            return both and not contains(left or "", right or "", registry) and not contains(right or "", left or "", registry)
        if self.kind == "mode":
            return left is not None and right is not None and left != right
        if self.kind == "status":
            return {left, right} == {_HELD.value, _CANCELLED.value}
        return False


def _names(*names: str) -> tuple[str, ...]:
    return tuple(ONTOLOGY + name for name in names)


_DATE: Final = Field(
    _names("startDate", "endDate", "earliest", "latest", "dateNotStated", "endUnknown", "notBefore", "notAfter"), "days"
)
_PERIOD: Final = Field(_names("periodStart", "periodEnd", "earliest", "latest"), "days")
_OUTCOME: Final = Field(_names("status", "statusDate"), "status")
_EVENT: Final = (
    _DATE,
    _OUTCOME,
    Field(_names("mode"), "mode"),
    Field(_names("place"), "place"),
    *(Field(_names(name)) for name in ("venue", "plan", "row", "year", "term", "steps", "intendedEventType")),
)
_AGREEMENT: Final = (_PERIOD, _OUTCOME, Field(_names("documentCount", "qualifier")))
_FUNDING: Final = (Field(_names("qualifier")),)


def fields_of(family: str) -> Sequence[Field]:
    """The single-valued fields of a kind of thing."""
    tables: Mapping[str, Sequence[Field]] = {
        "event": _EVENT, "measure": _EVENT, "agreement": _AGREEMENT, "funding": _FUNDING,
    }  # fmt: skip
    return tables.get(family, ())


def told(thing: Thing, field: Field) -> list[Voice]:
    """Voices that state the field; once somebody says that it took place, those who looked ahead no longer count."""
    voices = [voice for voice in thing.voices.values() if field.stated(voice)]
    if field.kind == "status" or not any(_HELD in voice.values.get(_STATUS, ()) for voice in thing.voices.values()):
        return voices
    return [voice for voice in voices if not _ahead(voice)] or voices


def winner(thing: Thing, field: Field, registry: Registry) -> Voice | None:
    """The report whose value is published: the first, or a later one that says the same more exactly; of statuses the last."""
    voices = told(thing, field)
    if not voices:
        return None
    if field.kind == "status":
        return _last_status(voices)
    best = voices[0]
    for voice in voices[1:]:
        if field.narrower(voice, best, registry):
            best = voice
    return best


def _last_status(voices: Sequence[Voice]) -> Voice:
    stating = [voice for voice in voices if _STATUS in voice.values]
    held = [voice for voice in stating if _HELD in voice.values[_STATUS]]
    return (held or stating or list(voices))[-1]


def _ahead(voice: Voice) -> bool:
    return any(isinstance(value, NamedNode) and value.value in _AHEAD for value in voice.values.get(_STATUS, ()))


def _only(voice: Voice, predicate: str) -> str | None:
    values = [value.value for value in voice.values.get(predicate, ()) if isinstance(value, NamedNode)]
    return values[0] if len(values) == 1 else None


def _dated(voice: Voice) -> bool:
    return any(predicate in voice.values for predicate in (_DATE.iri, _PERIOD.iri, _PERIOD.predicates[1]))


def _days(voice: Voice) -> Days:
    bounds = ((term.value for term in voice.values.get(ONTOLOGY + end, ()) if isinstance(term, Literal)) for end in _BOUNDS)
    return Days.of(*bounds)
