"""Words of a sentence that tell of a happening: nouns with the phrase they head, and verbs."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.extraction.events.forms import clause_form, is_planned
from graph.extraction.events.phrases import left_of, name_of
from graph.extraction.events.types import noun_pattern, noun_type
from graph.extraction.events.verbs import VERBS
from graph.extraction.events.words import is_verb
from graph.extraction.text.views import ACTOR, SentenceView

__all__ = ["Trigger", "find_triggers"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A happening named at `start:end` of the sentence; its phrase runs from `np_start` to `np_end`.

    Where it is told in somebody's words ("said that …"), `told_from` is where those words begin, else 0.

    `form`: verb, finite (a noun that a verb of happening governs), adjunct (a noun after a preposition), planned, refer
    (a bare "the meeting"), loose (a noun that is none of these). `name` is the proper name, if the phrase is one.
    """

    type: str
    start: int
    end: int
    np_start: int
    np_end: int
    form: str
    word: str
    name: str | None = None
    determiner: str = ""
    told_from: int = 0


_WORD: Final = re.compile(r"[\w’'+-]+")

_PRONOUN: Final = re.compile(
    r"(It|This)\s+(?:also\s+)?(?:took|will\s+take|takes)\s+place\b|(It|This)\s+(?:was|is|will\s+be)\s+(?:\w+\s+)?(?:held|hosted|organi[sz]ed|attended)\b"
)


_BODIES: Final = frozenset({"Forum", "Assembly", "Congress", "Conference", "Mission", "Dialogue"})
"""Words that, with a capital and without a name, stand for a body as often as for a gathering."""


def find_triggers(view: SentenceView) -> list[Trigger]:
    """Triggers in text order; a verb that only repeats a noun of the same clause is left out."""
    matches = list(noun_pattern().finditer(view.masked))
    nouns = [_noun_trigger(view, match) for match in matches]
    nouns = [
        n
        for n in nouns
        if n is None or not _before_refused(view, n, [m for m, t in zip(matches, nouns, strict=True) if t is None])
    ]
    bodies = [_body_trigger(view, match) for match in _ORDINAL_BODY.finditer(view.masked)]
    bodies += [_sitting(view, match) for match in _FIRST.finditer(view.masked)]
    found = _openings(view, _heads([trigger for trigger in [*nouns, *bodies] if trigger is not None]))
    if (
        view.block_kind == "list-item"
        and found
        and found[0].form != "refer"
        and (view.dates or view.places or view.masked[: found[0].np_start].rstrip().endswith(":"))
    ):
        found[0] = replace(found[0], form="finite")
    found = _joined(view, found)
    pronoun = _PRONOUN.match(view.masked)
    if pronoun:
        found.append(Trigger("meeting", 0, pronoun.end(), 0, pronoun.end(), "refer", "it", None, "the"))
    named_years = [_year_trigger(view, match) for match in _YEARS_OF.finditer(view.text)]
    found += named_years
    found = [
        t
        for t in found
        if not any(
            o is not t and o.np_start <= t.start and t.end <= o.np_end and o.name and (not t.name or _within(o, t)) for o in found
        )
    ]
    found += [t for t in _verbs(view, found) if not _gathers_for(view, t, found)]
    found = [replace(trigger, told_from=_told_from(view.masked, trigger.start)) for trigger in found]
    return sorted(found, key=lambda trigger: (trigger.start, trigger.end))


def _before_refused(view: SentenceView, trigger: Trigger, refused: Sequence[re.Match[str]]) -> bool:
    """`the 2024 Forum Ministers Meeting Outcomes`: the noun belongs to a phrase whose head is none of a happening."""
    gaps = (view.text[trigger.end : match.start()] for match in refused if match.start() > trigger.end)
    return any(re.fullmatch(r"\s+(?:[A-Z][\w’'-]*\s+){0,4}", gap) for gap in gaps)


_AND: Final = re.compile(r"\s*(?:,\s*|\([^()]*\)\s*)?(?:and|as\s+well\s+as|followed\s+by|along\s+with|,)\s+(?:the\s+|an?\s+)?$")


def _joined(view: SentenceView, found: Sequence[Trigger]) -> list[Trigger]:
    """`organized a ceremony and a reception`: what is joined to a happening told of is told of as well."""
    kept: list[Trigger] = []
    for trigger in found:
        last = kept[-1] if kept else None
        between = view.masked[last.np_end : trigger.np_start] if last is not None else ""
        own = trigger.determiner in {"a", "an"} or trigger.name is not None
        if last is not None and last.form == "finite" and own and last.word != trigger.word and trigger.form != "finite":
            joined = _AND.fullmatch(between) is not None and trigger.form in {"loose", "adjunct"}
            kept.append(replace(trigger, form="finite") if joined else trigger)
        else:
            kept.append(trigger)
    return kept


_FOR: Final = re.compile(r"^[^.;:]{0,90}?\s(?:for|at)\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)


def _gathers_for(view: SentenceView, verb: Trigger, nouns: Sequence[Trigger]) -> bool:
    """`the Council will meet on 18 August for an open debate`: the debate is what the sentence tells of."""
    if verb.word != "met":
        return False
    after = [t for t in nouns if t.form == "finite" and t.np_start >= verb.end and t.type != "visit"]
    return bool(after) and _FOR.match(view.masked[verb.end : after[0].np_start]) is not None


def _within(outer: Trigger, inner: Trigger) -> bool:
    """Whether a named happening only helps to name another: `the 37th session of the Regional Conference`."""
    return outer.end <= inner.np_start and re.match(r"\d", inner.name or "") is None


def _verbs(view: SentenceView, nouns: Sequence[Trigger]) -> list[Trigger]:
    """Verbs of happenings outside the phrases of `nouns`; two patterns that find one word find it once."""
    found: list[Trigger] = []
    taken = [(t.np_start, t.np_end) for t in nouns if t.form != "loose"]
    phrases = list(taken)
    spans: list[tuple[str, int, int]] = []
    for pattern, (word, kind) in VERBS.cued(view.masked):
        for match in pattern.finditer(view.masked):
            start, end = _verb_place(match)
            told = word == "held" and any(t.form == "finite" and t.end <= start for t in nouns)
            again = any(w == word and a < match.end() and match.start() < b for w, a, b in spans)
            if word == "addressed" and not _meets(view, match.end()):
                continue
            within = word == "talked" and any(a <= match.start() < b for a, b in phrases)
            if (
                told
                or again
                or within
                or _NOT.search(view.masked, max(0, start - 40), start)
                or any(a <= start < b for a, b in taken)
                or (word in _OF_GATHERINGS and _opens(view, end, nouns))
            ):
                continue
            taken.append((start, end))
            spans.append((word, start - 1 if len(match[0]) > 40 else match.start(), match.end()))
            form = "adjunct" if word == "documents signed" else "verb"
            found.append(Trigger(kind, start, end, start, end, form, word))
    return found


def _heads(found: Sequence[Trigger]) -> list[Trigger]:
    """Without those that only modify a later noun: `Forum` in `the Forum Trade Ministers Meeting`."""
    return [t for t in found if not any(o.np_start <= t.start and t.end <= o.start for o in found)]


_OPENINGS: Final = frozenset({"opening", "launch", "inauguration", "closing", "start", "beginning"})


def _openings(view: SentenceView, found: Sequence[Trigger]) -> list[Trigger]:
    """`the opening of the exhibition` tells of the exhibition."""
    kept: list[Trigger] = []
    for t in found:
        last = kept[-1] if kept else None
        between = view.masked[last.end : t.np_start] if last is not None else ""
        if last is not None and last.word in _OPENINGS and re.fullmatch(r"\s+of\s+(?:the\s+|an?\s+|its\s+|their\s+)?", between):
            kept[-1] = replace(t, form=last.form if t.form != "refer" else t.form)
        else:
            kept.append(t)
    return kept


_SAYING: Final = re.compile(
    r"\b(?:said|says|saying|told|tells|recall(?:ed|s)|noted|notes|announced|announces|stressed|informed|added|told|stated|reported|declared|mentioned|expressed\s+(?:the\s+)?hope|confirmed|emphasi[sz]ed)"
    r"\s+(?:[\w\x01\x02’,]+\s+){0,8}?that\s"
)


def _told_from(masked: str, position: int) -> int:
    """Where the words begin in which the happening at `position` is told by somebody; 0 where the text itself tells it."""
    said = [match.end() for match in _SAYING.finditer(masked, 0, position)]
    return said[-1] if said else 0


_NOT: Final = re.compile(r"\b(?:not|never|without|refus\w+\s+to|declin\w+\s+to|unable\s+to)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Words before a verb of what did not happen."""
_OF_GATHERINGS: Final = frozenset({"launched", "received"})
_YEARS_OF: Final = re.compile(
    r"\b(?:International|World|European|Global|UN|United Nations)\s+(?:Year|Decade|Day|Week)\s+(?:of|for|against|on)\s+(?:the\s+)?"
    r"[A-Z][\w’'-]*(?:\s+(?:(?:of|and|for|the|in|to)\s+)*[A-Z][\w’'-]*)*"
)


def _opens(view: SentenceView, end: int, nouns: Sequence[Trigger]) -> bool:
    """Whether what was opened is itself a gathering: then that is what the sentence tells of."""
    return any(
        t.form in {"finite", "refer"}
        and end <= t.np_start
        and re.fullmatch(r"\s*(?:the|its|their|an?)?\s*", view.masked[end : t.np_start])
        for t in nouns
    )


_MEETS: Final = re.compile(
    r"\b(?:Committee|Council|Board|Assembly|Parliament|Conference|Commission|Bureau|Troika|Group|Forum|Congress)\b"
)
_FIRST: Final = re.compile(
    rf"\b((?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|annual|extraordinary|regular|inaugural)(?:\s+(?:annual|regular|ordinary|extraordinary|ever))?)\s+({ACTOR}+)",
    re.IGNORECASE,
)
"""`hold the first Joint Steering Committee`: the body stands for its session."""


def _meets(view: SentenceView, position: int) -> bool:
    """Whether the body named at `position` is one that sits."""
    body = re.match(f"{ACTOR}+", view.masked[position:])
    return body is not None and _MEETS.search(view.text[position : position + body.end()]) is not None


def _sitting(view: SentenceView, match: re.Match[str]) -> Trigger | None:
    """A body with its number that a verb of holding governs."""
    left = view.masked[: match.start()]
    determiner = next(iter(re.findall(r"\b(the|its|their|an?)\s+$", left, re.IGNORECASE)), "")
    form = clause_form(view.masked, match.start(), match.end(), determiner.lower(), ["1st"], named=True)
    if form not in {"finite", "planned"} or not _meets(view, match.start(2)):
        return None
    name = " ".join(view.text[match.start() : match.end()].split())
    return Trigger("session", match.start(2), match.end(), match.start(), match.end(), form, "session", name, determiner.lower())


_ORDINAL_BODY: Final = re.compile(rf"\b(?:\d{{1,3}}(?:st|nd|rd|th)|[IVXL]{{1,6}}|[A-Z]\w+(?:st|nd|rd|th))\s+({ACTOR}+)")
_GATHERS: Final = re.compile(
    r"\b(?:Assembly|Conference|Congress|Summit|Forum|Joint\s+\w+|Mixed\s+\w+|Dialogue|Meeting|Consultations)\b"
)


def _body_trigger(view: SentenceView, match: re.Match[str]) -> Trigger | None:
    """`the 14th Joint Commission of A and B`: the body with its number is a session of it."""
    if _GATHERS.search(view.text[match.start(1) : match.end(1)]) is None:
        return None
    left = view.masked[: match.start()]
    determiner = "the" if re.search(r"\bthe\s+$", left, re.IGNORECASE) else ""
    form = clause_form(view.masked, match.start(), match.end(), determiner, ["1st"], named=True)
    name = " ".join(view.text[match.start() : match.end()].split())
    return Trigger("session", match.start(1), match.end(), match.start(), match.end(), form, "session", name, determiner)


def _year_trigger(view: SentenceView, match: re.Match[str]) -> Trigger:
    form = "planned" if is_planned(view.masked[: match.start()]) else "adjunct"
    return Trigger("other", match.start(), match.end(), match.start(), match.end(), form, "year", match[0])


def _verb_place(match: re.Match[str]) -> tuple[int, int]:
    """Place of the verb itself: the last word of letters in a match that began with names."""
    words = [m for m in _WORD.finditer(match[0]) if m[0][0].isalpha()]
    return (match.start() + words[-1].start(), match.start() + words[-1].end()) if words else match.span()


def _noun_trigger(view: SentenceView, match: re.Match[str]) -> Trigger | None:
    kind = noun_type(match[1])
    if kind is None or is_verb(view.masked, match):
        return None
    np_start, determiner, modifiers = left_of(view, match.start())
    name, np_end = name_of(view, match.start(), match.end(), np_start, modifiers)
    form = clause_form(view.masked, np_start, np_end, determiner, modifiers, named=name is not None)
    if kind == "election" and form == "loose" and modifiers:
        form = "adjunct"
    named_alone = (
        not determiner and match[1][0].isupper() and form == "finite" and view.block_kind != "headline" and match[1][-1] != "s"
    )
    if name is None and not modifiers and ((determiner == "the" and match[1] in _BODIES) or named_alone):
        form = "refer"
    if name is None and not modifiers and not determiner and match[1].lower() == "sessions":
        form = "refer"
    return Trigger(kind, match.start(), match.end(), np_start, np_end, form, match[1].lower(), name, determiner)
