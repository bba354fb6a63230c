"""Parties that the setting gives: the two sides that met, the state whose national plan it is, the one organisation whose work is told."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import AgreementDraft, EventDraft, PartyDraft, Stay
from graph.extraction.instruments.names import bilateral_words
from graph.extraction.text.quotes import quote_around

__all__ = ["add_sides", "home_country"]

_SIDES: Final = frozenset({"country", "un", "igo", "group"})
_SIGNED_TYPES: Final = frozenset({"treaty", "mou", "roadmap", "statement", "declaration", "other", "programme", "plan"})
_NAMED_TYPES: Final = frozenset({"treaty", "mou", "statement", "declaration", "other"})
_NATIONAL: Final = re.compile(
    r"\b(?:National|Nationally|Government(?:al)?|Presidential|Cabinet|Medium-Term|Five-Year|Perspective|Poverty\s+Reduction|Economic\s+Recovery|Graduation)\b"
)
_OWNED: Final = frozenset({"plan", "strategy", "programme", "roadmap", "agenda", "framework"})
_COMMON: Final = frozenset({"strategy", "agenda", "plan", "roadmap", "other", "declaration", "treaty", "programme", "framework"})
_ORGANS: Final = ("Security Council", "General Assembly", "Human Rights Council", "Economic and Social Council")
_SHORT: Final = {
    "UNSC": "Security Council",
    "UNGA": "General Assembly",
    "HRC": "Human Rights Council",
    "ECOSOC": "Economic and Social Council",
}


def add_sides(annotated: Annotated, drafts: Sequence[AgreementDraft], events: Sequence[EventDraft]) -> None:
    """Parties of the instruments that no clause and no name gives any."""
    for draft in drafts:
        if draft.id or draft.concept:
            continue
        if draft.type == "resolution":
            _add_organ(annotated, draft)
            continue
        bodies = [party.actor for party in draft.parties if annotated.actor(party.actor).kind != "person"]
        if len(bodies) < (1 if draft.count else 2) and _is_bilateral(annotated, draft):
            pair = _pair(annotated, drafts, events, draft)
            whole = draft.status == "signed" or all(annotated.actor(key).kind != "un" for key in pair)
            if whole and set(bodies) <= set(pair):
                _add(annotated, draft, [key for key in pair if key not in bodies], "instruments.two-sides")
        elif not draft.parties and draft.type in _OWNED and _is_national(draft.names[0]):
            home = _state_at(annotated, draft) or _clear_home(annotated)
            _add(annotated, draft, [home] if home else [], "instruments.owner")
        elif not draft.parties and draft.type in _COMMON and draft.status != "signed":
            _add(annotated, draft, _one_organisation(annotated, events, draft), "instruments.owner")


def _is_national(name: str) -> bool:
    return _NATIONAL.search(name) is not None and re.search(r"\b(?:[Cc]ooperation|[Jj]oint|between|[Rr]egional)\b", name) is None


def home_country(annotated: Annotated) -> str | None:
    """The country the document names most; None where two are named equally often."""
    counted = Counter({actor.key: len(actor.mentions) for actor in annotated.actors if actor.kind == "country"})
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _clear_home(annotated: Annotated) -> str | None:
    """The country named at least twice as often as any other."""
    counted = Counter({actor.key: len(actor.mentions) for actor in annotated.actors if actor.kind == "country"})
    ranked = counted.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]) else None


def _add(annotated: Annotated, draft: AgreementDraft, keys: Iterable[str], rule: str) -> None:
    quote = quote_around(annotated, *draft.places[0])
    for key in keys:
        draft.add(PartyDraft(key, evidence=[*_named(annotated, key), quote], rule=rule, confidence=0.6))


def _named(annotated: Annotated, key: str) -> list[Stay]:
    mention = next((m for m in annotated.actor(key).mentions if not m.reference), None)
    return [quote_around(annotated, mention.start, mention.end)] if mention else []


def _is_bilateral(annotated: Annotated, draft: AgreementDraft) -> bool:
    """Whether the instrument is one that two sides conclude: signed, or named by nothing but what two sides share."""
    if draft.status == "signed":
        return draft.type in _SIGNED_TYPES
    if draft.type not in _NAMED_TYPES or draft.status == "adopted":
        return False
    plain = re.sub(r"\([^)]*\)|\b(?:19|20)\d\d\b|[’']s\b", " ", draft.names[0])
    for mention in annotated.actors_in(*draft.places[0]):
        plain = plain.replace(mention.text, " ")
    words = re.findall(r"[a-zà-ž]+", plain.lower())
    return bool(words) and all(word in bilateral_words() for word in words)


def _pair(
    annotated: Annotated, drafts: Sequence[AgreementDraft], events: Sequence[EventDraft], draft: AgreementDraft
) -> list[str]:
    """The two sides of an event told with it; of its main events; of whatever else its release tells; else of the headline."""
    report = annotated.report_at(draft.start_at)
    sentence = annotated.sentence_at(draft.start_at)
    own = [event for event in events if event.row is None and report.start <= event.start_at < report.end]
    here = [event for event in own if sentence and any(a < sentence.end and sentence.start < b for a, b in event.evidence)]
    mains = [event for event in own if event.main]
    settings = [_sides(annotated, [each]) for each in here] + [_titled(annotated, report.key), _sides(annotated, mains)]
    found: tuple[str, ...] = next((pair for pair in settings if len(pair) == 2), ())
    if not found:
        others = [_sides(annotated, [event]) for event in own] + [
            _bodies(annotated, other) for other in drafts if other is not draft
        ]
        pairs = {pair for pair in others if len(pair) == 2}
        found = next(iter(pairs)) if len(pairs) == 1 else ()
    return list(found)


def _titled(annotated: Annotated, report: str) -> tuple[str, ...]:
    """The states and organisations that the headline of the release names."""
    block = next((b for b in annotated.blocks if b.kind == "headline" and b.report == report), None)
    return _apart(annotated, {m.actor for m in annotated.actors_in(block.start, block.end)}) if block else ()


def _sides(annotated: Annotated, told: Iterable[EventDraft]) -> tuple[str, ...]:
    """The states that take part, two of them without an organisation; else states and organisations."""
    sides = _apart(annotated, {key for event in told for key in event.actors()})
    states = [key for key in sides if annotated.actor(key).kind == "country"]
    return tuple(states) if len(states) == 2 else sides if len(states) < 2 else ()


def _bodies(annotated: Annotated, draft: AgreementDraft) -> tuple[str, ...]:
    return _apart(annotated, {party.actor for party in draft.parties}) if draft.id is None else ()


def _apart(annotated: Annotated, keys: Iterable[str]) -> tuple[str, ...]:
    """States and organisations, without the organs of one that is there itself."""
    sides = {key for key in keys if annotated.actor(key).kind in _SIDES}
    return tuple(sorted(key for key in sides if annotated.actor(key).parent not in sides))


def _one_organisation(annotated: Annotated, events: Sequence[EventDraft], draft: AgreementDraft) -> list[str]:
    """The organisation whose gathering the release tells, where it is the only one."""
    report = annotated.report_at(draft.start_at)
    mains = [event for event in events if event.main and event.row is None and report.start <= event.start_at < report.end]
    sides = _apart(annotated, {key for event in mains for key in event.actors()} | set(_titled(annotated, report.key)))
    bodies = [key for key in sides if annotated.actor(key).kind in {"igo", "group"}]
    states = [key for key in sides if annotated.actor(key).kind == "country"]
    return bodies if len(bodies) == 1 and len(states) != 2 and len(annotated.actor(bodies[0]).mentions) > 2 else []


def _state_at(annotated: Annotated, draft: AgreementDraft) -> str | None:
    """The one country that the sentence of the plan names."""
    sentence = annotated.sentence_at(draft.start_at)
    if sentence is None:
        return None
    named = {m.actor for m in annotated.actors_in(sentence.start, sentence.end) if annotated.actor(m.actor).kind == "country"}
    return next(iter(named)) if len(named) == 1 else None


def _add_organ(annotated: Annotated, draft: AgreementDraft) -> None:
    """The organ whose resolution it is: named with it, or the only one that the document names."""
    if draft.parties:
        return
    told = [organ for organ in _ORGANS if any(organ in name for name in draft.names)]
    told += [
        organ for short, organ in _SHORT.items() if any(short in name.split() or f"{short}R" in name for name in draft.names)
    ]
    found = dict(_organs(annotated))
    keys = [found[organ] for organ in told if organ in found] or (list(found.values()) if len(found) == 1 and not told else [])
    _add(annotated, draft, keys[:1], "instruments.owner")


def _organs(annotated: Annotated) -> list[tuple[str, str]]:
    return [
        (organ, actor.key)
        for actor in annotated.actors
        for organ in _ORGANS
        if actor.kind == "un" and any(organ in name for name in actor.names)
    ]
