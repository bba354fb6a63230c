"""Names of sites: in titles beside the headline, as publishers, and what is no name of one."""

import re
from typing import Final

from graph.documents.composing import same_words

__all__ = ["is_institution", "is_name", "site_of", "without_site"]

_PARTED: Final = re.compile(r"\s+[|·»›—–-]\s+|\s*[|»]\s*|\s*::\s*")
_HOST: Final = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?\Z")
_SECTION: Final = re.compile(
    r"(?:(?:the|all|latest|official|our|main) )?(?:news|home|press|media|articles?|events|english|en|index|website|site|page)"
    r"(?:[ -]?(?:page|cent(?:re|er)|room|releases?|service|version|site))?",
    re.IGNORECASE,
)
_INSTITUTION: Final = re.compile(
    r"(?:the )?(?:\w+ )?(?:ministry|embassy|consulate|mission|government|department|office|presidency|secretariat|parliament)"
    r"(?: (?:of|for|to|the|in|at|and)| [\w’'.-]+,?)*",
    re.IGNORECASE,
)


def is_institution(title: str) -> bool:
    """Whether a title is nothing but the name of an office: no headline, though templates put it on every page."""
    return _INSTITUTION.fullmatch(title) is not None and all(
        word[0].isupper() or word in {"of", "for", "to", "the", "in", "at", "and"} for word in title.split()
    )


def is_name(site: str) -> bool:
    """Whether the name may be one of a publisher, not of a host or of a part of any site."""
    return bool(site) and not _HOST.match(site) and not _SECTION.fullmatch(site)


def without_site(title: str, site: str | None) -> str:
    """The title without the site's name before or after it."""
    parts = [part for part in _PARTED.split(title) if part]
    if site and len(parts) > 1:
        if same_words(parts[-1]) == same_words(site):
            return title[: title.rfind(parts[-2]) + len(parts[-2])].strip()
        if same_words(parts[0]) == same_words(site):
            return title[title.find(parts[1], len(parts[0])) :].strip()
    return "" if site and same_words(title) == same_words(site) else title


def site_of(written: str, headlines: list[str]) -> str | None:
    """The site that <title> names beside a headline of the page."""
    parts = [part.strip() for part in _PARTED.split(written) if part.strip()]
    known = {same_words(headline) for headline in headlines}
    beside = [part for part in parts if same_words(part) not in known]
    return beside[0] if len(parts) == 2 and len(beside) == 1 and is_name(beside[0]) else None
