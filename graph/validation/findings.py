"""What the gate says: findings that a curator understands, and the report that holds them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pyoxigraph import RdfFormat, Triple, serialize

from graph.errors import FactsError
from graph.names import PREFIXES

__all__ = ["VIOLATION", "WARNING", "Finding", "ValidationReport", "findings_of", "split_message"]

VIOLATION = "violation"
WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: `what`, in which `fact`, with the `quote` behind it (at `place` in the text) and the `remedy`.

    `focus`, `path` and `shape` are IRIs, `value` is the offending value as text; any of these may be empty. `times`: how often
    the graphs of the document hold it; `focus` is the first of these.
    """

    what: str
    fact: str
    remedy: str
    severity: str = VIOLATION
    quote: str = ""
    place: str = ""
    shape: str = ""
    focus: str = ""
    path: str = ""
    value: str = ""
    times: int = 1

    def __str__(self) -> str:
        lines = [f"{self.severity}: {self.fact}: {self.what}{f' ({self.times} times)' if self.times > 1 else ''}"]
        lines += [f"  value:  {self.value}"] if self.value else []
        lines += [f"  quote:  “{_shortened(self.quote)}”{f' ({self.place})' if self.place else ''}"] if self.quote else []
        lines += [f"  remedy: {self.remedy}"] if self.remedy else []
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """The findings on one document (or the published graph), worst first; `shacl` is the same as sh:ValidationReport."""

    document_id: str
    findings: tuple[Finding, ...]
    shacl: Sequence[Triple] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing forbids storing it; warnings do not."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == VIOLATION)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == WARNING)

    def turtle(self) -> str:
        """The sh:ValidationReport as Turtle."""
        prefixes = {name: PREFIXES[name] for name in ("sh", "c", "rdf", "rdfs", "xsd", "dcterms", "oa")}
        buffer = BytesIO()
        serialize(self.shacl, buffer, RdfFormat.TURTLE, prefixes=prefixes)
        return buffer.getvalue().decode()

    def __str__(self) -> str:
        counts = Counter(finding.severity for finding in self.findings)
        verdict = "conforms" if self.conforms else "does not conform"
        numbers = ", ".join(f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in sorted(counts.items()))
        return "\n".join([f"{self.document_id} {verdict}{f': {numbers}' if numbers else ''}.", *map(str, self.findings)])


def split_message(message: str) -> tuple[str, str]:
    """What is wrong and what to do, of a message of the form `what; remedy.`, each as a sentence."""
    what, _, remedy = message.partition("; ")
    remedy = remedy[:1].upper() + remedy[1:]
    return what if what.endswith(".") else what + ".", remedy


def findings_of(error: FactsError) -> list[Finding]:
    """A breach of the facts contract in the form of the gate's findings; `fact` is the place in the file."""
    return [Finding(what=_sentence(error.what), fact=error.place or "facts file", remedy=error.remedy, path=error.place)]


def _sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."


def _shortened(text: str, limit: int = 240) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[: limit - 1] + "…"
