"""Whether the service can answer, and how it is protected."""

from typing import Any

from fastapi import APIRouter, Request

from api.routes.state import service_of

__all__ = ["router"]

router = APIRouter(tags=["service"])


@router.get("/health", summary="State of the service", operation_id="getHealth")
async def health(request: Request) -> dict[str, Any]:
    """`status` ok with the number of the snapshot being read and whether queries run without access to the network."""
    service = service_of(request)
    counts = await service.values("SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }")
    return {
        "status": "ok",
        "snapshot": service.snapshot().name,
        "triples": int(counts[0]["triples"]),
        "queries": len(service.catalogue),
        "sandboxed": service.pool.sandboxed,
    }
