"""The pool's side of one worker process: start it, ask it within a deadline, kill it."""

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import graph
from graph.errors import StoreError
from graph.workers.frames import LENGTH, pack_json

__all__ = ["DeadlinePassed", "WorkerDied", "WorkerProcess"]

START_UP: Final = 30.0  # seconds a worker may need to start on a machine that is very busy
PIPE_READ: Final = 1 << 20
# Finds this package also where it is not installed, and then last, so that it hides nothing of Python's.
START: Final = "import sys; sys.path.append(sys.argv.pop(1)); from graph.workers.worker import main; main()"


class DeadlinePassed(Exception):
    """The worker did not answer in time; it has to be killed."""


class WorkerDied(Exception):
    """The worker ended without an answer; `reason` tells how."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WorkerProcess:
    """One process, from start to kill. `sandboxed` is None until it has said whether sockets are refused to it."""

    def __init__(self, memory: int) -> None:
        self.sandboxed: bool | None = None
        self._received = bytearray()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed by kill)
        life_read, self._life = os.pipe()
        arguments = [
            sys.executable,
            "-P",
            "-s",
            "-c",
            START,
            str(Path(graph.__file__).parent.parent),
            str(memory),
            str(life_read),
        ]
        try:
            self._process = subprocess.Popen(
                arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                pass_fds=(life_read,),
                env=_environment(),
                start_new_session=True,  # Ctrl-C in a terminal is for the service, which ends its workers itself
                bufsize=0,
            )
        finally:
            os.close(life_read)

    def ask(self, request: Mapping[str, Any], seconds: float) -> tuple[dict[str, Any], bytes]:
        """Header and body of the answer; DeadlinePassed after `seconds` of evaluation, WorkerDied when it ends before."""
        self.wait_until_ready()
        deadline = time.monotonic() + seconds
        try:
            self._write(pack_json(request))
        except BrokenPipeError as error:
            raise WorkerDied(self._last_words()) from error
        return json.loads(self._frame(deadline)), self._frame(deadline)

    def wait_until_ready(self) -> None:
        """Return when the worker has started; StoreError when it cannot."""
        if self.sandboxed is None:
            try:
                self.sandboxed = json.loads(self._frame(time.monotonic() + START_UP))["sandboxed"]
            except (DeadlinePassed, WorkerDied) as error:
                raise StoreError(f"No worker process could be started: {self._last_words()}.") from error

    def kill(self) -> None:
        """End the process now, whatever it does; nothing of it stays. May be called twice and from any thread."""
        self._process.kill()

    def bury(self) -> None:
        """Kill, wait, and close everything."""
        self.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                stream.close()
        if self._life >= 0:
            os.close(self._life)
            self._life = -1

    def _write(self, frame: bytes) -> None:
        assert self._process.stdin is not None
        left = memoryview(frame)
        while left:
            left = left[os.write(self._process.stdin.fileno(), left) :]

    def _frame(self, deadline: float) -> bytes:
        size = int.from_bytes(self._exactly(LENGTH, deadline), "big")
        return self._exactly(size, deadline)

    def _exactly(self, size: int, deadline: float) -> bytes:
        assert self._process.stdout is not None
        answers = self._process.stdout.fileno()
        poll = select.poll()
        poll.register(answers, select.POLLIN)
        while len(self._received) < size:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise DeadlinePassed
            data = os.read(answers, PIPE_READ)
            if not data:
                raise WorkerDied(self._last_words())
            self._received += data
        taken = bytes(memoryview(self._received)[:size])
        del self._received[:size]
        return taken

    def _last_words(self) -> str:
        try:
            status = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "it does not answer"
        if status < 0:
            return f"ended by {signal.Signals(-status).name}"
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return f"exit code {status}{': ' + lines[-1] if lines else ''}"


def _environment() -> dict[str, str]:
    """Just enough to run Python; secrets of the service's environment stay with the service."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR", "VIRTUAL_ENV") if name in os.environ}
    # Arenas per thread reserve address space by the gigabyte on large machines, which the limit would count.
    return kept | {"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
