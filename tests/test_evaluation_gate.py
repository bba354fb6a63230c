"""What extraction reached once on gold it must reach again: floors that only rise (`communique evaluate --raise-floors`)."""

from pathlib import Path

import pytest

from graph.errors import FactsError
from graph.evaluation.figures import figures
from graph.evaluation.floors import below, measured, raised, read_floors, write_floors
from tests.evaluated import SETS, marked
from tests.shared import CHECKOUT

FLOORS = CHECKOUT / "tests" / "evaluation_floors.json"


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls(name: str) -> None:
    reached = measured(figures([each.sheet for each in marked(name)]))
    floors = read_floors(FLOORS)[name]
    assert len(floors) >= 20
    assert below(floors, reached) == {}, "a rule took more than it gave; see communique evaluate"


def test_floors_only_rise(tmp_path: Path) -> None:
    floors = raised(
        {"open": {"events.f1": 0.5, "posts.f1": 0.7}}, {"open": {"events.f1": 0.6, "posts.f1": 0.6}, "dev": {"x": 0.1}}
    )
    assert floors == {"open": {"events.f1": 0.6, "posts.f1": 0.7}, "dev": {"x": 0.1}}
    write_floors(tmp_path / "floors.json", floors)
    assert read_floors(tmp_path / "floors.json") == floors
    assert read_floors(tmp_path / "none.json") == {}
    (tmp_path / "floors.json").write_text("x", encoding="utf-8")
    with pytest.raises(FactsError, match="no file of floors"):
        read_floors(tmp_path / "floors.json")


def test_a_fall_is_named_with_both_figures() -> None:
    assert below({"a": 0.5, "b": 0.5, "c": 0.1}, {"a": 0.5, "b": 0.499}) == {"b": (0.5, 0.499), "c": (0.1, 0.0)}
