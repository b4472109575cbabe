"""The words of a text for counting: each with its code points, its lower-cased form, and its part in a number.

"US$2.5 million" → "us" "$" "2.5" (digits) "million" (scale)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tertia.lexicon.numbers import NumberWord, number_words

WORD = re.compile(
    r"(?P<skip>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}([./])\d{1,2}\2(?:\d{4}|\d\d)(?![\d./])|\d{1,2}:\d\d(?!\d)"
    r"|\d+(?:st|nd|rd|th)\b|['’]?\d{2,4}['’]?s\b|\d+/\d+|\d{1,2}\.\d\d\s?(?=[ap]\.?m\b)|\+\d[\d\s()-]{5,}\d)"
    r"|(?P<digits>\d{1,3}(?:[,.  ’']\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:,\d\d)+,\d{3}|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<gap>\n\s*\n)|(?P<mark>[^\s])"
)
_THOUSANDS = re.compile(r"[,. ’' ](?=\d{3}(?!\d))")


@dataclass(slots=True)
class Word:
    """A word, a number in digits (`value`), or a mark; `part` is its entry among number words, if it has one."""

    start: int
    end: int
    low: str
    text: str
    group: str
    value: float | None
    part: NumberWord | None


def split(text: str) -> list[Word]:
    """Return the words and marks of a text in order."""
    parts, found = number_words(), []
    for match in WORD.finditer(text):
        group, piece = match.lastgroup or "mark", match.group()
        low = piece.lower() if group == "word" else piece
        value = digits_value(piece) if group == "digits" else None
        found.append(
            Word(match.start(), match.end(), low, piece, group, value, parts.get(low) if group == "word" else None)
        )
    return found


def digits_value(piece: str) -> float | None:
    """Return the value of digits with English thousands separators: "1,200" → 1200; "4.500" → 4500."""
    plain = (
        piece.replace(",", "") if re.fullmatch(r"[\d,]+(?:\.\d{1,2}|\.\d{4,})?", piece) else _THOUSANDS.sub("", piece)
    )
    try:
        return float(plain) if len(plain) <= 18 else None
    except ValueError:
        return None
