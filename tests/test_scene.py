"""The desk on which names are read: what stands at a token is looked up, and nothing stands outside the document."""

import pytest

from graph.extraction.annotations import Block
from graph.extraction.text.passages import join_pieces
from graph.extraction.text.scene import Body, Hit, Scene
from graph.extraction.text.tokens import tokenize

TEXT = "Talks\n\nThe Minister met\tDr. Al-Sayed.\n\nShare this"
#       0       1   2        3    4  5 6  7 8     9    10    11


@pytest.fixture
def scene() -> Scene:
    starts = [TEXT.index(word) for word in ("Talks", "The", "Share")]
    ends = [starts[0] + 5, TEXT.index("\n\nShare"), len(TEXT)]
    blocks = [
        Block(kind, start, end, "r1")
        for kind, start, end in zip(("headline", "paragraph", "furniture"), starts, ends, strict=True)
    ]
    return Scene(TEXT, tokenize(TEXT), blocks)


@pytest.mark.parametrize("number", [-40, -1, 12, 400])
def test_nothing_stands_outside_the_document(scene: Scene, number: int) -> None:
    assert (scene.lower(number), scene.capital(number), scene.joined(number)) == ("", False, False)
    assert (scene.hit(number), scene.body(number)) == (None, None)


def test_words_capitals_joins_and_breaks(scene: Scene) -> None:
    assert [token.text for token in scene.tokens][6:9] == ["Al", "-", "Sayed"]
    assert [number for number in range(12) if scene.capital(number)] == [0, 1, 2, 4, 6, 8, 10]
    assert [number for number in range(12) if scene.joined(number)] == [5, 7, 8, 9]
    assert [number for number in range(12) if scene.breaks[number]] == [0, 1, 4, 10]
    assert [number for number in range(12) if scene.hidden[number]] == [10, 11]


def test_rules_are_led_to_the_tokens_their_phrases_begin_with(scene: Scene) -> None:
    assert scene.numbers(frozenset({"minister", "the", "dr", "nobody"})) == [1, 2, 4]
    assert scene.numbers({"."}) == [5, 9]
    assert scene.numbers(set()) == []


def test_of_hits_the_first_stays_and_what_is_removed_is_gone(scene: Scene) -> None:
    first, second, third = (Hit(*place, "place", key, "r") for place, key in (((1, 3), "a"), ((2, 4), "b"), ((0, 1), "c")))
    scene.place([first, second, third])
    assert scene.hits == [third, first]
    assert [scene.hit(number) for number in range(4)] == [third, first, first, None]
    scene.remove(first)
    assert [scene.hit(number) for number in range(4)] == [third, None, None, None]


def test_outer_bodies_cover_inner_ones_and_may_be_widened(scene: Scene) -> None:
    outer, inner = Body(1, 4, "gov", "outer", None, None, "r"), Body(2, 3, "gov", "inner", None, None, "r")
    for body in (outer, inner):
        scene.add_body(body)
    assert [scene.body(number) for number in range(5)] == [None, outer, outer, outer, None]
    wider = Body(1, 5, "gov", "wider", None, None, "r")
    scene.widen(outer, wider)
    assert [scene.body(number) for number in range(5)] == [None, wider, wider, wider, wider]


PASSAGES = [  # stored text, pieces, text read
    ("one  two\nthree", [(0, 14)], "one two three"),
    ("a <b>bold</b> word", [(0, 18)], "a bold word"),
    ("<p>first</p><p>second</p>", [(0, 25)], "first \nsecond"),
    ("cut ofnext row", [(0, 6), (6, 14)], "cut of next row"),
    ("  \n ", [(0, 4)], ""),
]


@pytest.mark.parametrize(("stored", "pieces", "read"), PASSAGES)
def test_passages_and_the_way_back(stored: str, pieces: list[tuple[int, int]], read: str) -> None:
    passage = join_pieces(stored, pieces)
    assert passage.line == " ".join(read.split())
    assert len(passage.offsets) == len(passage.text)
    assert list(passage.offsets) == sorted(passage.offsets)
    for letter, offset in zip(passage.text, passage.offsets, strict=True):
        assert letter in {stored[offset], " ", "\n"}
