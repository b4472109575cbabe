"""The screen's words and weights, and what the loader refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tertia.errors import LexiconError
from tertia.lexicon import screen as module
from tertia.lexicon.screen import screen_words

GOOD = {
    "threshold": 1.0,
    "states": {1: 0.5},
    "sides": {1: 0.5},
    "length": -1.0,
    "groups": {"moving": {"deport*": 1.0}, "people": {"migrant": 1.0}},
}


@pytest.fixture
def fresh() -> Iterator[None]:
    """Forget the loaded file before and after."""
    screen_words.cache_clear()
    yield
    screen_words.cache_clear()


def test_a_star_stands_for_any_ending_and_nothing_else_does(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "deport*" finds "deported"; "migrant" does not find "migrants"; neither finds the middle of a word."""
    monkeypatch.setattr(module, "read_table", lambda _: GOOD)
    assert screen_words().find("deported migrants, undeported migrant.") == {
        "moving": {"deport*": "deported"},
        "people": {"migrant": "migrant"},
    }


@pytest.mark.parametrize(
    ("change", "words_of_error"),
    [
        ({"groups": {"a": {"deal": 1.0}, "b": {"deal*": 1.0}}}, "'deal' stands twice"),
        ({"groups": {"a": {"Deal": 1.0}}}, "has capitals"),
        ({"groups": {"a": {"deal": -1.0}}}, "must map words to weights"),
        ({"more": 1}, "must hold"),
    ],
)
def test_a_bad_file_is_refused(
    fresh: None, change: dict[str, Any], words_of_error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word counts once; weights are above nothing; no key is unknown."""
    monkeypatch.setattr(module, "read_table", lambda _: {**GOOD, **change})
    with pytest.raises(LexiconError, match=words_of_error):
        screen_words()
