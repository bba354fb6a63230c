"""The country a text speaks from: whose ministers, ministries and teams are meant where it does not say."""

from collections import Counter

from graph.extraction.scene import Scene
from graph.linking.registry import Registry

__all__ = ["home_countries"]

_LEAST = 3
_SHARE = 0.5


def home_countries(scene: Scene, registry: Registry) -> list[str]:
    """Countries the text may speak from, the likeliest first; none where none stands out.

    The country of the dateline where the text names it or its agency is of there; where ambassadors are accredited; the
    countries named most.
    """
    counts: Counter[str] = Counter()
    cities: list[str] = []
    agencies: set[str | None] = set()
    for hit in scene.hits:
        dateline = scene.dateline[hit.first]
        if hit.kind in {"country", "demonym"} and not dateline:
            counts[hit.key] += 1
        elif hit.kind == "place" and dateline:
            cities.append(registry.entries[hit.key].country or "")
        elif hit.kind == "media" and dateline and hit.key in registry.entries:
            agencies.add(registry.entries[hit.key].country)
    guests = _guests(scene)
    ranked = sorted((key for key, _ in counts.most_common()), key=lambda key: key in guests)
    if cities and (counts[cities[0]] or cities[0] in agencies):
        return [cities[0], *(key for key in ranked if key != cities[0])]
    host = _host(scene)
    if host is not None:
        return [host, *(key for key in ranked if key != host)]
    if len(ranked) > 2 and counts[ranked[0]] == counts[ranked[1]]:
        return []
    strong = bool(ranked) and counts[ranked[0]] >= max(_LEAST, sum(counts.values()) * _SHARE)
    return ranked if strong or not cities else []


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
