"""Where a page says when it was published: bylines, breadcrumbs, labels, lines of their own."""

import pytest

from graph.documents.reading import read_document
from graph.extraction.text.publication import date_document
from graph.extraction.text.segments import lay_out

BODY = "\n\nThe ministers met on Thursday in Bern and talked about wool, looms and the price of dyes.\n"
STAMPS = [
    ("Ministers meet in Bern\nBy A. Writer - Dec 30,2021 - Last updated at Dec 30,2021", "2021-12-30"),
    ("Fiji|foreign policy|November 6, 2024 / 03:52 PM\nMinisters meet in Bern to talk about wool and about looms", "2024-11-06"),
    ("Press Release | 19 March 2024\n\nMinisters meet in Bern", "2024-03-19"),
    ("NEWSLETTER | Fecha: August, 2018\n\nMinisters meet in Bern", "2018-08"),
    ("Ministers meet in Bern to talk about wool, and looms too\n12 April 2019, 17:45", "2019-04-12"),
    ("Ministers meet in Bern\n\nThe Weaver | 24 Jan, 2023 | Newsroom", "2023-01-24"),
    ("Home / News\n\nMay 23, 2024\n\nMinisters meet in Bern", "2024-05-23"),
    ("Ministers meet in Bern", None),
]


@pytest.mark.parametrize(("head", "published"), STAMPS)
def test_stamps(head: str, published: str | None) -> None:
    document = read_document((head + BODY).encode(), "page.txt")
    assert date_document(document, lay_out(document.text, document.body)).published == published
    assert len(STAMPS) == 8


def test_a_stamp_is_no_headline() -> None:
    text = "Press Release | 19 March 2024\n\nMinisters meet in Bern" + BODY
    assert [block.kind for block in lay_out(text).blocks][:2] == ["dateline", "headline"]
