"""Bound words around a number (codebook, rule 1): "up to 250" → ..250, "at least 12" → 12.., "more than 12" → 13.."""

from __future__ import annotations

import math
from collections.abc import Mapping

from tertia.extract.amounts.number import Number
from tertia.extract.amounts.words import Word
from tertia.lexicon.numbers import bound_words, surroundings
from tertia.model.amount import Bounds

LONGEST = 5
"""Words in the longest bound phrase that is looked for ("at the very most", "in the region of")."""

_BETWEEN = ("a", "an", "the", "some", "about", "around")
"""Words that may stand between a bound word and the number ("more than the 300", "up to some 250")."""


def phrase_before(words: list[Word], at: int) -> tuple[str, int] | None:
    """Return the bound kind of the phrase that ends before a word, and where the phrase begins; None without one."""
    phrases = bound_words().before
    found = _ending_at(words, at, phrases)
    if found and found[0] == "exact":
        further = _ending_at(words, found[1], phrases)
        return further if further else found
    if found is None and at and words[at - 1].low in _BETWEEN:
        found = _ending_at(words, at - 1, phrases)
        return found if found and found[0] != "exact" else None
    return found


def _ending_at(words: list[Word], at: int, phrases: Mapping[str, str]) -> tuple[str, int] | None:
    for length in range(min(LONGEST, at), 0, -1):
        kind = phrases.get(" ".join(word.low for word in words[at - length : at]))
        if kind:
            return kind, at - length
    return None


def phrase_after(words: list[Word], at: int) -> tuple[str, int] | None:
    """Return the bound kind of the phrase that begins at a word, and where it ends; a comma may stand before it."""
    phrases = bound_words().after
    begin = at + 1 if at < len(words) and words[at].low == "," else at
    for length in range(min(LONGEST, len(words) - begin), 0, -1):
        kind = phrases.get(" ".join(word.low for word in words[begin : begin + length]))
        if kind:
            return kind, begin + length
    return None


def told_limit(words: list[Word], at: int) -> bool:
    """Tell whether a word of limit stands shortly before the number ("maximum stay: ten weeks")."""
    limits = surroundings().limits
    for word in reversed(words[max(0, at - 5) : at]):
        if word.group == "gap" or word.text in ".;$":
            return False
        if word.low in limits:
            return True
    return False


def settled(kind: str, word: str, number: Number, unit: str) -> str:
    """Return the bound kind in its place: "over two years" and "under the five-year lease" name a span, not a bound;
    "over two Syrians" is about them.
    """
    if word in ("over", "under", "above", "below", "beyond") and unit == "days":
        return "exact"
    if word == "over" and unit != "money" and not number.digits and number.low is not None and number.low <= 12:
        return "exact"
    return kind


def bounded(number: Number, kind: str, factor: float, counts: bool) -> Bounds:
    """Return the two ends; `factor` scales to the unit (365 for years), `counts` tells things counted one by one."""
    if number.low is None or number.high is None:
        return Bounds()
    low, high = math.floor(number.low * factor + 0.5), math.floor(number.high * factor + 0.5)
    if kind == "exact" or low != high:
        return Bounds(low, high)
    if kind == "max":
        return Bounds(None, high)
    if kind == "min":
        return Bounds(low, None)
    step = 1 if counts else 0
    return Bounds(low + step, None) if kind == "over" else Bounds(None, max(0, high - step))
