"""Which representation a client gets for its Accept header."""

import pytest

from api.negotiation import choose

OFFERED = ["application/json", "text/csv", "text/html"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/*;q=0.5, application/json;q=0.4", "text/csv"),
        ("text/*, text/csv;q=0", "text/html"),
        ("application/json;q=0.2, text/csv;q=0.9", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("image/png", None),
        ("application/json;q=0", None),
        ("text/csv;q=nonsense, */*;q=0.1", "application/json"),
    ],
)
def test_choice(accept: str | None, expected: str | None) -> None:
    assert choose(accept, OFFERED) == expected
