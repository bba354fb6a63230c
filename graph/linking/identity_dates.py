"""Days that date statements of an entry allow, as far as identity needs them."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from graph.linking.identity_sources import Entry

__all__ = ["Days"]


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included; None is open."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """Bounds stated of the entry's date or period; open where nothing is stated."""
        return cls(_day(min(entry.texts("earliest"), default=None)), _day(max(entry.texts("latest"), default=None)))

    @property
    def single(self) -> date | None:
        """The day, if it is one."""
        return self.first if self.first is not None and self.first == self.last else None

    def meet(self, other: "Days") -> bool:
        """Whether some day lies in both."""
        starts = [day for day in (self.first, other.first) if day]
        ends = [day for day in (self.last, other.last) if day]
        return not starts or not ends or max(starts) <= min(ends)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
