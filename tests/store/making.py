"""Made-up captures, documents and claims for the tests of the store, and strategies that draw any of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tertia.ids import stable_id
from tertia.model.amount import Amount, Bounds
from tertia.model.claim import (
    About,
    AboutValue,
    Certainty,
    Claim,
    CourtValue,
    Effect,
    Kind,
    MovementValue,
    Reason,
    Stage,
    StageValue,
    Term,
    TermValue,
    Topic,
    TopicValue,
    Value,
)
from tertia.model.document import Capture, Document, Mask, PublishedBasis, document_id
from tertia.model.issue import Issue
from tertia.model.layers import Extraction, Layers
from tertia.model.source import Speaker
from tertia.model.span import Span
from tertia.model.when import WhenBasis

Parts = tuple[Capture, Document, Extraction]
"""What one `add` takes."""

TEXT = "Kigali has agreed to take in 250 people. The ministry in Évian declined to name the price."


def made_document(text: str = TEXT, *, address: str = "report.txt", title: str | None = "A deal") -> Parts:
    """Return a capture and its document, without any claim."""
    capture = Capture(address, text.encode(), "text/plain", metadata=(("outlet", "The Lantern"),))
    document = Document(
        id=document_id(capture.id, text),
        capture=capture.id,
        path=address,
        text=text,
        title=title,
        outlet="The Lantern",
        url="https://lantern.example/1",
        published="2025-05-06",
        published_basis=PublishedBasis.GIVEN,
        language="en",
        masked=(Mask(Span(0, 3), "also-read"),),
    )
    return capture, document, Extraction((), Layers())


def made_claim(
    document: Document,
    *,
    start: int = 0,
    end: int = 6,
    sender: str | None = "US",
    host: str | None = "RW",
    value: Value | None = None,
    kind: Kind = Kind.STAGE,
    confidence: float = 0.75,
) -> Claim:
    """Return a claim over characters of a document, its id made of what it says."""
    said = value or StageValue(Stage.AGREED)
    return Claim(
        id=stable_id("c", document.id, str(kind), repr(said), sender, host, str(start), str(end)),
        document=document.id,
        kind=kind,
        sender=sender,
        host=host,
        value=said,
        when="2025-05",
        when_basis=WhenBasis.RESOLVED,
        speaker=Speaker(None, "official", "RW", anonymous=True),
        relayed_by="The Lantern",
        certainty=Certainty.STATED,
        quote=document.text[start:end],
        start=start,
        end=end,
        confidence=confidence,
        why=(Reason("agreed", "has agreed", 1.5),),
    )


def made(text: str = TEXT, claims: int = 1, *, host: str | None = "RW", address: str = "report.txt") -> Parts:
    """Return a document with some claims about the pair US and `host`."""
    capture, document, _ = made_document(text, address=address)
    ends = range(1, claims + 1)
    said = tuple(made_claim(document, end=end, host=host) for end in ends)
    return capture, document, Extraction(said, Layers(), (Issue(document.id, "whose price?", Span(0, 6)),))


def saying(parts: Parts, *claims: Claim) -> Parts:
    """Return the same document, read with other claims."""
    return parts[0], parts[1], replace(parts[2], claims=claims)


_words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
_maybe_words = st.none() | st.text(st.characters(codec="utf-8"), max_size=30)
_codes = st.none() | st.sampled_from(["US", "GB", "RW", "XK", "EU"])


@st.composite
def _bounds(draw: st.DrawFn) -> Bounds:
    ends = sorted(draw(st.lists(st.integers(0, 10**12), min_size=2, max_size=2)))
    low, high = draw(st.booleans()), draw(st.booleans())
    return Bounds(ends[0] if low else None, ends[1] if high else None)


_amounts = st.builds(Amount, _bounds(), st.sampled_from(["people", "USD", "days"]), st.none() | st.just("year"))
_nationalities = st.lists(st.sampled_from(["IQ", "VE"]), unique=True).map(tuple)
_onward = st.none() | st.sampled_from(["origin", "US"])
_values: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.STAGE: st.builds(StageValue, st.sampled_from(Stage), st.none() | _bounds()),
    Kind.TRANSFER: st.builds(MovementValue, _bounds(), _nationalities),
    Kind.ONWARD: st.builds(MovementValue, _bounds(), _nationalities, _onward),
    Kind.TERM: st.builds(TermValue, st.sampled_from(Term), _words, st.none() | _amounts),
    Kind.COURT: st.builds(CourtValue, _words, st.sampled_from(Effect)),
    Kind.CONCERN: st.builds(TopicValue, st.sampled_from(Topic)),
    Kind.ASSURANCE: st.builds(TopicValue, st.sampled_from(Topic)),
    Kind.UNDISCLOSED: st.builds(AboutValue, st.sampled_from(About)),
}
_speakers = st.builds(Speaker, _maybe_words, _maybe_words, _maybe_words, st.booleans())
_weights = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def any_claim(draw: st.DrawFn, document: Document) -> Claim:
    """Draw a claim of any kind over any characters of a document."""
    kind = draw(st.sampled_from(Kind))
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    claim = made_claim(document, start=start, end=end, kind=kind, value=draw(_values[kind]))
    return replace(
        claim,
        sender=draw(_codes),
        host=draw(_codes),
        when=draw(st.none() | st.just("2025-03?")),
        when_basis=draw(st.sampled_from(WhenBasis)),
        speaker=draw(st.none() | _speakers),
        relayed_by=draw(_maybe_words),
        certainty=draw(st.sampled_from(Certainty)),
        confidence=draw(st.floats(0, 1)),
        why=tuple(draw(st.lists(st.builds(Reason, _words, _words, _weights), max_size=2))),
    )


@st.composite
def any_parts(draw: st.DrawFn) -> Parts:
    """Draw a document of any text with any claims."""
    text = draw(_words)
    capture, document, _ = made_document(text, address=draw(_words), title=draw(_maybe_words))
    claims = draw(st.lists(any_claim(document), max_size=4, unique_by=lambda claim: claim.id))
    issues = draw(st.lists(st.builds(Issue, st.just(document.id), _words), max_size=2))
    return capture, document, Extraction(tuple(claims), Layers(), tuple(issues))
