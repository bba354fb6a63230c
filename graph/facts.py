"""The Facts contract (DESIGN 2): what one document says, and the only thing that mapping reads; facts files in and out."""

import json
from typing import Any

from pydantic import ValidationError

from graph.errors import FactsError
from graph.facts_checks import check_quotes, check_references, json_path
from graph.facts_contract import (
    FORMAT,
    Actor,
    Agreement,
    AgreementParty,
    DocumentFacts,
    Event,
    Facts,
    HeldPost,
    Money,
    Participant,
    Report,
    Span,
    Support,
)

__all__ = [
    "FORMAT",
    "Actor",
    "Agreement",
    "AgreementParty",
    "DocumentFacts",
    "Event",
    "Facts",
    "HeldPost",
    "Money",
    "Participant",
    "Report",
    "Span",
    "Support",
    "check_quotes",
    "check_references",
    "read_facts",
    "write_facts",
]

_REMEDY = "The fields of facts files and their types are listed in graph/facts_contract.py."
_WORDS = {"extra_forbidden": "there is no field of this name", "missing": "this field is missing"}


def read_facts(text: str) -> Facts:
    """Facts of the JSON `text`; FactsError with the place of the first breach, be it a type or a key that leads nowhere."""
    try:
        json.loads(text, object_pairs_hook=_once)
        facts = Facts.model_validate_json(text, strict=True)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FactsError(f"this is no JSON: {error.msg}.", "Correct the file there.", place) from error
    except RecursionError as error:
        raise FactsError("the values are nested too deeply.", _REMEDY, "file") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise FactsError(f"{_WORDS.get(first['type'], first['msg'])}.", _REMEDY, json_path(first["loc"]) or "file") from error
    except ValueError as error:
        raise FactsError(f"a number cannot be read: {error}.", _REMEDY, "file") from error
    check_references(facts)
    return facts


def write_facts(facts: Facts) -> str:
    """JSON of `facts`, in stable order: values that say nothing are left out, but not a `start` that is said to be unknown."""
    data = facts.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for event, written in zip(facts.events, data.get("events", []), strict=True):
        if event.says_date:
            written["start"] = event.start
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object without repeated names, of which readers would silently keep the last."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise FactsError(f"the name {name!r} stands twice in one object.", "Keep one of them.", name)
        found[name] = value
    return found
