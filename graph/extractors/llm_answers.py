"""What a language model may say: claims of seven forms, each with a quote. Whatever has another form is dropped and counted."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, TypeAdapter, ValidationError

__all__ = [
    "ActorClaim",
    "AgreementClaim",
    "Claim",
    "EventClaim",
    "MoneyClaim",
    "NoAnswer",
    "ParticipantClaim",
    "PartyClaim",
    "PostClaim",
    "read_answer",
    "schema",
]

MOST_CLAIMS: Final = 1000
_FENCED: Final = re.compile(r"\A\s*```[a-zA-Z]*\n(.*?)\n?```\s*\Z", re.DOTALL)

Name = Annotated[str, Field(min_length=1, max_length=300)]
Date = Annotated[str, Field(max_length=30)]
Ref = Annotated[str, Field(min_length=1, max_length=60)]


class NoAnswer(ValueError):
    """The answer is not the JSON object that was asked for."""


class _Claim(BaseModel):
    """Fields that are not asked for, identifiers among them, are not even read."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    quote: Annotated[str, Field(max_length=2000)]


class ActorClaim(_Claim):
    """The text names a country, body, group or person."""

    claim: Literal["actor"]
    name: Name
    kind: Literal["country", "un", "igo", "gov", "org", "group", "person"]


class PostClaim(_Claim):
    """The text shows a person in a post."""

    claim: Literal["post"]
    person: Name
    title: Name
    organization: Name


class EventClaim(_Claim):
    """Something happened, is planned or was cancelled."""

    claim: Literal["event"]
    ref: Ref
    type: Literal[
        "meeting",
        "consultation",
        "conference",
        "session",
        "visit",
        "signing",
        "ceremony",
        "training",
        "exhibition",
        "election",
        "appointment",
        "other",
    ]
    name: Name | None = None
    start: Date | None = None
    end: Date | None = None
    place: Name | None = None
    venue: Name | None = None
    mode: Literal["in-person", "online", "hybrid"] | None = None
    status: Literal["proposed", "planned", "postponed", "cancelled", "held"] | None = None
    main: bool = False


class ParticipantClaim(_Claim):
    """Somebody takes part in an event of the same answer."""

    claim: Literal["participant"]
    event: Ref
    actor: Name
    role: Literal["participant", "host", "chair", "signatory", "speaker"] = "participant"
    represents: Name | None = None


class AgreementClaim(_Claim):
    """The text names an instrument."""

    claim: Literal["agreement"]
    ref: Ref
    type: Literal[
        "framework",
        "programme",
        "treaty",
        "convention",
        "compact",
        "declaration",
        "recommendation",
        "plan",
        "roadmap",
        "mou",
        "resolution",
        "statement",
        "agenda",
        "strategy",
        "other",
    ]
    name: Name
    start: Date | None = None
    end: Date | None = None
    status: Literal["proposed", "planned", "signed", "adopted", "in-force", "terminated"] | None = None
    date: Date | None = None


class PartyClaim(_Claim):
    """Somebody is a party of an agreement of the same answer."""

    claim: Literal["party"]
    agreement: Ref
    actor: Name
    role: Literal["party", "signatory", "lead", "funder", "depositary"] = "party"


class MoneyClaim(_Claim):
    """The text names a sum."""

    claim: Literal["money"]
    amount: Annotated[FiniteFloat, Field(ge=0, le=1e15)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    what: Name


Claim = ActorClaim | PostClaim | EventClaim | ParticipantClaim | AgreementClaim | PartyClaim | MoneyClaim
_CLAIM: Final[TypeAdapter[Claim]] = TypeAdapter(Annotated[Claim, Field(discriminator="claim")])


def schema() -> dict[str, Any]:
    """JSON Schema of an answer, for endpoints that can bind answers to one."""
    found = TypeAdapter(list[Annotated[Claim, Field(discriminator="claim")]]).json_schema()
    definitions = found.pop("$defs")
    return {"type": "object", "properties": {"claims": found}, "required": ["claims"], "$defs": definitions}


def read_answer(answer: str, dropped: Counter[str]) -> Iterator[Claim]:
    """Claims of the form asked for; others are counted in `dropped`. NoAnswer if the answer is no JSON with a list of them."""
    fenced = _FENCED.match(answer)
    try:
        data = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError) as error:
        raise NoAnswer("the answer is no JSON, or JSON that is cut off") from error
    claims = data.get("claims") if isinstance(data, dict) else None
    if not isinstance(claims, list):
        raise NoAnswer("the answer is no object with a list of claims")
    if len(claims) > MOST_CLAIMS:
        dropped["beyond the first thousand"] += len(claims) - MOST_CLAIMS
    for claim in claims[:MOST_CLAIMS]:
        try:
            yield _CLAIM.validate_python(claim)
        except ValidationError:
            dropped["of another form than asked for"] += 1
