"""Pages: the article's words alone, with title, outlet, address and day from the head; bad pages are told."""

from __future__ import annotations

import json
from time import perf_counter

import pytest

from tertia.errors import UnreadableError
from tertia.model.document import Capture, Document, PublishedBasis
from tertia.read import page
from tertia.read.reader import read

ONE = "The minister said on Tuesday that the two states had agreed on a treaty under which forty people would be sent."
TWO = "A spokesperson for the host confirmed the agreement, and added that the first group was expected within weeks."
BODY = f"<article><h1>Deal signed</h1><p>{ONE}</p><p>{TWO}</p></article>"


def html(head: str = "", body: str = BODY) -> str:
    """Return a page."""
    nav = "<nav><a href='/'>Home</a><a href='/w'>World</a></nav>"
    return f"<!doctype html><html><head>{head}</head><body>{nav}{body}<footer>About us</footer></body></html>"


def read_html(content: str | bytes, address: str = "a.html", media_type: str = "text/html") -> Document:
    """Read a page."""
    raw = content.encode() if isinstance(content, str) else content
    return read(Capture(address, raw, media_type))


def test_the_text_is_the_article_and_its_paragraphs_stand_apart() -> None:
    """No menu, no footer, no headline, an empty line between paragraphs."""
    document = read_html(html())
    assert document.text == f"{ONE}\n\n{TWO}"
    assert document.title == "Deal signed"


def test_promo_lines_are_dropped_before_the_text_is_fixed() -> None:
    """Offsets never count them."""
    promo = "<p>Also, read: Tea prices fall again</p><p>Sign up for our newsletter.</p>"
    document = read_html(html(body=f"<article><p>{ONE}</p>{promo}<p>{TWO}</p></article>"))
    assert (document.text, document.masked) == (f"{ONE}\n\n{TWO}", ())


def test_the_head_gives_title_outlet_and_address() -> None:
    """The site's name is cut from behind the title."""
    head = (
        '<meta property="og:title" content="Deal signed | The Example">'
        '<meta property="og:site_name" content="The Example">'
        '<link rel="canonical" href="https://example.org/deal">'
    )
    document = read_html(html(head))
    assert (document.title, document.outlet, document.url) == ("Deal signed", "The Example", "https://example.org/deal")


LD = json.dumps(
    {"@graph": [{"@type": "NewsArticle", "datePublished": "2025-05-06T10:00:00Z", "dateModified": "2025-06-01"}]}
)


@pytest.mark.parametrize(
    ("head", "address", "basis"),
    [
        ('<meta property="article:published_time" content="2025-05-06T23:30:00-04:00">', "a.html", PublishedBasis.META),
        (f'<script type="application/ld+json">{LD}</script>', "a.html", PublishedBasis.JSON_LD),
        ("", "https://example.org/2025/05/06/deal", PublishedBasis.URL),
    ],
)
def test_the_day_is_taken_from_the_surest_place(head: str, address: str, basis: PublishedBasis) -> None:
    """Meta before JSON-LD before the address."""
    document = read_html(html(head), address)
    assert (document.published, document.published_basis) == ("2025-05-06", basis)


def test_marked_up_time_is_meta_and_a_dateline_comes_last() -> None:
    """A time of change is not taken."""
    times = (
        '<time class="updated" datetime="2025-06-01"></time>'
        '<time itemprop="datePublished" datetime="2025-05-06"></time>'
    )
    assert read_html(html(body=times + BODY)).published == "2025-05-06"
    dated = read_html(html(body=f"<article><p>KIGALI, May 6, 2025 — {ONE}</p><p>{TWO}</p></article>"))
    assert (dated.published, dated.published_basis) == ("2025-05-06", PublishedBasis.DATELINE)


def test_a_page_without_a_day_has_none() -> None:
    """A day of change is no day of publication, and none is guessed."""
    document = read_html(
        html(
            '<meta property="article:modified_time" content="2025-06-01">'
            '<script type="application/ld+json">{broken</script>'
        )
    )
    assert (document.published, document.published_basis) == (None, PublishedBasis.NONE)


QUOTED = html(body=BODY.replace("agreed", "“agreed” in the café"))


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (QUOTED.replace("<head>", '<head><meta charset="iso-8859-1">').encode(), "text/html"),
        (QUOTED.replace("<head>", '<head><meta charset="utf-8">').encode("cp1252"), "text/html"),
        (QUOTED.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252"), "text/html"),
        (QUOTED.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (QUOTED.replace("<head>", '<head><meta charset="punycode">').encode(), "text/html"),
        (QUOTED.encode("utf-16"), "text/html"),
    ],
)
def test_a_wrong_declared_encoding_does_not_spoil_the_text(content: bytes, media_type: str) -> None:
    """The bytes decide where they can."""
    assert "“agreed” in the café" in read_html(content, media_type=media_type).text


@pytest.mark.parametrize(
    "content", ["<html></html>", "<html><body><script>x()</script></body></html>", "<p></p>", "<!-- -->"]
)
def test_a_page_without_an_article_is_told(content: str) -> None:
    """What to do instead is told too."""
    with pytest.raises(
        UnreadableError, match=r"a\.html: no article was found on the page; save the page with its text shown"
    ):
        read_html(content)


def test_ten_thousand_nested_tags_neither_crash_nor_hang() -> None:
    """What lies too deep is lost, the rest is read."""
    start = perf_counter()
    document = read_html(html(body=BODY + "<div>" * 10_000 + f"<p>{TWO}</p>" + "</div>" * 10_000))
    assert ONE in document.text
    assert perf_counter() - start < 10


def test_only_nested_tags_are_told() -> None:
    """No article, or too deep for one: one of our own errors."""
    with pytest.raises(UnreadableError):
        read_html("<html><body>" + "<b><i>" * 10_000)


def test_a_page_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its characters and by its elements."""
    monkeypatch.setattr(page, "MAX_ELEMENTS", 8)
    with pytest.raises(
        UnreadableError, match=r"the page is too large to read \(\d+ elements\); copy the text into a .txt"
    ):
        read_html(html())
    monkeypatch.setattr(page, "MAX_CHARACTERS", 99)
    with pytest.raises(UnreadableError, match=r"the page is too large to read \(\d+ characters\)"):
        read_html(html())


def test_zeros_and_control_characters_are_survived() -> None:
    """XML could not hold them."""
    assert "agreed" in read_html(html().replace("agreed", "agreed\0\x0b\x1f")).text
