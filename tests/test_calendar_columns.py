"""Tables of meetings: any order and wording of their columns, headings inside, or no header at all."""

# ruff: noqa: E501 - a text is easier to read on one line

import pytest

from tests.extraction_talks import events_of

TABLES = [
    ("| Date | Place | Body and session | Category |\n|---|---|---|---|\n| 5-6 May 2032 | Oslo, Norway | WC-12 | Committees |\n| 7 June 2032 | Virtual | 3rd session of the Board | Boards |\n",
     [("session", "2032-05-05", "2032-05-06", "Oslo", None), ("session", "2032-06-07", None, None, "online")]),
    ("Event\tDates\tVenue\tRemarks\nForum of Weavers\t3 May 2032\tBern\tTBC\nSeminar on dyes\tJune 2032\tTBC\tpostponed\n",
     [("conference", "2032-05-03", None, "Bern", None), ("training", "2032-06", None, None, None)]),
    ("Plan for 2032\n\n| When | Where | What | Organised by |\n| April | | | |\n| 26–27 | Oslo | Meeting of the Wool Committee | Kenya |\n| May | | | |\n| 1 | Nairobi | Fair of looms | Fiji |\n",
     [("meeting", "2032-04-26", "2032-04-27", "Oslo", None), ("exhibition", "2032-05-01", None, "Nairobi", None)]),
    ("Meetings in 2032\n\n12-14 May 2032\tGeneva\tMeeting of the Wool Committee\n3 June 2032\tVienna\tConference on dyes\n",
     [("meeting", "2032-05-12", "2032-05-14", "Geneva", None), ("conference", "2032-06-03", None, "Vienna", None)]),
    ("| Activity | Implementation period | Responsible |\n|---|---|---|\n| Training of dyers, Suva | first half of 2032 | UNDP |\n| Coffee break | May 2032 | |\n",
     [("training", "2032-01", "2032-06", "Suva", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_columns(text: str, expected: list[tuple[str, str, str | None, str | None, str | None]]) -> None:
    found = [(e.type, e.start, e.end, e.place, e.mode) for e in events_of(text) if e.rule == "events.calendar.row"]
    assert found == expected
    assert len(TABLES) == 5


def test_a_postponed_row() -> None:
    assert [event.status for event in events_of(TABLES[1][0])] == ["planned", "postponed"]
