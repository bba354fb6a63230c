"""Answers from rdflib in a process of its own, so that an evaluation without end can be killed.

(An alarm does not do: rdflib evaluates filters under a bare `except`, and goes on.) Told the file of the triples, it reads a
request a line, {"sparql", "most", "enough"}, and writes a line, {"seconds": […], "body", "trouble"}: the times of at most `most`
repetitions, of which no new one starts after half of `enough` seconds.
"""

import json
import os
import select
import signal
import sys
import time
from pathlib import Path
from typing import Any

import rdflib

__all__ = ["serve"]


def serve(triples: Path) -> None:
    """Load the graph, then answer requests until there are no more."""
    graph = rdflib.Graph()
    graph.parse(triples, format="nt")
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(graph, json.loads(line))) + "\n")
        sys.stdout.flush()


def _answer(graph: rdflib.Graph, request: dict[str, Any]) -> dict[str, Any]:
    """The answer of a copy of this process, which has the graph already and ends with it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            json.dump(_repeated(graph, request), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        in_time, _, _ = select.select([pipe], [], [], request["enough"])
        told = json.loads(pipe.read()) if in_time else None
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return told or {"seconds": [request["enough"]], "trouble": f"no answer in {request['enough']:.0f} s"}


def _repeated(graph: rdflib.Graph, request: dict[str, Any]) -> dict[str, Any]:
    seconds: list[float] = []
    body = b""
    try:
        while len(seconds) < request["most"] and sum(seconds) < request["enough"] / 2:
            started = time.perf_counter()
            body = graph.query(request["sparql"]).serialize(format="json") or b""
            seconds.append(time.perf_counter() - started)
    except TypeError as error:  # its ORDER BY compares what cannot be compared
        return {"seconds": [], "trouble": f"fails (TypeError: {error})"}
    return {"seconds": seconds, "body": body.decode(), "trouble": ""}


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
