"""Identity: what is one thing across documents, what is not, and which IRI it gets."""

import itertools
import random
from typing import Any

import pytest

from graph.linking.identity_names import name_words, person_key
from graph.linking.judgements import Judgement, Verdict, read_judgements, write_judgements
from graph.names import ID
from tests.small_graphs import Saying, identity_of, node_of, saying

FIJI = {"key": "fji", "kind": "country", "name": "Fiji", "id": "fji"}
ICELAND = {"key": "isl", "kind": "country", "name": "Iceland", "id": "isl"}
UN = {"key": "un", "kind": "un", "name": "United Nations", "id": "un"}


def person(name: str, title: str = "Minister of Fisheries", of: str = "fji", **more: Any) -> dict[str, Any]:
    return {"key": "p", "kind": "person", "name": name, "posts": [{"title": title, "of": of}], **more}


def both(left: dict[str, Any], right: dict[str, Any], part: str = "actors", around: tuple[dict[str, Any], ...] = ()) -> bool:
    """Whether entry `left` of one document and `right` of another, of the same key, are one thing."""
    known = [FIJI, ICELAND, UN, *around]
    documents = []
    for name, entry in (("a", left), ("b", right)):
        parts: dict[str, list[dict[str, Any]]] = {"actors": [*known]}
        parts.setdefault(part, [])
        parts[part] = [*parts[part], entry]
        documents.append(saying(name, **parts))
    identity = identity_of(documents)
    return identity.thing(node_of(documents, "a", left["key"])) == identity.thing(node_of(documents, "b", right["key"]))


NAMES = [
    ("Rashid Meredov", "Raşit Meredow", False),  # t for d is no matter of letters alone
    ("Gurbanguly Berdimuhamedov", "Gurbanguly Berdymukhammedov", True),
    ("Myahri Byashimova", "Mähri Bäşimowa", True),
    ("Kassym-Jomart Tokayev", "Qasym-Zhomart Tokaev", True),
    ("António Guterres", "Antonio Guterres", True),
    ("MEREDOV Rashid", "Rashid Meredov", True),
    ("Dmitry Ivanov", "Dmitriy Ivanov", True),
    ("Bakhtiyor Saidov", "Bakhtiyor Saidova", False),
    ("Bakhtiyor Saidov", "Bakhodir Saidov", False),
    ("Christine Weigand", "Christine Weiland", False),
    ("V. Hajiyev", "Vilayat Hajiyev", False),
]


@pytest.mark.parametrize(("left", "right", "same"), NAMES)
def test_transliterations_share_a_key_and_near_misses_do_not(left: str, right: str, same: bool) -> None:
    assert (person_key(left) == person_key(right)) is same


PERSONS = [
    ("one spelling, one country", person("Mere Tuilagi"), person("Mere Tuilagi"), True),
    ("other spelling, other post, same country", person("Meri Tuilagiev"), person("Meri Tuilagiyev", "Speaker"), True),
    ("same name, other country", person("Mere Tuilagi"), person("Mere Tuilagi", of="isl"), False),
    ("no post on one side", person("Mere Tuilagi"), person("Mere Tuilagi", posts=[]), False),
    ("initial and another post", person("M. Tuilagi"), person("M. Tuilagi", "Speaker of Parliament"), False),
    ("initial and the same post", person("M. Tuilagi"), person("M. Tuilagi"), True),
    ("initial against the name", person("M. Tuilagi"), person("Mere Tuilagi"), False),
    ("surname of a woman", person("Mere Saidov"), person("Mere Saidova"), False),
]


@pytest.mark.parametrize(("what", "left", "right", "same"), PERSONS, ids=[row[0] for row in PERSONS])
def test_persons_across_documents(what: str, left: dict[str, Any], right: dict[str, Any], same: bool) -> None:
    assert both(left, right) is same


def body(name: str, kind: str = "gov", parent: str | None = "fji", *names: str) -> dict[str, Any]:
    return {"key": "x", "kind": kind, "name": name, "parent": parent, "names": list(names)}


BODIES = [
    ("country in the name or not", body("Ministry of Fisheries"), body("Ministry of Fisheries of Fiji"), True),
    (
        "official name of the country",
        body("Ministry of Fisheries of the Republic of Fiji"),
        body("Fijian Ministry of Fisheries"),
        True,
    ),
    ("ministry before or after", body("Fisheries Ministry"), body("Ministry of Fisheries"), True),
    ("foreign ministry", body("Foreign Ministry of Fiji"), body("Ministry of Foreign Affairs"), True),
    ("two countries", body("Ministry of Fisheries"), body("Ministry of Fisheries", parent="isl"), False),
    ("two ministries", body("Ministry of Fisheries"), body("Ministry of Health"), False),
    (
        "a ministry of nobody knows whom",
        body("Ministry of Fisheries", parent=None),
        body("Ministry of Fisheries", parent=None),
        False,
    ),
    (
        "country teams of two countries",
        body("UN Country Team in Fiji", "un", "un"),
        body("UN Country Team in Iceland", "un", "un"),
        False,
    ),
    (
        "country team, two names",
        body("UN Country Team in Fiji", "un", "un"),
        body("United Nations Country Team in Fiji", "un", "un"),
        True,
    ),
    ("an organization", body("Pacific Reef Society", "org", None), body("The Pacific Reef Society", "org", None), True),
    ("kinds differ", body("Pacific Reef Society", "org", None), body("Pacific Reef Society", "group", None), False),
]


@pytest.mark.parametrize(("what", "left", "right", "same"), BODIES, ids=[row[0] for row in BODIES])
def test_bodies_across_documents(what: str, left: dict[str, Any], right: dict[str, Any], same: bool) -> None:
    assert both(left, right) is same


def agreement(name: str, type_: str = "framework", parties: tuple[str, ...] = ("fji", "un"), **more: Any) -> dict[str, Any]:
    return {"key": "g", "type": type_, "name": name, "parties": [{"actor": key, "role": "party"} for key in parties], **more}


PERIOD = {"start": "2023", "end": "2027"}
REEFS = ("Pacific Reef Recovery Convention", "convention")
CLASS = ("UN Sustainable Development Cooperation Framework", "framework", ())
JOINT = ("Joint Statement of Island Fisheries Ministers", "statement", ())
AGREEMENTS = [
    ("type, parties, period", agreement("Cooperation Framework", **PERIOD), agreement("New framework", **PERIOD), True),
    ("next period", agreement("Framework", **PERIOD), agreement("Framework", start="2028", end="2032"), False),
    ("other party", agreement("Framework", **PERIOD), agreement("Framework", parties=("isl", "un"), **PERIOD), False),
    ("two memoranda of one period", agreement("On tuna", "mou", **PERIOD), agreement("On coral", "mou", **PERIOD), False),
    ("distinctive name", agreement(*REEFS), agreement("The Pacific Reef Recovery Convention", "convention", ()), True),
    ("name of a class", agreement(*CLASS), agreement(*CLASS), False),
    ("joint statements of two years", agreement(*JOINT, date="2022-03-01"), agreement(*JOINT, date="2023-03-01"), False),
    ("joint statement of one day", agreement(*JOINT, date="2022-03-01"), agreement(*JOINT, date="2022-03-01"), True),
]


@pytest.mark.parametrize(("what", "left", "right", "same"), AGREEMENTS, ids=[row[0] for row in AGREEMENTS])
def test_agreements_across_documents(what: str, left: dict[str, Any], right: dict[str, Any], same: bool) -> None:
    assert both(left, right, "agreements") is same


PEOPLE = tuple(
    person(name, key=f"p{number}") for number, name in enumerate(["Mere Tuilagi", "Jón Jónsson", "Sione Taufa", "Eva Olsen"])
)


def event(*actors: str, type_: str = "meeting", start: str | None = "2024-05-02", **more: Any) -> dict[str, Any]:
    return {
        "key": "e",
        "type": type_,
        "label": "Talks",
        "start": start,
        "participants": [{"actor": key} for key in actors],
        **more,
    }


FORUM = "Forum on Ocean Transport"
EVENTS = [
    ("day and two persons", event("p0", "p1"), event("p0", "p1", "fji", type_="consultation"), True),
    ("day and one person of two", event("p0", "p1"), event("p0", "p2"), False),
    ("another day", event("p0", "p1"), event("p0", "p1", start="2024-05-03"), False),
    ("one with a month only", event("p0", "p1"), event("p0", "p1", start="2024-05"), False),
    ("visit and talks", event("p0", "p1"), event("p0", "p1", type_="visit"), False),
    ("the same parties", event("fji", "isl"), event("fji", "isl"), True),
    ("the same parties elsewhere", event("fji", "isl", place="Suva"), event("fji", "isl", place="Reykjavik"), False),
    ("one party is not enough", event("fji"), event("fji"), False),
    ("the same parties, other persons", event("fji", "isl", "p0", "p1"), event("fji", "isl", "p2", "p3"), False),
    ("half of the persons", event("fji", "isl", "p0", "p1"), event("fji", "isl", "p0", "p2"), False),
    ("named, same day", event(name=FORUM), event(name=FORUM), True),
    ("named and numbered, undated", event(name=f"12th {FORUM}", start=None), event(name=f"12th {FORUM}"), True),
    ("numbers differ", event(name=f"12th {FORUM}", start=None), event(name=f"13th {FORUM}", start=None), False),
    ("undated, not numbered", event(name=FORUM, start=None), event(name=FORUM, start=None), False),
]


@pytest.mark.parametrize(("what", "left", "right", "same"), EVENTS, ids=[row[0] for row in EVENTS])
def test_events_across_documents(what: str, left: dict[str, Any], right: dict[str, Any], same: bool) -> None:
    assert both(left, right, "events", PEOPLE) is same


def test_two_entries_of_one_document_stay_two_events() -> None:
    one = saying("a", actors=[FIJI, ICELAND], events=[event("fji", "isl"), event("fji", "isl", key="e2", label="More talks")])
    other = saying("b", actors=[FIJI, ICELAND], events=[event("fji", "isl")])
    identity = identity_of([one, other])
    things = {identity.thing(node_of([one, other], "a", key)) for key in ("e", "e2")}
    assert len(things) == 2
    assert identity.thing(node_of([one, other], "b", "e")) in things


def scene() -> list[Saying]:
    """Documents that share a ministry, a person, a framework and a meeting, and have namesakes."""
    framework = agreement("Cooperation Framework", **PERIOD)
    ministry, minister = body("Ministry of Fisheries of Fiji"), person("Mere Tuilagi", key="p")
    talks = event("fji", "isl", "p")
    return [
        saying("a", "2024-05-03", actors=[FIJI, ICELAND, UN, ministry, minister], agreements=[framework], events=[talks]),
        saying("b", "2024-05-04", actors=[FIJI, ICELAND, UN, body("Fisheries Ministry"), person("Meri Tuilagi", key="p")]),
        saying("c", None, actors=[FIJI, ICELAND, UN, minister], agreements=[framework], events=[talks]),
        saying("d", "2024-05-02", actors=[FIJI, ICELAND, person("Mere Tuilagi", of="isl")]),
    ]


def test_no_order_of_documents_or_judgements_shows() -> None:
    documents = scene()
    judgement = Judgement(
        node_of(documents, "a", "p"), node_of(documents, "c", "p"), Verdict.DIFFERENT, "an analyst", "2024-06-01"
    )
    orders = list(itertools.permutations(documents))
    random.Random(7).shuffle(orders)
    graphs = {tuple(map(str, identity_of(order, [judgement]).quads())) for order in orders[:12]}
    assert len(graphs) == 1


def test_published_iris_are_readable_and_two_things_never_share_one() -> None:
    documents = scene()
    identity = identity_of(documents)
    assert identity.thing(node_of(documents, "a", "x")) == f"{ID}actor/fji-ministry-of-fisheries"
    assert identity.thing(node_of(documents, "a", "g")) == f"{ID}agreement/framework-fji-un-2023-2027"
    assert identity.thing(node_of(documents, "d", "p")) == f"{ID}person/mere-tuilagi"  # the earliest report has the plain name
    other = identity.thing(node_of(documents, "a", "p"))
    assert other.startswith(f"{ID}person/mere-tuilagi-")
    assert other == identity.thing(node_of(documents, "c", "p"))


def test_another_document_does_not_change_an_iri_unless_it_is_earlier() -> None:
    documents = scene()
    before = identity_of(documents[:1]).things
    after = identity_of([*documents[:1], saying("z", "2025-01-01", actors=[FIJI, body("Ministry of Fisheries")])])
    assert {node: after.thing(node) for node in before} == before
    early = [*documents[:1], saying("early", "2020-01-01", actors=[FIJI, ICELAND, person("Mere Tuilagi", of="isl")])]
    moved = identity_of(early)
    assert moved.thing(node_of(early, "a", "p")) != before[node_of(early, "a", "p")]


def test_an_iri_that_a_later_report_would_have_given_leads_to_the_thing() -> None:
    documents = [
        saying("a", "2024-05-03", actors=[FIJI, ICELAND], events=[event("fji", "isl", place="Suva")]),
        saying("b", "2024-05-04", actors=[FIJI, ICELAND], events=[event("fji", "isl", place="Suva")]),
    ]
    identity = identity_of(documents)
    (former,) = identity.former.items()
    assert former[0].startswith(f"{ID}event/meeting-2024-05-02-suva-")
    assert former[1] == identity.thing(node_of(documents, "b", "e"))


def judged(documents: list[Saying], verdict: Verdict, left: tuple[str, str], right: tuple[str, str] | str) -> Judgement:
    other = right if isinstance(right, str) else node_of(documents, *right)
    return Judgement(node_of(documents, *left), other, verdict, "an analyst", "2024-06-01T10:00:00Z", "because")


def test_judgements_hold_against_the_rules_and_can_be_taken_back() -> None:
    documents = scene()
    a, b, c, d = (node_of(documents, name, "p") for name in "abcd")
    apart = [judged(documents, Verdict.DIFFERENT, ("a", "p"), ("c", "p"))]
    assert identity_of(documents).thing(a) == identity_of(documents).thing(c)
    assert identity_of(documents, apart).thing(a) != identity_of(documents, apart).thing(c)
    together = [judged(documents, Verdict.SAME, ("b", "p"), ("d", "p")), judged(documents, Verdict.SAME, ("d", "p"), ("a", "p"))]
    one = identity_of(documents, together)
    assert len({one.thing(node) for node in (a, b, c, d)}) == 1  # transitive, and with what the rules unite
    undecided = [judged(documents, Verdict.UNDECIDED, ("a", "p"), ("c", "p"))]
    assert identity_of(documents, undecided).things == identity_of(documents).things


def test_a_node_judged_to_be_a_registry_thing_is_that_thing() -> None:
    documents = [saying("a", actors=[body("The islands", "group", None)])]
    judgement = judged(documents, Verdict.SAME, ("a", "x"), f"{ID}actor/fji")
    assert identity_of(documents, [judgement]).thing(node_of(documents, "a", "x")) == f"{ID}actor/fji"


def test_judgements_are_data_of_which_the_latest_on_a_pair_stays() -> None:
    first = Judgement("https://a.example/1", "https://a.example/2", Verdict.SAME, "one", "2024-06-01T10:00:00Z", "alike")
    later = Judgement("https://a.example/2", "https://a.example/1", Verdict.DIFFERENT, "two", "2024-06-02T10:00:00Z")
    assert read_judgements(write_judgements([later, first])) == [later]
    assert read_judgements(write_judgements([first])) == [first]


def test_words_of_names() -> None:
    assert name_words("The UN’s Office & Library") == ("united", "nations", "office", "and", "library")
    rows = [len(table) for table in (NAMES, PERSONS, BODIES, AGREEMENTS, EVENTS)]
    assert sum(rows) >= 50
