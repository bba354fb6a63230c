"""Many words as one pattern: shared beginnings are tried once, however long the list."""

import re
from collections.abc import Iterable
from typing import Any, Final

__all__ = ["any_of"]

_END: Final = ""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, taken literally; where one begins with another the longer is tried first.

    Give them in one case if the pattern ignores it.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(root)


def _pattern(node: dict[str, Any]) -> str:
    following = [re.escape(letter) + _pattern(below) for letter, below in sorted(node.items()) if letter != _END]
    if not following:
        return ""
    pattern = following[0] if len(following) == 1 and _END not in node else f"(?:{'|'.join(following)})"
    return pattern + "?" if _END in node else pattern
