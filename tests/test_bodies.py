"""Bodies in made-up sentences: how many names of one body, whose it is, and what is none."""

import pytest

from graph.documents.reading import read_document
from graph.extraction.annotate import annotate
from graph.linking.registry import load_registry

Body = tuple[str, str]


def bodies(text: str) -> set[Body]:
    """Kind and name of all actors that are no countries or persons."""
    annotated = annotate(read_document(text.encode(), "a.txt"), load_registry())
    return {(actor.kind, actor.name) for actor in annotated.actors if actor.kind not in {"country", "person"}}


PAHO: Body = ("un", "Pan American Health Organization")
COMESA: Body = ("igo", "Common Market for Eastern and Southern Africa")
UNESCO: Body = ("un", "United Nations Educational, Scientific and Cultural Organization")

FOUND: list[tuple[str, set[Body]]] = [
    # Organs told in small letters after their organisation.
    ("The PAHO country office in Paramaribo helped.", {("un", "PAHO country office in Paramaribo"), PAHO}),
    (
        "It was the 90th session of the SADC council of ministers.",
        {("igo", "SADC Council of Ministers"), ("igo", "Southern African Development Community")},
    ),
    # Election missions, also short.
    ("Ann Lee is head of the COMESA EOM. Rwanda voted.", {("igo", "COMESA EOM"), COMESA}),
    ("The COMESA Election Observation Mission arrived.", {("igo", "COMESA Election Observation Mission"), COMESA}),
    ("The International Election Observation Mission met the press.", {("igo", "International Election Observation Mission")}),
    # The town between an organisation and its office, or after it.
    ("Mr. Lars Nilsen, Director of the UNESCO Jakarta Office, spoke.", {("un", "UNESCO Jakarta Office"), UNESCO}),
    ("Ms. Ida Holm of the UNESCO Office Nairobi spoke.", {("un", "UNESCO Office Nairobi"), UNESCO}),
    # A series before the head noun.
    (
        "The International Science, Technology and Innovation Centre for Rural Cooperation met.",
        {("org", "International Science, Technology and Innovation Centre for Rural Cooperation")},
    ),
    # National commissions for an organisation are the state's.
    ("The Chad National Commission for UNESCO met.", {("gov", "Chad National Commission for UNESCO"), UNESCO}),
    # Ministries: country after a comma, portfolios in small letters, what belongs to them.
    (
        "He wrote to Joan Kell, Permanent Secretary, Ministry of Foreign Affairs, Belize.",
        {("gov", "Ministry of Foreign Affairs of Belize")},
    ),
    (
        "The Ministry of transport and water resources of Malawi hosted it.",
        {("gov", "Ministry of transport and water resources of Malawi")},
    ),
    ("Fiji: the General Inspectorate of Labour came.", {("gov", "General Inspectorate of Labour of Fiji")}),
    # Spanish, French, Portuguese.
    ("The Ministerio de Relaciones Exteriores of Chile invited.", {("gov", "Ministry of Foreign Affairs of Chile")}),
    ("Experts of the Universidad Nacional de Colombia came.", {("org", "Universidad Nacional de Colombia")}),
    ("The statement by Itamaraty was welcomed.", {("gov", "Ministry of Foreign Affairs of Brazil")}),
    # Short forms written as words; of names written otherwise; of whole organisations.
    (
        "The Asean and Mercosur secretaries met.",
        {("igo", "Association of Southeast Asian Nations"), ("igo", "Mercosur")},
    ),
    ("The Food and Agricultural Organization (FAO) helped.", {("un", "Food and Agriculture Organization of the United Nations")}),
    (
        "The Parliamentary Assembly of the Council of Europe voted.",
        {("igo", "Parliamentary Assembly of the Council of Europe"), ("igo", "Council of Europe")},
    ),
    (
        "They met on the sidelines of the UN General Assembly.",
        {("un", "United Nations General Assembly"), ("un", "United Nations")},
    ),
]

NONE = [
    "Five Field Observation Teams (FOTs) left Rwanda.",
    "They opened seven Health Service Center in Fiji.",
    "The private sector and Civil Society spoke in Fiji.",
    "The Minister of EU Integration of Serbia spoke.",
    "It was told at the Farnesina.",
    "The Islamic Emirate (IEA) was not there.",
    "WHO: Ann Lee",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_bodies_found(text: str, expected: set[Body]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_bodies(text: str) -> None:
    assert bodies(text) == set()


def test_enough_cases() -> None:
    assert len(FOUND) >= 19
    assert len(NONE) >= 7
