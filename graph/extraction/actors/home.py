"""The country a text speaks from: whose ministers, ministries and teams are meant where it does not say."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from graph.documents.document import Document
from graph.extraction.lexicon import pairs, section
from graph.extraction.text.scene import Hit, Scene
from graph.linking.registry import Registry

__all__ = ["home_countries"]

_LEAST: Final = 3
_SHARE: Final = 0.5
_HEADER: Final = 40
_DOMAINS: Final = pairs("domains", "countries")
_GOVERNMENTS: Final = frozenset(section("domains", "governments"))
_FOR_SALE: Final = frozenset(section("domains", "for sale"))
_MARKED: Final = frozenset(
    {"president", "minister", "prime", "foreign", "premier", "vice", "deputy", "ambassador", "counterpart"}
)
_MASTHEADS: Final = frozenset(section("domains", "mastheads"))
_WORD: Final = re.compile(r"[^\W\d_][\w.'’-]*")
_MOST_WORDS: Final = 5


def home_countries(scene: Scene, registry: Registry, document: Document | None = None) -> list[str]:
    """Countries the text may speak from, the likeliest first; none where none stands out.

    That of the ministry or embassy whose page it is; of the agency or the city of the dateline where the text names it; of
    the publisher; where ambassadors are accredited; the countries named most, their cities counted.
    """
    counts, cities, agencies = _counts(scene, registry)
    guests = _guests(scene)
    ranked = sorted((key for key, _ in counts.most_common()), key=lambda key: key in guests)
    whole = _bodies_at_home(document, scene)
    first = [*whole, *(key for key in agencies if counts[key] and key not in cities)]
    first += [key for key in cities[:1] if counts[key] or key in agencies]
    first += [*_mastheads(scene, registry), *_publishers(document, registry, counts)]
    if not first and (host := _host(scene)) is not None:
        first = [host]
    if first:
        return list(dict.fromkeys([*first, *ranked]))
    if not ranked or (len(ranked) > 2 and counts[ranked[0]] == counts[ranked[1]]):
        return _of_places(scene, registry)
    strong = bool(ranked) and counts[ranked[0]] >= max(_LEAST, sum(counts.values()) * _SHARE)
    return ranked if strong or not cities else []


def _counts(scene: Scene, registry: Registry) -> tuple[Counter[str], list[str], list[str]]:
    """How often each country is named, the countries of the datelines' cities and of the agencies that sent the text."""
    counts: Counter[str] = Counter()
    cities: list[str] = []
    agencies: list[str] = []
    for hit in scene.hits:
        dateline = scene.dateline[hit.first]
        if hit.kind in {"country", "demonym"} and not dateline:
            counts[hit.key] += not (hit.kind == "demonym" and scene.lower(hit.last) in _MARKED)
        elif hit.kind == "place" and (dateline or _stands_first(scene, hit)):
            cities.append(registry.entries[hit.key].country or "")
        elif hit.kind == "media" and dateline and hit.key in registry.entries:
            agencies.append(registry.entries[hit.key].country or "")
    return counts, cities, [key for key in agencies if key]


def _stands_first(scene: Scene, hit: Hit) -> bool:
    """Whether a place ends a short line near the top, `UNB, Dhaka`, or opens a text: `Dhaka: The …`."""
    opens = scene.breaks[hit.first] and scene.lower(hit.last) == ":"
    ends = hit.first < _HEADER and scene.ends(hit.last) and any(scene.breaks[max(0, hit.first - 2) : hit.first + 1])
    return opens or ends


def _of_places(scene: Scene, registry: Registry) -> list[str]:
    """The country whose cities the text names most, where it names no country."""
    counts = Counter(registry.entries[hit.key].country or "" for hit in scene.hits if hit.kind == "place")
    ranked = [key for key, _ in counts.most_common(2) if key]
    return ranked[:1] if len(ranked) < 2 or counts[ranked[0]] > counts[ranked[1]] else []


def _mastheads(scene: Scene, registry: Registry) -> Iterator[str]:
    """The country in the name of a paper or service that is a line of its own at the top."""
    for hit in scene.hits:
        if hit.first >= _HEADER or hit.kind not in {"country", "demonym", "media"}:
            continue
        first = next(number for number in range(hit.first, -1, -1) if scene.breaks[number])
        last = next((each for each in range(hit.last, hit.last + 7) if scene.ends(each) or scene.lower(each) == "|"), None)
        if last is None or last - first >= 7:
            continue
        entry = registry.by_key(hit.key)
        if hit.kind == "media" and entry is not None and entry.country:
            yield entry.country
        elif any(scene.lower(number) in _MASTHEADS for number in range(first, last)):
            yield hit.key


def _bodies_at_home(document: Document | None, scene: Scene) -> Iterator[str]:
    """The country whose government's page this is, by its address or by the ministry at the head of the text."""
    host = (urlsplit(document.source).hostname or "") if document is not None else ""
    *labels, last = host.split(".")
    if last in _DOMAINS and _GOVERNMENTS & set(labels[-3:]):
        yield _DOMAINS[last]
    for body in scene.bodies:
        if body.first < _HEADER and body.kind == "gov" and _alone(scene, body.first, body.last):
            owner = body.owner or scene.hit(body.last)
            if owner is not None and owner.kind in {"country", "demonym"}:
                yield owner.key


def _alone(scene: Scene, first: int, last: int) -> bool:
    """Whether a line holds no more than this name, or the name and that of its country below."""
    return scene.breaks[first] and scene.ends(last)


def _publishers(document: Document | None, registry: Registry, counts: Counter[str]) -> Iterator[str]:
    """The country in the publisher's name; that of a national domain where the text names it."""
    if document is None:
        return
    words = _WORD.findall(document.publisher or "")
    for size in range(_MOST_WORDS, 0, -1):
        for first in range(len(words) - size + 1):
            found = [entry.key for entry in registry.lookup(" ".join(words[first : first + size])) if entry.kind == "country"]
            if found:
                yield found[0]
                return
    last = (urlsplit(document.source).hostname or "").rpartition(".")[2]
    key = _DOMAINS.get(last, "")
    if counts[key] and last not in _FOR_SALE:
        yield key


def _guests(scene: Scene) -> set[str]:
    """Countries whose envoys the text names: `the High Commissioner of X` is received by another."""
    return {
        hit.key
        for hit in scene.hits
        if hit.kind == "country"
        and any(scene.lower(number) in {"ambassador", "commissioner", "envoy"} for number in range(hit.first - 4, hit.first))
        and scene.lower(hit.first - 1 - (scene.lower(hit.first - 1) == "the")) == "of"
    }


def _host(scene: Scene) -> str | None:
    """The country that an ambassador is accredited to: `Ambassador of X to Y` is received in Y."""
    for hit in scene.hits:
        if hit.kind == "country" and scene.lower(hit.first - 1 - (scene.lower(hit.first - 1) == "the")) == "to":
            before = [scene.lower(number) for number in range(max(0, hit.first - 9), hit.first)]
            if "ambassador" in before or ("high" in before and "commissioner" in before):
                return hit.key
    return None
