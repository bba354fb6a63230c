"""RDF terms as JSON and as words: things by their label, terms of the vocabulary by theirs, numbers as numbers."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from graph import resources
from graph.names import BASE, PREFIXES

__all__ = ["Term", "json_value", "link_of", "name_of", "shown", "term_labels"]

Term = NamedNode | BlankNode | Literal | Triple
XSD: Final = PREFIXES["xsd"]
LABEL: Final = NamedNode(PREFIXES["rdfs"] + "label")


def shown(term: Term, labels: Mapping[str, str]) -> Any:
    """A thing as iri, label and url; a literal as JSON has it."""
    if isinstance(term, NamedNode):
        return {"iri": term.value, "label": name_of(term.value, labels), "url": link_of(term.value)}
    return json_value(term) if isinstance(term, Literal) else str(term)


def json_value(literal: Literal) -> bool | int | float | str:
    """True and false, whole and decimal numbers as such; anything else, dates too, as it is written."""
    kind = literal.datatype.value.removeprefix(XSD)
    if kind == "boolean":
        return literal.value in {"true", "1"}
    if kind == "integer":
        return int(literal.value)
    if kind in {"decimal", "double", "float"}:
        number = Decimal(literal.value)
        if not number.is_finite():  # JSON knows neither INF nor NaN
            return literal.value
        return int(number) if number == number.to_integral_value() else float(number)
    return literal.value


def name_of(iri: str, labels: Mapping[str, str]) -> str:
    """Label of a thing or of a term of the vocabulary, else the last part of its IRI."""
    found = labels.get(iri) or term_labels().get(iri)
    return found or iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2]


def link_of(iri: str) -> str:
    """Where a browser of this host finds a thing: our own things by their path, the web's where they are, else nowhere."""
    if iri.startswith(f"{BASE}id/"):
        return "/" + iri.removeprefix(BASE)
    return iri if iri.startswith(("https://", "http://")) else ""


@cache
def term_labels() -> Mapping[str, str]:
    """Label of every term of the ontology, by IRI."""
    turtle = resources.text("ontology", "communique.ttl")
    quads = parse(turtle, format=RdfFormat.TURTLE)
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate == LABEL and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
