"""Facts of two extractors on one text: what both found is one fact with two supports, the rest stands side by side."""

import hashlib
from functools import cache
from typing import Any

import pytest

from graph.extractors.combining import combine
from graph.facts import Facts, check_quotes, check_references
from graph.linking.registry import load_registry
from graph.mapping.facts_to_quads import map_facts
from graph.validation.gate import Gate

TEXT = (
    "SUVA, 3 May 2022 - Minister Ana Lalo of Fiji met WMO and the Buoy Board in Suva. "
    "They signed the Lagoon Accord for 2022-2024. It brings 12 million dollars. On 9 May 2022 Ana Lalo opens a course in Nadi."
)
MODEL = {"extractor": "llm:m", "confidence": 0.5, "rule": "llm.x"}


def spot(quote: str, nth: int = 0) -> dict[str, Any]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(quote, at + 1)
    return {"start": at, "end": at + len(quote), "exact": quote}


def facts(**parts: Any) -> Facts:
    return Facts.model_validate(
        {
            "format": "communique-facts/1",
            "document": {"id": "d", "source": "d.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "text": TEXT},
            "reports": [{"key": "r1", "span": [0, len(TEXT)]}],
            **parts,
        }
    )


FIJI = {"key": "fji", "kind": "country", "id": "fji", "name": "Fiji", "mentions": [spot("Fiji")]}
WMO = {"key": "wmo", "kind": "un", "id": "wmo", "name": "WMO", "mentions": [spot("WMO")]}
LALO = {"key": "p1", "kind": "person", "name": "Ana Lalo", "mentions": [spot("Ana Lalo")], "rule": "person", "confidence": 0.9}
BOARD = {"key": "b1", "kind": "org", "name": "Buoy Board", "mentions": [spot("Buoy Board")]}
TALKS = {
    "key": "e1",
    "type": "meeting",
    "start": "2022-05-03",
    "rule": "events.verb",
    "confidence": 0.8,
    "evidence": [spot("Minister Ana Lalo of Fiji met WMO and the Buoy Board in Suva.")],
    "participants": [{"actor": "fji", "role": "host"}, {"actor": "wmo"}],
}
ACCORD = {
    "key": "a1",
    "type": "treaty",
    "name": "Lagoon Accord",
    "start": "2022",
    "end": "2024",
    "evidence": [spot("the Lagoon Accord for 2022-2024")],
}
SUM = {"amount": 12_000_000, "currency": "USD", "what": "course", "evidence": [spot("12 million dollars")]}


def ruled() -> Facts:
    return facts(actors=[FIJI, WMO, LALO], events=[TALKS], agreements=[ACCORD], money=[SUM])


def by_model(entry: dict[str, Any], **other: Any) -> dict[str, Any]:
    return entry | MODEL | other


@cache
def gate() -> Gate:
    return Gate()


def both(**parts: Any) -> Facts:
    combined = combine(ruled(), facts(**parts))
    check_references(combined)
    check_quotes(combined, TEXT)
    report = gate().check(map_facts(combined, load_registry()), combined)
    assert report.conforms, [str(finding) for finding in report.findings]
    return combined


def test_nothing_found_changes_nothing() -> None:
    assert combine(ruled(), facts()) == ruled()


SAME_ACTOR = [  # (what the other extractor found, which actor of the rules it is)
    (by_model(FIJI, key="x"), "fji"),
    (by_model(LALO, key="x"), "p1"),
    (by_model(LALO, key="x", name="Lalo", mentions=[spot("Lalo")]), "p1"),  # named in the same place
    (by_model(LALO, key="x", name="ana  LALO", mentions=[spot("Ana Lalo", 1)]), "p1"),
    (by_model(BOARD), None),
    (by_model(BOARD, key="fji"), None),  # a key that is taken
    (by_model(BOARD, name="Ana Lalo"), None),  # a body is no person
]


@pytest.mark.parametrize(("found", "key"), SAME_ACTOR)
def test_actors(found: dict[str, Any], key: str | None) -> None:
    combined = both(actors=[found])
    supported = {actor.key: actor.supports for actor in combined.actors if actor.supports}
    if key is None:
        assert supported == {}
        assert [actor.extractor for actor in combined.actors] == [None, None, None, "llm:m"]
        assert len({actor.key for actor in combined.actors}) == 4
    else:
        assert list(supported) == [key]
        assert [(one.extractor, one.rule, one.confidence) for one in supported[key]] == [("llm:m", "llm.x", 0.5)]
        assert len(combined.actors) == 3


def test_a_fact_keeps_its_own_values_rule_and_confidence() -> None:
    combined = both(actors=[by_model(LALO, key="x", name="ANA LALO", kind="person", confidence=0.99)])
    (lalo,) = [actor for actor in combined.actors if actor.key == "p1"]
    assert lalo.model_copy(update={"supports": []}) == ruled().actors[2]


def test_posts() -> None:
    post = {"title": "Minister", "of": "fji", "evidence": [spot("Minister Ana Lalo of Fiji")]}
    first = combine(facts(actors=[FIJI, LALO | {"posts": [post]}]), facts(actors=[FIJI, by_model(LALO, posts=[post | MODEL])]))
    assert [len(held.supports) for held in first.actors[1].posts] == [1]
    second = combine(
        facts(actors=[FIJI, LALO]),
        facts(actors=[by_model(FIJI, key="y"), by_model(LALO, key="x", posts=[post | MODEL | {"of": "y"}])]),
    )
    assert [(held.of, held.extractor) for held in second.actors[1].posts] == [("fji", "llm:m")]


EVENTS = [  # (what the other extractor says of the meeting, fields confirmed, fields added)
    ({}, ["start"], []),
    ({"place": "Suva", "mode": "in-person"}, ["start"], ["mode", "place"]),
    ({"start": "2022-05"}, [], []),  # less exact: the date of the rules stays, unconfirmed
    ({"start": None}, [], []),
    ({"type": "visit"}, ["start"], []),  # another word for a gathering
]


@pytest.mark.parametrize(("values", "confirms", "adds"), EVENTS)
def test_an_event_found_twice_is_one(values: dict[str, Any], confirms: list[str], adds: list[str]) -> None:
    combined = both(events=[by_model(TALKS, key="x", participants=[], evidence=[spot("met WMO")], **values)])
    (event,) = combined.events
    (support,) = event.supports
    assert (support.confirms, support.adds, [span.exact for span in support.evidence]) == (confirms, adds, ["met WMO"])
    assert (event.start, event.type, event.rule) == ("2022-05-03", "meeting", "events.verb")
    assert {field: getattr(event, field) for field in adds} == {field: values[field] for field in adds}
    assert sorted(event.evidence_of) == adds


OTHER_EVENTS = [
    {"type": "training"},
    {"start": "2022-05-09"},
    {"evidence": [spot("On 9 May 2022 Ana Lalo opens a course in Nadi.")]},
]


@pytest.mark.parametrize("values", OTHER_EVENTS)
def test_another_event_stays_another(values: dict[str, Any]) -> None:
    combined = both(events=[by_model(TALKS, participants=[], **values)])
    assert [(event.extractor, len(event.supports)) for event in combined.events] == [(None, 0), ("llm:m", 0)]


def test_who_takes_part() -> None:
    parts = [MODEL | {"actor": "w", "role": "participant"}, MODEL | {"actor": "f", "role": "speaker"}, MODEL | {"actor": "b"}]
    actors = [by_model(WMO, key="w"), by_model(FIJI, key="f"), by_model(BOARD, key="b")]
    (event,) = both(actors=actors, events=[by_model(TALKS, key="x", participants=parts)]).events
    told = [(part.actor, part.role, part.extractor, len(part.supports)) for part in event.participants]
    assert told == [("fji", "host", None, 1), ("wmo", None, None, 1), ("b", None, "llm:m", 0)]


AGREEMENTS = [  # (what the other extractor found, whether it is the accord of the rules)
    ({}, True),
    ({"name": "the Lagoon Accord"}, True),
    ({"start": None, "end": None}, True),
    ({"type": "mou"}, False),
    ({"start": "2030", "end": "2034"}, False),
    ({"name": "Reef Accord"}, False),
]


@pytest.mark.parametrize(("values", "same"), AGREEMENTS)
def test_agreements(values: dict[str, Any], same: bool) -> None:
    found = by_model(ACCORD, key="x", status="signed", parties=[MODEL | {"actor": "w"}], **values)
    combined = both(actors=[by_model(WMO, key="w")], agreements=[found])
    assert len(combined.agreements) == (1 if same else 2)
    if same:
        (accord,) = combined.agreements
        (support,) = accord.supports
        assert (accord.status, support.adds) == ("signed", ["status"])
        assert [(party.actor, party.extractor) for party in accord.parties] == [("wmo", "llm:m")]


def test_money() -> None:
    combined = both(money=[by_model(SUM, what="12 million"), by_model(SUM, amount=5)])
    assert [(money.amount, money.extractor, len(money.supports)) for money in combined.money] == [
        (12e6, None, 1),
        (5, "llm:m", 0),
    ]


def test_three_extractors_and_the_same_one_twice() -> None:
    named = facts(actors=[by_model(LALO, key="x")])
    twice = combine(combine(ruled(), named), named)
    assert [one.extractor for one in twice.actors[2].supports] == ["llm:m"]
    third = facts(actors=[LALO | {"key": "y", "extractor": "spacy:s", "rule": "ner.person", "confidence": 0.7}])
    assert [one.extractor for one in combine(twice, third).actors[2].supports] == ["llm:m", "spacy:s"]
    alone = combine(combine(facts(), third), named)
    assert [(actor.extractor, [one.extractor for one in actor.supports]) for actor in alone.actors] == [("spacy:s", ["llm:m"])]


def test_a_row_of_a_plan_is_supported_and_not_filled() -> None:
    plan = {"key": "pl", "type": "plan", "name": "Plan", "evidence": [spot("Accord")]}
    row = TALKS | {"plan": "pl", "row": "2022-1", "participants": []}
    combined = combine(
        facts(events=[row], agreements=[plan]), facts(events=[by_model(TALKS, key="x", participants=[], place="Suva")])
    )
    assert (combined.events[0].place, len(combined.events[0].supports)) == (None, 1)
