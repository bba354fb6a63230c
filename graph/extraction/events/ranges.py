"""Where in a sentence those who take part in one of its happenings stand."""

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.events.participant_zones import Zone, zones
from graph.extraction.events.triggers import Trigger
from graph.extraction.text.views import ACTOR, PERSON, SentenceView

__all__ = ["ranges_of"]


def ranges_of(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> list[Zone]:
    """Where those who take part in this happening stand: the whole sentence but its topics and the others' complements."""
    if trigger.form in {"finite", "verb", "refer"}:
        resumes = [t.np_start for t in triggers if t.form in {"finite", "refer"} or (t.form == "adjunct" and t.name is None)]
        resumes += [_clause_start(view, t.start) for t in triggers if t.form == "verb"]
        ranges = zones(view, [*resumes, trigger.told_from], partner=trigger.word == "discussed" and _one_sided(view, trigger))
        for other in triggers:
            if other is not trigger and other.form in {"adjunct", "planned"} and not _same_happening(trigger, other):
                ranges = _without(ranges, (other.np_start, _complement_end(view, other)))
        ranges = _within(ranges, _clause(view, trigger, triggers))
        begin = trigger.np_start if _ANNOUNCES.search(view.masked[: trigger.np_start]) else trigger.told_from
        return _without(ranges, (0, begin)) if begin else ranges
    ranges = [(trigger.np_start, _complement_end(view, trigger)), *_owner(view, trigger)]
    return ranges + _agent(view, trigger) if trigger.form == "adjunct" else ranges


_OWNER: Final = re.compile(rf"(?<![{ACTOR}{PERSON}])(?:[{ACTOR}{PERSON}]+,?\s)*[{ACTOR}{PERSON}]+['’]s?\s+(?:[\w-]+\s+){{0,3}}$")


def _owner(view: SentenceView, trigger: Trigger) -> list[Zone]:
    """Whose meeting or visit it is: `the Minister's talks with …`."""
    match = _OWNER.search(view.masked[: trigger.start]) if trigger.name is None else None
    return [match.span()] if match is not None else []


_ANNOUNCES: Final = re.compile(r"\bannounc(?:ed|es|ing)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
"""Who announces a happening need not be there."""
_CLAUSE: Final = re.compile(r",|\b(?:when|while|where|which|whom|who|as|that|after|before)\b", re.IGNORECASE)


def _one_sided(view: SentenceView, trigger: Trigger) -> bool:
    """Whether one body only is named before the verb: the other side stands behind `with`."""
    before = view.masked[: trigger.start]
    return len(re.findall(f"{ACTOR}+", before)) + len(re.findall(f"(?<![{ACTOR}{PERSON} ]){PERSON}+", before)) < 2


_CONJUNCTION: Final = re.compile(
    r"\b(?:when|while|where|whereas|which|whom)\b|\b(?:after|before)\s+(?=\x02|[a-z]+ing\b)|;", re.IGNORECASE
)
_BACK: Final = re.compile(r"\b(?:they|he|she|both|it|who)\b", re.IGNORECASE)


def _clause(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> Zone:
    """The clause of the happening in a sentence that tells of several; one whose subject is a pronoun reaches back."""
    begin, end = 0, len(view.masked)
    others = [t for t in triggers if t is not trigger and t.form in {"finite", "verb"}]
    for match in _CONJUNCTION.finditer(view.masked):
        if match.start() < trigger.np_start and any(t.end <= match.start() for t in others):
            begin = match.start()
        elif match.start() > trigger.end and any(t.start >= match.end() for t in others):
            end = match.start()
            break
    if _BACK.search(view.masked, begin, trigger.np_start) and not re.search(
        f"[{PERSON}{ACTOR}]", view.masked[begin : trigger.np_start]
    ):
        begin = 0
    return begin, end


def _within(ranges: Sequence[Zone], clause: Zone) -> list[Zone]:
    return [(max(a, clause[0]), min(b, clause[1])) for a, b in ranges if max(a, clause[0]) < min(b, clause[1])]


_NAME_ENDS: Final = re.compile(f"[{ACTOR}{PERSON}]$")


def _clause_start(view: SentenceView, position: int) -> int:
    """Where the clause of the verb at `position` begins: behind the last conjunction or comma without a name between."""
    for match in reversed(list(_CLAUSE.finditer(view.masked, 0, position))):
        if match[0] == "," and _NAME_ENDS.search(view.masked[: match.start()]) and view.masked[match.end() : position].isspace():
            continue  # the comma that closes `NAME, TITLE,` before its verb
        if match[0] != "," or not re.search(rf"[{ACTOR}{PERSON}]", view.masked[match.end() : position]):
            return match.end()
    return position


def _same_happening(first: Trigger, second: Trigger) -> bool:
    return second.name is None and first.type == second.type and first.form == "verb"


_COMPLEMENT_STOP: Final = re.compile(
    r"\b(?:where|which|who|when|during|was|were|is|are|has|have|had|and\s+(?:in|at|during|his|her)|in\s+(?:his|her|their)|will|said|noted|to\s+[a-z]+"
    r"|as|after|before|discuss\w*|that)\b|[.;:]|,\s+(?:in|which|who|where|as|but)\b",
    re.IGNORECASE,
)


def _complement_end(view: SentenceView, trigger: Trigger) -> int:
    """End of what belongs to the noun: its `of`, `with`, `between` phrases, up to a verb, a clause or a full stop."""
    if (
        trigger.name is not None
        and trigger.type != "training"
        and not re.match(r"\s+(?:between|with)\b", view.masked[trigger.np_end :])
    ):
        return trigger.np_end
    stop = _COMPLEMENT_STOP.search(view.masked, trigger.np_end)
    end = stop.start() if stop else len(view.masked)
    comma = view.masked.find(",", trigger.np_end, end)
    opens = _ADVERBIAL.match(view.masked[: trigger.np_start]) is not None and comma > 0
    return comma if opens and not re.match(r"\s+(?:between|among)\b", view.masked[trigger.np_end :]) else end


_ADVERBIAL: Final = re.compile(
    rf"^(?:[^:;.]{{1,60}}:\s+)?\W*(?:\w+\s+){{0,3}}(?:during|within|in\s+the\s+(?:framework|course|margins?)\s+of|(?:as\s+)?part\s+of|on\s+the\s+(?:sidelines|margins|occasion)\s+of|following|after|at|before|ahead\s+of|prior\s+to)\s+"
    rf"(?:[^,.;{ACTOR}{PERSON}]*\s)?$",
    re.IGNORECASE,
)
"""An adverbial before the main clause, which ends at the comma."""


def _without(ranges: Sequence[Zone], hole: Zone) -> list[Zone]:
    found = []
    for a, b in ranges:
        if hole[1] <= a or b <= hole[0]:
            found.append((a, b))
            continue
        if a < hole[0]:
            found.append((a, hole[0]))
        if hole[1] < b:
            found.append((hole[1], b))
    return found


_DETERMINED: Final = r"(?:the\s+|a\s+|an\s+|his\s+|her\s+|their\s+|its\s+|this\s+)?"
_PRESENT: Final = re.compile(
    r"\b(?:at|during|in|for|on\s+the\s+(?:sidelines|margins)\s+of|(?:to|before)?\s*(?:the\s+)?participants\s+(?:of|in|at)|attend(?:ed|s|ing)?|address(?:ed|es|ing)?|join(?:ed|s|ing)?|open(?:ed|s|ing)?|clos(?:ed|es|ing)"
    r"|chair(?:ed|s|ing)?|within(?:\s+the\s+framework\s+of)?|lead(?:ing)?|led|to|in\s+the\s+chair\s+(?:of|at)|(?:chair|host|moderator)\s+(?:of|at))\s+"
    + _DETERMINED
    + "$",
    re.IGNORECASE,
)
_JOURNEY: Final = re.compile(
    r"\b(?:on|for|during|in\s+the\s+course\s+of|as\s+part\s+of|in\s+the\s+framework\s+of|within|pays?|paid|paying|makes?|made|making)\s+"
    + _DETERMINED
    + r"(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_DOES: Final = re.compile(
    r"\b(?:said|made|sp(?:oke|eaks?)|met|stated|announced|told|presented|delivered|held|address(?:ed|es)?|proposed|while|attend(?:ed|s)?|saw|talked|will|participat(?:ed|es|ing)|t(?:ook|akes?|aking)\s+part|represent(?:ed|s)|led|leads|heads|headed"
    r"|heading|opened|closed|chair(?:ed|s)|travel\w*|arriv\w+|joined|joins|welcomed|hosted|hosts|declared|stressed|underlined|called|is\s+(?:to|due|in)|are\s+(?:to|due|in)|was|were|received|receives|signed|discussed|gave|took|paid|pays|visits?|visited)\b",
    re.IGNORECASE,
)


_SUBJECT: Final = re.compile(
    rf"^[^.;]*?[{ACTOR}{PERSON}]*{PERSON}(?:(?:,?\s?(?:and\s|of\s)?(?:the\s)?(?:(?:HE|H\.\s?E|Dr|Mrs?|Ms|Prof|Hon|Sir|Ambassador)\.?\s)*)[{ACTOR}{PERSON}]+)*"
)


_WHO_IS: Final = re.compile(
    rf"(?<![{ACTOR}{PERSON}])([{ACTOR}{PERSON}]+(?:,?\s(?:(?:of|for|to)\s)?(?:the\s)?[{ACTOR}{PERSON}]+)*),?\s+who\s+(?:is|was|has\s+been|had\s+been|arrived|came|travel\w+)\b[^,.;{ACTOR}{PERSON}]*$"
)
"""Only the last one named is who `is on a visit`."""


def _agent(view: SentenceView, trigger: Trigger) -> list[Zone]:
    """The doer of the clause in which a happening is only mentioned: he spoke, stated, confirmed *at* it, so he was there."""
    before = view.masked[: trigger.np_start]
    journey = trigger.type == "visit" and _JOURNEY.search(before) is not None
    if not journey and not _PRESENT.search(before):
        return []
    if _OPENS.match(before):
        return _subject_behind(view, trigger)
    relative = _WHO_IS.search(before)
    if relative is not None:
        return [relative.span(1)]
    by = list(re.finditer(rf"\bby\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,6}}(?=[{ACTOR}{PERSON}])", before))
    if by:
        start = by[-1].end()
        stop = re.search(r"\b(?:at|during|in)\b", before[start:])
        return [(by[-1].start(), start + stop.start() if stop else trigger.np_start)]
    own = re.search(r"\b(?:his|her)\s+(?:[\w-]+\s+){0,4}$", before) is not None
    if journey and re.search(r"\b(?:received?|receives|welcom(?:ed|es?)|host(?:ed|s)?|greet(?:ed|s)?|await\w*)\b", before):
        return [(0, trigger.np_start)]
    subject = _SUBJECT.match(before)
    return [(0, subject.end())] if subject and (own or _DOES.search(before[subject.end() :])) else []


_OPENS: Final = re.compile(
    r"^\W*(?:(?:also|later|earlier)\s+)?(?:during|at|in|attending|addressing|opening|closing|chairing|(?:while\s+)?(?:speaking|participating|taking\s+part)\s+(?:at|in|during|to))\s+"
    + _DETERMINED
    + r"\W*$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    rf"[^,.;{ACTOR}{PERSON}]{{0,90}}(?:,[^,.;{ACTOR}{PERSON}]{{0,30}})?,\s+(?:the\s+|both\s+)?((?:(?:H\.?\s?E\.?|Dr|Mrs?|Ms|Prof|Hon)\.?\s)*[{ACTOR}{PERSON}]*{PERSON}[{ACTOR}{PERSON}]*(?:(?:,?\s|['’]s\s)(?:(?:and|of)\s)?(?:the\s)?(?:\w+\.?\s)?[{ACTOR}{PERSON}]+)*)"
)


def _subject_behind(view: SentenceView, trigger: Trigger) -> list[Zone]:
    """Who does what at the happening that opens the sentence: `At the forum, NAME said …`."""
    match = _BEHIND.match(view.masked, trigger.np_end)
    return [match.span(1)] if match is not None else []
