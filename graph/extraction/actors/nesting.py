"""Names inside longer names: `Ministry of Trade of Peru` holds `Peru`."""

from collections.abc import Sequence

from graph.extraction.annotations import ActorMention

__all__ = ["outermost"]


def outermost(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions that lie in no longer one (references hold nothing), in text order."""
    found: list[ActorMention] = []
    reach = (-1, -1)
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        inside = mention.end <= reach[1] and mention.end - mention.start < reach[1] - reach[0]
        if inside:
            continue
        found.append(mention)
        if not mention.reference and mention.end > reach[1]:
            reach = (mention.start, mention.end)
    return found
