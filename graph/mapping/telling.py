"""An event as one report tells it."""

from collections.abc import Sequence

from graph.facts import Event, Span
from graph.mapping.writer import Writer

__all__ = ["Telling"]


class Telling:
    """An event as one report tells it: its values, and the evidence for each of them."""

    def __init__(self, writer: Writer, event: Event) -> None:
        self._writer = writer
        self.whole = event
        self.event = event.as_told_by(writer.report)
        self._own = writer.here(event.evidence_told_by(writer.report))

    def evidence(self, field: str) -> Sequence[Span] | None:
        """Where this report states `field`; None where only other reports do."""
        named = self.whole.evidence_of.get(field)
        if field in self.whole.told_apart:
            return self._own or self.general()
        if named:
            return self._writer.here(named) or None
        return self.general()

    def general(self) -> list[Span]:
        """Where this report tells of the event."""
        return self._writer.here(self.whole.evidence) or self._own

    def is_stated(self, field: str) -> bool:
        """Whether this report gives a value for `field`."""
        return getattr(self.event, field) is not None and self.evidence(field) is not None
