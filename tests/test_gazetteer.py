"""Names of the registry in a text: longest match, case, cues, short forms the document explains."""

import pytest

from graph.extraction.actors.gazetteer import gazetteer
from graph.extraction.annotations import Block
from graph.extraction.text.scene import Scene
from graph.extraction.text.tokens import tokenize
from graph.linking.registry import load_registry

CASES = [
    ("the United Nations and the UN", [("United Nations", "un"), ("UN", "un")]),
    ("UN Office on Drugs and Crime", [("UN Office on Drugs and Crime", "unodc")]),
    ("the International Labor Organisation", [("International Labor Organisation", "ilo")]),
    ("Organization for Security and\nCo-operation in Europe", [("Organization for Security and Co-operation in Europe", "osce")]),
    ("who will undp go", []),
    ("WHO and UNDP", [("WHO", "who"), ("UNDP", "undp")]),
    ("Guinea-Bissau, Guinea and Papua New Guinea", [("Guinea-Bissau", "gnb"), ("Guinea", "gin"), ("Papua New Guinea", "png")]),
    ("the People’s Republic of China", [("People’s Republic of China", "chn")]),
    ("the Republic of Korea", [("Republic of Korea", "kor")]),
    ("in Minsk", [("Minsk", "geonames-625144")]),
    ("Turkmen and Kyrgyz", [("Turkmen", "tkm"), ("Kyrgyz", "kgz")]),
    ("EU-Central Asia", [("EU-Central Asia", "ca-eu")]),
    ("the ITC alone", []),
    ("UNDP, ITC and FAO", [("UNDP", "undp"), ("ITC", "itc"), ("FAO", "fao")]),
    ("International Trade Centre (ITC). Then ITC", [("International Trade Centre", "itc"), ("ITC", "itc"), ("ITC", "itc")]),
    (
        "the Commonwealth of Independent States and the Commonwealth",
        [("Commonwealth of Independent States", "cis"), ("Commonwealth", "cis")],
    ),
    ("TURKMENISTAN AND THE CIS", [("TURKMENISTAN", "tkm"), ("CIS", "cis")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds(text: str, expected: list[tuple[str, str]]) -> None:
    scene = Scene(text, tokenize(text), [Block("paragraph", 0, len(text), "r1")])
    gazetteer(load_registry()).find(scene)
    assert [(scene.words(hit.first, hit.last), hit.key) for hit in scene.hits] == expected


def test_the_table_is_whole() -> None:
    assert len(CASES) == 17


def test_names_do_not_cross_lines_of_thought() -> None:
    text = "Republic of\n\nKorea"
    scene = Scene(text, tokenize(text), [Block("paragraph", 0, 11, "r1"), Block("paragraph", 13, 18, "r1")])
    gazetteer(load_registry()).find(scene)
    assert [scene.words(hit.first, hit.last) for hit in scene.hits if hit.last - hit.first > 1] == []


def test_furniture_is_not_read() -> None:
    text = "Share this with UNDP"
    scene = Scene(text, tokenize(text), [Block("furniture", 0, len(text), "r1")])
    gazetteer(load_registry()).find(scene)
    assert scene.hits == []
