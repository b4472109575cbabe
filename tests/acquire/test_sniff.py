"""Bytes are what their first bytes say, then what their name says."""

from __future__ import annotations

import pytest

from tertia.acquire.sniff import sniff

MAIL = b"From: Desk <d@example.org>\nTo: you@example.org\nSubject: News\n\nKigali said yes."


@pytest.mark.parametrize(
    ("content", "suffix", "expected"),
    [
        (b"%PDF-1.7 ...", ".txt", "application/pdf"),
        (b"\n\n%PDF-1.4", ".pdf", "application/pdf"),
        (b"<!DOCTYPE html><html>", "", "text/html"),
        (b"\xef\xbb\xbf <html>", ".php", "text/html"),
        (b"<!-- saved --><html>", ".page", "text/html"),
        (b"<html> is how a page begins", ".txt", "text/plain"),
        (b"<p>fragment", ".htm", "text/html"),
        (MAIL, "", "message/rfc822"),
        (MAIL, ".txt", "text/plain"),
        (b"X: y", ".eml", "message/rfc822"),
        ("Kigali said “yes”".encode(), "", "text/plain"),
        ("Kigali".encode("utf-16"), ".txt", "text/plain"),
        ("Kigali said yes".encode("utf-16-le"), ".txt", "text/plain"),
        (b"From: the start, Kigali said: no", "", "text/plain"),
        (b"\xff\xd8\xff\xe0", ".txt", ""),
    ],
)
def test_media_type(content: bytes, suffix: str, expected: str) -> None:
    """A plain-text name keeps text plain; a picture's bytes are a picture whatever the name."""
    assert sniff(content, suffix) == expected
