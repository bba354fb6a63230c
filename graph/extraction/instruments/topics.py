"""Sustainable Development Goals and targets that a stretch of text names by number or title."""

import re
from collections.abc import Iterable
from typing import Final

from graph.extraction.annotations import Annotated, Mention

__all__ = ["numbered_goals", "topics_in"]

_NUMBERED: Final = re.compile(
    r"\b(?:SDGs?|(?:Sustainable\s+Development\s+)?Goals?)\s+(?:No\.?\s*)?(\d{1,2}(?:\.\d{1,2}|\.[a-d])?(?:(?:,\s*|\s+and\s+|,\s*and\s+)\d{1,2})*)\b"
)


def topics_in(annotated: Annotated, places: Iterable[tuple[int, int]]) -> list[str]:
    """Topics such as `sdg:4` or `sdg:4.7` named in the places, in text order, each once."""
    found: list[str] = []
    for start, end in places:
        numbered = list(_NUMBERED.finditer(annotated.text, start, end))
        for match in numbered:
            found.extend(
                f"sdg:{number}" for number in re.findall(r"\d{1,2}(?:\.(?:\d{1,2}|[a-d]))?", match[1]) if _exists(number)
            )
        for mention in annotated.mentions_in(start, end, "goal", "target"):
            found += [] if _inside(mention, numbered) else [mention.key.replace("sdg-", "sdg:")]
    return list(dict.fromkeys(found))


def numbered_goals(text: str) -> list[tuple[int, int]]:
    """Where `text` names a goal or target by its number."""
    return [match.span() for match in _NUMBERED.finditer(text) if _exists(match[1])]


def _inside(mention: Mention, numbered: Iterable[re.Match[str]]) -> bool:
    return any(match.start() <= mention.start < match.end() for match in numbered)


def _exists(number: str) -> bool:
    return 1 <= int(number.split(".", maxsplit=1)[0]) <= 17
