"""Where a passage names an instrument: the grammar's names and the registry's, brought together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.extraction.annotations import Annotated, Mention
from graph.extraction.drafts import Stay
from graph.extraction.instruments.leads import lead_over, row_name
from graph.extraction.instruments.marked_names import InstrumentName
from graph.extraction.instruments.names import find_names
from graph.extraction.instruments.periods import told_period
from graph.extraction.instruments.status import StatusCue, status_of
from graph.extraction.instruments.topics import numbered_goals
from graph.extraction.lexicon import section
from graph.extraction.text.passages import Passage
from graph.linking.registry import Registry

__all__ = ["FoundInstrument", "bare_name", "in_passage", "without_parties"]

_CLASSES: Final = frozenset({"unsdcf", "undaf", "unpfd", "cpd", "cpap"})
"""Registry classes of which a country has one instance per period."""

_TYPES: Final = {"MemorandumOfUnderstanding": "mou", "Agreement": "other"}
_PAIR: Final = r"(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d"
_PAIRS: Final = rf"{_PAIR}(?:\s*[/,]\s*{_PAIR})*"
_YEARS: Final = re.compile(rf"\(\s*{_PAIRS}\s*\)|\b(?:for\s+)?(?:the\s+period\s+)?{_PAIRS}|\bfor\s+(?:19|20)\d\d\b")
_PARTIES: Final = re.compile(r"\s+(?:between|among)\s+.+?(?=\s+(?:on|for|in|concerning|regarding)\s|$)")
_OWNER: Final = re.compile(r"^(?:UN|United Nations|UNESCO|EU)\s+(?=\w)")
_YEAR_LINK: Final = re.compile(r"\s+(?:till|until|to|for|by|up to)\s+(?=(?:19|20)\d\d)")


_JOINED: Final = re.compile(
    r"[”’\"»]?\s*(?:\([^)]{1,60}\)\s*)?(?:,|;|,?\s*and|,?\s*as\s+well\s+as|,?\s*along\s+with|,?\s*together\s+with|/|&|\n[-–•·*]?)\s*(?:also\s+)?(?:(?:the|a|an|its|their|two|another|new|joint)\s+){0,3}[“‘\"«„]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundInstrument:
    """One place where an instrument is named: in `passage`, with what the clause says of its status.

    `cue` is where the word that gives the status stands in the stored text; `listed` whether that is the line above a list.
    """

    name: InstrumentName
    passage: Passage
    places: tuple[Stay, ...]
    id: str | None
    concept: str | None
    countries: tuple[str, ...]
    status: StatusCue | None
    report: str
    cue: Stay | None = None
    listed: bool = False

    @property
    def start_at(self) -> int:
        """Where it begins in the stored text."""
        return self.places[0][0]


def bare_name(text: str) -> str:
    """The name without its period."""
    return _YEARS.sub("", text).strip(" ,")


def without_parties(text: str) -> str:
    """The name without `between A and B`."""
    return _PARTIES.sub("", text)


def in_passage(annotated: Annotated, registry: Registry, passage: Passage) -> list[FoundInstrument]:
    """Every instrument named in the passage, in text order."""
    mentions = [m for a, b in passage.pieces for m in annotated.mentions_in(a, b, "agreement", "concept", "goal", "target")]
    taken: list[Mention] = []
    found: list[FoundInstrument | None] = []
    names = find_names(passage.text)
    lead = lead_over(annotated, passage)
    whole = row_name(passage, lead, names) if lead else None
    if lead and whole:
        names = [whole, *(name for name in names if name.start >= whole.end)]
    names = [name for name in names if not any(_is_object(name, other) for other in names)]
    for name in names:
        if _names_a_body(annotated, passage, name):
            continue
        if name is not whole:
            name = _without_city(annotated, passage, name)  # noqa: PLW2901
        inside = [m for m in mentions if _overlaps(passage, name, m)]
        taken.extend(inside)
        found.append(_found(annotated, registry, passage, name, inside))
    for mention in mentions:
        named = None if mention in taken or _modifies(passage, mention) else _mention_name(registry, passage, mention)
        found += [_found(annotated, registry, passage, named, [mention])] if named else []
    kept = [_cued(one) for one in found if one is not None and one.places]
    kept = coordinated(sorted(kept, key=lambda one: (one.start_at, -one.name.end)))
    if lead:
        kept = [
            replace(one, status=StatusCue(lead.status, one.name.start, one.name.start), cue=lead.place, listed=True)
            if one.status is None and one.name.form != "reference"
            else one
            for one in kept
        ]
    return sorted([*kept, *_goals(annotated, passage, kept)], key=lambda one: (one.start_at, -one.name.end))


def _cued(found: FoundInstrument) -> FoundInstrument:
    """With the place of its status word in the stored text."""
    if found.status is None or found.status.start >= len(found.passage.offsets):
        return found
    last = min(max(found.status.end, found.status.start + 1), len(found.passage.offsets)) - 1
    return replace(found, cue=(found.passage.offsets[found.status.start], found.passage.offsets[last] + 1))


def coordinated(found: list[FoundInstrument]) -> list[FoundInstrument]:
    """`signed A, B and C`, `A, B and C were signed`: what is said of one is said of its neighbours in the list."""
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for number in order:
            other = number - 1 if order.step > 0 else number + 1
            known, one = found[other], found[number]
            first, second = sorted((known, one), key=lambda each: each.name.start)
            forward = order.step > 0 and known.status and known.status.end <= known.name.start
            backward = order.step < 0 and known.status and known.status.start >= known.name.end
            if (
                one.status is None
                and (forward or backward)
                and _JOINED.match(one.passage.text[first.name.end : second.name.start])
            ):
                found[number] = replace(one, status=known.status, cue=known.cue)
    return found


def _goals(annotated: Annotated, passage: Passage, known: Sequence[FoundInstrument]) -> list[FoundInstrument]:
    """Goals named by number alone stand for the goals as a whole."""
    found = []
    for start, end in numbered_goals(passage.text):
        places = tuple(passage.places(start, end))
        if places and not any(a < places[-1][1] and places[0][0] < b for one in known for a, b in one.places):
            goal = InstrumentName(start, end, end, passage.text[start:end], "goals", "agenda", "proper")
            found.append(FoundInstrument(goal, passage, places, "sdgs", None, (), None, annotated.report_at(places[0][0]).key))
    return found


def _without_city(annotated: Annotated, passage: Passage, name: InstrumentName) -> InstrumentName:
    """The name up to `in` and a city: that is where it was signed."""
    for start, end in passage.places(name.core_end, name.end):
        for mention in annotated.mentions_in(start, end, "place"):
            position = passage.position(mention.start)
            before = (
                re.search(r"\s+(?:in|at)\s+(?:the\s+)?$", passage.text[name.core_end : position])
                if position is not None
                else None
            )
            if before:
                stop = name.core_end + before.start()
                return replace(name, end=stop, text=passage.text[name.start : stop])
    return name


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


def _modifies(passage: Passage, mention: Mention) -> bool:
    """`UNFCCC Bonn Conference`: the name of an instrument that only tells which meeting or body is meant."""
    last = passage.position(mention.end - 1)
    return (
        last is not None
        and re.match(
            r"(?:\s+[A-Z][\w’'-]*){0,3}\s+(?:Conference|COP\d*|Secretariat|Meeting|Summit|Session|Forum|Committee|Council|Week|Talks|Bureau|Chair|Centre|Center|Office|Fund)\b",
            passage.text[last + 1 :],
        )
        is not None
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
                lead = annotated.text[mention.start : max(mention.start, start)]
                if annotated.actor(mention.actor).id is None and re.search(r"\w\s+(?:of|to|for)\s+(?:the\s+)?$", lead):
                    continue  # `Joint Committee of the Cooperation Agreement`: the instrument a body is named after
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
    if status is None and key is None and concept is None and _is_scheme(passage, name):
        return None
    if status is None and name.form == "plain" and _leads(passage, name):
        status = StatusCue("adopted", name.start, name.start)
    if name.form == "plain" and status and status.status == "planned" and _unnamed(name):
        return None
    if (
        name.form == "plain"
        and not (_dated(name) or (status and status.status in {"signed", "adopted", "planned"}))
        and not _leads(passage, name)
    ):
        return None
    if (
        name.form == "counted"
        and (status is None or status.status not in {"signed", "planned"})
        and not _signed_near(passage, name)
    ):
        return None
    if (
        status
        and status.status in {"signed", "adopted", "planned"}
        and not name.periods
        and name.form in {"plain", "proper"}
        and key is None
    ):
        told = told_period(passage.text, name.end)
        name = replace(name, periods=(told,)) if told else name
    return FoundInstrument(name, passage, places, key, concept, countries, status, annotated.report_at(places[0][0]).key)


_WORKS: Final = re.compile(
    r"\b(?:(?:conducted|organi[sz]ed|co-organi[sz]ed|run|led|hosted|provided|delivered|supported|funded|financed|facilitated|arranged)\s+by"
    r"|(?:mou|memorandum(?:\s+of\s+\w+)?|agreement|protocol|document)\s+(?:on|for|under|concerning|regarding))\s+(?:the\s+|its\s+|their\s+|a\s+)?$"
    r"|\b(?:music|photos?|video|design|text|source)\s*:\s*(?:the\s+)?$",
    re.IGNORECASE,
)


def _is_scheme(passage: Passage, name: InstrumentName) -> bool:
    """Whether a programme or project without years is work in hand: one that trains or pays, or that a document is about."""
    scheme = name.form == "proper" and not name.periods and name.head.split()[-1] in section("instruments", "schemes")
    return scheme and _WORKS.search(passage.text[max(0, name.start - 60) : name.start]) is not None


def _is_object(name: InstrumentName, other: InstrumentName) -> bool:
    """Whether `name` only says what the document `other` is about: `the MoU on the Reef Partnership Programme`."""
    inside = other.core_end <= name.start and name.end <= other.end and other.form != "reference"
    return inside and name.form == "proper" and not name.periods and name.head.split()[-1] in section("instruments", "schemes")


def _unnamed(name: InstrumentName) -> bool:
    """Whether a document to come is told by its kind alone: `a roadmap is to be drawn up`, `will sign an agreement`."""
    return (
        name.end == name.core_end and not name.periods and (name.text.lower() == name.head or name.type not in {"mou", "treaty"})
    )


def _dated(name: InstrumentName) -> bool:
    """Whether the period of a plain name makes it one of a kind: years from and to, or a year with a kind of its own."""
    return any(first != last for first, last in name.periods) or (bool(name.periods) and " " in name.head)


def _leads(passage: Passage, name: InstrumentName) -> bool:
    """`In a joint communiqué, the ministers …`: a document is quoted by its kind."""
    before = passage.text[max(0, name.start - 14) : name.start].lower()
    issued = re.match(r"\s*(?:issued|released|published|sent|by|of|from)\b", passage.text[name.core_end :])
    return (
        name.type == "statement"
        and not issued
        and name.head != "statement"
        and re.search(r"\b(?:in|following)\s+(?:a|the|their)\s+$", before) is not None
    )


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
