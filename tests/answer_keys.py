"""From the keys of gold facts to published IRIs: how expected answers are compared, whoever wrote the facts.

An entry with a registry id has the IRI of the registry; the nodes of every other carry its key in their provenance graph, and
the identity graph says what they denote. Facts that were extracted have keys of their own: `match_keys` pairs them with the
gold's by names, dates, places and rows.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from graph.facts import Facts
from graph.linking.registry import load_registry
from graph.names import IDENTITY, ONTOLOGY, report_iri
from graph.store.interface import Store

__all__ = ["Keys", "fact_keys", "match_keys", "match_reports", "same_keys"]

Entry = Mapping[str, Any]
Pairs = dict[str, str]

_KEYS = f"""PREFIX c: <{ONTOLOGY}>
SELECT ?graph ?key ?thing WHERE {{
  GRAPH ?graph {{ ?node c:factKey ?key }}
  OPTIONAL {{ GRAPH <{IDENTITY}> {{ ?node c:denotes ?denoted }} }}
  BIND (COALESCE(?denoted, ?node) AS ?thing)
}}"""
_POSTS = f"""PREFIX c: <{ONTOLOGY}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?person ?post ?label WHERE {{ ?holding c:holder ?person ; c:post ?post . ?post rdfs:label ?label }} ORDER BY ?post"""


def fact_keys(store: Store) -> dict[tuple[str, str], str]:
    """(document, key of a facts entry) -> IRI of the published thing."""
    found = {}
    for row in store.select(_KEYS, []):
        document = row["graph"].value.split("/graph/")[1].split("/")[0]
        found[document, row["key"].value] = row["thing"].value
    return found


@dataclass
class Keys:
    """Published IRIs of gold keys such as `s000:unodc`.

    `facts` are those in the store by gold document id, `pairs` and `reports` gold key -> their key, for entries and reports.
    """

    store: Store
    published: Sequence[str]
    facts: Mapping[str, Facts]
    pairs: Mapping[str, Pairs]
    reports: Mapping[str, Pairs]
    _known: dict[tuple[str, str], str] = field(init=False)

    def __post_init__(self) -> None:
        self._known = fact_keys(self.store)
        registry = load_registry()
        for facts in self.facts.values():
            for entry in (*facts.actors, *facts.agreements):
                if entry.id:
                    self._known[facts.document.id, entry.key] = registry.entries[entry.id].iri

    def iri(self, key: str) -> str:
        """IRI of `s000:unodc`, of `s001:person:title of a post`, or of an actor `un` in any document."""
        document, _, rest = key.partition(":")
        if not rest:
            return next(iri for gold in self.facts if (iri := self._find(gold, key)))
        person, _, title = rest.partition(":")
        found = self._find(document, person)
        if title and found:
            found = self._post(found, title)
        return found or f"{key} was not found"

    def report(self, document: str, key: str) -> str:
        """IRI of the report that the gold calls `key`."""
        return report_iri(self.facts[document].document.id, self.reports[document].get(key, key))

    def _find(self, document: str, key: str) -> str | None:
        return self._known.get((self.facts[document].document.id, self.pairs[document].get(key, "")))

    def _post(self, person: str, title: str) -> str | None:
        """The post of the person whose title is nearest to `title`."""
        rows = [row for row in self.store.select(_POSTS, self.published) if row["person"].value == person]
        scored = [(_overlap(row["label"].value, title), row["post"].value) for row in rows]
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] >= 0.5 else None


def same_keys(facts: Facts) -> Pairs:
    """The keys of facts that were made from the gold itself."""
    return {entry.key: entry.key for entries in (facts.actors, facts.events, facts.agreements) for entry in entries}


def match_reports(gold: Facts, found: Facts) -> Pairs:
    """Gold report key -> key of the report in `found` that shares most of its text."""
    pairs = {}
    for ours in gold.reports:
        shares = [(min(ours.span[1], one.span[1]) - max(ours.span[0], one.span[0]), one.key) for one in found.reports]
        pairs[ours.key] = max(shares)[1]
    return pairs


def match_keys(gold: Facts, found: Facts) -> Pairs:
    """Gold key -> key in `found`: actors and agreements by id and names, events by row, date, place, who took part and words."""
    one, other = gold.model_dump(by_alias=True), found.model_dump(by_alias=True)
    pairs = _pair(one["actors"], other["actors"], _like_actor) | _pair(one["agreements"], other["agreements"], _like_agreement)
    back = {theirs: ours for ours, theirs in pairs.items()}
    return pairs | _pair(one["events"], other["events"], lambda g, p: _like_event(g, p, back))


def _pair(gold: list[Entry], found: list[Entry], score: Callable[[Entry, Entry], float]) -> Pairs:
    """One to one, best first."""
    scored = [(score(ours, theirs), ours["key"], theirs["key"]) for ours in gold for theirs in found]
    pairs: Pairs = {}
    for how, ours, theirs in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if how >= 0.5 and ours not in pairs and theirs not in pairs.values():
            pairs[ours] = theirs
    return pairs


def _like_actor(gold: Entry, found: Entry) -> float:
    if gold["id"] or found["id"]:
        return 2.0 * (gold["id"] == found["id"])
    if (gold["kind"] == "person") != (found["kind"] == "person"):
        return 0.0
    return 1.0 if _names(gold) & _names(found) else 0.8 * _nearest(gold, found, 0.85)


def _like_agreement(gold: Entry, found: Entry) -> float:
    if gold["id"] and gold["id"] == found["id"]:
        return 2.0
    same_type = 0.2 * (gold["type"] == found["type"])
    period = 0.3 * (gold["start"] == found["start"] and gold["end"] == found["end"])
    return max(0.8 * bool(_names(gold) & _names(found)), _nearest(gold, found, 0.4)) + period + same_type


def _like_event(gold: Entry, found: Entry, back: Pairs) -> float:
    if gold["row"] or found["row"]:
        return float(gold["row"] == found["row"])
    ours = {part["actor"] for part in gold["participants"]} - {None}
    theirs = {back.get(part["actor"] or "", "?") for part in found["participants"]}
    among = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.5
    words = max(_overlap(one, other) for one in _told(gold) for other in _told(found))
    same = [gold[name] == found[name] for name in ("start", "type", "place")]
    return 0.35 * among + 0.25 * same[0] + 0.2 * same[1] + 0.1 * same[2] + 0.3 * words


def _told(event: Entry) -> list[str]:
    return [event["name"] or "", event["label"] or ""]


def _names(entry: Entry) -> set[str]:
    return {name.casefold() for name in [entry["name"], *entry["names"]] if name}


def _nearest(gold: Entry, found: Entry, floor: float) -> float:
    """How alike the two names are that are most alike; 0 below the floor."""
    best = max((_overlap(one, other) for one in _names(gold) for other in _names(found)), default=0.0)
    letters = max((SequenceMatcher(None, one, other).ratio() for one in _names(gold) for other in _names(found)), default=0.0)
    return max(best if best >= floor else 0.0, letters if letters >= 0.85 else 0.0)


def _overlap(one: str, other: str) -> float:
    left, right = _words(one), _words(other)
    return len(left & right) / len(left | right) if left | right else 0.0


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - {"of", "the", "to", "in", "and"}
