"""Dates in Russian: EDTF of what is written, completed from the day of publication."""

import pytest

from graph.edtf import is_edtf
from graph.extraction.russian.dates import find_dates

ANCHOR = "2024-05-15"  # a Wednesday

CASES = [
    ("встреча 19 апреля 2017 года", [("2017-04-19", None)]),
    ("встреча 19 апреля", [("2024-04-19", None)]),
    ("15-го мая с. г.", [("2024-05-15", None)]),
    ("8 июня текущего года", [("2024-06-08", None)]),
    ("8 июня прошлого года", [("2023-06-08", None)]),
    ("27-28 ноября 2022 года", [("2022-11-27", "2022-11-28")]),
    ("8–9 июня", [("2024-06-08", "2024-06-09")]),
    ("6 и 7 июня", [("2024-06-06", "2024-06-07")]),
    ("с 3 по 5 мая", [("2024-05-03", "2024-05-05")]),
    ("с 30 мая по 2 июня 2023 года", [("2023-05-30", "2023-06-02")]),
    ("30 мая – 2 июня 2023 г.", [("2023-05-30", "2023-06-02")]),
    ("09.06.2022 и 2022-06-09", [("2022-06-09", None)] * 2),
    ("в сентябре этого года", [("2024-09", None)]),
    ("в октябре 2002 года", [("2002-10", None)]),
    ("в 2019 году", [("2019", None)]),
    ("на 2022-2025 годы", [("2022", "2025")]),
    ("на период 2021−2023 гг.", [("2021", "2023")]),
    ("сегодня и вчера", [("2024-05-15", None), ("2024-05-14", None)]),
    ("во вторник прошла встреча", [("2024-05-14", None)]),
    ("в пятницу состоится встреча", [("2024-05-17", None)]),
    ("в прошлом году", [("2023", None)]),
    ("31 июня 2020 года", [("2020-06", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_dates(text, lambda _: ANCHOR)
    assert [(date.edtf, date.edtf_end) for date in found] == expected
    assert all(is_edtf(date.edtf) and text[date.start : date.end] == date.text for date in found)


def test_a_day_without_any_year_keeps_it_open() -> None:
    assert [date.edtf for date in find_dates("29 января", lambda _: None)] == ["XXXX-01-29"]


def test_cases_ran() -> None:
    assert len(CASES) >= 22
