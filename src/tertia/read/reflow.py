"""Join lines that only the width of a page broke into paragraphs again.

Terms: a *wrapped* line is as long as its neighbours and goes on in the next; a *running* line (page number, header,
footer) stands at the same edge of many pages.

    ["The host agreed to re-", "ceive forty people."] → "The host agreed to receive forty people."
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

WRAP_SHARE = 0.7
"""A line shorter than this share of the usual line may end a paragraph."""

MIN_WRAP = 45
"""Characters: texts whose long lines are shorter are lists or verse, and stay as they are."""

EDGE_LINES = 3
"""Lines at the top and at the foot of a page among which running lines are sought."""

_ENDS = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_OPENS = re.compile(
    r"[•·▪◦‣*–—-]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]\s|(?:article|section|chapter|annex|part|clause)\s+[\divx]+\b",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010\ufffe\x02]$")
_SOFT = re.compile("[\u00ad\ufffe\x02]$")
_NUMBER = re.compile(r"\W*(?:page|seite|p\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:/|of|von|de)\s*\d{1,4})?\W*", re.I)
_DIGITS = re.compile(r"\d+")


def join_wrapped(text: str) -> str:
    """Return a text with its hard-wrapped lines joined; one that is not wrapped comes back as it was."""
    lines = text.split("\n")
    width = usual_width(lines)
    if not MIN_WRAP <= width <= 100:
        return text
    return "\n\n".join(paragraphs(lines, width)) + ("\n" if text.endswith("\n") else "")


def usual_width(lines: Sequence[str]) -> int:
    """Return the length that the long lines of a text have: that of nine in ten, in characters."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def paragraphs(lines: Sequence[str], width: int) -> Iterator[str]:
    """Yield paragraphs: lines are joined until an empty line, a short last line, or an opening such as "(a)"."""
    held = ""
    last = ""
    for line in map(str.strip, lines):
        if held and (not line or _parts(last, line, width)):
            yield held
            held = ""
        held = _joined(held, line)
        last = line
    if held:
        yield held


def _parts(last: str, line: str, width: int) -> bool:
    """Tell whether a new paragraph begins at `line`."""
    if _OPENS.match(line):
        return not _HYPHEN.search(last)
    if len(last) >= WRAP_SHARE * width:
        return False
    return bool(_ENDS.search(last)) or not line[:1].islower()


def _joined(held: str, line: str) -> str:
    """Join two lines: a hyphen before a small letter was the page's, not the word's."""
    if not held:
        return line
    if _SOFT.search(held):
        return held[:-1] + line
    if _HYPHEN.search(held):
        return held[:-1] + line if line[:1].islower() else held + line
    return f"{held} {line}"


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return pages without page numbers, and without the headers and footers that half of them (and three) share."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = {key for key, count in seen.items() if key and count >= max(3, len(pages) / 2)}
    return [_stripped(page, often) for page in pages]


def _key(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:EDGE_LINES] + filled[-EDGE_LINES:]


def _stripped(page: Sequence[str], often: set[str]) -> list[str]:
    lines = list(page)
    for end in (0, -1):
        for _ in range(EDGE_LINES):
            while lines and not lines[end].strip():
                lines.pop(end)
            if not lines or not (_key(lines[end]) in often or _NUMBER.fullmatch(lines[end])):
                break
            lines.pop(end)
    return lines
