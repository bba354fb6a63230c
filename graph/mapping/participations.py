"""Who takes part in an event or measure, in which role and for whom, to quads."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import NamedNode

from graph.facts import Event, Participant, Span
from graph.mapping.actors import post_node
from graph.mapping.nodes import Nodes
from graph.mapping.terms import EVENT_TYPES, TYPE, code, term, typed
from graph.mapping.writer import Writer
from graph.names import report_node

__all__ = ["made_label", "write_participations"]

# what a represented body does not take from who represents it
_AS_BODY: Final = {"role": None, "for_": None, "office": None}


def write_participations(writer: Writer, node: NamedNode, whole: Event, told: Event, general: Sequence[Span]) -> None:
    """A participation per participant of whom this report speaks.

    `whole` is the event of the facts, `told` as this report tells it, `general` its evidence here. Who has evidence only in
    other reports is left out, unless the report has a list of its own; who has none takes part wherever the event is told.
    A represented body takes part as well, with the evidence of who represents it.
    """
    own_list = "participants" in whole.told_apart
    listed = {participant.actor for participant in told.participants}
    for participant in told.participants:
        evidence = writer.here(participant.evidence)
        if participant.evidence and not evidence and not own_list:
            continue
        _write(writer, node, participant, evidence or general)
        if participant.for_ and participant.for_ not in listed:
            _write(writer, node, participant.model_copy(update=_AS_BODY | {"actor": participant.for_}), evidence or general)


def made_label(nodes: Nodes, event: Event) -> str:
    """A label for an event without one: its kind and the first three who take part."""
    kind = _words(EVENT_TYPES.get(event.type, event.type))
    names = list(dict.fromkeys(nodes.label(participant.actor) for participant in event.participants if participant.actor))
    if not names:
        return kind
    shown = names[:3] if len(names) <= 3 else [*names[:3], "others"]
    return f"{kind}: {', '.join(shown)}"


def _write(writer: Writer, node: NamedNode, participant: Participant, evidence: Sequence[Span]) -> None:
    actor = writer.node(participant.actor) if participant.actor else None
    role = code(participant.role or "participant")
    represented = writer.node(participant.for_) if participant.for_ else None
    content = [node.value, *(part.value if part else "" for part in (actor, role, represented)), participant.office or ""]
    part = NamedNode(report_node("participation", writer.nodes.document, writer.report, content))
    writer.say(node, term("participation"), part)
    writer.say(part, TYPE, term("Participation"))
    writer.say(part, term("event"), node)
    writer.say(part, term("role"), role)
    if represented:
        writer.say(part, term("represents"), represented)
    if post := _post(writer, participant):
        writer.say(part, term("post"), post)
    if actor:
        writer.claim(part, term("actor"), actor, evidence, participant)
    if participant.office:
        # of an unnamed holder whose body is not given either, the title is all there is to claim
        writer.claim(part, term("office"), typed(participant.office, "string"), evidence, participant)


def _post(writer: Writer, participant: Participant) -> NamedNode | None:
    """The post in which a person takes part: the only one that the report shows, or the only one in the body represented."""
    actor = writer.nodes.actors.get(participant.actor or "")
    posts = [post for post in actor.posts if not post.evidence or writer.here(post.evidence)] if actor else []
    if participant.for_ and len(posts) > 1:
        posts = [post for post in posts if post.of == participant.for_]
    return post_node(writer, posts[0]) if len(posts) == 1 else None


def _words(name: str) -> str:
    """`MemorandumOfUnderstanding` as `Memorandum of understanding`."""
    return name[:1].upper() + "".join(f" {ch.lower()}" if ch.isupper() else ch for ch in name[1:])
