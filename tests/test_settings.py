"""Settings come from the environment and the command line, which wins."""

from pathlib import Path

import pytest

from api.settings import Settings, settings_from
from graph.errors import CommuniqueError


def test_defaults() -> None:
    assert settings_from({}) == Settings()


def test_environment_and_choice() -> None:
    environ = {"COMMUNIQUE_STORE": "data", "COMMUNIQUE_PORT": "9000", "COMMUNIQUE_DEADLINE": "2.5"}
    settings = settings_from(environ, port=9001, host=None)
    assert (settings.store, settings.port, settings.deadline, settings.host) == (Path("data"), 9001, 2.5, "127.0.0.1")


def test_a_wrong_value_names_the_variable() -> None:
    with pytest.raises(CommuniqueError, match="COMMUNIQUE_PORT is 'soon'"):
        settings_from({"COMMUNIQUE_PORT": "soon"})


OUT_OF_RANGE = [
    ("WORKERS", "0", "from 2 to 64"),
    ("WORKERS", "1", "from 2 to 64"),
    ("PORT", "-1", "from 0 to 65,535"),
    ("PORT", "65536", "from 0 to 65,535"),
    ("DEADLINE", "0", "from 0.1 to 600"),
    ("DEADLINE", "nan", "from 0.1 to 600"),
    ("QUEUE", "0", "from 1 to"),
    ("MAX_ROWS", "0", "from 1 to"),
    ("MAX_BYTES", "-5", "from 1 to"),
]


@pytest.mark.parametrize(("name", "written", "said"), OUT_OF_RANGE)
def test_a_value_out_of_range_is_refused_with_the_range(name: str, written: str, said: str) -> None:
    with pytest.raises(CommuniqueError, match=f"COMMUNIQUE_{name} is '{written}'") as refused:
        settings_from({f"COMMUNIQUE_{name}": written})
    assert said in refused.value.remedy


def test_the_least_values_are_taken_and_what_is_chosen_is_checked_too() -> None:
    environ = {"COMMUNIQUE_WORKERS": "2", "COMMUNIQUE_PORT": "0", "COMMUNIQUE_QUEUE": "1", "COMMUNIQUE_MAX_ROWS": "1"}
    assert settings_from(environ) == Settings(workers=2, port=0, queue=1, max_rows=1)
    with pytest.raises(CommuniqueError, match="workers is 1"):
        settings_from({}, workers=1)
