"""Claims as a person reads them: one line that says what a claim says, and the sheet that `tertia read` prints.

transfer, 8 people (IQ, SS), 2025-07-04, stated by a spokesperson (US)
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator

from tertia.model.amount import Amount, Bounds
from tertia.model.claim import (
    AboutValue,
    Certainty,
    Claim,
    CourtValue,
    Kind,
    MovementValue,
    StageValue,
    TermValue,
    TopicValue,
)
from tertia.model.document import Document, PublishedBasis
from tertia.model.layers import Screening
from tertia.model.source import Speaker
from tertia.model.when import WhenBasis

Paint = Callable[[str, str], str]
"""`paint(style, words)` returns the words in a style: a kind's name, "pair", "dim", "title" or "quote"."""

QUOTE_WIDTH = 96
"""Columns that a quoted sentence fills before it goes on in the next line."""

_BASIS = {
    PublishedBasis.GIVEN: "date given",
    PublishedBasis.META: "date from the page",
    PublishedBasis.JSON_LD: "date from the page",
    PublishedBasis.URL: "date from the address",
    PublishedBasis.DATELINE: "date from the dateline",
    PublishedBasis.NONE: "no date known",
}


def unstyled(style: str, words: str) -> str:
    """Return the words without any style."""
    return words


_STEERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
"""Characters that steer a terminal: control characters, and marks that turn the direction of writing."""


def harmless(words: str) -> str:
    """Return words of a source on one line, without what could steer a terminal."""
    return _STEERS.sub("", " ".join(words.split()))


def words_of(name: str) -> str:
    """Return a codebook word as people write it: `in_force` → `in force`."""
    return name.replace("_", " ")


def pair_words(sender: str | None, host: str | None) -> str:
    """Return `US → RW`; a side that the document does not name is `?`."""
    return f"{sender or '?'} → {host or '?'}"


def bounds_words(bounds: Bounds) -> str:
    """Return a count in words: `8`, `up to 250`, `at least 12`, `some` where no number is told."""
    match bounds.min, bounds.max:
        case None, None:
            return "some"
        case None, high:
            return f"up to {high:,}"
        case low, None:
            return f"at least {low:,}"
        case low, high:
            return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def amount_words(amount: Amount) -> str:
    """Return an amount with its unit: `7,500,000 USD a year`."""
    per = f" a {amount.per}" if amount.per else ""
    return f"{bounds_words(amount.bounds)} {amount.unit}".rstrip() + per


def value_words(claim: Claim) -> str:
    """Return what a claim says in a few words, without its kind, pair, time and speaker."""
    match claim.value:
        case StageValue(stage, people):
            return words_of(stage) + ("" if people is None else f", {_people(people)} held")
        case MovementValue(people, nationalities, to):
            return _movement(people, nationalities, to, onward=claim.kind is Kind.ONWARD)
        case TermValue(term, text, amount):
            return f"{words_of(term)}: “{text}”" + ("" if amount is None else f" ({amount_words(amount)})")
        case CourtValue(body, effect):
            return f"{body or 'a court'} {words_of(effect)}"
        case TopicValue(topic):
            return words_of(topic)
        case AboutValue(about):
            return words_of(about)


def _people(people: Bounds) -> str:
    return "1 person" if people == Bounds(1, 1) else f"{bounds_words(people)} people"


def _movement(people: Bounds, nationalities: tuple[str, ...], to: str | None, *, onward: bool) -> str:
    who = _people(people) + (f" ({', '.join(nationalities)})" if nationalities else "")
    if not onward or to is None:
        return who
    return f"{who} to {'their own countries' if to == 'origin' else to}"


def when_words(claim: Claim) -> str:
    """Return the time of a claim with what it rests on, or "" where the sentence gives none."""
    if claim.when is None:
        return ""
    return f"{claim.when} (worked out)" if claim.when_basis is WhenBasis.RESOLVED else claim.when


def speaker_words(speaker: Speaker | None, relayed_by: str | None) -> str:
    """Return who says it and through whom, or "" where the document says it in its own voice."""
    through = f"through {relayed_by}" if relayed_by else ""
    if speaker is None:
        return through
    named = ", ".join(part for part in (speaker.name, speaker.role) if part) or "the government"
    if speaker.anonymous:
        named = f"unnamed {speaker.role or 'source'}"
    behalf = f" ({speaker.speaks_for})" if speaker.speaks_for else ""
    return " ".join(part for part in (f"{named}{behalf}", through) if part)


def published_words(document: Document) -> str:
    """Return the publication date with where it was found: `2025-05-06 (date from the dateline)`, or `undated`."""
    if document.published is None:
        return "undated"
    return f"{document.published} ({_BASIS[document.published_basis]})"


def note_words(document: Document, screening: Screening) -> str:
    """Return why a document has no claims, or "" where it was read."""
    if document.unread:
        return f"not read: {document.unread}"
    return "" if screening.relevant else "no claim: nothing in it speaks of moving people to a third country"


def render_reading(
    document: Document, screening: Screening, claims: tuple[Claim, ...], paint: Paint = unstyled
) -> Iterator[str]:
    """Yield the lines of a document's sheet: its head, then each sentence with the claims that it makes."""
    yield from _head(document, screening, claims, paint)
    last: tuple[int, int] | None = None
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        if (claim.start, claim.end) != last:
            last = (claim.start, claim.end)
            yield ""
            yield from _quote(claim.quote, paint)
        yield from _claim_lines(claim, paint)
    yield ""


def _head(document: Document, screening: Screening, claims: tuple[Claim, ...], paint: Paint) -> Iterator[str]:
    yield paint("title", harmless(document.title or document.path))
    facts = (document.outlet, published_words(document), document.path if document.title else None)
    yield paint("dim", " · ".join(harmless(part) for part in facts if part))
    count = f"{len(claims)} claim{'' if len(claims) == 1 else 's'}"
    yield paint("dim", note_words(document, screening) or count)


def _quote(quote: str, paint: Paint) -> Iterator[str]:
    for line in textwrap.wrap(f"“{harmless(quote)}”", QUOTE_WIDTH):
        yield "  " + paint("quote", line)


def _claim_lines(claim: Claim, paint: Paint) -> Iterator[str]:
    """Yield what is claimed with its certainty, then, where the sentence tells them, its time and who says it."""
    head = f"{paint('pair', harmless(pair_words(claim.sender, claim.host)))}  {paint(claim.kind, str(claim.kind))}"
    certainty = "" if claim.certainty is Certainty.STATED else "  " + paint(str(claim.certainty), str(claim.certainty))
    yield f"    {head}  {harmless(value_words(claim))}{certainty}"
    speaker = speaker_words(claim.speaker, claim.relayed_by)
    tail = " · ".join(part for part in (when_words(claim), speaker and f"says {speaker}") if part)
    if tail:
        yield "      " + paint("dim", harmless(tail))
