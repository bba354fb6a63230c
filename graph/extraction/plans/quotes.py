"""What a statement about a row of a plan quotes: the plan's title, the row's name, its term, a step of its mechanism."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import AgreementDraft, Stay
from graph.extraction.instruments.topics import topics_in
from graph.extraction.plans.plans import PlanRow
from graph.extraction.plans.terms import read_term
from graph.extraction.text.passages import Passage
from graph.extraction.text.quotes import LONGEST

__all__ = ["RowQuotes", "plan_titles", "row_quotes", "step_around"]

_NEAR: Final = 12
"""Code points of markup and white space between two lines of one cell."""

_STEP: Final = re.compile(r"(?<=[.;>])\s+|\n|\s(?=\d{1,2}[.)]\s?[A-Z])")


@dataclass(frozen=True, slots=True)
class RowQuotes:
    """Places that tell of a row: `title` of its plan, `name` of the row, `term` as printed with the year it stands under."""

    title: list[Stay]
    name: list[Stay]
    term: list[Stay]
    row: PlanRow

    def planned(self) -> list[Stay]:
        """That the row is planned: the title and what is to be done."""
        return [*self.title[:1], *self.name[: 3 - len(self.title[:1])]]

    def printed(self) -> list[Stay]:
        """The term as printed, after the row's name."""
        term = self.term[:3]
        return [*self.name[: min(1, 3 - len(term))], *term]

    def dated(self, value: str | None, named: Sequence[Stay]) -> list[Stay]:
        """Where the term gives `value` as its start or end, after the quotes that name what is dated."""
        year, cell = self.row.year, self.row.cell("term")
        own = [place for place in self.term if value in _bounds(" ".join(_text(cell, place).split()), year)]
        place = (own or self.term)[:1]
        lacks = self.row.year_at and not any(re.search(r"\d{4}", _text(cell, one)) for one in place)
        return [*named[:1], *([self.row.year_at] if lacks and self.row.year_at else []), *place]

    def step(self, column: str, start: int, end: int) -> list[Stay]:
        """The step of the cell under `column` that holds the stretch of the stored text."""
        cell = self.row.cell(column)
        first = cell.position(start)
        if first is None:
            return [(start, end)]
        return _fitting(_places(cell, *step_around(cell.text, first)), start, end)

    def of_topic(self, annotated: Annotated, topic: str) -> list[Stay]:
        """The row's name and the first step that names the topic."""
        for column in ("event", "mechanism"):
            cell = self.row.cell(column)
            for step in _steps(cell.text):
                places = _places(cell, *step)
                if topic in topics_in(annotated, places):
                    return [*self.name[:1], *places[:2]] if column == "mechanism" else [*self.name[:2], *places[:1]]
        return self.name


def row_quotes(row: PlanRow, titles: Sequence[Stay]) -> RowQuotes:
    """The quotes of a row; of the titles of its plan the last one printed above it counts."""
    above = [place for place in titles if place[1] <= row.start]
    name = _cell(row, "event")
    # a name broken over two pages is quoted with what stands between its parts
    whole = [(name[0][0], name[-1][1])] if name and name[-1][1] - name[0][0] <= LONGEST // 2 else name
    return RowQuotes((above or list(titles))[-1:], whole, _cell(row, "term"), row)


def plan_titles(annotated: Annotated, plan: AgreementDraft) -> list[Stay]:
    """The places that name the plan; a heading that does so counts whole."""
    blocks = [annotated.block_at(place[0]) for place in plan.places]
    return [
        (block.start, block.end) if block is not None and block.end - block.start <= 300 else place
        for block, place in zip(blocks, plan.places, strict=True)
    ]


def step_around(text: str, position: int) -> tuple[int, int]:
    """The step of a mechanism in which the position lies."""
    return next((first, last) for first, last in _steps(text) if position < last or last == len(text))


def _steps(text: str) -> Iterator[tuple[int, int]]:
    edges = [0, *(match.start() for match in _STEP.finditer(text) if match.start() > 0), len(text)]
    yield from pairwise(edges)


def _cell(row: PlanRow, column: str) -> list[Stay]:
    cell = row.cell(column)
    return _places(cell, 0, len(cell.text))


def _places(cell: Passage, start: int, end: int) -> list[Stay]:
    """The places of a stretch of the cell, each from its first readable character to its last, near ones joined."""
    found: list[Stay] = []
    offsets = [offset for char, offset in zip(cell.text[start:end], cell.offsets[start:end], strict=True) if not char.isspace()]
    for first, last in cell.pieces:
        inside = offsets[bisect_left(offsets, first) : bisect_left(offsets, last)]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return _joined(found)


def _joined(places: Sequence[Stay]) -> list[Stay]:
    """The places, those with hardly anything between them as one."""
    found: list[Stay] = []
    for place in places:
        if found and place[0] - found[-1][1] <= _NEAR and place[1] - found[-1][0] <= LONGEST:
            found[-1] = found[-1][0], place[1]
        else:
            found.append(place)
    return found


def _fitting(places: Iterable[Stay], start: int, end: int) -> list[Stay]:
    """At most two of the places, that with the stretch first, none longer than a quote may be."""
    found = list(places)
    held = next((n for n, (first, last) in enumerate(found) if first <= start < last), 0)
    cut = []
    for first, last in found[max(0, held - 1) : held + 1] if held else found[:2]:
        if last - first > LONGEST:
            first = max(first, min(start - LONGEST // 4, last - LONGEST)) if first <= start < last else first  # noqa: PLW2901
            last = min(last, max(end, first + LONGEST))  # noqa: PLW2901
        cut.append((first, last))
    return cut[::-1] if held else cut


def _text(cell: Passage, place: Stay) -> str:
    return "".join(char for char, offset in zip(cell.text, cell.offsets, strict=True) if place[0] <= offset < place[1])


def _bounds(text: str, year: int | None) -> tuple[str | None, ...]:
    term = read_term(text, year)
    return term.start, term.end, term.not_after
