"""Quads in a SPARQL 1.1 server, written in requests small enough for every server.

What differs from the embedded store: a replacement is one transaction only when it fits one request and the server
makes a request one (Virtuoso 7 does not, and fails near 5,000 triples per INSERT DATA); readers can see it half done.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.error import URLError

from pyoxigraph import NamedNode, Quad, QueryResultsFormat, QuerySolutions, parse_query_results
from SPARQLWrapper import BASIC, DIGEST, JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from graph.errors import QueryError, QueryTimeout, StoreError
from graph.store.admission import of_graph, without_blanks
from graph.store.interface import Row

__all__ = ["RemoteStore", "Server"]

TRIPLES_PER_REQUEST: Final = 4000
ROWS_PER_PAGE: Final = 5000
SEES_GRAPHS: Final = re.compile(r"\bGRAPH\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a SPARQL 1.1 server answers queries and takes updates; user and password when it asks for them."""

    query_url: str
    update_url: str
    user: str = ""
    password: str = ""
    digest: bool = False
    deadline: float = 30.0

    def __repr__(self) -> str:
        return f"Server({self.query_url})"  # never the password


class RemoteStore:
    """A Store in a SPARQL 1.1 server; use credentials that may write nothing but the graphs of this project."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def replace(self, graphs: Mapping[str, Sequence[Quad]]) -> None:
        """Let every graph named hold exactly the quads given; an empty sequence drops the graph. Safe to repeat."""
        quads = [quad for graph, members in sorted(graphs.items()) for quad in of_graph(graph, members)]
        operations = [f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in sorted(graphs)]
        for data in _requests("INSERT", dict.fromkeys(quads)):
            self._update([*operations, data])
            operations = []
        if operations:
            self._update(operations)

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Remove, then add single quads; a quad in both stays."""
        new = dict.fromkeys(without_blanks(added))
        for data in _requests("DELETE", dict.fromkeys(quad for quad in removed if quad not in new)):
            self._update([data])
        for data in _requests("INSERT", new):
            self._update([data])

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Quads of `graph`, or all, page by page; what is written meanwhile may be missed."""
        for name in [graph] if graph is not None else self.graph_names():
            pattern = f"SELECT ?s ?p ?o {{ GRAPH {NamedNode(name)} {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o"
            yield from (Quad(row["s"], row["p"], row["o"], NamedNode(name)) for row in self._pages(pattern))  # type: ignore[arg-type]

    def graph_names(self) -> list[str]:
        """IRIs of the named graphs that hold quads, sorted; a server may list graphs of its own."""
        rows = self._pages("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
        return sorted(row["g"].value for row in rows if isinstance(row["g"], NamedNode))

    def select(self, sparql: str, default_graphs: Sequence[str]) -> list[Row]:
        """Rows of a SELECT over `default_graphs`, unbound variables left out; GRAPH sees every graph.

        By the protocol a request that names default graphs has no named ones but those it lists, so a query that says
        GRAPH sends them all.
        """
        dataset = {"default-graph-uri": list(default_graphs)}
        if SEES_GRAPHS.search(sparql):
            dataset["named-graph-uri"] = self.graph_names()
        return self._rows(sparql, dataset)

    def close(self) -> None:
        """Nothing to let go of: each request has its own connection."""

    def _pages(self, query: str) -> Iterator[Row]:
        """Rows of an ordered query, in pages below the limit that servers set on one answer or one sort."""
        offset = 0
        while True:
            rows = self._rows(f"SELECT * {{ {{ {query} }} }} LIMIT {ROWS_PER_PAGE} OFFSET {offset}", {})
            yield from rows
            if len(rows) < ROWS_PER_PAGE:
                return
            offset += ROWS_PER_PAGE

    def _rows(self, sparql: str, dataset: Mapping[str, Sequence[str]]) -> list[Row]:
        request = self._request(sparql)
        request.setReturnFormat(JSON)
        for parameter, graphs in dataset.items():
            for graph in graphs:
                request.addParameter(parameter, graph)
        try:
            solutions = parse_query_results(self._sent(request), format=QueryResultsFormat.JSON)
            if not isinstance(solutions, QuerySolutions):
                raise QueryError("The query is not a SELECT.", "Write SELECT ?variable WHERE { … }.")
            names = [variable.value for variable in solutions.variables]
            return [{name: term for name in names if (term := row[name]) is not None} for row in solutions]
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self._server.query_url} does not answer in SPARQL JSON results: {error}.") from error

    def _update(self, operations: Sequence[str]) -> None:
        self._sent(self._request(" ;\n".join(operations)))

    def _request(self, text: str) -> SPARQLWrapper:
        request = SPARQLWrapper(self._server.query_url, self._server.update_url)
        request.setMethod(POST)
        request.setTimeout(max(1, round(self._server.deadline)))
        if self._server.user:
            request.setHTTPAuth(DIGEST if self._server.digest else BASIC)
            request.setCredentials(self._server.user, self._server.password)
        request.setQuery(text)
        return request

    def _sent(self, request: SPARQLWrapper) -> bytes:
        where = f"The server at {self._server.query_url}"
        try:
            response = request.query().response
            with response:
                body: bytes = response.read()
                return body
        except QueryBadFormed as error:
            raise QueryError(f"{where} cannot read the query: {error}.") from error
        except TimeoutError as error:
            raise QueryTimeout(f"{where} did not answer within {self._server.deadline:g} seconds.", "Ask for less.") from error
        except (SPARQLWrapperException, URLError, OSError) as error:
            remedy = "Check the address, the user and the password, and that the server runs."
            raise StoreError(f"{where} did not do what it was asked: {error}.", remedy) from error


def _requests(verb: str, quads: Iterable[Quad]) -> Iterator[str]:
    """INSERT DATA or DELETE DATA operations of at most TRIPLES_PER_REQUEST triples."""
    batch: list[str] = []
    for quad in quads:
        batch.append(f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}")
        if len(batch) == TRIPLES_PER_REQUEST:
            yield f"{verb} DATA {{ {' '.join(batch)} }}"
            batch = []
    if batch:
        yield f"{verb} DATA {{ {' '.join(batch)} }}"
