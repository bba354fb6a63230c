"""The posts persons are seen in, and the offices that are named without their holders."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from graph.extraction.actors import Cast
from graph.extraction.annotations import PersonMention, PostDraft, PostMention
from graph.extraction.confidence import confidence
from graph.extraction.ledger import Account
from graph.extraction.lexicon import pairs, section
from graph.extraction.people import Person
from graph.extraction.scene import Hit
from graph.extraction.title_forms import label
from graph.extraction.title_parts import RANKS, Reference, Title, state_of

__all__ = ["Dater", "add_posts"]

_GOVERNMENT: Final = frozenset(section("titles", "government"))
_DEFAULT: Final = pairs("titles", "default body")
_STATE: Final = frozenset({"country", "demonym"})

_MILITARY: Final = frozenset({"general", "lieutenant", "colonel", "admiral", "marshal", "commander", "officer"})
_ABROAD: Final = frozenset({"coordinator", "representative", "humanitarian coordinator"})
_SEVERAL: Final = frozenset({"deputy", "vice", "assistant", "ambassador", "consul", "senator", "governor"})
_PEERS: Final = ("president", "chairperson", "chairman", "chair")

Dater = Callable[[int], str | None]


def add_posts(cast: Cast, people: Sequence[Person], titles: Sequence[Title], observed: Dater) -> list[PostMention]:
    """Add the posts of all persons to their accounts; all title phrases as mentions, in text order.

    `observed(position)` is the date (EDTF) on which what stands at a position was so.
    """
    found: list[PostMention] = []
    held: set[int] = set()
    for person, mention in zip(people, cast.persons, strict=True):
        account = cast.ledger.get(mention.actor)
        for number, title in enumerate(person.titles):
            held.add(id(title))
            of, rule = _body_of(cast, person.titles, number)
            if _mere_style(title, person.titles, account) or _again(title, account, mention, (of, rule)):
                continue
            scope = _scope(cast, title, of, person.titles)
            post = _draft(cast, title, of, scope, rule, observed)
            found.append(_mention(cast, title, of, scope, mention.actor, rule))
            if account is not None:
                _merge(account.posts, post)
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
    return not _SEVERAL & set(re.findall(r"\w+", title.lower()))


def _mere_style(title: Title, stack: Sequence[Title], account: Account | None) -> bool:
    """`Ambassador X, Head of …`, `General X`, `Prince X`: a rank, not a post, where no country or body is named."""
    if title.of or title.to:
        return False
    other = len(stack) > 1 or (account is not None and bool(account.posts))
    rank = title.noun in _MILITARY and len(title.parts) == 1
    return rank or title.noun in {"prince", "princess"} or (other and title.noun in {"ambassador", "senator"})


def _again(title: Title, account: Account | None, mention: PersonMention, whose: tuple[str | None, str]) -> bool:
    """`Secretary X` after `Secretary of State X`, `President Y` after `President of Z Y`: the known post in short."""
    of, rule = whose
    if account is None or not account.posts:
        return False
    short = " " not in mention.text and rule == "post.home"
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
    if not keys and not title.plural and title.noun in _GOVERNMENT and title.capital:
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


def _body_of(cast: Cast, stack: Sequence[Title], number: int) -> tuple[str | None, str]:
    """Whose post it is: named by the title, by its kind, by its neighbours or peers, else the country at home."""
    title = stack[number]
    own = _choose(cast, title.of, title)
    if own is not None:
        return own, "post.own"
    known = _default_body(cast, title)
    if known is not None:
        return known, "post.default"
    shared = _neighbour(cast, stack, number) or _abroad(cast, title) or _peer(cast, title)
    if shared is not None:
        return shared, "post.stack"
    if title.noun == "ambassador" or not all(_of_state(each) for each in stack):
        return None, "post.own"
    side = _side(cast, title)
    return (side, "post.stack") if side is not None else (cast.open_country(cast.home) if cast.home else None, "post.home")


def _neighbour(cast: Cast, stack: Sequence[Title], number: int) -> str | None:
    """The body of another title of the same person, the nearest first; of offices of state its country."""
    for other in (*reversed(stack[:number]), *stack[number + 1 :]):
        state = next((key for key in (_state(cast, each) for each in other.of) if key is not None), None)
        known = state is None and not _of_state(stack[number])
        chosen = (_choose(cast, other.of, other) or _default_body(cast, other)) if known else state
        if chosen is not None:
            return chosen
    return None


def _abroad(cast: Cast, title: Title) -> str | None:
    """A body named as the scope of a post that no state has: `Coordinator at UNDP`."""
    bodies = [reference for reference in title.to if isinstance(reference, Hit) and reference.kind in {"un", "igo"}]
    return cast.key_of(bodies[0]) if bodies and title.noun != "representative" and not _of_state(title) else None


def _peer(cast: Cast, title: Title) -> str | None:
    """The body other than a state whose president, commissioner … was named before: `the Vice-President`, `Commissioner X`."""
    rank = next((rank for rank in _PEERS if title.noun.replace(" ", "").endswith(rank)), None)
    if rank is None or title.words.lower() in _PEERS:
        return _commission(cast, title) if title.noun == "commissioner" else None
    for draft in cast.ledger.persons():
        for post in draft.posts:
            account = cast.ledger.get(post.of) if post.of else None
            if account is not None and account.kind in {"igo", "un", "org"} and rank in post.title.lower():
                return post.of
    return None


def _commission(cast: Cast, title: Title) -> str | None:
    """The commission named before a commissioner."""
    start, _ = cast.scene.span(title.first, title.last)
    return cast.ledger.last_named("commission", start, frozenset({"igo", "un"}))


def _of_state(title: Title) -> bool:
    """Whether the title is an office of a state: `Minister`, `Permanent Secretary`."""
    words = title.words.lower().split()
    return title.noun in _GOVERNMENT or title.noun in {"dpm", "fm", "pm"} or " ".join(words[-2:]) in _GOVERNMENT


def _side(cast: Cast, title: Title) -> str | None:
    """`the Hungarian side was represented by TITLE`: the country of the side named before in the sentence."""
    for number in range(title.first - 1, max(0, title.first - 25), -1):
        if cast.scene.lower(number) in {".", ";"} or cast.scene.breaks[number]:
            return None
        if cast.scene.lower(number) in {"side", "delegation"}:
            before = number - 1 - 2 * (cast.scene.lower(number - 1) == "s")
            hit = cast.scene.hit(before) or cast.scene.hit(number + 2)
            return cast.key_of(hit) if hit is not None and hit.kind in _STATE else None
    return None


def _default_body(cast: Cast, title: Title) -> str | None:
    """The body that a title of its kind belongs to (`Under-Secretary-General`: the UN), where the text names it."""
    words = " ".join(re.findall(r"\w+|-", title.words.lower()))
    key = next((key for ending, key in _DEFAULT.items() if words.endswith(ending)), None)
    return _opened(cast, key) if key is not None else None


def _opened(cast: Cast, key: str) -> str | None:
    return key if cast.ledger.get(key) is not None else None


def _choose(cast: Cast, references: Sequence[Reference], title: Title) -> str | None:
    """A body before a country, save for the offices of state."""
    if title.noun in _GOVERNMENT and title.noun not in {"president"}:
        states = [each for each in references if isinstance(each, Hit) and each.kind in _STATE]
        references = states or references
    else:
        references = sorted(references, key=lambda each: isinstance(each, Hit) and each.kind in _STATE)
    return next((key for key in (cast.key_of(each) for each in references) if key is not None), None)


def _state(cast: Cast, reference: Reference) -> str | None:
    """The country of a reference, that of the body's owner for a body."""
    return cast.key_of(state_of(reference))


def _scope(cast: Cast, title: Title, of: str | None, stack: Sequence[Title] = ()) -> str | None:
    """Where a post is exercised; `UN Coordinator and UNDP Representative in X` shares its country."""
    others = [each for other in stack if title.noun in _ABROAD and other.noun in _ABROAD for each in other.to]
    shared = [each for each in others if isinstance(each, Hit) and each.kind == "country"]
    references = [each for each in title.to + shared if not (isinstance(each, Hit) and each.kind == "group")]
    keys = (cast.key_of(each) for each in references)
    return next((key for key in keys if key is not None and key != of), None)


def _merge(posts: list[PostDraft], new: PostDraft) -> None:
    """Keep one entry per post: the same title and body seen again adds its evidence."""
    for number, known in enumerate(posts):
        guessed = "post.home" in {known.rule, new.rule} or None in {known.of, new.of}
        if (known.of == new.of or guessed) and _same_title(known.title, new.title):
            fuller = known if len(known.title) >= len(new.title) else new
            posts[number] = PostDraft(
                title=fuller.title,
                as_written=known.as_written,
                of=new.of if known.rule == "post.home" or known.of is None else known.of,
                scope=known.scope or new.scope,
                acting=known.acting or new.acting,
                on=known.on or new.on,
                evidence=known.evidence + new.evidence,
                rule=new.rule if known.rule == "post.home" else known.rule,
                confidence=max(known.confidence, new.confidence),
            )
            return
    posts.append(new)


def _same_title(one: str, other: str) -> bool:
    words = [re.findall(r"\w+", title.lower()) for title in (one, other)]
    short, long = sorted(words, key=len)
    return set(short) <= set(long) and RANKS & set(short) == RANKS & set(long)
