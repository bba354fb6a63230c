"""Answers of canned queries: arguments read, SPARQL bound and run in a worker, rows as items a person can read."""

import asyncio
import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pyoxigraph import NamedNode

from api.evidence import add_evidence
from api.service import Service
from api.values import Term, shown
from graph.catalogue.arguments import read_arguments
from graph.catalogue.binding import bind
from graph.catalogue.query import CannedQuery

__all__ = ["CannedAnswer", "answer_canned", "as_csv", "as_json"]

NAMELESS: Final = frozenset({"holding", "participation", "party", "funding", "contradiction"})  # kinds of things


@dataclass(slots=True)
class CannedAnswer:
    """`items` hold a value per column: a thing as iri, label and url, anything else as JSON has it; `sparql` is what ran."""

    query: CannedQuery
    arguments: Mapping[str, list[Any]]
    sparql: str
    items: list[dict[str, Any]] = field(default_factory=list)
    truncated: bool = False

    @property
    def columns(self) -> list[str]:
        """Columns a person wants to see: not empty everywhere, no label beside its thing, no thing without a name of its own."""
        filled = [column for column in self.query.columns if any(item.get(column.name) not in (None, "") for item in self.items)]
        named = [column.name for column in filled if column.kind not in NAMELESS and column.name not in self._labels()]
        return named or [column.name for column in filled]

    def _labels(self) -> set[str]:
        return {f"{column.name}_label" for column in self.query.columns} | ({"label"} if self.query.subject else set())

    @property
    def shown_sparql(self) -> str:
        """The SPARQL that ran, without the header of its file."""
        return "\n".join(line for line in self.sparql.splitlines() if not line.startswith("#+")).strip() + "\n"


async def answer_canned(
    service: Service, query: CannedQuery, raw: Mapping[str, Sequence[str]], *, evidence: bool
) -> CannedAnswer:
    """The answer to `query` for what the caller wrote; with `evidence` every item brings its reports and their quotes."""
    terms = await asyncio.to_thread(read_arguments, query, raw, service.resolve)
    sparql = bind(query, terms)
    body, truncated = await service.select(sparql)
    used = [term for row in body for term in row.values()] + [term for given in terms.values() for term in given]
    labels = await service.labels(term.value for term in used if isinstance(term, NamedNode))
    periods = {parameter.name for parameter in query.parameters if parameter.type == "period"}
    understood = {name: _understood(given, labels, period=name in periods) for name, given in terms.items()}
    answer = CannedAnswer(query, understood, sparql)
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
            "sparql": answer.shown_sparql,
        },
        ensure_ascii=False,
        indent=1,
    ).encode()


def as_csv(answer: CannedAnswer) -> bytes:
    """A row per item, things by IRI with their label beside; with evidence, reports and quotes joined by line breaks."""
    told = any(isinstance(item.get("reports"), list) for item in answer.items)
    columns = [column.name for column in answer.query.columns]
    labelled = {name.removesuffix("_label") for name in columns} | ({answer.query.subject} if "label" in columns else set())
    things = {name for name in columns for item in answer.items if isinstance(item.get(name), dict)}
    header = [part for name in columns for part in ([name, f"{name}_label"] if name in things - labelled else [name])]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*header, *(("reports", "quotes") if told else ())])
    for item in answer.items:
        writer.writerow([*_cells(item, columns, things - labelled), *(_told(item) if told else ())])
    return text.getvalue().encode()


def _cells(item: Mapping[str, Any], columns: Sequence[str], things: set[str]) -> Iterable[Any]:
    for name in columns:
        value = item.get(name)
        if name in things:
            yield from (value["iri"], value["label"]) if isinstance(value, dict) else (value, "")
        elif isinstance(value, dict):
            yield value["iri"]
        else:
            yield "" if value is None else value


def _told(item: Mapping[str, Any]) -> tuple[str, str]:
    reports = item["reports"]
    quotes = dict.fromkeys(quote["exact"] for report in reports for quote in report["quotes"])
    return "\n".join(report["iri"] for report in reports), "\n".join(quotes)


def _understood(given: Sequence[Term], labels: Mapping[str, str], *, period: bool) -> list[Any]:
    """How what the caller wrote was read: things, values, or the first and last day of a period and how it is compared."""
    values = [shown(term, labels) for term in given]
    if not period:
        return values
    first, last, mode = values
    return [{"label": f"{first} to {last}, {mode}", "from": first, "to": last, "mode": mode}]


def _cell(term: Term | None, labels: Mapping[str, str]) -> Any:
    return None if term is None else shown(term, labels)
