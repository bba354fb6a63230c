"""The layout of a file: its press releases, their headlines, datelines, paragraphs and what is no prose."""

import pytest

from graph.documents.reading import read_document
from graph.extraction.text.dates import find_dates
from graph.extraction.text.publication import date_document
from graph.extraction.text.segments import lay_out

LAYOUTS = [
    (
        "Ministers meet in Lima\n\nLIMA, May 4 (Andina) - The ministers met.\n\nThey talked.",
        [
            ("headline", "Ministers meet in Lima"),
            ("dateline", "LIMA, May 4 (Andina) -"),
            ("paragraph", "The ministers met."),
            ("paragraph", "They talked."),
        ],
    ),
    (
        " date 2026-02-09 DAKAR, Senegal, February 9. The envoy came.",
        [("dateline", "date 2026-02-09"), ("dateline", "DAKAR, Senegal, February 9."), ("paragraph", "The envoy came.")],
    ),
    (
        "NUR-SULTAN. KAZINFORM - The envoy came.",
        [("dateline", "NUR-SULTAN. KAZINFORM -"), ("paragraph", "The envoy came.")],
    ),
    (
        "Abuja, 21 September 2022. The President received the envoy.",
        [("dateline", "Abuja, 21 September 2022."), ("paragraph", "The President received the envoy.")],
    ),
    (
        "Tashkent, 14-15 June 2023\n\nThe meeting was held.",
        [("dateline", "Tashkent, 14-15 June 2023"), ("paragraph", "The meeting was held.")],
    ),
    (
        "The envoy came. /// nCa, 3 February 2021",
        [("paragraph", "The envoy came."), ("dateline", "/// nCa, 3 February 2021")],
    ),
    (
        "A title\n\nText here.\nShare this article\nPhoto: Ministry press "
        "service\nhttps://example.org/a\n- First item;\n- Second item.",
        [
            ("headline", "A title"),
            ("paragraph", "Text here."),
            ("furniture", "Share this article"),
            ("furniture", "Photo: Ministry press service"),
            ("furniture", "https://example.org/a"),
            ("list-item", "- First item;"),
            ("list-item", "- Second item."),
        ],
    ),
    (
        "No.\tEvent\tTerm\n1.\tVisit\t2021\n2.\tTalks\t2022\n",
        [("table-row", "No.\tEvent\tTerm"), ("table-row", "1.\tVisit\t2021"), ("table-row", "2.\tTalks\t2022")],
    ),
    (
        "The ministers of the three countries met on Monday in the\ncapital and talked about "
        "trade, water and the roads that\nlink them. They will meet again.",
        [
            (
                "paragraph",
                "The ministers of the three countries met on Monday in the\ncapital and talked about "
                "trade, water and the roads that\nlink them. They will meet again.",
            )
        ],
    ),
    ("PEACE – a word that all used.", [("dateline", "PEACE –"), ("paragraph", "a word that all used.")]),
    ("Peace – a word that all used.", [("paragraph", "Peace – a word that all used.")]),
]


@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, text[block.start : block.end]) for block in lay_out(text).blocks] == expected


def test_the_table_is_whole() -> None:
    assert len(LAYOUTS) == 11


SEVERAL = """Both sides published what follows.

Press release of the foreign office of Peru:

Talks held in Lima

Lima, 4 May 2021 - The talks were held.

The statement issued by the UN system in Peru:

UN and Peru talk

Today, on 4 May 2021, the UN met the government. /// Agency, 5 May 2021
"""


def test_several_releases_tile_the_file() -> None:
    layout = lay_out(SEVERAL)
    assert [(r.key, SEVERAL[r.issuer[0] : r.issuer[1]] if r.issuer else None) for r in layout.releases] == [
        ("r1", "foreign office of Peru"),
        ("r2", "UN system in Peru"),
    ]
    assert (layout.releases[0].start, layout.releases[-1].end) == (0, len(SEVERAL))
    assert layout.releases[0].end == layout.releases[1].start
    titles = [SEVERAL[b.start : b.end] for b in layout.blocks if b.kind == "headline"]
    assert titles == ["Talks held in Lima", "UN and Peru talk"]


def test_each_release_has_its_date() -> None:
    document = read_document(SEVERAL.encode(), "a.txt")
    publication = date_document(document, lay_out(document.text))
    assert publication.published == "2021-05-05"
    assert publication.issued == {"r1": "2021-05-04", "r2": "2021-05-04"}


PUBLISHED = [
    (" date 2020-08-13 Title here\n\nLIMA - Text of May 4.", "2020-08-13"),
    ("---\npublished: 2019-01-02\n---\nLima, 4 May 2021 - Text.", "2019-01-02"),
    ("Lima, 4 May 2021 - Text.", "2021-05-04"),
    ("---\nurl: https://a.org/2021/07/text/\n---\nNothing here.", "2021-07"),
    ("---\nurl: https://a.org/2021/07/09/text/\n---\nLima, 4 May 2021 - Text.", "2021-07-09"),
    ("---\nurl: https://a.org/news/20231025/text\n---\nNothing here.", "2023-10-25"),
    ("---\nurl: https://a.org/post/4469/text\n---\nNothing here.", None),
    ("The envoy came on 4 May 2021.", None),
    ("Text here.\n\nAgency, 19 February 2024\n", "2024-02-19"),
]


@pytest.mark.parametrize(("text", "expected"), PUBLISHED)
def test_publication_date(text: str, expected: str | None) -> None:
    document = read_document(text.encode(), "a.txt")
    assert date_document(document, lay_out(document.text, document.body)).published == expected


def test_the_dates_are_whole() -> None:
    assert len(PUBLISHED) == 9


def test_a_paragraph_twice_is_read_once() -> None:
    line = "The Resident Coordinator said that the programme would go on for five more years at least."
    kinds = [block.kind for block in lay_out(f"A title\n\n{line}\n\n{line}\n").blocks]
    assert kinds == ["headline", "paragraph", "furniture"]


SPOKEN = [
    ("On September 30, at the 74th session of the UN General Assembly, they met.", "2019-09-30"),
    ("During 2019 there were talks. On May 31 they met. It was in 2019.", "2019-05-31"),
    ("On May 31 they met. The goals run until 2030.", "XXXX-05-31"),
    ("On May 31 they met; some came in 2018, some in 2019.", "XXXX-05-31"),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_the_year_a_text_speaks_from(text: str, expected: str) -> None:
    document = read_document(text.encode(), "a.txt")
    publication = date_document(document, lay_out(text))
    found = [mention.edtf for mention in find_dates(text, lambda _: publication.anchor("r1")) if mention.kind == "day"]
    assert publication.published is None
    assert found == [expected]


def test_the_spoken_years_are_whole() -> None:
    assert len(SPOKEN) == 4
