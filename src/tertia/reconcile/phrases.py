"""Phrases made comparable: case, punctuation and articles do not tell two things apart."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"a", "an", "the", "of"})
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in lower case, "U.S." as one, without articles.

    A phrase of nothing else keeps itself, so that two different phrases never become one empty one.
    """
    plain = unicodedata.normalize("NFKC", phrase).casefold()
    joined = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain)
    words = tuple(word for word in _WORD.findall(joined) if word not in _ARTICLES)
    return words or (plain.strip(),)
