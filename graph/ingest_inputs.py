"""Files and folders named on the command line to documents and facts, one input at a time."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.documents.document import Document
from graph.documents.reading import TEXT_SUFFIXES, read_document
from graph.errors import DocumentError, FactsError
from graph.facts import Facts, check_quotes, read_facts

__all__ = ["Reading", "file_bytes", "input_files", "read_input"]

_FACTS: Final = ".json"
_READ: Final = TEXT_SUFFIXES | {_FACTS}


@dataclass(frozen=True, slots=True)
class Reading:
    """Facts with the text they were made from; `original` are the bytes of the document, where it was one."""

    facts: Facts
    text: str
    original: bytes | None = None


def input_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read: those named, and of a folder those of a type that is read, without the texts its facts files name."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in _files_of(path) if path.is_dir() else [path]:
            found[file] = None
    return list(found)


def read_input(path: Path, extract: Callable[[Document], Facts], kept: Callable[[str], str | None]) -> Reading:
    """A document, extracted, or a facts file with its text (in it, beside it, or `kept` under its hash from before).

    DocumentError or FactsError says what is wrong with it.
    """
    data = file_bytes(path)
    if path.suffix.lower() == _FACTS:
        return _read_facts(path, data, kept)
    document = read_document(data, path.name)
    facts = extract(document)
    check_quotes(facts, document.text)
    return Reading(_with_text(facts, document.text), document.text, data)


def _read_facts(path: Path, data: bytes, kept: Callable[[str], str | None]) -> Reading:
    try:
        facts = read_facts(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FactsError(f"byte {error.start} is not UTF-8.", "Save the facts file as UTF-8.", path.name) from error
    text = facts.document.text
    if text is None and facts.document.text_file is not None:
        text = _text_beside(path, facts.document.text_file)
    if text is None:
        text = kept(facts.document.sha256)
    if text is None:
        remedy = "Give document.text, or document.text_file beside the facts file."
        raise FactsError("the text that the quotes come from is not given.", remedy, "document.text")
    check_quotes(facts, text)
    return Reading(_with_text(facts, text), text)


def _with_text(facts: Facts, text: str) -> Facts:
    """The same facts however the text was given, so that the same quads come of them."""
    return facts.model_copy(update={"document": facts.document.model_copy(update={"text": text, "text_file": None})})


def _text_beside(path: Path, name: str) -> str:
    if not name or Path(name).name != name:
        raise FactsError(f"{name!r} is not a bare file name.", "Put the text beside the facts file.", "document.text_file")
    document = read_document(file_bytes(path.with_name(name)), name)
    return document.text


def _files_of(folder: Path) -> Iterator[Path]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in _READ)
    hidden = [path for path in files if any(part.startswith(".") for part in path.relative_to(folder).parts)]
    texts = {path.with_name(name) for path in files if path.suffix.lower() == _FACTS and (name := _text_file(path))}
    kept = [path for path in files if path not in hidden and path not in texts]
    if not kept:
        raise DocumentError(f"{folder}: the folder holds no document.", f"Documents end in {', '.join(sorted(_READ))}.")
    yield from kept


def _text_file(path: Path) -> str | None:
    """The text file that a facts file names; None for what is no facts file, which is reported when it is read."""
    try:
        name = json.loads(path.read_bytes())["document"]["text_file"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return name if isinstance(name, str) and name and Path(name).name == name else None


def file_bytes(path: Path) -> bytes:
    """What the file holds; DocumentError says why it cannot be read. A pipe or device, which could go on for ever, is no file."""
    try:
        if path.exists() and not path.is_file():
            raise DocumentError(f"{path}: this is no regular file.", "Save what it gives in a file.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(f"{path}: there is no such file.", "Check the name.") from error
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}.", "Check its permissions.") from error
    except ValueError as error:  # a zero byte in the name
        raise DocumentError(f"{str(path)!r}: this cannot be the name of a file.", "Check the name.") from error
