"""From the keys of gold facts to published IRIs: how expected answers are compared, whoever wrote the facts.

An entry with a registry id has the IRI of the registry; the nodes of every other carry its key in their provenance graph, and
the identity graph says what they denote. Facts that were extracted have keys of their own: `match_keys` pairs them with the
gold's by names, dates, places and rows.
"""

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from graph.facts import Facts
from graph.linking.registry import load_registry
from graph.names import IDENTITY, ONTOLOGY, report_iri
from graph.store.interface import Store
from tests.shared import shared

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
    """Gold key -> key in `found`: actors as the score tool pairs them, events and agreements by what they say."""
    score = _score_tool()
    one, other = gold.model_dump(by_alias=True), found.model_dump(by_alias=True)
    pairs = _pair(score, one["actors"], other["actors"], score.actor_score)
    back = {theirs: ours for ours, theirs in pairs.items()}
    pairs |= _pair(score, one["agreements"], other["agreements"], lambda g, p: _like_agreement(score, g, p))
    return pairs | _pair(score, one["events"], other["events"], lambda g, p: _like_event(score, g, p, back))


def _pair(tool: ModuleType, gold: list[Entry], found: list[Entry], score: Callable[[Entry, Entry], float]) -> Pairs:
    return {gold[i]["key"]: found[j]["key"] for i, j, _ in tool.assign(gold, found, score, 0.5)}


def _like_agreement(tool: ModuleType, gold: Entry, found: Entry) -> float:
    period = tool.date_match(gold["start"], found["start"]) + tool.date_match(gold["end"], found["end"])
    same = 1.0 if gold["id"] and gold["id"] == found["id"] else 0.0
    return float(max(same, tool.best_names(gold, found)) + 0.15 * period / 2)


def _like_event(tool: ModuleType, gold: Entry, found: Entry, back: Pairs) -> float:
    if gold["row"] or found["row"]:
        return float(gold["row"] == found["row"])
    ours = {part["actor"] for part in gold["participants"]} - {None}
    theirs = {back.get(part["actor"] or "", "?") for part in found["participants"]}
    shared_ones = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.5
    names = tool.sim_text(gold["name"] or gold["label"] or "", found["name"] or found["label"] or "")
    family = tool.FAMILY.get(gold["type"]) == tool.FAMILY.get(found["type"])
    place = tool.norm(gold["place"]) == tool.norm(found["place"])
    date = tool.date_match(gold["start"], found["start"])
    return float(0.35 * shared_ones + 0.25 * date + 0.2 * family + 0.1 * place + 0.3 * names)


def _overlap(one: str, other: str) -> float:
    left, right = _words(one), _words(other)
    return len(left & right) / len(left | right) if left | right else 0.0


def _words(text: str) -> set[str]:
    return {word for word in text.casefold().split() if word not in {"of", "the", "to", "in", "and"}}


def _score_tool() -> ModuleType:
    path = shared("tools/score_facts.py")
    spec = importlib.util.spec_from_file_location("score_facts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
