"""Tell the language of a text: a cheap test for English first, a model of 142 languages only where that is in doubt.

Terms: *function words* ("the", "of", "and") make up a third and more of any English text, and little of any other.

    "Kigali has not signed anything, the spokesperson said." → "en"        "Kigali n'a rien signé." → "fr"
"""

from __future__ import annotations

import re

SAMPLE = 2500
"""Code points looked at, from the start: some 400 words settle the matter."""

ENOUGH_WORDS = 8
"""Fewer words than this tell no language: mostly ASCII letters are taken for English, others go to the model."""

SURE_ENGLISH = 0.09
"""Share of function words from which a text is English. On the coded documents (733 English, 30 in four other
languages) the lowest English text has .11 and the highest other .02; measure again when the list below moves."""

_ENGLISH = (
    "the of and to that is was were are been has have had with from this which they their would by for it its at not "
    "said who will be as on an but or he she his her we our there when after into than about could if what"
)
FUNCTION_WORDS = frozenset(_ENGLISH.split())
"""English words that are rare in other languages; "in", "a", "me" and "die" are shared with neighbours and left out."""

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of a text."""
    words = _WORD.findall(text[:SAMPLE].lower())
    if len(words) < ENOUGH_WORDS:
        return "en" if _mostly_ascii(words) else _by_model(text)
    share = sum(word in FUNCTION_WORDS for word in words) / len(words)
    return "en" if share >= SURE_ENGLISH else _by_model(text)


def _mostly_ascii(words: list[str]) -> bool:
    letters = "".join(words)
    return sum(letter.isascii() for letter in letters) >= 0.8 * len(letters)


def _by_model(text: str) -> str:
    import py3langid  # loads numpy and a model of 0.3 s, which an English text never needs

    return str(py3langid.classify(text[:SAMPLE])[0])
