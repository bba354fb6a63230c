"""Which report nodes stand for one thing, and its published IRI: a pure function of sources, registry and judgements."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pyoxigraph import NamedNode, Quad

from graph.linking import identity_agreements, identity_events
from graph.linking.identity_actors import actor_pairs, place_pairs
from graph.linking.identity_clusters import Pair, Profile, cluster
from graph.linking.identity_frame import Frame
from graph.linking.identity_iris import Namer, title_words
from graph.linking.identity_judged import Judged
from graph.linking.identity_persons import person_pairs
from graph.linking.identity_sources import Entry, Sources
from graph.linking.judgements import Judgement
from graph.linking.registry import Registry
from graph.names import IDENTITY, ONTOLOGY

__all__ = ["Identity", "resolve"]

_DENOTES: Final = NamedNode(ONTOLOGY + "denotes")
# Pairs that are certain and, for kinds whose members can exclude each other, what each entry says.
_Matched = tuple[Iterable[Pair], Mapping[str, Profile]]


@dataclass(frozen=True)
class Identity:
    """`things`: report node -> published IRI; `former`: IRI that a member alone would have had -> the one it has."""

    things: Mapping[str, str]
    former: Mapping[str, str]

    def thing(self, iri: str) -> str:
        """Published IRI of what `iri` stands for; itself when it is no report node."""
        return self.things.get(iri, iri)

    def quads(self) -> list[Quad]:
        """The identity graph, sorted."""
        graph = NamedNode(IDENTITY)
        pairs = sorted({**self.former, **self.things}.items())
        return [Quad(NamedNode(node), _DENOTES, NamedNode(thing), graph) for node, thing in pairs]


def resolve(sources: Sources, registry: Registry, judgements: Iterable[Judgement] = ()) -> Identity:
    """Clusters of all report nodes and their IRIs; the order of documents and judgements does not matter."""
    frame = Frame(sources, registry)
    namer = Namer(frame)
    judged = Judged(frame, judgements)
    for kind, match in _MATCHERS.items():
        entries = sources.of(kind)
        pairs, profiles = match(entries, frame)
        same = [*judged.same(kind), *_copies(entries, sources)]
        clusters = cluster(entries, pairs, same=same, different=judged.different(kind), profiles=profiles)
        frame.settle(clusters)
        namer.name(kind, clusters, judged.known(clusters))
    for kind in sorted(sources.entries.keys() - _MATCHERS.keys()):
        namer.name_by_content(kind, sources.of(kind))
    return Identity({node: namer.published[entry.id] for node, entry in sources.entry_of.items()}, namer.former)


def _persons(entries: Sequence[Entry], frame: Frame) -> _Matched:
    return person_pairs(entries, frame), {}


def _actors(entries: Sequence[Entry], frame: Frame) -> _Matched:
    return actor_pairs(entries, frame), {}


def _places(entries: Sequence[Entry], frame: Frame) -> _Matched:
    del frame
    return place_pairs(entries), {}


def _agreements(entries: Sequence[Entry], frame: Frame) -> _Matched:
    return identity_agreements.agreement_pairs(entries, frame), identity_agreements.profiles_of(entries, frame)


def _events(entries: Sequence[Entry], frame: Frame) -> _Matched:
    profiles = identity_events.profiles_of(entries, frame)
    return identity_events.event_pairs(entries, profiles), profiles


def _posts(entries: Sequence[Entry], frame: Frame) -> _Matched:
    def key(entry: Entry) -> tuple[object, ...]:
        role = tuple(entry.links("roleConcept")) or title_words(entry, frame)
        return (*(frame.thing(iri) for iri in entry.links("organization")), role, *map(frame.thing, entry.links("scope")))

    return _equal(entries, key, "same organisation, role and scope"), {}


def _measures(entries: Sequence[Entry], frame: Frame) -> _Matched:
    def key(entry: Entry) -> tuple[object, ...] | None:
        return (*map(frame.thing, entry.links("plan")), entry.text("row")) if entry.links("plan") and entry.text("row") else None

    return _equal(entries, key, "same row of one plan"), {}


# In the order in which kinds refer to each other: an agreement is known by its parties, a measure by its plan.
_MATCHERS: Final[Mapping[str, Callable[[Sequence[Entry], Frame], _Matched]]] = {
    "actor": _actors,
    "place": _places,
    "post": _posts,
    "person": _persons,
    "agreement": _agreements,
    "event": _events,
    "measure": _measures,
}


def _equal(entries: Iterable[Entry], key: Callable[[Entry], tuple[object, ...] | None], reason: str) -> Iterator[Pair]:
    blocks: dict[tuple[object, ...], list[str]] = {}
    for entry in entries:
        if (found := key(entry)) is not None:
            blocks.setdefault(found, []).append(entry.id)
    for members in blocks.values():
        for left, right in pairwise(sorted(members)):
            yield Pair(left, right, 1.0, (reason,))


def _copies(entries: Iterable[Entry], sources: Sources) -> Iterator[tuple[str, str]]:
    """Entries of syndicated copies: the same text, the same key and label."""
    blocks: dict[tuple[str, str, str], list[str]] = {}
    for entry in entries:
        if version := sources.versions.get(entry.document):
            blocks.setdefault((version, entry.key, entry.label), []).append(entry.id)
    for members in blocks.values():
        yield from pairwise(sorted(members))
