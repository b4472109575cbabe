"""PDF → paragraphs: lines joined, words whole again, page numbers and running headers out.

Terms: a *scan* is a PDF of pictures, in which no character is written; *OCR* is what makes characters of it.

    "- 2 -\\nThe host agreed to re-\\nceive forty people." → "The host agreed to receive forty people."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tertia.errors import UnreadableError
from tertia.model.document import Capture, PublishedBasis
from tertia.read.dateline import iso_day, published_in
from tertia.read.decode import clean
from tertia.read.draft import Draft, parsing
from tertia.read.promo import drop_promo
from tertia.read.reflow import paragraphs, usual_width, without_running_lines

MAX_PAGES = 3000
"""Pages: beyond it lie bound collections, which are better cut into their documents."""

MAX_CHARACTERS = 20_000_000
"""The most text that is taken from one PDF, in code points."""

FEW = 20
"""Letters a page: with fewer on average it is a scan with a stamp or a page number on it."""

_MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|document\d*$|slide \d|.*\.(?:docx?|pdf|indd|rtf|odt|pptx?|xlsx?)\s*$",
    re.IGNORECASE,
)
"""Titles that a program wrote into the file, not a person."""


def read_pdf(capture: Capture) -> Draft:
    """Read a PDF; raises `UnreadableError` for one that is locked, scanned, broken or too long."""
    with parsing(capture, "PDF"):
        document = _open(capture)
        try:
            if len(document) > MAX_PAGES:
                raise _error(capture, f"it has {len(document):,} pages", "cut it into its documents")
            about = document.get_metadata_dict()
            pages = list(_pages(document, capture))
        finally:
            document.close()
        return _draft(capture, pages, about)


def _open(capture: Capture) -> Any:
    import pypdfium2  # a library of 7 MB, and only for PDFs

    try:
        return pypdfium2.PdfDocument(capture.content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _error(capture, "the PDF is locked with a password", "save an unlocked copy of it") from error
        raise _error(capture, "it is broken PDF", "fetch it again, or print it to a new PDF") from error


def _pages(document: Any, capture: Capture) -> Iterator[list[str]]:
    total = 0
    for page in document:
        textpage = page.get_textpage()
        text = clean(textpage.get_text_range()).replace("\r\n", "\n").replace("\r", "\n")
        textpage.close()
        page.close()
        total += len(text)
        if total > MAX_CHARACTERS:
            raise _error(capture, "it holds more text than one document can", "cut it into its documents")
        yield text.split("\n")


def _draft(capture: Capture, pages: list[list[str]], about: dict[str, str]) -> Draft:
    letters = sum(c.isalpha() for page in pages for line in page for c in line)
    if letters < FEW * max(1, len(pages)):
        raise _error(capture, "the PDF has pictures of pages and no text", "run OCR over it first (`ocrmypdf`)")
    lines = [line for page in without_running_lines(pages) for line in page]
    text = drop_promo("\n".join(paragraphs(lines, usual_width(lines))))
    text = "\n\n".join(_without_marks(line) for line in text.split("\n") if line.strip())
    day, basis = _published(text, about)
    return Draft(text, _title(about), published=day, basis=basis)


def _without_marks(line: str) -> str:
    """Take out what pdfium writes for a hyphen of the page (U+FFFE, U+0002) where it was not at a line's end."""
    return re.sub("[\ufffe\x02]", "", line)


def _published(text: str, about: dict[str, str]) -> tuple[str | None, PublishedBasis]:
    """Return the day that the text gives, else that of the file's making, which a later copy would have changed."""
    if day := published_in(text):
        return day, PublishedBasis.DATELINE
    made = _MADE.match(about.get("CreationDate", ""))
    day = iso_day("-".join(made.groups())) if made else None
    return day, PublishedBasis.META if day else PublishedBasis.NONE


def _title(about: dict[str, str]) -> str | None:
    title = about.get("Title", "").strip()
    return None if not title or _NO_TITLE.match(title) else title


def _error(capture: Capture, what: str, remedy: str) -> UnreadableError:
    return UnreadableError(what, where=capture.where, remedy=remedy)
