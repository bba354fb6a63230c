"""Who published the text: the agency of the dateline, the closing credit, `X reports`."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.extraction.actors.actors import Cast
from graph.extraction.actors.ledger import Account
from graph.extraction.annotations import Block
from graph.extraction.text.datelines import agency_in, closing_credit
from graph.extraction.text.scene import Hit
from graph.names import slug

__all__ = ["enter_publisher"]

_REPORTS: Final = frozenset({"reports", "reported", "learned", "informs", "writes"})
_STYLES: Final = frozenset({"com", "net", "org", "gmt", "utc", "ict", "est", "am", "pm"})


def enter_publisher(cast: Cast, blocks: Sequence[Block], given: str | None = None) -> str | None:
    """Key of the publisher, entered among the actors; `given` is its name in the metadata; None where nothing names one."""
    found = list(_credits(cast, blocks))
    for start, end in found:
        _enter(cast, start, end)
    if found:
        return _key(cast, *found[0])
    return _enter_given(cast, given) if given else None


def _enter_given(cast: Cast, name: str) -> str:
    """The publisher that only the metadata names: an actor of the registry, of the text, or one without a mention."""
    known = [entry.key for entry in cast.registry.lookup(name) if entry.kind in {"un", "igo", "org", "gov", "country"}]
    if known and cast.ledger.get(known[0]) is not None:
        return known[0]
    same = cast.ledger.named(name) or _country_team(cast, name) or _of_country(cast, name)
    if same is not None:
        return same
    return cast.ledger.open(Account(slug(name) or "publisher", "org", name, None, rule="media", optional=True)).key


def _of_country(cast: Cast, name: str) -> str | None:
    """`Department of Foreign Affairs, Republic of the Philippines` where the text has that department."""
    body, _, tail = name.rpartition(",")
    country = next((entry for entry in cast.registry.lookup(tail.strip()) if entry.kind == "country"), None)
    key = slug(f"{country.key} {body}") if country is not None and body else ""
    return key if cast.ledger.get(key) is not None else None


def _country_team(cast: Cast, name: str) -> str | None:
    """`United Nations in X`, `UN X`: the country team, or the UN, where the text names it."""
    words = name.removeprefix("The ").removeprefix("United Nations ").removeprefix("UN ").removeprefix("in ")
    country = next((entry.key for entry in cast.registry.lookup(words) if entry.kind == "country"), None)
    if words == name or country is None:
        return None
    return next((key for key in (f"unct-{country}", "un") if cast.ledger.get(key) is not None), None)


def _credits(cast: Cast, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Places of the publisher's name, the surest first."""
    text = cast.scene.text
    for block in blocks:
        agency = agency_in(text, block.start, block.end) if block.kind == "dateline" else None
        if agency is not None and text[slice(*agency)].lower() not in _STYLES and _publishes(cast, *agency):
            yield agency
    for hit in cast.scene.hits:
        if hit.kind == "media" and cast.scene.lower(hit.last) in _REPORTS:
            yield cast.scene.span(hit.first, hit.last)
    credit = closing_credit(text)
    if credit is not None and _publishes(cast, credit[0], credit[1]):
        yield credit[0], credit[1]


def _publishes(cast: Cast, start: int, end: int) -> bool:
    """Whether the name may be that of a publisher: known media, or nothing else that is known."""
    hit = _hit(cast, start, end)
    return hit is None or hit.kind == "media"


def _hit(cast: Cast, start: int, end: int) -> Hit | None:
    for hit in cast.scene.hits:
        first, last = cast.scene.span(hit.first, hit.last)
        if first < end and start < last:
            return hit
    return None


def _key(cast: Cast, start: int, end: int) -> str:
    hit = _hit(cast, start, end)
    return hit.key if hit is not None else slug(cast.scene.text[start:end])


def _enter(cast: Cast, start: int, end: int) -> None:
    hit = _hit(cast, start, end)
    text = cast.scene.text[start:end]
    name = cast.registry.entries[hit.key].label if hit is not None and hit.key in cast.registry.entries else text
    account = cast.ledger.open(Account(_key(cast, start, end), "org", name, None, rule="media", optional=True))
    account.add(start, end, text, "media")
