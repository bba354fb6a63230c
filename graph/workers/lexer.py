"""Words of a SPARQL text that are neither in strings, IRIs nor comments: what the service must know before it evaluates."""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["first_word", "has_dataset_clause", "is_federated", "undeclared_prefixes"]

TOKEN: Final = re.compile(
    r"""
    (?P<skip>    \s+ | \#[^\n\r]*
               | <[^<>"{}|^`\\\x00-\x20]*>
               | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
               | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
               | [?$]\w+ | @[a-zA-Z]+(?:-[a-zA-Z0-9]+)* | _:[\w.\-]+
               | \d+(?:\.\d*)?(?:[eE][+-]?\d+)? )
  | (?P<pname>   (?:[^\W\d](?:[\w.\-]*[\w\-])?)?:(?:[\w:.\-]|%[0-9a-fA-F]{2}|\\.)* )
  | (?P<word>    [^\W\d]\w* )
  | (?P<mark>    . )
    """,
    re.VERBOSE | re.DOTALL,
)


def is_federated(sparql: str) -> bool:
    """Whether the text calls another service, also where the engine reads `SERVICE:x {` as the keyword and an IRI."""
    before = pending = ""
    for kind, token in _tokens(sparql):
        if kind == "word" and "service" in token:  # keywords may stick together: SERVICESILENT, trueSERVICE
            return True
        if pending and token == "{":
            return True
        pending = token if kind == "pname" and before != "graph" and "service" in token.partition(":")[0].casefold() else ""
        before = token
    return False


def has_dataset_clause(sparql: str) -> bool:
    """Whether the query names its own graphs with FROM."""
    return any(kind == "word" and token == "from" for kind, token in _tokens(sparql))


def first_word(sparql: str) -> str:
    """The keyword after the prologue, in lower case: what the text wants to do; empty for a text without one."""
    for kind, token in _tokens(sparql):
        if kind == "word" and token not in {"prefix", "base", "version"}:
            return token
    return ""


def undeclared_prefixes(sparql: str) -> list[str]:
    """Prefixes (with their colon) that the text uses and does not declare, in order."""
    declared: set[str] = set()
    used: dict[str, None] = {}
    before = ""
    for kind, token in _tokens(sparql):
        if kind == "pname":
            prefix = token.partition(":")[0] + ":"
            if before == "prefix":
                declared.add(prefix)
            else:
                used[prefix] = None
        before = token
    return [prefix for prefix in used if prefix not in declared]


def _tokens(sparql: str) -> Iterator[tuple[str, str]]:
    for match in TOKEN.finditer(sparql):
        if match.lastgroup is not None and match.lastgroup != "skip":
            yield match.lastgroup, match.group().casefold() if match.lastgroup == "word" else match.group()
