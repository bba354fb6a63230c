"""Bytes of a source document to `Document`: the only place where text is decoded (DESIGN 2)."""

import hashlib
import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from graph.documents.document import Document
from graph.documents.front_matter import FrontMatter, read_front_matter
from graph.errors import DocumentError
from graph.names import slug

__all__ = ["MAX_BYTES", "document_id", "read_document"]

MAX_BYTES: Final = 10 * 1024 * 1024
TEXT_SUFFIXES: Final = frozenset({".txt", ".text", ".md", ".markdown"})
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP container (DOCX, XLSX, EPUB …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_TYPE: Final = re.compile(r"\.[a-z]{2,5}\d?")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_HAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_ENGLISH: Final = frozenset({"the", "of", "and", "to", "in", "for", "on", "with", "was", "by", "that", "is", "at", "from", "as"})


def read_document(data: bytes, name: str, *, id: str | None = None) -> Document:  # noqa: A002
    """The document in `data`; `name` is its file name or URL, for messages and as its source.

    `id` names a document without a URL. DocumentError where `data` is empty, binary, not UTF-8, larger than MAX_BYTES,
    or of a type that is not read yet.
    """
    _check_bytes(data, name)
    text = _decode(data, name)
    _check_text(text, name)
    head = read_front_matter(text, name)
    if not text[head.end :].strip():
        raise DocumentError(f"{name}: there is no text below the front matter.", "Give the document's text.")
    digest = hashlib.sha256(text.encode()).hexdigest()
    url = head.url or (name if "://" in name else None)
    return Document(
        id=document_id(url, id, digest),
        text=text,
        sha256=digest,
        source=url or PurePosixPath(name.replace("\\", "/")).name,
        body=head.end,
        title=head.title,
        publisher=head.publisher,
        published=head.published,
        language=head.language or _language(text, head),
    )


def document_id(url: str | None, given: str | None, digest: str) -> str:
    """Slug of the canonical URL where known, else the id given, else one made of the text's hash."""
    if url:
        return slug(_canonical(url)) or f"sha256-{digest[:12]}"
    if given is not None:
        cleaned = slug(given)
        if not cleaned:
            raise DocumentError(f"The document id {given!r} has no letter or digit.", "Give one of letters, digits, hyphens.")
        return cleaned
    return f"sha256-{digest[:12]}"


def _canonical(url: str) -> str:
    """Host and path, without scheme, `www.`, query marks of trackers and fragment."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    query = "&".join(sorted(p for p in parts.query.split("&") if p and not p.startswith(("utm_", "fbclid", "gclid"))))
    return f"{host} {parts.path} {query}"


def _check_bytes(data: bytes, name: str) -> None:
    if not data.strip():
        raise DocumentError(f"{name}: the file is empty.", "Give a file with text in it.")
    if len(data) > MAX_BYTES:
        raise DocumentError(
            f"{name}: {len(data) / 1_048_576:.1f} MB is more than the {MAX_BYTES // 1_048_576} MB a document may have.",
            "Split it into its press releases.",
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(f"{name}: this is {kind}, which is not read yet.", "Save its text as a UTF-8 .txt file.")
    suffix = "" if "://" in name else PurePosixPath(name).suffix.lower()
    if _TYPE.fullmatch(suffix) and suffix not in TEXT_SUFFIXES:
        raise DocumentError(f"{name}: files of type {suffix} are not read yet.", "Save the text as a UTF-8 .txt file.")


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


def _language(text: str, head: FrontMatter) -> str | None:
    """`en`, or the code that the script suggests, or None where the text does not tell."""
    sample = text[head.end : head.end + 4000]
    latin = len(_LATIN.findall(sample))
    for pattern, code in ((_CYRILLIC, "ru"), (_ARABIC, "ar"), (_HAN, "zh")):
        if len(pattern.findall(sample)) > latin:
            return code
    words = re.findall(r"[a-z]+", sample.lower())
    english = sum(word in _ENGLISH for word in words)
    return "en" if words and english >= max(1, len(words) // 12) else None
