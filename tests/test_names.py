"""IRIs: what they look like, and that different things never share one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import names

SLUGS = [
    ("UN Women", "un-women"),
    ("  Côte d'Ivoire ", "cote-divoire"),
    ("Côte d’Ivoire", "cote-divoire"),
    ("Søren Łukasz Ødegård", "soren-lukasz-odegard"),
    ("Straße", "strasse"),
    ("Ayşe Yıldız", "ayse-yildiz"),
    ("İstanbul", "istanbul"),
    ("‘Utoikamanu", "utoikamanu"),
    ("2021–2025", "2021-2025"),
    ("Ministry of Fisheries (MoF)", "ministry-of-fisheries-mof"),
    ("Ａｓｇａｂａｔ", "asgabat"),
    ("Министерство", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_a_slug_is_what_a_person_would_type(text: str, expected: str) -> None:
    assert names.slug(text) == expected


IRIS = [
    (names.thing_iri("actor", "unodc"), "https://w3id.org/communique/id/actor/unodc"),
    (names.document_iri("d1"), "https://w3id.org/communique/id/document/d1"),
    (names.report_iri("d1", "r2"), "https://w3id.org/communique/id/document/d1/r2"),
    (names.span_iri("d1", 76, 123), "https://w3id.org/communique/id/document/d1#char=76,123"),
    (names.report_graph("d1", "r2"), "https://w3id.org/communique/graph/d1/r2"),
    (names.provenance_graph("d1", "r2"), "https://w3id.org/communique/graph/d1/r2/provenance"),
    (names.PUBLISHED, "https://w3id.org/communique/graph/published"),
    (names.report_node("event", "d1", "r2", ["meeting", "2021"]), "https://w3id.org/communique/id/event/r-444523e1f40f"),
]


@pytest.mark.parametrize(("iri", "expected"), IRIS)
def test_iris_keep_their_form_since_stored_data_holds_them(iri: str, expected: str) -> None:
    assert iri == expected


def test_all_rows_of_the_tables_ran() -> None:
    assert (len(SLUGS), len(IRIS)) == (13, 8)


PARTS = st.lists(st.text(max_size=5), max_size=3)


@given(st.text())
def test_a_slug_stands_in_any_iri_and_is_its_own_slug(text: str) -> None:
    slug = names.slug(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert names.slug(slug) == slug


@given(PARTS, PARTS)
def test_lists_of_parts_share_a_hash_only_if_they_are_equal(left: list[str], right: list[str]) -> None:
    assert (names.content_hash(*left) == names.content_hash(*right)) == (left == right or "\x1f".join(left) == "\x1f".join(right))


def test_reports_do_not_share_nodes() -> None:
    nodes = {names.report_node("actor", document, report, ["mission"]) for document in ("d", "e") for report in ("r1", "r2")}
    assert len(nodes) == 4
