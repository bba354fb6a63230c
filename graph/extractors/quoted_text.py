"""Finding in a text the words that somebody says are in it."""

import re
from typing import Final

from graph.facts import Span

__all__ = ["QuotedText"]

# Writers of quotes change these signs without noticing; each stands for one of the same length.
_SIGNS: Final = str.maketrans(
    {"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"'}
)
_SPACE: Final = re.compile(r"\s+")


class QuotedText:
    """A text in which words are found whatever space and line breaks stand between them; case and all letters count."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = ""
        self._places: list[int] = []
        pieces: list[str] = []
        at = 0
        for space in [*_SPACE.finditer(text), None]:
            end = space.start() if space else len(text)
            pieces.append(text[at:end])
            self._places += range(at, end)
            if space:
                pieces.append(" ")
                self._places.append(space.start())
                at = space.end()
        self._folded = "".join(pieces).translate(_SIGNS)
        self._places.append(len(text))
        self._index = {place: n for n, place in enumerate(self._places)}

    def find(self, words: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first place of `words`, as whole words, in the text from `start` to `end`; None if they are not there."""
        wanted = " ".join(words.translate(_SIGNS).split())
        if not wanted:
            return None
        first, last = self._nearest(start), self._nearest(len(self.text) if end is None else end)
        at = self._folded.find(wanted, first, last)
        while at >= 0:
            if self._is_whole(at, at + len(wanted)):
                begin, stop = self._places[at], self._places[at + len(wanted) - 1] + 1
                return Span(start=begin, end=stop, exact=self.text[begin:stop])
            at = self._folded.find(wanted, at + 1, last)
        return None

    def _nearest(self, place: int) -> int:
        """The folded place of a place of the text; of one within a run of space the next that has one."""
        while place not in self._index:
            place += 1
        return self._index[place]

    def _is_whole(self, start: int, end: int) -> bool:
        before, after = self._folded[max(start - 1, 0) : start + 1], self._folded[end - 1 : end + 1]
        cut = (start > 0 and before.isalnum()) or (len(after) == 2 and after.isalnum())
        return not cut
