"""Titles of posts to role concepts of the registry."""

import re
from collections.abc import Iterable
from typing import Final

from graph.linking.registry import Entry, Registry

__all__ = ["bare_title", "find_role"]

_ACTING: Final = re.compile(r"\b(?:a\.\s?i\.|ad interim|acting|interim)(?!\w)", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")


def bare_title(title: str) -> str:
    """The title without the words that say that it is held for the time being."""
    return _SPACE.sub(" ", _ACTING.sub(" ", title)).strip(" ,")


def find_role(title: str, names: Iterable[str], registry: Registry) -> Entry | None:
    """The role concept of a title, with or without the `names` of organization, scope and their countries around it.

    Nothing else is taken off: a "minister of health" is not the same kind of post as a "minister".
    """
    bare = bare_title(title)
    tried = [bare, *_shortened(bare, sorted(set(names), key=lambda name: (-len(name), name)))]
    for text in tried:
        for entry in registry.lookup(text):
            if entry.kind == "role":
                return entry
    return None


def _shortened(title: str, names: list[str]) -> list[str]:
    """`title` after taking off, step by step, a name after it ("… to Fiji") or before it ("UN …", "Fiji's …")."""
    either = "|".join(re.escape(name) for name in names)
    before = re.compile(rf"(?:the )?(?:{either})(?:['’]s?)? +", re.IGNORECASE)
    after = re.compile(rf",? (?:(?:of|to|in|for|at|from) (?:the )?)?(?:{either})$", re.IGNORECASE)
    found: list[str] = []
    while names and (match := after.search(title) or before.match(title)):
        title = (title[: match.start()] + title[match.end() :]).strip()
        found.append(title)
    return found
