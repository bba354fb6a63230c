"""Which quads a store takes: no blank nodes, and each in the graph it is meant for."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad

from graph.errors import StoreError

__all__ = ["of_graph", "without_blanks"]


def of_graph(graph: str, quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, all of `graph` and without blank nodes; StoreError names the first that is not."""
    name = NamedNode(graph)
    for quad in without_blanks(quads):
        if quad.graph_name != name:
            raise StoreError(f"A quad for the graph <{graph}> names {quad.graph_name} as its graph.")
        yield quad


def without_blanks(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads; StoreError names the first with a blank node, which could be neither replaced nor removed."""
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError(f"Blank node in {quad}.", "Give the thing an IRI made from its content.")
        yield quad
