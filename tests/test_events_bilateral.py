"""Meetings of two and what goes with them: credentials, journeys, offices taken up, separate talks, datelines, denials."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import events_of, taking_part

HEAD = "---\nurl: https://example.org/bilateral/{0}\npublished: 2031-05-20\nlanguage: en\n---\n"
Expected = tuple[str, str | None, str | None, str | None, set[str]]
CASES: list[tuple[str, list[Expected]]] = [
    (
        "Foreign Minister of Ghana Kofi Mensah was handed a copy of her credentials by the Ambassador of Chile, Ana Rojas, on 4 May 2031.",
        [("ceremony", "2031-05-04", None, "held", {"ana-rojas", "chl", "gha", "kofi-mensah"})],
    ),
    (
        "The President of Norway, Kari Dahl, will receive on 30 May the letters of credence of the Ambassador of Fiji, Jone Vuli.",
        [("ceremony", "2031-05-30", None, "planned", {"fji", "jone-vuli", "kari-dahl", "nor"})],
    ),
    (
        "At a ceremony on 4 May in Accra, the Ambassador of Fiji, Jone Vuli, presented his credentials to the President of Ghana, Kofi Mensah.",
        [("ceremony", "2031-05-04", "Accra", "held", {"fji", "gha", "jone-vuli", "kofi-mensah"})],
    ),
    (
        "His Excellency the Foreign Minister of Ghana, Mr. Kofi Mensah, and his delegation, met with Dr. Ana Rojas, President of Chile, in Oslo on 4 May.",
        [("meeting", "2031-05-04", "Oslo", "held", {"ana-rojas", "chl", "gha", "kofi-mensah"})],
    ),
    (
        "Prime Minister of Norway Kari Dahl flew from Oslo to Accra on 4 May.",
        [("visit", "2031-05-04", "Accra", "held", {"kari-dahl", "nor"})],
    ),
    (
        "The Prime Minister of Norway, Kari Dahl, was in Nairobi on 4 and 5 May.",
        [("visit", "2031-05-04", "Nairobi", "held", {"kari-dahl", "nor"})],
    ),
    (
        "The Foreign Minister of Fiji, Jone Vuli, is leaving for Oslo on 24 May.",
        [("visit", "2031-05-24", "Oslo", "planned", {"fji", "jone-vuli"})],
    ),
    (
        "Kari Dahl, Prime Minister of Norway, met separately with Kofi Mensah, Foreign Minister of Ghana, and with Ana Rojas, President of Chile.",
        [
            ("meeting", None, None, "held", {"gha", "kari-dahl", "kofi-mensah", "nor"}),
            ("meeting", None, None, "held", {"ana-rojas", "chl", "kari-dahl", "nor"}),
        ],
    ),
    (
        "OSLO, 19 May (NTB): Kari Dahl, Prime Minister of Norway, received the Foreign Minister of Fiji, Jone Vuli.",
        [("meeting", None, None, "held", {"fji", "jone-vuli", "kari-dahl", "nor"})],
    ),
    ("Fiji made known that it would not meet Samoa.", []),
    ("Kari Dahl, Prime Minister of Norway, welcomed the Chilean President’s readiness to help.", []),
    (
        "Talking to the Ambassador of Chile, Ana Rojas, the Foreign Minister of Ghana, Kofi Mensah, praised the ties of the two countries.",
        [("meeting", None, None, "held", {"ana-rojas", "chl", "gha", "kofi-mensah"})],
    ),
    (
        "Ghana has postponed a meeting with Fiji.",
        [("meeting", None, None, "postponed", {"fji", "gha"})],
    ),
    (
        "Kari Dahl took charge on 4 May as Secretary General of the Pacific Islands Forum.",
        [("appointment", "2031-05-04", None, "held", {"kari-dahl", "pif"})],
    ),
    (
        "The Ministry of Foreign Affairs of Fiji has announced the upcoming visit of the Foreign Minister of Ghana, Kofi Mensah, to Suva on 28 May.",
        [("visit", "2031-05-28", "Suva", "planned", {"gha", "kofi-mensah"})],
    ),
    (
        "The second visit of the Prime Minister of Norway, Kari Dahl, to Kenya took place on 4 May 2031. It was a 90-minute stop.",
        [("visit", "2031-05-04", "Kenya", "held", {"kari-dahl", "ken", "nor"})],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_two_do(text: str, expected: list[Expected]) -> None:
    events = events_of(HEAD.format(abs(len(text))) + text)
    found = [(e.type, e.start, e.place, e.status, taking_part(e)) for e in events]
    assert found == expected


ONE: list[str] = [
    "Ghana and Fiji hold talks\n\nThe Foreign Minister of Ghana, Kofi Mensah, held talks in Oslo on 4 May with the Foreign Minister of Fiji, Jone Vuli.\n\nThis is the second meeting of the two ministers this year.",
    "Consultations held\n\nThe third political consultations between the Ministries of Foreign Affairs of Ghana and Fiji were held on 4 May.\n\nTrade was discussed at political consultations with the participation of the Deputy Foreign Minister of Ghana, Kofi Mensah, and the Deputy Foreign Minister of Fiji, Jone Vuli.",
    "The President of Norway, Kari Dahl, held a welcome ceremony on 4 May for the President of Chile, Ana Rojas.\n\nThe ceremony took place in Oslo.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_happening_told_twice(text: str) -> None:
    events = events_of(HEAD.format(len(text)) + text)
    assert len(events) == 1
    assert events[0].start == "2031-05-04"


def test_two_of_one_sentence() -> None:
    text = "Prime Minister of Norway Kari Dahl will hold talks with the Foreign Minister of Ghana, Kofi Mensah, and pay a courtesy call on the President of Ghana, Ama Owusu."
    assert [(event.type, event.status) for event in events_of(HEAD.format(0) + text)] == [("meeting", "planned")] * 2


def test_how_many_were_tried() -> None:
    assert (len(CASES), len(ONE)) == (16, 3)
