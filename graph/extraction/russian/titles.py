"""Title phrases: `заместитель министра иностранных дел Республики X`, in English, with the body or state they belong to."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from graph.extraction.lexicon import pairs, section
from graph.extraction.russian.bodies import Body, portfolios
from graph.extraction.russian.morphology import is_common
from graph.extraction.russian.names import PLACES
from graph.extraction.russian.page import Page, Thing
from graph.extraction.russian.phrases import Phrases

__all__ = ["STATE", "Title", "find_titles"]

STATE: Final = frozenset(section("russian/titles", "of the state"))
"""Titles whose holders speak for their state."""
_ACTORS: Final = frozenset({"country", "un", "igo", "org", "format", "group", "body"})
_FORMER: Final = frozenset(section("russian/titles", "former"))
_BEFORE: Final = frozenset({"заместитель", "зам"})
_HELPERS: Final = {"Assistant": "Assistant to the", "Adviser": "Adviser to the"}
_ENVOYS: Final = frozenset(
    {"Special Representative", "Representative", "Special Envoy", "Envoy", "Plenipotentiary Representative", "Press Secretary"}
)
_UN: Final = {"Deputy Secretary-General": "Under-Secretary-General", "First Deputy Secretary-General": "Deputy Secretary-General"}
_HEADS: Final = frozenset({"Head", "Minister", "Deputy Head", "First Deputy Head"})
_CABINETS: Final = frozenset({"Cabinet of Ministers", "Council of Ministers"})
_BETWEEN: Final = 5
_QUARTERS: Final = frozenset({"страна", "регион", "южный", "северный", "восточный", "западный", "центральный"})
_UNIT: Final = 16
_UNITS: Final = frozenset(pairs("russian/ministries", "heads of other bodies"))


@dataclass(frozen=True, slots=True)
class Title:
    """A title at words `first` to `last` (excluded); `of` and `scope` as things; `cases` in which its head stands."""

    first: int
    last: int
    english: str
    of: Thing | None
    scope: Thing | None
    acting: bool
    plural: bool
    cases: frozenset[str]


@cache
def _acting() -> Phrases[str]:
    return Phrases([(phrase, "acting") for phrase in section("russian/titles", "acting") if "." not in phrase])


@cache
def _titles() -> Phrases[str]:
    return Phrases(pairs("russian/titles", "titles"))


@cache
def _whole() -> Phrases[str]:
    return Phrases(pairs("russian/titles", "whole"))


@cache
def _tails() -> Phrases[str]:
    """What follows `глава` in the titles that hold their body, for adjectives between: `глава туранского МИД`."""
    return Phrases(
        [
            (phrase.split(" ", 1)[1], english)
            for phrase, english in pairs("russian/titles", "whole").items()
            if phrase.startswith("глава ")
        ]
    )


def find_titles(page: Page, bodies: dict[int, Body]) -> list[Title]:
    """The titles of a page in text order; `bodies` by their first word."""
    found: list[Title] = []
    number = 0
    while number < len(page.words):
        title = _title_at(page, number, bodies)
        if title is not None:
            found.append(title)
            number = max(title.last, number + 1)
        else:
            number += 1
    return found


def _title_at(page: Page, number: int, bodies: dict[int, Body]) -> Title | None:
    deputy, start = _deputy(page, number)
    if page.kind_at(start) not in {"", "body"}:
        return None
    head = _headed(page, start, bodies)
    if head is None:
        return None
    first = number
    title = replace(head, first=first, english=_joined(deputy, head.english))
    if deputy:
        title = replace(title, cases=_cases(page, number if page.lower(number) != "первый" else number + 1))
        title = replace(title, plural=_plural(page, number))
    return _with_before(page, title)


def _deputy(page: Page, number: int) -> tuple[str, int]:
    """`Deputy`, `First Deputy` or nothing, and where the title deputised for begins."""
    words = page.words
    at = number
    first = "первый" in words[at].lemmas and at + 1 < len(words)
    at += first
    if words[at].lemmas & _BEFORE and at + 1 < len(words):
        at += 1 + (page.lower(at + 1) == ".")
        return ("First Deputy" if first else "Deputy"), at
    return "", number


def _joined(deputy: str, english: str) -> str:
    if deputy and english in {"President", "Chairman", "Speaker"} and deputy == "Deputy":
        return f"Deputy {english}"
    return f"{deputy} {english}".strip()


def _headed(page: Page, number: int, bodies: dict[int, Body]) -> Title | None:
    """The title whose head noun phrase begins at a word, with what it belongs to."""
    if number >= len(page.words):
        return None
    if (split := _split_head(page, number)) is not None:
        return split
    whole = _whole().at(page, number)
    found = whole or _titles().at(page, number)
    if found is None or not any(form.pos in {"NOUN", "ADJF", "PRTF", "UNKN", ""} for form in page.words[number].forms):
        return None
    last, english = found
    head = _head_number(page, number, last)
    title = Title(number, last, english, None, None, acting=False, plural=_plural(page, head), cases=_cases(page, head))
    if whole is not None:
        return _owned(page, title, bodies, last)
    if english in {"Minister", "Deputy Minister"} and (portfolio := portfolios().at(page, last, exact=True)) is not None:
        title = replace(title, last=portfolio[0], english=f"{english} of {portfolio[1]}")
    return _of_another(page, title, bodies) or _owned(page, title, bodies, title.last)


def _of_another(page: Page, title: Title, bodies: dict[int, Body]) -> Title | None:
    """`специальный представитель Генерального секретаря X`, `помощник Президента`: a title of service to another office."""
    if title.english not in _ENVOYS and title.english not in _HELPERS:
        return None
    served = _headed(page, title.last, bodies)
    if served is None or "gent" not in served.cases:
        return None
    joined = f"{_HELPERS.get(title.english, title.english + ' of the')} {served.english}"
    if joined == "Assistant to the Secretary-General":
        joined = "Assistant Secretary-General"
    return replace(served, first=title.first, english=joined, cases=title.cases, plural=title.plural)


def _split_head(page: Page, number: int) -> Title | None:
    """`глава туранского МИД`: an adjective of the state inside a title that holds its body."""
    adjective = page.at(number + 1)
    if adjective is None or adjective.kind != "demonym" or not page.words[number].lemmas & {"глава", "руководитель", "шеф"}:
        return None
    tail = _tails().at(page, number + 2)
    if tail is None:
        return None
    cases = _cases(page, number)
    return Title(number, tail[0], tail[1], adjective, None, acting=False, plural=_plural(page, number), cases=cases)


def _head_number(page: Page, first: int, last: int) -> int:
    if page.lower(first) == "первого":
        return first
    return next((n for n in range(first, last) if any(form.pos == "NOUN" for form in page.words[n].forms[:1])), first)


def _owned(page: Page, title: Title, bodies: dict[int, Body], last: int) -> Title:
    """The title with its body or state after it and the place it is for (`в X`, `при Y`, `по Z`)."""
    owner = _thing_after(page, last)
    if owner is not None:
        last = owner.last
        title = _of_body(replace(title, last=last, of=owner), bodies.get(owner.first))
    elif page.lower(last) in {"страны", "республики", "государства"}:
        last += 1
        title = replace(title, last=last)
    if owner is not None:
        last = _behind_brackets(page, last)
        title = replace(title, last=last)
    scope = page.at(last + 1)
    if page.lower(last) in {"в", "во", "при"} and scope is not None and scope.kind in _ACTORS | {"place"}:
        title = replace(title, last=_behind_brackets(page, scope.last), scope=_country(scope))
    elif page.lower(last) == "в" and page.lower(last + 1) in {"стране", "республике", "регионе"} and title.of is not None:
        title = replace(title, last=last + 2)
    elif page.lower(last) in {"в", "по", "на", "для"}:
        title = replace(title, last=_behind_region(page, last))
    return title


def _behind_brackets(page: Page, number: int) -> int:
    """Where brackets that open at a word close: `(УНП ООН)`, `(с резиденцией в Анкаре)`."""
    if page.lower(number) != "(":
        return number
    return next((n + 1 for n in range(number, min(number + 9, len(page.words))) if page.lower(n) == ")"), number)


def _country(scope: Thing) -> Thing:
    """The country of a town: an ambassador in Ashgabat is one to Turkmenistan."""
    return replace(scope, kind="country", key=PLACES[scope.key][1]) if scope.kind == "place" else scope


def _behind_region(page: Page, number: int) -> int:
    """Where `в Центральной Азии`, `по странам Европы и Центральной Азии` ends; `number` itself where no region follows."""
    at, end = number + 1, number
    while at < min(number + 7, len(page.words)):
        thing = page.at(at)
        if thing is not None and thing.kind == "region":
            at = end = thing.last
        elif thing is None and (page.lower(at) == "и" or page.words[at].lemmas & _QUARTERS):
            at += 1
        else:
            break
    return end


def _thing_after(page: Page, number: int) -> Thing | None:
    """The actor that follows, words in the genitive between: `странового офиса X`, `Департамента по защите Y`."""
    limit = number + (_UNIT if _opens_unit(page, number) else _BETWEEN)
    for at in range(number, min(limit, len(page.words))):
        thing = page.at(at)
        if thing is not None and thing.kind not in {"region", "demonym"}:
            return thing if thing.kind in _ACTORS else None
        word = page.words[at]
        inside = limit - number > _BETWEEN and (word.text in "()" or word.lower in {"по", "и"} or "datv" in word.cases())
        named = word.capital and not (is_common(word.text) or word.text.isupper())
        if named or not ("gent" in word.cases() or inside) or word.lower in {"в", "с"} or (word.lower == "и" and not inside):
            return None
    return None


def _opens_unit(page: Page, number: int) -> bool:
    """Whether a body without an entry of its own begins here: `Департамента …`, `Государственной пограничной службы …`."""
    return any(page.words[at].lemmas & _UNITS for at in range(number, min(number + 3, len(page.words))))


def _of_body(title: Title, body: Body | None) -> Title:
    """`глава Министерства X` is its minister."""
    if body is not None and body.base.startswith("Ministry of ") and title.english in _HEADS:
        return replace(title, english=title.english.replace("Head", "Minister") + body.base.removeprefix("Ministry"))
    if body is not None and body.base in _CABINETS and title.english == "Chairman":
        return replace(title, english=f"Chairman of the {body.base}")
    return title


def _with_before(page: Page, title: Title) -> Title:
    """The title with an adjective of its state, `бывший`, `исполняющий обязанности` before it."""
    first = title.first
    before = page.at(first - 1) if first else None
    if before is not None and before.kind == "demonym":
        title = replace(title, first=before.first, of=title.of or before)
        first = before.first
    if first and page.words[first - 1].lemmas & _FORMER:
        title = replace(title, first=first - 1, english=f"former {title.english}")
    for back in (1, 2, 3, 4):
        if first - back >= 0 and (found := _acting().at(page, first - back)) is not None and found[0] == first:
            title = replace(title, first=first - back, english=f"Acting {title.english}", acting=True)
            title = replace(title, cases=_cases(page, first - back))
            break
    if [page.lower(first - back) for back in (4, 3, 2, 1)] == ["и", ".", "о", "."]:
        title = replace(title, first=first - 4, acting=True, english=f"Acting {title.english}", cases=frozenset())
    if title.of is not None and title.of.kind == "un" and title.english.endswith("Permanent Representative"):
        title = replace(title, english=title.english.replace("Permanent", "Resident"))
    if title.of is not None and title.of.key == "usa":
        title = replace(title, english=title.english.replace("State Secretary", "Secretary of State"))
    if title.of is not None and title.of.key == "un":
        title = replace(title, english=_UN.get(title.english, title.english))
    return title


def _cases(page: Page, number: int) -> frozenset[str]:
    forms = page.words[number].forms
    if any("Fixd" in form.marks for form in forms[:1]) or page.lower(number) == "замглавы":
        return frozenset()
    nouns = [form for form in forms if form.pos in {"NOUN", "ADJF", "PRTF"} and form.number == "sing"]
    return frozenset(form.case for form in nouns if form.case)


def _plural(page: Page, number: int) -> bool:
    nouns = [form for form in page.words[number].forms if form.pos == "NOUN"]
    return bool(nouns) and nouns[0].number == "plur" and all(form.number == "plur" for form in nouns)
