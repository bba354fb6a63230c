"""Persons that no title stands beside: by styles, given names, what they do."""

from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.people.holders import Person
from graph.extraction.people.names import honorifics_end, name_at, past_honorifics
from graph.extraction.text.scene import Scene

__all__ = ["shouted", "untitled"]

_SPEECH: Final = frozenset(section("people", "verbs of persons"))
_BEFORE: Final = frozenset(section("people", "before a person"))
_STYLES: Final = frozenset(section("people", "styles"))
_OF_PERSONS: Final = frozenset(section("people", "of a person"))
_GIVEN: Final = frozenset(section("people", "given names"))
_CALLINGS: Final = frozenset(section("people", "callings"))
_RELATED: Final = frozenset({"deputy", "successor", "predecessor", "spouse", "wife", "husband", "daughter", "colleague", "host"})


def untitled(scene: Scene, number: int) -> Person | None:
    """A name that a style, a list of countries or a verb of persons gives away."""
    styled = _styled(scene, number)
    if styled is not None:
        return styled
    hit = scene.hit(number)
    if not scene.capital(number) or (hit is not None and hit.kind != "place"):
        return None
    end = name_at(scene, number, lone=False)
    if end is None or (scene.capital(number - 1) and not scene.breaks[number] and scene.hit(number - 1) is None):
        return None
    before = scene.lower(number - 1) if not scene.breaks[number] else ""
    related = before in _RELATED or (before == "," and scene.lower(number - 2) in _RELATED)
    introduced = related or before in _BEFORE or (before == "of" and scene.lower(number - 2) in _OF_PERSONS)
    if (
        introduced
        or _given(scene, number, end)
        or _affiliated(scene, end)
        or _described(scene, end)
        or scene.lower(end) in _SPEECH
    ):
        return Person(past_honorifics(scene, number, end), end, "person.verb")
    return None


def _given(scene: Scene, first: int, end: int) -> bool:
    """Whether a run of capitals begins with a given name and is no part of a longer name."""
    whole = scene.ends(end) or not scene.capital(end)
    return scene.lower(first) in _GIVEN and whole and not (scene.lower(end) == "-" and scene.joined(end))


def _described(scene: Scene, end: int) -> bool:
    """`NAME, a career diplomat`, `NAME, 52,`: said to be a person after the comma."""
    if scene.lower(end) != "," or scene.ends(end):
        return False
    if scene.lower(end + 1).isdigit() and scene.lower(end + 2) == "," and len(scene.lower(end + 1)) == 2:
        return True
    if scene.lower(end + 1) not in {"a", "an", "the", "one", "who", "whose"}:
        return False
    words = [scene.lower(number) for number in range(end + 2, end + 8)]
    stop = next((number for number, word in enumerate(words) if word in {",", ".", ";", "of", "from", "in"}), len(words))
    return scene.lower(end + 1) in {"who", "whose"} or any(word in _CALLINGS for word in words[:stop])


def _styled(scene: Scene, number: int) -> Person | None:
    """`Mr. NAME`, `H.E. NAME`, `the Honourable NAME`."""
    word = scene.lower(number)
    excellency = word == "h" and scene.lower(number + 2) == "e"
    if not scene.capital(number) or not (word in _STYLES or excellency):
        return None
    first = honorifics_end(scene, number)
    end = name_at(scene, first, lone=True) if first > number else None
    return Person(first, end, "person.honorific") if end is not None else None


def _affiliated(scene: Scene, end: int) -> bool:
    """`NAME of UN Women`, `NAME (WHO)`, `NAME of Chile`, `NAME of the Centre for X`."""
    word, the = scene.lower(end), scene.lower(end + 1) == "the"
    after = scene.hit(end + 1)
    if word == "," and after is not None and after.kind in {"un", "igo"} and not scene.ends(end + 1):
        return scene.tokens[end + 1].text.isupper() and (scene.ends(after.last) or scene.lower(after.last) in {",", ";", "."})
    hit, body = scene.hit(end + 1 + the), scene.body(end + 1 + the)
    if word not in {"of", "from", "("} or scene.ends(end):
        return False
    if body is not None and body.first == end + 1 + the:
        return word != "("
    return hit is not None and hit.first == end + 1 + the and hit.kind in {"un", "igo", "country"}


def shouted(scene: Scene, person: Person) -> bool:
    """Whether the name stands in a heading of capitals and nowhere else: `THE CHAIR OPENS SESSION`."""
    if person.rule in {"person.honorific", "person.list"}:
        return False
    first, last = person.first, person.last
    while first > max(0, person.first - 3) and not scene.breaks[first]:
        first -= 1
    while last < person.last + 3 and not scene.ends(last):
        last += 1
    around = [token.text for token in scene.tokens[first:last] if len(token.text) > 2]
    if any(not word.isupper() for word in around if word.isalpha()) or len(around) < 2:
        return False
    words = {token.lower for token in scene.tokens[person.first : person.last] if len(token.text) > 2}
    plain = {token.lower for token in scene.tokens if token.text[0].isupper() and not token.text.isupper()}
    return not words <= plain
