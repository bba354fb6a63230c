"""What is made of the package's own files, kept as Python keeps its bytecode: in `__pycache__`, read while none of them changed.

Nothing depends on it being there: without it, with one of other sources or a damaged one, the value is made again.
"""

import hashlib
import logging
import marshal
import os
import sys
from collections.abc import Callable, Iterable
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final, TypeVar

from graph.resources import text

__all__ = ["compiled", "digest_of"]

T = TypeVar("T")
_LOG: Final = logging.getLogger(__name__)


def compiled(name: str, sources: Iterable[str], modules: Iterable[str], make: Callable[[], T]) -> T:
    """What `make` gives, a value of plain tuples, lists, dicts, strings, numbers, booleans and None, kept under `name`.

    It is a function of the texts `sources` and of the source code of `modules` (`graph.linking.registry`).
    """
    try:
        path = Path(cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(".data")
        key = _digest([*sources, *(text(*_file_of(module)) for module in modules), sys.version])
    except (OSError, NotImplementedError):  # only bytecode is installed, or the interpreter keeps none
        return make()
    kept = _read(path, key)
    if kept is not None:
        return marshal.loads(kept)  # type: ignore[no-any-return]
    value = make()
    if not sys.dont_write_bytecode:
        _write(path, key, marshal.dumps(value))  # type: ignore[arg-type]
    return value


def digest_of(parts: Iterable[str]) -> str:
    """One hash of all texts; no two lists of texts share it."""
    return _digest(parts).hex()


def _digest(parts: Iterable[str]) -> bytes:
    found = hashlib.sha256()
    for part in parts:
        data = part.encode()
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.digest()


def _file_of(module: str) -> tuple[str, str]:
    folder, _, name = module.replace(".", "/").rpartition("/")
    return folder, f"{name}.py"


def _read(path: Path, key: bytes) -> bytes | None:
    """The value kept for these sources; None where there is none, or not a whole one."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head, value = data[:64], data[64:]
    return value if head == key + hashlib.sha256(value).digest() else None


def _write(path: Path, key: bytes, value: bytes) -> None:
    """All of it or nothing; a folder that cannot be written to is no reason to complain."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = path.with_name(f"{path.name}.{os.getpid()}")
        whole.write_bytes(key + hashlib.sha256(value).digest() + value)
        whole.replace(path)
    except OSError as error:
        _LOG.debug("%s is not kept: %s", path, error)
