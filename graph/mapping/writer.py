"""What one report says, as quads: its graph, and beside it claims with their evidence."""

from collections.abc import Sequence
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode, Quad

from graph.facts import Span
from graph.mapping.attribution import Attribution
from graph.mapping.nodes import Nodes
from graph.mapping.terms import TYPE, number, oa, rdf, term, typed
from graph.names import content_hash, document_iri, provenance_graph, report_graph, report_iri, span_iri, thing_iri

__all__ = ["Sourced", "Value", "Writer"]

Value = NamedNode | Literal

# A claim needs one good quote; three keep the graph of a long document from growing with every repetition of a name.
_MOST_SPANS: Final = 3


class Sourced(Protocol):
    """A part of the facts that says by which rule it was found, and how sure that is."""

    @property
    def rule(self) -> str | None: ...

    @property
    def confidence(self) -> float | None: ...


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
        self._claims: dict[tuple[NamedNode, NamedNode, Value], tuple[dict[tuple[int, int], Span], list[Sourced]]] = {}
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
        """A triple with evidence (in this report only); claimed twice, it is one claim with the evidence of both."""
        self.say(subject, predicate, value)
        spans, sources = self._claims.setdefault((subject, predicate, value), ({}, []))
        spans.update({(span.start, span.end): span for span in evidence})
        sources.append(source)

    def keep_key(self, node: NamedNode, key: str) -> None:
        """The key in the facts file, by which the nodes of one entry in several reports are known to be one thing."""
        self._keys.add(Quad(node, term("factKey"), Literal(key), self._provenance))

    def graphs(self) -> dict[str, list[Quad]]:
        """The quads of the report graph and of its provenance graph, sorted."""
        provenance = set(self._keys)
        for triple, (spans, sources) in self._claims.items():
            provenance |= self._claim_quads(triple, [spans[place] for place in sorted(spans)[:_MOST_SPANS]], sources)
        return {self.graph.value: sorted(self._said, key=str), self._provenance.value: sorted(provenance, key=str)}

    def _claim_quads(self, triple: tuple[NamedNode, NamedNode, Value], spans: list[Span], sources: list[Sourced]) -> set[Quad]:
        subject, predicate, value = triple
        claim = NamedNode(thing_iri("claim", content_hash(self.iri.value, str(subject), str(predicate), str(value))))
        found = [
            (claim, TYPE, term("Claim")),
            (claim, rdf("subject"), subject),
            (claim, rdf("predicate"), predicate),
            (claim, rdf("object"), value),
            (claim, term("inReport"), self.iri),
        ]
        rule = next((source.rule for source in sources if source.rule), None)
        sure = next((source.confidence for source in sources if source.confidence is not None), None)
        if rule:
            found.append((claim, term("rule"), Literal(rule)))
        if sure is not None:
            found.append((claim, term("confidence"), number(sure)))
        for span in spans:
            found += [(claim, term("evidence"), self._span(span)), *self._span_triples(span)]
        return {Quad(*each, self._provenance) for each in found}

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
