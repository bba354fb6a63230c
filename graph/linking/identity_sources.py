"""Source graphs as identity reads them: one entry per entry of a facts file, over all reports of its document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.names import GRAPH, ID, IDENTITY, INFERRED, LINKS, ONTOLOGY, PREFIXES, PUBLISHED, REGISTRY

__all__ = ["Entry", "Order", "Sources", "is_provenance", "is_source", "kind_of", "local", "read_sources", "written"]

_TYPE: Final = PREFIXES["rdf"] + "type"
_RESERVED: Final = frozenset({IDENTITY, INFERRED, LINKS, PUBLISHED, REGISTRY})
_REPORT_NODE: Final = re.compile(re.escape(ID) + r"([a-z]+)/r-[0-9a-f]{12}")
_UNDATED: Final = "9999"
_PROVENANCE: Final = "/provenance"

Order = tuple[str, str, int, str]
"""Rank of a report or entry: date of the report (undated last), document id, order in the document, key."""
Term = NamedNode | Literal | BlankNode | Triple


def local(iri: str) -> str:
    """Name of a term of the ontology, `label` and `type` for those two, else the IRI itself."""
    if iri.startswith(ONTOLOGY):
        return iri[len(ONTOLOGY) :]
    return {PREFIXES["rdfs"] + "label": "label", _TYPE: "type"}.get(iri, iri)


def written(term: Term) -> str:
    """IRI or lexical value of a term; stored graphs hold neither blank nodes nor quoted triples."""
    return str(term) if isinstance(term, Triple) else term.value


def kind_of(iri: str) -> str | None:
    """Kind of a report node (`actor`, `event`, …); None for everything that has an IRI of its own already."""
    match = _REPORT_NODE.fullmatch(iri)
    return match[1] if match else None


def is_source(graph: str) -> bool:
    """Whether the named graph belongs to a document (report graph or its provenance)."""
    return graph.startswith(GRAPH) and graph not in _RESERVED


def is_provenance(graph: str) -> bool:
    """Whether the source graph holds claims and spans."""
    return graph.endswith(_PROVENANCE)


@dataclass(frozen=True, eq=False)
class Entry:
    """What one document says about one thing: `nodes` of its reports, united by the key of the facts file.

    `values` holds the statements by local name of the predicate, in order of the reports; `order` ranks entries.
    """

    id: str
    kind: str
    document: str
    key: str
    order: Order
    nodes: tuple[str, ...]
    values: Mapping[str, tuple[Term, ...]]

    def texts(self, name: str) -> list[str]:
        """Lexical values of property `name`, each once, in order."""
        return list(dict.fromkeys(term.value for term in self.values.get(name, ()) if isinstance(term, Literal)))

    def text(self, name: str) -> str | None:
        """The first lexical value of property `name`."""
        return next(iter(self.texts(name)), None)

    def links(self, name: str) -> list[str]:
        """IRIs that property `name` leads to, each once, in order."""
        return list(dict.fromkeys(term.value for term in self.values.get(name, ()) if isinstance(term, NamedNode)))

    @cached_property
    def label(self) -> str:
        """The label, else the first name, else the key."""
        return self.text("label") or self.text("name") or self.key

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names, the label first."""
        return tuple(dict.fromkeys([self.label, *self.texts("name")]))

    @cached_property
    def types(self) -> frozenset[str]:
        """Local names of the classes stated."""
        return frozenset(local(iri) for iri in self.links("type"))


@dataclass(frozen=True)
class Sources:
    """All source graphs: `quads` and `order` of each report graph, entries by kind, `versions` (SHA-256) of documents.

    `claimed` are the report nodes on which there is a claim: the report tells of them, and does not only refer to them.
    """

    quads: Mapping[str, Sequence[Quad]]
    order: Mapping[str, Order]
    entries: Mapping[str, Sequence[Entry]]
    entry_of: Mapping[str, Entry]
    versions: Mapping[str, str]
    claimed: frozenset[str]

    def of(self, kind: str) -> Sequence[Entry]:
        """Entries of one kind, in order."""
        return self.entries.get(kind, ())

    def typed(self, *classes: str) -> Iterator[Entry]:
        """Entries stated to be of one of these classes (local names), kinds in alphabetical order."""
        return (entry for kind in sorted(self.entries) for entry in self.entries[kind] if not entry.types.isdisjoint(classes))


def read_sources(graphs: Mapping[str, Iterable[Quad]]) -> Sources:
    """Entries of the source graphs in `graphs` (name -> quads); other graphs are left aside."""
    quads = {name: sorted(graphs[name], key=str) for name in sorted(graphs) if is_source(name) and not is_provenance(name)}
    keys, claimed = _provenance(graphs)
    order = {name: _report_order(name, content) for name, content in quads.items()}
    found: dict[tuple[str, str, str], list[tuple[Order, str, list[Quad]]]] = {}
    for name in sorted(quads, key=order.__getitem__):
        nodes: dict[str, list[Quad]] = {}
        for quad in quads[name]:
            nodes.setdefault(written(quad.subject), []).append(quad)
        for iri, statements in nodes.items():
            if kind := kind_of(iri):
                entry = (kind, order[name][1], keys.get(iri, iri))
                found.setdefault(entry, []).append((order[name], iri, statements))
    entries: dict[str, list[Entry]] = {}
    for (kind, document, key), parts in found.items():
        entries.setdefault(kind, []).append(_entry(kind, document, key, parts))
    ranked = {kind: sorted(group, key=lambda entry: entry.order) for kind, group in entries.items()}
    entry_of = {node: entry for group in ranked.values() for entry in group for node in entry.nodes}
    return Sources(quads, order, ranked, entry_of, _versions(quads), claimed)


def _provenance(graphs: Mapping[str, Iterable[Quad]]) -> tuple[dict[str, str], frozenset[str]]:
    """Keys of report nodes in the facts file, and the nodes that claims are about."""
    keyed, about = NamedNode(ONTOLOGY + "factKey"), NamedNode(PREFIXES["rdf"] + "subject")
    keys: dict[str, str] = {}
    claimed: set[str] = set()
    for name in graphs:
        for quad in graphs[name] if is_source(name) and is_provenance(name) else ():
            if quad.predicate == keyed:
                keys[written(quad.subject)] = written(quad.object)
            elif quad.predicate == about:
                claimed.add(written(quad.object))
    return keys, frozenset(claimed)


def _versions(graphs: Mapping[str, Iterable[Quad]]) -> dict[str, str]:
    predicate = NamedNode(ONTOLOGY + "sha256")
    start = len(ID + "document/")
    return {
        written(quad.subject)[start:]: written(quad.object)
        for quads in graphs.values()
        for quad in quads
        if quad.predicate == predicate
    }


def _report_order(graph: str, quads: Iterable[Quad]) -> Order:
    document, _, report = graph[len(GRAPH) :].partition("/")
    iri, dated, place = f"{ID}document/{document}/{report}", _UNDATED, 0
    for quad in quads:
        if written(quad.subject) == iri:
            if quad.predicate.value == PREFIXES["dcterms"] + "issued":
                dated = written(quad.object)
            elif quad.predicate.value == ONTOLOGY + "order":
                place = int(written(quad.object))
    return (dated, document, place, report)


def _entry(kind: str, document: str, key: str, parts: list[tuple[Order, str, list[Quad]]]) -> Entry:
    values: dict[str, dict[Term, None]] = {}
    for _, _, statements in parts:
        for quad in statements:
            values.setdefault(local(quad.predicate.value), {})[quad.object] = None
    first, node, _ = parts[0]
    merged = {name: tuple(terms) for name, terms in values.items()}
    return Entry(node, kind, document, key, (*first[:3], key), tuple(iri for _, iri, _ in parts), merged)
