"""Canned queries as a caller meets them: headers read, names and periods understood, mistakes explained."""

import pytest
from pyoxigraph import NamedNode

from graph.catalogue.arguments import Candidate, read_arguments
from graph.catalogue.catalogue import RESERVED, build_catalogue, load_catalogue
from graph.catalogue.header import read_query
from graph.catalogue.query import CannedQuery
from graph.catalogue.vocabulary import CHOICE_TYPES, choices
from graph.errors import AmbiguousName, InvalidParameter, NotFound, QueryError
from graph.names import ONTOLOGY

HEADER = """#+ title: Meetings of somebody
#+ question: Which meetings?
#+ description: >
#+   Two lines
#+   become one.
#+ tags: [meetings]
#+ subject: meeting
#+ parameters:
#+   who: {type: actor, list: true, match: all, required: true, example: WMO, description: Who}
#+   place: {type: place, example: Suva, description: Where}
#+   period: {type: period, mode: within, example: 2022, description: When}
#+   status: {type: status, list: true, default: held, example: held, description: How far}
#+   kind: {type: event-type, example: visit, description: Kind}
#+   text: {type: text, example: fish, description: Words}
#+   least: {type: integer, example: 1, description: Number}
#+   year: {type: year, example: 2022, description: Year}
#+   day: {type: date, example: 2022-05-03, description: Day}
#+ columns:
#+   meeting: {kind: event, description: The meeting}
"""
IRI = "https://w3id.org/communique/id/"
MOST = 16  # queries that a reader can survey; rather give one a parameter
NAMES = {
    "WMO": [("actor/wmo", "World Meteorological Organization", 1.0), ("actor/wmo-lab", "WMO Laboratory", 0.9)],
    "Suva": [("place/suva", "Suva", 1.0)],
    "San Juan": [("place/b", "San Juan, B", 1.0), ("place/a", "San Juan, A", 1.0), ("place/c", "San Juan Capital", 0.8)],
    "Wrld": [("actor/wmo", "World Meteorological Organization", 0.7)],
}


def query() -> CannedQuery:
    return read_query("meetings-of", HEADER)


def resolve(text: str, kind: str) -> list[Candidate]:
    found = [Candidate(IRI + iri, label, score) for iri, label, score in NAMES.get(text, [])]
    return [candidate for candidate in found if candidate.iri.startswith(IRI + kind)]


def read(**raw: str | list[str]) -> dict[str, list[str]]:
    lists = {name: [value] if isinstance(value, str) else value for name, value in raw.items()}
    return {name: [term.value for term in terms] for name, terms in read_arguments(query(), lists, resolve).items()}


def test_header_says_all_there_is_to_say() -> None:
    one = query()
    assert (one.title, one.question, one.description) == ("Meetings of somebody", "Which meetings?", "Two lines become one.")
    assert (one.tags, one.subject) == (("meetings",), "meeting")
    assert [(p.name, p.required, p.list, p.match) for p in one.parameters][:2] == [
        ("who", True, True, "all"),
        ("place", False, False, "any"),
    ]
    assert one.parameters[3].default == ("held",)
    assert "visit" in one.parameters[4].choices
    assert one.sparql == HEADER


def test_a_period_brings_its_mode_as_an_input() -> None:
    inputs = query().inputs
    assert list(inputs)[1:4] == ["place", "period", "period_mode"]
    assert (inputs["period_mode"].default, inputs["period_mode"].choices) == (("within",), ("within", "overlaps"))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({}, {}),
        ({"place": "Suva"}, {"place": [IRI + "place/suva"]}),
        ({"status": "any"}, {"status": None}),
        ({"status": ["held", "Planned"]}, {"status": [ONTOLOGY + "held", ONTOLOGY + "planned"]}),
        ({"status": ONTOLOGY + "planned"}, {"status": [ONTOLOGY + "planned"]}),
        ({"kind": "visit"}, {"kind": [ONTOLOGY + "Visit"]}),
        ({"kind": "other"}, {"kind": [ONTOLOGY + "Event"]}),
        ({"text": "  fish & chips "}, {"text": ["fish & chips"]}),
        ({"least": "12"}, {"least": ["12"]}),
        ({"year": "2022"}, {"year": ["2022"]}),
        ({"day": "2024-02-29"}, {"day": ["2024-02-29"]}),
        ({"period": "2022"}, {"period": ["2022-01-01", "2022-12-31", "within"]}),
        ({"period": "2022-02", "period_mode": "overlaps"}, {"period": ["2022-02-01", "2022-02-28", "overlaps"]}),
        ({"period": "2022-03/2022-04-15"}, {"period": ["2022-03-01", "2022-04-15", "within"]}),
        ({"period": "2022/.."}, {"period": ["2022-01-01", "9999-12-31", "within"]}),
        ({"period": "2022-34"}, {"period": ["2022-04-01", "2022-06-30", "within"]}),
    ],
)
def test_what_a_caller_writes_becomes_terms(raw: dict[str, str], expected: dict[str, list[str]]) -> None:
    wanted = {"who": [IRI + "actor/wmo"], "status": [ONTOLOGY + "held"]} | expected
    assert read(who="WMO", **raw) == {name: terms for name, terms in wanted.items() if terms}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({"whom": "WMO"}, "no parameter 'whom'. It has: who, place, period, period_mode"),
        ({"place": ["Suva", "Suva"]}, "takes at most 1"),
        ({"status": "finished"}, "is no status. Use one of: adopted, cancelled, held"),
        ({"least": "many"}, "is not a whole number. Example: 1"),
        ({"year": "22"}, "is not a year"),
        ({"day": "2022-02-30"}, "is not a day"),
        ({"period": "spring"}, "is not a period: 'spring' is neither year, month nor day. Write EDTF"),
        ({"period": "2021-02-02/2021-02-01"}, "is not a period: it ends before it begins"),
        ({"period": "2022", "period_mode": "near"}, "Use one of: within, overlaps"),
        ({"text": "\\u0022 } #"}, "backslash before u"),
        ({"text": "a\x00b"}, "control character"),
        ({"text": "lone \ud800 surrogate"}, "control character"),
        ({"text": "x" * 401}, "longer than 400"),
        ({"who": []}, "needs who. Give who=WMO"),
        ({"text": ""}, "text is given without a value. Leave text out, or give a value such as"),
        ({"who": ["WMO", " "]}, "who is given without a value"),
        ({"period": "2022", "period_mode": ""}, "period_mode is given without a value. Leave period_mode out"),
    ],
)
def test_mistakes_are_explained(raw: dict[str, str | list[str]], words: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        read(**({"who": "WMO"} | raw))
    assert words in str(caught.value)


def test_an_ambiguous_name_lists_candidates_best_first() -> None:
    with pytest.raises(AmbiguousName) as caught:
        read(who="WMO", place="San Juan")
    assert [label for _, label, _ in caught.value.candidates] == ["San Juan, A", "San Juan, B"]
    assert caught.value.parameter == "place"
    assert "Capital" not in str(caught.value), "a name that is only near is none of the two that fit"


def test_an_unknown_name_lists_the_nearest() -> None:
    with pytest.raises(NotFound, match="World Meteorological Organization") as caught:
        read(who="Wrld")
    assert caught.value.candidates == [(IRI + "actor/wmo", "World Meteorological Organization", 0.7)]
    with pytest.raises(NotFound):
        read(who="nobody at all")


def test_one_thing_named_twice_counts_once() -> None:
    assert read(who=["WMO", "WMO"])["who"] == [IRI + "actor/wmo"]


def test_choices_are_those_of_the_ontology() -> None:
    found = {kind: dict(choices(kind)) for kind in sorted(CHOICE_TYPES)}
    assert {kind: len(known) > 2 for kind, known in found.items()} == dict.fromkeys(sorted(CHOICE_TYPES), True)
    assert found["agreement-type"]["mou"] == found["agreement-type"]["memorandum-of-understanding"]
    assert found["field"]["start-date"] == NamedNode(ONTOLOGY + "startDate")


def test_the_catalogue_is_small_sorted_and_explained() -> None:
    catalogue = load_catalogue()
    assert list(catalogue) == sorted(catalogue)
    assert 10 <= len(catalogue) <= MOST
    assert not RESERVED & catalogue.keys()
    for one in catalogue.values():
        assert one.question.endswith("?")
        assert one.parameters
        assert one.subject is not None or one.name == "measure-counts"


@pytest.mark.parametrize("name", ["sparql.rq", "id.rq", "health.rq", "Meetings.rq", "two words.rq", "a.b.rq"])
def test_a_name_that_is_no_free_route_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="route"):
        build_catalogue({name: HEADER})
