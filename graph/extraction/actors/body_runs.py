"""How far the words of a body's name run after a preposition: portfolios, capitalised words, regions, what a group works on."""

import re
from typing import Final

from graph.extraction.actors.portfolios import PORTFOLIO, in_portfolio, portfolio_end
from graph.extraction.lexicon import section
from graph.extraction.text.phrases import Phrases
from graph.extraction.text.scene import Hit, Scene

__all__ = [
    "HEADS",
    "MODIFIED",
    "after_hit",
    "capital_run",
    "goes_on",
    "is_field",
    "is_portfolio",
    "listed_end",
    "portfolio_run",
    "subject_end",
]

MODIFIED: Final = frozenset(section("bodies", "modified"))
HEADS: Final = Phrases(
    dict.fromkeys(MODIFIED, "org") | {word: kind for kind in ("gov", "org", "unit", "group") for word in section("bodies", kind)}
)
TITLES: Final = frozenset(section("titles", "heads"))
STOPS: Final = TITLES | frozenset(section("bodies", "stops"))
_PARTS: Final = frozenset({"division", "section", "department", "directorate"})
_BEFORE_HEADS: Final = frozenset({"national", "state", "federal", "central", "supreme"})
_ALONE: Final = frozenset({"ministry", "embassy", "mission", "permanent mission", "parliament"})
_WITHIN: Final = frozenset({"agreement", "concept", "region"})
_GROUPS: Final = frozenset(section("bodies", "group"))
_NOUNS: Final = frozenset(section("bodies", "subject nouns"))
_PREPOSITIONS: Final = frozenset(section("bodies", "prepositions"))
_COMMON: Final = frozenset(section("titles", "not names")) | frozenset(section("bodies", "members"))
_PEOPLE: Final = frozenset(section("bodies", "whose it is"))
_FURTHER: Final = frozenset(section("bodies", "further subjects"))
# Endings of nouns for fields of work, so that a portfolio of any wording is read to its end: `Criminal Investigations`.
_FIELD: Final = re.compile(
    r".{3,}(?:tions?|sions?|ments?|ings?|ity|ities|ances?|ences?|ships?|ics|ology|ures?|isms?|inals?|ability|graphy|onomy)"
)


def is_field(word: str) -> bool:
    """Whether a folded word names a field of work."""
    return word in PORTFOLIO or word in _FURTHER or (_FIELD.fullmatch(word) is not None and word not in STOPS)


def after_hit(scene: Scene, hit: Hit, head: str) -> int:
    """End of `Europe, West and Central Asia` when the hit is a region, of `UNESCO Chairs` after a body; else of the hit."""
    end = hit.last
    if hit.kind == "region":
        number = end
        while scene.lower(number) in {",", "and"} or scene.lower(number) in {"west", "east", "north", "south", "central"}:
            number += 1
        region = scene.hit(number)
        if number > end and region is not None and region.kind == "region":
            end = region.last
    if hit.kind == "region" and head not in _ALONE:
        end = capital_run(scene, end)
    while hit.kind in {"un", "igo"} and head not in _ALONE and not scene.ends(end) and scene.capital(end):
        more = scene.lower(end) in _COMMON or (is_field(scene.lower(end)) and head in _PARTS)
        if scene.hit(end) is not None or not more or scene.lower(end) in STOPS:
            break
        end += 1
    return end


def portfolio_run(scene: Scene, first: int, head: str = "") -> int:
    """End of a run of portfolio words: `Labour and Social Protection`, `Education, Science and Sport`."""
    begins = scene.lower(first - 1) in {"of", "for"} and scene.lower(first - 2) == head
    if head == "ministry" and begins and not scene.capital(first):
        return _small_portfolio(scene, first)
    if not scene.capital(first) and scene.lower(first) != "seed":
        return first
    end = listed_end(scene, first, _field_end(scene, first, portfolio_end(scene, first)))
    end = next((n for n in range(first + 1, end) if _possessed(scene, n)), end)
    return _before_next(scene, first, end)


def _possessed(scene: Scene, number: int) -> bool:
    """`Ministry of Health's Central Supplies Unit`: what follows belongs to it."""
    return scene.lower(number) == "'" and scene.lower(number + 1) == "s" and scene.lower(number - 1) not in _PEOPLE


def _small_portfolio(scene: Scene, first: int) -> int:
    """End of a portfolio in small letters: `Ministry of investment and foreign trade`."""
    number = end = first
    while number < first + 8 and (number == first or not scene.ends(number)):
        if scene.lower(number) in PORTFOLIO and scene.hit(number) is None:
            end = number + 1
        elif scene.lower(number) not in {"and", ","}:
            break
        number += 1
    return end


def _before_next(scene: Scene, first: int, end: int) -> int:
    """Without what a list adds that begins another name: `Finance, National` of `Finance, National Olympic Committee`."""
    goes_further = end > first and not scene.ends(end) and scene.capital(end) and scene.lower(end) not in STOPS
    if not goes_further or (HEADS.match(scene, end) is None and scene.lower(end - 1) not in _BEFORE_HEADS):
        return end
    last = max((n for n in range(first + 1, end) if scene.lower(n) in {"and", ",", "&"}), default=first)
    while last > first and scene.lower(last - 1) in {"and", ",", "&"}:
        last -= 1
    return last if last > first else end


def listed_end(scene: Scene, first: int, end: int) -> int:
    """End of a list of fields that begins with `first` to `end`: `…, Science and Sport`."""
    while end > first and scene.lower(end) in {"and", ",", "&"} and not scene.ends(end) and goes_on(scene, end + 1):
        following = end + 1 + (scene.lower(end + 1) == "the")
        end = _field_end(scene, following, portfolio_end(scene, following))
    return end


def _field_end(scene: Scene, first: int, end: int) -> int:
    """End of a portfolio with the fields of work that follow its known words: `Public Prosecutions`, `Risk Reduction`."""
    if end == first and not _is_field_ahead(scene, first):
        return end
    number = found = end
    if number > first and scene.lower(number) == "-" and scene.joined(number) and scene.capital(number + 1):
        number += 1
    if number > first and scene.lower(number - 1) in _PEOPLE and scene.lower(number) == "'" and not scene.ends(number):
        number += 1 + (scene.lower(number + 1) == "s")
    while number < end + 6 and scene.capital(number) and not (number > first and scene.breaks[number]):
        if scene.hit(number) is not None or scene.lower(number) in STOPS:
            break
        if HEADS.match(scene, number) is not None:
            return end
        number += 1
        number += scene.lower(number) == "-" and scene.joined(number) and scene.capital(number + 1)
        found = number if is_field(scene.lower(number - 1)) else found
    return found


def _is_field_ahead(scene: Scene, first: int) -> bool:
    """Whether `and` is followed by another field: `Interethnic Relations and Friendly Ties`."""
    before = scene.lower(first - 1) in {"and", ",", "&", "the"}
    return before and any(is_field(scene.lower(number)) and scene.capital(number) for number in (first, first + 1))


def goes_on(scene: Scene, number: int) -> bool:
    """Whether the portfolio goes on at `number`, and not another body or title."""
    if scene.lower(number) == "the" and scene.lower(number - 1) == ",":
        return False
    number += scene.lower(number) == "the"
    if not is_portfolio(scene, number) and (scene.hit(number) is not None or _field_end(scene, number, number) == number):
        return False
    ahead = number
    while ahead < number + 5 and scene.capital(ahead) and not scene.breaks[ahead]:
        if HEADS.match(scene, ahead) is not None or scene.lower(ahead) in TITLES:
            return False
        ahead += 1
    return True


def capital_run(scene: Scene, first: int) -> int:
    """End of a run of at most five capitalised words of a free name."""
    number = first
    while number < min(first + 5, len(scene.tokens)) and not (number > first and scene.breaks[number]) and scene.capital(number):
        named = scene.hit(number) is not None and _kind_at(scene, number) not in _WITHIN
        if named or scene.lower(number) in STOPS:
            break
        number += 1
        hyphen = scene.lower(number) == "-" and not scene.ends(number) and scene.joined(number) and scene.joined(number + 1)
        number += hyphen and scene.capital(number + 1)
    return number


def _kind_at(scene: Scene, number: int) -> str:
    hit = scene.hit(number)
    return hit.kind if hit is not None else ""


def is_portfolio(scene: Scene, number: int) -> bool:
    return number >= 0 and in_portfolio(scene, number) and scene.capital(number)


def subject_end(scene: Scene, first: int, head: str) -> int:
    """End of what a group works on, in small letters: `on the delimitation of the border of …`."""
    if head not in _GROUPS:
        return first
    number = end = first
    while number < min(first + 16, len(scene.tokens)) and not (number > first and scene.breaks[number]):
        hit = scene.hit(number)
        if hit is not None:
            number = end = hit.last
        elif scene.lower(number) in PORTFOLIO | _NOUNS or scene.capital(number):
            number = end = number + 1
        elif scene.lower(number) in _PREPOSITIONS or scene.lower(number) in {"the", "and"}:
            number += 1
        else:
            break
    return end
