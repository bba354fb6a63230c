"""The header of a canned query: grlc's `#+` YAML, extended with question, columns, subject and more about each parameter."""

from collections.abc import Mapping
from typing import Final

import yaml

from graph.catalogue.query import CHOICE_TYPES, COLUMN_KINDS, ENTITY_TYPES, PERIOD_MODES, CannedQuery, Column, Parameter
from graph.catalogue.vocabulary import choices
from graph.errors import QueryError

__all__ = ["read_query"]

_KEYS: Final = frozenset({"title", "question", "description", "tags", "parameters", "columns", "subject"})
_PARAMETER_KEYS: Final = frozenset({"type", "description", "example", "required", "default", "list", "match", "mode"})
_TYPES: Final = ENTITY_TYPES | CHOICE_TYPES | {"period", "date", "year", "integer", "text"}


def read_query(name: str, source: str) -> CannedQuery:
    """The canned query in `source`, the text of `<name>.rq`; QueryError names the file and what is wrong in its header."""
    try:
        return _read(name, source)
    except QueryError as error:
        raise QueryError(f"{name}.rq: {error.message}", error.remedy) from error


def _read(name: str, source: str) -> CannedQuery:
    header = _header(source)
    _refuse_unknown(header, _KEYS, "the header")
    parameters = tuple(_parameter(key, value) for key, value in _mapping(header, "parameters").items())
    columns = tuple(_column(key, value) for key, value in _mapping(header, "columns").items())
    subject = header.get("subject")
    if subject is not None and subject not in {column.name for column in columns}:
        raise QueryError(f"subject {subject!r} is no column.", "Name the column whose things the evidence is about.")
    tags = header.get("tags") or []
    if not isinstance(tags, list):
        raise QueryError("tags are not a list.", "Write tags: [meetings].")
    return CannedQuery(
        name=name,
        title=_words(header, "title", "the header"),
        question=_words(header, "question", "the header"),
        description=_words(header, "description", "the header"),
        tags=tuple(str(tag) for tag in tags),
        parameters=parameters,
        columns=columns,
        subject=subject,
        sparql=source,
    )


def _header(source: str) -> Mapping[str, object]:
    lines = [line[2:].removeprefix(" ") for line in source.splitlines() if line.startswith("#+")]
    try:
        header = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # every scalar stays text: NO is Norway, 2021-02-09 no date
    except yaml.YAMLError as error:
        raise QueryError(f"the #+ header is not YAML: {error}.") from error
    if not isinstance(header, dict):
        raise QueryError("there is no #+ header.", "Begin with lines such as '#+ title: Meetings'.")
    return header


def _parameter(name: str, given: object) -> Parameter:
    where = f"parameter {name}"
    if not isinstance(given, dict):
        raise QueryError(f"{where} has no description.")
    _refuse_unknown(given, _PARAMETER_KEYS, where)
    kind, match, mode = str(given.get("type")), str(given.get("match", "any")), given.get("mode")
    if kind not in _TYPES:
        raise QueryError(f"{where} has the unknown type {kind!r}.", f"Use one of: {', '.join(sorted(_TYPES))}.")
    if match not in {"any", "all"}:
        raise QueryError(f"{where} has match {match!r}.", "Use any or all.")
    if (kind == "period") != (mode in PERIOD_MODES):
        raise QueryError(f"{where} has mode {mode!r}.", "A period, and nothing else, has mode within or overlaps.")
    example = _values(given.get("example"))
    if not example:
        raise QueryError(f"{where} has no example.", "Every parameter shows one.")
    return Parameter(
        name=name,
        type=kind,
        description=_words(given, "description", where),
        example=example,
        required=_flag(given, "required", where),
        default=_values(given.get("default")),
        list=_flag(given, "list", where),
        match=match,
        mode=str(mode) if mode else None,
        choices=tuple(choices(kind)) if kind in CHOICE_TYPES else (),
    )


def _column(name: str, given: object) -> Column:
    where = f"column {name}"
    if not isinstance(given, dict):
        raise QueryError(f"{where} has no kind and description.")
    _refuse_unknown(given, frozenset({"kind", "description"}), where)
    kind = str(given.get("kind"))
    if kind not in COLUMN_KINDS:
        raise QueryError(f"{where} has the unknown kind {kind!r}.", f"Use one of: {', '.join(sorted(COLUMN_KINDS))}.")
    return Column(name, kind, _words(given, "description", where))


def _values(given: object) -> tuple[str, ...]:
    if given is None or given == "":
        return ()
    return tuple(str(value) for value in (given if isinstance(given, list) else [given]))


def _flag(given: Mapping[str, object], key: str, where: str) -> bool:
    value = str(given.get(key, "false"))
    if value not in {"true", "false"}:
        raise QueryError(f"{where} has {key} {value!r}.", "Use true or false.")
    return value == "true"


def _words(given: Mapping[str, object], key: str, where: str) -> str:
    words = str(given.get(key) or "").strip()
    if not words:
        raise QueryError(f"{where} has no {key}.")
    return " ".join(words.split())


def _mapping(header: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = header.get(key) or {}
    if not isinstance(value, dict):
        raise QueryError(f"{key} is not a mapping of names.")
    return {str(name): given for name, given in value.items()}


def _refuse_unknown(given: Mapping[str, object], known: frozenset[str], where: str) -> None:
    unknown = sorted(str(key) for key in given if key not in known)
    if unknown:
        raise QueryError(f"{where} has the unknown key {', '.join(unknown)}.", f"Known are: {', '.join(sorted(known))}.")
