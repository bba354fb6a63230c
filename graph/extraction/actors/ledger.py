"""The book of actors of one document: who is named where, under which names, with which posts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.extraction.annotations import ActorDraft, ActorMention, PostDraft
from graph.extraction.confidence import confidence
from graph.extraction.text.tokens import fold
from graph.names import slug

__all__ = ["Account", "Ledger"]


@dataclass(slots=True)
class Account:
    """What is known of one actor so far; `name` is canonical."""

    key: str
    kind: str
    name: str
    id: str | None
    parent: str | None = None
    members: tuple[str, ...] = ()
    rule: str = ""
    optional: bool = False
    mentions: list[ActorMention] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    posts: list[PostDraft] = field(default_factory=list)

    def add(self, start: int, end: int, text: str, rule: str) -> None:
        """Note a place where the actor is named."""
        self.mentions.append(ActorMention(start, end, text, self.key, rule))


class Ledger:
    """Actors by key, in the order of their first entry."""

    def __init__(self) -> None:
        self._accounts: dict[str, Account] = {}

    def open(self, account: Account) -> Account:
        """The account of this key, new or already there."""
        return self._accounts.setdefault(account.key, account)

    def get(self, key: str) -> Account | None:
        """The account of this key, if it was opened."""
        return self._accounts.get(key)

    def named(self, name: str) -> str | None:
        """The actor, no person, that goes by exactly this name."""
        words = _words(name)
        for account in self._accounts.values():
            if account.kind != "person" and words in ([_words(account.name)] + [_words(each.text) for each in account.mentions]):
                return account.key
        return None

    def persons(self) -> list[Account]:
        """Accounts of persons, in the order of their entry."""
        return [account for account in self._accounts.values() if account.kind == "person"]

    def last_named(self, word: str, position: int, kinds: frozenset[str]) -> str | None:
        """The actor of these kinds named last before a position whose name holds the word, or first after it."""
        accounts = [account for account in self._accounts.values() if account.kind in kinds]
        written = [each for each in accounts if any(word in _words(mention.text) for mention in each.mentions)]
        found = [
            (mention.start > position, abs(position - mention.start), account.key)
            for account in written or [each for each in accounts if not word or word in _words(each.name)]
            for mention in account.mentions
        ]
        return min(found)[2] if found else None

    def most_named(self, kinds: frozenset[str]) -> list[tuple[int, str]]:
        """Actors of these kinds by how often they are named, the most first."""
        accounts = (each for each in self._accounts.values() if each.kind in kinds and not each.optional)
        return sorted(((len(each.mentions), each.key) for each in accounts), key=lambda pair: (-pair[0], pair[1]))

    def free_key(self, text: str) -> str:
        """A key made of `text` that no account has."""
        base = slug(text) or "actor"
        key, number = base, 2
        while key in self._accounts:
            key, number = f"{base}-{number}", number + 1
        return key

    def drafts(self) -> list[ActorDraft]:
        """All actors, by first mention; references to actors that were never opened are dropped."""
        accounts = sorted(self._accounts.values(), key=lambda each: (_first(each.mentions), each.key))
        return [self._draft(account) for account in accounts]

    def _draft(self, account: Account) -> ActorDraft:
        mentions = tuple(sorted(set(account.mentions), key=lambda each: (each.start, each.end)))
        rule = mentions[0].rule if mentions else account.rule
        written = [" ".join(mention.text.split()) for mention in mentions]
        return ActorDraft(
            key=account.key,
            kind=account.kind,
            name=account.name,
            names=tuple(dict.fromkeys((account.name, *written, *account.extra))),
            id=account.id,
            parent=account.parent if account.parent in self._accounts else None,
            members=tuple(key for key in account.members if key in self._accounts),
            mentions=mentions,
            posts=tuple(account.posts),
            rule=rule,
            confidence=max((confidence(mention.rule) for mention in mentions), default=confidence(rule)),
            optional=account.optional,
        )


def _words(name: str) -> list[str]:
    return [fold(word) for word in name.split()]


def _first(mentions: Iterable[ActorMention]) -> int:
    return min((mention.start for mention in mentions), default=1 << 30)
