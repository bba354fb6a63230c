"""A sentence as the event rules see it: its words with the names in them masked, and where each actor stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extraction.annotations import ActorMention, Annotated, DateMention, Mention, PostMention, Sentence
from graph.extraction.instruments.instruments import Instruments

__all__ = ["ACTOR", "INSTRUMENT", "LONGEST", "PERSON", "SentenceView", "view_of"]

ACTOR: Final = "\u0001"
"""Stands for each character of a body, country or group."""
PERSON: Final = "\u0002"
"""Stands for each character of a person and of a post."""
INSTRUMENT: Final = "\u0003"
"""Stands for each character of the name of an instrument."""
LONGEST: Final = 4000
"""Characters of the longest sentence that is read for happenings; what is longer is no sentence."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """Offsets inside are those of the stored text minus `start`; `masked` has the length of `text`."""

    start: int
    text: str
    masked: str
    block_kind: str
    report: str
    actors: Sequence[ActorMention]
    posts: Sequence[PostMention]
    dates: Sequence[DateMention]
    places: Sequence[Mention]

    @property
    def end(self) -> int:
        """Where the sentence ends in the stored text."""
        return self.start + len(self.text)

    @property
    def stay(self) -> tuple[int, int]:
        """Place of the sentence in the stored text."""
        return self.start, self.end


def view_of(annotated: Annotated, instruments: Instruments, sentence: Sentence) -> SentenceView:
    """The view of a sentence."""
    start, end = sentence.start, sentence.end
    text = annotated.text[start:end]
    actors = [mention for mention in annotated.actors_in(start, end) if not _is_gathering(annotated, mention)]
    posts = [post for post in annotated.posts_in(start, end) if not _is_verb(annotated.text, post)]
    block = annotated.blocks[sentence.block]
    names = [
        (a, b)
        for found, _ in instruments.found
        if found.name.form != "reference"
        for a, b in found.places
        if start <= a and b <= end
    ]
    masked = list(text)
    for a, b in names:
        masked[a - start : b - start] = INSTRUMENT * (b - a)
    for post in posts:
        if post.plural and post.of is None:  # `the ministers`, `the speakers`: a word, nobody's name
            continue
        masked[post.start - start : post.end - start] = PERSON * (post.end - post.start)
    for mention in actors:
        person = annotated.actor(mention.actor).kind == "person"
        shown = not mention.reference or person
        if shown and not any(a <= mention.start and mention.end <= b for a, b in names):
            mark = PERSON if person else ACTOR
            masked[mention.start - start : mention.end - start] = mark * (mention.end - mention.start)
    places = [m for m in annotated.mentions_in(start, end, "place", "country") if not _inside_name(m, actors, posts)]
    plain = _STYLE.sub(lambda match: PERSON * len(match[0]), "".join(masked).replace("\n", " ").replace("\t", " "))
    return SentenceView(start, text, plain, block.kind, block.report, actors, posts, annotated.dates_in(start, end), places)


_STYLE: Final = re.compile(
    r"(?<![\w.-])(?:(?:(?:(?:His|Her|Their)\s+)?(?:Excellenc(?:y|ies)|(?:Royal\s+|Serene\s+)?Highness(?:es)?|Majest(?:y|ies)|Eminence|Grace|Holiness|Beatitude|Worship|Honou?r),?(?:\s+the)?"
    r"|H\.\s?E|HE|H\.\s?R\.\s?H|HRH|H\.\s?M|Mr|Mrs|Ms|Miss|Mme|Madam|Drs?|Prof|Professor|(?:The\s+)?(?:(?:Most|Rt\.?|Right)\s+)?(?:Hon|Honou?rable|Hon['’]ble)"
    r"|Sir|Dame|Lord|Lady|(?:Al-)?Sh(?:ei|ai|ey)kh|Amb|Gen|Lt|Col|Maj|Brig|Capt|Cdr|Adm|Rev|Fr|Msgr|Mgr|Archbishop|Bishop|Cardinal|Engr?|Ing|Sen|Rep|Datuk|Dato[’']?|Tan\s+Sri|Daw)"
    rf"\.?,?\s+)+(?={PERSON})"
)
"""A style before a name: part of the person, whose full stop ends no clause."""


_GATHERING: Final = re.compile(
    r"\b(?:Consultations|Talks|Negotiations|Retreat|Seminar|Workshop|Symposium|Roundtable|Round\s+Table)$"
)


def _is_gathering(annotated: Annotated, mention: ActorMention) -> bool:
    """Whether a body no list has is by its name a happening: `Foreign Office Talks`."""
    actor = annotated.actor(mention.actor)
    return actor.kind != "person" and actor.id is None and _GATHERING.search(actor.name) is not None


_VERB: Final = re.compile(r"(?:co-?)?(?:chairs?|heads?|hosts?|leads?)\b")
_MODAL: Final = re.compile(r"\b(?:will|to|would|shall|may|can|could|jointly|then|also|not)\s+$")


def _is_verb(text: str, post: PostMention) -> bool:
    """Whether what looks like an office is a verb: `will co-chair the session`."""
    bare = post.person is None and _VERB.match(post.text) is not None
    return bare and _MODAL.search(text[max(0, post.start - 12) : post.start]) is not None


def _inside_name(place: Mention, actors: Sequence[ActorMention], posts: Sequence[PostMention]) -> bool:
    """Whether the place is part of a longer name or of a title ("OSCE Centre in …", "Resident Coordinator in …")."""
    holders: list[tuple[int, int]] = [(m.start, m.end) for m in actors] + [(p.start, p.end) for p in posts]
    return any(a <= place.start and place.end <= b and (b - a) > (place.end - place.start) for a, b in holders)
