"""Changes of a text that must not change what it says, and facts in a form in which that can be seen.

A change gives the new text, a way to rewrite strings and identifiers of the old facts, or a reason to refuse.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from graph.evaluation.wording import normal
from graph.facts import Facts
from graph.linking.registry import load_registry
from graph.linking.registry_entries import Entry

__all__ = ["KINDS", "Change", "Refused", "Source", "changes", "claims"]

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
STOCK = """
Alvor Benat Caldo Dorin Eskil Falko Goran Hadrin Ilmar Jorun Kelvo Lorin Marko Nilan Orvin Pavel Quirin Rolan Selim Tarik Ulrin
Velan Wenzel Xaver Yoran Zeno

Abrenko Balsano Cordeva Dalmeri Estovan Farlindo Gortanov Halvanek Ivrasov Jandrovi Keltarov Lombrado Marvenko Nordalen
Ortavian Pellanko Quandrel Rostavel Sandrovi Talvenko Urbanek Valtieri Wendrovi Xandrovi Yorkanen Zaltrovi
"""
GIVEN, SURNAMES = (names.split() for names in STOCK.split("\n\n"))
TARGETS = ("ken", "per", "mng", "zmb", "nam", "est", "isl", "uga", "ury", "ecu")


@dataclass(frozen=True)
class Source:
    """A document: its text, where prose begins, the names of its persons and the keys of its countries, by gold."""

    name: str
    text: str
    body: int
    persons: tuple[tuple[str, ...], ...]
    countries: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A text that says the same; `rewrite` turns strings of the old facts into those of the new."""

    kind: str
    what: str
    text: str
    rewrite: Callable[[str], str] = str
    ids: Mapping[str, str] = field(default_factory=dict)
    before: str | None = None  # the old text, where it is not the source's


@dataclass(frozen=True)
class Refused:
    """Why a change cannot be made without changing what the text says."""

    kind: str
    why: str


KINDS = ("person", "country", "lines", "honorifics", "dates", "paragraphs")


def changes(source: Source, kind: str) -> Iterator[Change | Refused]:
    """All changes of one of KINDS."""
    if kind == "person":
        yield from (_rename_person(source, names) for names in source.persons)
    elif kind == "country":
        yield from (_rename_country(source, country) for country in source.countries)
    elif kind == "paragraphs":
        yield from _swaps(source)
    else:
        yield {"lines": _reflow, "honorifics": _honorifics, "dates": _dates}[kind](source)


# ---- a person ----------------------------------------------------------------------------------------------------------


def _rename_person(source: Source, names: Sequence[str]) -> Change | Refused:
    words = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", name) if word[0].isupper()}
    words -= {
        "Al",
        "El",
        "Bin",
        "Ben",
        "Van",
        "Von",
        "De",
        "Da",
        "Dos",
        "Del",
        "La",
        "Le",
        "Dr",
        "Mr",
        "Ms",
        "Mrs",
        "Jr",
        "Sr",
        "Ambassador",
        "President",
        "Sheikh",
        "Minister",
        "Sir",
        "Lord",
    }
    if not words or max(len(name.split()) for name in names) < 2:
        return Refused("person", "no full name")
    outside = [name for others in source.persons if others != names for name in others] + list(source.others)
    if any(re.search(rf"\b{word}\b", name) for word in words for name in outside):
        return Refused("person", "a word of the name stands in another name")
    if any(re.search(rf"\b{word.lower()}\b", source.text) for word in words):
        return Refused("person", "a word of the name is an ordinary word")
    last = {name.split()[-1] for name in names}
    table: dict[str, str] = {}
    for word in sorted(words):
        name = _other_name(word, surname=any(word in re.split(r"\W", each) for each in last))
        while name in table.values() or re.search(rf"\b{name}\b", source.text):
            name = f"{name[:-1]}a{name[-1]}"
        table[word] = name
    table |= {word.upper(): new.upper() for word, new in table.items()}
    pattern = re.compile(rf"\b({'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})\b")

    def rewrite(text: str) -> str:
        return pattern.sub(lambda found: table[found[0]], text)

    return Change("person", names[0], rewrite(source.text), rewrite)


def _other_name(word: str, *, surname: bool) -> str:
    """A name with the same first letter, so that initials stay true."""
    stock = SURNAMES if surname else GIVEN
    return next((name for name in stock if name[0] == normal(word)[:1].upper()), stock[len(word) % len(stock)])


# ---- a country ---------------------------------------------------------------------------------------------------------


def _rename_country(source: Source, key: str) -> Change | Refused:
    registry = load_registry()
    entry = registry.entries.get(key)
    if entry is None:
        return Refused("country", "not in the registry")
    if _bodies_of(key).search(source.text):
        return Refused("country", "the registry has a body or agreement of this name")
    longer = [other.label for other in registry.of_kind("country") if other.key != key and entry.label in other.label]
    if any(form in source.text for form in longer):
        return Refused("country", "the name of another country holds its name")
    source = _without_address(source)
    if _places_of(key).search(source.text):
        return Refused("country", "towns of the country are named")
    for target in TARGETS:
        table = _forms(source.text, entry, registry.entries[target])
        if table is not None and target not in source.countries:
            return _renamed(source, entry, registry.entries[target], table)
    return Refused("country", "no country has the same forms of name")


def _without_address(source: Source) -> Source:
    """The document without its web address, which tells the country of a publisher."""
    head = re.sub(r"(?m)^url:.*$", "url: https://example.org/release", source.text[: source.body])
    return replace(source, text=head + source.text[source.body :], body=len(head))


@cache
def _bodies_of(key: str) -> re.Pattern[str]:
    """Names of bodies and agreements in the registry that belong to a country or bear its name."""
    entries = load_registry().entries
    forms = re.compile(rf"\b(?:{'|'.join(map(re.escape, entries[key].texts()))})\b")
    bodies = [found for found in entries.values() if found.kind not in {"country", "place", "concept"}]
    own = [found for found in bodies if key in {found.country, found.parent} or forms.search(" / ".join(found.texts()))]
    names = [re.escape(name) for found in own for name in found.texts()]
    return re.compile(rf"\b(?:{'|'.join(names) or '(?!)'})\b")


@cache
def _capital(key: str) -> str | None:
    return next((e.label for e in load_registry().of_kind("place") if e.country == key and e.capital), None)


@cache
def _places_of(key: str) -> re.Pattern[str]:
    """Towns of a country, without its capital and without those that share a name with the country."""
    entry, capital = load_registry().entries[key], _capital(key)
    towns = [e.label for e in load_registry().of_kind("place") if e.country == key and e.label not in {capital, *entry.texts()}]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, towns)) or '(?!)'})\b")


def _forms(text: str, old: Entry, new: Entry) -> dict[str, str] | None:
    """Every form of the old country's name in the text with that of the new one; None where one has no counterpart."""
    capitals = _capital(old.key), _capital(new.key)
    taken = [form for form in (*new.texts("label", "demonym"), capitals[1] or new.label) if re.search(rf"\b{form}\b", text)]
    if taken:
        return None
    table = {}
    for name in sorted(old.names, key=lambda name: -len(name.text)):
        if name.form == "pattern" or not re.search(rf"\b{re.escape(name.text)}\b", text):
            continue
        made = name.text.replace(old.label, new.label)
        if name.form == "demonym":
            made = new.texts("demonym")[0]
        elif new not in load_registry().lookup(made):
            return None
        table[name.text] = made
    if capitals[0] and re.search(rf"\b{re.escape(capitals[0])}\b", text):
        if capitals[1] is None or capitals[0] == old.label:
            return None
        table[capitals[0]] = capitals[1]
    articles = [form for form in table if re.search(rf"\b[Aa]n? {re.escape(form)}\b", text)]
    if any((form[0] in "AEIOU") != (table[form][0] in "AEIOU") for form in articles):
        return None
    return table


def _renamed(source: Source, old: Entry, new: Entry, table: Mapping[str, str]) -> Change | Refused:
    if not table:
        return Refused("country", "not named in the text")
    every = dict(table) | {old.label: new.label} | {form.upper(): made.upper() for form, made in table.items()}
    pattern = re.compile(rf"\b({'|'.join(sorted(map(re.escape, every), key=len, reverse=True))})\b")

    def rewrite(text: str) -> str:
        return pattern.sub(lambda found: every[found[0]], text)

    text = rewrite(source.text)
    if re.search(rf"\b{re.escape(old.label[:5])}", text[source.body :]):
        return Refused("country", "another word is made of the name")
    return Change("country", f"{old.label} -> {new.label}", text, rewrite, {old.key: new.key}, source.text)


# ---- lines, honorifics, dates ------------------------------------------------------------------------------------------


def _paragraphs(text: str) -> list[str] | None:
    """Lines with what separates them, where every paragraph is one line; None for texts of another shape."""
    pieces = re.split(r"(\s*\n\s*)", text.strip("\n"))
    wrapped = sum(60 < len(piece) < 100 and piece[-1] not in '.:;!?”"|' for piece in pieces[::2])
    table = "\t" in text or sum(piece.count("|") > 1 for piece in pieces) > 2
    return pieces if len(pieces) > 4 and wrapped <= len(pieces) // 6 and not table else None


def _reflow(source: Source) -> Change | Refused:
    pieces = _paragraphs(source.text[source.body :])
    if pieces is None:
        return Refused("lines", "a paragraph is not a line, or there is a table")
    made = [_wrap(piece) if at % 2 == 0 else _apart(piece, pieces[at - 1], pieces[at + 1]) for at, piece in enumerate(pieces)]
    return Change("lines", "72 columns", source.text[: source.body] + "".join(made))


def _apart(between: str, one: str, other: str) -> str:
    """An empty line between paragraphs of prose, so that wrapping them keeps them apart."""
    return "\n\n" if max(len(one), len(other)) > 120 and between.count("\n") == 1 else between


def _wrap(piece: str) -> str:
    """The paragraph in lines of at most 72 characters (headlines and lists, short as they are, stay)."""
    if len(piece) <= 120 or "|" in piece or re.match(r"\s*(?:[-•*]|\d+[.)])", piece):
        return piece
    lines, rest = [], piece
    while len(rest) > 72 and (cut := rest.rfind(" ", 1, 72)) > 0:
        lines.append(rest[:cut])
        rest = rest[cut + 1 :]
    return "\n".join([*lines, rest])


def _honorifics(source: Source) -> Change | Refused:
    def other(found: re.Match[str]) -> str:
        title = found["title"]
        return f"{title}. " if found["excellency"] else f"H.E. {title}. "

    pattern = re.compile(r"\b(?P<excellency>H\.\s?E\.,?\s)?(?P<title>Mr|Ms|Mrs)\.? (?=[A-Z])")
    text = source.text[: source.body] + pattern.sub(other, source.text[source.body :])
    return Change("honorifics", "H.E.", text) if text != source.text else Refused("honorifics", "none in the text")


_DAY_FIRST = re.compile(rf"(?<!\d[–-])(?<!\d)(?<!and )(?<!to )(?<!or )(?<!, )(\d{{1,2}}) ({MONTHS}) (\d{{4}})\b(?!\s?[–-])")
_MONTH_FIRST = re.compile(rf"(?<!and )(?<!to )\b({MONTHS}) (\d{{1,2}}), (\d{{4}})\b(?!\s?[–-])")


def _dates(source: Source) -> Change | Refused:
    head, body = source.text[: source.body], source.text[source.body :]
    if _DAY_FIRST.search(body):
        text = _DAY_FIRST.sub(r"\2 \1, \3", body)
    elif _MONTH_FIRST.search(body):
        text = _MONTH_FIRST.sub(r"\2 \1 \3", body)
    else:
        return Refused("dates", "no full date stands alone")
    return Change("dates", "order of day and month", head + text, lambda value: _MONTH_FIRST.sub(r"\2 \1 \3", value))


# ---- paragraphs --------------------------------------------------------------------------------------------------------

_POINTING = re.compile(
    r"^that\b|\b(?:this|these|those|such|also|former|latter|another|same|likewise|too|furthermore|meanwhile|again|addition|"
    r"above|later|earlier|afterwards|the two|the three|in turn|on (?:his|her|their) part)\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"\b(?:he|she|they|his|her|hers|their|it|its|him|them)\b|"
    r"\bthe (?:\w+ ){0,2}(?P<noun>meeting|summit|conference|talks|visit|event|ceremony|session|agreement|memorandum|minister|"
    r"president|part(?:y|ies)|sides|delegation|council|committee|commission|programme|project|plan|forum|document|declaration|"
    r"secretary|ambassador|organi[sz]ation|participant|countries|ministry|leader|framework|statement|guest)s?\b"
    r"(?! (?:of|for|on|between|in|to|with|from)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|last|next|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})\b(?! \d{{4}})"
    rf"|\b(?:{MONTHS}) \d{{1,2}}\b(?!, \d{{4}})|\bin (?:{MONTHS})\b(?! \d{{4}})",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "They",
        "And",
        "But",
        "For",
        "During",
        "After",
        "Before",
        "With",
        "While",
        "When",
        "Since",
        "From",
    ]
)


def _swaps(source: Source) -> Iterator[Change | Refused]:
    pieces = _paragraphs(source.text[source.body :])
    if pieces is None:
        yield Refused("paragraphs", "a paragraph is not a line, or there is a table")
        return
    for at in range(4, len(pieces) - 2, 2):
        why = _crossing("".join(pieces[:at]), pieces[at], pieces[at + 2], pieces[at + 4] if at + 4 < len(pieces) else "", source)
        if why:
            yield Refused("paragraphs", why)
        else:
            swapped = [*pieces[:at], pieces[at + 2], pieces[at + 1], pieces[at], *pieces[at + 3 :]]
            yield Change("paragraphs", f"{at // 2} and {at // 2 + 1}", source.text[: source.body] + "".join(swapped))


def _relative(piece: str, other: str) -> bool:
    """Whether a relative date of one paragraph could count from a date of the other."""
    return bool(_RELATIVE.search(piece) and (_RELATIVE.search(other) or re.search(r"\b(?:19|20)\d\d\b", other)))


def _points_out(piece: str, found: re.Match[str]) -> bool:
    """Whether a pronoun or definite noun finds nothing before it in its own paragraph: a name, or the noun itself."""
    before = piece[: found.start()].strip()
    if found["noun"]:
        return not re.search(rf"\b{found['noun']}", before, re.IGNORECASE)
    return not set(re.findall(r"\b[A-Z]\w{2,}", before)) - _NO_NAME


def _crossing(before: str, first: str, second: str, after: str, source: Source) -> str | None:
    """What crosses the cut between two paragraphs, or between them and the next."""
    both = (first, second)
    if any(len(piece) < 60 or not re.search(r"[.!?”\"')]\s*$", piece) for piece in both):
        return "no prose"
    if _relative(first, second) or _relative(second, first) or _relative(after, first + second):
        return "a relative date"
    for piece in (*both, after):
        opening = re.split(r"(?<=[a-z]{2}[.!?])\s", piece.strip())[0]
        if _POINTING.search(opening) or any(_points_out(piece, found) for found in _ANAPHOR.finditer(piece)):
            return "an anaphor"
    for names in source.persons:
        surname = re.compile(rf"\b{re.escape(names[0].split()[-1])}\b", re.IGNORECASE)
        there = [bool(surname.search(piece)) for piece in both]
        if any(there) and not surname.search(before) and (all(there) or surname.search(after)):
            return "a surname"
    for word in re.findall(r"\b[A-Z]{2,}\b", first):
        if re.search(rf"\b{word}\b", second) and not re.search(rf"\b{word}\b", before):
            return "an acronym"
    return None


# ---- facts -------------------------------------------------------------------------------------------------------------


def claims(facts: Facts, change: Change | None = None) -> set[tuple[Any, ...]]:
    """What the facts say, without keys, places, order and made labels; rewritten by `change`."""
    rewrite = change.rewrite if change else str
    ids = change.ids if change else {}

    def text(value: str | None) -> str:
        return normal(rewrite(_MONTH_FIRST.sub(r"\2 \1 \3", " ".join((value or "").split()))))

    names = {actor.key: text(actor.name) for actor in facts.actors}
    named = {agreement.key: text(agreement.name) for agreement in facts.agreements}

    def who(key: str | None) -> str:
        return names.get(key or "", text(key))

    found: set[tuple[Any, ...]] = {("document", len(facts.reports), *(report.date for report in facts.reports))}
    for actor in facts.actors:
        found.add(("actor", actor.kind, names[actor.key], ids.get(actor.id or "", actor.id), who(actor.parent)))
        found |= {("name", names[actor.key], text(name)) for name in actor.names}
        for post in actor.posts:
            found.add(("post", names[actor.key], text(post.title), who(post.of), who(post.scope), post.acting, post.on))
    for event in facts.events:
        values = tuple(text(value) for value in (event.name, event.place, event.venue))
        when = (event.start, event.end, event.not_before, event.not_after, event.mode, event.status, event.row)
        parts = frozenset((who(part.actor), part.role, who(part.for_), text(part.office)) for part in event.participants)
        about = frozenset(named.get(key, key) for key in (*event.agreements, *event.implements, *event.within, *event.adopts))
        found.add(("event", event.type, event.main, *values, *when, parts, about))
    for agreement in facts.agreements:
        parties = frozenset((who(party.actor), party.role, who(party.for_)) for party in agreement.parties)
        values = (named[agreement.key], agreement.start or "", agreement.end or "", agreement.status or "", agreement.date or "")
        found.add(("agreement", agreement.type, *values, agreement.id, parties))
    found |= {("money", money.amount, money.currency, money.qualifier) for money in facts.money}
    return found
