"""The SPARQL 1.1 Protocol, query operation: GET, form POST and direct POST, over the published graph by default."""

from http import HTTPStatus
from typing import Any, Final

from fastapi import APIRouter, HTTPException, Request, Response
from starlette.datastructures import QueryParams

from api.negotiation import ranking
from api.openapi import PROBLEM_CONTENT
from api.routes.state import service_of
from graph.errors import QueryError, QueryRefused, ResultFormatError
from graph.workers.results import GRAPH_TYPES, ROW_TYPES

__all__ = ["router"]

router = APIRouter(tags=["sparql"])

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
OFFERED: Final = list(dict.fromkeys([next(iter(ROW_TYPES)), next(iter(GRAPH_TYPES)), *ROW_TYPES, *GRAPH_TYPES]))
LONGEST: Final = 1_000_000  # bytes of a request


_GRAPHS: Final[list[dict[str, Any]]] = [
    {
        "name": name,
        "in": "query",
        "description": f"IRI of a {which} graph, in place of the query's own dataset.",
        "schema": {"type": "array", "items": {"type": "string", "format": "uri"}},
    }
    for name, which in (("default-graph-uri", "default"), ("named-graph-uri", "named"))
]
_QUERY: Final[dict[str, Any]] = {
    "name": "query",
    "in": "query",
    "required": True,
    "description": "A SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE.",
    "schema": {"type": "string"},
    "example": "SELECT ?meeting WHERE { ?meeting a <https://w3id.org/communique/ontology#Meeting> } LIMIT 10",
}
_POSTED: Final[dict[str, Any]] = {
    DIRECT: {"schema": {"type": "string"}},
    FORM: {"schema": {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}}}},
}
_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The answer", "content": {media: {} for media in (*ROW_TYPES, *GRAPH_TYPES)}},
    400: {"description": "No valid SPARQL; the problem names line and column", **PROBLEM_CONTENT},
    403: {"description": "An update or a SERVICE call, which this service does not run", **PROBLEM_CONTENT},
    406: {"description": "None of the media types asked for fits the answer", **PROBLEM_CONTENT},
    503: {"description": "Busy or out of time", **PROBLEM_CONTENT},
}


@router.get(
    "/sparql",
    summary="SPARQL query by GET",
    operation_id="sparqlGet",
    openapi_extra={"parameters": [_QUERY, *_GRAPHS]},
    responses=_RESPONSES,
)
async def sparql_get(request: Request) -> Response:
    """One query in `query`; `default-graph-uri` and `named-graph-uri` override its FROM."""
    if "update" in request.query_params:
        raise _read_only()
    return await _answer(request, request.query_params, _one_query(request.query_params))


@router.post(
    "/sparql",
    summary="SPARQL query by POST",
    operation_id="sparqlPost",
    openapi_extra={"parameters": _GRAPHS, "requestBody": {"required": True, "content": _POSTED}},
    responses=_RESPONSES,
)
async def sparql_post(request: Request) -> Response:
    """A query as a form or as application/sparql-query."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == DIRECT:
        return await _answer(request, request.query_params, await _body(request))
    if media == FORM:
        form = QueryParams(await _body(request))
        if "update" in form:
            raise _read_only()
        return await _answer(request, form, _one_query(form))
    if media == UPDATE:
        raise _read_only()
    message = f"The media type {media or '(none)'} is not one the protocol knows."
    raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{message} Send {DIRECT} or {FORM}.")


async def _answer(request: Request, parameters: QueryParams, query: str) -> Response:
    default = [str(iri) for iri in parameters.getlist("default-graph-uri")]
    named = [str(iri) for iri in parameters.getlist("named-graph-uri")]
    chosen = bool(default or named)
    answer = await service_of(request).pool.arun(
        query,
        default_graphs=default if chosen else None,
        named_graphs=named if chosen else None,
        media_type=_acceptable(request),
    )
    headers = {"Vary": "Accept"} | ({"X-Truncated": "true"} if answer.truncated else {})
    return Response(answer.body, media_type=answer.media_type, headers=headers)


def _acceptable(request: Request) -> list[str]:
    """Media types the client takes, best first; all where it takes anything."""
    ranked = ranking(request.headers.get("accept"), OFFERED)
    if not ranked:
        raise ResultFormatError(f"None of {request.headers.get('accept')} is made here.", f"Ask for {', '.join(ROW_TYPES)}.")
    return ranked


def _one_query(parameters: QueryParams) -> str:
    queries = parameters.getlist("query")
    if len(queries) != 1:
        raise QueryError(f"A request carries one query, not {len(queries)}.", "Give the parameter query once.")
    return queries[0]


async def _body(request: Request) -> str:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A query has at most {LONGEST:,} bytes.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"The query is not UTF-8 (byte {error.start}).", "Encode it as UTF-8.") from error


def _read_only() -> QueryRefused:
    return QueryRefused("This service does not run updates.", "Changes come as documents, facts, judgements and registry files.")
