"""Events, agreements and participants while they are being put together; `assemble` turns them into Facts."""

from dataclasses import dataclass, field

__all__ = ["AgreementDraft", "EventDraft", "MoneyDraft", "PartyDraft", "Stay", "TakingPart"]

Stay = tuple[int, int]
"""A place in the stored text, end excluded."""


@dataclass(slots=True)
class TakingPart:
    """One actor in an event; `evidence` by report key."""

    actor: str | None
    role: str = "participant"
    represents: str | None = None
    office: str | None = None
    evidence: list[Stay] = field(default_factory=list)
    rule: str = "named"
    confidence: float = 0.9


@dataclass(slots=True)
class EventDraft:
    """One happening. `in_text` is False while only an introduction to a press release tells of it."""

    type: str
    start_at: int
    main: bool = False
    name: str | None = None
    label: str | None = None
    start: str | None = None
    end: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    place: str | None = None
    venue: str | None = None
    mode: str | None = None
    status: str | None = None
    participants: list[TakingPart] = field(default_factory=list)
    open_list: bool = False
    evidence: list[Stay] = field(default_factory=list)
    evidence_of: dict[str, list[Stay]] = field(default_factory=dict)
    agreements: list["AgreementDraft"] = field(default_factory=list)
    implements: list["AgreementDraft"] = field(default_factory=list)
    within: list["AgreementDraft"] = field(default_factory=list)
    discusses: list["AgreementDraft"] = field(default_factory=list)
    adopts: list["AgreementDraft"] = field(default_factory=list)
    part_of: "EventDraft | None" = None
    after_event: "EventDraft | None" = None
    topics: list[str] = field(default_factory=list)
    link_evidence: dict[tuple[str, int], list[Stay]] = field(default_factory=dict)
    plan: "AgreementDraft | None" = None
    row: str | None = None
    year: int | None = None
    term: str | None = None
    steps: int | None = None
    by_report: dict[str, dict[str, object]] = field(default_factory=dict)
    in_text: bool = True
    rule: str = ""
    confidence: float = 0.9

    def actors(self) -> set[str]:
        """Keys of those who take part."""
        return {part.actor for part in self.participants if part.actor}

    def add(self, part: TakingPart) -> None:
        """Add `part`, or its evidence and role to the entry of the same actor and office."""
        for known in self.participants:
            if known.actor == part.actor and (known.office == part.office or None in {known.office, part.office}):
                known.evidence.extend(place for place in part.evidence if place not in known.evidence)
                known.role = part.role if known.role == "participant" else known.role
                known.represents = known.represents or part.represents
                known.office = known.office or part.office
                return
        self.participants.append(part)

    def link(self, name: str, draft: "AgreementDraft", places: list[Stay]) -> None:
        """Add `draft` to the list field `name`, with the places that say so."""
        listed: list[AgreementDraft] = getattr(self, name)
        if not any(known is draft for known in listed):
            listed.append(draft)
        self.link_evidence.setdefault((name, id(draft)), []).extend(places)


@dataclass(slots=True)
class PartyDraft:
    """One party of an agreement; role: party, signatory, lead, funder or depositary."""

    actor: str
    role: str = "party"
    represents: str | None = None
    post: str | None = None
    evidence: list[Stay] = field(default_factory=list)
    rule: str = "instruments.named"
    confidence: float = 0.85


@dataclass(slots=True)
class AgreementDraft:
    """One instrument; `names` in text order, `concept` the registry class it is an instance of."""

    type: str
    names: list[str]
    start_at: int
    id: str | None = None
    concept: str | None = None
    start: str | None = None
    end: str | None = None
    status: str | None = None
    date: str | None = None
    parties: list[PartyDraft] = field(default_factory=list)
    open_list: bool = False
    count: int | None = None
    qualifier: str | None = None
    implements: list["AgreementDraft"] = field(default_factory=list)
    part_of: "AgreementDraft | None" = None
    announced_at: EventDraft | None = None
    adopted_at: EventDraft | None = None
    evidence: list[Stay] = field(default_factory=list)
    evidence_of: dict[str, list[Stay]] = field(default_factory=dict)
    link_evidence: dict[tuple[str, int], list[Stay]] = field(default_factory=dict)
    places: list[Stay] = field(default_factory=list)
    rule: str = ""
    confidence: float = 0.9

    def add(self, party: PartyDraft) -> None:
        """Add `party` unless it is there in the same role."""
        for known in self.parties:
            if known.actor == party.actor and known.role == party.role:
                known.evidence.extend(place for place in party.evidence if place not in known.evidence)
                return
        self.parties.append(party)

    def say(self, name: str, places: list[Stay]) -> None:
        """Note places that state the field `name`."""
        known = self.evidence_of.setdefault(name, [])
        known.extend(place for place in places if place not in known)


@dataclass(slots=True)
class MoneyDraft:
    """An amount, its currency code and what it is for."""

    amount: float
    currency: str
    what: str
    qualifier: str | None
    evidence: list[Stay]
    agreement: AgreementDraft | None = None
    rule: str = "amount"
