"""RDF terms of the mapping: properties and classes of the vocabulary, codes of the contract, typed literals."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode

from graph.edtf import EdtfError, bounds
from graph.names import EDTF, ONTOLOGY, PREFIXES, slug

__all__ = [
    "ACTOR_KINDS",
    "AGREEMENT_TYPES",
    "CODES",
    "EVENT_TYPES",
    "LABEL",
    "TYPE",
    "code",
    "day",
    "dcterms",
    "edtf",
    "limits",
    "normal",
    "number",
    "oa",
    "phrase",
    "rdf",
    "term",
    "typed",
]

TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
LABEL: Final = NamedNode(PREFIXES["rdfs"] + "label")

ACTOR_KINDS: Final = {
    "country": "Country",
    "un": "UNEntity",
    "igo": "IntergovernmentalOrganization",
    "gov": "GovernmentBody",
    "org": "Organization",
    "group": "Grouping",
    "person": "Person",
}
EVENT_TYPES: Final = {
    "meeting": "Meeting",
    "consultation": "Consultation",
    "conference": "Conference",
    "session": "Session",
    "visit": "Visit",
    "signing": "Signing",
    "ceremony": "Ceremony",
    "training": "Training",
    "exhibition": "Exhibition",
    "election": "Election",
    "appointment": "Appointment",
    "other": "Event",
}
AGREEMENT_TYPES: Final = {
    "framework": "Framework",
    "programme": "Programme",
    "treaty": "Treaty",
    "convention": "Convention",
    "compact": "Compact",
    "declaration": "Declaration",
    "recommendation": "Recommendation",
    "plan": "Plan",
    "roadmap": "Roadmap",
    "mou": "MemorandumOfUnderstanding",
    "resolution": "Resolution",
    "statement": "Statement",
    "agenda": "Agenda",
    "strategy": "Strategy",
    "other": "Agreement",
}
# modes, statuses and roles whose name in the vocabulary is not the code itself
CODES: Final = {"in-person": "inPerson", "in-force": "inForce", "party": "partyRole"}


def term(name: str) -> NamedNode:
    """The term `name` of the vocabulary."""
    return NamedNode(ONTOLOGY + name)


def rdf(name: str) -> NamedNode:
    """A term of RDF."""
    return NamedNode(PREFIXES["rdf"] + name)


def oa(name: str) -> NamedNode:
    """A term of Web Annotation."""
    return NamedNode(PREFIXES["oa"] + name)


def dcterms(name: str) -> NamedNode:
    """A term of DCMI."""
    return NamedNode(PREFIXES["dcterms"] + name)


def code(value: str, table: Mapping[str, str] = CODES) -> NamedNode:
    """The term for a code of the contract; for an unknown one a term that nobody declares, which SHACL refuses."""
    return term(table.get(value) or slug(value) or "no-code")


def typed(value: str, datatype: str) -> Literal:
    """A literal of an XSD type."""
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + datatype))


def edtf(value: str) -> Literal:
    """A date as the facts give it, right or wrong: SHACL tells."""
    return Literal(value, datatype=NamedNode(EDTF))


def day(value: date) -> Literal:
    """A calendar day."""
    return typed(value.isoformat(), "date")


def number(value: float) -> Literal:
    """A decimal without exponent, with the digits that were written."""
    return typed(format(Decimal(str(value)), "f"), "decimal")


def phrase(value: str, language: str | None) -> Literal:
    """Text in the language of its document."""
    return Literal(value, language=language or "en")


def normal(text: str) -> str:
    """`text` for content keys: its slug, or the text without case where a slug would lose letters of another script."""
    lost = any(ch.isalpha() and not unicodedata.name(ch, "").startswith("LATIN") for ch in text)
    return (not lost and slug(text)) or " ".join(text.casefold().split())


def limits(value: str | None) -> tuple[date | None, date | None]:
    """Bounds of an EDTF value; none of a malformed one, which SHACL refuses with the value."""
    if value is None:
        return None, None
    try:
        return bounds(value)
    except EdtfError:
        return None, None
