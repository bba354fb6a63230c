"""Facts to quads: per report one source graph, and beside it one of provenance.

Example. Document `d` holds reports r1 and r2. Both tell of the meeting e1 of Fiji (registry) with the mission m (not in it);
r1 says in person, r2 online. `<…>` abbreviates https://w3id.org/communique/, `r-1` stands for `r-` and 12 hex digits.

graph <graph/d/r1>
  <id/document/d>       a c:Document ; c:sha256 "…" ; dcterms:source "d.txt" .
  <id/document/d/r1>    a c:Report ; dcterms:isPartOf <id/document/d> ; c:order 1 ; c:graph <graph/d/r1> ;
                        c:mentions <id/actor/fji> , <id/actor/r-1> .
  <id/actor/r-1>        a c:UNEntity ; rdfs:label "Mission in Fiji"@en ; c:name "Mission in Fiji"@en , "Mission"@en .
  <id/event/r-2>        a c:Meeting ; rdfs:label "Talks"@en ; c:startDate "2022-05-03"^^edtf:EDTF ;
                        c:earliest "2022-05-03"^^xsd:date ; c:latest "2022-05-03"^^xsd:date ;
                        c:place <id/place/geonames-2198148> ; c:mode c:inPerson ;
                        c:participation <id/participation/r-3> , … ; c:mainEventOf <id/document/d/r1> .
  <id/participation/r-3> a c:Participation ; c:event <id/event/r-2> ; c:actor <id/actor/fji> ; c:role c:host .
graph <graph/d/r1/provenance>
  <id/actor/r-1> c:factKey "m" .   <id/event/r-2> c:factKey "e1" .
  <id/claim/9f…>        a c:Claim ; rdf:subject <id/event/r-2> ; rdf:predicate c:mode ; rdf:object c:inPerson ;
                        c:inReport <id/document/d/r1> ; c:rule "venue" ; c:confidence 0.9 ;
                        c:evidence <id/document/d#char=76,123> .
  <id/document/d#char=76,123> a oa:SpecificResource ; oa:hasSource <id/document/d> ; oa:start 76 ; oa:end 123 ; oa:exact "…" .
graph <graph/d/r2>
  the same about <id/actor/r-4>, <id/event/r-5>, … of r2, with c:mode c:online; its provenance has factKey "m" and "e1" again.

Claimed: c:mentions (report), rdf:type (event, measure), values and links of events, measures and agreements, c:actor
(participation, party), c:office, c:post (holding), c:parent, c:member, c:amount, c:funds. All else holds these together.
Kinds of nodes: actor, person, post, holding, event, measure, participation, agreement, party, funding, place.
An entry that a report only refers to has type, label (events: dates) there and no claim of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from graph.facts import Actor, Facts, Report
from graph.linking.registry import Registry
from graph.mapping.actors import describe_actor, write_mentions, write_posts
from graph.mapping.agreements import refer_to_agreement, write_agreement, write_money
from graph.mapping.attribution import Attribution
from graph.mapping.documents import write_report
from graph.mapping.events import refer_to_event, write_event
from graph.mapping.nodes import Nodes
from graph.mapping.writer import Writer

__all__ = ["MappedDocument", "map_facts"]


@dataclass(frozen=True, slots=True)
class MappedDocument:
    """All graphs of a document: graph IRI -> quads, both sorted."""

    document_id: str
    graphs: Mapping[str, list[Quad]]


def map_facts(facts: Facts, registry: Registry) -> MappedDocument:
    """The source and provenance graphs of a document. Wrong values are mapped as they are, for SHACL to refuse."""
    nodes, attribution = Nodes(facts, registry), Attribution(facts)
    graphs: dict[str, list[Quad]] = {}
    for report in facts.reports:
        graphs |= _report_graphs(facts, report, nodes, attribution)
    return MappedDocument(facts.document.id, dict(sorted(graphs.items())))


def _report_graphs(facts: Facts, report: Report, nodes: Nodes, attribution: Attribution) -> dict[str, list[Quad]]:
    writer = Writer(nodes, attribution, report.key, facts.document.language)
    text = facts.document.text[slice(*report.span)] if facts.document.text is not None else None
    write_report(writer, facts, report)
    told: set[str] = set()
    for event in facts.events:
        if report.key in attribution.of_event(event):
            write_event(writer, event)
            told.add(event.key)
    for agreement in facts.agreements:
        if report.key in attribution.of_agreement(agreement):
            write_agreement(writer, agreement, text)
            told.add(agreement.key)
    for money in facts.money:
        if report.key in attribution.of_money(money):
            write_money(writer, money)
    for actor in facts.actors:
        if report.key in attribution.of_actor(actor):
            _write_actor(writer, actor, report)
            told.add(actor.key)
    _describe_wanted(writer, told)
    return writer.graphs()


def _write_actor(writer: Writer, actor: Actor, report: Report) -> None:
    describe_actor(writer, actor)
    write_mentions(writer, actor)
    write_posts(writer, actor, report)


def _describe_wanted(writer: Writer, told: set[str]) -> None:
    """Entries that the report refers to and does not tell: their description may refer to others in turn."""
    nodes = writer.nodes
    while writer.wanted:
        key = writer.wanted.pop()
        if key in told:
            continue
        told.add(key)
        if key in nodes.actors:
            describe_actor(writer, nodes.actors[key])
        elif key in nodes.agreements:
            refer_to_agreement(writer, nodes.agreements[key])
        elif key in nodes.events:
            refer_to_event(writer, nodes.events[key])
