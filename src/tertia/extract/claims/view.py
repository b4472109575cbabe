"""A sentence as the claim rules see it: tokens in lower case, with what the layers found written as signs.

    "Rwanda has agreed to take up to 250 deportees." → @c has agreed to take @n deportees .

Signs: `@c` a country, `@d` its demonym, `@o` an office of a state, `@city` a town, `@n` people counted, `@m` money,
`@t` a length of time, `@num` another number, `@when` a date. Each token keeps its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from tertia.extract.sentences import Sentence
from tertia.lexicon.classes import word_classes
from tertia.model.amount import AmountMention
from tertia.model.layers import Layers
from tertia.model.place import PlaceMention, PlaceRole
from tertia.model.when import DateMention

_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:[.'’](?=[^\W\d_])(?!s\b)[^\W_]+)*|[^\w\s]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})

_PLACE_SIGN = {
    PlaceRole.LITERAL: "@c",
    PlaceRole.METONYM: "@c",
    PlaceRole.DEMONYM: "@d",
    PlaceRole.OFFICE: "@o",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A token or sign; `start` and `end` are code points of the document; `mention` what the layer found there."""

    word: str
    start: int
    end: int
    mention: PlaceMention | AmountMention | DateMention | None = None


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence with its tokens; `classes` maps a class name to the (first, last + 1) token runs that belong to it."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    classes: dict[str, list[tuple[int, int]]] = field(hash=False)
    present: frozenset[str] = frozenset()


def view_sentences(text: str, sentences: Iterable[Sentence], layers: Layers) -> tuple[SentenceView, ...]:
    """Return a view of every sentence; each mention is seen by the sentence that it begins in."""
    mentions = _Mentions(text, layers)
    return tuple(view_sentence(text, sentence, mentions.inside(sentence)) for sentence in sentences)


class _Mentions:
    """All mentions of a document by place, the longer first where two overlap; handed out sentence by sentence."""

    def __init__(self, text: str, layers: Layers) -> None:
        signed: list[Token] = []
        for place in layers.places:
            signed.append(Token("@city" if place.city else _PLACE_SIGN[place.role], place.start, place.end, place))
        signed += (Token(_amount_sign(a), a.start, _number_end(text, a), a) for a in layers.amounts)
        signed += (Token("@when", d.start, d.end, d) for d in layers.dates if d.edtf is not None)
        signed.sort(key=lambda t: (t.start, -t.end))
        self._signed, self._next = _without_overlap(signed), 0

    def inside(self, sentence: Sentence) -> list[Token]:
        while self._next < len(self._signed) and self._signed[self._next].start < sentence.start:
            self._next += 1
        begin = self._next
        while self._next < len(self._signed) and self._signed[self._next].start < sentence.end:
            self._next += 1
        return self._signed[begin : self._next]


def _amount_sign(mention: AmountMention) -> str:
    unit = mention.amount.unit
    return {"people": "@n", "days": "@t", "": "@num"}.get(unit, "@m")


def _number_end(text: str, mention: AmountMention) -> int:
    """Leave the counted noun outside the sign: in "up to 250 people" the sign stands for "up to 250"."""
    if mention.amount.unit == "people" and mention.noun:
        cut = text[mention.start : mention.end].lower().rfind(mention.noun)
        if cut > 0:
            return mention.start + len(text[mention.start : mention.start + cut].rstrip())
    return mention.end


def _without_overlap(signed: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in signed:
        if token.end > token.start and (not kept or token.start >= kept[-1].end):
            kept.append(token)
    return kept


def view_sentence(text: str, sentence: Sentence, signs: list[Token]) -> SentenceView:
    """Return the view of one sentence, given the signs that begin in it, in order and without overlap."""
    tokens: list[Token] = []
    at = sentence.start
    for sign in signs:
        tokens += _words(text, at, sign.start)
        tokens.append(sign)
        at = sign.end
    tokens += _words(text, at, sentence.end)
    words = tuple(t.word for t in tokens)
    classes = _classes(words)
    return SentenceView(sentence, tuple(tokens), words, classes, frozenset(words) | {"{" + c for c in classes})


def _words(text: str, start: int, end: int) -> list[Token]:
    return [Token(_normal(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text, start, max(start, end))]


def _normal(word: str) -> str:
    return "#" if word.isdigit() else word.lower().translate(_QUOTES)


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Return first token → (whole phrase, names of its classes), the longest first."""
    owners: dict[str, list[str]] = {}
    for name, words in word_classes().items():
        for word in words:
            owners.setdefault(word, []).append(name)
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for word, names in owners.items():
        phrase = tuple(word.split())
        table.setdefault(phrase[0], []).append((phrase, tuple(sorted(names))))
    return table


def _classes(words: tuple[str, ...]) -> dict[str, list[tuple[int, int]]]:
    table = _phrases()
    found: dict[str, list[tuple[int, int]]] = {}
    for i, word in enumerate(words):
        for phrase, names in table.get(word, ()):
            n = len(phrase)
            if n == 1 or words[i : i + n] == phrase:
                for name in names:
                    found.setdefault(name, []).append((i, i + n))
    return found
