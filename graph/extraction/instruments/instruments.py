"""Instruments a document names: each once, with its names, period, status and registry id."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import AgreementDraft, Stay
from graph.extraction.instruments.found import FoundInstrument, bare_name, in_passage, without_parties
from graph.extraction.instruments.status import stronger
from graph.extraction.lexicon import section
from graph.extraction.text.passages import Passage
from graph.linking.registry import Registry

__all__ = ["Instruments", "find_instruments"]

_STOPWORDS: Final = frozenset(
    "the of and for on in to a an new proposed draft its their said un united nations".split()  # noqa: SIM905
)


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

    def found_in(self, places: Iterable[Stay]) -> list[tuple[FoundInstrument, AgreementDraft]]:
        """Where instruments are named inside the given places, in text order."""
        ranges = list(places)
        inside = [pair for pair in self.found if any(a <= pair[0].start_at < b for a, b in ranges)]
        return sorted(inside, key=lambda pair: pair[0].start_at)

    def within(self, start: int, end: int) -> list[AgreementDraft]:
        """Instruments named between `start` and `end` of the stored text."""
        return self.in_places([(start, end)])

    def covers(self, start: int, end: int) -> bool:
        """Whether the stretch lies inside the name of an instrument."""
        return any(a <= start and end <= b for found, _ in self.found for a, b in found.places)


def find_instruments(annotated: Annotated, registry: Registry, passages: Sequence[Passage]) -> Instruments:
    """Every instrument named in the passages; names of one instrument are united."""
    result = Instruments()
    # headlines last: they shorten what the prose names in full
    for passage in sorted(passages, key=lambda passage: _is_headline(annotated, passage)):
        headline = _is_headline(annotated, passage)
        for found in in_passage(annotated, registry, passage):
            _unite(result, found, headline=headline)
    _fold_bare(result)
    for draft in result.drafts:
        draft.names = list(dict.fromkeys(draft.names))
    result.drafts = [draft for draft in result.drafts if draft.names]
    return result


_APPOSED: Final = re.compile(
    r"\b(?:agreement|deal|pact|accord|document|programme|program|framework|memorandum)\s*[,–—-]\s*(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
"""`the agreement – the Framework for X – `."""
_CONCLUDED: Final = frozenset({"signed", "adopted"})


def _fold_bare(result: Instruments) -> None:
    """`A cooperation agreement was signed … the Framework for X`: what is told by its kind alone is the one that has a name."""
    bare = [draft for draft in result.drafts if _is_bare(draft)]
    named = [draft for draft in result.drafts if not _is_bare(draft) and not draft.count and draft.id is None]
    told = [draft for draft in named if draft.status in _CONCLUDED]
    apposed = {id(draft) for found, draft in result.found if _APPOSED.search(found.passage.text[: found.name.start])}
    fits = told or [draft for draft in named if draft.concept is not None or id(draft) in apposed]
    if len(bare) != 1 or len(fits) != 1 or (not told and len(named) > 1):
        return
    old, kept = bare[0], fits[0]
    if "mou" in {old.type} ^ {kept.type}:  # a memorandum beside a treaty is another document
        return
    kept.status = stronger(kept.status, old.status)
    kept.places.extend(place for place in old.places if place not in kept.places)
    kept.start_at = min(kept.start_at, old.start_at)
    result.found = [(found, kept if draft is old else draft) for found, draft in result.found]
    result.drafts.remove(old)


def _is_bare(draft: AgreementDraft) -> bool:
    """Whether a signed instrument has no name but its kind."""
    plain = draft.status == "signed" and draft.id is None and draft.concept is None and not draft.count and not draft.start
    return plain and all(_words(name) <= set(section("instruments", "bare")) for name in draft.names)


def _is_headline(annotated: Annotated, passage: Passage) -> bool:
    block = annotated.block_at(passage.pieces[0][0])
    return block is not None and block.kind == "headline"


def _words(text: str) -> frozenset[str]:
    """Content words of a name: without articles, period and parties, plural and genitive made plain."""
    bare = without_parties(bare_name(text))
    words = re.findall(r"[a-zà-ž0-9]+(?:-[a-z0-9]+)*", re.sub(r"['’]s\b", "", bare.lower()))
    return frozenset(word for word in words if word not in _STOPWORDS)


def _unite(result: Instruments, found: FoundInstrument, *, headline: bool = False) -> None:
    """Put the place with the instrument it names, or begin a new one; a headline begins none by bare words or its own title."""
    name = found.name
    shouted = found.passage.text.isupper() and name.end == name.core_end and name.text.lower() != name.head
    periods: Sequence[tuple[str, str] | None] = found.name.periods or (None,)
    for period in periods:
        draft = _known(result, found, period) or (_told_below(result, found) if headline else None)
        if draft is None:
            if headline and name.type == "statement" and name.start == 0:
                return
            if (name.form == "reference" or shouted) and found.id is None and (headline or not _first_told(result, found)):
                return
            draft = AgreementDraft(_type(found), [], found.start_at, id=found.id, concept=found.concept)
            result.drafts.append(draft)
        _enrich(draft, found, period)
        result.found.append((found, draft))


def _first_told(result: Instruments, found: FoundInstrument) -> bool:
    """`signed the agreement on …` where no agreement was named before: the document names it so."""
    signed = found.status is not None and found.status.status == "signed" and found.name.type in {"treaty", "mou"}
    return (
        signed
        and not found.passage.text.isupper()
        and all(draft.type not in {"treaty", "mou", "other"} for draft in result.drafts)
    )


def _told_below(result: Instruments, found: FoundInstrument) -> AgreementDraft | None:
    """What the prose names otherwise: the only instrument of its type that it says was signed or adopted."""
    if found.status is None or found.id or found.name.count:
        return None
    same = [draft for draft in result.drafts if draft.type == found.name.type and draft.status == found.status.status]
    words = _words(found.name.text)
    near = [draft for draft in same if any(words <= _words(name) or _words(name) <= words for name in draft.names)]
    return near[0] if len(near) == 1 else None


def _type(found: FoundInstrument) -> str:
    if found.concept in {"unsdcf", "undaf", "unpfd"}:
        return "framework"
    return found.name.type


def _known(result: Instruments, found: FoundInstrument, period: tuple[str, str] | None) -> AgreementDraft | None:
    newest_first = list(reversed(result.drafts))
    siblings = {id(draft) for one, draft in result.found if one.listed and one.cue == found.cue} if found.listed else set()
    newest_first = [draft for draft in newest_first if id(draft) not in siblings or found.id]
    if found.name.form == "reference":
        newest_first.sort(key=lambda draft: draft.type != found.name.type)
    if found.name.count and found.name.form == "counted" and _definite(found):
        return next((draft for draft in newest_first if draft.count), None)
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


def _definite(found: FoundInstrument) -> bool:
    """`the three agreements`: those that were counted before."""
    return re.search(r"\b(?:the|these|those|all)\s+$", found.passage.text[: found.name.start], re.IGNORECASE) is not None


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
    if found.name.type == "resolution":
        return _number_of(known) == _number_of(found.name.text) is not None
    ours, theirs = _words(known), _words(found.name.text)
    if ours == theirs:
        return True
    if same_type and len(ours & theirs) >= 0.75 * max(len(ours), len(theirs)):
        return True
    smaller, larger = sorted((theirs, ours), key=len)
    same_head = same_type or found.name.head.split()[0] in known.lower().split()[:2]
    return smaller < larger and len(smaller) >= 2 and same_head and found.name.form != "plain"


def _number_of(name: str) -> str | None:
    """The number of a resolution: `1325` of `resolution 1325 (2000)` and of `S/RES/1325 (2000)`."""
    number = re.search(r"\d+(?:/\d+)?", name)
    return number[0] if number else name.lower()


def _same_country(result: Instruments, draft: AgreementDraft, found: FoundInstrument) -> bool:
    known = {country for one, owner in result.found if owner is draft for country in one.countries}
    return not known or not found.countries or bool(known & set(found.countries))


def _enrich(draft: AgreementDraft, found: FoundInstrument, period: tuple[str, str] | None) -> None:
    name = found.name
    if name.form != "reference" or found.id or not draft.names:
        draft.names.append(bare_name(name.text) if len(name.periods) > 1 else name.text)
    elif _words(name.text) - set(name.head.split()):
        draft.names.append(name.text)
    if name.form == "quoted":
        draft.names.insert(0, name.text)
        if name.head != "notes":
            draft.names.append(_quoted_kind(found))
    if period:
        draft.start, draft.end = period[0] or None, period[1] if period[1] != period[0] else None
    if found.concept and not draft.concept:
        draft.concept = found.concept
    if name.type == "framework" and draft.type in {"treaty", "programme", "other"}:
        draft.type = "framework"
    if found.status and found.id is None:
        draft.status = stronger(draft.status, found.status.status)
    if name.count:
        draft.count = draft.count or name.count
    draft.places.extend(place for place in found.places if place not in draft.places)


def _quoted_kind(found: FoundInstrument) -> str:
    """A quoted instrument is also known by its name with its kind."""
    return f"{found.name.text} {found.name.head}"
