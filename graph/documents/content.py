"""What a reader of one format hands over: readable text and what the file says of itself."""

from dataclasses import dataclass

__all__ = ["Content"]


@dataclass(frozen=True, slots=True)
class Content:
    """`text` as it will be stored; prose begins at `body`; `published` is EDTF; `url` the canonical address."""

    text: str
    body: int = 0
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
