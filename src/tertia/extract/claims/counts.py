"""Which counted people a movement, a cap or a group held is about.

"Eight of the 119 were flown to Eswatini" → 8: transfer; 119: none
"""

from __future__ import annotations

from tertia.extract.claims.view import SentenceView
from tertia.model.amount import AmountMention

COUNTED = ("transfer", "onward", "stage.operating", "term.people_cap")
"""The labels whose value holds a number of people."""

WINDOW = 8
"""Tokens on each side of a number within which a word class counts."""


def counted_in(view: SentenceView) -> list[tuple[int, AmountMention]]:
    """Return (token index, mention) of every number of people in a sentence."""
    return [
        (i, t.mention)
        for i, t in enumerate(view.tokens)
        if isinstance(t.mention, AmountMention) and t.mention.amount.unit == "people"
    ]


def count_features(view: SentenceView, at: int, mention: AmountMention) -> dict[str, float]:
    """Return the named features of one number of people."""
    words = view.words
    found: dict[str, float] = {}
    for step in range(1, 4):
        for side, index in (("-", at - step), ("+", at + step)):
            word = words[index] if 0 <= index < len(words) else "^"
            found[f"near:{side}{step}:{word}"] = 1.0 / step
            found[f"side:{side}:{word}"] = 0.6
    for name, runs in view.classes.items():
        for begin, end in runs:
            if at - WINDOW <= end - 1 < at:
                found[f"left:{name}"] = 1.0
            elif at < begin <= at + WINDOW:
                found[f"right:{name}"] = 1.0
            found[f"in:{name}"] = 0.4
    for word in words:
        found[f"word:{word}"] = 0.3
    bounds = mention.amount.bounds
    found[f"noun:{mention.noun}"] = 1.0
    found[f"shape:{bounds.min is not None}{bounds.max is not None}{bounds.min == bounds.max}"] = 1.0
    found[f"size:{min(len(str(bounds.max or bounds.min or 0)), 4)}"] = 0.7
    if bounds.min == bounds.max == 1:
        found["size:one"] = 1.0
    numbers = [i for i, _ in counted_in(view)]
    found[f"numbers:{min(len(numbers), 4)}"] = 0.7
    if numbers and at == numbers[0]:
        found["numbers:first"] = 0.7
    return found
