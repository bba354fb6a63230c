"""Claims of a language model to Facts: only those whose quote and names stand in the text, the rest is dropped and counted."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from graph.extractors.llm_actors import NamedActors
from graph.extractors.llm_answers import (
    ActorClaim,
    AgreementClaim,
    Claim,
    EventClaim,
    MoneyClaim,
    ParticipantClaim,
    PartyClaim,
    PostClaim,
)
from graph.extractors.llm_dates import period, single_date
from graph.extractors.llm_naming import Naming
from graph.extractors.measures import confidence
from graph.extractors.quoted_text import QuotedText
from graph.facts import Agreement, AgreementParty, Event, Facts, HeldPost, Money, Participant, Span
from graph.linking.registry import Registry

__all__ = ["ClaimReader"]

_LONGEST_QUOTE: Final = 600
_NUMBER: Final = re.compile(r"(\d[\d, ]*(?:\.\d+)?)\s*([a-z]*)", re.IGNORECASE)
_SCALES: Final = {"thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
NOT_THERE: Final = "whose quote is not in the text"
NOT_SAID: Final = "with names or numbers that the text has not"
NOBODY: Final = "about somebody whom the text does not name"
NOTHING: Final = "about an event or agreement that is not claimed"

Place = tuple[int, int]
C = TypeVar("C", bound=Claim)


class ClaimReader:
    """Collects what claims say about one document; `dropped` counts those that are not taken, by reason."""

    def __init__(self, facts: Facts, text: str, registry: Registry, extractor: str, dropped: Counter[str]) -> None:
        self._facts = facts
        self._text = QuotedText(text)
        self._registry = registry
        self._extractor = extractor
        self._dropped = dropped
        self._actors = NamedActors(self._text, Naming(facts, registry), extractor)
        self._events: dict[str, Event] = {}
        self._agreements: dict[str, Agreement] = {}
        self._money: list[Money] = []
        self.kept = 0

    def read(self, claims: Iterable[Claim], piece: Place) -> None:
        """Take the claims about one piece of the text, first those that others refer to."""
        quoted = [(claim, span) for claim in claims if (span := self._quote(claim, piece))]
        for named, span in _of(ActorClaim, quoted):
            self._count(self._actors.key(named.name, named.kind, _place(span)), NOT_SAID)
        for post, span in _of(PostClaim, quoted):
            self._count(self._post(post, span, piece), NOBODY)
        events = {claim.ref: self._event(claim, span, piece) for claim, span in _of(EventClaim, quoted)}
        for part, span in _of(ParticipantClaim, quoted):
            self._participant(part, events.get(part.event), span, piece)
        agreements = {claim.ref: self._agreement(claim, span) for claim, span in _of(AgreementClaim, quoted)}
        for party, span in _of(PartyClaim, quoted):
            self._party(party, agreements.get(party.agreement), span, piece)
        for money, span in _of(MoneyClaim, quoted):
            self._count(self._sum(money, span), NOT_SAID)

    def facts(self) -> Facts:
        """What was taken, as facts on the same document and reports."""
        return self._facts.model_copy(
            update={
                "actors": self._actors.all(),
                "events": list(self._events.values()),
                "agreements": list(self._agreements.values()),
                "money": self._money,
            }
        )

    def _quote(self, claim: Claim, piece: Place) -> Span | None:
        span = self._text.find(claim.quote, *piece)
        if span is None or not 2 <= len(span.exact) <= _LONGEST_QUOTE:
            self._dropped[NOT_THERE] += 1
            return None
        return span

    def _count(self, taken: object, reason: str) -> None:
        if taken:
            self.kept += 1
        else:
            self._dropped[reason] += 1

    def _written(self, words: str | None, piece: Place) -> str | None:
        """`words` as the text has them, in one line; None if it has not."""
        span = self._text.find(words, *piece) if words else None
        return " ".join(span.exact.split()) if span else None

    def _credit(self, kind: str, *evidence: Span) -> dict[str, Any]:
        rule = f"llm.{kind}"
        return {"rule": rule, "confidence": confidence(rule), "extractor": self._extractor, "evidence": list(evidence)}

    def _post(self, claim: PostClaim, span: Span, piece: Place) -> bool:
        title = self._written(claim.title, _place(span))
        body = self._actors.key(claim.organization, None, _place(span), piece) if title else None
        person = self._actors.key(claim.person, "person", _place(span), piece) if body else None
        if not (title and person and body) or self._actors.kind(person) != "person" or self._actors.kind(body) == "person":
            return False
        self._actors.hold(person, HeldPost(title=title, as_written=title, of=body, **self._credit("post", span)))
        return True

    def _event(self, claim: EventClaim, span: Span, piece: Place) -> str:
        published = self._facts.document.published
        start, end = period(*(single_date(value, self._text, published) for value in (claim.start, claim.end)))
        key = f"llm-e{len(self._events) + 1}"
        self._events[key] = Event(
            key=key,
            main=claim.main,
            type=claim.type,
            start=start,
            end=end,
            mode=claim.mode,
            status=claim.status,
            name=self._written(claim.name, piece),
            place=self._written(claim.place, piece),
            venue=self._written(claim.venue, piece),
            **self._credit("event", span),
        )
        self.kept += 1
        return key

    def _participant(self, claim: ParticipantClaim, key: str | None, span: Span, piece: Place) -> None:
        actor = self._actors.key(claim.actor, None, _place(span), piece) if key else None
        self._count(actor, NOBODY if key else NOTHING)
        if not key or not actor or any(part.actor == actor for part in self._events[key].participants):
            return
        body = self._actors.key(claim.represents, None, _place(span), piece) if claim.represents else None
        represented = body if body and self._actors.kind(actor) == "person" != self._actors.kind(body) else None
        part = Participant(actor=actor, role=claim.role, **self._credit("participant", span))
        part = part.model_copy(update={"for_": represented}) if represented else part
        event = self._events[key]
        self._events[key] = event.model_copy(update={"participants": [*event.participants, part]})

    def _agreement(self, claim: AgreementClaim, span: Span) -> str | None:
        name = self._written(claim.name, _place(span))
        self._count(name, NOT_SAID)
        if name is None:
            return None
        published = self._facts.document.published
        dates = [single_date(value, self._text, published) for value in (claim.start, claim.end, claim.date)]
        start, end = period(dates[0], dates[1])
        key = f"llm-g{len(self._agreements) + 1}"
        known = [entry.key for entry in self._registry.lookup(name) if entry.kind == "agreement"]
        self._agreements[key] = Agreement(
            key=key,
            type=claim.type,
            name=name,
            id=known[0] if len(known) == 1 else None,
            start=start,
            end=end,
            status=claim.status,
            date=dates[2] if claim.status else None,
            **self._credit("agreement", span),
        )
        return key

    def _party(self, claim: PartyClaim, key: str | None, span: Span, piece: Place) -> None:
        actor = self._actors.key(claim.actor, None, _place(span), piece) if key else None
        self._count(actor, NOBODY if key else NOTHING)
        if key and actor:
            agreement = self._agreements[key]
            party = AgreementParty(actor=actor, role=claim.role, **self._credit("party", span))
            self._agreements[key] = agreement.model_copy(update={"parties": [*agreement.parties, party]})

    def _sum(self, claim: MoneyClaim, span: Span) -> bool:
        """A sum whose number stands in its quote; what it is for in words of the text."""
        what = self._written(claim.what, (0, len(self._text.text)))
        if what is None or claim.amount not in _amounts(span.exact):
            return False
        amount = int(claim.amount) if claim.amount.is_integer() else claim.amount
        self._money.append(Money(amount=amount, currency=claim.currency, what=what, **self._credit("money", span)))
        return True


def _of(kind: type[C], quoted: Sequence[tuple[Claim, Span]]) -> list[tuple[C, Span]]:
    return [(claim, span) for claim, span in quoted if isinstance(claim, kind)]


def _place(span: Span) -> Place:
    return span.start, span.end


def _amounts(text: str) -> set[float]:
    """The numbers in a text, those before a word such as million in full."""
    found = set()
    for digits, word in _NUMBER.findall(text):
        number = float(digits.replace(",", "").replace(" ", ""))
        found |= {number, round(number * _SCALES.get(word.lower(), 1), 2)}
    return found
