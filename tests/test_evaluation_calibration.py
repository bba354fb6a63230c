"""Confidence is measured: sure facts are right, also in documents that the measurement did not see."""

from functools import cache

import pytest

from graph.evaluation.calibration import ENOUGH, calibrated, confidence_file, confidence_of, lowered, measure_rules
from graph.evaluation.marking import Marked
from graph.evaluation.sheet import Verdict
from graph.extraction.measured import as_measured
from graph.facts import Actor, Agreement, AgreementParty, DocumentFacts, Event, Facts, HeldPost, Money, Participant
from tests.evaluated import SETS, marked


def verdicts(rule: str, right: int, wrong: int, kind: str = "event") -> list[Verdict]:
    return [Verdict(kind, rule, 0.5, right=number < right) for number in range(right + wrong)]


def test_a_rule_is_as_sure_as_it_was_right() -> None:
    table = measure_rules(
        [*verdicts("events.met", 7, 1), *verdicts("events.saw", ENOUGH - 1, 0), *verdicts("named", 0, 6, "party")]
    )
    assert table["event", "events.met"] == 0.8
    assert ("event", "events.saw") not in table
    assert confidence_of(table, "event", "events.saw") == table["event", "events"]
    assert confidence_of(table, "event", "other.rule") == table["event", ""]
    assert confidence_of(table, "party", "named") == 1 / 8
    assert confidence_of(table, "money", "amount") == 0.5


def test_documents_held_back_make_their_family_less_sure() -> None:
    table = measure_rules([*verdicts("person.verb", 98, 0, "actor"), *verdicts("registry.label", 98, 0, "actor")])
    shown = lowered(table, [*verdicts("person.list", 16, 4, "actor"), *verdicts("registry.label", 20, 0, "actor")])
    assert shown["actor", "person.verb"] == pytest.approx(1 - 5 / 1.2 * 0.01)  # 4 wrong and 1 over 20 x .01 promised and 1
    assert shown["actor", "registry.label"] == table["actor", "registry.label"]  # never surer for a few that were right
    assert lowered(table, []) == table
    unsure = measure_rules(verdicts("body.org", 80, 18, "actor"))
    assert min(lowered(unsure, verdicts("body.unit", 0, 900, "actor")).values()) == 0.05


def test_the_file_is_the_same_in_any_order_and_tells_kinds_apart() -> None:
    every = [*verdicts("met.late", 7, 1), *verdicts("person.verb", 9, 0, "actor"), *verdicts("post.own", 3, 9, "post")]
    written = confidence_file(measure_rules(every))
    assert written == confidence_file(measure_rules(reversed(every)))
    lines = [line for line in written.splitlines() if not line.startswith("#")]
    assert lines == [
        "person = 0.909", "person.verb = 0.909", "post = 0.286", "post.own = 0.286",
        "[event]", "* = 0.800", "met = 0.800", "met.late = 0.800",
    ]  # fmt: skip


def test_extraction_reads_the_file_for_every_kind_of_fact() -> None:
    facts = Facts(
        format="communique-facts/1",
        document=DocumentFacts(id="d", source="d.txt", sha256="0"),
        reports=[],
        actors=[Actor(key="a", kind="un", rule="registry.label", posts=[HeldPost(title="Head", rule="post.home")])],
        events=[Event(key="e", type="meeting", start=None, rule="events.x", participants=[Participant(actor="a", rule="none")])],
        agreements=[Agreement(key="g", type="plan", rule="instruments.named", parties=[AgreementParty(actor="a", rule="none")])],
        money=[Money(amount=1, currency="USD", what="x", rule="amount")],
    )
    sure = as_measured(facts)
    found = [
        sure.actors[0].confidence, sure.actors[0].posts[0].confidence, sure.events[0].confidence,
        sure.events[0].participants[0].confidence, sure.agreements[0].confidence, sure.agreements[0].parties[0].confidence,
        sure.money[0].confidence,
    ]  # fmt: skip
    assert all(value is not None and 0 < value < 1 for value in found)
    assert len(set(found)) >= 5
    assert sure.events[0].says_date
    assert as_measured(sure) == sure


@cache
def unseen(*names: str) -> list[Verdict]:
    """All verdicts of these sets, each with the confidence measured on the other documents."""
    documents: list[Marked] = [each for name in names for each in marked(name)]
    found = []
    for document in documents:
        table = measure_rules(v for other in documents if other is not document for v in other.sheet.verdicts)
        found += [v._replace(confidence=confidence_of(table, v.kind, v.rule)) for v in document.sheet.verdicts]
    return found


def test_sure_facts_are_right() -> None:
    measured = calibrated(unseen(*SETS))
    print(f"{measured.precision:.3f} of {measured.sure} sure facts are right ({measured.facts} facts)")
    assert measured.sure >= 500
    assert measured.precision >= 0.95


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.8), (0.8, 0.9), (0.9, 1.0)])
def test_no_height_promises_more_than_it_keeps(low: float, high: float) -> None:
    found = [verdict for verdict in unseen("open", "dev") if verdict.confidence is not None and low <= verdict.confidence < high]
    assert len(found) >= 100
    expected = sum(verdict.confidence or 0.0 for verdict in found) / len(found)
    assert sum(verdict.right for verdict in found) / len(found) >= expected - 0.1
