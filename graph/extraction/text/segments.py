"""Text to press releases and blocks: headlines, datelines, paragraphs, list items, table rows, furniture."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.extraction.annotations import Block
from graph.extraction.lexicon import section
from graph.extraction.text.datelines import closing_credit, dateline_end, header_end

__all__ = ["Layout", "Release", "lay_out"]

_CHUNK: Final = re.compile(r"[^\n]*\n?")
_ITEM: Final = re.compile(r"[ \t]*(?:[-•▪●–—]|\*{1,3}|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_ENTRY: Final = re.compile(
    r"[ \t]*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?(?:\s*[-–—/]\s*\d{1,2}(?:st|nd|rd|th)?)?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b(?!\d)|\d{1,2}\s?[.:hH]\s?\d\d\b|\d{1,2}\s?[ap]\.?m\b|\d{1,2}[./]\d{1,2}[./]\d{2,4})",
    re.IGNORECASE,
)
_HOUR: Final = re.compile(
    r"\W*\d{1,2}:\d\d(?:\s*(?:[-–—]|to)\s*\d{1,2}:\d\d)?\b(?:\s*[ap]\.?m\b\.?)?[\s:|–—-]*(?!.{0,14}\b(?:19|20)\d\d\b)(?:\d{1,3}(?:st|nd|rd|th)\b|[^\W\d_]{3}|\Z)"
)
_STAMPED: Final = re.compile(
    r"(?:(?:by|posted|published|updated|released|issued|date|fecha|press\s+(?:release|statement)|media\s+release|newsletter|news)\b[^\n.!?]{0,60}|[^\n.!?|]{2,40}\|[^\n.!?]{0,50}|[^\n.!?|]{2,40}\|)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+(?:19|20)\d\d|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*,?\s*(?:19|20)\d\d|[A-Z][a-z]{2,8},?\s+(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)[\s/|,;–—-]*(?:(?:at\s+)?\d{1,2}[:.h]\d\d[^\n]{0,24}|(?:last\s+)?(?:updated|modified)[^\n]{0,50}|[A-Z]{2,5}|(?<=\|)[^\n.]{0,40}|[-–—]\s*\d{1,2}:\d\d)?\s*",
    re.IGNORECASE,
)
_CRUMBS: Final = re.compile(
    r"[^.!?\n/>»›|]{1,40}(?:\s*[/>»›|]\s*[^.!?\n/>»›|]{1,40}){2,5}|home\s*[/>»›|][^\n]{1,100}", re.IGNORECASE
)
_PRODUCT: Final = r"(?:press[ -]?(?:release|statement|note|service)|presser|read-?out|news release|statement|communiqu[eé])"
_SEPARATOR: Final = re.compile(
    r"(?:(?:also|and|below|here|next|following|second|third|another),?\s+)*(?:is\s+)?"
    r"(?:(?:the|a|an|related|joint|official|full text of the)\s+)*"
    rf"(?:[\w’'.-]+\s+){{0,3}}{_PRODUCT}s?\b(?P<issuer>[^.!?\n]{{0,120}}?)\s*:\s*",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|_{3,}|={3,}|#{3,}|(?:—\s*){3,})\s*")
_ISSUER: Final = re.compile(r"\b(?:(?:issued |published |released |made )?by|of|from)\s+(?:the\s+)?(?P<name>.+)", re.IGNORECASE)
_FURNITURE: Final = re.compile("|".join(section("furniture")), re.IGNORECASE)
_TAIL: Final = re.compile(
    r"(?:related (?:news|articles?|stories|posts|content|links)|you (?:might|may) also like|see also|read (?:more|also|next)|"
    r"more (?:news|stories|from)|other news|latest news|recent posts|most read|leave a (?:reply|comment)|share this.*|tags?:.*)"
    r"[:.]?",
    re.IGNORECASE,
)
_TERMINAL: Final = re.compile(r"[.!?:;,…][\"”’»)]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Release:
    """One press release: `head` is where it begins after any introduction, `issuer` the place of the issuer's name."""

    key: str
    start: int
    end: int
    head: int
    issuer: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks and releases of a document; blocks hold no surrounding white space."""

    blocks: list[Block]
    releases: list[Release]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    after_gap: bool


def lay_out(text: str, body: int = 0) -> Layout:
    """Layout of `text`; prose begins at `body` (after the front matter)."""
    lines = list(_lines(text, body))
    releases = _releases(text, lines)
    blocks: list[Block] = []
    seen: set[str] = set()
    table = _is_table(text, lines)
    timed = sum(_HOUR.match(text, line.start, line.end) is not None for line in lines) >= 2
    tail = _tail(text, lines, body)
    for release in releases:
        own = [line for line in lines if release.start <= line.start < release.end]
        titled = False
        for number, (start, end) in enumerate(stretches := _paragraphs(text, own, folds=not table)):
            kind = "furniture" if start >= tail else _kind(text, start, end, table=table)
            if kind == "furniture" and timed and start < tail and _HOUR.match(text, start, end):
                kind = "paragraph"
            if kind == "paragraph" and not titled and number < 4 and _STAMPED.fullmatch(text, start, end):
                kind = "dateline"
            if kind == "paragraph" and not titled and number < 3 and _CRUMBS.fullmatch(text, start, end):
                blocks += _with_datelines(text, Block(kind, start, end, release.key))
                continue
            if kind == "paragraph" and start >= release.head and not titled and number < 4:
                titled = True
                if _is_headline(text, start, end, last=number + 1 == len(stretches)):
                    kind = "headline"
            elif kind == "paragraph" and end - start > 80 and text[start:end] in seen:
                kind = "furniture"
            seen.add(text[start:end])
            blocks += _with_datelines(text, Block(kind, start, end, release.key))
    return Layout(_with_credit(text, blocks), releases)


def _tail(text: str, lines: list[_Line], body: int) -> int:
    """Where what belongs to the page and not to the text begins (`Related news`); the end of the text if nowhere."""
    middle = body + (len(text) - body) // 2
    found = (line.start for line in lines if line.start > middle and _TAIL.fullmatch(text, line.start, line.end))
    return next(found, len(text))


def _lines(text: str, body: int) -> Iterator[_Line]:
    gap = True
    for match in _CHUNK.finditer(text, body):
        line = match.group()
        if not line:
            break
        if not line.strip():
            gap = True
            continue
        start = match.start() + len(line) - len(line.lstrip())
        yield _Line(start, match.start() + len(line.rstrip()), gap)
        gap = False


def _releases(text: str, lines: list[_Line]) -> list[Release]:
    """Releases by their introducing lines; a file without any is one release."""
    heads: list[tuple[int, int, tuple[int, int] | None]] = []
    for number, line in enumerate(lines):
        if line.end - line.start > 160 or not text[line.start : line.end].endswith(":"):
            continue
        match = _SEPARATOR.fullmatch(text, line.start, line.end)
        if match is not None and number + 1 < len(lines):
            heads.append((line.start, lines[number + 1].start, _issuer(match)))
    if len(heads) < 2:
        heads = _ruled(text, lines) or heads
    if not heads:
        first = lines[0].start if lines else 0
        return [Release("r1", 0, len(text), first, None)]
    starts = [0, *(start for start, _, _ in heads[1:]), len(text)]
    return [
        Release(f"r{number + 1}", starts[number], starts[number + 1], head, issuer)
        for number, (_, head, issuer) in enumerate(heads)
    ]


def _ruled(text: str, lines: list[_Line]) -> list[tuple[int, int, tuple[int, int] | None]]:
    """Releases parted by a rule (`***`), each of which opens with a headline and a dateline."""
    rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(text, line.start, line.end)]
    openings = [0, *(number + 1 for number in rules)]
    dated = [
        number
        for number in openings
        if any(dateline_end(text, line.start, line.end) is not None for line in lines[number : number + 3])
    ]
    if len(dated) < 2:
        return []
    return [(lines[number].start, lines[number].start, None) for number in dated]


def _issuer(match: re.Match[str]) -> tuple[int, int] | None:
    found = _ISSUER.search(match["issuer"])
    if found is None:
        return None
    offset = match.start("issuer")
    return offset + found.start("name"), offset + found.end("name")


def _is_table(text: str, lines: list[_Line]) -> bool:
    rows = sum("\t" in text[line.start : line.end] or text[line.start - 1 : line.start] == "\t" for line in lines)
    return rows >= 3 and rows * 4 >= len(lines)


def _paragraphs(text: str, lines: list[_Line], *, folds: bool) -> list[tuple[int, int]]:
    """Stretches of lines that belong together: text folded at a fixed width is joined again."""
    found: list[tuple[int, int]] = []
    chunk: list[_Line] = []
    for line in [*lines, None]:
        if line is None or line.after_gap:
            if folds and _is_folded(text, chunk):
                found.append((chunk[0].start, chunk[-1].end))
            else:
                found += [(each.start, each.end) for each in chunk]
            chunk = []
        if line is not None:
            chunk.append(line)
    return found


def _is_folded(text: str, chunk: list[_Line]) -> bool:
    if len(chunk) < 2 or (len(chunk) < 4 and any(_STAMPED.fullmatch(text, line.start, line.end) for line in chunk)):
        return False
    widths = [line.end - line.start for line in chunk[:-1]]
    open_ends = sum(not _TERMINAL.search(text[line.start : line.end]) for line in chunk[:-1])
    items = sum(_ITEM.match(text, line.start) is not None or _ENTRY.match(text, line.start) is not None for line in chunk)
    return min(widths) >= 45 and max(widths) <= 120 and items <= 1 and open_ends * 2 >= len(widths)


def _kind(text: str, start: int, end: int, *, table: bool) -> str:
    if _FURNITURE.fullmatch(text, start, end) or _RULE.fullmatch(text, start, end):
        return "furniture"
    if table and ("\t" in text[start:end] or text[start - 1 : start] == "\t"):
        return "table-row"
    if _ITEM.match(text, start, end):
        return "list-item"
    if text[start] in '“"«„' and text[end - 1] in '”"»“':
        return "quote"
    return "paragraph"


def _is_headline(text: str, start: int, end: int, *, last: bool) -> bool:
    """Whether the first paragraph of a release is its title: short, without a full stop, something below it."""
    begin = header_end(text, start, end) or start
    title = text[begin:end].strip()
    if last or not title or len(title) > 220 or dateline_end(text, begin, end) is not None:
        return False
    return not _TERMINAL.search(title) or title.isupper() or title.endswith(("?", "!"))


def _with_credit(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, with the closing credit (`/// nCa, 3 February 2021`) split off the last."""
    credit = closing_credit(text)
    if credit is None or not blocks or not blocks[-1].start <= credit[0] < blocks[-1].end:
        return blocks
    last = blocks[-1]
    start = credit[0]
    while start > last.start and text[start - 1] in "/—–-( \t":
        start -= 1
    end = start
    while end > last.start and text[end - 1].isspace():
        end -= 1
    while text[start].isspace():
        start += 1
    body = [Block(last.kind, last.start, end, last.report)] if end > last.start else []
    return [*blocks[:-1], *body, Block("dateline", start, last.end, last.report)]


def _with_datelines(text: str, block: Block) -> list[Block]:
    """The block, with a header and a dateline split off its beginning."""
    parts: list[Block] = []
    start = block.start
    if block.kind in {"paragraph", "headline", "quote"}:
        for find in (header_end, dateline_end):
            stop = find(text, start, block.end)
            if stop is not None:
                parts.append(Block("dateline", start, len(text[:stop].rstrip()), block.report))
                start = stop
    if start < block.end:
        parts.append(Block(block.kind, start, block.end, block.report))
    return parts
