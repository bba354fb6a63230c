"""Words for happenings: their types, what governs them, what only looks like one."""

import re

import pytest

from graph.extraction.events.forms import clause_form
from graph.extraction.events.types import noun_pattern, phrase_type
from graph.extraction.events.words import is_verb
from graph.extraction.plans.events import row_type

TYPES = [
    ("seminar on glaciers", "training"),
    ("trade fair of the islands", "exhibition"),
    ("opening ceremony of the bridge", "ceremony"),
    ("presidential election", "election"),
    ("ministerial conferences", "conference"),
    ("political consultations", "consultation"),
    ("harvest", None),
]
ROWS = [
    ("Visit of the Director of the Fisheries Institute", "visit"),
    ("Organization of a visit of experts", "visit"),
    ("In order to share what was learnt, holding of a seminar on tides", "training"),
    ("Participation of the Delegation of Fiji in the 12th Session of the Ocean Assembly", "session"),
    ("Participation in the Network of Green Ports", "other"),
    ("Presentation of and training on water meters", "training"),
    ("Capacity building for museum staff", "training"),
    ("Implementation of the Ocean Convention", "other"),
    ("Opening of chairs at universities", "other"),
    ("Exhibition of carpets", "exhibition"),
]
FORMS = [
    ("The ministers held a *meeting* with envoys", "", "finite"),
    ("A *meeting* took place in Oslo", "a", "finite"),
    ("During the *meeting* they spoke", "the", "refer"),
    ("said so at a *meeting* of the Council", "a", "adjunct"),
    ("preparations for the *conference* in June", "the", "planned"),
    ("The *meeting* was attended by many", "the", "refer"),
    ("the third *course* ended on Friday", "", "finite"),
    ("an idea for *talks*", "", "adjunct"),
]
NOUNS = [
    ("they will visit Oslo", "visit", True),
    ("a visit to Oslo", "visit", False),
    ("signing the book", "signing", True),
    ("by video conference link", "video conference", True),
    ("of course", "course", True),
    ("in consultation with partners", "consultation", True),
    ("a joint event", "event", False),
    ("recent events show", "events", True),
]


@pytest.mark.parametrize(("phrase", "expected"), TYPES)
def test_type_of_a_phrase(phrase: str, expected: str | None) -> None:
    assert phrase_type(phrase) == expected


@pytest.mark.parametrize(("row", "expected"), ROWS)
def test_type_of_a_row(row: str, expected: str) -> None:
    assert row_type(row) == expected


@pytest.mark.parametrize(("marked", "determiner", "expected"), FORMS)
def test_how_a_clause_speaks_of_it(marked: str, determiner: str, expected: str) -> None:
    before, noun, after = marked.split("*")
    found = clause_form(before + noun + after, len(before), len(before + noun), determiner, [], named=False)
    assert found == expected


@pytest.mark.parametrize(("text", "word", "expected"), NOUNS)
def test_words_that_name_no_happening(text: str, word: str, expected: bool) -> None:
    match = next(found for found in noun_pattern().finditer(text) if found[1] == word)
    assert isinstance(match, re.Match)
    assert is_verb(text, match) is expected


def test_tables_are_whole() -> None:
    assert (len(TYPES), len(ROWS), len(FORMS), len(NOUNS)) == (7, 10, 8, 8)
