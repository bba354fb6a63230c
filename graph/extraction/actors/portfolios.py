"""Portfolios: what a ministry, a division or an office holder is for (`Labour and Social Protection`)."""

from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.text.scene import Scene

__all__ = ["PORTFOLIO", "in_portfolio", "portfolio_end"]

PORTFOLIO: Final = frozenset(section("titles", "portfolio"))
_OPEN: Final = frozenset({"region", "demonym", "place", "concept", "agreement"})
_AFFAIRS: Final = frozenset({"affairs", "issues", "matters"})
_ABROAD: Final = frozenset({"abroad", "overseas"})
_MOST: Final = 5


def in_portfolio(scene: Scene, number: int) -> bool:
    """Whether the word at a token can be part of a portfolio, `European` in `European Affairs` too."""
    abroad = scene.lower(number + 1) in _ABROAD and scene.capital(number)  # `Senegalese Abroad`
    if (scene.lower(number) not in PORTFOLIO and not abroad) or scene.body(number) is not None:
        return False
    hit = scene.hit(number)
    return hit is None or hit.kind in _OPEN


def portfolio_end(scene: Scene, first: int) -> int:
    """End of the run of portfolio words at `first`, `first` itself where there is none; no conjunctions."""
    number = _affairs_end(scene, first)
    while number < len(scene.tokens) and not (number > first and scene.breaks[number]):
        joined = scene.lower(number) == "-" and number > first and scene.joined(number) and scene.lower(number + 1) in PORTFOLIO
        possessed = number > first and scene.lower(number) == "'" and scene.capital(number + 1) and _plural(scene, number)
        if possessed and (scene.lower(number + 1) in PORTFOLIO or scene.lower(number + 1) in _AFFAIRS):
            number += 1  # `Indigenous Peoples' Affairs`
        elif scene.lower(number) == "'" and scene.lower(number + 1) == "s" and in_portfolio(scene, number + 2) and number > first:
            number += 2  # `Women's Affairs`
        elif not joined and not in_portfolio(scene, number):
            break
        number += 1
    return number


def _plural(scene: Scene, number: int) -> bool:
    """Whether a plural stands right before the apostrophe at a token."""
    return scene.joined(number) and scene.lower(number - 1).endswith("s")


def _affairs_end(scene: Scene, first: int) -> int:
    """End of `Near Eastern Affairs`, of words that only `Affairs` makes a portfolio; else `first`."""
    number = first
    while number < first + _MOST and scene.capital(number) and not (number > first and scene.breaks[number]):
        hit = scene.hit(number)
        if hit is not None and hit.kind not in _OPEN:
            break
        if scene.lower(number) in _AFFAIRS and number > first:
            return number + 1
        number += 1
    return first
