"""A language model behind an OpenAI-compatible endpoint as one more extractor: asked for claims, believed by their quotes."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Protocol

from graph.documents.document import Document
from graph.errors import DocumentError, ExtractorError
from graph.extractors.llm_answers import Claim, NoAnswer, read_answer, schema
from graph.extractors.llm_cache import AnswerCache
from graph.extractors.llm_endpoint import EndpointError
from graph.extractors.llm_facts import ClaimReader
from graph.facts import Facts
from graph.linking.registry import Registry
from graph.resources import text as file_text

__all__ = ["Answering", "LlmExtractor", "pieces"]

_LONGEST: Final = 12_000
_MOST_PIECES: Final = 40
_READINGS: Final = 2
"""A model that answers nonsense is asked once more."""
_FAILURES: Final = 3
"""Documents in a row without an answer, after which the endpoint is not asked again."""
_BREAK: Final = re.compile(r"\n[ \t]*\n|\n|(?<=[.!?])\s|\s")


class Answering(Protocol):
    """What answers: an endpoint, or what stands for one."""

    def ask(self, instructions: str, question: str, schema: Mapping[str, Any]) -> str:
        """The model's answer."""


class LlmExtractor:
    """Facts by a language model; `note` is told of every document how many claims were taken and why others were not."""

    def __init__(
        self, model: str, endpoint: Answering, cache: AnswerCache, registry: Registry, note: Callable[[str], None]
    ) -> None:
        self.name = f"llm:{model}"
        self._model = model
        self._endpoint = endpoint
        self._cache = cache
        self._registry = registry
        self._note = note
        self._prompt = file_text("graph/extractors", "llm_prompt.txt")
        self._failed = 0
        self._failure: EndpointError | None = None

    def __call__(self, document: Document, facts: Facts) -> Facts:
        dropped: Counter[str] = Counter()
        reader = ClaimReader(facts, document.text, self._registry, self.name, dropped)
        for piece in pieces(document.text, document.body):
            reader.read(self._claims(document, piece, dropped), piece)
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(dropped.items()))
        told = f"{reader.kept} claims taken, {dropped.total()} dropped" + (f" ({reasons})" if reasons else "")
        self._note(f"{document.source}: {self.name}: {told}")
        return reader.facts()

    def _claims(self, document: Document, piece: tuple[int, int], dropped: Counter[str]) -> list[Claim]:
        """The claims about a piece, from the cache or the endpoint; what is no answer is neither kept nor believed."""
        question = _question(document, piece)
        if (kept := self._cache.get(self._model, self._prompt, question)) is not None:
            return list(read_answer(kept, dropped))
        why = ""
        for _ in range(_READINGS):
            answer, refused = self._answer(question), Counter[str]()
            try:
                claims = list(read_answer(answer, refused))
            except NoAnswer as error:
                why = str(error)
                continue
            dropped.update(refused)
            self._cache.put(self._model, self._prompt, question, answer)
            return claims
        raise ExtractorError(f"{self.name} cannot be used: {why}.", "Ask another model, or leave --also llm out.")

    def _answer(self, question: str) -> str:
        if self._failure:
            raise self._failure
        try:
            answer = self._endpoint.ask(self._prompt, question, schema())
        except EndpointError as error:
            self._failed += 1
            if error.lasting or self._failed >= _FAILURES:
                self._failure = error
            raise
        self._failed = 0
        return answer


def pieces(text: str, body: int) -> Iterator[tuple[int, int]]:
    """Stretches of the body that a model reads in one go, cut between paragraphs if need be; DocumentError for too many."""
    start, count = body, 0
    while start < len(text):
        end = len(text)
        if end - start > _LONGEST:
            end = _cut(text, start)
        if text[start:end].strip():
            count += 1
            yield start, end
        if count > _MOST_PIECES:
            raise DocumentError(f"The text is too long for a language model ({len(text):,} characters).", "Leave --also llm out.")
        start = end


def _cut(text: str, start: int) -> int:
    """A place between paragraphs, else lines, sentences, words in the second half of the longest stretch."""
    first, last = start + _LONGEST // 2, start + _LONGEST
    breaks = list(_BREAK.finditer(text, first, last))
    best = max(breaks, key=lambda found: (found[0].count("\n"), text[found.start() - 1] in ".!?", found.end()), default=None)
    return best.end() if best else last


def _question(document: Document, piece: tuple[int, int]) -> str:
    """The document as data: a JSON object, in which no text can end what it stands in."""
    about = {"title": document.title, "publisher": document.publisher, "published": document.published}
    return json.dumps(about | {"language": document.language, "text": document.text[slice(*piece)]}, ensure_ascii=False)
