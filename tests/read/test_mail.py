"""Mails: subject, sender, day and the text that is meant to be read."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tertia.errors import UnreadableError
from tertia.model.document import Capture, Document, PublishedBasis
from tertia.read.reader import read

ONE = "The minister said on Tuesday that the two states had agreed on a treaty under which forty people would be sent."
TWO = "A spokesperson for the host confirmed the agreement, and added that the first group was expected within weeks."
PAGE = f"<html><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>"


def mail(text: str | None = ONE, page: str | None = None) -> EmailMessage:
    """Return a mail with a text, a page, or both."""
    message = EmailMessage()
    message["From"] = "The Desk <desk@example.org>"
    message["Subject"] = "Deal signed: café"
    message["Date"] = "Tue, 06 May 2025 23:30:00 -0400"
    if text is not None:
        message.set_content(text)
    if page is not None:
        message.add_alternative(page, subtype="html") if text is not None else message.set_content(page, subtype="html")
    return message


def read_bytes(content: bytes) -> Document:
    """Read a mail."""
    return read(Capture("a.eml", content, "message/rfc822"))


def test_headers_give_title_outlet_and_day() -> None:
    """The day is the sender's own."""
    document = read_bytes(mail().as_bytes())
    assert (document.title, document.outlet) == ("Deal signed: café", "The Desk")
    assert (document.published, document.published_basis) == ("2025-05-06", PublishedBasis.META)
    assert document.text.strip() == ONE


def test_plain_text_is_preferred_and_a_page_is_read_else() -> None:
    """The page goes the way of pages."""
    assert read_bytes(mail("Plain words.", PAGE).as_bytes()).text.strip() == "Plain words."
    assert read_bytes(mail(None, PAGE).as_bytes()).text == f"{ONE}\n\n{TWO}"


def test_nested_parts_are_found_and_attachments_are_not_the_text() -> None:
    """mixed(alternative(plain, html), attachment)."""
    message = mail(ONE, PAGE)
    message.add_attachment("Attached words.", filename="b.txt")
    assert read_bytes(message.as_bytes()).text.strip() == ONE


def test_wrapped_lines_are_joined_and_the_signature_cut() -> None:
    """Sentences are whole again."""
    lines = (
        "The minister said on Tuesday that the two states had agreed on a\n"
        "treaty under which forty people would be sent, and that it would be\n"
        "published.\n\nThe host confirmed it.\n-- \nThe Desk\n"
    )
    text = read_bytes(mail(lines).as_bytes()).text
    assert text.startswith("The minister said on Tuesday that the two states had agreed on a treaty under which forty")
    assert text.endswith("it would be published.\n\nThe host confirmed it.")


def test_an_unknown_charset_and_a_broken_date_are_survived() -> None:
    """The bytes decide, and no day is taken."""
    head = "From: a@example.org\nDate: never\nContent-Type: text/plain; charset=nonsense\n\n"
    raw = (head + "Kigali said “yes”.").encode()
    document = read_bytes(raw)
    assert (document.text, document.published, document.outlet) == ("Kigali said “yes”.", None, "a@example.org")


def test_a_mail_without_text_is_told() -> None:
    """An attachment is a document of its own."""
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="b.pdf")
    with pytest.raises(
        UnreadableError, match=r"a\.eml: the mail has no text of its own; save its attachment as a file"
    ):
        read_bytes(message.as_bytes())


def test_parts_nested_without_end_are_told_or_read() -> None:
    """A mail of a thousand levels raises nothing but our own error."""
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(1500))
    with pytest.raises(UnreadableError):
        read_bytes(f"From: a@example.org\n{head}".encode())
