"""Answers of canned queries: arguments read, SPARQL bound and run in a worker, rows as items a person can read."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from api.evidence import add_evidence
from api.service import DESCRIBING_GRAPHS, Service, Term
from graph.catalogue.arguments import read_arguments
from graph.catalogue.binding import bind
from graph.catalogue.query import CannedQuery
from graph.names import BASE, PREFIXES

__all__ = ["CannedAnswer", "answer_canned", "as_csv", "as_json"]

XSD: Final = PREFIXES["xsd"]
LABEL: Final = PREFIXES["rdfs"] + "label"
LABELS: Final = f"""SELECT ?thing (MIN(?text) AS ?label) WHERE {{ VALUES ?thing {{ %s }}
  ?thing <{LABEL}> ?text FILTER(LANG(?text) IN ('en', '')) }} GROUP BY ?thing"""


@dataclass(slots=True)
class CannedAnswer:
    """`items` hold a value per column: a thing as iri, label and url, anything else as JSON has it; `sparql` is what ran."""

    query: CannedQuery
    arguments: Mapping[str, list[Any]]
    sparql: str
    items: list[dict[str, Any]] = field(default_factory=list)
    truncated: bool = False


async def answer_canned(
    service: Service, query: CannedQuery, raw: Mapping[str, Sequence[str]], *, evidence: bool
) -> CannedAnswer:
    """The answer to `query` for what the caller wrote; with `evidence` every item brings its reports and their quotes."""
    terms = read_arguments(query, raw, service.resolve)
    sparql = bind(query, terms)
    body, truncated = await service.select(sparql)
    shown = [term for row in body for term in row.values()] + [term for given in terms.values() for term in given]
    labels = await _labels(service, shown)
    answer = CannedAnswer(query, {name: [_value(term, labels) for term in given] for name, given in terms.items()}, sparql)
    answer.items = [{column.name: _cell(row.get(column.name), labels) for column in query.columns} for row in body]
    answer.truncated = truncated
    if evidence:
        await add_evidence(service, query, body, answer.items, terms)
    return answer


def as_json(answer: CannedAnswer) -> bytes:
    """The answer as one JSON object."""
    return json.dumps(
        {
            "query": answer.query.name,
            "title": answer.query.title,
            "parameters": answer.arguments,
            "count": len(answer.items),
            "truncated": answer.truncated,
            "items": answer.items,
            "sparql": answer.sparql,
        },
        ensure_ascii=False,
        indent=1,
    ).encode()


def as_csv(answer: CannedAnswer) -> bytes:
    """A row per item, things by IRI with their label beside; with evidence, reports and quotes joined by line breaks."""
    columns = [column.name for column in answer.query.columns]
    things = {name for name in columns for item in answer.items if isinstance(item.get(name), dict)}
    header = [part for name in columns for part in ([name, f"{name}Name"] if name in things else [name])]
    told = any("reports" in item for item in answer.items)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*header, *(("reports", "quotes") if told else ())])
    for item in answer.items:
        writer.writerow([*_cells(item, columns, things), *(_told(item) if told else ())])
    return text.getvalue().encode()


def _cells(item: Mapping[str, Any], columns: Sequence[str], things: set[str]) -> Iterable[Any]:
    for name in columns:
        value = item.get(name)
        if name in things:
            yield from (value["iri"], value["label"]) if isinstance(value, dict) else (value, "")
        else:
            yield "" if value is None else value


def _told(item: Mapping[str, Any]) -> tuple[str, str]:
    reports = item["reports"]
    quotes = dict.fromkeys(quote["exact"] for report in reports for quote in report["quotes"])
    return "\n".join(report["iri"] for report in reports), "\n".join(quotes)


async def _labels(service: Service, terms: Iterable[Term]) -> dict[str, str]:
    iris = sorted({term.value for term in terms if isinstance(term, NamedNode)})
    if not iris:
        return {}
    found = await service.values(LABELS % " ".join(f"<{iri}>" for iri in iris), DESCRIBING_GRAPHS)
    return {row["thing"]: row["label"] for row in found}


def _cell(term: Term | None, labels: Mapping[str, str]) -> Any:
    return None if term is None else _value(term, labels)


def _value(term: Term, labels: Mapping[str, str]) -> Any:
    if isinstance(term, NamedNode):
        name = labels.get(term.value) or term.value.rpartition("#")[2].rpartition("/")[2]
        url = "/" + term.value.removeprefix(BASE) if term.value.startswith(BASE) else term.value
        return {"iri": term.value, "label": name, "url": url}
    return _json(term) if isinstance(term, Literal) else str(term)


def _json(literal: Literal) -> bool | int | float | str:
    kind = literal.datatype.value.removeprefix(XSD)
    if kind == "boolean":
        return literal.value in {"true", "1"}
    if kind == "integer":
        return int(literal.value)
    if kind in {"decimal", "double", "float"}:
        number = Decimal(literal.value)
        return int(number) if number == number.to_integral_value() else float(number)
    return literal.value
