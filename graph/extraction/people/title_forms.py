"""One form for a title written in several: `Foreign Minister`, `FM` and `Minister for Foreign Affairs` are one post."""

import re
from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.people.title_parts import Title

__all__ = ["label"]

_IN_OFFICE: Final = re.compile(r"^(?:outgoing|incumbent|sitting|visiting|newly[ -]appointed)\s+", re.IGNORECASE)
_FOREIGN: Final = re.compile(r"\b(?:foreign affairs|foreign) minister\b", re.IGNORECASE)
_EXTERNAL: Final = re.compile(r"\bexternal affairs minister\b", re.IGNORECASE)
_FOR_FOREIGN: Final = re.compile(r"\bminister for (?:the )?foreign affairs\b", re.IGNORECASE)
_MINISTER: Final = re.compile(r"(?P<rank>(?:(?:first|deputy|vice|acting|assistant)\s+)*)(?P<of>.+?)\s+minister", re.IGNORECASE)
_PORTFOLIO: Final = frozenset(section("titles", "portfolio"))
_NOT_PORTFOLIO: Final = frozenset({"state", "prime", "cabinet", "senior", "chief", "federal", "union", "general"})


def label(title: Title) -> str:
    """The title as a label: its parts joined, ministers by portfolio, a capital first."""
    words, *complements = title.parts
    if len(title.parts) > 1 and title.words == title.parts[1]:
        words, complements = title.parts[1], title.parts[2:]
        prefix = title.parts[0] + " "
    else:
        prefix = ""
    text = prefix + _by_portfolio(words) + "".join(part if part.startswith(",") else f" {part}" for part in complements)
    text = text.title() if text.isupper() and len(text) > 4 else text
    text = _IN_OFFICE.sub("", text)
    text = _FOR_FOREIGN.sub("Minister of Foreign Affairs", text)
    text = f"{title.time} {text}" if title.time else text
    return text[:1].upper() + text[1:]


def _by_portfolio(words: str) -> str:
    """`Deputy Health Minister` as `Deputy Minister of Health`."""
    plain = _FOREIGN.sub("Minister of Foreign Affairs", _EXTERNAL.sub("Minister of External Affairs", words))
    match = _MINISTER.fullmatch(plain)
    if match is None:
        return plain
    portfolio = [word for word in re.findall(r"\w+", match["of"].lower()) if word != "and"]
    if not portfolio or not all(word in _PORTFOLIO for word in portfolio) or set(portfolio) & _NOT_PORTFOLIO:
        return plain
    return f"{match['rank']}Minister of {match['of']}"
