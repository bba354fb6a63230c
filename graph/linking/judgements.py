"""Judgements: a person says that two nodes are one thing, or are not; data that outlives the documents and can be taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.linking.identity_sources import written
from graph.names import BASE, ID, PREFIXES, PROV, content_hash

__all__ = ["JUDGEMENTS", "Judgement", "Verdict", "read_judgements", "write_judgements"]

JUDGEMENTS: Final = BASE + "graph/judgements"


class Verdict(Enum):
    """What was judged; each is the property that a triple of the two nodes would have."""

    SAME = PREFIXES["owl"] + "sameAs"
    DIFFERENT = PREFIXES["owl"] + "differentFrom"
    UNDECIDED = PREFIXES["skos"] + "related"


@dataclass(frozen=True, order=True)
class Judgement:
    """`left` and `right` are IRIs of report nodes (the right one may be a registry IRI); `when` is an ISO 8601 time in UTC."""

    left: str
    right: str
    verdict: Verdict
    who: str
    when: str
    why: str = ""

    @property
    def iri(self) -> str:
        """One judgement for a pair: a later one takes its place."""
        return f"{ID}judgement/{content_hash(*sorted((self.left, self.right)))}"


_FIELDS: Final = {
    "left": PREFIXES["rdf"] + "subject",
    "verdict": PREFIXES["rdf"] + "predicate",
    "right": PREFIXES["rdf"] + "object",
    "who": PROV + "wasAttributedTo",
    "when": PROV + "generatedAtTime",
    "why": PREFIXES["rdfs"] + "comment",
}


def write_judgements(judgements: Iterable[Judgement]) -> list[Quad]:
    """Quads of the judgements for the work store; of several on one pair the latest stays."""
    latest: dict[str, Judgement] = {}
    for judgement in sorted(judgements, key=lambda one: (one.when, one.verdict.name, one.who, one.why)):
        latest[judgement.iri] = judgement
    return [quad for iri in sorted(latest) for quad in _quads(latest[iri])]


def read_judgements(quads: Iterable[Quad]) -> list[Judgement]:
    """Judgements in quads of the work store, sorted; what is no judgement is left aside."""
    found: dict[str, dict[str, str]] = {}
    for quad in quads:
        found.setdefault(written(quad.subject), {})[quad.predicate.value] = written(quad.object)
    complete = (values for values in found.values() if len(values.keys() & set(_FIELDS.values())) >= len(_FIELDS) - 1)
    read = (
        Judgement(
            values[_FIELDS["left"]],
            values[_FIELDS["right"]],
            Verdict(values[_FIELDS["verdict"]]),
            values[_FIELDS["who"]],
            values[_FIELDS["when"]],
            values.get(_FIELDS["why"], ""),
        )
        for values in complete
    )
    return sorted(read, key=lambda one: (one.left, one.right))


def _quads(judgement: Judgement) -> Iterator[Quad]:
    subject, graph = NamedNode(judgement.iri), NamedNode(JUDGEMENTS)
    iris = {"left": judgement.left, "right": judgement.right, "verdict": judgement.verdict.value}
    texts = {"who": judgement.who, "when": judgement.when, "why": judgement.why}
    for name, iri in iris.items():
        yield Quad(subject, NamedNode(_FIELDS[name]), NamedNode(iri), graph)
    for name, text in texts.items():
        if text:
            yield Quad(subject, NamedNode(_FIELDS[name]), Literal(text), graph)
