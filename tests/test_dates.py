"""The date grammar: EDTF of what is written, completed from the anchor where the text is short."""

import pytest

from graph.edtf import is_edtf
from graph.extraction.text.dates import find_dates

ANCHOR = "2026-02-09"  # a Monday

CASES = [
    ("on Tuesday, 2 February 2021, with", [("2021-02-02", None)]),
    ("on the 2nd of February 2021", [("2021-02-02", None)]),
    ("May 5, 2022 and 12th May, 2022", [("2022-05-05", None), ("2022-05-12", None)]),
    ("23.09.2024, 2024-09-23, 23/09/2024", [("2024-09-23", None)] * 3),
    ("from 15 to 17 May 2022", [("2022-05-15", "2022-05-17")]),
    ("on January 27-29, 2016", [("2016-01-27", "2016-01-29")]),
    ("30 May – 2 June 2023", [("2023-05-30", "2023-06-02")]),
    ("November 30 to December 12, 2023", [("2023-11-30", "2023-12-12")]),
    ("28 December 2022 – 3 January 2023", [("2022-12-28", "2023-01-03")]),
    ("in September 2019", [("2019-09", None)]),
    ("November, 2021", [("2021-11", None)]),
    ("March-December 2021", [("2021-03", "2021-12")]),
    ("2nd and 3rd quarter 2023", [("2023-04", "2023-09")]),
    ("Q3 2021", [("2021-07", "2021-09")]),
    ("the first half of 2022", [("2022-01", "2022-06")]),
    ("spring of 2023", [("2023-21", None)]),
    ("for 2021-2025", [("2021", "2025")]),
    ("(2021–2025/2026–2030)", [("2021", "2025"), ("2026", "2030")]),
    ("from 2021 to 2025", [("2021", "2025")]),
    ("in 2019, since 1999", [("2019", None), ("1999", None)]),
    # completed from the anchor
    ("held on January 29.", [("2026-01-29", None)]),
    ("met on 20 December", [("2025-12-20", None)]),
    ("will be held on 20 December", [("2026-12-20", None)]),
    ("in December of last year", [("2025-12", None)]),
    ("May 31 of this year", [("2026-05-31", None)]),
    ("on Friday", [("2026-02-06", None)]),
    ("will meet on Friday", [("2026-02-13", None)]),
    ("next Monday", [("2026-02-16", None)]),
    ("weavers are to meet the dyers this Friday", [("2026-02-13", None)]),
    ("the pact was signed on Friday", [("2026-02-06", None)]),
    ("On Thursday the dyers will sit down", [("2026-02-12", None)]),
    ("it will be held from Thursday to Saturday in", [("2026-02-12", "2026-02-14")]),
    ("on 3 May 2022; the following day", [("2022-05-03", None), ("2022-05-04", None)]),
    ("on 3 May 2022, and three days later", [("2022-05-03", None), ("2022-05-06", None)]),
    ("two days ago", [("2026-02-07", None)]),
    ("on the 15th of this month", [("2026-02-15", None)]),
    ("on 2, 3 and 5 June 2024", [("2024-06-02", "2024-06-05")]),
    ("from June 3 through June 5, 2024", [("2024-06-03", "2024-06-05")]),
    ("Posted Dec 30,2021 -", [("2021-12-30", None)]),
    ("Tue 3 March 2026", [("2026-03-03", None)]),
    ("invited to visit within the year", [("2026", None)]),
    ("last Monday", [("2026-02-02", None)]),
    ("today and yesterday", [("2026-02-09", None), ("2026-02-08", None)]),
    ("next month", [("2026-03", None)]),
    ("last year", [("2025", None)]),
    ("in October", [("2025-10", None)]),
    ("for the next five years", [("2026", "2031")]),
    ("On 3 March they met; the same day he left", [("2026-03-03", None), ("2026-03-03", None)]),
    # no dates
    ("It may be so, and they march on.", []),
    ("2000 people, $2020, 32 years", []),
    ("31 June 2021", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_dates(text, lambda _: ANCHOR)
    assert [(date.edtf, date.edtf_end) for date in found] == expected
    assert all(text[date.start : date.end] == date.text for date in found)
    assert all(is_edtf(value) for date in found for value in (date.edtf, date.edtf_end) if value)


def test_the_table_is_whole() -> None:
    assert len(CASES) == 51


def test_without_an_anchor_nothing_is_guessed() -> None:
    assert [date.edtf for date in find_dates("on September 30", lambda _: None)] == ["XXXX-09-30"]
    assert find_dates("last Thursday, today, in May, next year", lambda _: None) == []


def test_the_anchor_may_be_a_month() -> None:
    assert [date.edtf for date in find_dates("on July 15", lambda _: "2021-07")] == ["2021-07-15"]


def test_a_weekday_without_an_anchor_follows_the_date_before() -> None:
    found = find_dates("On 30 September 2019 they met. Tuesday brought another meeting.", lambda _: "2019")
    assert [date.edtf for date in found] == ["2019-09-30", "2019-10-01"]
