"""Words of a sentence that tell of a happening: nouns with the phrase they head, and verbs."""

import re
from dataclasses import dataclass
from typing import Final

from graph.extraction.event_types import noun_pattern, noun_type
from graph.extraction.views import ACTOR, INSTRUMENT, PERSON, SentenceView

__all__ = ["Trigger", "find_triggers"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A happening named at `start:end` of the sentence; its phrase runs from `np_start` to `np_end`.

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


_ANY: Final = f"[{ACTOR}{PERSON}]"
_NAMEY: Final = f"[{ACTOR}{PERSON}{INSTRUMENT}]"
_DETERMINERS: Final = frozenset(
    ["the", "this", "that", "a", "an", "his", "her", "its", "their", "our", "another", "these", "such", "each", "any", "no"]
)
_ORDINAL: Final = re.compile(
    r"^(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[IVXLC]{1,7}|\d{4})$",
    re.IGNORECASE,
)
_NO_MODIFIER: Final = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "with",
        "by",
        "from",
        "and",
        "or",
        "but",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "during",
        "after",
        "before",
        "since",
        "while",
        "which",
        "that",
        "who",
        "where",
        "when",
        "not",
        "also",
        "both",
        "all",
        "some",
        "many",
        "several",
        "other",
        "new",
        "same",
        "next",
        "last",
        "such",
        "more",
        "most",
        "held",
        "hold",
        "holds",
        "holding",
        "hosted",
        "took",
        "takes",
        "take",
        "attended",
        "opened",
        "chaired",
        "organized",
        "organised",
        "visited",
        "upcoming",
        "forthcoming",
        "coming",
        "planned",
        "recent",
        "major",
        "productive",
        "important",
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "current",
        "following",
        "discussed",
        "said",
        "noted",
        "about",
        "between",
        "among",
        "into",
        "through",
        "under",
        "over",
        "joint",
        "own",
        "brought",
        "concluded",
        "conducted",
        "convened",
        "addressed",
        "joined",
        "mentioned",
        "regarding",
    ]
)
_WORD: Final = re.compile(r"[\w’'+-]+")
_TAIL: Final = re.compile(r"\s+(of|on|for|to|against|between)\s+(?:the\s+|its\s+)?", re.IGNORECASE)

_HAPPENS: Final = re.compile(
    r"\b(?:took|takes?|taking|taken|will\s+take|to\s+take)\s+place\b|\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+)?(?:held|hosted|convened|conducted"
    r"|organi[sz]ed|opened|launched|inaugurated|due|under\s*way|scheduled|planned|attended|chaired|postponed|cancell?ed|observed)\b|\b(?:held|hosted)\s+(?:on|in|at|by)\b"
    r"|\b(?:brought|drew|gathered|united|concluded|ended|began|begins|started|kicked\s+off|opened|opens|closed|wrapped\s+up|convened|got\s+under\s*way|was\s+over)\b",
    re.IGNORECASE,
)
_GOVERNS: Final = re.compile(
    r"\b(?:held|holds?|holding|had|has|have|having|conduct(?:ed|s|ing)?|host(?:ed|s|ing)?|organi[sz](?:ed|es|ing)|conven(?:ed|es|ing)"
    r"|chair(?:ed|s|ing)|open(?:ed|s|ing)|complet(?:ed|es)|attend(?:ed|s|ing)?|took\s+part\s+in|taking\s+part\s+in|takes?\s+part\s+in"
    r"|participat(?:ed|es|ing)\s+(?:in|at|to)|join(?:ed|s)|address(?:ed|es|ing)?|brought|saw|paid|pays|paying|mad[e]|makes?|arriv(?:ed|es)\s+(?:for|on)"
    r"|moderat(?:ed|es)|clos(?:ed|ing)|launch(?:ed|es)|mark(?:ed|s)|announc(?:ed|es)|spoke\s+at|speaking\s+at|will\s+(?:hold|host|attend|visit|chair))\s+"
    r"(?:(?:the|a|an|its|his|her|their|another|one|separate|several|two|three|series\s+of)\s+){0,3}(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_ADJUNCT: Final = re.compile(
    r"\b(?:during|at|in|after|following|before|for|to|since|of|ahead\s+of|prior\s+to|within|on\s+the\s+(?:sidelines|margins|occasion|eve)\s+of"
    r"|sidelines\s+of|margins\s+of|participants\s+(?:of|in)|until|by|with|on|from|as\s+part\s+of|(?:within\s+)?the\s+framework\s+of|result\s+of|where|when|how)\s+"
    r"(?:(?:the|a|an|its|his|her|their|this|that|another)\s+)?$",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(
    r"\b(?:upcoming|forthcoming|coming|planned|scheduled|next|future|preparations?\s+(?:for|of)|organi[sz]ation\s+of|holding\s+of|prepar(?:e|ing)\s+(?:for\s+)?"
    r"|idea\s+of\s+\w+ing|propos(?:al|ed|es|ing)\s+(?:to\s+\w+|of)|initiative\s+to\s+\w+|will\s+(?:host|hold|convene|attend|take\s+part\s+in)|to\s+(?:host|hold|convene|attend)|plans?\s+to\s+\w+|invit\w+\s+to)"
    r"\s+(?:(?:the|a|an|its|his|her|their)\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_VERBS: Final = (
    ("received", "meeting", rf"\b(?:was|were|is|are|been)\s+(?:\w+\s+)?(?:received|welcomed|hosted|greeted)\b(?=[^.;]*\bby\b[^.;]*{_ANY})"),
    ("received", "meeting", rf"\b(?:received|receives|receive|welcomed|hosted)\s+(?=(?:[\w’',-]+\s+){{0,5}}{PERSON})"),
    ("met", "meeting", rf"\b(?:met|meets?|meeting)\s+(?:\w+ly\s+)?(?:today\s+|again\s+)?(?:on\s+[\w ,]{{1,30}}?\s+)?(?:in\s+{ACTOR}+\s+)?(?:with\s+)?(?=(?:[\w’',-]+\s+){{0,7}}{_ANY})"),
    ("met", "meeting", rf"(?<={_ANY})\s+(?:have\s+|has\s+|had\s+)?(?:met|meets?|convened|gathered|assembled|will\s+meet|to\s+meet)\b"),
    ("talked", "meeting", r"\b(?:talked|spoke|conferred|sat\s+down|conversed|held\s+(?:a\s+)?(?:discussions?|exchange)|exchanged\s+views|held\s+contacts?|had\s+discussions?)\s+(?:by\s+(?:tele)?phone\s+|over\s+the\s+phone\s+)?(?:with|to)\b"),
    ("saw", "meeting", rf"\bsaw\s+(?=(?:[\w’'-]+\s+){{0,4}}{PERSON})"),
    ("called on", "meeting", rf"\b(?:called|calls|paid\s+a\s+(?:courtesy|farewell|working)\s+(?:call|visit))\s+(?:on|to)\s+(?=(?:[\w’'-]+\s+){{0,4}}{_ANY})"),
    ("presented", "ceremony", r"\bpresent(?:ed|s|ing)\s+(?:(?:his|her|their|the)\s+)?(?:copies\s+of\s+(?:his|her|their)\s+)?(?:letters?\s+of\s+credence|credentials)\b"),
    ("signed", "signing", rf"\b(?:signed|signs?|inked|initialled|concluded)\s+(?=(?:[\w’',-]+\s+){{0,6}}(?:{INSTRUMENT}|(?:documents?|agreements?|memorand\w+|contracts?|treaty|treaties|protocols?)\b))"),
    ("signed", "signing", rf"{INSTRUMENT}[^.;]{{0,60}}?\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?(?:signed|concluded|inked|initialled)\b"),
    ("signed", "signing", r"\b(?:documents?|agreements?|memorand\w+|contracts?|treaties|protocols?)\s+(?:(?:that|which)\s+)?(?:(?:was|were|had\s+been)\s+)?signed\b"),
    ("visited", "visit", rf"\b(?:visited|visits|visiting|arrived\s+(?:in|at)|travell?ed\s+to|flew\s+to|toured)\s+(?=(?:[\w’'-]+\s+){{0,4}}(?:{ACTOR}|[A-Z]))"),
    ("discussed", "meeting", rf"{_ANY}[^.;]{{0,80}}?\b(?:discussed|reviewed|considered|talked\s+about|exchanged\s+views)\b"),
)  # fmt: skip
_COMPILED: Final = tuple(
    (word, kind, re.compile(pattern, re.IGNORECASE if word in {"presented"} else 0)) for word, kind, pattern in _VERBS
)


def find_triggers(view: SentenceView) -> list[Trigger]:
    """Triggers in text order; a verb that only repeats a noun of the same clause is left out."""
    nouns = [_noun_trigger(view, match) for match in noun_pattern().finditer(view.masked)]
    found = [trigger for trigger in nouns if trigger is not None]
    named_years = [_year_trigger(view, match) for match in _YEARS_OF.finditer(view.text)]
    found += named_years
    found = [
        t
        for t in found
        if not any(o is not t and o.np_start <= t.start and t.end <= o.np_end and o.name and not t.name for o in found)
    ]
    taken = [(t.np_start, t.np_end) for t in found if t.name or t.form == "finite"]
    for word, kind, pattern in _COMPILED:
        for match in pattern.finditer(view.masked):
            start, end = _verb_place(match)
            if any(a <= start < b for a, b in taken):
                continue
            taken.append((start, end))
            found.append(Trigger(kind, start, end, start, end, "verb", word))
    return sorted(found, key=lambda trigger: (trigger.start, trigger.end))


_YEARS_OF: Final = re.compile(
    r"\b(?:International|World|European|Global|UN|United Nations)\s+(?:Year|Decade|Day|Week)\s+(?:of|for|against|on)\s+(?:the\s+)?"
    r"[A-Z][\w’'-]*(?:\s+(?:(?:of|and|for|the|in|to)\s+)*[A-Z][\w’'-]*)*"
)


def _year_trigger(view: SentenceView, match: re.Match[str]) -> Trigger:
    before = view.masked[: match.start()]
    form = "planned" if _PLANNED.search(before) else "adjunct"
    return Trigger("other", match.start(), match.end(), match.start(), match.end(), form, "year", match[0])


def _verb_place(match: re.Match[str]) -> tuple[int, int]:
    """Place of the verb itself: the last word of letters in a match that began with names."""
    words = [m for m in _WORD.finditer(match[0]) if m[0][0].isalpha()]
    return (match.start() + words[-1].start(), match.start() + words[-1].end()) if words else match.span()


def _noun_trigger(view: SentenceView, match: re.Match[str]) -> Trigger | None:
    kind = noun_type(match[1])
    if kind is None or _is_verb(view.masked, match):
        return None
    np_start, determiner, modifiers = _left(view, match.start())
    name, np_end = _name(view, match, np_start, modifiers)
    form = _form(view.masked, np_start, np_end, determiner, modifiers, named=name is not None)
    return Trigger(kind, match.start(), match.end(), np_start, np_end, form, match[1].lower(), name, determiner)


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """`visits`, `tours`, `meeting with` as verbs; `event` in `in the event of`; `fair` as an adjective."""
    word = match[1].lower()
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    if word in {"visits", "visit", "tours", "tour"} and re.search(rf"(?:{_ANY}|\bto|\bwill|\bwho|\bthey|\bhe|\bshe)$", before):
        return True
    if word in {"opening", "signing", "launch", "meeting", "closing", "training"} and re.match(
        r"\s+(?:the|a|an|new|up|with\s+a\s+view)\b", after
    ):
        return not (word == "meeting" and re.search(r"\b(?:a|the|this)$", before))
    if word in {
        "fair",
        "course",
        "mission",
        "missions",
        "tour",
        "trip",
        "event",
        "events",
        "audience",
        "launch",
        "opening",
        "forum",
        "assembly",
        "games",
    }:
        if word in {"fair", "course"}:
            return (
                not re.search(r"\b[A-Z]\w+$", before) and not re.search(r"\b(?:training|a|the)$", before)
            ) or after.startswith(" of")
        if word in {"event", "events"}:
            return not re.search(r"\b(?:a|an|the|this|special|solemn|side|high-level|main|joint)$", before) or after.startswith(
                " of"
            )
        if word in {"mission", "missions"}:
            return re.search(r"\b(?:a|fact-finding|assessment|monitoring|observer|observation|working)$", before) is None
    return False


def _left(view: SentenceView, start: int) -> tuple[int, str, list[str]]:
    """Where the noun phrase begins, its determiner, the words between."""
    position = start
    modifiers: list[str] = []
    while True:
        before = view.text[:position]
        match = re.search(r"([\w’'+.&-]+|[”\"»])\s*$", before)
        if match is None or (not before.endswith((" ", "-", " ")) and position != start):
            break
        word = match[1]
        if word in '”"»' or (word.endswith(".") and len(word) > 3):
            break
        lower = word.lower()
        if lower in _DETERMINERS:
            return position, lower, modifiers
        capital = word[0].isupper() or word[0].isdigit()
        if lower in _NO_MODIFIER or (not capital and (re.fullmatch(r"\w+(?:ed|ly)", lower) or len(modifiers) >= 5)):
            break
        if lower in {"a.i", "no"} or PERSON in view.masked[match.start(1) : match.end(1)]:
            break
        modifiers.insert(0, word)
        position = match.start(1)
    while (
        modifiers
        and modifiers[0].lower() in {"key", "today", "yesterday", "regular"}
        and len(modifiers) > 1
        and not _ORDINAL.match(modifiers[0])
    ):
        position += len(modifiers[0]) + 1
        modifiers.pop(0)
    return position, "", modifiers


def _name(view: SentenceView, match: re.Match[str], np_start: int, modifiers: list[str]) -> tuple[str | None, int]:
    """The proper name of the happening, if it has one, and where its phrase ends."""
    head_capital = match[1][0].isupper() and match.start() > 0
    ordinal = any(_ORDINAL.match(word) for word in modifiers)
    capitals = [word for word in modifiers if word[0].isupper() and not _ORDINAL.match(word)]
    coded = any(re.search(r"\d|^[A-Z]{2,}$|\+", word) for word in modifiers)
    tail_end, tail_capital = _tail(view, match.end(), wide=ordinal)
    proper = ordinal or coded or (head_capital and (bool(capitals) or tail_capital)) or len(capitals) >= 2
    if not proper:
        return None, match.end()
    end = tail_end if tail_capital or ordinal else match.end()
    year = re.match(r"\s+(?:19|20)\d\d\b", view.text[end:])
    if year:
        end += year.end()
    return " ".join(view.text[np_start:end].split()).rstrip(" ,"), end


def _tail(view: SentenceView, position: int, *, wide: bool) -> tuple[int, bool]:
    """End of the prepositional phrases that belong to a name, and whether one of them holds a capital or an actor."""
    end, capital = position, False
    while match := _TAIL.match(view.masked, end):
        stop = _phrase_end(view, match.end(), wide=wide)
        text = view.text[match.end() : stop]
        if stop == match.end() or not (wide or re.match(r"[A-Z“\"]", text)):
            break
        capital = capital or bool(re.search(r"[A-Z]", text))
        end = stop
    return end, capital


def _phrase_end(view: SentenceView, position: int, *, wide: bool) -> int:
    """End of a run of capitals and masked names (with plain words where `wide`), joined by `and`, `of`, `the`."""
    end = position
    for match in re.finditer(
        rf"({ACTOR}+(?:[\s,]+(?:and\s+)?{ACTOR}+)*|{INSTRUMENT}+|{PERSON}+)|([\w’'-]+)|(\s+)|(.)", view.masked[position:]
    ):
        if match[1]:
            end = position + match.end()
            continue
        if match[3]:
            continue
        word = match[2]
        if word is None:
            break
        if word[0].isupper() or word.isdigit():
            end = position + match.end()
        elif word in {"and", "of", "the", "for", "on"}:
            continue
        elif wide and word not in _NO_MODIFIER and not re.fullmatch(r"\w+(?:ed)", word):
            end = position + match.end()
        else:
            break
    return end


def _form(masked: str, start: int, end: int, determiner: str, modifiers: list[str], *, named: bool) -> str:
    before, after = masked[:start], masked[end:]
    own = before + ("" if not determiner else "")
    if any(word.lower() in {"upcoming", "forthcoming", "coming", "planned"} for word in modifiers) or _PLANNED.search(own):
        return "planned"
    if _GOVERNS.search(own):
        return "finite" if named or determiner != "the" or re.match(r"\s+(?:between|with|of|among)\b", after) else "refer"
    if re.search(r"(?:^|\b(?:a|an|the|this|regular|another)\s+)$", own) or not own.strip() or own.rstrip().endswith(","):
        happens = _HAPPENS.search(after)
        if happens and (named or determiner in {"a", "an", "", "another"} or not _bare(determiner, modifiers, after)):
            return "finite"
    elif _HAPPENS.match(after.lstrip(" ,")) and determiner != "the":
        return "finite"
    if _bare(determiner, modifiers, after) and not named:
        return "refer"
    if _ADJUNCT.search(own):
        return "adjunct"
    if re.match(r"\s+(?:between|with|among)\b", after):
        return "adjunct"
    return "loose"


def _bare(determiner: str, modifiers: list[str], after: str) -> bool:
    """`the meeting`, `this session`: nothing that tells which."""
    return (
        determiner in {"the", "this", "that"} and not modifiers and not re.match(r"\s+(?:between|with|of|among|in|on)\b", after)
    )
