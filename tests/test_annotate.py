"""The reading stages together: any text is read, the same text the same way, and the source documents as their gold says."""

import importlib.util
import itertools
import json
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.documents.document import Document
from graph.documents.reading import read_document
from graph.extraction.annotate import annotate
from graph.extraction.annotations import Annotated
from graph.linking.registry import load_registry
from tests.shared import shared

WORDS = [
    "Minister",
    "of",
    "Foreign",
    "Affairs",
    "Kenya",
    "'s",
    "the",
    "UN",
    "(",
    ")",
    "UNDP",
    "and",
    ",",
    ".",
    "Mr.",
    "H.E.",
    "John",
    "Roe",
    "Ministry",
    "Health",
    "in",
    "Lima",
    "2 May 2021",
    "–",
    "-",
    "\n",
    "\n\n",
    "\t",
    "Commission",
    "AU",
    "to",
    "Ambassador",
    "a.i.",
    "/",
    "Secretary",
    "General",
    "met",
    "“",
    "”",
    "Press release of the MFA of Peru:",
    "///",
    "nCa",
    "today",
    "last year",
    "<p>",
    "İ",
    "ﬁ",
    "𝒳",
    "III",
    "C5+1",
    "President",
    "deputy",
    "Resident",
    "Coordinator",
    "EMB",
    ":",
    "respectively",
    "who",
    "heads",
    "Al",
    "bin",
    "O’Brien",
]


def read(text: str) -> Annotated:
    document = Document(id="d", text=text, sha256="0" * 64, source="d.txt")
    return annotate(document, load_registry())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_quoted_rightly(text: str) -> None:
    annotated = read(text)
    keys = {actor.key for actor in annotated.actors}
    for mention in annotated.actor_mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.actor in keys
    for actor in annotated.actors:
        assert {actor.parent, *actor.members} <= {None, *keys}
        assert {post.of for post in actor.posts} | {post.scope for post in actor.posts} <= {None, *keys}
        assert 0 < actor.confidence <= 1
    spans = [(report.start, report.end) for report in annotated.reports]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in itertools.pairwise(spans))


def test_the_same_text_is_read_the_same_way() -> None:
    text = "LIMA, May 4 (Andina) - Foreign Minister of Peru Ana Díaz met UNDP and the Ministry of Health of Peru."
    assert repr(read(text)) == repr(read(text))


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_facts", shared("tools/score_facts.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_facts(annotated: Annotated) -> dict[str, object]:
    actors = [
        {
            "key": actor.key,
            "kind": actor.kind,
            "name": actor.name,
            "names": list(actor.names),
            "id": actor.id,
            "posts": [{"title": post.title, "of": post.of, "scope": post.scope} for post in actor.posts],
        }
        for actor in annotated.actors
    ]
    return {"actors": actors}


@pytest.mark.parametrize(("folder", "count", "least_actors", "least_posts"), [("seeds", 5, 0.95, 0.90), ("dev", 12, 0.90, 0.75)])
def test_actors_and_posts_of_the_corpus(folder: str, count: int, least_actors: float, least_posts: float) -> None:
    module = scorer()
    gold = sorted(Path(shared(f"corpus/{folder}")).glob("*.json"))
    assert len(gold) == count
    tally = module.Tally()
    for path in gold:
        text = path.with_suffix(".txt")
        annotated = annotate(read_document(text.read_bytes(), text.name), load_registry())
        module.score_doc(json.loads(path.read_text(encoding="utf-8")), as_facts(annotated), tally, lambda *_: None)
    assert tally.f1("actors")[2] >= least_actors
    assert tally.f1("posts")[2] >= least_posts
    precision, recall, _ = tally.f1("links.right")
    assert precision >= 0.995
    assert recall >= 0.95


def test_every_mention_in_the_corpus_is_a_name_of_its_actor() -> None:
    checked = 0
    for path in sorted(Path(shared("corpus/seeds")).glob("*.txt")):
        for actor in annotate(read_document(path.read_bytes(), path.name), load_registry()).actors:
            for mention in actor.mentions:
                assert " ".join(mention.text.split()) in actor.names, (path.name, mention)
                checked += 1
    assert checked > 200
