"""What judgements ask of clustering: pairs that must and pairs that must not be one, and registry things that clusters are."""

from collections.abc import Iterable, Mapping
from itertools import pairwise, product

from graph.linking.identity_frame import Frame
from graph.linking.identity_sources import Entry
from graph.linking.judgements import Judgement, Verdict

__all__ = ["Judged"]

_Links = list[tuple[str, str]]


class Judged:
    """Judgements as links between entries; those on nodes that no source graph holds now are asleep."""

    def __init__(self, frame: Frame, judgements: Iterable[Judgement]) -> None:
        self._same: dict[str, _Links] = {}
        self._different: dict[str, _Links] = {}
        self.registry_iri: dict[str, str] = {}
        being: dict[str, list[Entry]] = {}
        not_being: dict[str, list[Entry]] = {}
        for judgement in sorted(judgements, key=lambda one: (one.left, one.right)):
            left, right = frame.entry(judgement.left), frame.entry(judgement.right)
            if left and right and left.kind == right.kind:
                self._link(judgement.verdict, left, right)
            elif left and frame.registry.by_iri(judgement.right):
                target = {Verdict.SAME: being, Verdict.DIFFERENT: not_being}.get(judgement.verdict, {})
                target.setdefault(judgement.right, []).append(left)
        for iri, entries in being.items():
            for left, right in pairwise(entries):
                self._link(Verdict.SAME, left, right)
            for left, right in product(entries, not_being.get(iri, ())):
                self._link(Verdict.DIFFERENT, left, right)
            self.registry_iri |= {entry.id: iri for entry in entries}

    def same(self, kind: str) -> _Links:
        """Pairs of entry ids of one kind judged to be one thing."""
        return self._same.get(kind, [])

    def different(self, kind: str) -> _Links:
        """Pairs of entry ids of one kind judged to be two things."""
        return self._different.get(kind, [])

    def known(self, clusters: Iterable[list[Entry]]) -> Mapping[str, str]:
        """Id of a cluster's first member -> registry IRI that a member was judged to be."""
        found = {}
        for members in clusters:
            iris = sorted({self.registry_iri[member.id] for member in members if member.id in self.registry_iri})
            if iris:
                found[members[0].id] = iris[0]
        return found

    def _link(self, verdict: Verdict, left: Entry, right: Entry) -> None:
        links = {Verdict.SAME: self._same, Verdict.DIFFERENT: self._different}.get(verdict)
        if links is not None:
            links.setdefault(left.kind, []).append((left.id, right.id))
