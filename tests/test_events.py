"""Happenings of short texts: type, date, place, mode, state and those who take part."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import events_of, facts_of, taking_part

HEAD = "---\nurl: https://example.org/{0}\npublished: 2031-05-20\nlanguage: en\n---\n"


def told(text: str) -> str:
    """The text under the head of a document of 20 May 2031."""
    return HEAD.format(abs(len(text))) + text


CASES = [
    (
        "Kenya and Fiji held consultations in Suva on 12 May 2031.",
        [("consultation", "2031-05-12", None, "Suva", None, "held", {"ken", "fji"})],
    ),
    (
        "The President of Chile, Ana Rojas, met the Prime Minister of Norway, Kari Dahl, in Oslo on 3 May 2031.",
        [("meeting", "2031-05-03", None, "Oslo", None, "held", {"chl", "nor", "ana-rojas", "kari-dahl"})],
    ),
    (
        "Foreign Minister of Ghana Kofi Mensah received the Ambassador of Peru Luis Vega on 19 May 2031.",
        [("meeting", "2031-05-19", None, None, None, "held", {"gha", "per", "kofi-mensah", "luis-vega"})],
    ),
    (
        "An online meeting between Nepal and UNICEF was held on 6 May 2031. It was attended by WHO.",
        [("meeting", "2031-05-06", None, None, "online", "held", {"npl", "unicef", "who"})],
    ),
    (
        "The 14th Forum of Island States will take place in Apia on 2-4 June 2031.",
        [("conference", "2031-06-02", "2031-06-04", "Apia", None, "planned", set())],
    ),
    (
        "Uganda and Rwanda signed a Memorandum of Understanding on wildlife in Kampala on 7 May 2031.",
        [("signing", "2031-05-07", None, "Kampala", None, "held", {"uga", "rwa"})],
    ),
    (
        "Italy proposed to hold a conference on olive trees in Bari in 2032.",
        [("conference", "2032", None, "Bari", None, "proposed", set())],
    ),
    (
        "The meeting of Spain and Portugal scheduled for 5 May 2031 was postponed.",
        [("meeting", "2031-05-05", None, None, None, "postponed", {"esp", "prt"})],
    ),
    (
        "The Minister said that trade with Mali is growing. Prices rose in 2030.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_events(
    text: str, expected: list[tuple[str, str | None, str | None, str | None, str | None, str | None, set[str]]]
) -> None:
    found = [(e.type, e.start, e.end, e.place, e.mode, e.status, taking_part(e)) for e in events_of(told(text))]
    assert found == expected


def test_the_day_of_publication_is_no_day_of_the_event() -> None:
    event = events_of(told("Kenya and Fiji held consultations in Suva."))[0]
    assert (event.start, event.not_after, event.says_date) == (None, "2031-05-20", True)


def test_topics_take_no_part() -> None:
    event = events_of(
        told("Kenya and Fiji held talks on 12 May 2031 and discussed the situation in Haiti and relations with Japan.")
    )[0]
    assert taking_part(event) == {"ken", "fji"}


def test_an_open_list_says_so() -> None:
    text = "A seminar was held in Lima on 2 May 2031. Peru, Chile, UNDP and others took part in the seminar."
    event = events_of(told(text))[0]
    assert event.open_list
    assert taking_part(event) == {"per", "chl", "undp"}


def test_who_spoke_in_a_visit_gives_its_meeting_date_and_place() -> None:
    text = "The President of Chile, Ana Rojas, spoke of it at a meeting with the Prime Minister of Norway, Kari Dahl, during her visit to Oslo in March 2030."
    meeting, visit = events_of(told(text))
    assert (meeting.type, meeting.start, meeting.place, meeting.part_of) == ("meeting", "2030-03", "Oslo", visit.key)
    assert (visit.type, taking_part(visit)) == ("visit", {"ana-rojas", "chl"})


TWO_RELEASES = """Press release of the Ministry of Foreign Affairs of Kenya:

Kenya and Fiji review their cooperation

On 12 May 2031 a meeting took place between the Minister of Foreign Affairs of Kenya Amina Otieno and the Ambassador of Fiji Jone Vakatale. The meeting was held in a hybrid format.

Press release of the Ministry of Foreign Affairs of Fiji:

Fiji and Kenya review cooperation

On 12 May 2031 the Ambassador of Fiji Jone Vakatale held an online meeting with the Minister of Foreign Affairs of Kenya Amina Otieno.
"""


def test_two_reports_of_one_meeting_are_one_event() -> None:
    events = events_of(TWO_RELEASES)
    assert len(events) == 1
    assert events[0].mode == "hybrid"
    assert {key: value.get("mode") for key, value in events[0].by_report.items()} == {"r1": "hybrid", "r2": "online"}


def test_steps_told_in_passing_are_events_of_their_own() -> None:
    text = (
        "Kenya and Fiji met in Suva on 12 May 2031. The Coral Action Plan was adopted by the Pacific Islands Forum in July 2030."
    )
    steps = [event for event in events_of(told(text)) if not event.main]
    assert [(event.start, taking_part(event)) for event in steps] == [("2030-07", {"pif"})]


def test_every_event_points_to_a_sentence() -> None:
    for text, _ in CASES:
        facts = facts_of(told(text))
        for event in facts.events:
            assert event.evidence
            for span in [*event.evidence, *(s for part in event.participants for s in part.evidence)]:
                assert facts.document.text is not None
                assert facts.document.text[span.start : span.end] == span.exact
                assert span.end - span.start <= 600


def test_table_is_whole() -> None:
    assert len(CASES) == 9
