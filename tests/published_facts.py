"""Facts to a published graph in memory, as the pipeline does it without the gate: what questions are asked of."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.catalogue.arguments import Candidate, read_arguments
from graph.catalogue.binding import bind
from graph.catalogue.catalogue import load_catalogue
from graph.facts import Facts
from graph.linking.identity import resolve
from graph.linking.identity_sources import read_sources
from graph.linking.registry import load_registry
from graph.mapping.facts_to_quads import map_facts
from graph.names import INFERRED, PUBLISHED, REGISTRY
from graph.publishing.publish import derived_graphs
from graph.publishing.text_index import INDEX, search_names, write_index
from graph.store.embedded import EmbeddedStore
from graph.store.interface import Row, Term

__all__ = ["GRAPHS", "Published"]

GRAPHS = (PUBLISHED, INFERRED)
_indexes: list[Path] = []  # the names of the registry are indexed once and copied
Arguments = Mapping[str, Sequence[NamedNode | Literal]]


@cache
def _reference() -> EmbeddedStore:
    store = EmbeddedStore(None)
    store.replace({REGISTRY: list(load_registry().quads())})
    return store


class Published:
    """The published graph of some facts; names are looked up in an index in `folder`, made when it is first needed."""

    def __init__(self, facts: Iterable[Facts], folder: Path) -> None:
        registry = load_registry()
        self.mapped = {one.document.id: map_facts(one, registry).graphs for one in facts}
        self.folder = folder
        self.store = EmbeddedStore(None)
        self._publish()

    def without(self, documents: Iterable[str]) -> "Published":
        """The same with `documents` withdrawn; names are still those of the whole."""
        other = object.__new__(Published)
        other.folder = self.folder
        gone = set(documents)
        other.mapped = {document: graphs for document, graphs in self.mapped.items() if document not in gone}
        other.store = EmbeddedStore(None)
        other._publish()
        return other

    def rows(self, name: str, arguments: Arguments) -> list[Row]:
        """Rows of a canned query."""
        return self.store.select(bind(load_catalogue()[name], arguments), GRAPHS)

    def read(self, name: str, raw: Mapping[str, str | Sequence[str]]) -> dict[str, list[NamedNode | Literal]]:
        """Arguments as a caller writes them, names resolved."""
        lists = {key: [value] if isinstance(value, str) else value for key, value in raw.items()}
        return read_arguments(load_catalogue()[name], lists, self.resolve)

    def resolve(self, text: str, kind: str) -> list[Candidate]:
        """Candidates from the index of names."""
        if not (self.folder / INDEX).exists():
            write_index(self.folder / INDEX, self.store.quads(PUBLISHED), load_registry(), next(iter(_indexes), None))
            _indexes.append(self.folder / INDEX)
        return [Candidate(hit.iri, hit.label, hit.score) for hit in search_names(self.folder, text, {kind})]

    def _publish(self) -> None:
        registry = load_registry()
        graphs = {name: quads for document in self.mapped.values() for name, quads in document.items()}
        sources = read_sources(graphs)
        derived = derived_graphs(sources, resolve(sources, registry), registry, _reference())
        self.store.replace({**graphs, **derived})


def value(term: Term | None) -> str | None:
    """IRI or words of a term."""
    return None if term is None else term.value  # type: ignore[union-attr]
