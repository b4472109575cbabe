"""Which texts are worth reading, and what the screen says about why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.screen import screen
from tertia.screen.relevance import WINDOW, windows

DEAL = "Kigali has agreed to take in up to 250 migrants deported by the United States, a minister said on Monday."


@pytest.mark.parametrize(
    "text",
    [
        DEAL,
        "A flight carrying eight third-country nationals deported from the US landed in Eswatini on Wednesday.",
        "Asylum seekers intercepted at sea by Italy will be held in camps in Gjader while their claims are processed.",
        "Ghana's foreign minister said that no talks on accepting deportees from America were under way.",
        "The Supreme Court ruled that sending asylum seekers from Britain to Rwanda is unlawful.",
    ],
)
def test_reports_of_arrangements_pass(text: str) -> None:
    """Deals, flights, centres, denials and judgments are all worth reading."""
    assert screen(text).relevant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The council approved a new swimming pool for the town on Tuesday; work starts in spring.",
        "Shares in Japan and South Korea fell on Friday as exporters of steel warned of weaker demand.",
        "The striker moved from Spain to Portugal, the club said on its website.",
        "Seven prisoners escaped from the county jail on Friday, the sheriff said.",
    ],
)
def test_other_news_does_not_pass(text: str) -> None:
    """No people moved, or no states: nothing to read."""
    assert not screen(text).relevant


def test_a_text_that_names_no_state_is_never_relevant() -> None:
    """However many words speak for it."""
    text = "Migrants, deportees and asylum seekers were deported under an arrangement and put up in barracks and cells."
    assert not screen(text).relevant


def test_the_title_counts_like_a_sentence() -> None:
    """A terse text under a telling title passes."""
    text = "The minister would not be drawn when asked about it on Monday."
    assert not screen(text).relevant
    assert screen(text, "US deportees: Kigali agrees to accept third-country nationals").relevant


def test_the_reasons_are_the_sum() -> None:
    """Every summand is named, shows its words, and the score is their sum."""
    result = screen(DEAL)
    reasons = {reason.name: reason.words for reason in result.why}
    assert "migrants" in reasons["people"]
    assert reasons["states"] == "RW, US"
    assert result.score == pytest.approx(sum(reason.weight for reason in result.why), abs=0.01)


def test_one_page_of_many_is_enough() -> None:
    """A long report is as relevant as its best page."""
    filler = "The harbour master counted the nets and wrote the number into the book. " * 300
    assert screen(filler + DEAL + filler).relevant
    assert not screen(filler).relevant


@given(st.text(max_size=100), st.integers(0, 200))
def test_windows_cover_the_whole_text(piece: str, times: int) -> None:
    """Every character lies in a window; none is longer than the limit; neighbours overlap."""
    text = piece * times
    cut = list(windows(text))
    assert all(len(window) <= WINDOW for window in cut)
    assert cut[0] == text[:WINDOW]
    assert text.endswith(cut[-1])
    assert sum(map(len, cut)) >= len(text)
