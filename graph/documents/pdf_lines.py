"""A PDF page as lines in reading order: words to stretches of a line, stretches to columns, columns to lines.

Lengths are points; `top` and `bottom` count from the top of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from graph.documents.composing import tidy

__all__ = ["Line", "Stretch", "in_order", "page_stretches"]

_STEP: Final = 2
_LEAST_LINES: Final = 4
_FULL: Final = 0.7
_GUTTER: Final = 6
_RAISED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that follow each other without a wide gap, or a whole table, whose `rows` are then given."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column: `left` and `right` are the edges of the column, `column` tells columns and pages apart."""

    words: Stretch
    left: float
    right: float
    column: tuple[int, int]


def page_stretches(page: Any) -> list[Stretch]:
    """Stretches of the upright text of a pdfplumber page, from top to bottom; raised note marks are left out."""
    upright = page.filter(lambda each: each["object_type"] != "char" or each.get("upright", True)).dedupe_chars()
    words = upright.extract_words(x_tolerance_ratio=0.15, extra_attrs=["size"], keep_blank_chars=False)
    found: list[Stretch] = []
    for row in _rows(words):
        usual = max(word["size"] for word in row)
        group: list[Any] = []
        for word in row:
            if word["size"] < usual * _RAISED and word["text"].isdigit() and word["bottom"] < max(w["bottom"] for w in row) - 1:
                continue
            if group and word["x0"] - group[-1]["x1"] > max(1.2 * usual, 9):
                found.append(_stretch(group))
                group = []
            group.append(word)
        if group:
            found.append(_stretch(group))
    return [each for each in found if each.text]


def _rows(words: Sequence[Any]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for word in sorted(words, key=lambda each: (each["top"] + each["bottom"], each["x0"])):
        last = rows[-1] if rows else None
        if last is not None and _middle(word) - _middle(last[0]) < 0.45 * max(word["size"], last[0]["size"]):
            last.append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda each: each["x0"]) for row in rows]


def _middle(word: Any) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _stretch(words: Sequence[Any]) -> Stretch:
    return Stretch(
        text=tidy(" ".join(word["text"] for word in words)),
        x0=words[0]["x0"],
        x1=words[-1]["x1"],
        top=min(word["top"] for word in words),
        bottom=max(word["bottom"] for word in words),
        size=round(median(word["size"] for word in words), 1),
    )


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
