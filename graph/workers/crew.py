"""Who evaluates what: idle workers, waiting queries, one worker kept for canned queries, new processes for dead ones."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from graph.errors import QueryTimeout, ServiceBusy, StoreError
from graph.workers.process import WorkerProcess

__all__ = ["Crew", "Job"]

RESERVED: Final = 1  # workers that run canned queries only


@dataclass(slots=True, eq=False)
class Job:
    """One query on its way: the frame to send, seconds of evaluation allowed, and the worker that has it now."""

    request: dict[str, Any]
    seconds: float
    canned: bool
    worker: WorkerProcess | None = field(default=None)
    cancelled: bool = False


class Crew:
    """`size` worker processes, at least two, and the queues before them. All methods may be called from any thread."""

    def __init__(self, size: int, memory: int, queue: int) -> None:
        self._memory = memory
        self._queue = queue
        self._changed = threading.Condition()
        self._waiting = {True: 0, False: 0}  # canned queries never wait behind a queue full of others
        self._running: set[Job] = set()
        self._closed = False
        self._size = max(size, RESERVED + 1)
        self._idle = [WorkerProcess(memory) for _ in range(self._size)]
        for worker in self._idle:  # they start side by side
            worker.wait_until_ready()
        self.sandboxed = all(worker.sandboxed for worker in self._idle)

    @contextmanager
    def worker_for(self, job: Job) -> Iterator[WorkerProcess]:
        """A worker for the block. One that has been killed, or left the block with an exception, is replaced by a new one."""
        worker = self._taken(job)
        healthy = False
        try:
            yield worker
            healthy = True
        finally:
            self._give_back(job, worker, healthy=healthy)

    def cancel(self, job: Job) -> None:
        """Kill the worker that has the job now; let the job not start if it waits."""
        with self._changed:
            job.cancelled = True
            if job.worker is not None:
                job.worker.kill()
            self._changed.notify_all()

    def close(self) -> None:
        """End all workers, also those that are evaluating; waiting jobs are turned away."""
        with self._changed:
            self._closed = True
            for job in self._running:
                job.cancelled = True
                if job.worker is not None:
                    job.worker.kill()
            idle, self._idle = self._idle, []
            self._changed.notify_all()
        for worker in idle:
            worker.bury()

    def _taken(self, job: Job) -> WorkerProcess:
        with self._changed:
            if not self._may_start(job):
                self._wait(job)
            if self._closed:
                raise StoreError("The pool of workers is closed.")
            if job.cancelled:
                raise QueryTimeout("The query was cancelled before it started.")
            worker = self._idle.pop()  # the last one back: its snapshot is open and its memory warm
            job.worker = worker
            self._running.add(job)
            return worker

    def _wait(self, job: Job) -> None:
        if self._waiting[job.canned] >= self._queue:
            raise ServiceBusy(f"{self._queue} queries are waiting already.", "Try again in a few seconds.")
        self._waiting[job.canned] += 1
        try:
            if not self._changed.wait_for(lambda: self._may_start(job) or job.cancelled or self._closed, job.seconds):
                raise ServiceBusy(f"No worker was free for {job.seconds:g} seconds.", "Try again in a few seconds.")
        finally:
            self._waiting[job.canned] -= 1

    def _may_start(self, job: Job) -> bool:
        others = sum(not running.canned for running in self._running)
        return bool(self._idle) and (job.canned or others < self._size - RESERVED)

    def _give_back(self, job: Job, worker: WorkerProcess, *, healthy: bool) -> None:
        with self._changed:
            job.worker = None  # from here on cancelling this job cannot kill the next one's worker
            healthy = healthy and not job.cancelled
        if not healthy:
            worker.bury()
        with self._changed:
            self._running.discard(job)
            if not self._closed:
                self._idle.append(worker if healthy else WorkerProcess(self._memory))
            self._changed.notify_all()
        if self._closed:
            worker.bury()
