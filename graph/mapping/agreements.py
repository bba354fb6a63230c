"""Agreements, their parties, and money to quads."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import NamedNode

from graph.facts import Agreement, AgreementParty, HeldPost, Money, Span
from graph.linking.registry import fold
from graph.mapping.actors import post_node
from graph.mapping.credits import credit_of
from graph.mapping.nodes import name_of
from graph.mapping.telling import Telling
from graph.mapping.terms import AGREEMENT_TYPES, LABEL, TYPE, code, day, edtf, limits, number, phrase, term, typed
from graph.mapping.writer import Value, Writer
from graph.names import report_node

__all__ = ["refer_to_agreement", "write_agreement", "write_money"]

_DATES: Final = {"start": "periodStart", "end": "periodEnd", "date": "statusDate"}
_LINKS: Final = {"implements": "implements", "part_of": "partOf", "announced_at": "announcedAt", "adopted_at": "adoptedAt"}


def write_agreement(writer: Writer, whole: Agreement, text: str | None) -> None:
    """Everything that the report says of an agreement; `text` is that of the report, if known: only names in it are told."""
    telling = Telling(writer, whole)
    agreement, evidence = telling.told, telling.general()
    node = refer_to_agreement(writer, agreement)
    _write_names(writer, node, agreement, text)
    writer.claim(writer.iri, term("mentions"), node, evidence, agreement)
    _write_values(writer, node, telling)
    for field, name in _LINKS.items():
        value = getattr(agreement, field)
        for key in [value] if isinstance(value, str) else value or []:
            if (places := telling.evidence(field, key)) is not None:
                writer.claim(node, term(name), writer.node(key), places, telling.credit(field))
    own_list = "parties" in whole.told_apart
    for party in agreement.parties:
        here = writer.here(party.evidence)
        if here or own_list or not party.evidence:
            _write_party(writer, node, party, here or evidence)


def refer_to_agreement(writer: Writer, agreement: Agreement) -> NamedNode:
    """The node; what it is and its label, unless the registry says so."""
    node = writer.node(agreement.key)
    if not writer.nodes.is_fixed(agreement.key):
        writer.keep_key(node, agreement.key)
        writer.say(node, TYPE, code(agreement.type, AGREEMENT_TYPES))
        if label := name_of(agreement):
            writer.say(node, LABEL, phrase(label, writer.language))
    return node


def write_money(writer: Writer, money: Money) -> None:
    """A sum and what it is for."""
    evidence = writer.here(money.evidence)
    content = [str(money.amount), money.currency, money.what, money.agreement or ""]
    node = NamedNode(report_node("funding", writer.nodes.document, writer.report, content))
    writer.say(node, TYPE, term("Funding"))
    writer.say(node, term("currency"), typed(money.currency, "string"))
    writer.say(node, term("purpose"), typed(money.what, "string"))
    if money.qualifier:
        writer.say(node, term("qualifier"), typed(money.qualifier, "string"))
    writer.claim(node, term("amount"), number(money.amount), evidence, money)
    if money.agreement:
        writer.claim(node, term("funds"), writer.node(money.agreement), evidence, credit_of(money, "agreement"))


def _write_names(writer: Writer, node: NamedNode, agreement: Agreement, text: str | None) -> None:
    entry = writer.nodes.entry(agreement.key)
    known = {fold(name) for name in entry.texts()} if entry else set()
    for name in sorted({*agreement.names, *([agreement.name] if agreement.name else [])}):
        if fold(name) not in known and (text is None or fold(name) in fold(text)):
            writer.say(node, term("name"), phrase(name, writer.language))


def _write_values(writer: Writer, node: NamedNode, telling: Telling[Agreement]) -> None:
    """Values with the evidence of each; what only another report states is left to that report."""
    agreement = telling.told
    values: dict[str, tuple[str, Value]] = {}
    for field, name in _DATES.items():
        if (value := getattr(agreement, field)) is not None:
            values[field] = name, edtf(value)
    if agreement.status is not None:
        values["status"] = "status", code(agreement.status)
    if agreement.count is not None:
        values["count"] = "documentCount", typed(str(agreement.count), "integer")
    if agreement.open_list:
        values["open_list"] = "openList", typed("true", "boolean")
    for field, (name, term_value) in values.items():
        if (evidence := telling.evidence(field)) is not None:
            writer.claim(node, term(name), term_value, evidence, telling.credit(field))
    if telling.evidence("start") is not None:
        first, last = limits(agreement.start)[0], limits(agreement.end)[1]
        if first:
            writer.say(node, term("earliest"), day(first))
        if last:
            writer.say(node, term("latest"), day(last))
    if agreement.qualifier:
        writer.say(node, term("qualifier"), typed(agreement.qualifier, "string"))


def _write_party(writer: Writer, agreement: NamedNode, party: AgreementParty, evidence: Sequence[Span]) -> None:
    actor, role = writer.node(party.actor), code(party.role or "party")
    represented = writer.node(party.for_) if party.for_ else None
    content = [agreement.value, actor.value, role.value, represented.value if represented else "", party.post or ""]
    node = NamedNode(report_node("party", writer.nodes.document, writer.report, content))
    writer.say(agreement, term("party"), node)
    writer.say(node, TYPE, term("AgreementParty"))
    writer.say(node, term("agreement"), agreement)
    writer.say(node, term("role"), role)
    if represented:
        writer.say(node, term("represents"), represented)
    if party.post:
        writer.say(node, term("post"), post_node(writer, _post(writer, party, party.post)))
    writer.claim(node, term("actor"), actor, evidence, party)


def _post(writer: Writer, party: AgreementParty, title: str) -> HeldPost:
    """The post of the signatory with that title, else one in the body signed for."""
    actor = writer.nodes.actors.get(party.actor)
    for post in actor.posts if actor else []:
        if fold(title) in {fold(post.title), fold(post.as_written or post.title)}:
            return post
    return HeldPost(title=title, of=party.for_)
