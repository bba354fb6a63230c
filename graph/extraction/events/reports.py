"""What a press release as a whole says of its events, and which releases of one file tell of the same event."""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.annotations import Annotated, ReportSpan
from graph.extraction.drafts import EventDraft
from graph.extraction.events.merge import absorb, compatible, persons_of

__all__ = ["settle", "unite_reports"]

_VENUE: Final = re.compile(
    r"\b(?:in|at)\s+(?:the\s+)?(?:building\s+of\s+(?:the\s+)?|premises\s+of\s+(?:the\s+)?|headquarters\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_STOP: Final = frozenset(
    ["the", "of", "and", "on", "in", "for", "to", "a", "an", "at", "with", "by", "between", "is", "are", "was", "were"]
)


def settle(annotated: Annotated, report: ReportSpan, events: Sequence[EventDraft]) -> None:
    """Main event, venue, and the bounds of dates that the text does not give."""
    if events and not any(event.main for event in events):
        events[0].main = True
    for event in events:
        _set_venue(annotated, event)
        _set_issuers_day(annotated, report, event)
    published = report.date or annotated.published
    _complete_years(annotated, report, events)
    for event in events:
        if event.start is None and published:
            if event.status == "held":
                event.not_after = event.not_after or published
            elif event.status in {"planned", "proposed"}:
                event.not_before = event.not_before or published


def _complete_years(annotated: Annotated, report: ReportSpan, events: Sequence[EventDraft]) -> None:
    """`22 February` in a release without a date that names one year only is a day of that year."""
    years = set()
    for date in annotated.dates_in(report.start, report.end):
        before = annotated.text[max(0, date.start - 16) : date.start]
        if date.edtf[:4].isdigit() and not re.search(
            r"\b(?:since|until|till|by|from|before|after)\s+(?:the\s+)?$", before, re.IGNORECASE
        ):
            years.add(date.edtf[:4])
    if len(years) != 1:
        return
    year = years.pop()
    for event in events:
        event.start = event.start.replace("XXXX", year) if event.start else None
        event.end = event.end.replace("XXXX", year) if event.end else None


def _set_issuers_day(annotated: Annotated, report: ReportSpan, event: EventDraft) -> None:
    """A body that reports its own meeting under a dateline reports it of that day; a news agency's dateline says nothing."""
    if event.start is None and event.main and event.status == "held" and report.issuer in event.actors():
        dateline = next((block for block in annotated.blocks if block.report == report.key and block.kind == "dateline"), None)
        dates = annotated.dates_in(dateline.start, dateline.end) if dateline else []
        if dateline and dates:
            event.start = dates[0].edtf
            event.evidence_of["start"] = [(dateline.start, dateline.end)]


def _set_venue(annotated: Annotated, event: EventDraft) -> None:
    """A body's house named as the place: `in the Ministry of …`."""
    if event.venue is not None or not event.main or event.type in {"appointment", "election"}:
        return
    for start, end in event.evidence:
        for mention in annotated.actors_in(start, end, references=False):
            if annotated.actor(mention.actor).kind in {"gov", "org"} and _VENUE.search(annotated.text[start : mention.start]):
                event.venue = mention.text
                event.evidence_of.setdefault("venue", [(start, end)])
                return


def unite_reports(annotated: Annotated, releases: Sequence[tuple[ReportSpan, list[EventDraft]]]) -> list[EventDraft]:
    """Events of all releases; those that two releases tell of stand once, with what each says where they differ."""
    united: list[tuple[EventDraft, list[tuple[ReportSpan, EventDraft]]]] = []
    for report, events in releases:
        for event in events:
            known = next((pair for pair in united if _one_event(annotated, pair[1], report, event)), None)
            if known is None:
                united.append((event, [(report, _copy(event))]))
            else:
                known[1].append((report, _copy(event)))
                _share_evidence(known[0], event)
                absorb(known[0], event)
                known[0].main = known[0].main or event.main
                _redirect([e for _, more in releases for e in more], event, known[0])
    _set_order(annotated, [event for event, _ in united])
    for event, told in united:
        _set_differences(event, told)
        _set_city(annotated, event, [report for report, _ in told])
    return [event for event, _ in united]


def _share_evidence(known: EventDraft, event: EventDraft) -> None:
    """What both releases say has its place in each of them."""
    for field, places in event.evidence_of.items():
        if field in known.evidence_of and getattr(known, field, None) == getattr(event, field, None):
            known.evidence_of[field] = [*known.evidence_of[field], *(p for p in places if p not in known.evidence_of[field])]


def _copy(event: EventDraft) -> EventDraft:
    return EventDraft(
        event.type, event.start_at, name=event.name, start=event.start, end=event.end, place=event.place, mode=event.mode,
        status=event.status, participants=list(event.participants), evidence=list(event.evidence), main=event.main,
    )  # fmt: skip


def _redirect(events: Sequence[EventDraft], old: EventDraft, new: EventDraft) -> None:
    for event in events:
        if event.part_of is old and event is not new:
            event.part_of = new


def _one_event(
    annotated: Annotated, told: Sequence[tuple[ReportSpan, EventDraft]], report: ReportSpan, event: EventDraft
) -> bool:
    """Whether the event is one that an earlier release tells of: same day and persons, or the same name."""
    for other, known in told:
        if other.key == report.key or not compatible(annotated, known, event):
            continue
        if known.name and event.name:
            return True
        if known.start and event.start and known.main and event.main:
            shared = persons_of(annotated, known) & persons_of(annotated, event)
            if shared or (_similar(other.title, report.title) and known.actors() & event.actors()):
                return True
    return False


def _similar(first: str | None, second: str | None) -> bool:
    """Whether two headlines say much the same."""
    if not first or not second:
        return False
    a, b = ({word.strip(",.:“”\"'").lower() for word in title.split()} - _STOP for title in (first, second))
    return len(a & b) >= 0.5 * min(len(a), len(b))


def _set_differences(event: EventDraft, told: Sequence[tuple[ReportSpan, EventDraft]]) -> None:
    """`by_report` where releases give different modes, places, dates or states; evidence per release always."""
    if len({report.key for report, _ in told}) < 2:
        return
    differing = [
        name
        for name in ("mode", "place", "start", "end", "status")
        if len({getattr(one, name) for _, one in told if getattr(one, name) is not None}) > 1
    ]
    for report, one in told:
        values: dict[str, object] = {name: getattr(one, name) for name in differing if getattr(one, name) is not None}
        values["evidence"] = [place for place in one.evidence if report.start <= place[0] < report.end]
        event.by_report[report.key] = values


_PROPOSED_AT: Final = re.compile(
    r"\b(?:proposed|made\s+(?:\w+\s+)?proposals?|announced|voiced|put\s+forward|initiated|suggested|set\s+out|expressed)\b.*\b(?:in|at|during)\b",
    re.IGNORECASE,
)


def _set_order(annotated: Annotated, events: Sequence[EventDraft]) -> None:
    """An undated main event that takes up what was said at another one comes after it."""
    mains = [event for event in events if event.main and event.start is None and event.status == "held"]
    for main in mains[:1]:
        for event in events:
            if event.main or event.status != "held" or event.start is not None or event.part_of is main:
                continue
            if any(_PROPOSED_AT.search(annotated.text[a:b]) for a, b in event.evidence):
                main.after_event = event
                return


def _set_city(annotated: Annotated, event: EventDraft, reports: Sequence[ReportSpan]) -> None:
    """The city of a venue that is a ministry or the like: that of the dateline, where the house belongs to the host country."""
    if event.place is not None or event.venue is None:
        return
    del reports
    for block in annotated.blocks:
        if block.kind == "dateline":
            for mention in annotated.mentions_in(block.start, block.end, "place"):
                event.place = mention.text
                event.evidence_of.setdefault("place", [(block.start, block.end)])
                return
