"""Where the name of a body ends that is called after an instrument or after an office."""

from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.text.scene import Hit, Scene

__all__ = ["holder_end", "instrument_end", "ruler_end"]

_TITLES: Final = frozenset(section("titles", "heads"))
_DUTIES: Final = frozenset({"and", "for", "on", "in", "of", "the"})
_RULERS: Final = frozenset({"president", "government", "cabinet"})
_INSTRUMENTS: Final = frozenset(section("bodies", "named after"))


def instrument_end(scene: Scene, first: int) -> int | None:
    """End of the instrument that a committee serves: `of the Dialogue and Cooperation Agreement`."""
    number = first
    while number < min(first + 10, len(scene.tokens)) and not (number > first and scene.breaks[number]):
        if scene.capital(number) and number > first and scene.lower(number) in _INSTRUMENTS:
            return number + 1
        if not scene.capital(number) and scene.lower(number) not in {"and", "on", "of", "for", "-", ","}:
            return None
        number += 1
    return None


def holder_end(scene: Scene, first: int) -> int | None:
    """End of the office whose holder's bureau it is: `Office of the Ocean Commissioner`, `Office of the Prime Minister`."""
    number = first
    while number < min(first + 6, len(scene.tokens)) and scene.capital(number) and not (number > first and scene.breaks[number]):
        if scene.lower(number) in _TITLES and scene.lower(number + 1) not in _TITLES:
            return _duty_end(scene, number + 1)
        if scene.hit(number) is not None and scene.hit(number) is not scene.hit(first):
            return None
        number += 1
    return None


def _duty_end(scene: Scene, end: int) -> int:
    """End of what the holder is for as well: `… Representative and Co-ordinator for Combating Trafficking in Human Beings`."""
    number = end
    while number < end + 14 and not scene.ends(number):
        small = scene.lower(number) in _DUTIES and number > end - 1
        if not small and not (scene.capital(number) and scene.hit(number) is None) and scene.lower(number) != "-":
            break
        number += 1
    while number > end and scene.lower(number - 1) in _DUTIES:
        number -= 1
    ends_title = scene.lower(end) in {"and", "for", "on"} and number > end + 1 and scene.hit(number) is None
    duty = any(scene.lower(each) in {"for", "on"} for each in range(end, number))
    return number if ends_title and duty else end


def ruler_end(scene: Scene, first: int) -> tuple[int, Hit | None, None]:
    """`under the President of X`, `at the Cabinet of Ministers`."""
    if scene.lower(first) not in _RULERS:
        return first, None, None
    after = first + 1
    if scene.lower(first) == "cabinet" and scene.lower(after) == "of" and scene.lower(after + 1) in {"ministers", "minister"}:
        after += 2
    end = after
    after += scene.lower(after) == "of"
    after += scene.lower(after) == "the" and after > end
    country = scene.hit(after)
    return (country.last, country, None) if country and country.kind == "country" else (end, None, None)
