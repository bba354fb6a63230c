"""The Facts contract (DESIGN 2): what extraction, a person or a language model says of one document.

Shapes, types and references are checked here; meaning (dates, roles, confidence, names) is what SHACL guards.
"""

from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.errors import FactsError

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
    "check_quotes",
    "read_facts",
    "write_facts",
]

FORMAT: Final = "communique-facts/1"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Span(_Part):
    """A place in the stored text, code points, end excluded, with the text that stands there."""

    start: int
    end: int
    exact: str


class DocumentFacts(_Part):
    """The document itself; `text` or `text_file` (beside the facts file) gives the stored text."""

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
    confidence: float | None = None


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
    confidence: float | None = None


class Participant(_Part):
    """Who took part, in which role, for which body; `office` is the title of an unnamed holder."""

    actor: str | None = None
    role: str | None = None
    for_: str | None = Field(default=None, alias="for")
    office: str | None = None
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: float | None = None


class Event(_Part):
    """An event or a row of an action plan; `start` present and null says that the text gives no date."""

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
    by_report: dict[str, dict[str, Any]] = Field(default_factory=dict)
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: float | None = None

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
    confidence: float | None = None


class Agreement(_Part):
    """An instrument: framework, treaty, plan, statement …; `start` and `end` are its period, `date` that of its status."""

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
    by_report: dict[str, dict[str, Any]] = Field(default_factory=dict)
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: float | None = None


class Money(_Part):
    """An amount and what it is for."""

    amount: float
    currency: str
    what: str
    agreement: str | None = None
    qualifier: str | None = None
    evidence: list[Span] = Field(default_factory=list)
    rule: str | None = None
    confidence: float | None = None


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


def read_facts(text: str) -> Facts:
    """Facts of JSON `text`; FactsError with the JSON path of the first breach, also for keys that lead nowhere."""
    try:
        facts = Facts.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "file"
        raise FactsError(first["msg"], "See DESIGN section 2 for the contract.", place) from error
    _check_references(facts)
    return facts


def write_facts(facts: Facts) -> str:
    """JSON of `facts`: unset and empty fields left out, an explicit null `start` kept, stable order."""
    data = facts.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for event, written in zip(facts.events, data.get("events", []), strict=True):
        if event.says_date and event.start is None:
            written["start"] = None
    import json  # noqa: PLC0415

    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def check_quotes(facts: Facts, text: str) -> None:
    """FactsError at the first span that leaves the text or whose `exact` is not the text there."""
    raise NotImplementedError


def _check_references(facts: Facts) -> None:
    raise NotImplementedError
