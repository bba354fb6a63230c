"""A title phrase and its head: the noun that carries the post, with the modifiers before it."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from graph.extraction.lexicon import pairs, section
from graph.extraction.people.names import honorifics_end, name_at
from graph.extraction.text.phrases import Phrases
from graph.extraction.text.scene import Body, Hit, Scene

__all__ = ["FIRST_WORDS", "PEERS", "RANKS", "Head", "Reference", "Title", "head_at", "modified_head", "state_of"]

PEERS: Final = frozenset({"counterpart", "colleague", "homologue"})
RANKS: Final = frozenset({"first", "deputy", "vice", "acting", "interim", "former", "second", "assistant", "senior", "special"})
_SINGLE: Final = frozenset(section("titles", "heads"))
_HEADS: Final = Phrases((*section("titles", "heads"), *section("titles", "compounds")))
_SHORT: Final = Phrases(pairs("titles", "short"))
_BRIEF: Final = pairs("titles", "short before names")
_MODIFIERS: Final = frozenset(section("titles", "modifiers"))
_PORTFOLIO: Final = frozenset(section("titles", "portfolio"))
_PLURALS: Final = {"secretaries": "secretary", "deputies": "deputy", "attaches": "attache"}
_PLURAL: Final = ("chairs", "chairpersons", "presidents", "rapporteurs", "ministers")
_VERBS: Final = frozenset({"heads", "chairs", "leads", "judges"})

FIRST_WORDS: Final = frozenset(
    _MODIFIERS
    | frozenset(_BRIEF)
    | _HEADS.first_words
    | _SHORT.first_words
    | {f"{word}s" for word in _SINGLE}
    | {"heads", *_PLURALS}
)

Reference = Hit | Body


@dataclass(slots=True)
class Title:
    """A title at tokens `first` to `last` (excluded); `head` is the first token of the title's own words.

    `of` are the bodies it belongs to by its own words, `to` where it is exercised; `words` the head with its modifiers,
    `parts` these and the complements that stay in the title, `noun` the head alone, `capital` whether it is capitalised,
    `time` what stands before it of a past or coming holder (`former`, `next`),
    `common` the body that it names by its noun alone (`of the Council`).
    """

    first: int
    head: int
    last: int
    words: str
    plural: bool
    acting: bool
    noun: str
    capital: bool
    of: list[Reference] = field(default_factory=list)
    to: list[Reference] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    time: str = ""
    common: str = ""


class Head(NamedTuple):
    """A head noun: end, the noun folded, whether plural, the long form of a short one."""

    last: int
    noun: str
    plural: bool
    long: str


def state_of(reference: Reference) -> Hit | None:
    """The country of a reference: itself, or the owner of a body."""
    hit = reference.owner if isinstance(reference, Body) else reference
    return hit if hit is not None and hit.kind in {"country", "demonym"} else None


def head_at(scene: Scene, number: int) -> Head | None:
    """The title head that begins at a token."""
    if scene.hit(number) is not None or scene.body(number) is not None:
        return None
    short = _SHORT.match(scene, number)
    if short is not None and (sum(map(str.isupper, scene.words(number, short[0]))) > 1 or short[0] > number + 1):
        return Head(short[0], scene.lower(short[0] - 1), plural=False, long=short[1])
    brief = _BRIEF.get(scene.lower(number))
    if brief is not None and scene.tokens[number].text.isupper() and _named(scene, number + 1):
        return Head(number + 1, brief.lower(), plural=False, long=brief)
    whole = _HEADS.match(scene, number)
    if whole is not None:
        return Head(*whole, plural=whole[1].endswith(_PLURAL), long="")
    word = scene.lower(number)
    if word == "heads":
        return Head(number + 1, "head", plural=True, long="") if scene.lower(number + 1) in {"of", "and"} else None
    base = _PLURALS.get(word) or word.removesuffix("s")
    return Head(number + 1, base, plural=True, long="") if base != word and base in _SINGLE and word not in _VERBS else None


def _named(scene: Scene, number: int) -> bool:
    """Whether a name stands at a token, after its honorifics: `NSA NAME`, `DG Dr. NAME`."""
    return not scene.ends(number) and name_at(scene, honorifics_end(scene, number), lone=False) is not None


def _portfolio_minister(scene: Scene, number: int) -> bool:
    """Whether `Foreign Affairs AND European Integration Minister` goes on at a conjunction."""
    for ahead in range(number + 1, min(number + 5, len(scene.tokens))):
        if scene.breaks[ahead] or not scene.capital(ahead):
            return False
        if scene.lower(ahead) == "minister":
            return ahead > number + 1 and scene.lower(ahead - 1) not in {"prime", "foreign", "deputy", "vice", "first"}
        if scene.lower(ahead) not in _PORTFOLIO:
            return False
    return False


def modified_head(scene: Scene, number: int) -> tuple[int, Head] | None:
    """The head of a title that begins at token `number`, after its modifiers; `Deputy` is a head only without another."""
    found: tuple[int, Head] | None = None
    start = number
    while start < min(number + 8, len(scene.tokens)) and not (start > number and scene.breaks[start]):
        head = head_at(scene, start)
        if head is not None:
            found = (start, head)
        if scene.lower(start) in {"and", "&"} and start > number and _portfolio_minister(scene, start):
            start += 1
            continue
        joins = scene.lower(start) in _MODIFIERS and scene.hit(start) is None
        if start > number and scene.lower(start - 1) in _PORTFOLIO | {"and", "&"} and scene.lower(start) in _PORTFOLIO:
            joins = True
        if not joins or (head is not None and head.last > start + 1):
            break
        start += 1
        if scene.lower(start) == "-" and scene.joined(start) and scene.joined(start + 1):
            start += 1
    return found
