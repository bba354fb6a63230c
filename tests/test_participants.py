"""Who of those named in a sentence takes part in what it tells, and who is only mentioned."""

import pytest

from tests.extraction_talks import events_of

LEAD = "---\nurl: https://example.org/{0}\npublished: 2031-05-20\nlanguage: en\n---\n"
A = "the Foreign Minister of Chile, Ana Rojas,"
B = "the Foreign Minister of Ghana, Kofi Mensah,"
FOUR = {"ana-rojas", "chl", "kofi-mensah", "gha"}

THERE: list[tuple[str, str, set[str]]] = [
    (f"The 9th Island Summit was held in Accra on 3 May under the chairmanship of {A} and {B} among others.", "conference", FOUR),
    (f"A meeting chaired by {A} and attended by {B} took place in Oslo on 3 May.", "meeting", FOUR),
    (f"On 3 May {A} will receive {B} on a working visit to Santiago.", "visit", FOUR),
    (f"On 3 May {A} held talks with {B} during his visit to Santiago.", "meeting", FOUR),
    (f"{A[0].upper()}{A[1:]} paid a courtesy call on {B} in Accra on 3 May.", "meeting", FOUR),
    (f"The talks between {A} and {B} took place in Accra on 3 May.", "meeting", FOUR),
    (f"The agreement was signed in Accra on 3 May by {A} and {B} in front of the press.", "signing", FOUR),
    (f"In the presence of {A} and {B} a memorandum of understanding on trade was signed in Oslo on 3 May.", "signing", FOUR),
    (f"A seminar on trade was opened in Oslo on 3 May by {A} and {B} before a full hall.", "training", FOUR),
    (f"On 3 May {A} and {B} attended the opening of the embassy in Oslo.", "ceremony", FOUR),
    (f"On 3 May {A} and {B} spoke at the Oslo Peace Forum.", "conference", FOUR),
    (f"At the Oslo Peace Forum on 3 May, {A} and {B} called for restraint.", "conference", FOUR),
    (f"The 12th Oslo Forum took place on 3 May. In their opening remarks, {A} and {B} called for restraint.", "conference", FOUR),
    (f"The {A[4:-1]}’s talks with {B} in Accra on 3 May ended well.", "meeting", FOUR),
    (f"A workshop on ports was held in Oslo on 3 May. Guests came from near. Others were {A} and {B} as well.", "training", FOUR),
    (f"On 3 May {A} and {B} will address the Oslo Peace Forum.", "conference", FOUR),
]  # fmt: skip

NOT_THERE = (
    f"The meeting of {A} and {B} took place on 3 May. All neighbours attended except the President of Kenya, Wanjiru Otieno.",
    f"On the eve of the 9th IGAD Summit, {A} met {B} on 3 May.",
    f"The meeting of {A} and {B} took place on 3 May. Kenya was not represented at the meeting.",
    f"The meeting of {A} and {B} took place on 3 May. The African Union sent a message.",
    f"The meeting of {A} and {B} took place on 3 May. The Executive Secretary of IGAD did not attend.",
    f"On 3 May {A} met {B} ahead of a meeting with the President of Kenya, Wanjiru Otieno.",
    f"On 3 May {A} met {B}, the Kenyan Foreign Ministry said in a statement.",
    f"On 3 May {A} met {B}, according to the spokesperson of the President of Kenya, Wanjiru Otieno.",
    f"Spokesman of the President of Kenya Wanjiru Otieno disclosed that {A} met {B} on 3 May.",
    f"On 3 May {A} met {B} on the sidelines of the Kenya Climate Week.",
    f"On 3 May {A} met {B} to discuss the war in Kenya.",
    f"On 3 May {A} met {B}. He conveyed greetings from the President of Kenya, Wanjiru Otieno.",
    f"On 3 May {A} met {B}. They thanked the President of Kenya, Wanjiru Otieno, for hosting the last summit.",
    f"On 3 May {A} met {B}, who had been in Kenya the week before.",
    f"On 3 May {A} met {B} following the visit of the President of Kenya, Wanjiru Otieno, to Togo.",
    f"The meeting of {A} and {B} took place on 3 May. The President of Kenya, Wanjiru Otieno, was represented by her ambassador.",
    f"On 3 May {A} met {B}. In 2019 the President of Kenya, Wanjiru Otieno, visited Togo.",
)


def groups(text: str, *kinds: str) -> list[set[str]]:
    """Those who take part in each event of these kinds."""
    events = events_of(LEAD.format(abs(len(text))) + text)
    return [{part.actor for part in event.participants if part.actor} for event in events if event.type in kinds]


@pytest.mark.parametrize(("text", "kind", "expected"), THERE)
def test_they_take_part(text: str, kind: str, expected: set[str]) -> None:
    found = groups(text, kind)
    assert any(expected <= each for each in found), found


@pytest.mark.parametrize("text", NOT_THERE)
def test_the_mentioned_do_not(text: str) -> None:
    assert groups(text, "meeting")[:1] == [FOUR]


def test_all_sentences_were_read() -> None:
    assert (len(THERE), len(NOT_THERE)) == (16, 17)
