"""The canned queries: every file of `queries/`, read, checked and typed once."""

from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from graph import resources
from graph.catalogue.header import read_query
from graph.catalogue.lint import check
from graph.catalogue.query import CannedQuery, Column, Parameter
from graph.errors import QueryError

__all__ = ["RESERVED", "CannedQuery", "Column", "Parameter", "build_catalogue", "load_catalogue"]

RESERVED: Final = frozenset(
    {
        "about", "actors", "api", "assets", "changes", "data", "docs", "documents", "feed", "graph", "health", "id", "lookup",
        "mcp", "metrics", "ontology", "openapi", "openapi.json", "pages", "queries", "reconcile", "redoc", "search", "shapes",
        "sparql", "static", "suggest", "update", "version", "void",
    }
)  # fmt: skip


@cache
def load_catalogue() -> Mapping[str, CannedQuery]:
    """Name -> canned query, sorted by name; QueryError names the first file that breaks its rules."""
    return build_catalogue({name: resources.text("queries", name) for name in resources.names("queries", ".rq")})


def build_catalogue(files: Mapping[str, str], reserved: Collection[str] = RESERVED) -> Mapping[str, CannedQuery]:
    """Catalogue of `files` (file name -> text); QueryError for a bad file or a name that is a reserved route."""
    catalogue = {}
    for file in sorted(files):
        name = file.removesuffix(".rq")
        if name in reserved or not _is_route(name):
            raise QueryError(f"{file}: /{name} is a reserved or impossible route.", "Rename the file: small letters and hyphens.")
        query = read_query(name, files[file])
        check(query)
        catalogue[name] = query
    return MappingProxyType(catalogue)


def _is_route(name: str) -> bool:
    return name.replace("-", "").isalpha() and name.isascii() and name == name.lower()
