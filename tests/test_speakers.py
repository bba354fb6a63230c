"""Who speaks or acts in the passage of a gathering was there; who only wrote, or spoke elsewhere, was not."""

import pytest

from tests.extraction_talks import events_of

LEAD = "---\nurl: https://example.org/{0}\npublished: 2031-05-20\nlanguage: en\n---\n"
HELD = "A regional workshop on ports was held in Accra on 3 May 2031. "
WHO = "Foreign Minister of Chile Ana Rojas"

SPOKE = (
    f"In his opening remarks, the {WHO} emphasised the importance of ports.",
    f"On the occasion, Hon. {WHO} welcomed the progress made.",
    f"{WHO} noted with satisfaction that trade was growing.",
    f"“Ports connect us,” said {WHO} in a welcoming address.",
    f"“Ports connect us,” the {WHO} added.",
    f"Speaking at the closing, {WHO} urged all to go on.",
    f"Ports connect us, {WHO} said.",
    f"{WHO} introduced the findings of the report.",
    f"The {WHO}, for her part, reiterated the support of her country.",
    f"{WHO}, who arrived that morning, shared lessons from Valparaíso.",
    f"{WHO} also gave an overview of the work ahead.",
)
ELSEWHERE = (
    f"In a statement issued on Monday {WHO} condemned the attack.",
    f"In 2019, {WHO} closed two ports.",
    f"{WHO} told reporters that two ports would close.",
    f"In a speech delivered by her deputy, {WHO} thanked the hosts.",
    f"{WHO} was born in Arica.",
    f"“Ports connect us,” said a spokesman of {WHO}.",
    f"{WHO} wrote in a letter that two ports would close.",
)
PLANNED = (
    f"{WHO} will co-chair the Forum with the Foreign Minister of Ghana, Kofi Mensah.",
    f"{WHO} is expected to deliver the keynote.",
    f"{WHO} is to open it.",
    f"The event will be opened by {WHO}.",
)


def keys(text: str) -> set[str]:
    """Those who take part in the first event."""
    events = events_of(LEAD.format(abs(len(text))) + text)
    return {part.actor for event in events[:1] for part in event.participants if part.actor}


@pytest.mark.parametrize("sentence", SPOKE)
def test_speakers_take_part(sentence: str) -> None:
    assert {"ana-rojas", "chl"} <= keys(HELD + sentence)


@pytest.mark.parametrize("sentence", ELSEWHERE)
def test_others_do_not(sentence: str) -> None:
    assert "ana-rojas" not in keys(HELD + sentence)


@pytest.mark.parametrize("sentence", PLANNED)
def test_those_who_will(sentence: str) -> None:
    text = "The 12th Oslo Ports Forum will be held in Oslo on 3 June 2031. " + sentence
    assert {"ana-rojas", "chl"} <= keys(text)


def test_a_name_given_in_full_again() -> None:
    text = (
        HELD
        + "It was opened by the Minister of Trade, Ana Rojas Bravo Montt. Rojas Bravo spoke. Ana Rojas Bravo Montt closed it."
    )
    events = events_of(LEAD.format(7) + text)
    assert any("ana-rojas-bravo-montt" in {part.actor for part in event.participants} for event in events)


def test_all_cases_ran() -> None:
    assert (len(SPOKE), len(ELSEWHERE), len(PLANNED)) == (11, 7, 4)
