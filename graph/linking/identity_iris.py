"""Published IRIs: readable, made from what the first member of a cluster says, never shared by two clusters."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from graph.linking.identity_actors import bare_name
from graph.linking.identity_agreements import parties_of, period_of
from graph.linking.identity_frame import Frame
from graph.linking.identity_names import person_key
from graph.linking.identity_sources import Entry
from graph.names import content_hash, slug, thing_iri

__all__ = ["Namer"]

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS: Final = 10
_PARTIES: Final = 4
_SHORT_TYPES: Final = {"MemorandumOfUnderstanding": "mou"}
# What makes a node that only ties others together: two nodes that agree in it are one, and what else they say is added up.
_PARTS: Final = ("event", "agreement", "holder", "actor", "role", "acting", "funds", "amount", "currency", "purpose")
_OF_HOLDING: Final = ("post",)
_OF_UNNAMED: Final = ("represents", "post", "office")


class Namer:
    """Gives clusters their IRIs, kind by kind, in the order in which kinds refer to each other."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.published: dict[str, str] = {}
        self.taken: set[str] = set()
        self.former: dict[str, str] = {}
        self._parties: Mapping[str, frozenset[str]] | None = None

    def name(self, kind: str, clusters: Iterable[list[Entry]], known: Mapping[str, str]) -> None:
        """Name the clusters of one kind; `known`: first member -> registry IRI, for clusters judged to be a registry thing."""
        ranked = sorted(clusters, key=lambda members: (members[0].order, members[0].id))
        wished = {entry.id: thing_iri(kind, self._slug(kind, entry)) for members in ranked for entry in members}
        for members in ranked:
            head = members[0].id
            iri = known.get(head) or wished[head]
            if head not in known and iri in self.taken:
                iri = f"{iri}-{_mark(head)}"
            self.taken.add(iri)
            for member in members:
                self.published[member.id] = iri
        for entry, iri in wished.items():
            if iri not in self.taken:
                self.former[iri] = self.published[entry]

    def name_by_content(self, kind: str, entries: Iterable[Entry]) -> None:
        """Name entries that only tie others together (a participation, a holding): equal content, one IRI."""
        for entry in entries:
            self.published[entry.id] = thing_iri(kind, self._content(kind, entry))

    def thing(self, iri: str) -> str:
        """Published IRI of what `iri` (a report node or any other) stands for."""
        entry = self.frame.entry(iri)
        return self.published.get(entry.id, iri) if entry else iri

    def _slug(self, kind: str, entry: Entry) -> str:
        makers: dict[str, Callable[[Entry], str]] = {
            "actor": self._actor,
            "person": lambda one: "-".join(person_key(one.label)),
            "post": self._post,
            "agreement": self._agreement,
            "event": self._event,
            "measure": self._measure,
        }
        made = makers[kind](entry) if kind in makers else ""
        return made or _cut(entry.label) or _mark(entry.id)

    def _actor(self, entry: Entry) -> str:
        country = self.frame.country(entry.nodes[0])
        parents = tuple(entry.links("parent"))
        words = bare_name(entry.label, self.frame, country, parents)
        name = self.frame.concept_words.get(words) or _cut(" ".join(words))
        owner = country or next(iter(sorted(iri for iri in parents if self.frame.registry.by_iri(iri))), None)
        return f"{self._key(owner)}-{name}" if owner and owner.rpartition("/")[2] != "un" else name

    def _post(self, entry: Entry) -> str:
        organization = next((self._key(iri) for iri in entry.links("organization")), "")
        role = next((self._key(iri) for iri in entry.links("roleConcept")), "") or _cut(" ".join(title_words(entry, self.frame)))
        scope = next((self._key(iri) for iri in entry.links("scope")), "")
        owner = "" if role.startswith(f"{organization}-") else organization
        return "-".join(part for part in (owner, role, scope) if part)

    def _agreement(self, entry: Entry) -> str:
        if self._parties is None:
            self._parties = parties_of(self.frame)
        parties, period = self._parties.get(entry.id, frozenset()), period_of(entry)
        if period and 0 < len(parties) <= _PARTIES:
            kinds = sorted(entry.types - {"Agreement"})
            kind = _SHORT_TYPES.get(kinds[0], slug(kinds[0])) if kinds else "agreement"
            among = sorted(self._key(self.published.get(party, party)) for party in parties)
            return slug("-".join([kind, *among, *dict.fromkeys(period)]))
        return ""

    def _measure(self, entry: Entry) -> str:
        plan = next((self._key(iri) for iri in entry.links("plan")), "plan")
        return f"{plan}-{slug(entry.text('row') or entry.label)}"

    def _event(self, entry: Entry) -> str:
        name, start, places = entry.text("name"), entry.text("startDate") or "", entry.links("place")
        if name or not places or not _DAY.fullmatch(start):
            return f"{_cut(name or entry.label)}-{_mark(entry.id)}"
        kinds = sorted(entry.types - {"Event", "Meeting"}) or ["Meeting" if "Meeting" in entry.types else "Event"]
        parts = (slug(kinds[0]), start, slug(self._place_label(places[0])), _mark(entry.id))
        return "-".join(part for part in parts if part)

    def _content(self, kind: str, entry: Entry) -> str:
        further = _OF_HOLDING if entry.links("holder") else () if entry.links("actor") else _OF_UNNAMED
        names = (*_PARTS, *further)
        parts = [f"{name}={iri}" for name in names for iri in sorted(map(self.thing, entry.links(name)))]
        parts += [f"{name}={text}" for name in names for text in sorted(entry.texts(name))]
        return content_hash(kind, *parts)

    def _key(self, iri: str) -> str:
        return slug(self.thing(iri).rpartition("/")[2])

    def _place_label(self, iri: str) -> str:
        known = self.frame.registry.by_iri(iri)
        entry = self.frame.entry(iri)
        return known.label if known else entry.label if entry else ""


def title_words(entry: Entry, frame: Frame) -> tuple[str, ...]:
    """Words of a post's title without the organisation and the scope it names."""
    places = (*entry.links("organization"), *entry.links("scope"))
    words = tuple(entry.label.split())
    bare: tuple[str, ...] = words
    for place in places:
        bare = bare_name(" ".join(bare), frame, frame.country(place), (place,))
    return bare


def _cut(text: str) -> str:
    return "-".join(slug(text).split("-")[:_WORDS])


def _mark(iri: str) -> str:
    return iri.rpartition("-")[2][:6]
