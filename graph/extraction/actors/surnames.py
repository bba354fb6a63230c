"""Persons by one word of a name that the text gave in full: `Rojas`, `Al-Busaidi`, `Kim`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graph.extraction.annotations import ActorDraft, ActorMention
from graph.extraction.lexicon import section
from graph.extraction.text.scene import Scene
from graph.extraction.text.tokens import fold

__all__ = ["find_surnames"]

_HONORIFICS: Final = frozenset(section("titles", "honorifics"))
_PARTICLES: Final = frozenset(section("titles", "particles"))
_HEADS: Final = frozenset(section("titles", "heads"))
_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
_NUMERALS: Final = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV", "XVI"})
_JOINS: Final = frozenset({"-", "'"})


def find_surnames(scene: Scene, actors: Sequence[ActorDraft], taken: Sequence[tuple[int, int]]) -> Iterator[ActorMention]:
    """Names in short, in text order, outside the stretches `taken` by names, titles and bodies already read.

    A word that several persons share is the one's who was named last before it; one that also stands in small letters is none.
    """
    owners = _owners(scene, actors)
    bearers = _bearers(actors)
    covered = _covered(scene, taken)
    reached = 0
    for number, token in enumerate(scene.tokens):
        if number < reached or covered[number] or scene.hidden[number] or not scene.capital(number):
            continue
        again = _again(scene, number, bearers, covered)
        if again is not None:
            actor, reached = again
            start, end = scene.span(number, reached)
            yield ActorMention(start, end, scene.text[start:end], actor.key, "reference.surname", reference=True)
            continue
        keys = owners.get(token.lower)
        if keys is None:
            continue
        first, last = _whole(scene, number, covered)
        if _within_another(scene, first, last, covered):
            continue
        actor = _nearest(keys, token.start)
        start, end = scene.span(first, last)
        yield ActorMention(start, end, scene.text[start:end], actor.key, "reference.surname", reference=True)


def _bearers(actors: Sequence[ActorDraft]) -> dict[str, list[tuple[ActorDraft, list[str]]]]:
    """Persons with the words of their names, by each word with which a part of the name may begin."""
    found: dict[str, list[tuple[ActorDraft, list[str]]]] = {}
    for actor in actors:
        words = [fold(word) for word in _WORD.findall(actor.name)] if actor.kind == "person" else []
        for word in dict.fromkeys(words[:-1]):
            found.setdefault(word, []).append((actor, words))
    return found


def _again(
    scene: Scene, number: int, bearers: Mapping[str, Sequence[tuple[ActorDraft, list[str]]]], covered: Sequence[bool]
) -> tuple[ActorDraft, int] | None:
    """Who is named again by two or more words of his name in their order, and the token behind them."""
    best: tuple[ActorDraft, int] | None = None
    for actor, words in bearers.get(scene.lower(number), ()):
        at, place = number, words.index(scene.lower(number))
        while (
            at < len(scene.tokens)
            and scene.lower(at) in words[place:]
            and not covered[at]
            and not (at > number and scene.breaks[at])
        ):
            place = words.index(scene.lower(at), place) + 1
            at += 1
            while scene.lower(at) in _JOINS and scene.joined(at) and scene.lower(at + 1) in words[place:]:
                at += 1
        if place - words.index(scene.lower(number)) > 1 and at - number > 1 and (best is None or at > best[1]):
            best = actor, at
    if best is None or _within_another(scene, number, best[1], covered):
        return None
    return best


def _owners(scene: Scene, actors: Sequence[ActorDraft]) -> dict[str, list[ActorDraft]]:
    """First and last words of full names, with those who bear them."""
    small = {token.lower for token in scene.tokens if token.text[0].islower()}
    found: dict[str, list[ActorDraft]] = {}
    for actor in actors:
        words = [fold(word) for word in _WORD.findall(actor.name)] if actor.kind == "person" else []
        words = [word for word in words if word not in _PARTICLES]
        if len(words) < 2:
            continue
        for word in dict.fromkeys((words[-1], words[0])):
            if len(word) >= _SHORTEST and word not in small | _HEADS | _HONORIFICS:
                found.setdefault(word, []).append(actor)
    return found


def _covered(scene: Scene, taken: Sequence[tuple[int, int]]) -> list[bool]:
    found = [False] * (len(scene.tokens) + 1)
    stretches = sorted(taken)
    position = 0
    reach = -1
    for number, token in enumerate(scene.tokens):
        while position < len(stretches) and stretches[position][0] <= token.start:
            reach = max(reach, stretches[position][1])
            position += 1
        found[number] = token.start < reach or scene.hit(number) is not None
    return found


def _whole(scene: Scene, number: int, covered: Sequence[bool]) -> tuple[int, int]:
    """The name with what is joined to it (`Al-`, `El `): first and last token."""
    first = number
    while first > 1 and scene.lower(first - 1) in _JOINS and scene.joined(first) and scene.joined(first - 1):
        first -= 2
    while first and not scene.breaks[first] and scene.lower(first - 1) in _PARTICLES and not covered[first - 1]:
        first -= 1
    last = number + 1
    if last < len(scene.tokens) and scene.tokens[last].text in _NUMERALS and not scene.breaks[last]:
        last += 1
    return first, last


def _within_another(scene: Scene, first: int, last: int, covered: Sequence[bool]) -> bool:
    """Whether capitals around it make it part of a name that is not the person's: a street, a fund, a namesake."""
    before = scene.lower(first - 1)
    if first and not scene.breaks[first] and scene.capital(first - 1) and not covered[first - 1]:
        opens = first == 1 or scene.breaks[first - 1] or scene.lower(first - 2) in {".", ":", '"'}
        if before not in _HONORIFICS and not (opens and len(before) > 1 and before not in _HEADS):
            return True
    joined = scene.lower(last) in {"-", "/"} and scene.joined(last)
    return joined or (scene.capital(last) and not scene.ends(last) and not covered[last])


def _nearest(keys: Sequence[ActorDraft], position: int) -> ActorDraft:
    """Of those who bear the name the one named last before, else the one named first."""

    def seen(actor: ActorDraft) -> int:
        return max((mention.start for mention in actor.mentions if mention.start < position), default=-1)

    return max(keys, key=seen)
