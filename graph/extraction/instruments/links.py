"""What events and instruments have to do with each other: signed at, adopted at, discussed, announced, part of, implementing."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final

from graph.extraction.annotations import Annotated, Sentence
from graph.extraction.drafts import AgreementDraft, EventDraft, Stay
from graph.extraction.events.merge import same_date
from graph.extraction.instruments.found import FoundInstrument
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.instruments.same_signing import unite_signings
from graph.extraction.instruments.status import stronger
from graph.extraction.text.quotes import quote_around

__all__ = ["link_instruments"]

_DISCUSSED: Final = re.compile(
    r"\b(?:discuss\w*|review\w*|consider\w*|exchange\w*\s+(?:of\s+)?views|issues?\s+(?:of|pertaining|related)|implementation\s+of|highlight\w*|noted|underlin\w+|importance\s+of"
    r"|talked\s+about|focus\w*\s+on|dealt\s+with|presented)\b",
    re.IGNORECASE,
)
_IMPLEMENTS: Final = re.compile(
    r"\b(?:implementation\s+of|implementing|in\s+implementation\s+of|within\s+the\s+framework\s+of|as\s+part\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"^\s+of\s+(?:the\s+)?(?:new\s+|proposed\s+|draft\s+)*$", re.IGNORECASE)
_ANNOUNCED: Final = re.compile(
    r"^(?:The|This)\s+(?:statement|announcement|proposal|initiative|idea|plan|intention)\s+(?:was|were)\s+(?:made|voiced|announced|presented|put\s+forward|expressed)\b"
    r"|\b(?:said\s+so|announced\s+(?:this|it)|said\s+this|made\s+(?:this|the)\s+(?:statement|announcement|proposal)|voiced\s+(?:this|the)\s+\w+)\b",
    re.IGNORECASE,
)
_STATUS_OF_STEP: Final = {
    "Adoption": "adopted", "Approval": "adopted", "Endorsement": "adopted", "Ratification": "adopted", "Signing": "signed", "Launch": "adopted",
}  # fmt: skip
_FORTHCOMING: Final = frozenset({"planned", "proposed"})
_GATHERINGS: Final = frozenset({"meeting", "session", "conference", "consultation", "visit"})


def link_instruments(annotated: Annotated, instruments: Instruments, events: MutableSequence[EventDraft]) -> None:
    """Fill the references between events and instruments, and the dates of instruments that an event dates; a signing told twice is one."""
    for found, draft in instruments.found:
        sentence = annotated.sentence_at(found.start_at)
        if sentence is None:
            continue
        place = (sentence.start, sentence.end)
        quote = quote_around(annotated, found.start_at, found.places[0][1])
        told = [event for event in events if event.row is None and _in(place, event)]
        _stated(found, draft, quote)
        _signed(found, draft, told, quote)
        main = _main_of(annotated, events, found.start_at)
        if main is not None:
            _adopted(annotated, found, draft, main, told)
            _discussed(annotated, found, draft, main, place)
        if quote not in draft.evidence:
            draft.evidence.append(quote)
    _counted(annotated, instruments, events)
    _nested(annotated, instruments)
    _announced(annotated, instruments, events)
    unite_signings(annotated, events)
    for event in events:
        for draft in event.agreements:
            if event.status == "held" and event.rule in _STATUS_OF_STEP:
                _raise_status(draft, _STATUS_OF_STEP[event.rule], event.evidence)
            dates = event.type == "signing" or event.rule in _STATUS_OF_STEP
            if dates and draft.date is None and draft.status in {"signed", "adopted"} and event.start and event.status == "held":
                draft.date = event.start
                draft.say("date", [*event.evidence[:2], *event.evidence_of.get("start", [])[:1]])


def _stated(found: FoundInstrument, draft: AgreementDraft, quote: Stay) -> None:
    """Notes the sentence as evidence of what it says: the period with the name, the status, the number of documents."""
    if any((first or None) == draft.start and last in {draft.end, draft.start} for first, last in found.name.periods):
        draft.say("start", [quote])
        draft.say("end", [quote])
    if found.status is not None and found.status.status == draft.status and found.id is None:
        draft.say("status", [quote])
    if found.name.count and found.name.count == draft.count:
        draft.say("count", [quote])


def _raise_status(draft: AgreementDraft, status: str, places: Sequence[Stay]) -> None:
    """The later of two statuses, with the places that tell of it."""
    if stronger(draft.status, status) == status:
        if draft.status != status:
            draft.evidence_of.pop("status", None)
        draft.status = status
        draft.say("status", list(places[:2]))


def _in(place: Stay, event: EventDraft) -> bool:
    return any(a < place[1] and place[0] < b for a, b in event.evidence)


def _main_of(annotated: Annotated, events: Sequence[EventDraft], position: int) -> EventDraft | None:
    """The last main event told before the position in the same press release."""
    report = annotated.report_at(position)
    mains = [
        event
        for event in events
        if event.main and event.row is None and any(report.start <= a < report.end and a <= position for a, _ in event.evidence)
    ]
    return mains[-1] if mains else None


def _signed(found: FoundInstrument, draft: AgreementDraft, told: Sequence[EventDraft], quote: Stay) -> None:
    if found.status is None or found.status.status != "signed":
        return
    for event in told:
        if event.type == "signing" and draft not in event.agreements:
            event.link("agreements", draft, [quote])


def _adopted(
    annotated: Annotated, found: FoundInstrument, draft: AgreementDraft, main: EventDraft, told: Sequence[EventDraft]
) -> None:
    """A document adopted, or signed without a signing of its own, in a sentence of the meeting's day is the meeting's."""
    if found.status is None or found.status.status not in {"adopted", "signed"} or main.status != "held":
        return
    sentence = annotated.sentence_at(found.start_at)
    dates = annotated.dates_in(sentence.start, sentence.end) if sentence else []
    days = [date.edtf for date in dates if date.kind != "period"]
    if days and (main.start is None or not any(same_date(main.start, day) or same_date(main.end, day) for day in days)):
        return
    if any(draft in event.agreements for event in told) or main.type not in _GATHERINGS:
        return
    quote = quote_around(annotated, found.start_at, found.places[0][1])
    if not any(draft is known for known in main.adopts):
        main.link("adopts", draft, [quote])
    if draft.adopted_at is None:
        draft.adopted_at = main
        draft.say("adopted_at", [*main.evidence[:1], quote])
    if draft.date is None and main.start is not None:
        draft.date = main.start
        draft.say("date", [*main.evidence_of.get("start", main.evidence)[:1], quote])


def _discussed(annotated: Annotated, found: FoundInstrument, draft: AgreementDraft, main: EventDraft, place: Stay) -> None:
    if main.type not in _GATHERINGS or draft in main.adopts or draft in main.discusses:
        return
    if found.status is not None and found.status.status in {"signed", "adopted"}:
        return
    block = annotated.block_at(found.start_at)
    if block is not None and block.kind != "headline" and _DISCUSSED.search(annotated.text, place[0], place[1]):
        main.link("discusses", draft, [quote_around(annotated, found.start_at, found.places[0][1])])


def _counted(annotated: Annotated, instruments: Instruments, events: Sequence[EventDraft]) -> None:
    """`documents signed in May …. These are 12 documents`: the signing is that of the counted set."""
    signings = [event for event in events if event.type == "signing"]
    for draft in instruments.drafts:
        if draft.count is None:
            continue
        near = [event for event in signings if any(0 <= draft.start_at - a < 500 for a, _ in event.evidence)]
        if near and draft not in near[-1].agreements:
            event = near[-1]
            event.link("agreements", draft, [*event.evidence[:1], *draft.evidence[:1]])
            _raise_status(
                draft, "planned" if event.status in _FORTHCOMING else "signed", [*event.evidence[:1], *draft.evidence[:1]]
            )
            draft.evidence = list(event.evidence) + draft.evidence
            text = annotated.text[event.start_at : event.start_at + 60].lower()
            draft.open_list = draft.open_list or "international organi" in annotated.text[event.start_at : event.start_at + 160]
            draft.names += [word for word in ("joint documents", "documents") if text.startswith(word)]


def _nested(annotated: Annotated, instruments: Instruments) -> None:
    """`Concept Note of the Programme` is part of it; `the programme …, in implementation of the Plan` implements it."""
    for sentence, pairs in _by_sentence(annotated, instruments):
        for number, (found, draft) in enumerate(pairs):
            for earlier, owner in pairs[:number]:
                if owner is draft:
                    continue
                between = annotated.text[earlier.places[-1][1] : found.start_at]
                if _OF.match(between) or _tail_of(earlier, found):
                    _part_of(annotated, owner, draft, (earlier.start_at, found.places[0][1]))
                elif _IMPLEMENTS.search(annotated.text, sentence.start, found.start_at) and _IMPLEMENTS.search(
                    annotated.text[: found.start_at][-60:]
                ):
                    _implements(owner, draft, quote_around(annotated, earlier.start_at, found.places[0][1]))


def _tail_of(outer: FoundInstrument, inner: FoundInstrument) -> bool:
    """Whether the inner name stands in the tail of the outer one."""
    return outer.name.head == "concept note" and outer.start_at < inner.start_at < outer.places[-1][1] + 2


def _part_of(annotated: Annotated, owner: AgreementDraft, draft: AgreementDraft, names: Stay) -> None:
    owner.part_of = owner.part_of or draft
    if owner.part_of is draft:
        owner.say("part_of", [quote_around(annotated, *names)])


def _implements(owner: AgreementDraft, draft: AgreementDraft, quote: Stay) -> None:
    if owner.type in {"programme", "plan", "roadmap", "strategy"}:
        if not any(draft is known for known in owner.implements):
            owner.implements.append(draft)
        owner.link_evidence.setdefault(("implements", id(draft)), []).append(quote)


def _by_sentence(
    annotated: Annotated, instruments: Instruments
) -> Iterator[tuple[Sentence, list[tuple[FoundInstrument, AgreementDraft]]]]:
    grouped: dict[Sentence, list[tuple[FoundInstrument, AgreementDraft]]] = {}
    for found, draft in instruments.found:
        sentence = annotated.sentence_at(found.start_at)
        if sentence is not None:
            grouped.setdefault(sentence, []).append((found, draft))
    for sentence, pairs in grouped.items():
        yield sentence, sorted(pairs, key=lambda pair: pair[0].start_at)


def _announced(annotated: Annotated, instruments: Instruments, events: Sequence[EventDraft]) -> None:
    """`A plans to propose …. The statement was made at …`: where a proposal was announced."""
    for draft in instruments.drafts:
        if draft.status not in _FORTHCOMING:
            continue
        sentence = annotated.sentence_at(draft.start_at)
        if sentence is None:
            continue
        after = next((s for s in annotated.sentences if s.start >= sentence.end), None)
        if after is not None and _ANNOUNCED.search(annotated.text[after.start : after.end]):
            told = [event for event in events if _in((after.start, after.end), event) and event.row is None]
            draft.announced_at = told[0] if told else None
            draft.say("announced_at", [(sentence.start, sentence.end), (after.start, after.end)])
