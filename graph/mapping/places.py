"""Names of places to the registry, in the context of the countries that take part."""

from collections.abc import Collection
from typing import Final

from graph.linking.registry import Entry, Registry

__all__ = ["find_place"]

_LARGE: Final = 100_000


def find_place(text: str, registry: Registry, countries: Collection[str]) -> Entry | None:
    """The place or country that `text` names; `countries` are registry keys of those that take part.

    A name after a comma says in which country to look ("Suva, Fiji").
    """
    head, _, tail = text.partition(",")
    around = {entry.key for entry in registry.lookup(tail.strip()) if entry.kind == "country"} if tail else set()
    for name, near in ((text, countries), (head, around or countries)):
        found = [entry for entry in registry.lookup(name.strip()) if entry.kind in {"place", "country"}]
        if found:
            return min(found, key=lambda entry: _rank(entry, near))
    return None


def _rank(entry: Entry, near: Collection[str]) -> tuple[int, int, str]:
    """A capital of a country that takes part, a country, a large place of a country that takes part, any capital, the rest."""
    close = entry.country in near
    order = [entry.capital and close, entry.kind == "country", close and entry.population >= _LARGE, entry.capital, close, True]
    return order.index(True), -entry.population, entry.key
