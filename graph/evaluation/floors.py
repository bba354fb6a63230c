"""Floors under the figures of a set: what was reached once must be reached again, so they only rise."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from graph.errors import FactsError
from graph.evaluation.figures import Figure, headline

__all__ = ["Floors", "below", "measured", "raised", "read_floors", "write_floors"]

Floors = dict[str, dict[str, float]]
"""By set (`open`, `dev` …) and figure (`events.f1`, `event.date.of_all` …)."""

_F1: Final = (
    "actors", "actors.country", "actors.un", "actors.igo", "actors.gov", "actors.person", "posts", "posts.title", "events",
    "events.main.recall", "event.main.all_right", "participation", "agreements",
)  # fmt: skip
_OF_ALL: Final = {  # a value right among all entries of gold: finding more entries never lowers it
    "event.date": "events",
    "event.type": "events",
    "event.place": "events",
    "event.status": "events",
    "event.evidence": "events",
    "agreement.period_and_type": "agreements",
    "agreement.status": "agreements",
}
_LINKS: Final = ("links.right", "agreement.links")


def measured(figures: Mapping[str, Figure]) -> dict[str, float]:
    """The figures that have floors, cut (not rounded) to three places."""
    found = {f"{kind}.f1": figures[kind].counts.f1 for kind in _F1 if kind in figures}
    for kind, entries in _OF_ALL.items():
        if kind in figures and figures[entries].counts.gold:
            found[f"{kind}.of_all"] = figures[kind].counts.right / figures[entries].counts.gold
    found |= {f"{kind}.precision": figures[kind].counts.precision for kind in _LINKS if kind in figures}
    found["HEADLINE"] = headline(figures)
    return {name: math.floor(value * 1000 + 1e-9) / 1000 for name, value in sorted(found.items())}


def below(floors: Mapping[str, float], reached: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Figures that fell: their floor and what was reached."""
    return {name: (floor, reached.get(name, 0.0)) for name, floor in floors.items() if reached.get(name, 0.0) < floor}


def raised(floors: Floors, reached: Mapping[str, Mapping[str, float]]) -> Floors:
    """The floors after a measurement: none lower than before."""
    found = {name: dict(figures) for name, figures in floors.items()}
    for name, figures in reached.items():
        own = found.setdefault(name, {})
        for figure, value in figures.items():
            own[figure] = max(value, own.get(figure, 0.0))
    return found


def read_floors(path: Path) -> Floors:
    """The floors in a file; none where there is no file."""
    if not path.exists():
        return {}
    try:
        found: Floors = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise FactsError("this is no file of floors.", "Correct it or measure anew.", str(path)) from error
    return found


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, sorted."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
