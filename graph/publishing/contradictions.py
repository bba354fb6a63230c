"""Contradictions: values of one field, from different reports, that cannot all be true. Sets and silence are none."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.linking.registry import Registry
from graph.names import EDTF, ONTOLOGY, PREFIXES, PUBLISHED, content_hash
from graph.publishing.fields import Field, fields_of, told
from graph.publishing.statements import Term, Thing, Voice, family

__all__ = ["contradictions"]

_GRAPH: Final = NamedNode(PUBLISHED)
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")


def contradictions(thing: Thing, registry: Registry) -> Iterator[Quad]:
    """Quads of the contradictions on one thing; every value stated is listed, with all reports that state it."""
    for field in fields_of(family(thing.iri)):
        voices = told(thing, field)
        if any(field.exclude(one, other, registry) for one, other in combinations(_different(voices, field), 2)):
            yield from _contradiction(thing, field, voices)


def _different(voices: list[Voice], field: Field) -> list[Voice]:
    """One voice for each way of stating the field: a thing in thousands of reports has few of them."""
    return list({tuple(str(voice.values.get(name)) for name in field.predicates): voice for voice in voices}.values())


def _contradiction(thing: Thing, field: Field, voices: list[Voice]) -> Iterator[Quad]:
    stated: dict[Term, list[str]] = {}
    for voice in voices:
        if (value := _value(voice, field)) is not None:
            stated.setdefault(value, []).append(voice.report)
    name = field.iri[len(ONTOLOGY) :]
    iri = f"{thing.iri}#contradiction-{name}"
    yield from _quads(iri, "Contradiction", {"about": [NamedNode(thing.iri)], "field": [NamedNode(field.iri)]})
    for value, reports in stated.items():
        node = f"{thing.iri}#{name}-{content_hash(str(value))[:6]}"
        yield Quad(NamedNode(iri), NamedNode(ONTOLOGY + "statedValue"), NamedNode(node), _GRAPH)
        yield from _quads(node, "StatedValue", {"value": [value], "reportedIn": [NamedNode(report) for report in reports]})


def _value(voice: Voice, field: Field) -> Term | None:
    """The value as stated; of dates start and end as one EDTF expression."""
    values = [next(iter(voice.values.get(predicate, ())), None) for predicate in field.predicates[:2]]
    start, end = values if len(values) > 1 else (values[0], None)
    if field.kind == "days" and isinstance(start, Literal) and isinstance(end, Literal) and start != end:
        return Literal(f"{start.value}/{end.value}", datatype=NamedNode(EDTF))
    return start or end if field.kind == "days" else start


def _quads(iri: str, kind: str, values: dict[str, list[Term]]) -> Iterator[Quad]:
    subject = NamedNode(iri)
    yield Quad(subject, _TYPE, NamedNode(ONTOLOGY + kind), _GRAPH)
    for name, terms in values.items():
        for term in terms:
            yield Quad(subject, NamedNode(ONTOLOGY + name), term, _GRAPH)
