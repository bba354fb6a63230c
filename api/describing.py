"""What is known of a thing, for a page: its properties by name, what refers to it, and the sentences behind it.

Participations, parties, post-holdings and contradictions only hold others together: they are shown by what they hold.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pyoxigraph import NamedNode

from api.evidence import evidence_of
from api.service import DESCRIBING_GRAPHS, Row, Service
from api.values import Term, link_of, name_of, shown
from graph.names import ID, ONTOLOGY, PREFIXES

__all__ = ["Description", "describe"]

MOST: Final = 300  # things that refer to it
TYPE: Final = PREFIXES["rdf"] + "type"
LABELLING: Final = {PREFIXES["rdfs"] + "label", PREFIXES["dcterms"] + "title"}
HIDDEN: Final = LABELLING | {TYPE} | {ONTOLOGY + name for name in ("reportedIn", "earliest", "latest", "graph", "mainEventOf")}
LINKS: Final = frozenset({"participation", "party", "holding"})
ENDS: Final = [ONTOLOGY + name for name in ("actor", "holder", "post", "event", "agreement", "field", "value")]
EVIDENT: Final = frozenset({"event", "agreement", "measure", "post", "funding", *LINKS})  # things said by few reports
FIRST: Final = ["startDate", "endDate", "dateNotStated", "place", "venue", "mode", "status", "participation", "party"]
PLAIN: Final = {  # names that read better on a page than those of the vocabulary
    TYPE: "kind",
    PREFIXES["skos"] + "altLabel": "other names",
    PREFIXES["skos"] + "hiddenLabel": "also written",
    PREFIXES["skos"] + "exactMatch": "the same as",
    PREFIXES["owl"] + "sameAs": "the same as",
    PREFIXES["rdfs"] + "seeAlso": "see also",
    PREFIXES["dcterms"] + "issued": "date",
    PREFIXES["dcterms"] + "isPartOf": "part of",
    ONTOLOGY + "participation": "took part",
    ONTOLOGY + "party": "parties",
}
INVERSE: Final = {
    (ONTOLOGY + "actor", "participation"): "takes part in",
    (ONTOLOGY + "actor", "party"): "party of",
    (ONTOLOGY + "holder", "holding"): "posts",
    (ONTOLOGY + "post", "holding"): "held by",
    (ONTOLOGY + "parent", "actor"): "bodies that belong to it",
    (ONTOLOGY + "mentions", "document"): "named in",
    (ONTOLOGY + "about", "event"): "contradictions",
    (ONTOLOGY + "about", "agreement"): "contradictions",
    (PREFIXES["dcterms"] + "isPartOf", "document"): "press releases in it",
}
TOLD: Final = "SELECT DISTINCT ?thing ?property ?value WHERE {{ VALUES ?thing {{ {iris} }} ?thing ?property ?value }}"
REFERRING: Final = "SELECT DISTINCT ?value ?property WHERE {{ ?value ?property <{iri}> }} ORDER BY ?property ?value LIMIT {most}"

Group = tuple[str, list[Any]]


@dataclass(slots=True)
class Description:
    """`facts` and `referring` are groups of a name and lines; a line is a value or, for a node that links, a list of values."""

    iri: str
    label: str
    kinds: list[Any]
    facts: list[Group] = field(default_factory=list)
    referring: list[Group] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    cut: bool = False


async def describe(service: Service, iri: str) -> Description:
    """Everything a page shows of a thing that is known."""
    told = await service.rows(TOLD.format(iris=f"<{iri}>"), DESCRIBING_GRAPHS)
    referring = await service.rows(REFERRING.format(iri=iri, most=MOST), DESCRIBING_GRAPHS)
    held = await _held(service, [*told, *referring])
    terms = {term for row in [*told, *referring, *(part for parts in held.values() for part in parts)] for term in row.values()}
    labels = await service.labels(term.value for term in terms if isinstance(term, NamedNode))
    lines = _Lines(iri, held, labels)
    types = sorted({_iri(row["value"]) for row in told if _iri(row["property"]) == TYPE})
    kinds = [shown(NamedNode(kind), labels) for kind in types]
    label = labels.get(iri) or (", ".join(kind["label"] for kind in kinds) or name_of(iri, labels))
    found = Description(iri, label, kinds, lines.facts(told), lines.referring(referring), cut=len(referring) == MOST)
    if _kind(iri) in EVIDENT:
        found.reports = (await evidence_of(service, [iri]))[iri]
    return found


async def _held(service: Service, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """What the linking nodes among the values hold, and the linking nodes in turn that these hold."""
    held: dict[str, list[Row]] = {}
    for _ in range(2):
        nodes = sorted({iri for row in rows if _links(iri := _iri(row["value"])) and iri not in held})
        if not nodes:
            break
        rows = await service.rows(TOLD.format(iris=" ".join(f"<{node}>" for node in nodes)), DESCRIBING_GRAPHS)
        held |= {node: [] for node in nodes}
        for row in rows:
            held[_iri(row["thing"])].append(row)
    return held


class _Lines:
    """Rows as lines of a page about `iri`."""

    def __init__(self, iri: str, held: Mapping[str, Sequence[Row]], labels: Mapping[str, str]) -> None:
        self._iri = iri
        self._held = held
        self._labels = labels

    def facts(self, rows: Sequence[Row]) -> list[Group]:
        """Groups by property, dates and places first."""
        groups: dict[tuple[int, str], list[Any]] = {}
        for row in rows:
            prop = _iri(row["property"])
            if prop not in HIDDEN:
                local = prop.removeprefix(ONTOLOGY)
                place = FIRST.index(local) if local in FIRST else len(FIRST)
                groups.setdefault((place, self._named(prop)), []).append(self._line(row["value"]))
        return [(name, _sorted(lines)) for (_, name), lines in sorted(groups.items())]

    def referring(self, rows: Sequence[Row]) -> list[Group]:
        """Groups by what the other thing says of this one."""
        groups: dict[str, list[Any]] = {}
        for row in rows:
            prop, other = _iri(row["property"]), _iri(row["value"])
            if prop != ONTOLOGY + "reportedIn" and not (_links(other) and other in self._held and self._belongs(other)):
                name = INVERSE.get((prop, _kind(other))) or f"{self._named(prop)} of"
                groups.setdefault(name, []).append(self._line(row["value"]))
        return [(name, _sorted(lines)) for name, lines in sorted(groups.items())]

    def _belongs(self, node: str) -> bool:
        """Whether the node is shown among the facts already: it names this thing as the event or agreement it is of."""
        ends = (ONTOLOGY + "event", ONTOLOGY + "agreement")
        return any(_iri(row["property"]) in ends and _iri(row["value"]) == self._iri for row in self._held[node])

    def _line(self, value: Term, depth: int = 2) -> Any:
        """A value, or for a linking node what it holds: first the things, then the rest with its names."""
        node = _iri(value)
        if node not in self._held or not depth:
            return shown(value, self._labels)
        rows = [row for row in self._held[node] if _iri(row["property"]) not in HIDDEN and _iri(row["value"]) != self._iri]
        rows.sort(key=lambda row: (_end(_iri(row["property"])), _iri(row["property"]), _iri(row["value"])))
        parts = [(self._part_name(_iri(row["property"])), self._line(row["value"], depth - 1)) for row in rows]
        return [{"name": name, "value": part} for name, part in parts] or shown(value, self._labels)

    def _part_name(self, prop: str) -> str:
        return "" if prop in ENDS or prop == ONTOLOGY + "role" else self._named(prop)

    def _named(self, prop: str) -> str:
        return PLAIN.get(prop) or name_of(prop, self._labels)


def _sorted(lines: list[Any]) -> list[Any]:
    return sorted(lines, key=_words)


def _words(line: Any) -> str:
    if isinstance(line, list):
        return " ".join(_words(part["value"]) for part in line)
    return str(line["label"] if isinstance(line, dict) else line).casefold()


def _end(prop: str) -> int:
    return ENDS.index(prop) if prop in ENDS else len(ENDS)


def _links(iri: str) -> bool:
    return iri.startswith(ID) and (_kind(iri) in LINKS or "#" in iri) and link_of(iri) != iri


def _kind(iri: str) -> str:
    return iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""
