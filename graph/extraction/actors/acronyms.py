"""Short forms that the document itself explains: `National Environment Management Authority (NEMA)`, then `NEMA`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.text.scene import Body, Scene
from graph.extraction.text.tokens import fold

__all__ = ["learn_bodies"]

_NO_BODIES: Final = frozenset(section("bodies", "no bodies"))
_TITLES: Final = frozenset(section("titles", "heads"))
_LINKS: Final = frozenset({"and", "of", "for", "in", "on", "the", "to", "&", ",", "-"})
_INSIDE: Final = frozenset({"-", "&", "'", "’"})
_MOST_WORDS: Final = 14


def learn_bodies(scene: Scene) -> None:
    """Bodies that only their short form in brackets gives away, and later mentions of short forms, placed on the scene."""
    learned: dict[str, Body] = {}
    for number in (bracket + 1 for bracket in scene.numbers({"("})):
        if not _in_brackets(scene, number) or scene.hidden[number] or not _is_short(scene.tokens[number].text):
            continue
        token = scene.tokens[number]
        if _several(scene, number):
            continue
        body = scene.body(number - 2) or _widened(scene, number)
        body = _begun_earlier(scene, number, body) if body is not None else None
        if body is not None and _names_owner(scene, number, body):
            continue
        if body is not None and body.last == number - 1:
            learned[token.text] = body
        elif scene.hit(number) is None and scene.hit(number - 2) is None and body is None:
            first = _spelled(scene, number)
            if first is not None:
                body = Body(first, number - 1, "org", scene.words(first, number - 1), None, None, "body.acronym")
                scene.add_body(body)
                learned[token.text] = body
    for number, body in _uses(scene, learned):
        hit = scene.hit(number)
        if hit is not None:
            scene.remove(hit)
        scene.add_alias(number, body)


def _several(scene: Scene, number: int) -> bool:
    """`Strategic Result Areas (SRAs)`: a sort of things."""
    word = scene.tokens[number].text
    return word[-1] == "s" and word[-2].isupper() and scene.lower(number - 2).endswith("s")


def _begun_earlier(scene: Scene, number: int, body: Body) -> Body:
    """The body with the capitalised words before it that its short form spells: `Climate Prediction and Applications Centre`."""
    letters = "".join(letter for letter in scene.tokens[number].text if letter.isupper())
    found = body.first
    for position in range(body.first - 1, max(-1, body.first - _MOST_WORDS), -1):
        token = scene.tokens[position]
        capital = token.text[0].isupper()
        free = scene.hit(position) is None and scene.body(position) is None and not scene.breaks[position + 1]
        if not free or not (capital or token.lower in _LINKS) or token.lower == "the":
            break
        initials = "".join(each.text[0] for each in scene.tokens[position : number - 1] if each.text[0].isupper())
        if capital and len(initials) > 2 and letters.endswith(initials):
            found = position
    if found == body.first or body.last != number - 1:
        return body
    wider = replace(body, first=found, name=scene.words(found, body.last))
    scene.widen(body, wider)
    return wider


def _names_owner(scene: Scene, number: int, body: Body) -> bool:
    """Whether the short form is that of the organisation the body belongs to: `Council of Ministers of the … (ECOWAS)`."""
    hit, end = scene.hit(number), scene.hit(number - 2)
    return hit is not None and end is not None and hit.key == end.key and end.first > body.first


def _widened(scene: Scene, number: int) -> Body | None:
    """The body that was read too short, `Agency for X` of `Agency for X in Y (AXY)`: taken up to the bracket."""
    last = number - 1
    end = next((each for each in range(last, max(0, last - _MOST_WORDS), -1) if scene.body(each - 1) is not None), None)
    body = scene.body(end - 1) if end is not None else None
    if scene.lower(last - 1) in _NO_BODIES:
        return None
    if body is None or end is None or any(scene.breaks[end : last + 1]) or body.last != end or scene.hit(number) is not None:
        return None
    between = [scene.tokens[each] for each in range(end, last)]
    named = any(token.text[0].isupper() for token in between) and between[0].text != ","
    if not named or not all(token.text[0].isupper() or token.lower in _LINKS for token in between):
        return None
    free = all(scene.hit(each) is None for each in range(end, last))
    if not free and not _spells(scene, body.first, number):
        return None
    wider = replace(body, last=last, name=scene.words(body.first, last))
    scene.widen(body, wider)
    return wider


def _spells(scene: Scene, first: int, number: int) -> bool:
    """Whether the letters of the short form are among the initials of the words, the first and the last at their ends."""
    letters = iter(scene.lower(each)[:1] for each in range(first, number - 1))
    short = scene.lower(number)
    return all(letter in letters for letter in short) and scene.lower(number - 2)[:1] == short[-1]


def _in_brackets(scene: Scene, number: int) -> bool:
    return number >= 2 and scene.lower(number - 1) == "(" and scene.lower(number + 1) == ")" and not scene.breaks[number]


def _is_short(word: str) -> bool:
    return 2 <= len(word) <= 12 and word.isalnum() and sum(ch.isupper() for ch in word) >= 2


def _spelled(scene: Scene, number: int) -> int | None:
    """First token of the capitalised words before the bracket whose initials spell the short form."""
    letters = [letter for letter in scene.tokens[number].text if letter.isupper()]
    position, left = number - 2, len(letters)
    first: int | None = None
    while position >= 0 and number - position <= _MOST_WORDS and left:
        if scene.breaks[position + 1] or scene.hit(position) is not None or scene.body(position) is not None:
            return None
        word = scene.tokens[position].text
        if word[0].isupper():
            if word[0].upper() != letters[left - 1]:
                return None
            left, first = left - 1, position
        elif not (word.isalpha() or word in _INSIDE or (word == "." and scene.lower(position - 1) in {"st", "mt"})):
            return None
        position -= 1
    if left or len(letters) < 2 or first is None:
        return None
    words = [scene.lower(each) for each in range(first, number - 1)]
    stop = next((order for order, word in enumerate(words) if order and word in {"of", "for", "on", "to", "in"}), len(words))
    return first if words[stop - 1] not in _NO_BODIES and not _NO_BODIES & set(words[-1:]) and not _TITLES & set(words) else None


def _uses(scene: Scene, learned: dict[str, Body]) -> Iterator[tuple[int, Body]]:
    for number in scene.numbers({fold(word) for word in learned}):
        body = learned.get(scene.tokens[number].text)
        if body is None or scene.hidden[number]:
            continue
        hit, other = scene.hit(number), scene.body(number)
        if other is None and (hit is None or hit.last - hit.first == 1):
            yield number, body
