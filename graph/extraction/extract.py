"""Document to Facts: the order in which the stages of extraction run."""

from collections.abc import Sequence
from dataclasses import replace

from graph.documents.document import Document
from graph.extraction.annotate import annotate
from graph.extraction.annotations import Annotated
from graph.extraction.assemble import assemble
from graph.extraction.events.events import find_events
from graph.extraction.events.milestones import find_milestones
from graph.extraction.events.quotes import quote_values
from graph.extraction.instruments.instruments import find_instruments
from graph.extraction.instruments.links import link_instruments
from graph.extraction.instruments.money import find_money
from graph.extraction.instruments.parties import add_parties
from graph.extraction.instruments.proposals import add_proposals
from graph.extraction.measured import as_measured
from graph.extraction.plans.events import plan_events, plan_of
from graph.extraction.plans.plans import PlanTable, read_tables
from graph.extraction.russian.language import is_russian
from graph.extraction.text.passages import Passage, join_pieces
from graph.facts import Facts
from graph.linking.registry import Registry

__all__ = ["extract"]


def extract(document: Document, registry: Registry) -> Facts:
    """All that the document says, every fact with the place that says so; the same document gives the same facts.

    A document in another language than English and Russian gives its reports and nothing else.
    """
    if is_russian(document):
        from graph.extraction.russian.reading import read_russian  # noqa: PLC0415 - its lists only where a document needs them

        return read_russian(document, registry)
    annotated = annotate(document, registry)
    if not _is_english(document):
        return assemble(replace(annotated, actors=(), actor_mentions=(), _actors={}, _index={}), [], [], [])
    tables = read_tables(document.text, document.body)
    instruments = find_instruments(annotated, registry, _passages(annotated, tables))
    add_proposals(annotated, instruments)
    skip = [(table.start, table.end) for table in tables]
    events = find_events(annotated, instruments, skip)
    for table in tables:
        events += plan_events(annotated, instruments, table, plan_of(annotated, instruments, table))
    events = sorted([*events, *find_milestones(annotated, instruments, events)], key=lambda event: event.start_at)
    link_instruments(annotated, instruments, events)
    add_parties(annotated, instruments, events)
    quote_values(annotated, events)
    money = find_money(annotated, instruments, skip)
    return as_measured(assemble(annotated, events, instruments.drafts, money))


def _is_english(document: Document) -> bool:
    """Whether the rules can read the document; one of unknown language is tried."""
    return document.language is None or document.language.lower().split("-")[0] in {"en", "eng", "english", "und"}


def _passages(annotated: Annotated, tables: Sequence[PlanTable]) -> list[Passage]:
    """Blocks of prose and cells of tables, in text order."""
    passages = [
        join_pieces(annotated.text, [(block.start, block.end)])
        for block in annotated.blocks
        if block.kind not in {"furniture", "dateline"} and not any(t.start <= block.start < t.end for t in tables)
    ]
    for table in tables:
        for row in table.rows:
            passages += [row.cell(column) for column in ("event", "mechanism", "executor", "result")]
    return sorted((p for p in passages if p.pieces), key=lambda passage: passage.pieces[0])
