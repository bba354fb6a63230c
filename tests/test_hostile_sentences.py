"""Sentences no press release has are read in a time that grows with their length: exponential reading would never end here."""

import pytest

from graph.documents.reading import read_document
from graph.pipeline import extract_facts

HOSTILE = [
    "Heads of State ",
    "the Head of the Office of the Director of ",
    "Minister of Foreign Affairs and ",
    "met with and ",
    "Mr. A. B. Carr, ",
    "on 2 May 2024 and ",
    "in Oslo, in Lima, ",
    "signed the Agreement on ",
    "Framework of the Programme of ",
    "the second meeting of the third session of ",
    "“said that ",
    "Council of the Committee of ",
]


@pytest.mark.parametrize("phrase", HOSTILE)
def test_what_is_said_sixty_times_is_read(phrase: str) -> None:
    text = f"OSLO, 2 May 2024 - {phrase * 60}.\n\nThe ministers met in Oslo on 2 May 2024."
    facts = extract_facts(read_document(text.encode(), "hostile.txt"))
    assert len(facts.reports) == 1
    assert facts.document.published == "2024-05-02"


def test_all_were_tried() -> None:
    assert len(HOSTILE) == 12
