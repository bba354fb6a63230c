"""A small published store and a counting HTTP server for the tests of workers and sandbox."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from graph.names import INFERRED, PUBLISHED
from graph.store.folder import StoreFolder

__all__ = ["ALL", "RUNAWAY", "SLOW", "THINGS", "counting_server", "published"]

THINGS = 400
ALL = "SELECT ?s ?o { ?s <https://example.org/p> ?o } ORDER BY ?s"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d && ?g != ?j) }"
RUNAWAY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


def thing(number: int, graph: str = PUBLISHED, text: str = "thing") -> Quad:
    subject = NamedNode(f"https://example.org/{number:04}")
    return Quad(subject, NamedNode("https://example.org/p"), Literal(f"{text} {number}", language="en"), NamedNode(graph))


def publish(folder: StoreFolder, text: str = "thing") -> None:
    with folder.writer() as writer:
        writer.content.replace(
            {
                PUBLISHED: [thing(number, text=text) for number in range(THINGS)],
                INFERRED: [thing(9000, INFERRED, text)],
                "https://example.org/source": [thing(9001, "https://example.org/source", text)],
            }
        )
        writer.publish_snapshot()


def published(path: Path) -> StoreFolder:
    """A store folder with THINGS published quads, one inferred and one in a source graph."""
    folder = StoreFolder(path)
    publish(folder)
    return folder


@contextmanager
def counting_server() -> Iterator[tuple[str, list[str]]]:
    """URL of a live SPARQL-ish server on this machine, and the requests it has seen."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            seen.append(self.path)
            body = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = answer  # noqa: N815 (names given by http.server)

        def log_message(self, *arguments: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
