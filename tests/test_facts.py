"""The Facts contract: what a facts file may hold, and what its writer is told when it may not."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FactsError
from graph.facts import (
    FORMAT,
    Actor,
    Agreement,
    AgreementParty,
    DocumentFacts,
    Event,
    Facts,
    HeldPost,
    Money,
    Participant,
    Report,
    Span,
    check_quotes,
    read_facts,
    write_facts,
)

TEXT = "Fiji met WMO in Suva.\nWMO: the talks were online.\n"
HALF = TEXT.index("WMO:")


def spot(quote: str, start: int = 0) -> dict[str, Any]:
    at = TEXT.index(quote, start)
    return {"start": at, "end": at + len(quote), "exact": quote}


def example() -> dict[str, Any]:
    """A facts file of two reports about one meeting."""
    return {
        "format": FORMAT,
        "document": {"id": "d", "source": "d.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "text": TEXT},
        "reports": [{"key": "r1", "span": [0, HALF]}, {"key": "r2", "issuer": "wmo", "span": [HALF, len(TEXT)]}],
        "actors": [
            {"key": "fji", "kind": "country", "name": "Fiji", "id": "fji", "mentions": [spot("Fiji")]},
            {"key": "wmo", "kind": "un", "name": "WMO", "id": "wmo", "mentions": [spot("WMO"), spot("WMO", HALF)]},
        ],
        "events": [
            {
                "key": "e1",
                "type": "meeting",
                "start": None,
                "place": "Suva",
                "mode": "in-person",
                "participants": [{"actor": "fji", "role": "host"}, {"actor": "wmo", "for": "fji"}],
                "discusses": ["a1"],
                "by_report": {"r1": {"mode": "in-person"}, "r2": {"mode": "online", "evidence": [spot("online")]}},
                "evidence": [spot("Fiji met WMO"), spot("the talks were online")],
            }
        ],
        "agreements": [
            {"key": "a1", "type": "plan", "name": "Plan", "parties": [{"actor": "fji", "role": "lead"}], "announced_at": "e1"},
        ],
        "money": [{"amount": 2.5, "currency": "USD", "what": "masts", "agreement": "a1"}],
    }


def changed(path: str, value: Any) -> str:
    """The example as JSON with the value at `path` (`events.0.key`) changed; a value of `...` removes it."""
    data = example()
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    target: Any = data
    for part in parents:
        target = target[part]
    if value is ...:
        del target[last]
    elif isinstance(target, list) and last == len(target):
        target.append(value)
    else:
        target[last] = value
    return json.dumps(data)


def test_a_correct_file_is_read_and_its_quotes_stand_in_the_text() -> None:
    facts = read_facts(json.dumps(example()))
    check_quotes(facts, TEXT)
    assert facts.events[0].participants[1].for_ == "fji"


BREACHES = [
    ("format", "communique-facts/2", "this version reads"),
    ("document.id", ..., "document.id: this field is missing"),
    ("document.id", "a b", "document.id: 'a b' cannot stand in an IRI"),
    ("document.language", "English!", "document.language: 'English!' is no language tag"),
    ("reports.0.key", "r/1", "reports[0].key: 'r/1' cannot stand"),
    ("reports", [], "reports: there is no report"),
    ("reports.1.key", "r1", "used twice"),
    ("reports.1.span", [HALF + 1, len(TEXT)], f"reports[1].span: the span is [{HALF + 1}, {len(TEXT)}]"),
    ("reports.0.span", [1, HALF], "the first starts at 0"),
    ("reports.1.issuer", "wm", "reports[1].issuer: no actor has the key 'wm'. Add the entry or correct the key"),
    ("actors.0.kind", 3, "actors[0].kind: Input should be a valid string"),
    ("actors.0.colour", "red", "actors[0].colour: there is no field of this name. The fields of facts files"),
    ("actors.1.key", "fji", "actors[1].key: the key 'fji' already names an actor"),
    ("agreements.0.key", "wmo", "agreements[0].key: the key 'wmo' already names an actor"),
    ("actors.0.parent", "xyz", "actors[0].parent: no actor has the key 'xyz'"),
    ("actors.0.members", ["wmo", "xyz"], "actors[0].members: no actor has the key 'xyz'"),
    ("actors.0.posts", [{"title": "Minister", "of": "e1"}], "actors[0].posts[0].of: no actor has the key 'e1'"),
    ("events.0.participants.1.for", "a1", "events[0].participants[1].for: no actor has the key 'a1'"),
    ("events.0.participants.0.actor", "nobody", "events[0].participants[0].actor: no actor has the key 'nobody'"),
    ("events.0.discusses", ["e1"], "events[0].discusses: no agreement has the key 'e1'"),
    ("events.0.part_of", "fji", "events[0].part_of: no agreement or event has the key 'fji'"),
    ("events.0.after_event", "e2", "events[0].after_event: no event has the key 'e2'"),
    ("events.0.year", "2021", "events[0].year: Input should be a valid integer"),
    ("events.0.by_report", {"r3": {"mode": "online"}}, "events[0].by_report: no report has the key 'r3'"),
    ("events.0.by_report", {"r2": {"mode": 3}}, "events[0].by_report.r2.mode: Input should be a valid string"),
    ("events.0.by_report", {"r2": {"participants": [{"actor": "x"}]}}, "events[0].by_report.r2.participants[0].actor: no actor"),
    ("events.0.evidence_of", {"colour": []}, "events[0].evidence_of.colour: there is no field 'colour'"),
    ("events.0.evidence_of", {"adopts:x": []}, "events[0].evidence_of.adopts:x: adopts has no 'x'"),
    (
        "agreements.0.evidence_of",
        {"statuses": []},
        "there is no field 'statuses'. Add the entry or correct the key; there are, for example, status",
    ),
    ("agreements.0.announced_at", "e9", "agreements[0].announced_at: no event has the key 'e9'"),
    ("agreements.0.parties.0.actor", "a1", "agreements[0].parties[0].actor: no actor has the key 'a1'"),
    ("money.0.agreement", "e1", "money[0].agreement: no agreement has the key 'e1'"),
    ("money.0.amount", "2", "money[0].amount: Input should be a valid number"),
    ("money.0.amount", float("inf"), "money[0].amount: Input should be a finite number"),
]


@pytest.mark.parametrize(("path", "value", "message"), BREACHES)
def test_a_breach_is_named_with_its_place(path: str, value: Any, message: str) -> None:
    with pytest.raises(FactsError) as caught:
        read_facts(changed(path, value))
    assert message in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1, column 1: this is no JSON"),
        ("{", "line 1, column 2"),
        ("[]", "file: Input should be an object"),
        ("[" * 100_000, "file: the values are nested too deeply"),
        ('{"format": ' + "1" * 5000 + "}", "file: a number cannot be read"),
        ('{"format": 1, "format": 2}', "format: the name 'format' stands twice"),
    ],
)
def test_what_is_no_facts_file_is_said_to_be_none(text: str, message: str) -> None:
    with pytest.raises(FactsError, match=message):
        read_facts(text)


QUOTES = [
    ("actors.0.mentions.0.end", len(TEXT) + 1, "actors[0].mentions[0]: 0 to 51 leaves the text of 50 characters."),
    ("actors.0.mentions.0.start", -1, "leaves the text"),
    ("actors.0.mentions.0.end", 0, "leaves the text"),
    ("actors.1.mentions.1.exact", "UNEP", "actors[1].mentions[1]: the text has 'WMO' there, not 'UNEP'."),
    ("events.0.by_report.r2.evidence.0.exact", "Online", "events[0].by_report.r2.evidence[0]: the text has 'online'"),
    ("events.0.evidence_of", {"place": [{"start": 0, "end": 4, "exact": "Suva"}]}, "evidence_of.place[0]: the text has"),
    ("events.0.participants.0.evidence", [{"start": 0, "end": 4, "exact": "fiji"}], "events[0].participants[0].evidence[0]"),
    ("document.sha256", "0" * 64, "document.sha256: the stored text has the hash"),
    ("reports.1.span", [HALF, len(TEXT) - 1], "reports[1].span: the last report ends at 49, the text at 50."),
]


@pytest.mark.parametrize(("path", "value", "message"), QUOTES)
def test_a_quote_that_is_not_in_the_text_is_refused(path: str, value: Any, message: str) -> None:
    facts = read_facts(changed(path, value))
    with pytest.raises(FactsError) as caught:
        check_quotes(facts, TEXT)
    assert message in str(caught.value)
    assert caught.value.remedy


def test_a_text_outside_the_basic_plane_counts_code_points() -> None:
    data = example()
    text = "🌍 " + TEXT
    data["document"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    data["reports"] = [{"key": "r1", "span": [0, len(text)]}, {"key": "r2", "span": [len(text), len(text)]}]
    data["events"], data["agreements"], data["money"], data["actors"][1]["mentions"] = [], [], [], []
    data["actors"][0]["mentions"] = [{"start": 2, "end": 6, "exact": "Fiji"}]
    check_quotes(read_facts(json.dumps(data)), text)


@pytest.mark.parametrize(("start", "says"), [(None, True), ("2021", True), (..., False)])
def test_an_unknown_date_that_is_stated_is_not_the_same_as_silence(start: Any, says: bool) -> None:
    facts = read_facts(changed("events.0.start", start))
    assert facts.events[0].says_date is says
    assert read_facts(write_facts(facts)).events[0].says_date is says


def test_a_report_tells_its_own_values_and_is_silent_on_those_that_only_others_give() -> None:
    data = example()
    data["reports"].append({"key": "r3", "span": [len(TEXT), len(TEXT)]})
    event = read_facts(json.dumps(data)).events[0]
    assert [event.as_told_by(report).mode for report in ("r1", "r2", "r3")] == ["in-person", "online", None]
    assert {event.as_told_by(report).place for report in ("r1", "r2", "r3")} == {"Suva"}
    assert [len(event.evidence_told_by(report)) for report in ("r1", "r2", "r3")] == [0, 1, 0]
    assert event.as_told_by("r3").says_date


NAMES = st.text(max_size=6)
MAYBE = st.none() | NAMES
SPANS = st.lists(st.builds(Span, start=st.integers(0, 9), end=st.integers(0, 9), exact=NAMES), max_size=2)
SURE = st.none() | st.floats(allow_nan=False, allow_infinity=False)
ONE = st.just("a0")


def few(items: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, max_size=2)


TAKING_PART = st.builds(Participant, for_=ONE, actor=st.none() | ONE, role=MAYBE, evidence=SPANS)
POSTS = st.builds(HeldPost, title=NAMES, of=ONE, acting=st.booleans(), on=MAYBE, evidence=SPANS, confidence=SURE)
PARTIES = st.builds(AgreementParty, actor=ONE, role=MAYBE, post=MAYBE, evidence=SPANS)
DOCUMENTS = st.builds(DocumentFacts, id=st.just("d"), title=MAYBE, source=NAMES, sha256=NAMES, text=MAYBE)
ACTORS = st.builds(Actor, key=ONE, kind=NAMES, names=few(NAMES), mentions=SPANS, posts=few(POSTS))
EVENTS = st.builds(Event, key=st.just("e0"), type=NAMES, name=MAYBE, participants=few(TAKING_PART), evidence=SPANS)
AGREEMENTS = st.builds(Agreement, key=st.just("g0"), type=NAMES, parties=few(PARTIES), count=st.none() | st.integers())
MONEY = st.builds(Money, amount=st.floats(0, 1e15), currency=NAMES, what=NAMES, agreement=st.just("g0"), confidence=SURE)


@st.composite
def whole(draw: st.DrawFn) -> Facts:
    """Facts with every kind of entry and references that lead somewhere."""
    event = draw(EVENTS)
    if draw(st.booleans()):
        event = event.model_copy(update={"start": draw(MAYBE), "by_report": {"r": {"mode": draw(MAYBE)}}})
    return Facts(
        format=FORMAT,
        document=draw(DOCUMENTS),
        reports=[Report(key="r", title=draw(MAYBE), span=(0, 9))],
        actors=[draw(ACTORS)],
        events=[event],
        agreements=[draw(AGREEMENTS)],
        money=draw(st.lists(MONEY, max_size=1)),
    )


@settings(deadline=None)
@given(whole())
def test_what_is_written_is_read_again_and_written_the_same(facts: Facts) -> None:
    text = write_facts(facts)
    again = read_facts(text)
    assert again == facts
    assert [event.says_date for event in again.events] == [event.says_date for event in facts.events]
    assert write_facts(again) == text


def test_all_breaches_ran() -> None:
    assert len(BREACHES) == 34
    assert len(QUOTES) == 9
