"""Stores hold what they were told, all of it or nothing, and export the same bytes however they were filled."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.errors import QueryError, StoreError
from graph.store.canonical import canonical_nquads
from graph.store.embedded import EmbeddedStore

G = "https://example.org/graph/"
AWKWARD = [
    "plain",
    'quotes " and \\ backslash',
    "tab\tnewline\ncarriage\rreturn",
    "a backslash before u: \\u0041 C:\\users",
    "control \x01 \x7f \x08 \x0c",
    "Aşgabat, Ашхабад, 😀",
    "line\u2028separator",
    "",
]


def quad(number: int, graph: str = G + "a", text: str = "value") -> Quad:
    return Quad(NamedNode(f"https://example.org/{number}"), NamedNode("https://example.org/p"), Literal(text), NamedNode(graph))


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EmbeddedStore]:
    opened = EmbeddedStore(tmp_path / "store" if request.param == "disk" else None)
    yield opened
    opened.close()


def test_replacing_twice_is_replacing_once(store: EmbeddedStore) -> None:
    graphs = {G + "a": [quad(1), quad(2)], G + "b": [quad(3, G + "b")]}
    store.replace(graphs)
    once = list(canonical_nquads(store))
    store.replace(graphs)
    assert list(canonical_nquads(store)) == once
    assert len(once) == 3


def test_replacing_leaves_only_the_new_and_touches_no_other_graph(store: EmbeddedStore) -> None:
    store.replace({G + "a": [quad(1), quad(2)], G + "b": [quad(3, G + "b")]})
    store.replace({G + "a": [quad(2), quad(4)]})
    assert set(store.quads(G + "a")) == {quad(2), quad(4)}
    assert set(store.quads(G + "b")) == {quad(3, G + "b")}


def test_an_empty_sequence_drops_the_graph(store: EmbeddedStore) -> None:
    store.replace({G + "a": [quad(1)], G + "b": [quad(3, G + "b")]})
    store.replace({G + "a": [], G + "never": []})
    assert store.graph_names() == [G + "b"]
    assert len(list(store.quads())) == 1


def test_changing_single_quads(store: EmbeddedStore) -> None:
    store.replace({G + "a": [quad(1), quad(2)]})
    store.change([quad(1), quad(2)], [quad(2), quad(3)])
    assert set(store.quads()) == {quad(2), quad(3)}


def test_a_refused_write_changes_nothing(store: EmbeddedStore) -> None:
    store.replace({G + "a": [quad(1)]})
    blank = Quad(BlankNode("x"), NamedNode("https://example.org/p"), Literal("v"), NamedNode(G + "b"))
    refused = 0
    for graphs in ({G + "a": [quad(2)], G + "b": [blank]}, {G + "a": [], G + "b": [quad(3, G + "wrong")]}):
        with pytest.raises(StoreError):
            store.replace(graphs)
        refused += 1
    assert list(store.quads()) == [quad(1)]
    assert refused == 2


def test_every_text_comes_back_as_written(store: EmbeddedStore) -> None:
    store.replace({G + "a": [quad(0)]})
    store.replace({G + "a": [quad(number, text=text) for number, text in enumerate(AWKWARD, 1)]})
    store.replace({G + "a": [quad(number, text=text + "!") for number, text in enumerate(AWKWARD, 1)]})
    read = {str(found.object.value) for found in store.quads() if isinstance(found.object, Literal)}
    assert read == {text + "!" for text in AWKWARD}
    assert len(read) == 8


def test_a_large_document_is_replaced_whole(store: EmbeddedStore) -> None:
    store.replace({G + "a": [quad(number) for number in range(20_000)]})
    store.replace({G + "a": [quad(number, text="new") for number in range(20_000)]})
    assert {found.object for found in store.quads()} == {Literal("new")}


def test_select_reads_the_default_graphs_named_and_no_other(store: EmbeddedStore) -> None:
    store.replace({G + "a": [quad(1)], G + "b": [quad(2, G + "b")], G + "c": [quad(3, G + "c")]})
    rows = store.select("SELECT ?s ?missing { ?s ?p ?o } ORDER BY ?s", [G + "a", G + "b"])
    assert rows == [{"s": quad(1).subject}, {"s": quad(2).subject}]
    assert len(store.select("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", [G + "a"])) == 3


@pytest.mark.parametrize("sparql", ["SELECT * {", "ASK {}", "DROP ALL"])
def test_what_is_not_a_select_is_refused(store: EmbeddedStore, sparql: str) -> None:
    with pytest.raises(QueryError):
        store.select(sparql, [])


def test_a_closed_store_says_so(store: EmbeddedStore) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.graph_names()


def test_export_is_sorted_and_the_same_for_every_order_of_writing(tmp_path: Path) -> None:
    quads = [quad(number, text=AWKWARD[number % len(AWKWARD)]) for number in range(500)]
    exports = set()
    for seed in range(3):
        random.Random(seed).shuffle(quads)
        store = EmbeddedStore(tmp_path / str(seed))
        for start in range(0, 500, 100):
            store.change([], quads[start : start + 100])
        exports.add("".join(canonical_nquads(store)))
        exports.add("".join(canonical_nquads(store, in_memory=70)))
        store.close()
    assert len(exports) == 1
    lines = exports.pop().split("\n")[:-1]
    assert lines == sorted(lines)
    assert len(lines) == 500
    assert all(line.endswith(" .") for line in lines)


def test_a_folder_that_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(StoreError, match="file"):
        EmbeddedStore(tmp_path / "file")
