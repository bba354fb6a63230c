"""One writer at a time: an advisory lock that the system lets go of when its holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreLocked

__all__ = ["exclusive_lock", "shared_lease", "unused"]


@contextmanager
def exclusive_lock(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; StoreLocked names the process that holds it already."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(file, 32, 0).decode(errors="replace").strip()
            raise StoreLocked(
                f"The store {path.parent} is being written by process {holder or 'unknown'}.", "Try again when it has ended."
            ) from error
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)  # closing lets go of the lock; the file stays, since removing it would let two writers in


def shared_lease(path: Path) -> int | None:
    """Descriptor whose life keeps the folder of the lease file `path` from being removed; None when it is gone already."""
    try:
        file = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    fcntl.flock(file, fcntl.LOCK_SH)
    if os.fstat(file).st_nlink == 0 or not path.exists():  # removed between opening and locking
        os.close(file)
        return None
    return file


@contextmanager
def unused(path: Path) -> Iterator[bool]:
    """Whether nobody holds a lease on the file `path`; nobody can take one inside the block when it says yes."""
    try:
        file = os.open(path, os.O_RDONLY)
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
