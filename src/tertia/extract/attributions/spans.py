"""Find quotations: what stands between quotation marks, over sentences and paragraphs.

Terms: a *quotation* is what one speaker says between an opening mark and the mark that closes it; a paragraph that
opens one and does not close it hands it on to the next paragraph that opens with a mark.

    “It is over,” he said. → Quotation(parts=(Span(1, 12),), outer=Span(0, 13))
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tertia.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_WRAPPED = re.compile(r"[^\n]+(?:\n(?=\S)[^\n]+)*")
WRAPPED_SHARE = 0.5
"""Lines without a stop at their end from which a text is hard-wrapped (a few mails of gold/dev)."""
_STRAIGHT = re.compile(r'"')
_SINGLE = re.compile(r"(?<![\w’‘'])[‘'](?=[\w£$€])")
_SINGLE_END = re.compile(r"(?<=[\w.,?!…%])[’'](?!\w)")
_CURLY = re.compile("[“”«»]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `parts` lie between the marks, one a paragraph; `outer` runs from the first mark to the last."""

    parts: tuple[Span, ...]
    outer: Span
    words: int
    full: bool
    """Whether it can be a sentence of its own, and not only a word in scare quotes."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order, none within another."""
    found: list[Quotation] = []
    open_parts: list[Span] = []
    for line in (_WRAPPED if is_wrapped(text) else _PARAGRAPH).finditer(text):
        pieces = _pieces(text, line.start(), line.end())
        for start, end, closed in pieces:
            if open_parts and start > line.start() + 1 + _indent(text, line.start()):
                found.append(_quotation(text, open_parts))
                open_parts = []
            open_parts.append(Span(start, end))
            if closed:
                found.append(_quotation(text, open_parts))
                open_parts = []
        if open_parts and not pieces:
            found.append(_quotation(text, open_parts))
            open_parts = []
    if open_parts:
        found.append(_quotation(text, open_parts))
    return tuple(found)


def is_wrapped(text: str) -> bool:
    """Tell whether lines end at a fixed width and not with their paragraph, as in mails and wire copy."""
    lines = [line for line in text.splitlines() if line.strip()]
    open_ends = sum(line.rstrip()[-1].isalnum() or line.rstrip()[-1] == "," for line in lines)
    return len(lines) > 8 and open_ends > WRAPPED_SHARE * len(lines) and "\n\n" in text


def _indent(text: str, start: int) -> int:
    return len(text[start : start + 12]) - len(text[start : start + 12].lstrip(" \t>-—–•*"))


def _quotation(text: str, parts: list[Span]) -> Quotation:
    inside = " ".join(part.cut(text) for part in parts)
    words = len(inside.split())
    full = words >= 5 or (bool(inside) and inside.rstrip()[-1:] in ".,?!…" and words >= 2)
    end = parts[-1].end + (parts[-1].end < len(text) and text[parts[-1].end] in "”»\"’'")
    return Quotation(tuple(parts), Span(max(0, parts[0].start - 1), end), words, full)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Return (start, end, closed) of what stands between marks in one paragraph."""
    pieces = _curly(text, start, end)
    if not pieces:
        pieces = _straight(text, start, end)
    if not pieces:
        pieces = _single(text, start, end)
    return pieces


def _curly(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    pieces: list[tuple[int, int, bool]] = []
    opened: int | None = None
    for mark in _CURLY.finditer(text, start, end):
        if mark.group() in "“«":
            if opened is None:
                opened = mark.end()
        elif opened is not None:
            pieces.append((opened, mark.start(), True))
            opened = None
    if opened is not None:
        pieces.append((opened, end, False))
    return pieces


def _straight(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    marks = [mark.start() for mark in _STRAIGHT.finditer(text, start, end)]
    pieces = [(marks[i] + 1, marks[i + 1], True) for i in range(0, len(marks) - 1, 2)]
    if len(marks) % 2 and text[marks[-1] + 1 : marks[-1] + 2].isalnum():
        pieces.append((marks[-1] + 1, end, False))
    return pieces


def _single(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    pieces: list[tuple[int, int, bool]] = []
    at = start
    while opening := _SINGLE.search(text, at, end):
        closings = list(_SINGLE_END.finditer(text, opening.end(), end))
        sure = [mark for mark in closings if text[mark.start() - 1] in ".,?!…"]
        next_open = _SINGLE.search(text, opening.end(), end)
        limit = next_open.start() if next_open else end
        chosen = next((mark for mark in (*sure[:1], *closings[-1:]) if mark.start() <= limit), None) or next(
            iter(closings), None
        )
        if chosen is None:
            at = opening.end()
            continue
        pieces.append((opening.end(), chosen.start(), True))
        at = chosen.end()
    return pieces
