"""Bodies named after a holder or several at once: `Prime Minister's Office`, `Ministries of Finance and of Energy`."""

from typing import Final

from graph.extraction.actors.portfolios import portfolio_end
from graph.extraction.lexicon import section
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["holders_office", "hyphened_words", "ministries", "possessive_words", "series_words"]

_HOLDERS: Final = frozenset(
    {"president", "minister", "premier", "chancellor", "governor", "king", "emir", "amir", "sultan", "prosecutor"}
)
_RANKS: Final = frozenset({"prime", "vice", "deputy", "first", "chief", "state", "public", "federal", "general"})
_WIDE: Final = frozenset({"international", "national", "regional", "global", "european", "world", "federal", "central", "higher"})
_OF: Final = frozenset({"of", "for"})

_LAW: Final = frozenset({"prosecutor", "attorney", "auditor", "procurator", "inspector", "comptroller", "solicitor"})
_PEOPLE: Final = frozenset(section("bodies", "whose it is"))

Item = tuple[int, int, bool]


def holders_office(scene: Scene, number: int, last: int) -> Body | None:
    """`the Vice President's Office (of X)`: an office of state whose head noun stands at `number` to `last`."""
    holder = number - 3
    possessive = (
        scene.lower(number - 1) == "s" and scene.lower(number - 2) == "'" and not any(scene.breaks[max(0, holder) : last])
    )
    chief = scene.lower(holder) == "general" and scene.lower(holder - 1) in _LAW
    chief = chief or (scene.lower(holder) == "general" and scene.lower(holder - 1) == "-" and scene.lower(holder - 2) in _LAW)
    if not possessive or not (chief or scene.lower(holder) in _HOLDERS) or not scene.capital(holder) or not scene.capital(number):
        return None
    first = holder - (1 + (scene.lower(holder - 1) == "-")) * chief
    while first > 0 and not scene.breaks[first] and scene.lower(first - 1) in _RANKS and scene.capital(first - 1):
        first -= 1
    owner = scene.hit(last + 1 + (scene.lower(last + 1) == "the")) if scene.lower(last) == "of" else None
    if owner is not None and owner.kind == "country":
        return Body(first, owner.last, "gov", scene.words(first, owner.last), owner, None, "body.gov")
    return Body(first, last, "gov", scene.words(first, last), None, None, "body.gov")


def possessive_words(scene: Scene, number: int) -> int:
    """How many tokens before `number` are `People's`, `Women's`, `Peoples'`: whose a body is by its name; 0 for none."""
    written = 2 if scene.lower(number - 1) == "s" and scene.lower(number - 2) == "'" else scene.lower(number - 1) == "'"
    word = number - written - 1
    named = bool(written) and scene.lower(word) in _PEOPLE and scene.capital(word)
    return written + 1 if named and not any(scene.breaks[word + 1 : number + 1]) else 0


def hyphened_words(scene: Scene, number: int) -> int:
    """How many tokens before `number` are `Inter-governmental`, `Sub-regional`: a capital before the hyphen only; 0 for none."""
    first = number - 3
    small = first >= 0 and scene.lower(number - 2) == "-" and not scene.capital(number - 1)
    joined = small and scene.joined(number - 1) and scene.joined(number - 2) and scene.capital(first)
    return 3 if joined and scene.hit(first) is None and not any(scene.breaks[first + 1 : number + 1]) else 0


def series_words(scene: Scene, number: int) -> int:
    """How many tokens before `number` begin a series, `International Science,` of `International Science, Technology and
    Innovation Centre`; 0 for none."""
    if scene.lower(number - 1) != "," or scene.breaks[number] or "and" not in map(scene.lower, range(number, number + 5)):
        return 0
    first = number - 1
    while first > 0 and number - first < 8 and not scene.breaks[first]:
        named = scene.capital(first - 1) and scene.hit(first - 1) is None
        if not named and scene.lower(first - 1) != ",":
            return 0
        first -= 1
        if scene.lower(first) in _WIDE:
            return number - first
    return 0


def ministries(scene: Scene, number: int) -> list[Body]:
    """`Ministries of Health, Education and Labour of X`: one body for each, from the token of `Ministries`; [] for none."""
    of_several = scene.lower(number - 1) == "'" and scene.lower(number - 2).endswith("s")
    if of_several or scene.lower(number) != "ministries" or not scene.capital(number) or scene.lower(number + 1) not in _OF:
        return []
    items: list[Item] = []
    following = number + 2
    repeated = False
    while not scene.ends(following):
        following += scene.lower(following) == "the"
        end = portfolio_end(scene, following)
        if end == following or not scene.capital(following):
            break
        items.append((following, end, repeated))
        following = end
        while scene.lower(following) in {",", "and", "&"} and following < end + 2:
            following += 1
        repeated = scene.lower(following) in _OF and following > end
        following += repeated
        if following == end:
            break
    if any(again for _, _, again in items):
        items = _joined(items)
    after = items[-1][1] if items else number
    if any(scene.lower(end).endswith("ies") and scene.capital(end) for _, end, _ in items):
        return []
    hit = scene.hit(after + 1 + (scene.lower(after + 1) == "the")) if scene.lower(after) in _OF else None
    owner = Hit(0, 0, hit.kind, hit.key, hit.rule) if hit is not None and hit.kind == "country" else None
    return [
        Body(start, end, "gov", f"Ministry of {scene.words(start, end)}", owner, None, "body.ministry") for start, end, _ in items
    ]


def _joined(items: list[Item]) -> list[Item]:
    """Items parted only where `of` is said again."""
    found: list[Item] = []
    for start, end, again in items:
        if found and not again:
            found[-1] = (found[-1][0], end, found[-1][2])
        else:
            found.append((start, end, again))
    return found
