"""Namespaces and the IRIs this project mints (DESIGN 3); the base is fixed in stored data."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

__all__ = [
    "BASE",
    "EDTF",
    "GRAPH",
    "ID",
    "IDENTITY",
    "INFERRED",
    "LINKS",
    "OA",
    "ONTOLOGY",
    "PREFIXES",
    "PROV",
    "PUBLISHED",
    "REGISTRY",
    "content_hash",
    "document_iri",
    "provenance_graph",
    "report_graph",
    "report_iri",
    "report_node",
    "slug",
    "span_iri",
    "thing_iri",
]

BASE: Final = "https://w3id.org/communique/"
ONTOLOGY: Final = BASE + "ontology#"
ID: Final = BASE + "id/"
GRAPH: Final = BASE + "graph/"

PUBLISHED: Final = GRAPH + "published"
INFERRED: Final = GRAPH + "inferred"
IDENTITY: Final = GRAPH + "identity"
REGISTRY: Final = GRAPH + "registry"
LINKS: Final = GRAPH + "links"

EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
OA: Final = "http://www.w3.org/ns/oa#"
PROV: Final = "http://www.w3.org/ns/prov#"

PREFIXES: Final = {
    "c": ONTOLOGY,
    "id": ID,
    "graph": GRAPH,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": PROV,
    "oa": OA,
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "sh": "http://www.w3.org/ns/shacl#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "time": "http://www.w3.org/2006/time#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}

# Latin letters that do not decompose, and the apostrophes that stand inside words
_LATIN: Final = {ord(ch): text for ch, text in zip("øłđıæœþðŋ", ("o", "l", "d", "i", "ae", "oe", "th", "d", "n"), strict=True)}
_LATIN.update(dict.fromkeys(map(ord, "'’‘ʻʼʹ`´"), ""))


def content_hash(*parts: str) -> str:
    """First 12 hex digits of the SHA-256 of `parts`, joined so that no two lists of parts collide."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def slug(text: str) -> str:
    """ASCII letters and digits of `text`, lower case, words joined by hyphens; empty for text in another script."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    ascii_text = "".join(ch for ch in folded if not unicodedata.combining(ch)).translate(_LATIN)
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text))


def thing_iri(kind: str, key: str) -> str:
    """IRI of a published thing; `kind` is actor, person, post, event, agreement, measure, place, document, claim or topic."""
    return f"{ID}{kind}/{key}"


def report_node(kind: str, document: str, report: str, content: Sequence[str]) -> str:
    """IRI of a node in a source graph: what one report says about a thing without a registry id (DESIGN 3)."""
    return f"{ID}{kind}/r-{content_hash(document, report, kind, *content)}"


def document_iri(document: str) -> str:
    """IRI of a source document."""
    return f"{ID}document/{document}"


def report_iri(document: str, report: str) -> str:
    """IRI of one press release inside a source document; also the IRI of its named graph's subject."""
    return f"{ID}document/{document}/{report}"


def span_iri(document: str, start: int, end: int) -> str:
    """IRI of a place in the stored text, in code points (RFC 5147)."""
    return f"{document_iri(document)}#char={start},{end}"


def report_graph(document: str, report: str) -> str:
    """Named graph of what one report says."""
    return f"{GRAPH}{document}/{report}"


def provenance_graph(document: str, report: str) -> str:
    """Named graph of the claims and spans behind one report graph."""
    return f"{GRAPH}{document}/{report}/provenance"
