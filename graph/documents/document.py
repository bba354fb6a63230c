"""A source document and places in its text."""

from dataclasses import dataclass

__all__ = ["Document", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the stored text, in code points, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A source document as stored: `text` is decoded, without BOM, CRLF as LF, nothing else changed.

    `body` is where prose begins (after front matter). `published` is EDTF or None, `publisher` and `title` as the
    metadata gives them, `source` a URL or bare file name, `sha256` of the stored text.
    """

    id: str
    text: str
    sha256: str
    source: str
    body: int = 0
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
