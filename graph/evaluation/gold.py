"""Gold on disk: a folder or a tar archive of documents `<name>.txt`, each beside what it says, `<name>.json`."""

import json
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from graph.errors import DocumentError, FactsError
from graph.evaluation.answers import Answer, read_answer
from graph.facts import FORMAT, Facts, read_facts

__all__ = ["GoldDocument", "answer_of", "read_archive", "read_folder"]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document as bytes of its file `name`, and what gold says of it."""

    name: str
    data: bytes
    answer: Answer


def read_folder(folder: Path) -> list[GoldDocument]:
    """The gold documents in `folder`, by name; DocumentError where there are none."""
    files = {path.name: path for path in folder.glob("*") if path.suffix in {".json", ".txt"}} if folder.is_dir() else {}
    return _documents({name: path.read_bytes() for name, path in files.items()}, str(folder))


def read_archive(archive: Path) -> list[GoldDocument]:
    """The gold documents in a tar archive, read in memory; nothing is unpacked."""
    files: dict[str, bytes] = {}
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isfile() else None
                if content is not None and not PurePosixPath(member.name).name.startswith("."):
                    files[member.name] = content.read()
    except (OSError, tarfile.TarError) as error:
        raise DocumentError(f"{archive}: this is no readable tar archive.", "Give the folder that holds it.") from error
    return _documents(files, str(archive))


def answer_of(facts: Facts) -> Answer:
    """What extraction says, in the form that is compared."""
    return read_answer(facts.model_dump(by_alias=True))


def _documents(files: Mapping[str, bytes], place: str) -> list[GoldDocument]:
    found = list(_pairs(files))
    if not found:
        raise DocumentError(f"{place}: there is no gold here.", "Give a folder with <name>.txt beside <name>.json.")
    return found


def _pairs(files: Mapping[str, bytes]) -> Iterator[GoldDocument]:
    """Gold files with a text, be it beside them or, in a facts file, inside; other JSON is passed over."""
    for name in sorted(files):
        beside = f"{name.removesuffix('.json')}.txt"
        if not name.endswith(".json") or (beside not in files and b'"' + FORMAT.encode() + b'"' not in files[name]):
            continue
        stem = PurePosixPath(name).stem
        data = _read_json(name, files[name])
        yield GoldDocument(f"{stem}.txt", files.get(beside) or _text_inside(name, data), _answer(name, files[name], data))


def _read_json(name: str, content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except ValueError as error:
        raise FactsError("this is no JSON.", "Correct the gold file.", name) from error
    if not isinstance(data, dict) or "actors" not in data:
        raise FactsError("this is no gold: there are no actors in it.", "Keep only gold beside the texts.", name)
    return data


def _text_inside(name: str, data: Mapping[str, Any]) -> bytes:
    text = data["document"].get("text")
    if text is None:
        raise FactsError("there is no text beside this gold.", "Put <name>.txt there.", name)
    return str(text).encode()


def _answer(name: str, content: bytes, data: dict[str, Any]) -> Answer:
    """Facts files are held to their contract; the older shape is read as it stands."""
    if data.get("format") == FORMAT:
        return answer_of(read_facts(content.decode()))
    try:
        return read_answer(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise FactsError(f"this gold has neither shape: {error}.", "Correct the gold file.", name) from error
