"""The order of the steps: documents and facts into the store and out of it, always up to a published snapshot.

Content is a function of documents, registry, judgements and this software; every time of the clock goes to the journal.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from graph.documents.document import Document
from graph.errors import DocumentError, ExtractorError, FactsError, NotFound, StoreError, Withdrawn
from graph.extraction.extract import extract
from graph.extractors.combining import combine
from graph.extractors.extractor import Extractor
from graph.facts import Facts
from graph.ingest_inputs import Reading, input_files, read_input
from graph.ingest_publish import publish_content
from graph.ingest_records import (
    by_hand,
    by_hand_graph,
    by_hand_quads,
    quarantine_graph,
    quarantine_quads,
    tombstone_graph,
    tombstone_quads,
    tombstones,
)
from graph.ingest_report import IngestReport, Outcome, Progress, Result, kept_facts, lost_facts, unread_language
from graph.ingest_state import Held, held_by
from graph.linking.identity_sources import written
from graph.linking.registry import Registry, load_registry
from graph.mapping.facts_to_quads import MappedDocument, map_facts
from graph.names import IDENTITY, LINKS, REGISTRY
from graph.store.canonical import canonical_nquads
from graph.store.embedded import EmbeddedStore
from graph.store.folder import StoreFolder
from graph.store.journal import Entry
from graph.validation.findings import Finding, ValidationReport, findings_of
from graph.validation.gate import Gate

__all__ = ["Clock", "OnProgress", "export", "extract_facts", "ingest", "publish", "validate", "withdraw"]

Clock = Callable[[], datetime]
OnProgress = Callable[[Progress], None]
_LOG: Final = logging.getLogger(__name__)
_REFERENCE: Final = frozenset({REGISTRY, LINKS})


def extract_facts(document: Document, also: Sequence[Extractor] = ()) -> Facts:
    """What the document says, by rules and registry; then by each of the extractors asked `also`.

    DocumentError where one of these cannot say: facts without it would look as if it had found nothing.
    """
    facts = extract(document, load_registry())
    for extractor in also:
        try:
            facts = combine(facts, extractor(document, facts))
        except ExtractorError as error:
            raise DocumentError(f"{document.source}: {error.message}", error.remedy) from error
    return facts


def ingest(
    paths: Iterable[Path],
    folder: StoreFolder,
    *,
    clock: Clock,
    on_progress: OnProgress | None = None,
    also: Sequence[Extractor] = (),
) -> IngestReport:
    """Documents, facts files and folders of them into the graph; then a snapshot if it changed. One bad input stops no other.

    What cannot be read is refused, what the gate refuses goes to quarantine; an id that is there is replaced. Only facts
    that came from a facts file stay when their document comes again with the same text: so, whichever of the two comes
    first, a facts file counts for more than the rules.
    """
    with folder.writer():
        job = _Ingest(folder, clock, also)
        results = list(_each(paths, job.ingest, on_progress))
        findings, snapshot = publish_content(folder, job.registry, job.gate, clock())
    return IngestReport(tuple(results), findings, snapshot)


def validate(paths: Iterable[Path], *, on_progress: OnProgress | None = None, also: Sequence[Extractor] = ()) -> IngestReport:
    """What ingesting would find, without a store."""
    job = _Check(load_registry(), also)
    return IngestReport(tuple(_each(paths, job.check, on_progress)))


def withdraw(document: str, folder: StoreFolder, *, clock: Clock) -> list[str]:
    """Take a document out and publish; the published things that went with it (those that others report stay).

    NotFound when it is not here, Withdrawn when it was.
    """
    with folder.writer():
        held = held_by(folder)
        if document not in held.graphs:
            raise _not_here(document, held, folder)
        version, graphs = held.versions[document], held.graphs[document]
        nodes = {quad.subject for graph in graphs for quad in folder.content.quads(graph)}
        things = {written(quad.object) for quad in folder.content.quads(IDENTITY) if quad.subject in nodes}
        tombstone = tombstone_graph(document)
        # The tombstone comes first: a kill in between leaves a document that is still here and can be withdrawn again.
        folder.work.replace({tombstone: tombstone_quads(document, version, sorted(things))})
        folder.content.replace({graph: [] for graph in graphs})
        folder.work.replace({by_hand_graph(document): []})
        publish_content(folder, load_registry(), None, clock())
        gone = sorted(things - {written(quad.object) for quad in folder.content.quads(IDENTITY)})
        folder.work.replace({tombstone: tombstone_quads(document, version, gone)})
        folder.journal.append(Entry(clock(), "withdrawn", document, version, {"things": str(len(gone))}))
    return gone


def publish(folder: StoreFolder, *, clock: Clock) -> IngestReport:
    """Compute identity, published and inferred anew from the source graphs, the registry and the judgements."""
    registry = load_registry()
    with folder.writer():
        findings, snapshot = publish_content(folder, registry, Gate(), clock(), always=True)
    return IngestReport((), findings, snapshot)


def export(folder: StoreFolder) -> Iterator[str]:
    """Canonical N-Quads of the current snapshot: source, provenance, identity, published and inferred graphs.

    Registry and links are left out: they are inputs, and stand in files of their own.
    """
    with folder.reading() as store:
        yield from canonical_nquads(_Content(store))


class _Content(EmbeddedStore):
    """A store to read all but the reference graphs of: three quarters of a small store are registry."""

    def __init__(self, whole: EmbeddedStore) -> None:
        super().__init__()
        self._whole = whole

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        graphs = [graph] if graph is not None else self._whole.graph_names()
        return chain.from_iterable(self._whole.quads(name) for name in graphs if name not in _REFERENCE)


class _Check:
    """Reading, mapping and the gate, for one input after the other."""

    def __init__(self, registry: Registry, also: Sequence[Extractor]) -> None:
        self.registry = registry
        self.also = also
        self.gate = Gate()

    def check(self, path: Path) -> Result:
        try:
            reading, _, report = self.examined(path, lambda _: None)
        except (DocumentError, FactsError) as error:
            return _refused(path, error)
        about = reading.facts.document
        outcome = Outcome.VALID if report.conforms else Outcome.INVALID
        return Result(str(path), outcome, about.id, about.sha256, findings=(*report.findings, *unread_language(reading.facts)))

    def examined(self, path: Path, kept: Callable[[str], str | None]) -> tuple[Reading, MappedDocument, ValidationReport]:
        """The input read, mapped and checked; DocumentError or FactsError where it cannot be, for whatever reason."""
        try:
            reading = read_input(path, lambda document: extract_facts(document, self.also), kept)
            mapped = map_facts(reading.facts, self.registry)
            return reading, mapped, self.gate.check(mapped, reading.facts)
        except (DocumentError, FactsError, StoreError):
            raise
        except Exception as error:  # the net: a fault of a rule costs one input of a batch, not all of them
            _LOG.exception("%s could not be handled", path)
            message = f"{path}: this software failed on it ({type(error).__name__}: {error})."
            raise DocumentError(message, "Leave it out, and report the fault with the lines logged above.") from error


class _Ingest(_Check):
    """The same, and into the store; knows what the store holds, so that one input costs no search through all others."""

    def __init__(self, folder: StoreFolder, clock: Clock, also: Sequence[Extractor]) -> None:
        super().__init__(load_registry(), also)
        self.folder = folder
        self.clock = clock
        self.held = held_by(folder)
        self.by_hand = by_hand(folder.work)

    def ingest(self, path: Path) -> Result:
        try:
            reading, mapped, report = self.examined(path, self._kept)
        except (DocumentError, FactsError) as error:
            return _refused(path, error)
        about = reading.facts.document
        if self._is_kept(reading, mapped):
            return Result(str(path), Outcome.UNCHANGED, about.id, about.sha256, findings=(kept_facts(about.id),))
        original = self._keep(reading)
        if not report.conforms:
            self.folder.work.replace({quarantine_graph(about.id): quarantine_quads(reading.facts, report.findings)})
            self._note("quarantined", about.id, about.sha256)
            return Result(str(path), Outcome.QUARANTINED, about.id, about.sha256, findings=report.findings)
        before = self.held.versions.get(about.id, "")
        lost = self._mark(reading)
        changed = self.held.store(about.id, about.sha256, mapped.graphs)
        self.folder.work.replace({quarantine_graph(about.id): [], tombstone_graph(about.id): []})
        copy_of = self.held.copy_of(about.id)
        if changed or not self.held.is_noted(about.id, about.sha256):
            self._note("ingested", about.id, about.sha256, replaces=before, copy_of=copy_of, original=original)
        outcome = Outcome.STORED if changed else Outcome.UNCHANGED
        replaces = before if before != about.sha256 else ""
        findings = (*report.findings, *unread_language(reading.facts), *lost)
        return Result(str(path), outcome, about.id, about.sha256, replaces, copy_of, findings)

    def _is_kept(self, reading: Reading, mapped: MappedDocument) -> bool:
        """Whether the rules read a text whose facts, in the store from a facts file, are others."""
        about = reading.facts.document
        told = reading.original is not None and self.by_hand.get(about.id) == about.sha256 and about.id in self.held.graphs
        return told and not self.held.holds(about.id, mapped.graphs)

    def _mark(self, reading: Reading) -> list[Finding]:
        """Note that facts come from a facts file, before they are stored: a kill in between then loses none; or that they go."""
        about = reading.facts.document
        if reading.original is None:
            self.by_hand[about.id] = about.sha256
            self.folder.work.replace({by_hand_graph(about.id): by_hand_quads(about.id, about.sha256)})
        elif self.by_hand.get(about.id, about.sha256) != about.sha256:
            del self.by_hand[about.id]
            self.folder.work.replace({by_hand_graph(about.id): []})
            return [lost_facts(about.id)]
        return []

    def _kept(self, version: str) -> str | None:
        try:
            return self.folder.text(version)
        except StoreError:
            return None

    def _keep(self, reading: Reading) -> str:
        """Text and bytes on disk before any quad says something of them; the hash of the bytes, if there are any."""
        self.folder.keep_text(reading.text)
        return self.folder.keep_original(reading.original) if reading.original is not None else ""

    def _note(self, what: str, document: str, version: str, **details: str) -> None:
        self.folder.journal.append(Entry(self.clock(), what, document, version, {k: v for k, v in details.items() if v}))


def _each(paths: Iterable[Path], handle: Callable[[Path], Result], on_progress: OnProgress | None) -> Iterator[Result]:
    results: list[Result] = []
    files: Sequence[Path] = []
    for path in paths:
        try:
            files = [*files, *input_files([path])]
        except DocumentError as error:
            results.append(_refused(path, error))
    yield from results
    for done, file in enumerate(dict.fromkeys(files)):
        if on_progress:
            on_progress(Progress(done, len(files), str(file)))
        yield handle(file)
    if on_progress:
        on_progress(Progress(len(files), len(files), ""))


def _refused(path: Path, error: DocumentError | FactsError) -> Result:
    findings = tuple(findings_of(error)) if isinstance(error, FactsError) else ()
    return Result(str(path), Outcome.REFUSED, findings=findings, error=error)


def _not_here(document: str, held: Held, folder: StoreFolder) -> NotFound:
    if document in tombstones(folder.work):
        return Withdrawn(f"The document {document} was withdrawn before.")
    near = get_close_matches(document, held.graphs, 3)
    return NotFound(f"The store has no document {document}.", [(name, name, 0.5) for name in near])
