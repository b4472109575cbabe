"""Read a capture into a document: canonical text, title, outlet, day of publication, language, promo lines masked.

Terms: the *canonical text* is what every offset counts in, for ever; a *draft* is what a format gave. Metadata that
came with the capture (NAME.json, `--published`) wins over what the bytes say.

    Capture("kigali.txt", b"KIGALI, May 6, 2025 \\xe2\\x80\\x94 Rwanda said …") →
    Document(text="KIGALI, May 6, 2025 — Rwanda said …", published="2025-05-06", published_basis=DATELINE, …)

A plain text is taken as it is, line ends included; only a byte-order mark is left out, and a character that nothing can
store (U+0000, a lone surrogate) becomes U+FFFD.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from tertia.errors import InputError, UnreadableError
from tertia.lexicon.glosses import gloss_languages
from tertia.lexicon.outlets import outlet_of_host
from tertia.model.document import Capture, Document, PublishedBasis, document_id
from tertia.read.dateline import is_partial, iso_day, published_in
from tertia.read.decode import clean, decode
from tertia.read.draft import Draft
from tertia.read.language import detect_language
from tertia.read.line import read_line
from tertia.read.mail import read_mail
from tertia.read.page import read_page
from tertia.read.pdf import read_pdf
from tertia.read.promo import mask_promo


def read_text(capture: Capture) -> Draft:
    """Take a plain text as it is; the day of publication only where the text gives it whole."""
    text = decode(capture)
    day = published_in(text)
    return Draft(text, published=day, basis=PublishedBasis.DATELINE if day else PublishedBasis.NONE)


FORMATS: Mapping[str, Callable[[Capture], Draft]] = {
    "": read_text,
    "text/plain": read_text,
    "text/markdown": read_text,
    "text/html": read_page,
    "application/xhtml+xml": read_page,
    "application/pdf": read_pdf,
    "message/rfc822": read_mail,
    "application/x-tertia-document+json": read_line,
}
"""Which reader takes which media type (without parameters such as charset)."""


def read(capture: Capture) -> Document:
    """Return the document of a capture; raises `InputError` (`UnreadableError` for bytes that give no text)."""
    media_type = capture.media_type.split(";")[0].strip().lower()
    if media_type not in FORMATS:
        raise UnreadableError(
            f"it is {media_type}, which Tertia does not read",
            where=capture.where,
            remedy="give plain text, HTML, PDF, .eml or .jsonl",
        )
    draft = FORMATS[media_type](capture)
    if not draft.text.strip():
        raise UnreadableError("it holds no text", where=capture.where, remedy="check that it was saved whole")
    return _document(capture, draft, dict(capture.metadata))


def _document(capture: Capture, draft: Draft, given: Mapping[str, str]) -> Document:
    text = clean(draft.text)
    published, basis = _published(capture, draft, given)
    url = _line(given.get("url")) or _line(draft.url) or (capture.address if _is_url(capture.address) else None)
    language = given.get("lang", "") or draft.language
    language = language[:2].lower() if language[:2].isalpha() and language.isascii() else detect_language(text)
    return Document(
        id=document_id(capture.id, text),
        capture=capture.id,
        path=capture.where,
        text=text,
        title=_line(given.get("title")) or _line(draft.title),
        outlet=_line(given.get("outlet")) or _line(draft.outlet) or _outlet_of(url),
        url=url,
        published=published,
        published_basis=basis,
        language=language,
        masked=mask_promo(text),
        unread="" if language == "en" or language in gloss_languages() else f"language {language}",
        given_id=clean(draft.name),
    )


def _published(capture: Capture, draft: Draft, given: Mapping[str, str]) -> tuple[str | None, PublishedBasis]:
    """Return the day given with the capture, else the draft's; raises `InputError` for a given date that is none."""
    words = given.get("published", "").strip()
    if not words or is_partial(words):
        return draft.published, draft.basis
    if day := iso_day(words):
        return day, PublishedBasis.GIVEN
    raise InputError(
        f"the publication date given, {clean(words[:40])!r}, is not a day",
        where=capture.where,
        remedy="write it as 2025-05-06",
    )


def _line(value: str | None) -> str | None:
    """Return a value as one line that can be stored, or `None` where nothing is left."""
    return " ".join(clean(value).split()) or None if value else None


def _is_url(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _outlet_of(url: str | None) -> str | None:
    """Return the outlet whose pages lie on the address's host, else the host itself."""
    if not url:
        return None
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    known = outlet_of_host(host)
    return known.name if known else host or None
