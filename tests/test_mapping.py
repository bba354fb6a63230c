"""Facts to quads: what the graph says of each entry, in which report, and with what evidence."""

import re
from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from pyoxigraph import NamedNode, Quad

from graph.facts import Facts, read_facts, write_facts
from graph.mapping.facts_to_quads import map_facts
from graph.names import ONTOLOGY, PREFIXES, report_graph
from graph.resources import text as resource
from tests.gold_converter import convert_file
from tests.mapping_example import REGISTRY, SECOND, Graph, claims, example, mapped, spot
from tests.shared import shared
from tests.test_facts import whole


def test_each_report_has_a_graph_and_its_provenance_beside_it() -> None:
    document = mapped(example())
    names = [report_graph("d", report) for report in ("r1", "r2")]
    assert list(document.graphs) == sorted([*names, *(f"{name}/provenance" for name in names)])
    assert all(quad.graph_name.value == name for name, quads in document.graphs.items() for quad in quads)
    first = Graph(document, "r1")
    assert first.one("Report") == {
        "type": ["Report"],
        "isPartOf": ["document/d"],
        "order": ["1"],
        "issued": ["2022-05-03"],
        "issuer": ["actor/fji"],
        "graph": ["r1"],
        "mentions": sorted(["actor/fji", "actor/wmo", *first.of("Organization"), *first.of("Person")]),
    }
    described = Graph(document, "r2").one("Document")
    assert (described["publisher"], described["title"], described["language"]) == (["Gazette"], ["Talks"], ["en"])


def test_a_meeting_is_told_by_both_reports_each_with_its_own_values() -> None:
    document = mapped(example())
    told = [Graph(document, report).one("Meeting") for report in ("r1", "r2")]
    assert [meeting["mode"] for meeting in told] == [["inPerson"], ["online"]]
    assert [meeting["startDate"] + meeting["earliest"] + meeting["latest"] for meeting in told] == [["2022-05-03"] * 3] * 2
    assert [meeting["mainEventOf"] for meeting in told] == [["document/d/r1"], ["document/d/r2"]]
    assert told[0]["place"] == ["place/geonames-2198148"]
    assert told[0]["label"] == ["Meeting: Fiji, Ana Lalo, World Meteorological Organization, others"]
    for report in ("r1", "r2"):
        (node,) = Graph(document, report).of("Meeting")
        assert Graph(document, report, provenance=True).about(node) == {"factKey": ["e"]}


def test_who_takes_part_stands_in_the_reports_that_name_them_with_role_body_and_post() -> None:
    document = mapped(example())
    first, second = Graph(document, "r1"), Graph(document, "r2")
    (lalo,), (vuna,), (board,) = first.of("Person"), second.of("Person"), second.of("Organization")
    (minister,), (head,) = first.of("Post"), second.of("Post")
    values = ("actor", "role", "represents", "post")
    assert first.all("Participation", *values) == sorted(
        [("actor/fji", "host", "", ""), (lalo, "participant", "actor/fji", minister), ("actor/wmo", "participant", "", "")]
    )
    assert second.all("Participation", *values) == sorted(
        [
            ("actor/fji", "host", "", ""),
            ("actor/wmo", "participant", "", ""),
            (vuna, "participant", board, head),
            (board, "participant", "", ""),  # a represented body takes part
        ]
    )
    assert first.one("Meeting")["participation"] == sorted(first.of("Participation"))
    assert {event for (event,) in first.all("Participation", "event")} == set(first.of("Meeting"))


def test_posts_are_held_as_observed() -> None:
    document = mapped(example())
    first, second = Graph(document, "r1"), Graph(document, "r2")
    assert first.all("Post", "label", "organization") == [("Minister", "actor/fji")]
    assert first.all("PostHolding", "acting", "observedOn", "earliest", "latest", "titleAsWritten") == [
        ("false", "2022-05-03", "2022-05-03", "2022-05-03", "Minister")
    ]
    assert second.all("Post", "label") == [("Head",)]
    # the second report has no date, so the holding has none either
    assert second.all("PostHolding", "acting", "observedOn") == [("true", "")]
    assert first.of("Official") == first.of("Person")
    assert [claim["evidence"] for claim in claims(document, "r1", "post")] == [["document/d#char=28,53"]]


def test_a_holding_without_date_was_seen_on_the_date_of_its_report() -> None:
    data = example()
    del data["actors"][3]["posts"][0]["on"]
    assert Graph(mapped(data), "r1").all("PostHolding", "observedOn") == [("2022-05-03",)]


def test_things_of_the_registry_stand_under_their_iris_and_others_are_described() -> None:
    graph = Graph(mapped(example()), "r1")
    assert graph.about("actor/wmo") == {}  # named as the registry names it; type and label are there
    board = {"type": ["Organization"], "label": ["Buoy Board"], "name": ["Buoy Board"], "parent": ["actor/fji"]}
    assert graph.one("Organization") == board


def test_claims_carry_evidence_of_their_own_report_rule_and_confidence() -> None:
    document = mapped(example())
    (mode,) = claims(document, "r2", "mode")
    assert mode["evidence"] == ["document/d#char={},{}".format(*(spot("online")[side] for side in ("start", "end")))]
    assert (mode["rule"], mode["confidence"], mode["inReport"]) == (["verb"], ["0.9"], ["document/d/r2"])
    spans = Graph(document, "r2", provenance=True)
    assert spans.about(mode["evidence"][0]) == {
        "type": ["SpecificResource"],
        "hasSource": ["document/d"],
        "start": [str(spot("online")["start"])],
        "end": [str(spot("online")["end"])],
        "exact": ["online"],
    }
    sure = {claim["confidence"][0] for claim in claims(document, "r2", "actor") if "confidence" in claim}
    assert sure == {"0.5"}
    assert {claim["object"][0] for claim in claims(document, "r1", "mentions")} >= {"actor/fji", "actor/wmo"}


def test_a_value_whose_evidence_lies_in_one_report_is_told_by_that_report_alone() -> None:
    document = mapped(example(evidence_of={"place": [spot("in Suva")], "start": [spot("on 3 May 2022")]}))
    first, second = (Graph(document, report).one("Meeting") for report in ("r1", "r2"))
    assert ("place" in first, "place" in second) == (True, False)
    assert (first.get("startDate"), first["dateNotStated"], second["startDate"]) == (None, ["true"], ["2022-05-03"])
    (claim,) = claims(document, "r1", "place")
    assert claim["evidence"] == ["document/d#char={start},{end}".format(**spot("in Suva"))]


def test_a_place_that_the_registry_lacks_gets_a_node_of_its_own() -> None:
    graph = Graph(mapped(example(place="Buoy Island")), "r1")
    assert graph.one("Place")["label"] == ["Buoy Island"]
    assert graph.one("Meeting")["place"] == graph.of("Place")


def test_links_lead_to_what_is_described_in_the_same_report() -> None:
    data = example(discusses=["a"], after_event="e0", part_of="e0")
    data["agreements"] = [{"key": "a", "type": "mou", "name": "Buoy Memorandum", "evidence": [spot("Fiji", SECOND)]}]
    data["events"].append({"key": "e0", "type": "visit", "start": "2022-05-02", "evidence": [spot("led by")]})
    graph = Graph(mapped(data), "r1")
    meeting = graph.one("Meeting")
    assert meeting["discusses"] == graph.of("MemorandumOfUnderstanding")
    assert meeting["afterEvent"] == meeting["partOf"] == graph.of("Visit")
    assert graph.one("Visit")["startDate"] == ["2022-05-02"]
    assert {claim["subject"][0] for claim in claims(mapped(data), "r1", "startDate")} == set(graph.of("Meeting"))


def test_a_row_of_a_plan_is_a_measure() -> None:
    dates = {"start": "2022-04", "end": "2022-06", "year": 2022, "term": "2nd quarter 2022"}
    row = {"key": "m", "type": "visit", "name": "Visit of the board", "plan": "p", "row": "2022-7", "steps": 3, **dates}
    data = example()
    data["agreements"] = [{"key": "p", "type": "plan", "name": "Buoy Plan", "start": "2022", "end": "2023"}]
    data["events"].append({**row, "status": "planned", "participants": [{"actor": "b"}]})
    graph = Graph(mapped(data), "r1")
    measure = graph.one("Measure")
    assert not graph.of("Visit")
    assert measure["plan"] == graph.of("Plan")
    expected = {"row": "2022-7", "year": "2022", "term": "2nd quarter 2022", "steps": "3", "latest": "2022-06-30"}
    expected["intendedEventType"] = "Visit"
    assert {name: measure[name][0] for name in expected} == expected
    assert graph.one("Plan") | {"earliest": ["2022-01-01"], "latest": ["2023-12-31"]} == graph.one("Plan")


def test_agreements_have_parties_with_roles_and_posts() -> None:
    parties = [
        {"actor": "l", "role": "signatory", "for": "f", "post": "Minister"},
        {"actor": "w", "role": "lead"},
        {"actor": "b"},
        {"actor": "v", "role": "witness", "post": "Chief of Buoys", "for": "b"},
    ]
    data = example()
    values = {"start": "2022", "status": "in-force", "date": "2022-05", "count": 4, "qualifier": "about", "announced_at": "e"}
    names = {"name": "Buoy Note", "names": ["Never Said"]}
    data["agreements"] = [{"key": "a", "type": "other", "parties": parties, **names, **values}]
    graph = Graph(mapped(data), "r1")
    note = graph.one("Agreement")
    expected = {"periodStart": "2022", "status": "inForce", "statusDate": "2022-05", "documentCount": "4", "qualifier": "about"}
    assert {name: note[name][0] for name in expected} == expected
    assert "name" not in note  # neither name stands in the text of the report
    assert note["announcedAt"] == graph.of("Meeting")
    titles = {node: graph.about(node)["label"][0] for node in graph.of("Post")}
    found = [(role, titles.get(post, "")) for role, post in graph.all("AgreementParty", "role", "post")]
    assert sorted(found) == [("lead", ""), ("partyRole", ""), ("signatory", "Minister"), ("witness", "Chief of Buoys")]


def test_facts_without_evidence_are_told_by_the_first_report_and_once() -> None:
    data = example()
    data["events"] = [{"key": "z", "type": "training", "start": None}]
    assert [len(Graph(mapped(data), report).of("Training")) for report in ("r1", "r2")] == [1, 0]


def test_nodes_do_not_depend_on_the_keys_of_the_facts_file() -> None:
    text = re.sub(r'"([flwbve])"', r'"other-\1"', write_facts(Facts.model_validate(example())))
    one, other = mapped(example()), map_facts(read_facts(text), REGISTRY)
    for name in one.graphs:
        if not name.endswith("provenance"):
            assert one.graphs[name] == other.graphs[name]


def test_two_entries_with_the_same_content_stay_two() -> None:
    data = example()
    data["events"].append({**data["events"][0], "key": "e2", "main": False})
    graph = Graph(mapped(data), "r1")
    assert len(graph.of("Meeting")) == 2
    assert len(graph.of("Participation")) == 6


def test_the_same_facts_give_the_same_bytes_in_order() -> None:
    one, other = mapped(example()), mapped(example())
    assert one == other
    assert all([str(quad) for quad in quads] == sorted(map(str, quads)) for quads in one.graphs.values())


def dangling(quads: Iterable[Quad]) -> set[str]:
    """Nodes of reports that nothing types."""
    nodes = {term.value for quad in quads for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
    typed = {quad.subject.value for quad in quads if quad.predicate.value == PREFIXES["rdf"] + "type"}
    return {node for node in nodes if "/r-" in node} - typed


@settings(max_examples=60, deadline=None)
@given(whole())
def test_no_facts_crash_the_mapping(facts: Facts) -> None:
    document = map_facts(facts, REGISTRY)
    assert not dangling([quad for quads in document.graphs.values() for quad in quads])


def test_the_corpus_maps_within_budget_and_leaves_nothing_undescribed() -> None:
    declared = set(re.findall(r"^c:(\w+) a ", resource("ontology", "communique.ttl"), re.MULTILINE))
    counts: Counter[str] = Counter()
    for path in sorted(shared("corpus/seeds").glob("*.json")):
        facts = convert_file(path)
        document = map_facts(facts, REGISTRY)
        for name, quads in document.graphs.items():
            about_claims = name.endswith("/provenance")
            counts["quads"] += len(quads)
            counts["provenance"] += len(quads) * about_claims
            counts["claims"] += sum(quad.object == NamedNode(ONTOLOGY + "Claim") for quad in quads)
            if not about_claims:
                assert dangling(quads) == set()
            used = {term.value for quad in quads for term in (quad.predicate, quad.object) if isinstance(term, NamedNode)}
            assert {iri.removeprefix(ONTOLOGY) for iri in used if iri.startswith(ONTOLOGY)} <= declared
        counts["words"] += len((facts.document.text or "").split())
        counts["documents"] += 1
    assert counts["documents"] == 5
    assert counts["provenance"] / counts["claims"] <= 9
    assert counts["quads"] / counts["words"] * 400 <= 1000
