"""Bytes of a source document to `Document`: the only place where text is decoded (DESIGN 2)."""

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath
from typing import Final, cast
from urllib.parse import urlsplit

from graph.documents.content import Content
from graph.documents.detection import SUFFIXES, kind_of
from graph.documents.document import Document
from graph.documents.plain import read_plain
from graph.errors import DocumentError
from graph.names import slug

__all__ = ["MAX_BYTES", "TEXT_SUFFIXES", "document_id", "read_document"]

MAX_BYTES: Final = 10 * 1024 * 1024
TEXT_SUFFIXES: Final = frozenset(SUFFIXES)
"""How the names of the documents end that are read."""

_Reader = Callable[[bytes, str], Content]


def read_document(data: bytes, name: str, *, id: str | None = None) -> Document:  # noqa: A002
    """The document in `data`: plain text, HTML, PDF or DOCX; `name` is its file name or URL, for messages and as its source.

    `id` names a document without a URL. DocumentError where `data` is empty, larger than MAX_BYTES, of a type that is not
    read, protected by a password, in no known encoding, or holds no text.
    """
    if not data.strip():
        raise DocumentError(f"{name}: the file is empty.", "Give a file with text in it.")
    if len(data) > MAX_BYTES:
        raise DocumentError(
            f"{name}: {len(data) / 1_048_576:.1f} MB is more than the {MAX_BYTES // 1_048_576} MB a document may have.",
            "Split it into its press releases.",
        )
    content = _reader(kind_of(data, name))(data, name)
    digest = hashlib.sha256(content.text.encode()).hexdigest()
    url = content.url or (name if "://" in name else None)
    return Document(
        id=document_id(url, id, digest),
        text=content.text,
        sha256=digest,
        source=url or PurePosixPath(name.replace("\\", "/")).name,
        body=content.body,
        title=content.title,
        publisher=content.publisher,
        published=content.published,
        language=content.language,
    )


def _reader(kind: str) -> _Reader:
    """The reader of a format; those that need a library are imported only when such a file comes."""
    if kind == "text":
        return read_plain
    module = import_module(f"graph.documents.{kind}")
    return cast(_Reader, getattr(module, f"read_{kind}"))


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
