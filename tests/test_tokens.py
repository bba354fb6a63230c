"""Tokens keep their places in the stored text; markup is skipped; spellings are folded."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.text.tokens import fold, tokenize

FOLDED = [
    ("Organisation", "organization"),
    ("CENTRE", "center"),
    ("Türkiye", "turkiye"),
    ("–", "-"),
    ("’", "'"),
    ("«", '"'),
    ("Programme", "program"),
    ("Łódź", "łodz"),
]


@pytest.mark.parametrize(("word", "expected"), FOLDED)
def test_folds(word: str, expected: str) -> None:
    assert fold(word) == expected


def test_the_table_is_whole() -> None:
    assert len(FOLDED) == 8


def test_markup_in_cells_is_no_text() -> None:
    text = "<p>1. UNESCO's <b class='x'>Secretariat</b></p>\tMarch&nbsp;2021"
    assert [token.text for token in tokenize(text)] == ["1", ".", "UNESCO", "'", "s", "Secretariat", "March", "2021"]


def test_less_than_is_no_markup() -> None:
    assert [token.text for token in tokenize("5 < 6 and a<b")] == ["5", "<", "6", "and", "a", "<", "b"]


@given(st.text())
def test_every_token_is_what_stands_at_its_place(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text and token.lower for token in tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
