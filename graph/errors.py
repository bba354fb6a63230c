"""The exception tree: every error a user can meet names the input, the place and the remedy."""

__all__ = [
    "AmbiguousName",
    "CommuniqueError",
    "DocumentError",
    "ExtractorError",
    "FactsError",
    "InvalidParameter",
    "NotFound",
    "QueryError",
    "QueryRefused",
    "QueryTimeout",
    "RegistryError",
    "ResultFormatError",
    "ServiceBusy",
    "StoreError",
    "StoreLocked",
    "Withdrawn",
]


class CommuniqueError(Exception):
    """Root of all errors; `remedy` says what to do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class DocumentError(CommuniqueError):
    """A source document that cannot be read: missing, empty, binary, wrongly encoded, too large."""


class FactsError(CommuniqueError):
    """A facts file that breaks the contract: `place` is the JSON path of the offending value, `what` is wrong there."""

    def __init__(self, message: str, remedy: str = "", place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message, remedy)
        self.what = message
        self.place = place


class ExtractorError(CommuniqueError):
    """An extractor that was asked for and cannot be used: not installed, not set up, or not answering."""


class RegistryError(CommuniqueError):
    """A registry file that cannot be read or contradicts another."""


class StoreError(CommuniqueError):
    """The store cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process holds the writer lock."""


class QueryError(CommuniqueError):
    """A query that is not valid SPARQL, or a canned query file that breaks its rules."""


class QueryRefused(QueryError):
    """A valid query that this service does not run: an update, a federated call."""


class QueryTimeout(QueryError):
    """The deadline passed or a resource limit was met before the answer was complete."""


class ResultFormatError(QueryError):
    """None of the media types asked for fits the form of the query."""


class ServiceBusy(CommuniqueError):
    """Every worker is busy and the queue is full."""


class InvalidParameter(CommuniqueError):
    """A parameter of a canned query that is unknown, missing or malformed."""

    def __init__(self, parameter: str, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.parameter = parameter


class AmbiguousName(InvalidParameter):
    """A name that fits several entities; `candidates` are (IRI, label, score), best first."""

    def __init__(self, parameter: str, message: str, candidates: list[tuple[str, str, float]]) -> None:
        super().__init__(parameter, message, "Use one of the candidates' IRIs.")
        self.candidates = candidates


class NotFound(CommuniqueError):
    """Nothing here has this name or IRI; `candidates` are the nearest (IRI, label, score)."""

    def __init__(self, message: str, candidates: list[tuple[str, str, float]] | None = None) -> None:
        super().__init__(message)
        self.candidates = candidates or []


class Withdrawn(NotFound):
    """A document that was here and was withdrawn."""
