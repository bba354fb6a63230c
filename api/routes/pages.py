"""The front page and the list of queries."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from api.negotiation import choose
from api.routes.queries import summary
from api.routes.state import service_of
from api.templates import render

__all__ = ["router"]

router = APIRouter()

COUNTS = """PREFIX c: <https://w3id.org/communique/ontology#>
SELECT ?meetings ?agreements ?actors ?documents WHERE {
  { SELECT (COUNT(DISTINCT ?m) AS ?meetings) WHERE { ?m a c:Meeting } }
  { SELECT (COUNT(DISTINCT ?a) AS ?agreements) WHERE { ?a a c:Agreement ; c:reportedIn ?r } }
  { SELECT (COUNT(DISTINCT ?b) AS ?actors) WHERE { ?b a c:Actor ; c:reportedIn ?r } }
  { SELECT (COUNT(DISTINCT ?d) AS ?documents) WHERE { ?d a c:Document } }
}"""


@router.get("/", include_in_schema=False)
async def home(request: Request) -> Response:
    """What is here and what can be asked."""
    service = service_of(request)
    counts = await service.values(COUNTS)
    return render("home.html", counts=counts[0], queries=[summary(query) for query in service.catalogue.values()])


@router.get("/queries", tags=["queries"], summary="All canned queries", operation_id="listQueries", response_model=None)
async def queries(request: Request) -> Response:
    """Every canned query with its parameters and columns, as JSON or as a page."""
    listed: list[dict[str, Any]] = [summary(query) for query in service_of(request).catalogue.values()]
    if choose(request.headers.get("accept"), ["application/json", "text/html"]) == "text/html":
        return render("queries.html", headers={"Vary": "Accept"}, queries=listed)
    return JSONResponse({"queries": listed}, headers={"Vary": "Accept"})
