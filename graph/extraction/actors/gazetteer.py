"""Names of the registry in a text: a trie over tokens, longest match, the case and cue rules of each name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from graph.compiled import compiled
from graph.extraction.annotations import Token
from graph.extraction.lexicon import pairs, section, sections
from graph.extraction.text.scene import Hit, Scene
from graph.extraction.text.tokens import tokenize
from graph.linking.registry import Registry, fold
from graph.linking.registry_entries import ANY_CASE, NEEDS_CUE, Entry

__all__ = ["Gazetteer", "gazetteer"]

_ORDER: Final = {
    kind: number
    for number, kind in enumerate(
        ("country", "un", "igo", "org", "gov", "format", "group", "concept", "agreement", "demonym", "place", "region", "media")
    )
}
_READ: Final = frozenset(_ORDER)
_MADE_BY: Final = tuple(
    f"graph.{name}"
    for name in ("extraction.actors.gazetteer", "extraction.lexicon", "extraction.text.tokens", "linking.registry_entries")
)
_LISTS: Final = ("groups", "names")  # what names are made of besides the registry
_STATES: Final = frozenset(section("groups", "nouns")) | {"five", "group", "members"}
_END: Final = "\0"
_NO_ACTOR: Final = frozenset({"conference-series", "process"})
_NAMED_SHORT: Final = frozenset({"un", "igo", "org", "format", "country", "agreement"})
_SPEAKING_FOR: Final = frozenset(section("people", "after a demonym"))
_REPORTS: Final = frozenset({"reports", "reported", "informs", "writes", "learned"})
_SHARED: Final = pairs("shared")
_UN: Final = ("United Nations ", "UN ", "U.N. ")
_SERIES: Final = frozenset({"conference", "summit", "conferences"})
_LIST_MARKS: Final = frozenset({",", "and", "/", "&", ";", "-"})
_ORGANS: Final = frozenset({"principal-organ", "intergovernmental-body"})
_NATIONAL: Final = frozenset({"national", "state", "supreme", "federal", "presidential", "regional", "defense", "defence"})
_SPELLINGS: Final = (
    ("Organization", "Organisation"),
    ("Organisation", "Organization"),
    ("Centre", "Center"),
    ("Center", "Centre"),
    ("Programme", "Program"),
    ("Labour", "Labor"),
    ("Defence", "Defense"),
    ("Defense", "Defence"),
    ("Co-operation", "Cooperation"),
    ("Co-ordinat", "Coordinat"),
)
_UN_OVER: Final = frozenset({"un", "unga", "unsc", "ecosoc", "un-secretariat"})
_SPELLED: Final = frozenset({"un", "igo", "org", "format"})
_SHORT_WORDS: Final = frozenset(section("groups", "short forms as words"))
_NO_WORDS: Final = frozenset(section("groups", "short forms that are words"))
_VOWEL: Final = re.compile("[AEIOU]")


class _Name(NamedTuple):
    kind: str
    key: str
    rule: str
    exact: tuple[str, ...] | None
    rank: tuple[bool, int, bool, int, str]


class Gazetteer:
    """All names of the registry and of the lexicon (regions, media) as tries over folded tokens, one for each first word.

    A trie is made when a text has the word: of the many thousand names a document meets a few hundred.
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        lexicon = [f"{name} {head} {line}" for name in _LISTS for head, lines in sections(name).items() for line in lines]
        self._named = compiled("gazetteer", [registry.digest, *lexicon], _MADE_BY, lambda: _by_first_word(registry))
        self._tries: dict[str, dict[str, Any]] = {}

    def find(self, scene: Scene) -> None:
        """Place all names found on the scene; names that need a cue only where the document gives one."""
        certain: list[Hit] = []
        doubtful: list[tuple[Hit, bool]] = []
        for hit, doubt in self._matches(scene):
            (doubtful.append((hit, True)) if doubt else certain.append(hit))
        scene.place(certain)
        keys = {hit.key for hit in certain}
        countries = {hit.key for hit in certain if hit.kind == "country"}
        scene.place(hit for hit, _ in doubtful if self._has_cue(scene, hit, keys, countries))
        _share_short_forms(scene, keys)
        _learn_acronyms(scene, self.registry)

    def _matches(self, scene: Scene) -> Iterator[tuple[Hit, bool]]:
        after = 0
        for number in scene.numbers(self._named.keys()):
            found = self._longest(scene, number) if number >= after and not scene.hidden[number] else None
            if found is None:
                continue
            last, name = found
            if name.kind == "un" and last - number > 2 and scene.lower(last) in _SERIES and scene.capital(last):
                after = last
                continue
            yield Hit(number, last, name.kind, name.key, name.rule), name.rule == NEEDS_CUE
            after = last if name.rule != NEEDS_CUE else number + 1

    def _longest(self, scene: Scene, first: int) -> tuple[int, _Name] | None:
        tokens, number = scene.tokens, first
        node: dict[str, Any] = {tokens[first].lower: self._trie(tokens[first].lower)}
        best: tuple[int, _Name] | None = None
        while number < len(tokens) and not (number > first and scene.breaks[number]):
            word = tokens[number].lower
            following = node.get(word)
            if following is None:
                if word == "the" and number > first:
                    number += 1
                    continue
                break
            node, number = following, number + 1
            if _END in node:
                name = _best(node[_END], tokens[first:number])
                if name is not None:
                    best = (number, name)
        return best

    def _has_cue(self, scene: Scene, hit: Hit, keys: set[str], countries: set[str]) -> bool:
        if hit.key in keys:
            return True
        if hit.kind == "place":
            entry = self.registry.entries[hit.key]
            return entry.country in countries and scene.lower(hit.first - 1) in {"in", "at", "from", "to"}
        if hit.kind == "demonym":
            return scene.lower(hit.last) in _SPEAKING_FOR
        if hit.kind == "media":
            return scene.lower(hit.last) in _REPORTS or _credited(scene, hit)
        return hit.kind in {"un", "igo", "org"} and self._body_has_cue(scene, hit, keys)

    def _body_has_cue(self, scene: Scene, hit: Hit, keys: set[str]) -> bool:
        """A name of several words where its parent is named; a short form in a list of bodies."""
        entry = self.registry.entries[hit.key]
        if hit.kind == "un" and entry.type in _ORGANS and hit.last - hit.first > 1:
            return self._organ_has_cue(scene, hit, keys)
        if hit.kind != "org" and entry.parent in keys and (hit.last - hit.first > 1 or entry.parent not in _UN_OVER):
            return scene.lower(hit.last) != "of"
        return any(_is_body(scene, number) for number in _neighbours(scene, hit))

    def _organ_has_cue(self, scene: Scene, hit: Hit, keys: set[str]) -> bool:
        """`the Security Council` where a body of the UN is named and no country or other organisation claims it."""
        before = scene.hit(hit.first - 1)
        claimed = before is not None and before.kind in {"country", "demonym", "igo"} and not scene.breaks[hit.first]
        if claimed or scene.lower(hit.first - 1) in _NATIONAL or scene.lower(hit.last) in {"of", "under"}:
            return False
        return any(key in self.registry.entries and self.registry.entries[key].kind == "un" for key in keys)

    def _trie(self, word: str) -> dict[str, Any]:
        """What may follow a first word; names that end at a node stand there by rank."""
        if word not in self._tries:
            root = self._tries[word] = {}
            for words, name in self._named[word]:
                node = root
                for following in words:
                    node = node.setdefault(following, {})
                node.setdefault(_END, []).append(_Name(*name))
        return self._tries[word]


def _by_first_word(registry: Registry) -> dict[str, list[tuple[tuple[str, ...], tuple[Any, ...]]]]:
    """Names by their first word, in the order of their ranks: the words after it, and the name."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[Any, ...]]]] = {}
    for text, name in sorted(_all_names(registry), key=lambda pair: pair[1].rank):
        words = [token.lower for token in tokenize(text)]
        kept = [word for n, word in enumerate(words) if word != "the" or 0 < n == len(words) - 1]
        if kept:
            found.setdefault(kept[0], []).append((tuple(kept[1:]), tuple(name)))
    return found


def _all_names(registry: Registry) -> Iterator[tuple[str, _Name]]:
    for entry in registry.entries.values():
        if entry.kind in _READ and entry.type not in _NO_ACTOR:
            for text, rule, form in _variants(entry):
                yield text, _name(entry, text, rule, form)
    for kind, names in sections("names").items():
        for line in names if kind in _ORDER else ():
            key, _, text = (part.strip() for part in line.partition("="))
            yield text, _Name(kind, key, f"lexicon.{kind}", None, (False, _ORDER[kind], False, 0, key))


@lru_cache(maxsize=4)
def gazetteer(registry: Registry) -> Gazetteer:
    """The gazetteer of a registry, built once."""
    return Gazetteer(registry)


def _variants(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Names of an entry with their rule and form, and those that follow from them (`UN …` for `United Nations …`)."""
    seen = {name.text for name in entry.names}
    for name in entry.names:
        if name.form == "pattern" or name.language not in {"en", ""}:
            continue
        yield name.text, name.rule, name.form
        if name.form == "acronym" and entry.kind in _SPELLED and _said_as_word(name.text) and name.text.title() not in seen:
            yield name.text.title(), name.rule, name.form
        if entry.kind in _SPELLED and " " in name.text:
            for written in _respelled(name.text):
                if written not in seen:
                    seen.add(written)
                    yield written, name.rule, name.form
        if entry.kind != "un" or name.rule != ANY_CASE or name.form == "acronym":
            continue
        bare = next((name.text.removeprefix(prefix) for prefix in _UN if name.text.startswith(prefix)), name.text)
        for text in (*(prefix + bare for prefix in _UN), bare if bare.count(" ") >= 3 else ""):
            if text and text not in seen and bare != "in a country":
                seen.add(text)
                yield text, ANY_CASE, name.form


def _said_as_word(short: str) -> bool:
    """Whether a short form is also written `Celac`, `Unasur`, `Nato`."""
    if not (short.isalpha() and short.isupper()) or short in _NO_WORDS:
        return False
    return short in _SHORT_WORDS or (len(short) > 4 and _VOWEL.search(short) is not None)


def _respelled(text: str) -> Iterator[str]:
    """The name in the spellings of other publishers: `Organisation`, `Center`, `Program`."""
    found = {text}
    for one, other in _SPELLINGS:
        found |= {each.replace(one, other) for each in found if one in each}
    yield from sorted(found - {text})


def _name(entry: Entry, text: str, rule: str, form: str) -> _Name:
    kind = _hit_kind(entry, text, form)
    exact = None if rule == ANY_CASE and not (form == "acronym" or _is_acronym(text)) else _exact(text)
    rank = (rule == NEEDS_CUE, _ORDER[kind], not entry.capital, -entry.population, entry.key)
    return _Name(kind, entry.key, rule if rule == NEEDS_CUE else f"registry.{form}", exact, rank)


def _hit_kind(entry: Entry, text: str, form: str) -> str:
    """Kind of the mention: a region's bare name or adjective is a region, only `… countries` names the group of states."""
    if entry.type == "media":
        return "media"
    if entry.kind == "group" and entry.type == "group":
        states = any(token.lower in _STATES for token in tokenize(text)) or text.isupper()
        return "group" if states and form != "demonym" else "region"
    return "demonym" if form == "demonym" else entry.kind


def _is_acronym(text: str) -> bool:
    return " " not in text and sum(ch.isupper() for ch in text) >= 2 and not text.istitle()


def _exact(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(text))


def _best(names: Sequence[_Name], tokens: Sequence[Token]) -> _Name | None:
    written = tuple(token.text for token in tokens)
    for name in names:
        if name.exact is None:
            if _capitalised(tokens):
                return name
        elif len(name.exact) == len(written) and (name.exact == written or _same_marks(name.exact, tokens)):
            return name
    return None


def _same_marks(exact: tuple[str, ...], tokens: Sequence[Token]) -> bool:
    return all(
        one == other.text or (not one.isalnum() and not other.text.isalnum()) for one, other in zip(exact, tokens, strict=True)
    )


def _capitalised(tokens: Sequence[Token]) -> bool:
    first = tokens[0].text
    if len(tokens) == 1:
        return any(letter.isupper() for letter in first[:2])
    words = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    return (first[0].isupper() or first[0].isdigit()) and (len(words) < 3 or sum(word[0].isupper() for word in words) >= 2)


def _credited(scene: Scene, hit: Hit) -> bool:
    """`Hanoi (VNA) -`: an agency in a dateline."""
    return (
        scene.lower(hit.first - 1) in {"(", "/"}
        and scene.lower(hit.last) in {")", "/"}
        and scene.lower(hit.last + 1) in {"-", ":"}
    )


def _neighbours(scene: Scene, hit: Hit) -> Iterator[int]:
    """Tokens next to the hit in a list (`A, B and C`)."""
    for step, number in ((-1, hit.first - 1), (1, hit.last)):
        moved = number
        while scene.lower(moved) in _LIST_MARKS and abs(moved - number) < 3:
            moved += step
        if moved != number:
            yield moved


def _is_body(scene: Scene, number: int) -> bool:
    hit = scene.hit(number)
    return hit is not None and hit.kind in {"un", "igo", "org"}


def _share_short_forms(scene: Scene, keys: set[str]) -> None:
    """A short form that two bodies share (`the Commonwealth`) is that of the one named in full."""
    for hit in list(scene.hits):
        other = _SHARED.get(hit.key)
        if other in keys and hit.last - hit.first == 1 and other is not None:
            scene.remove(hit)
            scene.place([Hit(hit.first, hit.last, hit.kind, other, "document.short")])


def _learn_acronyms(scene: Scene, registry: Registry) -> None:
    """`Full Name (ABC)`: from here on ABC is that entity, whatever the registry makes of it."""
    learned: dict[str, Hit] = {}
    for hit in list(scene.hits):
        number = hit.last + 1
        if (
            hit.kind not in _NAMED_SHORT
            or hit.last - hit.first < 2
            or scene.lower(hit.last) != "("
            or scene.lower(number + 1) != ")"
        ):
            continue
        short, other = scene.tokens[number].text, scene.hit(number)
        if other is not None and (other.key == hit.key or _closes_name(scene, hit, other, registry)):
            continue
        if _is_short(short):
            if other is not None:
                scene.remove(other)
            learned[short] = _spelled_owner(scene, hit, short, registry) or hit
    _place_learned(scene, learned)


def _closes_name(scene: Scene, hit: Hit, other: Hit, registry: Registry) -> bool:
    """Whether the name ends in that of the entity the short form stands for: `Permanent Council of the … (OAS)`."""
    entry = registry.by_key(other.key)
    words = fold(scene.words(hit.first, hit.last))
    return entry is not None and any(words.endswith(f" {fold(text)}") for text in entry.texts())


def _spelled_owner(scene: Scene, hit: Hit, short: str, registry: Registry) -> Hit | None:
    """The organisation at the end of an organ's name whose initials the short form is: `Secretariat of the Arab League (AL)`."""
    of = next((number for number in range(hit.last - 2, hit.first, -1) if scene.lower(number) == "of"), None)
    if of is None:
        return None
    first = of + 1 + (scene.lower(of + 1) == "the")
    initials = "".join(scene.tokens[number].text[0] for number in range(first, hit.last) if scene.capital(number))
    found = registry.lookup(scene.words(first, hit.last)) if initials == short else []
    return Hit(hit.first, hit.last, found[0].kind, found[0].key, "document.acronym") if found else None


def _is_short(word: str) -> bool:
    return 2 <= len(word) <= 12 and sum(ch.isupper() for ch in word) >= 2


def _place_learned(scene: Scene, learned: Mapping[str, Hit]) -> None:
    if not learned:
        return
    found: list[Hit] = []
    for number, token in enumerate(scene.tokens):
        source = learned.get(token.text)
        if source is None or scene.hidden[number]:
            continue
        other = scene.hit(number)
        if other is not None and other.last - other.first > 1:
            continue
        if other is not None:
            scene.remove(other)
        found.append(Hit(number, number + 1, source.kind, source.key, "document.acronym"))
    scene.place(found)
