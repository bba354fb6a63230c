"""The reading stages in their order: document and registry in, `Annotated` out."""

import re
from collections.abc import Sequence

from graph.documents.document import Document
from graph.extraction.actors.acronyms import learn_bodies
from graph.extraction.actors.actors import cast_actors
from graph.extraction.actors.bodies import find_bodies
from graph.extraction.actors.coreference import find_references
from graph.extraction.actors.gazetteer import gazetteer
from graph.extraction.actors.publishers import enter_publisher
from graph.extraction.annotations import ActorDraft, ActorMention, Annotated, Block, DateMention, Mention, ReportSpan, Sentence
from graph.extraction.people.people import find_people
from graph.extraction.people.posts import Dater, add_posts
from graph.extraction.people.titles import find_titles
from graph.extraction.text.dates import find_dates
from graph.extraction.text.publication import Publication, date_document
from graph.extraction.text.scene import Scene
from graph.extraction.text.segments import Layout, Release, lay_out
from graph.extraction.text.sentences import split_sentences
from graph.extraction.text.spans import SpanIndex
from graph.extraction.text.tokens import tokenize
from graph.linking.registry import Registry

__all__ = ["annotate"]


def _dated_lines(text: str, blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """Where each dateline ends, and its day if it gives one in full: dates below count from it."""
    found = []
    for block in blocks:
        if block.kind == "dateline" and not re.match(r"(?:update|print)", text[block.start : block.end], re.IGNORECASE):
            days = [date.edtf for date in find_dates(text[block.start : block.end], lambda _: None) if date.kind == "day"]
            found += [(block.end, day) for day in days[:1] if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
    return found


def annotate(document: Document, registry: Registry) -> Annotated:
    """Everything the reading stages find in `document`."""
    text = document.text
    layout = lay_out(text, document.body)
    publication = date_document(document, layout)
    sentences = split_sentences(text, layout.blocks)
    scene = Scene(text, tokenize(text), layout.blocks)
    gazetteer(registry).find(scene)
    find_bodies(scene)
    learn_bodies(scene)
    titles = find_titles(scene)
    people = find_people(scene, titles)
    releases = SpanIndex(layout.releases)

    headings = _dated_lines(text, layout.blocks)

    def anchor(position: int) -> str | None:
        release = releases.at(position)
        line = next((each for each in reversed(headings) if each[0] <= position), None)
        if line is not None and (release is None or line[0] >= release.start):
            return line[1]
        return publication.anchor(release.key) if release is not None else publication.published

    def issued(position: int) -> str | None:
        release = releases.at(position)
        return (publication.issued.get(release.key) if release is not None else None) or publication.published

    dates = find_dates(text, anchor)
    cast = cast_actors(registry, scene, people, document)
    posts = add_posts(cast, people, titles, _observer(sentences, dates, issued))
    publisher = enter_publisher(cast, layout.blocks, document.publisher)
    actors = cast.ledger.drafts()
    reports = _reports(document, layout, publication, (actors, publisher))
    references = find_references(scene, layout.blocks, sentences, reports, (actors, posts, cast.home))
    return Annotated(
        document=document,
        published=publication.published,
        tokens=scene.tokens,
        blocks=layout.blocks,
        sentences=sentences,
        reports=reports,
        mentions=_mentions(scene),
        dates=dates,
        persons=cast.persons,
        posts=posts,
        actors=actors,
        actor_mentions=sorted([*_actor_mentions(actors), *references], key=lambda each: (each.start, each.end, each.actor)),
        publisher=publisher,
    )


def _observer(sentences: Sequence[Sentence], dates: Sequence[DateMention], issue: Dater) -> Dater:
    """The date on which what stands at a position was so: that of its sentence, else that of the release."""
    by_place, by_date = SpanIndex(sentences), SpanIndex(dates)

    def observed(position: int) -> str | None:
        issued = issue(position)
        sentence = by_place.at(position)
        if sentence is not None:
            days = [each for each in by_date.within(sentence.start, sentence.end) if each.kind == "day" and "X" not in each.edtf]
            if days and (issued is None or days[0].edtf <= issued):
                return days[0].edtf
        return issued

    return observed


def _reports(
    document: Document, layout: Layout, publication: Publication, named: tuple[Sequence[ActorDraft], str | None]
) -> list[ReportSpan]:
    """Releases with title, issuer and date; a file of one release has its publisher and, without a headline, its title."""
    actors, publisher = named
    mentions = SpanIndex(_actor_mentions(actors))
    single = len(layout.releases) == 1
    return [
        ReportSpan(
            key=release.key,
            title=_title(document.text, layout, release) or (document.title if single else None),
            issuer=_issuer(mentions, release) or (publisher if single else None),
            date=publication.issued[release.key],
            start=release.start,
            end=release.end,
        )
        for release in layout.releases
    ]


def _title(text: str, layout: Layout, release: Release) -> str | None:
    headline = next((block for block in layout.blocks if block.report == release.key and block.kind == "headline"), None)
    return " ".join(text[headline.start : headline.end].split()) if headline is not None else None


def _issuer(mentions: SpanIndex[ActorMention], release: Release) -> str | None:
    """Key of the widest actor named where the release says who issued it."""
    if release.issuer is None:
        return None
    found = sorted(mentions.within(*release.issuer), key=lambda each: each.start - each.end)
    return found[0].actor if found else None


def _mentions(scene: Scene) -> list[Mention]:
    found = []
    for hit in scene.hits:
        start, end = scene.span(hit.first, hit.last)
        found.append(Mention(start, end, scene.text[start:end], hit.kind, hit.key, hit.rule))
    return found


def _actor_mentions(actors: Sequence[ActorDraft]) -> list[ActorMention]:
    return sorted(
        (mention for actor in actors for mention in actor.mentions), key=lambda each: (each.start, each.end, each.actor)
    )
