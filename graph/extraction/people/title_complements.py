"""What follows the head of a title: `of Foreign Affairs of X`, `for Central Asia`, `in X`, `a.i.`, `to the bodies of Y`."""

from collections.abc import Callable
from typing import Final

from graph.extraction.actors.portfolios import PORTFOLIO, portfolio_end
from graph.extraction.lexicon import section
from graph.extraction.people.names import honorifics_end, is_honorific, name_at
from graph.extraction.people.title_parts import PEERS, RANKS, Reference, Title, head_at, modified_head
from graph.extraction.text.scene import Body, Scene

__all__ = ["read_complements"]

_GENERIC: Final = frozenset(section("titles", "generic"))
_MODIFIERS: Final = frozenset(section("titles", "modifiers"))
_COMPLEMENTS: Final = frozenset(
    {"country", "un", "igo", "org", "gov", "format", "concept", "region", "group", "place", "agreement", "media"}
)
_PREPOSITIONS: Final = frozenset({"within", "of", "for", "to", "in", "on", "at", "with", "under"})
_AFTER_BODY: Final = frozenset({"statutory", "bodies", "organs", "member", "states", "office", "headquarters", "region"})
_STYLES: Final = frozenset({"ambassador", "general", "justice", "prince", "king", "queen", "senator", "judge", "admiral"})
_COMMON: Final = frozenset(section("titles", "common bodies"))
_DISTRICTS: Final = frozenset({"region", "province", "oblast", "district", "city", "governorate", "prefecture", "county"})
_AFFAIRS: Final = frozenset(
    {"affairs", "matters", "issues", "relations", "integration", "accession", "enlargement", "cooperation", "negotiations"}
)
_CLOSING: Final = frozenset({",", ".", ";", ")", "|"})
_STAFF: Final = frozenset(section("titles", "staff"))
_SEATS: Final = frozenset({"headquarters", "summit", "meeting", "session", "conference"})
_SPEECH: Final = frozenset(section("people", "verbs of persons"))
_GIVEN: Final = frozenset(section("people", "given names"))
_MINISTERS: Final = frozenset({"minister", "vice minister", "minister of state", "vice-minister"})
_SCOPES: Final = frozenset({"to", "in", "at", "within"})

_SENT: Final = frozenset(
    {"coordinator", "representative", "director", "envoy", "rapporteur", "commissioner", "manager", "head", "chief"}
)
_DETERMINERS: Final = frozenset({"the", "that", "this", "his", "her", "its", "their", "our"})

Reader = Callable[[Scene, int, int], Title | None]


def read_complements(scene: Scene, title: Title, read: Reader) -> None:
    """Extend the title by all that belongs to it after its head; `read` reads a title inside it."""
    number = title.last
    while number < len(scene.tokens) and not scene.breaks[number]:
        stop = _acting(scene, title, number) or _direct(scene, title, number) or _listed(scene, title, number)
        stop = stop or _charge(scene, title, number) or _unnamed(scene, title, number)
        stop = stop or _prepositional(scene, title, number, read) or _comma_body(scene, title, number)
        if stop is None or stop <= number:
            break
        title.last = number = stop
    title.last = _bracketed(scene, title.last)


def _acting(scene: Scene, title: Title, number: int) -> int | None:
    comma = scene.lower(number) == "," and scene.lower(number + 1) in {"a", "ad"}
    number += comma  # `Coordinator, a.i.`
    words = [scene.lower(n) for n in range(number, number + 4)]
    stop = None
    if words[:3] == ["a", ".", "i"]:
        stop = number + (4 if words[3] == "." else 3)
    elif words[:2] == ["ad", "interim"]:
        stop = number + 2
    elif words[0] == "(" and words[1] in {"acting", "interim"} and words[2] == ")":
        stop = number + 3
    title.acting = title.acting or stop is not None
    if words[0] == "-" and words[1] in {"designate", "elect"} and scene.joined(number):
        title.words += f"-{words[1]}"
        title.parts[-1] += f"-{words[1]}"
        stop = number + 2
    return stop


def _charge(scene: Scene, title: Title, number: int) -> int | None:
    """`in charge of Administration and Finance`, `on the situation of human rights in X`: what the holder sees to."""
    words = [scene.lower(n) for n in range(number, number + 3)]
    first = number + 3 if words == ["in", "charge", "of"] else number + 2 if words[:2] == ["responsible", "for"] else number
    first = number + 1 if words[0] == "on" and title.noun in {"rapporteur", "independent expert"} else first
    if first == number:
        return None
    end = first
    while end < min(first + 16, len(scene.tokens)) and not scene.breaks[end] and scene.lower(end) not in _SPEECH:
        named = scene.hit(end) is not None or not scene.capital(end) or words[0] != "on"
        if not (scene.tokens[end].text.isalpha() or scene.lower(end) in {"-", "'"}) or not named:
            break
        end += 1
    while end > first and scene.lower(end - 1) in {"and", "the", "of", "in", "on", "to", "for"}:
        end -= 1
    if end > first:
        title.parts.append(scene.words(number, end))
    return end if end > first else None


def _unnamed(scene: Scene, title: Title, number: int) -> int | None:
    """`of the Republic`, `at the Ministry`, `(West)`: words that say nothing of whose the post is."""
    said = scene.lower(number + 1) in _DETERMINERS and scene.lower(number) in {"of", "at", "in", "to", "for"}
    if said and scene.lower(number + 2) in _COMMON:
        last = number + 3
        free = scene.hit(number + 2) is None and scene.body(number + 2) is None and scene.lower(last) not in {"of", "for"}
        if not free or (scene.capital(last) and not scene.ends(last) and name_at(scene, last, lone=False) is None):
            return None
        title.common = scene.lower(number + 2)
        if scene.lower(number) == "to":
            title.parts.append(scene.words(number, last))
        return last
    return _field(scene, title, number)


def _field(scene: Scene, title: Title, number: int) -> int | None:
    """`Secretary (East)`, `Director General (South Asia wing)`, `chief (UN) of`: what the holder sees to, in brackets."""
    inside = next((n for n in range(number + 1, number + 7) if scene.lower(n) == ")"), None)
    if scene.lower(number) != "(" or inside is None or number != title.last or scene.ends(number):
        return None
    following = scene.lower(inside + 1) in {"in", "of", "at"}
    apart = following or scene.ends(inside + 1) or scene.lower(inside + 1) in {",", ";"} or scene.capital(inside + 1)
    hit = scene.hit(number + 1)
    named = hit is not None and hit.kind in {"country", "demonym"}
    words = [scene.tokens[n].text for n in range(number + 1, inside)]
    short = len(words) == 1 and words[0].isupper() and not following
    if not apart or named or short or is_honorific(scene, number + 1) or not scene.capital(number + 1):
        return None
    if not all(word.isalpha() or word in {"&", "-", ",", "/"} for word in words):
        return None
    title.parts.append(f"({' '.join(words)})")
    return inside + 1


def _direct(scene: Scene, title: Title, number: int) -> int | None:
    """A country right after the head: `UNICEF Representative Kazakhstan`."""
    reference = scene.hit(number)
    if number != title.last or reference is None or title.noun not in {"representative", "director"}:
        return None
    if reference.kind != "country" or scene.lower(reference.last) == "'":
        return None
    title.to.append(reference)
    return reference.last


def _listed(scene: Scene, title: Title, number: int) -> int | None:
    """`, Employment`, `and Social Protection`: the portfolio goes on."""
    word = scene.lower(number)
    if word not in {",", "and", "&"} or scene.lower(number - 1) not in PORTFOLIO or len(title.parts) < 2:
        return None
    oxford = word == "," and scene.lower(number + 1) == "and"  # `of Trade, Industry, and Energy`
    number += oxford
    word = "and" if oxford else word
    first = number + 1 + (scene.lower(number + 1) == "the")
    end = portfolio_end(scene, first)
    if oxford and (len(title.parts) < 3 or not (scene.ends(end) or scene.lower(end) in _CLOSING | {"of", "("})):
        return None
    if end == first or not scene.capital(first) or _other_title(scene, first):
        return None
    if word == "," and not (scene.lower(end) in {"and", "&"} or (scene.lower(end) == "," and _more(scene, end + 1))):
        return None
    title.parts.append(f"{', ' if word == ',' else 'and '}{scene.words(first, end)}")
    return end


def _more(scene: Scene, first: int) -> bool:
    end = portfolio_end(scene, first)
    return end > first and scene.capital(first) and scene.lower(end) in {"and", "&", ","}


def _other_title(scene: Scene, first: int) -> bool:
    """Whether another title begins here: `and Emergency Relief Coordinator`; a mere style (`Ambassador X`) is none."""
    number = first
    while number < first + 6 and (scene.lower(number) in _MODIFIERS or scene.lower(number) in PORTFOLIO):
        head = head_at(scene, number)
        if scene.lower(number) in RANKS and number == first:
            return True
        if head is not None:
            break
        number += 1
    head = head_at(scene, number)
    return head is not None and head.noun not in _STYLES


def _prepositional(scene: Scene, title: Title, number: int, read: Reader) -> int | None:
    word = scene.lower(number)
    the = scene.lower(number + 1) == "the"
    first = number + 1 + the
    listed = scene.capital(number) and "\n" in scene.text[scene.tokens[number - 1].end : scene.tokens[number].start]
    peer = word == "from" and title.noun in PEERS
    if (word not in _PREPOSITIONS and not peer) or scene.ends(first) or listed:
        return None
    lead = f"{word} the" if the else word
    nested = _sent(scene, title, first, lead) if word == "of" else None
    nested = nested or (_nested(scene, title, first, lead, read) if word in {"of", "to", "for"} else None)
    if nested is not None:
        return nested
    reference = scene.body(first) or scene.hit(first)
    begins = reference is not None and reference.first == first
    if reference is not None and word == "at" and scene.lower(reference.last) in _SEATS:
        return None
    if reference is not None and begins and (isinstance(reference, Body) or reference.kind in _COMPLEMENTS):
        if scene.lower(reference.last) in _AFFAIRS and scene.capital(reference.last) and not scene.ends(reference.last):
            title.parts.append(f"{lead} {scene.words(first, reference.last + 1)}")
            return reference.last + 1
        ahead = portfolio_end(scene, first) if word in {"of", "for"} else first
        misread = isinstance(reference, Body) and title.noun in _MINISTERS and scene.lower(first) in PORTFOLIO and ahead > first
        if not misread and (isinstance(reference, Body) or ahead <= reference.last):
            return _reference(scene, title, word, lead, reference)
    return _portfolio(scene, title, first, lead) if word in {"of", "for", "on"} else None


def _sent(scene: Scene, title: Title, first: int, lead: str) -> int | None:
    """`Head of the Omani delegation`: of a country by its delegation."""
    hit = scene.hit(first)
    if hit is None or hit.kind not in {"country", "demonym"} or scene.lower(hit.last) not in {"delegation", "mission"}:
        return None
    title.of.append(hit)
    title.parts.append(f"{lead} {scene.words(first, hit.last + 1)}")
    return hit.last + 1


def _reference(scene: Scene, title: Title, word: str, lead: str, reference: Reference) -> int:
    """A country or body after a preposition: whom the post belongs to, or where it is exercised."""
    last = reference.last
    kind = "body" if isinstance(reference, Body) else reference.kind
    scope = word in _SCOPES or (word in {"for", "on"} and bool(title.of)) or kind in {"region", "place", "group", "agreement"}
    while word == "to" and scene.lower(last) in _AFTER_BODY:
        last += 1
    if kind in {"region", "agreement", "group"}:
        last = portfolio_end(scene, last)
    if kind == "place" and scene.lower(last) in _DISTRICTS:
        last += 1
    if word == "for" and kind == "country" and (title.noun in _SENT or title.noun.startswith("secretary")):
        scope = True
    served = isinstance(reference, Body) and reference.kind == "gov" and title.noun.endswith("secretary")
    if (word in {"in", "at", "within"} and kind == "body") or (word == "to" and (served or reference.rule == "body.government")):
        scope = False
    (title.to if scope else title.of).append(reference)
    last = _bracketed(scene, _conjoined(scene, title, _bracketed(scene, last), kind, scope=scope))
    after = scene.hit(last)
    if kind == "body" and after is not None and after.kind == "country" and not scene.ends(last):
        last = (
            after.last if scene.lower(after.last) in {"and", ",", ".", ";", "&"} else last
        )  # `of the Ministry of X Malaysia and`
    kept = not (kind == "place" and (title.of or len(title.to) > 1)) if scope else kind != "country" and _says_little(title)
    if kept:
        title.parts.append(f"{lead} {scene.words(reference.first, last)}")
    return last


def _says_little(title: Title) -> bool:
    """Whether the title needs its body to mean something: `Head`, `Deputy Chairman`, not `Executive Secretary`."""
    *modifiers, _ = title.words.lower().split()
    return title.noun in _GENERIC and all(word in RANKS for word in modifiers)


def _conjoined(scene: Scene, title: Title, last: int, kind: str, *, scope: bool) -> int:
    """`of Turkmenistan, Kazakhstan and Tajikistan` after a plural head; `to France and Monaco` after any."""
    while kind in {"country", "un", "igo"} and scene.lower(last) in {",", "and", ";"}:
        following = last + 1 + (scene.lower(last + 1) == "and")
        following += scene.lower(following) == "the"
        other = scene.hit(following)
        if other is None or scene.ends(following) or (other.kind != kind and "country" in {other.kind, kind}):
            break
        if other.kind not in {"country", "un", "igo"}:
            break
        if not title.plural and not (scope and _list_goes_on(scene, last)):
            break
        if head_at(scene, other.last) is not None or scene.lower(other.last) == "'":
            break
        (title.to if scope else title.of).append(other)
        last = other.last
    return last


def _list_goes_on(scene: Scene, number: int) -> bool:
    """Whether a list of countries goes on to its `and`: `to Fiji, Tuvalu and Vanuatu`."""
    for ahead in range(number, min(number + 12, len(scene.tokens))):
        if scene.lower(ahead) == "and":
            hit = scene.hit(ahead + 1 + (scene.lower(ahead + 1) == "the"))
            return hit is not None and hit.kind in {"country", "un", "igo"}
        hit = scene.hit(ahead)
        if scene.lower(ahead) not in {",", "the"} and (hit is None or hit.kind not in {"country", "un", "igo"}):
            return False
    return False


def _bracketed(scene: Scene, last: int) -> int:
    """Past a short form in brackets, of one word or of a name."""
    if scene.lower(last) != "(" or not scene.capital(last + 1):
        return last
    inside = next((number for number in range(last + 2, last + 7) if scene.lower(number) == ")"), None)
    named = scene.hit(last + 1) is not None or scene.tokens[last + 1].text[:2].isupper()
    return inside + 1 if inside is not None and named else last


def _nested(scene: Scene, title: Title, first: int, lead: str, read: Reader) -> int | None:
    """`of the Secretary-General`, `to the President of X`: the post belongs to the inner post's body."""
    if scene.lower(first) == "office" and scene.lower(first + 1) == "of":
        first += 2 + (scene.lower(first + 2) == "the")
    hit = scene.hit(first)
    start = hit.last if hit is not None and hit.kind in {"un", "igo", "country", "demonym"} else first
    while scene.lower(start) in {"'", "s"} and start > first:
        start += 1
    ahead = modified_head(scene, start) if start < len(scene.tokens) and not scene.ends(start) else None
    if ahead is None or ahead[1].plural or not scene.capital(ahead[0]):
        return None  # seen before reading on: titles in titles in titles would be read again at each depth
    inner = read(scene, start, first)
    if inner is None or (inner.noun in _STYLES and " " in inner.words):
        return None
    title.of += inner.of
    title.to += inner.to
    if not inner.of and inner.noun.startswith("secretary"):
        title.words += " of the Secretary-General"
    title.parts.append(f"{lead} {scene.words(first, inner.last)}")
    return inner.last


def _portfolio(scene: Scene, title: Title, first: int, lead: str) -> int | None:
    end = portfolio_end(scene, first)
    if not scene.capital(first) and not _plain_run(scene, end, first):
        return None
    end = _closed_run(scene, title, first, end)
    if end == first:
        return None
    if scene.lower(end) == "with" and scene.capital(end + 1) and scene.hit(end + 1) is None:
        end = max(end, _past(scene, end + 1))  # `Relations with Parliament`
    end += scene.tokens[end].text in {"I", "II", "III"} if end < len(scene.tokens) and not scene.breaks[end] else 0
    title.parts.append(f"{lead} {scene.words(first, end)}")
    return end


def _plain_run(scene: Scene, end: int, first: int) -> bool:
    """Whether a portfolio in small letters is one: a country or a name follows, as in `minister of foreign affairs A B`."""
    if end == first or scene.ends(end):
        return False
    hit = scene.hit(end + 1 + (scene.lower(end + 1) == "the"))
    owned = scene.lower(end) == "of" and hit is not None and hit.kind == "country"
    return owned or name_at(scene, honorifics_end(scene, end), lone=False) is not None


def _past(scene: Scene, number: int) -> int:
    """End of the run of capitalised words that no list claims."""
    while number < len(scene.tokens) and scene.capital(number) and scene.hit(number) is None and not scene.breaks[number]:
        number += 1
    return number


def _closed_run(scene: Scene, title: Title, first: int, known: int) -> int:
    """End of a portfolio in words no list has, where a mark closes it: `of Sovereignty and Neighbours, NAME`.

    `known` is the end of the words that lists have: only `and` with one more word can follow these.
    """
    number = first
    while number < min(first + 7, len(scene.tokens)) and not (number > first and scene.breaks[number]):
        joins = scene.lower(number) == "and" and scene.capital(number + 1) and not _other_title(scene, number + 1)
        if scene.hit(number) is not None or scene.body(number) is not None or not (scene.capital(number) or joins):
            break
        number += 1
    if number <= known or head_at(scene, first) is not None:
        return known
    apposed = scene.lower(title.first - 1) in {",", "("} and not scene.breaks[title.first]
    marked = scene.ends(number) or scene.lower(number) in _CLOSING
    if known > first:
        over = scene.ends(number) or scene.lower(number) in {";", ".", ")"}
        wide = over and number <= known + 5 and scene.lower(known + 1) not in _GIVEN
        return number if apposed and marked and scene.lower(known) == "and" and (wide or number == known + 2) else known
    joined = number - first < 3 or any(scene.lower(each) == "and" for each in range(first, number))
    closed = scene.lower(number) == "," and scene.capital(number + 1)
    return number if closed or (apposed and marked and joined) else first


def _comma_body(scene: Scene, title: Title, number: int) -> int | None:
    """`Director, Department of X`, `Head of Division, Ministry of Y,`: the body after a comma, and the body above it."""
    first = number + 1 + (scene.lower(number + 1) == "the")
    reference = scene.body(first) or scene.hit(first)
    if scene.lower(number) != "," or scene.ends(first) or reference is None or reference.first != first or title.plural:
        return None
    if not isinstance(reference, Body) and reference.kind == "country" and not title.of:
        alone = scene.ends(reference.last) or scene.lower(reference.last) in {";", ".", ")"}
        apposed = scene.lower(title.first - 1) in {",", "("} and not scene.breaks[title.first]
        title.of = [reference] if alone and apposed else []
        return reference.last if title.of else None
    shared = not isinstance(reference, Body) and reference.kind in {"un", "igo", "org"}
    office = isinstance(reference, Body) and reference.kind in {"gov", "unit", "org", "igo", "un"}
    last = _bracketed(scene, reference.last)
    if title.noun not in _GENERIC | _STAFF or not (shared or office) or not (scene.ends(last) or scene.lower(last) in _CLOSING):
        return None
    if isinstance(reference, Body) or not title.of:
        title.of = title.of or [reference]
        return last
    return None
