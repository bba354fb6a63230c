"""What a published snapshot's folder holds, and the lease by which its readers keep it from being removed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

__all__ = ["INDEX", "LEASE", "STORE", "shared_lease", "unused"]

STORE: Final = "store"  # folder of the quads
INDEX: Final = "names.sqlite"  # text index
LEASE: Final = "lease"  # locked, shared, by every reader


def shared_lease(snapshot: Path) -> int | None:
    """Descriptor whose life keeps the folder `snapshot` from being removed; None when it is gone already."""
    path = snapshot / LEASE
    try:
        file = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    fcntl.flock(file, fcntl.LOCK_SH)
    if not path.exists():  # removed between opening and locking
        os.close(file)
        return None
    return file


@contextmanager
def unused(snapshot: Path) -> Iterator[bool]:
    """Whether nobody holds a lease on the folder `snapshot`; if so nobody can take one inside the block."""
    try:
        file = os.open(snapshot / LEASE, os.O_RDONLY)
    except FileNotFoundError:
        yield True
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        free = True
    except BlockingIOError:
        free = False
    try:
        yield free
    finally:
        os.close(file)
