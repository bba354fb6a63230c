"""A document on the terminal with what was read from it: the text with its names marked, then every fact and why."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.commands.terminal import result_console
from graph.evaluation.telling import Told
from graph.facts import Facts, Span

__all__ = ["show_facts", "write_told"]

STYLES: Final = {
    "country": "bold green",
    "un": "bold bright_blue",
    "igo": "bold cyan",
    "gov": "bold magenta",
    "org": "bold bright_magenta",
    "group": "bold bright_cyan",
    "person": "bold yellow",
    "post": "underline",
    "agreement": "bold red",
    "money": "bold bright_green",
    "event": "reverse",
}
PARTS: Final = frozenset({"participant", "party"})
MOST_QUOTES: Final = 3  # of one fact; --format json has them all
LONGEST: Final = 200


def show_facts(facts: Facts, found: Sequence[Told]) -> None:
    """The text with names marked and events numbered where they are told, then the facts, kind by kind."""
    console = result_console()
    if console.is_terminal:
        console.print(Text("  ").join(Text(kind, style) for kind, style in STYLES.items()), end="\n\n")
    console.print(_marked_text(facts, found), soft_wrap=not console.is_terminal)
    for kind, group in groupby(found, key=lambda one: _chapter(one.kind)):
        console.print(f"\n[bold]{kind}[/]")
        said: set[str] = set()
        for one in group:
            below = one.kind in PARTS or one.kind == "post"
            said = _show(one, said, indent=4) if below else _show(one, set(), indent=2)
    if not found:
        console.print("\nNothing was read from it.")


def write_told(facts: Facts, found: Sequence[Told]) -> None:
    """Every fact as JSON: kind, key of its entry, words, rule, confidence and places."""
    entries = [_entry(one) for one in found]
    data: dict[str, Any] = {"document": facts.document.id, "sha256": facts.document.sha256, "facts": entries}
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _entry(one: Told) -> dict[str, Any]:
    """A fact for JSON; who else found it, and what found it if not the rules, only where there is something to say."""
    others = {"extractor": one.extractor, "supports": [support.model_dump(exclude_defaults=True) for support in one.supports]}
    entry = {name: value for name, value in one._asdict().items() if name not in others}
    return entry | {"spans": [span.model_dump() for span in one.spans]} | {name: value for name, value in others.items() if value}


def _by(rule: str | None, confidence: float | None, extractor: str | None) -> str:
    """Who found a fact and how sure that is, in brackets behind it."""
    sure = "" if confidence is None else f" {confidence:.2f}"
    return f"  [{rule or 'no rule'}{sure}{f', {extractor}' if extractor else ''}]"


def _chapter(kind: str) -> str:
    if kind in {"event", "participant"}:
        return "Events"
    if kind in {"agreement", "party"}:
        return "Agreements"
    return "Money" if kind == "money" else "Actors and posts"


def _show(one: Told, said: set[str], indent: int) -> set[str]:
    """Show a fact with the quotes that do not stand above it already; those that now stand there."""
    console = result_console()
    head = Text.assemble(
        (one.about + " ", "bold") if one.kind in {"event", "agreement"} else "", (one.kind, STYLES.get(one.kind, "dim"))
    )
    credits_ = [(one.rule, one.confidence, one.extractor), *((by.rule, by.confidence, by.extractor) for by in one.supports)]
    line = Text.assemble(head, " ", one.says, ("".join(_by(*credit) for credit in credits_), "dim"))
    _print(console, line, indent)
    quotes = [quote for quote in dict.fromkeys(" ".join(span.exact.split()) for span in one.spans) if quote not in said]
    for quote in quotes[:MOST_QUOTES]:
        shown = quote if len(quote) <= LONGEST else quote[: LONGEST - 1] + "…"
        _print(console, Text(f"“{shown}”", "dim"), indent + 4)
    if len(quotes) > MOST_QUOTES:
        _print(console, Text(f"… and {len(quotes) - MOST_QUOTES} more", "dim"), indent + 4)
    return said | set(quotes)


def _print(console: Console, line: Text, indent: int) -> None:
    """A line, wrapped under its beginning on a terminal, else whole."""
    if console.is_terminal:
        console.print(Padding(line, (0, 0, 0, indent), expand=False))
    else:
        console.print(" " * indent, line, sep="", soft_wrap=True)


def _marked_text(facts: Facts, found: Sequence[Told]) -> Text:
    """The text; names in the style of their kind, and before the place that tells of an event its key."""
    text = facts.document.text or ""
    whole = Text(text)
    for one in found:
        for span in one.spans:
            if one.kind in {"post", "money"} or (one.kind in STYLES and one.kind not in {"event", "agreement"}):
                whole.stylize(STYLES[one.kind], span.start, span.end)
    for start, end in _names_of_agreements(facts):
        whole.stylize(STYLES["agreement"], start, end)
    marks: dict[int, list[str]] = defaultdict(list)
    for one in found:
        if one.kind == "event" and one.spans:
            marks[_start_of_word(text, one.spans[0].start)].append(one.about)
    starts = sorted({0, *marks})
    made = Text()
    for start, piece in zip(starts, whole.divide(starts[1:]), strict=True):
        made.append_text(Text(" ".join(marks[start]), STYLES["event"]) + " " if start in marks else Text())
        made.append_text(piece)
    return made


def _start_of_word(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _names_of_agreements(facts: Facts) -> Iterator[tuple[int, int]]:
    """Where agreements are named within the places that tell of them."""
    for agreement in facts.agreements:
        for name in (agreement.name, *agreement.names):
            for span in agreement.evidence:
                yield from _inside(span, name)


def _inside(span: Span, name: str | None) -> Iterator[tuple[int, int]]:
    at = span.exact.find(name) if name else -1
    if name and at >= 0:
        yield span.start + at, span.start + at + len(name)
