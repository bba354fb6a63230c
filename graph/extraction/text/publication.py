"""When a document was published and each release issued: metadata, header, closing credit, URL, dateline, in this order."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from graph.documents.document import Document
from graph.extraction.annotations import Block
from graph.extraction.text.datelines import closing_credit
from graph.extraction.text.dates import find_dates
from graph.extraction.text.segments import Layout, Release

__all__ = ["Publication", "date_document"]

_URL_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[/._-]?(0[1-9]|1[0-2])(?:[/._-]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_ASSEMBLY: Final = re.compile(
    r"\b(\d{2})(?:st|nd|rd|th)\s+(?:regular\s+)?(?:session|meeting)?\s*(?:of\s+)?(?:the\s+)?"
    r"(?:UN|United Nations|U\.N\.)\s+General\s+Assembly"
)
_WEIGHTS: Final = {"day": 2, "days": 2, "month": 2, "months": 2, "year": 1}  # a year alone may be that of anything
_FIRST_ASSEMBLY: Final = 1945
_BYLINE: Final = re.compile(
    r"(?:(?:by|from|source|author|posted|published|updated|released|issued|last\s+updated|date|press\s+(?:release|statement|communiqu[eé]|note|service)|media\s+(?:release|statement|note|advisory)|news(?:\s+release)?"
    r"|statement|communiqu[eé]|read-?out|joint\s+(?:statement|communiqu[eé]|press\s+release)|for\s+immediate\s+release|newsroom|web\s+team)\b[^.!?]{0,90}|[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3}\s*[,|–—-])[\s.]*\Z",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\b(?:date|fecha|data|datum|published(?:\s+on)?|posted(?:\s+on)?|updated(?:\s+on)?|issued(?:\s+on)?|released(?:\s+on)?)\s*:?\s*\Z",
    re.IGNORECASE,
)
_PARTED: Final = re.compile(r"(?:[|•·/»›]\s*(?=[\dA-Z])|\s[|•·/»›])")
_TODAY: Final = re.compile(r"\b(?:today|this day),?\s+(?:on\s+)?", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\Z")


@dataclass(frozen=True, slots=True)
class Publication:
    """`published` of the document and `issued` of each release by key, both EDTF or None.

    `year` is the year the text itself speaks from, where nothing says when it was published.
    """

    published: str | None
    issued: dict[str, str | None]
    year: str | None = None

    def anchor(self, key: str) -> str | None:
        """The date from which short dates of a release are completed: its own, else the document's."""
        return self.issued.get(key) or self.published or self.year


def date_document(document: Document, layout: Layout) -> Publication:
    """Dates of the document and its releases."""
    text = document.text
    header = _first_full(text, [block for block in layout.blocks if block.kind == "dateline"], header=True)
    closing = _closing(text)
    url = _url_date(document.source)
    header = header or _stamp(text, layout.blocks)
    known = document.published or header or closing or url
    issued = {release.key: _issued(text, layout.blocks, release, known) for release in layout.releases}
    dateline = next((value for value in issued.values() if value), None)
    published = document.published or header or closing or (url if url and len(url) == 10 else None) or dateline or url
    if len(issued) == 1:
        issued = {key: value or published for key, value in issued.items()}
    return Publication(published, issued, None if published else _spoken_year(text[document.body :]))


def _first_full(text: str, datelines: Sequence[Block], *, header: bool) -> str | None:
    for block in datelines:
        if header == (re.match(r"date|published|posted|\d{4}-", text[block.start : block.end], re.IGNORECASE) is not None):
            for mention in find_dates(text[block.start : block.end], lambda _: None):
                if _DAY.match(mention.edtf):
                    return mention.edtf
    return None


def _spoken_year(text: str) -> str | None:
    """The year of the General Assembly's session that is named, else the year named most; None where none stands out."""
    session = _ASSEMBLY.search(text)
    if session is not None:
        return str(_FIRST_ASSEMBLY + int(session[1]))
    years: Counter[str] = Counter()
    for mention in find_dates(text, lambda _: None):
        if mention.kind in _WEIGHTS and "1990" <= mention.edtf[:4] < "2030":
            years[mention.edtf[:4]] += _WEIGHTS[mention.kind]
    best = max(years.values(), default=0)
    found = [year for year, weight in years.items() if weight == best]
    return found[0] if len(found) == 1 and best > 1 else None


def _stamp(text: str, blocks: Sequence[Block]) -> str | None:
    """The date of a short line near the top that holds little else: `17:24 | 28.11.2019`, `By A. Writer - Dec 30, 2021`."""
    for block in blocks[:8]:
        line = text[block.start : block.end]
        if len(line) > 160 and block.kind == "paragraph":
            return None
        if len(line) > 160:
            continue
        dates = [
            mention
            for mention in find_dates(line, lambda _: None)
            if mention.kind in {"day", "month"} and "X" not in mention.edtf
        ]
        if not dates or len({mention.edtf for mention in dates}) > 2:
            continue
        rest = line[: dates[0].start] + line[dates[0].end :]
        alone = not any(char.isalpha() for char in rest)
        if (block.kind == "dateline" or dates[0].kind == "month") and alone and _lone_dates(text, blocks) > 1:
            return None
        if block.kind == "dateline" and not alone and not ("|" in line or _LABEL.search(line, 0, dates[0].start)):
            continue
        if (
            (len(line) <= 60 and (block.kind == "furniture" or len(line) <= len(dates[0].text) + 14))
            or _BYLINE.match(rest.strip())
            or _LABEL.search(line, 0, dates[0].start)
            or (len(line) < 110 and _PARTED.search(line, max(0, dates[0].start - 6), dates[0].end + 6))
        ):
            return dates[0].edtf
    return None


def _lone_dates(text: str, blocks: Sequence[Block]) -> int:
    """How many lines hold a date and nothing else: more than one are the headings of a programme."""
    lines = [text[block.start : block.end] for block in blocks if block.end - block.start < 50]
    found = [(line, find_dates(line, lambda _: None)) for line in lines]
    return sum(len(dates) == 1 and len(line) <= len(dates[0].text) + 4 for line, dates in found)


def _issued(text: str, blocks: Sequence[Block], release: Release, known: str | None) -> str | None:
    own = [block for block in blocks if block.report == release.key]
    for block in takewhile(lambda each: each.start < release.head or each.kind in {"headline", "dateline"}, own):
        if block.kind == "dateline" and not text[block.start : block.end].lower().startswith("date"):
            dates = find_dates(text[block.start : block.end], lambda _: known)
            if dates and _DAY.match(dates[0].edtf) and "X" not in dates[0].edtf:
                return dates[0].edtf
    for block in own:
        match = _TODAY.search(text, block.start, min(block.end, block.start + 400))
        if match is not None and block.start >= release.head:
            dates = find_dates(text[match.end() : match.end() + 40], lambda _: known)
            if dates and dates[0].start < 8 and _DAY.match(dates[0].edtf) and not dates[0].anchored:
                return dates[0].edtf
    return None


def _closing(text: str) -> str | None:
    credit = closing_credit(text)
    if credit is None:
        return None
    dates = find_dates(text[credit[2] : credit[3]], lambda _: None)
    return dates[0].edtf if dates and "X" not in dates[0].edtf else None


def _url_date(source: str) -> str | None:
    """The date in a URL's path, as `/2021/02/03/` or `/20210203/`; a month where it gives no day."""
    if "://" not in source:
        return None
    path = source.split("://", 1)[1].partition("/")[2]
    for match in _URL_DATE.finditer(path):
        separated = re.search(r"[/._-]", match[0]) is not None
        if match[3] or (separated and "/" in match[0]):
            return "-".join(part for part in match.groups() if part)
    return None
