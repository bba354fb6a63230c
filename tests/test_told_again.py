"""Signings told twice, and whether what is told has been or is to come."""

# ruff: noqa: E501 - a text is easier to read on one line

import pytest

from tests.extraction_talks import events_of

HEAD = "---\nurl: https://example.org/told\npublished: 2031-05-20\nlanguage: en\n---\n"
ONE_SIGNING = [
    "Peru and Fiji signed a Memorandum of Understanding on looms. The Memorandum of Understanding was signed on Tuesday in Lima by Rui Costa, Foreign Minister of Peru, and Ada Brook, Foreign Minister of Fiji.",
    "Fiji has signed a Rail Freight Agreement with Peru. Ada Brook, Foreign Minister of Fiji, signed the agreement for Fiji while Rui Costa, Foreign Minister of Peru, signed for his country.",
]


@pytest.mark.parametrize("text", ONE_SIGNING)
def test_a_signing_told_twice_is_one(text: str) -> None:
    signings = [event for event in events_of(HEAD + text) if event.type == "signing"]
    assert len(signings) == 1
    assert {"ada-brook", "rui-costa"} <= {part.actor for part in signings[0].participants}


def test_two_instruments_are_signed_twice() -> None:
    text = "Peru and Fiji signed a Rail Freight Agreement in Lima on 4 May 2031. Peru and Chile signed a Double Taxation Agreement in Suva on 6 May 2031."
    assert len([event for event in events_of(HEAD + text) if event.type == "signing"]) == 2


STATUSES = [
    ("The 17th Summit of the Heads of State of the Weaving Union will be hosted by Fiji.", "planned"),
    ("Delegates from Peru will be gathering here this week for the 26th meeting of the Weaving Board.", "planned"),
    ("The informal meeting of the Weaving Board with Peru on 25 May will not take place.", "cancelled"),
    (
        "A trip by Foreign Minister Ada Brook of Fiji and five members of parliament to Peru, Chile and Brazil next week has been postponed.",
        "postponed",
    ),
    ("The officials looked forward to the next Forum of Weavers, to be hosted by Peru in 2032.", "planned"),
    ("They spoke of a further session of the Business Forum, proposed by Peru for spring 2032 in Lima.", "proposed"),
    ("The 5th meeting of the Weaving Board with Peru took place in Lima on 4 May 2031.", "held"),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_status(text: str, expected: str) -> None:
    events = events_of(HEAD + text)
    assert [event.status for event in events][:1] == [expected]


def test_an_end_told_apart_from_the_beginning() -> None:
    text = "The annual session of the Weaving Union begins in Lima on 5 July 2031 and will continue till 9 July 2031."
    event = events_of(HEAD + text)[0]
    assert (event.start, event.end, event.place) == ("2031-07-05", "2031-07-09", "Lima")


def test_tables_are_whole() -> None:
    assert (len(ONE_SIGNING), len(STATUSES)) == (2, 7)
