"""Families of ways in which publishers tell of a happening, and of words that tell of none; invented names."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import events_of

HEAD = "---\nurl: https://example.org/{0}\npublished: 2031-05-20\nlanguage: en\n---\n"
CHILE = "Foreign Minister of Chile Ana Rojas"
GHANA = "Foreign Minister of Ghana Kofi Mensah"

MEETINGS = [
    f"{CHILE} held talks with {GHANA}.",
    f"{CHILE} had a working lunch with {GHANA} on Friday.",
    f"{CHILE} sat down with {GHANA} in Oslo.",
    f"{CHILE} conferred with {GHANA} in Oslo.",
    f"{CHILE} exchanged views with {GHANA}.",
    f"{CHILE} and {GHANA} spoke on the phone on 3 May 2031.",
    f"{CHILE} had a telephone conversation with {GHANA}.",
    f"{CHILE} received a phone call from {GHANA}.",
    f"{CHILE} received a delegation headed by {GHANA}.",
    f"{CHILE} was received by {GHANA}.",
    f"{CHILE} had an audience with King Harun of Norway.",
    f"{CHILE} paid a courtesy call on {GHANA}.",
    f"{CHILE} and {GHANA} co-chaired Chilean-Ghanaian trade talks in Accra.",
    f"{CHILE} and {GHANA} met on the margins of the summit.",
    f"{CHILE} is to sit down separately with {GHANA}.",
    f"{CHILE} will hold bilateral talks with {GHANA} in Accra on 3 June.",
    f"A bilateral meeting took place between {CHILE} and {GHANA}.",
    f"There was also a meeting with {GHANA} in Accra on 3 May 2031.",
    f"A separate working lunch followed with {GHANA} in Accra.",
    f"On 3 May 2031, {CHILE} participated in a high-level meeting on water organised by UNICEF.",
    f"{CHILE} welcomed {GHANA} to Santiago.",
    "Meeting between the President of Chile and the Prime Minister of Norway took place in Oslo on 3 May 2031.",
    f"{CHILE} hosted her Ghanaian counterpart Kofi Mensah in Santiago.",
    f"{CHILE} convened a round table with UNICEF in Santiago.",
    f"{CHILE} met separately with {GHANA}.",
    f"{CHILE} briefed {GHANA} at a meeting in Accra.",
    f"A videoconference of {CHILE} with {GHANA} was held on 3 May 2031.",
    "The Joint Trade Committee of Chile and Ghana held its third meeting in Accra.",
    f"{CHILE} wrapped up a meeting with {GHANA} on Friday.",
    f"{CHILE} hosted a dinner for {GHANA} on 3 May 2031.",
    f"{GHANA} called on {CHILE} on Friday.",
    f"{CHILE} interacted with {GHANA} in Accra.",
    f"{CHILE} and {GHANA} had an exchange of views in Accra.",
    f"{CHILE} has had a meeting with {GHANA}.",
    f"{CHILE} granted an audience to {GHANA}.",
]
SIGNINGS = [
    "Chile and Ghana signed an agreement on trade in Accra.",
    "Chile and Ghana put their signatures to a Memorandum of Understanding on trade.",
    "Chile and Ghana inked a protocol on trade.",
    f"{CHILE} and {GHANA} exchanged notes on grant aid.",
    "Chile and Ghana exchanged instruments of ratification in Accra.",
    "An agreement on trade between Chile and Ghana was signed in Accra on 3 May 2031.",
    "Three loan agreements with UNICEF were signed on Friday in Accra.",
    f"{CHILE} and {GHANA} initialled the text of a treaty on extradition.",
    f"{CHILE} affixed her signature to the Convention on Wetlands in Accra.",
    f"{CHILE} and {GHANA} concluded a Memorandum of Understanding on fisheries.",
    "Chile and UNICEF sealed an agreement on schools.",
    "Chile and Ghana sign Memorandum of Understanding on fisheries in Accra.",
    "A signing ceremony for the loan was held in Accra on 3 May 2031.",
]
OTHERS = [
    (f"{CHILE} paid an official visit to Ghana.", "visit"),
    (f"{CHILE} arrived in Accra on a two-day working visit.", "visit"),
    (f"{CHILE} is on an official visit to Ghana.", "visit"),
    (f"{CHILE} begins a tour of West Africa on 3 June.", "visit"),
    (f"{CHILE} concluded her visit to Ghana on Friday.", "visit"),
    ("Chile was elected to the Executive Board of UNESCO on 4 May 2031.", "election"),
    ("Ghana was re-elected a member of the Human Rights Council.", "election"),
    ("Ana Rojas was sworn in as President of Chile on 4 May 2031.", "appointment"),
    ("President of Ghana Kofi Mensah appointed Ama Boateng Minister of Finance of Ghana.", "appointment"),
    ("Chile takes over the chair of the Human Rights Council on 1 June.", "appointment"),
    ("Ghana assumed the presidency of the Security Council on 1 May 2031.", "appointment"),
    ("Ambassador of Chile Ana Rojas presented her credentials to the President of Ghana, Kofi Mensah.", "ceremony"),
    (
        "Ambassador of Chile Ana Rojas presented copies of her credentials to Kofi Mensah, Deputy Foreign Minister of Ghana.",
        "ceremony",
    ),
    (f"{CHILE} laid a wreath at the Monument of Independence in Accra.", "ceremony"),
    ("A training course for border officers began in Accra on 3 May 2031.", "training"),
    ("UNICEF conducted a three-day workshop for teachers in Accra.", "training"),
    ("A seminar on fisheries kicked off in Accra on Friday.", "training"),
    ("The 14th Ocean Conference got under way in Apia on 3 May 2031.", "conference"),
    ("The Pacific Islands Forum will hold its 60th summit in Apia.", "conference"),
    (f"{CHILE} addressed the 5th Ocean Summit in Apia.", "conference"),
    (f"{CHILE} attended the opening of the photo exhibition on glaciers in Accra.", "exhibition"),
    ("The Security Council held an open debate on water on 3 May 2031.", "session"),
    (f"{CHILE} gave a joint press conference with {GHANA} in Accra.", "other"),
    ("UNICEF and Chile hosted a reception in Santiago on 3 May 2031.", "ceremony"),
]
NOTHING = [
    "Chile meets the needs of Ghana.",
    "The plan meets all requirements of UNICEF and the World Bank.",
    "Chile received a grant from UNICEF.",
    f"{CHILE} received a letter from {GHANA}.",
    "Chile opened its market to Ghana.",
    "Regional Training Centres of Chile and Ghana work well.",
    "Chile concluded that Ghana needs more time.",
    "The meeting room of UNICEF is new.",
    "Chile took note of the report of UNICEF.",
    "Dialogue and peaceful negotiation are what Chile and Ghana stand for.",
    "Ghana and Chile support multilateral talks.",
    "The Ocean Forum Secretariat works in Suva.",
    "Chile signed off on the budget.",
]


SEVERAL = [
    (
        f"{CHILE} held talks with {GHANA} in Accra on 3 May 2031. At the end of the talks the ministers signed a Memorandum of Understanding on fisheries.",
        ["meeting", "signing"],
    ),
    (
        f"Two signing ceremonies were held in Accra on Friday. {CHILE} and {GHANA} exchanged notes on grant aid. Ana Rojas then signed an agreement on schools with UNICEF.",
        ["signing", "signing"],
    ),
    (f"{CHILE} met {GHANA} in Accra. Following the meeting with Kofi Mensah she spoke of trade.", ["meeting"]),
    (f"{CHILE} received {GHANA} over a working lunch in Santiago.", ["meeting"]),
    ("Chile and Ghana signed an agreement on trade at a ceremony in Accra.", ["signing"]),
    (
        "A seminar on fisheries opened in Accra on 3 May 2031. The event is the fifth seminar of the Ocean Forum.",
        ["training"],
    ),
    (
        "Chile and Ghana held consultations in Accra on 3 May 2031. The next round of consultations is to take place in Santiago in 2032.",
        ["consultation", "consultation"],
    ),
    ("The Council will meet on 3 June 2031 for an open debate on water in Suva.", ["session"]),
    (f"{CHILE} arrived in Accra. {CHILE} is on an official visit to Ghana.", ["visit"]),
    ("Meetings of UNICEF can be held in Suva.", []),
]


def told(text: str) -> str:
    """The text under the head of a document of 20 May 2031."""
    return HEAD.format(abs(len(text))) + text


@pytest.mark.parametrize("text", MEETINGS)
def test_a_meeting(text: str) -> None:
    found = [event for event in events_of(told(text)) if event.type in {"meeting", "consultation", "session"}]
    assert len(found) == 1
    assert len(found[0].participants) >= 2 or found[0].place or found[0].start


@pytest.mark.parametrize("text", SIGNINGS)
def test_a_signing(text: str) -> None:
    assert [event.type for event in events_of(told(text))] == ["signing"]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_happenings(text: str, expected: str) -> None:
    assert [event.type for event in events_of(told(text))] == [expected]


@pytest.mark.parametrize("text", NOTHING)
def test_no_happening(text: str) -> None:
    assert events_of(told(text)) == []


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_one_or_several(text: str, expected: list[str]) -> None:
    assert [event.type for event in events_of(told(text))] == expected


def test_tables_are_whole() -> None:
    assert (len(MEETINGS), len(SIGNINGS), len(OTHERS), len(NOTHING), len(SEVERAL)) == (35, 13, 24, 13, 10)
