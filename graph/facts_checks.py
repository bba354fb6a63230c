"""What types cannot hold: keys lead somewhere, reports tile the text, quotes stand where they are said to stand."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from pydantic import BaseModel, ValidationError

from graph.errors import FactsError
from graph.facts_contract import Agreement, Event, Facts, Span

__all__ = ["REFERENCES", "check_quotes", "check_references", "json_path"]

_Path = tuple[str | int, ...]

_ACTOR: Final = frozenset({"actor"})
_AGREEMENT: Final = frozenset({"agreement"})
_EVENT: Final = frozenset({"event"})

# field -> the kinds of entry that its keys may lead to
REFERENCES: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("issuer", "parent", "members", "of", "scope", "actor", "for_"), _ACTOR),
    **dict.fromkeys(("after_event", "before_event", "announced_at", "adopted_at"), _EVENT),
    **dict.fromkeys(("agreements", "implements", "within", "discusses", "adopts", "plan", "agreement"), _AGREEMENT),
    "part_of": _EVENT | _AGREEMENT,
}
_ALIASES: Final = {"for_": "for"}


def check_references(facts: Facts) -> None:
    """FactsError at the first key that is used twice or leads nowhere, and where reports do not tile the text."""
    _check_names(facts)
    kinds = _keys(facts)
    _check_reports(facts)
    _check_evidence(facts)
    _check_supports(facts)
    for place, name, value in _fields(facts):
        for key in value if isinstance(value, list) else [value]:
            if name in REFERENCES and isinstance(key, str) and kinds.get(key) not in REFERENCES[name]:
                wanted = sorted(REFERENCES[name])
                known = [key for key, kind in kinds.items() if kind in wanted]
                raise FactsError(f"no {' or '.join(wanted)} has the key {key!r}.", _nearest(key, known), place)


def check_quotes(facts: Facts, text: str) -> None:
    """FactsError unless `text` is the text the facts were made from and each span's `exact` stands where the span says."""
    found = hashlib.sha256(text.encode()).hexdigest()
    if found != facts.document.sha256:
        raise FactsError(f"the stored text has the hash {found}.", "Extract again: the text has changed.", "document.sha256")
    if facts.reports[-1].span[1] != len(text):
        place = json_path(("reports", len(facts.reports) - 1, "span"))
        raise FactsError(f"the last report ends at {facts.reports[-1].span[1]}, the text at {len(text)}.", _TILE, place)
    for place, span in _spans(facts):
        if not 0 <= span.start < span.end <= len(text):
            raise FactsError(f"{span.start} to {span.end} leaves the text of {len(text)} characters.", _QUOTE, place)
        if (there := text[span.start : span.end]) != span.exact:
            raise FactsError(f"the text has {there!r} there, not {span.exact!r}.", _QUOTE, place)


def json_path(parts: Iterable[str | int]) -> str:
    """`events[2].participants[0].actor` for the parts of a place in a facts file."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).lstrip(".")


_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_TILE: Final = "Reports tile the text: the first starts at 0, each starts where the one before ends, the last ends with the text."
_QUOTE: Final = "Count code points of the stored text from 0, end excluded, and copy the quote from it unchanged."


def _check_names(facts: Facts) -> None:
    """Names that become part of IRIs and language tags."""
    named = [("document.id", facts.document.id), *((f"reports[{n}].key", report.key) for n, report in enumerate(facts.reports))]
    for place, name in named:
        if not _NAME.fullmatch(name):
            raise FactsError(f"{name!r} cannot stand in an IRI.", "Use letters a-z, digits, '-', '_' and '.'.", place)
    language = facts.document.language
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise FactsError(f"{language!r} is no language tag.", "Write en, ru or zh-Hant, or leave it out.", "document.language")


def _keys(facts: Facts) -> dict[str, str]:
    """Key -> kind of entry; actors, events and agreements share one set of keys, as `part_of` leads to several kinds."""
    kinds: dict[str, str] = {}
    lists: list[tuple[str, list[str]]] = [
        ("actor", [entry.key for entry in facts.actors]),
        ("event", [entry.key for entry in facts.events]),
        ("agreement", [entry.key for entry in facts.agreements]),
    ]
    for kind, keys in lists:
        for number, key in enumerate(keys):
            if key in kinds:
                place = json_path((f"{kind}s", number, "key"))
                raise FactsError(f"the key {key!r} already names an {kinds[key]}.", "Give each entry a key of its own.", place)
            kinds[key] = kind
    return kinds


def _check_reports(facts: Facts) -> None:
    keys = [report.key for report in facts.reports]
    if not keys:
        raise FactsError("there is no report.", "A document holds at least one report, which spans all of its text.", "reports")
    if len(set(keys)) < len(keys):
        raise FactsError(f"keys are used twice in {keys}.", "Give each report a key of its own.", "reports")
    reached = 0
    for number, report in enumerate(facts.reports):
        if report.span[0] != reached or report.span[1] < reached:
            message = f"the span is {list(report.span)}, but the text is covered up to {reached}."
            raise FactsError(message, _TILE, f"reports[{number}].span")
        reached = report.span[1]
    for kind, entries in (("events", facts.events), ("agreements", facts.agreements)):
        for number, entry in enumerate(entries):
            for key in entry.by_report:
                if key not in keys:
                    place = json_path((kind, number, "by_report"))
                    raise FactsError(f"no report has the key {key!r}.", _nearest(key, keys), place)


def _check_evidence(facts: Facts) -> None:
    """Evidence of a field is that of one the entry has, and of one value that of a value it has."""
    told: list[tuple[str, Sequence[Event | Agreement]]] = [("events", facts.events), ("agreements", facts.agreements)]
    for kind, entries in told:
        for number, entry in enumerate(entries):
            for name in entry.evidence_of:
                field, _, value = name.partition(":")
                place = json_path((kind, number, f"evidence_of.{name}"))
                if field not in type(entry).model_fields:
                    raise FactsError(f"there is no field {field!r}.", _nearest(field, list(type(entry).model_fields)), place)
                values = getattr(entry, field)
                if value and value not in (values if isinstance(values, list) else [values]):
                    raise FactsError(f"{field} has no {value!r}.", "Name a value that the field has, or none.", place)


def _check_supports(facts: Facts) -> None:
    """What a support confirms or adds is a field with a value of the entry that it supports."""
    for path, part in _parts(facts):
        for number, support in enumerate(getattr(part, "supports", ())):
            for name in (*support.confirms, *support.adds):
                if getattr(part, name, None) in (None, []):
                    place = json_path((*path, "supports", number))
                    raise FactsError(f"the entry has no {name!r} to support.", "Name fields to which it gives a value.", place)


def _nearest(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, 3) or sorted(known)[:3]
    return f"Add the entry or correct the key; there are, for example, {', '.join(near)}." if near else "Add the entry."


def _fields(facts: Facts) -> Iterator[tuple[str, str, object]]:
    """(place, field name, value) of every field below the document, values of `by_report` included."""
    for path, part in _parts(facts):
        for name in part.model_fields_set:
            yield json_path((*path, _ALIASES.get(name, name))), name, getattr(part, name)


def _spans(facts: Facts) -> Iterator[tuple[str, Span]]:
    return ((json_path(path), part) for path, part in _parts(facts) if isinstance(part, Span))


def _parts(facts: Facts) -> Iterator[tuple[_Path, BaseModel]]:
    """Every model below `facts` with its path."""
    for name in ("reports", "actors", "events", "agreements", "money"):
        yield from _within((name,), getattr(facts, name))


def _within(path: _Path, value: object) -> Iterator[tuple[_Path, BaseModel]]:
    if isinstance(value, BaseModel):
        yield path, value
        for name in value.model_fields_set - {"by_report"}:
            yield from _within((*path, _ALIASES.get(name, name)), getattr(value, name))
        if isinstance(value, Event | Agreement):
            for report in value.by_report:
                yield from _told_by(path, value, report)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _within((*path, number), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _within((*path, key), item)


def _told_by(path: _Path, entry: Event | Agreement, report: str) -> Iterator[tuple[_Path, BaseModel]]:
    """Parts of what one report tells differently; its values are read as fields of the entry."""
    where = (*path, "by_report", report)
    try:
        told, evidence = entry.as_told_by(report), entry.evidence_told_by(report)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = json_path((*where, *first["loc"]))
        raise FactsError(f"{first['msg']}.", "Values are those of the entry itself.", place) from error
    yield where, told
    for name in entry.by_report[report]:
        yield from _within((*where, name), evidence if name == "evidence" else getattr(told, name))
