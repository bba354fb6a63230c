"""How long canned queries take in the worker pool, in pyoxigraph and in rdflib, at two sizes, and whether they say the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.measure import Figures, Row, Table, clocked, median, percentile
from benchmarks.peers import Answer, Peer, Pool, Raw, Rdflib, deadline
from benchmarks.stores import filled_store
from graph.catalogue.binding import fill
from graph.catalogue.catalogue import CannedQuery, load_catalogue
from graph.workers.pool import WorkerPool

__all__ = ["measure", "requests"]

SIZES: Final = (50, 1000)
QUICK_SIZES: Final = (4,)
QUICK_QUERIES: Final = 3
ENOUGH: Final = 10.0  # seconds for one answer of a peer, and for all repetitions of one request


@dataclass
class Timing:
    """Seconds of each repetition of one request at one peer; no answer when it took longer than ENOUGH."""

    seconds: list[float] = field(default_factory=list)
    answer: Answer | None = None


Timings = Mapping[str, Mapping[str, Timing]]  # by peer, by request


def measure(work: Path, quick: bool) -> Figures:  # noqa: FBT001
    """Figures of the queries; `quick` takes few queries on few documents."""
    asked = dict(list(requests().items())[: QUICK_QUERIES if quick else None])
    tables: list[Table] = []
    for size in QUICK_SIZES if quick else SIZES:
        timings, triples = _measured(work / str(size), size, asked, 3 if quick else 20)
        tables += [_by_peer(size, triples, timings), _by_request(size, timings)]
    return Figures("Queries", tables)


def requests() -> dict[str, str]:
    """Name -> SPARQL: every canned query with the example of its first parameter, and with none that it does not need."""
    found = {}
    for query in load_catalogue().values():
        found[f"{query.name} ({query.parameters[0].name})" if query.parameters else query.name] = _with(query, first=True)
        if (opened := _with(query, first=False)) not in found.values():
            found[f"{query.name} (all)"] = opened
    return found


def _with(query: CannedQuery, *, first: bool) -> str:
    kept = query.parameters[:1] if first else ()
    return fill(query.sparql, {each.variables: [] for each in query.parameters if each not in kept and not each.required})


def _measured(path: Path, size: int, asked: Mapping[str, str], most: int) -> tuple[Timings, int]:
    snapshot = filled_store(path, size).current_snapshot()
    raw = Raw(snapshot)
    triples = raw.triples()
    with WorkerPool(lambda: snapshot, workers=2, deadline=ENOUGH) as pool:
        peers: list[Peer] = [Pool(pool), raw, Rdflib(triples)]
        timings = {peer.name: {name: _timed(peer, sparql, most) for name, sparql in asked.items()} for peer in peers}
    return timings, triples.count(b"\n")


def _timed(peer: Peer, sparql: str, most: int) -> Timing:
    """Up to `most` repetitions, fewer when they would take longer than ENOUGH together."""
    timing = Timing()
    try:
        while len(timing.seconds) < most and sum(timing.seconds) < ENOUGH / 2:
            with deadline(ENOUGH):
                seconds, body = clocked(lambda: peer.ask(sparql))
            timing.seconds.append(seconds)
            timing.answer = peer.read(body)
    except TimeoutError:
        timing.seconds.append(ENOUGH)
    return timing


def _by_peer(size: int, triples: int, timings: Timings) -> Table:
    rows = list(_peer_rows(timings))
    note = (
        f"{triples:,} published triples. Every canned query with the example of its first parameter and with none; the answer is "
        "SPARQL JSON in each case, parsed and compared outside the measured time. A request without an answer after "
        f"{ENOUGH:.0f} s is given up and counted with that time. The ratio is the median over requests of medians."
    )
    return Table(f"{size:,} documents, by peer", note, rows)


def _peer_rows(timings: Timings) -> Iterator[Row]:
    base = timings[Raw.name]
    for peer, found in timings.items():
        every = [1000 * seconds for timing in found.values() for seconds in timing.seconds]
        ratios = [median(timing.seconds) / median(base[name].seconds) for name, timing in found.items()]
        answered = {name: timing.answer for name, timing in found.items() if timing.answer is not None}
        yield {
            "peer": peer,
            "requests": len(found),
            "answered": len(answered),
            "same answer as pyoxigraph": sum(answer == base[name].answer for name, answer in answered.items()),
            "p50 ms": round(median(every), 2),
            "p99 ms": round(percentile(every, 0.99), 2),
            "times pyoxigraph": round(median(ratios), 2),
        }


def _by_request(size: int, timings: Timings) -> Table:
    rows: list[Row] = []
    for name, raw in timings[Raw.name].items():
        row: dict[str, str | int | float | bool | None] = {"request": name, "rows": len(raw.answer or ())}
        row |= {f"{peer}, ms": _milliseconds(found[name]) for peer, found in timings.items()}
        rows.append(row | {"differs": ", ".join(_differing(name, timings)) or "no"})
    return Table(f"{size:,} documents, by request", "Medians; – where there was no answer in time.", rows)


def _milliseconds(timing: Timing) -> float | None:
    return round(1000 * median(timing.seconds), 2) if timing.answer is not None else None


def _differing(name: str, timings: Timings) -> Sequence[str]:
    expected = timings[Raw.name][name].answer
    return [peer for peer, found in timings.items() if found[name].answer not in (None, expected)]
