"""Turtle of `ontology/registry` -> entries; a broken edit is named by file, entity and remedy."""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.errors import RegistryError
from graph.linking.registry_entries import ANY_CASE, AS_WRITTEN, NEEDS_CUE, Entry, Name
from graph.names import ID, ONTOLOGY, PREFIXES

__all__ = ["Statements", "capital_places", "read_entries", "read_statements"]

_Term = NamedNode | Literal
Statements = dict[str, dict[str, list[_Term]]]

_TYPE: Final = PREFIXES["rdf"] + "type"
_LABEL: Final = PREFIXES["rdfs"] + "label"
_AUSPICES: Final = ONTOLOGY + "underAuspicesOf"
_BROADER: Final = PREFIXES["skos"] + "broader"
_CAPITAL: Final = ONTOLOGY + "capital"
_CONCEPT_OF: Final = ONTOLOGY + "conceptOf"
_COUNTRY: Final = ONTOLOGY + "country"
_MEMBER: Final = ONTOLOGY + "member"
_PARENT: Final = ONTOLOGY + "parent"
_POPULATION: Final = ONTOLOGY + "population"
_REVIEWED: Final = ONTOLOGY + "reviewed"
_REGISTRY_TYPE: Final = ONTOLOGY + "registryType"
_FORMS: Final = {
    _LABEL: "label",
    PREFIXES["skos"] + "altLabel": "alternative",
    ONTOLOGY + "acronym": "acronym",
    ONTOLOGY + "formerName": "former",
    PREFIXES["skos"] + "hiddenLabel": "hidden",
    ONTOLOGY + "demonym": "demonym",
    ONTOLOGY + "namePattern": "pattern",
}
_AS_WRITTEN_FORMS: Final = frozenset({"acronym", "demonym"})
_ACTOR_KINDS: Final = {
    "Country": "country",
    "UNEntity": "un",
    "IntergovernmentalOrganization": "igo",
    "Organization": "org",
    "GovernmentBody": "gov",
    "DiplomaticFormat": "format",
    "Grouping": "group",
}
_RULES: Final = {ONTOLOGY + "caseSensitiveName": AS_WRITTEN, ONTOLOGY + "nameNeedingCue": NEEDS_CUE}
_READ: Final = frozenset(
    {_TYPE, _AUSPICES, _BROADER, _CAPITAL, _CONCEPT_OF, _COUNTRY, _MEMBER, _PARENT, _POPULATION, _REGISTRY_TYPE, _REVIEWED}
).union(_FORMS, _RULES)
_FAMILIES: Final = frozenset({"actor", "agreement", "concept", "place", "role", "topic"})


def read_statements(file: str, text: str) -> Statements:
    """Subject -> predicate -> objects of one Turtle file, as far as entries need them; RegistryError where it is not Turtle."""
    found: Statements = {}
    try:
        for subject, predicate, value, _ in parse(text, format=RdfFormat.TURTLE):
            name = predicate.value
            if name in _READ:
                iri = subject.value
                of_subject = found.get(iri)
                if of_subject is None:
                    of_subject = found[iri] = {}
                of_subject.setdefault(name, []).append(value)
    except SyntaxError as error:
        raise RegistryError(f"{file}: {error}.", "Correct the Turtle there; each block ends in a full stop.") from error
    return found


def capital_places(files: Iterable[Statements]) -> frozenset[str]:
    """IRIs of the places that some country names as its capital."""
    return frozenset(place.value for found in files for values in found.values() for place in values.get(_CAPITAL, ()))


def read_entries(file: str, statements: Statements, capitals: frozenset[str]) -> Iterator[Entry]:
    """The entries that one file describes, in the order of the file."""
    for iri, values in statements.items():
        family, _, key = iri.removeprefix(ID).partition("/")
        if not iri.startswith(ID) or family not in _FAMILIES or not key:
            remedy = f"Write {ID}<family>/<key>, family one of {sorted(_FAMILIES)}."
            raise RegistryError(f"{file}: {iri} is no IRI of the registry.", remedy)
        try:
            kind, type_ = _kind(family, values)
            label, names = _names(values)
            population = _population(values)
        except ValueError as error:
            problem, _, remedy = str(error).partition("|")
            raise RegistryError(f"{file}: {family}/{key} {problem}.", remedy) from error
        yield Entry(
            key=key,
            iri=iri,
            kind=kind,
            label=label,
            names=names,
            type=type_,
            parent=_key(values, _PARENT) or _key(values, _AUSPICES),
            country=_key(values, _COUNTRY),
            members=tuple(sorted(_last(member) for member in values.get(_MEMBER, ()))),
            population=population,
            capital=iri in capitals,
            reviewed=_REVIEWED not in values or values[_REVIEWED][0].value == "true",
        )


def _kind(family: str, values: dict[str, list[_Term]]) -> tuple[str, str]:
    types = [_last(value) for value in values.get(_TYPE, ())]
    if len(types) != 1:
        raise ValueError(f"has {len(types)} types|Give it exactly one class: `a c:UNEntity`.")
    if family == "actor":
        if types[0] not in _ACTOR_KINDS:
            raise ValueError(f"is a {types[0]}, which is no class of actors|Use one of {sorted(_ACTOR_KINDS)}.")
        given = values.get(_REGISTRY_TYPE)
        return _ACTOR_KINDS[types[0]], given[0].value if given else ""
    if family == "topic":
        return ("target", "") if _BROADER in values else ("goal", "")
    if family == "concept":
        return "concept", _last(values[_CONCEPT_OF][0]) if _CONCEPT_OF in values else ""
    return family, types[0]


def _names(values: dict[str, list[_Term]]) -> tuple[str, tuple[Name, ...]]:
    labels = values.get(_LABEL, ())
    if len(labels) != 1 or not isinstance(labels[0], Literal) or labels[0].language != "en":
        raise ValueError(f'has {len(labels)} labels|Give it one `rdfs:label "..."@en`; other names are skos:altLabel.')
    ruled = {text.value: rule for predicate, rule in _RULES.items() if predicate in values for text in values[predicate]}
    names = []
    for predicate, terms in values.items():
        form = _FORMS.get(predicate)
        if form is None:
            continue
        default = AS_WRITTEN if form in _AS_WRITTEN_FORMS else ANY_CASE
        for term in terms:
            text = term.value
            language = term.language if isinstance(term, Literal) else None
            names.append(Name(text, language or "", ruled.get(text, default) if ruled else default, form))
    if ruled:
        lost = sorted(ruled.keys() - {name.text for name in names})
        if lost:
            raise ValueError(f"has a rule for {lost[0]!r}, which is none of its names|Write the rule's text exactly as the name.")
    return labels[0].value, tuple(names)


def _population(values: dict[str, list[_Term]]) -> int:
    given = values.get(_POPULATION)
    if given is None:
        return 0
    if not given[0].value.isdecimal():
        raise ValueError(f"has the population {given[0].value!r}|Write a whole number without quotes, or leave the line out.")
    return int(given[0].value)


def _key(values: dict[str, list[_Term]], predicate: str) -> str | None:
    found = values.get(predicate)
    return _last(found[0]) if found else None


def _last(term: _Term) -> str:
    """Key or local name: what follows the last slash, or else the last hash sign."""
    return term.value.rpartition("/")[2].rpartition("#")[2]
