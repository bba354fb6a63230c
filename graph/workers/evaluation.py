"""One query over one opened snapshot, in the worker process: refused, wrong, or an answer in bytes."""

from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store

from graph.names import INFERRED, PUBLISHED
from graph.workers.lexer import first_word, has_dataset_clause, is_federated
from graph.workers.results import GRAPH_TYPES, ROW_TYPES, Cut, write_graph, write_rows
from graph.workers.syntax import explain, is_update

__all__ = ["Problem", "evaluate"]


class Problem(Exception):
    """Why there is no answer; `kind` is refused, syntax, evaluation or format."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


def evaluate(store: Store, request: Mapping[str, Any]) -> tuple[str, Cut]:
    """Media type and answer of `request`, the frame the pool sends; raises Problem."""
    sparql: str = request["sparql"]
    if is_federated(sparql):
        raise Problem("refused", "SERVICE is not run here: a query reads this store only.")
    try:
        found = store.query(sparql, **_dataset(sparql, request["default_graphs"], request["named_graphs"]))
        media_type = _first_fitting(request["media_types"], list(GRAPH_TYPES if isinstance(found, QueryTriples) else ROW_TYPES))
        return media_type, _written(found, media_type, request["rows"], request["bytes"])
    except SyntaxError as error:
        raise _why_not_parsed(sparql, str(error)) from error
    except PermissionError as error:
        raise Problem("refused", "The query tried to reach another machine: it reads this store only.") from error
    except (RuntimeError, OSError, ValueError) as error:
        raise Problem("evaluation", str(error)) from error


def _dataset(sparql: str, default: Sequence[str] | None, named: Sequence[str] | None) -> dict[str, Any]:
    """Graphs given by the caller come first, then those of the query's FROM, then what is published."""
    dataset: dict[str, Any] = {}
    if named is not None:
        dataset["named_graphs"] = [NamedNode(graph) for graph in named]
    if default is not None or named is not None or not has_dataset_clause(sparql):
        # Each graph once: the engine counts a triple once for every time its graph is named.
        dataset["default_graph"] = [
            NamedNode(graph) for graph in dict.fromkeys((PUBLISHED, INFERRED) if default is None else default)
        ]
    return dataset


def _first_fitting(wanted: Sequence[str], possible: Sequence[str]) -> str:
    for media_type in wanted:
        if media_type in possible:
            return media_type
        if media_type == "*/*":
            return possible[0]
    raise Problem("format", f"The answer comes as {', '.join(possible)}; asked for was {', '.join(wanted)}.")


def _written(found: QuerySolutions | QueryBoolean | QueryTriples, media_type: str, rows: int, size: int) -> Cut:
    if isinstance(found, QuerySolutions):
        return write_rows(found, media_type, rows, size)
    if isinstance(found, QueryTriples):
        return write_graph(found, media_type, rows, size)
    return Cut(found.serialize(format=QueryResultsFormat.from_media_type(media_type)) or b"", 1, truncated=False)


def _why_not_parsed(sparql: str, message: str) -> Problem:
    if is_update(sparql):
        return Problem("refused", f"{first_word(sparql).upper()} is an update: this service answers queries.")
    return Problem("syntax", explain(sparql, message))
