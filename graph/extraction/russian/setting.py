"""What stands around the prose of a news item: rubric, stamp, headline, datelines, furniture; its day and its home."""

import re
from collections.abc import Iterator
from typing import Final

from graph.documents.document import Document
from graph.extraction.annotations import Block
from graph.extraction.lexicon import pairs, section
from graph.extraction.russian.dates import find_dates

__all__ = ["home_of", "lay_out", "published"]

_LINE: Final = re.compile(r"[^\n]+")
_STAMP: Final = re.compile(
    r"[\W\d]*(?:date\s+)?(?:\d{1,2}\s+[а-яё]{3,8}\s+\d{4}(?:\s*(?:г\.?|года))?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)"
    r"[^а-яёА-ЯЁa-zA-Z]*(?:[а-яё-]{2,14})?[\W\d]*",
    re.I,
)
_FURNITURE: Final = re.compile(rf"(?:{'|'.join(section('russian/setting', 'furniture'))})[^\n]{{0,140}}", re.I)
_CLOCK: Final = re.compile(r"\b\d{1,2}:\d\d\b")
_FULL_DATE: Final = re.compile(r"\d{1,2}\s+[а-яё]{3,8}\.?\s+\d{4}|\d{1,2}\.\d{1,2}\.\d{2,4}")
_MONTHS: Final = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*\.?"
_DATE: Final = rf"(?:\d{{1,2}}\s+{_MONTHS}(?:\s+\d{{4}}(?:\s*(?:г\.|года))?)?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}})"
_TOWN: Final = r"[А-ЯЁ][А-ЯЁа-яё-]+(?:[ -][А-ЯЁ][А-ЯЁа-яё-]+)?(?:,\s+[А-ЯЁ][а-яё]+)?"
_MARKED: Final = r"(?:/[^/\n]{2,60}/|\([^)\n]{2,40}\))"
_BARE: Final = (
    r"(?:[-–—]\s?[A-Za-zА-ЯЁ][\w. -]{1,24}?(?=\.\s)|[\"«][^\"»\n]{2,30}[\"»]|[A-ZА-ЯЁ][A-ZА-ЯЁ\d.-]{2,}(?:[ -][A-ZА-ЯЁ]{2,})?)"
)
_HEAD: Final = rf"(?:{_DATE},\s+)?{_TOWN}(?:[.,]\s*{_DATE})?[.,]?\s*"
_DATELINES: Final = (
    re.compile(rf"{_HEAD}{_MARKED}\s*(?:[.:–—-]|\s)+"),
    re.compile(rf"{_HEAD}{_BARE}\s*[.:–—-]+\s+"),
    re.compile(rf"(?:{_TOWN})[.,]\s*{_DATE}\s*[.:–—-]+\s*"),
    re.compile(r"/[^/\n]{2,40}/\s*[.:–—-]*\s+"),
)
_URL_DATE: Final = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)(?:[/-]?([0-3]\d))?(?:\d{6,})?(?=[/-]|$)")
_HOMES: Final = pairs("russian/names", "publishers")
_HOST: Final = re.compile(r"://(?:www\.)?([^/:]+)")


def lay_out(text: str, body: int) -> list[Block]:
    """Blocks of a news item, line by line; everything is one release."""
    blocks: list[Block] = []
    lines = list(_lines(text, body))
    titled = False
    for number, (start, end) in enumerate(lines):
        line, more = text[start:end], not titled and number + 1 < len(lines)
        if _is_furniture(line, apart=titled or number == 0) or (more and _is_rubric(line)):
            blocks.append(Block("furniture", start, end, "r1"))
        elif more and _is_headline(text, start, end):
            titled = True
            blocks.append(Block("headline", start, end, "r1"))
        else:
            titled = True
            blocks += _with_dateline(text, start, end)
    return blocks


def _is_furniture(line: str, *, apart: bool) -> bool:
    """Whether a line is a stamp, or, where it stands apart from the headline, belongs to the page and not to the text."""
    if len(line) < 90 and _CLOCK.search(line) and not line.endswith(".") and _FULL_DATE.search(line):
        return True
    return (apart and _FURNITURE.fullmatch(line) is not None) or (len(line) < 60 and _STAMP.fullmatch(line) is not None)


def _is_rubric(line: str) -> bool:
    """One or two words over the headline: `Политика`."""
    return len(line.split()) <= 2 and not line.endswith(".")


def _is_headline(text: str, start: int, end: int) -> bool:
    return end - start < 240 and text[end - 1] not in ".:;," and _dateline(text, start, end) is None


def _lines(text: str, body: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text, body):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(line.strip())


def _with_dateline(text: str, start: int, end: int) -> Iterator[Block]:
    stop = _dateline(text, start, end)
    if stop is not None:
        yield Block("furniture", start, len(text[:stop].rstrip()), "r1")
        start = stop
    if start < end:
        yield Block("paragraph", start, end, "r1")


def _dateline(text: str, start: int, end: int) -> int | None:
    found = (pattern.match(text, start, end) for pattern in _DATELINES)
    return next((match.end() for match in found if match is not None and match.end() < end), None)


def published(document: Document, blocks: list[Block]) -> str | None:
    """The day of publication: of the metadata, of a stamp or dateline, of the address."""
    if document.published:
        return document.published
    for block in blocks[:8]:
        if block.kind == "furniture":
            line = re.sub(r"\b(\d\d\.\d\d\.)(\d\d)\b(?!\d)", r"\g<1>20\2", document.text[block.start : block.end])
            days = [date.edtf for date in find_dates(line, lambda _: None) if date.kind == "day" and "X" not in date.edtf]
            if days:
                return days[0]
    match = _URL_DATE.search(document.source.split("://", 1)[-1])
    return "-".join(part for part in match.groups() if part) if match else None


def home_of(document: Document) -> str | None:
    """The country that the publisher's address is of."""
    match = _HOST.search(document.source)
    return _HOMES.get(match[1].rpartition(".")[2]) if match else None
