"""From source graphs to a snapshot: identity, published and inferred graphs, the check of what changed, the index of names."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pyoxigraph import Quad

from graph.errors import StoreError
from graph.linking.identity import resolve
from graph.linking.identity_sources import is_source, read_sources
from graph.linking.judgements import JUDGEMENTS, read_judgements
from graph.linking.registry import Registry
from graph.names import PUBLISHED, REGISTRY
from graph.publishing.publish import derived_graphs
from graph.publishing.text_index import INDEX, write_index
from graph.store.folder import StoreFolder
from graph.store.journal import Entry
from graph.validation.findings import Finding
from graph.validation.gate import Gate

__all__ = ["publish_content"]


def publish_content(folder: StoreFolder, registry: Registry, gate: Gate | None, now: datetime) -> tuple[tuple[Finding, ...], int]:
    """Make the derived graphs what the sources say, and a snapshot of everything; findings on what changed, its number.

    Call it inside `writer()`; without a gate nothing is checked.
    """
    content = folder.content
    sources = read_sources({name: list(content.quads(name)) for name in content.graph_names() if is_source(name)})
    identity = resolve(sources, registry, read_judgements(folder.work.quads(JUDGEMENTS)))
    derived = derived_graphs(sources, identity, registry)
    published = derived[PUBLISHED]
    before = set(content.quads(PUBLISHED))
    content.replace({**derived, REGISTRY: list(registry.quads())})
    findings = gate.check_published(_changed(before, published)).findings if gate is not None else ()
    try:
        previous = folder.current_snapshot() / INDEX
    except StoreError:  # nothing was published before
        previous = None
    number = folder.publish_snapshot(lambda target: write_index(target / INDEX, published, registry, previous))
    folder.journal.append(Entry(now, "published", details={"snapshot": str(number)}))
    return findings, number


def _changed(before: Iterable[Quad], published: Sequence[Quad]) -> list[Quad]:
    """All that is published now of the things on which something changed, and of the things they point to."""
    changed = {quad.subject for quad in set(before) ^ set(published)}
    pointed_to = {quad.object for quad in published if quad.subject in changed}
    return [quad for quad in published if quad.subject in changed or quad.subject in pointed_to]
