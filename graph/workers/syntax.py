"""What is wrong with a SPARQL text, in words for the person who wrote it."""

import re
from typing import Final

from graph.workers.lexer import first_word, undeclared_prefixes

__all__ = ["explain", "is_update"]

UPDATES: Final = frozenset({"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"})
POSITION: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
REASON: Final = re.compile(r"[A-Z]\w*(?: \w+){2,}")  # among the tokens the engine expected stands what it found wrong
LINE_SHOWN: Final = 80


def is_update(sparql: str) -> bool:
    """Whether a text that is no query wants to change the store."""
    return first_word(sparql) in UPDATES


def explain(sparql: str, message: str) -> str:
    """The engine's `message` about `sparql` as a sentence with the place.

    The engine looks ahead by whole keywords, so its column is where it gave up, some characters after the mistake.
    """
    if not first_word(sparql):
        return "There is no query in the text."
    prefixes = undeclared_prefixes(sparql)
    if prefixes:
        return f"The prefix {prefixes[0]} is not declared: add PREFIX {prefixes[0]} <…> at the top."
    position = POSITION.fullmatch(message)
    if position is None:
        return f"{message}."
    number, column = int(position[1]), int(position[2])
    lines = sparql.splitlines()
    line = lines[number - 1] if number <= len(lines) else ""
    reason = REASON.search(position[3])
    if reason is not None:
        what = reason.group()
    elif number >= len(lines) and column > len(line):
        what = "the query ends too early, or a word before this is wrong"
    else:
        what = "this does not fit the grammar"
    shown = line[max(0, column - LINE_SHOWN) :][:LINE_SHOWN].strip()
    return f"Line {number}, near column {column}, in “{shown}”: {what}."
