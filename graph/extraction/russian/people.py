"""Names of people on a page: beside a title, by first names the dictionary knows, by initials; then surnames alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.extraction.actors.persons import group_names
from graph.extraction.lexicon import section
from graph.extraction.russian.morphology import is_common
from graph.extraction.russian.nominative import gender_of, nominative
from graph.extraction.russian.page import Page, Thing
from graph.extraction.russian.titles import Title

__all__ = ["Person", "find_people"]

_ADDRESS: Final = frozenset(section("russian/titles", "address"))
_PARTICLES: Final = frozenset(section("russian/titles", "particles"))
_NAME: Final = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІҶҲ][а-яёәғқңөұүһіҷҳӣӯА-ЯЁ’'-]*[а-яёәғқңөұүһіҷҳӣӯ]\Z|[А-ЯЁ][А-ЯЁ-]{2,}\Z")
_INITIAL: Final = re.compile(r"[А-ЯЁ]\Z")
_LONGEST: Final = 5
_SURNAME: Final = re.compile(
    r".*(?:[оеё]в[аыу]?|[оеё]в(?:ой|ым|у)|[иы]н(?:а|ым|ой|у)?|ск(?:ий|ая|ого|им|ой|ому)|ц?к(?:ий|ая)|янц?(?:а|ом)?|швили|дзе|зод[аыеу]|заде|енко|чук(?:а|ом)?|ич(?:а|ем)?)\Z"
)
_CASE_OF: Final = {
    "с": "ablt",
    "со": "ablt",
    "между": "ablt",
    "от": "gent",
    "у": "gent",
    "для": "gent",
    "к": "datv",
    "о": "loct",
    "об": "loct",
}


@dataclass(slots=True)
class Person:
    """A name at words `first` to `last` (excluded), in the nominative, with its titles; `leader`: index of the first mention."""

    first: int
    last: int
    name: str
    titles: list[Title] = field(default_factory=list)
    rule: str = "russian.person"
    leader: int = -1


def find_people(page: Page, titles: Sequence[Title]) -> list[Person]:
    """The people of a page in text order, put on it as things of the kind `person` (key: `leader`)."""
    by_end = {title.last: title for title in titles}
    by_start = {title.first: title for title in titles}
    inside = {n for title in titles for n in range(title.first, title.last)}
    found: list[Person] = []
    for number in range(len(page.words)):
        if page.at(number) is not None or number in inside or (found and number < found[-1].last):
            continue
        person = _person_at(page, number, by_end, by_start, inside)
        if person is not None:
            found.append(person)
    found = _with_surnames(page, found, inside)
    _group(found)
    for person in found:
        page.put(Thing(person.first, person.last, "person", str(person.leader), person.rule))
    return found


def _person_at(page: Page, number: int, by_end: dict[int, Title], by_start: dict[int, Title], inside: set[int]) -> Person | None:
    last = _name_end(page, number, inside)
    if last is None or (number == page.range_at(number)[0] and is_common(page.words[number].text)):
        return None
    if all(is_common(word.text) for word in page.words[number:last] if word.capital):
        return None
    chain = _before(page, number, by_end)
    if not chain and is_common(page.words[number].text):
        return None
    after = _after(page, last, by_start)
    if not chain and not after and not _is_name(page, number, last):
        return None
    words = [page.words[n].text for n in range(number, last)]
    titles = [*chain, *after]
    cases = _cases_of(page, number, chain, after)
    name = " ".join(_tidy(nominative(words, cases, _gender_before(page, number) or gender_of(words, cases))))
    return Person(
        number,
        last,
        name,
        [title for title in titles if not title.plural],
        "russian.person.title" if titles else "russian.person.name",
    )


def _cases_of(page: Page, number: int, chain: list[Title], after: list[Title]) -> frozenset[str]:
    """The cases a name may stand in: those of its title, of the preposition before title or name."""
    if chain:
        asked = _CASE_OF.get(page.lower(chain[0].first - 1))
        if asked or chain[-1].cases:
            return frozenset({asked}) if asked else chain[-1].cases
        return _cases_before(page, chain[0].first)
    return after[0].cases if after else _cases_before(page, number)


def _name_end(page: Page, number: int, inside: set[int]) -> int | None:
    """Where the capitalised words of a name end; None where no name can begin."""
    last, names, stop = number, 0, page.range_at(number)[1]
    while last < stop and last - number < _LONGEST + 2 and last not in inside:
        thing, word = page.at(last), page.words[last]
        if thing is not None:
            break
        if _INITIAL.match(word.text) and page.lower(last + 1) == ".":
            last += 2
        elif _NAME.match(word.text) and word.lower not in _ADDRESS and not (names and _ends_before(page, last)):
            names, last = names + 1, last + 1
        elif word.lower.split("-")[0] in _PARTICLES and names and last + 1 < stop and page.words[last + 1].capital:
            last += 1
        else:
            break
    return last if names and names <= _LONGEST - 1 else None


def _ends_before(page: Page, number: int) -> bool:
    """Whether a capitalised word is no part of a name but begins one of an office or body."""
    word = page.words[number]
    return word.is_("PREP", "CONJ") and is_common(word.text)


def _is_name(page: Page, first: int, last: int) -> bool:
    """Whether capitalised words without a title are a name: a known first name, initials, or a surname by its ending."""
    words = page.words[first:last]
    if any(word.text == "." for word in words):
        return True
    if len(words) < 2 or all(word.text.isupper() for word in words):
        return False
    known = [any(form.marks & {"Name", "Patr"} for form in word.forms) for word in words]
    surname = [any("Surn" in form.marks for form in word.forms) or bool(_SURNAME.match(word.lower)) for word in words]
    opens = first == page.range_at(first)[0]
    common = any(form.pos in {"PREP", "CONJ", "NPRO", "ADVB", "VERB"} for form in words[0].forms[:1])
    return (known[0] and not (opens and common)) or known[-1] or (surname[-1] and not (opens and not words[0].is_("NOUN")))


def _before(page: Page, number: int, by_end: dict[int, Title]) -> list[Title]:
    """The titles right before a name, those joined to them by a comma, `и` or a dash too."""
    at = number
    while at and (
        page.lower(at - 1) in _ADDRESS
        or page.lower(at - 1) in {"г-на", "г-ном", "госпожой", "госпожу", "господина"}
        or page.words[at - 1].lemmas & _ADDRESS
    ):
        at -= 1
    at -= page.lower(at - 1) in {'"', "»"}
    chain: list[Title] = []
    opening = page.range_at(number)[0]
    while at > opening and at in by_end and by_end[at].first < at:
        chain.insert(0, by_end[at])
        at = by_end[at].first
        at -= page.lower(at - 1) in {",", "и", "-", "–", "—"}
    return chain


def _after(page: Page, last: int, by_start: dict[int, Title]) -> list[Title]:
    """The titles after a name behind a comma, a dash or in brackets."""
    if page.lower(last) not in {",", "-", "–", "—", "("}:
        return []
    chain: list[Title] = []
    at = last + 1
    at += page.lower(at) in {"который", "которая"}
    while at in by_start:
        title = by_start[at]
        if (
            title.last < len(page.words)
            and page.words[title.last].capital
            and page.at(title.last) is None
            and title.last not in by_start
        ):
            return chain if page.lower(last) == "," else []
        chain.append(title)
        at = title.last + (page.lower(title.last) in {",", "и", "-", "–", "—"})
    return chain


def _gender_before(page: Page, number: int) -> str:
    lemmas = page.words[number - 1].lemmas if number else frozenset()
    return "femn" if "госпожа" in lemmas or page.lower(number - 1).startswith("г-ж") else "masc" if "господин" in lemmas else ""


def _cases_before(page: Page, number: int) -> frozenset[str]:
    """The case a preposition before the name asks for; genitive after a noun of happening."""
    before = page.words[number - 1] if number else None
    if before is None or number == page.range_at(number)[0]:
        return frozenset({"nomn"})
    if before.lower in _CASE_OF:
        return frozenset({_CASE_OF[before.lower]})
    if before.lower in {",", "и"} or before.is_("VERB", "CONJ"):
        return frozenset()
    return frozenset({"gent"}) if before.is_("NOUN") and not before.capital else frozenset()


def _tidy(words: Iterable[str]) -> list[str]:
    """Initials with their stops: `В . Путин` as `В. Путин`."""
    joined = " ".join(words).replace(" .", ".")
    return [word.title() if word.isupper() and len(word) > 3 and "." not in word else word for word in joined.split()]


def _with_surnames(page: Page, people: list[Person], inside: set[int]) -> list[Person]:
    """The people and the places where one of them is named by the surname alone, in any case."""
    taken = {n for person in people for n in range(person.first, person.last)} | inside
    surnames = {
        person.name.split()[-1]: person.name
        for person in people
        if len(person.name.split()) > 1 and len(person.name.split()[-1]) > 3
    }
    found = list(people)
    for number, word in enumerate(page.words):
        if number in taken or not word.capital or page.at(number) is not None:
            continue
        for surname in surnames:
            if _same_surname(word.text, surname):
                found.append(Person(number, number + 1, surname, [], "russian.person.surname"))
                break
    return sorted(found, key=lambda person: person.first)


def _same_surname(word: str, surname: str) -> bool:
    stem = surname.rstrip("аяйьоеиы") if len(surname) > 4 else surname
    return word.startswith(stem) and len(word) <= len(surname) + 3 and (word == surname or len(stem) > 2)


def _group(people: list[Person]) -> None:
    """One person behind several names: fuller ones lead."""
    leaders = group_names([person.name for person in people])
    for number, person in enumerate(people):
        person.leader = leaders[number]
    for number, person in enumerate(people):
        if person.leader == number:
            alike = next((other for other in people[:number] if _declined(person.name, other.name)), None)
            if alike is not None:
                for each in people:
                    each.leader = alike.leader if each.leader == number else each.leader


def _declined(one: str, other: str) -> bool:
    """Whether two names of as many words differ in their endings only."""
    mine, their = one.split(), other.split()
    return len(mine) == len(their) > 1 and all(
        a[:-2] and a[: max(3, len(a) - 2)] == b[: max(3, len(a) - 2)] and abs(len(a) - len(b)) < 3
        for a, b in zip(mine, their, strict=True)
    )
