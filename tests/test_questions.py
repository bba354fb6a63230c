"""The 28 competency questions, answered by canned queries on the published graph, compared exactly.

The source of the facts is a parameter: the gold of the five seeds and of the samples answers every question, and loses the answer
with the document; what extraction finds in both answers a number of them that only rises. A source says what facts it publishes
and which of their keys mean the gold's.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.documents.reading import read_document
from graph.errors import InvalidParameter, NotFound
from graph.extraction.extract import extract
from graph.facts import Facts, read_facts
from graph.linking.registry import load_registry
from tests.answer_keys import Keys, match_keys, match_reports, same_keys
from tests.gold_converter import convert_file
from tests.published_facts import GRAPHS, Published
from tests.questions import QUESTIONS, Answer, Asker, Question
from tests.shared import CHECKOUT, shared

ANSWERS = CHECKOUT / "tests" / "question_answers.json"
SAMPLES = {
    "s000": "turkmenistan-un-february-2021",
    "s001": "turkmenistan-un-february-2026",
    "s002": "turkmenistan-unesco-action-plan",
    "s003": "central-asia-russia-ministers",
    "s004": "kazakhstan-un-framework-2020",
}
SETS = {
    "signatories", "actors", "parties", "lead", "persons", "posts", "events", "measures", "every_year", "one_year", "agreements",
    "announced_at", "after_event", "2021-02-02", "2026-02",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """Published facts and what the gold's keys mean in them."""

    published: Published
    keys: Keys
    lessened: dict[tuple[str, ...], Published] = field(default_factory=dict)

    def withdrawn(self, documents: tuple[str, ...]) -> Published:
        """The graph without some documents, given by their gold ids; made once."""
        if documents not in self.lessened:
            ids = [self.keys.facts[one].document.id for one in documents]
            self.lessened[documents] = self.published.without(ids)
        return self.lessened[documents]


def gold_of_seeds() -> dict[str, Facts]:
    """The gold of the seeds by document id."""
    facts = [convert_file(path) for path in sorted(shared("corpus/seeds").glob("*.json"))]
    return {one.document.id: one for one in facts}


def gold_of_samples() -> dict[str, Facts]:
    """The gold of the samples by the id of the seed whose facts they state; keys are those of the seed."""
    files = {seed: CHECKOUT / "tests" / "golden" / f"{name}.json" for seed, name in SAMPLES.items()}
    return {seed: read_facts(file.read_text(encoding="utf-8")) for seed, file in files.items()}


def extracted(file: Path) -> Facts:
    return extract(read_document(file.read_bytes(), file.name), load_registry())


def published(gold: Mapping[str, Facts], facts: Mapping[str, Facts], folder: Path) -> Source:
    """Source of `facts`, whose keys are paired with those of the gold where they are not the gold itself."""
    made = Published(facts.values(), folder)
    pairs = {name: same_keys(one) if one is gold[name] else match_keys(gold[name], one) for name, one in facts.items()}
    reports = {name: match_reports(gold[name], one) for name, one in facts.items()}
    return Source(made, Keys(made.store, GRAPHS, facts, pairs, reports))


def from_gold(folder: Path) -> Source:
    """The converted gold of the seeds itself."""
    gold = gold_of_seeds()
    return published(gold, gold, folder)


def from_seeds(folder: Path) -> Source:
    """What extraction finds in the seeds."""
    files = sorted(shared("corpus/seeds").glob("*.txt"))
    return published(gold_of_seeds(), {f"s{file.name[:3]}": extracted(file) for file in files}, folder)


def from_golden(folder: Path) -> Source:
    """The gold of the samples itself."""
    gold = gold_of_samples()
    return published(gold, gold, folder)


def from_samples(folder: Path) -> Source:
    """What extraction finds in the samples."""
    facts = {seed: extracted(CHECKOUT / "samples" / f"{name}.txt") for seed, name in SAMPLES.items()}
    return published(gold_of_samples(), facts, folder)


EXACT: Mapping[str, Callable[[Path], Source]] = {"gold": from_gold, "golden": from_golden}
# Extracted facts and how many questions they answer at least; it only rises.
EXTRACTED: Mapping[str, tuple[Callable[[Path], Source], int]] = {"seeds": (from_seeds, 24), "samples": (from_samples, 24)}


@pytest.fixture(scope="module", params=list(EXACT))
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Source:
    return EXACT[request.param](tmp_path_factory.mktemp("names"))


@cache
def reference() -> Mapping[str, Answer]:
    """The reference answers by number of the question: the copy that the samples are asked with, where the corpus is absent."""
    answers: Mapping[str, Answer] = json.loads(ANSWERS.read_text(encoding="utf-8"))
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


def test_the_reference_answers_are_those_of_the_corpus() -> None:
    assert reference() == json.loads(shared_answers().read_text(encoding="utf-8"))


def shared_answers() -> Path:
    try:
        return shared("corpus/questions.json")
    except pytest.skip.Exception as absent:
        pytest.skip(str(absent))


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


@pytest.mark.parametrize("name", list(EXTRACTED))
def test_extracted_facts_answer(name: str, tmp_path: Path) -> None:
    make, least = EXTRACTED[name]
    source = make(tmp_path)
    missed = [question.number for question in QUESTIONS if not answered(question, source)]
    assert len(QUESTIONS) - len(missed) >= least, f"{name}: questions {', '.join(missed)} are not answered"


def answered(question: Question, source: Source) -> bool:
    """Whether the question has exactly the reference answer; a name that extraction does not know is no answer."""
    ignored = optional(question.number, source)
    try:
        answer = question.ask(Asker(source.published))
    except (AssertionError, InvalidParameter, NotFound):
        return False
    return settled(answer, ignored) == settled(expected(question.number, source), ignored)
