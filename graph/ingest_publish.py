"""From source graphs to a snapshot: identity, published and inferred graphs, the check of what changed, the index of names."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import StoreError
from graph.linking.identity import resolve
from graph.linking.identity_sources import is_source, read_sources
from graph.linking.judgements import JUDGEMENTS, read_judgements
from graph.linking.registry import Registry
from graph.names import ONTOLOGY, PUBLISHED, REGISTRY
from graph.publishing.publish import derived_graphs
from graph.publishing.text_index import INDEX, write_index
from graph.resources import names, text
from graph.store.folder import StoreFolder
from graph.store.journal import Entry
from graph.validation.findings import Finding
from graph.validation.gate import Gate

__all__ = ["publish_content"]

_FILES: Final = "ontology/registry"
_REPORTED_IN: Final = NamedNode(ONTOLOGY + "reportedIn")


def publish_content(
    folder: StoreFolder, registry: Registry, gate: Gate | None, now: datetime, *, always: bool = False
) -> tuple[tuple[Finding, ...], int]:
    """Make the derived graphs what the sources say, and a snapshot of everything; findings on what changed, its number.

    Call it inside `writer()`; without a gate nothing is checked. A snapshot that holds just this stays, unless `always`:
    a new version of this software may index names in another way.
    """
    content = folder.content
    _bring_registry(folder, registry)
    sources = read_sources({name: list(content.quads(name)) for name in content.graph_names() if is_source(name)})
    identity = resolve(sources, registry, read_judgements(folder.work.quads(JUDGEMENTS)))
    derived = derived_graphs(sources, identity, registry, content)
    published = derived[PUBLISHED]
    before = set(content.quads(PUBLISHED))
    content.replace(derived)
    if not always and (current := _current(folder)) is not None:
        return (), current
    findings = gate.check_published(_changed(before, published)).findings if gate is not None else ()
    try:
        previous = folder.current_snapshot() / INDEX
    except StoreError:  # nothing was published before
        previous = None
    number = folder.publish_snapshot(lambda target: write_index(target / INDEX, published, registry, previous))
    folder.journal.append(Entry(now, "published", details={"snapshot": str(number)}))
    return findings, number


def _current(folder: StoreFolder) -> int | None:
    """The number of the snapshot, if it holds what the store holds, with its index: a kill may have kept something from it."""
    try:
        with folder.leased_snapshot() as path, folder.reading() as snapshot:
            content = folder.content
            graphs = content.graph_names()
            same = (path / INDEX).exists() and snapshot.graph_names() == graphs
            if same and all(set(snapshot.quads(graph)) == set(content.quads(graph)) for graph in graphs):
                return int(path.name)
    except StoreError:  # nothing was published before
        pass
    return None


def _bring_registry(folder: StoreFolder, registry: Registry) -> None:
    """Let graph/registry be the registry's files; they are compared by hash, as 70,000 quads take seconds."""
    digest = hashlib.sha256("".join(text(_FILES, name) for name in names(_FILES, ".ttl")).encode()).hexdigest()
    note = Quad(NamedNode(REGISTRY), NamedNode(ONTOLOGY + "sha256"), Literal(digest), NamedNode(REGISTRY))
    if list(folder.work.quads(REGISTRY)) != [note]:
        folder.content.replace({REGISTRY: list(registry.quads())})
        folder.work.replace({REGISTRY: [note]})


def _changed(before: Iterable[Quad], published: Sequence[Quad]) -> list[Quad]:
    """All that is published now of the things that changed, of those they point to, and of the reports of both."""
    changed = {quad.subject for quad in set(before) ^ set(published)}
    shown = changed | {quad.object for quad in published if quad.subject in changed}
    shown |= {quad.object for quad in published if quad.predicate == _REPORTED_IN and quad.subject in shown}
    return [quad for quad in published if quad.subject in shown]
