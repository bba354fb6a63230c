"""Events and the rows of action plans to quads."""

from typing import Final

from pyoxigraph import NamedNode

from graph.facts import Event
from graph.mapping.event_dates import write_dates
from graph.mapping.participations import made_label, write_participations
from graph.mapping.places import find_place
from graph.mapping.telling import Telling
from graph.mapping.terms import EVENT_TYPES, LABEL, TYPE, code, normal, phrase, term, typed
from graph.mapping.writer import Writer
from graph.names import report_node, thing_iri

__all__ = ["refer_to_event", "write_event"]

# field of the facts -> property; each value is a key of the facts
_LINKS: Final = {
    "after_event": "afterEvent",
    "before_event": "beforeEvent",
    "part_of": "partOf",
    "agreements": "concerns",
    "implements": "implements",
    "within": "within",
    "discusses": "discusses",
    "adopts": "adopts",
}


def write_event(writer: Writer, event: Event) -> None:
    """Everything that the report says of an event, or of a row of a plan."""
    telling = Telling(writer, event)
    node = _describe(writer, telling)
    write_dates(writer, node, telling)
    _write_values(writer, node, telling)
    _write_links(writer, node, telling)
    write_participations(writer, node, event, telling.told, telling.general())
    if event.main:
        writer.say(node, term("mainEventOf"), writer.iri)
    if event.row is not None:
        _write_row(writer, node, telling)


def refer_to_event(writer: Writer, event: Event) -> None:
    """The event where a report only refers to it: what it is and when, without a claim."""
    telling = Telling(writer, event)
    write_dates(writer, _describe(writer, telling, told=False), telling, told=False)


def _describe(writer: Writer, telling: Telling[Event], *, told: bool = True) -> NamedNode:
    event, node = telling.told, writer.node(telling.told.key)
    writer.keep_key(node, event.key)
    kind = term("Measure") if event.row is not None else code(event.type, EVENT_TYPES)
    if told and event.row is None:
        writer.claim(node, TYPE, kind, telling.general(), event)
    else:
        writer.say(node, TYPE, kind)
    writer.say(node, LABEL, phrase(event.name or event.label or made_label(writer.nodes, event), writer.language))
    if event.name:
        writer.say(node, term("name"), phrase(event.name, writer.language))
    return node


def _write_values(writer: Writer, node: NamedNode, telling: Telling[Event]) -> None:
    event = telling.told
    for field in ("mode", "status"):
        if telling.is_stated(field):
            writer.claim(node, term(field), code(getattr(event, field)), telling.evidence(field) or (), telling.credit(field))
    if telling.is_stated("venue"):
        quotes = telling.evidence("venue") or ()
        writer.claim(node, term("venue"), typed(event.venue or "", "string"), quotes, telling.credit("venue"))
    if telling.is_stated("place"):
        writer.claim(node, term("place"), _place(writer, event), telling.evidence("place") or (), telling.credit("place"))
    if event.open_list:
        writer.claim(node, term("openList"), typed("true", "boolean"), telling.general(), telling.credit("open_list"))
    for topic in event.topics:
        entry = writer.nodes.registry.by_key(topic)
        iri = entry.iri if entry else thing_iri("topic", normal(topic).replace(" ", "-"))
        writer.claim(node, term("topic"), NamedNode(iri), telling.evidence("topics", topic) or (), telling.credit("topics"))


def _write_links(writer: Writer, node: NamedNode, telling: Telling[Event]) -> None:
    for field, name in _LINKS.items():
        value = getattr(telling.told, field)
        for key in [value] if isinstance(value, str) else value or []:
            if (evidence := telling.evidence(field, key)) is not None:
                writer.claim(node, term(name), writer.node(key), evidence, telling.credit(field))


def _write_row(writer: Writer, node: NamedNode, telling: Telling[Event]) -> None:
    """What only rows have; number, year and type are read off the table and need no quote beside that of the row."""
    event = telling.told
    if event.plan:
        writer.say(node, term("plan"), writer.node(event.plan))
    writer.say(node, term("row"), typed(event.row or "", "string"))
    writer.say(node, term("intendedEventType"), code(event.type, EVENT_TYPES))
    if event.year is not None:
        writer.say(node, term("year"), typed(f"{event.year:04}", "gYear"))
    if event.term is not None:
        writer.claim(node, term("term"), typed(event.term, "string"), telling.evidence("term") or (), telling.credit("term"))
    if event.steps is not None:
        writer.say(node, term("steps"), typed(str(event.steps), "integer"))


def _place(writer: Writer, event: Event) -> NamedNode:
    """The registry's place, or a node of its own for one that it lacks."""
    text = event.place or ""
    countries = writer.nodes.countries([participant.actor for participant in event.participants])
    if entry := find_place(text, writer.nodes.registry, countries):
        return NamedNode(entry.iri)
    node = NamedNode(report_node("place", writer.nodes.document, writer.report, [normal(text)]))
    writer.say(node, TYPE, term("Place"))
    writer.say(node, LABEL, phrase(text, writer.language))
    return node
