"""Persons in lists that say of each only the country and, at most, a portfolio; their office stands before the list."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from graph.extraction.people.holders import Person
from graph.extraction.people.lists import complements, singular
from graph.extraction.people.names import honorifics_end, name_at, name_before
from graph.extraction.people.title_parts import Title
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["bracketed_people", "row_people"]

_SEPARATORS: Final = frozenset({";", ",", "and", "&"})
_CELLS: Final = frozenset({"-", ",", ":", "|", "(", "/"})
_BULLETS: Final = frozenset({"-", "*", "\u2022", "\u00b7", "\u25cf", "\u25aa", "\u25e6", "o", "|", ".", ")"})
_ENVOYS: Final = frozenset({"ambassador", "high commissioner", "permanent representative", "consul", "consul general", "envoy"})
_MESSENGERS: Final = frozenset({"envoy", "representative", "head of mission"})
_OF_STATES: Final = _ENVOYS | {
    *("minister", "president", "prime minister", "representative", "secretary", "delegate", "foreign minister", "chief", "head"),
    *("head of state", "head of government", "head of mission", "charge d'affaires", "attache", "senator", "premier", "king"),
}
_FAR: Final = 150
_LONG: Final = 14


class Row(NamedTuple):
    """A name at tokens `first` to `last`, its country, where its portfolio begins (0: none), and where the row ends."""

    first: int
    last: int
    country: Hit
    portfolio: int
    end: int


def row_people(scene: Scene, titles: Sequence[Title], taken: Sequence[bool]) -> Iterator[Person]:
    """Lines `A B, Kenya`, `Kenya - A B`, `A B (Kenya) - Trade and Industry`: at least two, one right after the other."""
    starts = [number for number in range(len(scene.tokens)) if number == 0 or _new_line(scene, number)]
    chain: list[Row] = []
    for start, stop in [*pairwise(starts), (starts[-1], len(scene.tokens))] if starts else []:
        row = _row(scene, start, stop) if stop - start < _LONG * 2 else None
        if row is not None and not any(taken[row.first : row.last]):
            chain.append(row)
            continue
        yield from _held(scene, titles, chain)
        chain = []
    yield from _held(scene, titles, chain)


def _held(scene: Scene, titles: Sequence[Title], chain: Sequence[Row]) -> Iterator[Person]:
    """The persons of the rows, each with the office that the list is of."""
    office = _office(titles, chain[0].first) if len(chain) > 1 else None
    if office is None and len({row.country.key for row in chain}) < 2:
        return
    for row in chain if len(chain) > 1 else ():
        own = [] if office is None else [_post(scene, office, row)]
        yield Person(row.first, row.last, "person.list", own)


def _post(scene: Scene, office: Title, row: Row) -> Title:
    parts = [office.words, *office.parts[1:]]
    if row.portfolio:
        parts.append(f"for {scene.words(row.portfolio, row.end)}")
    of: list[Hit | Body] = [row.country] if office.noun in _OF_STATES and not row.portfolio else list(office.of)
    return replace(office, first=row.first, head=row.first, last=row.last, plural=False, of=of, to=list(office.to), parts=parts)


def _row(scene: Scene, start: int, stop: int) -> Row | None:
    """What one line holds when it holds a name and a country and, at most, a portfolio."""
    number = start
    while number < stop - 2 and (scene.tokens[number].text in _BULLETS or scene.lower(number).isdigit()):
        number += 1
    country = _country(scene, number)
    if country is not None:
        after = country.last
        if scene.lower(after) not in _CELLS - {"(", ","} or after >= stop:
            return None
        first = honorifics_end(scene, after + 1)
        end = name_at(scene, first, lone=False)
        return Row(first, end, country, 0, stop) if end == stop else None
    first = honorifics_end(scene, number)
    end = name_at(scene, first, lone=False)
    if end is None or end >= stop or scene.lower(end) not in _CELLS:
        return None
    country = _country(scene, end + 1 + (scene.lower(end + 1) == "the"))
    if country is None:
        return None
    closed = country.last
    while scene.lower(closed) in {"(", ")", ";", ".", ","} and closed < stop:
        closed += 1
    if closed >= stop:
        return Row(first, end, country, 0, stop)
    told = scene.lower(closed) in {"-", ":", "|"} and stop - closed < _LONG and scene.capital(closed + 1)
    return Row(first, end, country, closed + 1, stop) if told else None


def _country(scene: Scene, number: int) -> Hit | None:
    hit = scene.hit(number)
    return hit if hit is not None and hit.kind == "country" and hit.first == number else None


def _new_line(scene: Scene, number: int) -> bool:
    return number > 0 and "\n" in scene.text[scene.tokens[number - 1].end : scene.tokens[number].start]


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
        for first, last, hit, end in chain if len(chain) > 1 else ():
            own = [_post(scene, office, Row(first, last, hit, 0, end))] if office is not None else []
            yield Person(first, last, "person.list", own)


def _bracketed(scene: Scene, taken: Sequence[bool]) -> Iterator[tuple[int, int, Hit, int]]:
    """Names with a country in brackets, or after `of`, behind them: first, last, country, end."""
    for hit in scene.hits:
        opens = hit.first - 1
        closes = next((number for number in range(hit.last, hit.last + 4) if scene.lower(number) == ")"), None)
        opens -= scene.lower(opens) == "the" and scene.lower(opens - 1) == "of"
        if hit.kind == "country" and scene.lower(opens) == "of" and not scene.breaks[opens] and scene.lower(hit.last) != "'":
            first = name_before(scene, opens)
            if first is not None and not any(taken[first:opens]):
                yield first, opens, hit, hit.last
            continue
        if hit.kind != "country" or scene.lower(opens) != "(" or closes is None or scene.breaks[opens]:
            continue
        first = name_before(scene, opens)
        if first is not None and not any(taken[first:opens]):
            yield first, opens, hit, closes + 1


def _office(titles: Sequence[Title], position: int) -> Title | None:
    """The office named last in the plural and of no one country: `seven ambassadors`."""
    near = [title for title in titles if title.plural and position - _FAR < title.last <= position]
    if not near or any(isinstance(each, Hit) and each.kind == "country" for each in near[-1].of):
        return None
    envoys = [title for title in near if title.noun == "ambassador"] if near[-1].noun in _MESSENGERS else []
    near = envoys or near
    words = singular(near[-1])
    return replace(near[-1], words=words, parts=[words, *complements(near[-1])], to=list(near[-1].to))
