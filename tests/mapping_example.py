"""A small document of two reports, and its graphs made easy to read in tests."""

import hashlib
import re
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.facts import Facts
from graph.linking.registry import load_registry
from graph.mapping.facts_to_quads import MappedDocument, map_facts
from graph.names import ID, report_graph

__all__ = ["FIRST", "REGISTRY", "SECOND", "Graph", "claims", "example", "mapped", "short", "spot"]

REGISTRY = load_registry()
FIRST = "Gazette. Suva, 3 May 2022 - Minister Ana Lalo of Fiji met WMO and the Buoy Board in Suva in person.\n"
SECOND = "WMO and the Buoy Board, led by acting Head Tomi Vuna, spoke online with Fiji on 3 May 2022.\n"
TEXT = FIRST + SECOND


def spot(quote: str, within: str = TEXT) -> dict[str, Any]:
    at = TEXT.index(within) + within.index(quote)
    return {"start": at, "end": at + len(quote), "exact": quote}


def both(quote: str) -> list[dict[str, Any]]:
    """Spans of `quote` in either report."""
    return [spot(quote, FIRST), spot(quote, SECOND)]


def example(**event: Any) -> dict[str, Any]:
    """Two reports on one meeting; `event` changes the meeting."""
    lalo = {"title": "Minister", "of": "f", "as_written": "Minister", "on": "2022-05-03"}
    lalo["evidence"] = [spot("Minister Ana Lalo of Fiji")]  # type: ignore[assignment]
    vuna = {"title": "Acting Head", "of": "b", "acting": True, "evidence": [spot("acting Head Tomi Vuna")]}
    meeting = {
        "key": "e",
        "main": True,
        "type": "meeting",
        "start": "2022-05-03",
        "place": "Suva",
        "mode": "in-person",
        "status": "held",
        "participants": [
            {"actor": "f", "role": "host"},
            {"actor": "l", "for": "f", "evidence": [spot("Ana Lalo")]},
            {"actor": "w", "evidence": both("WMO")},
            {"actor": "v", "for": "b", "evidence": [spot("Tomi Vuna")], "confidence": 0.5},
        ],
        "by_report": {"r1": {"mode": "in-person"}, "r2": {"mode": "online", "evidence": [spot("online")]}},
        "evidence": [spot("met WMO and the Buoy Board in Suva"), spot("spoke online with Fiji")],
        "rule": "verb",
        "confidence": 0.9,
    }
    return {
        "format": "communique-facts/1",
        "document": {
            "id": "d",
            "title": "Talks",
            "publisher": "Gazette",
            "published": "2022-05-04",
            "language": "en",
            "source": "https://example.org/d",
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "text": TEXT,
        },
        "reports": [
            {"key": "r1", "date": "2022-05-03", "issuer": "f", "span": [0, len(FIRST)]},
            {"key": "r2", "span": [len(FIRST), len(TEXT)]},
        ],
        "actors": [
            {"key": "f", "kind": "country", "name": "Fiji", "id": "fji", "mentions": both("Fiji")},
            {"key": "w", "kind": "un", "name": "WMO", "id": "wmo", "mentions": both("WMO")},
            {"key": "b", "kind": "org", "name": "Buoy Board", "parent": "f", "mentions": both("Buoy Board")},
            {"key": "l", "kind": "person", "name": "Ana Lalo", "mentions": [spot("Ana Lalo")], "posts": [lalo]},
            {"key": "v", "kind": "person", "name": "Tomi Vuna", "mentions": [spot("Tomi Vuna")], "posts": [vuna]},
        ],
        "events": [meeting | event],
    }


def mapped(data: dict[str, Any]) -> MappedDocument:
    return map_facts(Facts.model_validate(data), REGISTRY)


class Graph:
    """What one report says; values by local name of the property, IRIs shortened to what follows `id/` or `#`."""

    def __init__(self, document: MappedDocument, report: str, *, provenance: bool = False) -> None:
        self.quads = document.graphs[report_graph("d", report) + ("/provenance" if provenance else "")]

    def of(self, kind: str) -> list[str]:
        """Nodes of a class."""
        return [short(q.subject) for q in self.quads if short(q.predicate) == "type" and short(q.object) == kind]

    def one(self, kind: str) -> dict[str, list[str]]:
        """The properties of the only node of a class."""
        (node,) = self.of(kind)
        return self.about(node)

    def about(self, node: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for quad in self.quads:
            if short(quad.subject) == node:
                found.setdefault(short(quad.predicate), []).append(short(quad.object))
        return {name: sorted(values) for name, values in found.items()}

    def all(self, kind: str, *names: str) -> list[tuple[str, ...]]:
        """Of every node of a class the values of properties, sorted."""
        return sorted(tuple("+".join(self.about(node).get(name, [])) for name in names) for node in self.of(kind))


def short(term: object) -> str:
    if isinstance(term, Literal):
        return term.value
    assert isinstance(term, NamedNode)
    if term.value.startswith(ID):
        return term.value.removeprefix(ID)
    return re.split(r"[#/]", term.value)[-1]


def claims(document: MappedDocument, report: str, predicate: str) -> list[dict[str, list[str]]]:
    graph = Graph(document, report, provenance=True)
    return [about for node in graph.of("Claim") if (about := graph.about(node))["predicate"] == [predicate]]
