"""Actors, and the posts in which persons are seen, to quads."""

from collections.abc import Sequence

from pyoxigraph import NamedNode

from graph.facts import Actor, HeldPost, Report
from graph.linking.registry import fold
from graph.mapping.credits import credit_of
from graph.mapping.nodes import Nodes, name_of
from graph.mapping.quotes import join_near, quote_both
from graph.mapping.roles import bare_title, find_role
from graph.mapping.terms import ACTOR_KINDS, LABEL, TYPE, code, day, edtf, limits, normal, phrase, term, typed
from graph.mapping.writer import Writer
from graph.names import report_node

__all__ = ["describe_actor", "post_node", "write_mentions", "write_posts"]

_FIELDS = {"parent": "parent", "member": "members"}


def describe_actor(writer: Writer, actor: Actor) -> None:
    """Class, label, names and place in the order of bodies; of registry things only names that the registry lacks."""
    node = writer.node(actor.key)
    mentions = writer.here(actor.mentions)
    fixed = writer.nodes.is_fixed(actor.key)
    known = {fold(name) for name in writer.nodes.names(actor.key)} if fixed else set()
    for name in sorted({span.exact for span in mentions}):
        if fold(name) not in known:
            writer.say(node, term("name"), phrase(name, writer.language))
    if fixed:
        return
    writer.keep_key(node, actor.key)
    writer.say(node, TYPE, _class(actor))
    if label := name_of(actor):
        writer.say(node, LABEL, phrase(label, writer.language))
    belongs = [("parent", actor.parent)] if actor.parent and actor.parent != actor.key else []
    for name, other in [*belongs, *(("member", member) for member in actor.members)]:
        if quotes := quote_both(writer, mentions, other):
            writer.claim(node, term(name), writer.node(other), quotes, credit_of(actor, _FIELDS[name]))
        else:
            # the report refers to the actor without its name: what it belongs to is told where it is named
            writer.say(node, term(name), writer.node(other))


def write_mentions(writer: Writer, actor: Actor) -> None:
    """That the report names the actor, with the first place of each name."""
    first = {span.exact: span for span in reversed(writer.here(actor.mentions))}
    if first:
        writer.claim(writer.iri, term("mentions"), writer.node(actor.key), list(first.values()), actor)


def write_posts(writer: Writer, actor: Actor, report: Report) -> None:
    """A holding per post that the report shows the person in, observed on the date given or else that of the report.

    A holding is never timeless: without a date of its own it was seen when the report was made, if that is known.
    """
    seen: dict[NamedNode, list[str]] = {}
    for post in actor.posts:
        if not _told_here(writer, actor, post):
            continue
        person, held = writer.node(actor.key), post_node(writer, post)
        holding = NamedNode(
            report_node("holding", writer.nodes.document, writer.report, [person.value, held.value, str(post.acting).lower()])
        )
        if actor.kind == "person" and not writer.nodes.is_fixed(actor.key):
            writer.say(person, TYPE, term("Official"))
        writer.say(holding, TYPE, term("PostHolding"))
        writer.say(holding, term("holder"), person)
        writer.say(holding, term("acting"), typed(str(post.acting).lower(), "boolean"))
        if post.as_written:
            writer.say(holding, term("titleAsWritten"), typed(post.as_written, "string"))
        named = writer.here(actor.mentions)
        evidence = join_near(writer, writer.here(post.evidence) or named[:1], named)
        writer.claim(holding, term("post"), held, evidence, post)
        seen.setdefault(holding, []).extend([date] if (date := post.on or report.date) else [])
    for holding, dates in seen.items():
        _observe(writer, holding, dates)


def post_node(writer: Writer, post: HeldPost) -> NamedNode:
    """The post of a holding, described: organization, title, scope, and the role concept that the title names."""
    nodes = writer.nodes
    title = bare_title(post.title) or post.title
    around = [name for key in (post.of, post.scope) for name in nodes.names(key)]
    role = find_role(title, [*around, *_country_names(nodes, [post.of, post.scope])], nodes.registry)
    content = [normal(title), *(nodes.node(key, writer.report).value if key else "" for key in (post.of, post.scope))]
    node = NamedNode(report_node("post", nodes.document, writer.report, content))
    writer.say(node, TYPE, term("Post"))
    if title:
        writer.say(node, LABEL, phrase(title, writer.language))
    if post.of:
        writer.say(node, term("organization"), writer.node(post.of))
    if post.scope:
        writer.say(node, term("scope"), writer.node(post.scope))
    if role:
        writer.say(node, term("roleConcept"), NamedNode(role.iri))
    return node


def _class(actor: Actor) -> NamedNode:
    if actor.kind == "group" and actor.members:
        return term("DiplomaticFormat")
    return code(actor.kind, ACTOR_KINDS)


def _told_here(writer: Writer, actor: Actor, post: HeldPost) -> bool:
    if post.evidence:
        return bool(writer.here(post.evidence))
    return writer.report == writer.attribution.of_actor(actor)[0]


def _country_names(nodes: Nodes, keys: Sequence[str | None]) -> list[str]:
    entries = [nodes.registry.by_key(key) for key in sorted(nodes.countries(keys))]
    return [name for entry in entries if entry for name in entry.texts()]


def _observe(writer: Writer, holding: NamedNode, dates: Sequence[str]) -> None:
    for date in dates:
        writer.say(holding, term("observedOn"), edtf(date))
    firsts = [first for first, _ in map(limits, dates) if first]
    lasts = [last for _, last in map(limits, dates) if last]
    if firsts:
        writer.say(holding, term("earliest"), day(min(firsts)))
    if lasts:
        writer.say(holding, term("latest"), day(max(lasts)))
