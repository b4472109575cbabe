"""HTML → the article's own words, one paragraph a block, blocks apart by an empty line.

Terms: *precision mode* takes less, but little that is not the article. Tried on 92 news pages (benchmarks/body.py),
body F1: precision .964, balanced .955, recall .952, precision without tables .951, fast .931. Without promo lines
precision mode has .967, without the headline as well .969.

    <article><h1>Deal signed</h1><p>Kigali said …</p><p>Also read: …</p></article> → "Kigali said …"
"""

from __future__ import annotations

import logging
import re
from typing import Any

from tertia.errors import UnreadableError
from tertia.model.document import Capture, PublishedBasis
from tertia.read.dateline import published_in, url_day
from tertia.read.decode import clean, decode_bytes
from tertia.read.draft import Draft, parsing
from tertia.read.pagemeta import PageMeta
from tertia.read.promo import drop_promo

MAX_CHARACTERS = 20_000_000
"""The largest page that is read, in code points; news pages have some hundred thousand."""

MAX_ELEMENTS = 50_000
"""The most elements a page may have: time grows with their square (20,000 take 2 s, 100,000 take 43 s)."""

ENOUGH = 200
"""Code points: where precision mode leaves less, balanced mode is tried and the longer text taken."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HTTP_CHARSET = re.compile(r"charset=([^;\s]+)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read_page(capture: Capture) -> Draft:
    """Read an HTML capture; raises `UnreadableError` for a page without an article, or one too large to read."""
    html = decode_html(capture)
    with parsing(capture, "HTML"):
        return draft_of_html(html, capture)


def decode_html(capture: Capture) -> str:
    """Return the page's characters by its mark, as UTF-8 where valid, as the server or the page says, or by a guess."""
    declared = _HTTP_CHARSET.search(capture.media_type)
    own = _CHARSET.search(capture.content[:4096])
    name = declared[1] if declared else own[1].decode("ascii") if own else None
    return clean(decode_bytes(capture.content, name, where=capture.where))


def draft_of_html(html: str, capture: Capture) -> Draft:
    """Take title, day and body out of a page."""
    if len(html) > MAX_CHARACTERS:
        raise _too_large(capture, f"{len(html):,} characters")
    tree = _parse(_CONTROL.sub(" ", html))
    if tree is None:
        raise _no_article(capture)
    if (elements := sum(1 for _ in tree.iter())) > MAX_ELEMENTS:
        raise _too_large(capture, f"{elements:,} elements")
    meta = PageMeta(tree)
    url = meta.url() or (capture.address if capture.address.startswith(("http://", "https://")) else None)
    title = meta.title()
    text = _body(tree, title, url)
    if not text:
        raise _no_article(capture)
    day, basis = _published(meta, url, text)
    return Draft(text, title, meta.outlet(), url, day, basis)


def _parse(html: str) -> Any:
    """Return the tree of a page, or `None` for what is no page. Beyond 256 levels libxml2 lets go of the elements."""
    from trafilatura.utils import load_html  # half a second to load, and only for pages

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # our own error says it, and says where
    return load_html(html) if html.strip() else None


def _body(tree: Any, title: str | None, url: str | None) -> str:
    text = _extract(tree, url, precise=True)
    if len(text) < ENOUGH:
        text = max(text, _extract(tree, url, precise=False), key=len)
    lines = [line.strip() for line in text.split("\n")]
    # the headline is the document's title: a body that begins with it would say it twice
    while lines and (not lines[0] or _same(lines[0], title)):
        lines.pop(0)
    kept = drop_promo("\n".join(lines)).split("\n")
    return "\n\n".join(line.strip() for line in kept if line.strip())


def _extract(tree: Any, url: str | None, *, precise: bool) -> str:
    from trafilatura import bare_extraction  # see _parse

    found = bare_extraction(tree, url=url, favor_precision=precise, include_comments=False, include_tables=True)
    return found.text or "" if found is not None and not isinstance(found, dict) else ""


def _same(line: str, title: str | None) -> bool:
    words = re.findall(r"\w+", line.casefold())
    return bool(words) and title is not None and words == re.findall(r"\w+", title.casefold())


def _published(meta: PageMeta, url: str | None, text: str) -> tuple[str | None, PublishedBasis]:
    day, basis = meta.published()
    if day is None and url and (day := url_day(url)):
        basis = PublishedBasis.URL
    if day is None and (day := published_in(text)):
        basis = PublishedBasis.DATELINE
    return day, basis


def _no_article(capture: Capture) -> UnreadableError:
    return UnreadableError(
        "no article was found on the page",
        where=capture.where,
        remedy="save the page with its text shown (not only its script), or copy the text into a .txt",
    )


def _too_large(capture: Capture, size: str) -> UnreadableError:
    remedy = "copy the text into a .txt"
    return UnreadableError(f"the page is too large to read ({size})", where=capture.where, remedy=remedy)
