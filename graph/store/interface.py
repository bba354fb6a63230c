"""The one interface to stored quads: everything above writes and reads through it, whichever engine is below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

__all__ = ["Row", "Store", "Term"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = dict[str, Term]


class Store(Protocol):
    """Quads in named graphs, without blank nodes. Errors of the engine arrive as StoreError, of a query as QueryError."""

    def replace(self, graphs: Mapping[str, Sequence[Quad]]) -> None:
        """Let every graph named hold exactly the quads given, all in one transaction; an empty sequence drops the graph."""
        ...

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Remove and add single quads in one transaction; a quad in both stays. For large graphs that change little."""
        ...

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Quads of `graph`, or all; in no particular order."""
        ...

    def graph_names(self) -> list[str]:
        """IRIs of the named graphs that hold quads, sorted."""
        ...

    def select(self, sparql: str, default_graphs: Sequence[str]) -> list[Row]:
        """Rows of a SELECT over `default_graphs` together, unbound variables left out; GRAPH sees every graph.

        A triple held by two of the default graphs may count twice: keep them disjoint.
        """
        ...

    def close(self) -> None:
        """Write everything to disk and let go; the store cannot be used afterwards."""
        ...
