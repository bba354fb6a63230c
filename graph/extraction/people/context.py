"""Persons that no title stands beside: by styles, given names, countries in brackets, what they do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.people.holders import Person
from graph.extraction.people.lists import singular
from graph.extraction.people.names import honorifics_end, name_at, name_before, past_honorifics
from graph.extraction.people.title_parts import Title
from graph.extraction.text.scene import Hit, Scene

__all__ = ["bracketed_people", "shouted", "untitled"]

_SPEECH: Final = frozenset(section("people", "verbs of persons"))
_BEFORE: Final = frozenset(section("people", "before a person"))
_STYLES: Final = frozenset(section("people", "styles"))
_OF_PERSONS: Final = frozenset(section("people", "of a person"))
_GIVEN: Final = frozenset(section("people", "given names"))
_SEPARATORS: Final = frozenset({";", ",", "and", "&"})
_DELEGATES: Final = frozenset(
    {"ambassador", "minister", "president", "prime minister", "representative", "commissioner", "secretary", "envoy", "delegate"}
)
_RELATED: Final = frozenset({"deputy", "successor", "predecessor", "spouse", "wife", "husband", "daughter", "colleague", "host"})
_FAR: Final = 150


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
    if introduced or _given(scene, number, end) or _affiliated(scene, end) or scene.lower(end) in _SPEECH:
        return Person(past_honorifics(scene, number, end), end, "person.verb")
    return None


def _given(scene: Scene, first: int, end: int) -> bool:
    """Whether a run of capitals begins with a given name and is no part of a longer name."""
    whole = scene.ends(end) or not scene.capital(end)
    return scene.lower(first) in _GIVEN and whole and not (scene.lower(end) == "-" and scene.joined(end))


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
    hit, body = scene.hit(end + 1 + the), scene.body(end + 1 + the)
    if word not in {"of", "from", "("} or scene.ends(end):
        return False
    if body is not None and body.first == end + 1 + the:
        return word != "("
    return hit is not None and hit.first == end + 1 + the and hit.kind in {"un", "igo", "country"}


def bracketed_people(scene: Scene, titles: Sequence[Title], taken: Sequence[bool]) -> Iterator[Person]:
    """`A B (Kenya); C D (Peru) and E F (Oman)`: at least two, holders of the office that was named before in the plural."""
    chains: list[list[tuple[int, int, Hit, int]]] = []
    for entry in _bracketed(scene, taken):
        following = chains[-1][-1][3] if chains else -1
        while scene.lower(following) in _SEPARATORS and following < entry[0]:
            following += 1
        if chains and honorifics_end(scene, following) == entry[0]:
            chains[-1].append(entry)
        else:
            chains.append([entry])
    for chain in chains:
        office = _office(titles, chain[0][0]) if len(chain) > 1 else None
        for first, last, hit, _ in chain if len(chain) > 1 else ():
            own = [replace(office, first=first, head=first, last=last, plural=False, of=[hit])] if office is not None else []
            yield Person(first, last, "person.list", own)


def _bracketed(scene: Scene, taken: Sequence[bool]) -> Iterator[tuple[int, int, Hit, int]]:
    """Names with a country in brackets after them: first, last, country, end of the brackets."""
    for hit in scene.hits:
        opens = hit.first - 1
        closes = next((number for number in range(hit.last, hit.last + 4) if scene.lower(number) == ")"), None)
        if hit.kind != "country" or scene.lower(opens) != "(" or closes is None or scene.breaks[opens]:
            continue
        first = name_before(scene, opens)
        if first is not None and not any(taken[first:opens]):
            yield first, opens, hit, closes + 1


def _office(titles: Sequence[Title], position: int) -> Title | None:
    """The office named last in the plural and of no one country: `seven ambassadors`."""
    near = [title for title in titles if title.plural and position - _FAR < title.last <= position and title.noun in _DELEGATES]
    if not near or any(isinstance(each, Hit) and each.kind == "country" for each in near[-1].of):
        return None
    words = singular(near[-1])
    return replace(near[-1], words=words, parts=[words, *near[-1].parts[1:]], to=list(near[-1].to))


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
