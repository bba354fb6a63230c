"""Which report says what: a fact belongs to the reports in which its evidence lies (DESIGN 2)."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from graph.facts import Actor, Agreement, Event, Facts, Money, Span

__all__ = ["Attribution"]


class Attribution:
    """Reports of one document by place in the text; a publisher's introduction lies in the span of the release after it."""

    def __init__(self, facts: Facts) -> None:
        self._keys = [report.key for report in facts.reports]
        self._starts = [report.span[0] for report in facts.reports]
        # A fact without evidence cannot be placed; it is told once, by the first report, rather than lost or told by all.
        self.first = self._keys[0]

    def within(self, spans: Iterable[Span], report: str) -> list[Span]:
        """The spans that begin in `report`, in text order, each once."""
        found = {(span.start, span.end): span for span in spans if self._report(span) == report}
        return [found[place] for place in sorted(found)]

    def of_actor(self, actor: Actor) -> list[str]:
        """Reports that name the actor or show it in a post."""
        return self._ordered([*actor.mentions, *(span for post in actor.posts for span in post.evidence)])

    def of_event(self, event: Event) -> list[str]:
        """Reports that tell of the event."""
        spans = [*event.evidence, *(span for found in event.evidence_of.values() for span in found)]
        spans += [span for participant in event.participants for span in participant.evidence]
        return self._ordered(spans, event.by_report)

    def of_agreement(self, agreement: Agreement) -> list[str]:
        """Reports that tell of the agreement."""
        spans = [*agreement.evidence, *(span for found in agreement.evidence_of.values() for span in found)]
        spans += [span for party in agreement.parties for span in party.evidence]
        return self._ordered(spans, agreement.by_report)

    def of_money(self, money: Money) -> list[str]:
        """Reports that tell of the sum."""
        return self._ordered(money.evidence)

    def _report(self, span: Span) -> str:
        return self._keys[max(bisect_right(self._starts, span.start) - 1, 0)]

    def _ordered(self, spans: Sequence[Span], named: Iterable[str] = ()) -> list[str]:
        found = {self._report(span) for span in spans} | set(named)
        return [key for key in self._keys if key in found] or [self.first]
