"""Sentences end at full stops, not at abbreviations, initials or list numbers."""

import pytest

from graph.extraction.annotations import Block
from graph.extraction.text.sentences import split_sentences

CASES = [
    ("He met Dr. Amir Saleh. They talked.", ["He met Dr. Amir Saleh.", "They talked."]),
    ("H.E. Mr. J. B. Okoye arrived. He left.", ["H.E. Mr. J. B. Okoye arrived.", "He left."]),
    ("Coordinator a.i. Jane Roe spoke.", ["Coordinator a.i. Jane Roe spoke."]),
    ("Talks with the U.S. Secretary ended. All agreed.", ["Talks with the U.S. Secretary ended.", "All agreed."]),
    ("Really? Yes! “Good.” He went.", ["Really?", "Yes!", "“Good.”", "He went."]),
    ("On Aug. 31 they leave. It is over.", ["On Aug. 31 they leave.", "It is over."]),
    ("Resolution No. 5 was adopted. See art. 3.", ["Resolution No. 5 was adopted.", "See art. 3."]),
    ("1. First item. Second sentence.", ["1. First item.", "Second sentence."]),
    ("The year was 2021. Then came 2022.", ["The year was 2021.", "Then came 2022."]),
    ("V.Hajiyev and S. Umarov met.", ["V.Hajiyev and S. Umarov met."]),
    ("It costs 3.5 million. Fine.", ["It costs 3.5 million.", "Fine."]),
    ("No end", ["No end"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_splits(text: str, expected: list[str]) -> None:
    block = Block("paragraph", 0, len(text), "r1")
    assert [text[s.start : s.end] for s in split_sentences(text, [block])] == expected


def test_the_table_is_whole() -> None:
    assert len(CASES) == 12


def test_headlines_stay_whole_and_furniture_has_no_sentences() -> None:
    text = "Ministers met. Talks held\nShare this. Print."
    blocks = [Block("headline", 0, 25, "r1"), Block("furniture", 26, len(text), "r1")]
    assert [(s.start, s.end, s.block) for s in split_sentences(text, blocks)] == [(0, 25, 0)]
