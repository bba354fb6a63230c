"""Programmes and lists in the layouts that ministries, newsrooms and conferences use: towns first, hours alone, guests below a line."""

# ruff: noqa: E501 - a text is easier to read on one line

import pytest

from tests.extraction_talks import events_of

NEWSROOM = """Political events from May 16

MONDAY, 16 MAY 2033

** LIMA – Parliament of Peru to debate the budget after Ada Brook dropped her objections – 0830 GMT
** BERN – Chancellor Nils Berg receives President Rui Costa of Brazil – 1245 GMT
** SUVA – 54th Conference of Ministers of Weaving (to May 18)
"""
JOURNEY = """President Ada Brook of Kenya to tour three countries

June 7, 2033

Programme of the trip:

June 8-9, Lima (Peru) – meeting with President Rui Costa; statement at the Summit of Weavers

June 10, Suva (Fiji) – talks with Prime Minister Nils Berg
"""
ROOMS = """FRIDAY, 24 JUNE 2033

10:00 am

Council Chamber

Council meeting: Protection of weavers

Following above

Council Chamber

Council meeting: Looms

10:15 am

38th Floor

Presentation of Credentials:

Mr. Rui Costa (Permanent Representative, PERU)
Ms. Ada Brook (Permanent Representative, FIJI)
"""
DETAILS = """SEMINAR FOR NEW OFFICIALS OF WEAVING BOARDS
LIMA, PERU, 21-23 MAY 2033

PROVISIONAL PROGRAMME

21 May 2033, Saturday

08.00 - 08.30 / Early registration
08.30 - 09.15 / Opening Ceremony
 - Welcome: Mr. Rui Costa, Director of the Weaving Board
 - Address: Ms. Ada Brook, Minister of Trade of Kenya
09.15 - 09.30 / Group photo
10.00 - 10.30 / Morning coffee break
"""
TOMORROW = """---
published: 2033-05-21
---
Weavers meet in Suva

The conference opened this morning. Tomorrow:

- Workshop on looms, 9.00-12.30
- Reception of the City of Suva, Town Hall, 19.00
"""
RECEIVED = """---
published: 2033-05-20
---
Audiences of the President

President Ada Brook also received this morning in Nairobi:
- Mr. Rui Costa, Prime Minister of Peru;
- Mr. Nils Berg, Ambassador of Fiji;
- a delegation of the Weaving Academy.
"""
NUMBERED = """State Visit of Peru to Fiji - Schedule

Wednesday, 28 June 2034

Day 0 - Tuesday, July 11th
  • President Rui Costa and his party arrive in Suva by air.

Day 1 - Wednesday 12th
  • Official Welcome at the Old Square
  • Meeting with Prime Minister Nils Berg

Day 2 - Thursday 13th
  • Visit to the Weaving Academy
"""
COLONS = """Dates of the Forum of Weavers

Senior officials' meetings will be held at the Secretariat in Suva, as follows:

• Forum Officials Committee meeting : 2 and 3 August 2034;
• Plan Action Committee meeting : 31 July and 1 August 2034; and
• Small States Officials meeting : 30 July 2034
"""
ABOVE = """Draft dated 19 January 2034

Meeting of the Chairpersons of Weaving Boards

Draft Programme

22 – 23 JANUARY 2034

Sunday, 22 January 2034

15:00 – 19:00 Arrival of delegations and registration at the hotels
18:00 Meeting of the Troika
22:00 Return to the hotels by bus

Monday, 23 January 2034

09:00 Session I: Priorities
Keynote Speakers:
Ms. Ada Brook, Minister of Trade of Kenya
10:45 Coffee Break
"""
SUBJECTS = """---
published: 2034-11-20
---
Subjects of the meetings of the next two weeks

Special meeting of the Weaving Council, Sunday 26 November 2034
Leaders will meet to speak about looms.

Forum of Weavers, Monday 27 November 2034
Ministers are expected to agree on a price for wool.
"""
CASES = [
    (SUBJECTS, [("meeting", "2034-11-26", None, None, "planned"), ("conference", "2034-11-27", None, None, "planned")]),
    (NUMBERED, [
        ("ceremony", "2034-07-12", None, "Fiji", "planned"), ("meeting", "2034-07-12", None, "Fiji", "planned"),
        ("visit", "2034-07-13", None, "Fiji", "planned"),
    ]),
    (COLONS, [
        ("meeting", "2034-08-02", "2034-08-03", "Suva", "planned"), ("meeting", "2034-07-31", "2034-08-01", "Suva", "planned"),
        ("meeting", "2034-07-30", None, "Suva", "planned"),
    ]),
    (ABOVE, [
        ("meeting", "2034-01-22", "2034-01-23", None, "planned"), ("meeting", "2034-01-22", None, None, "planned"),
        ("session", "2034-01-23", None, None, "planned"),
    ]),
    (NEWSROOM, [
        ("session", "2033-05-16", None, "Lima", "planned"), ("meeting", "2033-05-16", None, "Bern", "planned"),
        ("conference", "2033-05-16", "2033-05-18", "Suva", "planned"),
    ]),
    (JOURNEY, [
        ("meeting", "2033-06-08", "2033-06-09", "Lima", "planned"), ("conference", "2033-06-08", "2033-06-09", "Lima", "planned"),
        ("meeting", "2033-06-10", None, "Suva", "planned"),
    ]),
    (ROOMS, [
        ("meeting", "2033-06-24", None, None, "planned"), ("meeting", "2033-06-24", None, None, "planned"),
        ("ceremony", "2033-06-24", None, None, "planned"),
    ]),
    (DETAILS, [("training", "2033-05-21", "2033-05-23", "Lima", "planned"), ("ceremony", "2033-05-21", None, None, "planned")]),
    (TOMORROW, [("training", "2033-05-22", None, "Suva", "planned"), ("ceremony", "2033-05-22", None, "Suva", "planned")]),
    (RECEIVED, [("meeting", "2033-05-20", None, "Nairobi", "held")] * 3),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    CASES,
    ids=["subjects", "numbered", "colons", "above", "newsroom", "journey", "rooms", "details", "tomorrow", "received"],
)
def test_layouts(text: str, expected: list[tuple[str, str, str | None, str | None, str]]) -> None:
    rows = [event for event in events_of(text) if event.rule == "events.calendar.line"]
    assert [(e.type, e.start, e.end, e.place, e.status) for e in rows] == expected


def test_those_who_received_take_part_in_each() -> None:
    rows = [event for event in events_of(RECEIVED) if event.rule == "events.calendar.line"]
    assert all("ada-brook" in {part.actor for part in row.participants} for row in rows)
    assert "rui-costa" in {part.actor for part in rows[0].participants}
    assert "rui-costa" not in {part.actor for part in rows[1].participants}


TITLED = """---
published: 2033-05-03
---
World Conference on Weaving
Suva, Fiji, 3-5 May 2033

The World Conference on Weaving opened this morning with a speech by President Ada Brook of Kenya.
"""


def test_the_line_below_a_title_says_when_and_where() -> None:
    event = next(event for event in events_of(TITLED) if event.type == "conference")
    assert (event.start, event.end, event.place) == ("2033-05-03", "2033-05-05", "Suva")


def test_table_is_whole() -> None:
    assert len(CASES) == 10
