"""Several persons after one plural title: `foreign ministers A of X and B of Y`, `ministers A (Finance) and B (Trade)`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.extraction.actors.portfolios import portfolio_end
from graph.extraction.people.names import honorifics_end, name_at
from graph.extraction.people.title_parts import Reference, Title
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["complements", "listed_people", "singular"]

_SEPARATORS: Final = frozenset({",", "and", ";", "&"})
_LEADS: Final = frozenset({",", ":", "-", "(", "respectively", "namely"})
_SINGULAR: Final = {"secretaries": "secretary", "deputies": "deputy"}

Entry = tuple[int, int, Title]
Found = tuple[int, int, Reference | None, str]


def listed_people(scene: Scene, title: Title, taken: Sequence[bool]) -> list[Entry]:
    """First and last token of each name after a plural title, with the post of its holder; [] where no list follows."""
    found = _distributed(scene, title, taken)
    if found:
        return list(_posts(scene, replace(title, of=[]), found, found[-1][1]))
    number = title.last
    while scene.lower(number) in _LEADS and not scene.ends(number) and number < title.last + 3:
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
    return list(_posts(scene, title, _paired(scene, found), number))


def _paired(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """`A and B of X and Y`: as many countries after the last name as there are names go to them in order."""
    owners = [found[-1][2]] if found else []
    if len(found) < 2 or not isinstance(owners[0], Hit) or any(owner is not None for _, _, owner, _ in found[:-1]):
        return list(found)
    number = owners[0].last
    while scene.lower(number) in _SEPARATORS and len(owners) < len(found):
        following = number + 1 + (scene.lower(number + 1) == "and")
        hit = scene.hit(following + (scene.lower(following) == "the"))
        if hit is None or hit.kind != owners[0].kind:
            break
        owners.append(hit)
        number = hit.last
    if len(owners) != len(found):
        return list(found)
    return [(first, end, owner, portfolio) for (first, end, _, portfolio), owner in zip(found, owners, strict=True)]


def _distributed(scene: Scene, title: Title, taken: Sequence[bool]) -> list[Found]:
    """`of Mali, NAME, of Chad, NAME, and of Niger, NAME`: each name after its country; [] where there are not two."""
    found: list[Found] = []
    number, country = title.last, title.of[0] if len(title.of) == 1 else None
    while number < len(scene.tokens) and not scene.breaks[number] and isinstance(country, Hit) and country.kind == "country":
        first = honorifics_end(scene, number + (scene.lower(number) == ","))
        end = name_at(scene, first, lone=False)
        if scene.lower(number) == "," and end is not None and not any(taken[first:end]):
            found.append((first, end, country, ""))
            number = end
        elif scene.lower(number) == "(":
            number = next((each + 1 for each in range(number, number + 9) if scene.lower(each) == ")"), number + 9)
        while scene.lower(number) in _SEPARATORS:
            number += 1
        following = number + (scene.lower(number) == "of")
        hit = scene.hit(following + (scene.lower(following) == "the"))
        if not isinstance(hit, Hit) or (following == number and scene.lower(hit.last) != ","):
            break
        country, number = hit, hit.last
    return found if len(found) > 1 else []


def _after_name(scene: Scene, end: int) -> tuple[Reference | None, str, int]:
    """`of X`, `(X)`, `(Finance)` after a name: whose, which portfolio, and where it ends."""
    apart = scene.lower(end) == "," and scene.lower(end + 1) == "of"
    if (apart or scene.lower(end) in {"of", "from"}) and not scene.ends(end):
        following = end + 1 + apart
        following += scene.lower(following) == "the"
        reference = scene.body(following) or scene.hit(following)
        if reference is not None and (isinstance(reference, Body) or reference.kind in {"country", "un", "igo"}):
            return reference, "", reference.last
    if scene.lower(end) == "(" and not scene.ends(end):
        hit = scene.hit(end + 1)
        if isinstance(hit, Hit) and hit.kind == "country":
            closes = next((number for number in range(hit.last, hit.last + 4) if scene.lower(number) == ")"), None)
            if closes is not None:
                return hit, "", closes + 1
        stop = portfolio_end(scene, end + 1)
        if stop > end + 1 and scene.lower(stop) == ")":
            return None, scene.words(end + 1, stop), stop + 1
    return None, "", end


def _posts(scene: Scene, title: Title, found: Sequence[Found], number: int) -> Iterator[Entry]:
    """One singular title for each name; bodies in the order of the names where the text says `respectively` or they match."""
    places = (*range(title.last, title.last + 3), *range(number, min(number + 3, len(scene.tokens))))
    respectively = any(scene.lower(n) == "respectively" for n in places)
    paired = len(found) == len(title.of) > 1 and (respectively or all(owner is None for _, _, owner, _ in found))
    own = any(owner is not None or portfolio for _, _, owner, portfolio in found)
    if not own and not paired and len(found) < 2:
        return
    for order, (first, end, owner, portfolio) in enumerate(found):
        of = [owner] if owner is not None and not _serves(title) else [title.of[order]] if paired else title.of[:1]
        words = singular(title)
        parts = [words, *complements(title)]
        if portfolio:
            parts.append(f"of {portfolio}")
        yield first, end, replace(title, words=words, plural=False, of=list(of), to=list(title.to), parts=parts)


def _serves(title: Title) -> bool:
    """Whether the posts are of one body, so that a country after a name says where its holder is from."""
    return len(title.of) == 1 and (isinstance(title.of[0], Body) or title.of[0].kind not in {"country", "demonym"})


def complements(title: Title) -> list[str]:
    """The parts of a title after its own words."""
    after = title.parts.index(title.words) + 1 if title.words in title.parts else 1
    return title.parts[after:]


def singular(title: Title) -> str:
    """The title of one of them: `foreign ministers` as `Foreign minister`."""
    words = title.words.split()
    last = words[-1]
    stem, dash, chosen = last.partition("-")  # `Ambassadors-designate`
    if chosen in {"designate", "elect"}:
        words[-1] = f"{stem.removesuffix('s')}{dash}{chosen}"
    else:
        words[-1] = _SINGULAR.get(last.lower()) or last.removesuffix("s")
    text = " ".join(words)
    return text[:1].upper() + text[1:]
