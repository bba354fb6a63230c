"""Whose a post is: named by its title, by its kind, by its neighbours, by what the text speaks of."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from graph.extraction.actors.actors import Cast
from graph.extraction.actors.portfolios import PORTFOLIO
from graph.extraction.lexicon import pairs, section
from graph.extraction.people.names import is_honorific
from graph.extraction.people.post_places import companion_state, is_guest, state_of_place
from graph.extraction.people.title_parts import RANKS, Reference, Title, state_of
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["GOVERNMENT", "body_of"]

GOVERNMENT: Final = frozenset(section("titles", "government"))
_DEFAULT: Final = pairs("titles", "default body")
_STATE: Final = frozenset({"country", "demonym"})
_SHARED: Final = frozenset({"un", "igo"})
_BODIES: Final = frozenset({"un", "igo", "org", "gov"})
_PEERS: Final = ("president", "chairperson", "chairman", "chair")
_COUNTRY: Final = frozenset({"country", "nation", "republic", "kingdom", "federation", "state", "government", "sultanate"})
_KINDS: Final = {noun: frozenset(kinds.split()) for noun, kinds in pairs("references", "bodies").items()}
_ENVOYS: Final = frozenset({"ambassador", "consul", "high commissioner", "permanent representative", "consul general"})
_OF_BODIES: Final = frozenset(section("titles", "of bodies"))
_RANKS: Final = frozenset({"general", "lieutenant", "colonel", "admiral", "marshal", "senator", "prince", "ambassador"})
_SPOKEN_FOR: Final = frozenset({"represented", "led", "headed", "included", "including", "comprised", "head", "were", "chaired"})
_SERVING: Final = re.compile(
    r"^(?:to|of) (?:the )?(?:Vice[ -])?(?:President|Prime Minister|King|Emir|Sultan|Head of State|Cabinet|Government|Treasury)\b"
)
_PARTS: Final = frozenset({"side", "delegation", "part", "behalf", "government", "team"})
_BETWEEN: Final = frozenset(
    {"with", "by", "met", "received", "welcomed", "from", "to", "between", "hosted", "thanked", "told", "visited"}
)
_SIGNING: Final = frozenset({"country", "un", "igo", "org"})
_MONTHS: Final = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"})
_BESIDE: Final = 3
_FAR: Final = 60


def body_of(cast: Cast, stack: Sequence[Title], number: int, titles: Sequence[Title]) -> tuple[str | None, str]:
    """Whose the post at `number` of a person's titles is, and by which rule; `titles` are all of the document."""
    title = stack[number]
    sure = _sure(cast, stack, number)
    if sure is not None:
        return sure
    if title.noun == "ambassador":
        return _embassy(cast), "post.home"
    served = _served(cast, title)
    if served is not None:
        return served, "post.context"
    of_state = "state" in title.words.lower().split() and title.noun == "president"  # `State President`
    if not of_state and not all(_of_state(each) or (each.noun in _RANKS and each is not title) for each in stack):
        return _spoken_of(cast, title) or _of_companion(cast, title), "post.context"
    side = _side(cast, title) or _listed_for(cast, title)
    return (side, "post.stack") if side is not None else _at_home(cast, title, titles)


def _sure(cast: Cast, stack: Sequence[Title], number: int) -> tuple[str, str] | None:
    """The body that the text gives the post, with the rule, the surest first."""
    title = stack[number]
    rules: dict[str, Callable[[], str | None]] = {
        "post.own": lambda: _choose(cast, title.of, title),
        "post.definite": lambda: _definite(cast, title),
        "post.default": lambda: _default_body(cast, title),
        "post.stack": lambda: (
            _signed_for(cast, title) or _neighbour(cast, stack, number) or _abroad(cast, title) or _peer(cast, title)
        ),
    }
    return next(((key, rule) for rule, find in rules.items() if (key := find()) is not None), None)


def _definite(cast: Cast, title: Title) -> str | None:
    """`the Agency's Director General`, `President of the Council`: the body that its noun alone goes back to."""
    scene, number = cast.scene, title.first - 1
    noun = title.common
    if scene.lower(number) == "s" and scene.lower(number - 1) == "'":
        noun = scene.lower(number - 2)
    elif scene.lower(number) == "'":
        noun = scene.lower(number - 1)
    position = scene.tokens[title.first].start
    if scene.lower(number) in {"its", "whose"} and not title.common and not scene.breaks[title.first]:
        return _owning(cast, title)
    if noun in _COUNTRY and _of_state(title):
        return cast.open_country(cast.home) if cast.home is not None else None
    if noun in _KINDS and not (_of_state(title) and noun == "ministry"):
        return cast.ledger.last_named(noun, position, _KINDS[noun])
    return None


def _owning(cast: Cast, title: Title) -> str | None:
    """`the Association and its President`: the body or country named last before in the sentence."""
    start, _ = _sentence(cast.scene, title.first)
    for number in range(title.first - 2, start - 1, -1):
        body, hit = cast.scene.body(number), cast.scene.hit(number)
        if body is not None or (hit is not None and hit.kind in {"country", "demonym", *_BODIES}):
            return cast.key_of(body or hit) if not _of_state(title) or title.noun == "president" else _state(cast, body or hit)
    return None


def _at_home(cast: Cast, title: Title, titles: Sequence[Title]) -> tuple[str | None, str]:
    """The country at home; the other of two where the sentence says of the home country's officials that they are of it."""
    start, end = _sentence(cast.scene, title.first)
    states = [key for key in (_key_at(cast, number) for number in range(title.first - 1, start - 1, -1)) if key is not None]
    elsewhere = _elsewhere(cast, title, states, (start, end))
    if elsewhere is not None:
        return elsewhere
    if cast.home is None:
        near = states or [key for key in (_key_at(cast, n) for n in range(start - 1, _block(cast.scene, start), -1)) if key]
        return (cast.open_country(near[0]), "post.context") if near else (None, "post.own")
    listed = _marked_before(cast, title, titles, start)
    marked = {
        reference.key
        for other in titles
        if start <= other.first < end and other is not title and _of_state(other)
        for reference in other.of
        if isinstance(reference, Hit)
    }
    others = [key for key in states if key != cast.home]
    if cast.home in marked and len(set(others)) == 1 and not listed:
        return cast.open_country(others[0]), "post.context"
    return cast.open_country(cast.home), "post.home"


def _marked_before(cast: Cast, title: Title, titles: Sequence[Title], start: int) -> bool:
    """Whether the office named last before in the sentence is the home country's and nobody is met in between: one list."""
    before = [each for each in titles if start <= each.first < title.first and _of_state(each) and each.of and not each.time]
    if not before or cast.home not in {each.key for each in before[-1].of if isinstance(each, Hit)}:
        return False
    return not any(cast.scene.lower(number) in _BETWEEN for number in range(before[-1].last, title.first))


def _elsewhere(cast: Cast, title: Title, states: Sequence[str], sentence: tuple[int, int]) -> tuple[str | None, str] | None:
    """The country of counterparts, of officials visited and of visitors; None where nothing speaks against the home country."""
    if title.common == "counterpart":
        others = [key for key in (*states, *cast.homes) if key != cast.home]
        return (cast.open_country(others[0]), "post.context") if others and len(cast.homes) == 2 else (None, "post.own")
    placed = state_of_place(cast, title) or companion_state(cast, title)
    if placed is not None:
        return placed, "post.context"
    if is_guest(cast, title):
        guests = sorted({key for key in (_country_at(cast, number) for number in range(*sentence)) if key and key != cast.home})
        return (cast.open_country(guests[0]) if len(guests) == 1 else None), "post.context"
    american = title.noun.endswith("secretary of state") and len(title.parts) == 1 and cast.home not in {"usa", "vat"}
    return (None, "post.own") if american else None


def _key_at(cast: Cast, number: int) -> str | None:
    """The country that is named, or whose people or body is named, at a token."""
    body, hit = cast.scene.body(number), cast.scene.hit(number)
    state = state_of(body) if isinstance(body, Body) else None
    state = state or (hit if hit is not None and hit.kind in _STATE else None)
    return state.key if state is not None else None


def _country_at(cast: Cast, number: int) -> str | None:
    """The country named at a token, or whose town or people is."""
    hit = cast.scene.hit(number)
    town = hit is not None and hit.kind == "place"
    return cast.registry.entries[hit.key].country if hit is not None and town else _key_at(cast, number)


def _sentence(scene: Scene, number: int) -> tuple[int, int]:
    """First token of the sentence around a token, and the token after its last."""
    first, last = number, number + 1
    while first > 0 and not scene.breaks[first] and not _stops(scene, first - 1):
        first -= 1
    while last < len(scene.tokens) and not scene.breaks[last] and not _stops(scene, last - 1):
        last += 1
    return first, last


def _stops(scene: Scene, number: int) -> bool:
    """Whether a full stop at the token ends a sentence: the word before is long and the next begins with a capital."""
    if scene.lower(number) not in {".", "!", "?"} or scene.lower(number - 1) in _MONTHS:
        return False
    return len(scene.lower(number - 1)) > 3 and (scene.capital(number + 1) or not scene.lower(number + 1).isalpha())


def _block(scene: Scene, number: int) -> int:
    while number > 0 and not scene.breaks[number]:
        number -= 1
    return number


def _embassy(cast: Cast) -> str | None:
    """The state whose embassy's page this is."""
    for body in cast.scene.bodies:
        if body.first < _FAR and body.name.lower().startswith(("embassy", "high commission")) and body.owner is not None:
            return cast.key_of(state_of(body))
    return None


def _spoken_of(cast: Cast, title: Title) -> str | None:
    """The body spoken of last before an office that only bodies have (`the Executive Secretary`), else the one named most."""
    if _named_in_short(cast.scene, title) or (title.noun not in _OF_BODIES and title.words.lower() not in _OF_BODIES):
        return None
    start, _ = _sentence(cast.scene, title.first)
    for number in range(title.first - 1, max(_block(cast.scene, start), title.first - _FAR) - 1, -1):
        body, hit = cast.scene.body(number), cast.scene.hit(number)
        key = cast.key_of(body) if body is not None else None
        if key is None and hit is not None and hit.kind in {"un", "igo", "org", "gov"}:
            key = cast.key_of(hit)
        account = cast.ledger.get(key) if key is not None else None
        if account is not None and account.kind in _BODIES and not account.optional:
            return key
    named = cast.ledger.most_named(_SHARED)
    return named[0][1] if named and named[0][0] > 1 and (len(named) < 2 or named[0][0] > named[1][0]) else None


def _neighbour(cast: Cast, stack: Sequence[Title], number: int) -> str | None:
    """The body of another title of the same person, the nearest first; of offices of state its country."""
    if stack[number].common and not _of_state(stack[number]):
        return None
    for other in (*reversed(stack[:number]), *stack[number + 1 :]):
        if other.time and not _of_state(stack[number]):
            continue  # what somebody was says nothing of what he is
        state = next((key for key in (_state(cast, each) for each in other.of) if key is not None), None)
        beside = min(abs(other.first - stack[number].last), abs(stack[number].first - other.last)) < _BESIDE
        presides = stack[number].noun.endswith("president") and beside
        shares = stack[number].noun.endswith("secretary") and beside and any(isinstance(each, Body) for each in other.of)
        known = state is None and (presides or shares or not _of_state(stack[number]))
        chosen = (_choose(cast, other.of, other) or _default_body(cast, other)) if known else state
        if state is not None and not _of_state(stack[number]) and stack[number].noun != "representative":
            chosen = _accredited(cast, other) or chosen
        if chosen is not None:
            return chosen
    return None


def _accredited(cast: Cast, title: Title) -> str | None:
    """The organisation that a state's representative is accredited to."""
    bodies = [each for each in title.to if isinstance(each, Hit) and each.kind in _SHARED]
    return cast.key_of(bodies[0]) if bodies else None


def _abroad(cast: Cast, title: Title) -> str | None:
    """A body named as the scope of a post that no state has: `Coordinator at UNDP`."""
    return _accredited(cast, title) if title.noun != "representative" and not _of_state(title) else None


def _served(cast: Cast, title: Title) -> str | None:
    """`the President and his spokesman, A`: the body of the one who was named before."""
    if cast.scene.lower(title.first - 1 - (cast.scene.lower(title.first - 1) == "new")) not in {"his", "her"}:
        return None
    start = cast.scene.tokens[title.first].start
    before = [each for each in cast.persons if each.end <= start and each.end > start - 400]
    account = cast.ledger.get(before[-1].actor) if before else None
    if account is None:
        return None
    return next((post.of for post in account.posts if post.of is not None), None)


def _of_companion(cast: Cast, title: Title) -> str | None:
    """`accompanied by the Director of Health, A`: the state of the one who is accompanied."""
    return companion_state(cast, title) if title.noun in {"director", "director general", "chief", "head"} else None


def _peer(cast: Cast, title: Title) -> str | None:
    """The body other than a state whose president, commissioner … was named before: `the Vice-President`, `Commissioner X`."""
    if _named_in_short(cast.scene, title):
        return None
    rank = next((rank for rank in _PEERS if title.noun.replace(" ", "").endswith(rank)), None)
    plain = " ".join(word for word in _plain(title.words) if word not in RANKS)
    if rank is None and " " in plain and not _of_state(title):
        rank = plain
    elif rank is None or title.words.lower() in _PEERS:
        return _commission(cast, title) if title.noun == "commissioner" else None
    for draft in cast.ledger.persons():
        for post in draft.posts:
            account = cast.ledger.get(post.of) if post.of else None
            if account is not None and account.kind in {"igo", "un", "org"} and rank in " ".join(_plain(post.title)):
                return post.of
    return _commission(cast, title) if title.noun == "commissioner" else None


def _named_in_short(scene: Scene, title: Title) -> bool:
    """`XYZ Secretary General`: the title of a body that only a short form names, which nobody knows."""
    before = scene.tokens[title.first - 1].text if title.first and not scene.breaks[title.first] else ""
    return len(before) > 1 and before.isupper() and scene.hit(title.first - 1) is None


def _plain(words: str) -> list[str]:
    return re.findall(r"\w+", words.lower())


def _commission(cast: Cast, title: Title) -> str | None:
    """The commission named before a commissioner."""
    start, _ = cast.scene.span(title.first, title.last)
    return cast.ledger.last_named("commission", start, frozenset({"igo", "un"}))


def _of_state(title: Title) -> bool:
    """Whether the title is an office of a state: `Minister`, `Permanent Secretary`, `National Security Adviser`."""
    words = title.words.lower().split()
    if title.noun in GOVERNMENT or title.noun in {"dpm", "fm", "pm"} or " ".join(words[-2:]) in GOVERNMENT:
        return True
    if any(_SERVING.search(part) for part in title.parts[1:]):
        return True
    adviser = title.noun in {"adviser", "advisor"} and len(words) > 1 and words[0] in PORTFOLIO
    secretary = words == ["secretary"] and len(title.parts) > 1 and title.parts[1].startswith(("for ", "of "))
    return adviser or secretary


def _signed_for(cast: Cast, title: Title) -> str | None:
    """`for X by TITLE`, `on behalf of the Government of X by TITLE`, `and for the Bank, TITLE`."""
    scene, number = cast.scene, title.first - 1
    while scene.lower(number) in {"the", "."} or is_honorific(scene, number):
        number -= 1
    hit = scene.hit(number - 1)
    if scene.lower(number) not in {"by", ","} or scene.breaks[title.first] or hit is None or hit.kind not in _SIGNING:
        return None
    before = hit.first - 1 - (scene.lower(hit.first - 1) == "the")
    behalf = scene.lower(before) == "of" and scene.lower(before - 1) in {"behalf", "government", "side"}
    return cast.key_of(hit) if scene.lower(before) == "for" or behalf else None


def _side(cast: Cast, title: Title) -> str | None:
    """`the Hungarian side was represented by TITLE`, `that of X by TITLE`: the country named before in the sentence."""
    scene, led = cast.scene, False
    start, _ = _sentence(scene, title.first)
    for number in range(title.first - 1, max(start, title.first - 30) - 1, -1):
        if scene.lower(number) == ";":
            return None
        if scene.lower(number) in _SPOKEN_FOR:
            led = True
        if scene.lower(number) != "that" and (scene.lower(number) not in {"side", "delegation"} or not led):
            continue
        after = scene.hit(number + 2 + (scene.lower(number + 2) == "the")) if scene.lower(number + 1) == "of" else None
        before = scene.hit(number - 1 - 2 * (scene.lower(number - 1) == "s")) if scene.lower(number) != "that" else None
        hit = before or after
        if hit is not None or scene.lower(number) != "that":
            return cast.key_of(hit) if hit is not None and hit.kind in _STATE else None
    return None


def _listed_for(cast: Cast, title: Title) -> str | None:
    """`Taking part for X were A, TITLE; B, TITLE`: the country whose people the sentence lists."""
    scene = cast.scene
    start, _ = _sentence(scene, title.first)
    for number in range(title.first - 1, start - 1, -1):
        hit = scene.hit(number)
        if hit is None or hit.kind not in _STATE or scene.lower(hit.last) not in {"were", "was", "included", "comprised", ":"}:
            continue
        before = hit.first - 1 - (scene.lower(hit.first - 1) == "the")
        if scene.lower(before) in {"for", "from"} or (scene.lower(before) == "of" and scene.lower(before - 1) in _PARTS):
            return cast.key_of(hit)
    return None


def _default_body(cast: Cast, title: Title) -> str | None:
    """The body that a title of its kind belongs to (`Under-Secretary-General`: the UN), where the text names it."""
    words = " ".join(re.findall(r"\w+|-", title.words.lower()))
    if title.parts[0].lower().startswith(("secretary-general's", "secretary general's")):
        words = "special envoy of the secretary - general"
    keys = next((keys for ending, keys in _DEFAULT.items() if words.endswith(ending)), "")
    return next((key for key in keys.split() if cast.ledger.get(key) is not None), None)


def _choose(cast: Cast, references: Sequence[Reference], title: Title) -> str | None:
    """A body before a country, save for the offices of state."""
    if title.noun in GOVERNMENT and title.noun not in {"president"}:
        states = [each for each in references if isinstance(each, Hit) and each.kind in _STATE]
        if not states and title.noun == "minister" and references and all(_is_ministry(each) for each in references):
            return next((key for key in (_state(cast, each) for each in references) if key is not None), None)
        references = states or references
    else:
        references = sorted(references, key=lambda each: isinstance(each, Hit) and each.kind in _STATE)
    return next((key for key in (cast.key_of(each) for each in references) if key is not None), None)


def _is_ministry(reference: Reference) -> bool:
    """Whether a body is part of a government: its minister is one of the state."""
    return isinstance(reference, Body) and reference.kind == "gov"


def _state(cast: Cast, reference: Reference | None) -> str | None:
    """The country of a reference, that of the body's owner for a body."""
    return cast.key_of(state_of(reference)) if reference is not None else None
