"""Union-find with vetoes: pairs in a fixed order, so that the order in which documents arrived cannot show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from graph.linking.identity_sources import Entry

__all__ = ["Pair", "Profile", "cluster"]


@dataclass(frozen=True, order=True)
class Pair:
    """Two entries (by id, `left` < `right`) that may be one thing: score 0-1 and the reasons for it."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


class Profile(Protocol):
    """What a cluster says so far; decides whether two clusters may be one."""

    def compatible(self, other: Self) -> bool:
        """Whether nothing the two say excludes that they are one thing."""
        ...

    def absorb(self, other: Self) -> None:
        """Take in what the other says."""
        ...


class _Clusters:
    def __init__(self, items: Iterable[str], profiles: Mapping[str, Profile], apart: Iterable[tuple[str, str]]) -> None:
        self.members = {item: [item] for item in items}
        self.root = {item: item for item in self.members}
        self.profiles = dict(profiles)
        self.apart: dict[str, set[str]] = {}
        for left, right in apart:
            if left in self.root and right in self.root:
                self.apart.setdefault(left, set()).add(right)
                self.apart.setdefault(right, set()).add(left)

    def join(self, left: str, right: str, *, judged: bool) -> None:
        if left not in self.root or right not in self.root:
            return
        big, small = self.root[left], self.root[right]
        if big == small or small in self.apart.get(big, ()):
            return
        if not judged and not self._compatible(big, small):
            return
        if len(self.members[big]) < len(self.members[small]):
            big, small = small, big
        self._absorb(big, small)

    def _compatible(self, big: str, small: str) -> bool:
        return big not in self.profiles or small not in self.profiles or self.profiles[big].compatible(self.profiles[small])

    def _absorb(self, big: str, small: str) -> None:
        for item in self.members.pop(small):
            self.root[item] = big
            self.members[big].append(item)
        if big in self.profiles and small in self.profiles:
            self.profiles[big].absorb(self.profiles.pop(small))
        for other in self.apart.pop(small, set()):
            self.apart[other].discard(small)
            self.apart[other].add(big)
            self.apart.setdefault(big, set()).add(other)


def cluster(
    entries: Sequence[Entry],
    pairs: Iterable[Pair],
    *,
    same: Sequence[tuple[str, str]] = (),
    different: Sequence[tuple[str, str]] = (),
    profiles: Mapping[str, Profile] | None = None,
) -> list[list[Entry]]:
    """Clusters of `entries`, members in order, clusters in the order of their first member.

    Judged pairs come first (`different` holds against everything, `same` also against a profile), then `pairs` by
    score and ids; a pair whose clusters exclude each other is passed over.
    """
    groups = _Clusters([entry.id for entry in entries], profiles or {}, different)
    for left, right in sorted(same):
        groups.join(left, right, judged=True)
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right)):
        groups.join(pair.left, pair.right, judged=False)
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.order, entry.id)):
        found.setdefault(groups.root[entry.id], []).append(entry)
    return list(found.values())
