"""How long canned queries take in the worker pool, in pyoxigraph and in rdflib, at two sizes, and whether they say the same."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.measure import Figures, Row, Table, median, percentile
from benchmarks.peers import ENOUGH, Answer, Peer, Pool, Raw, Rdflib, Timing
from benchmarks.stores import seconds_to_publish, store_of
from graph.catalogue.binding import fill
from graph.catalogue.catalogue import CannedQuery, load_catalogue
from graph.workers.pool import WorkerPool

__all__ = ["measure", "requests"]

SIZES: Final = (50, 1000)
QUICK_SIZES: Final = (4,)
QUICK_REQUESTS: Final = ("agreements (all)", "meetings (involving)", "meetings (all)", "posts (all)")


Timings = Mapping[str, Mapping[str, Timing]]  # by peer, by request


def measure(work: Path, quick: bool) -> Figures:  # noqa: FBT001
    """Figures of the queries; `quick` takes few queries on few documents."""
    asked = {name: sparql for name, sparql in requests().items() if not quick or name in QUICK_REQUESTS}
    sizes = QUICK_SIZES if quick else SIZES
    tables: list[Table] = []
    for size in sizes:
        timings, triples = _measured(work / str(size), size, asked, 3 if quick else 20)
        tables += [_by_peer(size, triples, timings), _by_request(size, timings)]
    return Figures("Queries", [*tables, _publishing(sizes)])


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
    snapshot = store_of(size, path).current_snapshot()
    raw = Raw(snapshot)
    triples = raw.triples()
    published = path.with_suffix(".nt")
    published.write_bytes(triples)
    with WorkerPool(lambda: snapshot, workers=2, deadline=ENOUGH) as pool, Rdflib(published) as rdflib:
        peers: list[Peer] = [Pool(pool), raw, rdflib]
        timings: dict[str, dict[str, Timing]] = {peer.name: {} for peer in peers}
        for name, sparql in asked.items():
            for peer in peers:
                # Called directly, pyoxigraph cannot be stopped: what takes the pool too long is not asked of it.
                late = peer is raw and timings[Pool.name][name].answer is None
                timings[peer.name][name] = Timing([ENOUGH], trouble="not asked") if late else peer.timed(sparql, most)
    return timings, triples.count(b"\n")


def _by_peer(size: int, triples: int, timings: Timings) -> Table:
    rows = list(_peer_rows(timings))
    note = (
        f"{triples:,} published triples. Every canned query with the example of its first parameter and with none; the answer is "
        "SPARQL JSON in each case, parsed and compared outside the measured time. A request without an answer after "
        f"{ENOUGH:.0f} s is given up and counted with that time, one at which an engine fails is left out. The ratio to "
        "pyoxigraph is the median over the requests answered."
    )
    return Table(f"{size:,} documents, by peer", note, rows)


def _peer_rows(timings: Timings) -> Iterator[Row]:
    base = timings[Raw.name]
    for peer, found in timings.items():
        every = [1000 * seconds for timing in found.values() for seconds in timing.seconds]
        answered = {name: timing.answer for name, timing in found.items() if timing.answer is not None}
        ratios = [median(found[name].seconds) / median(base[name].seconds) for name in answered if base[name].answer is not None]
        yield {
            "peer": peer,
            "requests": len(found),
            "answered": len(answered),
            "other answer than pyoxigraph": sum(_differs(answer, base[name]) for name, answer in answered.items()),
            "p50 ms": round(median(every), 2),
            "p99 ms": round(percentile(every, 0.99), 2),
            "times pyoxigraph": round(median(ratios), 2),
        }


def _by_request(size: int, timings: Timings) -> Table:
    rows: list[Row] = []
    for name, raw in timings[Raw.name].items():
        rows_found = None if raw.answer is None else len(raw.answer)
        row: dict[str, str | int | float | bool | None] = {"request": name, "rows": rows_found}
        row |= {f"{peer}, ms": _milliseconds(found[name]) for peer, found in timings.items()}
        rows.append(row | {"answers": "; ".join(_remarks(name, timings)) or "equal"})
    return Table(f"{size:,} documents, by request", "Medians; – where there was no answer in time.", rows)


def _milliseconds(timing: Timing) -> float | None:
    return round(1000 * median(timing.seconds), 2) if timing.answer is not None else None


def _publishing(sizes: Sequence[int]) -> Table:
    rows = [{"documents": size, "seconds": round(seconds_to_publish(size), 2)} for size in sizes]
    return Table("Publishing", "All at once, into a store that held the registry; one repetition, without the gate.", rows)


def _remarks(name: str, timings: Timings) -> Iterator[str]:
    for peer, found in timings.items():
        if found[name].trouble:
            yield f"{peer}: {found[name].trouble}"
        elif _differs(found[name].answer, timings[Raw.name][name]):
            yield f"{peer} differs"


def _differs(answer: Answer | None, base: Timing) -> bool:
    return base.answer is not None and answer != base.answer
