"""What the registry holds: entities, their names, and the rule under which a name counts."""

from typing import Final, NamedTuple

__all__ = ["ANY_CASE", "AS_WRITTEN", "KINDS", "LINKABLE", "NEEDS_CUE", "Entry", "Name"]

ANY_CASE: Final = "any-case"
AS_WRITTEN: Final = "as-written"
NEEDS_CUE: Final = "needs-cue"

KINDS: Final = frozenset(
    {"country", "un", "igo", "org", "gov", "format", "group", "place", "agreement", "role", "goal", "target", "concept"}
)
LINKABLE: Final = KINDS - {"concept"}


class Name(NamedTuple):
    """One name of an entity.

    `form`: label, alternative, acronym, former, hidden, demonym or pattern (holds `{country}`).
    `rule`: `any-case`, `as-written` (only in this case) or `needs-cue` (only in this case, and only when something else
    in the document points to the entity).
    """

    text: str
    language: str
    rule: str
    form: str


class Entry(NamedTuple):
    """One entity of the registry; `parent` and `country` are keys, `type` is its class or the type given in the file.

    `population` is that of a place (0: unknown); `capital` says whether it is the capital of its country.
    What is not `reviewed` is recognised and typed by its names, but no mention gets its identifier.
    """

    key: str
    iri: str
    kind: str
    label: str
    names: tuple[Name, ...]
    type: str = ""
    parent: str | None = None
    country: str | None = None
    members: tuple[str, ...] = ()
    population: int = 0
    capital: bool = False
    reviewed: bool = True

    @property
    def linkable(self) -> bool:
        """Whether a mention may link here: not to a concept (instances are minted), nor to what no curator has checked."""
        return self.reviewed and self.kind in LINKABLE

    def texts(self, *forms: str) -> list[str]:
        """Texts of the names of these forms, all but patterns when none is given."""
        return [name.text for name in self.names if (name.form in forms if forms else name.form != "pattern")]
