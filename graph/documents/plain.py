"""Plain text, with or without front matter, to `Content`; it is stored as it is."""

import re
from typing import Final

from graph.documents.content import Content
from graph.documents.front_matter import read_front_matter
from graph.documents.languages import language_of
from graph.errors import DocumentError

__all__ = ["read_plain"]

_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_plain(data: bytes, name: str) -> Content:
    """The text, without BOM and CRLF; DocumentError where it is not UTF-8, binary or nothing but front matter."""
    text = _decode(data, name)
    _check_text(text, name)
    head = read_front_matter(text, name)
    if not text[head.end :].strip():
        raise DocumentError(f"{name}: there is no text below the front matter.", "Give the document's text.")
    return Content(
        text=text,
        body=head.end,
        url=head.url,
        title=head.title,
        publisher=head.publisher,
        published=head.published,
        language=head.language or language_of(text[head.end :]),
    )


def _decode(data: bytes, name: str) -> str:
    if data.startswith(_WIDE):
        raise DocumentError(f"{name}: the text is UTF-16, not UTF-8.", "Save it as UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise DocumentError(f"{name}: this is a binary file.", "Give a UTF-8 text file.") from error
        raise DocumentError(
            f"{name}: byte {error.start} is not UTF-8 text (0x{data[error.start]:02x}).", "Save the file as UTF-8."
        ) from error
    return text.replace("\r\n", "\n")


def _check_text(text: str, name: str) -> None:
    control = _CONTROL.search(text)
    if control is not None:
        raise DocumentError(
            f"{name}: character {control.start()} is the control character U+{ord(control[0]):04X}: a binary file.",
            "Give a UTF-8 text file.",
        )
