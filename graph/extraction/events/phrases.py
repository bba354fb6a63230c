"""The noun phrase around a noun of a happening: determiner, modifiers, and the proper name if it has one."""

import re
from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.text.views import ACTOR, INSTRUMENT, PERSON, SentenceView

__all__ = ["left_of", "name_of"]

_DETERMINERS: Final = frozenset(
    ["the", "this", "that", "a", "an", "his", "her", "its", "their", "our", "another", "these", "such", "each", "any", "no"]
)
_ORDINAL: Final = re.compile(
    r"^(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:ieth|y-\w+(?:st|nd|rd|th))|(?:one\s+)?hundredth|[IVXLC]{1,7}|\d{4})$",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"([\w’'+&.-]+)(?:\s+\((?:the\s+)?[“\"‘]?[A-Z][\w&/’+-]{1,12}[”\"’]?\))?[\s-]*$")
"""A word, and the short form in brackets between it and the noun: `Steering Committee (PSC) Meeting`."""
_LENGTH: Final = re.compile(
    r"\d+-(?:minutes?|hours?|days?|weeks?|months?|years?|members?|pages?|points?|nations?|persons?|strong|odd)", re.IGNORECASE
)
"""`a 90-minute meeting`: how long or how big, no name."""
_COUNTS: Final = re.compile(r"first|second|third|fourth|fifth|sixth|last")
"""`their second meeting`: counted, not named."""
_NUMBERS: Final = re.compile(r"\d{1,2}[.):]?")
"""What counts items and hours and belongs to no name."""
_NO_MODIFIER: Final = frozenset(section("events", "no modifier"))
_TAIL: Final = re.compile(r"\s+(of|on|for|to|against|between)\s+(?:the\s+|its\s+)?", re.IGNORECASE)
_PART: Final = re.compile(rf"({ACTOR}+|{INSTRUMENT}+|{PERSON}+)|([\w’'-]+)|(\s+)|(.)")
_MANY: Final = re.compile(
    r"(?:meetings|visits|summits|sessions|conferences|seminars|workshops|events|courses|trips|ceremonies|exhibitions)",
    re.IGNORECASE,
)
"""Several happenings have no name."""
_TITLE: Final = re.compile(
    r"\s*(?:,\s*)?(?:titled|entitled|called|named|themed|under\s+the\s+(?:title|theme|motto|slogan))?\s*[:,]?\s*[“\"«„]([^”\"»“\n]{8,220})[”\"»“]",
    re.IGNORECASE,
)


def left_of(view: SentenceView, start: int) -> tuple[int, str, list[str]]:
    """Where the noun phrase begins without its determiner, the determiner, and the modifiers."""
    position, modifiers = _past_round(view, start)
    while match := _BEFORE.search(view.text[:position]):
        word = match[1]
        lower = word.lower()
        if lower in _DETERMINERS:
            return position, lower, modifiers
        if not _modifies(view, match, len(modifiers)):
            break
        modifiers.insert(0, word)
        position = match.start(1)
    return position, "", modifiers


def _is_count(view: SentenceView, match: re.Match[str]) -> bool:
    """Whether the word counts items or hours: `1.` before an item, `00` of an hour."""
    if _NUMBERS.fullmatch(match[1]) is None:
        return False
    return match[1][-1] in ".):" or not view.text[: match.start(1)].strip() or view.text[match.start(1) - 1] in ":.\n|"


_ROUND: Final = re.compile(
    r"((?:(?!(?:in|at|on|of|for|to|with|by|and|during|after|the|a|an)\b)[\w-]+\s+)?(?:rounds?|series|cycle|edition|phase))\s+of\s+(?:the\s+|their\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)


def _past_round(view: SentenceView, start: int) -> tuple[int, list[str]]:
    """`the third round of consultations`: the phrase begins with the round."""
    match = _ROUND.search(view.text, max(0, start - 70), start)
    if match is None:
        return start, []
    return match.start(), view.text[match.start() : start].split()


def _modifies(view: SentenceView, match: re.Match[str], known: int) -> bool:
    """Whether a word before the noun belongs to its phrase."""
    word = match[1]
    lower = word.lower()
    if (word.endswith(".") and len(word) > 3) or _is_count(view, match) or lower in _NO_MODIFIER or lower == "a.i":
        return False
    if PERSON in view.masked[match.start(1) : match.end(1)]:
        return False
    capital = word[0].isupper() or word[0].isdigit()
    return capital or (known < 5 and re.fullmatch(r"(?:co-|re-)?\w+(?:ed|ly)", lower) is None)


def name_of(view: SentenceView, start: int, end: int, phrase: int, modifiers: list[str]) -> tuple[str | None, int]:
    """The proper name of the happening whose head noun is `start:end`, if it has one, and where its phrase ends."""
    for date in view.dates:
        if date.kind != "year" and phrase <= date.start - view.start < phrase + 2 and date.end - view.start < start:
            phrase = date.end - view.start
            modifiers = view.text[phrase:start].split()
    titled = _TITLE.match(view.text, end)
    if titled:
        return " ".join(titled[1].split()), titled.end()
    head = view.text[start:end]
    shouted = view.text.isupper()
    head_capital = head[0].isupper() and start > 0 and not shouted
    ordinal = any(_ORDINAL.match(word) for word in modifiers)
    counted = ordinal and all(_COUNTS.fullmatch(word) or word.islower() for word in modifiers) and head.islower()
    capitals = [] if shouted else [word for word in modifiers if word[0].isupper() and not _ORDINAL.match(word)]
    coded = not shouted and any(re.search(r"\d|^[A-Z]{2,}$|\+", word) and not _LENGTH.fullmatch(word) for word in modifiers)
    if not ordinal and _MANY.fullmatch(head):
        return None, end
    tail_end, tail_capital = _tail(view, end, wide=ordinal)
    of_instrument = INSTRUMENT in view.masked[end:tail_end]
    if not (ordinal or coded or of_instrument or (head_capital and (capitals or tail_capital)) or len(capitals) >= 2):
        return None, end
    if counted and tail_end == end and not coded:
        return None, end
    stop = tail_end if tail_capital or ordinal else end
    year = re.match(r"\s+(?:19|20)\d\d\b", view.text[stop:])
    stop += year.end() if year else 0
    return " ".join(view.text[phrase:stop].split()).rstrip(" ,"), stop


def _tail(view: SentenceView, position: int, *, wide: bool) -> tuple[int, bool]:
    """End of the prepositional phrases that belong to a name, and whether one of them holds a capital or an actor."""
    end, capital = position, False
    while match := _TAIL.match(view.masked, end):
        if any(date.start - view.start <= match.end() < date.end - view.start for date in view.dates):
            break
        stop = _before_dates(view, match.end(), _phrase_end(view, match.end(), wide=wide))
        text = view.text[match.end() : stop]
        if stop == match.end() or not (wide or re.match(r"[A-Z“\"]", text)):
            break
        capital = capital or re.search(r"[A-Z]", text) is not None
        end = stop
    return end, capital


def _before_dates(view: SentenceView, start: int, stop: int) -> int:
    """`stop`, or where a day named behind `start` begins: `the Committee this morning`."""
    first = min(
        (d.start - view.start for d in view.dates if start < d.start - view.start < stop and d.kind != "year"), default=stop
    )
    return len(view.text[:first].rstrip()) if first < stop else stop


def _phrase_end(view: SentenceView, position: int, *, wide: bool) -> int:
    """End of a run of capitals and masked names (with plain words where `wide`), joined by `and`, `of`, `the`."""
    end = position
    for match in _PART.finditer(view.masked, position):
        name, word, space, _ = match.groups()
        if name or (word and _continues(word, wide=wide)):
            end = match.end()
        elif not (space or word in {"and", "of", "the", "for", "on"}):
            break
    return end


def _continues(word: str, *, wide: bool) -> bool:
    """Whether the word goes on with a name: a capital, a number, a plain word where those are allowed."""
    if word[0].isupper() or word.isdigit():
        return True
    return wide and word not in _NO_MODIFIER and re.fullmatch(r"\w+ed", word) is None
