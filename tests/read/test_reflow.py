"""Wrapped lines become paragraphs, and lists and headings stay lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tertia.read.reflow import join_wrapped, paragraphs, without_running_lines

LONG = "The two states agreed on Tuesday that forty people would be sent over and"


def test_a_text_that_is_not_wrapped_stays_as_it_was() -> None:
    """Short lines are a list, very long ones paragraphs already."""
    for text in ("One.\nTwo.\nThree.", "x" * 300 + "\n" + "y" * 400):
        assert join_wrapped(text) == text


def test_openings_begin_a_paragraph() -> None:
    """(a), 1. and Article 3 stand at a line's start."""
    lines = [LONG, "(a) vetted by the host;", "(b) housed by it.", "Article 3", "The host pays."]
    assert list(paragraphs(lines, 72)) == lines


def test_a_hyphen_of_a_name_stays() -> None:
    """Before a capital letter it belongs to the word."""
    assert list(paragraphs([f"{LONG} Anglo-", "Rwandan talks"], 72)) == [f"{LONG} Anglo-Rwandan talks"]


def test_two_pages_share_no_header() -> None:
    """A line on two pages may be a sentence."""
    pages = [["Deal", "A."], ["Deal", "B."]]
    assert without_running_lines(pages) == pages


@given(st.text(alphabet="ab -.\nA(", max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    """Only blanks and hyphens at a line's end may go."""
    assert [c for c in join_wrapped(text) if c.isalpha()] == [c for c in text if c.isalpha()]
