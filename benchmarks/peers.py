"""The engines side by side: the worker pool, pyoxigraph in this process, rdflib in this process, on the same published data.

Each gives an answer as bytes of SPARQL JSON, so that evaluation and writing count for all of them.
"""

import json
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import FrameType
from typing import Final, Protocol

import rdflib
from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, Store, serialize

from graph.errors import QueryTimeout
from graph.names import INFERRED, PREFIXES, PUBLISHED
from graph.snapshot import STORE
from graph.workers.pool import WorkerPool

__all__ = ["Answer", "Peer", "PeerError", "Pool", "Raw", "Rdflib", "answer_of", "deadline"]

JSON: Final = "application/sparql-results+json"
GRAPHS: Final = (PUBLISHED, INFERRED)
NUMBERS: Final = frozenset(PREFIXES["xsd"] + kind for kind in ("integer", "decimal", "double"))
Answer = Sequence[tuple[tuple[str, str], ...]]


class PeerError(Exception):
    """A peer cannot evaluate the query; says why."""


class Peer(Protocol):
    """An engine on one set of published data."""

    name: str

    def ask(self, sparql: str) -> bytes:
        """The answer to a SELECT; PeerError where the engine fails, TimeoutError where it keeps a deadline of its own."""
        ...


class Pool:
    """Communiqué's worker processes."""

    name = "worker pool"

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool

    def ask(self, sparql: str) -> bytes:
        try:
            return self._pool.run(sparql, default_graphs=GRAPHS, media_type=JSON, canned=True).body
        except QueryTimeout as error:
            raise TimeoutError from error


class Raw:
    """Pyoxigraph on the snapshot's folder."""

    name = "pyoxigraph"

    def __init__(self, snapshot: Path) -> None:
        self._store = Store.read_only(str(snapshot / STORE))

    def ask(self, sparql: str) -> bytes:
        found = self._store.query(sparql, default_graph=[NamedNode(graph) for graph in GRAPHS])
        assert isinstance(found, QuerySolutions)
        return found.serialize(format=QueryResultsFormat.JSON) or b""

    def triples(self) -> bytes:
        """What is published, as N-Triples."""
        found = (quad.triple for graph in GRAPHS for quad in self._store.quads_for_pattern(None, None, None, NamedNode(graph)))
        return serialize(found, format=RdfFormat.N_TRIPLES) or b""


class Rdflib:
    """An rdflib graph in memory, which has only one graph and so reads the published ones as one."""

    name = "rdflib"

    def __init__(self, triples: bytes) -> None:
        self._graph = rdflib.Graph()
        self._graph.parse(data=triples, format="nt")

    def ask(self, sparql: str) -> bytes:
        try:
            return self._graph.query(sparql).serialize(format="json") or b""
        except TypeError as error:  # its ORDER BY compares what cannot be compared
            raise PeerError(f"TypeError: {error}") from error


def answer_of(body: bytes) -> Answer:
    """Rows of a SPARQL JSON result as values, sorted: what two engines must have in common.

    Numbers count by value, in whichever way they are written. Two habits of rdflib are overlooked in all answers: it makes a
    literal of an IRI in MIN and MAX, and gives one row without keys where GROUP BY finds no group.
    """
    result = json.loads(body)
    first = result["head"]["vars"][0]
    return sorted(_row(binding) for binding in result["results"]["bindings"] if first in binding)


def _row(binding: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, _value(term)) for name, term in binding.items()))


def _value(term: Mapping[str, str]) -> str:
    if term.get("datatype") in NUMBERS:
        return str(Decimal(term["value"]).normalize())
    return f"{term['value']} {term.get('xml:lang', '').lower()}"


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """TimeoutError in the block when it takes longer; for code in Python only, in the main thread."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
