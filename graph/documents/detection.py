"""What a file is: by its first bytes, by its name only where these do not tell."""

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Final

from graph.errors import DocumentError

__all__ = ["SUFFIXES", "kind_of"]

SUFFIXES: Final = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
"""Formats that are read, by the ends of file names."""

_READ: Final = "Plain text (UTF-8), HTML, PDF and DOCX are read."
_HEAD: Final = 2048
_FOREIGN: Final = (
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"%!PS", "a PostScript file"),
    (b"MIME-Version:", "a web archive or an e-mail"),
    (b"From: <Saved by", "a web archive"),
)
_ZIPPED: Final = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "a spreadsheet (XLSX)"),
    ("ppt/presentation.xml", "a presentation (PPTX)"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file (ODT)"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_TYPE: Final = re.compile(r"\.[a-z]{2,5}\d?")
_MARKUP: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|article)\b", re.I | re.S
)
_XML: Final = re.compile(rb"\s*<\?xml\b", re.I)
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def kind_of(data: bytes, name: str) -> str:
    """`text`, `html`, `pdf` or `docx`; DocumentError says what a file of another kind is."""
    for signature, kind in _FOREIGN:
        if data.startswith(signature):
            raise _refusal(name, f"this is {kind}")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise DocumentError(f"{name}: the file is protected by a password.", "Save it without one.")
        raise _refusal(name, "this is an old Office file (DOC, XLS, PPT)")
    if _MARKUP.match(_head(data)):
        return "html"
    return _by_name(data, name)


def _head(data: bytes) -> bytes:
    """The beginning as ASCII bytes, whatever the width of its letters."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) : _HEAD].decode(encoding, errors="ignore").encode()
    return data[:_HEAD]


def _zipped(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise DocumentError(
            f"{name}: the file is damaged or cut short (a ZIP container without its end).", "Get it again."
        ) from error
    kind = next((kind for entry, kind in _ZIPPED if entry in inside), "a ZIP archive")
    if kind == "docx":
        return kind
    raise _refusal(name, f"this is {kind}")


def _by_name(data: bytes, name: str) -> str:
    suffix = "" if "://" in name else PurePosixPath(name).suffix.lower()
    kind = SUFFIXES.get(suffix)
    if kind in {"pdf", "docx"}:
        raise DocumentError(f"{name}: the name ends in {suffix}, but this is no {kind.upper()} file.", f"Get it again. {_READ}")
    if kind is None and _XML.match(data[:_HEAD]):
        raise _refusal(name, "this is XML other than HTML")
    if kind is None and _TYPE.fullmatch(suffix):
        raise _refusal(name, f"files of type {suffix} are not read")
    return kind or "text"


def _refusal(name: str, what: str) -> DocumentError:
    return DocumentError(f"{name}: {what}.", f"{_READ} Save it as one of these.")
