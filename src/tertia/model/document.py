"""What was fetched, and the text that was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tertia.ids import sha256_hex, stable_id
from tertia.model.span import Span


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they were found, never changed.

    `address` is a path or URL as given; `place` tells which part of it ("line 7" of a .jsonl, else ""); `media_type` a
    MIME type ("" where unknown); `fetched` an ISO 8601 time in UTC, or `None` for a local file; `metadata` what
    stood beside the bytes (NAME.json beside NAME.txt; the caller's `--published`), which decides over what they say.
    """

    address: str
    content: bytes
    media_type: str = ""
    place: str = ""
    fetched: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, in hexadecimal."""
        return sha256_hex(self.content)

    @property
    def id(self) -> str:
        """Return the capture's id: the same bytes with the same metadata have one id wherever they lie."""
        return stable_id("b", self.sha256, *(part for pair in sorted(self.metadata) for part in pair))

    @property
    def where(self) -> str:
        """Return address and place as a person reads them: `feed.jsonl, line 7`."""
        return f"{self.address}, {self.place}" if self.place else self.address


class PublishedBasis(StrEnum):
    """Where a publication date was found, surest first."""

    GIVEN = "given"  # by the caller, or by metadata beside the text
    META = "meta"  # a <meta> tag or a header of a mail or PDF
    JSON_LD = "json-ld"  # the data block that a page carries for search engines
    URL = "url"  # a date in the address
    DATELINE = "dateline"  # "KIGALI, May 6, 2025 —", "Published: 6 May 2025"
    NONE = "none"  # nowhere


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of text that is not the author's report ("Also, read: …"), with the name of the rule that saw it."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read. Every offset anywhere in Tertia is a code point of `text`, for ever.

    `published` is an ISO day (2025-05-06) or `None`; `language` an ISO 639-1 code or "". `unread` is "" for a document
    that the reader can read, else the reason why it is only kept ("language nl"); such a document yields no claim.
    `given_id` is the `id` that a line of a .jsonl gave its document, by which output names it, else "".
    """

    id: str
    capture: str
    path: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
    language: str = ""
    masked: tuple[Mask, ...] = ()
    unread: str = ""
    given_id: str = ""

    def masks(self, span: Span) -> bool:
        """Tell whether any character of the span is masked."""
        return any(mask.span.overlaps(span) for mask in self.masked)


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text: what a list shows. The fields are those of `Document`."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: PublishedBasis
    url: str | None
    path: str
    language: str
    unread: str


def document_id(capture_id: str, text: str) -> str:
    """Return the id of the document that a capture gave: stable while the bytes and their reading are the same."""
    return stable_id("d", capture_id, text)
