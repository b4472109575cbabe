"""Words in texts: what a search asks for, and where in a text it stands.

A **word** is a run of letters and digits, folded: lower case, no accents. A **phrase** is one or more words that stand
together; `"third country" Kigali US-Rwanda` asks for the phrases *third country*, *kigali* and *us rwanda*.
SQLite's tokenizer `unicode61 remove_diacritics 2` cuts and folds the same way, so a store that finds documents by its
index can show the places by these functions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tertia.model.span import Span
from tertia.store.contract import Hit

Phrase = tuple[str, ...]
Word = tuple[str, int, int]
"""A folded word with its start and end in code points of the text it stands in."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_ASKED = re.compile(r'"([^"]*)"?|(\S+)')

SNIPPET_LENGTH = 200
"""Code points that a snippet may have: two or three lines of a list of results. Chosen by eye, not tuned."""


def fold(word: str) -> str:
    """Return a word in lower case and without accents: "Évian" is "evian"."""
    plain = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    # Together again: Korean syllables fell apart as well.
    return unicodedata.normalize("NFC", bare).lower()


def cut_words(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    return [(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def phrases(asked: str) -> list[Phrase]:
    """Return what a search asks for; an empty list where it holds no word at all."""
    chunks = (match[1] or match[2] or "" for match in _ASKED.finditer(asked))
    found = (tuple(word for word, _, _ in cut_words(chunk)) for chunk in chunks)
    return [phrase for phrase in found if phrase]


def places(text: Sequence[Word], asked: Sequence[Phrase]) -> list[Span]:
    """Return where any of the phrases stands, in the order of the text."""
    plain = [word for word, _, _ in text]
    spans = {
        Span(text[at][1], text[at + len(phrase) - 1][2])
        for phrase in asked
        for at, word in enumerate(plain)
        if word == phrase[0] and tuple(plain[at : at + len(phrase)]) == phrase
    }
    return sorted(spans)


def hit(document: str, text: str, asked: Sequence[Phrase]) -> Hit:
    """Return what a search shows of a document that holds the phrases."""
    found = places(cut_words(text), asked)
    shown = snippet(text, found)
    return Hit(document, shown, shown.cut(text), tuple(span for span in found if shown.contains(span)))


def snippet(text: str, found: Sequence[Span]) -> Span:
    """Return at most `SNIPPET_LENGTH` characters around the first match, cut between words, or the beginning."""
    first = found[0] if found else Span(0, 0)
    room = max(SNIPPET_LENGTH - len(first), 0)
    start = max(first.start - room // 3, 0)
    end = min(max(start + SNIPPET_LENGTH, first.end), len(text))
    return Span(_next_break(text, start, first.start), _last_break(text, end, first.end))


def _next_break(text: str, start: int, limit: int) -> int:
    """Move a start forward to the beginning of a word, but not beyond `limit`."""
    if start == 0 or text[start - 1].isspace():
        return start
    gap = re.compile(r"\s+").search(text, start, limit)
    return gap.end() if gap else limit


def _last_break(text: str, end: int, limit: int) -> int:
    """Move an end back to the end of a word, but not before `limit`; one word without an end is cut."""
    if end == len(text) or text[end].isspace():
        return end
    cut = max(text.rfind(space, limit, end) for space in (" ", "\n", "\t", "\u00a0"))
    return cut if cut >= limit and cut > 0 else end
