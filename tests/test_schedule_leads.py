"""What a line of a programme begins with, in the ways programmes are printed."""

import pytest

from graph.extraction.events.schedule_leads import read_lead

ANCHOR = "2032-10-04"  # a Monday
CASES = [
    ("Monday 11 October 2032", "2032-10-11", None, False, ""),
    ("TUESDAY 12th OCTOBER", "2032-10-12", None, False, ""),
    ("Wed 13 Oct.: Seminar on seeds", "2032-10-13", None, False, "Seminar on seeds"),
    ("Thursday 14/10", "2032-10-14", None, False, ""),
    ("14.10.2032 Board meeting", "2032-10-14", None, False, "Board meeting"),
    ("Friday", "2032-10-08", None, False, ""),
    ("Friday – Reception", "2032-10-08", None, False, "Reception"),
    ("• 20-21 October: Fisheries Council", "2032-10-20", "2032-10-21", False, "Fisheries Council"),
    ("- 30 October to 2 November – Fair", "2032-10-30", "2032-11-02", False, "Fair"),
    ("Oct. 20, 10:00 Regular meeting", "2032-10-20", None, True, "Regular meeting"),
    ("October 2032", "2032-10", None, False, ""),
    ("Q4 2032: Review", "2032-10", "2032-12", False, "Review"),
    ("10.00 Receives the Ambassador", None, None, True, "Receives the Ambassador"),
    ("10:00 a.m. – 11:30 a.m. Talks", None, None, True, "Talks"),
    ("09h30 Arrival", None, None, True, "Arrival"),
    ("0800 – 0830 Opening", None, None, True, "Opening"),
    ("3:30p.m. Deputy Secretary", None, None, True, "Deputy Secretary"),
    ("9:00 a.m. First Summit of Weavers", None, None, True, "First Summit of Weavers"),
    ("10:00 (CEST) Call", None, None, True, "Call"),
    ("Noon: Working lunch", None, None, True, "Working lunch"),
    ("[POSTPONED] 12 October: Workshop", "2032-10-12", None, False, "Workshop"),
    ("3rd Meeting of the Board", None, None, False, "3rd Meeting of the Board"),
    ("2 million people", None, None, False, "2 million people"),
]


@pytest.mark.parametrize(("line", "start", "end", "timed", "rest"), CASES)
def test_leads(line: str, start: str | None, end: str | None, timed: bool, rest: str) -> None:
    lead = read_lead(line, ANCHOR)
    assert (lead.start, lead.end, lead.timed, line[lead.text :]) == (start, end, timed, rest)


def test_a_bare_day_counts_from_the_month_above() -> None:
    lead = read_lead("26–27 | Oslo", "2032-10-04", "2032-11")
    assert (lead.start, lead.end) == ("2032-11-26", "2032-11-27")
    assert len(CASES) == 23
