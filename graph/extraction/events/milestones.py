"""Steps told in passing: an instrument adopted, signed or submitted on another day, relations established, a state admitted."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.extraction.annotations import ActorMention, Annotated
from graph.extraction.drafts import AgreementDraft, EventDraft, Stay, TakingPart
from graph.extraction.events.merge import same_date
from graph.extraction.instruments.found import FoundInstrument
from graph.extraction.instruments.instruments import Instruments
from graph.extraction.text.views import LONGEST

__all__ = ["find_milestones"]

_DONE: Final = re.compile(
    r"\b(?:and\s+)?(?:was|were|has\s+been|have\s+been|had\s+been|and|which)\s+(?:\w+ly\s+)?(?P<verb>submitted|handed\s+over|transmitted|presented\s+to|adopted|approved|endorsed|ratified|signed|launched|accepted)\b",
    re.IGNORECASE,
)
_NOMINAL: Final = re.compile(
    r"\b(?P<verb>adoption|approval|endorsement|ratification|submission|signing|signature)\s+of\s+(?:the\s+)?$", re.IGNORECASE
)
_ACTIVE: Final = re.compile(
    r"\b(?:has\s+|had\s+|have\s+)?(?P<verb>adopted|approved|endorsed|ratified|proclaimed|submitted|signed)\s+(?:the\s+|its\s+|a\s+|an\s+)?$",
    re.IGNORECASE,
)
_RELATIONS: Final = re.compile(
    r"\b(?:establish\w*|set\w*\s+up|anniversary)\s+(?:of\s+)?(?:the\s+)?(?P<what>(?:bilateral|diplomatic|official)\s+relations)\s+(?:between|of|with)\s+",
    re.IGNORECASE,
)
_ADMISSION: Final = re.compile(
    r"\b(?P<what>admission|accession|joining|entry)\s+of\s+(?:the\s+)?(?=[^.;,]{2,60}?\s(?:to|into)\s)", re.IGNORECASE
)
_JOINED: Final = re.compile(
    r"\b(?:joined|(?:became|becomes)\s+(?:a\s+|an\s+|the\s+)?(?:[\w-]+\s+){0,3}(?:member|observer|party|partner)\s+(?:state\s+)?(?:of|to|in))\s+(?:the\s+)?",
    re.IGNORECASE,
)
_WORDS: Final = {
    "adopt": "Adoption", "approv": "Approval", "endors": "Endorsement", "ratif": "Ratification", "submi": "Submission", "sign": "Signing",
    "launch": "Launch", "proclaim": "Proclamation", "hand": "Submission", "transmi": "Submission", "present": "Submission", "accept": "Approval",
}  # fmt: skip
_SAME: Final = {"Approval": "Endorsement", "Adoption": "Adoption"}


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of an instrument in one sentence: what, by and to whom, when."""

    word: str
    found: FoundInstrument
    draft: AgreementDraft
    sentence: Stay
    verb_at: int
    active: bool


def find_milestones(annotated: Annotated, instruments: Instruments, events: Sequence[EventDraft]) -> list[EventDraft]:
    """Happenings told in passing that no event of the text is; `events` are those known so far."""
    made: list[EventDraft] = []
    for event in [*_steps(annotated, instruments, events), *_joins(annotated)]:
        known = next((one for one in made if _same(one, event)), None)
        if known is None:
            made.append(event)
        else:
            known.evidence.extend(place for place in event.evidence if place not in known.evidence)
            known.start, known.end = known.start or event.start, known.end or event.end
            for part in event.participants:
                known.add(part)
    return sorted(made, key=lambda event: event.start_at)


def _same(known: EventDraft, event: EventDraft) -> bool:
    if not same_date(known.start, event.start) or known.type != event.type:
        return False
    step = _SAME.get(known.rule, known.rule) == _SAME.get(event.rule, event.rule)
    if known.agreements or event.agreements:
        shared = {id(draft) for draft in known.agreements} & {id(draft) for draft in event.agreements}
        return step and bool(shared or known.actors() & event.actors())
    return step and known.actors() == event.actors()


def _steps(annotated: Annotated, instruments: Instruments, events: Sequence[EventDraft]) -> Iterator[EventDraft]:
    for found, draft in instruments.found:
        sentence = annotated.sentence_at(found.start_at)
        block = annotated.block_at(found.start_at)
        if (
            sentence is None
            or sentence.end - sentence.start > LONGEST
            or block is None
            or block.kind in {"headline", "table-row", "dateline"}
        ):
            continue
        step = _step(annotated, found, draft, (sentence.start, sentence.end))
        event = _event(annotated, step, events) if step is not None else None
        if event is not None:
            yield event


def _step(annotated: Annotated, found: FoundInstrument, draft: AgreementDraft, sentence: Stay) -> _Step | None:
    text = annotated.text
    start, end = found.places[0][0], found.places[-1][1]
    for pattern, active in ((_NOMINAL, False), (_ACTIVE, True)):
        match = pattern.search(text, max(sentence[0], start - 80), start)
        if match is not None and match.end() == start:
            return _Step(_word(match["verb"]), found, draft, sentence, match.start(), active)
    for match in _DONE.finditer(text, end, sentence[1]):
        between = text[end : match.start()]
        if len(between) < (320 if match[0].lower().startswith("and") else 160) and not re.search(
            r"[;:]|\b(?:while|where|but)\b", between
        ):
            return _Step(_word(match["verb"]), found, draft, sentence, match.start(), active=False)
    return None


def _word(verb: str) -> str:
    return next(word for stem, word in _WORDS.items() if verb.lower().startswith(stem))


def _event(annotated: Annotated, step: _Step, events: Sequence[EventDraft]) -> EventDraft | None:
    """The step as an event of its own: with a date of its own, or done by a body that is named for it."""
    dates = [
        d
        for d in annotated.dates_in(step.verb_at, step.sentence[1])
        if d.kind in {"day", "month", "year"} and d.start - step.verb_at < 120
    ]
    agents = _agents(annotated, step)
    date = dates[0] if dates else None
    if any(event.main and _tells(event, step) and same_date(event.start, date.edtf if date else None) for event in events):
        return None
    if date is None and not agents:
        return None
    event = EventDraft(
        "signing" if step.word == "Signing" else "other", step.verb_at, rule=step.word, status="held", confidence=0.75
    )
    event.label = f"{step.word} of {_named(step.draft)}"
    if date is not None:
        event.start, event.end = date.edtf, date.edtf_end
        event.evidence_of["start"] = [step.sentence]
    event.agreements = [step.draft]
    event.evidence = [_short(step.sentence, step.verb_at)]
    for mention in agents or _owners(annotated, step):
        event.add(TakingPart(mention.actor, evidence=list(event.evidence), rule="participants.step", confidence=0.75))
    return event


def _named(draft: AgreementDraft) -> str:
    return f"the {draft.names[0]}" if draft.names else "the document"


def _short(sentence: Stay, at: int) -> Stay:
    start, end = sentence
    if end - start <= 600:
        return sentence
    first = max(start, at - 250)
    return first, min(end, first + 600)


def _tells(event: EventDraft, step: _Step) -> bool:
    return any(a <= step.verb_at < b for a, b in event.evidence) and event.type in {"signing", "meeting", "session", "conference"}


def _agents(annotated: Annotated, step: _Step) -> list[ActorMention]:
    """Actors after `by` and `to` in the clause, and the subject of an active verb."""
    text = annotated.text
    found = []
    for mention in annotated.actors_in(*step.sentence):
        if annotated.actor(mention.actor).optional or any(a <= mention.start < b for a, b in step.found.places):
            continue
        before = text[max(step.sentence[0], mention.start - 60) : mention.start]
        if (
            re.search(r"\b(?:by|to)\s+(?:the\s+)?$", before, re.IGNORECASE)
            and (mention.start > step.verb_at or step.word == "Submission")
        ) or (
            step.active
            and mention.end <= step.verb_at
            and re.match(r"\s*(?:has|had|have)?\s*$", text[mention.end : step.verb_at])
        ):
            found.append(mention)
    return found


def _owners(annotated: Annotated, step: _Step) -> list[ActorMention]:
    """Whose instrument it is, by its name: a possessive or a body at its beginning."""
    places = list(step.draft.places) or list(step.found.places)
    found = [
        mention for place in places for mention in annotated.actors_in(*place) if annotated.actor(mention.actor).kind != "person"
    ]
    return list({mention.actor: mention for mention in found}.values())


def _joins(annotated: Annotated) -> Iterator[EventDraft]:
    text = annotated.text
    for pattern, label in ((_RELATIONS, "Establishment of {what} between {names}"), (_ADMISSION, "Admission of {names}")):
        for match in pattern.finditer(text):
            stop = re.search(r"[.;\n\t]", text[match.end() : match.end() + 140])
            end = match.end() + (stop.start() if stop else 140)
            parties = [m for m in annotated.actors_in(match.end(), end) if annotated.actor(m.actor).kind != "person"][:2]
            parties += _organization(annotated, match.end(), end) if len(parties) == 1 else []
            if len({m.actor for m in parties}) == 2:
                yield _join(annotated, match, parties, label, (match.start(), parties[-1].end))
    for match in _JOINED.finditer(text):
        before = [
            m
            for m in annotated.actors_in(max(0, match.start() - 80), match.start())
            if annotated.actor(m.actor).kind == "country"
        ]
        after = [
            m
            for m in annotated.actors_in(match.end(), match.end() + 80)
            if m.start == match.end() and annotated.actor(m.actor).kind in {"igo", "un", "org"}
        ]
        if before and after and re.fullmatch(r"\s*(?:has|had|have)?\s*", text[before[-1].end : match.start()]):
            yield _join(annotated, match, [before[-1], after[0]], "Accession of {names}", (before[-1].start, after[0].end))


def _organization(annotated: Annotated, start: int, end: int) -> list[ActorMention]:
    """`to the Organization`: the international body named last before."""
    if (
        re.search(
            r"\b(?:to|into)\s+the\s+(?:Organi[sz]ation|Union|Commonwealth|Alliance|Association|Community)\b",
            annotated.text[start:end],
        )
        is None
    ):
        return []
    before = [
        m
        for m in annotated.actors_in(0, start)
        if annotated.actor(m.actor).kind in {"un", "igo"} and not annotated.actor(m.actor).parent
    ]
    return before[-1:]


def _join(annotated: Annotated, match: re.Match[str], parties: Sequence[ActorMention], label: str, place: Stay) -> EventDraft:
    names = [annotated.actor(mention.actor).name for mention in parties]
    joined = " to ".join(names) if "{what}" not in label else " and ".join(names)
    what = match.groupdict().get("what") or ""
    event = EventDraft(
        "other",
        match.start(),
        rule=f"milestones.{what.split()[-1].lower() if what else 'joined'}",
        status="held",
        confidence=0.75,
    )
    event.label = label.format(what=what.lower(), names=joined)
    sentence = annotated.sentence_at(match.start())
    event.evidence = [(sentence.start, sentence.end) if sentence and sentence.end - sentence.start <= 600 else place]
    after = re.match(r"[^.;\n\t]{0,40}", annotated.text[place[1] :])
    dates = [
        d for d in annotated.dates_in(place[0], place[1] + (after.end() if after else 0)) if d.kind in {"day", "month", "year"}
    ]
    if dates:
        event.start, event.end = dates[0].edtf, dates[0].edtf_end
    for mention in parties:
        event.add(TakingPart(mention.actor, evidence=[place], rule="participants.step", confidence=0.75))
    return event
