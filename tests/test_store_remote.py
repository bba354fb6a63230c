"""A SPARQL server behind the same interface as the embedded store, within the limits of real servers."""

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, Store

from graph.errors import QueryError, StoreError
from graph.store.canonical import canonical_nquads
from graph.store.embedded import EmbeddedStore
from graph.store.remote import RemoteStore, Server

G = "https://example.org/graph/"
LOGIN = "Basic " + base64.b64encode(b"curator:secret").decode()
TEXTS = ["plain", 'quotes " \\ \n\r\t', "a \\u0041 backslash", "Aşgabat 😀", "# not a remark", "INSERT DATA { }"]


def quad(number: int, graph: str = G + "a", text: str = "value") -> Quad:
    return Quad(
        NamedNode(f"https://example.org/{number:05}"), NamedNode("https://example.org/p"), Literal(text), NamedNode(graph)
    )


@contextmanager
def sparql_server() -> Iterator[tuple[Server, list[str]]]:
    """A SPARQL 1.1 endpoint over an empty store, for one user; the updates it was sent."""
    engine = Store()
    updates: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
            if self.headers.get("Authorization") != LOGIN:
                self.reply(401, b"")
                return
            try:
                self.reply(200, self.result({name: values for name, values in form.items() if values != [""]}))
            except SyntaxError as error:
                self.reply(400, str(error).encode())

        def result(self, form: dict[str, list[str]]) -> bytes:
            if "update" in form:
                updates.append(form["update"][0])
                engine.update(form["update"][0])
                return b""
            graphs = {name: [NamedNode(iri) for iri in form.get(f"{name}-graph-uri", [])] for name in ("default", "named")}
            dataset = {"default_graph": graphs["default"], "named_graphs": graphs["named"]} if any(graphs.values()) else {}
            return engine.query(form["query"][0], **dataset).serialize(format=QueryResultsFormat.JSON) or b""

        def reply(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Server(f"{url}/query", f"{url}/update", "curator", "secret"), updates
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def remote() -> Iterator[tuple[RemoteStore, list[str]]]:
    with sparql_server() as (server, updates):
        yield RemoteStore(server), updates


def test_it_holds_the_same_as_an_embedded_store(remote: tuple[RemoteStore, list[str]]) -> None:
    store, _ = remote
    embedded = EmbeddedStore()
    steps = 0
    for one in (store, embedded):
        one.replace({G + "a": [quad(1), quad(2)], G + "b": [quad(3, G + "b")], G + "gone": [quad(4, G + "gone")]})
        one.replace({G + "a": [quad(n, text=text) for n, text in enumerate(TEXTS)], G + "gone": [], G + "never": []})
        one.change([quad(0, text=TEXTS[0]), quad(1, text=TEXTS[1])], [quad(0, text=TEXTS[0]), quad(9)])
        steps += 1
    assert list(canonical_nquads(store)) == list(canonical_nquads(embedded))
    assert store.graph_names() == embedded.graph_names() == [G + "a", G + "b"]
    assert steps == 2


def test_large_documents_go_in_small_requests_and_come_back_whole(remote: tuple[RemoteStore, list[str]]) -> None:
    store, updates = remote
    quads = [quad(number) for number in range(9001)]
    store.replace({G + "a": quads})
    assert [update.count("example.org/p>") for update in updates] == [4000, 4000, 1001]
    assert set(store.quads(G + "a")) == set(quads)
    store.change(quads[:5000], [])
    assert len(list(store.quads())) == 4001
    assert max(update.count("example.org/p>") for update in updates) == 4000


def test_select_answers_as_the_embedded_store(remote: tuple[RemoteStore, list[str]]) -> None:
    store, _ = remote
    embedded = EmbeddedStore()
    queries = [
        "SELECT ?s ?missing { ?s ?p ?o } ORDER BY ?s",
        "SELECT ?g ?s { ?s ?p ?o GRAPH ?g { ?s ?q ?r } } ORDER BY ?g ?s",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    ]
    for one in (store, embedded):
        one.replace({G + name: [quad(number, G + name) for number in range(3)] for name in "abc"})
    for sparql in queries:
        assert store.select(sparql, [G + "a"]) == embedded.select(sparql, [G + "a"])
    assert len(queries) == 3


def test_a_wrong_query_and_a_wrong_password_are_told(remote: tuple[RemoteStore, list[str]]) -> None:
    store, _ = remote
    with pytest.raises(QueryError):
        store.select("SELECT * {", [])
    with sparql_server() as (server, updates):
        stranger = Server(server.query_url, server.update_url, "curator", "wrong")
        with pytest.raises(StoreError, match="password"):
            RemoteStore(stranger).replace({G + "a": [quad(1)]})
        assert "wrong" not in repr(stranger)
        assert updates == []
    with pytest.raises(StoreError, match="address"):
        RemoteStore(server).graph_names()
