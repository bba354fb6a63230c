"""Who performs an act of concluding: the persons and bodies that are the subject or the agent of its verb."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.extraction.actors.nesting import outermost
from graph.extraction.annotations import ActorMention, Annotated
from graph.extraction.drafts import PartyDraft, Stay
from graph.extraction.instruments.acts import Act

__all__ = ["Doers", "doers", "state_of"]

_BODIES: Final = frozenset({"country", "un", "igo", "org", "gov", "group"})
_FILLER: Final = r"(?:\s|,|\(|\)|[’']s?|“|”|\b(?:and|&|as\s+well\s+as|along\s+with|together\s+with|with|plus|by|also|both|on\s+behalf\s+of|for|from|the|his|her|its|their|side|then|now|respectively|acting|former|visiting|hon|h\.?\s?e|mr|mrs|ms|dr|prof|amb|ambassador|sir|lord|madam|engineer|eng|excellenc(?:y|ies)|government|governments|republic|kingdom|state|federation|commonwealth|of|counterpart|colleague|homologue|opposite\s+number)\b\.?)*"
_CHAIN: Final = re.compile(rf"^{_FILLER}(?:[\w’'&/-]+\s+){{0,6}}?{_FILLER}$", re.IGNORECASE)
_BREAKS: Final = re.compile(
    r"[;:]|\b(?:during|at|after|following|before|when|where|while|who|which|that|between|attended|presence|witness\w*|met|held|talks|said|told|in|under|sidelines|margins|visit|meeting|hosted|received)\b",
    re.IGNORECASE,
)
_TO_VERB: Final = re.compile(
    r"^\)?(?:[’']s)?(?:\s+(?:Governments?|side|sides|authorities|delegations?|officials?))?\s*(?:\([^)]*\))?\s*,?(?:\s+(?:have|has|had|will|shall|should|would|may|plan|plans|intend|intends|agreed|hope|expect|are|is|to|due|ready|also|jointly|then|today|yesterday|each|both|later|finally|respectively|here|on\s+\w+(?:,?\s+\d+)?(?:\s+\w+)?(?:,?\s+\d{4})?|this\s+\w+|last\s+\w+|for\s+(?:their|its|the)\s+\w+|\w+ly))*,?\s*$",
    re.IGNORECASE,
)
_BEFORE_MODIFIER: Final = re.compile(
    r"\b(?:in|at|from|to|between|during|with|under|on|near|visiting|against|about|into|after|hosted\s+by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PLURAL: Final = r"(?:sides|parties|countries|states|nations|governments|ministers|presidents|leaders|delegations|counterparts|officials|diplomats|organi[sz]ations|institutions|heads(?:\s+of\s+(?:state|government|delegations?))*|premiers|chiefs|secretariats|ministries|foreign\s+ministers|prime\s+ministers|signatories|members?|member\s+states|representatives|top\s+diplomats|academies|agencies)"
_ANAPHOR: Final = re.compile(
    rf"(?:\b(?:they|both|the\s+two|the\s+three)|\b(?:the|both|two|three|four|five|six|seven|eight)\s+(?:\w+\s+){{0,2}}{_PLURAL}|^\W*(?:\w+\s+\w+,\s+)?{_PLURAL})(?:\s+of\s+(?:the\s+)?(?:two|both|member)\s+(?:countries|states|sides|governments))?"
    r"(?:\s+(?:have|has|had|also|jointly|then|today|later|finally|\w+ly|on\s+\w+day))*\s*$",
    re.IGNORECASE,
)


_WITH: Final = re.compile(
    r"\s+(?:today\s+|yesterday\s+|on\s+\w+day\s+)?with\s+(?:(?:the|his|her|its|h\.?e\.?|mr\.?|ms\.?|mrs\.?|dr\.?|hon\.?|u|counterpart|government\s+of|\w+ish|\w+ese|\w+an)[\s,]*)*",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(r"\b(?:(?:[A-Z]\.)+|(?:Hon|Rt|Dr|Mr|Mrs|Ms|Prof|Amb|Eng|Sen|Gen|Col|Capt|Rev|St|Jr|Sr)\.)")
"""Abbreviations whose full stop ends no sentence."""
_SIGNED_FOR: Final = re.compile(
    r"\b(?:(?:on|in)\s+behalf\s+of|for)\s+(?:the\s+)?(?:Government\s+of\s+(?:the\s+)?)?$", re.IGNORECASE
)
_OBJECT_NOUN: Final = re.compile(
    r"\b(?:agreement|memorandum|programme|plan|treaty|protocol|strategy|framework|project|contract|mou|declaration|statement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Doers:
    """Signatories and parties told by name; `anaphor` are the words that refer to them instead (`the two ministers`)."""

    parties: tuple[PartyDraft, ...] = ()
    anaphor: str | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """A person with title, or a body, as one member of a subject."""

    actor: str
    start: int
    end: int
    person: bool


def doers(annotated: Annotated, act: Act, sentence: Stay) -> Doers:
    """Who does `act` in `sentence`."""
    start, end = act.agents
    told = annotated.text[start:end]
    reference = (
        re.match(rf"\s*(?:both|the\s+two|the\s+three)\s+{_PLURAL}\b", told, re.IGNORECASE)
        if act.passive
        else _ANAPHOR.search(told)
    )
    units = _units(annotated, start, end)
    if reference and not _apposed(told, reference, act):
        return Doers((), reference[0].strip())
    chain = _forward(annotated, units, (start, end)) if act.passive else _backward(annotated, units, (start, end))
    if not chain and not act.passive:
        chain = _behalf_after(annotated, act, sentence)
    elif not act.passive:
        chain += _with_after(annotated, act, sentence)
        chain += [unit for unit in _behalf_after(annotated, act, sentence) if not unit.person]
    return Doers(tuple(_parties(annotated, chain, sentence)))


def _apposed(told: str, reference: re.Match[str], act: Act) -> bool:
    """`the two presidents, A and B`: the words are told by name at once."""
    return act.passive and re.match(r"(?:\s+of\s+[^,]{2,60})?,\s+[A-Z]", told[reference.end() :]) is not None


def state_of(annotated: Annotated, key: str | None) -> str | None:
    """The state of a ministry, the organisation itself otherwise."""
    body = annotated.actor(key) if key else None
    if body is not None and body.kind == "gov" and body.parent and annotated.actor(body.parent).kind == "country":
        return body.parent
    return key


def _parties(annotated: Annotated, chain: Iterable[_Unit], sentence: Stay) -> Iterable[PartyDraft]:
    quote = sentence if sentence[1] - sentence[0] <= 600 else None
    for unit in chain:
        evidence = [quote or (unit.start, unit.end)]
        if not unit.person:
            yield PartyDraft(unit.actor, evidence=evidence, rule="instruments.signed")
            continue
        posts = annotated.actor(unit.actor).posts
        post = next((each for each in posts if each.of), posts[0] if posts else None)
        yield PartyDraft(
            unit.actor, "signatory", post.of if post else None, post.title if post else None, evidence, "instruments.signed"
        )


def _units(annotated: Annotated, start: int, end: int) -> list[_Unit]:
    """Persons with the titles around them, and bodies outside of those."""
    mentions = outermost([m for m in annotated.actors_in(start, end) if annotated.actor(m.actor).kind in _BODIES | {"person"}])
    posts = [post for post in annotated.posts_in(start, end) if post.person or post.of]
    units = [_unit(annotated, mention) for mention in mentions if annotated.actor(mention.actor).kind == "person"]
    covered = [(unit.start, unit.end) for unit in units] + [(post.start, post.end) for post in posts if post.person]
    for post in posts:
        if post.person is None and post.of and not any(a <= post.start < b for a, b in covered):
            several = [m for m in mentions if post.start <= m.start < post.end and annotated.actor(m.actor).kind == "country"]
            keys = [m.actor for m in several] if len(several) > 1 else [state_of(annotated, post.of) or post.of]
            units += [_Unit(key, post.start, post.end, person=False) for key in keys]
            covered.append((post.start, post.end))
    units += [
        _Unit(mention.actor, mention.start, mention.end, person=False)
        for mention in mentions
        if annotated.actor(mention.actor).kind != "person" and not any(a <= mention.start < b for a, b in covered)
    ]
    return sorted(units, key=lambda unit: unit.start)


def _unit(annotated: Annotated, mention: ActorMention) -> _Unit:
    start, end = mention.start, mention.end
    for post in annotated.posts_in(max(0, mention.start - 200), mention.end + 250):
        gap = annotated.text[post.end : start] if post.end <= start else annotated.text[end : post.start]
        if post.person == mention.actor and len(gap) < 60 and "." not in _SHORT.sub("", gap):
            start, end = min(start, post.start), max(end, post.end)
    return _Unit(mention.actor, start, end, person=True)


def _chained(text: str) -> bool:
    return len(text) < 120 and _BREAKS.search(text) is None and _CHAIN.match(text) is not None


def _backward(annotated: Annotated, units: Sequence[_Unit], region: Stay) -> list[_Unit]:
    """The chain of units that ends right before the verb."""
    chain: list[_Unit] = []
    stop = region[1]
    for unit in reversed(units):
        gap = annotated.text[unit.end : stop]
        before = annotated.text[max(region[0], unit.start - 30) : unit.start]
        joined = _TO_VERB.match(gap) or (not chain and unit.person and _appositive(gap)) if not chain else _chained(gap)
        if not joined:
            break
        modifies = not unit.person and chain and not re.search(r",|\band\b|&|\bwith\b|\bby\b", gap)
        if not modifies and not (
            not unit.person and _BEFORE_MODIFIER.search(before) and not re.search(r"\bbehalf\s+of\s", before)
        ):
            chain.append(unit)
        elif _BEFORE_MODIFIER.search(before):
            break
        stop = unit.start
    return chain[::-1]


def _appositive(gap: str) -> bool:
    """`, the head of the agency, `: a title between commas that no rule reads."""
    return re.fullmatch(r",\s+[^.;:]{3,90},\s*(?:\w+ly\s+)?", gap) is not None


def _forward(annotated: Annotated, units: Sequence[_Unit], region: Stay) -> list[_Unit]:
    """The units that follow `by`, up to a word that opens something else."""
    chain: list[_Unit] = []
    at = region[0]
    for number, unit in enumerate(units):
        gap = annotated.text[at : unit.start]
        if chain and (_BREAKS.search(gap) or len(gap) > 140):
            break
        after = annotated.text[unit.end : units[number + 1].start if number + 1 < len(units) else region[1]]
        modifies = (
            not unit.person
            and re.match(r"(?:[’']s?)?\s+(?!and\b|&|on\b|for\b|with\b|in\b|by\b)[\w(]", after) is not None
            and number + 1 < len(units)
            and units[number + 1].person
        )
        placed = not unit.person and re.search(r"\b(?:in|at|from|to)\s+(?:the\s+)?$", gap) is not None
        if not modifies and not placed:
            chain.append(unit)
        at = unit.end
    return chain


def _with_after(annotated: Annotated, act: Act, sentence: Stay) -> list[_Unit]:
    """`A signed with B an agreement`, `A exchanged notes with B`: the other side."""
    units = _units(annotated, act.end, min(sentence[1], act.end + 220))
    if not units or not _WITH.fullmatch(annotated.text[act.end : units[0].start]):
        return []
    return units[:1]


def _behalf_after(annotated: Annotated, act: Act, sentence: Stay) -> list[_Unit]:
    """`A signed it for X`: the body signed for; `Signing for X was A`."""
    end = min(sentence[1], act.end + 200)
    found = []
    for unit in _units(annotated, act.end, end):
        if unit.person:
            continue
        between = annotated.text[act.end : unit.start]
        behalf = _SIGNED_FOR.search(between) if len(between) < 70 else None
        if behalf and ("behalf" in between or not _OBJECT_NOUN.search(between)):
            found.append(unit)
    return found
