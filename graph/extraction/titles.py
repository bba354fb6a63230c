"""Title phrases: `First Deputy Prime Minister`, `UN Resident Coordinator in X`, `Ambassador of A to B`, `Head of the Section`."""

from dataclasses import dataclass, field
from typing import Final

from graph.extraction.lexicon import pairs, section
from graph.extraction.phrases import Phrases
from graph.extraction.scene import Body, Hit, Scene

__all__ = ["Reference", "Title", "find_titles", "state_of"]

_SINGLE: Final = frozenset(section("titles", "heads"))
_HEADS: Final = Phrases(dict.fromkeys((*section("titles", "heads"), *section("titles", "compounds")), ""))
_SHORT: Final = Phrases(pairs("titles", "short"))
_GENERIC: Final = frozenset(section("titles", "generic"))
_MODIFIERS: Final = frozenset(section("titles", "modifiers"))
_PORTFOLIO: Final = frozenset(section("titles", "portfolio"))
_OWNERS: Final = frozenset({"country", "demonym", "un", "igo", "org", "format", "concept"})
_COMPLEMENTS: Final = (_OWNERS | {"region", "group", "place", "agreement"}) - {"demonym"}
_PREPOSITIONS: Final = frozenset({"of", "for", "to", "in", "on", "at", "with", "and"})
_AFTER_BODY: Final = frozenset(
    {"statutory", "bodies", "organs", "member", "states", "office", "headquarters", "issues", "affairs", "region"}
)
_PLURALS: Final = {"secretaries": "secretary", "deputies": "deputy", "envoys": "envoy", "attaches": "attache"}
_VERBS: Final = frozenset({"heads", "chairs", "leads", "judges"})
_RANKS: Final = frozenset({"first", "deputy", "vice", "acting", "interim", "former", "second", "assistant", "senior", "special"})
_LOOSE: Final = frozenset({"general", "head", "chair", "officer", "chief", "deputy", "leader", "judge", "justice", "marshal"})
_BEFORE_BODY: Final = frozenset(
    {"permanent", "acting", "deputy", "resident", "senior", "interim", "assistant", "special", "former"}
)
_ACTING: Final = frozenset({"acting", "interim"})

Reference = Hit | Body


def state_of(reference: Reference) -> Hit | None:
    """The country of a reference: itself, or the owner of a body."""
    hit = reference.owner if isinstance(reference, Body) else reference
    return hit if hit is not None and hit.kind in {"country", "demonym"} else None


@dataclass(slots=True)
class Title:
    """A title at tokens `first` to `last` (excluded); `head` is the first token of the title's own words.

    `of` are the bodies it belongs to by its own words, `to` where it is exercised; `words` the title without possessor;
    `kept` whether a body named after the head was left in it.
    """

    first: int
    head: int
    last: int
    words: str
    plural: bool
    acting: bool
    of: list[Reference] = field(default_factory=list)
    to: list[Reference] = field(default_factory=list)
    noun: str = ""
    capital: bool = True
    parts: list[str] = field(default_factory=list)


def find_titles(scene: Scene) -> list[Title]:
    """All title phrases of the text in order; they do not overlap."""
    found: list[Title] = []
    number = 0
    while number < len(scene.tokens):
        title = None if scene.hidden[number] else _title_at(scene, number, floor=found[-1].last if found else 0)
        if title is None:
            number += 1
            continue
        found.append(title)
        number = max(title.last, number + 1)
    return found


def _head_at(scene: Scene, number: int) -> tuple[int, str, bool, str] | None:
    """End, noun, plural and long form of the title head at a token."""
    if scene.hit(number) is not None or scene.body(number) is not None:
        return None
    short = _SHORT.match(scene, number)
    if short is not None and (scene.words(number, short[0]).isupper() or " " in scene.words(number, short[0])):
        return short[0], scene.lower(short[0] - 1), False, short[1]
    single = _HEADS.match(scene, number)
    if single is not None:
        return single[0], " ".join(token.lower for token in scene.tokens[number : single[0]]), False, ""
    word = scene.lower(number)
    base = _PLURALS.get(word) or (word[:-1] if word.endswith("s") else "")
    if base in _SINGLE and word not in _VERBS:
        return number + 1, base, True, ""
    if word == "heads" and scene.lower(number + 1) in {"of", "and"}:
        return number + 1, "head", True, ""
    return None


def _title_at(scene: Scene, number: int, floor: int) -> Title | None:
    """The title that begins at token `number`: modifiers, head, complements."""
    found = _modified_head(scene, number)
    if found is None or scene.lower(number) == "and":
        return None
    start, (last, noun, plural, long) = found
    if not _is_title(scene, start, last, noun):
        return None
    words = [scene.words(number, start)] if start > number else []
    title = Title(number, number, last, " ".join((*words, long or scene.words(start, last))), plural, acting=False)
    title.noun, title.capital = noun, scene.capital(start)
    title.acting = any(token.lower in _ACTING for token in scene.tokens[number:start])
    title.parts = [title.words]
    _owner_before(scene, title, floor)
    _complements(scene, title)
    return title


def _modified_head(scene: Scene, number: int) -> tuple[int, tuple[int, str, bool, str]] | None:
    """The head of a title that begins at token `number`, after its modifiers; `Deputy` is a head only without another."""
    found: tuple[int, tuple[int, str, bool, str]] | None = None
    start = number
    while start < len(scene.tokens) and start < number + 8 and not (start > number and scene.breaks[start]):
        head = _head_at(scene, start)
        if head is not None:
            found = (start, head)
        if scene.lower(start) not in _MODIFIERS or scene.hit(start) is not None or (head is not None and head[0] > start + 1):
            break
        start += 1
        if scene.lower(start) == "-" and scene.joined(start) and scene.joined(start + 1):
            start += 1
    return found


def _is_title(scene: Scene, start: int, last: int, noun: str) -> bool:
    """Whether the noun is meant as a title: no verb, no `general` on its own, no part of a body's name."""
    word = scene.lower(start)
    if noun in {
        "general",
        "head",
        "chair",
        "lead",
        "officer",
        "chief",
        "deputy",
        "leader",
        "member",
        "second",
        "judge",
        "justice",
        "marshal",
    }:
        if not scene.capital(start) and scene.lower(last) not in {"of", "for"} and noun != "head":
            return False
        if word in {"general", "justice"} and not scene.capital(last):
            return False
    if noun in {"head", "chair", "chief"} and not scene.capital(start):
        return scene.lower(last) == "of" and scene.lower(start - 1) not in {"to", "will", "would"}
    return not (noun == "prince" and not scene.capital(start))


def _owner_before(scene: Scene, title: Title, floor: int) -> None:
    """`Uzbekistan's`, `Turkmen`, `UN`, `UNDP Kazakhstan` before the title."""
    number = title.first - 1
    if number < floor or scene.breaks[title.first]:
        return
    possessive = scene.lower(number) == "s" and scene.lower(number - 1) == "'"
    if possessive:
        number -= 2
    elif scene.lower(number) == "'":
        number -= 1
    reference = scene.body(number) or scene.hit(number)
    if reference is None or reference.first < floor or (isinstance(reference, Hit) and reference.kind not in _OWNERS):
        return
    if isinstance(reference, Hit) and reference.kind == "country" and not possessive and reference.last == title.first:
        before = scene.hit(reference.first - 1)
        if scene.lower(reference.first - 1) in {"in", "of", "to", "from", "for"} or (scene.lower(reference.first - 1) == "the"):
            return
        if before is not None and before.kind in {"un", "igo"} and not scene.breaks[reference.first]:
            title.to.append(reference)
            reference = before
    title.of.append(reference)
    title.first = reference.first
    if isinstance(reference, Hit) and reference.kind in {"un", "igo", "org"}:
        title.parts.insert(0, scene.words(reference.first, reference.last))
        _modifier_before(scene, title, floor)


def _modifier_before(scene: Scene, title: Title, floor: int) -> None:
    """`Permanent UN Coordinator`, `Acting UNDP Representative`: the modifier before the body."""
    number = title.first - 1
    if number >= floor and not scene.breaks[title.first] and scene.capital(number) and scene.lower(number) in _BEFORE_BODY:
        title.first = number
        title.parts.insert(0, scene.tokens[number].text)
        title.acting = title.acting or scene.lower(number) in _ACTING


def _complements(scene: Scene, title: Title) -> None:
    """What follows the head: `of Foreign Affairs of X`, `for Central Asia`, `in X`, `a.i.`, `to the CIS statutory bodies`."""
    number = title.last
    while number < len(scene.tokens) and not scene.breaks[number]:
        after = _acting_after(scene, number)
        if after is not None:
            title.acting, number = True, after
            title.last = number
            continue
        direct = _direct(scene, title, number)
        stop = direct if direct is not None else _prepositional(scene, title, number)
        if stop is None or stop <= number:
            break
        title.last = number = stop


def _acting_after(scene: Scene, number: int) -> int | None:
    words = [scene.lower(n) for n in range(number, number + 4)]
    if words[:3] == ["a", ".", "i"]:
        return number + (4 if words[3] == "." else 3)
    if words[:2] == ["ad", "interim"]:
        return number + 2
    if words[0] == "(" and words[1] in {"acting", "interim"} and words[2] == ")":
        return number + 3
    return None


def _direct(scene: Scene, title: Title, number: int) -> int | None:
    """A country or body right after the head: `UNICEF Representative Kazakhstan`."""
    reference = scene.body(number) or scene.hit(number)
    if (
        number != title.last
        or not isinstance(reference, Hit)
        or reference.kind != "country"
        or title.noun not in {"representative", "director"}
    ):
        return None
    title.to.append(reference)
    return reference.last


def _prepositional(scene: Scene, title: Title, number: int) -> int | None:
    word = scene.lower(number)
    if word == "-" and scene.joined(number) and scene.joined(number + 1) and scene.lower(number + 1) == "designate":
        return number + 2
    if word == "," and title.parts and _lists_portfolio(scene, title, number):
        return _portfolio_end(scene, title, number + 1, ", ")
    if word not in _PREPOSITIONS:
        return None
    the = scene.lower(number + 1) == "the"
    first = number + 1 + the
    if scene.ends(first):
        return None
    if word == "and":
        return _portfolio_end(scene, title, first, " and ") if _lists_portfolio(scene, title, number) else None
    lead = f"{word} the" if the else word
    nested = _nested(scene, title, first, lead) if word in {"of", "to", "for"} else None
    if nested is not None:
        return nested
    reference = scene.body(first) or scene.hit(first)
    if reference is not None and reference.first == first and (isinstance(reference, Body) or reference.kind in _COMPLEMENTS):
        return _reference(scene, title, word, lead, reference)
    return _portfolio_end(scene, title, first, f" {lead} ") if word in {"of", "for", "on"} else None


def _reference(scene: Scene, title: Title, word: str, lead: str, reference: Reference) -> int:
    """A country or body after a preposition: whom the post belongs to, or where it is exercised."""
    last = reference.last
    while word == "to" and scene.lower(last) in _AFTER_BODY:
        last += 1
    scope = word in {"to", "in", "at"} or (word in {"for", "on"} and bool(title.of))
    if isinstance(reference, Hit) and reference.kind in {"region", "place", "group", "agreement"}:
        scope = True
    (title.to if scope else title.of).append(reference)
    last = _conjoined(scene, title, last, reference, scope=scope)
    last = _bracketed(scene, last)
    country = isinstance(reference, Hit) and reference.kind == "country"
    place = isinstance(reference, Hit) and reference.kind == "place"
    if (scope and not (place and title.of)) or (not country and _says_little(title)):
        title.parts.append(f"{lead} {scene.words(reference.first, last)}")
    return last


def _says_little(title: Title) -> bool:
    """Whether the title needs its body to mean something: `Head`, `Deputy Chairman`, not `Executive Secretary`."""
    *modifiers, _ = title.words.lower().split()
    return title.noun in _GENERIC and all(word in _RANKS for word in modifiers)


def _conjoined(scene: Scene, title: Title, last: int, reference: Reference, *, scope: bool) -> int:
    """`of Turkmenistan, Kazakhstan and Tajikistan` after a plural head; `to France and Monaco` after any."""
    while scene.lower(last) in {",", "and", ";"}:
        following = last + 1 + (scene.lower(last + 1) == "and")
        following += scene.lower(following) == "the"
        other = scene.hit(following)
        if (
            other is None
            or scene.ends(following)
            or other.kind != getattr(reference, "kind", "")
            or other.kind not in {"country", "un", "igo"}
        ):
            break
        if not title.plural and not (scope and scene.lower(last) == "and"):
            break
        if _head_at(scene, other.last) is not None or scene.lower(other.last) == "'":
            break
        (title.to if scope else title.of).append(other)
        last = other.last
    return last


def _bracketed(scene: Scene, last: int) -> int:
    """Past a short form in brackets."""
    if scene.lower(last) == "(" and scene.lower(last + 2) == ")" and scene.tokens[last + 1].text.isupper():
        return last + 3
    return last


def _nested(scene: Scene, title: Title, first: int, lead: str) -> int | None:
    """`of the UN Secretary-General for X`, `to the President of X`: the post belongs to the inner post's body."""
    start = first
    hit = scene.hit(start)
    if hit is not None and hit.kind in {"un", "igo", "country", "demonym"}:
        start = hit.last
    inner = _title_at(scene, start, floor=first) if start < len(scene.tokens) and not scene.breaks[start] else None
    if inner is None or inner.plural or not inner.capital:
        return None
    title.of += inner.of
    title.to += inner.to
    if not inner.of and inner.noun.startswith("secretary"):
        title.noun = title.noun or "representative"
    title.parts.append(f"{lead} {scene.words(first, inner.last)}")
    return inner.last


def _lists_portfolio(scene: Scene, title: Title, number: int) -> bool:
    """Whether `, X` or `and X` goes on with the portfolio: `Labour, Employment and Social Protection`."""
    if scene.lower(number - 1) not in _PORTFOLIO or " " not in title.parts[-1]:
        return False
    first = number + 1 + (scene.lower(number + 1) == "the")
    end = _portfolio(scene, first)
    if end == first or not scene.capital(first) or _title_at_head(scene, first):
        return False
    return scene.lower(number) == "and" or scene.lower(end) in {"and", ","}


def _title_at_head(scene: Scene, first: int) -> bool:
    number = first
    while scene.lower(number) in _MODIFIERS and number < first + 5:
        number += 1
    return _head_at(scene, number) is not None


def _portfolio_end(scene: Scene, title: Title, first: int, lead: str) -> int | None:
    end = _portfolio(scene, first)
    if end == first or not scene.capital(first):
        return None
    title.parts.append(f"{lead.strip()} {scene.words(first, end)}" if lead.strip() != "," else f", {scene.words(first, end)}")
    return end


def _portfolio(scene: Scene, first: int) -> int:
    number = first
    while number < len(scene.tokens) and not (number > first and scene.breaks[number]):
        if scene.lower(number) not in _PORTFOLIO or scene.hit(number) is not None or scene.body(number) is not None:
            hyphen = (
                scene.lower(number) == "-" and number > first and scene.joined(number) and scene.lower(number + 1) in _PORTFOLIO
            )
            if not hyphen:
                break
        number += 1
    return number
