"""The country a text speaks from: whose ministers, ministries and teams are meant where it does not say."""

from collections import Counter
from collections.abc import Sequence

from graph.extraction.annotations import Block
from graph.extraction.scene import Hit, Scene
from graph.linking.registry import Registry

__all__ = ["home_country", "in_datelines"]

_LEAST = 3
_SHARE = 0.5


def in_datelines(scene: Scene, hit: Hit, blocks: Sequence[Block]) -> bool:
    """Whether a hit stands in a dateline or header."""
    start, _ = scene.span(hit.first, hit.last)
    return any(block.kind == "dateline" and block.start <= start < block.end for block in blocks)


def home_country(scene: Scene, blocks: Sequence[Block], registry: Registry) -> str | None:
    """The country of the dateline where the text names it or its agency is of there, else the one the text names most.

    None where none stands out.
    """
    counts: Counter[str] = Counter()
    cities: list[str] = []
    agencies: set[str | None] = set()
    for hit in scene.hits:
        dateline = in_datelines(scene, hit, blocks)
        if hit.kind in {"country", "demonym"} and not dateline:
            counts[hit.key] += 1
        elif hit.kind == "place" and dateline:
            cities.append(registry.entries[hit.key].country or "")
        elif hit.kind == "media" and dateline and hit.key in registry.entries:
            agencies.add(registry.entries[hit.key].country)
    if cities and (counts[cities[0]] or cities[0] in agencies):
        return cities[0]
    if not counts:
        return None
    key, most = counts.most_common(1)[0]
    total = sum(counts.values())
    return key if not cities or (most >= _LEAST and most >= total * _SHARE) else None
