"""Cut a text into sentences, each with the paragraph that it stands in.

Terms: a *line* ends at a line break; a *paragraph* at an empty line; a *heading* is a line of its own without a full
stop at its end (headline, caption, byline, bullet).

    "The U.S. sent eight men. They landed on July 4." → "The U.S. sent eight men." · "They landed on July 4."
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tertia.lexicon.gazetteer import scan
from tertia.lexicon.sentences import sentence_words
from tertia.model.document import Document
from tertia.model.place import PlaceRole
from tertia.model.span import Span

_BREAK = re.compile(r"""(?<=[.!?…])(?P<close>["”’»)\]]*)\s+(?=["“‘«(\[]*[\w$£€¥])""")
_LINE = re.compile(r"[^\n]+")
_LAST_WORD = re.compile(r"([\w.’'-]+?)[.!?…]+[\"”’»)\]]*$")
_FIRST_WORD = re.compile(r"[\"“‘«(\[]*([\w$£€¥][\w.'’-]*)")
_NUMBERING = re.compile(r"\W*(?:(?:clause|article|section|para(?:graph)?)\s+)?\w{0,2}\d{1,2}\w?\.", re.IGNORECASE)
"""What stands before the first word of a numbered line ("13.", "Clause 7.", "F1."): its stop ends no sentence."""
_ENDS = re.compile(r"[.!?…:;]['\"”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as code points of the document; `paragraph` counts from 0; `masked` sentences are never read."""

    start: int
    end: int
    index: int
    paragraph: int
    heading: bool
    masked: bool

    @property
    def span(self) -> Span:
        """Return the sentence's span."""
        return Span(self.start, self.end)


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order; together they hold every visible character of its text."""
    text = document.text
    found: list[Sentence] = []
    paragraph, last_end = -1, None
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        if last_end is None or text.count("\n", last_end, line.start()) > 1:
            paragraph += 1
        last_end = line.end()
        pieces = list(_pieces(text, line.start(), line.end()))
        heading = len(pieces) == 1 and not _ENDS.search(text[pieces[0].start : pieces[0].end])
        for piece in pieces:
            found.append(Sentence(piece.start, piece.end, len(found), paragraph, heading, document.masks(piece)))
    return tuple(found)


def _pieces(text: str, start: int, end: int) -> list[Span]:
    cuts, begin = [], start
    for gap in _BREAK.finditer(text, start, end):
        if _ends_here(text[begin : gap.end("close")], text[gap.end() : gap.end() + 40]):
            cuts.append((begin, gap.end("close")))
            begin = gap.end()
    cuts.append((begin, end))
    return [span for a, b in cuts if (span := _trim(text, a, b)) is not None]


def _ends_here(before: str, after: str) -> bool:
    first = _FIRST_WORD.match(after)
    opener = first.group(1) if first else ""
    if opener[:1].islower():
        return False
    last = _LAST_WORD.search(before)
    if not last or not re.search(r"\.[\"”’»)\]]*$", before):
        return True
    known = sentence_words()
    word = last.group(1).lower().lstrip("'’")
    if _NUMBERING.fullmatch(before):
        return False
    if re.fullmatch(r"[a-z]", word) and last.group(1).isupper():
        return opener.lower() in known.openers and opener.lower() not in ("a", "i")
    if word in known.abbreviations:
        return word in known.opens_anyway and (opener.lower() in known.openers or _opens_with_state(word, after))
    return True


def _opens_with_state(word: str, after: str) -> bool:
    """Say whether a state's name comes next ("the U.S. El Salvador offered …"), not one name with `word`."""
    hit = next(iter(scan(after)), None)
    if hit is None or hit[0] > 1 or hit[2].role is not PlaceRole.LITERAL or hit[2].city or len(hit[2].isos) != 1:
        return False
    whole = next(iter(scan(f"{word.upper()}. {after}")), None)
    return whole is None or whole[1] <= len(word) + 1


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
