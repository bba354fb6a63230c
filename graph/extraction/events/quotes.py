"""Which sentences tell the mode, the place, the venue and the status of a happening, where no rule has said so."""

import re
from collections.abc import Iterable
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft, Stay
from graph.extraction.text.quotes import quote_around

__all__ = ["quote_values"]

_MODES: Final = {
    "online": re.compile(r"\b(?:on-?line|virtual|video|remote|tele-?conferenc|by\s+(?:tele)?phone|zoom|webinar)", re.IGNORECASE),
    "hybrid": re.compile(r"\b(?:hybrid|both\s+in\s+person|on-?line|video\w*|virtual\w*)", re.IGNORECASE),
    "in-person": re.compile(r"\b(?:in[\s-]person|face[\s-]to[\s-]face|physical\w*|in\s+presen\w+)", re.IGNORECASE),
}  # fmt: skip


def quote_values(annotated: Annotated, events: Iterable[EventDraft]) -> None:
    """Add evidence of mode, place and venue: of the event's own sentences those that hold the words, else the nearest.

    Where press releases tell them differently, each is quoted for its own.
    """
    for event in events:
        if event.row is not None:
            continue
        told = [
            (report.start, report.end, event.by_report[report.key])
            for report in annotated.reports
            if report.key in event.by_report
        ]
        report = annotated.report_at(event.start_at)
        _tell_what(annotated, event)
        for name in ("mode", "place", "venue"):
            for start, end, values in told if any(name in values for _, _, values in told) else []:
                _quote(annotated, event, name, (values.get(name), start, end))
            if not any(name in values for _, _, values in told):
                _quote(annotated, event, name, (getattr(event, name), report.start, report.end))


def _tell_what(annotated: Annotated, event: EventDraft) -> None:
    """A dateline that dates or places the event says nothing of it: a sentence of the event goes with it."""
    for name in ("start", "end", "place"):
        places = event.evidence_of.get(name) or []
        for place in places[:1]:
            block = annotated.block_at(place[0])
            own = [one for one in event.evidence if annotated.report_at(one[0]) == annotated.report_at(place[0])]
            if own and (place[1] - place[0] < 60 or (block is not None and block.kind == "dateline")) and len(places) < 3:
                event.evidence_of[name] = [*places, own[0]]


def _quote(annotated: Annotated, event: EventDraft, name: str, told: tuple[object, int, int]) -> None:
    value, start, end = told
    words = _words(name, value)
    if words is None:
        return

    def holds(place: Stay) -> bool:
        return start <= place[0] < end and words.search(annotated.text, *place) is not None

    known = event.evidence_of.get(name) or []
    if any(holds(place) for place in known):
        return
    found = [place for place in event.evidence if holds(place)][:1] or _nearest(annotated, event, words, (start, end))
    if found:
        event.evidence_of[name] = [*known, *found]


def _words(name: str, value: object) -> re.Pattern[str] | None:
    if not isinstance(value, str) or not value:
        return None
    return _MODES.get(value) if name == "mode" else re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)


def _nearest(annotated: Annotated, event: EventDraft, words: re.Pattern[str], within: Stay) -> list[Stay]:
    """The sentence nearest to where the event is told that holds the words, after the one that tells of the event."""
    own = [place for place in event.evidence if within[0] <= place[0] < within[1]]
    at = own[0][0] if own else event.start_at
    sentences = [s for s in annotated.sentences_in(*within) if words.search(annotated.text, s.start, s.end)]
    if not sentences:
        return []
    best = min(sentences, key=lambda s: (abs(s.start - at), s.start))
    return [*own[:1], quote_around(annotated, best.start, best.start + 1)]
