"""What all reports say of each published thing: source quads under published IRIs, in the order of the reports."""

from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.linking.identity import Identity
from graph.linking.identity_sources import Sources, local, written
from graph.names import GRAPH, ID, ONTOLOGY

__all__ = ["Term", "Thing", "Voice", "family", "gather"]

Term = NamedNode | Literal | BlankNode | Triple
# Things that a report may describe only because another thing refers to them.
_NAMED: Final = frozenset({"actor", "person", "agreement"})
_CLAIMED: Final = frozenset({"event", "measure"})
_MENTIONS: Final = ONTOLOGY + "mentions"


@dataclass
class Voice:
    """What one report says of one thing: predicate IRI -> values."""

    report: str
    values: dict[str, dict[Term, None]] = field(default_factory=dict)


@dataclass
class Thing:
    """A thing and the voices on it, in order of the reports; `told` are the reports that name it or tell of it."""

    iri: str
    voices: dict[str, Voice] = field(default_factory=dict)
    told: dict[str, None] = field(default_factory=dict)

    def values(self, predicate: str) -> dict[Term, None]:
        """Values of all voices, each once, in order."""
        return {value: None for voice in self.voices.values() for value in voice.values.get(predicate, ())}

    def predicates(self) -> list[str]:
        """Predicates stated, sorted."""
        return sorted({predicate for voice in self.voices.values() for predicate in voice.values})

    def types(self) -> frozenset[str]:
        """Local names of the classes stated."""
        stated = (voice.values.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ()) for voice in self.voices.values())
        return frozenset(local(term.value) for terms in stated for term in terms if isinstance(term, NamedNode))


def family(iri: str) -> str:
    """Kind in the IRI of a thing: `actor`, `event`, `document` …; empty for IRIs of others."""
    return iri[len(ID) :].partition("/")[0] if iri.startswith(ID) else ""


def _tells(kind: str, quad: Quad, sources: Sources) -> bool:
    return kind not in _NAMED and (kind not in _CLAIMED or written(quad.subject) in sources.claimed)


def gather(sources: Sources, identity: Identity) -> dict[str, Thing]:
    """All things by published IRI; each source quad is rewritten once."""
    things: dict[str, Thing] = {}
    cache: dict[str, NamedNode] = {}

    def renamed(term: Term) -> Term:
        if not isinstance(term, NamedNode):
            return term
        if term.value not in cache:
            cache[term.value] = NamedNode(identity.thing(term.value))
        return cache[term.value]

    for graph in sorted(sources.quads, key=sources.order.__getitem__):
        report = f"{ID}document/{graph[len(GRAPH) :]}"
        for quad in sources.quads[graph]:
            subject, value = renamed(quad.subject), renamed(quad.object)
            if not isinstance(subject, NamedNode):
                continue
            thing = things.setdefault(subject.value, Thing(subject.value))
            voice = thing.voices.setdefault(report, Voice(report))
            voice.values.setdefault(quad.predicate.value, {})[value] = None
            if quad.predicate.value == _MENTIONS and isinstance(value, NamedNode):
                things.setdefault(value.value, Thing(value.value)).told[report] = None
            if _tells(family(subject.value), quad, sources):
                thing.told[report] = None
    return things
