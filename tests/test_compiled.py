"""What is made of the package's files and kept: never stale, never half-written, never needed."""

import sys
from pathlib import Path

import pytest

from graph.compiled import compiled, digest_of
from graph.extraction.actors.gazetteer import Gazetteer
from graph.linking.registry import Entry, Name, Registry, load_registry
from graph.resources import names, text

FOLDER = "ontology/registry"
MODULES = ("graph.linking.registry_entries",)


class Maker:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[tuple[str, int | None]]:
        self.times += 1
        return [("Ankara", 1), ("Dushanbe", None)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def kept_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_it_is_made_once_and_equal_ever_after(folder: Path) -> None:
    make = Maker()
    values = [compiled("cities", ["a", "b"], MODULES, make) for _ in range(3)]
    assert values == [make()] * 3
    assert make.times == 2
    assert [path.name.split(".")[0] for path in kept_in(folder)] == ["cities"]


@pytest.mark.parametrize("sources", [["a", "c"], ["ab"], ["a", "b", ""], []])
def test_other_sources_make_it_anew_and_leave_one_file(folder: Path, sources: list[str]) -> None:
    make = Maker()
    compiled("cities", ["a", "b"], MODULES, make)
    compiled("cities", sources, MODULES, make)
    assert make.times == 2
    assert len(kept_in(folder)) == 1


def test_another_source_code_makes_it_anew(folder: Path) -> None:
    make = Maker()
    for modules in (MODULES, (*MODULES, "graph.names")):
        compiled("cities", ["a"], modules, make)
    assert make.times == 2


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: b"", lambda data: data[:70] + b"?" + data[71:]])
def test_a_damaged_file_is_made_again(folder: Path, damage: object) -> None:
    make = Maker()
    compiled("cities", ["a"], MODULES, make)
    (path,) = kept_in(folder)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    assert compiled("cities", ["a"], MODULES, make) == make()
    assert make.times == 3


def test_it_does_without_a_folder_to_write_to_and_without_source_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    compiled("cities", ["a"], ("graph.no_such_module",), make)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled("cities", ["a"], MODULES, make)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(folder / "file"))
    (folder / "file").write_text("no folder")
    assert compiled("cities", ["a"], MODULES, make) == make()
    assert make.times == 4


def test_lists_of_texts_do_not_run_together() -> None:
    assert len({digest_of(parts) for parts in (["ab"], ["a", "b"], ["b", "a"], ["", "ab"], ["ab", ""])}) == 5


def test_the_registry_kept_is_the_registry_read(folder: Path) -> None:
    read, kept = load_registry.__wrapped__(), load_registry.__wrapped__()
    whole = load_registry.__wrapped__(("",))
    assert dict(read.entries) == dict(kept.entries) == dict(whole.entries)
    assert len(kept.entries) > 10_000
    assert all(
        isinstance(entry, Entry) and all(isinstance(name, Name) for name in entry.names) for entry in kept.entries.values()
    )


def test_a_registry_of_other_files_has_other_names(folder: Path) -> None:
    files = {name: text(FOLDER, name) for name in names(FOLDER, ".ttl")}
    entries = load_registry().entries
    ours = Registry(files, entries.values())
    fewer = Registry(files | {"places.ttl": ""}, [entry for entry in entries.values() if entry.kind != "place"])
    counts = [sum(len(names) for names in Gazetteer(registry)._named.values()) for registry in (ours, fewer, ours)]
    assert counts[0] == counts[2] > counts[1] > 5_000
