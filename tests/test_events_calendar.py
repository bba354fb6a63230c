"""Calendars of meetings: each row is an event with its own date, place, mode, state and participants."""

# ruff: noqa: E501 - a pattern or a text is easier to read on one line

from tests.extraction_talks import events_of, taking_part

TABLE = """Ministry of Trade

CALENDAR OF VISITS AND MEETINGS FOR 2032

| No | Meeting | Date | Venue | With whom |
|---|---|---|---|---|
| 1 | Second round of consultations | 4-5 March | Suva, Fiji | Kenya |
| 2 | Workshop on seed banks | April | online | FAO |
| 3 | Visit to tea growers (cancelled) | 7 May | Nairobi | Kenya, Nepal |
| 4 | Trade forum | tbc | Conference Centre | |
"""


def test_rows_of_a_calendar() -> None:
    found = [(e.type, e.start, e.end, e.place, e.mode, e.status, taking_part(e)) for e in events_of(TABLE)]
    assert found == [
        ("consultation", "2032-03-04", "2032-03-05", "Suva", None, "planned", {"ken"}),
        ("training", "2032-04", None, None, "online", "planned", {"fao"}),
        ("visit", "2032-05-07", None, "Nairobi", None, "cancelled", {"ken", "npl"}),
        ("conference", None, None, None, None, "planned", set()),
    ]


def test_each_row_is_its_own_evidence() -> None:
    quotes = [TABLE[event.evidence[0].start : event.evidence[0].end] for event in events_of(TABLE)]
    assert len(quotes) == 4
    assert all("\n" not in quote for quote in quotes)


def test_semicolons_and_a_heading_before_the_columns() -> None:
    text = "Work plan for 2032\n\nColumns: No.; Activity; Lead; Term\n\n1.; Training of midwives; UNFPA; June - July\n2.; Review meeting; UNDP; fourth quarter\n"
    found = [(e.type, e.start, e.end, taking_part(e)) for e in events_of(text)]
    assert found == [("training", "2032-06", "2032-07", {"unfpa"}), ("meeting", "2032-10", "2032-12", {"undp"})]


def test_a_table_of_other_things_is_no_calendar() -> None:
    assert events_of("Prices in 2032\n\n| Item | Unit | Price |\n|---|---|---|\n| Rice | kg | 3 |\n| Oil | l | 5 |\n") == []
