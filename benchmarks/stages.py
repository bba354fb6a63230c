"""How long a document takes from stage to stage, and how many quads come of it, on samples and on generated documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.generate import generate
from benchmarks.measure import Figures, Row, Table, clocked, median
from benchmarks.sizes import SIZE_NOTE, size_row
from benchmarks.stores import NOW, mapped_document, seconds_to_publish, store_of, with_text
from graph.documents.reading import read_document
from graph.extraction.extract import extract
from graph.ingest_publish import publish_content
from graph.linking.registry import Registry, load_registry
from graph.mapping.facts_to_quads import MappedDocument, map_facts
from graph.names import PUBLISHED
from graph.store.folder import StoreFolder
from graph.validation.gate import Gate

__all__ = ["measure"]

SAMPLES: Final = Path(__file__).parent.parent / "samples"
EACH: Final = ("read", "extract", "map", "gate")
TOGETHER: Final = ("store", "publish")


@dataclass
class Run:
    """One set of documents: seconds by stage, of every repetition the sum over all documents; words and mapped graphs of each."""

    title: str
    files: Mapping[str, bytes]
    seconds: dict[str, list[float]] = field(default_factory=lambda: {stage: [] for stage in (*EACH, *TOGETHER)})
    words: list[int] = field(default_factory=list)
    mapped: list[MappedDocument] = field(default_factory=list)
    published: int = 0


def measure(work: Path, quick: bool) -> Figures:  # noqa: FBT001
    """Figures of the stages; `quick` takes few documents, once."""
    registry, gate = load_registry(), Gate()
    samples = {path.name: path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))[: 1 if quick else None]}
    generated = {f"generated-{number}.txt": generate(number) for number in range(2 if quick else 48)}
    runs = [Run("samples", samples), Run("generated", generated)]
    for run in runs:
        _documents(run, registry, gate, 1 if quick else 3)
    folder = store_of(0, work / "store")
    with folder.writer():
        for run in runs:
            _store(run, folder, registry, gate, 1 if quick else 3)
    once: list[Row] = [{"what": "registry into an empty store, first snapshot", "seconds": round(seconds_to_publish(0), 2)}]
    return Figures("Stages", [_speed(runs), _size(runs), Table("Once in the life of a store", "One repetition.", once)])


def _documents(run: Run, registry: Registry, gate: Gate, repetitions: int) -> None:
    """Read, extract, map and check every document; before the first repetition once unmeasured, to fill what is cached."""
    for repetition in range(-1, repetitions):
        seconds = dict.fromkeys(EACH, 0.0)
        for name, data in run.files.items():
            _document(name, data, registry, gate, seconds)
        if repetition >= 0:
            for stage, spent in seconds.items():
                run.seconds[stage].append(spent)
    for name, data in run.files.items():
        document = read_document(data, name)
        run.words.append(len(document.text[document.body :].split()))
        run.mapped.append(mapped_document(name, data))


def _document(name: str, data: bytes, registry: Registry, gate: Gate, seconds: dict[str, float]) -> None:
    spent, document = clocked(lambda: read_document(data, name))
    seconds["read"] += spent
    spent, facts = clocked(lambda: extract(document, registry))
    seconds["extract"] += spent
    whole = with_text(facts, document.text)
    spent, mapped = clocked(lambda: map_facts(whole, registry))
    seconds["map"] += spent
    spent, report = clocked(lambda: gate.check(mapped, whole))
    seconds["gate"] += spent
    assert report.conforms, f"{mapped.document_id} does not conform: {report.findings}"


def _store(run: Run, folder: StoreFolder, registry: Registry, gate: Gate, repetitions: int) -> None:
    """Into the store and published, with the checks of the published graph; then out again, unmeasured."""
    for _ in range(repetitions):
        run.seconds["store"].append(sum(clocked(partial(folder.content.replace, each.graphs))[0] for each in run.mapped))
        run.seconds["publish"].append(clocked(lambda: publish_content(folder, registry, gate, NOW))[0])
        run.published = sum(1 for _ in folder.content.quads(PUBLISHED))
        folder.content.replace({graph: [] for each in run.mapped for graph in each.graphs})
        publish_content(folder, registry, None, NOW)


def _speed(runs: Sequence[Run]) -> Table:
    rows: list[Row] = []
    for run in runs:
        spent = {stage: median(seconds) / len(run.files) for stage, seconds in run.seconds.items()}
        spent["all"] = sum(spent.values())
        rows += [
            {
                "documents": f"{len(run.files)} {run.title}",
                "stage": stage,
                "ms a document": round(seconds * 1000, 2),
                "documents/s": round(1 / seconds, 1),
                "share": f"{seconds / spent['all']:.0%}",
            }
            for stage, seconds in spent.items()
        ]
    note = (
        "One process; medians of the repetitions. Publishing recomputes all that is derived from all documents in the store, "
        "so its time a document is that of bringing this many in at once."
    )
    return Table("Time by stage", note, rows)


def _size(runs: Sequence[Run]) -> Table:
    rows = [size_row(f"{len(run.files)} {run.title}", run.words, run.mapped, run.published) for run in runs]
    return Table("Quads", SIZE_NOTE, rows)
