"""The Facts contract (DESIGN 2) as types: what extraction, a person or a language model says of one document.

Only shapes and types are checked here: meaning (dates, roles, confidence, names) is what SHACL guards.
Whatever has `rule` and `confidence` may name the `extractor` they are of (none: the rules of this software, or whoever wrote
the file) and `supports`: what other extractors say of the same fact.
"""

from functools import cached_property
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, TypeAdapter, model_validator

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
]

FORMAT: Final = "communique-facts/1"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, ignored_types=(cached_property,))


class Span(_Part):
    """A place in the stored text, code points, end excluded, with the text that stands there."""

    start: int
    end: int
    exact: str


_SPANS: Final = TypeAdapter(list[Span])


class Support(_Part):
    """Another extractor that found the same fact, with its own rule, confidence and evidence.

    Of an entry with values of its own it `confirms` the fields to which it gives the same value, and `adds` those to which
    it alone gives one; their names are those of the entry's fields.
    """

    extractor: str
    rule: str | None = None
    confidence: FiniteFloat | None = None
    confirms: list[str] = Field(default_factory=list)
    adds: list[str] = Field(default_factory=list)
    evidence: list[Span] = Field(default_factory=list)


class DocumentFacts(_Part):
    """The document itself; `text` or `text_file` (beside the facts file) gives the stored text.

    `publisher` is an actor's key, or the bare name of a publisher of whom the facts say nothing else.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    source: str
    sha256: str
    text: str | None = None
    text_file: str | None = None


class Report(_Part):
    """One press release inside the document; reports tile the text."""

    key: str
    title: str | None = None
    issuer: str | None = None
    date: str | None = None
    span: tuple[int, int]


class HeldPost(_Part):
    """A post that an actor is seen in: `of` the organisation, `scope` where it is exercised."""

    title: str
    as_written: str | None = None
    of: str | None = None
    scope: str | None = None
    acting: bool = False
    on: str | None = None
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: FiniteFloat | None = None
    extractor: str | None = None
    supports: list[Support] = Field(default_factory=list)


class Actor(_Part):
    """A country, body, format, group or person; `id` is its registry key, if it has one."""

    key: str
    kind: str
    name: str | None = None
    names: list[str] = Field(default_factory=list)
    id: str | None = None
    parent: str | None = None
    members: list[str] = Field(default_factory=list)
    mentions: list[Span] = Field(default_factory=list)
    posts: list[HeldPost] = Field(default_factory=list)
    rule: str | None = None
    confidence: FiniteFloat | None = None
    extractor: str | None = None
    supports: list[Support] = Field(default_factory=list)


class Participant(_Part):
    """Who took part, in which role, for which body; `office` is the title of an unnamed holder."""

    actor: str | None = None
    role: str | None = None
    for_: str | None = Field(default=None, alias="for")
    office: str | None = None
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: FiniteFloat | None = None
    extractor: str | None = None
    supports: list[Support] = Field(default_factory=list)


class _Reported(_Part):
    """An entry that reports may tell differently: `by_report` holds, per report, the values that differ and their evidence."""

    by_report: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @cached_property
    def told_apart(self) -> frozenset[str]:
        """Fields that only the reports listed for them state: a report that is not listed is silent on them."""
        return frozenset(name for values in self.by_report.values() for name in values) - {"evidence"}

    def as_told_by(self, report: str) -> Self:
        """The entry as `report` tells it, without `by_report`; ValidationError if a value there has the wrong type."""
        if not self.by_report:
            return self
        own = {name: value for name, value in self.by_report.get(report, {}).items() if name != "evidence"}
        kept = self.model_fields_set - self.told_apart - {"by_report"}
        kept |= {name for name, field in type(self).model_fields.items() if field.is_required()}
        return type(self).model_validate({name: getattr(self, name) for name in kept} | own)

    def evidence_told_by(self, report: str) -> list[Span]:
        """Where `report` tells the values that only it gives; ValidationError if these are no spans."""
        return _SPANS.validate_python(self.by_report.get(report, {}).get("evidence", []))


class Event(_Reported):
    """An event or a row of an action plan; `start` present and null says that the text gives no date.

    `evidence_of` holds the places that state a field, or one value of a list: `status`, `within:a3`.
    """

    key: str
    main: bool = False
    type: str
    name: str | None = None
    label: str | None = None
    start: str | None = None
    end: str | None = None
    end_unknown: bool = False
    not_before: str | None = None
    not_after: str | None = None
    place: str | None = None
    venue: str | None = None
    mode: str | None = None
    status: str | None = None
    participants: list[Participant] = Field(default_factory=list)
    open_list: bool = False
    after_event: str | None = None
    before_event: str | None = None
    evidence_of: dict[str, list[Span]] = Field(default_factory=dict)
    agreements: list[str] = Field(default_factory=list)
    implements: list[str] = Field(default_factory=list)
    within: list[str] = Field(default_factory=list)
    part_of: str | None = None
    discusses: list[str] = Field(default_factory=list)
    adopts: list[str] = Field(default_factory=list)
    topics: list[str] = Field(default_factory=list)
    plan: str | None = None
    row: str | None = None
    year: int | None = None
    term: str | None = None
    steps: int | None = None
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: FiniteFloat | None = None
    extractor: str | None = None
    supports: list[Support] = Field(default_factory=list)

    @property
    def says_date(self) -> bool:
        """Whether the facts say anything about the date, be it that the text gives none."""
        return "start" in self.model_fields_set


class AgreementParty(_Part):
    """A party, signatory, lead, funder or depositary; `for` and `post` say for whom and as what a person signed."""

    actor: str
    role: str | None = None
    for_: str | None = Field(default=None, alias="for")
    post: str | None = None
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: FiniteFloat | None = None
    extractor: str | None = None
    supports: list[Support] = Field(default_factory=list)


class Agreement(_Reported):
    """An instrument: framework, treaty, plan, statement …; `start` and `end` are its period, `date` that of its status.

    `evidence_of` as in Event.
    """

    key: str
    type: str
    name: str | None = None
    names: list[str] = Field(default_factory=list)
    id: str | None = None
    start: str | None = None
    end: str | None = None
    status: str | None = None
    date: str | None = None
    parties: list[AgreementParty] = Field(default_factory=list)
    open_list: bool = False
    count: int | None = None
    qualifier: str | None = None
    implements: list[str] = Field(default_factory=list)
    part_of: str | None = None
    announced_at: str | None = None
    adopted_at: str | None = None
    evidence_of: dict[str, list[Span]] = Field(default_factory=dict)
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: FiniteFloat | None = None
    extractor: str | None = None
    supports: list[Support] = Field(default_factory=list)


class Money(_Part):
    """An amount and what it is for."""

    amount: FiniteFloat
    currency: str
    what: str
    agreement: str | None = None
    qualifier: str | None = None
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: FiniteFloat | None = None
    extractor: str | None = None
    supports: list[Support] = Field(default_factory=list)


class Facts(_Part):
    """All that one document says, keys local to it."""

    format: str
    document: DocumentFacts
    reports: list[Report]
    actors: list[Actor] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    agreements: list[Agreement] = Field(default_factory=list)
    money: list[Money] = Field(default_factory=list)

    @model_validator(mode="after")
    def _version(self) -> Self:
        if self.format != FORMAT:
            raise ValueError(f"format is {self.format!r}; this version reads {FORMAT!r}")
        return self
