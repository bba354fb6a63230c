"""Places that a sentence leaves to what stands before it, dates and states beside words of moving and calling off."""

# ruff: noqa: E501 - a text is easier to read on one line

import pytest

from tests.extraction_talks import events_of

TOLD = [
    (
        "SUVA, 3 May 2032 – Foreign Minister Ada Brook of Kenya today signed a trade agreement here with Foreign Minister Nils Berg of Norway.",
        "Suva",
        "2032-05-03",
        "held",
    ),
    (
        "The visit of the Foreign Minister of Kenya, which was planned for 4-5 October 2032 in Oslo, has been postponed.",
        "Oslo",
        "2032-10-04",
        "postponed",
    ),
    (
        "The next meeting of the Board, initially scheduled for 12 November 2032, will now take place on 3 December 2032 in Bern.",
        "Bern",
        "2032-12-03",
        "planned",
    ),
    (
        "Kenya has put off until next year a summit that was to be held in Nairobi on 4 May 2032, the minister said Tuesday.",
        "Nairobi",
        "2032-05-04",
        "postponed",
    ),
    ("President Ada Brook of Kenya will visit Norway from 2 to 4 May 2032.", "Norway", "2032-05-02", "planned"),
]


@pytest.mark.parametrize(("text", "place", "start", "status"), TOLD)
def test_settings(text: str, place: str, start: str, status: str) -> None:
    found = [(event.place, event.start, event.status) for event in events_of(text + "\n")]
    assert (place, start, status) in found
    assert len(TOLD) == 5
