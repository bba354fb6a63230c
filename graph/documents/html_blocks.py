"""A web page as the blocks a reader sees: paragraphs, headings, list items, rows of real tables, in order.

Tables for layout are seen through; each block knows how much of it is links and whether it stands in a part of the page
that is no text (menu, footer, related news).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from graph.documents.composing import same_words, tidy
from graph.documents.html_noise import is_hidden, is_noise
from graph.documents.html_tables import is_data_table, table_rows

__all__ = ["Block", "page_blocks"]

_SKIPPED: Final = frozenset({
    "head", "title", "script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "option",
    "textarea", "nav", "aside", "figcaption", "caption", "audio", "video", "canvas", "dialog",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "th", "tr", "table", "tbody",
    "thead", "tfoot", "ul", "ol", "article", "section", "main", "header", "footer", "pre", "form", "dl", "dt", "dd",
    "center", "address", "hr", "figure", "fieldset", "details", "summary", "legend", "menu", "caption", "label",
})  # fmt: skip
_STRONG: Final = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS: Final = re.compile(r"[.!?…:;][\"”’»)]*\s*\Z")
_ITEM: Final = re.compile(r"\s*(?:[-–—•▪●*]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Block:
    """`links` is the share of its letters inside links, `element` the smallest element that holds it whole."""

    text: str
    kind: str
    links: float
    noise: bool
    element: Any


class _Walk:
    def __init__(self, root: Any) -> None:
        self.blocks: list[Block] = []
        self.whole = max(1, len(same_words(root.text_content())))
        self.parts: list[tuple[str, bool, bool]] = []
        self.mark = ""

    def visit(self, element: Any, holder: Any, *, noise: bool = False, link: bool = False, strong: bool = False) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED or is_hidden(element):
            return
        noise = noise or is_noise(element, self.whole)
        block = tag in _BLOCKS
        if block:
            self.flush(holder, noise=noise)
            holder = element
        if tag == "table" and is_data_table(element):
            self._table(element, noise=noise)
            return
        if tag == "pre":
            self._lines(element, noise=noise)
            return
        if tag == "br":
            self._break(element, holder, noise=noise)
        if tag == "li":
            self.mark = _list_mark(element)
        link, strong = link or tag == "a", strong or tag in _STRONG
        self._text(element.text, link=link, strong=strong)
        for child in element:
            self.visit(child, holder, noise=noise, link=link, strong=strong)
            self._text(child.tail, link=link, strong=strong)
        if block:
            self.flush(holder, noise=noise)

    def flush(self, holder: Any, *, noise: bool) -> None:
        """What was gathered becomes a block."""
        text = tidy("".join(part for part, _, _ in self.parts))
        linked = sum(len(same_words(part)) for part, link, _ in self.parts if link)
        heading = re.fullmatch("h[1-6]", str(holder.tag)) or (self._all_strong() and len(text) < 250 and not _ENDS.search(text))
        self.parts.clear()
        if not same_words(text):
            return
        kind = "item" if self.mark else "heading" if heading else "paragraph"
        mark, self.mark = ("" if _ITEM.match(text) else self.mark), ""
        self.blocks.append(Block(mark + text, kind, linked / len(same_words(text)), noise, holder))

    def _text(self, text: str | None, *, link: bool, strong: bool) -> None:
        if text:
            self.parts.append((text, link, strong))

    def _all_strong(self) -> bool:
        return all(strong for part, _, strong in self.parts if part.strip())

    def _break(self, element: Any, holder: Any, *, noise: bool) -> None:
        """A line break is a new paragraph when doubled, after a sentence or bold line, or before a list mark; else a space."""
        following = element.getnext()
        tail = element.tail or ""
        doubled = following is not None and following.tag == "br" and not tail.strip()
        before = "".join(part for part, _, _ in self.parts)
        if doubled or self._all_strong() or _ENDS.search(before) or _ITEM.match(tail):
            self.flush(holder, noise=noise)
        else:
            self.parts.append((" ", False, False))

    def _lines(self, element: Any, *, noise: bool) -> None:
        """Text whose lines are set by hand: empty lines part its paragraphs."""
        for text in map(tidy, re.split(r"\n[ \t]*\n", element.text_content())):
            if same_words(text):
                self.blocks.append(Block(text, "paragraph", 0.0, noise, element))

    def _table(self, element: Any, *, noise: bool) -> None:
        for piece in table_rows(element):
            self.blocks.append(Block(piece.text, piece.kind, 0.0, noise, element))


def page_blocks(root: Any) -> list[Block]:
    """Blocks of the page whose root element is given."""
    walk = _Walk(root)
    for body in _bodies(root):
        walk.visit(body, body)
    return walk.blocks


def _bodies(root: Any) -> Iterator[Any]:
    bodies = root.findall("body") if root.tag == "html" else []
    yield from bodies or [root]


def _list_mark(element: Any) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    start = parent.get("start") or "1"
    before = sum(1 for sibling in element.itersiblings("li", preceding=True))
    return f"{int(start) + before if start.isdecimal() else before + 1}. "
