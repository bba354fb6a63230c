"""Names of instruments: where they begin and end, of which type, for which years."""

# ruff: noqa: E501 - texts stand on one line

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


MARKED = [
    ("They signed ‘Memorandum of Understanding on Rice’.", ["Memorandum of Understanding on Rice"]),
    ("They signed the “Agreement between Peru and Chile concerning Loans (ABC)”.", ["Agreement between Peru and Chile concerning Loans (ABC)"]),
    ("They exchanged notes on the “Clean Wells” and, in May, “Green Roofs”.", ["Clean Wells", "Green Roofs"]),
    ("He said: “This agreement is good for us.”", []),
    ("They recalled resolutions 4325 (2031) and 4350 (2032).", ["resolution 4325 (2031)", "resolution 4350 (2032)"]),
    ("It follows General Assembly resolution 170/19.", ["General Assembly resolution 170/19"]),
    ("It cites A/RES/170/19.", ["A/RES/170/19"]),
    ("A package of twenty-six cooperation documents was signed.", ["twenty-six cooperation documents"]),
    ("the Agreement on Cooperation in the field of healthcare was signed", ["Agreement on Cooperation in the field of healthcare"]),
    ("the Protocol amending the Lima Treaty was signed", ["Protocol amending the Lima Treaty", "Lima Treaty"]),
    ("signed the Exchange of Notes on behalf of Peru", ["Exchange of Notes"]),
]  # fmt: skip
YEARS = [
    ("Ocean Cooperation Framework (OCF) for 2031-2035", PERIOD),
    ("Ocean Cooperation Framework (OCF) 2031 – 2035", PERIOD),
    ("Ocean Plan for the years from 2031 to 2035", PERIOD),
    ("Ocean Programme for the period between 2031 and 2035", PERIOD),
    ("Executive Programme for Oceans (2031-35)", PERIOD),
    ("Ocean Strategy until 2035", (("", "2035"),)),
    ("Ocean Roadmap 2035", (("", "2035"),)),
    ("Ocean Work Plan for 2031", (("2031", "2031"),)),
    ("Ocean Treaty of 2031", ()),
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_marked_names(text: str, expected: list[str]) -> None:
    assert [name.text for name in find_names(text) if name.form != "reference"] == expected


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert [name.periods for name in find_names(text)] == [expected]


def test_later_tables_are_whole() -> None:
    assert (len(MARKED), len(YEARS)) == (11, 9)
