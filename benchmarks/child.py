"""Runs a command and prints its seconds and peak memory as JSON: a small process, so that the peak is the command's own.

(Linux counts the memory of the process that starts another towards its peak until the other program has begun.)
"""

import json
import os
import sys
import time

__all__ = ["run"]


def run(command: list[str]) -> dict[str, float]:
    """Seconds, MiB at the peak, and exit status; the command's standard output goes nowhere."""
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=nowhere)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "MiB": used.ru_maxrss / 1024, "status": os.waitstatus_to_exitcode(status)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1:])))
