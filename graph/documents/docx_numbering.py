"""List numbers of Word documents, which stand in no paragraph: counted as Word counts them."""

from collections import defaultdict
from typing import Any, Final

from docx.oxml.ns import qn

__all__ = ["Numbering"]

_BULLETS: Final = frozenset({"bullet", "none"})


class Numbering:
    """Marks for the paragraphs of one document, asked for in their order."""

    def __init__(self, numbering: Any | None, styles: Any) -> None:
        """`numbering` is the root of the numbering part or None, `styles` that of the styles part."""
        self._formats: dict[tuple[str, int], tuple[str, int]] = {}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._styles = {
            style.get(qn("w:styleId")): found for style in styles.iter(qn("w:style")) if (found := _reference(style)) is not None
        }
        if numbering is not None:
            self._learn(numbering)

    def mark(self, paragraph: Any) -> str:
        """`- `, `3. ` or nothing, for the next paragraph of the document."""
        found = _reference(paragraph) or self._styles.get(_style(paragraph))
        if found is None or found not in self._formats:
            return ""
        number, level = found
        kind, start = self._formats[found]
        if kind in _BULLETS:
            return "- " if kind == "bullet" else ""
        for other in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[other]
        self._counts[found] += 1
        return f"{_written(start + self._counts[found] - 1, kind)}. "

    def _learn(self, numbering: Any) -> None:
        abstract = {each.get(qn("w:abstractNumId")): each for each in numbering.findall(qn("w:abstractNum"))}
        for each in numbering.findall(qn("w:num")):
            source = abstract.get(_value(each, "w:abstractNumId"))
            for level in source.findall(qn("w:lvl")) if source is not None else []:
                start = _value(level, "w:start")
                depth = level.get(qn("w:ilvl")) or "0"
                first = int(start) if start.isdecimal() else 1
                self._formats[each.get(qn("w:numId")), int(depth) if depth.isdecimal() else 0] = (
                    _value(level, "w:numFmt"),
                    first,
                )


def _reference(element: Any) -> tuple[str, int] | None:
    """List and level named in the properties of a paragraph or style."""
    found = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if found is None or not _value(found, "w:numId"):
        return None
    level = _value(found, "w:ilvl")
    return _value(found, "w:numId"), int(level) if level.isdecimal() else 0


def _style(paragraph: Any) -> str:
    properties = paragraph.find(qn("w:pPr"))
    return _value(properties, "w:pStyle") if properties is not None else ""


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name))
    return (found.get(qn("w:val")) or "") if found is not None else ""


def _written(number: int, kind: str) -> str:
    if kind in {"lowerLetter", "upperLetter"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if kind == "lowerLetter" else letter.upper()
    return str(number)
