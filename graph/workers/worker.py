"""A worker process, started with the arguments MEMORY LIFE: requests on standard input, answers on standard output.

MEMORY is the address space in bytes, LIFE the descriptor of a pipe whose closing tells that the pool's process is gone.
"""

import os
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from graph.workers.frames import pack, pack_json, read_json
from graph.workers.sandbox import deny_sockets, limit_memory, limit_processor_time
from graph.workers.session import Session

__all__ = ["main"]


def main() -> None:
    """Serve requests until standard input ends."""
    memory, life = (int(argument) for argument in sys.argv[1:3])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not tear a frame
    sandboxed = deny_sockets()  # before any thread: a filter holds for the thread that sets it and its children
    limit_memory(memory)
    threading.Thread(target=_end_with, args=(life,), daemon=True).start()
    _serve(sys.stdin.buffer, answers, sandboxed=sandboxed)


def _end_with(life: int) -> NoReturn:
    os.read(life, 1)
    os._exit(0)


def _serve(requests: BinaryIO, answers: BinaryIO, *, sandboxed: bool) -> None:
    answers.write(pack_json({"sandboxed": sandboxed}))
    answers.flush()
    session = Session()
    while True:
        try:
            request = read_json(requests)
        except EOFError:
            return
        limit_processor_time(request["seconds"])
        header, body = _answer(session, request)
        answers.write(pack_json(header) + pack(body))
        answers.flush()


def _answer(session: Session, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        return session.answer(Path(request["snapshot"]), request)
    except MemoryError:
        os._exit(134)  # as when the engine itself runs out: the pool starts a clean process
