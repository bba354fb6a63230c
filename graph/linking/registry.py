"""The registry of reference entities: names -> entries, entries by key, and the same as quads for `graph/registry`."""

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.compiled import compiled, digest_of
from graph.errors import RegistryError
from graph.linking.registry_entries import ANY_CASE, AS_WRITTEN, NEEDS_CUE, Entry, Name
from graph.linking.registry_turtle import capital_places, read_entries, read_statements
from graph.names import REGISTRY
from graph.resources import names as file_names
from graph.resources import text as file_text

__all__ = ["ANY_CASE", "AS_WRITTEN", "NEEDS_CUE", "Entry", "Name", "Registry", "fold", "load_registry"]

_MADE_BY: Final = ("graph.linking.registry", "graph.linking.registry_entries", "graph.linking.registry_turtle", "graph.names")
_FOLDER: Final = "ontology/registry"
_SIGNS: Final = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'})
_SPACE: Final = re.compile(r"\s+")
# Titles say "of the UN Secretary-General" and "of the Cabinet of Ministers" or leave these words out.
_OPTIONAL: Final = re.compile(r"(?<= of the )un (?=\w)|(?<= cabinet) of ministers$")


def fold(text: str) -> str:
    """`text` as names are compared: case, runs of space, kinds of dash and quotation mark do not matter."""
    return _SPACE.sub(" ", text.translate(_SIGNS).casefold()).strip()


class Registry:
    """All reference entities; immutable. `entries` is by key, unique over all families."""

    def __init__(self, files: Mapping[str, str], entries: Iterable[Entry]) -> None:
        self._files = dict(files)
        self.entries: Mapping[str, Entry] = MappingProxyType({entry.key: entry for entry in entries})

    @cached_property
    def digest(self) -> str:
        """Hash of the files."""
        return digest_of([*self._files, *self._files.values()])

    @cached_property
    def _named(self) -> dict[str, list[tuple[Name, Entry]]]:
        found: dict[str, list[tuple[Name, Entry]]] = {}
        for entry in self.entries.values():
            for name in entry.names:
                if name.form != "pattern":
                    found.setdefault(fold(name.text), []).append((name, entry))
        return found

    def by_key(self, key: str) -> Entry | None:
        """The entry of a registry key (`tkm`, `unodc`, `geonames-162183`, `sdg-3.1`, also `sdg:3.1`), if there is one."""
        return self.entries.get(key.replace(":", "-"))

    def by_iri(self, iri: str) -> Entry | None:
        """The entry with this IRI, if there is one."""
        entry = self.entries.get(iri.rpartition("/")[2])
        return entry if entry and entry.iri == iri else None

    def of_kind(self, *kinds: str) -> Iterator[Entry]:
        """Entries of these kinds, in the order of the files."""
        return (entry for entry in self.entries.values() if entry.kind in kinds)

    def named(self, text: str) -> list[tuple[Name, Entry]]:
        """Every name equal to `text` when folded, a leading "the" and words titles may omit aside; those without a cue first."""
        folded = fold(text)
        for tried in (folded, folded.removeprefix("the "), _OPTIONAL.sub("", folded)):
            if tried in self._named:
                return sorted(self._named[tried], key=_rank)
        return []

    def lookup(self, text: str) -> list[Entry]:
        """Entries a mention `text` may link to, best first; never concepts. Rules are the caller's: see `named`."""
        return list({entry.key: entry for _, entry in self.named(text) if entry.linkable}.values())

    def quads(self) -> Iterator[Quad]:
        """The registry as it stands in the files, in the graph `graph/registry`, sorted."""
        return iter(self._quads)

    @cached_property
    def _quads(self) -> list[Quad]:
        graph = NamedNode(REGISTRY)
        with _collector_at_rest():
            found = {quad.triple for text in self._files.values() for quad in parse(text, format=RdfFormat.TURTLE)}
            ordered = sorted(found, key=lambda triple: (str(triple.subject)[:-1], str(triple.predicate)[:-1], str(triple.object)))
            return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in ordered]


@lru_cache(maxsize=4)
def load_registry(extra: tuple[str, ...] = ()) -> Registry:
    """The registry of the package, with the Turtle texts `extra` as if they stood in files of the folder; cached."""
    files = {name: file_text(_FOLDER, name) for name in file_names(_FOLDER, ".ttl")}
    files |= {f"extra Turtle {number}": text for number, text in enumerate(extra, 1)}
    with _collector_at_rest():
        if extra:
            return Registry(files, _entries(files).values())
        sources = [*files, *files.values()]
        rows = compiled("registry", sources, _MADE_BY, lambda: [_plain(entry) for entry in _entries(files).values()])
        return Registry(files, map(_entry, rows))


def _plain(entry: Entry) -> tuple[Any, ...]:
    """An entry as plain tuples."""
    return tuple(tuple(map(tuple, value)) if field == "names" else value for field, value in entry._asdict().items())


def _entry(row: Sequence[Any]) -> Entry:
    """The entry of plain tuples."""
    key, iri, kind, label, names, *rest = row
    return Entry(key, iri, kind, label, tuple(map(Name._make, names)), *rest)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """All that is read stays: walking it again and again while it grows is a fifth of the loading time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _entries(files: Mapping[str, str]) -> dict[str, Entry]:
    statements = {file: read_statements(file, text) for file, text in files.items()}
    capitals = capital_places(statements.values())
    entries: dict[str, Entry] = {}
    seen: dict[str, str] = {}
    for file, found in statements.items():
        for entry in read_entries(file, found, capitals):
            if entry.key in entries:
                raise RegistryError(
                    f"{file}: the key of {entry.iri} is already that of {entries[entry.key].iri} in {seen[entry.key]}.",
                    "Keys are unique over all files: choose another, or merge the two blocks.",
                )
            entries[entry.key] = entry
            seen[entry.key] = file
    _check_references(entries, seen)
    return entries


def _check_references(entries: Mapping[str, Entry], files: Mapping[str, str]) -> None:
    for entry in entries.values():
        for what, keys in (("parent", (entry.parent,)), ("country", (entry.country,)), ("member", entry.members)):
            for key in keys:
                if key is not None and key not in entries:
                    raise RegistryError(
                        f"{files[entry.key]}: {entry.key} has the {what} {key}, which no file describes.",
                        "Correct the key or add a block for it.",
                    )


def _rank(pair: tuple[Name, Entry]) -> tuple[bool, bool, int, str]:
    name, entry = pair
    return name.rule == NEEDS_CUE, not entry.capital, -entry.population, entry.key
