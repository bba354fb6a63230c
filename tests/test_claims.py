"""Claims of the sample press releases: what a claim says can be read in its quotes."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.documents.reading import read_document
from graph.extraction.extract import extract
from graph.linking.registry import fold, load_registry
from graph.mapping.facts_to_quads import map_facts
from graph.mapping.terms import TYPE, oa, rdf, term

SAMPLES = Path(__file__).parent.parent / "samples"
MONTHS = [name.lower() for name in calendar.month_name[1:]]
RELATIVE = (
    r"\b(?:today|yesterday|tomorrow|last|this|next|ago|recent\w*|earlier|(?:mon|tues|wednes|thurs|fri|satur|sun)day|quarter)\b"
)
MODES = {
    "online": r"online|virtual|video|remote|teleconf",
    "inPerson": r"\b(?:in|at)\b|visit|person",
    "hybrid": r"hybrid|both|online",
}


@dataclass(frozen=True)
class Claim:
    """A claim by local names: `about` holds the properties of its subject, `object` those of its object."""

    predicate: str
    value: str
    about: dict[str, list[str]]
    object: dict[str, list[str]]
    quotes: list[str]
    rule: str | None
    confidence: str | None

    @property
    def text(self) -> str:
        """All quotes as one text."""
        return " ".join(" ".join(quote.split()) for quote in self.quotes)


@cache
def claims() -> list[Claim]:
    return [claim for path in sorted(SAMPLES.glob("*.txt")) for claim in _claims(path)]


def _claims(path: Path) -> Iterator[Claim]:
    facts = extract(read_document(path.read_bytes(), path.name), load_registry())
    about: dict[str, dict[str, list[str]]] = {}
    for quads in map_facts(facts, load_registry()).graphs.values():
        for quad in quads:
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode | Literal)
            about.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    for found in about.values():
        if term("Claim").value in found.get(TYPE.value, []):
            value = found[rdf("object").value][0]
            yield Claim(
                found[rdf("predicate").value][0].split("#")[-1],
                value,
                about.get(found[rdf("subject").value][0], {}),
                about.get(value, {}),
                [about[span][oa("exact").value][0] for span in found.get(term("evidence").value, [])],
                next(iter(found.get(term("rule").value, [])), None),
                next(iter(found.get(term("confidence").value, [])), None),
            )


def of(*predicates: str) -> list[Claim]:
    return [claim for claim in claims() if claim.predicate in predicates]


def test_every_claim_has_a_quote_a_rule_and_a_confidence() -> None:
    wrong = [
        claim
        for claim in claims()
        if not claim.quotes
        or not all(2 < len(quote) <= 600 for quote in claim.quotes if claim.predicate != "mentions")
        or not re.fullmatch(r"[a-z][a-z-]*(?:\.[a-z-]+)*", claim.rule or "")
        or not 0 < float(claim.confidence or 0) <= 1
    ]
    assert wrong == []
    assert len(claims()) > 500


def test_the_quotes_of_a_date_hold_the_date() -> None:
    """Year or day or month of the date, or a word that counts from the day of the press release."""
    dated = of("startDate", "endDate", "periodStart", "periodEnd", "statusDate")
    wrong = [claim for claim in dated if not _holds_date(claim)]
    assert [(claim.predicate, claim.value, claim.quotes) for claim in wrong] == []
    assert len(dated) > 80


def _holds_date(claim: Claim) -> bool:
    parts = re.findall(r"\d+", claim.value)
    told = re.search(RELATIVE, claim.text, re.IGNORECASE) is not None
    month = len(parts) > 1 and 1 <= int(parts[1]) <= 12 and re.search(MONTHS[int(parts[1]) - 1][:3], claim.text, re.IGNORECASE)
    return parts[0] in claim.text or bool(month) or told


def test_the_quotes_of_a_term_are_its_row_and_the_term_as_printed() -> None:
    terms = of("term")
    assert [claim.value for claim in terms if not set(claim.value.split()) <= set(claim.text.split())] == []
    assert len(terms) > 30


def test_the_quotes_of_a_mode_hold_one_of_its_words() -> None:
    modes = of("mode")
    assert [claim.text for claim in modes if not re.search(MODES[claim.value.split("#")[1]], claim.text, re.IGNORECASE)] == []
    assert len(modes) >= 3


def test_the_quotes_of_a_count_hold_the_number() -> None:
    counts = of("documentCount", "amount")
    assert [claim.text for claim in counts if claim.value.rstrip(".0")[:2] not in claim.text] == []
    assert len(counts) >= 2


def test_values_and_links_are_told_by_more_than_a_name() -> None:
    """What happens to a thing stands in a sentence or in a row, not in its name."""
    told = of("status", "statusDate", "partOf", "announcedAt", "adoptedAt", "mode", "term", "documentCount")
    names = [{fold(name) for name in _names(claim.about)} for claim in told]
    wrong = [claim for claim, own in zip(told, names, strict=True) if all(fold(quote) in own for quote in claim.quotes)]
    assert [(claim.predicate, claim.quotes) for claim in wrong] == []
    assert len(told) > 100


def test_the_quotes_of_what_belongs_to_something_show_both() -> None:
    """A body and what it belongs to: a word of the name of each, or its acronym."""
    belonging = of("parent", "member")
    assert [
        claim.quotes for claim in belonging if not _shows(claim, _names(claim.about)) or not _shows(claim, objects(claim))
    ] == []
    assert len(belonging) >= 5


def objects(claim: Claim) -> list[str]:
    """Names of the object, those of the registry included."""
    entry = load_registry().by_iri(claim.value)
    return [*_names(claim.object), *(entry.texts() if entry else [])]


def _names(about: dict[str, list[str]]) -> list[str]:
    return [*about.get(term("name").value, []), *about.get("http://www.w3.org/2000/01/rdf-schema#label", [])]


def _shows(claim: Claim, names: list[str]) -> bool:
    words = {word for name in names for word in re.findall(r"[^\W_]{2,}", fold(name))}
    return bool(words & set(re.findall(r"[^\W_]{2,}", fold(claim.text))))


def test_the_quotes_of_a_participation_name_the_actor() -> None:
    """By a word of one of its names, or of a title that its official bears."""
    seen = [claim for claim in of("actor") if objects(claim)]
    assert [(objects(claim)[:2], claim.quotes) for claim in seen if not _shows(claim, objects(claim))] == []
    assert len(seen) > 200
