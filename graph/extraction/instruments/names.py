"""Names of instruments in a passage: proper names around a head noun, dated or signed plain ones, quoted ones, counted sets."""

import re
from functools import cache
from typing import Final

from graph.extraction.events.types import noun_type
from graph.extraction.instruments.heads import Word, head_at, words_of
from graph.extraction.instruments.marked_names import InstrumentName, counted, numbered, quoted
from graph.extraction.instruments.periods import periods_of
from graph.extraction.lexicon import section

__all__ = ["bilateral_words", "find_names"]


_PREPOSITIONS: Final = frozenset(
    {
        "of",
        "on",
        "for",
        "between",
        "concerning",
        "regarding",
        "against",
        "with",
        "to",
        "in",
        "about",
        "relating",
        "among",
        "amending",
        "establishing",
    }
)
_PLAIN_TAIL: Final = frozenset(
    {
        "on",
        "for",
        "concerning",
        "regarding",
        "of",
        "against",
        "between",
        "to",
        "about",
        "relating",
        "among",
        "with",
        "amending",
        "establishing",
    }
)
_DATE_WORD: Final = re.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may\b|june|july|august|september|october|november|december"
)
_AMOUNT: Final = re.compile(r"\d[\d.,]*$|(?:EUR|USD|US|GBP|JPY|CHF|euro|dollar)s?$")
_ACRONYM: Final = re.compile(r"\s*\([A-Z][\w\s/’'-]{1,40}\)(?=[\s,(]*(?:\w+\s+){0,4}(?:19|20)\d\d)")
"""An acronym between a name and its years."""
_FIELDS: Final = frozenset(
    {"field", "fields", "area", "areas", "sphere", "spheres", "sector", "sectors", "domain", "domains", "industry"}
)
_NO_FIELD: Final = frozenset(
    {
        "order",
        "line",
        "accordance",
        "force",
        "place",
        "return",
        "which",
        "this",
        "future",
        "addition",
        "particular",
        "principle",
        "its",
        "their",
        "his",
        "her",
    }
)
_SHARED: Final = frozenset({"cooperation", "co-operation", "collaboration", "partnership", "assistance", "training", "relations"})
_AWAY: Final = frozenset(
    {
        "behalf",
        "sidelines",
        "margins",
        "occasion",
        "basis",
        "signature",
        "signing",
        "approval",
        "adoption",
        "consideration",
        "ratification",
        "discussion",
        "example",
        "instance",
    }
)
_ATTRIBUTE: Final = re.compile(
    r"\d+-\w+|new|proposed|joint|adopted|signed|corresponding|relevant"
    r"|respective|aforementioned|above-mentioned|present|current|updated|revised|renewed|same"
)
_SPAN: Final = re.compile(r"(?:19|20)\d\d[-–](?:19|20)\d\d$")
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "this", "our", "his", "her", "that", "these", "those"})
_LONGEST: Final = 40
"""Words of the longest name before and after its head."""

_DEFINITE: Final = frozenset({"the", "this", "that", "said"})
_OF_EVENTS: Final = frozenset({"programme", "program", "concept", "agenda", "plan", "draft", "statement"})
_STAGES: Final = frozenset(
    {"draft", "preliminary", "provisional", "tentative", "final", "revised", "updated", "annotated", "full", "detailed", "daily"}
)
"""Words with which a programme or an agenda names only itself."""
_LOOSE: Final = frozenset({"process", "partnership", "statement", "agenda", "guidelines", "concept"})


@cache
def _set(name: str) -> frozenset[str]:
    """The words of a section of the lexicon."""
    return frozenset(section("instruments", name))


def bilateral_words() -> frozenset[str]:
    """Words of the names of instruments that two sides have with each other: kinds, and what is agreed on."""
    return _set("bilateral words")


def find_names(text: str) -> list[InstrumentName]:
    """Names of instruments in `text`, in text order, none inside another of the same form."""
    words = words_of(text)
    marked = [*quoted(text), *counted(text), *numbered(text)]
    found = list(marked)
    number = 0
    while number < len(words):
        head = head_at(words, number)
        if head is None:
            number += 1
            continue
        length, kind, plural = head
        if not any(name.start <= words[number].start < name.end for name in marked):
            loose = plural and (words[number].text.islower() or kind not in {"treaty", "convention"})
            about = plural and number + length < len(words) and words[number + length].lower in {"on", "concerning", "regarding"}
            name = None if loose and not about else _name_at(text, words, number, number + length, kind)
            if name is not None:
                found.append(name)
        number += length
    return sorted(found, key=lambda name: (name.start, name.end))


def _name_at(text: str, words: list[Word], first: int, after: int, kind: str) -> InstrumentName | None:
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


def _form(words: list[Word], left: int, first: int, after: int, tail: int, *, proper: bool) -> str | None:
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
    staged = tail == after and left < first and head in _OF_EVENTS and {word.lower for word in words[left:first]} <= _STAGES
    named = proper and not staged and (bool(capitals) or tail > after or after - first > 1)
    if named:
        return "proper"
    refers = definite and (tail == after or head not in _set("plain heads"))
    if refers or (proper and _determiner(words, left) not in {"a", "an"}):
        return "reference"
    return "plain" if {head, head.removesuffix("s")} & _set("plain heads") else None


def _names_nothing(words: list[Word], first: int, after: int, *, definite: bool, capitals: bool) -> bool:
    """Heads used as common nouns: `statement of the Minister`, `the framework of`, `programme of the visit`."""
    head = " ".join(word.lower for word in words[first:after])
    following = words[after].lower if after < len(words) else ""
    if following in _set("rooms") and words[after].capital:
        return True
    if head == "statement" and following in {"of", "by"}:
        return after + 1 < len(words) and words[after + 1].lower in _ARTICLES
    if capitals:
        return False
    dated = any(_SPAN.match(word.text) for word in words[after : after + 10])
    if words[first].text.islower() and definite and following in {"of", "and", "for"} and not dated:
        return True
    if head in _OF_EVENTS and following == "of" and _of_event(words, after + 1):
        return True
    return head == "framework" and following in {"of", "for"}


def _of_event(words: list[Word], number: int) -> bool:
    """Whether a happening follows: the programme of a visit is no instrument."""
    after = [word.lower for word in words[number : number + 4] if word.lower not in _ARTICLES]
    return any(noun_type(word) is not None for word in after[:2])


def _determiner(words: list[Word], left: int) -> str:
    """The article or pronoun before the name, past a measure such as `18-month`."""
    number = left - 1
    while number >= 0 and _ATTRIBUTE.fullmatch(words[number].lower):
        number -= 1
    return words[number].lower if number >= 0 else ""


def _left(words: list[Word], first: int, *, proper: bool) -> int:
    """Where the words before the head that belong to the name begin."""
    left = first
    while left > max(0, first - _LONGEST):
        word = words[left - 1]
        if word.capital:
            left -= 1
        elif word.lower in {"and", "&"} and left > 1 and words[left - 2].capital and left < first and words[left].capital:
            left -= 2
        elif _is_acronym(words, left):
            left -= 3
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


def _is_acronym(words: list[Word], left: int) -> bool:
    """Whether an acronym in brackets stands before: `Border Sector Reform (BSR) Policy Framework`."""
    return (
        left >= 4
        and [words[left - 3].text, words[left - 1].text] == ["(", ")"]
        and words[left - 2].text.isupper()
        and words[left - 4].capital
    )


def _tail(words: list[Word], after: int, *, proper: bool) -> int:
    """Where the prepositional phrases that follow the head end."""
    number = after
    allowed = _PREPOSITIONS if proper else _PLAIN_TAIL
    while number < min(len(words), after + _LONGEST):
        if words[number].lower == "in" and _in_the_field(words, number):
            allowed_here = True
        else:
            allowed_here = words[number].lower in allowed and not (words[number].lower == "in" and number == after)
        if not allowed_here or _leads_away(words, number):
            break
        stop = _phrase(words, number)
        if stop == number + 1:
            break
        number = stop
    return number


def _in_the_field(words: list[Word], number: int) -> bool:
    """`in the field of`, `in the healthcare sector`; `cooperation in tourism`: what the instrument is about."""
    after = [word.lower for word in words[number + 1 : number + 6]]
    if not after or after[0] in _NO_FIELD:
        return False
    plain = after[1:] if after[0] in _ARTICLES else after
    if any(word in _FIELDS for word in plain[:3]):
        return True
    return after[0].islower() and after[0].isalpha() and words[number - 1].lower in _SHARED and after[0] not in _ARTICLES


def _leads_away(words: list[Word], number: int) -> bool:
    """`on behalf of`, `on the sidelines`, `for signature`: what is no longer the name."""
    after = [word.lower for word in words[number + 1 : number + 3]]
    return any(word in _AWAY for word in after)


def _resume_tail(words: list[Word], end: int, *, proper: bool) -> int:
    """A name may go on after its period: `Plan of A for 2031-2033 on cooperation with B`."""
    number = next((n for n, word in enumerate(words) if word.start >= end), len(words))
    if number == len(words) or words[number].lower not in {"on", "with", "between", "of"}:
        return end
    tail = _tail(words, number, proper=proper)
    return words[tail - 1].end if tail > number else end


def _phrase(words: list[Word], preposition: int) -> int:
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
        and not (words[preposition].lower == "in" and _in_the_field(words, preposition))
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


def _leaves_name(words: list[Word], first: int, number: int) -> bool:
    """Whether `words[number]` is a plain word after capitals: the verb or noun that follows a name, not a part of it."""
    word, before = words[number], words[number - 1]
    opening = words[first + (words[first].lower in _ARTICLES)] if first + 1 < len(words) else word
    if opening.text[0].islower():  # `on a further Fijian grant`: the capital is an adjective; two of them are a name
        return word.text[0].islower() and number - first > 2 and before.capital and words[number - 2].capital
    genitive = before.text.endswith(("'s", "’s"))
    return word.text[0].islower() and number > first and before.capital and not genitive and word.lower not in {"and", "or"}


def _capital_after(words: list[Word], number: int) -> bool:
    return words[number].lower in _ARTICLES and number + 1 < len(words) and words[number + 1].capital


def _comma_joins(words: list[Word], number: int, *, between: bool) -> bool:
    """Whether the comma at `number` stands in a list of the name: capitals (or plain nouns before an `and`) on both sides."""
    after = words[number + 1 : number + 5]
    if not after or not words[number - 1].capital or not after[0].capital:
        return False
    return between or any(word.lower == "and" for word in after[1:]) or any(word.text == "," for word in after[1:])


def _and_joins(words: list[Word], number: int) -> bool:
    """Whether `and` joins nouns of the name; before a verb, an article, or between a capital and a plain word it does not."""
    if number + 1 >= len(words):
        return False
    after, before = words[number + 1], words[number - 1]
    if after.lower in _set("stops") or after.lower in {"to", "a", "an"} or re.fullmatch(r"\w+ed", after.lower):
        return False
    if after.lower in _ARTICLES:
        if any(word.capital and head_at(words, number + 2 + place) for place, word in enumerate(words[number + 2 : number + 6])):
            return False
        return number + 2 < len(words) and words[number + 2].capital and before.capital
    return after.capital or not before.capital
