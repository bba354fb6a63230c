"""Instruments a document names: each once, with its names, period, status and registry id."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph.extraction.annotations import Annotated, Mention
from graph.extraction.drafts import AgreementDraft, Stay
from graph.extraction.instruments_names import InstrumentName, find_names
from graph.extraction.instruments_status import StatusCue, status_of, stronger
from graph.extraction.passages import Passage
from graph.linking.registry import Registry

__all__ = ["FoundInstrument", "Instruments", "find_instruments"]

_CLASSES: Final = frozenset({"unsdcf", "undaf", "unpfd", "cpd", "cpap"})
"""Registry classes of which a country has one instance per period."""

_TYPES: Final = {"MemorandumOfUnderstanding": "mou", "Agreement": "other"}
_STOPWORDS: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "on",
        "in",
        "to",
        "a",
        "an",
        "new",
        "proposed",
        "draft",
        "its",
        "their",
        "said",
        "un",
        "united",
        "nations",
    ]
)
_PAIR: Final = r"(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d"
_PAIRS: Final = rf"{_PAIR}(?:\s*[/,]\s*{_PAIR})*"
_YEARS: Final = re.compile(rf"\(\s*{_PAIRS}\s*\)|\b(?:for\s+)?(?:the\s+period\s+)?{_PAIRS}|\bfor\s+(?:19|20)\d\d\b")
_PARTIES: Final = re.compile(r"\s+(?:between|among)\s+.+?(?=\s+(?:on|for|in|concerning|regarding)\s|$)")
_OWNER: Final = re.compile(r"^(?:UN|United Nations|UNESCO|EU)\s+(?=\w)")
_YEAR_LINK: Final = re.compile(r"\s+(?:till|until|to|for|by|up to)\s+(?=(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class FoundInstrument:
    """One place where an instrument is named: in `passage`, with what the clause says of its status."""

    name: InstrumentName
    passage: Passage
    places: tuple[Stay, ...]
    id: str | None
    concept: str | None
    countries: tuple[str, ...]
    status: StatusCue | None
    report: str

    @property
    def start_at(self) -> int:
        """Where it begins in the stored text."""
        return self.places[0][0]


@dataclass(slots=True)
class Instruments:
    """The instruments of a document and every place where one is named."""

    drafts: list[AgreementDraft] = field(default_factory=list)
    found: list[tuple[FoundInstrument, AgreementDraft]] = field(default_factory=list)

    def in_places(self, places: Iterable[Stay]) -> list[AgreementDraft]:
        """Instruments named inside the given places, in text order, each once."""
        ranges = list(places)
        inside = [draft for found, draft in self.found if any(a <= found.start_at < b for a, b in ranges)]
        return list({id(draft): draft for draft in inside}.values())

    def within(self, start: int, end: int) -> list[AgreementDraft]:
        """Instruments named between `start` and `end` of the stored text."""
        return self.in_places([(start, end)])

    def covers(self, start: int, end: int) -> bool:
        """Whether the stretch lies inside the name of an instrument."""
        return any(a <= start and end <= b for found, _ in self.found for a, b in found.places)


def find_instruments(annotated: Annotated, registry: Registry, passages: Sequence[Passage]) -> Instruments:
    """Every instrument named in the passages; names of one instrument are united."""
    result = Instruments()
    for passage in passages:
        for found in _in_passage(annotated, registry, passage):
            _unite(result, found)
    for draft in result.drafts:
        draft.names = list(dict.fromkeys(draft.names))
    result.drafts = [draft for draft in result.drafts if draft.names]
    return result


def _in_passage(annotated: Annotated, registry: Registry, passage: Passage) -> list[FoundInstrument]:
    mentions = [m for a, b in passage.pieces for m in annotated.mentions_in(a, b, "agreement", "concept", "goal", "target")]
    taken: list[Mention] = []
    found = []
    for name in find_names(passage.text):
        if _names_a_body(annotated, passage, name):
            continue
        inside = [m for m in mentions if _overlaps(passage, name, m)]
        taken.extend(inside)
        found.append(_found(annotated, registry, passage, name, inside))
    for mention in mentions:
        named = None if mention in taken else _mention_name(registry, passage, mention)
        found += [_found(annotated, registry, passage, named, [mention])] if named else []
    return sorted((one for one in found if one is not None and one.places), key=lambda one: (one.start_at, -one.name.end))


def _mention_name(registry: Registry, passage: Passage, mention: Mention) -> InstrumentName | None:
    """A registry name that no grammar found, as a name in the passage; years and days of the calendar are happenings."""
    start, last = passage.position(mention.start), passage.position(mention.end - 1)
    if start is None or last is None or re.search(r"\b(?:Year|Decade|Day|Week)\b", mention.text):
        return None
    key = "sdgs" if mention.kind in {"goal", "target"} else mention.key
    entry = registry.by_key(key)
    kind = _TYPES.get(entry.type, entry.type.lower()) if entry and entry.kind == "agreement" else None
    if mention.kind == "concept" and mention.key not in _CLASSES:
        return None
    return InstrumentName(
        start, last + 1, last + 1, mention.text, mention.text.split()[-1].lower(), kind or "framework", "proper"
    )


def _overlaps(passage: Passage, name: InstrumentName, mention: Mention) -> bool:
    start = passage.position(mention.start)
    return start is not None and name.start <= start < name.end


def _names_a_body(annotated: Annotated, passage: Passage, name: InstrumentName) -> bool:
    """Whether the head noun belongs to the name of an actor ("UN Environment Programme")."""
    if name.form in {"quoted", "counted"}:
        return False
    head = passage.offsets[name.core_end - 1]
    start = passage.offsets[name.start]
    for a, b in passage.pieces:
        if a <= head < b:
            for mention in annotated.actors_in(a, b, references=False):
                whole = mention.start <= start or annotated.actor(mention.actor).kind not in {"country", "person"}
                if (
                    mention.start <= head < mention.end
                    and whole
                    and annotated.actor(mention.actor).kind not in {"country", "person"}
                ):
                    return True
    return False


def _found(
    annotated: Annotated, registry: Registry, passage: Passage, name: InstrumentName, mentions: Sequence[Mention]
) -> FoundInstrument | None:
    places = tuple(passage.places(name.start, name.end))
    if not places:
        return None
    key, concept, name = _identify(registry, passage, name, mentions)
    countries = tuple(
        dict.fromkeys(
            mention.actor
            for a, b in places
            for mention in annotated.actors_in(a, b)
            if annotated.actor(mention.actor).kind == "country"
        )
    )
    status = status_of(passage.text, name.start, name.end)
    if status is None and name.form == "plain" and _leads(passage, name):
        status = StatusCue("adopted", name.start, name.start)
    if (
        name.form == "plain"
        and not (name.periods or (status and status.status in {"signed", "adopted", "planned"}))
        and not _leads(passage, name)
    ):
        return None
    if (
        name.form == "counted"
        and (status is None or status.status not in {"signed", "planned"})
        and not _signed_near(passage, name)
    ):
        return None
    return FoundInstrument(name, passage, places, key, concept, countries, status, annotated.report_at(places[0][0]).key)


def _leads(passage: Passage, name: InstrumentName) -> bool:
    """`In a joint communiqué, the ministers …`: a document is quoted by its kind."""
    before = passage.text[max(0, name.start - 14) : name.start].lower()
    return name.type == "statement" and re.search(r"\b(?:in|following)\s+(?:a|the|their)\s+$", before) is not None


def _signed_near(passage: Passage, name: InstrumentName) -> bool:
    near = passage.text[max(0, name.start - 160) : name.end + 60]
    return re.search(r"\b(?:signed|inked|concluded|signing)\b", near, re.IGNORECASE) is not None


def _identify(
    registry: Registry, passage: Passage, name: InstrumentName, mentions: Sequence[Mention]
) -> tuple[str | None, str | None, InstrumentName]:
    """Registry key or class of the instrument, and its name: the registry's where the grammar's runs on or falls short."""
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        if mention.kind == "agreement" and _covers_core(passage, name, mention):
            return mention.key, None, _registry_name(passage, name, mention)
        if mention.kind == "concept" and mention.key in _CLASSES and _covers_core(passage, name, mention):
            return None, mention.key, name
    key, concept = _by_name(registry, name)
    return key, concept, replace(name, periods=()) if key else name


def _registry_name(passage: Passage, name: InstrumentName, mention: Mention) -> InstrumentName:
    start, last = passage.position(mention.start), passage.position(mention.end - 1)
    if start is None or last is None:
        return name
    runs_on = last + 1 < name.end and name.text[name.core_end - name.start :].islower()
    if not runs_on and (name.start < start or last + 1 <= name.end):
        return replace(name, periods=(), form="proper")
    return replace(
        name, start=start, end=last + 1, core_end=last + 1, text=passage.text[start : last + 1], form="proper", periods=()
    )


def _covers_core(passage: Passage, name: InstrumentName, mention: Mention) -> bool:
    last = passage.position(mention.end - 1)
    start = passage.position(mention.start)
    return last is not None and start is not None and start < name.core_end <= last + 1


def _by_name(registry: Registry, name: InstrumentName) -> tuple[str | None, str | None]:
    if name.form in {"counted", "quoted", "reference"}:
        return None, None
    for variant in _variants(name):
        for _, entry in registry.named(variant):
            if entry.kind == "agreement":
                return entry.key, None
            if entry.kind == "concept" and entry.key in _CLASSES:
                return None, entry.key
    return None, None


def _variants(name: InstrumentName) -> list[str]:
    """Other wordings under which the registry may know the name: without parties, period or owner, words turned round."""
    bare = _YEARS.sub("", name.text).strip(" ,")
    without_parties = _PARTIES.sub("", bare)
    core = name.text[: name.core_end - name.start]
    turned = re.sub(r"\b(\w+) Action (Programme|Plan)\b", r"\1 \2 of Action", bare)
    found = [name.text, bare, without_parties, turned]
    if name.type in {"framework", "agenda", "convention"}:
        found += [core, _YEAR_LINK.sub(" ", name.text)]
    return list(dict.fromkeys(found + [_OWNER.sub("", text) for text in found]))


def _words(text: str) -> frozenset[str]:
    """Content words of a name: without articles, period and parties, plural and genitive made plain."""
    bare = _PARTIES.sub("", _YEARS.sub(" ", text))
    words = re.findall(r"[a-zà-ž0-9]+(?:-[a-z0-9]+)*", re.sub(r"['’]s\b", "", bare.lower()))
    return frozenset(word for word in words if word not in _STOPWORDS)


def _unite(result: Instruments, found: FoundInstrument) -> None:
    """Put the place with the instrument it names, or begin a new one."""
    periods: Sequence[tuple[str, str] | None] = found.name.periods or (None,)
    for period in periods:
        draft = _known(result, found, period)
        if draft is None:
            if found.name.form == "reference" and found.id is None:
                return
            draft = AgreementDraft(_type(found), [], found.start_at, id=found.id, concept=found.concept)
            result.drafts.append(draft)
        _enrich(draft, found, period)
        result.found.append((found, draft))


def _type(found: FoundInstrument) -> str:
    if found.concept in {"unsdcf", "undaf", "unpfd"}:
        return "framework"
    return found.name.type


def _known(result: Instruments, found: FoundInstrument, period: tuple[str, str] | None) -> AgreementDraft | None:
    newest_first = list(reversed(result.drafts))
    if found.name.form == "reference":
        newest_first.sort(key=lambda draft: draft.type != found.name.type)
    for draft in newest_first:
        if period and draft.start and (draft.start, draft.end) != period:
            continue
        if found.id or draft.id:
            if found.id == draft.id:
                return draft
            if found.name.form != "reference" or not _refers(found, draft):
                continue
            return draft
        if _same(result, draft, found):
            return draft
    return None


def _refers(found: FoundInstrument, draft: AgreementDraft) -> bool:
    words = _words(found.name.text)
    return bool(words) and any(words <= _words(name) for name in draft.names) and _head_of(draft, found.name.head)


def _head_of(draft: AgreementDraft, head: str) -> bool:
    return any(head.rsplit(maxsplit=1)[-1] in name.lower().split() or head in name.lower() for name in draft.names)


def _same(result: Instruments, draft: AgreementDraft, found: FoundInstrument) -> bool:
    """Whether a name without a registry key names an instrument that is known already."""
    name = found.name
    if found.concept and draft.concept:
        return found.concept == draft.concept and _same_country(result, draft, found)
    if found.concept or draft.concept or name.form == "reference":
        return name.form == "reference" and _refers(found, draft)
    if name.form == "quoted" and draft.type == name.type and any(_words(known) <= _words(name.head) for known in draft.names):
        return True
    return any(_same_name(known, found, same_type=draft.type == name.type) for known in draft.names)


def _same_name(known: str, found: FoundInstrument, *, same_type: bool) -> bool:
    """Whether two names are one: the same words, nearly the same, or one a shorter form of the other."""
    ours, theirs = _words(known), _words(found.name.text)
    if ours == theirs:
        return True
    if same_type and len(ours & theirs) >= 0.75 * max(len(ours), len(theirs)):
        return True
    smaller, larger = sorted((theirs, ours), key=len)
    same_head = same_type or found.name.head.split()[0] in known.lower().split()[:2]
    return smaller < larger and len(smaller) >= 2 and same_head and found.name.form != "plain"


def _same_country(result: Instruments, draft: AgreementDraft, found: FoundInstrument) -> bool:
    known = {country for one, owner in result.found if owner is draft for country in one.countries}
    return not known or not found.countries or bool(known & set(found.countries))


def _enrich(draft: AgreementDraft, found: FoundInstrument, period: tuple[str, str] | None) -> None:
    name = found.name
    if name.form != "reference" or found.id:
        draft.names.append(_YEARS.sub("", name.text).strip(" ,") if len(name.periods) > 1 else name.text)
    elif len(_words(name.text)) > 1:
        draft.names.append(name.text)
    if name.form == "quoted":
        draft.names.insert(0, name.text)
        draft.names.append(_quoted_kind(found))
    if period:
        draft.start, draft.end = period[0], period[1] if period[1] != period[0] else None
    if found.concept and not draft.concept:
        draft.concept = found.concept
    if name.type == "framework" and draft.type in {"treaty", "programme", "other"}:
        draft.type = "framework"
    if found.status and found.id is None:
        draft.status = stronger(draft.status, found.status.status)
    if name.count:
        draft.count = name.count
    draft.places.extend(place for place in found.places if place not in draft.places)


def _quoted_kind(found: FoundInstrument) -> str:
    """A quoted instrument is also known by its name with its kind."""
    return f"{found.name.text} {found.name.head}"
