"""/openapi.json holds together: valid in structure, every reference resolves, every route that is described exists."""

import re
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from graph.catalogue.catalogue import load_catalogue

PARAMETER_PLACES = {"query", "path", "header", "cookie"}
SCHEMA_TYPES = {"string", "number", "integer", "boolean", "array", "object", "null"}


@pytest.fixture(name="described", scope="module")
def read_description(web: httpx2.Client) -> dict[str, Any]:
    body: dict[str, Any] = web.get("/openapi.json").json()
    return body


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def inside(value: object) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from inside(part)
    elif isinstance(value, list):
        for part in value:
            yield from inside(part)


def test_head_of_the_description(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")
    assert {"title", "version", "description", "license"} <= set(described["info"])
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", described["info"]["version"])


def test_operations_are_whole(described: dict[str, Any]) -> None:
    found = list(operations(described))
    ids = [operation["operationId"] for _, _, operation in found]
    assert len(set(ids)) == len(ids) > 20
    for path, method, operation in found:
        where = f"{method} {path}"
        assert operation["summary"], where
        assert all(re.fullmatch(r"[1-5]\d\d|default", status) for status in operation["responses"]), where
        assert all(answer["description"] for answer in operation["responses"].values()), where
        given = [(parameter["name"], parameter["in"]) for parameter in operation.get("parameters", ())]
        assert len(set(given)) == len(given), where
        assert {place for _, place in given} <= PARAMETER_PLACES, where
        in_path = {name for name, place in given if place == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path)), where
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], f"{where} {parameter['name']}"
            assert "schema" in parameter
            assert parameter.get("required") or parameter["in"] != "path"


def test_schemas_and_references(described: dict[str, Any]) -> None:
    references = [part["$ref"] for part in inside(described) if isinstance(part.get("$ref"), str)]
    for reference in references:
        target: Any = described
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]
    schemas = [part["schema"] for part in inside(described) if isinstance(part.get("schema"), dict)]
    types = [kind for schema in schemas for part in inside(schema) if isinstance(kind := part.get("type"), str | list)]
    assert len(types) > 200
    assert {name for kind in types for name in ([kind] if isinstance(kind, str) else kind)} <= SCHEMA_TYPES


def test_every_query_is_described_as_it_answers(described: dict[str, Any], web: httpx2.Client) -> None:
    for query in load_catalogue().values():
        operation = described["paths"][f"/{query.name}"]["get"]
        assert [given["name"] for given in operation["parameters"]] == [*query.inputs, "evidence"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        needed = {name: text for name, parameter in query.inputs.items() if parameter.required for text in parameter.example}
        body = web.get(f"/{query.name}", params=needed).json()
        assert set(body) == set(schema["properties"]) == set(schema["required"])
        columns = schema["properties"]["items"]["items"]["properties"]
        for item in body["items"][:20]:
            for name, value in item.items():
                assert kinds_of(value) & set(columns[name]["type"]), f"{query.name}.{name} is {value!r}"


def kinds_of(value: object) -> set[str]:
    kinds = {bool: "boolean", int: "integer number", float: "number", str: "string", dict: "object", list: "array"}
    return {"null"} if value is None else set(kinds[type(value)].split())


def test_every_described_example_is_answered(described: dict[str, Any], web: httpx2.Client) -> None:
    asked = 0
    for path, method, operation in operations(described):
        if method == "get":
            given = [(p["name"], p["example"]) for p in operation.get("parameters", ()) if p.get("required")]
            url, query = path, []
            for name, example in given:
                values = example if isinstance(example, list) else [example]
                url = url.replace(f"{{{name}}}", values[0])
                query += [(name, value) for value in values if f"{{{name}}}" not in path]
            response = web.get(url, params=query)
            assert response.status_code in {200, 303}, f"{url}: {response.text}"
            asked += 1
    assert asked > 18
