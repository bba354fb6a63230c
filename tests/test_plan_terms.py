"""What the Terms column of an action plan means in dates."""

import pytest

from graph.extraction.plans.terms import Term, read_term

CASES = [
    ("2021", 2021, Term("2021")),
    ("November, 2021", 2021, Term("2021-11")),
    ("March-December 2021", 2021, Term("2021-03", "2021-12")),
    ("September – October 2024", None, Term("2024-09", "2024-10")),
    ("2nd quarter 2023", 2023, Term("2023-04", "2023-06")),
    ("2nd and 3rd quarter 2023", 2023, Term("2023-04", "2023-09")),
    ("I-II quarters of 2025", None, Term("2025-01", "2025-06")),
    ("III quarter", 2025, Term("2025-07", "2025-09")),
    ("Q4 2025", None, Term("2025-10", "2025-12")),
    ("Q1-Q2 2025", None, Term("2025-01", "2025-06")),
    ("second half of 2022", None, Term("2022-07", "2022-12")),
    ("H1 2022", None, Term("2022-01", "2022-06")),
    ("January 2023 March 2023 April 2023 3th quarter of 2023", 2023, Term("2023-01", "2023-09")),
    ("December 2022 - February 2023", None, Term("2022-12", "2023-02")),
    ("12 May 2024", None, Term("2024-05-12")),
    ("12-14 May 2024", None, Term("2024-05-12", "2024-05-14")),
    ("May 12-14, 2024", None, Term("2024-05-12", "2024-05-14")),
    ("30 May to 2 June 2024", None, Term("2024-05-30", "2024-06-02")),
    ("May", 2024, Term("2024-05")),
    ("05.2024", None, Term("2024-05")),
    ("17.05.2024", None, Term("2024-05-17")),
    ("2024-05-17", None, Term("2024-05-17")),
    ("2022-2024", None, Term("2022", "2024")),
    ("by December 2024", None, Term(not_after="2024-12")),
    ("throughout the year", 2024, Term("2024")),
    ("ongoing", 2024, Term("2024")),
    ("upon agreement", 2024, Term()),
    ("", 2024, Term()),
]


@pytest.mark.parametrize(("text", "year", "expected"), CASES)
def test_terms(text: str, year: int | None, expected: Term) -> None:
    assert read_term(text, year) == expected


def test_table_is_whole() -> None:
    assert len(CASES) == 28
