"""A text that says the same in another way gives the same facts: names, lines, honorifics, dates, order of paragraphs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pytest

from graph.documents.reading import read_document
from graph.evaluation.gold import GoldDocument, read_folder
from graph.facts import Facts
from graph.pipeline import extract_facts
from tests.evaluated import GOLD
from tests.metamorphic import KINDS, Change, Refused, Source, changes, claims
from tests.shared import CHECKOUT

FLOORS = {  # shares of changes that leave the facts as they are; they only rise, to .99 at least
    "person": 0.99,
    "country": 1.0,
    "lines": 0.9,
    "honorifics": 1.0,
    "dates": 0.88,
    "paragraphs": 0.75,
}
FEWEST = {"person": 40, "country": 30, "lines": 25, "honorifics": 12, "dates": 12, "paragraphs": 3}


@cache
def sources() -> tuple[Source, ...]:
    """The samples and the open gold, with what gold knows of names."""
    return tuple(map(_source, [*read_folder(CHECKOUT / "tests" / "golden"), *read_folder(GOLD / "open")]))


def _source(document: GoldDocument) -> Source:
    read = read_document(document.data, document.name)
    actors = document.answer.actors
    return Source(
        document.name,
        read.text,
        read.body,
        tuple(actor.written for actor in actors if actor.kind == "person"),
        tuple(actor.id for actor in actors if actor.kind == "country" and actor.id),
        tuple(
            name
            for actor in (*actors, *document.answer.agreements)
            if getattr(actor, "kind", "") not in {"person", "country"}
            for name in (actor.written if hasattr(actor, "written") else actor.names)
        ),
    )


def read(text: str, name: str) -> Facts:
    return extract_facts(read_document(text.encode(), name))


@cache
def original(name: str, text: str) -> Facts:
    return read(text, name)


def outcome(source: Source, change: Change) -> tuple[set[Any], set[Any]]:
    """Claims that are lost by the change, and those that are new."""
    before, after = claims(original(source.name, change.before or source.text), change), claims(read(change.text, source.name))
    return before - after, after - before


@cache
def cases(kind: str) -> tuple[tuple[Source, Change], ...]:
    """Every change of a kind that can be made."""
    return tuple((source, each) for source in sources() for each in changes(source, kind) if isinstance(each, Change))


def some(kind: str) -> tuple[tuple[Source, Change], ...]:
    """Enough of them for every day; renamed are one in three of the persons and countries of each document."""
    return cases(kind)[::3] if kind in {"person", "country"} else cases(kind)


def failures(every: Iterable[tuple[Source, Change]]) -> list[str]:
    """Changes after which the facts differ, with some of what differs."""
    found = []
    for source, change in every:
        lost, new = outcome(source, change)
        if lost or new:
            shown = [
                f"  {sign} {each[:200]}" for sign, these in (("-", lost), ("+", new)) for each in sorted(map(str, these))[:2]
            ]
            found.append("\n".join([f"{source.name}, {change.what}", *shown]))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_said_otherwise_is_read_the_same(kind: str) -> None:
    hold(kind, some(kind), FEWEST[kind])


@pytest.mark.long
@pytest.mark.parametrize("kind", ["person", "country"])
def test_whoever_is_renamed_the_facts_stay(kind: str) -> None:
    hold(kind, cases(kind), 3 * FEWEST[kind])


def hold(kind: str, every: Sequence[tuple[Source, Change]], fewest: int) -> None:
    wrong = failures(every)
    print(f"{kind}: {len(every) - len(wrong)} of {len(every)}", *wrong, sep="\n")
    assert len(every) >= fewest
    assert 1 - len(wrong) / len(every) >= FLOORS[kind], "\n".join(wrong)


def test_refusals_are_counted_and_are_no_way_out() -> None:
    refused = Counter(
        (kind, each.why) for kind in KINDS for source in sources() for each in changes(source, kind) if isinstance(each, Refused)
    )
    print(*(f"{kind}: {why}: {count}" for (kind, why), count in sorted(refused.items())), sep="\n")
    for kind in ("person", "country"):
        count = sum(number for (of, _), number in refused.items() if of == kind)
        assert count <= len(cases(kind)) / 2


HEAD = "Officials of Norland met.\nOSLO -- Leaders met at length and agreed on a list of projects for ports, roads and schools.\n"
PLAIN = "Norland will build a port for grain in its north, at a cost of which the press has given several figures."
OTHER = "Roads to the coast were widened in 2019 by two firms from Oslo, both of which had built schools before."
CUTS = [  # paragraphs, what crosses the cut between the last two
    (f"{PLAIN}\n{OTHER}\n", None),
    (f"{PLAIN}\n{OTHER} They will last.\n", None),
    (f"{PLAIN}\nHe widened roads to the coast in 2019 with two firms that had built schools before.\n", "an anaphor"),
    (f"{PLAIN}\nThe project will be finished by two firms, both of which had built schools in Norland before.\n", "an anaphor"),
    (f"{PLAIN}\nThis was done by two firms from Oslo, both of which had built many schools before the war.\n", "an anaphor"),
    (f"{OTHER}\nNorland said on Monday that a port for grain would be built in the north of the country.\n", "a relative date"),
    (f"{PLAIN} Anna Berg spoke.\n{OTHER} Berg agreed.\n", "a surname"),
    (f"{PLAIN} It asked the Bank of Ports (BOP).\n{OTHER} BOP paid.\n", "an acronym"),
    (f"{PLAIN}\nPhoto: Press office\n", "no prose"),
]


@pytest.mark.parametrize(("paragraphs", "why"), CUTS)
def test_what_crosses_the_cut_is_seen(paragraphs: str, why: str | None) -> None:
    source = Source("note.txt", HEAD + paragraphs, 0, (("Anna Berg",),), (), ())
    (found,) = changes(source, "paragraphs")
    assert (found.why if isinstance(found, Refused) else None) == why
    if isinstance(found, Change):
        assert sorted(found.text.split("\n")) == sorted(source.text.rstrip("\n").split("\n"))
        assert found.text != source.text


def test_claims_see_a_difference() -> None:
    one = read(
        "OSLO, 3 May 2024 -- Foreign Minister of Norway Anna Berg met Ambassador of Fiji to Norway Tomasi Vula in Oslo.\n",
        "a.txt",
    )
    other = read(
        "OSLO, 3 May 2024 -- Foreign Minister of Norway Anna Berg met Ambassador of Fiji to Norway Tomasi Vula in Bergen.\n",
        "a.txt",
    )
    assert claims(one) == claims(one)
    assert claims(one) != claims(other)
