"""The offices that a sentence says somebody is elected to, takes up, holds or held."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.people.holders import Person
from graph.extraction.people.lists import complements, singular
from graph.extraction.people.names import is_honorific
from graph.extraction.people.title_parts import Title
from graph.extraction.text.scene import Scene

__all__ = ["appointed"]

_APPOINTING: Final = frozenset(section("people", "appointing"))
_VERBS: Final = frozenset(section("people", "verb group")) | _APPOINTING
_COPULAS: Final = frozenset({"is", "was", "be", "been"})
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "new", "our", "his", "her", "their", "newly", "next"})
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)?|th|st|nd|rd")
_ORDINALS: Final = frozenset(section("people", "ordinals"))
_IN_OFFICE: Final = frozenset(section("people", "in office"))
_NO_OFFICE: Final = frozenset({"such", "well", "known", "far", "soon", "same", "described", "just"})
_REPLACING: Final = frozenset({"replace", "replaces", "replaced", "replacing", "succeed", "succeeds", "succeeded", "succeeding"})
_PRONOUNS: Final = frozenset({"he", "she"})
_PAST: Final = frozenset({"previously", "formerly", "before", "prior", "until", "earlier"})
_NEAR: Final = 24
_WIDE: Final = 45


def appointed(scene: Scene, stacks: Sequence[list[Title]], people: Sequence[Person]) -> None:
    """Give persons the offices that they are said to hold or to be elected to."""
    held = {id(title) for person in people for title in person.titles}
    ends = _surnames(scene, people) | {person.last: person for person in people}
    for stack in stacks:
        if stack[0].plural and scene.lower(stack[0].first - 1) == "as":
            for officer in _officers(scene, stack[0].first - 1, ends):
                words = singular(stack[0])
                own = replace(stack[0], words=words, plural=False, parts=[words, *complements(stack[0])])
                officer.titles = [*officer.titles, own]
        if stack[0].plural or id(stack[0]) in held:
            continue
        first = _before_articles(scene, stack[0].first)
        person = (
            _apposed(scene, first, ends)
            or _subject(scene, first, ends)
            or _as(scene, first, ends)
            or _pronoun(scene, first, stack, people)
        )
        if person is not None:
            person.titles = [*person.titles, *stack]


def _surnames(scene: Scene, people: Sequence[Person]) -> dict[int, Person]:
    """Where a surname stands alone after its holder was named in full: the token after it."""
    known: dict[str, Person] = {}
    for person in people:
        if person.last - person.first > 1 and len(scene.lower(person.last - 1)) > 2:
            known.setdefault(scene.lower(person.last - 1), person)
    found = {}
    for number in scene.numbers(frozenset(known)):
        person = known[scene.lower(number)]
        if number >= person.last and scene.capital(number) and scene.hit(number) is None and not scene.capital(number + 1):
            found[number + 1] = person
    return found


def _apposed(scene: Scene, first: int, ends: dict[int, Person]) -> Person | None:
    """`SURNAME, a former TITLE,`: an apposition to a name in short."""
    if scene.lower(first) == "former" or (scene.lower(first - 1) == "," and not scene.breaks[first]):
        return ends.get(first - 1) if scene.lower(first) in _ARTICLES and scene.lower(first - 1) == "," else None
    return None


def _before_articles(scene: Scene, number: int) -> int:
    """The first token of `the 13th`, `its new`, `the eighth` before a title."""
    while not scene.breaks[number] and (
        scene.lower(number - 1) in _ARTICLES | _ORDINALS or _ORDINAL.fullmatch(scene.lower(number - 1))
    ):
        number -= 1
    return number


def _subject(scene: Scene, start: int, ends: dict[int, Person]) -> Person | None:
    """`NAME was elected TITLE`, `NAME, …, is to be the next TITLE`."""
    number = _verbs_before(scene, start)
    verbs = {scene.lower(each) for each in range(number, start)}
    if not verbs & (_COPULAS | _APPOINTING) or scene.breaks[number]:
        return None
    country = scene.hit(number - 1)
    if country is not None and country.kind == "country" and scene.lower(country.first - 1) == "of":
        number = country.first - 1  # `NAME of Chile was elected …`
    if number in ends:
        return ends[number]
    if scene.lower(number - 1) != ",":
        return None
    for end in range(number - 2, max(0, number - _NEAR), -1):
        if scene.lower(end) in {".", ";"} or scene.breaks[end + 1]:
            return None
        if end in ends and scene.lower(end) == ",":
            return ends[end]
    return None


def _verbs_before(scene: Scene, start: int) -> int:
    number = start
    while scene.lower(number - 1) in _VERBS and not scene.breaks[number] and number > start - 8:
        number -= 1
    return number


def _as(scene: Scene, first: int, ends: dict[int, Person]) -> Person | None:
    """`elected NAME, …, as TITLE`, `NAME took charge on 1 March as the 13th TITLE`."""
    if scene.lower(first - 1) != "as" or scene.breaks[first] or scene.lower(first - 2) in _NO_OFFICE:
        return None
    bracketed = _officers(scene, first - 1, ends)
    if bracketed and scene.lower(first - 2) == ")":
        return bracketed[0]
    words: set[str] = set()
    for end in range(first - 1, max(0, first - _WIDE), -1):
        if scene.lower(end) == ";" or (scene.lower(end) == "." and not _abbreviation(scene, end)):
            return None
        if end < first - 1 and scene.breaks[end + 1]:
            return None
        if end in ends and scene.lower(ends[end].first - 1) in _REPLACING:
            continue  # `A will replace B as TITLE`
        if end in ends:
            before = {scene.lower(each) for each in range(max(0, ends[end].first - 8), ends[end].first)}
            told = words & (_IN_OFFICE | _REPLACING) or before & (_APPOINTING | {"with", "choice", "appointment", "election"})
            return ends[end] if told else None
        words.add(scene.lower(end))
    return None


def _officers(scene: Scene, number: int, ends: dict[int, Person]) -> list[Person]:
    """`elected A (X), B (Y) and C (Z) as Vice-Chairs`: the names before `as`, the last one first."""
    found: list[Person] = []
    while not scene.breaks[number]:
        end = number
        if scene.lower(number - 1) == ")":
            end = next((each for each in range(number - 2, max(0, number - 8), -1) if scene.lower(each) == "("), -1)
        person = ends.get(end)
        if person is None:
            break
        found.append(person)
        number = person.first
        while number > 0 and (is_honorific(scene, number - 1) or scene.lower(number - 1) == "."):
            number -= 1
        joins = scene.lower(number - 1) in {",", "and", ";"}
        while scene.lower(number - 1) in {",", "and", ";"}:
            number -= 1
        if not joins:
            break
    return found


def _abbreviation(scene: Scene, number: int) -> bool:
    return len(scene.lower(number - 1)) < 2 or not scene.capital(number + 1)


def _pronoun(scene: Scene, start: int, stack: Sequence[Title], people: Sequence[Person]) -> Person | None:
    """`He was TITLE`, `She previously served as TITLE`: the person that the sentence before begins with."""
    number = _verbs_before(scene, start)
    while scene.lower(number - 1) in {"as", "worked", "held"} and number > start - 8:
        number = _verbs_before(scene, number - 1)
    if number == start or scene.lower(number - 1) not in _PRONOUNS or scene.breaks[number]:
        return None
    opening = _opening(scene, number - 1)
    around = {scene.lower(each) for each in range(opening, start)}
    before = [person for person in people if person.last <= opening]
    if not before or before[-1].last < opening - 60:
        return None
    start_of = _opening(scene, before[-1].first)
    found = next(person for person in before if person.first >= start_of)
    past = "was" in around or "served" in around or "worked" in around
    if past and around & _PAST:
        for title in stack:
            title.time = title.time or "former"
    return found


def _opening(scene: Scene, number: int) -> int:
    """First token of the sentence around a token."""
    while number > 0 and not scene.breaks[number] and (scene.lower(number - 1) != "." or _abbreviation(scene, number - 1)):
        number -= 1
    return number
