"""Values in canned queries: only what stands between the braces of a parameter's block ever changes."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Store
from rdflib.plugins.sparql.parser import parseQuery

from graph.catalogue.binding import bind, fill, serialise
from graph.catalogue.header import read_query
from graph.catalogue.query import CannedQuery
from graph.catalogue.tokens import Token, blocks, tokenize
from graph.errors import InvalidParameter, QueryError

XSD = "http://www.w3.org/2001/XMLSchema#"
HEADER = """#+ title: T
#+ question: Q?
#+ description: D
#+ parameters:
#+   who: {type: text, list: true, example: x, description: W}
#+   when: {type: period, mode: within, example: 2021, description: P}
#+ columns:
#+   s: {kind: iri, description: S}
"""
BODY = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
# VALUES ?who { "not this one" }
SELECT ?s WHERE {
  VALUES ?who { "x" }
  VALUES (?when_from ?when_to ?when_mode) { ("2021-01-01"^^xsd:date "2021-12-31"^^xsd:date "within") }
  ?s rdfs:label ?who ; rdfs:comment "VALUES ?who { } a brace } and a # sign" .
  FILTER (?when_from < ?when_to && ?when_mode != 'within\\'{')
  { VALUES ?who { "x" } FILTER EXISTS { ?s ?p ?who } } UNION { VALUES ?other { <http://example.org/#not> } ?s ?q ?other }
}
ORDER BY ?s
"""
ELSEWHERE = ("not this one", "VALUES ?who { } a brace } and a # sign", "http://example.org/#not")


def query() -> CannedQuery:
    return read_query("t", HEADER + BODY)


def day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + "date"))


def outside(sparql: str) -> list[str]:
    """Tokens of a query without the content of its parameter blocks."""
    tokens = tokenize(sparql)
    inside = [(block.start, block.end) for block in blocks(tokens) if block.variables != ("other",)]
    return [token.text for token in tokens if not any(start <= token.start < end for start, end in inside)]


def content(sparql: str) -> list[list[Token]]:
    tokens = tokenize(sparql)
    return [[t for t in tokens if block.start <= t.start < block.end] for block in blocks(tokens) if block.variables == ("who",)]


@pytest.mark.parametrize(
    ("terms", "written"),
    [
        ([], "UNDEF"),
        ([Literal("a")], '"a"'),
        ([Literal("a"), NamedNode("http://example.org/b")], '"a" <http://example.org/b>'),
        ([Literal("c", language="en")], '"c"@en'),
        ([Literal('say "yes" \\ no\n')], r'"say \"yes\" \\ no\n"'),
        ([Literal("5", datatype=NamedNode(XSD + "integer"))], f'"5"^^<{XSD}integer>'),
    ],
)
def test_every_block_of_a_parameter_gets_the_terms(terms: list[Literal], written: str) -> None:
    bound = bind(query(), {"who": terms})
    assert bound.count(f"VALUES ?who {{ {written} }}") == 2
    assert all(text in bound for text in ELSEWHERE)


def test_a_period_is_first_day_last_day_and_mode() -> None:
    bound = bind(query(), {"when": [day("2020-02-01"), day("2020-02-29"), Literal("overlaps")]})
    assert f'{{ ("2020-02-01"^^<{XSD}date> "2020-02-29"^^<{XSD}date> "overlaps") }}' in bound
    assert "(?when_from ?when_to ?when_mode) { (UNDEF UNDEF UNDEF) }" in bind(query(), {})


def test_nothing_given_leaves_the_header_and_the_rest_alone() -> None:
    assert bind(query(), {}).startswith(HEADER)
    assert outside(bind(query(), {})) == outside(query().sparql)


@pytest.mark.parametrize(
    "arguments",
    [
        {"whom": [Literal("a")]},
        {"when": [day("2020-01-01")]},
        {"when": [day("2020-01-01"), day("2020-01-02"), Literal("within")] * 2},
        {"who": [BlankNode("b")]},
        {"who": [Literal("\\u007d } UNION { ?s ?p ?o")]},
        {"who": [Literal("\\U0000007d")]},
        {"who": [Literal("nul\x00")]},
    ],
)
def test_what_cannot_stand_in_a_block_is_refused(arguments: dict[str, list[Literal]]) -> None:
    with pytest.raises(InvalidParameter):
        bind(query(), arguments)


def test_a_required_parameter_must_be_given() -> None:
    needed = read_query("t", HEADER.replace("example: x", "example: x, required: true") + BODY)
    with pytest.raises(InvalidParameter, match="needs who"):
        bind(needed, {})


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=string.punctuation + " \n\t\r", max_size=40),
    st.sampled_from(
        [
            '" } UNION { ?s ?p ?o } #',
            '"""',
            "'''",
            '"^^<http://www.w3.org/2001/XMLSchema#date>',
            "\\",
            '\\"',
            "} } DROP ALL ; #",
            "UNDEF",
            "?who $who",
            "<http://example.org/>",
            "\u2028}\u2029",
            '"@en } {',
            "# } VALUES ?who {",
        ]
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(HOSTILE, max_size=4))
def test_no_value_changes_the_structure_of_a_query(texts: list[str]) -> None:
    check_structure(texts)


@pytest.mark.long
@settings(max_examples=1000, deadline=None)
@given(st.lists(HOSTILE, max_size=4))
def test_no_value_of_very_many_changes_the_structure_of_a_query(texts: list[str]) -> None:
    check_structure(texts)


def check_structure(texts: list[str]) -> None:
    """The tokens outside the blocks stay, inside stand as many terms as were given, two parsers agree, the terms come back."""
    try:
        bound = bind(query(), {"who": [Literal(text) for text in texts]})
    except (InvalidParameter, UnicodeEncodeError, ValueError):
        return
    assert outside(bound) == outside(query().sparql)
    for tokens in content(bound):
        assert [token.kind for token in tokens] == (["string"] * len(texts) or ["word"])
    Store().query(bound)
    parseQuery(bound)
    echoed = Store().query(fill("SELECT ?who { VALUES ?who { } }", {("who",): [[Literal(text)] for text in texts]}))
    assert sorted(row["who"].value for row in echoed if row["who"] is not None) == sorted(texts)


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_no_iri_leaves_its_brackets(text: str) -> None:
    try:
        written = serialise(NamedNode("http://example.org/" + text))
    except (InvalidParameter, UnicodeEncodeError, ValueError):
        return
    assert [token.kind for token in tokenize(written)] == ["iri"]


@pytest.mark.parametrize("broken", ['SELECT ?s { ?s ?p "open }', "SELECT ?s { VALUES ?x { <a:b> ", "SELECT ?s VALUES ?x"])
def test_a_query_that_does_not_end_is_refused(broken: str) -> None:
    with pytest.raises(QueryError):
        blocks(tokenize(broken))
