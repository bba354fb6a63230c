"""Who is meant where no full name stands: surnames, titles, nationalities, pronouns."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import events_of

LEAD = "---\nurl: https://example.org/{0}\npublished: 2031-05-20\nlanguage: en\n---\n"
TWO = "The Foreign Minister of Chile, Ana Rojas, arrived in Accra on 3 May for an official visit. "
SHORT: list[tuple[str, set[str]]] = [
    ("Rojas was received by the President of Ghana, Kofi Mensah.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("The Chilean diplomat met with the President of Ghana, Kofi Mensah.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("Chile's top diplomat met with the President of Ghana, Kofi Mensah.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("The Minister met the President of Ghana, Kofi Mensah, on 4 May.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("She met the President of Ghana, Kofi Mensah, on 4 May.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("On 4 May she met the President of Ghana, Kofi Mensah.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("Rojas held talks with the President of Ghana, Kofi Mensah.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("The President of Ghana, Kofi Mensah, received Rojas on 4 May.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("During the visit Rojas was also received by the President of Ghana, Kofi Mensah.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
    ("The visiting minister held talks with the President of Ghana, Kofi Mensah.", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_the_person_meant_takes_part(text: str, expected: set[str]) -> None:
    events = events_of(LEAD.format(len(text)) + TWO + text)
    assert expected in [{part.actor for part in event.participants} for event in events if event.type == "meeting"]


NOBODY = (
    "Rojas Street was closed to traffic.",
    "The San Rojas Fund paid for it.",
    "The minister of another country called.",
    "The Peruvian diplomat met with the President of Ghana, Kofi Mensah.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_a_word_alike_is_nobody(text: str) -> None:
    events = events_of(LEAD.format(len(text)) + TWO + text)
    assert all("ana-rojas" not in {part.actor for part in event.participants} for event in events if event.type != "visit")


def test_all_phrases_were_read() -> None:
    assert len(SHORT) >= 10
    assert len(NOBODY) >= 4
