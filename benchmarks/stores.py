"""Stores to measure on: with the registry, and with generated documents in them."""

import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.generate import generate
from benchmarks.measure import clocked
from graph.documents.reading import read_document
from graph.extraction.extract import extract
from graph.facts import Facts
from graph.ingest_publish import publish_content
from graph.linking.registry import load_registry
from graph.mapping.facts_to_quads import MappedDocument, map_facts
from graph.store.folder import StoreFolder

__all__ = ["NOW", "mapped_document", "seconds_to_publish", "store_of", "with_text"]

BATCH: Final = 50  # documents in memory at a time
NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)


def store_of(documents: int, path: Path) -> StoreFolder:
    """A new store in `path` with the registry and that many generated documents, published.

    It was filled without the gate, on which no answer depends; one of a size that was made before is copied.
    """
    template, _ = _template(documents)
    shutil.copytree(template.name, path)
    return StoreFolder(path)


def seconds_to_publish(documents: int) -> float:
    """How long a first publication of that many documents took; of none, with bringing the registry in."""
    return _template(documents)[1]


def mapped_document(name: str, data: bytes) -> MappedDocument:
    """The graphs of a document."""
    document = read_document(data, name)
    return map_facts(with_text(extract(document, load_registry()), document.text), load_registry())


def with_text(facts: Facts, text: str) -> Facts:
    """Facts that carry the text they come from, as ingesting gives them to mapping and gate."""
    return facts.model_copy(update={"document": facts.document.model_copy(update={"text": text, "text_file": None})})


@cache
def _template(documents: int) -> tuple[TemporaryDirectory[str], float]:
    """The folder that stores of this size are copies of, and the seconds it took to publish; kept until the process ends."""
    template = TemporaryDirectory(ignore_cleanup_errors=True)
    if documents:
        shutil.copytree(_template(0)[0].name, template.name, dirs_exist_ok=True)
    folder = StoreFolder(Path(template.name))
    with folder.writer():
        for first in range(0, documents, BATCH):
            numbers = range(first, min(first + BATCH, documents))
            mapped = [mapped_document(f"generated-{number}.txt", generate(number)) for number in numbers]
            folder.content.replace({name: quads for each in mapped for name, quads in each.graphs.items()})
        seconds, _ = clocked(lambda: publish_content(folder, load_registry(), None, NOW))
    return template, seconds
