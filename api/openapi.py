"""What /openapi.json says of routes: parameters and answers of canned queries, problems, linked data."""

from typing import Any, Final

from graph.catalogue.query import CannedQuery, Column, Parameter

__all__ = ["PROBLEM_CONTENT", "answers_of", "parameters_of", "path_parameter"]

PROBLEM_CONTENT: Final[dict[str, Any]] = {
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status"],
                "properties": {
                    "type": {"type": "string", "format": "uri-reference"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                    "instance": {"type": "string"},
                    "remedy": {"type": "string", "description": "What to do about it"},
                    "parameter": {"type": "string"},
                    "candidates": {"type": "array", "items": {"type": "object"}},
                },
            }
        }
    }
}
EVIDENCE: Final[dict[str, Any]] = {
    "name": "evidence",
    "in": "query",
    "required": False,
    "description": "Whether every item brings the reports that say it, with quotes and their places in the text.",
    "schema": {"type": "boolean", "default": False},
}
THING: Final[dict[str, Any]] = {
    "type": ["object", "null"],
    "properties": {"iri": {"type": "string", "format": "uri"}, "label": {"type": "string"}, "url": {"type": "string"}},
}
PLAIN: Final = {"integer": "integer", "decimal": "number", "boolean": "boolean"}  # column kinds that are no text
TEXTS: Final = frozenset({"label", "list", "edtf", "date", "year"})
REPORTS: Final[dict[str, Any]] = {
    "description": "With evidence: the reports that say it, whom they name, and their quotes.",
    "type": ["array", "integer"],
    "items": {
        "type": "object",
        "properties": {
            **{name: {"type": ["string", "null"]} for name in ("iri", "title", "issuer", "date", "document", "source")},
            "names": {"type": "object", "additionalProperties": {"type": "boolean"}},
            "quotes": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "exact": {"type": "string"},
                        "start": {"type": "integer"},
                        "end": {"type": "integer"},
                        "span": {"type": "string", "format": "uri"},
                        "confidence": {"type": ["number", "null"]},
                        "says": {"type": "array", "items": {"type": "string"}},
                    },
                },
            },
        },
    },
}


def parameters_of(query: CannedQuery) -> list[dict[str, Any]]:
    """What a caller may give."""
    return [*(_parameter(parameter) for parameter in query.inputs.values()), EVIDENCE]


def answers_of(query: CannedQuery) -> dict[int | str, dict[str, Any]]:
    """What a caller may get."""
    columns = {column.name: _column(column) for column in query.columns}
    schema = {
        "type": "object",
        "required": ["query", "title", "parameters", "count", "truncated", "items", "sparql"],
        "properties": {
            "query": {"type": "string", "const": query.name},
            "title": {"type": "string"},
            "parameters": {"type": "object", "description": "How each value given was read"},
            "count": {"type": "integer"},
            "truncated": {"type": "boolean", "description": "Whether a limit cut the answer off"},
            "items": {"type": "array", "items": {"type": "object", "properties": {**columns, "reports": REPORTS}}},
            "sparql": {"type": "string", "description": "The query that ran"},
        },
    }
    return {
        200: {
            "description": "The answer",
            "content": {"application/json": {"schema": schema}, "text/csv": {}, "text/html": {}},
        },
        404: {"description": "A name that is not known here, with the nearest", **PROBLEM_CONTENT},
        406: {"description": "None of the forms asked for is made here", **PROBLEM_CONTENT},
        422: {"description": "A parameter that is unknown, missing, malformed or ambiguous", **PROBLEM_CONTENT},
        503: {"description": "Busy or out of time", **PROBLEM_CONTENT},
    }


def path_parameter(name: str, description: str, example: str) -> dict[str, Any]:
    """A part of the path."""
    schema = {"type": "string"}
    return {"name": name, "in": "path", "required": True, "description": description, "schema": schema, "example": example}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.list:
        schema = {"type": "array", "items": schema}
    elif parameter.default:
        schema["default"] = parameter.default[0]
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.description,
        "schema": schema,
        "example": list(parameter.example) if parameter.list else parameter.example[0],
    }


def _column(column: Column) -> dict[str, Any]:
    if column.kind in PLAIN:
        return {"type": [PLAIN[column.kind], "null"], "description": column.description}
    if column.kind == "text":  # of a statement the value said: words, a number or a thing
        return {"type": ["string", "number", "boolean", "object", "null"], "description": column.description}
    if column.kind in TEXTS:
        return {"type": ["string", "null"], "description": column.description}
    return THING | {"description": column.description}
