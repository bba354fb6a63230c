"""Lists of documents under a line such as `The following documents were signed:`: the status of every row, and its whole name."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extraction.annotations import Annotated, Block
from graph.extraction.drafts import Stay
from graph.extraction.instruments.heads import head_within
from graph.extraction.instruments.marked_names import InstrumentName
from graph.extraction.text.passages import Passage

__all__ = ["Lead", "lead_over", "row_name"]

_SIGNED: Final = re.compile(r"\b(?:sign(?:s|ed|ing)?|inked|initialled|concluded|exchanged|signature|signatures)\b", re.IGNORECASE)
_ADOPTED: Final = re.compile(
    r"\b(?:adopt(?:s|ed|ing)?|approved?|endorsed?|ratified|agreed\s+(?:on|upon)|passed|issued)\b", re.IGNORECASE
)
_PLANNED: Final = re.compile(
    r"\b(?:will|to\s+be|shall|expected\s+to|due\s+to|plan(?:s|ned)?\s+to|intend\w*\s+to|draft)\b", re.IGNORECASE
)
_ENDS: Final = re.compile(
    r"\b(?:sign\w*|inked|initialled|concluded|exchanged|adopt\w*|approv\w+|endors\w+|ratified|passed|issued|documents?|agreements?|memorand\w+|mous?|treaties|protocols?|declarations?|resolutions?|decisions?|instruments?|papers|contracts|texts|them|ceremony)\b[^.;:]{0,70}:$",
    re.IGNORECASE,
)
"""A lead names the act or the documents right before its colon."""
_DOCUMENTS: Final = re.compile(
    r"\b(?:documents?|agreements?|memorand\w+|mous?|treaties|protocols?|instruments?|papers|contracts|texts|accords|deals)\b",
    re.IGNORECASE,
)
_SETS: Final = re.compile(
    r"\b(?:documents|agreements|memorand\w+|mous|instruments|contracts|accords)\b[^.;]{0,80}\b(?:signed|inked|concluded)\b|\b(?:signed|inked|concluded|signing\s+of)\b[^.;]{0,80}\b(?:documents|agreements|memorand\w+|mous|instruments|contracts|accords)\b",
    re.IGNORECASE,
)
"""A sentence that counts or sums up what was signed may stand above a list without a colon."""
_POINTS: Final = re.compile(
    r"^(?:among\s+(?:them|these|those)|these\s+(?:are|include|were|documents)|they\s+(?:are|include|were)|including|in\s+particular|namely|as\s+follows"
    r"|the\s+(?:[\w-]+\s+){0,3}(?:documents?|agreements?|mous?|memorand\w+|deals|accords)\s+(?:signed\s+)?(?:are|include|were|included)(?:\s+(?:the\s+following|as\s+follows))?)\b",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"(?:[-–—•·●▪◦‣*✓►]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    r"(?:the\s+)?(?:report|budget|appointment|date|venue|calendar|list|composition|decision|minutes|election|request|application|proposal)\b",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"(?:\s*[;.]\s*(?:and\s*)?$)|\s+[-–—]\s+(?=(?:signed|between|by|to|for)\b)|\s*[,(]?\s*(?:signed|exchanged|to\s+be\s+signed|inked)\s+(?:by|between|on)\b|(?<=\w)\.\s+(?=[A-Z])|;\s"
)
_OPENED: Final = re.compile(r"(?:the\s+|an?\s+)?[“‘\"«„]?", re.IGNORECASE)
_LONGEST: Final = 260
_ROWS: Final = 40
"""Rows of the longest list looked through for its leading line."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What the line above a list says of the documents in its rows; `place` is that line."""

    status: str
    place: Stay


def lead_over(annotated: Annotated, passage: Passage) -> Lead | None:
    """The lead of the list that the passage is a row of."""
    block = annotated.block_at(passage.pieces[0][0])
    if block is None or not _is_row(annotated, block):
        return None
    index = annotated.blocks.index(block)
    dashed = block.kind == "list-item"
    for number in range(index - 1, max(-1, index - _ROWS), -1):
        above = annotated.blocks[number]
        text = annotated.text[above.start : above.end].rstrip()
        if text.endswith((":", "：")) and not (_is_row(annotated, above) and len(text) < 40 and _ENDS.search(text) is None):
            return _lead(annotated, above) or _pointing(annotated, number)
        if _is_row(annotated, above):
            continue
        told = annotated.sentences_in(above.start, above.end)
        closed = dashed and told and _SETS.search(annotated.text[told[-1].start : told[-1].end])
        return Lead("signed", (told[-1].start, told[-1].end)) if closed else None
    return None


def _is_row(annotated: Annotated, block: Block) -> bool:
    if block.kind in {"list-item", "quote"}:
        return True
    text = annotated.text[block.start : block.end]
    return block.kind == "paragraph" and (
        _BULLET.match(text) is not None or ((len(text) < _LONGEST and text[:1] in '“"«‘') or head_within(text[:60]) is not None)
    )


def _pointing(annotated: Annotated, number: int) -> Lead | None:
    """`Among them:`, `These are:` point to the documents of the sentence before; `The agreements are the following:` to a signing."""
    block = annotated.blocks[number]
    inside = annotated.sentences_in(block.start, block.end)
    line = annotated.text[inside[-1].start : inside[-1].end] if inside else annotated.text[block.start : block.end]
    if _POINTS.search(line) is None:
        return None
    before = inside[-2:-1]
    for above in reversed(annotated.blocks[max(0, number - 2) : number]):
        before = before or annotated.sentences_in(above.start, above.end)[-1:]
    text = annotated.text[before[0].start : before[0].end] if before else ""
    if _DOCUMENTS.search(text) is None or _SIGNED.search(text) is None:
        return None
    return Lead("planned" if _PLANNED.search(text) else "signed", (before[0].start, before[0].end))


def _lead(annotated: Annotated, block: Block) -> Lead | None:
    inside = annotated.sentences_in(block.start, block.end)
    place = (inside[-1].start, inside[-1].end) if inside else (block.start, block.end)
    text = annotated.text[place[0] : place[1]]
    if _ENDS.search(text) is None:
        return None
    signed, adopted = _SIGNED.search(text), _ADOPTED.search(text)
    if signed is None and adopted is None:
        return None
    if _PLANNED.search(text):
        return Lead("planned", place)
    return Lead("signed" if signed else "adopted", place)


def row_name(passage: Passage, lead: Lead, names: Sequence[InstrumentName]) -> InstrumentName | None:
    """The whole row as a name, where it begins with one or, under a line of signing, with any capital."""
    text = passage.text
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    opened = _OPENED.match(text, start)
    start = opened.end() if opened else start
    end = _END.search(text, start)
    stop = end.start() if end else len(text)
    whole = text[start:stop].rstrip(' ”’"»“;.,')
    stop = start + len(whole)
    if not 8 <= len(whole) <= _LONGEST or _NO_NAME.match(whole) or (not whole[:1].isupper() and not names):
        return None
    own = next((name for name in names if name.start <= start + 4 and name.form != "counted"), None)
    if own is not None:
        return InstrumentName(start, stop, min(own.core_end, stop), whole, own.head, own.type, "proper", own.periods)
    head = head_within(whole)
    if head is None and (
        lead.status != "signed" or len(whole.split()) < 3 or re.match(r"(?:To|That|They|He|She|We|Up)\b", whole)
    ):
        return None
    word, kind = head or (whole.split()[0].lower(), "other")
    return InstrumentName(start, stop, stop, whole, word, kind, "proper")
