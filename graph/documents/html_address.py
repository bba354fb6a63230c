"""The canonical address of a web page."""

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

__all__ = ["page_address"]

_SAVED: Final = re.compile(r"saved from url=\(\d+\)(\S+)")


def page_address(root: Any, named: Iterable[object], name: str) -> str | None:
    """The address of the page itself: <link rel=canonical>, those `named` in its metadata, `name`, the mark of a browser.

    That of a home page names no document: careless templates give it for every page.
    """
    own = name if "://" in name else ""
    base = next((link.get("href") or "" for link in root.iter("base")), "") or own
    canonical = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    saved = _SAVED.search(" ".join(str(each.text) for each in root.getroottree().xpath("//comment()")))
    for each in [*canonical, *named, own, saved[1] if saved else None]:
        address = _whole(base, each) if isinstance(each, str) and each.strip() else None
        if address is not None:
            return address
    return None


def _whole(base: str, written: str) -> str | None:
    try:
        address = urljoin(base, written.strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    of_a_page = parts.path.strip("/") or parts.query
    return address if parts.scheme in {"http", "https"} and parts.hostname and of_a_page else None
