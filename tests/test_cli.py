"""The command line as a person meets it: exit codes, and messages that name the input, what is wrong and what to do."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest

from api.cli import main
from graph.facts import write_facts
from graph.mapping.facts_to_quads import map_facts
from graph.store.folder import StoreFolder
from tests.conftest import GOLDEN
from tests.shared import CHECKOUT
from tests.small_graphs import saying

SAMPLE = CHECKOUT / "samples" / "kazakhstan-un-framework-2020.txt"
FACTS = CHECKOUT / "tests" / "golden" / "kazakhstan-un-framework-2020.json"
KAZAKHSTAN = "w3id-org-communique-samples-kazakhstan-un-framework-2020"


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


class Communique(Protocol):
    def __call__(self, *words: str | Path, store: Path | None = None, cwd: Path = CHECKOUT) -> Done: ...


@pytest.fixture(name="communique")
def make_communique(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Communique:
    """The command in this process, with the exit code it would end with."""

    def communique(*words: str | Path, store: Path | None = None, cwd: Path = CHECKOUT) -> Done:
        monkeypatch.chdir(cwd)
        monkeypatch.setenv("COMMUNIQUE_STORE", str(store or "nowhere/store"))
        monkeypatch.setattr(sys, "argv", ["communique", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        return Done(int(end.value.code or 0), said.out, said.err)

    return communique


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one good document and everything that is none."""
    folder = tmp_path_factory.mktemp("inputs")
    shutil.copy(SAMPLE, folder / "good.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "latin.txt").write_bytes("Réunion à Genève".encode("latin-1"))
    (folder / "huge.txt").write_bytes(b"The meeting went on. " * 600_000)
    (folder / "note.doc").write_bytes(b"words")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    facts["events"][0]["evidence"][0]["exact"] = "words that nobody wrote"
    (folder / "misquoted.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


REFUSED = [
    ("missing.txt", "there is no such file"),
    ("empty.txt", "the file is empty"),
    ("binary.txt", "binary file"),
    ("latin.txt", "not UTF-8"),
    ("huge.txt", "more than the 10 MB"),
    ("note.doc", "files of type .doc are not read"),
]


def test_extract_refuses_each_in_words_and_writes_the_others(communique: Communique, inputs: Path, tmp_path: Path) -> None:
    done = communique("extract", *(name for name, _ in REFUSED), "good.txt", "--out", tmp_path / "facts", cwd=inputs)
    assert done.returncode == 1
    assert [(name, words) for name, words in REFUSED if f"{name}: " not in done.stderr or words not in done.stderr] == []
    assert [path.name for path in (tmp_path / "facts").iterdir()] == ["good.json"]
    facts = json.loads((tmp_path / "facts" / "good.json").read_text(encoding="utf-8"))
    assert (facts["format"], facts["document"]["id"]) == ("communique-facts/1", KAZAKHSTAN)


def test_an_id_that_the_address_of_the_file_overrules_is_said(communique: Communique, tmp_path: Path) -> None:
    done = communique("extract", SAMPLE, "--id", "my-note")
    assert "--id my-note is not used" in done.stderr
    assert (done.returncode, json.loads(done.stdout)["document"]["id"]) == (0, KAZAKHSTAN)
    (tmp_path / "plain.txt").write_text("The ministers met in Suva on 3 May 2022.", encoding="utf-8")
    done = communique("extract", tmp_path / "plain.txt", "--id", "My note")
    assert (done.stderr, json.loads(done.stdout)["document"]["id"]) == ("", "my-note")


def test_extract_does_not_wait_for_a_pipe(communique: Communique, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    done = communique("extract", tmp_path / "pipe.txt")
    assert (done.returncode, "no regular file" in done.stderr) == (1, True), done.stderr


def test_ctrl_c_keeps_what_is_in_and_says_how_to_see_it(
    communique: Communique, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, handled = tmp_path / "store", []

    def interrupted(*given: Any) -> Any:
        handled.append(given)
        if len(handled) > 1:
            raise KeyboardInterrupt
        return map_facts(*given)

    with monkeypatch.context() as patch:
        patch.setattr("graph.pipeline.map_facts", interrupted)
        done = communique("ingest", *GOLDEN[:2], store=store)
    assert (done.returncode, "1 of 2 inputs are through" in done.stderr) == (130, True), done.stderr
    assert f"communique publish --store {store}" in done.stderr
    unpublished = communique("query", "meetings", store=store)
    assert (unpublished.returncode, f"communique publish --store {store}" in unpublished.stderr) == (4, True)
    assert communique("publish", store=store).returncode == 0
    assert json.loads(GOLDEN[0].read_text(encoding="utf-8"))["document"]["id"] in communique("export", store=store).stdout


def test_ctrl_c_ends_any_command_with_130(communique: Communique, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.pipeline.extract_facts", interrupted)
    done = communique("extract", SAMPLE)
    assert (done.returncode, done.stderr, done.stdout) == (130, "stopped\n", "")


def test_ingest_refuses_each_in_words_and_goes_on(
    communique: Communique, inputs: Path, samples_store: Path, tmp_path: Path
) -> None:
    shutil.copytree(samples_store, tmp_path / "store")
    names = [*(name for name, _ in REFUSED), "broken.json", "misquoted.json"]
    done = communique("ingest", *names, FACTS, store=tmp_path / "store", cwd=inputs)
    told = [*REFUSED, ("broken.json", "JSON"), ("misquoted.json", "words that nobody wrote")]
    assert [(name, words) for name, words in told if name not in done.stderr or words not in done.stderr] == []
    assert (done.returncode, "8 refused, 1 unchanged" in done.stderr) == (1, True), done.stderr


def test_each_input_gets_a_line_with_its_id_and_files_of_other_types_are_counted(
    communique: Communique, samples_store: Path, tmp_path: Path
) -> None:
    shutil.copytree(samples_store, tmp_path / "store")
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.copy(FACTS, folder)
    for name in ("table.xlsx", "photo.png", "scan.png", ".hidden"):
        (folder / name).write_bytes(b"no document")
    done = communique("ingest", "folder", store=tmp_path / "store", cwd=tmp_path)
    assert f"unchanged folder/{FACTS.name} {KAZAKHSTAN}\n" in done.stderr
    assert "left aside folder: 3 of types that are not read (.png, .xlsx)" in done.stderr
    assert done.returncode == 0
    (folder / "only.txt").write_text("The ministers met in Suva on 3 May 2022.", encoding="utf-8")
    extracted = communique("extract", "folder", cwd=tmp_path)
    assert "left aside folder: 4 of types that are not read (.json, .png, .xlsx)" in extracted.stderr


def test_what_is_kept_aside_is_listed_with_the_reasons(communique: Communique, samples_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(samples_store, store)
    assert communique("quarantine", store=store).stdout == "Nothing is kept aside.\n"
    event = {"key": "e", "type": "meeting", "label": "Talks", "start": "2024-13-45"}
    (tmp_path / "bad.json").write_text(write_facts(saying("bad-day", events=[event])), encoding="utf-8")
    told = communique("ingest", tmp_path / "bad.json", store=store)
    assert (told.returncode, f"quarantined {tmp_path / 'bad.json'} bad-day" in told.stderr) == (1, True), told.stderr
    listed = communique("quarantine", store=store)
    assert (listed.returncode, listed.stdout.startswith("bad-day"), listed.stdout.endswith("1 kept aside\n")) == (0, True, True)
    assert ("violation: " in listed.stdout, "2024-13-45" in listed.stdout, "remedy: " in listed.stdout) == (True, True, True)


def test_validate_says_what_is_wrong_and_stores_nothing(communique: Communique, inputs: Path, tmp_path: Path) -> None:
    assert communique("validate", *GOLDEN[:1]).returncode == 0
    done = communique("validate", inputs / "misquoted.json", store=tmp_path / "store")
    assert (done.returncode, "words that nobody wrote" in done.stderr) == (1, True)
    assert not (tmp_path / "store").exists()


def test_withdraw_takes_a_document_out_once(communique: Communique, samples_store: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(samples_store, store)
    done = communique("withdraw", KAZAKHSTAN, store=store)
    assert (done.returncode, f"withdrew {KAZAKHSTAN}" in done.stderr) == (0, True)
    again = communique("withdraw", KAZAKHSTAN, store=store)
    assert (again.returncode, "withdrawn before" in again.stderr) == (3, True)
    assert KAZAKHSTAN not in communique("export", store=store).stdout
    published = communique("publish", store=store)
    assert (published.returncode, "snapshot 3" in published.stderr) == (0, True)


def test_a_second_writer_is_told_who_writes(communique: Communique, tmp_path: Path) -> None:
    with StoreFolder(tmp_path / "store").writer():
        done = communique("ingest", FACTS, store=tmp_path / "store")
    assert done.returncode == 4
    assert f"is being written by process {os.getpid()}" in done.stderr


WRONG = [  # (words, exit code, what is said); the store is that of the samples
    (["query", "meeting"], 3, "Did you mean meetings?"),
    (["query", "meetings", "attending=UNODC"], 3, "It has: involving"),
    (["query", "meetings", "involving=AU"], 3, "African Union"),
    (["query", "meetings", "involving=Turkmenistn"], 3, "Turkmenistan"),
    (["query", "meetings", "involving="], 3, "Leave involving out, or give a value such as UNODC"),
    (["query", "meetings", "UNODC"], 2, "KEY=VALUE"),
    (["query", "meetings", "--format", "pdf"], 2, "'table', 'json', 'csv'"),
    (["extract", "a.txt", "b.txt"], 2, "--out DIR"),
    (["extract"], 2, "Missing argument"),
    (["withdraw", "never-here"], 3, "never-here"),
    (["export", "--out", "no/such/folder/x"], 1, "No such file or directory"),
    (["serve", "--host", "192.0.2.1"], 1, "Cannot listen on 192.0.2.1"),
    (["dance"], 2, "No such command"),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG, ids=[" ".join(words) for words, _, _ in WRONG])
def test_wrong_words(communique: Communique, samples_store: Path, words: list[str], code: int, said: str) -> None:
    done = communique(*words, store=samples_store)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["query", "meetings"], ["export"], ["withdraw", "x"], ["publish"], ["quarantine"], ["serve"]])
def test_a_store_that_is_not_there_is_said_and_not_made(communique: Communique, tmp_path: Path, words: list[str]) -> None:
    done = communique(*words, store=tmp_path / "store")
    assert (done.returncode, "communique ingest" in done.stderr) == (4, True), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_store_is_left_alone(communique: Communique, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir", encoding="utf-8")
    done = communique("ingest", FACTS, store=tmp_path)
    assert (done.returncode, "is not a store" in done.stderr) == (4, True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_taken_port_is_said(communique: Communique, samples_store: Path, server: str) -> None:
    done = communique("serve", "--port", server.rpartition(":")[2], store=samples_store)
    assert (done.returncode, "Cannot listen on 127.0.0.1" in done.stderr) == (1, True)
    assert "--port 0" in done.stderr


def test_the_installed_command_ends_with_the_same_codes(samples_store: Path) -> None:
    command = [sys.executable, "-c", "from api.cli import main; main()", "query", "meetings", "involving=AU"]
    environment = os.environ | {"COMMUNIQUE_STORE": str(samples_store)}
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, "African Union" in done.stderr) == (3, "", True)
