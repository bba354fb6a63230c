"""Forms of Russian words: what each word can be the form of, in which case, number and gender.

The analyser and its dictionary (pymorphy3) are loaded with the first Russian document.
"""

from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

__all__ = ["CASES", "Form", "forms", "inflected", "is_common", "is_name"]

CASES: Final = {
    "nomn": "nomn",
    "gent": "gent",
    "datv": "datv",
    "accs": "accs",
    "ablt": "ablt",
    "loct": "loct",
    "gen2": "gent",
    "loc2": "loct",
}
_LEAST: Final = 0.04


class Form(NamedTuple):
    """A reading of a word: `pos` as in OpenCorpora (NOUN, PRTS …), `case` one of CASES or empty, `marks`: all grammemes."""

    lemma: str
    pos: str
    case: str
    number: str
    gender: str
    marks: frozenset[str]


@cache
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - a second and 40 MB that only Russian documents need

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=32768)
def forms(word: str) -> tuple[Form, ...]:
    """Readings of a word, the likely ones first; ё is е in lemmas."""
    return tuple(_form(parse) for parse in _analyser().parse(word) if parse.score >= _LEAST or "Name" in parse.tag)


@lru_cache(maxsize=32768)
def is_common(word: str) -> bool:
    """Whether the dictionary has the word, and not as a name of people."""
    known = forms(word)
    named = any(form.marks & {"Name", "Surn", "Patr"} for form in known)
    return bool(known) and not named and bool(_analyser().word_is_known(word))


def is_name(word: str) -> bool:
    """Whether the dictionary has the word as a first name or patronymic."""
    return bool(_analyser().word_is_known(word)) and any(form.marks & {"Name", "Patr"} for form in forms(word))


def inflected(word: str, lemma: str, case: str) -> str:
    """The reading of `word` with this lemma in another case, singular; `word` itself where there is none."""
    for parse in _analyser().parse(word):
        if _plain(parse.normal_form) == lemma and (other := parse.inflect({case, "sing"})) is not None:
            return str(other.word)
    return word


def _form(parse: Any) -> Form:
    tag = parse.tag
    return Form(
        lemma=_plain(parse.normal_form),
        pos=str(tag.POS or ""),
        case=CASES.get(str(tag.case), ""),
        number=str(tag.number or ""),
        gender=str(tag.gender or ""),
        marks=frozenset(map(str, tag.grammemes)),
    )


def _plain(word: str) -> str:
    return word.replace("ё", "е")
