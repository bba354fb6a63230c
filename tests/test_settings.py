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
