"""Linked data: every IRI of our own leads to what is known of it, as data in the form the client prefers or as a page."""

import asyncio
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.describing import describe
from api.negotiation import choose
from api.openapi import PROBLEM_CONTENT, path_parameter
from api.routes.state import service_of
from api.service import DESCRIBING_GRAPHS, Service
from api.templates import render
from graph.catalogue.arguments import the_one_meant
from graph.errors import NotFound, ResultFormatError, Withdrawn
from graph.names import BASE, ID, IDENTITY, ONTOLOGY

__all__ = ["router"]

router = APIRouter(tags=["things"])

SUFFIXES: Final = {
    "html": "text/html",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
DESCRIBED: Final = "CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }} WHERE {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} }}"


_PATH: Final = path_parameter("path", "What follows /id/ in the IRI of the thing", "actor/unodc")
_NAME: Final = path_parameter("name", "Name, acronym, former name, ISO code or QID", "UNODC")
_NOT_HERE: Final[dict[int | str, dict[str, Any]]] = {
    404: {"description": "Nothing here has that IRI or name", **PROBLEM_CONTENT},
}
_THING: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The thing, where a suffix chose the form", "content": {media: {} for media in SUFFIXES.values()}},
    303: {"description": "To the form that Accept prefers"},
    308: {"description": "From what one report calls a thing to the thing"},
    406: {"description": "None of the forms asked for is made here", **PROBLEM_CONTENT},
    410: {"description": "A document that was here and was withdrawn", **PROBLEM_CONTENT},
    **_NOT_HERE,
}
_ACTOR: Final[dict[int | str, dict[str, Any]]] = {
    303: {"description": "To the actor"},
    422: {"description": "A name that several actors have, with these as candidates", **PROBLEM_CONTENT},
    **_NOT_HERE,
}


@router.get(
    "/id/{path:path}",
    summary="A thing by its IRI",
    operation_id="getThing",
    openapi_extra={"parameters": [_PATH]},
    responses=_THING,
)
async def thing(request: Request) -> Response:
    """303 to a representation chosen by Accept; with a suffix (.html .ttl .jsonld .nt .rdf) the representation itself."""
    service, path = service_of(request), str(request.path_params["path"])
    stem, dot, suffix = path.rpartition(".")
    if dot and suffix in SUFFIXES:
        return await _represent(service, iri_of(stem), suffix)
    if not await _is_known(service, iri_of(path)):
        return await _elsewhere(service, iri_of(path))
    media = choose(request.headers.get("accept"), list(SUFFIXES.values()))
    if media is None:
        raise ResultFormatError("None of the forms asked for is made here.", f"Ask for {', '.join(SUFFIXES.values())}.")
    chosen = next(suffix for suffix, made in SUFFIXES.items() if made == media)
    return RedirectResponse(f"/id/{path}.{chosen}", 303, {"Vary": "Accept"})


@router.get(
    "/actors/{name}",
    summary="An actor by any of its names",
    operation_id="findActor",
    status_code=303,
    openapi_extra={"parameters": [_NAME]},
    responses=_ACTOR,
)
def actor(request: Request) -> Response:
    """303 to the actor's IRI; ambiguous and unknown names give a problem with candidates."""
    name = str(request.path_params["name"])
    found = service_of(request).resolve(name, "actor")
    return RedirectResponse("/" + the_one_meant("name", name, "actor", found).removeprefix(BASE), 303)


def iri_of(path: str) -> str:
    """The fixed IRI behind a path of this host; NotFound for what cannot stand in an IRI."""
    if not path or any(character in '<>"{}|\\^`' or ord(character) <= 32 for character in path):
        raise NotFound("That is no IRI of ours.")
    return ID + path


async def _elsewhere(service: Service, iri: str) -> Response:
    """308 from what a report calls a thing to the thing; Withdrawn or NotFound for what is not here."""
    found = await service.values(f"SELECT ?thing WHERE {{ GRAPH <{IDENTITY}> {{ <{iri}> <{ONTOLOGY}denotes> ?thing }} }}")
    if found and found[0]["thing"] != iri:
        return RedirectResponse("/" + found[0]["thing"].removeprefix(BASE), 308)
    kind, _, rest = iri.removeprefix(ID).partition("/")
    document = rest.partition("/")[0]
    if kind == "document" and await asyncio.to_thread(service.is_withdrawn, document):
        raise Withdrawn(f"The document {document} was here and has been withdrawn.")
    raise NotFound(f"Nothing here has the IRI {iri}.")


async def _is_known(service: Service, iri: str) -> bool:
    asked = await service.pool.arun(
        f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} }}",
        default_graphs=DESCRIBING_GRAPHS,
        media_type="application/sparql-results+json",
        canned=True,
    )
    return b"true" in asked.body


async def _represent(service: Service, iri: str, suffix: str) -> Response:
    if not await _is_known(service, iri):
        return await _elsewhere(service, iri)
    links = {"Link": ", ".join(f'<{iri.replace(ID, "/id/")}.{s}>; rel="alternate"; type="{m}"' for s, m in SUFFIXES.items())}
    if suffix == "html":
        return render("thing.html", headers=links, found=await describe(service, iri), suffixes=SUFFIXES)
    answer = await service.pool.arun(
        DESCRIBED.format(iri=iri), default_graphs=DESCRIBING_GRAPHS, media_type=SUFFIXES[suffix], canned=True
    )
    return Response(answer.body, media_type=answer.media_type, headers=links)
