"""Bodies, groups and places across documents: the same kind, the same name without its country, the same country or parent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.linking.identity_clusters import Pair
from graph.linking.identity_frame import Frame
from graph.linking.identity_names import name_words, strip_ends
from graph.linking.identity_sources import Entry

__all__ = ["actor_pairs", "bare_name", "place_pairs"]

_FAMILY: Final = {
    "Country": "country",
    "UNEntity": "international",
    "IntergovernmentalOrganization": "international",
    "GovernmentBody": "government",
    "Organization": "organization",
    "DiplomaticFormat": "group",
    "Grouping": "group",
}
_OWNED: Final = frozenset({"government", "organization", "international"})
_Words = tuple[str, ...]


@dataclass(frozen=True)
class _Identity:
    family: str
    owner: str | None
    label: _Words
    others: frozenset[_Words]


def bare_name(name: str, frame: Frame, country: str | None, parents: tuple[str, ...] = ()) -> _Words:
    """Words of `name` without its country (or that country's demonym) and without its parents' names at the ends."""
    owners = list(frame.names_of.get(country or "", ()))
    for parent in parents:
        known = frame.registry.by_iri(parent)
        entry = frame.entry(parent)
        texts = known.texts() if known else entry.names if entry else ()
        owners += [words for text in texts if (words := name_words(text))]
    return _reordered(strip_ends(name_words(name), owners))


def actor_pairs(entries: Sequence[Entry], frame: Frame) -> Iterator[Pair]:
    """Pairs of bodies that are certainly one; linear in the number of entries, neighbours of one block are paired."""
    blocks: dict[tuple[str, str | None, _Words], list[Entry]] = {}
    known = {entry.id: found for entry in entries if (found := _identify(entry, frame))}
    labels = {(found.family, found.owner, found.label) for found in known.values()}
    for entry in entries:
        if found := known.get(entry.id):
            for words in {found.label, *found.others}:
                if (block := (found.family, found.owner, words)) in labels:
                    blocks.setdefault(block, []).append(entry)
    yield from _neighbours(blocks.values(), "same kind, name and country or parent")


def place_pairs(entries: Sequence[Entry]) -> Iterator[Pair]:
    """Pairs of places without a registry entry that bear the same name."""
    blocks: dict[_Words, list[Entry]] = {}
    for entry in entries:
        if words := name_words(entry.label):
            blocks.setdefault(words, []).append(entry)
    yield from _neighbours(blocks.values(), "same place name")


def _identify(entry: Entry, frame: Frame) -> _Identity | None:
    families = sorted({_FAMILY[name] for name in entry.types if name in _FAMILY})
    if not families:
        return None
    family = families[0]
    country = frame.country(entry.nodes[0])
    parents = tuple(entry.links("parent"))
    owner = country or next((_parent_key(parent, frame) for parent in sorted(parents)), None)
    label = _class_name(bare_name(entry.label, frame, country, parents), frame)
    if not label or (owner is None and (family == "government" or (family in _OWNED and len(name_words(entry.label)) < 2))):
        return None  # a ministry of nobody knows which country is not certainly anybody's
    others = {_class_name(bare_name(name, frame, country, parents), frame) for name in entry.names[1:]}
    return _Identity(family, owner, label, frozenset(words for words in others if len(words) > 1))


def _class_name(words: _Words, frame: Frame) -> _Words:
    """One name for all names of a class of bodies that the registry knows ("UN team", "country team")."""
    concept = frame.concept_words.get(words)
    return ("class", concept) if concept else words


def _parent_key(parent: str, frame: Frame) -> str:
    entry = frame.entry(parent)
    return parent if entry is None else " ".join(bare_name(entry.label, frame, frame.country(parent)))


def _reordered(words: _Words) -> _Words:
    """`foreign ministry` as `ministry of foreign affairs`, `health ministry` as `ministry of health`."""
    if len(words) > 1 and words[-1] == "ministry":
        subject = ("foreign", "affairs") if words[:-1] == ("foreign",) else words[:-1]
        return ("ministry", "of", *subject)
    return words


def _neighbours(blocks: Iterable[list[Entry]], reason: str) -> Iterator[Pair]:
    for members in blocks:
        for left, right in pairwise(sorted({entry.id for entry in members})):
            yield Pair(left, right, 1.0, (reason,))
