"""What a web page says of itself: address, title, publisher, date, language; JSON-LD, <meta>, <link>, <time>, <title>."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.documents.composing import tidy
from graph.documents.html_address import page_address
from graph.documents.html_dates import stated_date
from graph.documents.html_sites import is_institution, is_name, site_of, without_site

__all__ = ["PageMetadata", "page_metadata"]

_ARTICLE: Final = re.compile(
    r"(?:\w*Article|\w*BlogPosting|PressRelease|Report|WebPage|CreativeWork|GovernmentAnnouncement)\Z", re.I
)
_PUBLISHED: Final = (
    "article:published_time", "og:published_time", "datepublished", "publication_date", "publish-date", "publishdate",
    "pubdate", "dcterms.issued", "dcterms.created", "dc.date.issued", "dcterms.date", "dc.date", "citation_publication_date",
    "citation_date", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_TITLES: Final = ("og:title", "dcterms.title", "dc.title", "citation_title", "twitter:title", "title")
_PUBLISHERS: Final = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "citation_publisher", "application-name")
_LANGUAGES: Final = ("dcterms.language", "dc.language", "content-language", "language")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """None where the page does not say; `titles` are all it gives, the surest first, without the name of the site."""

    url: str | None
    titles: tuple[str, ...]
    publisher: str | None
    published: str | None
    language: str | None


def page_metadata(root: Any, name: str) -> PageMetadata:
    """Metadata of the page; `name` is its own address where it begins with a scheme."""
    fields = _fields(root)
    linked = next(iter(_articles(root)), {})
    publisher = _publisher(linked, fields)
    written = tidy(root.findtext(".//title") or "")
    heads = [tidy(str(linked.get("headline") or "")), *(fields.get(key, "") for key in _TITLES), written]
    titles = [short for head in heads if (short := without_site(head, publisher))]
    if publisher is None and is_institution(written):
        publisher = written
        titles = [title for title in titles if title != written]
    elif publisher is None and written:
        publisher = site_of(written, [tidy(h1.text_content()) for h1 in root.iter("h1")] + titles[:-1])
    dates = [str(linked.get("datePublished") or ""), *(fields.get(key, "") for key in _PUBLISHED), *_times(root)]
    language = next((value for key in _LANGUAGES if (value := fields.get(key))), None) or root.get("lang")
    return PageMetadata(
        url=page_address(root, (fields.get("og:url"), *_own(linked)), name),
        titles=tuple(dict.fromkeys(titles)),
        publisher=publisher,
        published=next((found for value in dates if (found := stated_date(value))), None),
        language=language.split(",")[0].strip().replace("_", "-")
        if language and _TAG.match(language.split(",")[0].strip())
        else None,
    )


def _own(linked: Mapping[str, Any]) -> tuple[Any, Any]:
    """Addresses that JSON-LD gives for the article."""
    entity = next(iter(_listed(linked.get("mainEntityOfPage"))), None)
    return (entity.get("@id") if isinstance(entity, dict) else entity), linked.get("url")


def _fields(root: Any) -> dict[str, str]:
    """The first value of each <meta> by its name in lower case."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = tidy(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (meta.get(attribute) or "").strip().lower()
            if key and content:
                found.setdefault(key, content)
    return found


def _articles(root: Any) -> Iterator[Mapping[str, Any]]:
    """JSON-LD nodes of articles, news before the page they stand on."""
    nodes = [node for script in root.iter("script") if "ld+json" in (script.get("type") or "") for node in _nodes(script.text)]
    typed = [(str(kind), node) for node in nodes for kind in _listed(node.get("@type")) if _ARTICLE.match(str(kind))]
    yield from (node for _, node in sorted(typed, key=lambda each: each[0] == "WebPage"))


def _nodes(source: str | None) -> Iterator[Mapping[str, Any]]:
    try:
        pending = _listed(json.loads(source or "", strict=False))
    except (ValueError, RecursionError):
        return
    for node in pending:
        if isinstance(node, dict):
            yield node
            pending += _listed(node.get("@graph"))


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _publisher(linked: Mapping[str, Any], fields: Mapping[str, str]) -> str | None:
    node = next(iter(_listed(linked.get("publisher"))), None)
    named = node.get("name") if isinstance(node, dict) else node
    names = [tidy(named) if isinstance(named, str) else "", *(fields.get(key, "") for key in _PUBLISHERS)]
    return next((each for each in names if is_name(each)), None)


def _times(root: Any) -> Iterator[str]:
    """Dates of elements marked as date of publication, then of the one <time> on the page."""
    for element in root.iter():
        if element.get("itemprop") == "datePublished" or (element.tag == "time" and element.get("pubdate") is not None):
            yield element.get("datetime") or element.get("content") or tidy(element.text_content())
    times = list(root.iter("time"))
    inside = [time for time in times if any(above.tag in {"article", "main"} for above in time.iterancestors())] or times
    if inside and (len(times) == 1 or inside is not times):
        yield inside[0].get("datetime") or tidy(inside[0].text_content())
