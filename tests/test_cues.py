"""Patterns tried only where a word of theirs stands, and long lists of words as one pattern: never another answer, less work."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extraction.events.types import noun_pattern, noun_types
from graph.extraction.events.verbs import VERBS
from graph.extraction.text.alternation import any_of
from graph.extraction.text.cues import CuedPattern, CuedPatterns, cues_of
from graph.extraction.text.date_patterns import PATTERNS

SAMPLES = Path(__file__).parent.parent / "samples"

CUES = [
    (r"\bsigned\b", ("signed",)),
    (r"sign(?:ed|s)?", ("sign",)),
    (r"(?:met|meets?)\s+(?:today\s+)?", ("mee", "met")),
    (r"\x01[^.;]{0,60}?\b(?:opened|launched)\b", ("launched", "opened")),
    (r"organi[sz]ed", ("organised", "organized")),
    (r"(?:in )?(?=Geneva)\w+", ()),
    (r"(?<=visit )\w+", ()),
    (r"(?:Talks)?", ()),
    (r"(?:Talks|\w+)", ()),
    (r"(?:Talks\s+){2,3}", ("talks",)),
    (r"(?i:TALKS)|(?>visit)", ("talks", "visit")),
    (r"[^s]igned", ("igned",)),
]


@pytest.mark.parametrize(("pattern", "cues"), CUES)
def test_cues_are_what_each_match_has_to_hold(pattern: str, cues: tuple[str, ...]) -> None:
    assert cues_of(re.compile(pattern)) == cues


def test_patterns_of_the_rules_find_the_same_with_and_without_cues() -> None:
    texts = [line for path in sorted(SAMPLES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    texts += [line.upper() for line in texts]
    found = 0
    for pattern in {pattern for _, pattern in PATTERNS} | {noun_pattern()}:
        cued = CuedPattern(pattern)
        for text in texts:
            matches = [match.span() for match in pattern.finditer(text)]
            assert [match.span() for match in cued.finditer(text)] == matches, (pattern.pattern, text)
            found += len(matches)
    assert found > 500


def test_every_verb_and_date_has_cues_so_that_a_sentence_costs_what_it_says() -> None:
    assert len(VERBS.cued("")) == 0
    assert len(CuedPatterns((pattern, rule) for rule, pattern in PATTERNS).cued("")) == 0


def test_letters_that_equal_ascii_ones_when_case_is_ignored_count_as_cues() -> None:
    pattern = CuedPattern(re.compile("visit|kiosk", re.IGNORECASE))
    texts = ["VISIT", "vısıt", "VİSİT", "viſit", "\u212aIOSK", "talks"]
    assert [pattern.search(text) is not None for text in texts] == [True, True, True, True, True, False]


WORDS = st.lists(st.text("ab -$.", min_size=1, max_size=5), min_size=1, max_size=12)


@given(WORDS, st.text("ab -$.", max_size=20))
def test_any_of_is_the_plain_alternation_with_the_longest_first(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    for frame in ("{}", r"({})(?!\w)", r"(?<!a)(?:{})b"):
        either, other = (re.compile(frame.format(f"(?:{each})")) for each in (plain, any_of(words)))
        assert [match.span() for match in other.finditer(text)] == [match.span() for match in either.finditer(text)]


def test_any_of_takes_every_noun_of_happenings() -> None:
    nouns = sorted(noun_types())
    assert len(nouns) > 100
    assert [noun for noun in nouns if noun_pattern().fullmatch(noun.upper()) is None] == []
