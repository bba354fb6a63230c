"""Of which state an office is that names none: the heading it stands under, the country visited, where the embassy is."""

import re
from typing import Final

from graph.extraction.actors.actors import Cast
from graph.extraction.people.names import is_honorific
from graph.extraction.people.title_parts import Title
from graph.extraction.text.scene import Scene

__all__ = ["companion_state", "is_guest", "state_of_place"]

_MET: Final = frozenset({"met", "meet", "meets", "meeting", "greeted", "saw", "called", "thanked", "congratulated"})
_TALKS: Final = (
    "meet",
    "met",
    "talk",
    "exchange",
    "conversation",
    "discuss",
    "spoke",
    "audience",
    "consult",
    "interview",
    "conferr",
)
_RECEIVING: Final = frozenset({"received", "welcomed", "greeted", "hosted", "met", "accompanied", "invited", "seen"})
_JOURNEYS: Final = ("visit", "trip", "tour", "arriv", "travel", "landed", "flew", "stay")
_LOCAL: Final = frozenset({"to", "in", "visited", "visiting", "visits", "at"})
_ARTICLES: Final = frozenset({"the", "his", "her", "its", "new", "then"})
_ENVOYS: Final = frozenset({"ambassador", "consul", "consul general", "charge d'affaires", "counsellor", "counselor", "attache"})
_EMBASSY: Final = ("embassy", "high commission", "consulate")
_LISTS: Final = re.compile(r"\b(?:meet|talk|audience|call|visit|lunch|dinner|reception)", re.IGNORECASE)
_NEAR: Final = 6
_BACK: Final = 110
_HEADER: Final = 60
_BLOCKS: Final = 7
_FOLLOWS: Final = 9
_WITHIN: Final = 36
_GOING: Final = frozenset({"visited", "visits", "visit", "arrived", "arrives", "traveled", "travelled", "travels", "flew"})
_BESIDES: Final = frozenset({"accompanied", "along", "together", "joined", "flanked", "assisted"})


def state_of_place(cast: Cast, title: Title) -> str | None:
    """The country of an office of state whose title names none; None where its place says nothing."""
    return _row_place(cast, title) or _headed(cast, title) or _visited(cast, title) or _host(cast, title)


def _row_place(cast: Cast, title: Title) -> str | None:
    """`10 June, Samarkand (Uzbekistan) - meeting with TITLE`: the country that the line gives as the place of its event."""
    scene, number = cast.scene, title.first
    while number > 0 and "\n" not in scene.text[scene.tokens[number - 1].end : scene.tokens[number].start]:
        number -= 1
    for each in range(number, title.first):
        hit = scene.hit(each)
        if hit is not None and hit.kind in {"country", "place"} and scene.lower(each - 1) in {"(", ","}:
            after = hit.last + (scene.lower(hit.last) == ")")
            if (
                scene.lower(after) in {"-", ":"}
                and scene.breaks[after] | scene.breaks[after + 1]
                and _LISTS.search(scene.words(after, title.first))
            ):
                return _other(cast, _place(cast, each) or "") if _place(cast, each) else None
    return None


def _headed(cast: Cast, title: Title) -> str | None:
    """The country that is alone in the line above: sections and lists by countries."""
    scene, number = cast.scene, title.first
    for _ in range(_BLOCKS):
        while number > 0 and not scene.breaks[number]:
            number -= 1
        if number == 0:
            return None
        hit = scene.hit(number - 1 - (scene.lower(number - 1) == ":"))
        if hit is not None and hit.kind == "country":
            before = hit.first - (scene.lower(hit.first - 1) == "the" and not scene.breaks[hit.first])
            if scene.breaks[before] and scene.breaks[number] and not scene.dateline[hit.first]:
                return _other(cast, hit.key) if number > _BLOCKS else None
        number -= 1
    return None


def _visited(cast: Cast, title: Title) -> str | None:
    """`On his visit to X he met with TITLE`: the officials met on a journey are those of the country visited."""
    scene = cast.scene
    if not _is_met(scene, title.first - 1):
        return None
    number = title.first - 1
    while number > max(0, title.first - _BACK):
        key = _place(cast, number)
        hit = scene.hit(number)
        if key is not None and hit is not None and scene.lower(hit.first - 1 - (scene.lower(hit.first - 1) == "the")) in _LOCAL:
            around = [scene.lower(each) for each in range(hit.first - _NEAR, hit.last + _NEAR)]
            if any(word.startswith(_JOURNEYS) for word in around):
                return _other(cast, key)
        number = hit.first - 1 if hit is not None else number - 1
    return None


def _is_met(scene: Scene, number: int) -> bool:
    """Whether the words before a title say that its holder was met or received."""
    while not scene.breaks[number + 1] and (
        scene.lower(number) in _ARTICLES or is_honorific(scene, number) or scene.lower(number) == "."
    ):
        number -= 1
    word, before = scene.lower(number), scene.lower(number - 1)
    called = word == "on" and {"call", "called", "calls", "calling"} & {before, scene.lower(number - 2)}
    talked = word == "with" and any(scene.lower(each).startswith(_TALKS) for each in range(number - _NEAR, number))
    return word in _MET or bool(called) or talked or (word == "by" and before in _RECEIVING)


def _place(cast: Cast, number: int) -> str | None:
    """The country named at a token, that of the town there."""
    hit = cast.scene.hit(number)
    if hit is None or hit.kind not in {"country", "place"}:
        return None
    return hit.key if hit.kind == "country" else cast.registry.entries[hit.key].country or None


def _other(cast: Cast, key: str) -> str | None:
    return cast.open_country(key) if key != cast.home else None


def _host(cast: Cast, title: Title) -> str | None:
    """`Embassy of X in Y` heads the page: ministers without a country are those of Y."""
    if title.noun in _ENVOYS:
        return None
    for body in cast.scene.bodies:
        if body.first >= _HEADER or not body.name.lower().startswith(_EMBASSY):
            continue
        for number in range(body.first, body.last + 3):
            hit = cast.scene.hit(number)
            if (
                hit is not None
                and hit.first == number
                and cast.scene.lower(number - 1 - (cast.scene.lower(number - 1) == "the")) in {"in", "to"}
            ):
                key = _place(cast, number)
                return _other(cast, key) if key is not None else None
    return None


def is_guest(cast: Cast, title: Title) -> bool:
    """`when Prime Minister NAME visited X`: whoever visits the home country holds no office of it."""
    scene = cast.scene
    for number in range(title.last, min(title.last + _FOLLOWS, len(scene.tokens))):
        if scene.breaks[number] or scene.lower(number) in {",", ";", ".", "and"}:
            return False
        if scene.lower(number) in _GOING:
            following = number + 1 + (scene.lower(number + 1) in {"to", "in"})
            following += scene.lower(following) == "the"
            return cast.home is not None and _place(cast, following) == cast.home
    return False


def companion_state(cast: Cast, title: Title) -> str | None:
    """`A, Foreign Minister of X, accompanied by B, Minister of Health`: the state of the one who is accompanied."""
    scene = cast.scene
    for number in range(title.first - 1, max(0, title.first - _WITHIN), -1):
        if scene.breaks[number + 1] or scene.lower(number) in {".", ";"}:
            return None
        if scene.lower(number) in {"by", "with"} and scene.lower(number - 1) in _BESIDES:
            position = scene.tokens[number].start
            before = [each for each in cast.persons if each.end <= position]
            account = cast.ledger.get(before[-1].actor) if before else None
            states = [post.of for post in account.posts if post.of is not None] if account is not None else []
            known = [cast.ledger.get(key) for key in states]
            return next((each.key for each in known if each is not None and each.kind == "country"), None)
    return None
