"""Agreements against gold: found by name, period and parties; then period, type, status, identifier. And money."""

from collections.abc import Mapping
from typing import Final

from graph.evaluation.answers import AgreementSaid, Answer
from graph.evaluation.pairing import pair_entries
from graph.evaluation.quoting import quote_of
from graph.evaluation.sheet import Sheet
from graph.evaluation.wording import close_dates, overlap

__all__ = ["score_agreements", "score_money"]

_SWAPPED: Final = {"convention": "treaty", "compact": "treaty", "declaration": "statement"}  # by careful annotators


def score_agreements(gold: Answer, said: Answer, keys: Mapping[str, str], text: str, sheet: Sheet) -> None:
    """Mark the agreements."""

    def parties(agreement: AgreementSaid) -> frozenset[str]:
        return frozenset(keys.get(actor, "?" + actor) for actor in agreement.parties)

    def likeness(mine: AgreementSaid, other: AgreementSaid) -> float:
        named = max((overlap(one, two) for one in mine.names for two in other.names), default=0.0)
        period = (close_dates(mine.start, other.start) + close_dates(mine.end, other.end)) / 2
        either = mine.parties | parties(other)
        shared = len(mine.parties & parties(other)) / len(either) if either else 0.0
        return named + 0.15 * period + 0.15 * shared

    pairing = pair_entries(gold.agreements, said.agreements, likeness, lambda agreement: agreement.optional)
    sheet.add("agreements", *pairing.counts())
    for i, j in pairing.pairs:
        _mark(gold.agreements[i], said.agreements[j], parties(said.agreements[j]), text, sheet)
        for part in said.agreements[j].parts:
            right = keys.get(part.actor) in gold.agreements[i].parties
            sheet.judge("party", part.rule, part.confidence, right=right)
    for agreement in (gold.agreements[i] for i in pairing.missed()):
        sheet.wrong("missed agreement", agreement.title, agreement.cue or quote_of(text, agreement.evidence))
    for agreement in (said.agreements[j] for j in pairing.false()):
        sheet.wrong("false agreement", agreement.title, quote_of(text, agreement.evidence))
        sheet.judge("agreement", agreement.rule, agreement.confidence, right=False)
        for part in agreement.parts:
            sheet.judge("party", part.rule, part.confidence, right=False)


def _mark(gold: AgreementSaid, said: AgreementSaid, parties: frozenset[str], text: str, sheet: Sheet) -> None:
    sheet.add("agreement.parties", len(gold.parties & parties), len(gold.parties), len(parties))
    right = {
        "period": all(_same(gold, said, name) for name in ("start", "end")),
        "type": _kin(gold.type) == _kin(said.type) or gold.accepts("type", said.type),
        "status": _status(gold) == _status(said) or gold.accepts("status", said.status),
    }
    sure = right["period"] and right["type"]
    sheet.tick("agreement.period_and_type", right=sure)
    sheet.judge("agreement", said.rule, said.confidence, right=sure)
    for name, value in right.items():
        sheet.tick(f"agreement.{name}", right=value)
        if not value:
            detail = f"{gold.title}: {_value(said, name)}, not {_value(gold, name)}"
            sheet.wrong(f"wrong agreement {name}", detail, gold.cue or quote_of(text, said.evidence))
    linked = said.id is not None and (gold.id == said.id or gold.accepts("id", said.id))
    sheet.add("agreement.links", int(linked), int(gold.id is not None), int(said.id is not None))
    if said.id is not None and not linked:
        sheet.wrong("wrong link", f"{gold.title}: {said.id}, not {gold.id}", quote_of(text, said.evidence))


def score_money(gold: Answer, said: Answer, sheet: Sheet) -> None:
    """Only which rules were right: amounts are no part of the measure."""
    known = {(money.amount, money.currency) for money in gold.money}
    for money in said.money:
        sheet.judge("money", money.rule, money.confidence, right=(money.amount, money.currency) in known)


def _same(gold: AgreementSaid, said: AgreementSaid, name: str) -> bool:
    value: str | None = getattr(said, name)
    return getattr(gold, name) == value or gold.accepts(name, value)


def _kin(kind: str | None) -> str | None:
    return _SWAPPED.get(kind or "", kind)


def _status(agreement: AgreementSaid) -> str | None:
    """Older gold writes that an instrument is only named."""
    return None if agreement.status == "referenced" else agreement.status


def _value(agreement: AgreementSaid, name: str) -> str:
    if name == "period":
        return "/".join(part for part in (agreement.start, agreement.end) if part) or "no period"
    return str(getattr(agreement, name) or f"no {name}")
