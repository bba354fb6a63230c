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
    """A line of a column: `left` and `right` are the edges of the column, `column` tells columns and pages apart."""

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
    fit = [x for x, count in crossed.items() if count * 4 <= len(stretches) and _is_gutter(stretches, x)]
    runs: list[list[int]] = []
    for x in fit:
        if runs and x - runs[-1][-1] == _STEP and crossed[x] == crossed[runs[-1][-1]]:
            runs[-1].append(x)
        else:
            runs.append([x])
    wide = [run for run in runs if (len(run) - 1) * _STEP >= _GUTTER]
    best = max(wide, key=lambda run: (-crossed[run[0]], len(run)), default=None)
    return (best[0] + best[-1]) / 2 if best else None


def _is_gutter(stretches: Sequence[Stretch], x: float) -> bool:
    """Whether both sides hold lines of prose side by side: most of them fill their column, as rows of a list do not."""
    sides = [[each for each in stretches if each.x1 <= x], [each for each in stretches if each.x0 >= x]]
    if min(map(len, sides)) < _LEAST_LINES:
        return False
    for side in sides:
        width = max(each.x1 for each in side) - min(each.x0 for each in side)
        if median(each.x1 - each.x0 for each in side) < width * _FULL:
            return False
    left, right = sides
    overlap = min(max(s.bottom for s in left), max(s.bottom for s in right)) - max(
        min(s.top for s in left), min(s.top for s in right)
    )
    return overlap > 3 * median(each.size for each in stretches)


def _lines(column: Sequence[Stretch], key: tuple[int, int]) -> list[Line]:
    """Stretches of one column joined to lines where they stand side by side."""
    left, right = min(each.x0 for each in column), max(each.x1 for each in column)
    lines: list[list[Stretch]] = []
    for each in sorted(column, key=lambda s: (s.top, s.x0)):
        beside = lines[-1][-1] if lines else None
        if beside is not None and not (each.rows or beside.rows) and each.top < beside.bottom - 0.5 * beside.size:
            lines[-1].append(each)
        else:
            lines.append([each])
    return [Line(_joined(sorted(line, key=lambda s: s.x0)), left, right, key) for line in lines]


def _joined(line: Sequence[Stretch]) -> Stretch:
    if len(line) == 1:
        return line[0]
    text = " ".join(each.text for each in line)
    top, bottom = min(each.top for each in line), max(each.bottom for each in line)
    return Stretch(text, line[0].x0, line[-1].x1, top, bottom, max(each.size for each in line))
