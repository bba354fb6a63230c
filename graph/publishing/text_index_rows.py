"""The names that the text index holds: of the registry, and of what is published."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from graph.linking.identity_names import person_key
from graph.linking.registry import Registry
from graph.names import ID, ONTOLOGY, PREFIXES

__all__ = ["Row", "published_rows", "registry_digest", "registry_rows"]

_LABEL: Final = PREFIXES["rdfs"] + "label"
_TITLE: Final = PREFIXES["dcterms"] + "title"
_FORMS: Final = {_LABEL: "label", _TITLE: "label", ONTOLOGY + "name": "name", ONTOLOGY + "acronym": "acronym"}
_LINKS: Final = frozenset({PREFIXES["owl"] + "sameAs", PREFIXES["skos"] + "exactMatch"})
_CODES: Final = frozenset(ONTOLOGY + name for name in ("iso2", "iso3", "m49"))
_DOCUMENT: Final = NamedNode(ONTOLOGY + "Document")
_COUNTRY: Final = NamedNode(ONTOLOGY + "Country")
_KINDS: Final = frozenset({"actor", "person", "agreement", "place", "topic", "document", "event", "measure", "post", "role"})


class Row(NamedTuple):
    """One name of one thing; `form` says what kind of name, `rule` whether it counts without more (registry)."""

    iri: str
    label: str
    kind: str
    text: str
    form: str
    rule: str


def registry_rows(registry: Registry) -> Iterator[Row]:
    """Names, codes, identifiers and IRIs of the registry's entries; of classes of things there is no entry to find."""
    codes: dict[str, list[str]] = {}
    for quad in registry.quads():
        if quad.predicate.value in _LINKS and isinstance(quad.object, NamedNode):
            code = quad.object.value.rstrip("/").rpartition("/")[2]
            if code.startswith("Q"):
                codes.setdefault(_iri(quad), []).append(code)
        elif quad.predicate.value in _CODES and isinstance(quad.object, Literal):
            codes.setdefault(_iri(quad), []).append(quad.object.value)
    for entry in registry.entries.values():
        if not entry.linkable:
            continue
        kind = "country" if entry.kind == "country" else _kind(entry.iri)
        seen = set()
        for name in entry.names:
            if name.form not in {"pattern", "demonym"} and name.text not in seen:
                seen.add(name.text)
                yield Row(entry.iri, entry.label, kind, name.text, name.form, name.rule)
        for text in (*codes.get(entry.iri, ()), entry.iri, entry.key):
            if text not in seen:
                seen.add(text)
                yield Row(entry.iri, entry.label, kind, text, "code", "")


def registry_digest(registry: Registry) -> str:
    """Changes whenever a name in the registry does."""
    digest = hashlib.sha256()
    for entry in registry.entries.values():
        digest.update(repr(entry).encode())
    return digest.hexdigest()


def published_rows(published: Iterable[Quad]) -> Iterator[Row]:
    """Names of the published things, and the IRI and id of each; of persons the transliteration key too."""
    labels: dict[str, str] = {}
    names: dict[str, dict[str, str]] = {}
    reports: set[str] = set()
    countries: set[str] = set()
    for quad in published:
        iri, predicate = _iri(quad), quad.predicate.value
        if (form := _FORMS.get(predicate)) and isinstance(quad.object, Literal) and _kind(iri) in _KINDS:
            names.setdefault(iri, {}).setdefault(quad.object.value, form)
            if form == "label":
                labels[iri] = quad.object.value
        elif predicate == PREFIXES["dcterms"] + "isPartOf":
            reports.add(iri)
        elif quad.object == _DOCUMENT:
            names.setdefault(iri, {})
        elif quad.object == _COUNTRY:
            countries.add(iri)
    for iri in names.keys() - reports:
        kind = "country" if iri in countries else _kind(iri)
        label = labels.get(iri) or next(iter(sorted(names[iri])), iri.rpartition("/")[2])
        for text, form in names[iri].items():
            yield Row(iri, label, kind, text, form, "")
        for code in (iri, iri.rpartition("/")[2]):
            yield Row(iri, label, kind, code, "code", "")
        for key in {" ".join(person_key(text)) for text in names[iri]} if kind == "person" else ():
            yield Row(iri, label, kind, key, "key", "")


def _iri(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


def _kind(iri: str) -> str:
    return iri[len(ID) :].partition("/")[0] if iri.startswith(ID) else ""
