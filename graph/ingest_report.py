"""What became of the inputs of one command, for the terminal and the service."""

from dataclasses import dataclass
from enum import Enum

from graph.errors import CommuniqueError
from graph.facts import Facts
from graph.validation.findings import WARNING, Finding

__all__ = ["IngestReport", "Outcome", "Progress", "Result", "kept_facts", "lost_facts", "unread_language"]


class Outcome(Enum):
    """`unchanged`: the store holds just this; `quarantined`: kept with its findings, not in the graph; `refused`: unreadable."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    VALID = "valid"
    QUARANTINED = "quarantined"
    INVALID = "invalid"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Result:
    """One input: `source` as it was named, and where it got so far the document and its version (SHA-256 of the text).

    `replaces` is the version that was there before, `copy_of` a document of the same text (a syndicated copy).
    """

    source: str
    outcome: Outcome
    document: str = ""
    version: str = ""
    replaces: str = ""
    copy_of: str = ""
    findings: tuple[Finding, ...] = ()
    error: CommuniqueError | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """All inputs in order, findings on the published graph (nothing is held back for them), and the snapshot made."""

    results: tuple[Result, ...]
    published_findings: tuple[Finding, ...] = ()
    snapshot: int | None = None

    @property
    def good(self) -> bool:
        """Whether every input is in the graph (or, when only validating, could be)."""
        return all(result.outcome in {Outcome.STORED, Outcome.UNCHANGED, Outcome.VALID} for result in self.results)


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` inputs are through; `source` is the one that follows, or empty while publishing."""

    done: int
    total: int
    source: str


def unread_language(facts: Facts) -> list[Finding]:
    """A warning where a document brought no facts because the rules do not read its language."""
    language = facts.document.language
    if language is None or language.lower().startswith("en") or facts.actors or facts.events or facts.agreements:
        return []
    what = f"The document is in a language that is not read yet ({language}): it is kept and can be searched, but gives no facts."
    return [Finding(what=what, fact=facts.document.id, remedy="Write its facts in a facts file, or wait.", severity=WARNING)]


def kept_facts(document: str) -> Finding:
    """A warning where a document was read again whose facts came from a facts file."""
    what = "The corrected facts are kept: the facts of this text came from a facts file, and those found by rules differ."
    remedy = "To replace them, ingest another facts file, or withdraw the document and ingest it again."
    return Finding(what=what, fact=document, remedy=remedy, severity=WARNING)


def lost_facts(document: str) -> Finding:
    """A warning where a new text of a document took the place of one whose facts came from a facts file."""
    what = "The text is another than the one whose facts came from a facts file: those facts are gone."
    return Finding(what=what, fact=document, remedy="Correct the facts of the new text too, if need be.", severity=WARNING)
