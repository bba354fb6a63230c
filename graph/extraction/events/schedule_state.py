"""What the lines of a programme are read into: rows, and what the lines so far say of those to come."""

# ruff: noqa: E501 - a docstring is easier to read on one line

from dataclasses import dataclass, field

from graph.extraction.drafts import Stay

__all__ = ["Row", "Schedule", "State"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a programme: its place, where what happens is told, its day, the stretch above it that may say where; `led` is the town it begins with."""

    start: int
    end: int
    text: int
    text_end: int
    day: str | None
    day_end: str | None
    timed: bool = False
    where: Stay | None = None
    heading: Stay | None = None
    sub: Stay | None = None
    plain: bool = False
    led: Stay | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rows of a document, and the stretches of text they take up; `title` is where the programme is named."""

    rows: tuple[Row, ...]
    title: Stay | None = None

    @property
    def places(self) -> list[Stay]:
        """Stretches that are read as rows, not as prose."""
        return [(row.start, row.end) for row in self.rows]


@dataclass(slots=True)
class State:
    """What the lines read so far say of those to come."""

    anchor: str | None
    day: tuple[str, str | None] | None = None
    heading: Stay | None = None
    where: Stay | None = None
    sub: Stay | None = None
    month: str | None = None
    fresh: bool = False
    pending: bool = False
    prose: bool = False
    title: Stay | None = None
    rows: list[Row] = field(default_factory=list)
    plain: bool = False
    listing: bool = False
    above: Stay | None = None
    titled: bool = False
