"""Read another language through glosses: an English-like text, word for word, that knows where each word came from.

Terms: a *piece* joins a stretch of the original to a stretch of the glossed text; an *exact* piece is copied unchanged,
so that it maps character by character; any other maps as a whole.

    "Ruanda no ha firmado el acuerdo secreto." → "Rwanda has not signed the secret agreement."

The text is no translation. Words without a gloss stay as they are, and so do names, line breaks and sentence ends. Two
changes of place are safe enough to make: an adjective before its noun, and "not" behind its helper.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile
from re import Match

from tertia.extract.gloss_writer import BLANKS, OPENING, GlossWriter, Piece
from tertia.lexicon.glosses import TOKEN, Glosses, gloss_languages, glosses
from tertia.model.document import Document, Mask
from tertia.model.span import Span

_ENDS = ".!?…:\n"
"""Signs after which a sentence begins; the marks of a quotation may stand between."""
_MARKS = " \t\u00a0\"“”«»‘’'([*—–-¿¡"


@dataclass(frozen=True, slots=True)
class Glossed:
    """A document to read in place of the original: same id, glossed text and title. Pieces are in its order."""

    document: Document
    original: Document
    pieces: tuple[Piece, ...]

    def to_original(self, span: Span) -> Span:
        """Return the stretch of the original from the first to the last word that a span of the glossed text holds."""
        begin = bisect_right(self.pieces, span.start, key=lambda piece: piece.until)
        touched = list(takewhile(lambda piece: piece.at < span.end, islice(self.pieces, begin, None)))
        if not touched:
            place = self.pieces[begin - 1].end if begin else 0
            return Span(place, place)
        first = min(p.start + max(0, span.start - p.at) if p.exact else p.start for p in touched)
        last = max(p.end - max(0, p.until - span.end) if p.exact else p.end for p in touched)
        return Span(first, last)

    def to_glossed(self, span: Span) -> Span | None:
        """Return what stands for a span of the original in the glossed text, or `None` where its words were dropped."""
        touched = [p for p in self.pieces if p.start < span.end and span.start < p.end and p.at < p.until]
        if not touched:
            return None
        first = min(p.at + max(0, span.start - p.start) if p.exact else p.at for p in touched)
        last = max(p.until - max(0, p.end - span.end) if p.exact else p.until for p in touched)
        return Span(first, last)


def gloss(document: Document) -> Glossed:
    """Return a document in English words; one in English, or in a language without glosses, stays as it is."""
    text = document.text
    if document.language not in gloss_languages():
        return Glossed(document, document, (Piece(0, len(text), 0, len(text), exact=True),))
    known = glosses(document.language)
    glossed, pieces = gloss_text(text, known)
    title = gloss_text(document.title, known)[0] if document.title else document.title
    result = Glossed(replace(document, text=glossed, title=title, masked=()), document, pieces)
    masks = ((result.to_glossed(mask.span), mask.rule) for mask in document.masked)
    masked = tuple(Mask(span, rule) for span, rule in masks if span is not None)
    return replace(result, document=replace(result.document, masked=masked))


def gloss_text(text: str, known: Glosses) -> tuple[str, tuple[Piece, ...]]:
    """Return a text in English words, and its pieces."""
    writer = GlossWriter(text)
    tokens = list(TOKEN.finditer(text))
    numbers = {m.start(): m for m in known.number.finditer(text)} if known.number else {}
    dates = dict(_dates(text, known))
    n = 0
    while n < len(tokens):
        token = tokens[n]
        start = token.start()
        writer.copy_to(start)
        if start in dates:
            end, english = dates[start]
            writer.put(start, end, english)
        elif start in numbers:
            end = numbers[start].end()
            writer.put(start, end, _number(numbers[start].group(), known))
        elif token.group() in known.punctuation:
            english, end = known.punctuation[token.group()], token.end()
            end += english in OPENING and text[end : end + 1] in BLANKS
            writer.sign(start, end, english)
        else:
            end = _word(tokens, n, writer, known)
        while n < len(tokens) and tokens[n].start() < end:
            n += 1
    writer.copy_to(len(text))
    return writer.result()


def _word(tokens: list[Match[str]], n: int, writer: GlossWriter, known: Glosses) -> int:
    """Write the longest form that begins at a token, or the token as it is, and return where it ends."""
    token, named = tokens[n], _name_ends(tokens, n, known)
    text, start = token.string, token.start()
    opens = _opens(text, start)
    for last in range(min(len(tokens), n + known.longest.get(_plain(token), 1)), named, -1):
        run = tokens[n:last]
        if not _together(text, run):
            continue
        form = tuple(map(_plain, run))
        english = known.find(form, opens=opens)
        if english is not None:
            adjective = known.after_nouns.get(form[0]) if len(form) == 1 else None
            english = _in_case(
                run[0].group(), run[-1].group(), english, keep=opens or not known.capital_nouns, opens=opens
            )
            writer.put(start, run[-1].end(), english, adjective)
            return run[-1].end()
    end = tokens[max(named, n + 1) - 1].end()
    writer.copy_to(end)
    return end


def _plain(token: Match[str]) -> str:
    return token.group().lower().replace("’", "'")


def _together(text: str, run: list[Match[str]]) -> bool:
    """Tell whether tokens stand on one line with at most one blank between two of them."""
    return all(b.start() - a.end() <= 1 and text[a.end() : b.start()] in ("", " ", "\u00a0") for a, b in pairwise(run))


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence begins at a place."""
    before = text[:start].rstrip(_MARKS) if start < 200 else text[start - 200 : start].rstrip(_MARKS)
    return not before or before[-1] in _ENDS


def _name_ends(tokens: list[Match[str]], n: int, known: Glosses) -> int:
    """Return the token behind the words at a place that are part of somebody's name, or the place where none is.

    "Paz" in "Wilson Paz" has a gloss, "de la" in "Ana de la Cruz" has one: neither takes it.
    """
    word, end = tokens[n].group(), n
    if word[0].isupper():
        return n + 1 if word.lower() in known.names or _is_surname(tokens, n, known) else n
    if n == 0 or not _stranger(tokens[n - 1], known):
        return n
    while end < len(tokens) and tokens[end].group() in known.particles:
        end += 1
    return end if end < len(tokens) and _stranger(tokens[end], known) else n


def _is_surname(tokens: list[Match[str]], n: int, known: Glosses) -> bool:
    """Tell whether a capitalised word follows an unknown one and would lose its capital by its gloss."""
    if n == 0 or known.capital_nouns or not _stranger(tokens[n - 1], known):
        return False
    gap = tokens[n].string[tokens[n - 1].end() : tokens[n].start()]
    english = known.find((_plain(tokens[n]),))
    return gap == " " and english is not None and english == english.lower()


def _stranger(token: Match[str], known: Glosses) -> bool:
    """Tell whether a token is a capitalised word without a gloss, or a name that is a word too."""
    word = token.group()
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    return word.lower() in known.names or known.find((word.lower(),)) is None


def _in_case(first: str, last: str, english: str, *, keep: bool, opens: bool) -> str:
    """Return a gloss with the capitals of the original: of a sentence's first word, of a name, of a headline."""
    if len(first) > 3 and first.isupper() and last.isupper():
        return english.upper()
    if keep and first[0].isupper() and (opens or english == english.lower()):
        return english[:1].upper() + english[1:]
    return english


def _number(written: str, known: Glosses) -> str:
    """Return a number as English writes it: 1.234,5 → 1,234.5."""
    swap = {known.decimal: "."} | dict.fromkeys((known.thousands, "\u00a0", "\u202f"), ",")
    return "".join(swap.get(sign, sign) for sign in written)


def _dates(text: str, known: Glosses) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield each date's start with its end and its English, the longest rule first where two begin alike."""
    taken: set[int] = set()
    for rule in known.dates:
        for match in rule.pattern.finditer(text):
            if taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                parts = {
                    name: known.parts[name][words.lower()] if name in known.parts else words
                    for name, words in match.groupdict().items()
                }
                yield match.start(), (match.end(), _capital(match.group(), rule.template.format(**parts)))


def _capital(original: str, english: str) -> str:
    return english[:1].upper() + english[1:] if original[0].isupper() else english
