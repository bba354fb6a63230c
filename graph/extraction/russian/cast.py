"""The actors of a Russian document, and the posts of its people, from what was found on the page."""

from dataclasses import dataclass, field
from typing import Final

from graph.extraction.actors.ledger import Account, Ledger
from graph.extraction.annotations import PersonMention, PostDraft, PostMention
from graph.extraction.confidence import confidence
from graph.extraction.lexicon import pairs
from graph.extraction.russian.bodies import Body
from graph.extraction.russian.names import speaks
from graph.extraction.russian.page import Page, Thing
from graph.extraction.russian.people import Person
from graph.extraction.russian.titles import STATE, Title
from graph.linking.registry import Registry
from graph.names import slug

__all__ = ["Cast", "cast_actors", "transliterated"]

_REGISTERED: Final = frozenset({"country", "un", "igo", "org", "format", "group"})
_LINKED: Final = frozenset({"country", "un", "igo", "org", "format"})
_KINDS: Final = {"format": "group", "media": "org"}
_LETTERS: Final = pairs("russian/setting", "letters")


@dataclass(slots=True)
class Cast:
    """The ledger, and which actor each person and title on the page stands for."""

    page: Page
    registry: Registry
    home: str | None
    bodies: dict[str, Body]
    ledger: Ledger = field(default_factory=Ledger)
    keys: dict[int, str] = field(default_factory=dict)
    persons: list[PersonMention] = field(default_factory=list)
    posts: list[PostMention] = field(default_factory=list)
    published: str | None = None

    def key_of(self, thing: Thing) -> str | None:
        """The actor a thing stands for."""
        if thing.kind == "person":
            return self.keys.get(int(thing.key))
        if thing.kind in {"place", "date", "instrument"}:
            return None
        return slug(thing.key) if thing.kind == "media" else thing.key

    def of(self, title: Title) -> str | None:
        """The body or state a title belongs to: the state where its holder speaks for that."""
        owner = title.of
        if owner is None:
            return (self._spoken_of(title) or self.home) if is_state(title.english) else None
        if owner.kind == "body" and is_state(title.english):
            body = self.bodies[owner.key]
            return body.owner or owner.key
        return owner.key

    def _spoken_of(self, title: Title) -> str | None:
        """The state of the body that the sentence names before a title without owner."""
        first, _ = self.page.range_at(title.first)
        named = [thing for thing in self.page.within(first, title.first) if thing.kind == "body"]
        return self.bodies[named[-1].key].owner if named else None

    def open(self, key: str) -> str:
        """The account of a country or organisation of the registry, or of a body, that the text may not name by itself."""
        entry = self.registry.entries.get(key)
        if entry is not None:
            identity = entry.key if entry.linkable and entry.kind in _LINKED else None
            kind = _KINDS.get(entry.kind, entry.kind)
            self.ledger.open(Account(key, kind, entry.label, identity, entry.parent, entry.members, "russian.name"))
        return key


def is_state(title: str) -> bool:
    """Whether a title is one of government or of the state's service abroad."""
    bare = title.removeprefix("former ").removeprefix("Acting ").removeprefix("First ").removeprefix("Deputy ")
    return (
        title in STATE
        or bare in STATE
        or bare.startswith(
            ("Minister of ", "Chairman of the Cabinet", "Chairman of the Council of M", "Adviser to the P", "Assistant to the P")
        )
    )


def cast_actors(cast: Cast, people: list[Person], titles: list[Title]) -> None:
    """Enter everybody named on the page, in text order, then the posts."""
    for thing in sorted(cast.page.things, key=lambda each: each.first):
        _enter(cast, thing)
    for person in people:
        _enter_person(cast, people, person)
    held = {id(title) for person in people for title in person.titles}
    for person in people:
        for title in person.titles:
            _add_post(cast, person, title)
    cast.posts += [_mention(cast, title, None) for title in titles if id(title) not in held]
    cast.posts.sort(key=lambda post: (post.start, post.end))


def _enter(cast: Cast, thing: Thing) -> None:
    start, end = cast.page.span(thing.first, thing.last)
    text = cast.page.text[start:end]
    if thing.kind in _REGISTERED or (thing.kind == "demonym" and speaks(cast.page, thing)):
        account = cast.ledger.get(cast.open(thing.key))
        if account is not None:
            account.add(start, end, text, thing.rule)
    elif thing.kind == "body":
        body = cast.bodies[thing.key]
        if body.owner is not None:
            cast.open(body.owner)
        cast.open(body.key)
        cast.ledger.open(Account(body.key, body.kind, body.name, None, body.owner, rule=thing.rule)).add(
            start, end, text, thing.rule
        )
    elif thing.kind == "media":
        cast.ledger.open(Account(slug(thing.key), "org", thing.key, None, rule="russian.media", optional=True)).add(
            start, end, text, thing.rule
        )


def _enter_person(cast: Cast, people: list[Person], person: Person) -> None:
    leader = max((each for each in people if each.leader == person.leader), key=lambda each: len(each.name.split()))
    key = cast.keys.get(person.leader) or cast.ledger.free_key(transliterated(leader.name).replace(".", ""))
    cast.keys[person.leader] = key
    account = cast.ledger.open(Account(key, "person", leader.name, None, rule=person.rule))
    start, end = cast.page.span(person.first, person.last)
    account.add(start, end, cast.page.text[start:end], person.rule)
    if person.name not in account.extra:
        account.extra.append(person.name)
    cast.persons.append(PersonMention(start, end, cast.page.text[start:end], key, person.rule))


def _add_post(cast: Cast, person: Person, title: Title) -> None:
    key = cast.keys[person.leader]
    mention = _mention(cast, title, key)
    cast.posts.append(mention)
    account = cast.ledger.get(key)
    if account is None or mention.of is None:
        return
    for number, known in enumerate(account.posts):
        if known.title == mention.title and known.of == mention.of:
            places = (*known.evidence, (mention.start, mention.end))
            account.posts[number] = _draft(cast, mention, places)
            return
    if not any(_within(mention, known, bare=title.of is None) for known in account.posts):
        account.posts.append(_draft(cast, mention, ((mention.start, mention.end),)))


def _within(mention: PostMention, known: PostDraft, *, bare: bool) -> bool:
    """`министр` after `министр иностранных дел`: the same post in short, whatever was guessed for its owner."""
    same = known.title == mention.title or known.title.startswith(f"{mention.title} ")
    return same and (bare or mention.of == known.of)


def _draft(cast: Cast, mention: PostMention, places: tuple[tuple[int, int], ...]) -> PostDraft:
    start, end = places[0]
    return PostDraft(
        title=mention.title,
        as_written=" ".join(cast.page.text[start:end].split()),
        of=mention.of,
        scope=mention.scope,
        acting=mention.acting,
        on=cast.published,
        evidence=places,
        rule=mention.rule,
        confidence=confidence(mention.rule),
    )


def _mention(cast: Cast, title: Title, person: str | None) -> PostMention:
    start, end = cast.page.span(title.first, title.last)
    of, scope = cast.of(title), title.scope.key if title.scope is not None else None
    for key in (of, scope):
        if key is not None:
            cast.open(key)
    if scope is not None and cast.ledger.get(scope) is None:
        scope = None
    rule = "russian.post" if title.of is not None else "russian.post.home"
    return PostMention(start, end, cast.page.text[start:end], title.english, of, scope, title.acting, person, title.plural, rule)


def transliterated(name: str) -> str:
    """Latin letters for a key; no name of anybody."""
    return "".join(_LETTERS.get(char, char) for char in name.lower())
