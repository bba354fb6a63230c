"""The engines side by side: the worker pool, pyoxigraph called directly, rdflib called directly, on the same published data.

Each gives an answer as bytes of SPARQL JSON, so that evaluation and writing count for all of them.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final, Protocol, Self, TypeAlias

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, Store, serialize

from benchmarks.measure import clocked
from graph.errors import QueryTimeout
from graph.names import INFERRED, PREFIXES, PUBLISHED
from graph.snapshot import STORE
from graph.workers.pool import WorkerPool

__all__ = ["ENOUGH", "Answer", "Peer", "Pool", "Raw", "Rdflib", "Timing", "answer_of"]

JSON: Final = "application/sparql-results+json"
GRAPHS: Final = (PUBLISHED, INFERRED)
NUMBERS: Final = frozenset(PREFIXES["xsd"] + kind for kind in ("integer", "decimal", "double"))
SERVER: Final = Path(__file__).parent / "rdflib_server.py"
ENOUGH: Final = 10.0  # seconds for one answer
Answer: TypeAlias = Sequence[tuple[tuple[str, str], ...]]


@dataclass
class Timing:
    """Seconds of each repetition of one request at one peer, and the answer; or why there is none."""

    seconds: list[float] = field(default_factory=list)
    answer: Answer | None = None
    trouble: str = ""


class Peer(Protocol):
    """An engine on one set of published data."""

    name: str

    def timed(self, sparql: str, most: int) -> Timing:
        """Up to `most` repetitions of a SELECT, fewer when they would take longer than ENOUGH together."""
        ...


class Pool:
    """Communiqué's worker processes."""

    name = "worker pool"

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool

    def timed(self, sparql: str, most: int) -> Timing:
        return _timed(lambda: self._pool.run(sparql, default_graphs=GRAPHS, media_type=JSON, canned=True).body, most)


class Raw:
    """Pyoxigraph in this process, on the snapshot's folder."""

    name = "pyoxigraph"

    def __init__(self, snapshot: Path) -> None:
        self._store = Store.read_only(str(snapshot / STORE))

    def timed(self, sparql: str, most: int) -> Timing:
        return _timed(lambda: self._ask(sparql), most)

    def triples(self) -> bytes:
        """What is published, as N-Triples."""
        found = (quad.triple for graph in GRAPHS for quad in self._store.quads_for_pattern(None, None, None, NamedNode(graph)))
        return serialize(found, format=RdfFormat.N_TRIPLES) or b""

    def _ask(self, sparql: str) -> bytes:
        found = self._store.query(sparql, default_graph=[NamedNode(graph) for graph in GRAPHS])
        assert isinstance(found, QuerySolutions)
        return found.serialize(format=QueryResultsFormat.JSON) or b""


class Rdflib:
    """An rdflib graph in memory; times are taken in its process. Use it in a with block."""

    name = "rdflib"

    def __init__(self, triples: Path) -> None:
        command = [sys.executable, "-P", str(SERVER), str(triples)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def timed(self, sparql: str, most: int) -> Timing:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"sparql": sparql, "most": most, "enough": ENOUGH}) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        return Timing(told["seconds"], None if told["trouble"] else answer_of(told["body"]), told["trouble"])


def _timed(ask: Callable[[], bytes], most: int) -> Timing:
    timing = Timing()
    try:
        while len(timing.seconds) < most and sum(timing.seconds) < ENOUGH / 2:
            seconds, body = clocked(ask)
            timing.seconds.append(seconds)
            timing.answer = answer_of(body)
    except QueryTimeout:
        return Timing([ENOUGH], None, f"no answer in {ENOUGH:.0f} s")
    return timing


def answer_of(body: bytes | str) -> Answer:
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
