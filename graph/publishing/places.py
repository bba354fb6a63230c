"""Which place lies in which, as far as the registry knows."""

from graph.linking.registry import Registry

__all__ = ["contains", "known"]


def known(place: str, registry: Registry) -> bool:
    """Whether the registry has the place, so that it can be said to lie apart from another."""
    return registry.by_iri(place) is not None


def contains(outer: str, inner: str, registry: Registry) -> bool:
    """Whether `inner` is `outer` or lies in it."""
    entry = registry.by_iri(inner)
    while entry is not None:
        if entry.iri == outer:
            return True
        above = entry.country or entry.parent
        entry = registry.by_key(above) if above else None
    return inner == outer
