"""The pool of worker processes: every query runs in one of them, on a snapshot, for as long as its deadline allows."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from graph.errors import CommuniqueError, QueryError, QueryRefused, QueryTimeout, ResultFormatError, StoreError
from graph.workers.crew import Crew, Job
from graph.workers.process import DeadlinePassed, WorkerDied

__all__ = ["Answer", "Limits", "WorkerPool"]

TRIES: Final = 3  # how often a snapshot may be removed between choosing it and opening it

PROBLEMS: Final[dict[str, tuple[type[CommuniqueError], str]]] = {
    "refused": (QueryRefused, ""),
    "syntax": (QueryError, "Correct the query."),
    "evaluation": (QueryError, ""),
    "format": (ResultFormatError, ""),
    "store": (StoreError, ""),
    "gone": (StoreError, "Publish again."),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Bytes to pass on; `rows` counts rows or triples (1 for ASK), `truncated` says that a limit cut off the rest."""

    body: bytes
    media_type: str
    rows: int | None
    truncated: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: rows and bytes of its answer, bytes of memory. `queue` queries of either kind may wait."""

    rows: int = 100_000
    bytes: int = 64 << 20
    memory: int = 1536 << 20
    queue: int = 32


class WorkerPool:
    """Runs queries in `workers` processes (at least two: one is kept for canned queries) on the folder `snapshot()` names.

    Safe to use from threads (`run`) and from asyncio (`arun`). `deadline` is in seconds of evaluation; a query waits
    for a worker for at most as long again. `sandboxed` tells whether the system refuses sockets to the workers; where it
    does not, only the check of the query's words does. Close the pool, or use it in a with block.
    """

    def __init__(self, snapshot: Callable[[], Path], workers: int, deadline: float, limits: Limits | None = None) -> None:
        self._snapshot = snapshot
        self._deadline = deadline
        self._limits = limits or Limits()
        self._crew = Crew(workers, self._limits.memory, self._limits.queue)
        self.sandboxed = self._crew.sandboxed
        self._threads = ThreadPoolExecutor(workers + 2 * self._limits.queue + 2, "query")

    def run(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[str] | None,
        named_graphs: Sequence[str] | None = None,
        media_type: str | Sequence[str],
        deadline: float | None = None,
        canned: bool = False,
    ) -> Answer:
        """The answer to a query.

        `default_graphs` given (also empty) overrides the query's FROM; None leaves it to FROM, and without FROM to what
        is published. `media_type` may be a list, best first: the first that fits the form of the query is taken.
        Raises QueryError, QueryRefused, ResultFormatError, QueryTimeout, ServiceBusy, StoreError.
        """
        seconds = self._deadline if deadline is None else deadline
        return self._execute(Job(self._request(sparql, default_graphs, named_graphs, media_type), seconds, canned))

    async def arun(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[str] | None,
        named_graphs: Sequence[str] | None = None,
        media_type: str | Sequence[str],
        deadline: float | None = None,
        canned: bool = False,
    ) -> Answer:
        """`run` for asyncio; cancelling the task (the client has gone) kills the evaluation at once."""
        seconds = self._deadline if deadline is None else deadline
        job = Job(self._request(sparql, default_graphs, named_graphs, media_type), seconds, canned)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._execute, job)
        except asyncio.CancelledError:
            self._crew.cancel(job)
            raise

    def close(self) -> None:
        """End all workers, also those that are evaluating."""
        self._crew.close()
        self._threads.shutdown(cancel_futures=True)

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _request(
        self, sparql: str, default: Sequence[str] | None, named: Sequence[str] | None, media_type: str | Sequence[str]
    ) -> dict[str, Any]:
        return {
            "sparql": sparql,
            "default_graphs": None if default is None else list(default),
            "named_graphs": None if named is None else list(named),
            "media_types": [media_type] if isinstance(media_type, str) else list(media_type),
            "rows": self._limits.rows,
            "bytes": self._limits.bytes,
        }

    def _execute(self, job: Job) -> Answer:
        job.request["seconds"] = job.seconds
        for tries_left in reversed(range(TRIES)):
            job.request["snapshot"] = str(self._snapshot())
            header, body = self._ask(job)
            if header.get("problem") != "gone" or not tries_left:
                break
        if "problem" in header:
            error, remedy = PROBLEMS[header["problem"]]
            raise error(header["message"], remedy)
        return Answer(body, header["media_type"], header["rows"], header["truncated"])

    def _ask(self, job: Job) -> tuple[dict[str, Any], bytes]:
        try:
            with self._crew.worker_for(job) as worker:
                return worker.ask(job.request, job.seconds)
        except DeadlinePassed:
            remedy = "Ask for less: fewer patterns without a shared variable, a LIMIT, a narrower period."
            raise QueryTimeout(f"The query was stopped after {job.seconds:g} seconds.", remedy) from None
        except WorkerDied as death:
            if job.cancelled:
                raise QueryTimeout("The query was cancelled.") from None
            remedy = "Ask for less: sort or group fewer rows, add a LIMIT."
            raise QueryTimeout(
                f"The query took more memory or processor time than one query may ({death.reason}).", remedy
            ) from None
