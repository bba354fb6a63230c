"""Errors as HTTP problems (RFC 9457): one table from the exception tree to status and type."""

import logging
import re
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from api.negotiation import choose
from api.templates import render
from graph import errors
from graph.names import BASE

__all__ = ["STATUS", "install_problems", "problem"]

STATUS: Final[dict[type[errors.CommuniqueError], HTTPStatus]] = {
    errors.Withdrawn: HTTPStatus.GONE,
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.AmbiguousName: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.InvalidParameter: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.QueryRefused: HTTPStatus.FORBIDDEN,
    errors.QueryTimeout: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.ResultFormatError: HTTPStatus.NOT_ACCEPTABLE,
    errors.QueryError: HTTPStatus.BAD_REQUEST,
    errors.ServiceBusy: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.DocumentError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.FactsError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.ExtractorError: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.RegistryError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.StoreLocked: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.StoreError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.CommuniqueError: HTTPStatus.INTERNAL_SERVER_ERROR,
}

PROBLEM: Final = "application/problem+json"
RETRY_SECONDS: Final = "5"
PLACE: Final = re.compile(r"Line (?P<line>\d+), near column (?P<column>\d+)")  # as graph.workers explains a wrong query

ROUTES: Final = "What can be asked is listed at /queries, every route at /docs."

log = logging.getLogger("communique")


def problem(status: int, title: str, detail: str = "", kind: str = "about:blank", **extra: Any) -> JSONResponse:
    """A problem+json response; `extra` members follow the five of the standard."""
    body = {"type": kind, "title": title, "status": status} | ({"detail": detail} if detail else {}) | extra
    headers = {"Retry-After": RETRY_SECONDS} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return JSONResponse(body, status, headers, media_type=PROBLEM)


def install_problems(app: FastAPI) -> None:
    """Make every error of `app` a problem, the framework's own included."""
    app.add_exception_handler(errors.CommuniqueError, _own)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _request)
    app.add_exception_handler(Exception, _unforeseen)


def _wants_page(request: Request) -> bool:
    """A browser, on a page: not what asks for data by its suffix, and not /sparql."""
    return choose(request.headers.get("accept"), [PROBLEM, "application/json", "text/html"]) == "text/html"


def _page(status: HTTPStatus, detail: str, **extra: Any) -> Response:
    retry = {"Retry-After": RETRY_SECONDS} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    values = {"candidates": extra.get("candidates", ()), "remedy": extra.get("remedy", "")}
    return render("problem.html", status, retry, title=status.phrase, detail=detail, **values)


def _own(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.CommuniqueError)
    name, status = next((kind.__name__, STATUS[kind]) for kind in type(error).__mro__ if kind in STATUS)
    extra: dict[str, Any] = {}
    if isinstance(error, errors.InvalidParameter):
        extra["parameter"] = error.parameter
    if isinstance(error, errors.AmbiguousName | errors.NotFound) and error.candidates:
        extra["candidates"] = [{"iri": iri, "label": label, "score": round(score, 3)} for iri, label, score in error.candidates]
    if place := PLACE.match(error.message):
        extra |= {"line": int(place["line"]), "column": int(place["column"])}
    if error.remedy:
        extra["remedy"] = error.remedy
    if _wants_page(request):
        return _page(status, error.message, **extra)
    return problem(status, status.phrase, error.message, f"{BASE}problem/{name}", instance=request.url.path, **extra)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    detail, extra = "" if error.detail == status.phrase else str(error.detail), {}
    if status == HTTPStatus.NOT_FOUND and not detail:
        detail, extra = f"There is no route {request.url.path}.", {"remedy": ROUTES}
    page = _wants_page(request)
    response = (
        _page(status, detail, **extra) if page else problem(status, status.phrase, detail, instance=request.url.path, **extra)
    )
    response.headers.update(error.headers or {})
    return response


def _request(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    details = [{"parameter": ".".join(map(str, part["loc"])), "detail": part["msg"]} for part in error.errors()]
    return problem(status, status.phrase, "The request does not fit.", instance=request.url.path, errors=details)


def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return problem(status, status.phrase, "The service met an error it did not foresee; it is logged.", instance=request.url.path)
