"""Which fact a node of the data graph stands for, in words, and the quote that supports it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from graph.facts import Facts, Span
from graph.names import OA as OA_IRI
from graph.names import ONTOLOGY
from graph.validation.context import class_labels

__all__ = ["Description", "quotes_by_key"]

C = Namespace(ONTOLOGY)
OA = Namespace(OA_IRI)

_NAMES = (RDFS.label, C.name, DCTERMS.title, C.titleAsWritten, C.purpose, OA.exact)
# A part of a fact, and the way to the fact it is part of.
_OWNERS = (C.event, C.agreement, C.holder, RDF.subject, C.funds, C.about)
_OWNED_BY = (C.participation, C.party, C.evidence, C.statedValue, C.post)


def quotes_by_key(facts: Facts | None) -> dict[str, Span]:
    """The first piece of evidence of every entry of `facts`, by its key."""
    if facts is None:
        return {}
    found = [(actor.key, actor.mentions) for actor in facts.actors]
    found += [(event.key, event.evidence) for event in facts.events]
    found += [(agreement.key, agreement.evidence) for agreement in facts.agreements]
    return {key: spans[0] for key, spans in found if spans}


class Description:
    """Describes nodes of `data`, one document's merged graphs; `quotes` by fact key where the graphs have no evidence."""

    def __init__(self, data: Graph, quotes: Mapping[str, Span]) -> None:
        self._data = data
        self._quotes = quotes
        self._claims: dict[Node, list[Node]] = defaultdict(list)
        for claim, subject in data.subject_objects(RDF.subject):
            self._claims[subject].append(claim)
        for claims in self._claims.values():
            claims.sort(key=str)

    def fact(self, node: Node, depth: int = 0) -> str:
        """`event "Talks of …" (e1)`, `participation of "UNODC" in event …`; the IRI of a node that nothing describes."""
        kind, name, key = self._kind(node), self._name(node), self._key(node)
        owner = self._owner(node) if depth < 3 else None
        if owner is None or (name and key):
            words = [kind, f'"{name}"' if name else "", f"({key})" if key else ("" if name else f"<{node}>")]
            return " ".join(word for word in words if word)
        actor = self._data.value(node, C.actor)
        who = f' of "{self._name(actor) or actor}"' if actor is not None else f' "{name}"' if name else ""
        return f"{kind or 'part'}{who} in {self.fact(owner, depth + 1)}"

    def value(self, node: Node | None) -> str:
        """A value as text: a code by its local name, a thing by its name, else the IRI or the lexical form."""
        if node is None or isinstance(node, Literal):
            return str(node or "")
        if str(node).startswith(ONTOLOGY):
            return "c:" + str(node).removeprefix(ONTOLOGY)
        name = self._name(node)
        return f'"{name}" <{node}>' if name else f"<{node}>"

    def quote(self, focus: Node, path: Node | None, value: Node | None) -> tuple[str, str]:
        """The text behind a statement and its place; of the nearest fact that has evidence, empty if none has."""
        for claim in self._nearest_claims(focus, path, value):
            spans = sorted(self._data.objects(claim, C.evidence), key=str)
            for span in spans:
                exact = self._data.value(span, OA.exact)
                if exact is not None:
                    start, end = self._data.value(span, OA.start), self._data.value(span, OA.end)
                    return str(exact), f"characters {start} to {end}"
        return self._quote_in_facts(focus)

    def _quote_in_facts(self, focus: Node) -> tuple[str, str]:
        owner = self._owner(focus)
        keys = [self._key(node) for node in (focus, owner) if node is not None]
        span = next((self._quotes[key] for key in keys if key in self._quotes), None)
        return (
            (span.exact, f"characters {span.start} to {span.end}") if span else (str(self._data.value(focus, OA.exact) or ""), "")
        )

    def _nearest_claims(self, focus: Node, path: Node | None, value: Node | None) -> Iterator[Node]:
        own = self._claims.get(focus, [])
        same_path = [claim for claim in own if self._data.value(claim, RDF.predicate) == path]
        yield from (claim for claim in same_path if self._data.value(claim, RDF.object) == value)
        yield focus
        yield from self._data.subjects(C.evidence, focus)
        yield from same_path
        yield from sorted(self._data.subjects(RDF.object, focus), key=str)
        yield from own
        owner = self._owner(focus)
        if owner is not None:
            yield from self._claims.get(owner, [])

    def _owner(self, node: Node) -> Node | None:
        up = (self._data.value(node, way) for way in _OWNERS)
        back = (min(self._data.subjects(way, node), key=str, default=None) for way in _OWNED_BY)
        return next((owner for owner in (*up, *back) if owner is not None and owner != node), None)

    def _kind(self, node: Node) -> str:
        if (node, RDF.type, OA.SpecificResource) in self._data:
            return "quote"
        types = sorted(self._data.objects(node, RDF.type), key=str)
        labels = class_labels()
        specific = [t for t in types if not any((other, RDFS.subClassOf, t) in self._data for other in types)]
        return next((labels[str(t)] for t in specific if str(t) in labels), "")

    def _name(self, node: Node | None) -> str:
        found = (min(self._data.objects(node, way), key=str, default=None) for way in _NAMES) if node is not None else ()
        name = next((" ".join(str(text).split()) for text in found if text is not None), "")
        return name if len(name) <= 100 else name[:99] + "…"

    def _key(self, node: Node) -> str:
        key = self._data.value(node, C.factKey)
        if key is None and isinstance(node, URIRef) and (node, RDF.type, C.Report) in self._data:
            return str(node).rpartition("/")[2]
        return str(key or "")
