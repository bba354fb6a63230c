"""An event or agreement as one report tells it."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from graph.facts import Agreement, Event, Span
from graph.mapping.credits import Sourced, credit_of
from graph.mapping.writer import Writer

__all__ = ["Telling"]

Told = TypeVar("Told", Event, Agreement)


class Telling(Generic[Told]):
    """An event or agreement as one report tells it: its values, and the evidence for each of them."""

    def __init__(self, writer: Writer, entry: Told) -> None:
        self._writer = writer
        self.whole: Told = entry
        self.told: Told = entry.as_told_by(writer.report)
        self._own = writer.here(entry.evidence_told_by(writer.report))

    def evidence(self, field: str, value: str | None = None) -> Sequence[Span] | None:
        """Where this report states `field`, or `value` of a list; None where only other reports do."""
        named = self.whole.evidence_of.get(f"{field}:{value}") or self.whole.evidence_of.get(field)
        if field in self.whole.told_apart:
            return self._writer.here(named or ()) or self._own or self.general()
        if named:
            return self._writer.here(named) or None
        return self.general()

    def credit(self, field: str) -> Sourced:
        """Whom the value of `field` is owed to."""
        return credit_of(self.told, field)

    def general(self) -> list[Span]:
        """Where this report tells of it."""
        return self._writer.here(self.whole.evidence) or self._own

    def is_stated(self, field: str) -> bool:
        """Whether this report gives a value for `field`."""
        return getattr(self.told, field) is not None and self.evidence(field) is not None
