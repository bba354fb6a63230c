"""Blocks to sentences: abbreviations, initials, ordinals and list numbers do not end one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.extraction.annotations import Block, Sentence
from graph.extraction.lexicon import section

__all__ = ["split_sentences"]

_STOP: Final = re.compile(r"""[.!?…]+["”’'»)\]]*(?=\s+["“«'‘(\[]?[^\W_a-z]|\s*$)""")
_LAST_WORD: Final = re.compile(r"([^\s(\[“\"«]+)\Z")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_ABBREVIATIONS: Final = frozenset(word.lower() for word in section("sentences", "abbreviations"))
_BEFORE_NUMBER: Final = frozenset(word.lower() for word in section("sentences", "before a number"))
_UNSPLIT: Final = frozenset({"headline", "furniture"})


def split_sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """Sentences of all blocks, in text order; a headline is one sentence; furniture has none."""
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.kind == "furniture":
            continue
        spans = [(block.start, block.end)] if block.kind in _UNSPLIT else _spans(text, block.start, block.end)
        found += [Sentence(start, end, number) for start, end in spans]
    return found


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.group().startswith(".") and not _ends(text, begin, match.start(), match.end()):
            continue
        if text[begin : match.end()].strip():
            yield _trimmed(text, begin, match.end())
        begin = match.end()
    if text[begin:end].strip():
        yield _trimmed(text, begin, end)


def _ends(text: str, begin: int, stop: int, after: int) -> bool:
    """Whether the full stop at `stop` ends a sentence rather than an abbreviation, an initial or a list number."""
    word = _LAST_WORD.search(text, begin, stop)
    if word is None:
        return True
    last = word[1].lower()
    if last in _ABBREVIATIONS or (last in _BEFORE_NUMBER and text[after : after + 2].strip()[:1].isdigit()):
        return False
    if last.isdigit():
        return text[begin : word.start()].strip() != ""
    return not (_INITIAL.fullmatch(word[1]) and word[1][0].isupper() and not _closes(text, word.start(), begin))


def _closes(text: str, word: int, begin: int) -> bool:
    """Whether a single capital is the end of a phrase (`vitamin C.`, `the U.S.`) and not the initial of a name."""
    return text[begin:word].rstrip().endswith(("the", "vitamin", "hepatitis", "Part", "Annex", "Category", "Group"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
