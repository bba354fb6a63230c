"""The actors that a model's claims name, one entry for each however often and by however many claims it is named."""

from typing import Final

from graph.extractors.llm_naming import Identity, Naming
from graph.extractors.measures import confidence
from graph.extractors.quoted_text import QuotedText
from graph.facts import Actor, HeldPost, Span
from graph.linking.registry import fold

__all__ = ["NamedActors"]

_RULE: Final = "llm.actor"


class NamedActors:
    """Actors by key, in the order in which they are named."""

    def __init__(self, text: QuotedText, naming: Naming, extractor: str) -> None:
        self._text = text
        self._naming = naming
        self._extractor = extractor
        self._actors: dict[str, Actor] = {}
        self._keys: dict[str, str] = {}

    def all(self) -> list[Actor]:
        """All of them."""
        return list(self._actors.values())

    def kind(self, key: str) -> str:
        """Kind of an actor."""
        return self._actors[key].kind

    def key(self, name: str, kind: str | None, *places: tuple[int, int]) -> str | None:
        """Key of the actor called `name`; None where none of the places names it, or where nothing says what it is."""
        span = next((found for start, end in places if (found := self._text.find(name, start, end))), None)
        if span is None or len(span.exact) < 2 or not any(ch.isalpha() for ch in span.exact):
            return None
        folded = fold(name).removeprefix("the ")
        if folded not in self._keys:
            identity = self._naming.identity(name, kind)
            if identity is None or (identity.kind == "person" and any(ch.isdigit() for ch in folded)):
                return None
            self._keys[folded] = self._same(identity) or self._new(identity)
        key = self._keys[folded]
        self._note(key, span)
        return key

    def hold(self, key: str, post: HeldPost) -> None:
        """Show an actor in a post."""
        actor = self._actors[key]
        self._actors[key] = actor.model_copy(update={"posts": [*actor.posts, post]})

    def _same(self, identity: Identity) -> str | None:
        """The entry under another name that has the same identifier."""
        return next((key for key, actor in self._actors.items() if identity.id and actor.id == identity.id), None)

    def _new(self, identity: Identity) -> str:
        key = f"llm-a{len(self._actors) + 1}"
        self._actors[key] = Actor(
            key=key, kind=identity.kind, id=identity.id, rule=_RULE, confidence=confidence(_RULE), extractor=self._extractor
        )
        return key

    def _note(self, key: str, span: Span) -> None:
        """That the actor is named at `span`."""
        actor, written = self._actors[key], " ".join(span.exact.split())
        names = actor.names if written in (actor.name, *actor.names) or actor.name is None else [*actor.names, written]
        mentions = actor.mentions if span in actor.mentions else [*actor.mentions, span]
        self._actors[key] = actor.model_copy(update={"name": actor.name or written, "names": names, "mentions": mentions})
