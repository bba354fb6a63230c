"""The rules of a canned query file; one that breaks a rule is refused with the file and the reasons."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import QuerySolutions, Store

from graph import names
from graph.catalogue.query import PERIOD_MODES, CannedQuery, Parameter
from graph.catalogue.scopes import Scope, read_scopes
from graph.catalogue.tokens import Block, Token, blocks, tokenize
from graph.errors import QueryError

__all__ = ["check", "lint"]

_ADDED: Final = frozenset({"reports", "quotes"})
_INSTANCES: Final = frozenset({"id", "graph"})  # prefixes whose names are individuals, not vocabulary


@dataclass(frozen=True)
class _Parsed:
    query: CannedQuery
    tokens: Sequence[Token]
    blocks: Sequence[Block]
    root: Scope


def check(query: CannedQuery) -> None:
    """QueryError naming the file and every rule it breaks."""
    reasons = lint(query)
    if reasons:
        raise QueryError(f"{query.name}.rq: {' '.join(reasons)}", "A canned query that breaks a rule is not served.")


def lint(query: CannedQuery) -> list[str]:
    """Every rule that `query` breaks, as sentences; none for a good one."""
    try:
        tokens = [token for token in tokenize(query.sparql) if token.kind != "comment"]
        variables = _projected(query.sparql)
        parsed = _Parsed(query, tokens, blocks(tokens), read_scopes(tokens))
    except QueryError as error:
        return [error.message]
    reasons = list(_columns(query, variables))
    for rule in _RULES:
        reasons += rule(parsed)
    return list(dict.fromkeys(reasons))


def _projected(sparql: str) -> list[str]:
    try:
        answer = Store().query(sparql)
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError(f"It is not valid SPARQL: {error}.") from error
    if not isinstance(answer, QuerySolutions):
        raise QueryError("It is no SELECT query: only SELECT has columns.")
    return [variable.value for variable in answer.variables]


def _columns(query: CannedQuery, variables: Sequence[str]) -> Iterator[str]:
    declared = [column.name for column in query.columns]
    for name in declared:
        if name not in variables:
            yield f"Column {name} is declared and not selected."
        if name in _ADDED:
            yield f"Column {name} is what evidence adds to every item: name it otherwise."
    for name in variables:
        if name not in declared:
            yield f"Column {name} is selected and not declared."
    if sorted(declared) == sorted(variables) and declared != list(variables):
        yield "The columns are declared in another order than they are selected."


def _shape(parsed: _Parsed) -> Iterator[str]:
    if any(token.text == "*" for token in parsed.root.projection):
        yield "SELECT * hides the columns: name them."
    modifiers = [token.text.upper() for token in parsed.root.modifiers]
    if "ORDER" not in modifiers:
        yield "There is no ORDER BY: the order of an answer must not change."
    for token in parsed.tokens:
        if token.is_word("SERVICE", "FROM", "LOAD"):
            yield f"{token.text.upper()} is not allowed in a canned query."


def _blocks(parsed: _Parsed) -> Iterator[str]:
    for parameter in parsed.query.parameters:
        found = [block for block in parsed.blocks if block.variables == parameter.variables]
        contents = {tuple(token.text for token in parsed.tokens[block.first : block.last]) for block in found}
        head = " ".join(f"?{variable}" for variable in parameter.variables)
        if not found:
            yield f"Parameter {parameter.name} has no block: write VALUES {head} {{ … }} where it is used."
        elif len(contents) > 1:
            yield f"The blocks of parameter {parameter.name} differ: each holds the same example."
        elif not parsed.query.sparql[found[0].start : found[0].end].strip():
            yield f"The block of parameter {parameter.name} is empty: it holds the example."
        elif "UNDEF" in {text.upper() for content in contents for text in content}:
            yield f"The block of parameter {parameter.name} holds UNDEF: it holds the example."


def _scopes(parsed: _Parsed) -> Iterator[str]:
    for parameter in parsed.query.parameters:
        for variable in parameter.variables:
            for scope in parsed.root.walk():
                if scope.uses(variable) or scope.has_block(variable):
                    yield from _use(parsed, parameter, variable, scope)


def _use(parsed: _Parsed, parameter: Parameter, variable: str, scope: Scope) -> Iterator[str]:
    """Why this use of a parameter gives wrong answers once its value changes or is absent; nothing where it is right."""
    if _is_column(parsed, variable, scope):
        return
    if _inside(scope, "minus"):
        yield f"Parameter {parameter.name} is used inside MINUS: write FILTER NOT EXISTS."
    elif scope.kind == "template":
        yield f"Parameter {parameter.name} is used in a CONSTRUCT template."
    elif scope.is_level:
        if scope is parsed.root and any(token.variable == variable for token in scope.projection):
            yield f"Parameter {parameter.name} is projected: select a variable of the answer."
        elif scope.uses(variable) and not _covered(scope.children[0], variable):
            yield f"Parameter {parameter.name} is used in a SELECT clause or modifier without its block in the group."
        if scope.has_block(variable):
            yield f"The block of parameter {parameter.name} stands after a SELECT: it belongs into the group that uses it."
    elif not _covered(scope, variable):
        line = parsed.query.sparql.count("\n", 0, scope.start) + 1
        yield f"Parameter {parameter.name} is used without its block in the group that begins in line {line}."


def _is_column(parsed: _Parsed, variable: str, scope: Scope) -> bool:
    """Whether the name means a column of the answer here: outermost level, no block of the parameter on it."""
    outermost = [other for other in parsed.root.walk() if other.level is parsed.root]
    if variable not in {column.name for column in parsed.query.columns} or scope.level is not parsed.root:
        return False
    projected = any(
        token.variable == variable
        for other in parsed.root.walk()
        if other.kind == "select" and other.parent and other.parent.level is parsed.root
        for token in other.projection
    )
    return not projected and not any(other.has_block(variable) for other in outermost)


def _covered(scope: Scope, variable: str) -> bool:
    """Whether the block binds the variable here: directly, in a group joined to this one, or outside the EXISTS around it."""
    if scope.has_block(variable) or any(child.kind == "group" and child.has_block(variable) for child in scope.children):
        return True
    around: Scope | None = scope
    while around is not None and around.kind != "exists":
        around = None if around.is_level or around.kind == "minus" else around.parent
    if around is None or around.parent is None:
        return False
    return (around is not scope and _covered(around, variable)) or _covered(around.parent, variable)


def _inside(scope: Scope | None, kind: str) -> bool:
    while scope is not None:
        if scope.kind == kind:
            return True
        scope = scope.parent
    return False


def _individuals(parsed: _Parsed) -> Iterator[str]:
    own = {parameter.variables for parameter in parsed.query.parameters}
    skipped = {i for block in parsed.blocks if block.variables in own for i in range(block.first, block.last + 1)}
    for index, token in enumerate(parsed.tokens):
        if index not in skipped and (why := _named(parsed.tokens, index)):
            line = parsed.query.sparql.count("\n", 0, token.start) + 1
            yield f"Line {line} names {why} ({token.text}) outside the blocks of its parameters."


def _named(tokens: Sequence[Token], index: int) -> str | None:
    token = tokens[index]
    declared = index >= 2 and tokens[index - 2].is_word("PREFIX")
    if token.kind == "iri" and not declared:
        return "an individual"
    if token.kind == "name" and not (index and tokens[index - 1].is_word("PREFIX")):
        prefix = token.text.split(":", 1)[0]
        return "an individual" if prefix in _INSTANCES or prefix not in names.PREFIXES else None
    if token.kind == "string" and token.text.strip("'\"") not in PERIOD_MODES and re.search(r"\w", token.text):
        return "a date or title"
    if token.kind == "number" and re.fullmatch(r"[12]\d{3}", token.text):
        return "a date"
    return None


_RULES: Final[Sequence[Callable[[_Parsed], Iterator[str]]]] = (_shape, _blocks, _scopes, _individuals)
