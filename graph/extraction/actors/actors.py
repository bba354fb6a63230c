"""From names, bodies and people to the list of actors of a document, each with all its names, mentions and posts."""

import re
from collections.abc import Set
from dataclasses import dataclass, field, replace
from typing import Final

from graph.documents.document import Document
from graph.extraction.actors.body_names import BodyEntry, body_entry
from graph.extraction.actors.home import home_countries
from graph.extraction.actors.ledger import Account, Ledger
from graph.extraction.actors.persons import group_names
from graph.extraction.annotations import PersonMention
from graph.extraction.lexicon import section
from graph.extraction.people.holders import Person
from graph.extraction.people.title_parts import Reference
from graph.extraction.text.scene import Body, Hit, Scene
from graph.linking.registry import Registry, fold

__all__ = ["Cast", "cast_actors"]

_ACTORS: Final = frozenset({"country", "un", "igo", "org", "gov", "format", "group"})
_LINKED: Final = frozenset({"country", "un", "igo", "org", "format"})
_KINDS: Final = {"format": "group", "media": "org"}
_SPEAKING_FOR: Final = frozenset(section("people", "after a demonym"))
_ORGANS: Final = frozenset({"principal-organ", "intergovernmental-body", "subsidiary-body"})
_UN_WORDS: Final = (("un",), ("united", "nations"))
_TOWARDS: Final = frozenset({"integration", "affairs", "accession"})
_NATIONAL: Final = frozenset({"national", "state", "supreme", "federal", "ministers"})
_MEMBERS: Final = re.compile(
    r"\b(?:member|partner|participating) (?:countr|state|nation)|\b(?:members|allies)\b|^[A-Z]{2,} countries"
)
_SEATED: Final = frozenset({"gov", "igo", "un"})
_CITIES: Final = frozenset(section("names", "city states"))
_MONEY: Final = frozenset({"dollar", "dollars", "usd"})


@dataclass(slots=True)
class Cast:
    """The actors of a document, and which actor each thing on the scene stands for."""

    registry: Registry
    scene: Scene
    ledger: Ledger = field(default_factory=Ledger)
    bodies: dict[int, str] = field(default_factory=dict)
    persons: list[PersonMention] = field(default_factory=list)
    homes: list[str] = field(default_factory=list)

    @property
    def home(self) -> str | None:
        """The country the text most likely speaks from."""
        return self.homes[0] if self.homes else None

    def key_of(self, reference: Reference | None) -> str | None:
        """The actor behind a hit or a body; opens the account of a country or body that only a title names."""
        if reference is None:
            return None
        if isinstance(reference, Body):
            inner = reference.inner if reference.rule == "document.acronym" else reference
            return self.bodies.get(id(inner))
        if reference.kind in {"demonym", *_ACTORS}:
            return self.enter(reference).key
        return None

    def enter(self, hit: Hit) -> Account:
        """The account of a registry entry, with this mention."""
        entry = self.registry.entries[hit.key]
        short = entry.kind == "org" and entry.type == "org" and not self._named_in_full(hit.key)
        linked = entry.linkable and entry.kind in _LINKED and not short
        account = self.ledger.open(
            Account(
                key=entry.key,
                kind=_KINDS.get(entry.kind, entry.kind),
                name=entry.label,
                id=entry.key if linked else None,
                parent=entry.parent,
                members=entry.members,
                rule=hit.rule,
            )
        )
        start, end = self.scene.span(hit.first, hit.last)
        account.add(start, end, self.scene.text[start:end], hit.rule)
        return account

    def open_country(self, key: str) -> str:
        """The account of a country that the text may speak of without naming it."""
        entry = self.registry.entries[key]
        return self.ledger.open(Account(key, entry.kind, entry.label, key, rule="body.home")).key

    def _named_in_full(self, key: str) -> bool:
        """Whether an organisation that is no state body is named by more than an acronym, which may be another's."""
        return any(hit.key == key and hit.last - hit.first > 1 for hit in self.scene.hits)


def cast_actors(registry: Registry, scene: Scene, people: list[Person], document: Document | None = None) -> Cast:
    """The cast of a document; posts are added by `graph.extraction.people.posts`."""
    cast = Cast(registry, scene)
    cast.homes = home_countries(scene, registry, document)
    cities = _city_states(cast) | _disowned(cast)
    bearers = {person.last for person in people}
    for hit in scene.hits:
        if hit.kind in _ACTORS and hit.key not in cities and not _no_actor(cast, hit, bearers):
            cast.enter(hit)
            _enter_organ(cast, hit)
        elif hit.kind == "demonym" and scene.lower(hit.last) in _SPEAKING_FOR and scene.lower(hit.last) != "capital":
            cast.enter(hit)
    _enter_bodies(cast)
    _enter_scoped(cast)
    _enter_people(cast, people)
    return cast


def _no_actor(cast: Cast, hit: Hit, bearers: Set[int]) -> bool:
    """A country that only says where a release was issued, or whose money is meant; the members of an organisation; `EU Affairs`;
    the question `WHO:` of an advisory."""
    after = cast.scene.lower(hit.last)
    if after in _TOWARDS and cast.scene.capital(hit.last) and not cast.scene.ends(hit.last):
        return hit.kind in {"igo", "un"}
    if after == "at" and cast.scene.lower(hit.first) == "oic":  # officer in charge
        return True
    if after == ":" and cast.scene.breaks[hit.first] and cast.scene.lower(hit.first) == "who":
        return True
    if hit.kind == "group" and _MEMBERS.search(cast.scene.words(hit.first, hit.last)):
        return True
    money = hit.kind == "country" and (after in _MONEY or (after.startswith("$") and cast.scene.joined(hit.last)))
    return money or (cast.scene.dateline[hit.first] and hit.first - 1 not in bearers)


def _city_states(cast: Cast) -> set[str]:
    """Countries of one name with their capital that the text only uses as a place: `took place in Luxembourg`."""
    named: dict[str, list[Hit]] = {}
    for hit in cast.scene.hits:
        if hit.kind == "country":
            named.setdefault(hit.key, []).append(hit)
    return {
        key
        for key, hits in named.items()
        if key in _CITIES and all(cast.scene.lower(hit.first - 1) in {"in", "at"} for hit in hits)
    }


def _enter_organ(cast: Cast, hit: Hit) -> None:
    """`UN General Assembly` names the UN too; so does `CIS Council …` the CIS."""
    entry, scene = cast.registry.entries[hit.key], cast.scene
    if entry.kind == "un" and entry.type in _ORGANS:
        for words in _UN_WORDS:
            if tuple(scene.lower(number) for number in range(hit.first, hit.first + len(words))) == words:
                cast.enter(Hit(hit.first, hit.first + len(words), "un", "un", "registry.alternative"))
    elif entry.kind == "igo" and (owner := _owner_at_end(cast, hit)) is not None:
        cast.enter(owner)
    elif entry.kind == "igo" and hit.last - hit.first > 2:
        for found in cast.registry.lookup(scene.tokens[hit.first].text):
            if found.kind == "igo" and found.key != entry.key and scene.tokens[hit.first].text.isupper():
                cast.enter(Hit(hit.first, hit.first + 1, "igo", found.key, "registry.acronym"))
                break


def _owner_at_end(cast: Cast, hit: Hit) -> Hit | None:
    """The organisation at the end of an organ's name: `Parliamentary Assembly of the Council of Europe`."""
    scene = cast.scene
    entry = cast.registry.entries[hit.key]
    for number in range(hit.first + 1, hit.last - 1):
        if scene.lower(number) == "of":
            first = number + 1 + (scene.lower(number + 1) == "the")
            named = cast.registry.lookup(scene.words(first, hit.last))
            found = [each for each in named if each.kind == "igo" and each.key != entry.key]
            if found:
                return Hit(first, hit.last, "igo", found[0].key, "registry.label")
    return None


def _enter_bodies(cast: Cast) -> None:
    """Bodies read by their head noun; those that name their owner settle whose the same name without owner is."""
    known: dict[str, BodyEntry] = {}
    for named in (True, False):
        for body in cast.scene.bodies:
            if (body.owner is not None) == named:
                entry = body_entry(cast.scene, body, cast.registry, cast.home)
                if not named:
                    entry = known.get(entry.base) or _fuller(known, entry) or _organ(cast, entry)
                known.setdefault(entry.base, entry)
                _enter_body(cast, body, entry)
    for number, body in cast.scene.aliases:
        account = cast.ledger.get(cast.bodies[id(body)])
        if account is not None:
            token = cast.scene.tokens[number]
            account.add(token.start, token.end, token.text, "document.acronym")


def _registered(cast: Cast, entry: BodyEntry) -> str | None:
    """The registry's entry for a body named with its owner's short form: `AU Commission`."""
    owner = cast.registry.by_key(entry.parent) if entry.parent else None
    if owner is None or owner.kind not in {"un", "igo"}:
        return None
    base = entry.base.replace("-", " ")
    short = [f"{text} {base}" for text in owner.texts("acronym")]
    for name in (f"{owner.label} {base}", *short, f"{base} of the {owner.label}", f"{base} of {owner.label}"):
        found = [each for _, each in cast.registry.named(name) if each.kind in {"un", "igo"}]
        if found:
            return found[0].key
    return None


def _short_form(cast: Cast, body: Body) -> str | None:
    """The registry's entry of the short form behind a name written otherwise: `Food and Agricultural Organization (FAO)`."""
    scene, number = cast.scene, body.last + 1
    if scene.lower(body.last) != "(" or scene.lower(number + 1) != ")" or body.owner is not None or body.kind == "gov":
        return None
    written = _stems(scene.words(body.first, body.last))
    for entry in cast.registry.lookup(scene.tokens[number].text):
        if entry.kind in {"un", "igo"} and len(written) > 1 and 3 * len(written & _stems(entry.label)) >= 2 * len(written):
            return entry.key
    return None


def _stems(name: str) -> set[str]:
    return {fold(word)[:5] for word in name.split() if len(word) > 3}


def _disowned(cast: Cast) -> set[str]:
    """Organisations known by a short form only that the text explains as something else: `Islamic Emirate (IEA)`."""
    scene = cast.scene
    hits = [hit for hit in scene.hits if hit.kind in {"un", "igo", "org"}]
    named = {hit.key for hit in hits if hit.last - hit.first > 1}
    found = set()
    for hit in hits:
        before = hit.first - 1
        if hit.key in named or scene.lower(before) != "(" or scene.lower(hit.last) != ")" or scene.breaks[hit.first]:
            continue
        first = before
        while first > 0 and scene.capital(first - 1) and not scene.breaks[first] and before - first < 8:
            first -= 1
        first += scene.lower(first) == "the"
        other = scene.hit(before - 1)
        short = scene.tokens[hit.first].text
        explains = (
            before - first > 1 and scene.lower(first)[:1] == short[:1].lower() and (other is None or other.kind != hit.kind)
        )
        label = cast.registry.entries[hit.key].label
        if explains and first < before and not _stems(scene.words(first, before)) & _stems(label):
            found.add(hit.key)
    return found


def _organ(cast: Cast, entry: BodyEntry) -> BodyEntry:
    """The organ of this name of the only organisation named that has one: `the Permanent Council` where the OAS is named."""
    if "-" not in entry.base or _NATIONAL & set(entry.base.split("-")):
        return entry
    named = {hit.key for hit in cast.scene.hits if hit.kind in {"un", "igo"}}
    owners = named | {parent for key in named if (parent := cast.registry.entries[key].parent) is not None}
    found = [owned for owned in (replace(entry, parent=owner) for owner in sorted(owners)) if _registered(cast, owned)]
    return found[0] if len(found) == 1 else entry


def _fuller(known: dict[str, BodyEntry], entry: BodyEntry) -> BodyEntry | None:
    """The only body already known of the same head noun whose name holds all words of this one."""
    words = entry.base.split("-")
    found = [
        other
        for base, other in known.items()
        if len(words) > 1 and set(words) < set(base.split("-")) and _head(base) == _head(entry.base) and other.kind != "gov"
    ]
    return found[0] if len(found) == 1 and entry.kind != "gov" else None


def _head(base: str) -> str:
    """The head noun of a name: the last word before its first preposition."""
    words = base.split("-")
    stop = next((number for number, word in enumerate(words) if number and word in {"of", "for", "on", "to", "in"}), len(words))
    return words[stop - 1]


def _enter_body(cast: Cast, body: Body, entry: BodyEntry) -> None:
    scene = cast.scene
    if body.owner is not None and body.owner.kind == "demonym":
        cast.enter(body.owner)
    registered = _registered(cast, entry) or _short_form(cast, body)
    if registered is not None:
        start, end = scene.span(body.first, body.last)
        cast.enter(Hit(body.first, body.last, cast.registry.entries[registered].kind, registered, body.rule))
        cast.bodies[id(body)] = registered
        return
    inner = body_entry(scene, body.inner, cast.registry, cast.home).key if body.inner is not None else None
    account = cast.ledger.open(Account(entry.key, entry.kind, entry.name, None, parent=inner or entry.parent, rule=body.rule))
    start, end = scene.span(body.first, body.last)
    account.add(start, end, scene.text[start:end], body.rule)
    if body.owner is not None and body.owner.last == body.last and body.owner.kind in {"un", "igo"} and "-" in entry.base:
        account.extra.append(entry.base_name)
    name, _, _ = scene.words(body.first, body.last).rpartition(" in ")
    seat = scene.hit(body.last - 1)
    if " " in name and seat is not None and seat.kind in {"place", "country"} and account.kind in _SEATED:
        account.extra.append(name)
    cast.bodies[id(body)] = entry.key


def _enter_scoped(cast: Cast) -> None:
    """UN teams and offices of one country: `UN Country Team`, `UN in Turkmenistan`, `Office of Resident Coordinator`."""
    scene = cast.scene
    for hit in scene.hits:
        if hit.kind == "concept" and hit.key in {"unct", "unrco"}:
            country, last = _country_after(scene, hit.last)
            _scoped(cast, hit.first, last if country else hit.last, hit.key, country or cast.home)
        elif hit.kind == "un" and hit.key == "un":
            number = hit.last
            while scene.lower(number) in {"system", "family", "office"} and number < hit.last + 2:
                number += 1
            country, last = _country_after(scene, number)
            owner = scene.lower(hit.first - 1 - (scene.lower(hit.first - 1) == "the")) == "of"
            if country is not None and scene.lower(number) == "in" and not owner:
                _scoped(cast, hit.first, last, "unct", country)


def _country_after(scene: Scene, number: int) -> tuple[str | None, int]:
    if scene.ends(number) or scene.lower(number) not in {"in", "of", "for"}:
        return None, number
    following = number + 1 + (scene.lower(number + 1) == "the")
    hit = scene.hit(following)
    return (hit.key, hit.last) if hit is not None and hit.kind == "country" else (None, number)


def _scoped(cast: Cast, first: int, last: int, concept: str, country: str | None) -> None:
    if country is None:
        return
    label = cast.registry.entries[country].label
    names = {
        "unct": f"United Nations Country Team in {label}",
        "unrco": f"Office of the United Nations Resident Coordinator in {label}",
    }
    un = cast.registry.entries["un"]
    cast.ledger.open(Account("un", "un", un.label, "un", rule="scoped"))
    account = cast.ledger.open(Account(f"{concept}-{country}", "un", names[concept], None, parent="un", rule="scoped"))
    start, end = cast.scene.span(first, last)
    account.add(start, end, cast.scene.text[start:end], "scoped")


def _enter_people(cast: Cast, people: list[Person]) -> None:
    scene = cast.scene
    names = [scene.words(person.first, person.last) for person in people]
    leaders = group_names(names)
    keys: dict[int, str] = {}
    for number, person in enumerate(people):
        leader = leaders[number]
        if leader not in keys:
            keys[leader] = cast.ledger.free_key(names[leader])
            cast.ledger.open(Account(keys[leader], "person", names[leader], None, rule=people[leader].rule))
        account = cast.ledger.get(keys[leader])
        start, end = scene.span(person.first, person.last)
        rule = person.rule if number == leader or " " in names[number] else "person.surname"
        if account is not None:
            account.add(start, end, scene.text[start:end], rule)
        cast.persons.append(PersonMention(start, end, scene.text[start:end], keys[leader], rule))
