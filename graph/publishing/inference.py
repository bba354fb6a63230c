"""Rules specialised from the ontology (subclass, inverse) as CONSTRUCT queries; what they give that is not published already."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode, Quad, QueryTriples, RdfFormat, Store, parse

from graph.names import INFERRED, ONTOLOGY, PREFIXES
from graph.resources import text

__all__ = ["infer", "rules"]

_GRAPH: Final = NamedNode(INFERRED)


@lru_cache(maxsize=1)
def rules() -> tuple[str, ...]:
    """One CONSTRUCT for each class and each of its superclasses, and for each direction of an inverse; sorted."""
    upwards = ((name, upper) for name, above in sorted(_superclasses().items()) for upper in sorted(above))
    return (
        *(f"CONSTRUCT {{ ?x a <{upper}> }} WHERE {{ ?x a <{name}> }}" for name, upper in upwards),
        *(f"CONSTRUCT {{ ?y <{other}> ?x }} WHERE {{ ?x <{one}> ?y }}" for one, other in sorted(_inverses())),
    )


def infer(published: Iterable[Quad]) -> list[Quad]:
    """Quads for graph/inferred, sorted: no triple of them is published, so that the two graphs together count nothing twice."""
    store = Store()
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in published)
    found = set()
    for rule in rules():
        answer = store.query(rule)
        if isinstance(answer, QueryTriples):
            found |= {triple for triple in answer if Quad(triple.subject, triple.predicate, triple.object) not in store}
    return sorted((Quad(made.subject, made.predicate, made.object, _GRAPH) for made in found), key=str)


def _superclasses() -> Mapping[str, set[str]]:
    direct: dict[str, set[str]] = {}
    for subject, upper in _links(PREFIXES["rdfs"] + "subClassOf"):
        direct.setdefault(subject, set()).add(upper)
    closed: dict[str, set[str]] = {}
    for name, uppers in direct.items():
        waiting = list(uppers)
        above = closed.setdefault(name, set())
        while waiting:
            upper = waiting.pop()
            if upper not in above:
                above.add(upper)
                waiting += direct.get(upper, ())
    return closed


def _inverses() -> set[tuple[str, str]]:
    pairs = _links(PREFIXES["owl"] + "inverseOf")
    return pairs | {(other, one) for one, other in pairs}


def _links(predicate: str) -> set[tuple[str, str]]:
    """Pairs of terms of ours that the ontology links by `predicate`."""
    return {
        (triple.subject.value, triple.object.value)
        for triple in parse(text("ontology", "communique.ttl"), format=RdfFormat.TURTLE)
        if triple.predicate.value == predicate
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
        and triple.subject.value.startswith(ONTOLOGY)
        and triple.object.value.startswith(ONTOLOGY)
    }
