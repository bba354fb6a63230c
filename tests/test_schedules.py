"""Programmes, diaries and lists of meetings, as ministries, councils, the UN and newsrooms print them."""

# ruff: noqa: E501 - a text is easier to read on one line

import pytest

from tests.extraction_talks import events_of

DIARY = """Weekly schedule of the President of the Council of Weavers

Monday 11 October 2032
10.00 Receives Ada Brook, Prime Minister of Kenya
14.30 Phone call with the Minister of Trade of Fiji

Tuesday 12 October 2032 - Visit to Norway (local time)
12.30 Oslo: talks with Prime Minister Nils Berg
16.00 CANCELLED - Meeting with the Ambassador of Chile
17.00 Press conference

Looking ahead
21-22 October 2032: Council of Weavers, Geneva
"""
HOURS = """Public schedule, 11 October 2032

9:00 a.m. Secretary Ada Brook meets with the Foreign Minister of Kenya in Nairobi
(CLOSED PRESS COVERAGE)
10:30 a.m.
Session of the Trade Board
12:30 p.m. Lunch
"""
BULLETS = """The Week Ahead

Week 41: 11-15 October 2032

Monday 11 October
* Briefing on fisheries. President Ada Brook of Kenya chairs.

Thursday 14 October
* Consultations on seeds, put off from last week.

Friday 15 October
* No meetings are scheduled.
"""
LINES = """PRESS STATEMENT
18 February 2032

DATES OF THE 9TH FORUM OF WEAVERS

Leaders will meet in Koror in July. Schedule for Koror:

Tuesday 29 July 2032 – Small States Leaders Meeting
Wednesday 30 July 2032 – 9th Forum Plenary Session

Officials will meet first in Suva:

1 July 2032 – Officials Meeting
2-3 July 2032 – Committee Meeting
"""
BELOW = """1 December 2032

Tentative Schedule of Meetings in December 2032

6-23 December

Advisory Committee on Looms, New York

28 November-2 December

Conference on Dyes, tenth session, Vienna
"""
ENDS = """Upcoming meetings

- 5th Meeting of the Working Group on Wool, Tashkent, 12 March 2032;
- Seminar on Dyes (Bern, 3-4 April 2032);
- Forum of Weavers, 9 May 2032
"""
CASES = [
    (DIARY, [
        ("meeting", "2032-10-11", None, None, "planned"), ("meeting", "2032-10-11", None, None, "planned"),
        ("visit", "2032-10-12", None, "Norway", "planned"), ("meeting", "2032-10-12", None, "Oslo", "planned"),
        ("meeting", "2032-10-12", None, "Norway", "cancelled"), ("session", "2032-10-21", "2032-10-22", "Geneva", "planned"),
    ]),
    (HOURS, [("meeting", "2032-10-11", None, "Nairobi", "planned"), ("session", "2032-10-11", None, None, "planned")]),
    (BULLETS, [("meeting", "2032-10-11", None, None, "planned"), ("consultation", "2032-10-14", None, None, "planned")]),
    (BELOW, [("session", "2032-12-06", "2032-12-23", "New York", "planned"), ("conference", "2032-11-28", "2032-12-02", "Vienna", "held")]),
    (ENDS, [
        ("meeting", "2032-03-12", None, "Tashkent", "planned"), ("training", "2032-04-03", "2032-04-04", "Bern", "planned"),
        ("conference", "2032-05-09", None, None, "planned"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=["diary", "hours", "bullets", "below", "ends"])
def test_programmes(text: str, expected: list[tuple[str, str, str | None, str | None, str]]) -> None:
    rows = [event for event in events_of(text) if event.rule == "events.calendar.line"]
    assert [(e.type, e.start, e.end, e.place, e.status) for e in rows] == expected
    assert all(event.main for event in rows)


def test_headings_say_where() -> None:
    rows = [(e.start, e.place) for e in events_of(LINES) if e.rule == "events.calendar.line"]
    assert rows == [("2032-07-29", "Koror"), ("2032-07-30", "Koror"), ("2032-07-01", "Suva"), ("2032-07-02", "Suva")]


NONE = [
    "Minister visits Fiji\n\nMay 23, 2032\n\nAt 2:00 p.m. on May 23, the Minister spoke with weavers about their looms and the price of wool.\n\n1. The Minister said that wool was dear.\n\n2. The weavers agreed that it was.\n",
    "Latest news\n\n12 March 2032 - Travel advice updated\n11 March 2032 - Statement on rain\n9 March 2032 - Opening hours of the library\n",
    "Prices\n\n10.00 dollars for wool\n12.50 dollars for silk\n",
]


@pytest.mark.parametrize("text", NONE)
def test_other_dated_lines_are_no_programme(text: str) -> None:
    assert not [event for event in events_of(text) if event.rule == "events.calendar.line"]
    assert len(NONE) == 3
    assert len(CASES) == 5
