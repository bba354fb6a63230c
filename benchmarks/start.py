"""How long it takes to start, and how much memory: the command, the registry, the first answer, the service."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.request import urlopen

from benchmarks.measure import Figures, Row, Table, clocked, median
from benchmarks.stores import store_of

__all__ = ["measure"]

CHILD: Final = Path(__file__).parent / "child.py"
COMMAND: Final = ("-c", "from api.cli import main; main()")
REGISTRY: Final = "from graph.linking.registry import load_registry; load_registry().lookup('UNODC')"
QUESTION: Final = "meetings?involving=UNODC"


def measure(work: Path, quick: bool) -> Figures:  # noqa: FBT001
    """Figures of starting; `quick` takes one repetition."""
    documents = 4 if quick else 50
    store = str(store_of(documents, work / "store").path)
    name, _, value = QUESTION.partition("?")
    repetitions = 1 if quick else 7
    rows: list[Row] = [
        _row("Python alone", _runs(["-c", "pass"], repetitions)),
        _row("communique --help", _runs([*COMMAND, "--help"], repetitions)),
        _row("registry: load, first look-up", _runs(["-c", REGISTRY], repetitions)),
        _row(f"communique query {name} {value}", _runs([*COMMAND, "query", name, value, "--store", store], repetitions)),
        _row(f"communique serve, first /{QUESTION}", [_served(store) for _ in range(repetitions)]),
    ]
    note = (
        "Each in a new process: medians of wall-clock seconds from start to end (the service: to the first answer), and the "
        "highest peak of memory of any one process (the service: of the main one, its workers come on top). "
        f"The store holds {documents} generated documents and the registry."
    )
    return Figures("Starting", [Table("Start-up", note, rows)])


def _row(what: str, runs: Sequence[tuple[float, float]]) -> Row:
    seconds, memory = zip(*runs, strict=True)
    return {"what": what, "seconds": round(median(seconds), 3), "peak MiB": round(max(memory), 1), "repetitions": len(runs)}


def _runs(arguments: Sequence[str], repetitions: int) -> list[tuple[float, float]]:
    return [_run(arguments) for _ in range(repetitions)]


def _run(arguments: Sequence[str]) -> tuple[float, float]:
    command = [sys.executable, "-I", str(CHILD), sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["status"] == 0, f"{' '.join(arguments)} ends with {told['status']}: {done.stderr}"
    return told["seconds"], told["MiB"]


def _served(store: str) -> tuple[float, float]:
    """Seconds until the service has answered its first question, and the peak of its main process in MiB."""
    command = [sys.executable, *COMMAND, "serve", "--store", store, "--port", "0"]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = next(word for line in process.stdout for word in line.split() if word.startswith("http://"))
            _, body = clocked(lambda: urlopen(f"{address.rstrip('/')}/{QUESTION}").read())
            spent = time.perf_counter() - started
            assert json.loads(body)["query"] == QUESTION.partition("?")[0]
            return spent, _peak(process.pid)
        finally:
            process.terminate()


def _peak(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
