"""The named features of a sentence: what the decision about its claims is made from.

Names begin with their sort, so that a reason can be read:

    rule:agreed.to_accept     a rule of the lexicon fired
    class:agree               a word class occurs
    then:agree>accept         one class occurs within eight tokens after another
    word:visas  pair:visa curbs  skip:aid _ exchange     words, neighbours, neighbours but one
    before:class:…            the class occurred in the sentence before
    title:class:…             … in the title
    place:heading …           where the sentence stands
    text:deport               the share of the document's sentences in which the class occurs
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tertia.extract.claims.match import Hit
from tertia.extract.claims.roles import Cast
from tertia.extract.claims.view import SentenceView

THEN_WINDOW = 8
"""Tokens within which a class counts as following another; tuned by hand on `gold/dev`."""


def text_features(views: Sequence[SentenceView]) -> dict[str, float]:
    """Return what a whole document speaks of: for each class twice the share of sentences that it occurs in."""
    counts = Counter(name for view in views for name in view.classes)
    return {f"text:{name}": 2.0 * count / len(views) for name, count in counts.items()}


SURE, SO_SO = 0.5, 0.2
"""Chances from which a sentence counts as one that surely, or perhaps, claims something."""


def document_features(
    views: Sequence[SentenceView],
    title: SentenceView | None,
    text: Mapping[str, float],
    cast: Cast,
    chances: Sequence[Mapping[str, float]],
) -> dict[str, float]:
    """Return what tells a report about an arrangement from one that only shares its words.

    `chances` are those of each sentence's labels, before anything is known of the document.
    """
    found = {**text, **_said_features(chances)}
    for name in title.classes if title else ():
        found[f"title:class:{name}"] = 0.7
    for (sender, host), met in sorted(cast.together.items(), key=lambda row: -row[1])[:1]:
        found["cast:met"] = math.log1p(met)
        found["cast:share"] = 5.0 * met / len(views)
        found["cast:sides"] = cast.sender[sender] * cast.host[host] / len(views)
    found[f"cast:met nobody:{not cast.together}"] = 1.0
    words: Counter[str] = Counter(word for view in views for word in set(view.words))
    for word, count in words.items():
        found[f"word:{word}"] = 0.5 + min(1.0, 2.0 * count / len(views))
    found["length"] = math.log1p(len(views)) / 3.0
    return found


def _said_features(chances: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return how surely the sentences claim something: an arrangement is seldom told in one of them alone."""
    best = sorted((max(row.values(), default=0.0) for row in chances), reverse=True)
    found = {f"said:{n + 1}": math.log(max(best[n], 0.001)) if n < len(best) else -7.0 for n in (0, 1, 2, 4)}
    for name, cut in (("sure", SURE), ("perhaps", SO_SO)):
        count = sum(1 for chance in best if chance >= cut)
        found[f"said:{name}:{min(count, 4)}"] = 1.0
        found[f"said:{name} of all"] = 3.0 * count / max(1, len(best))
    return found


def sentence_features(
    view: SentenceView,
    hits: Iterable[Hit],
    before: SentenceView | None,
    title: SentenceView | None,
    text: Mapping[str, float],
) -> dict[str, float]:
    """Return feature name → value (1 for presence; less for what stands outside the sentence).

    `text` are the features of the whole document, made once by `text_features`.
    """
    found: dict[str, float] = {f"rule:{hit.rule.name}": 1.0 for hit in hits}
    found.update(text)
    _class_features(view, found)
    _word_features(view, found)
    for prefix, other in (("before:", before), ("title:", title)):
        if other is not None:
            for name in other.classes:
                found[f"{prefix}class:{name}"] = 0.5
    if view.sentence.heading:
        found["place:heading"] = 1.0
    if view.sentence.index == 0:
        found["place:first"] = 1.0
    if '"' in view.present:
        found["place:quotation"] = 1.0
    return found


def _class_features(view: SentenceView, found: dict[str, float]) -> None:
    starts = sorted((run[0], run[1], name) for name, runs in view.classes.items() for run in runs)
    for n, (begin, end, name) in enumerate(starts):
        found[f"class:{name}"] = 1.0
        for later, _, other in starts[n + 1 :]:
            if later - begin > THEN_WINDOW:
                break
            if later >= end:
                found[f"then:{name}>{other}"] = 0.7


def _word_features(view: SentenceView, found: dict[str, float]) -> None:
    words = view.words
    for word in words:
        found[f"word:{word}"] = 1.0
    for a, b in pairwise(words):
        found[f"pair:{a} {b}"] = 0.7
    for a, b in zip(words, words[2:], strict=False):
        found[f"skip:{a} _ {b}"] = 0.5
