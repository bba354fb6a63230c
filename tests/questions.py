"""The competency questions as calls of canned queries: the same for converted gold, extracted facts and samples.

An answer has the shape of the expected one; things are IRIs, in sets; dates and codes are text. `other` are values for which the
answer must differ; `documents` those without which it must vanish, where the keys of the expected answer do not name them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.store.interface import Row
from tests.published_facts import Arguments, Published, value

__all__ = ["QUESTIONS", "Asker", "Question"]

Answer = dict[str, Any]
Given = str | Sequence[str]


class Asker:
    """Runs canned queries; remembers the arguments, so that a graph without some documents is asked the very same."""

    def __init__(self, published: Published, recorded: list[Arguments] | None = None) -> None:
        self.published = published
        self.recorded: list[Arguments] = []
        self._replayed = iter(recorded) if recorded is not None else None

    def rows(self, name: str, **raw: Given) -> list[Row]:
        """Rows of a query for what a caller writes."""
        arguments = self.published.read(name, raw) if self._replayed is None else next(self._replayed)
        self.recorded.append(arguments)
        return self.published.rows(name, arguments)

    def all(self, name: str, column: str, **raw: Given) -> set[str]:
        """Values of one column."""
        return {text for row in self.rows(name, **raw) if (text := value(row.get(column)))}

    def one(self, name: str, *columns: str, **raw: Given) -> list[str | None]:
        """Values of the columns in the only row; None where it is empty or there is no row."""
        rows = self.rows(name, **raw)
        assert len(rows) <= 1, f"{name} {raw} has {len(rows)} rows"
        return [value(rows[0].get(column)) if rows else None for column in columns]


@dataclass(frozen=True)
class Question:
    """One question: how it is asked and with which values it is answered differently."""

    number: str
    ask: Callable[..., Answer]
    other: dict[str, Given] = field(default_factory=dict)
    documents: tuple[str, ...] = ()


def _code(iri: str | None) -> str | None:
    return iri.partition("#")[2] if iri else None


def _signatories(q: Asker, party: Given = "Kazakhstan") -> Answer:
    found = {"agreement_type": "framework", "period": "2021/2025", "role": "signatory"}
    return {"signatories": q.all("agreement-parties", "actor", party=party, **found)}


def _countries_of_a_format(q: Asker, text: Given = "Central Asia + Russia") -> Answer:
    return {"actors": q.all("participants", "actor", text=text, type="country")}


def _where_and_when(q: Asker, involving: Given = "CIS Council of Permanent Plenipotentiary Representatives") -> Answer:
    place, start = q.one("meetings", "place", "start", involving=involving)
    return {"place": place, "start": start}


def _programme(q: Asker, text: Given = "Joint Programme") -> Answer:
    found = {"text": text, "agreement_type": "programme"}
    return {
        "parties": q.all("agreement-parties", "actor", role="party", **found),
        "lead": q.all("agreement-parties", "actor", role="lead", **found),
    }


def _submission(q: Asker, text: Given = "concept note") -> Answer:
    notes = sorted(q.all("agreements", "agreement", text=text))
    event, start = q.one("events", "event", "start", concerning=notes, text="submi", status="held") if notes else (None, None)
    return {"start": start, "actors": q.all("participants", "actor", of=event, named="fund") if event else set()}


def _adoption(q: Asker, text: Given = "socio-economic response plan") -> Answer:
    return {"date": q.one("agreements", "status_date", party="Turkmenistan", text=text, status="adopted")[0]}


def _sum(q: Asker, party: Given = "Turkmenistan") -> Answer:
    found = q.one("funding", "amount", "currency", "qualifier", "documents", party=party, text="documents", status="signed")
    amount, currency, qualifier, documents = found
    return {
        "amount": int(float(amount)) if amount else None,
        "currency": currency,
        "qualifier": qualifier,
        "count": int(documents) if documents else None,
    }


def _met(q: Asker, place: Given = "New York") -> Answer:
    president = q.all("posts", "person", organization="Kazakhstan", text="President")
    persons = q.all("co-participants", "actor", involving=sorted(president), place=place, period="2019-09", type="person")
    both = sorted(president | persons)
    where, when = q.one("meetings", "place", "start", involving=both) if persons else (None, None)
    return {"persons": persons, "start": when, "place": where}


def _posts_of(q: Asker, person: Given = "Nazarkuly Shagulyev") -> Answer:
    return {"posts": q.all("posts", "post", person=person)}


def _rows_by_year(q: Asker, implements: Given = ()) -> Answer:
    rows = q.rows("measure-counts", plan="Country Action Plan of Turkmenistan for 2021-2023 on cooperation with UNESCO",
                  implements=implements)  # fmt: skip
    return {"counts": {value(row["year"]): int(value(row["measures"]) or 0) for row in rows}}


def _meetings_of(q: Asker, involving: Given = "UNODC") -> Answer:
    return {"events": q.all("meetings", "meeting", involving=involving)}


def _posts_on(q: Asker, on: Given = "2021-02-02") -> Answer:
    return {"posts": q.all("posts", "post", person="Rashid Meredov", on=on)}


def _present(q: Asker, type: Given = "un") -> Answer:  # noqa: A002
    rows = q.rows("participants", involving="Rashid Meredov", period="2021-02-02", event_type="meeting", type=type)
    return {
        "actors": {value(row["actor"]) for row in rows},
        "open_list": any(value(row.get("open_list")) == "true" for row in rows),
    }


def _implementing(q: Asker, implements: Given = "World Heritage Convention") -> Answer:
    return {"measures": q.all("measures", "measure", implements=implements)}


def _every_year(q: Asker, type: Given = ("convention", "recommendation")) -> Answer:  # noqa: A002
    plan = "Country Action Plan of Turkmenistan for 2021-2023 on cooperation with UNESCO"
    years = len(q.rows("measure-counts", plan=plan))
    return {
        "every_year": q.all("agreement-activity", "agreement", plan=plan, type=type, least_years=str(years)),
        "one_year": q.all("agreement-activity", "agreement", plan=plan, type=type, most_years="1"),
    }


def _visits(q: Asker, type: Given = "visit") -> Answer:  # noqa: A002
    return {
        "measures": q.all("measures", "measure", type=type, involving="UNESCO"),
        "events": q.all("events", "event", type=type, involving="UNESCO", status="planned"),
    }


def _with_body(q: Asker, involving: Given = "UNESCO Cluster Office in Tehran") -> Answer:
    return {"measures": q.all("measures", "measure", involving=involving)}


def _due(q: Asker, period: Given = "2023-11") -> Answer:
    return {"measures": q.all("measures", "measure", period=period)}


def _programmes(q: Asker, alongside: Given = "World Heritage Convention") -> Answer:
    return {"agreements": q.all("agreement-activity", "agreement", relation="within", alongside=alongside)}


def _anniversary(q: Asker, text: Given = ("30th anniversary", "30 years")) -> Answer:
    return {"measures": q.all("measures", "measure", text=text, involving=("Turkmenistan", "UNESCO"))}


def _announced(q: Asker, place: Given = "Minsk") -> Answer:
    rows = q.rows("agreements", party="Turkmenistan", place=place)
    return {
        "agreements": {value(row["agreement"]) for row in rows},
        "status": ", ".join(sorted(_code(value(row.get("status"))) or "" for row in rows)) or None,
        "announced_at": {value(row["announced_at"]) for row in rows if "announced_at" in row},
    }


def _coordinators(q: Asker, scope: Given = "Turkmenistan") -> Answer:
    found = {"scope": scope, "text": "Resident Coordinator"}
    first, then = q.rows("posts", on="2021-02-02", **found), q.rows("posts", on="2026-02", **found)
    return {
        "2021-02-02": {value(row["person"]) for row in first},
        "acting": any(value(row["acting"]) == "true" for row in first),
        "2026-02": {value(row["person"]) for row in then},
    }


def _contradictions(q: Asker, type: Given = "meeting") -> Answer:  # noqa: A002
    rows = q.rows("contradictions", type=type)
    stated = {(value(row["about"]), _code(value(row["field"])), value(row["report"]), _code(value(row["value"]))) for row in rows}
    return {"contradictions": stated}


def _in_both(q: Asker, person: Given = "Myahri Byashimova", period: Given = "2026-02-09") -> Answer:
    first = q.all("participants", "actor", involving="Rashid Meredov", period="2021-02-02", event_type="meeting")
    return {"actors": first & q.all("participants", "actor", involving=person, period=period, event_type="meeting")}


def _partners_present(q: Asker, involving: Given = "Rashid Meredov") -> Answer:
    partners = q.all("agreement-parties", "actor", text="Joint Programme", agreement_type="programme", role="party")
    return {"actors": partners & q.all("participants", "actor", involving=involving, period="2021-02-02", event_type="meeting")}


def _often_named(q: Asker, least: Given = "3") -> Answer:
    return {"counts": {value(row["actor"]): int(value(row["documents"]) or 0) for row in q.rows("named-actors", least=least)}}


def _undated(q: Asker, text: Given = "Central Asia + Russia") -> Answer:
    found, start = q.one("meetings", "meeting", "start", text=text)
    after = q.all("sequence", "earlier", text=text)
    return {"found": found is not None, "start": start, "after_event": after}


def _without_part(q: Asker, type: Given = "country") -> Answer:  # noqa: A002
    return {"actors": q.all("named-without-part", "actor", type=type)}


QUESTIONS = (
    Question("1", _signatories, {"party": "Turkmenistan"}),
    Question("2", _countries_of_a_format, {"text": "cooperation framework"}),
    Question("4", _where_and_when, {"involving": "Dmitry Shlapachenko"}, ("s001",)),
    Question("5", _programme, {"text": "Earthen Architecture"}),
    Question("6", _submission, {"text": "peace and trust"}),
    Question("7", _adoption, {"text": "peace and trust"}, ("s000",)),
    Question("8", _sum, {"party": "Kazakhstan"}, ("s000",)),
    Question("10", _met, {"place": "Minsk"}),
    Question("11", _posts_of, {"person": "Rashid Meredov"}),
    Question("12", _rows_by_year, {"implements": "World Heritage Convention"}, ("s002",)),
    Question("13", _meetings_of, {"involving": "UNESCO"}),
    Question("14", _posts_on, {"on": "2026"}),
    Question("15", _present, {"type": "person"}),
    Question("16", _implementing, {"implements": "2003 Convention"}),
    Question("18", _every_year, {"type": "agenda"}),
    Question("19", _visits, {"type": "exhibition"}),
    Question("20", _with_body, {"involving": "UNODC"}),
    Question("22", _due, {"period": "2023-12"}),
    Question("25", _programmes, {"alongside": "2003 Convention"}),
    Question("27", _anniversary, {"text": "Sustainable Development Goals"}),
    Question("28", _announced, {"place": "Ashgabat"}),
    Question("29", _coordinators, {"scope": "Kazakhstan"}),
    Question("30", _contradictions, {"type": "training"}),
    Question("32", _in_both, {"person": "Nazarkuly Shagulyev", "period": "2026-01-29"}),
    Question("34", _partners_present, {"involving": "UNESCO"}),
    Question("35", _often_named, {"least": "4"}, ("s000", "s001", "s002")),
    Question("38", _undated, {"text": "strategic priorities"}),
    Question("40", _without_part, {"type": "igo"}),
)
