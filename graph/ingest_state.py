"""What the store holds of which document, read once a command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.linking.identity_sources import is_source
from graph.names import GRAPH, ID, ONTOLOGY
from graph.store.embedded import EmbeddedStore
from graph.store.folder import StoreFolder

__all__ = ["Held", "held_by"]

_DOCUMENTS: Final = len(ID + "document/")
_VERSIONS: Final = f"SELECT DISTINCT ?document ?version WHERE {{ GRAPH ?graph {{ ?document <{ONTOLOGY}sha256> ?version }} }}"


@dataclass
class Held:
    """Documents of the content store: their source graphs, versions, and the version last noted in the journal as ingested."""

    folder: StoreFolder
    graphs: dict[str, list[str]]
    versions: dict[str, str]
    noted: dict[str, str]

    def __post_init__(self) -> None:
        self._copies: dict[str, set[str]] = {}
        for document, version in self.versions.items():
            self._copies.setdefault(version, set()).add(document)

    def store(self, document: str, version: str, graphs: Mapping[str, Sequence[Quad]]) -> bool:
        """Let the document be exactly these graphs, in one transaction; whether anything changed."""
        changed = not self.holds(document, graphs)
        if changed:
            self.folder.content.replace({**{name: [] for name in self.graphs.get(document, [])}, **graphs})
        self._copies.get(self.versions.get(document, ""), set()).discard(document)
        self._copies.setdefault(version, set()).add(document)
        self.graphs[document], self.versions[document] = sorted(graphs), version
        return changed

    def holds(self, document: str, graphs: Mapping[str, Sequence[Quad]]) -> bool:
        """Whether the document is exactly these graphs now."""
        content = self.folder.content
        same_names = set(self.graphs.get(document, [])) == set(graphs)
        return same_names and not any(_differ(set(content.quads(name)), quads) for name, quads in graphs.items())

    def copy_of(self, document: str) -> str:
        """Another document with the same text, the first by id; empty if there is none."""
        return min(self._copies.get(self.versions[document], set()) - {document}, default="")

    def is_noted(self, document: str, version: str) -> bool:
        """Whether the journal says that this version came in: not so after a kill in between."""
        return self.noted.get(document) == version


def _differ(held: set[Quad], quads: Sequence[Quad]) -> bool:
    """Whether the quads are others than those held; the store writes numbers in one way, so new ones take that way first."""
    new = set(quads)
    if new == held:
        return False
    memory = EmbeddedStore()
    memory.change([], new - held)
    return set(memory.quads()) != held - new


def held_by(folder: StoreFolder) -> Held:
    """What the folder holds now; call it inside `writer()`."""
    graphs: dict[str, list[str]] = {}
    for name in folder.content.graph_names():
        if is_source(name):
            graphs.setdefault(name[len(GRAPH) :].partition("/")[0], []).append(name)
    versions = {}
    for row in folder.content.select(_VERSIONS, []):
        document, version = row["document"], row["version"]
        if isinstance(document, NamedNode) and isinstance(version, Literal):
            versions[document.value[_DOCUMENTS:]] = version.value
    noted = {}
    for entry in folder.journal.entries():
        if entry.what in {"ingested", "withdrawn"}:
            noted[entry.document] = entry.version if entry.what == "ingested" else ""
    return Held(folder, graphs, versions, noted)
