"""What a canned query is, once its file is read: parameters and columns with types, and the SPARQL as written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph.catalogue.vocabulary import CHOICE_TYPES

__all__ = [
    "ANY",
    "CHOICE_TYPES",
    "COLUMN_KINDS",
    "ENTITY_TYPES",
    "PERIOD_MODES",
    "CannedQuery",
    "Column",
    "Parameter",
]

ENTITY_TYPES: Final = frozenset({"actor", "country", "person", "agreement", "document", "place", "topic", "event"})
PERIOD_MODES: Final = ("within", "overlaps")
COLUMN_KINDS: Final = frozenset(
    {"iri", "label", "text", "list", "edtf", "date", "year", "integer", "decimal", "boolean", "term", "type"}
    | ENTITY_TYPES
    | {"measure", "post", "holding", "participation", "party", "report", "funding", "contradiction", "property"}
)
ANY: Final = "any"  # what a caller writes to lift a default


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: a `VALUES ?name` block of the query.

    `type` is one of ENTITY_TYPES, CHOICE_TYPES, period, period-mode, date, year, integer or text. Of a list, `match`
    says whether every value must fit (`all`) or one is enough (`any`). `mode` is how a period is compared by default.
    """

    name: str
    type: str
    description: str
    example: tuple[str, ...]
    required: bool = False
    default: tuple[str, ...] = ()
    list: bool = False
    match: str = "any"
    mode: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables of its block: its name, or first day, last day and mode of a period."""
        if self.type == "period":
            return (f"{self.name}_from", f"{self.name}_to", f"{self.name}_mode")
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: `kind` says what its values are (a thing's kind, label, edtf, integer, list of labels …)."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True)
class CannedQuery:
    """One file of `queries/`: name (its route), words about it, parameters, columns and the SPARQL exactly as written.

    `subject` is the column whose things the evidence of an answer is about, None where an answer is a count.
    """

    name: str
    title: str
    question: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    subject: str | None
    sparql: str

    @cached_property
    def inputs(self) -> Mapping[str, Parameter]:
        """Everything a caller may give, by name: the parameters and, beside every period `p`, its `p_mode`."""
        found: dict[str, Parameter] = {}
        for parameter in self.parameters:
            found[parameter.name] = parameter
            if parameter.type == "period":
                mode = _period_mode(parameter)
                found[mode.name] = mode
        return found


def _period_mode(period: Parameter) -> Parameter:
    mode = period.mode or PERIOD_MODES[0]
    words = f"Whether what is found lies wholly in {period.name} (within) or touches it (overlaps)."
    return Parameter(f"{period.name}_mode", "period-mode", words, (mode,), default=(mode,), choices=PERIOD_MODES)
