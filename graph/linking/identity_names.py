"""Names made comparable: persons by transliteration, bodies without their country, instruments by what is distinctive."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

__all__ = ["content_words", "has_initial", "name_words", "person_key", "strip_ends"]

_LETTERS: Final = str.maketrans(
    dict.fromkeys("’'ʼʻ‘`")
    | {"ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "ı": "i", "ə": "a", "ø": "o", "ł": "l"}
    | {"đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
# The same sound in the spellings of Latin-script state languages, Russian-based and English transliteration.
_SOUNDS: Final = (
    ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("w", "v"), ("q", "k"), ("ck", "k"), ("x", "ks"),
    ("ya", "a"), ("ia", "a"), ("ye", "e"), ("ie", "e"), ("yo", "o"), ("yu", "u"), ("iu", "u"), ("y", "i"),
)  # fmt: skip
_HONORIFICS: Final = frozenset({"mr", "mrs", "ms", "dr", "prof", "hon"})
_SHORT: Final = {"un": ("united", "nations"), "&": ("and",)}
_ARTICLES: Final = frozenset({"the", "a", "an"})
_FILLERS: Final = frozenset(
    {
        "and",
        "or",
        "of",
        "on",
        "for",
        "in",
        "to",
        "with",
        "by",
        "from",
        "at",
        "between",
        "among",
        "as",
        "its",
        "their",
        "this",
        "new",
    }
    | {"joint", "signed", "united", "nations"}
)
_KINDS: Final = frozenset(
    {"agreement", "agreements", "framework", "programme", "program", "treaty", "convention", "compact", "declaration", "plan"}
    | {"recommendation", "roadmap", "memorandum", "understanding", "resolution", "statement", "agenda", "strategy", "protocol"}
    | {"document", "documents", "cooperation"}
)


def person_key(name: str) -> tuple[str, ...]:
    """Folded parts of a personal name, equal for the transliterations of one name; a surname in capitals moves to the end."""
    parts = re.findall(r"[^\W\d_]+", _plain(name, fold_case=False))
    capitals = [part for part in parts if len(part) > 1 and part.isupper()]
    if capitals and len(capitals) < len(parts) and parts[0] in capitals:
        parts = [part for part in parts if part not in capitals] + capitals
    folded = [_sound(part.casefold()) for part in parts]
    return tuple(part for part in folded if part not in _HONORIFICS)


def has_initial(key: tuple[str, ...]) -> bool:
    """Whether part of the name is an initial, or nothing but a surname is given: too little to tell persons apart."""
    return len(key) < 2 or any(len(part) == 1 for part in key)


def name_words(name: str) -> tuple[str, ...]:
    """Words of the name of a body, place or instrument: no case, accents, articles or possessives, short forms written out."""
    plain = re.sub(r"['’]s\b", "", name)
    words: list[str] = []
    for word in re.findall(r"\w+|&", _plain(plain, fold_case=True)):
        words.extend(_SHORT.get(word, (word,)))
    return tuple(word for word in words if word not in _ARTICLES)


def strip_ends(words: tuple[str, ...], owners: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """`words` without an owner's name at the front or, after a preposition, at the end; never nothing."""
    for owner in sorted(set(owners), key=lambda item: (-len(item), item)):
        size = len(owner)
        if len(words) > size + 1 and words[-size:] == owner and words[-size - 1] in {"of", "in", "for", "to", "at"}:
            words = words[: -size - 1]
        elif len(words) > size and words[:size] == owner and words[size] not in {"and", "or"}:
            words = words[size:]
    return words


def content_words(name: str) -> frozenset[str]:
    """The words that tell one instrument from another: no fillers, no words for kinds of instruments."""
    return frozenset(name_words(name)) - _FILLERS - _KINDS


def _plain(text: str, *, fold_case: bool) -> str:
    lowered = text.casefold() if fold_case else text
    mapped = lowered.translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", mapped)
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def _sound(part: str) -> str:
    for written, heard in _SOUNDS:
        if len(part) > 1:
            part = part.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", part)
