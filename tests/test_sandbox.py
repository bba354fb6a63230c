"""What a worker may not do: reach the network, start programs, take the machine's memory, outlive its service."""

import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import QueryTimeout
from graph.names import PUBLISHED
from graph.store.folder import StoreFolder
from graph.workers.pool import Limits, WorkerPool
from tests.worker_store import ALL, RUNAWAY, SLOW, THINGS, counting_server, published

JSON = "application/sparql-results+json"
needs_seccomp = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="sockets are refused by a filter that only Linux on x86_64 and aarch64 has here",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> StoreFolder:
    return published(tmp_path_factory.mktemp("sandbox") / "store")


@pytest.fixture(scope="module")
def pool(folder: StoreFolder) -> Iterator[WorkerPool]:
    with WorkerPool(folder.current_snapshot, 2, 30.0) as opened:
        yield opened


def in_sandbox(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh process after the filter is set."""
    prologue = "from graph.workers.sandbox import *\nassert deny_sockets()\n"
    return subprocess.run([sys.executable, "-c", prologue + code], capture_output=True, text=True, check=False, timeout=60)


SOCKET = "import socket; socket.create_connection(('127.0.0.1', PORT))"
THREAD = "import threading, socket\nt = threading.Thread(target=lambda: socket.socket())\nt.start(); t.join()"
SERVICE = "import pyoxigraph; list(pyoxigraph.Store().query('SELECT * { SERVICE <URL> { ?s ?p ?o } }'))"
SILENT = "import pyoxigraph; list(pyoxigraph.Store().query('SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }'))"
LOAD = "import pyoxigraph; pyoxigraph.Store().update('LOAD <URL>')"
PROGRAM = "import os; os.execv('/bin/true', ['true'])"


@needs_seccomp
@pytest.mark.parametrize(
    ("code", "told"),
    [
        (SOCKET, "PermissionError"),
        (THREAD, "PermissionError"),
        (SERVICE, "Permission denied"),
        (SILENT, ""),
        (LOAD, "Permission denied"),
        (PROGRAM, "PermissionError"),
    ],
)
def test_the_filter_refuses_and_no_request_leaves(code: str, told: str) -> None:
    with counting_server() as (url, seen):
        port = url.split(":")[2].split("/")[0]
        process = in_sandbox(code.replace("URL", url).replace("PORT", port))
        assert told in process.stderr
        assert seen == []


def test_without_the_filter_the_same_code_does_reach_the_server() -> None:
    """The test above can fail: this is what it would look like."""
    with counting_server() as (url, seen):
        subprocess.run([sys.executable, "-c", SERVICE.replace("URL", url)], check=True, timeout=60)
        assert len(seen) == 1


@needs_seccomp
def test_the_pool_tells_that_its_workers_are_sandboxed(pool: WorkerPool) -> None:
    assert pool.sandboxed


def test_another_machine_type_is_not_called_sandboxed() -> None:
    code = "import platform\nplatform.machine = lambda: 'riscv64'\nfrom graph.workers.sandbox import *\nprint(deny_sockets())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout == "False\n"


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (RUNAWAY, "memory"),
        (f"SELECT (GROUP_CONCAT('{'x' * 5000}') AS ?all) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }}", "memory"),
        ("SELECT * {" + "{" * 200_000 + "?s ?p ?o" + "}" * 200_000 + "}", "memory"),
    ],
    ids=["sort", "concatenation", "nesting"],
)
def test_a_bomb_ends_its_worker_and_nothing_else(folder: StoreFolder, query: str, why: str) -> None:
    with WorkerPool(folder.current_snapshot, 2, 60.0, Limits(memory=640 << 20)) as pool:
        with pytest.raises(QueryTimeout, match=why):
            pool.run(query, default_graphs=[PUBLISHED], media_type=JSON)
        for _ in range(3):
            assert pool.run(ALL, default_graphs=[PUBLISHED], media_type=JSON).rows == THINGS


SERVICE_PROCESS = """
import sys, threading, time
from pathlib import Path
from graph.store.folder import StoreFolder
from graph.workers.pool import WorkerPool
pool = WorkerPool(StoreFolder(Path(sys.argv[1])).current_snapshot, 2, 300.0)
threading.Thread(target=lambda: pool.run(sys.argv[2], default_graphs=None, media_type="application/json"), daemon=True).start()
while not pool._crew._running:
    time.sleep(0.01)
workers = [*pool._crew._idle, *(job.worker for job in pool._crew._running)]
print(*(worker._process.pid for worker in workers), flush=True)
time.sleep(300)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_workers_do_not_outlive_a_killed_service(folder: StoreFolder) -> None:
    command = [sys.executable, "-c", SERVICE_PROCESS, str(folder.path), SLOW]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        workers = service.stdout.readline().split()
        assert all(alive(worker) for worker in workers)
        service.send_signal(signal.SIGKILL)
        service.wait()
    assert len(workers) == 2
    deadline = time.monotonic() + 30
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(alive(worker) for worker in workers)


def alive(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
