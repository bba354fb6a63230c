"""Whose the posts of a person are by what stands around name and titles: `President NAME of X`, rows under a country."""

from dataclasses import replace
from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.people.holders import Person
from graph.extraction.people.names import is_honorific
from graph.extraction.people.title_parts import Title
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["add_owners"]

_AT_HOME: Final = frozenset({"minister", "secretary", "director", "director general"})  # who is one is no envoy
_OFFICERS: Final = frozenset(section("titles", "generic")) | frozenset(section("titles", "staff"))


def add_owners(scene: Scene, person: Person) -> None:
    """Complete the titles of a person by the country or body around them."""
    _country_before(scene, person)
    _country_after(scene, person)
    _next_cell(scene, person)


def _country_after(scene: Scene, person: Person) -> None:
    """`President NAME of Togo`, `Premier NAME of the State Council`: whose the post is stands after the name."""
    behalf = [scene.lower(number) for number in range(person.last, person.last + 3)] == ["on", "behalf", "of"]
    following = person.last + (3 if behalf else 1)
    following += scene.lower(following) == "the"
    if not (behalf or scene.lower(person.last) in {"of", "from", "for"}) or scene.ends(person.last) or scene.ends(following):
        return
    hit, body = scene.hit(following), scene.body(following)
    for title in person.titles:
        style = title.words.lower() == "ambassador" and any(each.noun in _AT_HOME for each in person.titles)
        if title.last > person.first or title.of or style:
            continue
        if body is not None and body.first == following and title.noun not in {"ambassador", "minister"}:
            title.of = [body]
            last = body.owner.first if body.owner is not None and body.owner.first > body.first else body.last
            while scene.lower(last - 1) in {"of", "the"}:
                last -= 1
            title.parts.append(f"of {scene.words(person.last + 1, last)}")
        elif hit is not None and hit.first == following and _takes(title, hit):
            title.of = [hit]


def _next_cell(scene: Scene, person: Person) -> None:
    """`NAME | TITLE | X`, or each in a line of its own: whose the post is stands in the next cell or line."""
    for title in person.titles:
        if title.last <= person.first and not title.of and title.noun in _OFFICERS:
            _body_after(scene, person, title)
        following = title.last + (scene.lower(title.last) == "|")
        if title.of or title.last <= person.first or following >= len(scene.tokens):
            continue
        body, hit = scene.body(following), scene.hit(following)
        apart = following > title.last or (_new_line(scene, following) and _new_line(scene, title.first))
        found = body if body is not None and body.first == following else hit
        if not apart or found is None or found.first != following:
            continue
        alone = _new_line(scene, found.last) or scene.lower(found.last) == "|"
        if alone and (not isinstance(found, Hit) or _takes(title, found)):
            title.of = [found]


def _body_after(scene: Scene, person: Person, title: Title) -> None:
    """`Director-General NAME, Department of X,`: the body after the name and a comma."""
    first = person.last + 1 + (scene.lower(person.last + 1) == "the")
    body = scene.body(first)
    if scene.lower(person.last) != "," or body is None or body.first != first or scene.ends(first):
        return
    if scene.ends(body.last) or scene.lower(body.last) in {",", ".", ";", ")"}:
        title.of = [body]


def _takes(title: Title, hit: Hit) -> bool:
    """Whether the name of a country or organisation after the holder's name can say whose the post is."""
    return hit.kind == "country" or (hit.kind in {"un", "igo"} and title.noun not in {"ambassador", "minister"})


def _country_before(scene: Scene, person: Person) -> None:
    """`Kazakhstan – NAME, Minister of X;`, `Zambia: H.E. President NAME`: a list by countries says whose the posts are."""
    first = min([person.first, *(title.first for title in person.titles if title.last <= person.first)])
    while not scene.breaks[first] and (is_honorific(scene, first - 1) or scene.lower(first - 1) == "."):
        first -= 1
    if scene.lower(first - 1) not in {"-", ":", "|", "/"} or scene.breaks[first]:
        return
    hit = scene.hit(first - 2)
    if hit is not None and hit.kind in {"country", "igo", "un"} and not scene.breaks[first - 1]:
        before = scene.lower(hit.first - 1)
        if scene.breaks[hit.first] or before in {".", ";", ":", ",", "and", "the", "-", "|", "/", "*", "·", "•", "of", "for"}:
            for title in person.titles:
                title.of = title.of or ([] if title.common else [hit])
                _adopt(scene, title, hit)


def _adopt(scene: Scene, title: Title, country: Hit) -> None:
    """The ministry of a title is that of the country its row stands under."""
    body = title.of[0] if title.of else None
    if isinstance(body, Body) and body.kind == "gov" and body.owner is None and country.kind == "country":
        owned = replace(body, owner=country)
        scene.widen(body, owned)
        title.of = [owned]


def _new_line(scene: Scene, number: int) -> bool:
    """Whether a line or a cell begins at a token."""
    if number <= 0 or number >= len(scene.tokens):
        return True
    gap = scene.text[scene.tokens[number - 1].end : scene.tokens[number].start]
    return "\n" in gap or "\t" in gap
