"""One route per canned query: /<name>, /<name>.json, /<name>.csv; made from the catalogue, none by hand."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from api.canned import CannedAnswer, answer_canned, as_csv, as_json
from api.negotiation import choose
from api.openapi import answers_of, parameters_of
from api.routes.state import service_of
from api.templates import render
from graph.catalogue.query import CannedQuery
from graph.errors import InvalidParameter, ResultFormatError

__all__ = ["address", "query_routes", "summary"]

MEDIA: Final = {"json": "application/json", "csv": "text/csv", "html": "text/html"}
EVIDENCE: Final = "evidence"
CHOICES: Final = {"true": True, "false": False}

Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


def query_routes(catalogue: Mapping[str, CannedQuery]) -> APIRouter:
    """A router with the routes of every query of `catalogue`, documented with its parameters."""
    router = APIRouter(tags=["queries"])
    for query in catalogue.values():
        router.add_api_route(
            f"/{query.name}",
            _endpoint(query, None),
            operation_id=query.name,
            summary=query.title,
            description=f"{query.question}\n\n{query.description}",
            openapi_extra={"parameters": parameters_of(query)},
            responses=answers_of(query),
        )
        for suffix in ("json", "csv"):
            router.add_api_route(f"/{query.name}.{suffix}", _endpoint(query, suffix), include_in_schema=False)
    return router


def summary(query: CannedQuery) -> dict[str, Any]:
    """What a client needs to know to ask `query`."""
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "description": query.description,
        "tags": list(query.tags),
        "url": address(query),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "required": parameter.required,
                "default": list(parameter.default),
                "list": parameter.list,
                "example": list(parameter.example),
                "description": parameter.description,
                "choices": list(parameter.choices),
            }
            for parameter in query.inputs.values()
        ],
        "columns": [{"name": column.name, "kind": column.kind, "description": column.description} for column in query.columns],
    }


def address(query: CannedQuery) -> str:
    """Path of `query` with its required parameters at their examples."""
    needed = [(parameter.name, example) for parameter in query.parameters if parameter.required for example in parameter.example]
    return f"/{query.name}" + (f"?{urlencode(needed)}" if needed else "")


def _endpoint(query: CannedQuery, suffix: str | None) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        raw, evidence = _given(request)
        chosen = suffix or _form(request)
        if chosen == "html":
            raw = _filled(raw)
        if chosen == "html" and any(parameter.required and parameter.name not in raw for parameter in query.parameters):
            return _page(query, raw, None, evidence=evidence)
        answer = await answer_canned(service_of(request), query, raw, evidence=evidence)
        if chosen == "html":
            return _page(query, raw, answer, evidence=evidence)
        body = await asyncio.to_thread(as_json if chosen == "json" else as_csv, answer)
        return Response(body, media_type=MEDIA[chosen], headers={"Vary": "Accept"})

    return endpoint


def _given(request: Request) -> tuple[dict[str, list[str]], bool]:
    """Values by parameter, repeated or separated by commas outside a value that is a whole name; and `evidence`."""
    raw: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        raw.setdefault(name, []).append(value)
    written = raw.pop(EVIDENCE, ["false"])[-1].lower()
    if written not in CHOICES:
        raise InvalidParameter(EVIDENCE, f"evidence is {written!r}.", "Use true or false.")
    return raw, CHOICES[written]


def _filled(raw: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Without the fields that a person left empty: a browser sends those too."""
    filled = {name: [value for value in values if value.strip()] for name, values in raw.items()}
    return {name: values for name, values in filled.items() if values}


def _form(request: Request) -> str:
    media = choose(request.headers.get("accept"), list(MEDIA.values()))
    if media is None:
        raise ResultFormatError("None of the forms asked for is made here.", f"Ask for {', '.join(MEDIA.values())}.")
    return next(name for name, made in MEDIA.items() if made == media)


def _page(query: CannedQuery, raw: Mapping[str, Sequence[str]], answer: CannedAnswer | None, *, evidence: bool) -> Response:
    asked = urlencode([*((name, value) for name, values in raw.items() for value in values), *([(EVIDENCE, "true")] * evidence)])
    return render(
        "answer.html",
        headers={"Vary": "Accept"},
        query=query,
        given=raw,
        answer=answer,
        evidence=evidence,
        columns=answer.columns if answer else [],
        json=f"/{query.name}.json?{asked}".removesuffix("?"),
        csv=f"/{query.name}.csv?{asked}".removesuffix("?"),
    )
