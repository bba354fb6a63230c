"""Look-ups over things that have a start and an end, in text order."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

__all__ = ["SpanIndex", "Spanned"]


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Spanned)


class SpanIndex(Generic[T]):
    """Things sorted by start, found by place without a scan of the document."""

    __slots__ = ("_items", "_longest", "_starts")

    def __init__(self, items: Sequence[T]) -> None:
        self._items = items
        self._starts = [item.start for item in items]
        self._longest = max((item.end - item.start for item in items), default=0)

    def within(self, start: int, end: int) -> list[T]:
        """The things that begin at or after `start` and end at or before `end`."""
        found = self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [item for item in found if item.end <= end]

    def at(self, position: int) -> T | None:
        """The last thing that begins at or before `position` and ends after it."""
        for number in range(bisect_right(self._starts, position) - 1, -1, -1):
            item = self._items[number]
            if item.end > position:
                return item
            if self._starts[number] < position - self._longest:
                break
        return None
