"""Persons across documents: equal transliteration keys and a shared organisation or country."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from graph.linking.identity_clusters import Pair
from graph.linking.identity_frame import Frame
from graph.linking.identity_names import has_initial, person_key
from graph.linking.identity_sources import Entry

__all__ = ["person_pairs"]

_Contexts = Mapping[str, Mapping[str, None]]


def person_pairs(entries: Sequence[Entry], frame: Frame) -> Iterator[Pair]:
    """Pairs of persons that are certainly one; a name with an initial, or a surname alone, needs the same post."""
    bodies, posts = _contexts(frame)
    blocks: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for entry in entries:
        key = person_key(entry.label)
        for context in (posts if has_initial(key) else bodies).get(entry.id, {}):
            blocks.setdefault((key, context), []).append(entry.id)
    for (key, context), members in sorted(blocks.items()):
        for left, right in pairwise(sorted(set(members))):
            yield Pair(left, right, 1.0, (f"same name {' '.join(key)}", f"both of {context}"))


def _contexts(frame: Frame) -> tuple[_Contexts, _Contexts]:
    """Person -> organisations, scopes and countries of posts and participations; person -> posts."""
    bodies: dict[str, dict[str, None]] = {}
    posts: dict[str, dict[str, None]] = {}

    def note(person: str, body: str) -> None:
        for iri in (frame.thing(body), frame.country(body)):
            if iri:
                bodies.setdefault(person, {})[iri] = None

    for holding in frame.sources.typed("PostHolding"):
        for holder in _entries(frame, holding.links("holder")):
            for post in _entries(frame, holding.links("post")):
                posts.setdefault(holder.id, {})[frame.thing(post.id)] = None
                for body in (*post.links("organization"), *post.links("scope")):
                    note(holder.id, body)
    for part in frame.sources.typed("Participation", "AgreementParty"):
        for actor in _entries(frame, part.links("actor")):
            for body in part.links("represents"):
                note(actor.id, body)
    return bodies, posts


def _entries(frame: Frame, iris: list[str]) -> Iterator[Entry]:
    for iri in iris:
        if entry := frame.entry(iri):
            yield entry
