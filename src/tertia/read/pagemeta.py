"""Title, outlet, address and day of a web page from its head: what it declares, surest first, and nothing guessed.

The day is sought in <meta> tags and marked-up <time>, then in JSON-LD; the day of a change is never taken.

    <meta property="article:published_time" content="2025-05-06T08:00:00Z"> → ("2025-05-06", META)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tertia.model.document import PublishedBasis
from tertia.read.dateline import iso_day

_DATE_NAMES = (
    "article:published_time article:published og:published_time og:article:published_time datepublished date_published "
    "publishdate publish-date publish_date pubdate published_time published dc.date dc.date.issued dcterms.date "
    "dcterms.created dcterms.issued dc.date.created citation_publication_date citation_date parsely-pub-date "
    "sailthru.date article.published article.created cxenseparse:recs:publishtime displaydate originalpublicationdate "
    "rnews:datepublished date"
)
DATE_NAMES = frozenset(_DATE_NAMES.split())
"""Names under which pages give the day of publication in <meta>, lower-cased."""

TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title")
OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher")
MAX_JSON_LD = 500_000
"""Characters of JSON-LD that are looked at; real ones have some thousands."""

_ARTICLE = re.compile(r"(?:news)?article|report|blogposting|webpage|opinion|liveblog|pressrelease", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—»·]\s+[^|–—»·]{2,50}$|\s+-\s+[^-]{2,40}$")
_TIME_CLASS = re.compile(r"publish|entry-date|post-date|posted|dateline|timestamp|article-date", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif", re.IGNORECASE)


class PageMeta:
    """The head of one page, read once; `tree` is an lxml element."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._meta: dict[str, str] = {}
        for tag in tree.iter("meta"):
            name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
            value = (tag.get("content") or "").strip()
            if name and value:
                self._meta.setdefault(name, value[:2000])
        self._linked = list(_json_ld(tree))

    def title(self) -> str | None:
        """Return the headline, without the name of the site behind it."""
        for name in TITLE_NAMES:
            if value := _line(self._meta.get(name)):
                return self._without_site(value)
        for item in self._linked:
            if value := _line(item.get("headline")):
                return value
        for tag in (*self._tree.iter("h1"), *self._tree.iter("title")):
            if value := _line("".join(tag.itertext())):
                return value if tag.tag == "h1" else _SITE.sub("", value)
        return None

    def _without_site(self, title: str) -> str:
        site = self._meta.get("og:site_name", "")
        cut = _SITE.sub("", title)
        heads = {_line("".join(tag.itertext())) for tag in self._tree.iter("h1")}
        return cut if cut in heads or (site and site.casefold() in title[len(cut) :].casefold()) else title

    def outlet(self) -> str | None:
        """Return the name of the site as it gives it itself."""
        for name in OUTLET_NAMES:
            if value := _line(self._meta.get(name)):
                return value
        for item in self._linked:
            publisher = item.get("publisher")
            if isinstance(publisher, dict) and (named := _line(publisher.get("name"))):
                return named
        return None

    def url(self) -> str | None:
        """Return the canonical address."""
        links = [tag.get("href") for tag in self._tree.iter("link") if (tag.get("rel") or "").lower() == "canonical"]
        for link in (*links, self._meta.get("og:url")):
            if link and link.lower().startswith(("http://", "https://")):
                return " ".join(link.split())
        return None

    def published(self) -> tuple[str | None, PublishedBasis]:
        """Return the day of publication and where it stood."""
        for name, value in self._meta.items():
            if name in DATE_NAMES and (day := iso_day(value)):
                return day, PublishedBasis.META
        for tag in self._tree.iter("time"):
            marks = " ".join(tag.get(key) or "" for key in ("itemprop", "class", "pubdate"))
            if _TIME_CLASS.search(marks) and not _CHANGED.search(marks) and (day := iso_day(tag.get("datetime") or "")):
                return day, PublishedBasis.META
        for item in self._linked:
            if isinstance(given := item.get("datePublished"), str) and (day := iso_day(given)):
                return day, PublishedBasis.JSON_LD
        return None, PublishedBasis.NONE


def _line(value: Any) -> str | None:
    """Return a value as one line of at most 500 characters, or `None` where it is no text."""
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD that describe an article, those of type Article before a WebPage."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") <= MAX_JSON_LD:
            try:
                found += _objects(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    found.sort(key=lambda item: "webpage" in str(item.get("@type")).lower())
    yield from found


def _objects(data: Any, depth: int = 0) -> list[dict[str, Any]]:
    if isinstance(data, list) and depth < 4:
        return [item for part in data[:200] for item in _objects(part, depth + 1)]
    if not isinstance(data, dict):
        return []
    own = [data] if _ARTICLE.search(str(data.get("@type"))) else []
    return own + _objects(data.get("@graph"), depth + 1)
