"""Who takes part, from the names in the zones of a sentence: persons with the bodies they act for, bodies, unnamed offices."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from graph.extraction.annotations import ActorDraft, ActorMention, Annotated, PostMention
from graph.extraction.drafts import Stay, TakingPart
from graph.extraction.participants_zones import Zone, inside
from graph.extraction.views import SentenceView

__all__ = ["bodies_of", "quote_around", "taking_part"]

LONGEST: Final = 600
"""A quote longer than this points at nothing in particular."""

_CABINET: Final = re.compile(
    r"\b(?:minister|prime\s+minister|president|premier|chancellor|foreign\s+secretary|secretary\s+of\s+state)\b", re.IGNORECASE
)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|from|throughout|across|outside|inside|near|around|based\s+in|accredited\s+in)\s+(?:the\s+)?$", re.IGNORECASE
)
_NO_ACTOR_AFTER: Final = re.compile(
    r"^(?:['’]s)?\s+(?:capital|region|issue|question|crisis|conflict|war|border|territory|market|economy)\b", re.IGNORECASE
)
_HOST_BEFORE: Final = re.compile(
    r"\b(?:hosted|organi[sz]ed|received|welcomed|arranged|convened)\s+(?:jointly\s+)?(?:on\s+[\w ,]+?\s+)?by\s+(?:the\s+)?[^.;]{0,40}$",
    re.IGNORECASE,
)
_HOST_AFTER: Final = re.compile(
    r"^[^.;:]{0,30}?\b(?:hosted|received|welcomed|(?:was|were)\s+the\s+hosts?|(?:was|were)\s+hosting|organi[sz]ed)\b(?!\s+by)",
    re.IGNORECASE,
)
_CHAIR_BEFORE: Final = re.compile(
    r"\b(?:chaired|moderated|presided\s+over|led|headed)\s+by\s+(?:the\s+)?[^.;,]{0,40}$", re.IGNORECASE
)
_CHAIR_AFTER: Final = re.compile(r"^[^.;:]{0,30}?\b(?:chaired|chairs|moderated|moderates|presided)\b", re.IGNORECASE)
_SPEAK_AFTER: Final = re.compile(
    r"^[^.;:]{0,20}?\b(?:spoke|addressed|delivered|made\s+(?:a\s+)?(?:speech|statement|presentation))\b", re.IGNORECASE
)


def quote_around(view: SentenceView, mention: Stay, anchor: int | None = None) -> Stay:
    """The sentence, or the part of a long one that holds the mention (and the anchor where it fits)."""
    start, end = view.stay
    if end - start <= LONGEST:
        return start, end
    first = min(mention[0], anchor + view.start) if anchor is not None else mention[0]
    if mention[1] - first > LONGEST - 20:
        first = mention[0]
    begin = max(start, first - 10)
    space = view.text.rfind(" ", 0, begin - view.start + 1)
    begin = view.start + space + 1 if begin > start and space >= 0 else begin
    stop = min(end, begin + LONGEST)
    cut = view.text.rfind(" ", 0, stop - view.start)
    return begin, (stop if stop == end or cut + view.start <= mention[1] else view.start + cut)


def taking_part(annotated: Annotated, view: SentenceView, ranges: Sequence[Zone], anchor: int | None = None) -> list[TakingPart]:
    """Those named in the ranges of the sentence, each with the sentence as evidence, in text order."""
    found: list[TakingPart] = []
    for mention in view.actors:
        place = (mention.start - view.start, mention.end - view.start)
        if not inside(place, ranges) or not _takes_part(annotated, view, mention):
            continue
        quote = quote_around(view, (mention.start, mention.end), anchor)
        role = _role(view, place)
        actor = annotated.actor(mention.actor)
        found.append(
            TakingPart(
                actor.key, role, evidence=[quote], rule="participants.reference" if mention.reference else "participants.named"
            )
        )
        if actor.kind == "person":
            found.extend(bodies_of(annotated, actor, quote))
    for post in view.posts:
        if post.person is None and inside((post.start - view.start, post.end - view.start), ranges):
            quote = quote_around(view, (post.start, post.end), anchor)
            found.extend(_office(annotated, post, quote))
    return _lead_with_bodies(found)


def _lead_with_bodies(found: Iterable[TakingPart]) -> list[TakingPart]:
    merged: dict[tuple[str | None, str | None], TakingPart] = {}
    for part in found:
        known = merged.setdefault((part.actor, part.office), part)
        if known is not part:
            known.evidence.extend(place for place in part.evidence if place not in known.evidence)
            known.represents = known.represents or part.represents
            known.role = part.role if known.role == "participant" else known.role
    return list(merged.values())


def _takes_part(annotated: Annotated, view: SentenceView, mention: ActorMention) -> bool:
    """Whether a name in a zone is that of somebody there: not a place, a publisher, a part of a title."""
    actor = annotated.actor(mention.actor)
    if actor.optional and actor.kind == "org":
        return False
    if actor.kind != "person" and any(post.start <= mention.start and mention.end <= post.end for post in view.posts):
        return False
    before = view.text[: mention.start - view.start]
    after = view.text[mention.end - view.start :]
    if actor.kind == "country" and (_PLACE_BEFORE.search(before) or _NO_ACTOR_AFTER.match(after)):
        return False
    if mention.reference and actor.kind != "person" and actor.kind != "group":
        return False
    return not any(
        other is not mention and not other.reference and other.start <= mention.start and mention.end <= other.end
        and other.end - other.start > mention.end - mention.start
        for other in view.actors
    )  # fmt: skip


def bodies_of(annotated: Annotated, person: ActorDraft, quote: Stay) -> list[TakingPart]:
    """The bodies a person acts for, one step: the organisation of each post, and the state for members of its government."""
    found = []
    for post in person.posts:
        if post.of is None:
            continue
        found.append(TakingPart(post.of, evidence=[quote], rule="participants.represented", confidence=0.85))
        body = annotated.actor(post.of)
        if body.kind == "gov" and body.parent and _CABINET.search(post.title):
            found.append(TakingPart(body.parent, evidence=[quote], rule="participants.state", confidence=0.85))
    return found


def _office(annotated: Annotated, post: PostMention, quote: Stay) -> list[TakingPart]:
    """An unnamed holder: the body takes part through the office."""
    if post.of is None:
        return []
    body = annotated.actor(post.of)
    found = [TakingPart(post.of, office=post.text, evidence=[quote], rule="participants.office", confidence=0.85)]
    if body.kind == "gov" and body.parent and _CABINET.search(post.title):
        found.append(TakingPart(body.parent, evidence=[quote], rule="participants.state", confidence=0.8))
    return found


def _role(view: SentenceView, place: Zone) -> str:
    before, after = view.masked[: place[0]], view.masked[place[1] :]
    if _HOST_BEFORE.search(before) or _HOST_AFTER.match(after):
        return "host"
    if _CHAIR_BEFORE.search(before) or _CHAIR_AFTER.match(after):
        return "chair"
    return "speaker" if _SPEAK_AFTER.match(after) else "participant"
