"""Whom a claim is owed to: the extractor that makes it, and others that found the same."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from graph.facts import Span, Support

__all__ = ["Credit", "Sourced", "credit_of", "merged"]


class Sourced(Protocol):
    """A part of the facts that says by which rule of which extractor it was found, how sure that is, and who else found it."""

    @property
    def rule(self) -> str | None: ...

    @property
    def confidence(self) -> float | None: ...

    @property
    def extractor(self) -> str | None: ...

    @property
    def supports(self) -> Sequence[Support]: ...


class Credit(NamedTuple):
    """One extractor's part in a claim (`extractor` None: the rules, or whoever wrote the facts file), or a `Sourced` made up."""

    extractor: str | None
    rule: str | None
    confidence: float | None
    supports: Sequence[Support] = ()
    evidence: tuple[Span, ...] = ()


def credit_of(entry: Sourced, field: str) -> Sourced:
    """Whom the value of a field of `entry` is owed to: its own extractor, or the one that adds it; with those that confirm it."""
    if not entry.supports:
        return entry
    confirming = [support for support in entry.supports if field in support.confirms]
    adding = [support for support in entry.supports if field in support.adds]
    if not adding:
        return Credit(entry.extractor, entry.rule, entry.confidence, confirming)
    first, *others = adding
    return Credit(first.extractor, first.rule, first.confidence, [*others, *confirming])


def merged(sources: Iterable[tuple[Sourced, Sequence[Span]]]) -> list[Credit]:
    """One credit for each extractor among those that make a claim; first the rules if they do, else the first that came."""
    found: dict[str | None, list[Credit]] = {}
    for source, spans in sources:
        found.setdefault(source.extractor, []).append(Credit(source.extractor, source.rule, source.confidence, (), tuple(spans)))
        for one in source.supports:
            found.setdefault(one.extractor, []).append(Credit(one.extractor, one.rule, one.confidence, (), tuple(one.evidence)))
    ordered = sorted(found.items(), key=lambda item: item[0] is not None)
    return [_joined(extractor, credits_) for extractor, credits_ in ordered]


def _joined(extractor: str | None, parts: Sequence[Credit]) -> Credit:
    rule = next((part.rule for part in parts if part.rule), None)
    sure = next((part.confidence for part in parts if part.confidence is not None), None)
    return Credit(extractor, rule, sure, (), tuple(span for part in parts for span in part.evidence))
