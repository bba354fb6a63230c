"""The extractors there are besides the rules, by name; each is made ready when it is asked for, or says what it lacks."""

from collections.abc import Callable, Mapping, Sequence

from graph.errors import ExtractorError
from graph.extractors.extractor import Extractor
from graph.extractors.llm_settings import llm_settings_from
from graph.linking.registry import load_registry

__all__ = ["chosen"]


def chosen(
    names: Sequence[str],
    environ: Mapping[str, str],
    note: Callable[[str], None],
    *,
    url: str | None = None,
    model: str | None = None,
) -> list[Extractor]:
    """The extractors of these names, in this order; ExtractorError where one is not installed or not set up."""
    makers: dict[str, Callable[[], Extractor]] = {"ner": _ner, "llm": lambda: _llm(environ, note, url, model)}
    unknown = [name for name in names if name not in makers]
    if unknown:
        raise ExtractorError(f"There is no extractor {unknown[0]}.", f"There are {', '.join(makers)}.")
    return [makers[name]() for name in dict.fromkeys(names)]


def _ner() -> Extractor:
    from graph.extractors.ner import NerExtractor  # noqa: PLC0415 (only who asks for it waits for it)
    from graph.extractors.ner_model import NAME, load_recognizer  # noqa: PLC0415

    return NerExtractor(NAME, load_recognizer(), load_registry())


def _llm(environ: Mapping[str, str], note: Callable[[str], None], url: str | None, model: str | None) -> Extractor:
    from graph.extractors.llm import LlmExtractor  # noqa: PLC0415
    from graph.extractors.llm_cache import AnswerCache  # noqa: PLC0415
    from graph.extractors.llm_endpoint import Endpoint  # noqa: PLC0415

    settings = llm_settings_from(environ, url=url, model=model)
    return LlmExtractor(settings.model, Endpoint(settings), AnswerCache(settings.cache), load_registry(), note)
