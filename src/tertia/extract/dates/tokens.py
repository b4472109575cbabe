"""Words of a text with a class letter each: the alphabet in which the rules of time are written.

    "since 12 March 2025" → letters "sDMY"

Letters from the lexicon (`dates.yaml`) and these for digits: `D` a number 1..31, `d` a day as "4th", `Y` a year,
`K` a decade ("1990s"), `n` another number, `I` a date in digits, `k` a clock time; `-` a hyphen or dash, `,` `.` `/`
`(` `)` as they are, `|` a paragraph's end, `_` everything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tertia.lexicon.dates import ambiguous_months, person_titles, time_words

WORD = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}([./])\d{1,2}\2(?:\d{4}|\d\d)(?![\d./]))"
    r"|(?P<clock>\d{1,2}[:.]\d\d(?![\d.:])(?=\s?(?:[ap]\.?m\b))|\d{1,2}:\d\d(?!\d))"
    r"|(?P<day>\d{1,2}(?:st|nd|rd|th|er)\b)"
    r"|(?P<decade>['’]?\d{2,4}['’]?s\b)"
    r"|(?P<digits>\d+(?:,\d{2,3})*(?:\.\d+)?)"
    r"|(?P<word>[ap]\.\s?m\b\.?|aujourd['’]hui|[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<gap>\n\s*\n)|(?P<mark>[^\s])"
)
_MARKS = {"-": "-", "–": "-", "—": "-", "‑": "-", ",": ",", ".": ".", "/": "/", "(": "(", ")": ")", ";": ".", "!": ".",
          "?": ".", ":": ":", "$": "$", "£": "$", "€": "$", "¥": "$", "%": "%", "'": "'", "’": "'"}  # fmt: skip
EARLIEST, LATEST = 1500, 2199
"""Four digits between these are read as a year where nothing says otherwise."""


@dataclass(slots=True)
class Token:
    """One word or mark: code points, class letter and value (a month's number, a year, the word itself)."""

    start: int
    end: int
    letter: str
    value: Any
    text: str


def tokenize(text: str) -> tuple[list[Token], str]:
    """Return the tokens of a text and their letters as one string of the same length."""
    words, found = time_words(), []
    for match in WORD.finditer(text):
        group, piece = match.lastgroup, match.group()
        if group == "word":
            low = piece.lower().replace("’", "'")
            entry = words.get(low) or (words.get(low[:-2]) if low.endswith("'s") else None)
            letter, value = (entry.letter, entry.value) if entry else ("_", low)
        else:
            letter, value = _mark_or_digits(group or "mark", piece)
        found.append(Token(match.start(), match.end(), letter, value, piece))
    for index, token in enumerate(found):
        if token.letter in "MwS":
            _settle_ambiguous(found, index)
    return found, "".join(token.letter for token in found)


def _mark_or_digits(group: str, piece: str) -> tuple[str, Any]:
    if group == "mark":
        return _MARKS.get(piece, "_"), piece
    if group == "digits":
        return _digits(piece)
    if group == "gap":
        return "|", piece
    if group == "day":
        day = int(re.sub(r"\D", "", piece))
        return ("d", day) if 1 <= day <= 31 else ("O", day)
    if group == "decade":
        return "K", int(re.sub(r"\D", "", piece))
    return ("I" if group == "iso" else "k"), piece


def _digits(piece: str) -> tuple[str, Any]:
    if not piece.isdecimal():
        return "n", _number(piece)
    value = int(piece[:18])
    if len(piece) <= 2 and 1 <= value <= 31:
        return "D", value
    if len(piece) == 4 and EARLIEST <= value <= LATEST:
        return "Y", value
    return "n", value


def _number(piece: str) -> float:
    try:
        return float(piece.replace(",", ""))
    except ValueError:
        return 0.0


def _settle_ambiguous(tokens: list[Token], index: int) -> None:
    """Take back the letter of "may", "march", "sat", "fall" where the neighbours do not make it a time."""
    token, low = tokens[index], tokens[index].text.lower()
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    beside_number = (before is not None and before.letter in "Ddf" and before.text.lower() != "in") or (
        after is not None and (after.letter in "DdY" or (after.text == "." and _date_follows(tokens, index)))
    )
    if token.letter == "w":
        keep = after is not None and (after.letter in "DMd" or (after.letter in ",." and _date_follows(tokens, index)))
    elif low == "fall":
        keep = before is not None and (before.letter in "LNCTm" or before.text.lower() in ("in", "by", "since"))
    elif low in ambiguous_months():
        keep = beside_number or _stands_as_month(token, before)
    else:
        keep = True
    if not keep:
        token.letter, token.value = "_", low


def _date_follows(tokens: list[Token], index: int) -> bool:
    return index + 2 < len(tokens) and tokens[index + 2].letter in "DMdY"


def _stands_as_month(token: Token, before: Token | None) -> bool:
    if before is None or before.letter in ".|":
        return False
    low, low_month = before.text.lower(), token.text.lower()
    if low in (
        "in",
        "last",
        "next",
        "since",
        "by",
        "of",
        "until",
        "till",
        "from",
        "early",
        "mid",
        "late",
        "this",
        "every",
    ):
        return True
    if low_month not in ("may", "march") or token.text[:1].islower() or (token.text.isupper() and len(token.text) > 1):
        return False
    return low not in person_titles() and not (before.letter == "_" and before.text[:1].isupper())
