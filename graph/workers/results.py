"""Rows and triples to bytes, up to a limit, cut between rows so that a truncated answer is still well formed.

The engine's own serialisers cannot stop at a row; these write the W3C formats of SPARQL 1.1 results, with quoted
triples and base directions as SPARQL 1.2 writes them in JSON.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, QueryTriples, RdfFormat, Triple, serialize

from graph.names import PREFIXES

__all__ = ["GRAPH_TYPES", "ROW_TYPES", "Cut", "write_graph", "write_rows"]

Term = NamedNode | BlankNode | Literal | Triple


class Cut(NamedTuple):
    """An answer: its bytes, how many rows or triples are in them, and whether more were left out."""

    body: bytes
    rows: int
    truncated: bool


class Form(NamedTuple):
    """How one format writes the names, a row, what stands between rows, and the end."""

    head: Callable[[Sequence[str]], str]
    row: Callable[[Sequence[str], Iterable[Term | None]], str]
    separator: str
    tail: str


XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
quoted = json.JSONEncoder(ensure_ascii=False).encode


def write_rows(solutions: QuerySolutions, media_type: str, most_rows: int, most_bytes: int) -> Cut:
    """Rows of a SELECT in one of ROW_TYPES."""
    form = ROW_TYPES[media_type]
    names = [variable.value for variable in solutions.variables]
    parts = [form.head(names).encode()]
    size = len(parts[0])
    rows = 0
    for solution in solutions:
        row = ((form.separator if rows else "") + form.row(names, solution)).encode()
        size += len(row)
        if rows == most_rows or size > most_bytes:
            return Cut(b"".join([*parts, form.tail.encode()]), rows, truncated=True)
        parts.append(row)
        rows += 1
    return Cut(b"".join([*parts, form.tail.encode()]), rows, truncated=False)


def write_graph(triples: QueryTriples, media_type: str, most_rows: int, most_bytes: int) -> Cut:
    """Triples of a CONSTRUCT or DESCRIBE in one of GRAPH_TYPES, sorted, each once; `most_bytes` is measured as N-Triples."""
    lines: dict[str, Triple] = {}
    size = 0
    truncated = False
    for triple in triples:
        line = str(triple)
        if line not in lines:
            size += len(line.encode()) + 3
            truncated = len(lines) == most_rows or size > most_bytes
            if truncated:
                break
            lines[line] = triple
    ordered = [triple for _, triple in sorted(lines.items())]
    body = serialize(ordered, format=GRAPH_TYPES[media_type], prefixes=_used(PREFIXES, lines))
    return Cut(body or b"", len(lines), truncated)


def _used(prefixes: dict[str, str], lines: Iterable[str]) -> dict[str, str]:
    text = "".join(lines)
    return {prefix: base for prefix, base in prefixes.items() if f"<{base}" in text}


def _json_head(names: Sequence[str]) -> str:
    return f'{{"head":{{"vars":{quoted(list(names))}}},"results":{{"bindings":['


def _json_row(names: Sequence[str], row: Iterable[Term | None]) -> str:
    bound = (f'"{name}":{_json_term(term)}' for name, term in zip(names, row, strict=True) if term is not None)
    return f"{{{','.join(bound)}}}"


def _json_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f'{{"type":"uri","value":{quoted(term.value)}}}'
    if isinstance(term, BlankNode):
        return f'{{"type":"bnode","value":{quoted(term.value)}}}'
    if isinstance(term, Triple):
        parts = (
            f'"subject":{_json_term(term.subject)},"predicate":{_json_term(term.predicate)},"object":{_json_term(term.object)}'
        )
        return f'{{"type":"triple","value":{{{parts}}}}}'
    kind = ""
    if term.language is not None:
        kind = f',"xml:lang":"{term.language}"' + (f',"its:dir":"{term.direction.value}"' if term.direction else "")
    elif term.datatype.value != XSD_STRING:
        kind = f',"datatype":{quoted(term.datatype.value)}'
    return f'{{"type":"literal","value":{quoted(term.value)}{kind}}}'


NOT_IN_XML: Final = dict.fromkeys((*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF), "\ufffd")
XML_ESCAPES: Final = {**NOT_IN_XML, ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("\r"): "&#xD;"}


def _xml_head(names: Sequence[str]) -> str:
    variables = "".join(f'<variable name="{name}"/>' for name in names)
    return f'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>{variables}</head><results>'


def _xml_row(names: Sequence[str], row: Iterable[Term | None]) -> str:
    pairs = zip(names, row, strict=True)
    bound = (f'<binding name="{name}">{_xml_term(term)}</binding>' for name, term in pairs if term is not None)
    return f"<result>{''.join(bound)}</result>"


def _xml_term(term: Term) -> str:
    if isinstance(term, Triple):
        subject, predicate, obj = (_xml_term(part) for part in (term.subject, term.predicate, term.object))
        return f"<triple><subject>{subject}</subject><predicate>{predicate}</predicate><object>{obj}</object></triple>"
    value = term.value.translate(XML_ESCAPES)
    if isinstance(term, NamedNode):
        return f"<uri>{value}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{value}</bnode>"
    kind = ""
    if term.language is not None:
        kind = f' xml:lang="{term.language}"'
    elif term.datatype.value != XSD_STRING:
        kind = f' datatype="{term.datatype.value.translate(XML_ESCAPES)}"'
    return f"<literal{kind}>{value}</literal>"


def _csv_head(names: Sequence[str]) -> str:
    return ",".join(names) + "\r\n"


def _csv_row(_names: Sequence[str], row: Iterable[Term | None]) -> str:
    return ",".join(_csv_field(term) for term in row) + "\r\n"


def _csv_field(term: Term | None) -> str:
    if term is None:
        return ""
    text = term.value if isinstance(term, NamedNode | Literal) else str(term)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text


def _tsv_head(names: Sequence[str]) -> str:
    return "\t".join(f"?{name}" for name in names) + "\n"


def _tsv_row(_names: Sequence[str], row: Iterable[Term | None]) -> str:
    return "\t".join("" if term is None else str(term) for term in row) + "\n"


JSON: Final = Form(_json_head, _json_row, ",", "]}}")
XML: Final = Form(_xml_head, _xml_row, "", "</results></sparql>")

ROW_TYPES: Final = {
    "application/sparql-results+json": JSON,
    "application/json": JSON,
    "application/sparql-results+xml": XML,
    "application/xml": XML,
    "text/csv": Form(_csv_head, _csv_row, "", ""),
    "text/tab-separated-values": Form(_tsv_head, _tsv_row, "", ""),
}

GRAPH_TYPES: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/json": RdfFormat.JSON_LD,
    "text/plain": RdfFormat.N_TRIPLES,
}
