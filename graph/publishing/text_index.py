"""Names to things: an SQLite file beside each snapshot with every name of what is published and of the registry.

Exact names in any case and with or without accents, codes and identifiers; then beginnings; then misspellings by trigram.
"""

import re
import shutil
import sqlite3
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from graph.errors import StoreError
from graph.linking.identity_names import person_key
from graph.linking.registry import ANY_CASE, AS_WRITTEN, NEEDS_CUE, Registry
from graph.names import ID
from graph.publishing.text_index_rows import Row, published_rows, registry_digest, registry_rows

__all__ = ["INDEX", "NameHit", "fold_name", "search_names", "write_index"]

INDEX: Final = "names.sqlite"
# A country is an actor and a place, a person an actor.
_WIDER: Final = {"actor": ("actor", "country", "person"), "place": ("place", "country")}
_SCHEMA: Final = """
CREATE TABLE name (
  id INTEGER PRIMARY KEY, origin TEXT, iri TEXT, label TEXT, kind TEXT, text TEXT, form TEXT, rule TEXT, folded TEXT
);
CREATE INDEX name_folded ON name (folded);
CREATE VIRTUAL TABLE spelling USING fts5 (folded, content='name', content_rowid='id', tokenize='trigram', detail='none');
CREATE TABLE made (registry TEXT);
"""
_LEAST: Final = 0.6
_WIKIDATA: Final = re.compile(r"(?:https?://)?(?:www\.|m\.)?wikidata\.org/(?:entity|wiki)/(Q[0-9]+)", re.IGNORECASE)
_PATH: Final = re.compile(r"/?id/([a-z]+/\S+)")  # as in the links of the service
_CANDIDATES: Final = 300


@dataclass(frozen=True, slots=True)
class NameHit:
    """A thing that a name may mean: `matched` is its name that fits, `score` 1 for an exact one, less for the nearest."""

    iri: str
    label: str
    kind: str
    matched: str
    score: float


@dataclass(frozen=True, slots=True)
class _Found:
    iri: str
    label: str
    kind: str
    text: str
    form: str
    rule: str
    folded: str


def write_index(path: Path, published: Iterable[Quad], registry: Registry, previous: Path | None = None) -> None:
    """Write the index file; from `previous`, if it is of the same registry, only what differs is changed."""
    digest = registry_digest(registry)
    reusable = previous is not None and previous.exists() and _made_for(previous, digest)
    if reusable and previous is not None:
        shutil.copyfile(previous, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        if not reusable:
            connection.executescript(_SCHEMA)
            connection.execute("INSERT INTO made VALUES (?)", (digest,))
            _add(connection, "registry", registry_rows(registry))
        _update(connection, set(published_rows(published)))


def search_names(snapshot: Path, text: str, kinds: Collection[str] | None = None, limit: int = 10) -> list[NameHit]:
    """Things that `text` may name in the snapshot folder, best first, one hit a thing; `kinds` as in the IRIs, and `country`.

    A score of 1 or more is exact: a name, acronym, former name, spelling in other letters, ISO code, QID or IRI, also as an
    address of Wikidata or a path of the service.
    """
    text = _identifier(text)
    folded = fold_name(text)
    wanted = {wider for kind in kinds for wider in _WIDER.get(kind, (kind,))} if kinds is not None else None
    best: dict[str, NameHit] = {}
    with closing(_open(snapshot / INDEX)) as connection:
        found = list(_exact(connection, text, folded))
        if len(folded) > 1:
            found += _longer(connection, folded)
            found += [] if any(hit.score >= 1 for hit in found) else _misspelt(connection, folded)
        for hit in found:
            if (wanted is None or hit.kind in wanted) and (hit.iri not in best or hit.score > best[hit.iri].score):
                best[hit.iri] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.label, hit.iri))[:limit]


def fold_name(text: str) -> str:
    """`text` without case, accents and signs, words one space apart; IRIs keep nothing but their letters and digits."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.findall(r"\w+", plain.replace("'", "").replace("’", "")))


def _identifier(text: str) -> str:
    """The QID of an address of Wikidata, the IRI behind a path of the service; anything else as it is."""
    if found := _WIKIDATA.fullmatch(text.strip()):
        return found[1]
    found = _PATH.fullmatch(text.strip())
    return ID + found[1] if found else text


def _exact(connection: sqlite3.Connection, text: str, folded: str) -> Iterator[NameHit]:
    rows = _select(connection, "WHERE folded = ? AND form != 'key'", (folded,))
    cued = {row.iri for row in rows if row.rule == NEEDS_CUE}
    # What a document calls a thing is said there with the cue: it makes the name no surer without one.
    certain = [row for row in rows if row.iri not in cued or row.rule in {ANY_CASE, AS_WRITTEN} or row.form == "code"]
    for row in rows:
        yield _hit(row, 1.0 if row in certain or not certain else 0.95)
    if not certain and (key := " ".join(person_key(text))):
        for row in _select(connection, "WHERE folded = ? AND form = 'key'", (key,)):
            yield _hit(row, 1.0)


def _longer(connection: sqlite3.Connection, start: str) -> Iterator[NameHit]:
    for row in _beginning(connection, start):
        yield _hit(row, round(0.8 + 0.15 * len(start) / len(row.folded), 4))


def _beginning(connection: sqlite3.Connection, start: str) -> list[_Found]:
    following = start[:-1] + chr(ord(start[-1]) + 1)
    where = "WHERE folded > ? AND folded < ? AND form != 'key' ORDER BY folded, iri, text LIMIT 500"
    return _select(connection, where, (start, following))


def _misspelt(connection: sqlite3.Connection, folded: str) -> Iterator[NameHit]:
    parts = sorted(_trigrams(folded))
    query = " OR ".join(f'"{part}"' for part in parts) or '""'
    match = f"WHERE id IN (SELECT rowid FROM spelling WHERE spelling MATCH ? ORDER BY rank, rowid LIMIT {_CANDIDATES})"
    for row in [*_select(connection, match, (query,)), *_beginning(connection, folded[:3])]:
        if (score := _likeness(folded, row.folded)) >= _LEAST:
            yield _hit(row, round(0.9 * score, 4))


def _likeness(one: str, other: str) -> float:
    """Share of common trigrams or of letters in sequence; in a longer name the part that fits counts."""
    left, right = _trigrams(f"  {one} "), _trigrams(f"  {other} ")
    common = len(left & right)
    sequence = SequenceMatcher(None, one, other, autojunk=False)
    letters = sequence.ratio() if sequence.real_quick_ratio() > _LEAST and sequence.quick_ratio() > _LEAST else 0.0
    return max(2 * common / (len(left) + len(right)), 0.85 * common / len(left), letters)


def _trigrams(text: str) -> set[str]:
    return {text[start : start + 3] for start in range(len(text) - 2)}


def _update(connection: sqlite3.Connection, wanted: set[Row]) -> None:
    held = {row: number for number, row in _numbered(connection)}
    gone = sorted(number for row, number in held.items() if row not in wanted)
    for number in gone:
        connection.execute(
            "INSERT INTO spelling (spelling, rowid, folded) SELECT 'delete', id, folded FROM name WHERE id = ?", (number,)
        )
        connection.execute("DELETE FROM name WHERE id = ?", (number,))
    _add(connection, "published", sorted(wanted - held.keys()))


def _numbered(connection: sqlite3.Connection) -> Iterator[tuple[int, Row]]:
    columns = "id, iri, label, kind, text, form, rule"
    for number, *values in connection.execute(f"SELECT {columns} FROM name WHERE origin = 'published'"):
        yield number, Row(*values)


def _add(connection: sqlite3.Connection, origin: str, rows: Iterable[Row]) -> None:
    last = connection.execute("SELECT coalesce(max(id), 0) FROM name").fetchone()[0]
    new = [
        (
            last + count,
            origin,
            row.iri,
            row.label,
            row.kind,
            row.text,
            row.form,
            row.rule,
            row.text if row.form == "key" else fold_name(row.text),
        )
        for count, row in enumerate(rows, 1)
    ]
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", new)
    connection.execute("INSERT INTO spelling (rowid, folded) SELECT id, folded FROM name WHERE id > ? AND form != 'key'", (last,))


def _select(connection: sqlite3.Connection, where: str, values: tuple[str, ...]) -> list[_Found]:
    columns = "iri, label, kind, text, form, rule, folded"
    return [_Found(*row) for row in connection.execute(f"SELECT {columns} FROM name {where}", values)]


def _hit(row: _Found, score: float) -> NameHit:
    return NameHit(row.iri, row.label, row.kind, row.text, score)


def _open(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error as error:
        raise StoreError(f"The index of names {path} cannot be read: {error}.", "Publish again: communique publish.") from error


def _made_for(path: Path, digest: str) -> bool:
    try:
        with closing(_open(path)) as connection:
            return bool(connection.execute("SELECT registry FROM made").fetchone() == (digest,))
    except sqlite3.Error:
        return False
