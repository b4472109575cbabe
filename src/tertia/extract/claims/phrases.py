"""The verbatim phrase of a term, and the body of a court claim, cut from the sentence.

The first choice of the reader is what the sentence encoder marks (`Encoded.phrase`). Where it marks nothing: what a
rule marks with `<` and `>`; then the number that the term is about ("£120 million", "two years"); then the noun phrase
about a word of the term's own class. A phrase always stands in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from tertia.extract.claims.match import Hit
from tertia.extract.claims.view import SentenceView
from tertia.lexicon.phrases import phrase_words
from tertia.model.amount import Amount, AmountMention
from tertia.model.span import Span

MOST_TOKENS = 9
"""Tokens that a phrase made from a noun phrase may have; longer ones are cut: the codebook asks for the shortest."""

_SIGN_OF = {"payment": "@m", "duration": "@t", "people_cap": "@n"}

_CLASSES_OF = {
    "people_covered": ("cover_group", "mv_people_word"),
    "people_cap": ("cap_word",),
    "payment": ("tm_pay",),
    "other_benefit": ("tm_benefit",),
    "facility": ("tm_facility",),
    "duration": ("tm_duration",),
    "legal_status": ("tm_status",),
    "safeguard": ("tm_safeguard",),
    "legal_basis": ("tm_basis",),
    "secrecy": ("tm_secrecy",),
}
"""Word classes whose first member in the sentence is the head of a term's phrase, where no rule marks one."""


def term_phrase(view: SentenceView, term: str, hits: Sequence[Hit], words: Sequence[str]) -> Span | None:
    """Return the phrase of a term; `words` are the tokens that spoke for it, the strongest first."""
    marked = [hit for hit in hits if hit.rule.label == f"term.{term}" and hit.phrase is not None]
    if marked:
        best = max(marked, key=lambda hit: (hit.rule.weight, -hit.first))
        assert best.phrase is not None
        span = whole_words(view, *best.phrase)
        if span is not None:
            return span
    sign = _SIGN_OF.get(term)
    if sign in view.words:
        at = view.words.index(sign)
        return whole_words(view, at, at + (2 if sign == "@n" and at + 1 < len(view.words) else 1))
    for name in _CLASSES_OF.get(term, ()):
        if name in view.classes:
            return _noun_phrase(view, view.classes[name][0][1] - 1)
    for word in words:
        if word in view.words:
            return _noun_phrase(view, view.words.index(word))
    return None


def term_amount(view: SentenceView, term: str, phrase: Span) -> Amount | None:
    """Return the number in or beside a term's phrase, where the term has a unit for it."""
    sign = _SIGN_OF.get(term)
    found = [t for t in view.tokens if isinstance(t.mention, AmountMention) and t.word == sign]
    inside = [t for t in found if t.start < phrase.end and phrase.start < t.end]
    chosen = (inside or found)[:1]
    return chosen[0].mention.amount if chosen and isinstance(chosen[0].mention, AmountMention) else None


def court_body(view: SentenceView, hits: Sequence[Hit]) -> Span | None:
    """Return the words that name the court, treaty body or parliament, or `None` where the sentence names none."""
    marked = [h for h in hits if h.rule.label.startswith("court.") and h.phrase is not None]
    for hit in sorted(marked, key=lambda h: -h.rule.weight):
        assert hit.phrase is not None
        if (span := whole_words(view, *hit.phrase)) is not None:
            return span
    bodies = phrase_words().court_bodies
    for at, word in enumerate(view.words):
        if word in bodies:
            return _noun_phrase(view, at)
    return None


def _noun_phrase(view: SentenceView, at: int) -> Span | None:
    stops = phrase_words().stops
    first, last = at, at + 1
    while first > 0 and at - first < MOST_TOKENS // 2 and _joins(view.words[first - 1], stops):
        first -= 1
    while last < len(view.words) and last - at < MOST_TOKENS // 2 and _joins(view.words[last], stops):
        last += 1
    if last + 1 < len(view.words) and view.words[last] == "of" and _joins(view.words[last + 1], stops):
        last += 2
    return whole_words(view, first, last)


def _joins(word: str, stops: frozenset[str]) -> bool:
    return word not in stops and (word[0].isalnum() or word[0] in "@#" or word in ("-", "'s", "'"))


def whole_words(view: SentenceView, first: int, last: int) -> Span | None:
    """Return the code points of tokens `first` to `last` (exclusive), without punctuation at either end."""
    tokens = list(view.tokens[first:last])
    while tokens and not (tokens[0].word[0].isalnum() or tokens[0].word[0] in "@#"):
        tokens.pop(0)
    while tokens and not (tokens[-1].word[0].isalnum() or tokens[-1].word[0] in "@#"):
        tokens.pop()
    return Span(tokens[0].start, tokens[-1].end) if tokens else None
