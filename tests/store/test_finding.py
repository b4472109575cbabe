"""Words in texts: what a search asks for and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertia.model.span import Span
from tertia.store.finding import SNIPPET_LENGTH, cut_words, fold, hit, phrases, places, snippet


@pytest.mark.parametrize(
    ("word", "folded"), [("Évian", "evian"), ("E\u0301vian", "evian"), ("RWANDA", "rwanda"), ("협정", "협정")]
)
def test_folding_takes_case_and_accents_away(word: str, folded: str) -> None:
    """Words are compared in lower case, without accents, whichever way those are written."""
    assert fold(word) == folded


def test_phrases_stand_in_quotes_or_are_joined() -> None:
    """Quotes and hyphens hold words together; a quotation mark without its twin reaches to the end."""
    asked = phrases('"third country" Kigali US-Rwanda "to the end')
    assert asked == [("third", "country"), ("kigali",), ("us", "rwanda"), ("to", "the", "end")]


def test_places_are_in_the_order_of_the_text() -> None:
    """Every occurrence of any phrase is given once, by code points."""
    text = "b a, b b"
    assert places(cut_words(text), phrases('a "b b" a')) == [Span(2, 3), Span(5, 8)]


@given(st.text(max_size=600), st.text(max_size=20))
def test_a_snippet_lies_in_its_text(text: str, asked: str) -> None:
    """Whatever is searched in whatever text: the snippet lies inside, holds the first match, and is not too long."""
    wanted = phrases(asked)
    found = places(cut_words(text), wanted)
    shown = snippet(text, found)
    assert shown.end <= len(text)
    assert all(shown.contains(span) for span in found[:1])
    assert len(shown) <= max(SNIPPET_LENGTH, len(found[0]) if found else 0)


def test_a_hit_shows_only_matches_inside_its_snippet() -> None:
    """A match far from the first one is not in the list, since it could not be shown."""
    text = "Kigali " + "word " * 200 + "Kigali"
    shown = hit("d-1", text, phrases("kigali"))
    assert shown.matches == (Span(0, 6),)
