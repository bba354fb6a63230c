"""Putting values into a canned query: only what stands between the braces of its parameters' `VALUES` blocks ever changes."""

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.catalogue.query import CannedQuery
from graph.catalogue.tokens import blocks, tokenize
from graph.errors import InvalidParameter

__all__ = ["bind", "fill", "serialise"]

Term = NamedNode | BlankNode | Literal | Triple


def bind(query: CannedQuery, arguments: Mapping[str, Sequence[Term]]) -> str:
    """SPARQL of `query` with `arguments` in its blocks.

    Keys are parameter names; a period takes three terms, first day, last day (xsd:date) and mode; a parameter without terms
    becomes UNDEF. InvalidParameter for an unknown key, a missing required one, or a term that cannot stand in a block.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in arguments:
        if name not in known:
            raise InvalidParameter(name, f"{query.name} has no parameter {name!r}.", f"It has: {', '.join(sorted(known))}.")
    rows: dict[tuple[str, ...], list[Sequence[Term]]] = {}
    for parameter in query.parameters:
        terms = arguments.get(parameter.name, ())
        if parameter.required and not terms:
            wanted = f"Give {parameter.name}={parameter.example[0]}"
            raise InvalidParameter(parameter.name, f"{query.name} needs {parameter.name}.", wanted)
        width = len(parameter.variables)
        if len(terms) % width or (len(terms) > width and not parameter.list):
            raise InvalidParameter(parameter.name, f"{parameter.name} takes one value, not {len(terms)} terms.")
        rows[parameter.variables] = [terms[i : i + width] for i in range(0, len(terms), width)]
    return fill(query.sparql, rows)


def fill(sparql: str, rows: Mapping[tuple[str, ...], Sequence[Sequence[Term]]]) -> str:
    """`sparql` with those rows in each block whose variables are a key of `rows`, UNDEF if there are none."""
    parts, done = [], 0
    for block in blocks(tokenize(sparql)):
        if block.variables in rows:
            parts += [sparql[done : block.start], f" {_data(rows[block.variables], len(block.variables))} "]
            done = block.end
    return "".join([*parts, sparql[done:]])


def serialise(term: Term) -> str:
    """A term as SPARQL reads it back; InvalidParameter for what no endpoint reads alike (blank nodes, backslash before u)."""
    if not isinstance(term, NamedNode | Literal):
        raise InvalidParameter("", f"{term} cannot be a value of a query.", "Use an IRI or a literal.")
    written = str(term)
    value = term.value.casefold()
    if "\\u" in value or any(ord(character) < 32 and character not in "\t\n\r" for character in value):
        raise InvalidParameter("", f"{written} holds a control character or a backslash before u.", "Leave it out.")
    return written


def _data(rows: Iterable[Sequence[Term]], width: int) -> str:
    lines = [[serialise(term) for term in row] for row in rows] or [["UNDEF"] * width]
    return " ".join(line[0] if width == 1 else f"({' '.join(line)})" for line in lines)
