"""Names of people brought to the nominative, from the case their title or verb puts them in, by their endings."""

from typing import Final

from graph.extraction.russian.morphology import forms, is_name

__all__ = ["gender_of", "nominative"]

_CONSONANTS: Final = "бвгджзклмнпрстфхцчшщ"
_FIXED: Final = tuple("оеиуыэю")
_SURNAMES: Final = ("ов", "ев", "ёв", "ин", "ын", "ян", "ский", "цкий")
_MALE: Final = {
    "gent": (("ого", "ий"), ("его", "ий"), ("а", ""), ("я", "й")),
    "datv": (("ому", "ий"), ("ему", "ий"), ("у", ""), ("ю", "й")),
    "ablt": (("ским", "ский"), ("цким", "цкий"), ("ым", ""), ("ом", ""), ("ем", "й"), ("им", "ий")),
    "loct": (("ском", "ский"), ("цком", "цкий"), ("ове", "ов"), ("еве", "ев"), ("ине", "ин"), ("е", "")),
}
_FEMALE: Final = {
    "gent": (
        ("овой", "ова"),
        ("евой", "ева"),
        ("иной", "ина"),
        ("ской", "ская"),
        ("цкой", "цкая"),
        ("ии", "ия"),
        ("ы", "а"),
        ("и", "а"),
    ),
    "datv": (("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ской", "ская"), ("цкой", "цкая"), ("ии", "ия"), ("е", "а")),
    "accs": (("скую", "ская"), ("цкую", "цкая"), ("ию", "ия"), ("у", "а"), ("ю", "я")),
    "ablt": (
        ("овой", "ова"),
        ("евой", "ева"),
        ("иной", "ина"),
        ("ской", "ская"),
        ("цкой", "цкая"),
        ("ией", "ия"),
        ("ой", "а"),
        ("ей", "я"),
    ),
    "loct": (("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ской", "ская"), ("цкой", "цкая"), ("ии", "ия"), ("е", "а")),
}
_LIKE_WOMEN: Final = {
    "gent": (("ы", "а"), ("и", "а")),
    "datv": (("е", "а"),),
    "accs": (("у", "а"), ("ю", "я")),
    "ablt": (("ой", "а"), ("ей", "я")),
    "loct": (("е", "а"),),
}
"""Men's names in -а (`Никита`, `Мустафа`) go like women's."""


def gender_of(words: list[str], cases: frozenset[str]) -> str:
    """`masc` or `femn` by the patronymic or the first name that the dictionary knows; empty where nothing tells."""
    for mark in ("Patr", "Name", "Surn"):
        for word in words:
            found = [form for form in forms(word) if mark in form.marks and form.number == "sing"]
            kept = [form for form in found if not cases or form.case in cases] or found
            genders = {form.gender for form in kept if form.gender in {"masc", "femn"}}
            if len(genders) == 1:
                return genders.pop()
            if genders and mark == "Name":
                return kept[0].gender
    return ""


def nominative(words: list[str], cases: frozenset[str], gender: str = "") -> list[str]:
    """The words of one name in the nominative; as written where they may be the nominative itself.

    `cases` are those the text puts the name in; where it says nothing, the words tell by their own forms.
    """
    cases = cases or _likely_cases(words)
    if "nomn" in cases:
        return words
    gender = gender or gender_of(words, cases)
    if gender != "femn" and len(words) > 1 and words[-1][-1] in _CONSONANTS and not _instrumental(words[-1]):
        return words  # a man's surname that ends so stands in the nominative
    case = next((each for each in ("ablt", "gent", "accs", "datv", "loct") if each in cases), "")
    if {"datv", "loct"} <= cases and "ablt" not in cases and "gent" not in cases:
        case = "datv"
    either = {"gent", "accs"} <= cases
    return [
        _one(word, "accs" if either and word.endswith(("у", "ю")) else case, gender or "masc", last=number == len(words) - 1)
        for number, word in enumerate(words)
    ]


def _instrumental(word: str) -> bool:
    return word.endswith(("ым", "им", "ом", "ем"))


def _likely_cases(words: list[str]) -> frozenset[str]:
    """The case that most words of the name have a form in; the nominative where several are as likely."""
    votes = dict.fromkeys(("nomn", "ablt", "gent", "datv", "accs", "loct"), 0)
    for word in words:
        kept = [form for form in forms(word) if form.marks & {"Name", "Surn", "Patr"} and form.number == "sing"]
        for case in {form.case for form in kept} & votes.keys():
            votes[case] += 2 if is_name(word) and any(form.case == case and "Name" in form.marks for form in kept) else 1
        if not kept and word[-1] in _CONSONANTS and not _instrumental(word):
            votes["nomn"] += 1
    votes["nomn"] += 2 * words[-1].endswith(_SURNAMES)
    best = max(votes, key=lambda case: votes[case])
    return frozenset({best}) if votes[best] else frozenset({"nomn"})


def _one(word: str, case: str, gender: str, *, last: bool) -> str:
    if len(word) < 3 or "." in word or word.isupper() or not word[0].isupper():
        return word
    if "-" in word and word[0].isupper():
        head, _, tail = word.rpartition("-")
        head = _known(head, case, gender) or head if case == "ablt" and head.endswith("ом") else head
        return f"{head}-{_one(tail, case, gender, last=last)}" if tail[:1].isupper() else word
    known = _known(word, case, gender)
    if known is not None:
        return known
    if gender == "femn":
        return _female(word, case, last=last)
    return _male(word, case)


def _known(word: str, case: str, gender: str) -> str | None:
    """The dictionary form of a first name or patronymic that the dictionary has."""
    for form in forms(word):
        if (
            form.marks & {"Name", "Patr"}
            and form.gender == gender
            and form.number == "sing"
            and form.case == case
            and len(form.lemma) > 2
        ):
            return _as(word, form.lemma)
    return None


def _as(word: str, lemma: str) -> str:
    """The lemma with the capital and the ё of the word."""
    same = next(
        (n for n, (one, two) in enumerate(zip(word.lower().replace("ё", "е"), lemma, strict=False)) if one != two), len(lemma)
    )
    return word[:same] + lemma[same:]


def _male(word: str, case: str) -> str:
    table = _MALE["gent" if case == "accs" else case] if case in _MALE or case == "accs" else ()
    if word.endswith(_FIXED) and not any(word.endswith(ending) and len(word) > len(ending) + 2 for ending, _ in table):
        return _like_women(word, case)
    if case == "ablt" and word.endswith("ым") and not word[:-2].endswith(_SURNAMES[:5]):
        return f"{word[:-2]}ый"
    for ending, base in table:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            if stem[-1] == "и" and ending in {"я", "ю"} and len(word) > 5:
                return f"{stem}я"  # surnames in -ия; first names in -ий are in the dictionary
            return stem + (base if stem[-1] in "аеёиоуыэюя" or base != "й" else _soft(stem))
    return _like_women(word, case)


def _soft(stem: str) -> str:
    """What follows a consonant before -я, -ю, -ем: ь; after hissing ones nothing (`Марич` - `Маричем`)."""
    return "" if stem[-1] in "жшчщц" else "ь"


def _like_women(word: str, case: str) -> str:
    for ending, base in _LIKE_WOMEN.get(case, ()):
        stem = word.removesuffix(ending)
        if stem != word and stem[-1] in _CONSONANTS and (ending not in {"ы", "и"} or len(word) < 5):
            return stem + base
    return word


def _female(word: str, case: str, *, last: bool) -> str:
    if word[-1] in _CONSONANTS or (last and word.endswith("о")):
        return word
    for ending, base in _FEMALE.get(case, ()):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            if ending in {"и", "ей"} and stem[-1] in _CONSONANTS and stem[-1] not in "гкхжшчщц":
                return stem + ("я" if ending == "ей" else "ь" if not last else "я")
            return stem + base
    return word
