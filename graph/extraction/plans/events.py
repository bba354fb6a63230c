"""Rows of an action plan as planned events, and the happenings that stand inside a row."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from typing import Final

from graph.extraction.actors.nesting import outermost
from graph.extraction.annotations import Annotated
from graph.extraction.drafts import AgreementDraft, EventDraft, PartyDraft, TakingPart
from graph.extraction.events.types import organising_words, phrase_type
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.instruments.topics import topics_in
from graph.extraction.plans.inside import events_inside
from graph.extraction.plans.places import row_place
from graph.extraction.plans.plans import PlanTable
from graph.extraction.plans.quotes import RowQuotes, plan_titles, row_quotes
from graph.extraction.plans.steps import count_steps
from graph.extraction.plans.terms import read_term

__all__ = ["plan_events", "plan_of", "row_type"]

_PURPOSE: Final = re.compile(
    r"^(?:In order to|With a view to|For the purpose of|To)\b[^.]*?,\s*(?=organi|hold|conduct|visit|prepar|arrang)", re.IGNORECASE
)
_TAKING_PART: Final = re.compile(r"^(?:Active\s+)?Participation\s+(?:of\b.+?\s+)?(?:in|at|to)\s+(?:the\s+)?", re.IGNORECASE)
_JOINED: Final = re.compile(r"^\w+\s+of\s+and\s+([\w-]+)\s", re.IGNORECASE)
_CAPACITY: Final = re.compile(r"^(?:[\w’'-]+\s+){0,3}capacity[- ]building\b", re.IGNORECASE)
_IMPLEMENTS: Final = re.compile(
    r"\b(?:implement\w*|fulfil\w*|realization|realisation|ratification|monitoring|execution|carrying\s+out)\b", re.IGNORECASE
)


def plan_of(annotated: Annotated, instruments: Instruments, table: PlanTable) -> AgreementDraft | None:
    """The plan a table belongs to: the last plan, programme or roadmap named above its header; its title's actors are its parties."""
    above = [
        draft
        for draft in instruments.within(0, table.start)
        if draft.type in {"plan", "roadmap", "programme", "framework", "agenda"}
    ]
    if not above:
        return None
    plan = above[-1]
    for place in plan_titles(annotated, plan):
        for mention in annotated.actors_in(*place):
            if annotated.actor(mention.actor).kind in {"country", "un", "igo", "org", "gov", "group"}:
                plan.add(PartyDraft(mention.actor, evidence=[place], rule="instruments.title"))
    return plan


def plan_events(
    annotated: Annotated, instruments: Instruments, table: PlanTable, plan: AgreementDraft | None
) -> list[EventDraft]:
    """One planned event for each row of the table, followed by the happenings that stand inside it."""
    events = []
    titles = plan_titles(annotated, plan) if plan else []
    for row in table.rows:
        quotes = row_quotes(row, titles)
        event = _row_event(annotated, instruments, quotes, plan)
        events += [event, *events_inside(annotated, instruments, quotes, event)]
    return events


def _row_event(annotated: Annotated, instruments: Instruments, quotes: RowQuotes, plan: AgreementDraft | None) -> EventDraft:
    row = quotes.row
    cell, mechanism, printed = row.cell("event"), row.cell("mechanism"), row.cell("term")
    year = row.year or _year_of(printed.line)
    term = read_term(printed.line, row.year)
    event = EventDraft(
        row_type(cell.line), row.start, main=True, name=cell.line.rstrip(" .;"), status="planned", rule="plans.row"
    )
    event.confidence = 0.95
    event.start, event.end, event.not_after = term.start, term.end, term.not_after
    event.row = row.key
    event.year, event.term, event.plan = year, printed.line or None, plan
    event.steps = count_steps(annotated.text, mechanism)
    event.place = row_place(annotated, cell)
    event.evidence = quotes.name[:3]
    event.evidence_of["status"] = quotes.planned()
    event.evidence_of["term"] = quotes.printed()
    for name in ("start", "end", "not_after"):
        if (value := getattr(event, name)) is not None:
            event.evidence_of[name] = quotes.dated(value, quotes.name)
    _link(instruments, quotes, event)
    event.topics = topics_in(annotated, [*cell.pieces, *mechanism.pieces])
    for topic in event.topics:
        event.evidence_of[f"topics:{topic}"] = quotes.of_topic(annotated, topic)
    _add_bodies(annotated, instruments, quotes, event)
    return event


def _year_of(text: str) -> int | None:
    found = re.search(r"\b(?:19|20)\d\d\b", text)
    return int(found[0]) if found else None


def row_type(text: str) -> str:
    """Type of the happening a row leads with; `other` where it leads with none."""
    rest = _PURPOSE.sub("", text.strip())
    taking_part = _TAKING_PART.match(rest)
    if taking_part:
        return phrase_type(rest[taking_part.end() :]) or "other"
    if re.match(r"opening\s+of\b", rest, re.IGNORECASE):
        return "other"
    led = organising_words().match(rest)
    phrase = rest[led.end() :] if led else rest
    joined = _JOINED.match(phrase)
    if joined and phrase_type(joined[1]):
        return phrase_type(joined[1]) or "other"
    if _CAPACITY.match(phrase):
        return "training"
    return phrase_type(phrase) or "other"


def _link(instruments: Instruments, quotes: RowQuotes, event: EventDraft) -> None:
    """What the row implements, and the programmes, projects and frameworks it is carried out under."""
    cell = quotes.row.cell("event")
    if _IMPLEMENTS.search(cell.text[:90]):
        for draft in instruments.in_places(cell.pieces):
            event.link("implements", draft, quotes.name)
    known = [*event.implements, *([event.plan] if event.plan else [])]
    for column in ("event", "mechanism"):
        for found, draft in instruments.found_in(quotes.row.cell(column).pieces):
            if draft.type in {"programme", "framework", "plan", "strategy"} and not any(draft is one for one in known):
                step = [] if column == "event" else quotes.step(column, found.start_at, found.places[0][1])
                event.link("within", draft, [*quotes.name[: 3 - len(step)], *step])


def _add_bodies(annotated: Annotated, instruments: Instruments, quotes: RowQuotes, event: EventDraft) -> None:
    for party in event.plan.parties if event.plan else []:
        event.add(TakingPart(party.actor, evidence=quotes.planned(), rule="plans.party", confidence=0.9))
    for column in ("event", "mechanism", "executor"):
        for piece in quotes.row.cell(column).pieces:
            _add_named(annotated, instruments, quotes, (column, piece), event)


def _add_named(
    annotated: Annotated, instruments: Instruments, quotes: RowQuotes, where: tuple[str, tuple[int, int]], event: EventDraft
) -> None:
    column, piece = where

    def quote(start: int, end: int) -> list[tuple[int, int]]:
        if column == "event":
            return quotes.name[:3]
        step = quotes.step(column, start, end)
        return [*quotes.name[: 3 - len(step)], *step]

    mentions = [mention for mention in annotated.actors_in(*piece) if not instruments.covers(mention.start, mention.end)]
    for mention in outermost(mentions):
        actor = annotated.actor(mention.actor)
        around = annotated.text[max(piece[0], mention.start - 24) : mention.start]
        hosted = re.search(r"\b(?:hosted\s+by|in|held\s+in)\s+(?:the\s+)?$", around)
        if actor.kind == "country" and hosted:
            continue
        event.add(TakingPart(mention.actor, evidence=quote(mention.start, mention.end), rule="plans.named"))
    for post in annotated.posts_in(*piece):
        if post.person is None and post.of is not None:
            places = quote(post.start, post.end)
            event.add(TakingPart(post.of, office=post.text, evidence=places, rule="plans.office", confidence=0.85))
