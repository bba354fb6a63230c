"""A label in words for a happening without a name of its own: what it was, of whom, where."""

from typing import Final

from graph.extraction.annotations import Annotated
from graph.extraction.drafts import EventDraft

__all__ = ["event_label"]

_NOUNS: Final = {
    "meeting": "Meeting", "consultation": "Consultations", "conference": "Conference", "session": "Session", "visit": "Visit",
    "signing": "Signing", "ceremony": "Ceremony", "training": "Training", "exhibition": "Exhibition", "election": "Election",
    "appointment": "Appointment", "other": "Event",
}  # fmt: skip
_MOST: Final = 4


def event_label(annotated: Annotated, event: EventDraft) -> str:
    """`Meeting of A, B and C in D`; persons first, then bodies no person speaks for."""
    actors = [annotated.actor(part.actor) for part in event.participants if part.actor]
    persons = [actor for actor in actors if actor.kind == "person"]
    spoken_for = {post.of for person in persons for post in person.posts}
    others = [actor for actor in actors if actor.kind != "person" and actor.key not in spoken_for]
    names = list(dict.fromkeys(actor.name for actor in [*persons, *others]))
    told = event.rule.removeprefix("events.").split(".")[-1].replace("-", " ")
    label = told.capitalize() if event.type == "other" and event.rule.startswith("events.") else _NOUNS[event.type]
    if event.agreements and event.type == "signing":
        label += f" of {event.agreements[0].names[0]}"
    if names:
        label += (" by " if event.type in {"signing", "visit"} else " of ") + _listed(names)
    return f"{label} in {event.place}" if event.place else label


def _listed(names: list[str]) -> str:
    shown = names[:_MOST]
    if len(names) > _MOST:
        shown.append("others")
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]
