"""Who takes part, from the names in the zones of a sentence: persons with the bodies they act for, bodies, unnamed offices."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterable, Sequence
from typing import Final

from graph.extraction.actors.nesting import outermost
from graph.extraction.annotations import ActorDraft, ActorMention, Annotated, PostMention
from graph.extraction.drafts import EventDraft, Stay, TakingPart
from graph.extraction.events.participant_zones import Zone, inside
from graph.extraction.text.views import SentenceView

__all__ = ["bodies_of", "holder_of", "quote_around", "taking_part"]

LONGEST: Final = 600
"""A quote longer than this points at nothing in particular."""

_CABINET: Final = re.compile(r"\b(?:minister|premier)\b", re.IGNORECASE)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|from|throughout|across|outside|inside|near|around|based\s+in|accredited\s+in)\s+(?:the\s+)?$", re.IGNORECASE
)
_TOWN_BEFORE: Final = re.compile(
    r"\b(?:in|at|to|from|near|of)\s+(?:the\s+city\s+of\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3},\s*$"
)
_VENUE_BEFORE: Final = re.compile(r"\b(?:at|in)\s+the\s+(?:building\s+of\s+the\s+|premises\s+of\s+the\s+)?$", re.IGNORECASE)
_PEOPLE: Final = (
    r"(?:officers|officials|representatives|participants|experts|specialists|diplomats|delegates|delegations?|students|judges|prosecutors|journalists|ministers|leaders"
    r"|heads|members|trainees|guests|parliamentarians|practitioners|counterparts|ambassadors|agencies|institutions|ministries|organi[sz]ations|bodies|companies|universities|teams|scholars"
    r"|academics|lawyers|scientists|teachers|observers|fellows|youth|women|managers|police|staff|personnel|researchers|policymakers|stakeholders|commissioners|legislators|lawmakers|guards)"
)
_PEOPLE_FROM: Final = re.compile(rf"\b{_PEOPLE}\s+(?:(?:coming|drawn|invited|hailing)\s+)?from\s+(?:the\s+)?$", re.IGNORECASE)
_NO_ACTOR_AFTER: Final = re.compile(
    r"^\$|^(?:['’]s)?\s+(?:capital|region|issue|question|crisis|conflict|war|border|territory|market|economy)\b", re.IGNORECASE
)
_REGION_AFTER: Final = re.compile(
    r"^\s+(?:area|region|space|membership|standards?|principles?|process|framework|agenda|charter|commitments|guidelines|rules|values|headquarters|website|flag|logo)\b"
)
_ABSENT_AFTER: Final = re.compile(
    r"^\)?,?(?:\s+who)?\s+(?:(?:was|were|is|are|had\s+been|has\s+been|being)\s+)?represented\s+by\b|^\)?,?(?:\s+who)?\s+(?:was|were|is)\s+(?:unable|not\s+(?:able|present))\b"
    r"|^\)?,?\s+(?:(?:did|could|would|will)\s+not|sent\s+(?:a\s+)?(?:message|greeting|letter)s?|(?:was|were)\s+absent)\b",
    re.IGNORECASE,
)
_ABSENT_BEFORE: Final = re.compile(
    r"\b(?:on\s+behalf\s+of|in\s+the\s+name\s+of|instead\s+of|in\s+place\s+of|in\s+the\s+absence\s+of|(?:a|the)\s+(?:message|letter|greeting|statement|speech)s?\s+(?:from|of|by)|(?:message|greeting)s?\s+(?:from|of)"
    r"|standing\s+in\s+for|deputi[sz]ing\s+for|the\s+late|successor\s+(?:to|of)|predecessor|(?:special|personal)\s+(?:envoy|representative)\s+of|invitation\s+(?:of|from)|behest\s+of|memory\s+of|thanks\s+to|office\s+of)"
    r"\s+(?:the\s+)?(?:[\w.’'-]+\s+){0,2}?(?:\x02+(?:\s+of\s+(?:the\s+)?\x01+)?,?\s*)?(?:(?:H\.?\s?E\.?|Dr|Mrs?|Ms|Hon|Prof)\.?\s+)*$",
    re.IGNORECASE,
)
_ONLY_WROTE: Final = re.compile(
    r"^(?:\s\([^()]*\))?,?\s+(?:also\s+)?(?:(?:sent|conveyed|addressed)\s+(?:a\s+|an\s+|their\s+|its\s+)?(?:written\s+|video\s+|congratulatory\s+)?(?:messages?|greetings?|letters?|telegrams?|regrets|apologies)|(?:was|were)\s+(?:absent|not\s+(?:represented|present|there|invited|in\s+attendance))|(?:did|could)\s+not\s+(?:attend|take\s+part|participate|come|send)|stayed\s+away|boycotted|declined\s+to|skipped)\b",
    re.IGNORECASE,
)
_APPOSITION: Final = re.compile(r"^(?:,\s(?:the\s)?(?:[A-Z]{2,5}\b|[\x01\x02]+(?:\s(?:of\s(?:the\s)?)?[\x01\x02]+)*))+")
_HOST_BEFORE: Final = re.compile(
    r"\b(?:hosted|organi[sz]ed|received|welcomed|arranged|convened)\s+(?:jointly\s+)?(?:on\s+[\w ,]+?\s+)?by\s+(?:the\s+)?[^.;]{0,40}$",
    re.IGNORECASE,
)
_HOST_AFTER: Final = re.compile(
    r"^[^.;:]{0,30}?\b(?:hosted|(?:received|welcomed)(?!\s+(?:(?:the|a|an|this|any|all|further|his|her|its|their)\s+)?(?:[\w-]+\s+){0,2}?(?:opportunit\w+|progress|training|instruction|news|initiatives?|decisions?|efforts?|outcomes?|adoption|support|presentations?"
    r"|certificates?|awards?|agreement|statement|report|results?|steps?|launch|fact|conclusion|commitments?|offer|proposals?|signing|credentials|letters?|copies))|(?:was|were)\s+the\s+hosts?|(?:was|were)\s+hosting|organi[sz]ed)\b(?!\s+by)",
    re.IGNORECASE,
)
_CHAIR_BEFORE: Final = re.compile(
    r"\b(?:chaired|moderated|presided\s+over|led|headed)\s+by\s+(?:the\s+)?[^.;,]{0,40}$", re.IGNORECASE
)
_CHAIR_AFTER: Final = re.compile(r"^[^.;:]{0,30}?\b(?:chaired|chairs|moderated|moderates|presided)\b", re.IGNORECASE)
_SPEAK_AFTER: Final = re.compile(
    r"^[^.;:]{0,20}?\b(?:spoke(?!\s+(?:by|with|to|on\s+the|over))|addressed|delivered|made\s+(?:a\s+)?(?:speech|statement|presentation))\b",
    re.IGNORECASE,
)


def merged(parts: Iterable[TakingPart]) -> list[TakingPart]:
    """The same parts, each actor once (once for each office, where a text gives several)."""
    event = EventDraft("other", 0)
    for part in parts:
        event.add(part)
    return event.participants


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
    for mention in outermost(view.actors):
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
            found.extend(_office(annotated, view, post, quote))
    return merged(found)


def _takes_part(annotated: Annotated, view: SentenceView, mention: ActorMention) -> bool:
    """Whether a name in a zone is that of somebody there: not a place, a publisher, a part of a title."""
    actor = annotated.actor(mention.actor)
    if actor.kind == "person":
        return not _represented(view, (mention.start - view.start, mention.end - view.start))
    if (actor.optional and actor.kind == "org") or (mention.reference and actor.kind != "group"):
        return False
    if any(post.start <= mention.start and mention.end <= post.end for post in view.posts):
        return False
    before = view.text[: mention.start - view.start]
    after = view.text[mention.end - view.start :]
    if actor.kind == "group":
        return not _in_scope_list(view, mention)
    if actor.kind == "country":
        place = (_PLACE_BEFORE.search(before) or _in_town(annotated, view, mention)) and not _PEOPLE_FROM.search(before)
        return (
            not place
            and not _NO_ACTOR_AFTER.match(after)
            and not _ONLY_WROTE.match(after)
            and re.search(r"\w-(?:of|de|la|el)-$", before) is None
        )
    venue = actor.kind in {"gov", "org"} and _VENUE_BEFORE.search(before) and not after.startswith((" and", ","))
    return not venue and not _ONLY_WROTE.match(after) and not _REGION_AFTER.match(after)


_READ_BY: Final = re.compile(
    r"\b(?:speech|address|message|remarks|statement|greetings?)\s+(?:that\s+was\s+)?(?:delivered|read|conveyed|presented)\s+(?:out\s+)?(?:(?:on|in)\s+(?:his|her)\s+(?:behalf|name)\s+)?by\s[^.;]*,\s*(?:the\s+)?[\x01\x02\s,]*$",
    re.IGNORECASE,
)


def _represented(view: SentenceView, place: Zone) -> bool:
    """Whether somebody else stands in for the person: `represented by`, `on behalf of the Minister, NAME`."""
    after = view.masked[place[1] :]
    apposed = _APPOSITION.match(after)
    if apposed is not None:
        after = after[apposed.end() :]
        if after.startswith((" was ", " were ")):  # `…, Grenada was represented by`: another's clause begins
            return False
    if re.match(r",?\s+[a-z]", after) and _READ_BY.search(view.masked[: place[0]]) is not None:
        return True
    return _ABSENT_AFTER.match(after) is not None or _ABSENT_BEFORE.search(view.masked[: place[0]]) is not None


def _in_town(annotated: Annotated, view: SentenceView, mention: ActorMention) -> bool:
    """Whether the country only says where a town is that stands before it: `in Suva, Fiji`."""
    position = mention.start - view.start
    match = _TOWN_BEFORE.search(view.masked[:position])
    if match is None:
        return False
    listed = re.match(r"(?:,|\s+and)\s+(?:the\s+)?[A-Z\x01]", view.masked[mention.end - view.start :])
    places = annotated.mentions_in(view.start + match.start(), mention.start, "place")
    return bool(places) or (listed is None and match[0].startswith(("in ", "at ")))


def _in_scope_list(view: SentenceView, mention: ActorMention) -> bool:
    """Whether the group goes on with a list that began inside a title ("High Representative for A, B and C")."""
    position = mention.start
    for other in reversed([m for m in view.actors if m.end <= mention.start]):
        if not re.fullmatch(r"\s*(?:,|,?\s*and)\s*(?:the\s+)?", view.text[other.end - view.start : position - view.start]):
            return False
        if any(post.person and post.start <= other.start and other.end <= post.end for post in view.posts):
            return True
        position = other.start
    return False


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


def _office(annotated: Annotated, view: SentenceView, post: PostMention, quote: Stay) -> list[TakingPart]:
    """An unnamed holder: the person who holds that post elsewhere in the text, else the body through the office."""
    if not post.plural:
        person = holder_of(annotated, post)
        if person is not None:
            held = TakingPart(person.key, evidence=[quote], rule="participants.post", confidence=0.8)
            return [held, *bodies_of(annotated, person, quote)]
    bodies = [post.of] if post.of else _named_in(annotated, view, post)
    # A phrase for several holders names them all: each body has its own, under the title they share.
    office = post.title if post.plural else post.text
    found = []
    for key in bodies:
        body = annotated.actor(key)
        found.append(TakingPart(key, office=office, evidence=[quote], rule="participants.office", confidence=0.85))
        if body.kind == "gov" and body.parent and _CABINET.search(post.title):
            found.append(TakingPart(body.parent, evidence=[quote], rule="participants.state", confidence=0.8))
    return found


def _named_in(annotated: Annotated, view: SentenceView, post: PostMention) -> list[str]:
    """Bodies and groups named inside the title of several unnamed holders ("ambassadors of …")."""
    if not post.plural:
        return []
    inside_post = [m for m in view.actors if post.start <= m.start and m.end <= post.end and not m.reference]
    return [m.actor for m in inside_post if annotated.actor(m.actor).kind != "person"]


def holder_of(annotated: Annotated, post: PostMention) -> ActorDraft | None:
    """The one person seen in the post: with the same body and title, or, for a bare title, the last one before it."""
    words = _title_words(post.title)
    if not words:
        return None
    if post.of is not None:
        holders = [a for a in annotated.actors if any(p.of == post.of and words <= _title_words(p.title) for p in a.posts)]
        return holders[0] if len(holders) == 1 else None
    report = annotated.report_at(post.start)
    before = [p for p in annotated.persons if report.start <= p.start < post.start]
    for mention in reversed(before):
        person = annotated.actor(mention.actor)
        if any(words <= _title_words(held.title) for held in person.posts):
            return person
    return None


def _title_words(title: str) -> set[str]:
    return {word.lower().strip(",.") for word in title.split()} - {
        "the",
        "of",
        "for",
        "in",
        "to",
        "and",
        "un",
        "united",
        "nations",
        "a.i",
    }


def _role(view: SentenceView, place: Zone) -> str:
    before, after = view.masked[: place[0]], view.masked[place[1] :]
    if _HOST_BEFORE.search(before) or _HOST_AFTER.match(after):
        return "host"
    if _CHAIR_BEFORE.search(before) or _CHAIR_AFTER.match(after):
        return "chair"
    return "speaker" if _SPEAK_AFTER.match(after) else "participant"
