"""The registry says what its sources say, once, and never leads a name to two entities without a rule."""

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from itertools import combinations

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.linking.registry import ANY_CASE, NEEDS_CUE, Entry, Name, Registry, load_registry
from graph.linking.registry_entries import KINDS
from graph.names import ID, ONTOLOGY, PREFIXES, REGISTRY
from graph.resources import names as file_names
from graph.resources import text as file_text
from tests.shared import shared

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
SAME_AS = PREFIXES["owl"] + "sameAs"

# One key, two rows in the sources: the registry renames the second. A Wikidata id that a source gives to the wrong row moves.
RENAMED = {
    ("agreements", "cpd"): "country-programme-document",
    ("un_entities", "unece-water-convention"): "unece-water-convention-secretariat",
}
MOVED = {("igos", "visegrad"): "visegrad-fund"}


@cache
def rows(file: str) -> list[dict[str, str]]:
    with shared(f"registry/{file}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def key_of(file: str, row: dict[str, str]) -> str:
    if file == "countries":
        return row["iso3"].lower()
    if file == "cities":
        return f"geonames-{row['geonameid']}"
    if file in {"sdgs", "sdg_targets"}:
        return f"sdg-{row.get('number') or row['code']}"
    return RENAMED.get((file, row["key"]), row["key"])


@cache
def facts() -> dict[str, dict[str, list[NamedNode | Literal]]]:
    """Subject IRI -> predicate IRI -> objects, over all files."""
    found: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in load_registry().quads():
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


def values(key: str, predicate: str) -> set[str]:
    return {value.value for value in facts()[load_registry().entries[key].iri].get(predicate, [])}


def identifiers(key: str, base: str) -> set[str]:
    return {iri.removeprefix(base).strip("/") for iri in values(key, SAME_AS) if iri.startswith(base)}


@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("countries", 249),
        ("un_entities", 249),
        ("igos", 157),
        ("agreements", 84),
        ("cities", 8482),
        ("sdgs", 17),
        ("sdg_targets", 169),
    ],
)
def test_every_row_of_the_sources_is_an_entity(file: str, count: int) -> None:
    keys = {key_of(file, row) for row in rows(file)}
    assert len(keys) == count
    assert keys - load_registry().entries.keys() == set()


def test_rows_have_the_kind_their_source_gives() -> None:
    entries = load_registry().entries
    wrong = []
    for file, kinds in {
        "countries": {"country"},
        "un_entities": {"un", "igo", "concept"},
        "igos": {"igo", "org", "format", "group"},
        "agreements": {"agreement", "concept"},
        "cities": {"place"},
        "sdgs": {"goal"},
        "sdg_targets": {"target"},
    }.items():
        for row in rows(file):
            entry = entries[key_of(file, row)]
            is_class = "class" in (row.get("type") or "") or "class" in (row.get("note") or "")
            if entry.kind not in kinds or (entry.kind == "concept") != is_class:
                wrong.append((file, entry.key, entry.kind))
    assert wrong == []


@pytest.mark.parametrize("file", ["countries", "un_entities", "igos", "agreements"])
def test_wikidata_ids_are_those_of_the_sources(file: str) -> None:
    given = 0
    for row in rows(file):
        key = key_of(file, row)
        qid = row.get("qid") or row.get("wikidata_qid") or ""
        given += bool(qid)
        moved = MOVED.get((file, row.get("key", "")))
        assert identifiers(moved or key, WIKIDATA) == ({qid} if qid else set()), key
        assert not moved or identifiers(key, WIKIDATA) == set()
    assert given == {"countries": 249, "un_entities": 98, "igos": 112, "agreements": 2}[file]


def test_no_wikidata_id_stands_in_the_registry_that_no_source_gives() -> None:
    files = ("countries", "un_entities", "igos", "agreements", "sdgs")
    known = {row.get("qid") or row.get("wikidata_qid") for file in files for row in rows(file)}
    links = {value.value for each in facts().values() for value in each.get(SAME_AS, [])}
    found = {link.removeprefix(WIKIDATA) for link in links if link.startswith(WIKIDATA)}
    assert len(found) > 450
    assert found - known == set()


def test_countries_keep_codes_and_capitals() -> None:
    for row in rows("countries"):
        key = key_of("countries", row)
        codes = [values(key, ONTOLOGY + term) for term in ("iso2", "iso3", "m49")]
        assert codes == [{row["iso2"]}, {row["iso3"]}, {row["m49"].zfill(3)}], key
        assert identifiers(key, GEONAMES) == ({row["geonames_id"]} if row["geonames_id"] else set()), key
        capital = {f"{ID}place/geonames-{row['capital_geonames_id']}"} if row["capital_geonames_id"] else set()
        assert values(key, ONTOLOGY + "capital") == capital, key


def test_cities_keep_coordinates_country_and_link() -> None:
    iso = {row["iso2"]: row["iso3"].lower() for row in rows("countries")} | {"XK": "xkx"}
    geo = PREFIXES["geo"]
    entries = load_registry().entries
    for row in rows("cities"):
        key = key_of("cities", row)
        assert values(key, geo + "lat") | values(key, geo + "long") == {row["latitude"], row["longitude"]}, key
        assert entries[key].country == iso[row["countrycode"]], key
        assert identifiers(key, GEONAMES) == {row["geonameid"]}, key


def test_goals_and_targets_match_their_official_iris() -> None:
    match = PREFIXES["skos"] + "exactMatch"
    pairs = [(key_of(file, row), row["iri"]) for file in ("sdgs", "sdg_targets") for row in rows(file)]
    assert len(pairs) == 186
    assert [key for key, iri in pairs if iri not in values(key, match)] == []
    assert load_registry().by_key("sdg:3") is load_registry().entries["sdg-3"]


def test_parents_are_those_of_the_chart() -> None:
    checked = [row for row in rows("un_entities") if row["parent"] and "class" not in row["type"]]
    assert len(checked) > 220
    wrong = [row["key"] for row in checked if load_registry().entries[key_of("un_entities", row)].parent != row["parent"]]
    assert wrong == []


def test_every_entity_has_one_label_and_it_is_english() -> None:
    labels = {iri: each[PREFIXES["rdfs"] + "label"] for iri, each in facts().items()}
    assert len(labels) == len(load_registry().entries) > 10_000
    bad = [iri for iri, found in labels.items() if len(found) != 1 or getattr(found[0], "language", None) != "en"]
    assert bad == []


def test_kinds_and_iris_follow_the_design() -> None:
    families = {kind: kind for kind in ("place", "agreement", "role", "concept")} | {"goal": "topic", "target": "topic"}
    counts: Counter[str] = Counter()
    for entry in load_registry().entries.values():
        counts[entry.kind] += 1
        assert entry.iri == f"{ID}{families.get(entry.kind, 'actor')}/{entry.key}"
        assert entry.key == entry.key.lower()
    assert counts.keys() == KINDS
    assert counts["role"] >= 120
    assert sum(entry.type == "media" for entry in load_registry().of_kind("org")) >= 60


def test_roles_form_a_hierarchy_without_circles() -> None:
    broader = PREFIXES["skos"] + "broader"
    for entry in load_registry().of_kind("role"):
        chain = [entry.iri]
        while above := facts()[chain[-1]].get(broader):
            assert len(above) == 1, entry.key
            assert above[0].value in facts(), entry.key
            assert above[0].value not in chain, entry.key
            chain.append(above[0].value)


def meet(one: Name, other: Name) -> bool:
    """Whether some text counts as both names, no cue needed."""
    if NEEDS_CUE in (one.rule, other.rule):
        return False
    return ANY_CASE in (one.rule, other.rule) or one.text == other.text


def clashes(registry: Registry) -> list[tuple[str, str, str]]:
    texts = {name.text.casefold() for entry in registry.entries.values() for name in entry.names}
    found = set()
    for text in texts:
        named = [(name, entry) for name, entry in registry.named(text) if entry.kind != "concept"]
        for (one, first), (other, second) in combinations(named, 2):
            if first.key != second.key and meet(one, other):
                found.add((text, *sorted((first.key, second.key))))
    return sorted(found)


def test_no_name_leads_to_two_entities_without_a_rule() -> None:
    assert clashes(load_registry()) == []


def test_a_new_clash_is_found() -> None:
    agency = agency_turtle("ztest", "Zonal Test Agency", "UNODC")
    assert clashes(load_registry((agency,))) == [("unodc", "unodc", "ztest")]


@pytest.mark.parametrize(
    ("text", "certain", "with_cue"),
    [
        ("CPD", [], ["cpd"]),
        ("RCS", [], ["rcs"]),
        ("ISA", [], ["isa", "isc"]),
        ("GUAM", ["guam"], []),
        ("Guam", ["gum"], []),
        ("ITU", ["itu"], []),
        ("Dominican", [], ["dma", "dom"]),
        ("Congolese", [], ["cod", "cog"]),
        ("Korean", [], ["kor", "prk"]),
        ("Kazakh", ["kaz"], []),
        ("Georgia", ["geo"], []),
        ("London", ["geonames-2643743"], ["geonames-6058560"]),
        ("Córdoba", ["geonames-3860259"], ["geonames-2519240", "geonames-3530240"]),
        ("Reading", [], ["geonames-2639577"]),
        ("Singapore", ["sgp"], ["geonames-1880252"]),
        ("Trend", [], ["trend-news-agency"]),
        ("1972 Convention", [], ["unesco-1972"]),
    ],
)
def test_first_cases_of_shared_names(text: str, certain: list[str], with_cue: list[str]) -> None:
    """What `text`, written so, may stand for: without more, and with something else that points there."""
    named = [(name, entry) for name, entry in load_registry().named(text) if entry.kind != "concept"]
    written = [(name, entry) for name, entry in named if name.rule == ANY_CASE or name.text == text]
    assert sorted({entry.key for name, entry in written if name.rule != NEEDS_CUE}) == certain
    assert sorted({entry.key for name, entry in written if name.rule == NEEDS_CUE}) == with_cue


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Vietnam", "vnm"),
        ("Viet Nam", "vnm"),
        ("Russia", "rus"),
        ("Russian Federation", "rus"),
        ("Türkiye", "tur"),
        ("Turkey", "tur"),
        ("Lao PDR", "lao"),
        ("DPRK", "prk"),
        ("Republic of Korea", "kor"),
        ("UK", "gbr"),
        ("U.S.", "usa"),
        ("the United States", "usa"),
        ("UAE", "are"),
        ("Czech Republic", "cze"),
        ("Czechia", "cze"),
        ("Swaziland", "swz"),
        ("DRC", "cod"),
        ("Côte d’Ivoire", "civ"),
        ("Ivory Coast", "civ"),
        ("Казахстан", "kaz"),
        ("United  Nations", "un"),
        ("UNODC", "unodc"),
        ("World Health Organisation", "who"),
        ("UN Refugee Agency", "unhcr"),
        ("Organization for Security and Cooperation in Europe", "osce"),
        ("Turkic Council", "ots"),
        ("G20", "g20"),
        ("Paris Agreement", "paris-agreement"),
        ("2030 Agenda", "agenda-2030"),
        ("Kiev", "geonames-703448"),
        ("New York", "geonames-5128581"),
        ("Ashkhabad", "geonames-162183"),
        ("foreign minister", "minister-of-foreign-affairs"),
        ("Minister for Foreign Affairs", "minister-of-foreign-affairs"),
        ("Resident Coordinator", "un-resident-coordinator"),
        ("Special Representative of the UN Secretary-General", "special-representative-of-the-secretary-general"),
        ("Deputy Chairman of the Cabinet of Ministers", "deputy-prime-minister"),
        ("Food and Agriculture Organization of the United Nations", "fao"),
    ],
)
def test_names_people_use_are_found(text: str, key: str) -> None:
    assert [entry.key for entry in load_registry().lookup(text)][:1] == [key]


def test_concepts_are_never_link_targets() -> None:
    registry = load_registry()
    concepts = list(registry.of_kind("concept"))
    assert {"unct", "unrco", "unsdcf", "undaf", "mou", "country-programme-document"} <= {entry.key for entry in concepts}
    for concept in concepts:
        assert not concept.linkable
        for text in concept.texts():
            assert concept not in registry.lookup(text)
    assert "United Nations in {country}" in registry.entries["un-in-country"].texts("pattern")


def test_what_no_curator_has_checked_is_recognised_but_not_linked_to() -> None:
    registry = load_registry()
    agency = registry.entries["state-news-agency-of-turkmenistan"]
    assert not agency.reviewed
    assert registry.lookup(agency.label) == []
    assert [entry for _, entry in registry.named(agency.label)] == [agency]
    for file in ("countries", "un_entities", "igos", "agreements", "cities"):
        assert all(registry.entries[key_of(file, row)].reviewed for row in rows(file))


def agency_turtle(key: str, label: str, acronym: str, more: str = "") -> str:
    return f"""
        @prefix actor: <{ID}actor/> .
        @prefix c: <{ONTOLOGY}> .
        @prefix rdfs: <{PREFIXES["rdfs"]}> .
        @prefix skos: <{PREFIXES["skos"]}> .
        actor:{key} a c:UNEntity ; rdfs:label "{label}"@en ; c:acronym "{acronym}" ; c:parent actor:un {more} .
    """


def test_adding_an_agency_is_adding_turtle() -> None:
    registry = load_registry((agency_turtle("zta", "Zonal Test Agency", "ZTA"),))
    added = Entry(
        key="zta",
        iri=f"{ID}actor/zta",
        kind="un",
        label="Zonal Test Agency",
        names=(Name("Zonal Test Agency", "en", "any-case", "label"), Name("ZTA", "", "as-written", "acronym")),
        parent="un",
    )
    assert registry.lookup("ZTA") == registry.lookup("zonal  test agency") == [added]
    assert registry.by_iri(added.iri) == added
    assert any(quad.subject.value == added.iri for quad in registry.quads())
    assert load_registry().lookup("ZTA") == []


def test_quads_are_the_files_in_the_registry_graph_sorted() -> None:
    quads = list(load_registry().quads())
    assert {quad.graph_name for quad in quads} == {NamedNode(REGISTRY)}
    assert len(quads) == len(set(quads)) > 60_000
    assert quads == list(load_registry().quads())
    subjects = [quad.subject.value for quad in quads]
    assert subjects == sorted(subjects)


@pytest.mark.parametrize("file", file_names("ontology/registry", ".ttl"))
def test_files_are_for_people_to_edit(file: str) -> None:
    """One block per entity, sorted, with a head that names the source."""
    text = file_text("ontology/registry", file)
    head = text.partition("@prefix")[0]
    assert re.search(r"(?m)^# Sources?: ", head)
    assert max(map(len, head.splitlines())) <= 160
    blocks = re.findall(r"(?m)^(\w+:[\w.-]+) a ", text)
    triples = parse(text, format=RdfFormat.TURTLE)
    assert len(blocks) == len(set(blocks)) == len({triple.subject for triple in triples})
    natural = [[int(part) if part.isdigit() else part for part in re.split(r"(\d+)", block)] for block in blocks]
    assert natural == sorted(natural)
