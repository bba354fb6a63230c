"""Days that date statements allow, as far as it takes to compare them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

__all__ = ["Days"]


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included; None is open."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, earliest: Iterable[str], latest: Iterable[str]) -> Self:
        """From the days given in ISO 8601; what is no day is left aside, open where none is left."""
        return cls(min(_days(earliest), default=None), max(_days(latest), default=None))

    @property
    def single(self) -> date | None:
        """The day, if it is one."""
        return self.first if self.first is not None and self.first == self.last else None

    def meet(self, other: "Days") -> bool:
        """Whether some day lies in both."""
        starts = [day for day in (self.first, other.first) if day]
        ends = [day for day in (self.last, other.last) if day]
        return not starts or not ends or max(starts) <= min(ends)

    def within(self, other: "Days") -> bool:
        """Whether this says the same as the other, only more exactly."""
        after = other.first is None or (self.first is not None and self.first >= other.first)
        before = other.last is None or (self.last is not None and self.last <= other.last)
        return after and before and self != other


def _days(texts: Iterable[str]) -> Iterator[date]:
    for text in texts:
        try:
            yield date.fromisoformat(text)
        except ValueError:
            continue
