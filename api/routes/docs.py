"""The description of the API as a page of our own: it loads nothing from other machines."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from api.templates import render

__all__ = ["router"]

router = APIRouter()


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> Response:
    """Every route with its parameters and an example to follow."""
    described = request.app.openapi()
    routes = [route for path, methods in described["paths"].items() for route in _routes(path, methods)]
    return render("docs.html", description=described["info"]["description"], routes=routes)


def _routes(path: str, methods: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for method, operation in methods.items():
        parameters = [_parameter(given) for given in operation.get("parameters", ())]
        needed = [(given["name"], given["example"]) for given in parameters if given["required"] and given["in"] == "query"]
        example = f"{path}{'?' + urlencode(needed) if needed else ''}" if method == "get" else ""
        for given in parameters:
            example = example.replace(f"{{{given['name']}}}", given["example"])
        yield {
            "id": operation["operationId"],
            "method": method.upper(),
            "path": path,
            "summary": operation["summary"],
            "description": operation.get("description", ""),
            "parameters": parameters,
            "example": example if "{" not in path or "{" not in example else "",
            "responses": operation["responses"],
        }


def _parameter(given: dict[str, Any]) -> dict[str, Any]:
    example = given.get("example", given["schema"].get("examples", [""])[0])
    return {
        "name": given["name"],
        "in": given["in"],
        "required": given.get("required", False),
        "description": given.get("description", ""),
        "example": example[0] if isinstance(example, list) else str(example),
    }
