"""Names of instruments: where they begin and end, of which type, for which years."""

import pytest

from graph.extraction.instruments.names import find_names

PERIOD = (("2031", "2035"),)
CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("They signed the Treaty on Mutual Legal Assistance.", [("proper", "treaty", "Treaty on Mutual Legal Assistance")]),
    ("The Lima Declaration was adopted.", [("proper", "declaration", "Lima Declaration")]),
    ("under the Coastal Resilience Programme for Samoa", [("proper", "programme", "Coastal Resilience Programme for Samoa")]),
    ("a Memorandum of Understanding on fisheries was signed", [("proper", "mou", "Memorandum of Understanding on fisheries")]),
    (
        "the Agreement between Ghana and Togo on Border Markets entered into force",
        [("proper", "treaty", "Agreement between Ghana and Togo on Border Markets")],
    ),
    (
        "the Ocean Cooperation Framework for 2031-2035 guides",
        [("proper", "framework", "Ocean Cooperation Framework for 2031-2035")],
    ),
    ("They adopted the Work Plan for 2031.", [("proper", "plan", "Work Plan for 2031")]),
    ("the “Green Harbours” initiative", [("quoted", "other", "Green Harbours")]),
    ("The project “Clean Wells” began.", [("quoted", "programme", "Clean Wells")]),
    ("They signed 12 bilateral documents.", [("counted", "other", "12 bilateral documents")]),
    ("In a joint statement the ministers", [("plain", "statement", "joint statement")]),
    ("The Programme goes on.", [("reference", "programme", "Programme")]),
    ("within the framework of the visit", []),
    ("the programme of the visit was agreed", []),
    ("Statement of the Minister at the opening", []),
    ("national programmes and policies", []),
    ("This is a good agreement of minds, she said.", [("plain", "treaty", "agreement of minds")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_names(text)
    assert [(name.form, name.type, name.text) for name in found] == expected
    assert all(text[name.start : name.end].find(name.text) >= 0 for name in found)


PERIODS = [
    ("Ocean Cooperation Framework for 2031-2035", PERIOD),
    ("Ocean Cooperation Framework (2031–2035)", PERIOD),
    ("Ocean Cooperation Framework (2026–2030/2031–2035)", (("2026", "2030"), ("2031", "2035"))),
    ("2031-2035 Ocean Strategy", PERIOD),
    ("Ocean Action Plan for the period 2031-2035", PERIOD),
    ("Ocean Strategy", ()),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert [name.periods for name in find_names(text)] == [expected]


def test_tables_are_whole() -> None:
    assert (len(CASES), len(PERIODS)) == (17, 6)
