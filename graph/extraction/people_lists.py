"""Several persons after one plural title: `foreign ministers A of X and B of Y`, `ministers A (Finance) and B (Trade)`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.extraction.names import honorifics_end, name_at
from graph.extraction.portfolios import portfolio_end
from graph.extraction.scene import Body, Hit, Scene
from graph.extraction.title_parts import Reference, Title

__all__ = ["listed_people"]

_SEPARATORS: Final = frozenset({",", "and", ";", "&"})
_LEADS: Final = frozenset({",", ":", "-", "("})
_SINGULAR: Final = {"secretaries": "secretary", "deputies": "deputy"}

Entry = tuple[int, int, Title]


def listed_people(scene: Scene, title: Title, taken: Sequence[bool]) -> list[Entry]:
    """First and last token of each name after a plural title, with the post of its holder; [] where no list follows."""
    found: list[tuple[int, int, Reference | None, str]] = []
    number = title.last
    if scene.lower(number) in _LEADS and not scene.ends(number):
        number += 1
    while number < len(scene.tokens) and not scene.breaks[number]:
        first = honorifics_end(scene, number)
        end = name_at(scene, first, lone=False)
        if end is None or any(taken[first:end]):
            break
        owner, portfolio, number = _after_name(scene, end)
        found.append((first, end, owner, portfolio))
        following = number
        while scene.lower(following) in _SEPARATORS and following < number + 2:
            following += 1
        if following == number or following >= len(scene.tokens):
            break
        number = following
    return list(_posts(scene, title, found, number))


def _after_name(scene: Scene, end: int) -> tuple[Reference | None, str, int]:
    """`of X`, `(X)`, `(Finance)` after a name: whose, which portfolio, and where it ends."""
    if scene.lower(end) == "of" and not scene.ends(end):
        following = end + 1 + (scene.lower(end + 1) == "the")
        reference = scene.body(following) or scene.hit(following)
        if reference is not None and (isinstance(reference, Body) or reference.kind in {"country", "un", "igo"}):
            return reference, "", reference.last
    if scene.lower(end) == "(" and not scene.ends(end):
        hit = scene.hit(end + 1)
        if isinstance(hit, Hit) and hit.kind == "country" and scene.lower(hit.last) == ")":
            return hit, "", hit.last + 1
        stop = portfolio_end(scene, end + 1)
        if stop > end + 1 and scene.lower(stop) == ")":
            return None, scene.words(end + 1, stop), stop + 1
    return None, "", end


def _posts(scene: Scene, title: Title, found: Sequence[tuple[int, int, Reference | None, str]], number: int) -> Iterator[Entry]:
    """One singular title for each name; bodies in the order of the names where the text says `respectively` or they match."""
    respectively = any(scene.lower(n) == "respectively" for n in range(number, min(number + 3, len(scene.tokens))))
    paired = len(found) == len(title.of) > 1 and (respectively or all(owner is None for _, _, owner, _ in found))
    own = any(owner is not None or portfolio for _, _, owner, portfolio in found)
    if not own and not paired and len(found) < 2:
        return
    for order, (first, end, owner, portfolio) in enumerate(found):
        of = [owner] if owner is not None and not _serves(title) else [title.of[order]] if paired else title.of[:1]
        words = _singular(title)
        parts = [words, *title.parts[1:]]
        if portfolio:
            parts.append(f"of {portfolio}")
        yield first, end, replace(title, words=words, plural=False, of=list(of), to=list(title.to), parts=parts)


def _serves(title: Title) -> bool:
    """Whether the posts are of one body, so that a country after a name says where its holder is from."""
    return len(title.of) == 1 and (isinstance(title.of[0], Body) or title.of[0].kind not in {"country", "demonym"})


def _singular(title: Title) -> str:
    words = title.words.split()
    last = words[-1]
    words[-1] = _SINGULAR.get(last.lower()) or last.removesuffix("s")
    text = " ".join(words)
    return text[:1].upper() + text[1:]
