"""The snapshot a worker has open, under lease, and its answers."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from graph.snapshot import STORE, shared_lease
from graph.workers.evaluation import Problem, evaluate

__all__ = ["Session"]


class Session:
    """Keeps one snapshot open between requests; changes to another when a request names it."""

    def __init__(self) -> None:
        self._snapshot: Path | None = None
        self._lease: int | None = None
        self._store: Store | None = None

    def answer(self, snapshot: Path, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Header and body of the answer to `request` on `snapshot`."""
        try:
            media_type, (body, rows, truncated) = evaluate(self._opened(snapshot), request)
        except Problem as problem:
            return {"problem": problem.kind, "message": problem.message}, b""
        return {"media_type": media_type, "rows": rows, "truncated": truncated}, body

    def _opened(self, snapshot: Path) -> Store:
        if self._store is None or snapshot != self._snapshot:
            self._store = None
            if self._lease is not None:
                os.close(self._lease)
            self._snapshot, self._lease = snapshot, shared_lease(snapshot)
            if self._lease is None:
                raise Problem("gone", f"The snapshot {snapshot} is not there.")
            try:
                self._store = Store.read_only(str(snapshot / STORE))
            except OSError as error:
                raise Problem("store", f"The snapshot {snapshot} cannot be opened: {error}.") from error
        return self._store
