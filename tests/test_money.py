"""Amounts of money in words and figures."""

import pytest

from graph.extraction.instruments.money import read_amounts

CASES = [
    ("more than 82 million US dollars", [(82e6, "USD", "more than")]),
    ("a grant of US$ 1.5 billion", [(1.5e9, "USD", None)]),
    ("up to €250,000 for wells", [(250000.0, "EUR", "up to")]),
    ("about 3,5 mln euros", [(3.5e6, "EUR", "about")]),
    ("KES 400 million and ZAR 12 million", [(400e6, "KES", None), (12e6, "ZAR", None)]),
    ("10 000 Swiss francs", [(10000.0, "CHF", None)]),
    ("¥2 trillion", [(2e12, "JPY", None)]),
    ("1,000,000 Russian rubles", [(1e6, "RUB", None)]),
    ("82 million people", []),
    ("in 2021", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_amounts(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    assert [(amount, code, qualifier) for _, _, amount, code, qualifier in read_amounts(text)] == expected


def test_table_is_whole() -> None:
    assert len(CASES) == 10
