"""The lines of a PDF page in reading order: stretches of words to columns, columns to lines.

Lengths are points; `top` and `bottom` count from the top of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from graph.documents.pdf_words import Stretch

__all__ = ["Line", "in_order"]

_STEP: Final = 2
_LEAST_LINES: Final = 4
_FULL: Final = 0.7
_GUTTER: Final = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column; `left` and `right` are the edges that the lines of this size have there.

    `column` is the number of the page and that of the column on it.
    """

    words: Stretch
    left: float
    right: float
    column: tuple[int, int]


def in_order(stretches: Sequence[Stretch], page: int) -> list[Line]:
    """Lines of page number `page` in the order in which they are read."""
    columns = _columns(list(stretches))
    return [line for number, column in enumerate(columns) for line in _lines(column, (page, number))]


def _columns(stretches: list[Stretch]) -> list[list[Stretch]]:
    """Groups of stretches, each of one column; what runs across the gutter parts the columns above it from those below."""
    gutter = _gutter(stretches)
    if gutter is None:
        return [stretches] if stretches else []
    across = sorted((each for each in stretches if each.x0 < gutter < each.x1), key=lambda each: each.top)
    found: list[list[Stretch]] = []
    rest = [each for each in stretches if each not in across]
    for wide in across:
        above = [each for each in rest if each.top < wide.top]
        rest = [each for each in rest if each.top >= wide.top]
        found += _halves(above, gutter)
        if above or not found or found[-1][-1] not in across:
            found.append([wide])
        else:
            found[-1].append(wide)
    return found + _halves(rest, gutter)


def _halves(stretches: list[Stretch], gutter: float) -> list[list[Stretch]]:
    left = [each for each in stretches if each.x1 <= gutter]
    right = [each for each in stretches if each.x0 >= gutter]
    return [*_columns(left), *_columns(right)]


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """Where two columns of prose part: the middle of the widest strip that few stretches cross."""
    if len(stretches) < 2 * _LEAST_LINES:
        return None
    start, end = min(each.x0 for each in stretches), max(each.x1 for each in stretches)
    crossed = {x: sum(each.x0 < x < each.x1 for each in stretches) for x in range(int(start) + 1, int(end), _STEP)}
    runs: list[list[int]] = []
    for x in (x for x, count in crossed.items() if count * 4 <= len(stretches)):
        if runs and x - runs[-1][-1] == _STEP and crossed[x] == crossed[runs[-1][-1]]:
            runs[-1].append(x)
        else:
            runs.append([x])
    wide = sorted((run for run in runs if run[-1] - run[0] >= _GUTTER), key=lambda run: (crossed[run[0]], -len(run), run[0]))
    middles = [(run[0] + run[-1]) / 2 for run in wide]
    return next((x for x in middles if _is_gutter(stretches, x)), None)


def _is_gutter(stretches: Sequence[Stretch], x: float) -> bool:
    """Whether both sides hold lines of prose side by side: most of them fill their column, as rows of a list do not."""
    left, right = [each for each in stretches if each.x1 <= x], [each for each in stretches if each.x0 >= x]
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    top = max(min(each.top for each in side) for side in (left, right))
    bottom = min(max(each.bottom for each in side) for side in (left, right))
    beside = bottom - top > 3 * median(each.size for each in stretches)
    return beside and all(_is_full(side) or _gutter(side) is not None for side in (left, right))


def _is_full(side: Sequence[Stretch]) -> bool:
    width = max(each.x1 for each in side) - min(each.x0 for each in side)
    return median(each.x1 - each.x0 for each in side) >= width * _FULL


def _lines(column: Sequence[Stretch], key: tuple[int, int]) -> list[Line]:
    """Stretches of one column joined to lines where they stand side by side."""
    lines: list[list[Stretch]] = []
    for each in sorted(column, key=lambda s: (s.top, s.x0)):
        beside = lines[-1][-1] if lines else None
        if beside is not None and not (each.rows or beside.rows) and each.top < beside.bottom - 0.5 * beside.size:
            lines[-1].append(each)
        else:
            lines.append([each])
    joined = [_joined(sorted(line, key=lambda s: s.x0)) for line in lines]
    edges: dict[float, tuple[float, float]] = {}
    for each in joined:
        left, right = edges.get(each.size, (each.x0, each.x1))
        edges[each.size] = min(left, each.x0), max(right, each.x1)
    return [Line(each, *edges[each.size], key) for each in joined]


def _joined(line: Sequence[Stretch]) -> Stretch:
    if len(line) == 1:
        return line[0]
    text = " ".join(each.text for each in line)
    top, bottom = min(each.top for each in line), max(each.bottom for each in line)
    return Stretch(text, line[0].x0, line[-1].x1, top, bottom, max(each.size for each in line))
