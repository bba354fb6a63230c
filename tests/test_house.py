"""The house rules: sizes, names, exports, nothing of one machine in tracked files."""

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

from tests.shared import CHECKOUT, shared

PACKAGES = ("api", "graph", "ontology", "queries", "shapes")
MODULES = sorted(path for package in PACKAGES for path in (CHECKOUT / package).rglob("*.py"))
ROUTES = CHECKOUT / "api"


def tracked(*patterns: str) -> list[Path]:
    """Files git knows; the test needs a checkout."""
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.split("\0") if name and (path := CHECKOUT / name).exists()]


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_modules_stay_small() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert len(lines) > 30
    assert {str(path): count for path, count in lines.items() if count > 400} == {}
    assert statistics.median(lines.values()) <= 140


def test_functions_stay_small() -> None:
    long = [
        f"{path.name}:{node.name}"
        for path in MODULES
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > 60
    ]
    assert long == []


def test_functions_take_few_parameters() -> None:
    many = []
    for path in MODULES:
        for node in functions(path):
            spec = node.args
            count = (
                len(spec.posonlyargs)
                + len(spec.args)
                + len(spec.kwonlyargs)
                - (spec.args[:1] != [] and spec.args[0].arg in {"self", "cls"})
            )
            if count > 7 and ROUTES not in path.parents:
                many.append(f"{path.name}:{node.name} takes {count}")
    assert many == []


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.name != "__init__.py"], ids=lambda path: str(path.relative_to(CHECKOUT))
)
def test_module_says_what_it_is_and_exports(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path.name} has no docstring"
    exported = [
        node
        for node in tree.body
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets)
    ]
    assert exported or path.name == "__main__.py", f"{path.name} has no __all__"
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_packages_do_not_re_export() -> None:
    for path in MODULES:
        if path.name == "__init__.py":
            body = ast.parse(path.read_text(encoding="utf-8")).body
            assert len(body) == 1, f"{path} holds more than its docstring"


def test_nothing_of_one_machine_is_tracked() -> None:
    machine = re.compile(r"(?<![A-Za-z0-9.])/(?:w" + r"ork|f" + r"arm|root|home/[a-z]+)/")
    hosts = re.compile(r"files\.python" + r"hosted\.org|registry\.npm" + r"js\.org|pypi" + r"\.org/simple")
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" in content[:4096]:
            continue
        text = content.decode("utf-8", errors="replace")
        found += [f"{path.name}: {match.group()}" for pattern in (machine, hosts) if (match := pattern.search(text))]
    assert found == []


def test_no_print_in_the_graph() -> None:
    calls = [
        f"{path.name}:{node.lineno}"
        for path in MODULES
        if "graph" in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def sixes(text: str) -> set[tuple[str, ...]]:
    split = words(text)
    return {tuple(split[i : i + 6]) for i in range(len(split) - 5)}


def test_no_sentence_of_the_corpus_is_tracked() -> None:
    corpus = shared("corpus")
    registry = set().union(*(sixes(path.read_text(encoding="utf-8")) for path in shared("registry").glob("*.csv")))
    texts = [*corpus.glob("seeds/*.txt"), *corpus.glob("dev/*.txt")]
    assert len(texts) == 17
    forbidden = set().union(*(sixes(path.read_text(encoding="utf-8")) for path in texts)) - registry
    found = []
    for path in tracked():
        relative = path.relative_to(CHECKOUT)
        if relative.parts[0] in {"samples", "tests"} or path.name.startswith("requirements"):
            continue
        found += [f"{relative}: {' '.join(six)}" for six in sorted(sixes(path.read_text(encoding="utf-8")) & forbidden)[:3]]
    assert found == []
