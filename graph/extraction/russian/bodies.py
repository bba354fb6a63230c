"""Bodies of states and organisations on a page: ministries by portfolio, short forms, other bodies by their head noun."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from graph.extraction.lexicon import pairs, section
from graph.extraction.russian.morphology import inflected
from graph.extraction.russian.page import Page, Thing
from graph.extraction.russian.phrases import Phrases
from graph.linking.registry import Registry
from graph.names import slug

__all__ = ["Body", "find_bodies", "portfolios"]

_OWNERS: Final = frozenset({"country", "un", "igo", "demonym"})
_SHARED: Final = frozenset({"un", "igo"})
_THE: Final = frozenset(section("names", "article"))
_LONGEST: Final = 9
_OF_ORGANIZATIONS: Final = frozenset(section("russian/ministries", "of organizations"))
_GENERAL: Final = (
    frozenset({"Senate", "Government", "Parliament", "Embassy", "Consulate", "Security Council"}) | _OF_ORGANIZATIONS
)
_MEMBERS: Final = frozenset(
    {
        "государство",
        "страна",
        "член",
        "участник",
        "-",
        "–",
        "—",
        "государство-член",
        "государство-участник",
        "страна-участница",
        "страна-член",
    }
)
_ABROAD: Final = ("Embassy", "Consulate", "Permanent Mission")


@dataclass(frozen=True, slots=True)
class Body:
    """A body at words `first` to `last` (excluded): `base` without its owner, whose key is `owner`."""

    first: int
    last: int
    kind: str
    key: str
    name: str
    base: str
    owner: str | None


@cache
def portfolios() -> Phrases[str]:
    """Portfolios as they follow `министр`, with their English."""
    return Phrases(pairs("russian/ministries", "portfolios"))


@cache
def _short() -> Phrases[str]:
    listed = pairs("russian/ministries", "short").items()
    return Phrases([(name, "State Department" if english == "State" else f"Ministry of {english}") for name, english in listed])


@cache
def _others() -> Phrases[str]:
    return Phrases(pairs("russian/ministries", "bodies"))


@cache
def _sole() -> dict[str, str]:
    english = pairs("russian/ministries", "bodies") | {"госдепартамент": "State Department", "госдеп": "State Department"}
    return {english[name]: key for name, key in pairs("russian/ministries", "sole").items()}


def find_bodies(page: Page, registry: Registry, home: str | None) -> list[Body]:
    """The bodies of a page, put on it as things of the kind `body` whose key is the body's; `home` owns what names no owner."""
    read = [found for number in range(len(page.words)) if (found := _base_at(page, number)) is not None]
    owned: dict[str, set[str]] = {}
    bodies: list[Body] = []
    outer = -1
    for first, last, base, general in read:
        if first < outer:
            continue
        begin, end, owner = _owner(page, first, last)
        if owner is not None:
            owned.setdefault(base, set()).add(owner)
        plural = (
            page.words[first].is_("NOUN", "ADJF") and page.words[first].forms[0].number == "plur" and base.startswith("Ministry")
        )
        if (owner is None and (general or plural)) or (
            base in _OF_ORGANIZATIONS and registry.entries[owner or ""].kind not in _SHARED
        ):
            continue
        owner = owner or _sole().get(base)
        body = _entry(page, registry, (begin, end, base), owner)
        bodies.append(body)
        outer = end
    settled = [_settled(registry, body, owned, home) for body in bodies]
    for body in settled:
        page.put(Thing(body.first, body.last, "body", body.key, "russian.body"))
    return settled


def _base_at(page: Page, number: int) -> tuple[int, int, str, bool] | None:
    """First and last word of a body's name without its owner, its base, and whether only an owner makes it a name."""
    word = page.words[number]
    if page.at(number) is not None:
        return None
    if (short := _short().at(page, number)) is not None and word.text[0].isupper():
        return number, short[0], short[1], False
    if "министерство" in word.lemmas:
        found = portfolios().at(page, number + 1, exact=True)
        return (number, found[0], f"Ministry of {found[1]}", False) if found is not None else _described(page, number)
    if (other := _others().at(page, number)) is not None and (
        word.capital
        or word.lemmas & {"посольство", "внешнеполитический", "дипведомство", "кабинет", "кабмин", "правительство", "парламент"}
    ):
        english = other[1]
        return number, other[0], english, english in _GENERAL
    return None


def _described(page: Page, number: int) -> tuple[int, int, str, bool] | None:
    """A ministry of a portfolio that the lexicon does not have, by its Russian name."""
    last = number + 1
    while last < len(page.words) and last - number < _LONGEST and page.at(last) is None:
        word = page.words[last]
        if not ("gent" in word.cases() or word.lower in {"и", "по"}):
            break
        last += 1
    while last > number + 1 and page.lower(last - 1) in {"и", "по"}:
        last -= 1
    return (number, last, f"Министерство {page.said(number + 1, last)}", True) if last > number + 1 else None


def _owner(page: Page, first: int, last: int) -> tuple[int, int, str | None]:
    """The body's words with its owner's, and the owner's key: the name after it, or an adjective before it."""
    last = _behind_brackets(page, last)
    after = page.at(_behind_members(page, last))
    if after is not None and after.kind in _OWNERS - {"demonym"}:
        return first, after.last, after.key
    before = page.at(first - 1) if first else None
    if before is not None and before.kind == "demonym":
        return before.first, last, before.key
    return first, last, None


def _behind_brackets(page: Page, last: int) -> int:
    """`Совет министров иностранных дел (СМИД)`: the short form belongs to the name."""
    return last + 3 if page.lower(last) == "(" and page.lower(last + 2) == ")" else last


def _behind_members(page: Page, number: int) -> int:
    """`государств - участников X`: where X stands."""
    at = number
    while at < len(page.words) and at - number < 5 and page.at(at) is None and page.words[at].lemmas & _MEMBERS:
        at += 1
    return at


def _entry(page: Page, registry: Registry, read: tuple[int, int, str], owner: str | None) -> Body:
    first, last, base = read
    host = page.at(last + 1) if page.lower(last) in {"в", "при"} else None
    if base.startswith(_ABROAD) and host is not None and host.kind in _OWNERS and owner is not None:
        label = registry.entries[host.key].label
        link = "to the" if page.lower(last) == "при" else "in"
        return _named(registry, (first, host.last, f"{base} {link} {_article(host.key)}{label}"), owner)
    return _named(registry, read, owner)


def _named(registry: Registry, read: tuple[int, int, str], owner: str | None) -> Body:
    first, last, base = read
    entry = registry.entries.get(owner or "")
    if entry is None:
        return Body(first, last, "gov", slug(base) or "body", base, base, None)
    kind = entry.kind if entry.kind in _SHARED else "gov"
    known = (
        next((each.key for each in registry.lookup(f"{base} of the {entry.label}") if each.kind == kind), None)
        if kind != "gov"
        else None
    )
    if known is None and kind != "gov":
        short = next(iter(entry.texts("acronym")), entry.label)
        known = next((each.key for each in registry.lookup(f"{short} {base}") if each.kind == kind), None)
    if known is not None:
        return Body(first, last, kind, known, registry.entries[known].label, base, entry.key)
    whose = f"{_article(entry.key)}{entry.label}"
    links = (" in ", " to ")
    cut = next((base.index(link) for link in links if link in base and base.startswith(_ABROAD)), None)
    name = f"{base} of {whose}" if cut is None else f"{base[:cut]} of {whose}{base[cut:]}"
    return Body(first, last, kind, slug(f"{entry.key} {base}"), name, base, entry.key)


def _article(key: str) -> str:
    return "the " if key in _THE else ""


def _settled(registry: Registry, body: Body, owned: dict[str, set[str]], home: str | None) -> Body:
    """A body without an owner is that of the only country whose body of this name the text has, else of the country at home."""
    owners = owned.get(body.base, set())
    owner = next(iter(owners)) if len(owners) == 1 else home
    if body.owner is not None or owner is None:
        return body
    return _named(registry, (body.first, body.last, body.base), owner)


def written_name(page: Page, first: int, last: int) -> str:
    """The words with the first one as a dictionary has it."""
    word = page.words[first]
    lemma = next((form.lemma for form in word.forms if form.pos == "NOUN"), word.lower)
    head = inflected(word.text, lemma, "nomn")
    return " ".join([head.capitalize() if word.capital else head, page.said(first + 1, last)]).strip()
