"""What one report says, as quads: its graph, and beside it claims with their evidence."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.facts import Span
from graph.mapping.attribution import Attribution
from graph.mapping.credits import Credit, Sourced, merged
from graph.mapping.nodes import Nodes
from graph.mapping.terms import TYPE, number, oa, rdf, term, typed
from graph.names import content_hash, document_iri, provenance_graph, report_graph, report_iri, span_iri, thing_iri

__all__ = ["Value", "Writer"]

Value = NamedNode | Literal

# A claim needs one good quote; three keep the graph of a long document from growing with every repetition of a name.
_MOST_SPANS: Final = 3


class Writer:
    """Collects the quads of one report; `wanted` are keys of entries that were referred to and need a description."""

    def __init__(self, nodes: Nodes, attribution: Attribution, report: str, language: str | None) -> None:
        self.nodes = nodes
        self.attribution = attribution
        self.report = report
        self.language = language
        self.iri = NamedNode(report_iri(nodes.document, report))
        self.document = NamedNode(document_iri(nodes.document))
        self.graph = NamedNode(report_graph(nodes.document, report))
        self.wanted: list[str] = []
        self._provenance = NamedNode(provenance_graph(nodes.document, report))
        self._said: set[Quad] = set()
        self._claims: dict[tuple[NamedNode, NamedNode, Value], list[tuple[Sourced, Sequence[Span]]]] = {}
        self._keys: set[Quad] = set()

    def node(self, key: str) -> NamedNode:
        """The node for an entry, which is described in this report too."""
        self.wanted.append(key)
        return self.nodes.node(key, self.report)

    def here(self, spans: Sequence[Span]) -> list[Span]:
        """The spans that lie in this report."""
        return self.attribution.within(spans, self.report)

    def say(self, subject: NamedNode, predicate: NamedNode, value: Value) -> None:
        """A triple that needs no evidence of its own: types, labels, and what holds the parts of a statement together."""
        self._said.add(Quad(subject, predicate, value, self.graph))

    def claim(self, subject: NamedNode, predicate: NamedNode, value: Value, evidence: Sequence[Span], source: Sourced) -> None:
        """A triple with evidence (in this report only); claimed twice, it is one claim with the evidence of both.

        Extractors other than the first of its sources are supports of it, each with its own evidence.
        """
        self.say(subject, predicate, value)
        self._claims.setdefault((subject, predicate, value), []).append((source, evidence))

    def keep_key(self, node: NamedNode, key: str) -> None:
        """The key in the facts file, by which the nodes of one entry in several reports are known to be one thing."""
        self._keys.add(Quad(node, term("factKey"), Literal(key), self._provenance))

    def graphs(self) -> dict[str, list[Quad]]:
        """The quads of the report graph and of its provenance graph, sorted."""
        provenance = set(self._keys)
        for triple, sources in self._claims.items():
            provenance |= self._claim_quads(triple, merged(sources))
        return {self.graph.value: sorted(self._said, key=str), self._provenance.value: sorted(provenance, key=str)}

    def _claim_quads(self, triple: tuple[NamedNode, NamedNode, Value], credited: Sequence[Credit]) -> set[Quad]:
        subject, predicate, value = triple
        claim = NamedNode(thing_iri("claim", content_hash(self.iri.value, str(subject), str(predicate), str(value))))
        own, *others = credited
        found = [
            (claim, TYPE, term("Claim")),
            (claim, rdf("subject"), subject),
            (claim, rdf("predicate"), predicate),
            (claim, rdf("object"), value),
            (claim, term("inReport"), self.iri),
            *self._credit(claim, own, own.evidence),
        ]
        for other in others:
            if other.evidence and not (here := self.here(other.evidence)):
                continue  # it found the same in another report only
            support = NamedNode(f"{claim.value}#by-{content_hash(other.extractor or '')}")
            found += [(claim, term("support"), support), (support, TYPE, term("Support"))]
            found += self._credit(support, other, here if other.evidence else ())
        return {Quad(*each, self._provenance) for each in found}

    def _credit(self, node: NamedNode, credit: Credit, spans: Sequence[Span]) -> list[tuple[NamedNode, NamedNode, Value]]:
        """Who makes a claim or supports it, by which rule, how sure, and from which places."""
        found: list[tuple[NamedNode, NamedNode, Value]] = []
        if credit.extractor:
            found.append((node, term("extractor"), Literal(credit.extractor)))
        if credit.rule:
            found.append((node, term("rule"), Literal(credit.rule)))
        if credit.confidence is not None:
            found.append((node, term("confidence"), number(credit.confidence)))
        places = {(span.start, span.end): span for span in spans}
        for place in sorted(places)[:_MOST_SPANS]:
            found += [(node, term("evidence"), self._span(places[place])), *self._span_triples(places[place])]
        return found

    def _span(self, span: Span) -> NamedNode:
        return NamedNode(span_iri(self.nodes.document, span.start, span.end))

    def _span_triples(self, span: Span) -> list[tuple[NamedNode, NamedNode, Value]]:
        node = self._span(span)
        return [
            (node, TYPE, oa("SpecificResource")),
            (node, oa("hasSource"), self.document),
            (node, oa("start"), typed(str(span.start), "integer")),
            (node, oa("end"), typed(str(span.end), "integer")),
            (node, oa("exact"), Literal(span.exact)),
        ]
