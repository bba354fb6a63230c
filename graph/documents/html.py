"""Web pages to `Content`: which blocks are the document, its headline on top; what the page says of itself beside it.

trafilatura says where the main text is; the blocks come from our own reading of the page, which keeps tables, lists,
headings and the short lines that it drops, and stands in for it where the page is laid out by tables.
"""

import logging
import re
from collections.abc import Sequence
from typing import Final

import lxml.html
import trafilatura

from graph.documents.composing import Piece, compose, same_words
from graph.documents.content import Content
from graph.documents.html_blocks import Block, page_blocks
from graph.documents.html_charset import decode_html
from graph.documents.html_dates import visible_date
from graph.documents.html_metadata import page_metadata
from graph.documents.html_selection import main_blocks
from graph.documents.languages import language_of
from graph.errors import DocumentError

__all__ = ["read_html"]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without main text: that is ours to say
_LEAST: Final = 30
_LONGEST: Final = 200
_END: Final = re.compile(r"[.!?:;,…][\"”’»)]*\Z")
_DECLARATION: Final = re.compile(r"\A\s*<\?xml\b[^>]*\?>")


def read_html(data: bytes, name: str) -> Content:
    """Main text and metadata of a page; DocumentError where its charset is unknown or it holds no running text."""
    source = _DECLARATION.sub("", decode_html(data, name)).replace("\x00", "")
    root = lxml.html.document_fromstring(source) if source.strip() else None
    blocks = page_blocks(root) if root is not None else []
    main = main_blocks(blocks, _extracted(source))
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


def _title(titles: Sequence[str], blocks: Sequence[Block], main: Sequence[Block]) -> str | None:
    """A title the page gives that is also a block of it, as written there; else its one h1, a heading or a short line on
    top of the text; else the first title given: a <title> that nobody sees is often the name of the site.
    """
    shown = {same_words(block.text): block.text for block in reversed(blocks) if len(block.text) < 300}
    for title in titles:
        if same_words(title) in shown:
            return shown[same_words(title)]
    heads = [block.text for block in blocks if block.element.tag == "h1" and not block.noise]
    if len(heads) == 1:
        return heads[0]
    for block in main[:3]:
        if block.kind == "heading" and visible_date(block.text) is None:
            return block.text
    opening = main[0].text
    if len(opening) < _LONGEST and not _END.search(opening) and visible_date(opening) is None and main[0].kind == "paragraph":
        return opening
    return next(iter(titles), None)


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
