"""The gold of the reference corpus, converted, is a set of facts files like any other."""

from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from graph.facts import Event, Facts, check_quotes, read_facts, write_facts
from graph.linking.registry import load_registry
from graph.mapping.facts_to_quads import map_facts
from tests.gold_converter import convert, convert_file
from tests.shared import shared

FILES = sorted(path for folder in ("seeds", "dev") for path in shared("corpus").joinpath(folder).glob("*.json"))


@cache
def converted() -> dict[str, Facts]:
    return {facts.document.id: facts for facts in map(convert_file, FILES)}


def gold(name: str) -> Facts:
    return converted()[name]


def event(name: str, key: str) -> Event:
    return next(event for event in gold(name).events if event.key == key)


@pytest.mark.parametrize("name", converted())
def test_a_gold_file_becomes_facts_that_hold_and_map(name: str) -> None:
    facts = gold(name)
    assert read_facts(write_facts(facts)) == facts
    check_quotes(facts, facts.document.text or "")
    assert len(map_facts(facts, load_registry()).graphs) == 2 * len(facts.reports)


def test_nothing_of_the_gold_is_lost() -> None:
    every = list(converted().values())
    assert len(every) == 17
    counts = Counter(
        actors=sum(len(facts.actors) for facts in every),
        posts=sum(len(actor.posts) for facts in every for actor in facts.actors),
        events=sum(len(facts.events) for facts in every),
        rows=sum(event.row is not None for facts in every for event in facts.events),
        agreements=sum(len(facts.agreements) for facts in every),
        money=sum(len(facts.money) for facts in every),
    )
    assert counts == {"actors": 232, "posts": 59, "events": 121, "rows": 42, "agreements": 58, "money": 1}
    unnamed = [actor.key for facts in every for actor in facts.actors if not actor.mentions]
    assert len(unnamed) <= 12
    assert all(event.evidence for facts in every for event in facts.events)
    assert all(post.evidence for facts in every for actor in facts.actors for post in actor.posts)


def test_a_file_with_several_releases_is_told_apart_and_its_introduction_belongs_to_the_first() -> None:
    facts = gold("s000")
    assert [report.key for report in facts.reports] == ["pr_mfa", "pr_un1", "pr_un2"]
    assert all(left.span[1] == right.span[0] for left, right in pairwise(facts.reports))
    text = facts.document.text or ""
    assert [text[report.span[0] :].lstrip()[:12] for report in facts.reports] == ["Turkmenistan", "The press re", "Also, a rela"]


def test_what_sources_tell_differently_stands_under_its_report_with_its_quote() -> None:
    told = event("s000", "e1").by_report
    assert {report: values["mode"] for report, values in told.items()} == {"pr_mfa": "hybrid", "pr_un1": "online"}
    assert all(values["mode"] in values["evidence"][0]["exact"] for values in told.values())


def test_participants_are_named_in_the_reports_that_list_them() -> None:
    facts = gold("s000")
    ends = [report.span[1] for report in facts.reports]
    taking_part = event("s000", "e1").participants
    who = {part.actor: [sum(span.start >= end for end in ends) for span in part.evidence] for part in taking_part}
    assert who["unodc"] == [0]
    assert who["weigand"] == [1]
    assert who["meredov"] == [0, 1]


def test_roles_posts_and_offices_are_read() -> None:
    agreement = next(agreement for agreement in gold("s004").agreements if agreement.status == "signed")
    signed = [(party.actor, party.for_, party.post) for party in agreement.parties if party.role == "signatory"]
    assert signed == [
        ("smailov", "kaz", "First Deputy Prime Minister"),
        ("shimomura", "un", "UN Resident Coordinator in Kazakhstan"),
    ]
    parties = [party for agreement in gold("s000").agreements for party in agreement.parties]
    assert {party.role: party.actor for party in parties if party.role != "party"} == {"lead": "unfpa", "funder": "unhstf"}
    hosts = [part.actor for part in event("s000", "e2").participants if part.role == "host"]
    assert sorted(filter(None, hosts)) == ["tkm", "unct_tkm"]
    offices = [part.office for part in event("s001", "e1").participants if part.office]
    assert offices == ["Ambassadors of Central Asian countries accredited in Ashgabat"]
    shagulyev = next(actor for actor in gold("s001").actors if actor.key == "shagulyev")
    assert [post.scope for post in shagulyev.posts] == ["blr", "cis"]


def test_rows_keep_their_number_year_and_term() -> None:
    rows = [event for event in gold("s002").events if event.row]
    assert Counter(row.year for row in rows) == {2021: 16, 2022: 12, 2023: 14}
    assert {row.plan for row in rows} == {"cap"}
    assert next(row.term for row in rows if row.row == "2021-7") == "September-October 2021"
    assert next(row.topics for row in rows if row.row == "2021-16") == ["sdg:4"]


def test_limits_of_undated_events_are_kept() -> None:
    approval = event("s000", "e5")
    assert (approval.start, approval.says_date, approval.not_before, approval.not_after) == (None, True, "2020-09", "2021-02-02")


def test_gold_without_cues_in_the_text_finds_the_paragraph_with_the_names() -> None:
    text = "Fiji met WMO.\n\nFiji saw UNEP on buoys.\n"
    actors = [{"key": key, "kind": "un", "names": [name]} for key, name in (("f", "Fiji"), ("w", "WMO"), ("u", "UNEP"))]
    empty = dict.fromkeys(("name", "start", "end", "place", "mode"))
    made = {"type": "meeting", "status": "held", "hosts": [], **empty}
    events = [{"key": "e", **made, "main": True, "participants": ["f", "u"], "cue": "p9: buoys"}]
    document = {"id": "x", "language": "en", "published": None, "publisher": "Gazette", "agreements": [], "money": []}
    facts = convert({**document, "actors": actors, "events": events}, text)
    assert [span.exact for span in facts.events[0].evidence] == ["Fiji saw UNEP on buoys."]
    assert [span.start for span in facts.events[0].participants[0].evidence] == [15]
    assert facts.document.publisher == "Gazette"
