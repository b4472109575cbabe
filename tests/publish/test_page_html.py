"""The page: everything escaped, nothing from elsewhere, each sentence and its claims joined both ways."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.model.amount import Bounds
from tertia.model.claim import (
    About,
    AboutValue,
    Certainty,
    Claim,
    Kind,
    MovementValue,
    Reason,
    Stage,
    StageValue,
    Topic,
    TopicValue,
)
from tertia.model.document import Document, Mask
from tertia.model.source import Speaker
from tertia.model.span import Span
from tertia.publish.page_html import PageDocument, render_page
from tests.conftest import make_document

MakeClaim = Callable[..., Claim]
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


class Page(HTMLParser):
    """What a browser sees: the tags with their attributes, and the text outside of style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if self.tags and self.tags[-1][0] not in ("style", "script"):
            self.words.append(data)

    def ids(self) -> list[str]:
        """Return every id."""
        return [str(a["id"]) for _, a in self.tags if "id" in a]

    def targets(self) -> list[str]:
        """Return what links within the page lead to."""
        return [str(a["href"])[1:] for tag, a in self.tags if tag == "a" and str(a["href"]).startswith("#")]


@pytest.fixture
def claims(make_claim: MakeClaim) -> tuple[Claim, ...]:
    """Return three claims, two of them in one sentence."""
    return (
        make_claim(Kind.STAGE, StageValue(Stage.AGREED), "Atria has agreed"),
        make_claim(Kind.TRANSFER, MovementValue(Bounds(12, 12), ("VE",)), "Atria has agreed", host="NR"),
        make_claim(Kind.CONCERN, TopicValue(Topic.ONWARD_REMOVAL), "Rights groups", certainty=Certainty.DENIED),
    )


@pytest.fixture
def page(document: Document, claims: tuple[Claim, ...]) -> str:
    """Return the page of the three claims."""
    return render_page([PageDocument(document, claims)])


def test_every_link_has_its_target(page: str) -> None:
    """Badges lead to cards and cards to sentences; no id stands twice."""
    seen = Page(page)
    assert set(seen.targets()) <= set(seen.ids())
    assert len(seen.ids()) == len(set(seen.ids()))


def test_one_sentence_with_two_claims_is_one_stretch(page: str) -> None:
    """It has an underline for each kind and a badge for each claim."""
    seen = Page(page)
    assert [a["data-s"] for tag, a in seen.tags if tag == "li"] == ["d1-s1", "d1-s1", "d1-s2"]
    assert [a["class"] for _, a in seen.tags if str(a.get("class")).startswith("u ")] == [
        "u u2 k-transfer",
        "u u1 k-stage",
        "u u1 k-concern",
    ]


def test_the_text_is_all_there(page: str, document: Document) -> None:
    """Marks add nothing to the text and take nothing away."""
    assert "Atria has agreed to receive 12 migrants from Bellan, a spokesperson said on Tuesday." in page
    assert document.text.splitlines()[0] in page


def test_nothing_comes_from_elsewhere(page: str) -> None:
    """No tag loads a file, and the policy forbids it; style and script are allowed by their digests."""
    seen = Page(page)
    assert not [a for tag, a in seen.tags if "src" in a or tag in ("link", "iframe", "object", "img")]
    policy = next(a["content"] for tag, a in seen.tags if tag == "meta" and a.get("http-equiv"))
    for tag in ("style", "script"):
        held = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert held
        digest = base64.b64encode(hashlib.sha256(held.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in str(policy)
    assert str(policy).startswith("default-src 'none'")


@pytest.mark.parametrize("field", ["text", "title", "outlet", "path", "url", "language"])
def test_markup_in_a_document_is_only_text(field: str, document: Document) -> None:
    """A document that carries a script shows it and runs nothing."""
    hostile = make_document(**{"title": None, field: EVIL})  # type: ignore[arg-type]
    seen = Page(render_page([PageDocument(hostile, ())]))
    assert [tag for tag, _ in seen.tags if tag in ("script", "img")] == ["script"]
    assert not [a for _, a in seen.tags if any(name.startswith("on") for name in a)]


def test_markup_in_a_claim_is_only_text(document: Document, make_claim: MakeClaim) -> None:
    """Names, reasons, quotes and codes are escaped too."""
    claim = make_claim(
        Kind.UNDISCLOSED,
        AboutValue(About.DEAL),
        "Rights groups",
        speaker=Speaker(EVIL, EVIL, EVIL),
        relayed_by=EVIL,
        host=EVIL,
        id=EVIL,
        quote=EVIL,
        when=EVIL,
        why=(Reason(EVIL, EVIL, 1.0),),
    )
    seen = Page(render_page([PageDocument(document, (claim,))]))
    assert [tag for tag, _ in seen.tags if tag in ("script", "img")] == ["script"]


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    """`javascript:` and the like never become links."""
    seen = Page(render_page([PageDocument(make_document(url="javascript:alert(1)"), ())]))
    assert not [a for tag, a in seen.tags if tag == "a" and "javascript" in str(a["href"])]


def test_each_kind_and_pair_has_a_filter_with_its_count(page: str) -> None:
    """Filters are checkboxes, so the page needs no script for them; what a document lacks has none."""
    boxes = [a["id"] for tag, a in Page(page).tags if tag == "input"]
    assert boxes == ["f-stage", "f-transfer", "f-concern", "f-p0", "f-p1"]
    assert "<span>BL → AW <b>2</b></span>" in page


def test_a_document_without_claims_says_why(document: Document) -> None:
    """The note stands where the claims would."""
    page = render_page([PageDocument(document, (), "not read: language fr")])
    assert "not read: language fr" in page
    assert '<form class="filters"' not in page


def test_several_documents_have_a_table_of_contents(document: Document, claims: tuple[Claim, ...]) -> None:
    """Each has an entry that leads to it and tells its claims."""
    page = render_page([PageDocument(document, claims), PageDocument(make_document(title="Second"), ())])
    assert '<a href="#d2">Second</a> <small>0 claims</small>' in page
    assert '<a href="#d1">Atria agrees</a> <small>3 claims</small>' in page


def test_masked_words_are_set_apart() -> None:
    """What the reader passed over is shown and said to be unread."""
    masked = make_document("One.\n\nAlso, read: two.", masked=(Mask(Span(6, 21), "promo"),))
    assert '<span class="masked" title="not read">Also, read: two</span>.' in render_page([PageDocument(masked, ())])


def test_a_claim_across_paragraphs_is_marked_in_each(document: Document, make_claim: MakeClaim) -> None:
    """One id, at its first words; the badge at its last."""
    whole = make_claim(Kind.STAGE, StageValue(Stage.AGREED), "Atria agrees", start=0, end=len(document.text))
    page = render_page([PageDocument(document, (whole,))])
    assert page.count('class="s"') == 3
    assert page.count('id="d1-s1"') == 1


@given(st.text(st.characters(), max_size=80))
def test_any_text_makes_a_page_that_can_be_written(text: str) -> None:
    """Control characters and halves of surrogate pairs do no harm."""
    render_page([PageDocument(make_document(text, title=text), ())]).encode("utf-8")
