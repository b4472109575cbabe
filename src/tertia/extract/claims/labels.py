"""What a sentence claims: candidates with their chances, before anybody asks for whom and when.

    "Rwanda agreed to take up to 250 deportees." → stage.agreed .93 · term.people_cap .88 (250)

A draft is a label with, where the label counts people, the number that it holds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tertia.extract.claims.counts import COUNTED, count_features, counted_in
from tertia.extract.claims.view import SentenceView
from tertia.lexicon.weights import Head
from tertia.model.amount import AmountMention

MOVEMENTS = ("transfer", "onward")


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate: `chance` 0..1; `token` the place of its number in the view, with the mention, or `None`."""

    label: str
    chance: float
    token: int | None = None
    mention: AmountMention | None = None


def chance_of(score: float) -> float:
    """Return the chance that a log-odds stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


GATE = 0.04
"""The chance of its likeliest label from which a sentence is read by the encoder, too. On `gold/dev` .08 costs .007 of
strict F1, and all sentences win nothing."""


def linear_chances(features: Mapping[str, float], labels: Head) -> dict[str, float]:
    """Return the chance of each label by the sentence's named features alone."""
    return {label: chance_of(score) for label, score in zip(labels.classes, labels.scores(features), strict=True)}


def blend(linear: Mapping[str, float], encoded: Mapping[str, float] | None) -> Mapping[str, float]:
    """Return the mean, in log-odds, of what features and encoder say; a label that one does not know keeps the other.

    Half and half was best on `gold/dev` of four weights, and better than a head that weighs both (see the decision of
    2026-11-24 about pairs). A sentence that the encoder did not read keeps its features'.
    """
    if encoded is None:
        return linear
    return {
        label: chance_of((log_odds(chance) + log_odds(encoded.get(label, chance))) / 2)
        for label, chance in linear.items()
    }


def log_odds(chance: float) -> float:
    """Return the log-odds of a chance, kept within ±9."""
    kept = min(max(chance, 1.2e-4), 1 - 1.2e-4)
    return math.log(kept / (1 - kept))


def draft_claims(
    view: SentenceView,
    by_label: Mapping[str, float],
    counts: Head,
    document: float,
    threshold: float,
    said: Mapping[int, Sequence[float]] | None = None,
) -> list[Draft]:
    """Return the drafts of a sentence whose chance reaches the threshold, in the order of the labels.

    `document` is the chance that the whole document is about an arrangement at all; no draft is likelier than that.
    `said` gives by token what the sentence encoder says of the numbers.
    """
    chances = {label: chance * document for label, chance in by_label.items()}
    numbers = [
        (at, mention, number_chances(view, at, mention, counts, said.get(at) if said else None))
        for at, mention in counted_in(view)
    ]
    drafts: list[Draft] = []
    for label, chance in chances.items():
        if label in MOVEMENTS:
            drafts += _movements(label, chance, numbers, threshold)
        elif chance >= threshold:
            drafts.append(_with_number(label, chance, numbers) if label in COUNTED else Draft(label, chance))
    return drafts


def number_chances(
    view: SentenceView, at: int, mention: AmountMention, counts: Head, said: Sequence[float] | None
) -> Mapping[str, float]:
    """Return for each label of COUNTED the chance that it holds a number; the encoder's and the head's averaged."""
    scores = counts.scores(count_features(view, at, mention))
    own = dict(zip(counts.classes, map(chance_of, scores), strict=True))
    return blend(own, dict(zip(COUNTED, said[4 : 4 + len(COUNTED)], strict=True)) if said else None)


Numbers = Sequence[tuple[int, AmountMention, Mapping[str, float]]]


def _movements(label: str, chance: float, numbers: Numbers, threshold: float) -> list[Draft]:
    """One movement for each number that speaks of one; one without a number where none does but the sentence does."""
    drafts = []
    for at, mention, by_label in numbers:
        joint = joint_chance(chance, by_label[label])
        if joint >= threshold:
            drafts.append(Draft(label, joint, at, mention))
    uncounted = chance * (1 - max((by_label[label] for _, _, by_label in numbers), default=0.0))
    if not drafts and uncounted >= threshold:
        drafts.append(Draft(label, uncounted))
    return drafts


def joint_chance(sentence: float, number: float) -> float:
    """Return the chance that a number belongs to a label: the geometric mean of what sentence and number say."""
    return math.sqrt(sentence * number)


def _with_number(label: str, chance: float, numbers: Numbers) -> Draft:
    best = max(numbers, key=lambda n: n[2][label], default=None)
    if best is not None and best[2][label] >= 0.4:
        return Draft(label, chance, best[0], best[1])
    return Draft(label, chance)
