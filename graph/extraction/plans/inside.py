"""Happenings inside a row of a plan: a named conference, a workshop, a visit that is a step of another activity."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft, Stay, TakingPart
from graph.extraction.events.types import noun_pattern, noun_type, phrase_type
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.plans.places import row_place
from graph.extraction.plans.quotes import RowQuotes, step_around
from graph.extraction.text.passages import Passage

__all__ = ["events_inside"]

_END: Final = re.compile(
    r"[.;(\n]|,\s|\s(?=\d{1,2}[.)]\s?[A-Z])|\band\s+(?:the\s+|an?\s+)?(?:lists?|agendas?|programmes?|programs?|dates?|invitations?|participants|preparations?|formation|selection|approval|materials|venue)\b|\b(?:aimed|targeting|in\s+the\s+framework|with\s+the\s+participation|in\s+cooperation|in\s+order|will|to\s+(?:discuss|foster|explain|examin\w+)|for\s+(?:teachers|specialists))\b",
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


def events_inside(annotated: Annotated, instruments: Instruments, quotes: RowQuotes, event: EventDraft) -> list[EventDraft]:
    """Happenings that the mechanism of a row names beside the row's own, each planned and part of it."""
    cell = quotes.row.cell("mechanism")
    found = []
    for start, end, lead_end in _candidates(cell):
        kind = phrase_type(cell.text[lead_end:end])
        if kind in {None, "other", "appointment", "election"} or _inside_body(annotated, cell, start, end):
            continue
        found.append(_inside(annotated, instruments, quotes, (start, end, lead_end), kind, event))
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
    annotated: Annotated, instruments: Instruments, quotes: RowQuotes, where: tuple[int, int, int], kind: str, row: EventDraft
) -> EventDraft:
    start, end, phrase = where
    cell = quotes.row.cell("mechanism")
    step = step_around(cell.text, start)
    places = cell.places(*step)
    told = quotes.step("mechanism", cell.offsets[start], cell.offsets[min(end, len(cell.offsets)) - 1] + 1)
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
        event.evidence_of["start"] = event.evidence_of["end"] = told
    else:
        for name in ("start", "end"):
            if (value := getattr(event, name)) is not None:
                event.evidence_of[name] = [*quotes.dated(value, quotes.name), *told[:1]]
    event.place = row_place(annotated, _sub(cell, step)) if kind == "visit" else None
    event.evidence = told
    event.evidence_of["status"] = [*quotes.title[:1], *told]
    event.evidence_of["part_of"] = [*quotes.name[:1], *told]
    for draft in instruments.in_places(places):
        if draft.type in {"programme", "framework"} and draft is not row.plan:
            event.link("within", draft, told)
    _take_part(annotated, instruments, quotes, (step, told), event, row)
    return event


def _sub(cell: Passage, part: tuple[int, int]) -> Passage:
    start, end = part
    return Passage(cell.text[start:end], cell.offsets[start:end], tuple(cell.places(start, end)))


def _take_part(
    annotated: Annotated,
    instruments: Instruments,
    quotes: RowQuotes,
    where: tuple[tuple[int, int], list[Stay]],
    event: EventDraft,
    row: EventDraft,
) -> None:
    """The plan's parties and the bodies of the step; the country that hosts takes part as host only."""
    step, told = where
    parties = {party.actor for party in row.plan.parties} if row.plan else set()
    named = [(place, m) for place in quotes.row.cell("mechanism").places(*step) for m in annotated.actors_in(*place)]
    hosts = {m.actor for place, m in named if _hosts(annotated, place, m.start, m.end)}
    for part in row.participants:
        country = annotated.actor(part.actor).kind == "country" if part.actor else False
        if part.actor in parties and not (hosts and not country):
            places = [*quotes.title[:1], *told]
            event.add(TakingPart(part.actor, evidence=places, rule="plans.party", confidence=0.8))
    for _, mention in named:
        if instruments.covers(mention.start, mention.end):
            continue
        role = "host" if mention.actor in hosts else "participant"
        places = quotes.step("mechanism", mention.start, mention.end)
        event.add(TakingPart(mention.actor, role, evidence=places, rule="plans.named", confidence=0.8))


def _hosts(annotated: Annotated, place: tuple[int, int], start: int, end: int) -> bool:
    before, after = annotated.text[place[0] : start], annotated.text[end : place[1]]
    return (
        re.search(r"\bhosted\s+by\s+(?:the\s+)?$", before) is not None or re.match(r"\s+(?:will\s+)?hosts?\b", after) is not None
    )
