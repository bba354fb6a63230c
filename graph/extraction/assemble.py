"""Drafts to Facts: keys, spans with the text that stands there, rules and confidence, everything in text order."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from graph import facts as f
from graph.extraction.annotations import ActorDraft, Annotated, PostDraft
from graph.extraction.drafts import AgreementDraft, EventDraft, MoneyDraft, PartyDraft, Stay, TakingPart
from graph.extraction.labels import event_label

__all__ = ["assemble"]

_LONGEST: Final = 600
_QUOTES: Final = 3
"""Spans kept for one event or agreement: the first places that say so, per press release."""


class _Keys:
    """Keys of drafts, given in text order."""

    def __init__(self, events: Sequence[EventDraft], agreements: Sequence[AgreementDraft]) -> None:
        self._events = {id(event): f"e{number}" for number, event in enumerate(events, 1)}
        self._agreements = {id(draft): f"a{number}" for number, draft in enumerate(agreements, 1)}

    def event(self, event: EventDraft | None) -> str | None:
        return self._events.get(id(event)) if event is not None else None

    def of(self, linked: int) -> str | None:
        """Key of the draft with this identity."""
        return self._agreements.get(linked) or self._events.get(linked)

    def agreement(self, draft: AgreementDraft | None) -> str | None:
        return self._agreements.get(id(draft)) if draft is not None else None

    def agreements(self, drafts: Iterable[AgreementDraft]) -> list[str]:
        return [key for key in dict.fromkeys(self.agreement(draft) for draft in drafts) if key is not None]


def assemble(
    annotated: Annotated, events: Sequence[EventDraft], agreements: Sequence[AgreementDraft], money: Sequence[MoneyDraft]
) -> f.Facts:
    """The Facts of a document; `events` and `agreements` in the order in which their keys shall count."""
    keys = _Keys(events, agreements)
    return f.Facts(
        format=f.FORMAT,
        document=_document(annotated),
        reports=[_report(annotated, report) for report in annotated.reports],
        actors=[_actor(annotated, actor) for actor in annotated.actors],
        events=[_event(annotated, keys, event) for event in events],
        agreements=[_agreement(annotated, keys, draft) for draft in agreements],
        money=[_money(annotated, keys, draft) for draft in money],
    )


def _document(annotated: Annotated) -> f.DocumentFacts:
    document = annotated.document
    return f.DocumentFacts(
        id=document.id,
        title=document.title,
        publisher=_actor_named(annotated, document.publisher) or document.publisher,
        published=annotated.published,
        language=document.language,
        source=document.source,
        sha256=document.sha256,
        text=document.text,
    )


def _report(annotated: Annotated, report: Any) -> f.Report:
    return f.Report(
        key=report.key,
        title=report.title,
        issuer=_actor_named(annotated, report.issuer),
        date=report.date,
        span=(report.start, report.end),
    )


def _actor_named(annotated: Annotated, name: str | None) -> str | None:
    """Key of the actor with this key or name, the name as written or without its article."""
    if not name or name in annotated.actors_by_key:
        return name or None
    plain = name.casefold().removeprefix("the ").strip(" .:")
    return next((actor.key for actor in annotated.actors if plain in {one.casefold() for one in actor.names}), None)


def _span(annotated: Annotated, place: Stay) -> f.Span:
    start, end = place
    text = annotated.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    return f.Span(start=start, end=end, exact=annotated.text[start:end])


def _spans(annotated: Annotated, places: Iterable[Stay], most: int = _QUOTES) -> list[f.Span]:
    kept: list[Stay] = []
    for start, end in sorted(dict.fromkeys(places)):
        place = (start, min(end, start + _LONGEST))
        if not any(a <= place[0] and place[1] <= b for a, b in kept):
            kept.append(place)
    return [_span(annotated, place) for place in kept[:most] if annotated.text[place[0] : place[1]].strip()]


def _actor(annotated: Annotated, actor: ActorDraft) -> f.Actor:
    mentions = [(m.start, m.end) for m in actor.mentions if not m.reference]
    return f.Actor(
        key=actor.key,
        kind=actor.kind,
        name=actor.name,
        names=list(actor.names),
        id=actor.id,
        parent=actor.parent,
        members=list(actor.members),
        mentions=[_span(annotated, place) for place in sorted(dict.fromkeys(mentions))],
        posts=[_post(annotated, post) for post in actor.posts if post.of is not None],
        rule=actor.rule,
        confidence=actor.confidence,
    )


def _post(annotated: Annotated, post: PostDraft) -> f.HeldPost:
    return f.HeldPost(
        title=post.title,
        as_written=post.as_written,
        of=post.of,
        scope=post.scope,
        acting=post.acting,
        on=post.on,
        evidence=_spans(annotated, post.evidence),
        rule=post.rule,
        confidence=post.confidence,
    )


def _event(annotated: Annotated, keys: _Keys, event: EventDraft) -> f.Event:
    values: dict[str, Any] = {
        name: getattr(event, name)
        for name in (
            "main", "type", "name", "start", "end", "not_before", "not_after", "place", "venue", "mode", "status",
            "open_list", "topics", "row", "year", "term", "steps", "confidence",
        )
    }  # fmt: skip
    if not event.participants and event.open_list:
        values["open_list"] = False
    return f.Event(
        key=keys.event(event) or "",
        label=event.label or (None if event.name else event_label(annotated, event)),
        participants=[_participant(annotated, part) for part in event.participants],
        after_event=keys.event(event.after_event),
        part_of=keys.event(event.part_of),
        evidence_of=_evidence_of(annotated, keys, event),
        agreements=keys.agreements(event.agreements),
        implements=keys.agreements(event.implements),
        within=keys.agreements(event.within),
        discusses=keys.agreements(event.discusses),
        adopts=keys.agreements(event.adopts),
        plan=keys.agreement(event.plan),
        rule=_rule(event.rule) if event.rule else None,
        by_report={key: _by_report(annotated, value) for key, value in sorted(event.by_report.items())},
        evidence=_spans(annotated, event.evidence),
        **values,
    )


def _evidence_of(annotated: Annotated, keys: _Keys, draft: EventDraft | AgreementDraft) -> dict[str, list[f.Span]]:
    """Places by field, and by field and key for what is linked."""
    named = dict(draft.evidence_of)
    for (name, linked), places in draft.link_evidence.items():
        if key := keys.of(linked):
            named[f"{name}:{key}"] = places
    return {name: spans for name, places in sorted(named.items()) if (spans := _spans(annotated, places))}


def _rule(name: str) -> str:
    """The name of a rule: a step is found under the noun it is told with."""
    return name if name[:1].islower() else f"events.step.{name.lower()}"


def _by_report(annotated: Annotated, value: dict[str, Any]) -> dict[str, Any]:
    spans = _spans(annotated, value.get("evidence", []))
    return {key: one for key, one in value.items() if key != "evidence"} | {"evidence": [span.model_dump() for span in spans]}


def _participant(annotated: Annotated, part: TakingPart) -> f.Participant:
    return f.Participant.model_validate(
        {
            "actor": part.actor,
            "role": None if part.role == "participant" else part.role,
            "for": part.represents,
            "office": part.office,
            "evidence": _spans(annotated, part.evidence),
            "rule": part.rule,
            "confidence": part.confidence,
        }
    )


def _agreement(annotated: Annotated, keys: _Keys, draft: AgreementDraft) -> f.Agreement:
    return f.Agreement(
        key=keys.agreement(draft) or "",
        type=draft.type,
        name=draft.names[0],
        names=draft.names,
        id=draft.id,
        start=draft.start,
        end=draft.end,
        status=draft.status,
        date=draft.date,
        parties=[_party(annotated, party) for party in draft.parties],
        open_list=draft.open_list,
        count=draft.count,
        qualifier=draft.qualifier,
        implements=keys.agreements(draft.implements),
        part_of=keys.agreement(draft.part_of),
        announced_at=keys.event(draft.announced_at),
        adopted_at=keys.event(draft.adopted_at),
        evidence_of=_evidence_of(annotated, keys, draft),
        evidence=_spans(annotated, draft.evidence or draft.places),
        rule=draft.rule or "instruments.named",
        confidence=draft.confidence,
    )


def _party(annotated: Annotated, party: PartyDraft) -> f.AgreementParty:
    return f.AgreementParty.model_validate(
        {
            "actor": party.actor,
            "role": None if party.role == "party" else party.role,
            "for": party.represents,
            "post": party.post,
            "evidence": _spans(annotated, party.evidence),
            "rule": party.rule,
            "confidence": party.confidence,
        }
    )


def _money(annotated: Annotated, keys: _Keys, draft: MoneyDraft) -> f.Money:
    return f.Money(
        amount=draft.amount,
        currency=draft.currency,
        what=draft.what,
        qualifier=draft.qualifier,
        agreement=keys.agreement(draft.agreement),
        evidence=_spans(annotated, draft.evidence),
        rule=draft.rule,
        confidence=0.9,
    )
