"""Names to things: exact names of every kind, beginnings, misspellings; published things and the registry."""

from pathlib import Path
from typing import Any

import pytest

from graph.errors import StoreError
from graph.linking.registry import load_registry
from graph.names import ID, PUBLISHED
from graph.publishing.text_index import INDEX, search_names, write_index
from tests.small_graphs import published_graphs, saying

FIJI = {"key": "fji", "kind": "country", "name": "Fiji", "id": "fji"}
MINISTER = {"key": "p", "kind": "person", "name": "Mere Tuilagiyeva", "posts": [{"title": "Minister of Fisheries", "of": "fji"}]}
MINISTRY = {"key": "m", "kind": "gov", "name": "Ministry of Fisheries of Fiji", "parent": "fji"}
TREATY = {"key": "t", "type": "convention", "name": "Convention on the Recovery of Coral Reefs"}


def documents(*actors: dict[str, Any]) -> list[Any]:
    return [published_graphs([saying("reefs-2024", actors=[FIJI, *actors], agreements=[TREATY])]).quads(PUBLISHED)]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("snapshot")
    write_index(folder / INDEX, documents(MINISTER, MINISTRY)[0], load_registry())
    return folder


EXACT = [
    ("UNODC", "actor", "actor/unodc"),
    ("unodc", None, "actor/unodc"),
    ("United Nations Office on Drugs and Crime", "actor", "actor/unodc"),
    ("Office des Nations unies contre les drogues et le crime", "actor", "actor/unodc"),
    ("Управление ООН по наркотикам и преступности", "actor", "actor/unodc"),
    ("https://w3id.org/communique/id/actor/unodc", "actor", "actor/unodc"),
    ("Q1065", "actor", "actor/un"),
    ("FJ", "actor", "actor/fji"),
    ("fji", "country", "actor/fji"),
    ("Fiji", "place", "actor/fji"),
    ("Nur-Sultan", "place", "place/geonames-1526273"),
    ("World Heritage Convention", "agreement", "agreement/unesco-1972"),
    ("Mere Tuilagiyeva", "person", "person/mere-tuilageva"),
    ("Mere Tuilagieva", "actor", "person/mere-tuilageva"),
    ("TUILAGIYEVA Mere", "actor", "person/mere-tuilageva"),
    ("ministry of fisheries of fiji", "actor", "actor/fji-ministry-of-fisheries"),
    ("convention on the recovery of coral reefs", "agreement", "agreement/convention-on-the-recovery-of-coral-reefs"),
    ("reefs-2024", "document", "document/reefs-2024"),
    ("SDG 14", "topic", "topic/sdg-14"),
    ("http://www.wikidata.org/entity/Q874", "actor", "actor/tkm"),
    ("https://www.wikidata.org/wiki/Q874", "country", "actor/tkm"),
    ("wikidata.org/wiki/Q874", None, "actor/tkm"),
    ("/id/actor/tkm", "actor", "actor/tkm"),
    ("id/actor/tkm", None, "actor/tkm"),
    ("/id/person/mere-tuilageva", "person", "person/mere-tuilageva"),
    ("DRC", "actor", "actor/cod"),
    ("Republic of Korea", "country", "actor/kor"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), EXACT, ids=[row[0] for row in EXACT])
def test_an_exact_name_of_any_kind_leads_to_one_thing(snapshot: Path, text: str, kind: str | None, expected: str) -> None:
    hits = search_names(snapshot, text, [kind] if kind else None, 5)
    assert [hit.iri for hit in hits if hit.score >= 1] == [ID + expected]
    assert hits[0].iri == ID + expected


@pytest.mark.parametrize(("text", "both"), [("Congo", ["cod", "cog"]), ("korea", ["kor", "prk"])])
def test_a_name_of_two_countries_is_not_taken_for_one(snapshot: Path, tmp_path: Path, text: str, both: list[str]) -> None:
    korea = {"key": "kor", "kind": "country", "name": "Korea", "id": "kor"}  # a document that means one of them
    write_index(tmp_path / INDEX, documents(korea)[0], load_registry())
    for folder in (snapshot, tmp_path):
        found = [hit.iri for hit in search_names(folder, text, ["actor"]) if hit.score >= 1]
        assert sorted(found) == [f"{ID}actor/{key}" for key in both]


NEAREST = [
    ("United Nations Office on Dru", "actor", "actor/unodc"),
    ("Unisef", "actor", "actor/unicef"),
    ("Turkmenstan", "country", "actor/tkm"),
    ("Ashgabad", "place", "place/geonames-162183"),
    ("Tuilagiyeva", "person", "person/mere-tuilageva"),
    ("Ministry of Fishries", "actor", "actor/fji-ministry-of-fisheries"),
    ("recovery of coral reefs", "agreement", "agreement/convention-on-the-recovery-of-coral-reefs"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), NEAREST, ids=[row[0] for row in NEAREST])
def test_beginnings_and_misspellings_find_the_nearest(snapshot: Path, text: str, kind: str, expected: str) -> None:
    hits = search_names(snapshot, text, [kind], 5)
    assert hits[0].iri == ID + expected
    assert 0 < hits[0].score < 1
    assert hits == search_names(snapshot, text, [kind], 5)


def test_what_fits_nothing_finds_nothing_and_signs_do_no_harm(snapshot: Path) -> None:
    assert search_names(snapshot, "zzzzqqqq") == []
    for text in ("", " ", '"', "x", "(", "NEAR", '" OR "', "a AND b", "%", "*", "\U0001f600", "'; DROP TABLE name"):
        assert all(hit.score <= 1 for hit in search_names(snapshot, text))


def test_classes_of_things_are_not_found(snapshot: Path) -> None:
    assert not any("/concept/" in hit.iri for hit in search_names(snapshot, "Memorandum of Understanding", None, 50))


def test_a_new_index_made_from_the_last_one_is_the_same(snapshot: Path, tmp_path: Path) -> None:
    later = documents({**MINISTER, "name": "Sione Taufa"}, MINISTRY)
    write_index(tmp_path / "changed", later[0], load_registry(), snapshot / INDEX)
    write_index(tmp_path / INDEX, documents({**MINISTER, "name": "Sione Taufa"}, MINISTRY)[0], load_registry())
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (tmp_path / "changed").rename(fresh / INDEX)
    for text in ("Sione Taufa", "Mere Tuilagiyeva", "Taufa", "Ministry of Fishries", "UNODC", "Fiji"):
        assert search_names(fresh, text) == search_names(tmp_path, text)
    assert search_names(fresh, "Mere Tuilagiyeva", ["person"]) == []


def test_a_missing_index_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="publish"):
        search_names(tmp_path, "UNODC")
