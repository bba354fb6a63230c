"""Who was there, told apart from the happening: groups that met before, lists under a heading, one-sided sentences."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import events_of

LEAD = "---\nurl: https://example.org/{0}\npublished: 2031-05-20\nlanguage: en\n---\n"
MET = "The Foreign Minister of Chile, Ana Rojas, met the Foreign Minister of Ghana, Kofi Mensah, in Accra on 3 May 2031. "
FOUR = {"ana-rojas", "chl", "kofi-mensah", "gha"}
SEMINAR = "A seminar on border management took place in Accra on 3 May 2031."
ROWS = "- Chile: Ana Rojas, Vice Minister of Foreign Affairs\n- Ghana: Kofi Mensah, Vice Minister of Foreign Affairs\n"

SIGNED = (
    "At the end of the meeting the Ministers signed a Memorandum of Understanding on trade.",
    "Following the talks the two leaders put their signatures to a Memorandum of Understanding on trade.",
    "The two sides signed a Memorandum of Understanding on trade.",
    "They also signed a Memorandum of Understanding on trade.",
    "Afterwards the two signed a Memorandum of Understanding on trade.",
    "Both ministers then signed a Memorandum of Understanding on trade.",
    "The two foreign ministers subsequently signed a Memorandum of Understanding on trade.",
    "The two countries signed a Memorandum of Understanding on trade.",
    "The guests signed a Memorandum of Understanding on trade.",
    "The two Heads of State signed a Memorandum of Understanding on trade.",
)
HELD = (
    "The two ministers will hold a second round of talks in Santiago in June.",
    "The two sides will hold consultations in Santiago in June.",
    "The Ministers are to have another meeting in Santiago in June.",
    "They will meet again in Santiago in June.",
    "The two are to meet in Santiago in June.",
)
LISTS = (
    "In attendance were:",
    "Participants:",
    "The following took part:",
    "Present were:",
    "Members of the delegations:",
    "List of participants",
    "The experts were:",
    "The following countries and institutions were represented:",
    "The lecturers included:",
    "Those present:",
    "The meeting was attended by:",
    "Speakers included:",
)
TOLD = (
    "Also present were the Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah.",
    "The Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah, also attended.",
    "Taking part were the Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah.",
    "Opening remarks were delivered by the Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah.",
    "The Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah, spoke at the opening session.",
    "The event was opened by the Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah.",
    "Among the speakers were the Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah.",
    "The opening session was addressed by the Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah.",
    "The Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah, welcomed the participants.",
    "Welcoming addresses came from the Foreign Minister of Chile, Ana Rojas, and the Foreign Minister of Ghana, Kofi Mensah.",
)


def groups(text: str, *kinds: str) -> list[set[str]]:
    """Those who take part in each event of these kinds."""
    events = events_of(LEAD.format(abs(len(text))) + text)
    return [{part.actor for part in event.participants if part.actor} for event in events if not kinds or event.type in kinds]


@pytest.mark.parametrize("text", SIGNED)
def test_those_who_met_signed(text: str) -> None:
    assert FOUR in groups(MET + text, "signing")


@pytest.mark.parametrize("text", HELD)
def test_those_who_met_meet_again(text: str) -> None:
    assert sum(found == FOUR for found in groups(MET + text, "meeting", "consultation")) == 2


@pytest.mark.parametrize("heading", LISTS)
def test_rows_under_a_heading_were_there(heading: str) -> None:
    assert FOUR in groups(
        f"{SEMINAR} Its results go to the council that is to meet in Oslo in December.\n\n{heading}\n{ROWS}", "training"
    )


@pytest.mark.parametrize("text", TOLD)
def test_those_told_of_later_were_there(text: str) -> None:
    assert groups(f"{SEMINAR} {text}", "training") == [FOUR]


ALONE = (
    "A separate meeting took place with the President of Kenya, Wanjiru Otieno.",
    "A meeting with the President of Kenya, Wanjiru Otieno, was also held.",
    "Talks were held with the President of Kenya, Wanjiru Otieno.",
    "A meeting was also held with the President of Kenya, Wanjiru Otieno.",
)


@pytest.mark.parametrize("text", ALONE)
def test_the_protagonist_is_the_other_side(text: str) -> None:
    before = "The Foreign Minister of Chile, Ana Rojas, visited Accra on 3 May 2031. She met the Foreign Minister of Ghana, Kofi Mensah. "
    assert {"ana-rojas", "chl", "wanjiru-otieno", "ken"} in groups(before + text, "meeting")


def test_all_phrases_were_read() -> None:
    assert (len(SIGNED), len(HELD), len(LISTS), len(TOLD), len(ALONE)) == (10, 5, 12, 10, 4)


def test_a_headline_adds_those_its_text_leaves_out() -> None:
    text = "Chile and Ghana hold consultations in Accra\n\nACCRA - The Deputy Foreign Minister of Chile, Ana Rojas, held consultations in Accra on 3 May 2031."
    assert {"chl", "gha", "ana-rojas"} in groups(text, "consultation")
