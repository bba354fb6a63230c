"""The wheel, installed elsewhere: the command works from another folder, with its data, and the five names are its own.

The new environment sees the dependencies of this one, but neither the checkout nor its editable installation.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.shared import CHECKOUT

PACKAGES = ("api", "graph", "ontology", "queries", "shapes")
SAMPLE = CHECKOUT / "samples" / "turkmenistan-un-february-2021.txt"
NOWHERE = "http://127.0.0.1:9"  # whatever asked the network would fail
ENVIRONMENT = {"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1", "http_proxy": NOWHERE, "https_proxy": NOWHERE}
STRICT = ENVIRONMENT | {"PYTHONWARNINGS": "error"}  # for what is ours: pip and build have warnings of their own


@dataclass(frozen=True)
class Installed:
    """A new environment with the wheel in it, and the folder in which commands are run."""

    python: Path
    command: Path
    folder: Path

    def run(self, *arguments: str | Path) -> str:
        """Standard output of `communique ARGUMENT…`; what it says besides when it fails."""
        return run([self.command, *arguments], self.folder, STRICT)


def run(command: list[str | Path], folder: Path, environment: Mapping[str, str] = ENVIRONMENT) -> str:
    done = subprocess.run(command, cwd=folder, env=dict(environment), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))} ends with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def there() -> set[str]:
    """The files of the five packages before anything is built."""
    return {
        path.relative_to(CHECKOUT).as_posix()
        for package in PACKAGES
        for path in (CHECKOUT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def built(there: set[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the source distribution and the wheel made from it."""
    assert len(there) > 100
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", out, CHECKOUT], out)
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    root = tmp_path_factory.mktemp("installed")
    home = root / "environment"
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    installer = sys.executable if find_spec("pip") else shutil.which("python3")
    assert installer is not None
    run([installer, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel], root)
    (packages,) = home.glob("lib/python*/site-packages")
    # A path in a .pth file: its packages are found, its own .pth files (the editable checkout) are not followed.
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    folder = root / "elsewhere"
    folder.mkdir()
    return Installed(python, home / "bin" / "communique", folder)


@pytest.fixture(scope="module")
def store(installed: Installed) -> str:
    """Name of a store with a sample in it."""
    installed.run("ingest", SAMPLE, "--store", "store")
    return "store"


def test_wheel_holds_the_five_packages_with_all_their_files(there: set[str], wheel: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert there - names == set()
    assert {name.partition("/")[0] for name in names} == set(PACKAGES)
    kinds = {suffix: sum(name.endswith(suffix) for name in names) for suffix in (".ttl", ".rq", ".html", ".txt")}
    assert kinds[".ttl"] >= 40
    assert kinds[".rq"] >= 10
    assert kinds[".html"] >= 5
    assert kinds[".txt"] >= 10


def test_wheel_carries_licence_and_notice(wheel: Path) -> None:
    names = {Path(name).name for name in ZipFile(wheel).namelist() if ".dist-info/" in name}
    assert names >= {"METADATA", "RECORD", "LICENSE", "NOTICE", "entry_points.txt"}


def test_source_distribution_was_made(built: Path) -> None:
    assert sorted(path.name.partition("-")[0] for path in built.iterdir()) == ["communique", "communique"]


def test_five_names_belong_to_communique_alone(installed: Installed) -> None:
    asked = (
        "import json; from importlib.metadata import packages_distributions as owners; import api, graph;"
        f"print(json.dumps([[owners()[name] for name in {PACKAGES!r}], api.__file__, graph.__file__]))"
    )
    owners, *files = json.loads(run([installed.python, "-c", asked], installed.folder))
    assert owners == 5 * [["communique"]], "another distribution installs a package of the same name"
    assert all(Path(file).is_relative_to(installed.python.parent.parent) for file in files), "the checkout is on the path"


def test_command_tells_its_version(installed: Installed) -> None:
    assert installed.run("--version").startswith("communique, version ")


def test_extract_writes_facts(installed: Installed) -> None:
    installed.run("extract", SAMPLE, "--out", "facts")
    facts = json.loads((installed.folder / "facts" / f"{SAMPLE.stem}.json").read_text(encoding="utf-8"))
    assert facts["format"] == "communique-facts/1"
    assert len(facts["events"]) >= 2
    assert {"unodc", "tkm"} <= {actor.get("id") for actor in facts["actors"]}


def test_query_answers_from_what_was_ingested(installed: Installed, store: str) -> None:
    answer = json.loads(installed.run("query", "meetings", "involving=UNODC", "--format", "json", "--store", store))
    assert answer["count"] == 1
    assert [item["start"] for item in answer["items"]] == ["2021-02-02"]


def test_export_is_n_quads(installed: Installed, store: str) -> None:
    lines = installed.run("export", "--store", store).splitlines()
    assert len(lines) > 1000
    assert lines == sorted(lines)
