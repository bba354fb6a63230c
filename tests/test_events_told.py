"""Ways of telling a happening: verbs of groups, elections, journeys, signatures, what was called off, who `she` is."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import events_of, taking_part

HEAD = "---\nurl: https://example.org/{0}\npublished: 2031-05-20\nlanguage: en\n---\n"


def told(text: str) -> str:
    """The text under the head of a document of 20 May 2031."""
    return HEAD.format(abs(len(text))) + text


Expected = tuple[str, str | None, str | None, str | None, str | None, set[str]]
CASES: list[tuple[str, list[Expected]]] = [
    (
        "Leaders of the Pacific Islands Forum came together on 4 May 2031 for a retreat in Apia, Samoa.",
        [("meeting", "2031-05-04", None, "Apia", "held", {"pif"})],
    ),
    (
        "We, Ana Rojas, Foreign Minister of Chile, and Kari Dahl, Foreign Minister of Norway, have met today in Oslo.",
        [("meeting", "2031-05-20", None, "Oslo", "held", {"ana-rojas", "chl", "kari-dahl", "nor"})],
    ),
    (
        "The Minister of Trade of Chile, Ana Rojas, will visit Ghana (3 to 4 June), Togo (5) and, on 6 and 7 June, Benin.",
        [
            ("visit", "2031-06-03", "2031-06-04", "Ghana", "planned", {"ana-rojas", "chl", "gha"}),
            ("visit", "2031-06-05", None, "Togo", "planned", {"ana-rojas", "chl", "tgo"}),
            ("visit", "2031-06-06", "2031-06-07", "Benin", "planned", {"ana-rojas", "chl", "ben"}),
        ],
    ),
    (
        "Prime Minister of Fiji Jone Vuli was in Samoa on a two-day official visit.",
        [("visit", None, None, "Samoa", "held", {"fji", "jone-vuli", "wsm"})],
    ),
    (
        "Foreign Minister of Ghana Kofi Mensah will travel to Oslo on 2 June.",
        [("visit", "2031-06-02", None, "Oslo", "planned", {"gha", "kofi-mensah"})],
    ),
    (
        "The trip of the Prime Minister of Norway, Kari Dahl, to Nairobi is set for next week.",
        [("visit", None, None, "Nairobi", "planned", {"kari-dahl", "nor"})],
    ),
    (
        "The Ministry of Health of Ghana and UNICEF put their signatures to a memorandum of understanding in Accra.",
        [("signing", None, None, "Accra", "held", {"gha-ministry-of-health", "unicef"})],
    ),
    (
        "The General Assembly of the OAS elected Ana Rojas as Secretary General on 4 May 2031.",
        [("election", "2031-05-04", None, None, "held", {"ana-rojas", "oas-general-assembly"})],
    ),
    (
        "The visit of the Prime Minister of Norway, Kari Dahl, to Kenya, planned for 4 June, was called off.",
        [("visit", "2031-06-04", None, "Kenya", "cancelled", {"kari-dahl", "nor", "ken"})],
    ),
    (
        "The meeting of the Committee of Experts has been put off.",
        [("meeting", None, None, None, "postponed", {"committee-of-experts"})],
    ),
    ("The ministers' meeting is on 15 June in Suva.", [("meeting", "2031-06-15", None, "Suva", "planned", set())]),
    (
        "The Human Rights Council this morning opened its fifty-third regular session.",
        [("session", "2031-05-20", None, None, "held", {"hrc"})],
    ),
    (
        "Georgetown is to host the 5th Forum of Islands in June 2032.",
        [("conference", "2032-06", None, "Georgetown", "planned", set())],
    ),
    (
        "The Foreign Minister of Chile, Ana Rojas, met the Foreign Minister of Ghana, Kofi Mensah, in Accra on 3 May. Tomorrow she will be received by the President of Kenya, Wanjiru Otieno.",
        [
            ("meeting", "2031-05-03", None, "Accra", "held", {"ana-rojas", "chl", "kofi-mensah", "gha"}),
            ("meeting", "2031-05-21", None, None, "planned", {"ana-rojas", "chl", "wanjiru-otieno", "ken"}),
        ],
    ),
    (
        "Ana Rojas, Foreign Minister of Chile, met Kofi Mensah, Foreign Minister of Ghana, on the sidelines of the 9th Island Summit in Apia.",
        [
            ("meeting", None, None, "Apia", "held", {"ana-rojas", "chl", "gha", "kofi-mensah"}),
            ("conference", None, None, "Apia", "held", {"ana-rojas", "chl"}),
        ],
    ),
    (
        "The talks were chaired by Foreign Minister of Ghana Kofi Mensah and attended by representatives of Kenya, Fiji and UNICEF.",
        [("meeting", None, None, None, "held", {"kofi-mensah", "gha", "ken", "fji", "unicef"})],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_ways_of_telling(text: str, expected: list[Expected]) -> None:
    found = [(e.type, e.start, e.end, e.place, e.status, taking_part(e)) for e in events_of(told(text))]
    assert found == expected


NOTHING = [
    "Kenya has elected officials in every town.",
    "The committee on trade meets the needs of Kenya.",
    "The Assembly of Kenya opened the way for trade with Fiji.",
    "Fiji welcomed the decision of Norway.",
    "The Ministry of Health of Ghana and UNICEF put the report on the table.",
    "The Forum stands for peace in Fiji and Tonga.",
    "The Foreign Minister of Chile, Ana Rojas, left for the weekend.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_happening(text: str) -> None:
    assert events_of(told(text)) == []


def test_each_value_quotes_the_sentence_that_says_it() -> None:
    text = told("Kenya and Fiji held consultations in Suva. The consultations took place by video link on 12 May 2031.")
    event = events_of(text)[0]
    quotes = {name: [text[s.start : s.end] for s in spans] for name, spans in event.evidence_of.items()}
    assert quotes["place"] == ["Kenya and Fiji held consultations in Suva."]
    for name in ("mode", "start"):
        assert quotes[name][-1] == "The consultations took place by video link on 12 May 2031."
        assert len(quotes[name]) <= 2


def test_dates_count_from_the_dateline_above() -> None:
    text = "NEWS\n\nSuva, 3 May 2031\n\nThe Foreign Minister of Ghana, Kofi Mensah, met UNICEF in Suva today.\n"
    assert [(e.type, e.start) for e in events_of(text)] == [("meeting", "2031-05-03")]
