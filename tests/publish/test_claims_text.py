"""Claims in words: counts say what they count, denials and plans are never left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tertia.model.amount import Amount, Bounds
from tertia.model.claim import (
    Certainty,
    Claim,
    CourtValue,
    Effect,
    Kind,
    MovementValue,
    Stage,
    StageValue,
    Term,
    TermValue,
    Value,
)
from tertia.model.document import Document
from tertia.model.layers import Screening
from tertia.model.source import Speaker
from tertia.model.when import WhenBasis
from tertia.publish.claims_text import bounds_words, pair_words, render_reading, speaker_words, value_words
from tests.conftest import make_document

MakeClaim = Callable[..., Claim]
RELEVANT = Screening(relevant=True, score=3.0)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (Bounds(8, 8), "8"),
        (Bounds(None, 250), "up to 250"),
        (Bounds(12, None), "at least 12"),
        (Bounds(5, 1200), "5 to 1,200"),
        (Bounds(), "some"),
    ],
)
def test_a_count_keeps_its_bounds(bounds: Bounds, words: str) -> None:
    """ "Up to 250" never becomes 250."""
    assert bounds_words(bounds) == words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.STAGE, StageValue(Stage.IN_FORCE), "in force"),
        (Kind.STAGE, StageValue(Stage.OPERATING, Bounds(40, 40)), "operating, 40 people held"),
        (Kind.TRANSFER, MovementValue(Bounds(1, 1), ("IQ",)), "1 person (IQ)"),
        (Kind.ONWARD, MovementValue(Bounds(), (), "origin"), "some people to their own countries"),
        (Kind.ONWARD, MovementValue(Bounds(2, 2), (), "ZZ"), "2 people to ZZ"),
        (Kind.COURT, CourtValue("the High Court", Effect.FINDS_UNLAWFUL), "the High Court finds unlawful"),
        (
            Kind.TERM,
            TermValue(Term.PAYMENT, "$5 million a year", Amount(Bounds(5_000_000, 5_000_000), "USD", "year")),
            "payment: “$5 million a year” (5,000,000 USD a year)",
        ),
    ],
)
def test_a_value_in_words(kind: Kind, value: Value, words: str, make_claim: MakeClaim) -> None:
    """Each kind says what it holds, with its unit."""
    assert value_words(make_claim(kind, value, "Atria has")) == words


def test_a_side_that_nobody_names_is_a_question() -> None:
    """The arrow is for people; an open side is shown, not left out."""
    assert pair_words("US", None) == "US → ?"


@pytest.mark.parametrize(
    ("speaker", "relayed_by", "words"),
    [
        (None, None, ""),
        (None, "The Atrian", "through The Atrian"),
        (Speaker(speaks_for="AW"), None, "the government (AW)"),
        (Speaker("Ann Ode", "minister", "AW"), None, "Ann Ode, minister (AW)"),
        (
            Speaker(role="official", speaks_for="AW", anonymous=True),
            "The Atrian",
            "unnamed official (AW) through The Atrian",
        ),
    ],
)
def test_who_says_it(speaker: Speaker | None, relayed_by: str | None, words: str) -> None:
    """An anonymous speaker stays so; the outlet between is told."""
    assert speaker_words(speaker, relayed_by) == words


def test_a_sentence_stands_once_above_its_claims(document: Document, make_claim: MakeClaim) -> None:
    """Two claims of one sentence share its quotation."""
    claims = (
        make_claim(Kind.STAGE, StageValue(Stage.AGREED), "Atria has"),
        make_claim(Kind.TRANSFER, MovementValue(Bounds(12, 12)), "Atria has"),
    )
    sheet = "\n".join(render_reading(document, RELEVANT, claims))
    assert sheet.count("“Atria has agreed to receive") == 1
    assert "2 claims" in sheet


def test_doubt_and_denial_are_told(document: Document, make_claim: MakeClaim) -> None:
    """A denied claim never reads like a stated one, and a worked-out date says so."""
    claim = make_claim(
        Kind.STAGE,
        StageValue(Stage.SIGNED),
        "Atria has",
        certainty=Certainty.DENIED,
        when="2025-05-06",
        when_basis=WhenBasis.RESOLVED,
    )
    lines = list(render_reading(document, RELEVANT, (claim,)))
    assert "    BL → AW  stage  signed  denied" in lines
    assert "      2025-05-06 (worked out) · says spokesperson (AW)" in lines


def test_words_of_a_source_steer_no_terminal(document: Document, make_claim: MakeClaim) -> None:
    """An escape in a title or a name is taken out: it could rewrite the screen."""
    claim = make_claim(Kind.COURT, CourtValue("a \x1b[2Jcourt", Effect.BLOCKS), "Atria has")
    sheet = "\n".join(render_reading(make_document(title="\x1b]0;x\x07Title"), RELEVANT, (claim,)))
    assert "\x1b" not in sheet
    assert "]0;xTitle" in sheet


def test_a_document_without_claims_says_why(document: Document) -> None:
    """Turned away by the screen is not the same as read and empty."""
    assert "nothing in it speaks of" in "\n".join(render_reading(document, Screening(False, 0.0), ()))
    assert "0 claims" in "\n".join(render_reading(document, RELEVANT, ()))
