"""Figures of a set of documents: precision, recall, F1 by kind, and how far they would move with other documents."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final, NamedTuple

from graph.evaluation.sheet import Counts, Sheet

__all__ = ["HEADLINE", "Figure", "difference", "figures", "headline", "intervals", "mean_over_documents"]

HEADLINE: Final = ("actors", "posts", "events", "participation", "agreements", "event.main.all_right")
RESAMPLES: Final = 1000
_SEED: Final = 20_261_121  # any number does; a fixed one gives the same interval twice
_TAIL: Final = 0.025

Drawn = list[dict[str, float]]


class Figure(NamedTuple):
    """Pooled counts of a kind, the mean F1 of the documents that have it, and the 95 % interval of the pooled F1."""

    counts: Counts
    mean: float
    low: float
    high: float


def figures(sheets: Sequence[Sheet]) -> dict[str, Figure]:
    """The figures by kind, sorted."""
    drawn = _draw(sheets)
    found = {}
    for kind, counts in sorted(_pool(sheets).items()):
        own = [sheet.counts[kind] for sheet in sheets if kind in sheet.counts]
        told = [one.f1 for one in own if one.gold or one.said]
        found[kind] = Figure(counts, sum(told) / max(1, len(told)), *_middle([each[kind] for each in drawn if kind in each]))
    return found


def headline(pooled: Mapping[str, Figure]) -> float:
    """Mean F1 of the kinds of HEADLINE."""
    return sum(pooled[kind].counts.f1 for kind in HEADLINE if kind in pooled) / len(HEADLINE)


def mean_over_documents(sheets: Sequence[Sheet]) -> float:
    """Mean over documents of the mean F1 of the headline kinds that a document has."""
    each = [
        [counts.f1 for kind in HEADLINE if (counts := sheet.counts.get(kind, Counts())).gold or counts.said] for sheet in sheets
    ]
    return sum(sum(own) / len(own) for own in each if own) / max(1, sum(bool(own) for own in each))


def intervals(sheets: Sequence[Sheet]) -> tuple[float, float]:
    """The 95 % interval of the headline."""
    return _middle([each["HEADLINE"] for each in _draw(sheets)])


def difference(one: Sequence[Sheet], other: Sequence[Sheet]) -> dict[str, tuple[float, float, float]]:
    """F1 of `one` minus F1 of `other` by kind, with its two-sample bootstrap interval; HEADLINE among the kinds."""
    mine, theirs = _draw(one), _draw(other)
    here, there = _f1s(_pool(one)), _f1s(_pool(other))
    return {
        kind: (
            here[kind] - there[kind],
            *_middle(
                [left[kind] - right[kind] for left, right in zip(mine, theirs, strict=True) if kind in left and kind in right]
            ),
        )
        for kind in sorted(here.keys() & there.keys())
    }


def _pool(sheets: Sequence[Sheet]) -> dict[str, Counts]:
    pooled: dict[str, Counts] = {}
    for sheet in sheets:
        for kind, counts in sheet.counts.items():
            pooled[kind] = pooled.get(kind, Counts()).plus(counts)
    return pooled


def _f1s(pooled: Mapping[str, Counts]) -> dict[str, float]:
    found = {kind: counts.f1 for kind, counts in pooled.items() if counts.gold or counts.said}
    return found | {"HEADLINE": sum(found.get(kind, 0.0) for kind in HEADLINE) / len(HEADLINE)}


def _draw(sheets: Sequence[Sheet]) -> Drawn:
    """F1 by kind of RESAMPLES sets of as many documents, drawn with replacement; a set without a kind says nothing of it."""
    random = Random(_SEED)
    kinds = sorted({kind for sheet in sheets for kind in sheet.counts})
    rows = {kind: [sheet.counts.get(kind, Counts()) for sheet in sheets] for kind in kinds}
    found = []
    for _ in range(RESAMPLES):
        chosen = random.choices(range(len(sheets)), k=len(sheets))
        found.append(_f1s({kind: _sum([row[i] for i in chosen]) for kind, row in rows.items()}))
    return found


def _sum(counts: Sequence[Counts]) -> Counts:
    return Counts(*map(sum, zip(*counts, strict=True)))


def _middle(values: Sequence[float]) -> tuple[float, float]:
    """What is left of sorted values without the tails."""
    if not values:
        return 0.0, 0.0
    ordered = sorted(values)
    cut = int(len(ordered) * _TAIL)
    return ordered[cut], ordered[len(ordered) - 1 - cut]
