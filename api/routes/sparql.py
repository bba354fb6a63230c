"""The SPARQL 1.1 Protocol, query operation: GET, form POST and direct POST, over the published graph by default."""

from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData, QueryParams

from api.negotiation import ranking
from api.routes.state import service_of
from graph.errors import InvalidParameter, QueryRefused, ResultFormatError
from graph.workers.results import GRAPH_TYPES, ROW_TYPES

__all__ = ["router"]

router = APIRouter(tags=["sparql"])

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"


@router.get("/sparql", summary="SPARQL query by GET", operation_id="sparqlGet")
async def sparql_get(request: Request) -> Response:
    """One query in `query`; `default-graph-uri` and `named-graph-uri` override its FROM."""
    if "update" in request.query_params:
        raise _read_only()
    return await _answer(request, request.query_params, _one_query(request.query_params))


@router.post("/sparql", summary="SPARQL query by POST", operation_id="sparqlPost")
async def sparql_post(request: Request) -> Response:
    """A query as a form or as application/sparql-query."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == DIRECT:
        return await _answer(request, request.query_params, _text(await request.body()))
    if media == FORM:
        _text(await request.body())
        form = await request.form()
        if "update" in form:
            raise _read_only()
        return await _answer(request, form, _one_query(form))
    if media == UPDATE:
        raise _read_only()
    message = f"The media type {media or '(none)'} is not one the protocol knows."
    raise InvalidParameter("Content-Type", message, f"Send {DIRECT} or {FORM}.")


async def _answer(request: Request, parameters: QueryParams | FormData, query: str) -> Response:
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
    ranked = ranking(request.headers.get("accept"), [*ROW_TYPES, *GRAPH_TYPES])
    if not ranked:
        raise ResultFormatError(f"None of {request.headers.get('accept')} is made here.", f"Ask for {', '.join(ROW_TYPES)}.")
    return ranked


def _one_query(parameters: QueryParams | FormData) -> str:
    queries = parameters.getlist("query")
    if len(queries) != 1 or not isinstance(queries[0], str):
        raise InvalidParameter("query", f"A request carries one query, not {len(queries)}.", "Give the parameter query once.")
    return queries[0]


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidParameter("query", f"The query is not UTF-8 (byte {error.start}).", "Encode it as UTF-8.") from error


def _read_only() -> QueryRefused:
    return QueryRefused("This service does not run updates.", "Changes come as documents, facts, judgements and registry files.")
