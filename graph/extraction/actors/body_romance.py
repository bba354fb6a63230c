"""Bodies under their Spanish, French or Portuguese names: `Ministerio de Relaciones Exteriores`, `Universidade de X`."""

from typing import Final

from graph.extraction.lexicon import pairs, section
from graph.extraction.text.phrases import Phrases
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["FIRST_WORDS", "romance_body"]

_HEADS: Final = Phrases(pairs("bodies", "romance heads"))
_LINKS: Final = frozenset(section("bodies", "romance links"))
_HOUSES: Final = Phrases(pairs("bodies", "houses of foreign ministries"))
_CANONICAL: Final = pairs("bodies", "romance ministries")
_AT: Final = frozenset({"at", "in", "near", "outside", "inside"})
FIRST_WORDS: Final = _HEADS.first_words | _HOUSES.first_words
_MOST: Final = 14


def romance_body(scene: Scene, number: int) -> Body | None:
    """The body whose name in a Romance language begins at token `number`."""
    house = _HOUSES.match(scene, number)
    if house is not None and scene.capital(number):
        return _house(scene, number, *house)
    head = _HEADS.match(scene, number)
    if head is None or not scene.capital(number):
        return None
    end, owner = _end(scene, head[0])
    if end == head[0]:
        return None
    words = scene.words(number, owner.first if owner is not None else end)
    while words.split()[-1].lower() in _LINKS or words.endswith(" of"):
        words = words.rpartition(" ")[0]
    canonical = _CANONICAL.get(" ".join(scene.lower(each) for each in range(number, number + len(words.split()))), "")
    if canonical and head[1] == "gov":
        return Body(number, end, "gov", canonical, owner, None, "body.ministry")
    return Body(number, end, head[1], scene.words(number, end), owner, None, f"body.{head[1]}")


def _house(scene: Scene, number: int, last: int, country: str) -> Body | None:
    """The ministry that the house stands for, unless it is where people meet."""
    before = number - 1 - (scene.lower(number - 1) == "the")
    if scene.lower(before) in _AT or scene.lower(last) in {"palace", "palacio"}:
        return None
    return Body(
        number, last, "gov", "Ministry of Foreign Affairs", Hit(0, 0, "country", country, "body.sole"), None, "body.ministry"
    )


def _end(scene: Scene, first: int) -> tuple[int, Hit | None]:
    """End of the name and the country it ends in: capitalised words and the small words of the language."""
    number = end = first
    owner: Hit | None = None
    linked = False
    while number < first + _MOST and not scene.ends(number):
        hit = scene.hit(number)
        if (
            hit is not None
            and hit.kind in {"country", "place", "region"}
            and (linked or number == first or scene.lower(number - 1) in _LINKS)
        ):
            owner = hit if hit.kind == "country" else None
            number = end = hit.last
        elif scene.lower(number) in _LINKS and not scene.capital(number):
            linked = True
            number += 1
        elif scene.lower(number) == "'" and linked:
            number += 1
        elif scene.capital(number) and hit is None and scene.tokens[number].text.isalpha():
            number = end = number + 1
        else:
            break
    following = scene.hit(end + 1) if owner is None and scene.lower(end) == "of" and not scene.ends(end) else None
    return (following.last, following) if following is not None and following.kind == "country" else (end, owner)
