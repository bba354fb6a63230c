"""A person named in the text, with the titles that stand with the name."""

from dataclasses import dataclass, field

from graph.extraction.people.title_parts import Title

__all__ = ["Person"]


@dataclass(slots=True)
class Person:
    """A name at tokens `first` to `last` (excluded) with the titles that stand with it, in text order."""

    first: int
    last: int
    rule: str
    titles: list[Title] = field(default_factory=list)
