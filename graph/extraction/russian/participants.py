"""Who takes part in a happening of a sentence: people and offices told with it, bodies and states behind `с`, `между`."""

from typing import Final

from graph.extraction.drafts import EventDraft, Stay, TakingPart
from graph.extraction.russian.cast import Cast, is_state
from graph.extraction.russian.frames import Frame, words_of
from graph.extraction.russian.page import Thing
from graph.extraction.russian.titles import Title

__all__ = ["add_participants"]

_BODIES: Final = frozenset({"country", "un", "igo", "org", "format", "group", "body", "demonym"})
_WITH: Final = frozenset({"с", "со", "между"})
_HELD_BY: Final = frozenset({"организовать", "организованный", "провести", "проведенный", "созвать", "совместный"})
_DELEGATES: Final = frozenset({"сторона", "делегация", "парламентарий", "коллега", "дипломат", "эксперт"})
_LISTED: Final = frozenset({",", "и", "а", "также", "или"})
_TALKED: Final = frozenset({"о", "об", "по"})
_ABROAD: Final = frozenset({"в", "во", "на", "из"})
_ABOUT: Final = frozenset(
    {"сообщать", "сообщить", "передавать", "информировать", "проинформировать", "ссылка", "отмечаться", "писать"}
)


def add_participants(cast: Cast, event: EventDraft, frame: Frame, titles: dict[int, Title], titled: frozenset[int]) -> None:
    """Add to `event` all who take part by the sentence of `frame`; `titles` without a holder by their first word."""
    last_kept = -1
    for thing in cast.page.within(frame.first, frame.last):
        if thing.first in titled or not _in_zone(cast, frame, thing):
            continue
        if thing.kind == "person" or (thing.kind in _BODIES and _takes_part(cast, frame, thing, last_kept)):
            if thing.kind == "person" and _only_mentioned(cast, thing):
                continue
            last_kept = thing.last
            _add(cast, event, thing)
    if frame.noun is not None and any(cast.page.lower(n) in {"его", "ее"} for n in range(frame.noun[0] - 3, frame.noun[0])):
        _add_last_person(cast, event, frame)
    for title in titles.values():
        if frame.first <= title.first < frame.last and not _in_chain(cast, title, frame):
            _add_office(cast, event, title)


def _add_last_person(cast: Cast, event: EventDraft, frame: Frame) -> None:
    """`его встреча с X`: whoever the text named last before."""
    before = [thing for thing in cast.page.within(0, frame.at) if thing.kind == "person"]
    if before and before[-1].last < frame.at:
        _add(cast, event, before[-1])


def _in_zone(cast: Cast, frame: Frame, thing: Thing) -> bool:
    """Whether a thing stands before the words behind which actors are only talked about, and in no clause of a report."""
    page = cast.page
    stops = words_of("stop")
    begin = max(frame.at + 1, frame.noun[1] if frame.noun else 0)
    if thing.first > begin:
        for number in range(begin, thing.first):
            word = page.words[number]
            if page.lower(number - 1) == "в" and page.lower(number + 1) in _WITH:
                continue  # `в сотрудничестве с X`
            if page.at(number) is None and (word.lower == "из-за" or (word.lemmas & stops and not word.is_("PRTF"))):
                return False
    return not _reported_by(cast, frame, thing)


def _reported_by(cast: Cast, frame: Frame, thing: Thing) -> bool:
    """`Как сообщает X, …`, `…, сообщили в X`, `со ссылкой на X`."""
    page = cast.page
    for number in range(thing.first - 1, max(frame.first, thing.first - 9) - 1, -1):
        if page.words[number].lemmas & _ABOUT:
            return True
        if page.lower(number) == "," and number < frame.at:
            break
    if thing.last < frame.last and page.words[thing.last].lemmas & _ABOUT:
        return True
    return page.lower(thing.first - 1) in {"пресс-служба", "пресс-службе", "пресс-службой"}


def _only_mentioned(cast: Cast, thing: Thing) -> bool:
    """Somebody in the genitive of what is not the happening: `кончина X`, `по приглашению X`, `по словам X`."""
    page = cast.page
    at = thing.first
    title = next(
        (
            t
            for t in range(at - 1, max(0, at - 14), -1)
            if page.lower(t) in {"приглашению", "поручению", "имени", "словам", "решению", "указу"}
        ),
        None,
    )
    return title is not None and all(page.lower(n) != "," for n in range(title, at))


def _takes_part(cast: Cast, frame: Frame, thing: Thing, last_kept: int) -> bool:
    """Whether a body or state is told as taking part: as the subject, behind a word that says so, in a list of such."""
    page = cast.page
    if thing.kind == "demonym":
        after = page.words[thing.last].lemmas if thing.last < len(page.words) else frozenset()
        return bool(after & _DELEGATES)
    if thing.first == _opening(cast, frame):
        return frame.at > thing.first and _is_subject(cast, thing)
    before = page.words[thing.first - 1]
    listed = before.lower in _LISTED and last_kept >= 0 and _list_from(cast, last_kept, thing.first)
    return listed or _behind_a_word(cast, frame, thing)


def _behind_a_word(cast: Cast, frame: Frame, thing: Thing) -> bool:
    """`с X`, `при поддержке X`, `делегация X`, `организованный X`; in the genitive of talks and sessions."""
    page = cast.page
    before = page.words[thing.first - 1]
    if before.lower == "поддержке" or before.lower in _WITH or (before.lemmas & words_of("representing") and before.is_("NOUN")):
        return True
    if before.is_("PRTF", "PRTS") and before.lemmas & _HELD_BY:
        return not _inflects(cast, thing)
    told = frame.noun is not None and thing.first == frame.noun[1] and frame.type in {"consultation", "meeting", "session"}
    return told and ("gent" in page.words[thing.first].cases() or thing.kind == "body")


def _inflects(cast: Cast, thing: Thing) -> frozenset[str]:
    """`ablt` where a name that has cases stands in none that says by whom."""
    word = cast.page.words[thing.first]
    return frozenset() if word.text.isupper() or "ablt" in word.cases() else frozenset({"ablt"})


def _opening(cast: Cast, frame: Frame) -> int:
    return next((n for n in range(frame.first, frame.last) if cast.page.words[n].text[0].isalnum()), frame.first)


def _is_subject(cast: Cast, thing: Thing) -> bool:
    """The name that opens the sentence in the nominative, a verb behind it."""
    words = cast.page.words
    return "nomn" in words[thing.first].cases() or words[thing.first].text.isupper()


def _list_from(cast: Cast, start: int, end: int) -> bool:
    return end - start <= 4 and all(cast.page.lower(n) in _LISTED or cast.page.at(n) is not None for n in range(start, end))


def _add(cast: Cast, event: EventDraft, thing: Thing) -> None:
    key = cast.key_of(thing)
    account = cast.ledger.get(key) if key is not None else None
    if key is None or account is None or account.optional:
        return
    place = cast.page.span(thing.first, thing.last)
    represented = list(
        dict.fromkeys(post.of for post in account.posts if post.of is not None and not post.title.startswith("former"))
    )
    event.add(TakingPart(key, represents=represented[0] if represented else None, evidence=[place], rule="russian.participant"))
    for body in represented:
        event.add(TakingPart(body, evidence=[place], rule="russian.represented"))


def _in_chain(cast: Cast, title: Title, frame: Frame) -> bool:
    """Whether an unheld title stands where nobody takes part: a report, a place abroad, behind what is talked about."""
    probe = Thing(title.first, title.last, "title", "", "")
    before = cast.page.lower(title.first - 1)
    return not _in_zone(cast, frame, probe) or before in _TALKED | _ABROAD or _only_mentioned(cast, probe)


def _add_office(cast: Cast, event: EventDraft, title: Title) -> None:
    """The unnamed holder of an office: its state or body takes part."""
    key = cast.of(title)
    explicit = title.of is not None
    if key is None or cast.ledger.get(key) is None or not explicit or not (is_state(title.english) or title.of):
        return
    place: Stay = cast.page.span(title.first, title.last)
    event.add(TakingPart(key, office=None if title.plural else title.english, evidence=[place], rule="russian.office"))
