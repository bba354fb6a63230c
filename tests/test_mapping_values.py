"""Values of the facts to quads: dates, codes, money, places, titles; wrong ones are mapped for SHACL to refuse."""

from typing import Any

import pytest

from graph.mapping.places import find_place
from graph.mapping.roles import bare_title, find_role
from tests.mapping_example import REGISTRY, Graph, claims, example, mapped, spot

DATES = [
    ({"start": "2022-05", "end": None}, {"startDate": ["2022-05"], "earliest": ["2022-05-01"], "latest": ["2022-05-31"]}),
    ({"start": "2022-05-03", "end": "2022-05-05"}, {"endDate": ["2022-05-05"], "latest": ["2022-05-05"]}),
    ({"start": "2022-05-03", "end": "2022-05-03"}, {"endDate": None, "latest": ["2022-05-03"]}),
    ({"start": "2022-05-03", "end": ".."}, {"endDate": [".."], "earliest": ["2022-05-03"], "latest": None}),
    ({"start": "2022", "end_unknown": True}, {"endUnknown": ["true"], "latest": None}),
    ({"start": None}, {"startDate": None, "dateNotStated": ["true"], "earliest": None, "latest": None}),
    (
        {"start": None, "not_before": "2022-04", "not_after": "2022-06"},
        {"notBefore": ["2022-04"], "notAfter": ["2022-06"], "earliest": ["2022-04-01"], "latest": ["2022-06-30"]},
    ),
    ({"start": "3 May"}, {"startDate": ["3 May"], "earliest": None, "latest": None, "dateNotStated": None}),
    ({"start": "2022-06", "end": "2022-05"}, {"earliest": ["2022-06-01"], "latest": ["2022-05-31"]}),
    ({"start": "XXXX-05-03"}, {"startDate": ["XXXX-05-03"], "earliest": None}),
]


@pytest.mark.parametrize(("values", "expected"), DATES)
def test_dates_are_mapped_as_given_with_bounds_where_they_have_any(values: dict[str, Any], expected: dict[str, Any]) -> None:
    meeting = Graph(mapped(example(**values)), "r1").one("Meeting")
    assert {name: meeting.get(name) for name in expected} == expected


def test_facts_silent_on_the_date_stay_silent() -> None:
    data = example()
    del data["events"][0]["start"]
    meeting = Graph(mapped(data), "r1").one("Meeting")
    assert not {"startDate", "dateNotStated"} & meeting.keys()


CODES = [
    ({"type": "visit"}, "Visit", {}),
    ({"type": "other"}, "Event", {}),
    ({"type": "Gala Night"}, "gala-night", {}),
    ({"type": ""}, "no-code", {}),
    ({"mode": "hybrid", "by_report": {}}, "Meeting", {"mode": ["hybrid"]}),
    ({"mode": "by letter", "by_report": {}}, "Meeting", {"mode": ["by-letter"]}),
    ({"status": "postponed"}, "Meeting", {"status": ["postponed"]}),
    ({"status": None, "mode": None, "by_report": {}}, "Meeting", {"status": None, "mode": None}),
    ({"topics": ["sdg:3", "sdg:3.4", "chess"]}, "Meeting", {"topic": ["topic/chess", "topic/sdg-3", "topic/sdg-3.4"]}),
    ({"open_list": True, "venue": "Hall 2"}, "Meeting", {"openList": ["true"], "venue": ["Hall 2"]}),
    ({"name": "Buoy Talks", "label": "talks"}, "Meeting", {"label": ["Buoy Talks"], "name": ["Buoy Talks"]}),
    ({"label": "Talks on buoys"}, "Meeting", {"label": ["Talks on buoys"], "name": None}),
    ({"participants": []}, "Meeting", {"label": ["Meeting"], "participation": None}),
]


@pytest.mark.parametrize(("values", "kind", "expected"), CODES)
def test_codes_become_terms_and_unknown_ones_terms_that_nobody_declares(values: Any, kind: str, expected: Any) -> None:
    meeting = Graph(mapped(example(**values)), "r1").one(kind)
    assert {name: meeting.get(name) for name in expected} == expected


@pytest.mark.parametrize(("role", "expected"), [(None, "participant"), ("chair", "chair"), ("Chief guest", "chief-guest")])
def test_roles_of_participants(role: str | None, expected: str) -> None:
    graph = Graph(mapped(example(participants=[{"actor": "w", "role": role}])), "r1")
    assert graph.all("Participation", "actor", "role") == [("actor/wmo", expected)]


def test_a_participant_without_actor_or_with_an_office_is_mapped_as_it_is() -> None:
    graph = Graph(mapped(example(participants=[{"role": "chair"}, {"actor": "w", "office": "Head"}])), "r1")
    assert graph.all("Participation", "actor", "office", "role") == [("", "", "chair"), ("actor/wmo", "Head", "participant")]


AMOUNTS = [(82000000, "82000000.0"), (2.5, "2.5"), (1e-7, "0.0000001"), (1e22, "10000000000000000000000")]


@pytest.mark.parametrize(("amount", "written"), AMOUNTS)
def test_money_is_a_decimal_with_the_digits_given(amount: float, written: str) -> None:
    data = example()
    data["money"] = [{"amount": amount, "currency": "USD", "what": "buoys", "qualifier": "over", "evidence": [spot("online")]}]
    graph = Graph(mapped(data), "r2")
    assert graph.all("Funding", "amount", "currency", "purpose", "qualifier") == [(written, "USD", "buoys", "over")]
    assert not Graph(mapped(data), "r1").of("Funding")


def test_wrong_values_reach_the_graph_for_shacl_to_refuse() -> None:
    data = example(confidence=1.7)
    data["actors"].append({"key": "x", "kind": "alien", "mentions": [spot("Suva")], "posts": [{"title": "Guest"}]})
    data["actors"].append({"key": "y", "kind": "un", "id": "no-such-body", "name": "Body", "mentions": [spot("Suva")]})
    document = mapped(data)
    graph = Graph(document, "r1")
    assert claims(document, "r1", "place")[0]["confidence"] == ["1.7"]
    assert graph.one("alien") == {"type": ["alien"], "name": ["Suva"]}
    assert "type" not in graph.about("actor/no-such-body")
    assert "organization" not in next(about for node in graph.of("Post") if (about := graph.about(node))["label"] == ["Guest"])


PLACES = [
    ("Suva", (), "geonames-2198148"),
    ("Suva, Fiji", (), "geonames-2198148"),
    ("Fiji", (), "fji"),
    ("Georgia", ("usa",), "geo"),
    ("Lebanon", ("usa",), "lbn"),
    ("Paris", ("usa",), "geonames-2988507"),
    ("Birmingham", ("gbr",), "geonames-2655603"),
    ("Birmingham", ("usa",), "geonames-4049979"),
    ("Nowhere at all", (), None),
    ("", (), None),
]


@pytest.mark.parametrize(("name", "countries", "key"), PLACES)
def test_names_of_places_lead_to_the_place_that_is_meant(name: str, countries: tuple[str, ...], key: str | None) -> None:
    found = find_place(name, REGISTRY, countries)
    assert (found and found.key) == key


TITLES = [
    ("Acting Minister of Foreign Affairs", "Minister of Foreign Affairs"),
    ("Chargé d'affaires a.i.", "Chargé d'affaires"),
    ("UN Resident Coordinator a.i. in Fiji", "UN Resident Coordinator in Fiji"),
    ("Interactive Officer", "Interactive Officer"),
]


@pytest.mark.parametrize(("title", "bare"), TITLES)
def test_a_title_is_the_same_when_held_for_the_time_being(title: str, bare: str) -> None:
    assert bare_title(title) == bare


@pytest.mark.parametrize(
    ("left", "right", "names"),
    [
        ("Ambassador to Fiji", "Ambassador", ["Fiji"]),
        ("UN Resident Coordinator a.i. in Fiji", "Resident Coordinator", ["UN", "United Nations", "Fiji"]),
        ("Fiji's Minister of Foreign Affairs", "Minister of Foreign Affairs", ["Fiji"]),
        ("President of the Republic of Fiji", "President", ["Fiji", "Republic of Fiji"]),
    ],
)
def test_titles_name_the_same_role_with_and_without_the_names_around_them(left: str, right: str, names: list[str]) -> None:
    found = [find_role(title, names, REGISTRY) for title in (left, right)]
    assert found[0] is not None
    assert found[0] == found[1]


def test_a_longer_title_is_no_shorter_one() -> None:
    found = [find_role(title, ["Fiji"], REGISTRY) for title in ("Minister of Buoys", "Minister")]
    assert found[0] is None or found[0] != found[1]


def test_all_rows_of_the_tables_ran() -> None:
    assert [len(table) for table in (DATES, CODES, AMOUNTS, PLACES, TITLES)] == [10, 13, 4, 10, 4]
