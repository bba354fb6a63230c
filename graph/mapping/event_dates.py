"""Dates of events and measures to quads: as stated, and as bounds."""

from datetime import date

from pyoxigraph import NamedNode

from graph.facts import Event
from graph.mapping.telling import Telling
from graph.mapping.terms import day, edtf, limits, term, typed
from graph.mapping.writer import Writer

__all__ = ["write_dates"]

_FIELDS = {"start": "startDate", "end": "endDate", "not_before": "notBefore", "not_after": "notAfter"}


def write_dates(writer: Writer, node: NamedNode, telling: Telling[Event], *, told: bool = True) -> None:
    """Start, end and limits with evidence (without, where the event is only referred to), and their bounds.

    Where the date stands in another report of the same event only, this report states none.
    """
    event = telling.told
    stated = {field: getattr(event, field) for field in _FIELDS if telling.is_stated(field)}
    if stated.get("end") == stated.get("start"):
        stated.pop("end", None)
    for field, value in stated.items():
        if told:
            writer.claim(node, term(_FIELDS[field]), edtf(value), telling.evidence(field) or (), telling.credit(field))
        else:
            writer.say(node, term(_FIELDS[field]), edtf(value))
    if "start" not in stated and telling.whole.says_date:
        writer.say(node, term("dateNotStated"), typed("true", "boolean"))
    if event.end_unknown:
        writer.say(node, term("endUnknown"), typed("true", "boolean"))
    for name, bound in zip(("earliest", "latest"), _bounds(event, stated), strict=True):
        if bound:
            writer.say(node, term(name), day(bound))


def _bounds(event: Event, stated: dict[str, str]) -> tuple[date | None, date | None]:
    """First and last day that what is stated allows; an undated event lies between its limits."""
    start, end = stated.get("start"), stated.get("end")
    first = limits(start)[0] if start else limits(stated.get("not_before"))[0]
    if event.end_unknown or end == "..":
        return first, None
    if start or end:
        return first, limits(end or start)[1]
    return first, limits(stated.get("not_after"))[1]
