"""The words of a PDF page joined to stretches of lines; lengths are points, counted from the top left of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from graph.documents.composing import tidy

__all__ = ["Stretch", "page_stretches"]

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


def page_stretches(page: Any) -> list[Stretch]:
    """Stretches of the upright text of a pdfplumber page, from top to bottom; raised note marks are left out."""
    upright = page.filter(lambda each: each["object_type"] != "char" or each.get("upright", True)).dedupe_chars()
    words = upright.extract_words(x_tolerance_ratio=0.15, extra_attrs=["size"], keep_blank_chars=False)
    found = [_stretch(group) for row in _rows(words) for group in _groups(row)]
    return [each for each in found if each.text]


def _groups(row: Sequence[Any]) -> list[list[Any]]:
    """Words of a row without wide gaps between them; what is set in two sizes without a space is one word again."""
    usual = max(word["size"] for word in row)
    bottom = max(word["bottom"] for word in row)
    groups: list[list[Any]] = []
    edge: float | None = None
    for word in row:
        mark = word["size"] < usual * _RAISED and word["text"].isdigit() and word["bottom"] < bottom - 1
        gap = word["x0"] - edge if edge is not None else None
        edge = word["x1"]
        if mark:
            continue
        if gap is None or not groups or gap > max(1.2 * usual, 9):
            groups.append([word])
        elif gap < 0.12 * usual:
            last = groups[-1][-1]
            groups[-1][-1] = {**last, "text": last["text"] + word["text"], "x1": word["x1"]}
        else:
            groups[-1].append(word)
    return groups


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
