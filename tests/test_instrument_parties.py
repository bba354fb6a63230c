"""Who concluded an instrument: subject and agent of the verb, lists under a line, the sides that met, the setting."""

# ruff: noqa: E501 - texts stand on one line

import pytest

from tests.extraction_talks import agreements_of

HEAD = "---\nurl: https://example.org/parties\npublished: 2031-05-20\nlanguage: en\n---\n"
MET = "Foreign Minister of Peru Ana Rojas met Foreign Minister of Chile Luis Vega in Lima on 4 May 2031. "
BOTH = {"per", "chl", "ana-rojas", "luis-vega"}

CASES: list[tuple[str, set[str]]] = [
    # the subject of an active verb
    ("Peru and Chile signed a Rail Freight Agreement in Lima.", {"per", "chl"}),
    ("Foreign Minister of Peru Ana Rojas and Foreign Minister of Chile Luis Vega signed a Rail Freight Agreement.", BOTH),
    (
        "Ana Rojas, Foreign Minister of Peru, and Luis Vega, Foreign Minister of Chile, put their signatures to a Rail Freight Agreement.",
        BOTH,
    ),
    ("The Government of Peru on Thursday signed with the Government of Chile a Rail Freight Agreement.", {"per", "chl"}),
    # the agent of a passive one
    ("A Rail Freight Agreement was signed by Peru and Chile.", {"per", "chl"}),
    (
        "A Rail Freight Agreement was signed on behalf of Peru by Foreign Minister Ana Rojas and on behalf of Chile by Foreign Minister Luis Vega.",
        BOTH,
    ),
    (
        "The Rail Freight Agreement, signed in Lima on 4 May 2031 by Foreign Minister of Peru Ana Rojas and Foreign Minister of Chile Luis Vega, is short.",
        BOTH,
    ),
    (
        "A Rail Freight Agreement was signed by Foreign Minister of Peru Ana Rojas and Foreign Minister of Chile Luis Vega in the presence of Ambassador of Brazil Rui Costa.",
        BOTH,
    ),
    # told in another sentence
    (
        "Peru and Chile have a new Rail Freight Agreement. The document was signed by Foreign Minister of Peru Ana Rojas and Foreign Minister of Chile Luis Vega.",
        BOTH,
    ),
    (MET + "The two ministers signed a Rail Freight Agreement.", BOTH),
    (MET + "At the end of the talks the ministers put their names to a Rail Freight Agreement.", BOTH),
    (MET + "A Rail Freight Agreement was signed.", {"per", "chl"}),
    (MET + "They recalled the Friendship and Cooperation Treaty.", {"per", "chl"}),
    # by name; what it is about is no party
    ("They recalled the Agreement between Peru and Chile on Rail Freight.", {"per", "chl"}),
    ("Peru and Chile signed an Agreement on the Future of Bolivia.", {"per", "chl"}),
    # by setting
    ("Kenya is growing. Kenya follows the National Water Plan 2031-2035 closely.", {"ken"}),
    ("The UN Security Council adopted resolution 4321 (2031).", {"unsc"}),
    ("The UN General Assembly met. They backed General Assembly resolution 170/19.", {"unga"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_parties(text: str, expected: set[str]) -> None:
    agreement = agreements_of(HEAD + text)[0]
    assert {party.actor for party in agreement.parties} == expected
    assert all(party.evidence for party in agreement.parties)


LISTS = [
    "Peru and Chile met in Lima. The following documents were signed:\n- Rail Freight Agreement;\n- Plan of Work in Tourism for 2031-2033;\n- Memorandum on Fish.\n",
    "Peru and Chile met in Lima. The ministers signed:\n1. Rail Freight Agreement;\n2. Plan of Work in Tourism for 2031-2033;\n3. Memorandum on Fish.\n",
    "Peru and Chile met in Lima. In total, three documents were signed. Among them:\n– Rail Freight Agreement;\n– Plan of Work in Tourism for 2031-2033;\n– Memorandum on Fish.\n",
]


@pytest.mark.parametrize("text", LISTS)
def test_every_row_of_a_list_is_signed(text: str) -> None:
    signed = {a.name: (a.status, a.start, a.end) for a in agreements_of(HEAD + text) if a.count is None}
    assert signed == {
        "Rail Freight Agreement": ("signed", None, None),
        "Plan of Work in Tourism for 2031-2033": ("signed", "2031", "2033"),
        "Memorandum on Fish": ("signed", None, None),
    }


def test_tables_are_whole() -> None:
    assert (len(CASES), len(LISTS)) == (18, 3)
