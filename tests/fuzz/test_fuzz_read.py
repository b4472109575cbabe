"""Whatever bytes come, reading gives a document or one of our own errors, and no text that cannot be stored."""

from __future__ import annotations

from functools import cache

import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertia.acquire.sniff import sniff
from tertia.errors import InputError
from tertia.model.document import Capture
from tertia.read.reader import FORMATS, read

PAGE = b"""<!doctype html><html><head><meta charset="utf-8"><meta property="og:title" content="Deal">
<link rel="canonical" href="https://example.org/2025/05/06/deal">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-05-06"}</script></head>
<body><article><h1>Deal</h1><p>The minister said that two states had agreed on it.</p><ul><li>Forty people</li></ul>
<table><tr><td>1</td></tr></table><p>Also read: Tea</p></article></body></html>"""
MAIL = b"""From: "The Desk" <desk@example.org>\nDate: Tue, 6 May 2025 10:00:00 +0200\nSubject: =?utf-8?q?Caf=C3=A9?=
MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable\n\nThe minister said =E2=80=9Cyes=E2=80=9D.\n--b\nContent-Type: text/html\n
<p>The minister said yes.</p>\n--b--\n"""
LINE = (
    b'{"id": "n1", "text": "KIGALI, May 6, 2025 - It was so.", "published": "2025-05-06", "title": "Deal", "url": null}'
)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def pdf() -> bytes:
    """Return a small PDF, not packed, so that a change reaches its inside."""
    document = FPDF()
    document.set_compression(False)
    document.set_font("Helvetica", size=11)
    for _ in range(3):
        document.add_page()
        document.cell(0, 6, "The minister said that two states had agreed on a treaty, and so on.")
    return bytes(document.output())


def safely(content: bytes, media_type: str) -> None:
    """Read bytes; fail on any error that is not ours, and on any text that cannot be written."""
    try:
        document = read(Capture("fuzz", content, media_type))
    except InputError:
        return
    document.text.encode()
    assert "\0" not in document.text
    for field in (document.title, document.outlet, document.url, document.given_id):
        (field or "").encode()
    assert all(mask.span.end <= len(document.text) for mask in document.masked)


def mutated(seed: bytes, data: st.DataObject) -> bytes:
    """Return the seed with up to eight pieces cut out, doubled or overwritten."""
    content = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content)))
        end = min(len(content), at + data.draw(st.integers(0, 40)))
        piece = data.draw(
            st.sampled_from([b"", b"\0", bytes(content[at:end]) * 3, b"<div>" * 50]) | st.binary(max_size=12)
        )
        content[at:end] = piece
    return bytes(content)


@pytest.mark.parametrize("media_type", sorted(FORMATS))
@QUIET
@given(content=st.binary(max_size=400))
def test_random_bytes_are_survived(media_type: str, content: bytes) -> None:
    """Every reader, whatever it is given."""
    safely(content, media_type)


@pytest.mark.parametrize(
    "media_type", ["text/plain", "text/html", "message/rfc822", "application/x-tertia-document+json"]
)
@QUIET
@given(text=st.text(st.characters(), max_size=300))
def test_random_characters_are_survived(media_type: str, text: str) -> None:
    """Lone surrogates among them."""
    safely(text.encode("utf-8", "surrogatepass"), media_type)


@pytest.mark.parametrize(
    ("seed", "media_type"),
    [(PAGE, "text/html"), (MAIL, "message/rfc822"), (LINE, "application/x-tertia-document+json")],
    ids=["html", "eml", "jsonl"],
)
@QUIET
@given(data=st.data())
def test_mutated_documents_are_survived(seed: bytes, media_type: str, data: st.DataObject) -> None:
    """Real documents with pieces broken."""
    safely(mutated(seed, data), media_type)


@QUIET
@given(data=st.data())
def test_mutated_pdfs_are_survived(data: st.DataObject) -> None:
    """PDFs with pieces broken."""
    safely(mutated(pdf(), data), "application/pdf")


@QUIET
@given(content=st.binary(max_size=300), suffix=st.sampled_from(["", ".txt", ".pdf", ".eml", ".html", ".xyz"]))
def test_sniffing_names_a_type_that_is_read(content: bytes, suffix: str) -> None:
    """What sniffing says, reading knows."""
    assert sniff(content, suffix) in FORMATS
