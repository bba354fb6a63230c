"""Happenings told in one sentence: the noun or verb that tells, its type, whether it took place, what it is called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from graph.extraction.lexicon import pairs, section
from graph.extraction.russian.page import Page
from graph.extraction.russian.phrases import Phrases, lemmas_of

__all__ = ["Frame", "frames_of", "words_of"]

_REFERENCE: Final = tuple(tuple(phrase.split()) for phrase in section("russian/events", "reference"))
_NUMBERED: Final = re.compile(r"(?:[IVX]+|\d+-[а-я]{1,2}|перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят)", re.I)
_ADVERBIAL: Final = ("ADJF", "PRTF", "NUMR")
_QUOTES: Final = '«“„"'


@dataclass(slots=True)
class Frame:
    """A happening in the sentence of words `first` to `last`; `at` is the word that tells it, `noun` (start, end) its noun."""

    first: int
    last: int
    at: int
    type: str
    rule: str
    status: str = "held"
    noun: tuple[int, int] | None = None
    name: str | None = None
    finite: bool = True
    receives: bool = False
    online: bool = False


@cache
def words_of(name: str) -> frozenset[str]:
    """Lemmas of a section of the lexicon of events."""
    return frozenset(
        lemma for word in section("russian/events", name) for lemma in (lemmas_of(word) if " " not in word else {word})
    )


@cache
def _nouns() -> Phrases[str]:
    return Phrases(pairs("russian/events", "nouns"))


def frames_of(page: Page, first: int, last: int, taken: frozenset[int], *, headline: bool) -> list[Frame]:
    """The happenings of a sentence in text order; `taken` are words of titles, bodies and instruments."""
    if page.words[first].text in _QUOTES or page.lower(first) in {"-", "–", "—"}:
        return []
    found = [*_by_nouns(page, (first, last), taken, headline=headline), *_by_verbs(page, (first, last), taken)]
    status = _status(page, first, last)
    online = any(phrase in page.said(first, last).lower() for phrase in section("russian/events", "online"))
    for frame in found:
        frame.status = _nearest(page, frame) or status
        frame.online = online
    return sorted(found, key=lambda frame: frame.at)


def _by_nouns(page: Page, sentence: tuple[int, int], taken: frozenset[int], *, headline: bool) -> Iterator[Frame]:
    first, last = sentence
    number = first
    while number < last:
        found = _nouns().at(page, number) if number not in taken and page.at(number) is None else None
        if found is None or not any(form.pos in {"NOUN", "ADJF"} for form in page.words[number].forms):
            number += 1
            continue
        end, kind = found
        frame = _noun_frame(page, sentence, (number, end), kind, headline=headline)
        if frame is not None:
            yield frame
        number = end


def _noun_frame(page: Page, sentence: tuple[int, int], noun: tuple[int, int], kind: str, *, headline: bool) -> Frame | None:
    first, last = sentence
    begin = _phrase_start(page, first, noun[0])
    name = _name(page, begin, noun, last)
    attended = _has(page, first, last, "attending")
    before = _reference(page, begin)
    told = _has(page, first, last, "holding") or attended
    frame = Frame(first, last, noun[0], kind, f"russian.noun.{kind}", noun=noun, name=name)
    if (before in {"в", "на"} and attended) or (before == "с" and kind == "visit"):
        frame.finite = attended or _has(page, first, last, "visiting")
        return frame
    if before:
        frame.finite = False
        return frame if name and (before in {"в рамках", "на полях", "в", "на", "в ходе"} or name[-1] in '»”"') else None
    if _is_genitive_of_noun(page, begin, noun) or (kind in {"visit", "other"} and not told and not headline):
        return None
    told = told or headline or (kind != "other" and _has(page, first, last, "planned")) or _told_short(page, noun, last)
    return frame if told else None


def _told_short(page: Page, noun: tuple[int, int], last: int) -> bool:
    return any(page.words[n].is_("PRTS") for n in range(noun[1], min(last, noun[1] + 12)))


def _phrase_start(page: Page, first: int, number: int) -> int:
    """Where the adjectives before a noun begin."""
    at = number
    while at > first and (
        page.words[at - 1].is_(*_ADVERBIAL)
        or _NUMBERED.fullmatch(page.words[at - 1].text) is not None
        or page.lower(at - 1) in {"его", "их", "ее"}
    ):
        at -= 1
        if at > first + 1 and page.lower(at - 1) in {"и", ","} and page.words[at - 2].is_("ADJF"):
            at -= 1
    return at


def _reference(page: Page, begin: int) -> str:
    """The phrase before a noun by which it is only referred to, `в`, `на`, `с`; empty where none stands there."""
    for phrase in sorted(_REFERENCE, key=len, reverse=True):
        if begin >= len(phrase) and tuple(page.lower(n) for n in range(begin - len(phrase), begin)) == phrase:
            return " ".join(phrase)
    before = page.lower(begin - 1)
    return before if before in {"в", "во", "на", "с", "со"} else ""


def _is_genitive_of_noun(page: Page, begin: int, noun: tuple[int, int]) -> bool:
    """`итоги встречи`, `участники форума`: what is said is said of something else."""
    if begin == 0 or "gent" not in page.words[noun[0]].cases():
        return False
    before = page.words[begin - 1]
    return before.is_("NOUN") and page.at(begin - 1) is None and not _nouns_before(page, begin - 1)


def _nouns_before(page: Page, number: int) -> bool:
    return page.lower(number) in {"ряд", "серия", "серию"} or "ряд" in page.words[number].lemmas


def noun_type(page: Page, noun: tuple[int, int]) -> str:
    """The type that a noun of happening gives."""
    found = _nouns().at(page, noun[0])
    return found[1] if found is not None else ""


def _name(page: Page, begin: int, noun: tuple[int, int], last: int) -> str | None:
    """The name of a happening: capital letter or number before the noun, quotation after it."""
    numbered = noun_type(page, noun) in {"session", "conference", "consultation"} and any(
        _NUMBERED.match(page.words[n].text) and not page.words[n].text.isdigit() for n in range(begin, noun[0])
    )
    capital = page.words[begin].capital and begin != page.range_at(begin)[0]
    quoted = noun[1] < last and page.words[noun[1]].text in _QUOTES
    if not (numbered or capital or quoted):
        return None
    end = noun[1]
    while end < last and end - begin < 24:
        word = page.words[end]
        if word.text in _QUOTES:
            end = next((n + 1 for n in range(end + 1, last) if page.words[n].text in '»”"'), end + 1)
            continue
        thing = page.at(end)
        if (
            word.text in ",.;:()–—-"
            or word.is_("VERB", "PRTS", "INFN", "GRND")
            or word.lower in {"в", "на", "с", "который", "под", "где"}
            or (thing is not None and thing.kind in {"place", "person"})
        ):
            break
        if word.text.isdigit():
            break
        end += 1
    while end > noun[1] and page.words[end - 1].is_("PREP", "CONJ"):
        end -= 1
    return page.said(begin, end) if end - begin > 1 else None


def _by_verbs(page: Page, sentence: tuple[int, int], taken: frozenset[int]) -> Iterator[Frame]:
    first, last = sentence
    for number in range(first, last):
        word = page.words[number]
        if number in taken or not word.is_("VERB", "INFN", "PRTS") or _in_report(page, first, number):
            continue
        if word.lemmas & words_of("credentials") and any(
            "грамота" in page.words[n].lemmas for n in range(number, min(last, number + 6))
        ):
            yield Frame(first, last, number, "ceremony", "russian.verb.credentials")
        elif word.lemmas & {"обсудить", "обсуждать"} and any(
            page.lower(n) in {"с", "со"} for n in range(number + 1, min(last, number + 3))
        ):
            yield Frame(first, last, number, "meeting", "russian.verb.discussed")
        elif page.lower(number + 1) == "участие" and _in_it(page, first, number):
            yield Frame(first, last, number, "other", "russian.verb.attended")
        elif word.lemmas & words_of("meeting verbs"):
            yield Frame(first, last, number, "meeting", "russian.verb.met")
        elif word.lemmas & words_of("receiving") and _receives(page, number, last):
            yield Frame(first, last, number, "meeting", "russian.verb.received", receives=True)
        elif word.lemmas & words_of("visiting") and _goes_somewhere(page, number, last):
            yield Frame(first, last, number, "visit", "russian.verb.visited")
        elif word.lemmas & words_of("signing") and _signs(page, number, sentence, taken):
            yield Frame(first, last, number, "signing", "russian.verb.signed")
        elif word.lemmas & {"назначить", "избрать", "переизбрать"}:
            yield Frame(
                first, last, number, "appointment" if "назначить" in word.lemmas else "election", "russian.verb.appointed"
            )


def _in_it(page: Page, first: int, number: int) -> bool:
    """`в нём приняли участие`, `в мероприятии приняли участие`: what the text has just told."""
    return page.lower(first) in {"в", "во"} and page.lower(first + 1) in {"нем", "ней", "них"} and number - first < 8


def _receives(page: Page, number: int, last: int) -> bool:
    """`принял` somebody: a person or office follows, not a decision."""
    for at in range(number + 1, min(last, number + 22)):
        if (
            page.words[at].lemmas
            & {
                "участие",
                "решение",
                "меры",
                "мера",
                "закон",
                "грамота",
                "копия",
                "резолюция",
                "декларация",
                "заявление",
                "присяга",
            }
            or page.words[at].text in ",."
        ):
            return False
        thing = page.at(at)
        if thing is not None and thing.kind == "person":
            return True
    return any(
        page.words[at].lemmas & {"делегация", "посол", "министр", "представитель", "глава"}
        for at in range(number + 1, min(last, number + 5))
    )


def _goes_somewhere(page: Page, number: int, last: int) -> bool:
    """A place or a country behind the verb."""
    things = page.within(number, min(last, number + 14))
    return any(thing.kind in {"place", "country"} for thing in things)


def _signs(page: Page, number: int, sentence: tuple[int, int], taken: frozenset[int]) -> bool:
    """An instrument or `документ`, `соглашение` in the same sentence."""
    words = {
        "соглашение",
        "меморандум",
        "документ",
        "договор",
        "протокол",
        "программа",
        "план",
        "заявление",
        "коммюнике",
        "декларация",
        "карта",
        "контракт",
    }
    return any(page.words[n].lemmas & words for n in range(*sentence)) and number not in taken


def _in_report(page: Page, first: int, number: int) -> bool:
    return page.lower(first) == "как" and number - first < 2


def _has(page: Page, first: int, last: int, section_name: str) -> bool:
    wanted = words_of(section_name)
    return any(
        page.words[n].lemmas & wanted and page.words[n].is_("VERB", "INFN", "PRTS", "PRTF", "NOUN") for n in range(first, last)
    )


def _status(page: Page, first: int, last: int) -> str:
    """Whether the sentence tells what took place or what is planned, put off, called off."""
    verbs = [page.words[n] for n in range(first, last) if page.words[n].is_("VERB", "PRTS", "PRTF", "INFN")]
    for status in ("postponed", "cancelled"):
        if any(word.lemmas & words_of(status) and not word.is_("PRTF") for word in verbs):
            return status
    if any(word.lemmas & words_of("planned") for word in verbs) or any(_is_future(page, n) for n in range(first, last)):
        return "planned"
    return "proposed" if any(word.lemmas & words_of("proposed") for word in verbs[:1]) else "held"


def _nearest(page: Page, frame: Frame) -> str | None:
    """The status that the verb of the frame itself gives."""
    word = page.words[frame.at]
    if frame.noun is None and word.is_("VERB"):
        if _is_future(page, frame.at):
            return "planned"
        past = any("past" in form.marks for form in word.forms[:1])
        return "held" if past else None
    return None


def _is_future(page: Page, number: int) -> bool:
    word = page.words[number]
    return word.is_("VERB") and "futr" in word.forms[0].marks and not word.lemmas & words_of("speaking of")
