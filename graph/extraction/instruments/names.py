"""Names of instruments in a passage: proper names around a head noun, dated or signed plain ones, quoted ones, counted sets."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from graph.extraction.events.types import noun_type
from graph.extraction.instruments.periods import periods_of
from graph.extraction.lexicon import pairs, section
from graph.extraction.text.alternation import any_of
from graph.extraction.text.cues import CuedPattern

__all__ = ["InstrumentName", "find_names", "head_within"]


@dataclass(frozen=True, slots=True)
class InstrumentName:
    """A name in a passage: `core_end` is where the head noun ends, `form` proper, plain, quoted, counted or reference.

    `periods` are the pairs of years named with it; `count` the number of documents in a counted set.
    """

    start: int
    end: int
    core_end: int
    text: str
    head: str
    type: str
    form: str
    periods: tuple[tuple[str, str], ...] = ()
    count: int | None = None


_WORD: Final = re.compile(r"[^\W_](?:[\w’'‘+/-]|\.(?=\w))*|[,;:()“”\"«»–—.!?|]|(?<=\s)-(?=\s)|\n")
_QUOTES: Final = '“"«„'
_PREPOSITIONS: Final = frozenset(
    {"of", "on", "for", "between", "concerning", "regarding", "against", "with", "to", "in", "about", "relating", "among"}
)
_PLAIN_TAIL: Final = frozenset(
    {"on", "for", "concerning", "regarding", "of", "against", "between", "to", "about", "relating", "among", "with"}
)
_DATE_WORD: Final = re.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may\b|june|july|august|september|october|november|december"
)
_AMOUNT: Final = re.compile(r"\d[\d.,]*$|(?:EUR|USD|US|GBP|JPY|CHF|euro|dollar)s?$")
_ACRONYM: Final = re.compile(r"\s*\([A-Z][\w\s/’'-]{1,40}\)(?=[\s,(]*(?:\w+\s+){0,4}(?:19|20)\d\d)")
"""An acronym between a name and its years."""
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "this", "our", "his", "her", "that", "these", "those"})
_LONGEST: Final = 40
"""Words of the longest name before and after its head."""

_DEFINITE: Final = frozenset({"the", "this", "that", "said"})
_OF_EVENTS: Final = frozenset({"programme", "program", "concept", "agenda", "plan", "draft", "statement"})
_LOOSE: Final = frozenset({"process", "partnership", "statement", "agenda", "guidelines", "concept"})
_NUMBERS: Final = {word: number for number, word in enumerate(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"], 1
)}  # fmt: skip
_COUNTED: Final = CuedPattern(
    re.compile(
        r"\b(?P<n>\d{1,3}|"
        + "|".join(_NUMBERS)
        + r")\s+(?:(?:new|joint|bilateral|intergovernmental|interagency|cooperation|signed|major|various)\s+)*"
        r"(?P<what>documents|agreements|memoranda(?:\s+of\s+understanding)?|contracts|treaties)\b",
        re.IGNORECASE,
    )
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether the word can lead a proper name: a capital, a year or years, a code such as C5."""
        coded = self.text[0].isdigit() and self.text[-1].isupper()
        return self.text[0].isupper() or coded or re.fullmatch(r"(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?", self.text) is not None


@cache
def _heads() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Heads by their first word, the longest first: the words, the type, whether they are a plural."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for head, kind in sorted(pairs("instruments", "heads").items(), key=lambda item: -len(item[0].split())):
        words = tuple(head.split())
        for variant, plural in ((words, False), ((*words[:-1], _plural(words[-1])), True)):
            found.setdefault(variant[0], []).append((variant, kind, plural))
    return found


@cache
def _set(name: str) -> frozenset[str]:
    """The words of a section of the lexicon."""
    return frozenset(section("instruments", name))


def find_names(text: str) -> list[InstrumentName]:
    """Names of instruments in `text`, in text order, none inside another of the same form."""
    words = [_Word(match[0], match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    found = [*_quoted(text), *_counted(text)]
    number = 0
    while number < len(words):
        head = _head_at(words, number)
        if head is None:
            number += 1
            continue
        length, kind, plural = head
        if not any(name.start <= words[number].start < name.end for name in found if name.form in {"quoted", "counted"}):
            loose = plural and (words[number].text.islower() or kind not in {"treaty", "convention"})
            name = None if loose else _name_at(text, words, number, number + length, kind)
            if name is not None:
                found.append(name)
        number += length
    return sorted(found, key=lambda name: (name.start, name.end))


def head_within(text: str) -> tuple[str, str] | None:
    """The first head noun in `text` with a capital, or the last of any writing, and the type it gives."""
    words = [_Word(match[0], match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    found = None
    for number, word in enumerate(words):
        head = _head_at(words, number)
        if head is not None and not (head[2] and word.text.islower()):
            found = (" ".join(each.lower for each in words[number : number + head[0]]), head[1])
            if word.text[0].isupper():
                return found
    return found


def _head_at(words: list[_Word], number: int) -> tuple[int, str, bool] | None:
    """Length and type of the head that begins at `number`, and whether it is a plural; of `Framework Agreement` the last counts."""
    first = _single_head(words, number)
    if first is None or number + first[0] >= len(words) or first[2]:
        return first
    after = number + first[0]
    further = _single_head(words, after) if words[after].text[0].isupper() == words[after - 1].text[0].isupper() else None
    return (first[0] + further[0], *further[1:]) if further else first


def _single_head(words: list[_Word], number: int) -> tuple[int, str, bool] | None:
    for head, kind, plural in _heads().get(words[number].lower, ()):
        if len(head) == 1 or tuple(word.lower for word in words[number : number + len(head)]) == head:
            return len(head), kind, plural
    return None


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"


def _name_at(text: str, words: list[_Word], first: int, after: int, kind: str) -> InstrumentName | None:
    """The name whose head is `words[first:after]`."""
    head = " ".join(word.lower for word in words[first:after])
    proper = words[after - 1].text[0].isupper() or (words[first].text[0].isupper() and after - first > 1)
    left = _left(words, first, proper=proper)
    modifiers = words[left:first]
    proper = proper or any(word.capital for word in modifiers)
    tail = _tail(words, after, proper=proper)
    end = words[tail - 1].end
    periods, end = periods_of(text, words[left].start, words[after - 1].end, end)
    end = _resume_tail(words, end, proper=proper)
    name = _ACRONYM.sub("", text[words[left].start : end])
    form = _form(words, left, first, after, tail, proper=proper)
    if form is None:
        return None
    if "framework" in name[: words[after - 1].end - words[left].start].lower() and kind == "programme":
        kind = "framework"
    return InstrumentName(words[left].start, end, words[after - 1].end, name, head, kind, form, periods)


def _form(words: list[_Word], left: int, first: int, after: int, tail: int, *, proper: bool) -> str | None:
    """proper, plain or reference; None for a noun that names no instrument here."""
    definite = _determiner(words, left) in _DEFINITE
    capitals = [word for word in words[left:first] if word.capital]
    head = " ".join(word.lower for word in words[first:after])
    if _names_nothing(words, first, after, definite=definite, capitals=bool(capitals)):
        return None
    if proper and words[first].text.islower():
        enough = 2 if after - first == 1 else 1
        if len(capitals) >= enough and head not in _LOOSE:
            return "proper"
        return "reference" if definite else None
    named = proper and (bool(capitals) or tail > after or after - first > 1)
    if named:
        return "proper"
    refers = definite and (tail == after or head not in _set("plain heads"))
    if refers or (proper and _determiner(words, left) not in {"a", "an"}):
        return "reference"
    return "plain" if head in _set("plain heads") else None


def _names_nothing(words: list[_Word], first: int, after: int, *, definite: bool, capitals: bool) -> bool:
    """Heads used as common nouns: `statement of the Minister`, `the framework of`, `programme of the visit`."""
    head = " ".join(word.lower for word in words[first:after])
    following = words[after].lower if after < len(words) else ""
    if following in _set("rooms") and words[after].capital:
        return True
    if head == "statement" and following in {"of", "by"}:
        return after + 1 < len(words) and words[after + 1].lower in _ARTICLES
    if capitals:
        return False
    if words[first].text.islower() and definite and following in {"of", "and", "for"}:
        return True
    if head in _OF_EVENTS and following == "of" and _of_event(words, after + 1):
        return True
    return head == "framework" and following in {"of", "for"}


def _of_event(words: list[_Word], number: int) -> bool:
    """Whether a happening follows: the programme of a visit is no instrument."""
    after = [word.lower for word in words[number : number + 4] if word.lower not in _ARTICLES]
    return any(noun_type(word) is not None for word in after[:2])


def _determiner(words: list[_Word], left: int) -> str:
    """The article or pronoun before the name, past a measure such as `18-month`."""
    number = left - 1
    while number >= 0 and re.fullmatch(r"\d+-\w+|new|proposed|joint", words[number].lower):
        number -= 1
    return words[number].lower if number >= 0 else ""


def _left(words: list[_Word], first: int, *, proper: bool) -> int:
    """Where the words before the head that belong to the name begin."""
    left = first
    while left > max(0, first - _LONGEST):
        word = words[left - 1]
        if word.capital:
            left -= 1
        elif word.lower in {"and", "&"} and left > 1 and words[left - 2].capital and left < first and words[left].capital:
            left -= 2
        elif not proper and re.fullmatch(
            r"(?:grant|loan|credit|trade|peace|visa|service|transport|host|financing|funding|hosting|implementing)|[a-z]+(?:-[a-z]+)+|[a-z]+(?:al|ic|ive|ment|ion|ary|ency|nse|ship|ity|ace|ade)",
            word.lower,
        ):
            left -= 1
        else:
            break
    # a headline in capitals or with capitals: `A and B Sign Cooperation Framework`
    verbs = [number for number in range(left, first) if words[number].lower in _set("headline verbs")]
    left = verbs[-1] + 1 if verbs else left
    while left < first and words[left].lower in _set("openers"):
        left += 1
    return left


def _tail(words: list[_Word], after: int, *, proper: bool) -> int:
    """Where the prepositional phrases that follow the head end."""
    number = after
    allowed = _PREPOSITIONS if proper else _PLAIN_TAIL
    while number < min(len(words), after + _LONGEST) and words[number].lower in allowed:
        if words[number].lower == "in" and number == after:
            break
        stop = _phrase(words, number)
        if stop == number + 1:
            break
        number = stop
    return number


def _resume_tail(words: list[_Word], end: int, *, proper: bool) -> int:
    """A name may go on after its period: `Plan of A for 2031-2033 on cooperation with B`."""
    number = next((n for n, word in enumerate(words) if word.start >= end), len(words))
    if number == len(words) or words[number].lower not in {"on", "with", "between", "of"}:
        return end
    tail = _tail(words, number, proper=proper)
    return words[tail - 1].end if tail > number else end


def _phrase(words: list[_Word], preposition: int) -> int:
    """End of the prepositional phrase: its noun phrase up to a verb, a clause opener, a mark or another preposition."""
    number = preposition + 1
    stops = _set("stops")
    if words[preposition].lower == "on" and number < len(words) and _DATE_WORD.match(words[number].lower):
        return number
    if words[preposition].lower in {"of", "for"} and number < len(words) and _AMOUNT.match(words[number].text):
        return number
    between = words[preposition].lower in {"between", "among"}
    if (
        words[preposition].lower in {"to", "in", "with"}
        and number < len(words)
        and not (words[number].capital or _capital_after(words, number))
    ):
        return number
    while number < min(len(words), preposition + _LONGEST):
        word = words[number]
        if word.lower in stops or word.lower in _PREPOSITIONS - {"and"} or (not word.text[0].isalnum() and word.text != ","):
            break
        if word.text == "," and not _comma_joins(words, number, between=between):
            break
        if word.lower in {"and", "or"} and not _and_joins(words, number):
            break
        if re.match(r"(?:19|20)\d\d(?!\w)", word.text) or _leaves_name(words, preposition + 1, number):
            break
        number += 1
    while number > preposition + 1 and words[number - 1].lower in _ARTICLES | {"and", "or", ","}:
        number -= 1
    return number


def _leaves_name(words: list[_Word], first: int, number: int) -> bool:
    """Whether `words[number]` is a plain word after capitals: the verb or noun that follows a name, not a part of it."""
    word, before = words[number], words[number - 1]
    return word.text[0].islower() and number > first and before.capital and word.lower not in {"and", "or"}


def _capital_after(words: list[_Word], number: int) -> bool:
    return words[number].lower in _ARTICLES and number + 1 < len(words) and words[number + 1].capital


def _comma_joins(words: list[_Word], number: int, *, between: bool) -> bool:
    """Whether the comma at `number` stands in a list of the name: capitals (or plain nouns before an `and`) on both sides."""
    after = words[number + 1 : number + 5]
    if not after or not words[number - 1].capital or not after[0].capital:
        return False
    return between or any(word.lower == "and" for word in after[1:]) or any(word.text == "," for word in after[1:])


def _and_joins(words: list[_Word], number: int) -> bool:
    """Whether `and` joins nouns of the name; before a verb, an article, or between a capital and a plain word it does not."""
    if number + 1 >= len(words):
        return False
    after, before = words[number + 1], words[number - 1]
    if after.lower in _set("stops") or after.lower in {"to", "a", "an"} or re.fullmatch(r"\w+ed", after.lower):
        return False
    if after.lower in _ARTICLES:
        return number + 2 < len(words) and words[number + 2].capital and before.capital
    return after.capital or not before.capital


@cache
def _quoted_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A noun before what it calls in quotes, and behind it."""
    nouns = any_of(pairs("instruments", "quoted"))
    quote = rf"[{_QUOTES}](?P<q>[^“”\"«»„\n]{{3,160}})[”\"»“]"
    before = re.compile(rf"\b(?P<k>{nouns})\s+(?:titled\s+|entitled\s+|called\s+|named\s+)?{quote}", re.IGNORECASE)
    return before, re.compile(rf"{quote}\s+(?P<k>{nouns})\b", re.IGNORECASE)


def _quoted(text: str) -> Iterator[InstrumentName]:
    """“Name” initiative, project “Name”, Joint Programme proposal “Name”."""
    kinds = pairs("instruments", "quoted")
    for pattern in _quoted_patterns() if any(mark in text for mark in _QUOTES) else ():
        for match in pattern.finditer(text):
            noun = match["k"].lower()
            yield InstrumentName(match.start(), match.end(), match.end(), match["q"].strip(" ,."), noun, kinds[noun], "quoted")


def _counted(text: str) -> Iterator[InstrumentName]:
    """`12 bilateral documents`, `five memoranda`."""
    for match in _COUNTED.finditer(text):
        count = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"].lower()]
        if count > 1:
            yield InstrumentName(
                match.start(), match.end(), match.end(), match[0], match["what"].lower(), "other", "counted", count=count
            )
