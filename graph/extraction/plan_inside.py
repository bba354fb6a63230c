"""Happenings inside a row of a plan: a named conference, a workshop, a visit that is a step of another activity."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft, TakingPart
from graph.extraction.event_types import noun_pattern, noun_type, phrase_type
from graph.extraction.instruments import Instruments
from graph.extraction.passages import Passage
from graph.extraction.plan_places import row_place
from graph.extraction.plans import PlanRow

__all__ = ["events_inside"]

_STEP: Final = re.compile(r"(?<=[.;>])\s+|\n|\s(?=\d{1,2}[.)]\s?[A-Z])")
_END: Final = re.compile(
    r"[.;(\n]|,\s|\s(?=\d{1,2}[.)]\s?[A-Z])|\b(?:aimed|targeting|in\s+the\s+framework|with\s+the\s+participation|in\s+cooperation|in\s+order|will|to\s+(?:discuss|foster|explain|examin\w+)|for\s+(?:teachers|specialists))\b",
    re.IGNORECASE,
)  # fmt: skip
_COMPOUND: Final = re.compile(
    r"\s+(?:concept|programme|program|agenda|plan|hall|room|venue|participants?|materials|report|format|organi[sz]ers?)\b",
    re.IGNORECASE,
)
_NO_PHRASE: Final = re.compile(r"\b(?:of|in|on|for|to|at|with|and|or|by|as|will|such|from|through|during)\b", re.IGNORECASE)
_EXAMPLE: Final = re.compile(
    r"\b(?:for\s+example|such\s+as|e\.g\.|for\s+instance|or|possible|potential|dates?\s+of|schedule\s+of)\s*$", re.IGNORECASE
)


def events_inside(annotated: Annotated, instruments: Instruments, row: PlanRow, event: EventDraft) -> list[EventDraft]:
    """Happenings that the mechanism of a row names beside the row's own, each planned and part of it."""
    cell = row.cell("mechanism")
    found = []
    for start, end, lead_end in _candidates(cell):
        kind = phrase_type(cell.text[lead_end:end])
        if kind in {None, "other", "appointment", "election"} or _inside_body(annotated, cell, start, end):
            continue
        found.append(_inside(annotated, instruments, cell, (start, end, lead_end), kind, event))
    return found


def _inside_body(annotated: Annotated, cell: Passage, start: int, end: int) -> bool:
    """Whether the phrase begins inside the name of a body ("Committee of the … Nomination")."""
    offset = cell.offsets[start]
    return (
        any(m.start < offset < m.end for place in cell.pieces for m in annotated.actors_in(*place, references=False))
        and end > start
    )


def _candidates(cell: Passage) -> Iterator[tuple[int, int, int]]:
    """(start, end, where the noun phrase begins) of each happening named as one of its own: not as an example, not "the event"."""
    for noun in noun_pattern().finditer(cell.text):
        phrase = _phrase_start(cell.text, noun.start(), noun[1])
        if phrase is None or noun_type(noun[1]) in {None, "other"}:
            continue
        stop = _END.search(cell.text, noun.end())
        yield phrase, stop.start() if stop else len(cell.text), phrase


def _phrase_start(text: str, noun: int, word: str) -> int | None:
    """Where the phrase of the noun begins if it names one happening; None for a plural, an example, a reference back."""
    if _COMPOUND.match(text, noun + len(word)) or (word.lower().endswith("s") and word.lower() not in {"talks", "consultations"}):
        return None
    for length in range(6):
        match = re.search(rf"(?P<det>\b(?:an?|the)\s+)(?P<mods>(?:[\w’'/-]+\s+){{{length}}})$", text[:noun], re.IGNORECASE)
        if match is None:
            continue
        if _NO_PHRASE.search(match["mods"]) or _EXAMPLE.search(text[: match.start()]):
            return None
        definite = match["det"].lower().startswith("the")
        named = re.search(r"[A-Z]|\d(?:st|nd|rd|th)\b", match["mods"]) is not None
        own = named or (word.lower() == "visit" and re.match(r"\s+of\s+the\s+[A-Z]", text[noun + len(word) :]) is not None)
        return match.end("det") if own or not definite else None
    opening = re.search(
        r"(?P<lead>(?:^|[.;:>\n])\s*(?:\d{1,2}[.)]\s*)?(?:organi[sz]\w+\s+(?:of\s+)?|holding\s+(?:of\s+)?)?)(?P<mods>(?:[\w’'/-]+\s+){1,5})$",
        text[:noun],
        re.IGNORECASE,
    )
    if (
        opening is None
        or _NO_PHRASE.search(opening["mods"])
        or not re.match(r"\s+(?:on|of|for|in|with)\b", text[noun + len(word) :])
    ):
        return None
    return opening.start("mods")


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
