"""Where, how and whether: place, mode and status of what a row of a calendar or a line of a programme tells of."""

# ruff: noqa: E501 - a pattern is easier to read on one line

import re
from collections.abc import Sequence
from typing import Final

from graph.extraction.annotations import Annotated, Mention
from graph.extraction.drafts import Stay
from graph.extraction.text.views import SentenceView

__all__ = ["called_off", "clean_name", "place_in", "place_named", "plain_place", "status_by_date"]

_PUT_OFF: Final = re.compile(
    r"\b(?P<off>cancel(?:l?ed|lation)|called\s+off|did\s+not\s+take\s+place|not\s+(?:to\s+be\s+)?held|withdrawn|abandoned|dropped|scrapped"
    r"|postponed|deferred|rescheduled|put\s+off|put\s+back|pushed\s+back|adjourned|suspended|moved|shifted|delayed|re-?scheduled)\b(?P<new>(?:\s+(?:from|to\s+(?:the\s+)?\d|to\s+(?:\w+day|[A-Z])))?)",
    re.IGNORECASE,
)
_CANCELLED: Final = re.compile(r"cancel|called|not|withdrawn|abandoned|dropped|scrapped", re.IGNORECASE)
_MOVED: Final = re.compile(r"moved|shifted|delayed|re-?scheduled", re.IGNORECASE)
_NEW: Final = re.compile(r"\bfrom\b", re.IGNORECASE)
_PREPOSITION: Final = re.compile(
    r"(?:\b(?:in|at|to|into|near|visit|visits)\s+(?:the\s+(?:city\s+of\s+)?)?|^[^\w\x01]*(?:venue|place|location)?:?\s*)$",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(r"(?:[,;(–—|-]\s*|\.\s+(?:venue|place):?\s*)(?:the\s+)?$", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\s*(?:,\s*(?:[A-Z][\w’'.-]*|\x01+)(?:\s+(?:(?:and|of|the)\s+)?(?:[A-Z][\w’'.-]*|\x01+)){0,3})?\s*(?:$|[).;:–—|]|\s-\s|,\s+(?:\d|followed|with|local))"
)
_LEADING: Final = re.compile(r"\s*(?:,\s*(?:[A-Z][\w’'.-]*|\x01+))?\s*(?::|\s[–—-]\s)")
_UNLISTED: Final = re.compile(
    r"(?:[,(–—\n]\s*|\b(?:in|at)\s+)(?P<town>[A-Z][\w’'-]+(?:[ -](?:(?:de|del|la|el|al|do|da)\s+)?[A-Z][\w’'-]+){0,3}),\s*(?:the\s+)?$"
)
_HEADED: Final = re.compile(r"\b(?:for|in|at|to)\s+([A-Z][a-z’'-]+(?:[ -][A-Z][a-z’'-]+){0,2})\s*(?:\([^()]*\)\s*)?:?\s*$")
_NOTE: Final = re.compile(
    r"\s*(?:[(\[*–—,;-]|\.\s)\s*\b(?:cancell?ed|called\s+off|postponed|deferred|rescheduled|put\s+off|tbc|tbd|to\s+be\s+confirmed|date\s+tbc|new\s+date|moved|tentative)\b[^()\[\]]{0,60}[)\]*]*\s*$",
    re.IGNORECASE,
)
_EARLY_NOTE: Final = re.compile(
    r"^\W*(?:cancell?ed|called\s+off|postponed|deferred|rescheduled|tbc|tentative|new|updated)\s*[)\]*]*\s*[-–—:|)\]*]\s*",
    re.IGNORECASE,
)


_PLAIN_OFF: Final = re.compile(r"withdrawn|abandoned|dropped|scrapped|adjourned|suspended|moved|shifted|delayed", re.IGNORECASE)
_NOTED: Final = re.compile(r"(?:^\W*|[(\[*–—:|-]\s*|\b(?:was|were|been|is|are|now)\s+)$", re.IGNORECASE)


def _is_note(text: str, match: re.Match[str]) -> bool:
    """Whether the word says that the happening of the row is off; `dropped`, `moved` only as a note or passive."""
    return _PLAIN_OFF.match(match["off"]) is None or _NOTED.search(text[: match.start()]) is not None


def called_off(text: str) -> str | None:
    """cancelled or postponed, by the words of the row; None for one that has been moved to the date it stands under."""
    match = next((m for m in _PUT_OFF.finditer(text) if _is_note(text, m)), None)
    if match is None:
        return None
    if _CANCELLED.match(match["off"]):
        return "cancelled"
    if _NEW.search(match["new"] or "") or (_MOVED.match(match["off"]) and "from" in text[match.end() : match.end() + 12]):
        return None
    return "postponed" if not _MOVED.match(match["off"]) or text.strip().lower().startswith("re") else None


def status_by_date(start: str | None, published: str | None, *, past: bool) -> str:
    """planned or held, by the day of the row beside that of the document; `past` is what the words say."""
    if start and published and start[:4].isdigit() and published[:4].isdigit():
        size = min(len(start), len(published), 10)
        if start[:size] != published[:size]:
            return "planned" if start[:size] > published[:size] else "held"
    return "held" if past else "planned"


def clean_name(text: str) -> str:
    """The words of a row as a name: without the note that it was called off, on one line."""
    name = " ".join(text.strip().strip("*|").split())
    name = _NOTE.sub("", _EARLY_NOTE.sub("", name))
    return name.strip(" .;,–—-")


def plain_place(name: str) -> str:
    """A place on one line, one in capitals as it is written elsewhere; short forms such as UAE keep theirs."""
    words = " ".join(name.split())
    return words.title() if words.isupper() and len(words) > _SHORT else words


_SHORT: Final = 3


def place_in(view: SentenceView, *, going: bool = True) -> tuple[str, Stay] | None:
    """The place the words of a row name, with the stretch that names it (a country behind a town included).

    `going` tells that what happens is a journey: `to` leads to its place.
    """
    for kinds in (("place",), ("country",)):
        for mention in view.places:
            if not going and re.search(r"\bto\s+(?:the\s+)?$", view.masked[: mention.start - view.start], re.IGNORECASE):
                continue
            if mention.kind in kinds and (stay := _stay(view, mention)) is not None:
                unlisted = _UNLISTED.search(view.masked[: mention.start - view.start]) if mention.kind == "country" else None
                if unlisted is not None and unlisted["town"].replace(" ", "").isascii():
                    return plain_place(unlisted["town"]), (view.start + unlisted.start(), stay[1])
                town = plain_place(mention.text)
                article = view.text[: mention.start - view.start].endswith(" The ") and mention.kind == "place"
                return ("The " + town, (stay[0] - 4, stay[1])) if article else (town, stay)
    return None


def _stay(view: SentenceView, mention: Mention) -> Stay | None:
    before, after = view.masked[: mention.start - view.start], view.masked[mention.end - view.start :]
    ends = _ENDS.match(after)
    said = _PREPOSITION.search(before)
    if said is not None and said[0].strip():
        return mention.start, mention.end + (ends.end() if ends is not None and mention.kind == "place" else 0)
    if not before.strip():
        lead = _LEADING.match(after)
        return (mention.start, mention.end + lead.end()) if lead is not None else None
    if _TRAILING.search(before) and ends is not None:
        return mention.start, mention.end + ends.end()
    return None


def place_named(annotated: Annotated, stays: Sequence[Stay | None]) -> tuple[str, Stay] | None:
    """The town, else the country that the first of the stretches names as where the rows below take place."""
    for stay in stays:
        if stay is None:
            continue
        start, end = stay
        town = _HEADED.search(annotated.text[start:end])
        if town is not None and re.search(rf"\b(?:in|to)\s+{re.escape(town[1])}\b", annotated.text):
            return town[1], (start + town.start(1), start + town.end(1))
        for mention in [*annotated.mentions_in(start, end, "place"), *annotated.mentions_in(start, end, "country")]:
            before = annotated.text[start : mention.start]
            inside = any(a.start < mention.start < a.end for a in annotated.actors_in(start, end))
            after = annotated.text[mention.end : end]
            if not inside and (
                (not before.strip(" -–—(") and re.match(r"\s*(?:$|[:,;()–—/-])", after))
                or re.search(r"(?:\b(?:in|at|for|to|of)\s+(?:the\s+)?|[,(–—-]\s*)$", before, re.IGNORECASE)
            ):
                if mention.kind == "country" and re.search(r"\bof\s+(?:the\s+)?$", before):
                    continue
                return plain_place(mention.text), (mention.start, mention.end)
    return None
