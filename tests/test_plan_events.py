"""Rows of action plans as planned events."""

# ruff: noqa: E501 - texts stand on one line

from tests.extraction_talks import facts_of, taking_part

PLAN = """Action Plan of Samoa for 2031-2032 on cooperation with WHO

No.\tEvent\tMechanism\tTerms
2031\t\t\t
1.\tVisit of the Director of the WHO Regional Office to Samoa\t1. Fixing the dates of the visit 2. Holding of the visit\t2nd quarter 2031
2.\tImplementation of the WHO Framework Convention on\tWHO will support a national workshop on taxes in cooperation with UNDP. Samoa will take part\t2031

\tTobacco Control\tin the Clean Air Conference, in May 2031, hosted by Fiji\t
2032\t\t\t
1.\tExhibition of posters in Apia\t\tMarch-April 2032
"""


def test_rows() -> None:
    rows = [event for event in facts_of(PLAN).events if event.row]
    assert [(e.row, e.type, e.start, e.end, e.place, e.term, e.steps, e.status) for e in rows] == [
        ("2031-1", "visit", "2031-04", "2031-06", "Samoa", "2nd quarter 2031", 2, "planned"),
        ("2031-2", "other", "2031", None, None, "2031", 1, "planned"),
        ("2032-1", "exhibition", "2032-03", "2032-04", "Apia", "March-April 2032", 0, "planned"),
    ]
    assert all(event.main and event.year in {2031, 2032} for event in rows)


def test_every_row_belongs_to_the_plan_and_its_parties() -> None:
    facts = facts_of(PLAN)
    plan = next(a for a in facts.agreements if a.type == "plan")
    rows = [event for event in facts.events if event.row]
    assert {event.plan for event in rows} == {plan.key}
    assert all({"wsm", "who"} <= taking_part(event) for event in rows)
    assert {party.actor for party in plan.parties} == {"wsm", "who"}


def test_what_a_row_implements_over_a_page_break() -> None:
    facts = facts_of(PLAN)
    row = next(event for event in facts.events if event.row == "2031-2")
    ids = {agreement.key: agreement.id for agreement in facts.agreements}
    assert [ids[key] for key in row.implements] == ["fctc"]
    assert row.name == "Implementation of the WHO Framework Convention on Tobacco Control"
    assert "undp" in taking_part(row)
    assert "fji" not in taking_part(row)


def test_happenings_inside_a_row() -> None:
    facts = facts_of(PLAN)
    row = next(event for event in facts.events if event.row == "2031-2")
    inside = {event.type: event for event in facts.events if event.part_of == row.key}
    assert set(inside) == {"training", "conference"}
    assert inside["training"].label == "National workshop on taxes"
    assert inside["conference"].start == "2031-05"
    assert [p.actor for p in inside["conference"].participants if p.role == "host"] == ["fji"]
