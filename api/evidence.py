"""What stands behind an answer: the reports that say it, whether they name the actor asked for, and their sentences."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from api.service import Row, Service
from api.values import Term, json_value, name_of
from graph.catalogue.query import CannedQuery
from graph.errors import InvalidParameter
from graph.names import IDENTITY, PREFIXES

__all__ = ["add_evidence", "evidence_of"]

NAMED: Final = frozenset({"actor", "country", "person", "agreement"})  # parameters whose things a report can name
MOST: Final = 2_000  # things of one answer with evidence
BATCH: Final = 100  # things asked about at once

PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("c", "rdf", "rdfs", "dcterms", "oa"))
REPORTS: Final = (
    PROLOGUE
    + """SELECT ?thing ?report ?title ?issuer ?date ?document ?source ?named WHERE {
  VALUES ?thing { %s }
  { ?thing c:reportedIn ?report } UNION { ?thing a c:Report BIND(?thing AS ?report) }
  ?report dcterms:isPartOf ?document .
  OPTIONAL { ?report dcterms:title ?title }
  OPTIONAL { ?report c:issuer/rdfs:label ?issuer FILTER(LANG(?issuer) IN ("en", "")) }
  OPTIONAL { ?report dcterms:issued ?date }
  OPTIONAL { ?report c:order ?order }
  OPTIONAL { ?document dcterms:source ?source }
  OPTIONAL { VALUES ?named { %s } ?report c:mentions ?named }
} ORDER BY ?thing ?date ?document ?order ?report ?named"""
)
QUOTES: Final = (
    PROLOGUE
    + f"""SELECT ?thing ?report ?span ?exact ?start ?end ?confidence ?property ?object ?part ?meant WHERE {{
  {{ VALUES ?thing {{ %s }} ?thing (c:participation|c:party)? ?about . GRAPH <{IDENTITY}> {{ ?node c:denotes ?about }} }}
  UNION {{ VALUES ?thing {{ %s }} ?thing (c:participation|c:party)? ?node . BIND(?node AS ?about) }}
  GRAPH ?provenance {{
    ?claim rdf:subject ?node ; rdf:predicate ?property ; rdf:object ?object ; c:inReport ?report ; c:evidence ?span .
    ?span oa:exact ?exact ; oa:start ?start ; oa:end ?end .
    OPTIONAL {{ ?claim c:confidence ?confidence }}
  }}
  OPTIONAL {{ GRAPH <{IDENTITY}> {{ ?object c:denotes ?denoted }} }}
  BIND(COALESCE(?denoted, ?object) AS ?meant) BIND(IF(?about = ?thing, ?unbound, ?about) AS ?part)
}} ORDER BY ?thing ?report ?start ?end ?property ?object"""
)
MENTIONED: Final = (
    PROLOGUE
    + f"""SELECT ?thing ?report ?span ?exact ?start ?end ?confidence ?property ?meant WHERE {{
  {{ VALUES ?thing {{ %s }} GRAPH <{IDENTITY}> {{ ?node c:denotes ?thing }} }}
  UNION {{ VALUES ?node {{ %s }} BIND(?node AS ?thing) }}
  GRAPH ?provenance {{
    ?claim rdf:object ?node ; rdf:predicate ?property ; c:inReport ?report ; c:evidence ?span .
    ?span oa:exact ?exact ; oa:start ?start ; oa:end ?end .
    OPTIONAL {{ ?claim c:confidence ?confidence }}
  }}
  FILTER(?property = c:mentions)
  BIND(?thing AS ?meant)
}} ORDER BY ?thing ?report ?start ?end"""
)
MENTIONS: Final = PREFIXES["c"] + "mentions"
UNSAID: Final = {PREFIXES["rdf"] + "type": "kind"}


async def add_evidence(
    service: Service,
    query: CannedQuery,
    rows: Sequence[Row],
    items: Sequence[dict[str, Any]],
    terms: Mapping[str, Sequence[Term]],
) -> None:
    """Give every item its `reports`: about the thing in the query's subject column; none where the answer is a count."""
    asked = [
        term
        for parameter in query.parameters
        if parameter.type in NAMED
        for term in terms.get(parameter.name, ())
        if isinstance(term, NamedNode)
    ]
    subjects = [row.get(query.subject) if query.subject else None for row in rows]
    things = sorted({term.value for term in subjects if isinstance(term, NamedNode)})
    if len(things) > MOST:
        message = f"{len(things):,} items are too many to bring evidence for; {MOST:,} are the most."
        raise InvalidParameter("evidence", message, "Narrow the question, or ask without evidence.")
    found = await evidence_of(service, things, sorted({term.value for term in asked}))
    for subject, item in zip(subjects, items, strict=True):
        item["reports"] = found.get(subject.value, []) if isinstance(subject, NamedNode) else []


async def evidence_of(service: Service, things: Sequence[str], asked: Sequence[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """Reports by thing, first by date, each with its quotes and whether it names each of the things `asked` for."""
    found: dict[str, list[dict[str, Any]]] = {thing: [] for thing in things}
    for batch in _batches(things):
        reports = await service.rows(REPORTS % (_values(batch), _values(asked)))
        quotes = await service.rows(QUOTES % (_values(batch), _values(batch)))
        labels = await service.labels([*asked, *batch, *_shown(quotes)])
        for row in reports:
            _add_report(found[_text(row, "thing")], row, {iri: name_of(iri, labels) for iri in asked})
        by_place = {(thing, report["iri"]): report["quotes"] for thing in batch for report in found[thing]}
        _add_quotes(by_place, _about(quotes, set(asked)), labels)
        bare = {place: told for place, told in by_place.items() if not told}
        if bare:  # a report that only names it: where it does
            named = _values(sorted({thing for thing, _ in bare}))
            _add_quotes(bare, await service.rows(MENTIONED % (named, named)), labels)
    return found


def _add_report(reports: list[dict[str, Any]], row: Row, asked: Mapping[str, str]) -> None:
    iri = _text(row, "report")
    if not reports or reports[-1]["iri"] != iri:
        plain = {name: _text(row, name) or None for name in ("title", "issuer", "date", "document", "source")}
        reports.append({"iri": iri, **plain, "names": dict.fromkeys(asked.values(), False), "quotes": []})
    if "named" in row:
        reports[-1]["names"][asked[_text(row, "named")]] = True


def _about(quotes: Sequence[Row], asked: set[str]) -> list[Row]:
    """Of those who took part only the ones asked for, where any was; whatever is said of the thing itself."""
    told = [row for row in quotes if not asked or _text(row, "property") != MENTIONS or _text(row, "meant") in asked]
    fitting = {_text(row, "part") for row in told if "part" in row and _text(row, "meant") in asked}
    return [row for row in told if "part" not in row or not fitting or _text(row, "part") in fitting]


def _add_quotes(by_place: Mapping[tuple[str, str], list[dict[str, Any]]], rows: Iterable[Row], labels: Mapping[str, str]) -> None:
    for row in rows:
        quotes = by_place.get((_text(row, "thing"), _text(row, "report")))
        if quotes is not None:
            _add_quote(quotes, row, labels)


def _add_quote(quotes: list[dict[str, Any]], row: Row, labels: Mapping[str, str]) -> None:
    span = _text(row, "span")
    quote = next((quote for quote in quotes if quote["span"] == span), None)
    if quote is None:
        place = {name: _number(row, name) for name in ("start", "end")}
        quote = {"exact": _text(row, "exact"), **place, "span": span, "confidence": None, "says": []}
        quotes.append(quote)
    confidence = _number(row, "confidence")
    if confidence is not None:  # several things said by one sentence: as sure as the least sure of them
        quote["confidence"] = confidence if quote["confidence"] is None else min(quote["confidence"], confidence)
    says = _said(row, labels)
    if says not in quote["says"]:
        quote["says"].append(says)


def _said(row: Row, labels: Mapping[str, str]) -> str:
    prop, meant = _text(row, "property"), row["meant"]
    value = name_of(meant.value, labels) if isinstance(meant, NamedNode) else _text(row, "meant")
    return f"{UNSAID.get(prop) or name_of(prop, labels)}: {value}"


def _shown(quotes: Iterable[Row]) -> list[str]:
    return [term.value for row in quotes for name in ("property", "meant") if isinstance(term := row.get(name), NamedNode)]


def _batches(things: Sequence[str]) -> Iterable[Sequence[str]]:
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _values(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _text(row: Row, name: str) -> str:
    term = row.get(name)
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _number(row: Row, name: str) -> Any:
    term = row.get(name)
    return json_value(term) if isinstance(term, Literal) else None
