"""One fact of two extractors: one claim with two supports, each with its own rule, confidence and evidence."""

from typing import Any

import pytest

from graph.errors import FactsError
from graph.facts import Facts, read_facts, write_facts
from graph.validation.gate import Gate
from tests.mapping_example import Graph, claims, example, mapped, spot

ONLINE = spot("online")


def supported() -> dict[str, Any]:
    """The example with a second extractor that also found the meeting, in the second report only, and added its venue."""
    data = example(venue="Buoy Board")
    found = {"extractor": "llm:m", "rule": "llm.event", "confidence": 0.5, "evidence": [spot("spoke online with Fiji")]}
    meeting = data["events"][0]
    meeting["supports"] = [found | {"confirms": ["start"], "adds": ["venue"]}]
    meeting["evidence_of"] = {"venue": [spot("Buoy Board", data["document"]["text"].splitlines()[1])]}
    meeting["participants"][2]["supports"] = [found | {"rule": "llm.participant"}]
    meeting["participants"].append({"actor": "b", "rule": "llm.participant", "extractor": "llm:m", "confidence": 0.5})
    return data


def supports(report: str, predicate: str) -> list[dict[str, list[str]]]:
    graph = Graph(mapped(supported()), report, provenance=True)
    return [graph.about(node) for claim in claims(mapped(supported()), report, predicate) for node in claim.get("support", [])]


CLAIMED = [  # (report, predicate, rules, confidences, extractors, supports of the claims)
    ("r2", "type", ["verb"], ["0.9"], [], ["llm.event"]),
    ("r2", "startDate", ["verb"], ["0.9"], [], ["llm.event"]),
    ("r1", "startDate", ["verb"], ["0.9"], [], []),  # the other extractor read the second report
    ("r2", "mode", ["verb"], ["0.9"], [], []),  # it says nothing of the mode
    ("r2", "venue", ["llm.event"], ["0.5"], ["llm:m"], []),
]


@pytest.mark.parametrize(("report", "predicate", "rules", "sure", "extractors", "supporting"), CLAIMED)
def test_a_claim_says_who_made_it_and_who_else_found_it(
    report: str, predicate: str, rules: list[str], sure: list[str], extractors: list[str], supporting: list[str]
) -> None:
    (claim,) = claims(mapped(supported()), report, predicate)
    assert (claim["rule"], claim["confidence"], claim.get("extractor", [])) == (rules, sure, extractors)
    assert [support["rule"][0] for support in supports(report, predicate)] == supporting


def test_a_support_has_its_own_rule_confidence_and_evidence() -> None:
    (support,) = supports("r2", "type")
    assert (support["extractor"], support["confidence"]) == (["llm:m"], ["0.5"])
    (place,) = support["evidence"]
    graph = Graph(mapped(supported()), "r2", provenance=True)
    assert graph.about(place)["exact"] == ["spoke online with Fiji"]


def test_who_takes_part_by_one_extractor_alone_says_so() -> None:
    made = [
        (claim.get("extractor", ["rules"])[0], len(claim.get("support", [])))
        for claim in claims(mapped(supported()), "r2", "actor")
    ]
    # Fiji and the head of the Board by the rules, WMO by both, the Board by the other extractor alone
    assert sorted(made) == [("llm:m", 0), ("rules", 0), ("rules", 0), ("rules", 1)]


def test_the_gate_passes_supports_and_facts_files_keep_them() -> None:
    facts = Facts.model_validate(supported())
    report = Gate().check(mapped(supported()), facts)
    assert report.conforms, [str(finding) for finding in report.findings]
    assert read_facts(write_facts(facts)) == facts


def test_the_gate_refuses_a_support_of_nobody() -> None:
    data = supported()
    data["events"][0]["supports"][0] |= {"extractor": "", "confidence": 2}
    report = Gate().check(mapped(data), Facts.model_validate(data))
    told = {finding.what for finding in report.findings}
    assert not report.conforms
    assert [words for words in ("one number from 0 to 1", "one extractor") if not any(words in one for one in told)] == []


WRONG = [("confirms", "end", "no 'end' to support"), ("adds", "colour", "no 'colour' to support")]


@pytest.mark.parametrize(("field", "name", "said"), WRONG)
def test_a_support_names_fields_with_values(field: str, name: str, said: str) -> None:
    data = supported()
    data["events"][0]["supports"][0][field] = [name]
    with pytest.raises(FactsError, match=said) as caught:
        read_facts(write_facts(Facts.model_validate(data)))
    assert caught.value.place == "events[0].supports[0]"
