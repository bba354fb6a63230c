"""Front matter: a YAML head between `---` lines, as many exported press releases carry."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import yaml

from graph.errors import DocumentError

__all__ = ["FrontMatter", "read_front_matter"]

_HEAD: Final = re.compile(r"\A---[ \t]*\n(.*?)(?:\n)?^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_DAYS: Final = ("%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y", "%A %d %B %Y", "%d.%m.%Y")  # 3.2.2021 is the day first
_LINE: Final = re.compile(r"([A-Za-z_-]+):(?:[ \t]+([^\[{&*!|>%@`\s].*?))?[ \t]*")
_DATE: Final = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:(?<=-\d\d-\d\d)[Tt ].*)?", re.ASCII)
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head says of the document; `end` is where the prose begins."""

    end: int = 0
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


def read_front_matter(text: str, name: str) -> FrontMatter:
    """Front matter of `text`, empty where there is none; DocumentError where it is not a YAML mapping."""
    match = _HEAD.match(text)
    if match is None:
        return FrontMatter()
    values = _values(match[1], name)
    return FrontMatter(
        end=match.end(),
        url=_text(values.get("url") or values.get("source")),
        title=_text(values.get("title")),
        publisher=_text(values.get("publisher")),
        published=_published(values.get("published") or values.get("date"), name),
        language=_text(values.get("language")),
    )


def _values(head: str, name: str) -> dict[str, object]:
    """Values as they are written: YAML's own reading of dates fails on those that are in no calendar."""
    try:
        values = yaml.load(head, Loader=yaml.BaseLoader) or {}
    except RecursionError as error:
        raise DocumentError(f"{name}: the head between the '---' lines is nested too deeply.", "Correct or remove it.") from error
    except yaml.YAMLError as error:
        # Exported heads often hold titles with a colon, unquoted: no YAML, yet clear where every line is `key: value`.
        lines = [match for line in head.splitlines() if (match := _LINE.fullmatch(line))]
        if len(lines) < len(head.splitlines()):
            raise DocumentError(
                f"{name}: the head between the '---' lines is not valid YAML ({_first_line(error)}).",
                "Correct it, or remove both lines.",
            ) from error
        return {line[1].lower(): line[2] and line[2].strip("\"'") for line in lines}
    if not isinstance(values, dict):
        raise DocumentError(f"{name}: the head between the '---' lines holds no 'key: value' lines.", "Correct it, or remove it.")
    return values


def _text(value: object) -> str | None:
    """A single value; lists and mappings say nothing here."""
    return " ".join(value.split()) if isinstance(value, str) and value.strip() not in _NOTHING else None


def _published(value: object, name: str) -> str | None:
    """The day (or month, or year); a time after it is left out, whatever it says. Days in words and with dots are read too."""
    written = _text(value)
    if written is None:
        return None
    match = _DATE.fullmatch(written)
    try:
        if match is not None:
            date.fromisoformat(f"{match[1]}-01-01"[:10])
            return match[1]
        for form in _DAYS:
            with suppress(ValueError):
                return datetime.strptime(written.replace(",", ""), form).date().isoformat()  # noqa: DTZ007 (a day has no zone)
    except ValueError:  # a day that is in no calendar
        pass
    raise DocumentError(f"{name}: the front matter's date {written!r} is no date.", "Write it as 2021-02-03, 2021-02 or 2021.")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
