"""Short texts through the whole of extraction, for the tests of what it finds."""

from functools import cache

from graph.documents.reading import read_document
from graph.extraction.extract import extract
from graph.facts import Agreement, Event, Facts
from graph.linking.registry import load_registry

__all__ = ["agreements_of", "events_of", "facts_of", "taking_part"]


@cache
def facts_of(text: str, name: str = "talks.txt") -> Facts:
    """Facts of a short text."""
    return extract(read_document(text.encode(), name), load_registry())


def events_of(text: str) -> list[Event]:
    """Its events, rows of plans among them."""
    return list(facts_of(text).events)


def agreements_of(text: str) -> list[Agreement]:
    """Its agreements."""
    return list(facts_of(text).agreements)


def taking_part(event: Event) -> set[str]:
    """Keys of those who take part."""
    return {part.actor for part in event.participants if part.actor}
