"""Persons by the titles, honorifics and verbs around their names, and the posts they are seen in."""

from typing import Final

from graph.extraction.lexicon import section
from graph.extraction.people.appointments import appointed
from graph.extraction.people.context import shouted, untitled
from graph.extraction.people.holders import Person
from graph.extraction.people.lists import listed_people
from graph.extraction.people.names import honorifics_end, is_honorific, name_at, name_before
from graph.extraction.people.owners import add_owners
from graph.extraction.people.rows import bracketed_people, row_people
from graph.extraction.people.title_parts import Title, state_of
from graph.extraction.text.scene import Hit, Scene

__all__ = ["find_people"]

_GLUE: Final = frozenset(
    {
        "and a",
        "and an",
        ", and a",
        ", a",
        "and also",
        "and concurrently",
        ", concurrently",
        "and",
        ",",
        ", and",
        ", the",
        "and the",
        "-",
        ", and the",
        "&",
        "as well as",
        ";",
        "/",
        "cum",
    }
)
_APPOSITION: Final = frozenset(section("people", "before a title in apposition"))
_STYLES: Final = frozenset(section("people", "styles"))
_POST_NOMINALS: Final = frozenset(section("titles", "post-nominals"))
_OPENERS: Final = frozenset({",", "-", "(", ":", "|"})
_SPEECH: Final = frozenset(section("people", "verbs of persons"))
_OWNING: Final = frozenset({"whose", "its", "their", "the", "current", "present", "new"})
_BEING: Final = frozenset({"is", "was", "remains", "will"})
_STATE: Final = frozenset({"country", "demonym"})
_LOOSE: Final = frozenset(
    {
        *(
            "general",
            "officer",
            "chief",
            "head",
            "deputy",
            "chair",
            "judge",
            "justice",
            "leader",
            "marshal",
            "observer",
            "member",
        ),
        *("analyst", "editor", "founder", "aide", "counsel", "warden", "clerk", "whip", "scientist", "strategist", "specialist"),
    }
)
_CLOSING: Final = frozenset({",", ".", ";", ")", "(", ":", "-", "and", "|"})


def find_people(scene: Scene, titles: list[Title]) -> list[Person]:
    """Persons named in the text, in order; names do not overlap."""
    taken = [False] * (len(scene.tokens) + 1)
    for title in titles:
        taken[title.head : title.last] = [True] * (title.last - title.head)
    people: list[Person] = []
    stacks = _stacks(scene, titles)
    for stack in stacks:
        person = _beside(scene, stack, taken, people)
        if person is not None and person not in people:
            _take(people, person, taken)
    for title in titles:
        for first, last, post in listed_people(scene, title, taken) if title.plural else ():
            _take(people, Person(first, last, "person.list", [post]), taken)
    for person in (*bracketed_people(scene, titles, taken), *row_people(scene, titles, taken)):
        if not any(taken[person.first : person.last]):
            _take(people, person, taken)
    for number in range(len(scene.tokens)):
        may = scene.capital(number) and not taken[number] and not scene.hidden[number]
        found = untitled(scene, number) if may else None
        if found is not None and not any(taken[found.first : found.last]):
            _take(people, found, taken)
    people = [person for person in people if not shouted(scene, person)]
    appointed(scene, stacks, sorted(people, key=lambda person: person.first))
    for person in people:
        add_owners(scene, person)
    return sorted(people, key=lambda person: person.first)


def _take(people: list[Person], person: Person, taken: list[bool]) -> None:
    people.append(person)
    taken[person.first : person.last] = [True] * (person.last - person.first)


def _stacks(scene: Scene, titles: list[Title]) -> list[list[Title]]:
    """Titles of one person that stand side by side: `A, B and C`."""
    stacks: list[list[Title]] = []
    for title in titles:
        direct = len(stacks) > 1 and _holds(scene, stacks[-2], stacks[-1][0].first)
        if stacks and _continues(scene, stacks[-1], title, direct=direct):
            stacks[-1].append(title)
        else:
            stacks.append([title])
    return stacks


def _holds(scene: Scene, stack: list[Title], first: int) -> bool:
    """Whether the name before the comma at `first` stands right after titles of its own: `TITLE A, TITLE, TITLE B`."""
    if scene.lower(first - 1) != ",":
        return False
    name, last = name_before(scene, first - 1), stack[-1].last
    if name is None or scene.ends(last):
        return False
    return honorifics_end(scene, last + (scene.lower(last) == ",")) == name


def _continues(scene: Scene, stack: list[Title], title: Title, *, direct: bool = False) -> bool:
    """Whether a title is another of the same person: side by side, and not of another country."""
    last = stack[-1]
    if title.plural or last.plural or not _glued(scene, last.last, title.first):
        return False
    mine = {each.key for each in title.of if isinstance(each, Hit) and each.kind in _STATE}
    theirs = {each.key for one in stack for each in (state_of(reference) for reference in one.of) if each is not None}
    if mine and theirs and not mine & theirs:
        return False
    direct = direct and scene.lower(last.last) in {",", "and"} and last.last + 1 == title.first
    return last.last == title.first or direct or not _begins_another(scene, stack, title)


def _begins_another(scene: Scene, stack: list[Title], title: Title) -> bool:
    """`A, Minister of X, and the Director of Y B`: the titles so far are A's, this one has a name of its own."""
    if (
        scene.lower(stack[-1].last) not in {",", ";", "and"}
        or _before(scene, stack[0].first, [False] * len(scene.tokens), []) is None
    ):
        return False
    free = [False] * len(scene.tokens)
    if _after(scene, title.last, free, comma=False) is not None:
        return True
    after = _after(scene, title.last, free, comma=True) if scene.lower(stack[-1].last) == "," else None
    return after is not None and not _has_own_title(scene, after[1])


def _glued(scene: Scene, first: int, last: int) -> bool:
    if any(scene.breaks[first : last + 1]):
        return False
    if first == last:
        return True
    return " ".join(scene.lower(number) for number in range(first, last)) in _GLUE


def _beside(scene: Scene, stack: list[Title], taken: list[bool], people: list[Person]) -> Person | None:
    """The holder of a stack of titles: directly after it, else before it, else after a comma."""
    if stack[0].plural:
        return None
    last = stack[-1].last
    direct = _after(scene, last, taken, comma=False) or _is(scene, stack, taken)
    if direct is not None and not (direct[1] == direct[0] + 1 and stack[-1].noun in _LOOSE):
        return Person(*direct, "person.title-name", stack)
    before = _before(scene, stack[0].first, taken, people)
    after = _after(scene, last, taken, comma=True)
    if before is not None and {"formerly", "previously"} & {scene.lower(each) for each in range(before.last, stack[0].first)}:
        stack[0].time = stack[0].time or "former"
    if before is not None and after is not None and _of_others(before, stack):
        before = None
    if before is not None and after is not None and not before.titles and _speaks(scene, stack[0], after):
        before = None
    if before is not None and (after is None or not before.titles or _has_own_title(scene, after[1])):
        before.titles = [*before.titles, *stack]
        return before
    return Person(*after, "person.title-comma-name", stack) if after is not None else None


def _of_others(person: Person, stack: list[Title]) -> bool:
    """Whether the titles are of another state than those that the person has: `Prince A, the UAE's Minister of X, B`."""
    mine = {each.key for title in stack for each in title.of if isinstance(each, Hit) and each.kind in _STATE}
    theirs = {each.key for title in person.titles for each in (state_of(one) for one in title.of) if each is not None}
    return bool(mine) and bool(theirs) and not mine & theirs


def _speaks(scene: Scene, title: Title, name: tuple[int, int]) -> bool:
    """`…, the TITLE, Hon. NAME, said`: the name after the title is its holder's, whoever stands before it."""
    styled = is_honorific(scene, name[0] - 1) or is_honorific(scene, name[0] - 2)
    verb = scene.lower(name[1]) == "," and scene.lower(name[1] + 1) in _SPEECH - {"who", "also", "has", "was", "is"}
    return styled and verb and scene.lower(title.first - 1) == "the"


def _is(scene: Scene, stack: list[Title], taken: list[bool]) -> tuple[int, int] | None:
    """`whose Permanent Representative is NAME`, `Its current President is NAME`."""
    if scene.lower(stack[0].first - 1) not in _OWNING or scene.lower(stack[-1].last) not in _BEING:
        return None
    hit = scene.hit(stack[0].first - 3)
    if scene.lower(stack[0].first - 1) == "whose" and scene.lower(stack[0].first - 2) == "," and hit is not None:
        for title in stack:
            title.of = title.of or [hit]
    found = _after(scene, stack[-1].last + 1, taken, comma=False)
    return found if found is not None and found[1] > found[0] + 1 else None


def _has_own_title(scene: Scene, end: int) -> bool:
    """Whether the name that ends here is followed by an apposition of its own: it is the next of a list."""
    return scene.lower(end) == "," and (scene.capital(end + 1) or scene.lower(end + 1) in {"the", "who"})


def _after(scene: Scene, number: int, taken: list[bool], *, comma: bool) -> tuple[int, int] | None:
    if comma:
        if scene.lower(number) not in {",", ":", "-", "|", "("} or scene.ends(number):
            return None
        number += 1
    if scene.ends(number):
        return None
    first = honorifics_end(scene, number)
    end = name_at(scene, first, lone=not comma or first > number)
    if end is None or any(taken[first:end]):
        return None
    if comma and not _closes(scene, end):
        return None
    return first, end


def _closes(scene: Scene, end: int) -> bool:
    """Whether a name in apposition is closed: by a mark, the end, or a verb."""
    word = scene.lower(end)
    line = not scene.ends(end) and "\n" in scene.text[scene.tokens[end - 1].end : scene.tokens[end].start]
    return line or scene.ends(end) or word in _CLOSING or (word.isalpha() and word != "of" and not scene.capital(end))


def _before(scene: Scene, number: int, taken: list[bool], people: list[Person]) -> Person | None:
    """The name to the left: `NAME, the new TITLE`, `NAME (TITLE)`, `NAME, who heads X and is TITLE`."""
    end, steps = number, 0
    while end > 0 and scene.lower(end - 1) in _APPOSITION and not scene.breaks[end] and steps < 7:
        end, steps = end - 1, steps + 1
    relative = _relative_clause(scene, end) if end and not scene.breaks[end] else None
    if relative is None and (end == 0 or scene.breaks[end] or scene.lower(end - 1) not in _OPENERS):
        return (_line_before(scene, end, taken) or _styled_before(scene, end, taken, people)) if 0 < end == number else None
    end = (relative or end) - 1
    return _apposed(scene, end, taken, people) if scene.lower(end) in _OPENERS else None


def _apposed(scene: Scene, end: int, taken: list[bool], people: list[Person]) -> Person | None:
    """The name before the comma, dash or bracket at `end`."""
    end = _before_letters(scene, _before_letters(scene, end))
    if scene.lower(end - 1) == ")":
        end = next((each for each in range(end - 2, max(0, end - 12), -1) if scene.lower(each) == "("), end)
    end = _before_country(scene, end)
    known = next((person for person in people if person.last == end), None)
    if known is not None:
        return known
    first = name_before(scene, end)
    first = _styled_surname(scene, end) if first is None else first
    if first is None or any(taken[first:end]):
        return None
    return Person(first, end, "person.name-title")


def _line_before(scene: Scene, end: int, taken: list[bool]) -> Person | None:
    """The name that is alone in the line or cell before the title: signatures, tables of participants."""
    first = name_before(scene, end) if _new_line(scene, end) else None
    if first is None or any(taken[first:end]):
        return None
    start = first
    while start > 0 and not _new_line(scene, start) and (is_honorific(scene, start - 1) or scene.lower(start - 1) == "."):
        start -= 1
    numbered = scene.lower(start - 1).isdigit() and _new_line(scene, start)
    return Person(first, end, "person.name-title") if numbered or _new_line(scene, start) else None


def _new_line(scene: Scene, number: int) -> bool:
    """Whether a line or a cell begins at a token."""
    if number <= 0 or number >= len(scene.tokens):
        return True
    gap = scene.text[scene.tokens[number - 1].end : scene.tokens[number].start]
    return "\n" in gap or "\t" in gap


def _styled_before(scene: Scene, end: int, taken: list[bool], people: list[Person]) -> Person | None:
    """`Mr. NAME TITLE`: the title right after a name with a style."""
    known = next((person for person in people if person.last == end), None)
    first = name_before(scene, end) if known is None and not scene.breaks[end] else None
    if first is None or any(taken[first:end]):
        return None
    style = first - 1 - (scene.lower(first - 1) == ".")
    return Person(first, end, "person.name-title") if scene.lower(style) in _STYLES and not scene.breaks[first] else None


def _before_country(scene: Scene, end: int) -> int:
    """The end of the name in `NAME of Togo, TITLE`."""
    hit = scene.hit(end - 1)
    if hit is None or hit.kind != "country" or hit.last != end:
        return end
    before = hit.first - 1 - (scene.lower(hit.first - 1) == "the")
    return before if scene.lower(before) == "of" and scene.capital(before - 1) else end


def _styled_surname(scene: Scene, end: int) -> int | None:
    """The surname in `Mr. NAME, TITLE`, which ends at `end`."""
    first = end - 1
    while scene.lower(first - 1) in {"-", "'"} and scene.joined(first):
        first -= 2
    style = first - 1 - (scene.lower(first - 1) == ".")
    styled = scene.lower(style) in _STYLES and name_at(scene, first, lone=True) == end
    return first if styled and not any(scene.breaks[style + 1 : end]) else None


def _before_letters(scene: Scene, end: int) -> int:
    """The comma before `M.P.`, `SAN`, `Ph.D.` where these stand between the name and the comma at `end`."""
    number = end
    while scene.lower(number - 1) == "." or (len(scene.lower(number - 1)) < 3 and scene.capital(number - 1)):
        number -= 1
    if number == end and scene.tokens[end - 1].text in _POST_NOMINALS:
        number = end - 1
    if number == end - 1 and scene.tokens[number].text in _POST_NOMINALS and scene.lower(number - 1) != ",":
        return number  # `NAME MP, TITLE`
    return number - 1 if end - 7 < number < end and scene.lower(number - 1) == "," else end


def _relative_clause(scene: Scene, end: int) -> int | None:
    """Token after the comma before `who …` when the title stands in a relative clause about the name."""
    for number in range(end - 1, max(0, end - 30), -1):
        word = scene.lower(number)
        if word in {".", ";"} or scene.breaks[number]:
            return None
        if word == "who" and scene.lower(number - 1) == ",":
            return number
    return None
