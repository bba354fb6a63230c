"""SPARQL in tokens: enough to find every `VALUES` block exactly, past strings, IRIs, comments and nested braces."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from graph.errors import QueryError

__all__ = ["Block", "Token", "blocks", "closing", "tokenize"]

_TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
    |(?P<comment>\#[^\n\r]*)
    |(?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
    |(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
               |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<name>(?:[A-Za-z_](?:[\w.-]*[\w-])?)?:(?:[\w:%](?:[\w:%.-]*[\w:%-])?)?)
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<word>[A-Za-z_]\w*)
    |(?P<mark>\^\^|&&|\|\||!=|<=|>=|<<|>>|.)""",
    re.VERBOSE | re.DOTALL,
)
_BRACKETS: Final = {"{": "}", "(": ")"}


class Token(NamedTuple):
    """A token of a query: `kind` is a group of the grammar above, `start` and `end` are offsets into the query."""

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Whether this is one of the keywords, in any case."""
        return self.kind == "word" and self.text.upper() in words

    @property
    def variable(self) -> str | None:
        """The name of a variable without its mark, or None."""
        return self.text[1:] if self.kind == "variable" else None


class Block(NamedTuple):
    """A `VALUES` block: its variables and the offsets of what stands between its braces; `first` and `last` are token indices."""

    variables: tuple[str, ...]
    start: int
    end: int
    first: int
    last: int


def tokenize(sparql: str) -> list[Token]:
    """All tokens but white space; QueryError at a string that does not end."""
    found = []
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or "mark"
        if kind == "mark" and match.group() in {'"', "'", "\\"}:
            line = sparql.count("\n", 0, match.start()) + 1
            raise QueryError(f"line {line}: a string or escape does not end here.", "Close the quote.")
        if kind != "space":
            found.append(Token(kind, match.group(), match.start(), match.end()))
    return found


def blocks(tokens: Sequence[Token]) -> list[Block]:
    """Every `VALUES` block, inline or at the end of a query, in order."""
    found = []
    for first, token in enumerate(tokens):
        if token.is_word("VALUES"):
            opening = next((i for i in range(first + 1, len(tokens)) if tokens[i].text == "{"), None)
            if opening is None:
                raise QueryError("VALUES without a block of data.", "Write VALUES ?parameter { <example> }.")
            last = closing(tokens, opening)
            variables = tuple(name for part in tokens[first + 1 : opening] if (name := part.variable))
            found.append(Block(variables, tokens[opening].end, tokens[last].start, first, last))
    return found


def closing(tokens: Sequence[Token], opening: int) -> int:
    """Index of the bracket that closes the one at `opening`; QueryError where there is none."""
    mark = tokens[opening].text
    depth = 0
    for index in range(opening, len(tokens)):
        if tokens[index].kind == "mark":
            depth += (tokens[index].text == mark) - (tokens[index].text == _BRACKETS[mark])
            if not depth:
                return index
    raise QueryError(f"'{mark}' at offset {tokens[opening].start} is never closed.", f"Add '{_BRACKETS[mark]}'.")
