"""What the words around an instrument say of its life."""

import pytest

from graph.extraction.instruments.status import status_of, stronger

CASES = [
    ("They signed the *Water Treaty* in May", "signed"),
    ("the *Water Treaty* was signed by both", "signed"),
    ("A *Water Treaty* has been concluded", "signed"),
    ("the Assembly adopted the *Water Treaty*", "adopted"),
    ("the *Water Plan*, which was approved in May", "adopted"),
    ("They gave their approval to the *Water Plan*", "adopted"),
    ("the *Water Treaty* will be signed next year", "planned"),
    ("They intend to sign a *Water Treaty*", "planned"),
    ("the draft *Water Treaty*", "planned"),
    ("the proposed *Water Treaty*", "proposed"),
    ("the *Water Programme* proposal", "proposed"),
    ("the *Water Treaty* entered into force", "in-force"),
    ("the *Water Treaty* was terminated", "terminated"),
    ("the importance of the *Water Treaty*", None),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_status(marked: str, expected: str | None) -> None:
    before, name, after = marked.split("*")
    found = status_of(before + name + after, len(before), len(before + name))
    assert (found.status if found else None) == expected


def test_the_later_step_holds() -> None:
    assert stronger("proposed", "signed") == "signed"
    assert stronger("signed", None) == "signed"
    assert stronger(None, None) is None


def test_table_is_whole() -> None:
    assert len(CASES) == 14
