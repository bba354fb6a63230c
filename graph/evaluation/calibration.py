"""Confidence by rule, measured: the share of its facts that were right, and the data file that extraction reads.

A rule seen less often than ENOUGH has no line: it takes that of the part before its last dot, else that of its kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from graph.evaluation.sheet import Verdict

__all__ = ["ENOUGH", "Calibrated", "calibrated", "confidence_file", "confidence_of", "lowered", "measure_rules"]

ENOUGH: Final = 5
SURE: Final = 0.9
_PLAIN: Final = ("actor", "post")  # their rules stand together in the section without a head
_UNKNOWN: Final = 0.5
_LEAST: Final = 0.05
_HEAD: Final = """# rule = confidence: (right + 1) / (seen + 2) on gold, made by communique evaluate GOLD_DIR... --calibrate FILE
# Where documents were held back (--held-back), lowered by kind and first part of the rule to what these show.
# A rule without a line takes that of the part before its last dot. Do not edit: measure again."""

Table = Mapping[tuple[str, str], float]


class Calibrated(NamedTuple):
    """How many facts are held sure (confidence at least SURE), how many of them are right, and of how many facts."""

    sure: int
    right: int
    facts: int

    @property
    def precision(self) -> float:
        """Share of the sure facts that are right."""
        return self.right / self.sure if self.sure else 0.0


def measure_rules(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], float]:
    """Confidence by kind and rule, and by kind and each family of rules (`""`: all rules of the kind)."""
    seen: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for verdict in verdicts:
        for rule in _families(verdict.rule):
            seen[verdict.kind, rule].append(verdict.right)
    return {key: _share(values) for key, values in sorted(seen.items()) if len(values) >= ENOUGH or not key[1]}


def lowered(table: Table, held_back: Iterable[Verdict]) -> dict[tuple[str, str], float]:
    """The table made less sure, by kind and first part of the rule, where it promises fewer errors than `held_back` shows.

    `held_back` are verdicts on documents that no rule was written from: on those it was written from a rule looks better
    than it is. One error is added on both sides, so that few facts move little.
    """
    promised: dict[tuple[str, str], float] = defaultdict(float)
    wrong: dict[tuple[str, str], int] = defaultdict(int)
    for verdict in held_back:
        group = verdict.kind, verdict.rule.partition(".")[0]
        promised[group] += 1 - confidence_of(table, verdict.kind, verdict.rule)
        wrong[group] += not verdict.right
    times = {group: max(1.0, (wrong[group] + 1) / (promised[group] + 1)) for group in promised}
    return {
        (kind, rule): max(_LEAST, 1 - times.get((kind, rule.partition(".")[0]), 1.0) * (1 - value))
        for (kind, rule), value in table.items()
    }


def confidence_of(table: Table, kind: str, rule: str) -> float:
    """Confidence of a rule by a measured table."""
    return next((table[kind, family] for family in _families(rule) if (kind, family) in table), _UNKNOWN)


def calibrated(verdicts: Iterable[Verdict]) -> Calibrated:
    """How the confidence that extraction gave compares with what was right."""
    every = list(verdicts)
    sure = [verdict.right for verdict in every if (verdict.confidence or 0.0) >= SURE]
    return Calibrated(len(sure), sum(sure), len(every))


def confidence_file(table: Table) -> str:
    """The data file of a table: rules of actors and posts first, then a section for every other kind."""
    kinds = sorted({kind for kind, _ in table} - set(_PLAIN))
    plain: dict[str, float] = {}
    for (kind, rule), value in table.items():
        if kind in _PLAIN and rule:  # where actors and posts share a family of rules, that of the less sure
            plain[rule] = min(value, plain.get(rule, 1.0))
    lines = [_HEAD, *_lines(sorted(plain.items()))]
    for kind in kinds:
        lines += [f"[{kind}]", *_lines(sorted((rule or "*", value) for (of, rule), value in table.items() if of == kind))]
    return "\n".join(lines) + "\n"


def _lines(pairs: Sequence[tuple[str, float]]) -> list[str]:
    return [f"{rule} = {value:.3f}" for rule, value in pairs]


def _families(rule: str) -> list[str]:
    parts = rule.split(".") if rule else []
    return [".".join(parts[:count]) for count in range(len(parts), -1, -1)]


def _share(values: Sequence[bool]) -> float:
    return (sum(values) + 1) / (len(values) + 2)
