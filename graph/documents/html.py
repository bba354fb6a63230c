"""Web pages to `Content`: which blocks are the document, its headline on top; what the page says of itself beside it.

trafilatura says where the main text is; the blocks come from our own reading of the page, which keeps tables, lists,
headings and the short lines that it drops, and stands in for it where the page is laid out by tables.
"""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import lxml.html  # type: ignore[import-untyped]  # comes without types
import trafilatura

from graph.documents.composing import Piece, compose, same_words
from graph.documents.content import Content
from graph.documents.html_blocks import Block, page_blocks
from graph.documents.html_charset import decode_html
from graph.documents.html_dates import visible_date
from graph.documents.html_metadata import page_metadata
from graph.documents.languages import language_of
from graph.errors import DocumentError

__all__ = ["read_html"]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without main text: that is ours to say
_PROSE: Final = 50
_LEAST: Final = 30
_DECLARATION: Final = re.compile(r"\A\s*<\?xml\b[^>]*\?>")
_TAIL: Final = re.compile(
    r"(?:related|similar|other|latest|more|recent|further|popular|top) (?:news|articles?|stories|posts|content|links|materials?)"
    r"(?: from .{1,40})?|you (?:might|may) also like|see also|read (?:more|also|next)|most read|share(?: this)?(?: .{1,30})?|"
    r"leave a (?:reply|comment)|comments?|back to (?:top|list|news)|print(?: version)?",
    re.IGNORECASE,
)
_CONTROLS: Final = re.compile(
    r"(?:print|share|tweet|send|e-?mail|views?|font size|a\+|download|facebook|twitter|telegram)\b.{0,30}", re.I
)


def read_html(data: bytes, name: str) -> Content:
    """Main text and metadata of a page; DocumentError where its charset is unknown or it holds no running text."""
    source = _DECLARATION.sub("", decode_html(data, name)).replace("\x00", "")
    root = lxml.html.document_fromstring(source) if source.strip() else None
    blocks = page_blocks(root) if root is not None else []
    main = _main(blocks, _extracted(source))
    if root is None or sum(len(block.text) for block in main) < _LEAST:
        raise DocumentError(
            f"{name}: the page holds no running text (a list of links, or a page that a browser fills in).",
            "Save the article as the browser shows it, or its text.",
        )
    about = page_metadata(root, name)
    title = _title(about.titles, blocks, main)
    text = compose(_pieces(title, main))
    return Content(
        text=text,
        url=about.url,
        title=title,
        publisher=about.publisher,
        published=about.published or _date_line(blocks, main),
        language=language_of(text) or about.language,
    )


def _extracted(source: str) -> str:
    """Letters of what trafilatura takes for the main text; empty where it finds none."""
    found = trafilatura.extract(source, include_comments=False, include_tables=True, output_format="txt")
    return same_words(found or "")


def _main(blocks: Sequence[Block], extracted: str) -> list[Block]:
    """The blocks of the document: the part of the page that holds most of the prose found, from its first to its last."""
    prose = [n for n, block in enumerate(blocks) if _is_prose(block)]
    hits = [n for n in prose if same_words(blocks[n].text) in extracted]
    if sum(len(blocks[n].text) for n in hits) * 2 < sum(len(blocks[n].text) for n in prose):
        hits = prose
    if not hits:
        return []
    home = _home([blocks[n] for n in hits])
    inside = [n for n, block in enumerate(blocks) if block.element is home or home in block.element.iterancestors()]
    hits = [n for n in hits if n in set(inside)]
    found = [blocks[n] for n in inside if n >= _first(blocks, hits[0], inside) and _belongs(blocks[n], last=n > hits[-1])]
    return _without_tail(found)


def _is_prose(block: Block) -> bool:
    return not block.noise and block.links < 0.5 and (len(block.text) >= _PROSE or block.kind == "row")


def _home(hits: Sequence[Block]) -> Any:
    """The smallest element that holds nearly all of the prose."""
    weights: Counter[Any] = Counter()
    for block in hits:
        for element in (block.element, *block.element.iterancestors()):
            weights[element] += len(block.text)
    whole = sum(len(block.text) for block in hits)
    enough = [element for element, weight in weights.items() if weight >= whole * 0.85]
    return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()))


def _first(blocks: Sequence[Block], first: int, inside: Sequence[int]) -> int:
    """Where the document begins: the headline or short lines right above the first prose belong to it."""
    while first - 1 in inside and _belongs(blocks[first - 1], last=False) and blocks[first].kind != "heading":
        first -= 1
    return first


def _belongs(block: Block, *, last: bool) -> bool:
    if block.noise or block.links > 0.6 or _CONTROLS.fullmatch(block.text):
        return False
    return not last or block.links < 0.3


def _without_tail(blocks: list[Block]) -> list[Block]:
    """The blocks up to a heading such as `Related news`, unless most of the text is below it."""
    whole = sum(len(block.text) for block in blocks)
    above = 0
    for number, block in enumerate(blocks):
        if above * 2 > whole and _TAIL.fullmatch(block.text.rstrip(" :.")):
            return blocks[:number]
        above += len(block.text)
    return blocks


def _title(titles: Sequence[str], blocks: Sequence[Block], main: Sequence[Block]) -> str | None:
    """A title the page gives that is also a block of it, as written there; else its one h1; else the first title given."""
    shown = {same_words(block.text): block.text for block in reversed(blocks) if len(block.text) < 300}
    for title in titles:
        if same_words(title) in shown:
            return shown[same_words(title)]
    heads = [block.text for block in blocks if block.element.tag == "h1" and not block.noise]
    if len(heads) == 1:
        return heads[0]
    first = next((block.text for block in main[:3] if block.kind == "heading" and visible_date(block.text) is None), None)
    return first or next(iter(titles), None)


def _pieces(title: str | None, main: Sequence[Block]) -> list[Piece]:
    pieces = [Piece(block.text, block.kind) for block in main]
    if title is None:
        return pieces
    return [Piece(title), *(piece for piece in pieces if same_words(piece.text) != same_words(title))]


def _date_line(blocks: Sequence[Block], main: Sequence[Block]) -> str | None:
    """The date of a short line of its own just above or below the headline."""
    start = next(n for n, block in enumerate(blocks) if block is main[0])
    near = [*blocks[max(0, start - 4) : start], *main[:4]]
    dates = [visible_date(block.text) for block in near if len(block.text) <= 60]
    return next((found for found in dates if found), None)
