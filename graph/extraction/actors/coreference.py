"""Who is meant by `the Minister`, `the Chilean diplomat`, `the Organization`, `he`, a surname: references, never names."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.extraction.actors.surnames import find_surnames
from graph.extraction.annotations import ActorDraft, ActorMention, Block, PostMention, ReportSpan, Sentence
from graph.extraction.lexicon import pairs, section
from graph.extraction.text.scene import Scene
from graph.extraction.text.spans import SpanIndex
from graph.extraction.text.tokens import fold

__all__ = ["find_references"]

_DETERMINERS: Final = frozenset({"the", "this", "our", "his", "her", "its"})
_COUNTRY: Final = frozenset({"country", "nation", "republic", "homeland"})
_PRONOUNS: Final = frozenset({"he", "she"})
_CITIZENS: Final = frozenset(section("references", "citizens"))
_QUALITIES: Final = frozenset(section("references", "qualities"))
_MOST: Final = 4
_HEADS: Final = {noun: frozenset(kinds.split()) for noun, kinds in pairs("references", "bodies").items()}
_TITLES: Final = frozenset(section("titles", "heads"))
_OWN_NAME: Final = frozenset(section("references", "by name"))


class _Reader:
    """The mentions of a document, and what a phrase at a position can go back to."""

    def __init__(self, scene: Scene, actors: Sequence[ActorDraft], posts: Sequence[PostMention], home: str | None) -> None:
        self.scene = scene
        self.home = home if any(actor.key == home for actor in actors) else None
        self.kinds = {actor.key: actor.kind for actor in actors}
        self.names = {actor.key: actor for actor in actors}
        mentions = sorted((mention for actor in actors for mention in actor.mentions), key=lambda each: each.start)
        self.mentions = mentions
        self.starts = {mention.start for mention in mentions}
        self.held = [post for post in posts if post.person is not None and post.rule != "reference.post"]

    def title(self, noun: str, position: int, floor: int) -> str | None:
        """The person last seen in a post with this noun."""
        for post in reversed(self.held):
            if floor <= post.start < position and noun in post.title.lower().replace("-", " ").split():
                return post.person
        return None

    def citizen(self, country: str, noun: str, position: int, floor: int) -> str | None:
        """The person last seen in a post of the country, one with this noun in its title where the noun is a title."""
        for post in reversed(self.held):
            whose = {post.of, self.names[post.of].parent} if post.of in self.names else {post.of}
            fits = noun not in _TITLES or noun in post.title.lower().replace("-", " ").split()
            if fits and floor <= post.start < position and country in whose:
                return post.person
        return None

    def body(self, noun: str, position: int, floor: int) -> str | None:
        """The body last named that the noun fits by kind or by its name."""
        kinds = _HEADS[noun]
        for mention in reversed(self.mentions):
            fits = floor <= mention.start < position and self.kinds[mention.actor] in kinds
            if fits and (noun not in _OWN_NAME or self._called(mention.actor, noun)):
                return mention.actor
        return None

    def _called(self, actor: str, noun: str) -> bool:
        return any(noun in (fold(word) for word in name.split()) for name in self.names[actor].names)

    def person(self, sentence: Sentence | None, known: Sequence[ActorMention]) -> str | None:
        """The person a sentence speaks of first, by name or by a reference."""
        if sentence is None:
            return None
        there = [m for m in (*self.mentions, *known) if sentence.start <= m.start < sentence.end]
        persons = sorted((m for m in there if self.kinds[m.actor] == "person"), key=lambda m: m.start)
        return persons[0].actor if persons else None


def find_references(
    scene: Scene,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    reports: Sequence[ReportSpan],
    known: tuple[Sequence[ActorDraft], Sequence[PostMention], str | None],
) -> list[ActorMention]:
    """References in text order; `known` are the actors, their posts and the country the text speaks from."""
    actors, posts, home = known
    reader = _Reader(scene, actors, posts, home)
    report_at, sentence_at = SpanIndex(reports), SpanIndex(sentences)
    titled = {post.start for post in posts if post.person is not None or (post.of is not None and post.rule != "post.home")}
    found = [
        ActorMention(post.start, post.end, post.text, post.person, post.rule, reference=True)
        for post in posts
        if post.rule == "reference.post" and post.person is not None
    ]
    taken = [(mention.start, mention.end) for mention in reader.mentions] + [(post.start, post.end) for post in posts]
    found += find_surnames(scene, actors, taken)
    for number, token in enumerate(scene.tokens):
        report = report_at.at(token.start)
        if scene.hidden[number] or report is None or token.start in titled:
            continue
        if number and scene.lower(number - 1) in _DETERMINERS and not scene.breaks[number]:
            found += _citizen(reader, number, report.start) or (
                () if token.start in reader.starts else _definite(reader, number, report.start, titled)
            )
        elif scene.lower(number) == "'" and scene.lower(number + 1) == "s":
            found += _compatriot(reader, number, report.start)
    for token in scene.tokens:
        if token.lower in _PRONOUNS:
            found += _pronoun(reader, token.start, token.end, sentence_at, (blocks, found))
    return found


def _citizen(reader: _Reader, number: int, floor: int) -> list[ActorMention]:
    """`the Chilean diplomat`, `the visiting Chilean minister`."""
    scene = reader.scene
    at = number
    while scene.lower(at) in _QUALITIES and at < number + _MOST:
        at += 1
    hit = scene.hit(at)
    if hit is None or hit.kind != "demonym" or hit.first != at:
        return []
    return _of_country(reader, number - 1, hit.last, hit.key, floor)


def _compatriot(reader: _Reader, number: int, floor: int) -> list[ActorMention]:
    """`Chile's top diplomat`."""
    hit = reader.scene.hit(number - 1)
    if hit is None or hit.kind != "country":
        return []
    return _of_country(reader, hit.first, number + 2, hit.key, floor)


def _of_country(reader: _Reader, first: int, at: int, country: str, floor: int) -> list[ActorMention]:
    """The person of the country whom the noun at `at`, perhaps after adjectives, goes back to."""
    scene = reader.scene
    limit = at + _MOST
    while scene.lower(at) in _QUALITIES and at < limit:
        at += 1
    if scene.lower(at) not in _CITIZENS or scene.ends(at) or (scene.capital(at + 1) and not scene.ends(at + 1)):
        return []
    start, end = scene.span(first, at + 1)
    actor = reader.citizen(country, scene.lower(at), start, floor)
    if actor is None:
        return []
    return [ActorMention(start, end, scene.text[start:end], actor, "reference.citizen", reference=True)]


def _definite(reader: _Reader, number: int, floor: int, titled: set[int]) -> Iterator[ActorMention]:
    scene = reader.scene
    token = scene.tokens[number]
    first = scene.tokens[number - 1].start
    last = number
    while scene.lower(last) in {"deputy", "foreign", "prime", "resident", "vice", "first"} and last < number + 3:
        last += 1
    noun = scene.lower(last)
    actor, rule = None, ""
    if scene.lower(last + 1) == "," and any(
        scene.tokens[at].start in titled for at in range(last + 2, min(last + 5, len(scene.tokens)))
    ):
        return  # `its head, Special Representative NAME`: the name says who
    followed = scene.lower(last + 1) in {"of", "for"} or (scene.capital(last + 1) and not scene.ends(last + 1))
    if noun in _TITLES and not followed and scene.tokens[last].start not in titled:
        actor, rule = reader.title(noun, token.start, floor), "reference.title"
    elif noun in _HEADS and not followed:
        actor, rule = reader.body(noun, token.start, floor), "reference.body"
    elif noun in _COUNTRY and not followed and scene.lower(number - 1) in {"the", "our"}:
        actor, rule = reader.home, "reference.country"
    if actor is not None:
        end = scene.tokens[last].end
        yield ActorMention(first, end, scene.text[first:end], actor, rule, reference=True)


def _pronoun(
    reader: _Reader,
    start: int,
    end: int,
    sentence_at: SpanIndex[Sentence],
    known: tuple[Sequence[Block], Sequence[ActorMention]],
) -> Iterator[ActorMention]:
    """`He` and `she` before anybody else in a sentence: the person the sentence before speaks of first."""
    blocks, found = known
    sentence = sentence_at.at(start)
    if sentence is None or blocks[sentence.block].kind != "paragraph":
        return
    if sentence.start != start and reader.person(Sentence(sentence.start, start, sentence.block), found) is not None:
        return
    before = sentence_at.at(max(0, sentence.start - 2)) or sentence_at.at(max(0, sentence.start - 3))
    actor = reader.person(before, found)
    if actor is not None:
        yield ActorMention(start, end, reader.scene.text[start:end], actor, "reference.pronoun", reference=True)
