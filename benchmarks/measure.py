"""What all benchmarks share: the clock, medians, the machine, and the shape of their figures."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Final, TypeVar

__all__ = ["Figures", "Row", "Table", "clocked", "machine", "median", "percentile"]

PEERS: Final = ("pyoxigraph", "rdflib", "pyshacl")
Row = Mapping[str, str | int | float | bool | None]
T = TypeVar("T")


def machine() -> dict[str, str | int | float]:
    """What the figures depend on; `load` is the average of the last minute, above the cores when others were at work."""
    found: dict[str, str | int | float] = {
        "cores": len(os.sched_getaffinity(0)),
        "memory GiB": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "processor": platform.machine(),
        "system": platform.system(),
        "Python": platform.python_version(),
    }
    return found | {name: version(name) for name in PEERS} | {"load": round(os.getloadavg()[0], 1)}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the same keys, in order; the keys say what is measured and in which unit. `note` says how."""

    title: str
    note: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one benchmark measured in one run."""

    title: str
    tables: Sequence[Table]
    machine: Mapping[str, str | int | float] = field(default_factory=machine)


def clocked(task: Callable[[], T]) -> tuple[float, T]:
    """Seconds that `task` took, and what it gave."""
    started = time.perf_counter()
    result = task()
    return time.perf_counter() - started, result


def median(values: Sequence[float]) -> float:
    """The middle of `values`; one bad moment of a busy machine does not show."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that at least `share` (0 to 1) of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]
