"""What the routes and the commands share: a store folder's current snapshot, the worker pool, the canned queries."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from api.settings import Settings
from api.values import Term
from graph.catalogue.arguments import Candidate
from graph.catalogue.catalogue import CannedQuery, load_catalogue
from graph.errors import NotFound
from graph.linking.identity_sources import written
from graph.names import INFERRED, PUBLISHED, REGISTRY
from graph.publishing.text_index import search_names
from graph.store.folder import StoreFolder
from graph.workers.pool import Limits, WorkerPool

__all__ = ["DEFAULT_GRAPHS", "DESCRIBING_GRAPHS", "Row", "Service", "find_query", "rows_of"]

DEFAULT_GRAPHS: Final = (PUBLISHED, INFERRED)
DESCRIBING_GRAPHS: Final = (PUBLISHED, INFERRED, REGISTRY)
BATCH: Final = 1000  # things whose labels are asked for at once
ROWS: Final = "application/sparql-results+json"
LABELS: Final = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?thing (COALESCE(MIN(?english), MIN(?text)) AS ?label) WHERE { VALUES ?thing { %s }
  ?thing rdfs:label|dcterms:title ?text BIND(IF(LANG(?text) IN ("en", ""), ?text, ?unbound) AS ?english) } GROUP BY ?thing"""

Row = dict[str, Term]


def rows_of(body: bytes) -> list[Row]:
    """Rows of a SPARQL JSON result."""
    solutions = parse_query_results(body, format=QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [{name: term for name in names if (term := solution[name]) is not None} for solution in solutions]


def find_query(catalogue: Mapping[str, CannedQuery], name: str) -> CannedQuery:
    """The canned query of that name; NotFound lists the names there are."""
    if name not in catalogue:
        near = get_close_matches(name, catalogue, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise NotFound(f"There is no query {name}.{meant} There are: {', '.join(catalogue)}.")
    return catalogue[name]


class Service:
    """Open for reading until closed; needs a folder in which something has been published (StoreError otherwise)."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = StoreFolder(settings.store)
        self.snapshot()
        self.catalogue = load_catalogue()
        limits = Limits(rows=settings.max_rows, bytes=settings.max_bytes, queue=settings.queue)
        self.pool = WorkerPool(self.snapshot, settings.workers, settings.deadline, limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.pool.close()

    def snapshot(self) -> Path:
        """Folder of the snapshot to read now."""
        return self.folder.current_snapshot()

    def canned(self, name: str) -> CannedQuery:
        """The canned query of that name; NotFound lists the names there are."""
        return find_query(self.catalogue, name)

    async def rows(self, sparql: str, graphs: Sequence[str] = DEFAULT_GRAPHS) -> list[Row]:
        """Rows of a SELECT that the service itself asks, by variable, unbound ones left out."""
        answer = await self.pool.arun(sparql, default_graphs=graphs, media_type=ROWS, canned=True)
        return await asyncio.to_thread(rows_of, answer.body)

    async def values(self, sparql: str, graphs: Sequence[str] = DEFAULT_GRAPHS) -> list[dict[str, str]]:
        """The same as plain text: IRIs and the words of literals."""
        return [{name: written(term) for name, term in row.items()} for row in await self.rows(sparql, graphs)]

    async def select(self, sparql: str) -> tuple[list[Row], bool]:
        """Rows of a canned query's SPARQL over what is published, and whether a limit cut them off."""
        answer = await self.pool.arun(sparql, default_graphs=DEFAULT_GRAPHS, media_type=ROWS, canned=True)
        return await asyncio.to_thread(rows_of, answer.body), answer.truncated

    async def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """Label or title of each thing that has one, in English where there is one."""
        wanted = sorted(set(iris))
        found: dict[str, str] = {}
        for start in range(0, len(wanted), BATCH):
            listed = " ".join(f"<{iri}>" for iri in wanted[start : start + BATCH])
            found |= {row["thing"]: row["label"] for row in await self.values(LABELS % listed, DESCRIBING_GRAPHS)}
        return found

    def is_withdrawn(self, document: str) -> bool:
        """Whether the document was here and was taken out. Reads the journal: not for the loop."""
        last = ""
        for entry in self.folder.journal.entries():
            if entry.document == document and entry.what in {"ingested", "withdrawn"}:
                last = entry.what
        return last == "withdrawn"

    def resolve(self, text: str, kind: str) -> Sequence[Candidate]:
        """Things that `text` may name, best first: the resolver of canned queries' parameters. Reads a file: not for the loop."""
        with self.folder.leased_snapshot() as snapshot:
            hits = search_names(snapshot, text, {kind}, limit=10)
        return [Candidate(hit.iri, hit.label, hit.score) for hit in hits]
