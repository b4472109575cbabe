"""A mail (.eml) → a draft: its subject as title, its sender as outlet, its Date as the day, its text as the text.

Terms: a *part* is one of the bodies that a mail nests; text/plain is preferred, else text/html is read as a page;
attachments are other documents. *Hard-wrapped* lines, which mail programs break at 70-odd characters, are joined.

    From: Desk <desk@example.org> / Date: Tue, 6 May 2025 … / Kigali said … → Draft("Kigali said …", outlet="Desk")
"""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from tertia.errors import UnreadableError
from tertia.model.document import Capture, PublishedBasis
from tertia.read.dateline import published_in
from tertia.read.decode import clean, decode_bytes
from tertia.read.draft import Draft, parsing
from tertia.read.page import draft_of_html
from tertia.read.reflow import join_wrapped

MAX_PARTS = 500
"""Parts of one mail that are looked through; a real one has a dozen."""


def read_mail(capture: Capture) -> Draft:
    """Read a mail; raises `UnreadableError` for one without a text part."""
    with parsing(capture, "mail"):
        message = email.message_from_bytes(capture.content, _class=EmailMessage, policy=email.policy.default)
        text, url = _text(message, capture)
        day = _day(message)
        basis = PublishedBasis.META if day else PublishedBasis.NONE
        if day is None and (day := published_in(text)):
            basis = PublishedBasis.DATELINE
        return Draft(text, _header(message, "subject"), _sender(message), url, day, basis)


def _text(message: EmailMessage, capture: Capture) -> tuple[str, str | None]:
    """Return the text of the first readable part, text/plain before text/html, and a page's own address."""
    for wanted in ("text/plain", "text/html"):
        for number, part in enumerate(message.walk()):
            if number >= MAX_PARTS:
                break
            if part.get_content_type() != wanted or part.get_content_disposition() == "attachment":
                continue
            words = _characters(part, capture)
            if not words.strip():
                continue
            if wanted == "text/plain":
                return join_wrapped(_without_signature(words)), None
            page = draft_of_html(words, capture)
            return page.text, page.url
    raise UnreadableError(
        "the mail has no text of its own",
        where=capture.where,
        remedy="save its attachment as a file, and give that",
    )


def _characters(part: EmailMessage, capture: Capture) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    return clean(decode_bytes(payload, part.get_content_charset(), where=capture.where)).replace("\r\n", "\n")


def _without_signature(text: str) -> str:
    """Cut what follows the line "-- ", by which mail programs set a signature off."""
    return text.split("\n-- \n", 1)[0]


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        return str(value) if value is not None else None
    except Exception:  # noqa: BLE001 - the header parser of the library breaks on odd headers in many ways
        return None


def _sender(message: EmailMessage) -> str | None:
    """Return the name in From, else its address."""
    value = _header(message, "from")
    name = value.split("<")[0].strip().strip("\"'") if value else ""
    return name or (value.strip("<> ") if value else None)


def _day(message: EmailMessage) -> str | None:
    """Return the day in the sender's own time zone."""
    try:
        return parsedate_to_datetime(_header(message, "date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
