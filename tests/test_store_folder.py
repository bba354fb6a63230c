"""The store folder: one writer, readers that never see half a document, recovery after kill -9 at any point."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import StoreError, StoreLocked
from graph.store.canonical import canonical_nquads
from graph.store.embedded import EmbeddedStore
from graph.store.folder import StoreFolder

VALUE = NamedNode("https://example.org/value")
DOCUMENTS = 5
SIZE = 60


def graph(document: int) -> str:
    return f"https://example.org/graph/{document}"


def version_of(document: int, version: int) -> dict[str, list[Quad]]:
    """A document of two graphs whose every quad tells the version it belongs to."""
    graphs = (graph(document), graph(document) + "/provenance")
    return {
        name: [Quad(NamedNode(f"https://example.org/{n}"), VALUE, Literal(str(version)), NamedNode(name)) for n in range(SIZE)]
        for name in graphs
    }


def versions_seen(store: EmbeddedStore, document: int) -> list[set[str]]:
    """For each document graph the versions its quads tell; whole documents have one, the same in both, on all quads."""
    seen = []
    for name in (graph(document), graph(document) + "/provenance"):
        quads = list(store.quads(name))
        assert len(quads) in (0, SIZE), f"{len(quads)} quads in {name}"
        seen.append({str(quad.object.value) for quad in quads if isinstance(quad.object, Literal)})
    return seen


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[StoreFolder]:
    return StoreFolder(tmp_path / "store")


def test_what_is_written_is_read_after_publishing(folder: StoreFolder) -> None:
    with folder.writer() as writer:
        writer.content.replace(version_of(1, 1))
        assert writer.publish_snapshot() == 1
        writer.content.replace(version_of(1, 2))
    with folder.reading() as store:
        assert versions_seen(store, 1) == [{"1"}, {"1"}]
    with folder.writer() as writer:
        assert writer.publish_snapshot() == 2
    with folder.reading() as store:
        assert versions_seen(store, 1) == [{"2"}, {"2"}]


def test_readers_work_beside_a_writer(folder: StoreFolder) -> None:
    with folder.writer() as writer:
        writer.content.replace(version_of(1, 1))
        writer.publish_snapshot()
        with StoreFolder(folder.path).reading() as store:
            assert versions_seen(store, 1) == [{"1"}, {"1"}]


def test_the_second_writer_is_told_who_the_first_is(folder: StoreFolder) -> None:
    with (
        folder.writer(),
        pytest.raises(StoreLocked, match=str(os.getpid())),
        StoreFolder(folder.path).writer(),
    ):
        pass
    with StoreFolder(folder.path).writer() as writer:
        assert writer.content.graph_names() == []


def test_a_second_process_is_locked_out(folder: StoreFolder) -> None:
    attempt = (
        "import sys; from pathlib import Path; from graph.store.folder import StoreFolder\n"
        "with StoreFolder(Path(sys.argv[1])).writer(): pass"
    )
    command = [sys.executable, "-c", attempt, str(folder.path)]
    with folder.writer():
        refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert f"StoreLocked: The store {folder.path} is being written by process {os.getpid()}." in refused.stderr
    assert subprocess.run(command, check=False).returncode == 0


def test_texts_and_originals_are_kept_by_hash(folder: StoreFolder) -> None:
    with folder.writer() as writer:
        texts = {writer.keep_text(text): text for text in ("Aşgabat\n", "", "Aşgabat\n")}
        original = writer.keep_original(b"\xff\x00")
    assert {sha256: folder.text(sha256) for sha256 in texts} == texts
    assert len(texts) == 2
    assert folder.original(original) == b"\xff\x00"
    with pytest.raises(StoreError, match="hash"):
        folder.text("0" * 64)


def test_nothing_published_says_what_to_do(folder: StoreFolder) -> None:
    with pytest.raises(StoreError, match="ingest"), folder.reading():
        pass


def test_live_stores_are_for_the_writer_only(folder: StoreFolder) -> None:
    with folder.writer():
        pass
    with pytest.raises(StoreError, match="not open for writing"):
        _ = folder.content


@pytest.mark.parametrize("kind", ["a file", "a folder of something else"])
def test_something_else_is_not_taken_for_a_store(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    if kind == "a file":
        place.write_text("precious")
    else:
        place.mkdir()
        (place / "precious").write_text("precious")
    with pytest.raises(StoreError, match="place"), StoreFolder(place).writer():
        pass
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [place.name if kind == "a file" else "precious"]


def test_the_index_builder_fills_the_new_snapshot_beside_the_old(folder: StoreFolder) -> None:
    def build(snapshot: Path) -> None:
        store = EmbeddedStore(snapshot / "store", read_only=True)
        (snapshot / "names.sqlite").write_text(str(len(list(store.quads()))))
        store.close()

    with folder.writer() as writer:
        writer.publish_snapshot(build)
        writer.content.replace(version_of(1, 1))
        writer.publish_snapshot(build)
    assert (folder.current_snapshot() / "names.sqlite").read_text() == str(2 * SIZE)


def test_a_failing_index_builder_leaves_the_old_snapshot_current(folder: StoreFolder) -> None:
    def fail(snapshot: Path) -> None:
        raise StoreError("no room")

    with folder.writer() as writer:
        writer.publish_snapshot()
        for _ in range(2):
            with pytest.raises(StoreError, match="no room"):
                writer.publish_snapshot(fail)
        assert folder.current_snapshot().name == "1"
        assert writer.publish_snapshot() == 2


def test_old_snapshots_go_unless_somebody_reads_them(folder: StoreFolder) -> None:
    def snapshots() -> set[str]:
        return {path.name for path in (folder.path / "snapshots").iterdir()}

    with folder.writer() as writer:
        writer.content.replace(version_of(1, 1))
        writer.publish_snapshot()
        with folder.reading() as store:
            writer.content.replace(version_of(1, 2))
            writer.publish_snapshot()
            writer.publish_snapshot()
            assert snapshots() == {"1", "3"}
            assert versions_seen(store, 1) == [{"1"}, {"1"}]
        writer.publish_snapshot()
        assert snapshots() == {"4"}


def test_a_writer_killed_at_its_very_first_file_leaves_a_folder_that_can_be_used(folder: StoreFolder) -> None:
    folder.path.mkdir()
    for name in ("writer.lock", "FORMAT.partial"):
        (folder.path / name).write_text("communi")
    with folder.writer() as writer:
        assert writer.publish_snapshot() == 1


def test_the_next_writer_clears_what_a_killed_one_left(folder: StoreFolder) -> None:
    with folder.writer() as writer:
        sha256 = writer.keep_text("text")
        writer.publish_snapshot()
    leftovers = [
        folder.path / "CURRENT.partial",
        folder.path / "documents" / sha256[:2] / "half.txt.partial",
        folder.path / "snapshots" / ".2" / "names.sqlite",
        folder.path / "snapshots" / "2" / "lease",  # finished, but CURRENT does not name it yet
    ]
    for path in leftovers:
        path.parent.mkdir(exist_ok=True)
        path.write_text("half")
    with folder.writer() as writer:
        assert [path for path in leftovers if path.exists()] == []
        assert folder.text(sha256) == "text"
        assert folder.current_snapshot().name == "1"
        assert writer.publish_snapshot() == 2


def test_readers_never_see_half_a_document(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "live")
    store.replace(version_of(1, 0))
    torn: list[str] = []
    reads = 0
    finished = threading.Event()
    query = f"SELECT DISTINCT ?v {{ GRAPH ?g {{ ?s <{VALUE.value}> ?v }} }}"

    def read() -> None:
        nonlocal reads
        while not finished.is_set():
            rows = store.select(query, [])
            reads += 1
            if len(rows) != 1:
                torn.append(str(rows))

    reader = threading.Thread(target=read)
    reader.start()
    version = 0
    while version < 40 or reads < 40:
        version += 1
        store.replace(version_of(1, version))
    finished.set()
    reader.join()
    store.close()
    assert torn == []


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_store_folder import DOCUMENTS, version_of
from graph.store.folder import StoreFolder
from graph.store.journal import Entry
with StoreFolder(Path(sys.argv[1])).writer() as writer:
    version = int(sys.argv[3])
    print("open", flush=True)
    while True:
        version += 1
        for document in range(DOCUMENTS):
            writer.keep_text(f"{document} {version}")
            writer.content.replace(version_of(document, version))
            writer.journal.append(Entry(datetime.now(UTC), "ingested", str(document), str(version)))
            print("stored", document, version, flush=True)
        writer.publish_snapshot(lambda folder: (folder / "names.sqlite").write_text(str(version)) and None)
        print("published", version, version, flush=True)
"""


def kill_a_writer(path: Path, first: int, after: int, pause: float) -> dict[tuple[str, str], int]:
    """Start a writer, kill it `pause` seconds after its write number `after`; acknowledged: (what, document) -> version."""
    command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent), str(first)]
    acknowledged: dict[tuple[str, str], int] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        for number, line in enumerate(process.stdout, 1):
            if number == after:
                time.sleep(pause)
                process.send_signal(signal.SIGKILL)
            if line.endswith("\n"):
                what, document, version = line.split()
                acknowledged[what, document if what == "stored" else ""] = int(version)
    return acknowledged


def check_after_kill(path: Path, acknowledged: dict[tuple[str, str], int]) -> int:
    """Every document is whole, no acknowledged write is lost, leftovers are gone; the highest version seen."""
    folder = StoreFolder(path)
    highest = 0
    journal = {(entry.document, entry.version) for entry in folder.journal.entries()}
    with folder.writer() as writer:
        for document in range(DOCUMENTS):
            first, second = versions_seen(writer.content, document)
            assert first == second
            assert len(first) <= 1
            version = int(first.pop()) if first else 0
            least = acknowledged.get(("stored", str(document)), 0)
            assert version >= least
            assert least == 0 or (str(document), str(least)) in journal
            highest = max(highest, version)
        assert not list(path.rglob("*.partial"))
        assert not list(path.glob("snapshots/.*"))
    published = acknowledged.get(("published", ""), 0)
    if (path / "CURRENT").exists():
        assert int((folder.current_snapshot() / "names.sqlite").read_text()) >= published
        with folder.reading() as store:
            assert list(canonical_nquads(store))
    else:
        assert published == 0
    return highest


def kill_and_check(path: Path, rounds: int) -> int:
    chance = random.Random(7)
    highest = writes = 0
    for _ in range(rounds):
        acknowledged = kill_a_writer(path, highest, chance.randint(1, 2 * DOCUMENTS + 2), 0.03 * chance.random())
        writes += len(acknowledged)
        highest = check_after_kill(path, acknowledged)
    return writes


def test_kill_9_tears_nothing_and_loses_nothing(tmp_path: Path) -> None:
    assert kill_and_check(tmp_path / "store", 3) > 0


@pytest.mark.long
def test_twenty_kills(tmp_path: Path) -> None:
    assert kill_and_check(tmp_path / "store", 20) > 20
