"""Canonical N-Quads: the same content gives the same bytes, whatever the order of writing."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Final

from graph.store.interface import Store

__all__ = ["canonical_nquads"]

LINES_IN_MEMORY: Final = 500_000


def canonical_nquads(store: Store, *, graph: str | None = None, in_memory: int = LINES_IN_MEMORY) -> Iterator[str]:
    """Lines (with their newline) of the store, or of one graph, in code-point order; sorts on disk above `in_memory` lines."""
    lines = (f"{quad} .\n" for quad in store.quads(graph))
    runs: list[Iterable[str]] = []
    with ExitStack() as files:
        while run := sorted(islice(lines, in_memory)):
            if not runs and len(run) < in_memory:
                yield from run
                return
            runs.append(_spill(run, files))
        yield from heapq.merge(*runs)


def _spill(run: list[str], files: ExitStack) -> Iterable[str]:
    spilled = files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))  # noqa: SIM115 (the stack closes it)
    spilled.writelines(run)
    spilled.seek(0)
    return spilled
