"""The glossed text as it is written, piece by piece, with the few changes of place that English asks for.

Terms: an *entry* is a piece that has no place yet, because it may still move; `result` counts the characters.

    put "acuerdo" → agreement, put "secreto" → secret:   agreement · secret   becomes   secret · agreement
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tertia.lexicon.glosses import word_order

OPENING, CLOSING, BLANKS = ("“",), ("”",), (" ", "\u00a0", "\u202f")
"""Quotation marks in English, and the blanks that French puts inside of them."""

_VOWEL = re.compile(r"(?!uni|us|eu|one|U[.N]?)[aeiouAEIOU]\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """`original[start:end]` is what `glossed[at:until]` stands for, in code points; `exact` where both are the same."""

    start: int
    end: int
    at: int
    until: int
    exact: bool


@dataclass(slots=True)
class _Entry:
    start: int
    end: int
    english: str
    exact: bool


class GlossWriter:
    """The glossed text as it grows; entries may change places until `result` counts their characters."""

    def __init__(self, text: str) -> None:
        self._text, self._entries = text, list[_Entry]()
        self._at, self._dropped = 0, -1

    def copy_to(self, end: int) -> None:
        """Copy the original unchanged up to a place; dropped words let their following blank go."""
        stretch = self._text[self._at : end]
        if self._dropped >= 0 and stretch in (" ", "\u00a0"):
            self._at = end
        elif stretch:
            self._settle_dropped()
            self._separate(self._at, stretch)
            self._entries.append(_Entry(self._at, end, stretch, exact=True))
            self._at = end

    def sign(self, start: int, end: int, english: str) -> None:
        """Write a sign of punctuation; a closing quotation mark takes the blank before it, as English writes it."""
        if not english:
            self.put(start, end, "")
            return
        self._settle_dropped()
        if english in CLOSING and self._entries and self._entries[-1].english in BLANKS:
            start = self._entries.pop().start
        self._entries.append(_Entry(start, end, english, exact=False))
        self._at = end

    def put(self, start: int, end: int, english: str, adjective: str | None = None) -> None:
        """Write a gloss, or the other one that it has as an adjective behind a noun; a dropped word joins the next."""
        self._at = end
        if not english:
            self._dropped = start if self._dropped < 0 else self._dropped
            return
        if self._dropped >= 0:
            if self._text[self._dropped].isupper():
                english = english[:1].upper() + english[1:]
            start, self._dropped = self._dropped, -1
        if english.startswith("to ") and [entry.english[-2:] for entry in self._entries[-2:]] == ["to", " "]:
            english = english[3:]  # "willing to" + "to receive"
        self._separate(start, english)
        self._entries.append(_Entry(start, end, english, exact=False))
        self._reorder(adjective)

    def _separate(self, start: int, english: str) -> None:
        """Keep two words apart that the original writes together: "l'accord" is "the accord"."""
        last = self._entries[-1] if self._entries else None
        if last and not last.exact and last.english[-1:].isalnum() and english[:1].isalnum():
            self._entries.append(_Entry(start, start, " ", exact=False))

    def _settle_dropped(self) -> None:
        """Keep the place of dropped words that no gloss follows as a piece without characters."""
        if self._dropped >= 0:
            self._entries.append(_Entry(self._dropped, self._at, "", exact=False))
            self._dropped = -1

    def _reorder(self, adjective: str | None) -> None:
        """Put an adjective before its noun, and "not" behind the helper that it stands before."""
        if len(self._entries) < 3 or self._entries[-2].english != " ":
            return
        first, gap, second = self._entries[-3:]
        order = word_order()
        head, _, rest = second.english.partition(" ")
        if first.english.lower() == "not" and head in order.helpers:
            moved = [_Entry(second.start, second.end, head, exact=False), gap, first]
            if rest:
                moved += [_Entry(second.start, second.start, " ", exact=False)]
                moved += [_Entry(second.start, second.end, rest, exact=False)]
            self._entries[-3:] = _same_capital(moved, first)
        elif not first.exact and order.is_noun(first.english):
            adjective = adjective or order.adjective(second.english)
            if adjective is not None:
                the = first.english[:4] if first.english[:4].lower() == "the " else ""
                first.english = first.english[len(the) :]
                moved = [_Entry(second.start, second.end, the + adjective, exact=False), gap, first]
                self._entries[-3:] = _same_capital(moved, first)

    def result(self) -> tuple[str, tuple[Piece, ...]]:
        """Return the text and its pieces."""
        self._settle_dropped()
        pieces, at = [], 0
        for entry, following in zip(self._entries, [*self._entries[2:], None, None], strict=False):
            if entry.english.lower() == "a" and not entry.exact and following and _VOWEL.match(following.english):
                entry.english += "n"
            until = at + len(entry.english)
            pieces.append(Piece(entry.start, entry.end, at, until, entry.exact))
            at = until
        return "".join(entry.english for entry in self._entries), tuple(pieces)


def _same_capital(moved: list[_Entry], first: _Entry) -> list[_Entry]:
    """Let the entry that now comes first carry the capital of the one that did."""
    word = first.english
    if word[:1].isupper() and moved[0] is not first:
        first.english = word[:1].lower() + word[1:]
        moved[0].english = moved[0].english[:1].upper() + moved[0].english[1:]
    return moved
