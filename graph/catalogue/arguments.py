"""From what a caller wrote to RDF terms: names to things, EDTF to days, words to the ontology's terms, all checked."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from graph import edtf, names
from graph.catalogue.query import ANY, CHOICE_TYPES, ENTITY_TYPES, PERIOD_MODES, CannedQuery, Parameter
from graph.catalogue.vocabulary import choices
from graph.errors import AmbiguousName, InvalidParameter, NotFound

__all__ = ["Candidate", "Resolver", "read_arguments", "the_one_meant"]

_XSD: Final = names.PREFIXES["xsd"]
_LONGEST: Final = 400
_MOST: Final = 50
_SHOWN: Final = 8


class Candidate(NamedTuple):
    """A thing that a name may mean; a score of 1 or more is an exact hit (name, acronym, former name, IRI, QID, ISO code)."""

    iri: str
    label: str
    score: float


Resolver = Callable[[str, str], Sequence[Candidate]]
"""(text, entity type) -> candidates, best first; without an exact hit the nearest, perhaps none."""

Term = NamedNode | Literal


def read_arguments(query: CannedQuery, raw: Mapping[str, Sequence[str]], resolve: Resolver) -> dict[str, list[Term]]:
    """Terms for `bind`, by parameter name, from what the caller gave; absent ones take their default, `any` lifts it.

    InvalidParameter (unknown, missing, empty, malformed), AmbiguousName (ranked candidates) or NotFound (the nearest).
    """
    for name, texts in raw.items():
        if name not in query.inputs:
            known = ", ".join(query.inputs)
            raise InvalidParameter(name, f"{query.name} has no parameter {name!r}.", f"It has: {known or 'none'}.")
        if not all(text.strip() for text in texts):  # taken for "left out", it would answer another question
            wanted = f"Leave {name} out, or give a value such as {query.inputs[name].example[0]}."
            raise InvalidParameter(name, f"{name} is given without a value.", wanted)
    arguments: dict[str, list[Term]] = {}
    for parameter in query.parameters:
        texts = _given(query, parameter, raw)
        if parameter.type == "period" and texts:
            arguments[parameter.name] = _period(parameter, texts[0], _mode(query, parameter, raw))
        elif texts:
            arguments[parameter.name] = list(dict.fromkeys(_term(parameter, text, resolve) for text in texts))
    return arguments


def _given(query: CannedQuery, parameter: Parameter, raw: Mapping[str, Sequence[str]]) -> Sequence[str]:
    texts = [_clean(parameter, text) for text in raw.get(parameter.name, ())] or list(parameter.default)
    if [text.casefold() for text in texts] == [ANY] and not parameter.required and parameter.type != "text":
        return []
    if not texts and parameter.required:
        wanted = f"Give {parameter.name}={parameter.example[0]} or another {parameter.type}."
        raise InvalidParameter(parameter.name, f"{query.name} needs {parameter.name}.", wanted)
    most = _MOST if parameter.list else 1
    if len(texts) > most:
        raise InvalidParameter(parameter.name, f"{parameter.name} takes at most {most} value(s), not {len(texts)}.")
    return texts


def _clean(parameter: Parameter, text: str) -> str:
    """`text` without surrounding blanks; InvalidParameter for what no endpoint reads alike."""
    shown = text[:60].encode("ascii", "backslashreplace").decode()
    if len(text) > _LONGEST:
        raise InvalidParameter(parameter.name, f"{parameter.name} is longer than {_LONGEST} characters.")
    if re.search(r"\\u", text, re.IGNORECASE):
        message = f"{parameter.name}={shown} holds a backslash before u."
        raise InvalidParameter(parameter.name, message, "Write the character itself.")
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", text):
        raise InvalidParameter(parameter.name, f"{parameter.name}={shown} holds a control character.", "Leave it out.")
    return text.strip()


def _term(parameter: Parameter, text: str, resolve: Resolver) -> Term:
    if parameter.type in ENTITY_TYPES:
        return _thing(parameter, text, resolve)
    if parameter.type in CHOICE_TYPES:
        return _choice(parameter, text)
    return _literal(parameter, text)


def _thing(parameter: Parameter, text: str, resolve: Resolver) -> NamedNode:
    found = resolve(text, parameter.type)
    return NamedNode(the_one_meant(parameter.name, f"{parameter.name}={text}", parameter.type, found))


def the_one_meant(parameter: str, said: str, kind: str, found: Sequence[Candidate]) -> str:
    """IRI of the one exact candidate; AmbiguousName with all exact ones, NotFound with the nearest. `said` starts messages."""
    ranked: list[tuple[str, str, float]] = [*sorted(found, key=lambda each: (-each.score, each.label, each.iri))]
    exact = {iri: (iri, label, score) for iri, label, score in ranked if score >= 1}
    if len(exact) == 1:
        return next(iter(exact))
    if exact:
        fitting = list(exact.values())[:_SHOWN]
        raise AmbiguousName(parameter, f"{said} fits {len(exact)} things: {_listed(fitting)}.", fitting)
    nearest = ranked[:_SHOWN]
    message = f"{said} is no {kind} that is known here."
    raise NotFound(f"{message} Nearest: {_listed(nearest)}." if nearest else message, nearest)


def _listed(candidates: Sequence[tuple[str, str, float]]) -> str:
    return ", ".join(f"{label} <{iri}>" for iri, label, _ in candidates)


def _choice(parameter: Parameter, text: str) -> NamedNode:
    known = choices(parameter.type)
    term = known.get(names.slug(text)) or next((term for term in known.values() if term.value == text), None)
    if term is None:
        wanted = f"Use one of: {', '.join(known)}."
        raise InvalidParameter(parameter.name, f"{parameter.name}={text} is no {parameter.type}.", wanted)
    return term


def _literal(parameter: Parameter, text: str) -> Literal:
    if parameter.type == "text":
        return Literal(text)
    if parameter.type == "integer" and re.fullmatch(r"-?[0-9]{1,12}", text):
        return Literal(text, datatype=NamedNode(_XSD + "integer"))
    if parameter.type == "year" and re.fullmatch(r"[0-9]{4}", text):
        return Literal(text, datatype=NamedNode(_XSD + "gYear"))
    if parameter.type == "date" and (day := _day(text)):
        return _date(day)
    shape = {"integer": "a whole number", "year": "a year such as 2021", "date": "a day such as 2021-03-31"}[parameter.type]
    raise InvalidParameter(parameter.name, f"{parameter.name}={text} is not {shape}.", f"Example: {parameter.example[0]}")


def _period(parameter: Parameter, text: str, mode: str) -> list[Term]:
    try:
        first, last = edtf.bounds(text)
    except edtf.EdtfError as error:
        wanted = "Write EDTF, such as 2021, 2021-03, 2021-03-31 or 2021-03/2021-06."
        raise InvalidParameter(parameter.name, f"{parameter.name}={text} is not a period: {error.why}.", wanted) from error
    if first is None and last is None:
        raise InvalidParameter(parameter.name, f"{parameter.name}={text} has neither beginning nor end.")
    return [_date(first or date.min), _date(last or date.max), Literal(mode)]


def _mode(query: CannedQuery, parameter: Parameter, raw: Mapping[str, Sequence[str]]) -> str:
    name = f"{parameter.name}_mode"
    given = [text.strip().casefold() for text in raw.get(name, ())]
    mode = given[0] if given else query.inputs[name].default[0]
    if mode not in PERIOD_MODES or len(given) > 1:
        raise InvalidParameter(name, f"{name} is {', '.join(given)}.", f"Use one of: {', '.join(PERIOD_MODES)}.")
    return mode


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        return None


def _date(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=NamedNode(_XSD + "date"))
