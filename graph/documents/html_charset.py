"""Bytes of a web page to text: BOM, valid UTF-8, then the charset the page declares."""

import codecs
import re
from typing import Final

from graph.errors import DocumentError

__all__ = ["decode_html"]

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED: Final = re.compile(
    rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_HEAD: Final = 8192
# What browsers take these names to mean (WHATWG): the declared set is often the smaller part of the one used.
_MEANT: Final = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "windows-874": "cp874", "utf-16": "utf-8", "unicode": "utf-8",
}  # fmt: skip


def decode_html(data: bytes, name: str) -> str:
    """The page's text; DocumentError where no charset is declared and it is not UTF-8, or where the declared one is wrong.

    Bytes that are valid UTF-8 are UTF-8 whatever the page says: servers declare a charset for pages that have another.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, name)
    declared = _declared(data)
    if b"\x1b" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if declared is None:
                raise DocumentError(
                    f"{name}: byte {error.start} is not UTF-8 (0x{data[error.start]:02x}), and the page names no charset.",
                    "Save it as UTF-8, or add <meta charset=...> with the right one.",
                ) from error
    return _decode(data, declared or "utf-8", name)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    label = (match[1] or match[2]).decode("ascii", errors="replace").lower()
    return _MEANT.get(label, label)


def _decode(data: bytes, encoding: str, name: str) -> str:
    remedy = "Save the page as UTF-8."
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise DocumentError(f"{name}: the page names the charset {encoding!r}, which nobody knows.", remedy) from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"{name}: the page is said to be {encoding}, but byte {error.start} is not.", remedy) from error
