"""Gatherings of institutions: nouns that head them, verbs that tell them, notices to the media; invented names."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import events_of, taking_part

HEAD = "---\nurl: https://example.org/{0}\npublished: 2031-05-20\nlanguage: en\n---\nNews of the day\n\n"

ONE = [
    (
        "Partners of the Blue River Programme gathered for its Annual Programme Steering Committee (PSC) Meeting in Suva on 3 May 2031.",
        "meeting",
        "2031-05-03",
        "Suva",
    ),
    (
        "UNICEF has brought together teachers from three provinces for a training in first aid in Accra on 4 May 2031.",
        "training",
        "2031-05-04",
        "Accra",
    ),
    (
        "The Government of Fiji and UNICEF held the first Joint Steering Committee on 3 May 2031 in Suva.",
        "session",
        "2031-05-03",
        "Suva",
    ),
    (
        "The Minister of Health of Ghana, Kofi Mensah, oversaw a graduation for nurses in Accra on 5 May 2031.",
        "ceremony",
        "2031-05-05",
        "Accra",
    ),
    ("The World Water Day was celebrated in Accra on 22 March 2031.", "ceremony", "2031-03-22", "Accra"),
    ("UNICEF donated 12 boats to the Ministry of Health of Fiji on 3 May 2031.", "ceremony", "2031-05-03", None),
    ("The open day of UNICEF was held at the Harbour Hotel, Suva on 3 May 2031.", "other", "2031-05-03", "Suva"),
    ("The kick-off of the project of UNICEF took place in Fiji’s capital Suva on 3 May 2031.", "meeting", "2031-05-03", "Suva"),
    ("UNESCO organized a workshop for officials from Chile and Ghana in Suva on 3 May 2031.", "training", "2031-05-03", "Suva"),
]

NOTICES = [
    (
        "MEDIA ADVISORY\n\nWHAT: Launch of the Blue River Programme\nWHO: UN Women and the Government of Kenya\nWHEN: Wednesday, 4 June 2031\nWHERE: Harbour Hall, Nairobi\n",
        ("ceremony", "2031-06-04", "Nairobi", {"un-women", "ken"}),
    ),
    (
        "Invitation to the press\n\nSubject: Press conference on the results of the survey\nDate and time: 4 June 2031, 10:00\nVenue: Room III, Geneva\nSpeakers: Ana Rojas, Foreign Minister of Chile\n",
        ("other", "2031-06-04", "Geneva", {"ana-rojas"}),
    ),
    (
        "Opening of the Regional Forum on Water\n\nDate: 5-6 June 2031\nPlace: Dushanbe, Tajikistan\nOrganizer: UNESCO\n",
        ("ceremony", "2031-06-05", "Dushanbe", {"unesco"}),
    ),
]

NONE = [
    "The book was written by Ana Rojas, the Director General of the Lagoon Forum for Authors.",
    "The book “roads for dialogue and training” was printed by UNICEF.",
    "UNICEF has worked with the Ministry of Health of Fiji for years.",
]


@pytest.mark.parametrize(("text", "kind", "start", "place"), ONE)
def test_one_gathering(text: str, kind: str, start: str, place: str | None) -> None:
    found = events_of(HEAD.format(abs(len(text))) + text)
    assert [(event.type, event.start, event.place) for event in found] == [(kind, start, place)]


@pytest.mark.parametrize(("text", "expected"), NOTICES)
def test_a_notice(text: str, expected: tuple[str, str, str, set[str]]) -> None:
    found = events_of(HEAD.format(abs(len(text))).replace("News of the day\n\n", "") + text)
    kind, start, place, there = expected
    assert [(event.type, event.start, event.place, event.main) for event in found] == [(kind, start, place, True)]
    assert there <= taking_part(found[0])


@pytest.mark.parametrize("text", NONE)
def test_no_gathering(text: str) -> None:
    assert events_of(HEAD.format(abs(len(text))) + text) == []


def test_tables_are_whole() -> None:
    assert (len(ONE), len(NOTICES), len(NONE)) == (9, 3, 3)
