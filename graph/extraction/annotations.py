"""What the reading stages know of one document: the ground on which events, agreements and facts are built.

All places are code points of the stored text, end excluded. Every sequence stands in text order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeVar

from graph.documents.document import Document
from graph.extraction.text.spans import SpanIndex, Spanned

__all__ = [
    "BLOCK_KINDS",
    "ActorDraft",
    "ActorMention",
    "Annotated",
    "Block",
    "DateMention",
    "Mention",
    "PersonMention",
    "PostDraft",
    "PostMention",
    "ReportSpan",
    "Sentence",
    "Token",
]

_T = TypeVar("_T", bound=Spanned)

BLOCK_KINDS: Final = ("headline", "paragraph", "dateline", "list-item", "table-row", "quote", "furniture")


class Token(NamedTuple):
    """A word, number or single mark; `lower` is folded (lower case, typographic quotes and dashes made plain)."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph; `kind` is one of BLOCK_KINDS, `report` the key of the press release it belongs to."""

    kind: str
    start: int
    end: int
    report: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without surrounding white space; `block` is the index in `Annotated.blocks`."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class ReportSpan:
    """One press release inside the file; reports tile the text. `issuer` is the key of an actor, `date` EDTF."""

    key: str
    title: str | None
    issuer: str | None
    date: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the registry or the lexicon found in the text.

    `kind`: country, un, igo, org, gov, format, group, place, agreement, goal, target, concept, demonym, region, media, scoped
    (a UN team or office of one country). `key` is the registry key (demonym: that of the country; region: its slug).
    """

    start: int
    end: int
    text: str
    kind: str
    key: str
    rule: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period: `edtf` the (first) day, month, season or year; `edtf_end` the last, or None where it is the same.

    `kind`: day, days, month, months, quarter, year, period, relative. `anchored`: the year or day was completed from the anchor.
    """

    start: int
    end: int
    text: str
    edtf: str
    edtf_end: str | None
    kind: str
    rule: str
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name as written (without honorifics); `actor` is the key of its ActorDraft."""

    start: int
    end: int
    text: str
    actor: str
    rule: str


@dataclass(frozen=True, slots=True)
class PostMention:
    """A title phrase. `person` is None for the unnamed holder of an office ("foreign ministers of A and B": one per body).

    `title` is normalised, `text` as written; `of` and `scope` are actor keys; `plural` when the phrase names several holders.
    """

    start: int
    end: int
    text: str
    title: str
    of: str | None
    scope: str | None
    acting: bool
    person: str | None
    plural: bool
    rule: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A place where an actor is named (or, with `reference`, only referred to: "the Minister", "the Organization")."""

    start: int
    end: int
    text: str
    actor: str
    rule: str
    reference: bool = False


@dataclass(frozen=True, slots=True)
class PostDraft:
    """A post a person is seen in; `on` is EDTF, `evidence` the places (start, end) that say so."""

    title: str
    as_written: str
    of: str | None
    scope: str | None
    acting: bool
    on: str | None
    evidence: tuple[tuple[int, int], ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """An actor of the Facts contract; every mention's text is one of `names`."""

    key: str
    kind: str
    name: str
    names: tuple[str, ...]
    id: str | None
    parent: str | None
    members: tuple[str, ...]
    mentions: tuple[ActorMention, ...]
    posts: tuple[PostDraft, ...]
    rule: str
    confidence: float
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with everything the reading stages found, and the look-ups that later stages need.

    `published` is EDTF, `publisher` the key of an actor; both None where nothing says so.
    """

    document: Document
    published: str | None
    tokens: Sequence[Token] = ()
    blocks: Sequence[Block] = ()
    sentences: Sequence[Sentence] = ()
    reports: Sequence[ReportSpan] = ()
    mentions: Sequence[Mention] = ()
    dates: Sequence[DateMention] = ()
    persons: Sequence[PersonMention] = ()
    posts: Sequence[PostMention] = ()
    actors: Sequence[ActorDraft] = ()
    actor_mentions: Sequence[ActorMention] = ()
    publisher: str | None = None
    _actors: dict[str, ActorDraft] = field(default_factory=dict, repr=False, compare=False)
    _index: dict[str, SpanIndex[Any]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    def sentences_in(self, start: int, end: int) -> Sequence[Sentence]:
        """Sentences that lie within the stretch."""
        return self._index_of("sentences", self.sentences).within(start, end)

    def mentions_in(self, start: int, end: int, *kinds: str) -> Sequence[Mention]:
        """Registry mentions within the stretch, of the given kinds or of all."""
        found = self._index_of("mentions", self.mentions).within(start, end)
        return [mention for mention in found if not kinds or mention.kind in kinds]

    def dates_in(self, start: int, end: int) -> Sequence[DateMention]:
        """Dates within the stretch."""
        return self._index_of("dates", self.dates).within(start, end)

    def posts_in(self, start: int, end: int) -> Sequence[PostMention]:
        """Title phrases within the stretch, named holders and unnamed ones."""
        return self._index_of("posts", self.posts).within(start, end)

    def actors_in(self, start: int, end: int, *, references: bool = True) -> Sequence[ActorMention]:
        """Actors named within the stretch, and those only referred to unless `references` is False."""
        found = self._index_of("actor_mentions", self.actor_mentions).within(start, end)
        return [mention for mention in found if references or not mention.reference]

    def actor(self, key: str) -> ActorDraft:
        """The actor with this key."""
        return self.actors_by_key[key]

    @property
    def actors_by_key(self) -> Mapping[str, ActorDraft]:
        """All actors by key."""
        if not self._actors:
            self._actors.update((actor.key, actor) for actor in self.actors)
        return self._actors

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the position."""
        return self._index_of("sentences", self.sentences).at(position)

    def block_at(self, position: int) -> Block | None:
        """The block that holds the position."""
        return self._index_of("blocks", self.blocks).at(position)

    def report_at(self, position: int) -> ReportSpan:
        """The press release that holds the position."""
        return self._index_of("reports", self.reports).at(position) or self.reports[-1]

    def _index_of(self, name: str, items: Sequence[_T]) -> SpanIndex[_T]:
        if name not in self._index:
            self._index[name] = SpanIndex(items)
        return self._index[name]
