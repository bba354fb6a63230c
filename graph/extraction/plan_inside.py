"""Happenings inside a row of a plan: a named conference, a workshop, a visit that is a step of another activity."""

import re
from collections.abc import Iterator
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft, TakingPart
from graph.extraction.event_types import noun_pattern, phrase_type
from graph.extraction.instruments import Instruments
from graph.extraction.passages import Passage
from graph.extraction.plan_places import row_place
from graph.extraction.plans import PlanRow

__all__ = ["events_inside"]

_LEAD: Final = re.compile(
    r"\b(?:organi[sz](?:e|es|ing|ation)|hold(?:ing)?|conduct(?:ing)?|host(?:ing)?|conven(?:e|ing)|support\s+the\s+organi[sz]ation\s+of|participat(?:e|ion)|arrang(?:e|ing))"
    r"\s+(?:of\s+)?(?:(?:the\s+)?[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,5}?\s+(?:at|in|to)\s+|at\s+|in\s+|to\s+)?(?P<det>an?\s+|the\s+)",
    re.IGNORECASE,
)  # fmt: skip
_STEP: Final = re.compile(r"(?<=[.;>])\s+|\s(?=\d{1,2}[.)]\s?[A-Z])")
_END: Final = re.compile(
    r"[.;(]|,\s|\s(?=\d{1,2}[.)]\s?[A-Z])|\b(?:aimed|targeting|in\s+the\s+framework|with\s+the\s+participation|in\s+cooperation|in\s+order|will|to\s+(?:discuss|foster|explain|examin\w+)|for\s+(?:teachers|specialists))\b",
    re.IGNORECASE,
)  # fmt: skip
_UNTOLD: Final = re.compile(
    r"\b(?:the|this)\s+(?:visit|event|events|exhibition|conference|lecture|concert|training|meeting)\b(?!\s+(?:of|for|on|at)\s)",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"^\s*\d{1,2}[.)]\s*")


def events_inside(annotated: Annotated, instruments: Instruments, row: PlanRow, event: EventDraft) -> list[EventDraft]:
    """Happenings that the mechanism of a row names beside the row's own, each planned and part of it."""
    cell = row.cell("mechanism")
    found = []
    for start, end, lead_end in _candidates(cell):
        kind = phrase_type(cell.text[lead_end:end])
        if kind is None or kind == "other":
            continue
        found.append(_inside(annotated, instruments, cell, (start, end, lead_end), kind, event))
    return found


def _candidates(cell: Passage) -> Iterator[tuple[int, int, int]]:
    """(start, end, where the noun phrase begins) of each happening that is led by a word of organising or taking part."""
    for match in _LEAD.finditer(cell.text):
        phrase = match.end()
        if _UNTOLD.match(cell.text, match.start("det")):
            continue
        noun = noun_pattern().search(cell.text, phrase)
        if noun is None or noun.start() - phrase > 70 or re.search(r"[.;,]|\bof\b", cell.text[phrase : noun.start()]):
            continue
        definite = match["det"].strip().lower() == "the"
        if definite and not re.search(r"[A-Z]", cell.text[phrase : noun.end()]) and noun[1].lower() != "visit":
            continue
        stop = _END.search(cell.text, noun.end())
        yield match.start(), stop.start() if stop else len(cell.text), phrase


def _inside(
    annotated: Annotated, instruments: Instruments, cell: Passage, where: tuple[int, int, int], kind: str, row: EventDraft
) -> EventDraft:
    start, end, phrase = where
    step = _step_around(cell.text, start)
    places = cell.places(*step)
    text = cell.text[phrase:end].strip(" ,.")
    event = EventDraft(
        kind, places[0][0] if places else row.start_at, status="planned", rule=f"plans.inside.{kind}", confidence=0.8
    )
    if re.search(r"[A-Z]", text.split(" of ")[0]):
        event.name = text
    else:
        event.label = text[:1].upper() + text[1:]
    event.start, event.end, event.part_of = row.start, row.end, row
    dates = [d for a, b in places for d in annotated.dates_in(a, b) if d.kind in {"day", "days", "month", "months"}]
    if dates:
        event.start, event.end = dates[0].edtf, dates[0].edtf_end
        event.evidence_of["start"] = places[:1]
    else:
        event.evidence_of.update({k: v for k, v in row.evidence_of.items() if k == "start"})
    step_passage = _sub(cell, step)
    event.place = row_place(annotated, step_passage) if kind == "visit" else None
    event.evidence = [place for place in cell.places(start, end) if place[1] - place[0] <= 600][:2] or places[:1]
    event.within = [d for d in instruments.in_places(places) if d.type in {"programme", "framework"} and d is not row.plan]
    _take_part(annotated, instruments, cell, step, event, row)
    return event


def _step_around(text: str, position: int) -> tuple[int, int]:
    """The step of the mechanism in which the position lies."""
    edges = [0, *(match.start() for match in _STEP.finditer(text)), len(text)]
    starts = [edge for edge in edges if edge <= position]
    ends = [edge for edge in edges if edge > position]
    return starts[-1], ends[0] if ends else len(text)


def _sub(cell: Passage, part: tuple[int, int]) -> Passage:
    start, end = part
    return Passage(cell.text[start:end], cell.offsets[start:end], tuple(cell.places(start, end)))


def _take_part(
    annotated: Annotated, instruments: Instruments, cell: Passage, step: tuple[int, int], event: EventDraft, row: EventDraft
) -> None:
    """The plan's parties and the bodies of the step; the country that hosts takes part as host only."""
    parties = {party.actor for party in row.plan.parties} if row.plan else set()
    named = [(place, m) for place in cell.places(*step) for m in annotated.actors_in(*place)]
    hosts = {m.actor for place, m in named if _hosts(annotated, place, m.start, m.end)}
    foreign = bool(hosts)
    for part in row.participants:
        country = annotated.actor(part.actor).kind == "country" if part.actor else False
        if part.actor in parties and not (foreign and not country):
            event.add(TakingPart(part.actor, evidence=list(part.evidence), rule="plans.party", confidence=0.8))
    for (start, end), mention in named:
        if instruments.covers(mention.start, mention.end):
            continue
        role = "host" if mention.actor in hosts else "participant"
        event.add(TakingPart(mention.actor, role, evidence=[(start, min(end, start + 600))], rule="plans.named", confidence=0.8))


def _hosts(annotated: Annotated, place: tuple[int, int], start: int, end: int) -> bool:
    before, after = annotated.text[place[0] : start], annotated.text[end : place[1]]
    return (
        re.search(r"\bhosted\s+by\s+(?:the\s+)?$", before) is not None or re.match(r"\s+(?:will\s+)?hosts?\b", after) is not None
    )
