"""Personal names: a run of capitalised words that nothing else claims; particles, initials, hyphens, apostrophes inside."""

from typing import Final

from graph.extraction.actors.portfolios import PORTFOLIO
from graph.extraction.lexicon import section
from graph.extraction.text.scene import Scene

__all__ = ["honorifics_end", "is_honorific", "name_at", "name_before", "past_honorifics"]

_HONORIFICS: Final = frozenset(section("titles", "honorifics"))
_PARTICLES: Final = frozenset(section("titles", "particles"))
_NOT_NAMES: Final = frozenset(section("titles", "not names"))
_ALSO_NAMES: Final = frozenset(
    {
        *("amir", "emir", "sultan", "hakim", "akim", "king", "dean", "marshal", "prince", "justice", "judge", "founder"),
        *("mufti", "wali", "sheriff", "pope", "warden", "clerk", "chancellor"),
    }
)
_BORNE: Final = frozenset(
    {
        "amir",
        "emir",
        "sultan",
        "hakim",
        "akim",
        "king",
        "dean",
        "mufti",
        "wali",
        "pope",
        "sheriff",
        "warden",
        "clerk",
        "chancellor",
    }
)
_PRINCES: Final = frozenset({"amir", "emir", "sultan"})
_TITLES: Final = (frozenset(section("titles", "heads")) | {"prime"}) - _ALSO_NAMES
_OPEN: Final = frozenset({"place", "demonym", "region"})
_MOST: Final = 8
_SHORTEST_SHOUTED: Final = 5
_DOUBTFUL: Final = frozenset(section("titles", "doubtful honorifics"))
_ARTICLES: Final = frozenset({"los", "las", "la", "el", "san", "santa", "del"})
_ELIDED: Final = frozenset({"d", "dell", "dall", "degli", "l", "t", "n"})
_ROMAN: Final = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII"})
_SHEIKHS: Final = frozenset({"sheikh", "shaikh", "sayyid", "sheikha"})
_SHORT: Final = frozenset(
    {
        *("Md", "Mohd", "St", "Ch", "Wm", "Muhd", "Abd", "Ma", "Moh", "Muh", "Sk", "Kh", "Zh", "Sh", "Yu", "Ya", "Ye", "Yo"),
        *("Ts", "Dz", "Dj", "Gh", "Ph", "Th", "Iu", "Ia", "Gy", "Sz", "Zs", "Cs", "Ng", "Jos", "Chr", "Abdul", "Mhd"),
    }
)
_POST_NOMINALS: Final = frozenset(section("titles", "post-nominals"))
_SURNAMES: Final = frozenset(section("people", "also surnames"))
_COUNTRY_SURNAMES: Final = frozenset(section("people", "countries as surnames"))
_GIVEN: Final = frozenset(section("people", "given names"))
_NAMED_AFTER: Final = frozenset(section("people", "named after persons"))
_PUBLIC: Final = frozenset(
    {"international", "national", "state", "memorial", "public", "general", "teaching", "central", "grand"}
)
_PATRONYMIC: Final = frozenset({"uulu", "kyzy", "ogly", "oglu", "qizi", "kizi", "ugli", "uly", "ogli"})
_RETIRED: Final = frozenset({"rtd", "retd", "ret", "r", "retired"})
_APOSTROPHES: Final = frozenset({"'", "‘", "’", "ʻ"})


def is_honorific(scene: Scene, number: int) -> bool:
    """Whether the word at a token is an honorific."""
    return scene.lower(number) in _HONORIFICS


def honorifics_end(scene: Scene, number: int) -> int:
    """First token after `Mr.`, `H.E. Dr.`, `the Honourable`, `Gen. (Rtd)`, `Dr. (Mrs.)` …"""
    first = number
    while number < len(scene.tokens) and number < first + 14 and not (number > first and scene.breaks[number]):
        word = scene.lower(number)
        ble = word == "'" and scene.lower(number + 1) == "ble" and scene.lower(number - 1) == "hon"
        if number > first and (word == "." or (word == "'" and scene.lower(number - 1) in {"dato", "datu"})):
            number += 1
        elif ble:
            number += 2
        elif (
            word == "al" and scene.lower(number + 1) == "-" and scene.lower(number + 2) in _SHEIKHS and scene.capital(number + 3)
        ):
            number += 3  # `Al-Shaikh NAME`
        elif number > first and word == "(" and (inside := _bracketed(scene, number)) is not None:
            number = inside
        elif word in _HONORIFICS and (scene.capital(number) or word in {"the", "honorable", "honourable", "excellency"}):
            if len(word) == 1 and not (_excellency(scene, number) or _burmese(scene, number)):
                break
            followed = (scene.lower(number + 1) in _HONORIFICS and scene.capital(number + 1)) or scene.lower(number + 1) == "("
            lone = word in _TITLES
            if word in _DOUBTFUL and not followed and name_at(scene, number + 1, lone=lone) is None:
                break
            number += 1
        else:
            break
    return number


def _excellency(scene: Scene, number: int) -> bool:
    """Whether a letter belongs to `H.E.`, `H.H.`, `H.R.H.`, to no name of initials (`E.P. NAME`)."""
    opens = scene.lower(number) == "h" and scene.lower(number + 2) in {"e", "h", "m", "r"}
    goes_on = scene.lower(number - 2) in {"h", "r"} and scene.lower(number - 1) == "."
    return goes_on or (scene.lower(number + 1) == "." and opens)


def _burmese(scene: Scene, number: int) -> bool:
    """`U Aung Than Win`: the style of grown men in Myanmar, before a name of its own."""
    return scene.lower(number) == "u" and name_at(scene, number + 1, lone=False) is not None


def _bracketed(scene: Scene, number: int) -> int | None:
    """End of `(Rtd)`, `(retd.)`, `(Mrs.)`, `(Dr.)` between honorifics and a name."""
    word, last = scene.lower(number + 1), number + 2 + (scene.lower(number + 2) in {".", "'"})
    last += scene.lower(last) == "d"
    return last + 1 if word in _HONORIFICS | _RETIRED and scene.lower(last) == ")" else None


def name_at(scene: Scene, first: int, *, lone: bool) -> int | None:
    """End of the name that begins at `first`; a single word counts only when `lone`."""
    if _is_style(scene, first):
        return None
    number, words, full = first, 0, 0
    while number < len(scene.tokens) and words < _MOST and not (number > first and scene.breaks[number]):
        stop = _part(scene, number, words)
        if stop is None:
            break
        words += scene.lower(number) not in _PARTICLES or scene.capital(number)
        full += scene.tokens[number].end - scene.tokens[number].start > 1
        number = stop
    if words and (_ends_in_word(scene, number) or _ends_in_country(scene, first, number)):
        number, words = number + 1, words + 1
    while number > first and _trails(scene, number - 1):
        number -= 1
    if all(scene.lower(each) in PORTFOLIO for each in range(first, number) if scene.tokens[each].text.isalpha()):
        return None
    if number == first or not full or (words < 2 and not (lone and _whole(scene, first, number))):
        return None
    return None if _names_a_place(scene, number) else number


def _ends_in_word(scene: Scene, number: int) -> bool:
    """Whether a surname that is also a common word ends the name here: `Theresa May`, `Lawrence Tax`."""
    if scene.ends(number) or scene.lower(number) not in _SURNAMES or not scene.capital(number) or scene.hit(number) is not None:
        return False
    following = scene.tokens[number + 1].text if not scene.ends(number + 1) else ""
    return not following[:1].isupper() and not following[:1].isdigit() and scene.body(number) is None


def _ends_in_country(scene: Scene, first: int, number: int) -> bool:
    """Whether a surname that is also a country's name ends the name here: `Alvin Jordan`."""
    hit = scene.hit(number)
    if hit is None or hit.last != number + 1 or scene.ends(number) or scene.lower(number) not in _COUNTRY_SURNAMES:
        return False
    return scene.lower(first) in _GIVEN and not scene.capital(number + 1)


def _names_a_place(scene: Scene, number: int) -> bool:
    """`King Khalid International Airport`, `Al Aqsa Mosque`: the name of what was named after somebody."""
    while scene.capital(number) and scene.lower(number) in _PUBLIC and not scene.ends(number):
        number += 1
    return scene.capital(number) and scene.lower(number) in _NAMED_AFTER and not scene.ends(number)


def _trails(scene: Scene, number: int) -> bool:
    """A particle or a post-nominal (`MP`) at the end of a name is no part of it."""
    if scene.lower(number) in _PATRONYMIC:
        return False
    if scene.lower(number) in _ALSO_NAMES - _BORNE:
        return True
    particle = scene.lower(number) in _PARTICLES and not scene.capital(number)
    return particle or scene.tokens[number].text in _POST_NOMINALS


def _is_style(scene: Scene, first: int) -> bool:
    """Whether `H.E.`, `Dr.` or the `E.` of `H.E.` stands here: a style before the name, no part of it."""
    word = scene.lower(first)
    if scene.lower(first + 1) != ".":
        return False
    excellency = (word == "h" and scene.lower(first + 2) == "e") or (word == "e" and scene.lower(first - 2) == "h")
    return excellency or (len(word) > 1 and word in _HONORIFICS)


def name_before(scene: Scene, end: int) -> int | None:
    """Beginning of the name of at least two words that ends right before token `end`."""
    for first in range(max(0, end - 12), end - 1):
        if not any(scene.breaks[first + 1 : end]) and _may_begin(scene, first) and name_at(scene, first, lone=False) == end:
            return past_honorifics(scene, first, end)
    return None


def past_honorifics(scene: Scene, first: int, end: int) -> int:
    """First token of the name itself: `Shri`, `Datin`, `Tan Sri` are none of it; a doubtful one alone is."""
    after = honorifics_end(scene, first)
    styled = scene.lower(first - 1) in {"'", "."} and is_honorific(scene, first - 2)  # the `Sri` of `Dato' Sri`
    doubtful = after == first + 1 and scene.lower(first) in _DOUBTFUL and not styled
    return after if first < after < end and not doubtful and name_at(scene, after, lone=True) == end else first


def _may_begin(scene: Scene, first: int) -> bool:
    """Whether a name may begin here: no capitalised word of the same run stands before."""
    if first == 0 or scene.breaks[first]:
        return True
    if scene.lower(first - 1) in {"-", "'"} and scene.joined(first):
        return False
    if scene.hit(first - 1) is not None or not scene.capital(first - 1):
        return True
    return scene.lower(first - 1) in _NOT_NAMES | _HONORIFICS | _TITLES


def _part(scene: Scene, number: int, words: int) -> int | None:
    """End of the part of a name at a token: a word with its hyphens and apostrophes, an initial, a particle."""
    word = scene.tokens[number].text
    if word in _APOSTROPHES:
        opens = scene.joined(number + 1) and scene.capital(number + 1) and not scene.joined(number)
        return _part(scene, number + 1, words) if opens else None
    if _is_short(scene, number, word):
        return number + 2
    if scene.body(number) is not None or not _free(scene, number, words):
        return None
    elided = word in _ELIDED and scene.joined(number + 1) and scene.lower(number + 1) == "'" and scene.capital(number + 2)
    if elided or word in _ROMAN:
        return (_with_joins(scene, number + 3) if elided else number + 1) if words else None
    if scene.lower(number) in _PARTICLES and not word[0].isupper():
        joined = scene.lower(number + 1) == "-" and scene.joined(number + 1)
        return number + 1 + joined if words and _goes_on(scene, number) else None
    begins_as_title = scene.lower(number) in _ALSO_NAMES - _PRINCES and not words
    return _with_joins(scene, number + 1) if _is_word(scene, number) and not begins_as_title else None


def _is_short(scene: Scene, number: int, word: str) -> bool:
    """An initial or a short form with its full stop: `R.`, `Md.`"""
    return scene.lower(number + 1) == "." and scene.joined(number + 1) and (word in _SHORT or (len(word) == 1 and word.isupper()))


def _is_word(scene: Scene, number: int) -> bool:
    """Whether the token is a capitalised word that may be a given name or surname."""
    word, lower = scene.tokens[number].text, scene.lower(number)
    if not word[0].isupper() or not word.isalpha() or lower in _NOT_NAMES or lower in _TITLES:
        return False
    return not (lower == "co" and scene.lower(number + 1) == "-")


def _goes_on(scene: Scene, number: int) -> bool:
    if scene.lower(number) in _PATRONYMIC:
        return True
    following = number + 1
    while scene.lower(following) in _PARTICLES | {"-"} and following < number + 4:
        following += 1
    return scene.capital(following)


def _with_joins(scene: Scene, number: int) -> int:
    """Past `-Jomart`, `'Utoikamanu`, `-moon`, `’un`: joined without a space."""
    while scene.lower(number) in {"-", "'"} and scene.joined(number) and scene.joined(number + 1):
        following = scene.tokens[number + 1].text if number + 1 < len(scene.tokens) else ""
        if not following.isalpha() or (scene.lower(number) == "'" and following.lower() in {"s", "re", "ll"}):
            break
        if scene.lower(number) == "-" and following.islower() and len(following) > 6:
            break
        number += 2
    return number


def _free(scene: Scene, number: int, words: int) -> bool:
    """Whether no name of the registry claims the token; a city's name may be a given name (`Baghdad`, `Victoria`)."""
    hit = scene.hit(number)
    if hit is None:
        return True
    apart = words > 1 and hit.kind == "place" and scene.lower(number - 1) in _PARTICLES  # `R. De La Plata`
    spanish = hit.kind == "place" and words and scene.lower(hit.first) in _ARTICLES and scene.capital(hit.last)
    apart = apart or bool(spanish)  # `P. Los Pinos Abad`
    if hit.kind not in _OPEN or (hit.last - hit.first > 1 and not apart):
        return False
    if words:
        return True
    following = number + 1
    return scene.capital(following) and scene.hit(following) is None and scene.lower(following) not in _NOT_NAMES


def _whole(scene: Scene, first: int, end: int) -> bool:
    """Whether a single word can be a name: no hit, at least three letters, no short form in capitals (`SSP`)."""
    word = scene.tokens[first].text
    return (
        scene.hit(first) is None
        and not (word.isupper() and len(word) < _SHORTEST_SHOUTED)
        and scene.tokens[first].end - scene.tokens[first].start > 2
        and end == _with_joins(scene, first + 1)
    )
