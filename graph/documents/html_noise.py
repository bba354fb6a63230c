"""Parts of a web page that are no text, by the names their author gave them: menus, sharing, footers, related news."""

import re
from typing import Any, Final

from graph.documents.composing import same_words

__all__ = ["is_hidden", "is_noise"]

_NOISE: Final = frozenset({
    "menu", "nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "sidebar", "footer", "share", "sharing",
    "social", "related", "recommended", "comments", "cookie", "cookies", "banner", "advert", "ads", "promo",
    "newsletter", "subscribe", "subscription", "popular", "pager", "pagination", "login", "search", "skip", "caption",
    "copyright", "toolbar", "widget", "readmore", "tags", "disclaimer",
})  # fmt: skip
_KEPT: Final = frozenset({"html", "body", "main", "article"})
_NAME_PARTS: Final = re.compile(r"[^a-z]+")


def is_noise(element: Any, whole: int) -> bool:
    """Whether class, id or role of the element name a part that is no text; never where it holds half of the page.

    `whole` counts the letters and digits of the page. The first and the last part of a name tell: `news-share`, `menu2`.
    """
    if element.tag in _KEPT:
        return False
    names = " ".join(element.get(name) or "" for name in ("class", "id", "role")).lower().split()
    told = element.tag == "footer" or any({parts[0], parts[-1]} & _NOISE for name in names if (parts := _parts(name)))
    return told and len(same_words(element.text_content())) * 2 < whole


def _parts(name: str) -> list[str]:
    return [part for part in _NAME_PARTS.split(name) if part]


def is_hidden(element: Any) -> bool:
    """Whether readers of the page do not see the element."""
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style
