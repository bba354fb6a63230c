"""pyoxigraph terms as rdflib terms and back: SHACL runs on rdflib, everything else on pyoxigraph."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

__all__ = ["rdflib_graph", "to_ox", "to_rdflib"]


def rdflib_graph(quads: Iterable[ox.Quad | ox.Triple]) -> Graph:
    """One rdflib graph of all `quads`, graph names dropped."""
    graph = Graph(bind_namespaces="none")
    with _no_log_of_ill_typed_values():
        for quad in quads:
            graph.add((to_rdflib(quad.subject), URIRef(quad.predicate.value), to_rdflib(quad.object)))
    return graph


def to_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | BNode | Literal:
    """The rdflib term that is equal to `term`, its lexical form kept; TypeError for a triple term."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = None if term.datatype == _STRING else URIRef(term.datatype.value)
        return Literal(term.value, datatype=datatype, normalize=False)
    raise TypeError("a triple term has no place in the stored graphs")


def to_ox(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The pyoxigraph term that is equal to `node`."""
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))
    return ox.BlankNode(str(node)) if isinstance(node, BNode) else ox.NamedNode(str(node))


@contextmanager
def _no_log_of_ill_typed_values() -> Iterator[None]:
    """rdflib logs a stack trace for each; the shapes report them."""
    log = logging.getLogger("rdflib.term")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before


_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
