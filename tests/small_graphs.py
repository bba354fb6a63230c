"""Small facts for the tests of identity and publishing: one report that says what a test needs said."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pyoxigraph import Quad

from graph.facts import Facts
from graph.linking.identity import Identity, resolve
from graph.linking.identity_sources import Sources, read_sources
from graph.linking.judgements import Judgement
from graph.linking.registry import load_registry
from graph.mapping.facts_to_quads import map_facts
from graph.publishing.publish import derived_graphs
from graph.store.embedded import EmbeddedStore

__all__ = ["Saying", "identity_of", "node_of", "published_graphs", "saying", "sources_of"]

Saying = Facts


def saying(document: str, date: str | None = "2024-05-03", **parts: Iterable[Mapping[str, Any]]) -> Facts:
    """Facts of a document whose one report says `actors`, `events`, `agreements` and `money`: its text is a list of the names."""
    entries = {name: [dict(entry) for entry in found] for name, found in parts.items()}
    text = f"{document}: "
    for name, found in entries.items():
        for entry in found:
            words = entry.get("name") or entry.get("label") or entry.get("what", "")
            span = {"start": len(text), "end": len(text) + len(words), "exact": words}
            entry.setdefault("mentions" if name == "actors" else "evidence", [span])
            text += f"{words}. "
    return Facts.model_validate(
        {
            "format": "communique-facts/1",
            "document": {
                "id": document,
                "language": "en",
                "source": f"{document}.txt",
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "text": text,
            },
            "reports": [{"key": "r1", "title": document, "date": date, "span": [0, len(text)]}],
            **entries,
        }
    )


def sources_of(facts: Iterable[Facts]) -> Sources:
    """Source graphs of the documents."""
    graphs: dict[str, list[Quad]] = {}
    for document in facts:
        graphs |= map_facts(document, load_registry()).graphs
    return read_sources(graphs)


def identity_of(facts: Iterable[Facts], judgements: Iterable[Judgement] = ()) -> Identity:
    """Identity of all that the documents say."""
    return resolve(sources_of(facts), load_registry(), judgements)


def published_graphs(facts: Iterable[Facts], judgements: Iterable[Judgement] = ()) -> EmbeddedStore:
    """A store in memory with what is derived from the documents."""
    sources, registry, store = sources_of(facts), load_registry(), EmbeddedStore()
    store.replace(derived_graphs(sources, resolve(sources, registry, judgements), registry, _reference()))
    return store


@cache
def _reference() -> EmbeddedStore:
    store = EmbeddedStore()
    store.change([], load_registry().quads())
    return store


def node_of(facts: Iterable[Facts], document: str, key: str) -> str:
    """The report node of one entry of one document."""
    for entries in sources_of(facts).entries.values():
        for entry in entries:
            if (entry.document, entry.key) == (document, key):
                return entry.nodes[0]
    raise LookupError(f"{document} has no entry {key}")
