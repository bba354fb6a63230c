"""What looks like a body and is none: meetings, halls, places, presidencies in turn, offices and services without a name."""

from typing import Final, NamedTuple

from graph.extraction.lexicon import section
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["LOCAL", "Found", "no_body"]

LOCAL: Final = frozenset({"in", "to", "at", "with", "under", "against"})
_TITLES: Final = frozenset(section("titles", "heads"))
_MEETINGS: Final = frozenset({"meeting", "session", "conference", "summit", "meetings", "consultation", "consultations"})
_OFFICES: Final = frozenset({"cabinet", "government", "parliament", "court", "police"})
_HALLS: Final = frozenset(
    {"convention", "conference", "exhibition", "congress", "expo", "international", "media", "press", "trade"}
)
_MISSIONS: Final = frozenset(
    {"permanent", "diplomatic", "observer", "observation", "monitoring", "assistance", "support", "stabilization", "special"}
)
_DESKS: Final = frozenset(section("bodies", "desks"))
_TOLD: Final = frozenset({"press", "media", "information", "communication", "communications", "news", "visa", "consular"})
_CONGRESS: Final = frozenset({"national", "people", "s", "federal", "party", "state", "tatar", "jewish", "metal", "workers"})
_NUMERALS: Final = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"})
_COUNTS: Final = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "various", "many", "all"}
)
_ROTATING: Final = frozenset({"format", "group", "igo", "un"})


class Found(NamedTuple):
    """A candidate: `first` to `end` are its words, `number` to `last` its head noun, `left` and `right` the owners around it."""

    first: int
    number: int
    last: int
    end: int
    left: Hit | None
    right: Hit | None
    inner: Body | None
    kind: str


def no_body(scene: Scene, found: Found, word: str) -> bool:
    """Whether the words name no body; `word` is the head noun."""
    alone, bare = found.first == found.number, found.end == found.last
    following = scene.lower(found.end)
    meeting = bare and following in _MEETINGS and scene.capital(found.end)
    unnamed = not scene.capital(found.number) and bare and found.left is None and found.right is None and found.inner is None
    media = scene.hit(found.first - 1)
    of_media = media is not None and media.kind == "media" and found.first > 0 and not scene.breaks[found.first]
    owner = found.left or found.right
    delegation = word == "delegation" and (owner is None or owner.kind not in {"un", "igo"})
    officer = bare and word in _OFFICES and following in _TITLES and scene.capital(found.end)
    joined = alone and scene.lower(found.first - 1) == "-" and scene.joined(found.first)  # `Chairperson-in-Office`
    numbered = scene.tokens[found.first].text in _NUMERALS and not alone
    ownerless = owner is None or (found.left is None and scene.lower(found.last) in LOCAL)
    counted = ownerless and scene.lower(found.first - 1) in _COUNTS and not scene.breaks[found.first]
    treasury = word == "treasury" and alone and owner is None and scene.lower(found.first - 2) != "to"
    return (
        meeting
        or unnamed
        or of_media
        or delegation
        or officer
        or joined
        or numbered
        or counted
        or treasury
        or (word == "society" and scene.lower(found.number - 1) == "civil")
        or (alone and _unit_of_place(scene, found))
        or _hall(scene, found, word)
        or _in_turn(scene, found, word)
        or _desk(scene, found, word)
    )


def _desk(scene: Scene, found: Found, word: str) -> bool:
    """`Press Office`, `Economic Section`: whom to ask; `World Congress`: where people meet."""
    before = {scene.lower(number) for number in range(found.first, found.number)}
    if word == "congress":
        return found.left is None and found.right is None and bool(before) and not before & _CONGRESS
    ownerless = found.left is None and found.right is None and found.end == found.last
    if word == "administration" and before == {"general"}:
        return found.left is None and found.right is None
    told = before <= _DESKS and (word != "division" or bool(before & _TOLD))
    return found.kind == "unit" and ownerless and bool(before) and told


def _unit_of_place(scene: Scene, found: Found) -> bool:
    """`Office in Turkmenistan`: a place, no name."""
    local = scene.lower(found.last) in LOCAL
    return found.kind == "unit" and found.inner is None and local


def _hall(scene: Scene, found: Found, word: str) -> bool:
    """`Convention Center`, `Vienna International Centre`: where people meet."""
    before = scene.lower(found.number - 1) if found.number > found.first else ""
    return word == "center" and found.end == found.last and before in _HALLS


def _in_turn(scene: Scene, found: Found, word: str) -> bool:
    """`V4 Presidency`, `Pacific Mission`: a turn or a journey."""
    if word == "presidency":
        before = scene.hit(found.first - 1) if not scene.breaks[found.first] else None
        owner = found.left or found.right or before
        return (owner is not None and owner.kind in _ROTATING) or (found.inner is not None and found.inner.kind in _ROTATING)
    if word != "mission":
        return False
    modifiers = {scene.lower(number) for number in range(found.first, found.number)}
    owned = found.left is not None and found.left.kind in {"un", "igo"}
    return not owned and not modifiers & _MISSIONS and scene.lower(found.last) not in {"of", "to"}
