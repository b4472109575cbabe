"""What comes out of the reader: grounded claims, the same each time, nothing from what is not a report."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tertia.extract import extract
from tertia.model.claim import Kind
from tertia.model.document import Document, Mask
from tertia.model.span import Span

TALKS = (
    "Rwanda is in talks with the United States about taking in migrants whom Washington deports. "
    "Seven migrants were deported from the United States to Rwanda in August 2025, the spokeswoman said."
)


def document(text: str, **fields: object) -> Document:
    """Make a document published on 29 August 2025."""
    return Document(id="d", capture="b", path="t.txt", text=text, published="2025-08-29", **fields)  # type: ignore[arg-type]


def test_a_report_gives_its_transfer() -> None:
    """A counted movement becomes a transfer of the pair, with its number."""
    transfers = [c for c in extract(document(TALKS)).claims if c.kind is Kind.TRANSFER]
    assert ("US", "RW") in {(c.sender, c.host) for c in transfers}


def test_every_claim_says_why() -> None:
    """A claim carries the named rules and features that made it."""
    claims = extract(document(TALKS)).claims
    assert claims
    assert all(claim.why for claim in claims)


def test_reading_twice_gives_the_same_claims() -> None:
    """Nothing in the reader depends on the clock, on chance or on what was read before."""
    assert extract(document(TALKS)) == extract(document(TALKS))


def test_a_masked_sentence_says_nothing() -> None:
    """What is masked is no report: no claim stands in it."""
    masked = document(TALKS, masked=(Mask(Span(0, len(TALKS)), "promo"),))
    assert extract(masked).claims == ()


def test_an_unread_document_says_nothing() -> None:
    """A document in a language that cannot be read is kept, not misread."""
    assert extract(document(TALKS, unread="language fr")).claims == ()


WORDS = st.sampled_from(
    [*TALKS.split(), "€5", "million", "“", "”", "\n\n", "\u200f", "court", "blocked", "unclear", "1,200"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_claim_is_grounded(text: str) -> None:
    """Whatever the text, a claim's quotation is what stands at its offsets, and a term's phrase stands in it."""
    for claim in extract(document(text)).claims:
        assert text[claim.start : claim.end] == claim.quote
        assert getattr(claim.value, "text", "") in claim.quote
        assert getattr(claim.value, "body", "") in claim.quote
