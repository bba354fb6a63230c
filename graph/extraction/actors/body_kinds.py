"""What kind of body a name makes: of a state, of an organisation, of two sides."""

from typing import Final

from graph.extraction.actors.body_refusals import Found
from graph.extraction.text.scene import Hit, Scene

__all__ = ["BOTH_SIDES", "body_kind", "national_for"]

_SHARED_BODIES: Final = frozenset({"commission", "committee", "council", "board", "team"})
BOTH_SIDES: Final = frozenset({"joint", "mixed", "bilateral", "binational", "intergovernmental", "bi-national", "trilateral"})
_COMMERCIAL: Final = frozenset({"chn", "usa", "irl", "cyp", "geo"})


def body_kind(kind: str, owner: Hit | None, head: str, scene: Scene, first: int, number: int) -> str:
    if owner is not None and owner.kind in {"un", "igo"} and head not in {"permanent mission", "mission"}:
        return owner.kind
    before = [token.lower for token in scene.tokens[first:number]]
    joint = BOTH_SIDES & set(before) or {"bi", "national"} <= set(before) or {"inter", "governmental"} <= set(before)
    if head in _SHARED_BODIES and (joint or _of_two(scene, first)):
        return "group"
    if head == "bank" and first == number and owner is not None and owner.kind == "country" and owner.key not in _COMMERCIAL:
        return "gov"
    if owner is not None and owner.kind in {"country", "demonym"}:
        return "gov" if kind == "unit" else kind
    if kind == "gov" and {"intergovernmental", "interstate", "interparliamentary"} & set(before):
        return "igo"
    return kind


def _of_two(scene: Scene, first: int) -> bool:
    """`Kyrgyz-Chinese Commission`: named after two countries."""
    one = scene.hit(first)
    two = scene.hit(one.last + 1) if one is not None and scene.lower(one.last) == "-" else None
    states = {"country", "demonym"}
    return one is not None and two is not None and {one.kind, two.kind} <= states and one.key != two.key


def national_for(scene: Scene, found: Found) -> bool:
    """`Chadian National Commission for UNESCO`: of the state, not of the organisation."""
    before = {scene.lower(number) for number in range(found.first, found.number)}
    of_state = "national" in before or (found.left is not None and found.left.kind in {"country", "demonym"})
    organisation = found.right is not None and found.right.kind in {"un", "igo"}
    return of_state and organisation and scene.lower(found.last) == "for"
