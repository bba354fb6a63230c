"""The sheet on which one document is marked: counts by kind, errors with quotes, and which rules were right."""

from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Counts", "Error", "Sheet", "Verdict"]


class Counts(NamedTuple):
    """How many were right, how many there are in gold and how many were said."""

    right: int = 0
    gold: int = 0
    said: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(self.right + other.right, self.gold + other.gold, self.said + other.said)

    @property
    def precision(self) -> float:
        """Right among those said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Right among those in gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Error(NamedTuple):
    """What is wrong, with which entry, and the words of the text it is about (empty: the text has none)."""

    what: str
    detail: str
    quote: str


class Verdict(NamedTuple):
    """Whether one fact was right: its kind, the rule that gave it and how sure that rule was."""

    kind: str
    rule: str
    confidence: float | None
    right: bool


@dataclass(slots=True)
class Sheet:
    """Marks of one document; kinds are named as in the measure (`actors.country`, `event.date`)."""

    counts: dict[str, Counts] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def add(self, kind: str, right: int, gold: int, said: int) -> None:
        """Add to the counts of a kind."""
        self.counts[kind] = self.counts.get(kind, Counts()).plus(Counts(right, gold, said))

    def tick(self, kind: str, *, right: bool) -> None:
        """One value that gold has and the answer gives, right or not."""
        self.add(kind, int(right), 1, 1)

    def wrong(self, what: str, detail: str, quote: str = "") -> None:
        """Note an error."""
        self.errors.append(Error(what, detail, quote))

    def judge(self, kind: str, rule: str, confidence: float | None, *, right: bool) -> None:
        """Note whether a rule was right."""
        self.verdicts.append(Verdict(kind, rule, confidence, right))
