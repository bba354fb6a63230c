"""Word lists of the genre: `lexicon/*.txt`, one entry a line, `#` for remarks, `[section]` heads."""

from collections.abc import Mapping
from functools import cache

from graph.resources import text

__all__ = ["pairs", "section", "sections"]

FOLDER = "graph/extraction/lexicon"


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """All sections of `lexicon/<name>.txt`; lines before the first head stand under the empty name."""
    found: dict[str, list[str]] = {"": []}
    current = found[""]
    for raw in text(FOLDER, f"{name}.txt").splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        elif line:
            current.append(line)
    return {head: tuple(lines) for head, lines in found.items()}


def section(name: str, head: str = "") -> tuple[str, ...]:
    """The lines of one section."""
    return sections(name)[head]


def pairs(name: str, head: str = "") -> dict[str, str]:
    """The lines of one section as `left = right`."""
    return {left.strip(): right.strip() for left, _, right in (line.partition("=") for line in section(name, head))}
