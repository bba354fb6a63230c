"""The Facts contract (DESIGN 2): what one document says, and the only thing that mapping reads."""

from graph.facts.checks import check_quotes, check_references
from graph.facts.contract import (
    FORMAT,
    Actor,
    Agreement,
    AgreementParty,
    DocumentFacts,
    Event,
    Facts,
    HeldPost,
    Money,
    Participant,
    Report,
    Span,
)
from graph.facts.files import read_facts, write_facts

__all__ = [
    "FORMAT",
    "Actor",
    "Agreement",
    "AgreementParty",
    "DocumentFacts",
    "Event",
    "Facts",
    "HeldPost",
    "Money",
    "Participant",
    "Report",
    "Span",
    "check_quotes",
    "check_references",
    "read_facts",
    "write_facts",
]
