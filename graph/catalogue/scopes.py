"""The scopes of a query: every group in braces and every SELECT level, with what stands directly in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.catalogue.tokens import Block, Token, blocks

__all__ = ["Scope", "read_scopes"]

_NAMED = {"OPTIONAL": "optional", "MINUS": "minus", "EXISTS": "exists", "UNION": "union", "CONSTRUCT": "template"}


@dataclass
class Scope:
    """A group (`group`, `union`, `optional`, `minus`, `exists`, `template`) or a SELECT level (`query`, `select`).

    `tokens` and `blocks` are those directly in it; of a level, tokens before its first group are the projection.
    """

    kind: str
    start: int = 0
    parent: "Scope | None" = None
    tokens: list[Token] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    children: list["Scope"] = field(default_factory=list)

    @property
    def is_level(self) -> bool:
        """Whether variables are projected here."""
        return self.kind in {"query", "select"}

    @property
    def projection(self) -> list[Token]:
        """Tokens from SELECT to the first brace of a level."""
        return [token for token in self.tokens if not self.children or token.start < self.children[0].start]

    @property
    def modifiers(self) -> list[Token]:
        """Tokens after the groups of a level: GROUP BY, ORDER BY, LIMIT …"""
        return [token for token in self.tokens if self.children and token.start > self.children[0].start]

    @property
    def level(self) -> "Scope":
        """The SELECT level this belongs to."""
        return self if self.is_level or self.parent is None else self.parent.level

    def uses(self, variable: str) -> bool:
        """Whether the variable stands directly here, outside `VALUES`."""
        return any(token.variable == variable for token in self.tokens)

    def has_block(self, variable: str) -> bool:
        """Whether a `VALUES` block for the variable stands directly here."""
        return any(variable in block.variables for block in self.blocks)

    def walk(self) -> Iterator["Scope"]:
        """This scope and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_scopes(tokens: Sequence[Token]) -> Scope:
    """The tree of scopes of a query; `tokens` are those of the query without comments."""
    ends = {block.first: block for block in blocks(tokens)}
    root = scope = Scope("query")
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if index in ends:
            scope.blocks.append(ends[index])
            index = ends[index].last
        elif token.text == "{":
            child = Scope(_kind(tokens, index), token.start, scope)
            scope.children.append(child)
            scope = child
        elif token.text == "}":
            if scope.kind == "group" and index + 1 < len(tokens) and tokens[index + 1].is_word("UNION"):
                scope.kind = "union"
            scope = scope.parent or root
        else:
            scope.tokens.append(token)
        index += 1
    return root


def _kind(tokens: Sequence[Token], opening: int) -> str:
    if opening + 1 < len(tokens) and tokens[opening + 1].is_word("SELECT"):
        return "select"
    before = tokens[opening - 1].text.upper() if opening else ""
    return _NAMED.get(before, "group")
