"""Actors against gold: found by name, of the right kind, with the right identifier; and the posts of persons."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from graph.evaluation.answers import ActorSaid, Answer, PostSaid
from graph.evaluation.pairing import Pairing, pair, pair_entries
from graph.evaluation.quoting import quote_of, quote_with
from graph.evaluation.sheet import Sheet
from graph.evaluation.wording import content, overlap, same_person, same_spelling

__all__ = ["score_actors", "score_posts"]

_RANK: Final = frozenset({"deputy", "vice", "first", "former", "acting", "under", "assistant"})


def score_actors(gold: Answer, said: Answer, text: str, sheet: Sheet) -> dict[str, str]:
    """Mark the actors; the answer's keys with the gold keys they stand for."""
    pairing = pair_entries(gold.actors, said.actors, _likeness, lambda actor: actor.optional)
    sheet.add("actors", *pairing.counts())
    for kind in sorted({actor.kind for actor in (*gold.actors, *said.actors)}):
        _count_kind(kind, gold, said, pairing, sheet)
    for i, j in pairing.pairs:
        mine, other = gold.actors[i], said.actors[j]
        sheet.tick("kind", right=_right_kind(mine, other))
        sheet.judge("actor", other.rule, other.confidence, right=_right_kind(mine, other))
        if not _right_kind(mine, other):
            sheet.wrong("wrong kind", f"{mine.title}: {other.kind}, not {mine.kind}", quote_of(text, other.evidence))
        _mark_link(mine, other, text, sheet)
    for actor in (gold.actors[i] for i in pairing.missed()):
        sheet.wrong(f"missed {actor.kind}", actor.title, quote_with(text, actor.written))
    for actor in (said.actors[j] for j in pairing.false()):
        sheet.wrong(f"false {actor.kind}", actor.title, quote_of(text, actor.evidence))
        sheet.judge("actor", actor.rule, actor.confidence, right=False)
    return {said.actors[j].key: gold.actors[i].key for i, j in pairing.every}


def _likeness(gold: ActorSaid, said: ActorSaid) -> float:
    """1 for a shared name, .8 for a spelling of one, 0 for none; the right kind breaks ties."""
    if (gold.kind == "person") != (said.kind == "person"):
        return 0.0
    shared = bool(gold.names & said.names)
    alike = same_person if gold.kind == "person" else same_spelling
    if not shared and not any(alike(mine, other) for mine in gold.names for other in said.names):
        return 0.0
    return (1.0 if shared else 0.8) + (0.1 if gold.kind == said.kind else 0.0)


def _right_kind(gold: ActorSaid, said: ActorSaid) -> bool:
    return gold.kind == said.kind or gold.accepts("kind", said.kind)


def _count_kind(kind: str, gold: Answer, said: Answer, pairing: Pairing, sheet: Sheet) -> None:
    """An answer of another kind that gold accepts is right here, and no false one there."""
    right = [(i, j) for i, j in pairing.pairs if gold.actors[i].kind == kind and _right_kind(gold.actors[i], said.actors[j])]
    elsewhere = {j for i, j in pairing.pairs if gold.actors[i].accepts("kind", said.actors[j].kind)}
    there = sum(actor.kind == kind for i, actor in enumerate(gold.actors) if i not in pairing.gold_aside)
    own = [j for j, actor in enumerate(said.actors) if actor.kind == kind and j not in pairing.said_aside | elsewhere]
    other = sum(said.actors[j].kind != kind for _, j in right)
    sheet.add(f"actors.{kind}", len(right), there, len(own) + other)


def _mark_link(gold: ActorSaid, said: ActorSaid, text: str, sheet: Sheet) -> None:
    """An identifier where gold has none is a wrong one."""
    right = said.id is not None and (gold.id == said.id or gold.accepts("id", said.id))
    sheet.add("links.right", int(right), int(gold.id is not None), int(said.id is not None))
    if said.id is not None and not right:
        sheet.wrong("wrong link", f"{gold.title}: {said.id}, not {gold.id}", quote_of(text, said.evidence))


class _Held(NamedTuple):
    """A post and the gold key of its holder; `?` stands before the key of a holder whom gold does not know."""

    holder: str
    post: PostSaid


def score_posts(gold: Answer, said: Answer, keys: Mapping[str, str], text: str, sheet: Sheet) -> None:
    """Mark posts: the holder, the title, and the organisation (or what it belongs to)."""
    actors = {actor.key: actor for actor in gold.actors}
    mine = [_Held(actor.key, post) for actor in gold.actors for post in actor.posts]
    others = [_Held(keys.get(actor.key, "?" + actor.key), post) for actor in said.actors for post in actor.posts]
    every = pair(mine, others, lambda one, other: _title_fits(one, other, actors))
    kept = [(i, j) for i, j in every if mine[i].holder not in gold.optional_actors]
    sizes = [sum(held.holder not in gold.optional_actors for held in side) for side in (mine, others)]
    bodies = {j: _same_body(actors, keys.get(others[j].post.of or ""), mine[i].post.of) for i, j in kept}
    sheet.add("posts.title", len(kept), *sizes)
    sheet.add("posts", sum(bodies.values()), *sizes)
    for i, j in kept:
        if not bodies[j]:
            detail = f"{actors[mine[i].holder].title}, {mine[i].post.title}: not of {mine[i].post.of}"
            sheet.wrong("wrong organisation", detail, quote_with(text, [mine[i].post.as_written, mine[i].post.title]))
    for held in (mine[i] for i in range(len(mine)) if i not in {i for i, _ in every}):
        if held.holder not in gold.optional_actors:
            shown = quote_with(text, [held.post.as_written, *actors[held.holder].written])
            sheet.wrong("missed post", f"{actors[held.holder].title}, {held.post.title}", shown)
    for j, held in enumerate(others):
        if held.holder not in gold.optional_actors:
            sheet.judge("post", held.post.rule, held.post.confidence, right=bodies.get(j, False))
            if j not in bodies:
                shown = quote_with(text, [held.post.as_written, held.post.title])
                sheet.wrong("false post", f"{held.holder}, {held.post.title}", shown)


def _same_body(actors: Mapping[str, ActorSaid], said: str | None, gold: str | None) -> bool:
    """The same body, or one of the two belongs to the other."""
    parents = {key: actor.parent for key, actor in actors.items()}
    return said is not None and (said == gold or parents.get(said) == gold or (gold is not None and parents.get(gold) == said))


def _title_fits(gold: _Held, said: _Held, actors: Mapping[str, ActorSaid]) -> float:
    """How well the titles agree; a rank (Deputy, Former …) must stand in both or in none."""
    if gold.holder != said.holder:
        return 0.0
    body, rank = _words_of_body(gold.post, actors), content(said.post.title) & _RANK
    titles = [title for title in (gold.post.title, gold.post.as_written) if title and content(title) & _RANK == rank]
    return max((_agreement(title, said.post.title, body) for title in titles), default=0.0)


def _agreement(gold: str, said: str | None, body: frozenset[str]) -> float:
    """Overlap of two titles; 0 where each says something that the other does not, as Foreign against Internal Affairs."""
    score = overlap(gold, said)
    mine, other = content(gold) - body, content(said) - body
    return 0.0 if mine - other and other - mine and score < 0.75 else score


def _words_of_body(post: PostSaid, actors: Mapping[str, ActorSaid]) -> frozenset[str]:
    """Words that only name the organisation again, its parent or the place of the post."""
    parent = actors[post.of].parent if post.of and post.of in actors else None
    bodies = [actors[key] for key in (post.of, parent, *post.reach) if key and key in actors]
    return frozenset(word for body in bodies for name in body.names if "ministry" not in name for word in name.split())
