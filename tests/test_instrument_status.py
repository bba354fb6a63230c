"""What the words around an instrument say of its life."""

import pytest

from graph.extraction.instruments.status import status_of, stronger

CASES = [
    ("They signed the *Water Treaty* in May", "signed"),
    ("the *Water Treaty* was signed by both", "signed"),
    ("A *Water Treaty* has been concluded", "signed"),
    ("the Assembly adopted the *Water Treaty*", "adopted"),
    ("the *Water Plan*, which was approved in May", "adopted"),
    ("They gave their approval to the *Water Plan*", "adopted"),
    ("the *Water Treaty* will be signed next year", "planned"),
    ("They intend to sign a *Water Treaty*", "planned"),
    ("the draft *Water Treaty*", "planned"),
    ("the proposed *Water Treaty*", "proposed"),
    ("the *Water Programme* proposal", "proposed"),
    ("the *Water Treaty* entered into force", "in-force"),
    ("the *Water Treaty* was terminated", "terminated"),
    ("the importance of the *Water Treaty*", None),
    # signing, in other words
    ("the two put their signatures to a *Water Treaty*", "signed"),
    ("both sides affixed their signatures to the new *Water Treaty*", "signed"),
    ("she put her name to the *Water Treaty*", "signed"),
    ("the ministers signed ‘*Water Treaty*’", "signed"),
    ("the ministers signed “*Water Treaty*”", "signed"),
    ("they exchanged notes on the *Water Treaty*", "signed"),
    ("they exchanged letters concerning a *Water Treaty*", "signed"),
    ("they exchanged signed copies of the *Water Treaty*", "signed"),
    ("Peru and Chile sealed a landmark *Water Treaty*", "signed"),
    ("Peru and Chile entered into a *Water Treaty*", "signed"),
    ("the two sides formalized the *Water Treaty*", "signed"),
    ("Peru and Chile have signed an updated version of the *Water Treaty*", "signed"),
    ("the signing ceremony of the *Water Treaty*", "signed"),
    ("the signing today of a five-year *Water Treaty*", "signed"),
    ("the *Water Treaty* signed in Lima on 4 May", "signed"),
    ("the *Water Treaty* was this morning signed by both", "signed"),
    ("the *Water Treaty*, concluded in 2019,", "signed"),
    ("A *Water Treaty* on fish and ports was signed", "signed"),
    # adopting
    ("leaders unanimously adopted a *Water Plan*", "adopted"),
    ("the Council gave the green light to the *Water Plan*", "adopted"),
    ("the meeting agreed on a *Water Plan*", "adopted"),
    ("the Summit took decisions: it endorsed the revised *Water Plan*", "adopted"),
    ("the *Water Plan* was unanimously endorsed", "adopted"),
    ("the *Water Plan* has been validated", "adopted"),
    ("with the adoption of the *Water Plan*", "adopted"),
    ("Parliament has ratified the *Water Treaty*", "adopted"),
    ("the government today unveiled its *Water Plan*", None),
    # still to come
    ("a *Water Treaty* is expected to be signed", "planned"),
    ("a *Water Treaty* is being negotiated", "planned"),
    ("a *Water Treaty* is under preparation", "planned"),
    ("negotiations on a *Water Treaty* go on", "planned"),
    ("they agreed to conclude a *Water Treaty*", "planned"),
    ("they hope for an early conclusion of the *Water Treaty*", "planned"),
    ("they looked forward to the signing of the *Water Treaty*", "planned"),
    ("preparations for the signing of the *Water Treaty*", "planned"),
    ("they spoke about the possibility of signing a *Water Treaty*", "proposed"),
    ("she suggested a *Water Treaty*", "proposed"),
    ("he proposed concluding a *Water Treaty*", "proposed"),
    ("the *Water Treaty* has not been signed", None),
    ("the two, guided by the *Water Treaty*, agreed to meet", None),
    # in force
    ("the *Water Treaty* took effect in May", "in-force"),
    ("the *Water Treaty* has been in force since May", "in-force"),
    ("following the entry into force of the *Water Treaty*", "in-force"),
    ("the *Water Treaty* now governs trade", "in-force"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_status(marked: str, expected: str | None) -> None:
    before, name, after = marked.split("*")
    found = status_of(before + name + after, len(before), len(before + name))
    assert (found.status if found else None) == expected


def test_the_later_step_holds() -> None:
    assert stronger("proposed", "signed") == "signed"
    assert stronger("signed", None) == "signed"
    assert stronger(None, None) is None


def test_table_is_whole() -> None:
    assert len(CASES) == 58
