"""Press releases that nobody wrote: the same number gives the same text, of about 400 words, with countries of the registry.

Four in a row belong together: talks of two ministers as either side tells them, a framework with the United Nations, a training.
"""

from calendar import month_name
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from graph.linking.registry import load_registry

__all__ = ["generate"]

TEXTS: Final = Path(__file__).parent / "texts"
FIRST_DAY: Final = date(2019, 1, 7)
AGENCIES: Final = ("UNODC", "UNDP", "UNICEF", "WHO", "UNFPA", "FAO", "ILO", "IOM", "UNHCR", "UNESCO", "UN Women", "WFP")
GIVEN: Final = ("Adil", "Berta", "Carlo", "Dina", "Edvin", "Farah", "Goran", "Hilde", "Ivar", "Jamila", "Karim", "Lena", "Milan")
FAMILY: Final = ("Abrenov", "Balsten", "Corvatti", "Dalmeka", "Ertuli", "Fenwar", "Gashori", "Hollanen", "Ibremi", "Jorvald")
FIELDS: Final = (
    "trade and customs", "water and energy", "public health", "higher education", "safe migration", "farming and food",
    "the fight against drugs", "climate and nature", "tourism and museums", "rail and road transport",
)  # fmt: skip
OFFICES: Final = {
    "ministry": "Ministry of Foreign Affairs",
    "minister": "Minister of Foreign Affairs",
    "agenda": "2030 Agenda for Sustainable Development",
}

HEAD: Final = """---
url: https://w3id.org/communique/generated/{number}
title: {title}
publisher: {publisher}
published: {published}
language: en
---
"""

FORMS: Final = (
    ("talks_of_the_host", "{us} and {them} speak about {field1}", "Ministry of Foreign Affairs of {us}"),
    ("talks_of_the_guest", "Minister of {them} back from {city}", "Ministry of Foreign Affairs of {them}"),
    ("framework", "{us} and the United Nations sign a framework", "United Nations in {us}"),
    ("training", "{agency1} trains officials of three countries", "{agency1}"),
)


class State(NamedTuple):
    """A country that generated texts speak of, its capital, and the one who speaks for it there."""

    name: str
    city: str
    minister: str


def generate(number: int) -> bytes:
    """The file of the press release with that number (from 0)."""
    form, title, publisher = FORMS[number % len(FORMS)]
    values = _values(number // len(FORMS), number)
    head = HEAD.format(number=number, title=title.format(**values), publisher=publisher.format(**values), **values)
    return (head + _form(form).format(**values)).encode()


@cache
def _form(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def _values(group: int, number: int) -> dict[str, str]:
    chance = Random(group)
    day = FIRST_DAY + timedelta(days=3 * group % 2200)
    us, them, third = chance.sample(_states(), 3)
    found = OFFICES | {
        "us": us.name, "them": them.name, "third": third.name,
        "city": us.city, "their_city": them.city, "third_city": third.city,
        "our_minister": us.minister, "their_minister": them.minister, "third_minister": third.minister,
        "ambassador": f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}",
        "day": _words(day), "next_day": _words(day + timedelta(days=2)),
        "next_month": f"{month_name[day.month % 12 + 1]} {day.year + day.month // 12}",
        "published": (day + timedelta(days=2 * (number % 2))).isoformat(),
        "year": str(day.year), "year2": str(day.year + 2), "year5": str(day.year + 4),
    }  # fmt: skip
    found |= {f"field{place}": field for place, field in enumerate(chance.sample(FIELDS, 3), 1)}
    return found | {f"agency{place}": agency for place, agency in enumerate(chance.sample(AGENCIES, 4), 1)}


def _words(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"


@cache
def _states() -> list[State]:
    """The sixty states whose capitals are largest, sorted by key: few enough to recur."""
    registry = load_registry()
    capitals = {place.country: place for place in registry.of_kind("place") if place.capital and place.country}
    largest = sorted(capitals, key=lambda key: (-capitals[key].population, key))[:60]
    names = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    return [
        State(registry.entries[key].label, capitals[key].label, names[place * 2]) for place, key in enumerate(sorted(largest))
    ]
