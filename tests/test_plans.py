"""Tables of action plans: rows, years, page breaks, steps."""

import pytest

from graph.extraction.plans.plans import PlanRow, read_tables
from graph.extraction.plans.steps import count_steps
from graph.extraction.text.passages import join_pieces

TABBED = (
    "Plan of joint work\n\n"
    "No.\tActivity\tSteps\tDeadline\n"
    "2031\t\t\t\n"
    "1.\tOpening of a joint\t1. Choose the site\tMarch\n"
    "\n"
    "\tlaboratory\t2. Buy the instruments\t2031\n"
    "2.\tTraining of divers\t<p>Choose the lake</p> <p>Invite the teachers</p>\t2031\n"
    "2032\t\t\t\n"
    "1.\tStudy visit\t\tMay 2032\n"
    "\n"
    "The parties will report every year.\n"
)
PIPED = (
    "| # | Measure | Responsible | Timeline |\n"
    "|---|---------|-------------|----------|\n"
    "| 1 | Joint survey of the reefs | Institute of Oceans | 2nd quarter 2031 |\n"
    "| 2 | Seminar for rangers | Forest Service | 2032 |\n"
)


def _rows(text: str) -> list[PlanRow]:
    return [row for table in read_tables(text) for row in table.rows]


def test_rows_of_a_tabbed_table() -> None:
    rows = [(row.year, row.number, row.cell("event").text, row.cell("term").text) for row in _rows(TABBED)]
    assert rows == [
        (2031, "1", "Opening of a joint laboratory", "March 2031"),
        (2031, "2", "Training of divers", "2031"),
        (2032, "1", "Study visit", "May 2032"),
    ]


def test_rows_of_a_piped_table() -> None:
    rows = [(row.number, row.cell("event").text, row.cell("executor").text, row.cell("term").text) for row in _rows(PIPED)]
    assert rows == [
        ("1", "Joint survey of the reefs", "Institute of Oceans", "2nd quarter 2031"),
        ("2", "Seminar for rangers", "Forest Service", "2032"),
    ]


def test_every_piece_of_a_cell_leads_back_to_the_text() -> None:
    cell = _rows(TABBED)[0].cell("event")
    assert [TABBED[start:end] for start, end in cell.places(0, len(cell.text))] == ["Opening of a joint", "laboratory"]
    assert cell.position(TABBED.index("laboratory")) == cell.text.index("laboratory")


NO_TABLES = [
    "The ministers met.\nThey will meet again.\n",
    "Name\tAge\tTown\nAnn\t30\tOslo\n",
    "| Year | Exports | Imports |\n| 2031 | 12 | 10 |\n",
]


@pytest.mark.parametrize("text", NO_TABLES)
def test_other_text_gives_no_rows(text: str) -> None:
    assert _rows(text) == []


STEPS = [
    ("", 0),
    ("Choose the site", 1),
    ("1. Choose the site 2. Buy land", 2),
    ("1. Choose one of 14 sites 2.Buy land", 2),
    ("<p>Choose the site</p> <p>Buy land</p> <p>Build</p>", 3),
    ("<p>A course on these tools</p> <p>1. First week</p>", 1),
    ("<p>1. First week</p> <p>2. Second week</p> <p>Closing day</p>", 3),
    ("• Choose the site • Buy land", 2),
]


@pytest.mark.parametrize(("cell", "expected"), STEPS)
def test_steps(cell: str, expected: int) -> None:
    assert count_steps(cell, join_pieces(cell, [(0, len(cell))] if cell else [])) == expected


def test_tables_are_whole() -> None:
    assert (len(NO_TABLES), len(STEPS)) == (3, 8)
