"""Text to tokens: words, numbers, single marks; markup inside cells is skipped, offsets are those of the stored text."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from graph.extraction.annotations import Token

__all__ = ["fold", "tokenize", "without_markup"]

_TOKEN: Final = re.compile(r"[^\W_]+|[^\s\w]|_")
_MARKUP: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>|&(?:nbsp|amp|quot|#\d+);")
_PLAIN: Final = str.maketrans(dict.fromkeys("–—‑‐−", "-") | dict.fromkeys("’‘ʼ`", "'") | dict.fromkeys("“”«»", '"'))
_SPELLINGS: Final = {
    "organisation": "organization",
    "organisations": "organizations",
    "centre": "center",
    "centres": "centers",
    "programme": "program",
    "programmes": "programs",
    "labour": "labor",
    "defence": "defense",
    "harbour": "harbor",
    "neighbourhood": "neighborhood",
}


def without_markup(text: str) -> str:
    """`text` with tags and entities blanked by spaces of the same length."""
    return _MARKUP.sub(lambda match: " " * len(match.group()), text) if "<" in text or "&" in text else text


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, marks off, typographic marks plain, British spelling as American: the form in which words are compared."""
    plain = word.translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(ch for ch in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(ch))
    lower = plain.lower().replace("ı", "i")
    return _SPELLINGS.get(lower, lower) or word


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Tokens of `text` from `start` on."""
    return [Token(*match.span(), word := match[0], fold(word)) for match in _TOKEN.finditer(without_markup(text), start)]
