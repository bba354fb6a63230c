"""Organisations the registry does not list, read by their head noun: `Ministry of …`, `… Committee`, `foreign office of …`."""

from collections.abc import Iterator
from typing import Final

from graph.extraction.actors.body_ends import holder_end, instrument_end, ruler_end
from graph.extraction.actors.body_kinds import BOTH_SIDES, body_kind, national_for
from graph.extraction.actors.body_offices import holders_office, hyphened_words, ministries, possessive_words, series_words
from graph.extraction.actors.body_refusals import LOCAL, Found, no_body
from graph.extraction.actors.body_romance import FIRST_WORDS, romance_body
from graph.extraction.actors.body_runs import (
    HEADS,
    MODIFIED,
    after_hit,
    capital_run,
    goes_on,
    is_field,
    is_portfolio,
    listed_end,
    portfolio_run,
    subject_end,
)
from graph.extraction.actors.portfolios import portfolio_end
from graph.extraction.lexicon import pairs, section
from graph.extraction.text.phrases import Phrases
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["find_bodies"]

_PLURAL: Final = Phrases(
    {f"{word}s": word for kind in ("gov", "org", "unit") for word in section("bodies", kind) if " " not in word}
)
_SYNONYMS: Final = Phrases(pairs("bodies", "synonyms"))
_FIRST_WORDS: Final = HEADS.first_words | _SYNONYMS.first_words | _PLURAL.first_words
_BARE: Final = Phrases(section("bodies", "bare"))
_LOWER: Final = frozenset(section("bodies", "words without a capital"))
_PREPOSITIONS: Final = frozenset(section("bodies", "prepositions"))
_LEADING: Final = frozenset(section("bodies", "leading"))
_TITLES: Final = frozenset(section("titles", "heads"))
_OWNERS: Final = frozenset({"country", "demonym", "un", "igo", "org", "format"})
_INNER: Final = _OWNERS | {"region", "concept", "agreement", "group", "place"}
_FREE: Final = frozenset(
    {"university", "institute", "academy", "center", "foundation", "association", "embassy", "chamber", "bank"}
)
_GROUPS: Final = frozenset(section("bodies", "group"))
_ALONE: Final = frozenset({"ministry", "embassy", "mission", "permanent mission", "parliament"})
_GOVERNMENT: Final = "government"
_ORGANS: Final = frozenset(section("bodies", "organs in small letters"))
_GENERAL: Final = frozenset(section("bodies", "general"))
_STATE_BODIES: Final = frozenset({"ministry", "department", "agency", "authority", "directorate", "office"})
_BOARDS: Final = frozenset({"committee", "council", "conference", "assembly", "association", "forum", "union", "federation"})
_FORCES: Final = frozenset(
    {"armed forces", "air force", "national guard", "border guard", "coast guard", "business council", "red cross"}
)
_FIGHTERS: Final = frozenset(
    {"council", "committee", "commission", "agency", "unit", "center", "board", "alliance", "task force"}
)
_ROMANCE: Final = frozenset({"de", "du", "des", "del", "da", "do"})
_SEATED: Final = frozenset({"office", "bureau", "country", "regional", "liaison", "field", "cluster", "mission", "delegation"})
_PARTS: Final = frozenset({"division", "section", "unit", "department", "branch", "directorate", "service", "bureau"})
_OFFICE: Final = frozenset({"office", "bureau", "secretariat", "cabinet"})


def find_bodies(scene: Scene) -> None:
    """Place the bodies of the text on the scene; `Government of X` becomes a mention of the country."""
    after = 0
    for number in scene.numbers(_FIRST_WORDS | FIRST_WORDS | {"ministries"}):
        if number < after or scene.hidden[number]:
            continue
        for several in ministries(scene, number) if scene.lower(number) == "ministries" else ():
            scene.add_body(several)
        other = romance_body(scene, number) if scene.lower(number) in FIRST_WORDS and not _inside_name(scene, number) else None
        if other is not None:
            scene.add_body(other)
            after = other.last
            continue
        may = scene.lower(number) in _FIRST_WORDS and not _inside_name(scene, number)
        body = _read(scene, number, 0) if may else None
        if body is None:
            continue
        for each in _nested(body):
            scene.add_body(each)
        after = body.last


def _nested(body: Body) -> Iterator[Body]:
    yield body
    if body.inner is not None:
        yield from _nested(body.inner)


def _inside_name(scene: Scene, number: int) -> bool:
    return scene.hit(number) is not None or scene.body(number) is not None


def _read(scene: Scene, number: int, depth: int) -> Body | None:
    """The body whose head noun begins at token `number`; inside another name (`depth`) its words are looked for from there on."""
    if depth:
        return _read_inside(scene, number, depth) if depth < 4 else None
    synonym = _SYNONYMS.match(scene, number)
    head = HEADS.match(scene, number)
    talks = synonym is not None and scene.lower(synonym[0]).startswith("consultation")
    if talks:
        return None
    if synonym is not None and (head is None or synonym[0] >= head[0]) and not _listed(scene, synonym[0]):
        return _ministry(scene, number, *synonym)
    return _headed(scene, number, *head) if head is not None else _several(scene, number)


def _headed(scene: Scene, number: int, last: int, kind: str) -> Body | None:
    """The body whose head noun stands at `number` to `last`, unless a later noun is the head: `Inspectorate Service`."""
    word = _folded(scene, number, last)
    whole = last == number + 1 or word in _FORCES or word == "red crescent"
    later = kind and scene.capital(last) and not scene.ends(last) and scene.hit(last) is None and whole
    headed = later and word not in _STATE_BODIES and HEADS.match(scene, last) is not None
    small = not scene.capital(number) and word not in _LOWER
    if headed or (small and not (word in _ORGANS and _of_organisation(scene, number))):
        return None
    if word == _GOVERNMENT:
        _government(scene, number, last)
        return None
    office = holders_office(scene, number, last) if word in _OFFICE else None
    first, left = _left(scene, number, lower=not scene.capital(number))
    return office or _body(scene, first, number, left, 0)


def _of_organisation(scene: Scene, number: int) -> bool:
    """`the PAHO country office`, `ECOWAS council of ministers`: an organ told in small letters after its organisation."""
    owner = _owner_before(scene, number)
    return owner is not None and owner.kind in {"un", "igo"} and scene.lower(number - 1) not in {"s", "'"}


def _read_inside(scene: Scene, first: int, depth: int) -> Body | None:
    """A body that begins at `first` with its modifiers: `… of the State Migration Service`."""
    synonym = _SYNONYMS.match(scene, first)
    if synonym is not None and scene.capital(first) and not _listed(scene, synonym[0]):
        return _ministry(scene, first, *synonym)
    owner = scene.hit(first)
    left = owner if owner is not None and owner.kind in {"demonym", "country"} else None
    number = left.last if left is not None else first
    while number < first + 6 and not (number > first and scene.breaks[number]):
        head = HEADS.match(scene, number)
        joined = scene.lower(number - 1) == "and" and number > first
        if head is not None and scene.capital(number) and _folded(scene, number, head[0]) != _GOVERNMENT and not joined:
            return _body(scene, first, number, left, depth)
        if scene.hit(number) is not None or not _is_modifier(scene, number, lower=False):
            return None
        number += 1
    return None


def _body(scene: Scene, first: int, number: int, left: Hit | None, depth: int) -> Body | None:
    """The body with words from `first` and its head noun at `number`, if its words make it more than a common noun."""
    last, kind = HEADS.match(scene, number) or (number + 1, "org")
    word = _folded(scene, number, last)
    end, right, inner = _right(scene, last, word, depth)
    whole = Found(first, number, last, end, left, right, inner, kind)
    if first == number and end == last and _BARE.match(scene, number) is None:
        return None
    if no_body(scene, whole, word) or (first == number and word in MODIFIED):
        return None
    first_owner = left is not None and (left.kind in {"un", "igo"} or word in _ALONE)
    national = national_for(scene, whole)
    owner = left if first_owner or national else right or left
    return Body(
        first,
        end,
        body_kind(kind, owner, word, scene, first, number),
        scene.words(first, end),
        owner,
        inner,
        f"body.{kind}",
    )


def _several(scene: Scene, number: int) -> Body | None:
    """`National Commissions for UNESCO`: bodies of one sort, as a group."""
    word = scene.lower(number)
    if not scene.capital(number) or not word.endswith("s") or _PLURAL.match(scene, number) is None:
        return None
    first, left = _left(scene, number, lower=False)
    end, right, inner = _right(scene, number + 1, word, 3)
    if left is not None or inner is not None or right is None or right.kind not in {"un", "igo"} or first == number:
        return None
    return Body(first, end, "group", scene.words(first, end), None, None, "body.group")


def _listed(scene: Scene, number: int) -> bool:
    """Whether the portfolio goes on: `Ministry of Foreign Affairs and Trade` is no plain foreign ministry."""
    return scene.lower(number) in {"and", ",", "&"} and not scene.ends(number) and goes_on(scene, number + 1)


def _folded(scene: Scene, first: int, last: int) -> str:
    return " ".join(token.lower for token in scene.tokens[first:last])


def _ministry(scene: Scene, number: int, last: int, canonical: str) -> Body | None:
    """A ministry under another name (`foreign office of X`, `Turkmen MFA`), with its canonical name."""
    first, owner = number, _owner_before(scene, number)
    if owner is not None:
        first = owner.first
    else:
        end, right, _ = _right(scene, last, "ministry", 3)
        if right is not None and right.kind == "country":
            owner, last = right, end
        elif (country := _country_after(scene, last)) is not None:
            owner, last = country, country.last
    if owner is None and not scene.capital(number) and not scene.words(number, last).isupper():
        return None
    return Body(first, last, "gov", canonical, owner, None, "body.ministry")


def _government(scene: Scene, number: int, last: int) -> None:
    """`Government of X`, `Uzbek Government`: the country under another name."""
    owner = _owner_before(scene, number)
    if owner is not None and owner.kind in {"country", "demonym"}:
        first, end = owner.first, last
    else:
        after = last + (scene.lower(last) in {"of", "and"})
        after += scene.lower(after) == "the"
        owner = scene.hit(after)
        if owner is None or owner.kind != "country" or scene.lower(last) != "of":
            return
        first, end = number, owner.last
    scene.remove(owner)
    scene.place([Hit(first, end, "country", owner.key, "body.government")])


def _owner_before(scene: Scene, number: int) -> Hit | None:
    """The country or body named right before: `Turkmen MFA`, `Kazakhstan's Foreign Ministry`, `UNESCO Secretariat`."""
    if number and scene.breaks[number]:
        return None
    before = number - 1
    if scene.lower(before) == "s" and scene.lower(before - 1) == "'":
        before -= 2
    elif scene.lower(before) == "'":
        before -= 1
    if scene.lower(before) == ")" and scene.lower(before - 2) == "(":
        before -= 3
    hit = scene.hit(before)
    return hit if hit is not None and hit.kind in _OWNERS else None


def _left(scene: Scene, number: int, *, lower: bool) -> tuple[int, Hit | None]:
    """Where the name begins, and the owner that stands before it."""
    first = number
    while first > 0 and not scene.breaks[first]:
        owner = _owner_before(scene, first)
        if owner is not None:
            return _before_owner(scene, owner)
        hit = scene.hit(first - 1)
        if hit is not None and (hit.kind == "region" or _names_place(scene, hit, number) or _seat(scene, hit, number)):
            first = hit.first
            continue
        words = 0 if lower else possessive_words(scene, first) or hyphened_words(scene, first) or series_words(scene, first)
        if words:
            first -= words
            continue
        if scene.body(first - 1) is not None:
            break
        if hit is not None or not _is_modifier(scene, first - 1, lower=lower):
            break
        first -= 1
        if scene.joined(first + 1) and scene.lower(first) == "-":
            first -= 1
    while first < number and (scene.lower(first) in _LEADING or scene.lower(first) in {"-", "&"}):
        first += 1
    return first, None


def _names_place(scene: Scene, hit: Hit, number: int) -> bool:
    """Whether the town before is part of the name: `Geneva Centre for …`, `Dubai Chamber`; not before a ministry."""
    head = HEADS.match(scene, number)
    kind = head[1] if head is not None else ""
    return hit.kind == "place" and (kind == "org" or scene.lower(number) in {"business", "city", "town", "municipal"})


def _seat(scene: Scene, hit: Hit, number: int) -> bool:
    """`UNESCO Jakarta Office`: the town between an organisation and its office."""
    owner = scene.hit(hit.first - 1) if not scene.breaks[hit.first] else None
    return (
        hit.kind in {"place", "country"} and scene.lower(number) in _SEATED and owner is not None and owner.kind in {"un", "igo"}
    )


def _before_owner(scene: Scene, owner: Hit) -> tuple[int, Hit | None]:
    """`Uzbek-Korean Commission` belongs to neither alone; `Royal Oman Police` begins before the country."""
    other = scene.hit(owner.first - 2)
    if scene.lower(owner.first - 1) == "-" and scene.joined(owner.first) and other is not None and other.kind in _OWNERS:
        return other.first - (scene.lower(other.first - 1) in BOTH_SIDES and not scene.breaks[other.first]), None
    before = owner.first - 1
    if owner.kind == "country" and scene.lower(before) in {"royal", "national", "bank"} and scene.capital(before):
        return before, owner
    if owner.kind == "demonym" and scene.lower(before) == "royal" and scene.capital(before):
        return before, owner
    return owner.first, owner


def _is_modifier(scene: Scene, number: int, *, lower: bool) -> bool:
    word = scene.tokens[number].text
    if scene.lower(number) in _LEADING and not (scene.lower(number) == "and" and is_portfolio(scene, number - 1)):
        return False
    if lower:
        return scene.lower(number) in {"special", "joint", "technical", "ad", "hoc"}
    if word in {"-", "&"}:
        return number > 0 and scene.capital(number - 1) and scene.hit(number - 1) is None
    if word == "and":
        return scene.capital(number + 1)
    general = scene.lower(number) == "general" and scene.lower(number + 1) in _GENERAL
    return word[0].isupper() and (general or scene.lower(number) not in _TITLES)


def _right(scene: Scene, last: int, head: str, depth: int) -> tuple[int, Hit | None, Body | None]:
    """End of the name after its head, with the owner and the body found inside."""
    end, owner, inner, number = last, None, None, last
    while number < len(scene.tokens) and not scene.breaks[number]:
        if scene.lower(number) not in _PREPOSITIONS or (scene.capital(number) and scene.lower(number) in _ROMANCE):
            break
        following = number + 1 + (scene.lower(number + 1) == "the")
        stop, found, body = _complement(scene, following, scene.lower(number), head, depth)
        if stop == following:
            stop = subject_end(scene, following, head)
        if stop == following:
            break
        kept = (
            head in _ALONE or scene.lower(number) in LOCAL or (scene.lower(number) == "for" and owner and owner.kind == "country")
        )
        owner = owner if owner is not None and kept else found or owner
        inner = body or inner
        end = number = stop
    country = scene.hit(end + 1) if owner is None and scene.lower(end) == "," and not scene.ends(end) else None
    if country is not None and end > last and head in _STATE_BODIES and depth == 0 and _closes(scene, country):
        return country.last, country, inner
    if country is not None and end > last and head in _PARTS and depth == 0 and country.kind in {"un", "igo"}:
        return end, Hit(0, 0, country.kind, country.key, country.rule), inner
    seat = scene.hit(end) if end == last and head in _SEATED and not scene.ends(end) and owner is None else None
    if seat is not None and seat.kind == "place" and _of_organisation(scene, end - 1):
        return seat.last, None, inner
    return end, owner or _after_bracket(scene, end), inner


def _after_bracket(scene: Scene, end: int) -> Hit | None:
    """The country named after the short form: `Ministry of Works (MoW) of X`; its words are no part of the name."""
    if scene.ends(end) or scene.lower(end) != "(" or scene.lower(end + 2) != ")" or scene.lower(end + 3) != "of":
        return None
    country = scene.hit(end + 4 + (scene.lower(end + 4) == "the"))
    return Hit(0, 0, country.kind, country.key, country.rule) if country is not None and country.kind == "country" else None


def _country_after(scene: Scene, end: int) -> Hit | None:
    """The country after a comma that ends the phrase."""
    hit = scene.hit(end + 1) if scene.lower(end) == "," and not scene.ends(end) else None
    return hit if hit is not None and _closes(scene, hit) else None


def _closes(scene: Scene, hit: Hit) -> bool:
    """`Ministry of Health, Kenya;`: a country that ends the phrase."""
    return hit.kind == "country" and (scene.ends(hit.last) or scene.lower(hit.last) in {";", ".", ")"})


def _complement(scene: Scene, first: int, preposition: str, head: str, depth: int) -> tuple[int, Hit | None, Body | None]:
    """What stands after a preposition: a hit, a body, words of a portfolio, or words of a free name."""
    hit = scene.hit(first)
    of_holder = hit is not None and hit.kind == "region" and head in _OFFICE and holder_end(scene, first) is not None
    wider = hit is not None and hit.kind == "region" and portfolio_end(scene, first) > hit.last
    if hit is not None and hit.kind == "demonym" and preposition not in LOCAL and not scene.ends(first):
        inner = _read(scene, first, depth + 1)
        return (inner.last, inner.owner, inner) if inner is not None else (first, None, None)
    if hit is not None and hit.kind in _INNER and not (wider or of_holder):
        fits = preposition not in LOCAL or _place_fits(hit, preposition, head)
        if scene.ends(first) or not fits:
            return first, None, None
        return after_hit(scene, hit, head), (hit if hit.kind in _OWNERS else None), None
    named_so = preposition == "against" and scene.capital(first) and head in _FIGHTERS
    if (preposition in LOCAL and not named_so) or scene.ends(first):
        return (first, None, None) if scene.ends(first) else ruler_end(scene, first)
    inner = _read(scene, first, depth + 1)
    if inner is not None:
        word = scene.lower(inner.last) if scene.capital(inner.last) and head in _BOARDS else ""
        of_holders = word.removesuffix("s") in _TITLES
        return (inner.last + 1, None, None) if of_holders else (inner.last, inner.owner, inner)
    named = instrument_end(scene, first) or (holder_end(scene, first) if head in _OFFICE else None)
    stop = named or portfolio_run(scene, first, head)
    if named is None and scene.capital(first) and (stop == first or head in _GROUPS):
        stop = capital_run(scene, stop)
        stop = listed_end(scene, first, stop) if stop > first and is_field(scene.lower(stop - 1)) else stop
    return stop, None, None


def _place_fits(hit: Hit, preposition: str, head: str) -> bool:
    if preposition == "in":
        return hit.kind in {"country", "place", "region"} and head.endswith(("office", "mission", "embassy", "center", "bureau"))
    if preposition == "to":
        return head.endswith(("mission", "office", "delegation", "embassy"))
    return preposition == "at" and hit.kind == "place"
