"""The pipeline on the converted gold of the five source documents: nothing of order, repetition, kills or withdrawal shows."""

import hashlib
import itertools
import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph import pipeline
from graph.errors import NotFound, Withdrawn
from graph.facts import Facts, write_facts
from graph.ingest_records import quarantined, tombstones
from graph.ingest_report import IngestReport, Outcome, Progress
from graph.linking.judgements import JUDGEMENTS, Judgement, Verdict, write_judgements
from graph.names import ID, PUBLISHED
from graph.publishing.text_index import search_names
from graph.store.folder import StoreFolder
from graph.validation.findings import ValidationReport
from graph.validation.gate import Gate, Mapped
from tests.gold_converter import convert_file
from tests.shared import CHECKOUT, shared
from tests.small_graphs import saying


class RememberingGate(Gate):
    """The gate, which looks only once at what it has seen: here the same documents come dozens of times."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[str, ValidationReport] = {}

    def check(self, mapped: Mapped, facts: Facts | None = None) -> ValidationReport:
        key = digest(quad for graph in mapped.graphs.values() for quad in graph)
        return self.seen.setdefault(key, self.seen.get(key) or super().check(mapped, facts))

    def check_published(self, quads: Iterable[Quad]) -> ValidationReport:
        held = list(quads)
        key = digest(held)
        return self.seen.setdefault(key, self.seen.get(key) or super().check_published(held))


def digest(quads: Iterable[Quad]) -> str:
    return hashlib.sha256("".join(sorted(map(str, quads))).encode()).hexdigest()


@pytest.fixture(autouse=True, scope="module")
def gate() -> Iterator[None]:
    remembering = RememberingGate()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "Gate", lambda: remembering)
        yield


@pytest.fixture(scope="module")
def empty(gate: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the registry and nothing else."""
    store = tmp_path_factory.mktemp("empty") / "store"
    ingest([], store)
    return store


@pytest.fixture
def store(empty: Path, tmp_path: Path) -> StoreFolder:
    """A store of one's own, with the registry."""
    return copied(empty, tmp_path / "store")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Facts files of the five source documents."""
    folder = tmp_path_factory.mktemp("facts")
    return [written(convert_file(path), folder) for path in sorted(shared("corpus/seeds").glob("*.json"))]


@pytest.fixture(scope="module")
def filled(empty: Path, seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the five source documents."""
    store = copied(empty, tmp_path_factory.mktemp("filled") / "store")
    report = ingest(seeds, store.path)
    assert [result.outcome for result in report.results] == [Outcome.STORED] * 5
    assert report.good
    assert report.published_findings == ()
    return store.path


@pytest.fixture(scope="module")
def whole(filled: Path) -> list[str]:
    """What the five documents give."""
    return exported(StoreFolder(filled))


def copied(store: Path, target: Path) -> StoreFolder:
    shutil.copytree(store, target)
    return StoreFolder(target)


def written(facts: Facts, folder: Path) -> Path:
    path = folder / f"{facts.document.id}.json"
    path.write_text(write_facts(facts), encoding="utf-8")
    return path


def now() -> datetime:
    return datetime.now(UTC)


def ingest(paths: Iterable[Path], store: Path) -> IngestReport:
    return pipeline.ingest(paths, StoreFolder(store), clock=now)


def exported(store: StoreFolder) -> list[str]:
    return list(pipeline.export(store))


def test_ingesting_twice_changes_nothing_but_the_journal(
    seeds: list[Path], filled: Path, whole: list[str], tmp_path: Path
) -> None:
    store = copied(filled, tmp_path / "store")
    steps: list[Progress] = []
    report = pipeline.ingest(seeds, store, clock=now, on_progress=steps.append)
    assert {result.outcome for result in report.results} == {Outcome.UNCHANGED}
    assert exported(store) == whole
    assert [step.done for step in steps] == list(range(6))
    what = [entry.what for entry in store.journal.entries()]
    assert what == ["published"] + ["ingested"] * 5 + ["published"]
    assert report.snapshot == 2 == int(store.current_snapshot().name)
    assert pipeline.publish(store, clock=now).snapshot == 3
    assert len(whole) > 10_000


@pytest.mark.long
def test_a_store_that_was_never_published_gives_the_same(seeds: list[Path], whole: list[str], tmp_path: Path) -> None:
    assert ingest(seeds[::-1], tmp_path / "store").good
    assert exported(StoreFolder(tmp_path / "store")) == whole


@pytest.mark.long
def test_no_order_of_documents_shows(seeds: list[Path], empty: Path, whole: list[str], tmp_path: Path) -> None:
    permutations = list(itertools.permutations(seeds))
    assert len(permutations) == 120
    for number, order in enumerate(permutations):
        store = copied(empty, tmp_path / str(number))
        ingest(order, store.path)
        assert exported(store) == whole, [path.stem for path in order]
        shutil.rmtree(store.path)


def test_neither_order_nor_the_number_of_commands_shows(seeds: list[Path], store: StoreFolder, whole: list[str]) -> None:
    ingest(seeds[:1:-1], store.path)
    ingest(seeds[:2], store.path)
    assert exported(store) == whole


@pytest.mark.parametrize("number", range(5))
def test_withdrawing_removes_exactly_what_only_that_document_supported(
    number: int, seeds: list[Path], filled: Path, store: StoreFolder, tmp_path: Path
) -> None:
    without = copied(filled, tmp_path / "without")
    gone = pipeline.withdraw(seeds[number].stem, without, clock=now)
    ingest([path for place, path in enumerate(seeds) if place != number], store.path)
    assert exported(without) == exported(store)
    assert gone
    with without.writer():
        assert tombstones(without.work) == {seeds[number].stem: {"things": gone}}
    with pytest.raises(Withdrawn):
        pipeline.withdraw(seeds[number].stem, without, clock=now)


def test_a_withdrawn_document_can_come_back(seeds: list[Path], filled: Path, whole: list[str], tmp_path: Path) -> None:
    store = copied(filled, tmp_path / "store")
    pipeline.withdraw(seeds[0].stem, store, clock=now)
    assert ingest([seeds[0]], store.path).results[0].outcome is Outcome.STORED
    assert exported(store) == whole
    with store.writer():
        assert tombstones(store.work) == {}
    with pytest.raises(NotFound) as error:
        pipeline.withdraw(seeds[0].stem + "x", store, clock=now)
    assert error.value.candidates[0][0] == seeds[0].stem


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from graph import pipeline
from graph.store.folder import StoreFolder
print("ready", flush=True)
pipeline.ingest([Path(name) for name in sys.argv[2:]], StoreFolder(Path(sys.argv[1])), clock=lambda: datetime.now(UTC),
                on_progress=lambda progress: print(progress.done, flush=True))
print("done", flush=True)
"""


def killed_after(lines: int, wait: float, seeds: Sequence[Path], store: Path) -> None:
    """Ingest in another process and kill -9 it some time after its n-th line of output."""
    command = [sys.executable, "-c", KILLED, str(store), *map(str, seeds)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()


def test_killed_in_the_middle_and_again_gives_the_same(seeds: list[Path], store: StoreFolder, whole: list[str]) -> None:
    killed_after(4, 0.05, seeds, store.path)
    assert ingest(seeds, store.path).good
    assert exported(store) == whole
    noted = [entry.document for entry in store.journal.entries() if entry.what == "ingested"]
    assert sorted(noted) == sorted(path.stem for path in seeds)


@pytest.mark.long
def test_killed_anywhere_and_again_gives_the_same(seeds: list[Path], empty: Path, whole: list[str], tmp_path: Path) -> None:
    chance = random.Random(11)
    for number in range(20):
        store = copied(empty, tmp_path / str(number))
        killed_after(chance.randint(1, 7), chance.uniform(0, 2), seeds, store.path)
        ingest(seeds, store.path)
        assert exported(store) == whole


FIJI = {"key": "fji", "kind": "country", "name": "Fiji", "id": "fji"}


def good(document: str, **more: object) -> Facts:
    return saying(
        document, actors=[FIJI, {"key": "m", "kind": "gov", "name": f"Ministry of {document}", "parent": "fji"}], **more
    )


def test_what_new_facts_point_to_may_be_told_of_by_older_reports_alone(store: StoreFolder, tmp_path: Path) -> None:
    """The registry makes UNDP a part of the UN, which only the first document names: nothing is wrong with that."""
    for document, name in (("a", "UN"), ("b", "UNDP")):
        facts = saying(document, actors=[{"key": name.lower(), "kind": "un", "name": name, "id": name.lower()}])
        report = ingest([written(facts, tmp_path)], store.path)
        assert [result.outcome for result in report.results] == [Outcome.STORED]
        assert [str(finding) for finding in report.published_findings] == []


def test_one_bad_input_does_not_stop_the_others(store: StoreFolder, tmp_path: Path) -> None:
    facts = tmp_path / "facts"
    facts.mkdir()
    wrong_role = {"key": "e", "type": "meeting", "label": "Talks", "start": "2024-13-45", "participants": [{"actor": "fji"}]}
    bad = saying("b-bad", actors=[FIJI], events=[wrong_role])
    moved = json.loads(write_facts(good("c-moved")))
    moved["actors"][0]["mentions"][0]["exact"] = "Fidschi"
    written(good("a-good"), facts)
    written(bad, facts)
    (facts / "c-moved.json").write_text(json.dumps(moved))
    (facts / "d-broken.json").write_text("{")
    (facts / "e-binary.txt").write_bytes(b"\x00\x01\x02")
    written(good("f-good"), facts)
    report = ingest([facts, tmp_path / "absent.txt"], store.path)
    outcomes = {Path(result.source).stem: result.outcome.value for result in report.results}
    assert outcomes == {
        "absent": "refused",
        "a-good": "stored",
        "b-bad": "quarantined",
        "c-moved": "refused",
        "d-broken": "refused",
        "e-binary": "refused",
        "f-good": "stored",
    }
    assert not report.good
    errors = {Path(result.source).stem: str(result.error) for result in report.results if result.error}
    assert "Fidschi" in errors["c-moved"]
    assert all(error.count(" ") > 3 for error in errors.values())
    with store.writer():
        held = quarantined(store.work)
        assert list(held) == ["b-bad"]
        assert json.loads(write_facts(bad)) == {**held["b-bad"]["facts"]}  # type: ignore[dict-item]
        assert held["b-bad"]["findings"]
        documents = {name.split("/")[-2] for name in store.content.graph_names() if name.endswith("/r1")}
        assert documents == {"a-good", "f-good"}


def test_a_corrected_document_leaves_quarantine_and_a_new_version_replaces(
    store: StoreFolder, empty: Path, tmp_path: Path
) -> None:
    event = {"key": "e", "type": "meeting", "label": "Talks", "start": "2024-13-45", "participants": [{"actor": "fji"}]}
    ingest([written(saying("a", actors=[FIJI], events=[event]), tmp_path)], store.path)
    corrected = saying("a", actors=[FIJI], events=[{**event, "start": "2024-05-02", "label": "Reef talks"}])
    first = ingest([written(corrected, tmp_path)], store.path).results[0]
    assert (first.outcome, first.replaces) == (Outcome.STORED, "")
    with store.writer():
        assert quarantined(store.work) == {}
    version = written(good("a"), tmp_path)
    second = ingest([version], store.path).results[0]
    assert (second.outcome, second.replaces) == (Outcome.STORED, corrected.document.sha256)
    after = exported(store)
    alone = copied(empty, tmp_path / "alone")
    ingest([version], alone.path)
    assert after == exported(alone)


def test_a_syndicated_copy_is_stored_and_marked(store: StoreFolder, tmp_path: Path) -> None:
    first = good("a")
    copy = first.model_copy(update={"document": first.document.model_copy(update={"id": "b"})})
    report = ingest([written(first, tmp_path), written(copy, tmp_path)], store.path)
    assert [result.copy_of for result in report.results] == ["", "a"]
    lines = "".join(exported(store))
    assert f"<{ID}document/b> <http://www.w3.org/ns/prov#alternateOf> <{ID}document/a>" in lines


def test_facts_find_their_text_in_them_beside_them_or_from_before(store: StoreFolder, tmp_path: Path) -> None:
    facts = good("a")
    text = facts.document.text or ""
    bare = facts.model_copy(update={"document": facts.document.model_copy(update={"text": None})})
    without = tmp_path / "without.json"
    without.write_text(write_facts(bare))
    beside = tmp_path / "folder"
    beside.mkdir()
    (beside / "a.txt").write_text(text)
    named = bare.model_copy(update={"document": bare.document.model_copy(update={"text_file": "a.txt"})})
    (beside / "facts.json").write_text(write_facts(named))
    assert ingest([without], store.path).results[0].outcome is Outcome.REFUSED
    report = ingest([beside], store.path)
    assert [(Path(result.source).name, result.outcome) for result in report.results] == [("facts.json", Outcome.STORED)]
    assert ingest([without], store.path).results[0].outcome is Outcome.UNCHANGED
    assert ingest([written(facts, tmp_path)], store.path).results[0].outcome is Outcome.UNCHANGED


def test_validate_says_the_same_without_a_store(seeds: list[Path], tmp_path: Path) -> None:
    event = {"key": "e", "type": "meeting", "label": "Talks", "start": "2024-13-45", "participants": [{"actor": "fji"}]}
    bad = written(saying("bad", actors=[FIJI], events=[event]), tmp_path)
    report = pipeline.validate([seeds[0], bad, tmp_path / "absent.txt"])
    assert [result.outcome.value for result in report.results] == ["valid", "invalid", "refused"]
    assert report.results[1].findings


def test_judgements_change_what_is_published_and_survive_ingesting_again(store: StoreFolder, tmp_path: Path) -> None:
    def documents() -> list[Path]:
        return [written(good(name).model_copy(), tmp_path) for name in ("a", "b")]

    ingest(documents(), store.path)
    before = exported(store)
    with store.writer():
        nodes = sorted(
            quad.subject.value
            for name in store.content.graph_names()
            if name.endswith("/r1")
            for quad in store.content.quads(name)
            if str(quad.object).endswith("GovernmentBody>")
        )
        judgement = Judgement(nodes[0], nodes[1], Verdict.SAME, "an analyst", "2024-06-01T10:00:00Z")
        store.work.replace({JUDGEMENTS: write_judgements([judgement])})
    pipeline.publish(store, clock=now)
    after = exported(store)
    assert len({line.split()[0] for line in after if "GovernmentBody" in line and PUBLISHED in line}) == 1
    ingest(documents(), store.path)
    assert exported(store) == after
    with store.writer():
        store.work.replace({JUDGEMENTS: []})
    pipeline.publish(store, clock=now)
    assert exported(store) == before


def test_what_a_kill_kept_from_the_snapshot_is_published_by_the_next_command(store: StoreFolder, tmp_path: Path) -> None:
    path = written(good("a"), tmp_path)
    with store.writer(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "publish_snapshot", lambda _: 1 / 0)
        patch.setattr(store, "writer", lambda: nullcontext(store))
        with pytest.raises(ZeroDivisionError):
            pipeline.ingest([path], store, clock=now)
    assert exported(store) == []
    report = ingest([path], store.path)
    assert [result.outcome for result in report.results] == [Outcome.UNCHANGED]
    assert report.snapshot == 2
    assert exported(store)
    assert ingest([path], store.path).snapshot == 2


def test_names_are_found_in_the_snapshot_and_not_after_withdrawal(store: StoreFolder, tmp_path: Path) -> None:
    ingest([written(good("reefs"), tmp_path)], store.path)
    assert search_names(store.current_snapshot(), "Ministry of reefs", ["actor"])[0].score >= 0.9
    pipeline.withdraw("reefs", store, clock=now)
    assert all(
        hit.iri != f"{ID}actor/fji-ministry-of-reefs" for hit in search_names(store.current_snapshot(), "Ministry of reefs")
    )


def test_documents_are_extracted_and_kept(store: StoreFolder) -> None:
    source = shared("corpus/seeds") / "004_85578cc8ef239faa.txt"
    (result,) = ingest([source], store.path).results
    assert result.outcome is Outcome.STORED
    assert store.original(result.version) == source.read_bytes()
    assert any(f"<{ID}document/{result.document}/" in line and "mainEventOf" in line for line in exported(store))


def test_a_language_that_is_not_read_is_said(tmp_path: Path) -> None:
    letter = tmp_path / "lettre.txt"
    words = "Le ministre a reçu les ambassadeurs et les représentants des agences dans la capitale.\n"
    letter.write_text(words, encoding="utf-8")
    (result,) = pipeline.validate([letter]).results
    assert result.outcome is Outcome.VALID
    assert [finding.severity for finding in result.findings] == ["warning"]
    assert "not read yet (fr)" in result.findings[0].what
