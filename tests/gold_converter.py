"""Gold in the older shape of the reference corpus as Facts: names, `cue` and lists of keys become mentions, spans and roles.

Keys that the contract does not have (remarks, alternatives, numbers of other things) are dropped. Nothing here knows a document.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graph.facts import (
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

__all__ = ["convert", "convert_file"]

Gold = dict[str, Any]

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_SENTENCE = re.compile(r"\S.*?(?:(?<![A-Z])(?<!Ms)(?<!Mr)[.!?][\"”»)]*(?=\s+[\"“«A-Z])|$)", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SMALL = frozenset({"of", "the", "in", "to", "for", "and", "on", "a", "i"})
_LONGEST = 600
_AGREEMENT_VALUES = ("id", "start", "end", "date", "count", "part_of", "announced_at", "adopted_at")


def convert_file(path: Path) -> Facts:
    """Facts of the gold file at `path`, with the text beside it."""
    return convert(json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".txt").read_text(encoding="utf-8"))


def convert(gold: Gold, text: str) -> Facts:
    """Facts of one gold document and its text."""
    return _Converter(gold, text).facts()


class _Converter:
    def __init__(self, gold: Gold, text: str) -> None:
        self.gold, self.text = gold, text
        self.reports, self.report_of_source = _reports(gold, text)
        self.mentions = {actor["key"]: self._occurrences(actor["names"]) for actor in gold["actors"]}
        self.offices = {office["key"]: office for office in gold.get("offices", [])}
        self.posts = {actor["key"]: actor.get("posts", []) for actor in gold["actors"]}

    def facts(self) -> Facts:
        gold = self.gold
        return Facts(
            format=FORMAT,
            document=self._document(),
            reports=self.reports,
            actors=[self._actor(actor) for actor in gold["actors"]],
            events=[self._event(event) for event in gold["events"]],
            agreements=[self._agreement(agreement) for agreement in gold["agreements"]],
            money=[self._money(money) for money in gold["money"]],
        )

    def _document(self) -> DocumentFacts:
        gold, publisher = self.gold, self.gold.get("publisher")
        keys = [a["key"] for a in gold["actors"] if publisher and publisher.casefold() in {n.casefold() for n in a["names"]}]
        return DocumentFacts(
            id=gold["id"],
            title=self.reports[0].title,
            publisher=keys[0] if keys else publisher,
            published=gold.get("published"),
            language=gold.get("language"),
            source=gold.get("url") or gold.get("file") or f"{gold['id']}.txt",
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            text=self.text,
        )

    def _actor(self, actor: Gold) -> Actor:
        return Actor(
            key=actor["key"],
            kind=actor["kind"],
            name=actor["names"][0],
            names=actor["names"][1:],
            id=actor.get("id"),
            parent=actor.get("parent"),
            members=actor.get("members", []),
            mentions=self.mentions[actor["key"]],
            posts=[self._post(actor["key"], post) for post in actor.get("posts", [])],
        )

    def _post(self, person: str, post: Gold) -> HeldPost:
        written = post.get("as_written")
        sentences = [self._sentence(mention) for mention in self.mentions[person]]
        scored = [(self._fit(sentence, post["title"], written), -sentence.start, sentence) for sentence in sentences]
        fitting = [[each for each in scored if each[0] >= 0.6 and self._in(each[2], report)] for report in self.reports]
        best = [max(group)[2] for group in fitting if group]
        return HeldPost(
            title=post["title"],
            as_written=written,
            of=post["of"],
            scope=post.get("to"),
            acting=post.get("acting", False),
            on=post.get("on"),
            evidence=best or [max(scored)[2]] if scored else [],
        )

    def _fit(self, sentence: Span, title: str, written: str | None) -> float:
        """How much of a title a sentence holds; all of it where it holds the words as written."""
        if written:
            return float(written in sentence.exact)
        words, there = _words(title), _words(sentence.exact)
        return len(words & there) / len(words) if words else 0.0

    def _event(self, event: Gold) -> Event:
        evidence = self._evidence(event)
        keys = {
            **{key: event.get(key) for key in ("main", "name", "label", "start", "end", "place", "venue", "mode", "status")},
            **{key: event[key] for key in ("part_of", "after_event", "before_event", "row", "year", "steps") if key in event},
            **{key: event.get(key, []) for key in ("agreements", "implements", "within", "discusses", "adopts")},
        }
        return Event(
            key=event["key"],
            type=event["type"],
            **keys,
            not_before=event.get("after"),
            not_after=event.get("before"),
            participants=self._participants(event, evidence),
            open_list=event.get("participants_open_list", False),
            topics=[f"sdg:{event['sdg']}"] if "sdg" in event else [],
            plan=self.gold.get("plan") if "row" in event else None,
            term=event.get("terms"),
            by_report=self._by_report(event),
            evidence=evidence,
        )

    def _by_report(self, event: Gold) -> dict[str, dict[str, Any]]:
        """Values that sources give differently; the lists of participants are told by the evidence of each of them."""
        found: dict[str, dict[str, Any]] = {}
        for source, values in event.get("by_source", {}).items():
            own = {key: value for key, value in values.items() if key != "participants"}
            if own:
                report = self.report_of_source[source]
                cues = [
                    value["cue"]
                    for contradiction in self.gold.get("contradictions", [])
                    if contradiction["about"] == event["key"] and contradiction["field"] in own
                    for value in contradiction["values"]
                    if value["source"] == source
                ]
                found[report] = own | {"evidence": [span.model_dump() for cue in cues for span in self._cue(cue, {report})[:1]]}
        return found

    def _participants(self, event: Gold, evidence: list[Span]) -> list[Participant]:
        hosts = event.get("hosts", [])
        found = []
        for actor in dict.fromkeys([*event["participants"], *hosts]):
            role = "host" if actor in hosts else "participant"
            found.append(Participant(actor=actor, role=role, evidence=self._named_in(actor, event, evidence)))
        for key in event.get("officials", []):
            office = self.offices[key]
            spans = self._titled(office["title"], event) or evidence[:1]
            found.append(Participant(actor=office["of"], role="participant", office=office["title"], evidence=spans))
        return found

    def _titled(self, title: str, event: Gold) -> list[Span]:
        """The sentence of the event's reports that says most of a title, at least half of it."""
        reports = self._event_reports(event)
        lines = [self._span(m.start(), m.end()) for m in _LINE.finditer(self.text)]
        starts = [line.start + match.start() for line in lines for match in _SENTENCE.finditer(line.exact)]
        sentences = [self._sentence(self._span(start, start + 1)) for start in starts]
        scored = [
            (self._fit(sentence, title, None), -sentence.start, sentence)
            for sentence in sentences
            if any(self._in(sentence, report) for report in reports)
        ]
        best = max(scored, default=None)
        return [best[2]] if best and best[0] >= 0.5 else []

    def _event_reports(self, event: Gold) -> list[Report]:
        keys = {self.report_of_source[source] for source in event.get("sources", [])}
        return [report for report in self.reports if not keys or report.key in keys]

    def _named_in(self, actor: str, event: Gold, evidence: list[Span]) -> list[Span]:
        """In each report of the event that lists the actor, the mention nearest to where the event is told."""
        found = []
        for report in self.reports:
            told = [span for span in evidence if self._in(span, report)]
            lists = [v["participants"] for s, v in event.get("by_source", {}).items() if self.report_of_source[s] == report.key]
            named = [span for span in self.mentions[actor] if self._in(span, report)]
            if told and named and all(actor in listed for listed in lists):
                found.append(min(named, key=lambda span: (min(_gap(span, there) for there in told), span.start)))
        return found

    def _agreement(self, agreement: Gold) -> Agreement:
        roles = {"parties": "party", "lead": "lead", "funder": "funder"}
        parties = [
            AgreementParty(actor=actor, role=role) for key, role in roles.items() for actor in _as_list(agreement.get(key))
        ]
        return Agreement(
            key=agreement["key"],
            type=agreement["type"],
            name=agreement["names"][0],
            names=agreement["names"][1:],
            **{key: agreement.get(key) for key in _AGREEMENT_VALUES},
            status=None if agreement["status"] == "referenced" else agreement["status"],
            parties=[*parties, *(self._signatory(actor) for actor in agreement.get("signatories", []))],
            open_list=agreement.get("parties_open_list", False),
            implements=agreement.get("implements", []),
            evidence=self._agreement_evidence(agreement),
        )

    def _signatory(self, actor: str) -> AgreementParty:
        post = next(iter(self.posts[actor]), None)
        if post is None:
            return AgreementParty(actor=actor, role="signatory")
        return AgreementParty.model_validate({"actor": actor, "role": "signatory", "for": post["of"], "post": post["title"]})

    def _agreement_evidence(self, agreement: Gold) -> list[Span]:
        named = self._occurrences(agreement["names"])
        first = [next((span for span in named if self._in(span, report)), None) for report in self.reports]
        return _once([*self._cue(agreement.get("cue"))[:1], *(self._sentence(span) for span in first if span)])

    def _money(self, money: Gold) -> Money:
        keys = {key: money.get(key) for key in ("amount", "currency", "what", "agreement", "qualifier")}
        number = re.escape(f"{money['amount']:g}".rstrip("0") if money["amount"] < 1000 else str(money["amount"]).rstrip("0"))
        spots = [self._span(m.start(), m.end()) for m in re.finditer(rf"(?<!\d){number}(?!\d)", self.text)]
        return Money(**keys, evidence=_once(self._sentence(span) for span in spots)[:1])

    def _evidence(self, event: Gold) -> list[Span]:
        """Sentences of the cues; without any in the text, the paragraph that shares most names with the event."""
        reports = {self.report_of_source[source] for source in event.get("sources", [])}
        cues = [cue for cue in event.get("cues") or [event.get("cue")] if cue]
        found = [span for cue in cues for span in self._nth(event, cue, self._cue(cue, reports))]
        return _once(found or self._best_paragraph(event))

    def _nth(self, event: Gold, cue: str, spans: list[Span]) -> list[Span]:
        """Of several places, the one numbered as the event is among those with this cue, else the one most like its name."""
        same = [other["key"] for other in self.gold["events"] if other.get("cue") == cue]
        if event["key"] in same and len(same) == len(spans):
            return [spans[same.index(event["key"])]]
        title = event.get("name") or event.get("label") or ""
        return [max(spans, key=lambda span: (self._fit(span, title, None), -span.start))] if spans else []

    def _best_paragraph(self, event: Gold) -> list[Span]:
        body = match.end() if (match := _FRONT_MATTER.match(self.text)) else 0
        lines = [self._span(m.start(), min(m.end(), m.start() + _LONGEST)) for m in _LINE.finditer(self.text, body)]
        scores = {line.start: self._shared(line, event) for line in lines}
        return [max(lines, key=lambda line: (scores[line.start], -line.start))] if lines else []

    def _shared(self, line: Span, event: Gold) -> float:
        """How many names of participants a line holds, each weighed by how rare it is, and how much of the event's name."""
        total = sum(
            1 / len(mentions)
            for key in event["participants"]
            if (mentions := self.mentions[key]) and any(_gap(line, mention) == 0 for mention in mentions)
        )
        return total + 2 * self._fit(line, event.get("name") or "", None)

    def _cue(self, cue: str | None, reports: Iterable[str] = ()) -> list[Span]:
        """Sentences in which `cue` stands, those in `reports` if there are any."""
        found = [self._sentence(self._span(m.start(), m.end())) for m in re.finditer(re.escape(cue), self.text)] if cue else []
        wanted = [report for report in self.reports if report.key in set(reports)]
        return [span for span in found if any(self._in(span, report) for report in wanted)] or found

    def _occurrences(self, names: Sequence[str]) -> list[Span]:
        """Every place of a name between word boundaries; of names within one another the longest."""
        body = match.end() if (match := _FRONT_MATTER.match(self.text)) else 0
        either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        matches = re.compile(rf"(?<!\w)(?:{either})(?!\w)").finditer(self.text, body)
        return [self._span(m.start(), m.end()) for m in matches]

    def _sentence(self, span: Span) -> Span:
        """The sentence around a place, cut to what one can read at a glance; at least the place itself."""
        for line in _LINE.finditer(self.text):
            if line.start() <= span.start < line.end():
                for match in _SENTENCE.finditer(line.group()):
                    start, end = line.start() + match.start(), line.start() + match.end()
                    if start <= span.start < end:
                        if span.end - start > _LONGEST:
                            start = span.start
                        return self._span(start, max(min(end, start + _LONGEST), span.end))
        return span

    def _span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, exact=self.text[start:end])

    @staticmethod
    def _in(span: Span, report: Report) -> bool:
        return report.span[0] <= span.start < report.span[1]


def _reports(gold: Gold, text: str) -> tuple[list[Report], dict[str, str]]:
    """Reports that tile the text, and source -> report. Each begins at its title, or at the line before that announces it.

    A source whose title is not in the text is no report if others have theirs: it is the publisher's introduction, and what
    it says belongs to the release after it.
    """
    sources = gold.get("sources") or [{"key": "r1", "title": None, "issuer": None, "date": gold.get("published")}]
    titled = [source for source in sources if source["title"] and source["title"] in text]
    kept = titled or sources[:1]
    starts = [0, *(_announced(text, text.index(source["title"])) for source in kept[1:]), len(text)]
    reports = [
        Report(key=source["key"], title=source["title"], issuer=source.get("issuer"), date=source.get("date"), span=(start, end))
        for source, start, end in zip(kept, starts, starts[1:], strict=False)
    ]
    after: dict[str, str] = {}
    for number, source in enumerate(sources):
        following = [other["key"] for other in sources[number:] if other in kept]
        after[source["key"]] = following[0] if following else kept[-1]["key"]
    return reports, after


def _announced(text: str, title: int) -> int:
    before = [match for match in _LINE.finditer(text, 0, title) if match.end() <= title]
    return before[-1].start() if before and before[-1].group().rstrip().endswith(":") else title


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if word not in _SMALL}


def _gap(span: Span, other: Span) -> int:
    return max(other.start - span.end, span.start - other.end, 0)


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def _once(spans: Iterable[Span]) -> list[Span]:
    found = {(span.start, span.end): span for span in spans}
    return [found[place] for place in sorted(found)]
