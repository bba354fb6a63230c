"""The closed lists a parameter can choose from, read from the ontology: kinds of things, statuses, roles, modes."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, parse

from graph import names, resources

__all__ = ["CHOICE_TYPES", "choices"]

_CLASSES: Final = {"event-type": "Event", "agreement-type": "Agreement", "actor-kind": "Actor"}
_INDIVIDUALS: Final = {"status": "Status", "role": "Role", "mode": "Mode"}
CHOICE_TYPES: Final = frozenset({*_CLASSES, *_INDIVIDUALS, "field"})
_SHORT: Final = {  # the codes of the facts contract that are not simply the label
    "event-type": {"other": "Event"},
    "agreement-type": {"mou": "MemorandumOfUnderstanding", "other": "Agreement"},
    "actor-kind": {
        "un": "UNEntity",
        "igo": "IntergovernmentalOrganization",
        "gov": "GovernmentBody",
        "org": "Organization",
        "format": "DiplomaticFormat",
        "group": "Grouping",
    },
}
_PREFIXES: Final = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in names.PREFIXES.items())
_ASKED: Final = {
    "classes": "SELECT ?term ?label { ?term rdfs:subClassOf* c:%s ; rdfs:label ?label }",
    "individuals": "SELECT ?term ?label { ?term a c:%s ; rdfs:label ?label }",
    "fields": "SELECT ?term ?label { ?term a ?kind ; rdfs:label ?label VALUES ?kind { owl:DatatypeProperty owl:ObjectProperty }}",
}


@cache
def choices(kind: str) -> Mapping[str, NamedNode]:
    """Code -> term of the parameter type `kind`; a code is the term's label with hyphens, or a code of the facts contract."""
    if kind in _CLASSES:
        query = _ASKED["classes"] % _CLASSES[kind]
    elif kind in _INDIVIDUALS:
        query = _ASKED["individuals"] % _INDIVIDUALS[kind]
    else:
        query = _ASKED["fields"]
    found: dict[str, NamedNode] = {}
    rows = _ontology().query(_PREFIXES + query)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("the vocabulary is read with SELECT")
    for row in rows:
        found[names.slug(row["label"].value)] = row["term"]
    for code, local in _SHORT.get(kind, {}).items():
        found[code] = NamedNode(names.ONTOLOGY + local)
    return dict(sorted(found.items()))


@cache
def _ontology() -> Store:
    store = Store()
    store.extend(parse(resources.text("ontology", "communique.ttl"), format=RdfFormat.TURTLE))
    return store
