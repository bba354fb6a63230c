"""Whose a body is and what it is called in full: one key for `Turkmen MFA` and `Foreign Ministry of Turkmenistan`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.extraction.lexicon import pairs, section
from graph.extraction.text.scene import Body, Hit, Scene
from graph.linking.registry import Registry
from graph.names import slug

__all__ = ["BodyEntry", "body_entry"]

_STATE: Final = frozenset({"country", "demonym"})
_SHARED: Final = frozenset({"un", "igo"})
_PARLIAMENTS: Final = pairs("bodies", "parliaments")
_SOLE: Final = {slug(name): key for name, key in pairs("bodies", "of one country").items()}
_ARTICLES: Final = dict.fromkeys(section("names", "article"), "the ")
_PARLIAMENT: Final = frozenset({"parliament", "national-parliament"})
_BOARDS: Final = frozenset({"council", "commission", "committee", "assembly", "board"})
_NATIONAL: Final = frozenset(
    {
        "national",
        "state",
        "supreme",
        "federal",
        "presidential",
        "constitutional",
        "public",
        "central",
        "royal",
        "senate",
        "parliamentary",
    }
)
_LONGER: Final = {"EOM": "Election Observation Mission"}
_ROMANCE: Final = frozenset(section("bodies", "romance links"))
_RULERS: Final = frozenset({"president", "prime", "cabinet", "attorney", "prosecutor", "prosecutions", "ombudsman", "king"})
_INTERNATIONAL: Final = frozenset({"international", "inter", "pan", "world", "global", "intergovernmental", "interstate", "euro"})
_CABINETS: Final = frozenset({"council-of-ministers", "cabinet-of-ministers", "cabinet"})


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A body as an actor: key, kind, full name, key of its parent; `base` is the name without owner, as a slug."""

    key: str
    kind: str
    name: str
    parent: str | None
    base: str
    base_name: str = ""


def body_entry(scene: Scene, body: Body, registry: Registry, home: str | None) -> BodyEntry:
    """The entry of a body; `home` is the country the document is about."""
    base = _LONGER.get(_base(scene, body), _base(scene, body))
    inside = _sole_owner(registry, slug(_base(scene, body.inner))) if body.inner is not None else None
    owner = body.owner or _sole_owner(registry, slug(base)) or inside or _owner_around(scene, body, slug(base), home)
    kind = _kind(body.kind, owner)
    regional = owner is None and (kind == "gov" or base.endswith("Mission")) and _is_regional(scene, body)
    if regional or (owner is None and " Heads of " in base):
        kind = "igo"
    if owner is None:
        return BodyEntry(slug(base), kind, base, None, slug(base), base)
    if owner.kind in _STATE:
        parliament = _PARLIAMENTS.get(owner.key)
        if parliament is not None and slug(base) in _PARLIAMENT | {slug(parliament)}:
            base = parliament
        country = _ARTICLES.get(owner.key, "") + registry.entries[owner.key].label
        adjunct = body.owner is not None and body.owner.first == body.first and body.owner.kind == "country"
        if base.startswith(("Embassy in ", "Embassy to ", "Consulate in ", "Mission in ", "Mission to ")):
            return BodyEntry(slug(f"{owner.key} {base}"), kind, base.replace(" ", f" of {country} ", 1), owner.key, slug(base))
        if base.startswith(("High Commission in ", "High Commission to ", "Consulate General in ", "Permanent Mission to ")):
            words = (
                base.replace(" in ", f" of {country} in ", 1) if " in " in base else base.replace(" to ", f" of {country} to ", 1)
            )
            return BodyEntry(slug(f"{owner.key} {base}"), kind, words, owner.key, slug(base))
        kept = _names_owner_inside(body) or (adjunct and not _possessive(scene, body) and body.rule != "body.ministry")
        name = _written(scene, body) if kept else f"{base} of {country}"
        english = body.owner is not None and scene.lower(body.owner.first - 1) not in _ROMANCE
        if _names_owner_inside(body) and name.endswith(country) and english:
            name = f"{base} of {country}"
    else:
        name = (
            _written(scene, body) if body.owner is not None and not _possessive(scene, body) else _with_owner(scene, base, owner)
        )
    return BodyEntry(slug(f"{owner.key} {base}"), kind, name, owner.key, slug(base), base)


def _sole_owner(registry: Registry, base: str) -> Hit | None:
    """The only country that has a body of this name (`Knesset`, `State Department`)."""
    key = _SOLE.get(base)
    return Hit(0, 0, "country", key, "body.sole") if key in registry.entries and key is not None else None


def _kind(kind: str, owner: Hit | None) -> str:
    if owner is None:
        return "org" if kind == "unit" else kind
    if kind in {"gov", "unit", "org"} and owner.kind in _SHARED:
        return owner.kind
    return "gov" if kind == "unit" and owner.kind in _STATE else kind


def _written(scene: Scene, body: Body) -> str:
    words = scene.words(body.first, body.last)
    return words[0].upper() + words[1:]


def _names_owner_inside(body: Body) -> bool:
    return body.owner is not None and body.owner.first > body.first


def _possessive(scene: Scene, body: Body) -> bool:
    """`UNESCO's Secretariat`, not `UNESCO Secretariat`."""
    return body.owner is not None and body.owner.first == body.first and scene.lower(body.owner.last) == "'"


def _with_owner(scene: Scene, base: str, owner: Hit) -> str:
    return f"{base} of {scene.words(owner.first, owner.last)}" if owner.last > owner.first else base


def _base(scene: Scene, body: Body) -> str:
    """The name without its owner: before it with or without `'s`, after it with `of`."""
    if body.rule == "body.ministry":
        return body.name
    first, last = body.first, body.last
    if body.owner is not None and body.owner.first == first:
        first = body.owner.last
        while scene.lower(first) in {"'", "s"}:
            first += 1
        if scene.lower(first) == "(" and scene.lower(first + 2) == ")":
            first += 3
    elif body.owner is not None and body.owner.last == last:
        last = body.owner.first
        while last > first + 1 and scene.lower(last - 1) in {"of", "the", "in", "for", "at", "to", ","}:
            last -= 1
    words = scene.words(first, last)
    return words[0].upper() + words[1:]


def _owner_around(scene: Scene, body: Body, base: str, home: str | None) -> Hit | None:
    """Whose a body is that names no owner: the organisation spoken of just before, else the country at home."""
    first = scene.hit(body.first)
    if (own := _its(scene, body)) is not None:
        return own
    if body.kind in {"org", "group"} or _is_regional(scene, body) or (first is not None and first.kind in _STATE):
        return None
    near = list(_hits_before(scene, body.first))
    shared = next((hit for hit in near if hit.kind in _SHARED), None)
    words = set(base.split("-"))
    if body.kind == "igo" or "heads" in words:
        return shared
    many = sum(hit.kind in _SHARED for hit in near) > sum(hit.kind in _STATE for hit in near)
    beside = [scene.body(body.first - 2), scene.body(body.first - 3)]
    of_ministry = any(each is not None and each.kind == "gov" for each in beside)
    of_state = of_ministry or _NATIONAL & words or _RULERS & words or (_explained(scene, body) and not many)
    cabinet = body.kind == "gov" and slug(base) in _CABINETS and _of_organisation(scene, home, shared)
    if cabinet or (body.kind == "unit" and not (home is not None and of_state)):
        return shared
    if base not in _CABINETS and _BOARDS & words and not _NATIONAL & words:
        nearest = next((hit for hit in near if hit.kind in {"country", "demonym", "igo"}), None)
        if nearest is not None and (nearest.kind != "igo" or not (many or _prominent(scene, nearest))):
            nearest = shared if shared is not None and shared.kind == "igo" and many else None
        if nearest is not None or _holds_region(scene, body):
            return nearest
    return Hit(body.first, body.first, "country", home, "body.home") if home is not None else None


def _its(scene: Scene, body: Body) -> Hit | None:
    """The organisation whose body it is: `the Fund and its Board`."""
    owner = next(_hits_before(scene, body.first), None) if scene.lower(body.first - 1) == "its" else None
    return owner if owner is not None and owner.kind in _SHARED and owner.last + 3 > body.first else None


def _of_organisation(scene: Scene, home: str | None, shared: Hit | None) -> bool:
    """Whether a text about an organisation means that one's council of ministers."""
    if shared is None or shared.kind != "igo" or not _prominent(scene, shared):
        return False
    return sum(hit.key == shared.key for hit in scene.hits) > sum(hit.key == home for hit in scene.hits)


def _prominent(scene: Scene, organisation: Hit) -> bool:
    """Whether the text comes back to an organisation."""
    return sum(hit.key == organisation.key for hit in scene.hits) > 1


def _holds_region(scene: Scene, body: Body) -> bool:
    """`Council of Arab Foreign Ministers`: of no one country."""
    hits = [scene.hit(number) for number in range(body.first, body.last)]
    return any(hit is not None and hit.kind == "region" for hit in hits)


def _explained(scene: Scene, body: Body) -> bool:
    """Whether a short form of its own follows: `Economic Relations Division (ERD)`."""
    return scene.lower(body.last) == "(" and scene.lower(body.last + 2) == ")"


def _is_regional(scene: Scene, body: Body) -> bool:
    """`European Safety Agency`, `Inter-American Commission on X`: a body of no one country."""
    hit = scene.hit(body.first)
    region = hit is not None and hit.kind == "region" and hit.first == body.first
    return region or scene.lower(body.first) in _INTERNATIONAL


def _hits_before(scene: Scene, number: int) -> Iterator[Hit]:
    """Hits before a token, nearest first, within 80 tokens."""
    seen: Hit | None = None
    for position in range(number - 1, max(-1, number - 80), -1):
        hit = scene.hit(position)
        if hit is not None and hit is not seen:
            seen = hit
            yield hit
