"""Instruments named in a Russian text: from head noun to end of name; period, parties, known ones by the registry's key."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from graph.extraction.drafts import AgreementDraft, PartyDraft
from graph.extraction.lexicon import pairs
from graph.extraction.russian.bodies import written_name
from graph.extraction.russian.cast import Cast
from graph.extraction.russian.page import Page, Thing
from graph.extraction.russian.phrases import Phrases

__all__ = ["Instruments", "find_instruments", "put_instruments"]

_LONGEST: Final = 32
_NEEDS_NAME: Final = frozenset({"programme", "plan", "strategy", "resolution", "agenda", "roadmap", "framework"})
_ENDS: Final = frozenset(["который", "где", "после", "однако", "сообщать", "отмечать", "в-частности", "а-также"])
_PERIOD: Final = re.compile(
    r"\b((?:19|20)\d\d)\s*[-–—−]\s*((?:19|20)\d\d)|\bдо\s+((?:19|20)\d\d)|\bот\s+\d{1,2}\s+[а-я]+\s+((?:19|20)\d\d)"
)
_REGION: Final = frozenset({"между"})
_PREPOSITIONS: Final = frozenset({"о", "об", "по", "на", "между", "в", "с", "для", "против", "от", "из", "при", "до"})
_ENDS_BEFORE: Final = frozenset(
    {"в ходе", "в рамках", "в присутствии", "по итогам", "в связи", "с участием", "на полях", "в соответствии"}
)
_ACTORS: Final = frozenset({"country", "un", "igo", "org", "group", "format", "body"})

Instruments = list[tuple[Thing, AgreementDraft]]


@cache
def _heads() -> Phrases[str]:
    return Phrases(pairs("russian/instruments", "heads"))


@cache
def _known() -> Phrases[str]:
    return Phrases(pairs("russian/instruments", "known"))


def put_instruments(page: Page) -> list[Thing]:
    """Stretches that name instruments; nothing inside them is an event."""
    found: list[Thing] = []
    number = 0
    while number < len(page.words):
        thing = _at(page, number)
        if thing is not None:
            found.append(thing)
            number = thing.last
        else:
            number += 1
    return found


def _at(page: Page, number: int) -> Thing | None:
    first, last = page.range_at(number)
    word = page.words[number]
    if page.at(number) is not None:
        return None
    known = _known().at(page, number)
    if known is not None and (word.capital or len(page.words[number].text) > 3):
        return Thing(number, known[0], "instrument", known[1], "russian.instrument.known")
    head = _heads().at(page, number)
    if head is None or not any(form.pos in {"NOUN", "ADJF"} for form in word.forms) or page.at(number) is not None:
        return None
    end = _end(page, head[0], last)
    if not _names(page, (number, head[0], end), head[1], opens=number == first):
        return None
    return Thing(number, end, "instrument", head[1], "russian.instrument")


def _end(page: Page, number: int, last: int) -> int:
    """Where the name ends: before a finite verb, a comma outside quotation marks, a phrase that tells of the occasion."""
    at, quoted = number, False
    while at < min(last, number + _LONGEST):
        word = page.words[at]
        if word.text in '«“„"' and not quoted:
            quoted = True
        elif quoted:
            quoted = word.text not in '»”"'
        elif (
            word.text in ".;:,!?()–—-"
            or word.is_("VERB", "PRTS", "GRND")
            or word.lemmas & _ENDS
            or (page.kind_at(at) in {"media", "person"})
        ):
            if not (word.text == "," and _goes_on(page, at)) and not (word.text == "." and page.lower(at - 1) in {"гг", "г"}):
                break
        elif f"{word.lower} {page.lower(at + 1)}" in _ENDS_BEFORE or (word.text == "и" and _heads().at(page, at + 1) is not None):
            break
        at += 1
    while at > number and (page.lower(at - 1) in _PREPOSITIONS or page.lower(at - 1) in {"и", "а", "-", "–"}):
        at -= 1
    return at


def _goes_on(page: Page, comma: int) -> bool:
    """`в области науки, культуры и спорта`: a list in one case goes on behind the comma."""
    before, after = page.words[comma - 1], page.words[comma + 1 : comma + 2]
    shared = before.cases() & (after[0].cases() if after else frozenset())
    return (
        bool(shared - {"nomn", "accs"})
        and "nomn" not in after[0].cases()
        and after[0].is_("NOUN", "ADJF")
        and not after[0].capital
    )


def _names(page: Page, read: tuple[int, int, int], kind: str, *, opens: bool) -> bool:
    """Whether head and rest are a name: a complement, and a capital letter, a quotation or a period."""
    first, head, end = read
    rest = page.said(head, end) if end > head else ""
    plural = any(form.number == "plur" for form in page.words[head - 1].forms[:1])
    if not rest or (plural and kind != "sdgs"):
        return False
    capital = page.words[first].capital and not opens
    marked = rest[0] in '«“"' or bool(_PERIOD.search(rest))
    link = page.lower(head) in {"о", "об", "между", "по"}
    if kind in _NEEDS_NAME:
        return (capital and len(rest.split()) > 0) or marked
    if kind == "statement" and not page.words[first].lemmas & {"совместный", "политический", "коммюнике"}:
        return False
    return capital or marked or link


def find_instruments(cast: Cast, things: list[Thing]) -> Instruments:
    """Drafts of the instruments, one for each name."""
    found: Instruments = []
    for thing in things:
        start, end = cast.page.span(thing.first, thing.last)
        draft = _draft(cast, thing)
        known = next((other for _, other in found if _same(other, draft)), None)
        if known is not None:
            known.places.append((start, end))
            known.names += [name for name in draft.names if name not in known.names]
            found.append((thing, known))
            continue
        draft.places = [(start, end)]
        draft.evidence = [(start, end)]
        found.append((thing, draft))
    return found


def _same(one: AgreementDraft, other: AgreementDraft) -> bool:
    if one.id is not None or other.id is not None:
        return one.id == other.id
    mine, their = _words(one.names[0]), _words(other.names[0])
    return one.type == other.type and (
        mine == their or (len(mine & their) >= 4 and len(mine & their) * 2 > min(len(mine), len(their)))
    )


def _words(name: str) -> set[str]:
    return {word[:6] for word in name.casefold().split() if len(word) > 3}


def _draft(cast: Cast, thing: Thing) -> AgreementDraft:
    page = cast.page
    written = page.said(thing.first, thing.last)
    start = page.words[thing.first].start
    entry = cast.registry.by_key(thing.key) if thing.rule.endswith("known") else None
    if entry is not None:
        label = "2030" if entry.key in {"agenda-2030", "sdgs"} else None
        kind = pairs("russian/instruments", "heads").get(entry.type, entry.type.lower() or "other")
        kind = "agenda" if label else kind
        return AgreementDraft(kind, [entry.label, written], start, id=entry.key, end=label, rule=thing.rule)
    own = written_name(page, thing.first, thing.last)
    draft = AgreementDraft(thing.key, list(dict.fromkeys([_head_capital(own), written])), start, rule=thing.rule)
    match = _PERIOD.search(written)
    if match is not None and match[1]:
        draft.start, draft.end = match[1], match[2]
    elif match is not None and match[3]:
        draft.end = match[3]
    for key in _between(cast, thing):
        draft.add(PartyDraft(key, rule="russian.party"))
    return draft


def _head_capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _between(cast: Cast, thing: Thing) -> Iterator[str]:
    """Who stands behind `между` in the name; the body, where a body and its state stand together."""
    numbers = range(thing.first, thing.last)
    at = next((number for number in numbers if cast.page.lower(number) in _REGION), None)
    if at is None:
        return
    for named in cast.page.within(at, thing.last):
        if named.kind in _ACTORS and (key := cast.key_of(named)) is not None and cast.ledger.get(key) is not None:
            yield key
        gap = range(named.last, thing.last)
        if gap and cast.page.lower(named.last) in {"о", "об", "в", "по", "на"}:
            return
