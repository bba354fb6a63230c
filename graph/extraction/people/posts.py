"""The posts persons are seen in, and the offices that are named without their holders."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from graph.extraction.actors.actors import Cast
from graph.extraction.actors.ledger import Account
from graph.extraction.annotations import PersonMention, PostDraft, PostMention
from graph.extraction.confidence import confidence
from graph.extraction.people.holders import Person
from graph.extraction.people.post_bodies import GOVERNMENT, body_of
from graph.extraction.people.title_forms import label
from graph.extraction.people.title_parts import PEERS, RANKS, Title
from graph.extraction.text.scene import Hit

__all__ = ["Dater", "add_posts"]

_MILITARY: Final = frozenset(
    {
        "general",
        "lieutenant",
        "colonel",
        "admiral",
        "marshal",
        "commander",
        "officer",
        "major",
        "brigadier",
        "vice",
        "rear",
        "wing",
    }
)
_ABROAD: Final = frozenset({"coordinator", "representative", "humanitarian coordinator"})
_SEVERAL: Final = frozenset({"deputy", "vice", "assistant", "ambassador", "consul", "senator", "governor"})

_ADDRESSES: Final = frozenset(
    {"ambassador", "senator", "congressman", "congresswoman", "judge", "justice", "councillor", "councilor"}
)
_BYGONE: Final = "former"
_GUESSES: Final = {"post.stack": 1, "post.context": 2, "post.home": 3}

Dater = Callable[[int], str | None]


def add_posts(cast: Cast, people: Sequence[Person], titles: Sequence[Title], observed: Dater) -> list[PostMention]:
    """Add the posts of all persons to their accounts; all title phrases as mentions, in text order.

    `observed(position)` is the date (EDTF) on which what stands at a position was so.
    """
    found: list[PostMention] = []
    held: set[int] = set()
    for person, mention in zip(people, cast.persons, strict=True):
        account = cast.ledger.get(mention.actor)
        known = len(account.posts) if account is not None else 0
        for number, title in enumerate(person.titles):
            held.add(id(title))
            of, rule = body_of(cast, person.titles, number, titles)
            style = title.noun in PEERS or _mere_style(title, person.titles, account) or _unplaced(title, of, rule)
            if style or _again(title, account, mention, (of, rule)):
                continue
            scope = _scope(cast, title, of, person.titles)
            post = _draft(cast, title, of, scope, rule, observed)
            found.append(_mention(cast, title, of, scope, mention.actor, rule))
            if account is not None:
                _merge(account.posts, post, known)
    _settle_homes(cast, found)
    found += [each for title in titles if id(title) not in held for each in _unheld(cast, title, tuple(found))]
    return sorted(found, key=lambda each: (each.start, each.end))


def _settle_homes(cast: Cast, found: list[PostMention]) -> None:
    """An office of state whose country was only guessed is of no country that has another holder of it."""
    taken = {(each.title, each.of): each.person for each in found if each.rule != "post.home" and _unique(each.title)}
    guessed: dict[str, set[str | None]] = {}
    for each in found:
        if each.rule == "post.home" and _unique(each.title):
            guessed.setdefault(each.title, set()).add(each.person)
    for number, mention in enumerate(found):
        account = cast.ledger.get(mention.person) if mention.rule == "post.home" and mention.person else None
        ours = taken.get((mention.title, mention.of), mention.person) == mention.person
        if account is None or (ours and len(guessed.get(mention.title, ())) < 2):
            continue
        alone = len(guessed.get(mention.title, ())) < 2  # of two presidents neither is known to be ours
        free = [key for key in cast.homes if alone and taken.get((mention.title, key), mention.person) == mention.person]
        country = cast.open_country(free[0]) if free else None
        found[number] = replace(mention, of=country)
        account.posts = [
            replace(post, of=country) if post.rule == "post.home" and post.title == mention.title else post
            for post in account.posts
        ]


def _unique(title: str) -> bool:
    """Whether a state has one holder of the office: one Prime Minister, several Deputy Prime Ministers."""
    words = re.findall(r"\w+", title.lower())
    return not _SEVERAL & set(words) and words != ["minister"]


def _mere_style(title: Title, stack: Sequence[Title], account: Account | None) -> bool:
    """`Ambassador X, Head of …`, `General X`, `Prince X`: a rank, not a post, where no country or body is named."""
    if title.of or title.to:
        return False
    other = len(stack) > 1 or (account is not None and bool(account.posts))
    rank = len(title.parts) == 1 and set(re.findall(r"\w+", title.words.lower())) <= _MILITARY
    return (
        rank
        or title.noun in {"prince", "princess"}
        or (other and title.words.lower() in {"ambassador", "senator", "minister plenipotentiary"})
    )


def _unplaced(title: Title, of: str | None, rule: str) -> bool:
    """`Ambassador X`, `Senator X` where nothing says of or to what: how one is addressed."""
    bare = title.words.lower() in _ADDRESSES and not title.of and not title.to and not title.time
    return bare and (of is None or (rule == "post.home" and title.noun != "ambassador"))


def _again(title: Title, account: Account | None, mention: PersonMention, whose: tuple[str | None, str]) -> bool:
    """`Secretary X` after `Secretary of State X`, `President Y` after `President of Z Y`: the known post in short."""
    of, rule = whose
    if account is None or not account.posts or title.time or (title.of and rule == "post.own"):
        return False
    known = [set(re.findall(r"\w+", post.title.lower())) for post in account.posts]
    words = set(re.findall(r"\w+", label(title).lower()))
    short = " " not in mention.text and any(words & each if rule == "post.home" else words <= each for each in known)
    return short or (of is None and rule == "post.own" and any(title.noun in post.title.lower() for post in account.posts))


def _draft(cast: Cast, title: Title, of: str | None, scope: str | None, rule: str, observed: Dater) -> PostDraft:
    start, end = cast.scene.span(title.first, title.last)
    written = cast.scene.words(title.head, title.last)
    return PostDraft(label(title), written, of, scope, title.acting, observed(start), ((start, end),), rule, confidence(rule))


def _mention(cast: Cast, title: Title, of: str | None, scope: str | None, person: str | None, rule: str) -> PostMention:
    start, end = cast.scene.span(title.first, title.last)
    text = cast.scene.text[start:end]
    return PostMention(start, end, text, label(title), of, scope, title.acting, person, title.plural, rule)


def _unheld(cast: Cast, title: Title, held: Sequence[PostMention]) -> list[PostMention]:
    """An office without a named holder, once for each of its bodies; its holder where the text names one elsewhere."""
    keys: list[str | None] = [key for key in (cast.key_of(reference) for reference in title.of) if key is not None]
    rule = "post.own"
    if not keys and not title.plural and title.noun in GOVERNMENT and title.capital:
        keys = [cast.home] if cast.home is not None and cast.ledger.get(cast.home) else []
        rule = "post.home"
    keys = keys or [None]
    scope = _scope(cast, title, keys[0])
    holder = None if title.plural or rule == "post.home" else _holder(held, label(title), keys[0])
    return [_mention(cast, title, key, scope, holder, "reference.post" if holder else rule) for key in keys]


def _holder(held: Sequence[PostMention], title: str, of: str | None) -> str | None:
    """The only person seen in this post."""
    holders = {each.person for each in held if of is not None and each.of == of and _same_title(each.title, title)}
    return holders.pop() if len(holders) == 1 else None


def _scope(cast: Cast, title: Title, of: str | None, stack: Sequence[Title] = ()) -> str | None:
    """Where a post is exercised; `UN Coordinator and UNDP Representative in X` shares its country."""
    others = [each for other in stack if title.noun in _ABROAD and other.noun in _ABROAD for each in other.to]
    shared = [each for each in others if isinstance(each, Hit) and each.kind == "country"]
    references = [each for each in title.to + shared if not (isinstance(each, Hit) and each.kind == "group")]
    keys = (cast.key_of(each) for each in references)
    return next((key for key in keys if key is not None and key != of), None)


def _merge(posts: list[PostDraft], new: PostDraft, before: int) -> None:
    """Keep one entry per post: the same title and body seen again adds its evidence; `before` were seen elsewhere."""
    for number, known in enumerate(posts):
        if number >= before and known.title != new.title:
            continue  # `Minister of Education and Minister of Higher Education` are two
        if known.of == new.of and _BYGONE in {known.title.lower().partition(" ")[0], new.title.lower().partition(" ")[0]}:
            words = [re.sub(r"^former ", "", each.title.lower()) for each in (known, new)]
            if words[0] == words[1] and known.title != new.title:
                past = known if known.title.lower().startswith(_BYGONE) else new
                posts[number] = replace(past, evidence=known.evidence + new.evidence)
                return
        guessed = bool(_GUESSES.keys() & {known.rule, new.rule}) or None in {known.of, new.of}
        if (known.of == new.of or guessed) and _same_title(known.title, new.title):
            fuller = known if len(known.title) >= len(new.title) else new
            posts[number] = PostDraft(
                title=fuller.title,
                as_written=known.as_written,
                of=new.of if new.of is not None and (_weaker(known, new) or known.of is None) else known.of,
                scope=known.scope or new.scope,
                acting=known.acting or new.acting,
                on=known.on or new.on,
                evidence=known.evidence + new.evidence,
                rule=new.rule if _weaker(known, new) and new.of is not None else known.rule,
                confidence=max(known.confidence, new.confidence),
            )
            return
    posts.append(new)


def _weaker(known: PostDraft, new: PostDraft) -> bool:
    """Whether the body of the post known is only guessed, and that of the new one said or guessed better."""
    return _GUESSES.get(known.rule, 0) > _GUESSES.get(new.rule, 0)


def _same_title(one: str, other: str) -> bool:
    words = [re.findall(r"\w+", title.lower().replace("united nations", "un")) for title in (one, other)]
    short, long = sorted(words, key=len)
    return set(short) <= set(long) and RANKS & set(short) == RANKS & set(long)
