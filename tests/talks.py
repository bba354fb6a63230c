"""A small clean document and its facts, for tests that spoil them."""

import hashlib
from typing import Any

__all__ = ["TEXT", "clean_facts", "span"]

WMO = "World Meteorological Organization"
MINISTER = "Minister of Fisheries"
TEXT = """Talks in Suva

Suva, 3 May 2022. Mere Tabua, Minister of Fisheries of Fiji, received Jonas Olsen, acting head of the mission of the
World Meteorological Organization. They signed the Memorandum on Early Warning and agreed on a second round in June 2022.
The Action Plan on Oceans lists a visit to Kenya in the 2nd quarter. Iceland gives 2 million US dollars.
"""


def span(exact: str) -> dict[str, Any]:
    """The first place of `exact` in the text."""
    start = TEXT.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact}


def clean_facts() -> dict[str, Any]:
    """Facts in the form of the contract, with nothing wrong; a new copy each time."""
    signed = "They signed the Memorandum on Early Warning"
    return {
        "format": "communique-facts/1",
        "document": {
            "id": "talks",
            "title": "Talks in Suva",
            "publisher": "ministry",
            "published": "2022-05-03",
            "language": "en",
            "source": "talks.txt",
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "text": TEXT,
        },
        "reports": [{"key": "r1", "title": "Talks in Suva", "issuer": "ministry", "date": "2022-05-03", "span": [0, len(TEXT)]}],
        "actors": [
            {"key": "fji", "kind": "country", "name": "Fiji", "id": "fji", "mentions": [span("Fiji")]},
            {"key": "isl", "kind": "country", "name": "Iceland", "id": "isl", "mentions": [span("Iceland")]},
            {
                "key": "wmo",
                "kind": "un",
                "name": "World Meteorological Organization",
                "id": "wmo",
                "mentions": [span("World Met")],
            },
            {"key": "ministry", "kind": "gov", "name": "Ministry of Fisheries of Fiji", "parent": "fji", "mentions": []},
            {
                "key": "tabua",
                "kind": "person",
                "name": "Mere Tabua",
                "mentions": [span("Mere Tabua")],
                "posts": [
                    {
                        "title": "Minister of Fisheries",
                        "of": "fji",
                        "on": "2022-05-03",
                        "evidence": [span("Minister of Fisheries")],
                    }
                ],
            },
            {
                "key": "olsen",
                "kind": "person",
                "name": "Jonas Olsen",
                "mentions": [span("Jonas Olsen")],
                "posts": [
                    {"title": "Head of Mission", "of": "wmo", "acting": True, "evidence": [span("acting head of the mission")]}
                ],
            },
        ],
        "events": [
            {
                "key": "e1",
                "main": True,
                "type": "meeting",
                "label": "Talks of the Minister of Fisheries with the mission",
                "start": "2022-05-03",
                "place": "Suva",
                "mode": "in-person",
                "status": "held",
                "participants": [
                    {"actor": "tabua", "role": "host", "for": "fji", "evidence": [span("Mere Tabua")]},
                    {"actor": "olsen", "for": "wmo", "evidence": [span("received Jonas Olsen")]},
                ],
                "agreements": ["mou"],
                "topics": ["sdg:14"],
                "evidence": [span("received Jonas Olsen")],
                "rule": "received",
                "confidence": 0.9,
            },
            {
                "key": "e2",
                "type": "meeting",
                "label": "Second round",
                "start": "2022-06",
                "status": "planned",
                "participants": [{"actor": "fji"}, {"actor": "wmo"}],
                "after_event": "e1",
                "evidence": [span("a second round in June 2022")],
            },
            {
                "key": "row7",
                "type": "visit",
                "label": "Visit to Kenya",
                "start": "2022-34",
                "plan": "plan",
                "row": "2022-7",
                "year": 2022,
                "term": "2nd quarter",
                "steps": 1,
                "evidence": [span("a visit to Kenya in the 2nd quarter")],
            },
        ],
        "agreements": [
            {
                "key": "mou",
                "type": "mou",
                "name": "Memorandum on Early Warning",
                "status": "signed",
                "date": "2022-05-03",
                "start": "2022",
                "end": "2025",
                "parties": [
                    {
                        "actor": "tabua",
                        "role": "signatory",
                        "for": "fji",
                        "post": "Minister of Fisheries",
                        "evidence": [span(signed)],
                    },
                    {"actor": "wmo", "role": "party", "evidence": [span(signed)]},
                ],
                "evidence": [span(signed)],
            },
            {"key": "plan", "type": "plan", "name": "Action Plan on Oceans", "evidence": [span("Action Plan on Oceans")]},
        ],
        "money": [
            {"amount": 2000000, "currency": "USD", "what": "early warning", "agreement": "mou", "evidence": [span("2 million")]}
        ],
    }
