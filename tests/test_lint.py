"""A canned query file that breaks a rule is refused, with the file and the reason."""

import pytest

from graph.catalogue.catalogue import build_catalogue, load_catalogue
from graph.catalogue.header import read_query
from graph.catalogue.lint import lint
from graph.errors import QueryError

HEADER = """#+ title: T
#+ question: Q?
#+ description: D
#+ parameters:
#+   who: {type: actor, list: true, example: WMO, description: W}
#+ columns:
#+   s: {kind: iri, description: S}
#+   n: {kind: label, description: N}
"""
PREFIXES = """
PREFIX c: <https://w3id.org/communique/ontology#>
PREFIX id: <https://w3id.org/communique/id/actor/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
B = "VALUES ?who { <https://w3id.org/communique/id/actor/wmo> }"
GOOD = f"SELECT ?s ?n {{ {B} ?s c:actor ?who ; rdfs:label ?n }} ORDER BY ?s"
L = "?s rdfs:label ?n"


def reasons(body: str, header: str = HEADER) -> str:
    return " ".join(lint(read_query("t", header + PREFIXES + body)))


@pytest.mark.parametrize(
    "body",
    [
        GOOD,
        f"SELECT ?s ?n {{ {L} FILTER EXISTS {{ {B} ?s c:actor ?who }} }} ORDER BY ?s",
        f"SELECT ?s ?n {{ {L} FILTER EXISTS {{ {B} FILTER (!BOUND(?who) || EXISTS {{ ?s c:actor ?who }}) }} }} ORDER BY ?s",
        f"SELECT ?s ?n {{ {B} {L} FILTER NOT EXISTS {{ {{ ?s c:actor ?who }} UNION {{ ?s c:party ?who }} }} }} ORDER BY ?s",
        f"SELECT ?s ?n {{ {{ {B} FILTER (BOUND(?who)) }} ?s c:actor ?who . {L} }} ORDER BY ?s",
        f"SELECT ?s ?n {{ {{ SELECT ?s (COUNT(?who) AS ?k) {{ {B} ?s c:actor ?who }} GROUP BY ?s HAVING (COUNT(?who) > 1) }}"
        f" {L} }} ORDER BY ?s",
        f"SELECT ?s ?n {{ {B} {{ {B} ?s c:actor ?who }} UNION {{ ?s c:party ?x }} {L} }} ORDER BY ?s",
        f"SELECT ?s ?n {{ {B} ?s c:actor ?who . {L} MINUS {{ ?s c:role c:host }} }} ORDER BY ?s",
    ],
)
def test_a_good_query_has_no_reasons(body: str) -> None:
    assert reasons(body) == ""


def test_a_parameter_may_share_the_name_of_a_column_it_filters() -> None:
    header = HEADER.replace("who:", "n:")
    inner = f"{{ SELECT ?s {{ {B.replace('?who', '?n')} ?s c:actor ?n }} }}"
    assert reasons(f"SELECT ?s ?n {{ {inner} {L} }} ORDER BY ?s", header) == ""
    assert "without its block" in reasons(
        f"SELECT ?s ?n {{ {inner} {L} {{ {B.replace('?who', '?n')} ?s ?p ?n }} UNION {{ ?s ?q ?n }} }} ORDER BY ?s", header
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("SELECT ?s ?n { ?s c:actor ?who ; rdfs:label ?n } ORDER BY ?s", "has no block"),
        (f"SELECT ?s ?n {{ {{ {B} ?s c:actor ?who }} UNION {{ ?s c:party ?who }} {L} }} ORDER BY ?s", "without its block"),
        (f"SELECT ?s ?n {{ {B} {L} OPTIONAL {{ ?s c:actor ?who }} }} ORDER BY ?s", "without its block"),
        (f"SELECT ?s ?n {{ {B} {L} {{ SELECT ?s {{ ?s c:actor ?who }} }} }} ORDER BY ?s", "without its block"),
        (f"SELECT ?s ?n {{ {B} {L} MINUS {{ ?s c:actor ?who }} }} ORDER BY ?s", "inside MINUS: write FILTER NOT EXISTS"),
        (f"SELECT ?s ?n {{ {L} MINUS {{ {B} ?s c:actor ?who }} }} ORDER BY ?s", "inside MINUS"),
        (f"SELECT ?s (?who AS ?n) {{ {B} ?s c:actor ?who }} ORDER BY ?s", "is projected"),
        (f"SELECT ?s ?n {{ ?s c:actor ?who . {L} }} ORDER BY ?s {B}", "stands after a SELECT"),
        (f"SELECT ?s ?n {{ {B} {L} {{ {B.replace('wmo', 'ilo')} ?s ?p ?who }} }} ORDER BY ?s", "differ"),
        (GOOD.replace("<https://w3id.org/communique/id/actor/wmo>", ""), "is empty"),
        (GOOD.replace("<https://w3id.org/communique/id/actor/wmo>", "UNDEF"), "holds UNDEF"),
        (GOOD.replace("?s ?n {", "?s {"), "n is declared and not selected"),
        (GOOD.replace("?s ?n {", "?s ?n ?x {"), "x is selected and not declared"),
        (GOOD.replace("?s ?n {", "?n ?s {"), "another order"),
        (GOOD.replace("SELECT ?s ?n", "SELECT *"), "SELECT * hides"),
        (GOOD.replace("ORDER BY ?s", ""), "no ORDER BY"),
        (GOOD.replace("rdfs:label ?n }", "rdfs:label ?n SERVICE <http://example.org/> { ?s ?p ?o } }"), "SERVICE is not allowed"),
        (GOOD.replace("rdfs:label ?n", "rdfs:label ?n ; c:actor id:unodc"), "names an individual (id:unodc)"),
        (GOOD.replace("rdfs:label ?n", "rdfs:label ?n ; c:actor <http://example.org/ilo>"), "names an individual"),
        (GOOD.replace("rdfs:label ?n", 'rdfs:label ?n FILTER (CONTAINS(?n, "Accord"))'), "names a date or title"),
        (GOOD.replace("rdfs:label ?n", 'rdfs:label ?n FILTER (?n > "2021-02-02"^^xsd:date)'), "names a date or title"),
        (GOOD.replace("rdfs:label ?n", "rdfs:label ?n FILTER (YEAR(?n) = 2021)"), "names a date"),
        (GOOD.replace("rdfs:label ?n", "rdfs:label ?n VALUES ?x { id:unodc }"), "names an individual"),
        (GOOD.replace("SELECT ?s ?n", "CONSTRUCT { ?s c:actor ?who } WHERE"), "is no SELECT query"),
        (GOOD.replace("}", ""), "not valid SPARQL"),
        (GOOD.replace("rdfs:label ?n", 'rdfs:label "open'), "does not end"),
    ],
)
def test_a_broken_rule_is_a_reason(body: str, reason: str) -> None:
    assert reason in reasons(body)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("example: WMO, ", "", "parameter who has no example"),
        ("type: actor", "type: person-or-so", "unknown type 'person-or-so'"),
        ("description: W}", "desc: W}", "unknown key desc"),
        ("list: true", "list: perhaps", "list 'perhaps'"),
        ("list: true", "mode: within", "mode 'within'"),
        ("kind: label", "kind: thing", "unknown kind 'thing'"),
        ("#+ question: Q?\n", "", "no question"),
        ("#+ title: T", "#+ title: T\n#+ subject: z", "'z' is no column"),
        ("#+ title: T", "#+ title: [", "not YAML"),
        ("#+", "##", "no #+ header"),
    ],
)
def test_a_broken_header_names_file_and_reason(old: str, new: str, reason: str) -> None:
    with pytest.raises(QueryError, match=r"t\.rq") as caught:
        read_query("t", HEADER.replace(old, new) + PREFIXES + GOOD)
    assert reason in str(caught.value)


@pytest.mark.parametrize("name", ["reports", "quotes"])
def test_no_column_takes_the_place_of_evidence(name: str) -> None:
    assert "what evidence adds" in reasons(GOOD.replace("?n", f"?{name}"), HEADER.replace("  n:", f"  {name}:"))


def test_a_bad_file_stops_the_catalogue() -> None:
    with pytest.raises(QueryError, match=r"worse\.rq: .*no ORDER BY"):
        build_catalogue({"better.rq": HEADER + PREFIXES + GOOD, "worse.rq": HEADER + PREFIXES + GOOD.replace("ORDER BY ?s", "")})


def test_our_own_queries_keep_the_rules() -> None:
    assert {name: lint(query) for name, query in load_catalogue().items()} == {name: [] for name in load_catalogue()}
    assert len(load_catalogue()) == 16
