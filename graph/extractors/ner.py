"""What the rules leave open, by a statistical model: full names of persons, and bodies that a head noun gives away.

The model is trusted with boundaries only. Its countries and its types are not used: it takes capitals for persons and
persons for bodies. A person is a span of at least two capitalised words that touches nothing the rules found, shares no word
with it and names no post; a body is one of at least two words that a head noun of bodies ends, or begins before "of" or "for".
Where a capitalised word follows at once, the model has cut a longer name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from graph.documents.document import Document
from graph.extractors.measures import confidence, heads
from graph.facts import Actor, Facts, Span
from graph.linking.registry import Registry, fold

__all__ = ["Entity", "NerExtractor", "Recognizer"]


class Entity(NamedTuple):
    """A span that the model marks in a text, with its label (PERSON, ORG …)."""

    start: int
    end: int
    label: str


Recognizer = Callable[[str], Iterable[Entity]]

_PARAGRAPH: Final = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_PARTICLES: Final = frozenset(
    {"al", "bin", "bint", "da", "dal", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "la", "van", "von", "y"}
)
_EDGE: Final = re.compile(r"^(?:the|The|a|A|an|An)\s+|['’]s?$|[\s,;:.()\"“”]+$")
_CUT: Final = re.compile(r"[ -][A-ZÀ-Þ][^\W\d_]")
_ORDINAL: Final = re.compile(r"[IVX]+")
_OF: Final = frozenset({"of", "for"})
_LONGEST: Final = 6
"""Words of a name; what is longer is a list or a line of a table."""


class NerExtractor:
    """Persons and bodies that the rules leave open; `name` says which model read them."""

    def __init__(self, name: str, recognize: Recognizer, registry: Registry) -> None:
        self.name = name
        self._recognize = recognize
        self._registry = registry

    def __call__(self, document: Document, facts: Facts) -> Facts:
        language = (document.language or "en").lower()
        found = self._actors(document, facts) if language.startswith("en") else []
        return facts.model_copy(update={"actors": found, "events": [], "agreements": [], "money": []})

    def _actors(self, document: Document, facts: Facts) -> list[Actor]:
        taken, known = _covered(facts, document.text), _known_words(facts)
        found: dict[str, list[Span]] = {}
        for entity in self._entities(document):
            start, end = _trimmed(document.text, entity)
            if any(start < one.end and one.start < end for one in taken):
                continue
            if _CUT.match(document.text, end):
                continue
            span = Span(start=start, end=end, exact=document.text[start:end])
            if rule := self._rule(entity.label, span.exact, known):
                found.setdefault(rule, []).append(span)
        return [self._actor(rule, spans) for rule, every in found.items() for spans in _named_alike(every)]

    def _entities(self, document: Document) -> Iterator[Entity]:
        """Entities of the prose, paragraph by paragraph: the model was made for running text, without line breaks."""
        for paragraph in _PARAGRAPH.finditer(document.text, document.body):
            at = paragraph.start()
            for entity in self._recognize(paragraph[0].replace("\n", " ")):
                yield Entity(at + entity.start, at + entity.end, entity.label)

    def _rule(self, label: str, text: str, known: frozenset[str]) -> str | None:
        words = _WORD.findall(text)
        if not 2 <= len(words) <= _LONGEST or "".join(text.split()) != "".join(words) or self._registry.named(text):
            return None
        if label == "PERSON":
            return "ner.person" if self._is_person(words, known) else None
        kind = _kind_of_body(words) if label == "ORG" else None
        return f"ner.{kind}" if kind and not text.isupper() else None

    def _is_person(self, words: Sequence[str], known: frozenset[str]) -> bool:
        capitalized = [word for word in words if word[0].isupper()]
        rest = [word for word in words if not word[0].isupper()]
        whole = [word for word in capitalized if len(word) > 1 and not word.endswith(".")]
        if len(whole) < 2 or any(word not in _PARTICLES for word in rest) or all(word.isupper() for word in words):
            return False
        return not any(fold(word) in known or word.lower() in heads() or self._is_known(word) for word in capitalized)

    def _is_known(self, word: str) -> bool:
        """Whether the registry knows the word, as a country, body or acronym (towns lend their names), or as one of a title."""
        named = any(entry.kind != "place" for _, entry in self._registry.named(word))
        return named or fold(word).removesuffix("s") in self._titles

    @cached_property
    def _titles(self) -> frozenset[str]:
        roles = (text for role in self._registry.of_kind("role") for text in role.texts())
        return frozenset(fold(word) for text in roles for word in _WORD.findall(text) if len(word) > 2)

    def _actor(self, rule: str, spans: list[Span]) -> Actor:
        name, *others = sorted({" ".join(span.exact.split()) for span in spans}, key=lambda text: (-len(text), text))
        return Actor(
            key=f"ner-{spans[0].start}",
            kind=rule.rpartition(".")[2],
            name=name,
            names=others,
            mentions=spans,
            rule=rule,
            confidence=confidence(rule),
            extractor=self.name,
        )


def _named_alike(spans: Iterable[Span]) -> list[list[Span]]:
    """Spans by name in the order of the text; a name whose words all stand in a longer one is that one in short."""
    groups: dict[frozenset[str], list[Span]] = {}
    for span in sorted(spans, key=lambda span: (-len(_WORD.findall(span.exact)), span.start)):
        words = frozenset(fold(word) for word in _WORD.findall(span.exact))
        groups.setdefault(next((longer for longer in groups if words <= longer), words), []).append(span)
    ordered = [sorted(group, key=lambda span: span.start) for group in groups.values()]
    return sorted(ordered, key=lambda group: group[0].start)


def _kind_of_body(words: Sequence[str]) -> str | None:
    """Kind by the head noun: the last word, or the first before "of" or "for"."""
    if _ORDINAL.fullmatch(words[0]):
        return None
    kinds = [heads().get(word.lower()) for word in words]
    if "none" in kinds:
        return None
    return kinds[-1] or (kinds[0] if words[1] in _OF else None)


def _trimmed(text: str, entity: Entity) -> tuple[int, int]:
    """The span without article, possessive and signs at its ends."""
    start, end = entity.start, entity.end
    while found := _EDGE.search(text[start:end]):
        start, end = (start + found.end(), end) if found.start() == 0 else (start, start + found.start())
    return start, end


def _covered(facts: Facts, text: str) -> list[Span]:
    """Places of all that the rules named: actors, posts, and the names of agreements, events and places wherever they stand."""
    spans = [span for actor in facts.actors for span in actor.mentions]
    spans += [span for actor in facts.actors for post in actor.posts for span in post.evidence]
    for name in sorted(_names(facts)):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            spans.append(Span(start=found.start(), end=found.end(), exact=name))
    return spans


def _names(facts: Facts) -> set[str]:
    found = {name for actor in facts.actors for name in (actor.name, *actor.names)}
    found |= {name for agreement in facts.agreements for name in (agreement.name, *agreement.names)}
    found |= {name for event in facts.events for name in (event.name, event.place, event.venue)}
    return {name for name in found if name}


def _known_words(facts: Facts) -> frozenset[str]:
    """Words of the names that the rules accepted, but for the small ones."""
    names = {name for actor in facts.actors for name in (actor.name, *actor.names, *(span.exact for span in actor.mentions))}
    return frozenset(fold(word) for name in names | _names(facts) if name for word in _WORD.findall(name) if len(word) > 2)
