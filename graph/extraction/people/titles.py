"""Title phrases: `First Deputy Prime Minister`, `UN Resident Coordinator in X`, `Ambassador of A to B`, `Head of the Section`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graph.extraction.lexicon import pairs, section
from graph.extraction.people.names import honorifics_end, is_honorific, name_at, name_before
from graph.extraction.people.title_complements import read_complements
from graph.extraction.people.title_parts import FIRST_WORDS, PEERS, RANKS, Reference, Title, modified_head
from graph.extraction.text.scene import Hit, Scene

__all__ = ["find_titles"]

_OWNERS: Final = frozenset({"country", "demonym", "un", "igo", "org", "gov", "format", "media"})
_LOOSE: Final = frozenset({"general", "head", "chair", "officer", "chief", "deputy", "leader", "judge", "justice", "marshal"})
_BEFORE_BODY: Final = frozenset({"permanent", "acting", "deputy", "resident", "senior", "interim", "assistant", "special"})
_GOVERNMENT: Final = frozenset(section("titles", "government"))
_ACTING: Final = frozenset({"acting", "interim"})
_TIMES: Final = pairs("titles", "times")
_NAMES: Final = frozenset({"hakim", "akim", "king", "dean", "marshal", "judge", "justice"})
_GIVEN: Final = frozenset(section("people", "given names"))
_SURNAMES: Final = frozenset(
    {"mufti", "wali", "sheriff", "pope", "warden", "clerk", "chancellor", "dean", "marshal", "king", "judge"}
)
_PRINCES: Final = frozenset({"amir", "emir", "sultan"})
_PRESIDED: Final = frozenset({"council", "assembly", "commission", "committee", "board", "bank", "senate", "parliament", "house"})
_MERE: Final = frozenset({"delegation", "mission", "team", "family", "party", "group", "public", "audience", "panel", "jury"})
_NEW: Final = frozenset(
    {"new", "newly", "appointed", "elected", "current", "present", "top", "visiting", "then", "own", "honorable", "honourable"}
)
_HEADING: Final = frozenset({"head", "chair", "chief", "leader"})
_OFFICERS: Final = frozenset({"commissioner", "representative", "envoy", "rapporteur", "ombudsman"})
_ROLES: Final = frozenset({"speaker", "moderator", "facilitator", "mediator", "aide", "editor", "observer"})
_TWICE: Final = frozenset({"to", "for", "of"})


def find_titles(scene: Scene) -> list[Title]:
    """All title phrases of the text in order; they do not overlap."""
    found: list[Title] = []
    number = 0
    while number < len(scene.tokens):
        officer = _officer(scene, number)
        if officer is not None:
            found.append(officer)
            number = officer.last
            continue
        may = scene.tokens[number].lower in FIRST_WORDS and not scene.hidden[number]
        title = _read(scene, number, found[-1].last if found else 0) if may else None
        if title is None:
            number += 1
            continue
        if found and _possessed(scene, found[-1], title):
            found.pop()
        found += [title, *_twins(scene, title)]
        number = max(found[-1].last, number + 1)
    _counterparts(scene, found)
    return found


def _possessed(scene: Scene, owner: Title, title: Title) -> bool:
    """`the Secretary-General's Special Envoy`: one title, which belongs to the body of the title that owns it."""
    number = title.first - 1 - (scene.lower(title.first - 1) == "s")
    if scene.lower(number) != "'" or owner.last != number or owner.plural or scene.breaks[title.first]:
        return False
    title.of = title.of or list(owner.of)
    title.parts.insert(0, f"{scene.words(owner.head, owner.last)}'s")
    title.first, title.head = owner.first, owner.head
    return True


def _counterparts(scene: Scene, titles: list[Title]) -> None:
    """`her Colombian counterpart`: the title named before, of another country."""
    for number, title in enumerate(titles):
        held = [each for each in reversed(titles[:number]) if not each.plural and each.noun in _GOVERNMENT]
        before = next((each for each in held if each.noun == held[0].noun and len(each.parts) > 1), held[0] if held else None)
        own = {"my", "our"} & {scene.lower(each) for each in range(title.first - 2, title.first)}
        if title.noun in PEERS and before is not None and not own and (title.noun == "counterpart" or title.of):
            title.words, title.noun, title.capital, title.common = before.words, before.noun, True, "counterpart"
            title.parts = [part for part in before.parts if not part.startswith("to ")]


def _officer(scene: Scene, number: int) -> Title | None:
    """`UN High Commissioner for Refugees NAME`: an office whose name is also its body's, when a person stands beside it."""
    rank = scene.lower(number) in RANKS and scene.hit(number) is None
    hit = scene.hit(number + rank)
    if hit is None or hit.first != number + rank or hit.kind not in {"un", "igo"} or scene.lower(hit.first) == "office":
        return None
    words = scene.words(hit.first, hit.last)
    if hit.last - hit.first < 3 or not _OFFICERS & set(words.lower().split()) or (rank and scene.ends(number + 1)):
        return None
    after = hit.last + (scene.lower(hit.last) == ",")
    named = name_at(scene, honorifics_end(scene, after), lone=False) is not None
    article = scene.lower(number - 1) in {"the", "new"}
    served = scene.lower(number - 1) in {"as", "former", "a", "then", "next", "outgoing"}
    before = scene.lower(number - 1 - article) == "," and name_before(scene, number - 1 - article) is not None
    if not named and not before and not served:
        return None
    words = scene.words(number, hit.last)
    title = Title(
        first=number,
        head=number,
        last=hit.last,
        words=words,
        plural=False,
        acting=scene.lower(number) in _ACTING,
        noun="high commissioner",
        capital=True,
        of=[hit],
        parts=[words],
    )
    _time_before(scene, title, 0)
    return title


def _read(scene: Scene, number: int, floor: int) -> Title | None:
    """The title that begins at token `number`: modifiers, head, complements; what it owns may begin at `floor`."""
    found = modified_head(scene, number)
    if found is None:
        return None
    start, head = found
    if not _is_title(scene, start, head.last, head.noun):
        return None
    modifiers = [scene.words(number, start)] if start > number else []
    words = " ".join((*modifiers, head.long or scene.words(start, head.last)))
    acting = any(token.lower in _ACTING for token in scene.tokens[number:start])
    title = Title(number, number, head.last, words, head.plural, acting, head.noun, scene.capital(start), parts=[words])
    _time_before(scene, title, floor)
    _owner_before(scene, title, floor)
    _time_before(scene, title, floor)
    read_complements(scene, title, _read)
    return title


def _twins(scene: Scene, title: Title) -> Iterator[Title]:
    """`Ambassador to X and to Y`, `Minister of Health and for Y`: one head, two posts."""
    number = title.last
    while scene.lower(number) == "and" and scene.lower(number + 1) in _TWICE and not title.plural and not scene.ends(number + 1):
        if scene.lower(number + 1) not in {part.split()[0] for part in title.parts[1:]} | {"for"}:
            return
        parts = title.parts[: 2 if title.words in title.parts[1:2] else 1]
        of = [] if scene.lower(number + 1) == "of" else list(title.of)
        twin = replace(title, first=number, head=number + 1, last=number + 1, of=of, to=[], parts=list(parts))
        read_complements(scene, twin, _read)
        if len(twin.parts) == len(parts):
            return
        yield twin
        number = twin.last


def _time_before(scene: Scene, title: Title, floor: int) -> None:
    """`former`, `then`, `next` right before the title: its holder is not, or not yet, in office."""
    number = title.first - 1
    if number < floor or scene.breaks[title.first] or title.time:
        return
    joined = scene.lower(number) == "-" and scene.joined(title.first)
    number -= joined
    word, first = scene.lower(number), number
    if word == "for" and number > floor:
        word, first = f"{scene.lower(number - 1)} for", number - 1
    if word in _TIMES:
        title.time = "" if joined and word == "then" else _TIMES[word]  # `then-Prime Minister`: in office when it happened
        title.head = first if title.head == title.first else title.head
        title.first = first


def _is_title(scene: Scene, start: int, last: int, noun: str) -> bool:
    """Whether the noun is meant as a title: no verb, no `general` on its own, no part of a body's name."""
    capital = scene.capital(start)
    inside = (
        scene.capital(start - 1)
        and not scene.breaks[start]
        and not is_honorific(scene, start - 1)
        and scene.capital(last)
        and not scene.ends(last)
    )
    given = noun in _SURNAMES and scene.lower(start - 1) in _GIVEN and not scene.breaks[start]
    if capital and (given or (noun in _PRINCES and not _of_prince(scene, start, last))):
        return False
    if (noun in _NAMES and capital and inside) or (noun in {"general", "justice"} and not scene.capital(last)):
        return False
    if noun == "member" or (noun in _ROLES and scene.lower(last) == ":"):
        following = {scene.lower(number) for number in range(last + 1, last + 4)}
        seated = capital and scene.capital(start - 1) and name_at(scene, honorifics_end(scene, last), lone=False) is not None
        return noun == "member" and (seated or (scene.lower(last) == "of" and not following & _MERE))
    if capital or (noun in _HEADING and scene.lower(start - 1) in {"its", "whose"} and scene.lower(last) == ","):
        return True
    if noun in _LOOSE:
        scoped = noun in _HEADING and scene.lower(last) == "(" and _closed_in(scene, last)
        return (scoped or scene.lower(last) in {"of", "for"}) and scene.lower(start - 1) not in {"to", "will", "would"}
    return noun != "prince"


def _of_prince(scene: Scene, start: int, last: int) -> bool:
    """Whether `Amir` is meant as the office (`the Amir`, `Emir of X`, `Kuwaiti Emir`), not as a given name."""
    hit = scene.hit(start - 1)
    owned = (hit is not None and scene.lower(hit.first - 1) != "of") or scene.lower(start - 1) in {"the", "s", "deputy", "crown"}
    return (owned and not scene.breaks[start]) or scene.lower(last) == "of" or is_honorific(scene, last)


def _closed_in(scene: Scene, number: int) -> bool:
    """Whether the bracket that opens at a token is closed before a preposition: `chief (UN) of the Division`."""
    closes = next((each for each in range(number + 1, number + 5) if scene.lower(each) == ")"), None)
    return closes is not None and scene.lower(closes + 1) in _TWICE


def _owner_before(scene: Scene, title: Title, floor: int) -> None:
    """`Uzbekistan's`, `Turkmen`, `UN`, `UNDP Kazakhstan`, the noun of `Council President` before the title."""
    number = title.first - 1
    if number < floor or scene.breaks[title.first] or _word_before(scene, title, number):
        return
    number, possessive = _possessor(scene, number, floor)
    reference = scene.body(number) or scene.hit(number)
    if reference is not None and scene.lower(reference.first - 1) == "/" and scene.joined(reference.first):
        reference = _first_of_two(scene, reference)  # `PAHO/WHO Representative`
    if reference is None or reference.first < floor or (isinstance(reference, Hit) and reference.kind not in _OWNERS):
        return
    if isinstance(reference, Hit) and reference.kind == "country" and not possessive:
        before = scene.hit(reference.first - 1)
        adjective = scene.words(reference.first, reference.last).isupper()
        word = scene.lower(reference.first - 1)
        if word in {"in", "of", "to", "from", "for", "with"} and not adjective and (word == "in" or not _named(scene, title)):
            return
        if before is not None and before.kind in {"un", "igo"} and not scene.breaks[reference.first]:
            title.to.append(reference)
            reference = before
    title.of.append(reference)
    title.first = reference.first
    if isinstance(reference, Hit) and reference.kind in {"un", "igo", "org"}:
        title.parts.insert(0, scene.words(reference.first, reference.last))
        title.head = reference.first
        _modifier_before(scene, title, floor)


def _first_of_two(scene: Scene, reference: Reference) -> Reference:
    other = scene.hit(reference.first - 2)
    return other if other is not None and other.kind in {"un", "igo", "org"} else reference


def _word_before(scene: Scene, title: Title, number: int) -> bool:
    """Take `European` of `European Commissioner`, `Council` of `Council President` into the title."""
    hit = scene.hit(number)
    if title.plural or not title.capital:
        return False
    if hit is not None and hit.kind == "region" and hit.last == number + 1:
        title.first = title.head = hit.first
    elif hit is None and scene.lower(number) in _PRESIDED and scene.capital(number) and scene.body(number) is None:
        country = scene.hit(number - 1)
        if country is not None and country.kind in {"country", "demonym"} and not scene.breaks[number]:
            title.of = [country]  # `Iran Parliament Speaker`
        elif scene.capital(number - 1) and not scene.breaks[number]:
            return True
        title.common, title.first, title.head = scene.lower(number), number, number
    else:
        return False
    title.parts.insert(0, scene.words(title.first, number + 1))
    return True


def _possessor(scene: Scene, number: int, floor: int) -> tuple[int, bool]:
    """The token of the owner before a title, and whether it is possessive: `Japan's new`, `(Bank)`."""
    skipped = number
    while scene.lower(skipped) in _NEW and skipped > floor and not scene.breaks[skipped]:
        skipped -= 1
    if scene.lower(skipped) in {"s", "'"}:
        number = skipped
    possessive = scene.lower(number) == "s" and scene.lower(number - 1) == "'"
    number -= 2 if possessive else scene.lower(number) == "'"
    possessive = possessive or scene.lower(number + 1) == "'"
    if scene.lower(number) == ")" and scene.lower(number - 2) == "(":
        number -= 1
    return number, possessive


def _named(scene: Scene, title: Title) -> bool:
    """Whether a name follows the title right away: `greetings of Uzbekistan President NAME`."""
    following = title.last
    return not scene.ends(following) and name_at(scene, honorifics_end(scene, following), lone=False) is not None


def _modifier_before(scene: Scene, title: Title, floor: int) -> None:
    """`Permanent UN Coordinator`, `Acting UNDP Representative`: the modifier before the body."""
    number = title.first - 1
    if number >= floor and not scene.breaks[title.first] and scene.capital(number) and scene.lower(number) in _BEFORE_BODY:
        title.first = title.head = number
        title.parts.insert(0, scene.tokens[number].text)
        title.acting = title.acting or scene.lower(number) in _ACTING
