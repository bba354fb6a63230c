"""A Russian document to Facts: the stages of reading in their order."""

from graph.documents.document import Document
from graph.extraction.annotations import ActorMention, Annotated, Mention, ReportSpan
from graph.extraction.assemble import assemble
from graph.extraction.drafts import AgreementDraft
from graph.extraction.measured import as_measured
from graph.extraction.russian.bodies import find_bodies
from graph.extraction.russian.cast import Cast, cast_actors
from graph.extraction.russian.dates import find_dates
from graph.extraction.russian.events import Telling, find_events
from graph.extraction.russian.instruments import find_instruments, put_instruments
from graph.extraction.russian.names import PLACES, names_of
from graph.extraction.russian.page import Page, Thing, read_words
from graph.extraction.russian.people import find_people
from graph.extraction.russian.setting import home_of, lay_out, published
from graph.extraction.russian.titles import Title, find_titles
from graph.facts import Facts
from graph.linking.registry import Registry

__all__ = ["read_russian"]


def read_russian(document: Document, registry: Registry) -> Facts:
    """Facts of a Russian document."""
    blocks = lay_out(document.text, document.body)
    day = published(document, blocks)
    page = read_words(document.text, blocks)
    names_of(registry).find(page)
    things = put_instruments(page)
    home = _most_named(page, home_of(document))
    bodies = find_bodies(page, registry, home)
    titles = find_titles(page, {body.first: body for body in bodies})
    people = find_people(page, titles)
    cast = Cast(page, registry, home, {body.key: body for body in bodies}, published=day)
    cast_actors(cast, people, titles)
    dates = find_dates(document.text, lambda _: day)
    instruments = find_instruments(cast, things)
    held = {id(title) for person in people for title in person.titles}
    offices = {title.first: title for title in titles if id(title) not in held}
    taken = _taken(titles, [*things, *(thing for thing in page.things if thing.kind == "body")])
    events = find_events(cast, Telling(dates, offices, instruments, taken, _taken(titles, [])))
    drafts: list[AgreementDraft] = []
    for _, draft in instruments:
        if not any(draft is known for known in drafts):
            drafts.append(draft)
    return as_measured(assemble(_annotated(document, cast, day, dates), events, drafts, []))


def _taken(titles: list[Title], things: list[Thing]) -> frozenset[int]:
    spans = [(title.first, title.last) for title in titles] + [(thing.first, thing.last) for thing in things]
    return frozenset(number for first, last in spans for number in range(first, last))


def _most_named(page: Page, publisher: str | None) -> str | None:
    """The country named most, by its towns and adjectives too; that of the publisher counts a little more."""
    keys = [thing.key for thing in page.things if thing.kind in {"country", "demonym"}]
    keys += [PLACES[thing.key][1] for thing in page.things if thing.kind == "place"]
    known = [publisher] if publisher is not None else []
    counts = {key: keys.count(key) + 2 * (key == publisher) for key in dict.fromkeys([*known, *keys])}
    return max(counts, key=lambda key: counts[key], default=publisher)


def _annotated(document: Document, cast: Cast, day: str | None, dates: list) -> Annotated:  # type: ignore[type-arg]
    page = cast.page
    actors = cast.ledger.drafts()
    mentions = sorted((each for actor in actors for each in actor.mentions), key=_order)
    headline = next((block for block in page.blocks if block.kind == "headline"), None)
    title = " ".join(page.text[headline.start : headline.end].split()) if headline is not None else document.title
    return Annotated(
        document=document,
        published=day,
        blocks=page.blocks,
        sentences=page.sentences,
        reports=[ReportSpan("r1", title, None, day, 0, len(document.text))],
        mentions=[_mention(page, thing) for thing in sorted(page.things, key=lambda thing: thing.first)],
        dates=dates,
        persons=cast.persons,
        posts=cast.posts,
        actors=actors,
        actor_mentions=mentions,
    )


def _order(mention: ActorMention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.actor


def _mention(page: Page, thing: Thing) -> Mention:
    start, end = page.span(thing.first, thing.last)
    return Mention(start, end, page.text[start:end], thing.kind, thing.key, thing.rule)
