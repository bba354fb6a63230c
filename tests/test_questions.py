"""The 28 competency questions, answered by canned queries on the published graph, compared exactly.

The source of the facts is a parameter: `gold` converts the reference facts of the five seeds; another source only has to say
what facts it publishes and which of their keys mean the gold's (`SOURCES`).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.facts import Facts
from tests.answer_keys import Keys, same_keys
from tests.gold import convert_file
from tests.published_facts import GRAPHS, Published
from tests.questions import QUESTIONS, Answer, Asker, Question
from tests.shared import shared

SETS = {
    "signatories", "actors", "parties", "lead", "persons", "posts", "events", "measures", "every_year", "one_year", "agreements",
    "announced_at", "after_event", "2021-02-02", "2026-02",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """Published facts and what the gold's keys mean in them."""

    published: Published
    keys: Keys

    def withdrawn(self, documents: tuple[str, ...]) -> Published:
        """The graph without some documents, given by their gold ids."""
        return self.published.without(self.keys.facts[one].document.id for one in documents)


def gold_facts() -> dict[str, Facts]:
    """The gold of the seeds by document id."""
    facts = [convert_file(path) for path in sorted(shared("corpus/seeds").glob("*.json"))]
    return {one.document.id: one for one in facts}


def from_gold(folder: Path) -> Source:
    """The converted gold itself."""
    facts = gold_facts()
    published = Published(facts.values(), folder)
    reports = {name: {report.key: report.key for report in one.reports} for name, one in facts.items()}
    return Source(published, Keys(published.store, GRAPHS, facts, {name: same_keys(one) for name, one in facts.items()}, reports))


SOURCES: Mapping[str, Callable[[Path], Source]] = {"gold": from_gold}


@pytest.fixture(scope="module", params=list(SOURCES))
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Source:
    return SOURCES[request.param](tmp_path_factory.mktemp("names"))


@cache
def reference() -> Mapping[str, Answer]:
    answers: Mapping[str, Answer] = json.loads((shared("corpus/questions.json")).read_text(encoding="utf-8"))
    return answers


def expected(number: str, source: Source) -> Answer:
    """The reference answer with IRIs in the place of keys, as `questions` answers."""
    answer = {}
    for name, given in reference()[number].items():
        if name in SETS:
            answer[name] = {source.keys.iri(key) for key in given}
        elif name == "place":
            answer[name] = place(given, source)
        elif name == "counts" and number == "35":
            answer[name] = {source.keys.iri(key): count for key, count in given.items()}
        elif name == "contradictions":
            answer[name] = {each for one in given for each in stated(one, source)}
        elif name != "optional":
            answer[name] = given
    if number == "38":
        answer["found"] = True
    return answer


def place(name: str, source: Source) -> str:
    return next(hit.iri for hit in source.published.resolve(name, "place") if hit.score >= 1)


def stated(one: Mapping[str, Any], source: Source) -> list[tuple[str, ...]]:
    document = one["about"].partition(":")[0]
    about = source.keys.iri(one["about"])
    return [(about, one["field"], source.keys.report(document, report), code) for report, code in one["values"].items()]


def optional(number: str, source: Source) -> set[str]:
    return {source.keys.iri(key) for key in reference()[number].get("optional", [])}


def settled(answer: Answer, ignored: set[str]) -> Answer:
    return {name: given - ignored if isinstance(given, set) else given for name, given in answer.items()}


def documents_of(question: Question) -> tuple[str, ...]:
    """Gold ids of the documents that the answer comes from."""
    keys = [key for given in reference()[question.number].values() if isinstance(given, list) for key in given]
    keys += [one["about"] for one in reference()[question.number].get("contradictions", [])]
    named = {key.partition(":")[0] for key in keys if isinstance(key, str)}
    return question.documents or tuple(sorted(named))


def empty(answer: Answer) -> bool:
    return not any(answer.values())


def test_every_question_is_asked() -> None:
    assert [question.number for question in QUESTIONS] == list(reference())
    assert len(QUESTIONS) == 28


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: f"question-{question.number}")
def test_answer(question: Question, source: Source) -> None:
    ignored = optional(question.number, source)
    asker = Asker(source.published)
    answer = settled(question.ask(asker), ignored)
    assert answer == settled(expected(question.number, source), ignored)

    other = question.ask(Asker(source.published), **question.other)
    assert settled(other, ignored) != answer, "another value gives the same answer"

    documents = documents_of(question)
    assert documents
    gone = question.ask(Asker(source.withdrawn(documents), asker.recorded))
    assert empty(gone), f"without {', '.join(documents)} there is still {gone}"
