"""What stands around the prose of a Russian news item: rubric, stamp, headline and dateline are no prose."""

import pytest

from graph.documents.document import Document
from graph.extraction.russian.setting import home_of, lay_out, published

PROSE = "Министр принял посла. Они обсудили вопросы."

DATELINES = [
    "ДУШАНБЕ, 19.06.2018 /НИАТ «Ховар»/. ",
    "БИШКЕК, 23.08.17. /Кабар/. ",
    "НУР-СУЛТАН, 2 февраля. /ТАСС/. ",
    "МОСКВА, 20 ноя - РИА Новости. ",
    "АСТАНА. КАЗИНФОРМ - ",
    "27 ноября, Минск /Корр. БЕЛТА/. ",
    'Астана. 21 июля. "Новости Сегодня" - ',
    "Киев. 28 февраля. ИНТЕРФАКС - ",
]


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_is_no_prose(line: str) -> None:
    text = line + PROSE
    blocks = lay_out(text, 0)
    assert [(block.kind, text[block.start : block.end]) for block in blocks][-1] == ("paragraph", PROSE)
    assert [block.kind for block in blocks] == ["furniture", "paragraph"]


@pytest.mark.parametrize("prose", ["Совет Безопасности ООН проведёт заседание.", "МИД Беларуси провёл встречу.", PROSE])
def test_prose_is_no_dateline(prose: str) -> None:
    assert [block.kind for block in lay_out(prose + " Ещё одно предложение.", 0)] == ["paragraph"]


def test_rubric_stamp_and_headline() -> None:
    text = f"Политика\n27.11.2022\n\nМинистр принял посла\n\n{PROSE}\nФото ТАСС\n"
    assert [block.kind for block in lay_out(text, 0)] == ["furniture", "furniture", "headline", "paragraph", "furniture"]


DAYS = [
    ("https://a.tj/x", f"Министр принял посла\n5 марта 2024, 21:29\n{PROSE}", "2024-03-05"),
    ("https://a.tj/x", f"Министр принял посла\nБИШКЕК, 23.08.17. /Кабар/. {PROSE}", "2017-08-23"),
    ("https://a.tj/2024/06/04/x", PROSE, "2024-06-04"),
    ("https://a.tj/rus/2018/06/x", PROSE, "2018-06"),
    ("https://a.tj/news/20100405022907953-x", PROSE, "2010-04-05"),
    ("https://a.tj/x", PROSE, None),
]


@pytest.mark.parametrize(("source", "text", "day"), DAYS)
def test_day_of_publication(source: str, text: str, day: str | None) -> None:
    document = Document(id="d", text=text, sha256="0" * 64, source=source, language="ru")
    assert published(document, lay_out(text, 0)) == day
    assert home_of(document) == "tjk"


def test_cases_ran() -> None:
    assert len(DATELINES) + len(DAYS) >= 14
