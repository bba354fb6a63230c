"""Quads in pyoxigraph, on disk or in memory; every write is one transaction that a killed process never half leaves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions

from graph.errors import QueryError, StoreError
from graph.store.admission import of_graph, without_blanks
from graph.store.interface import Row

__all__ = ["EmbeddedStore"]


class EmbeddedStore:
    """A Store in the folder `path`, or in memory for None; `read_only` opens a snapshot, never a store being written."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        with _engine_errors("open", path):
            self._engine: pyoxigraph.Store | None = _open(path, read_only=read_only)

    def replace(self, graphs: Mapping[str, Sequence[Quad]]) -> None:
        """Let every graph named hold exactly the quads given, in one transaction; an empty sequence drops the graph."""
        removed: list[Quad] = []
        added: list[Quad] = []
        for graph, quads in sorted(graphs.items()):
            new = dict.fromkeys(of_graph(graph, quads))  # a dict, not a set: the order given is the order written
            old = set(self.quads(graph))
            removed += (quad for quad in old if quad not in new)
            added += (quad for quad in new if quad not in old)
        self._write(removed, added, [graph for graph, quads in sorted(graphs.items()) if not quads])

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Remove and add single quads in one transaction; a quad in both stays."""
        new = dict.fromkeys(without_blanks(added))
        self._write([quad for quad in removed if quad not in new], list(new), [])

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Quads of `graph`, or all; in no particular order."""
        return self._open_engine().quads_for_pattern(None, None, None, NamedNode(graph) if graph is not None else None)

    def graph_names(self) -> list[str]:
        """IRIs of the named graphs that hold quads, sorted."""
        engine = self._open_engine()
        names = [name for name in engine.named_graphs() if next(iter(engine.quads_for_pattern(None, None, None, name)), None)]
        return sorted(name.value for name in names)

    def select(self, sparql: str, default_graphs: Sequence[str]) -> list[Row]:
        """Rows of a SELECT over `default_graphs`, unbound variables left out; a triple in two of them counts twice."""
        try:
            solutions = self._open_engine().query(sparql, default_graph=[NamedNode(graph) for graph in default_graphs])
        except (SyntaxError, RuntimeError) as error:
            raise QueryError(f"The query cannot be evaluated: {error}.") from error
        if not isinstance(solutions, QuerySolutions):
            raise QueryError("The query is not a SELECT.", "Write SELECT ?variable WHERE { … }.")
        names = [variable.value for variable in solutions.variables]
        with _engine_errors("read", self.path):
            return [{name: term for name in names if (term := row[name]) is not None} for row in solutions]

    def backup(self, target: Path) -> None:
        """Write a consistent copy of an on-disk store to the new folder `target`, by hard links where possible."""
        engine = self._open_engine()
        with _engine_errors("copy", self.path):
            engine.flush()
            engine.backup(target)

    def close(self) -> None:
        """Write everything to disk and let go."""
        if self._engine is not None:
            with _engine_errors("close", self.path):
                if self.path is not None:
                    _flush(self._engine)
            self._engine = None

    def _open_engine(self) -> pyoxigraph.Store:
        if self._engine is None:
            raise StoreError(f"The store {self.path or 'in memory'} is closed.")
        return self._engine

    def _write(self, removed: Sequence[Quad], added: Sequence[Quad], dropped: Sequence[str]) -> None:
        engine = self._open_engine()
        with _engine_errors("write", self.path):
            if not removed and not dropped:
                if added:
                    engine.extend(added)  # a transaction too, and five times as fast as parsing an update
                return
            engine.update(" ;\n".join(_update(removed, added, dropped)))


def _open(path: Path | None, *, read_only: bool) -> pyoxigraph.Store:
    if path is None:
        return pyoxigraph.Store()
    return pyoxigraph.Store.read_only(str(path)) if read_only else pyoxigraph.Store(path)


def _flush(engine: pyoxigraph.Store) -> None:
    try:
        engine.flush()
    except RuntimeError:  # what the engine says of a store opened read-only: nothing to write
        return


def _update(removed: Sequence[Quad], added: Sequence[Quad], dropped: Sequence[str]) -> Iterator[str]:
    """Operations of one SPARQL update; the engine runs them as one transaction."""
    if removed:
        yield f"DELETE DATA {{ {_data(removed)} }}"
    for graph in dropped:
        yield f"DROP SILENT GRAPH {NamedNode(graph)}"
    if added:
        yield f"INSERT DATA {{ {_data(added)} }}"


def _data(quads: Sequence[Quad]) -> str:
    """Quads as SPARQL data, neighbours of one graph in one block."""
    blocks = []
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        triples = " .\n".join(f"{quad.subject} {quad.predicate} {quad.object}" for quad in members)
        blocks.append(triples + " ." if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ {triples} }}")
    return "\n".join(blocks)


@contextmanager
def _engine_errors(doing: str, path: Path | None) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, SyntaxError, RuntimeError) as error:
        remedy = "Another process may have it open, or the folder may be damaged or full."
        raise StoreError(f"Cannot {doing} the store {path or 'in memory'}: {error}.", remedy) from error
