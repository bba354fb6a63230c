"""Which entry of an answer stands for which of gold: greedy, one to one, best first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Pairing", "pair", "pair_entries"]

Gold = TypeVar("Gold")
Said = TypeVar("Said")

FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs of positions; entries that gold leaves open, and what answered them, are set aside."""

    pairs: list[tuple[int, int]]
    every: list[tuple[int, int]]
    gold_aside: frozenset[int]
    said_aside: frozenset[int]
    gold: int
    said: int

    def missed(self) -> list[int]:
        """Positions in gold that nothing answers."""
        return sorted(set(range(self.gold)) - {i for i, _ in self.pairs} - self.gold_aside)

    def false(self) -> list[int]:
        """Positions in the answer for which gold has nothing."""
        return sorted(set(range(self.said)) - {j for _, j in self.pairs} - self.said_aside)

    def counts(self) -> tuple[int, int, int]:
        """Right, in gold, said."""
        return len(self.pairs), self.gold - len(self.gold_aside), self.said - len(self.said_aside)


def pair(gold: Sequence[Gold], said: Sequence[Said], score: Callable[[Gold, Said], float]) -> list[tuple[int, int]]:
    """Pairs with a score of at least FLOOR, the best first; of equal scores the last entries."""
    scored = [(score(mine, other), i, j) for i, mine in enumerate(gold) for j, other in enumerate(said)]
    taken: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(said)))
    for value, i, j in sorted(scored, reverse=True):
        if value >= FLOOR and i in left and j in right:
            left.remove(i)
            right.remove(j)
            taken.append((i, j))
    return taken


def pair_entries(
    gold: Sequence[Gold], said: Sequence[Said], score: Callable[[Gold, Said], float], optional: Callable[[Gold], bool]
) -> Pairing:
    """The pairs, with optional entries of gold set aside."""
    every = pair(gold, said, score)
    aside = frozenset(i for i, entry in enumerate(gold) if optional(entry))
    kept = [(i, j) for i, j in every if i not in aside]
    return Pairing(kept, every, aside, frozenset(j for i, j in every if i in aside), len(gold), len(said))
