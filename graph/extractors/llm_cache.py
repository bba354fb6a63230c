"""Answers kept on disk by model, prompt and text, so that a document read again is read alike and costs nothing."""

import json
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from graph.errors import ExtractorError

__all__ = ["AnswerCache"]


class AnswerCache:
    """One file per answer, named by the hash of what was asked; a file that is not what it should be counts as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, model: str, prompt: str, text: str) -> str | None:
        """The answer to this question, if it was given before."""
        asked = _hashes(model, prompt, text)
        try:
            kept = json.loads(self._path(asked).read_text(encoding="utf-8"))
            return kept["answer"] if kept["asked"] == asked and isinstance(kept["answer"], str) else None
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None

    def put(self, model: str, prompt: str, text: str, answer: str) -> None:
        """Keep an answer; ExtractorError where it cannot be written."""
        asked = _hashes(model, prompt, text)
        path = self._path(asked)
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # ASCII, so that half of a surrogate pair in an answer is no obstacle
            part.write_text(json.dumps({"asked": asked, "answer": answer}, indent=1) + "\n", encoding="ascii")
            part.replace(path)
        except OSError as error:
            remedy = "Set COMMUNIQUE_LLM_CACHE to a folder that can be written."
            raise ExtractorError(f"{self._folder}: answers cannot be kept: {error.strerror}.", remedy) from error

    def _path(self, asked: Sequence[str]) -> Path:
        return self._folder / f"{sha256(' '.join(asked).encode()).hexdigest()}.json"


def _hashes(*parts: str) -> list[str]:
    """Of model, prompt and text: a key in which no two of them can run together."""
    return [sha256(part.encode("utf-8", errors="surrogatepass")).hexdigest() for part in parts]
