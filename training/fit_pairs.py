"""Fit the three parts of the pair decision, each on candidates that the one before weighed without having seen them.

pairs head → ranking forest → more head
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tertia.extract.claims.labels import chance_of
from tertia.extract.claims.pairs import Choice, Scene
from tertia.extract.claims.ranking import NUMBERS, Scored, more_features, numbers, weigh
from tertia.extract.claims.roles import Part
from tertia.lexicon.forest import Forest
from tertia.lexicon.weights import Head
from training.examples import Seen, pair_examples, scenes
from training.folds import fold_of
from training.forest import fit_forest
from training.linear import fit_head

FOLDS = 3
BESIDE = 0.02
"""The chance below which a later candidate teaches the `more` head nothing: it is never near a threshold."""

T = TypeVar("T")
Parts = tuple[list[tuple[Part, ...]], tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of one label of one sentence, as weighed, with the gold's pairs."""

    name: str
    scene: Scene
    label: str
    scored: Scored
    gold: set[Choice]


def fit_pairs(seen: Sequence[Seen], parts: dict[str, Parts]) -> tuple[Head, Forest, Head]:
    """Return the pairs head, the ranking forest and the `more` head."""

    def first(docs: Sequence[Seen]) -> Head:
        examples = [e for s in docs for e in pair_examples(s, *parts[s.name])]
        return fit_head("pairs", examples, ["yes"], strength=0.5)

    weighed = [r for held, head in _crossfit(seen, first) for s in held for r in _weighed(s, parts[s.name], head)]
    by_name: dict[str, list[Ranked]] = {}
    for row in weighed:
        by_name.setdefault(row.name, []).append(row)
    named = [s for s in seen if s.name in by_name]

    def forest_of(docs: Sequence[Seen]) -> Forest:
        return _fit_forest([r for s in docs for r in by_name[s.name]])

    ranked = [_ranked(r, forest) for held, forest in _crossfit(named, forest_of) for s in held for r in by_name[s.name]]
    more = fit_head("more", list(_more_examples(ranked)), ["yes"], strength=0.5)
    return first(seen), forest_of(named), more


def _crossfit(seen: Sequence[Seen], fit: Callable[[Sequence[Seen]], T]) -> Iterable[tuple[list[Seen], T]]:
    for k in range(FOLDS):
        yield [s for s in seen if fold_of(s.name, FOLDS) == k], fit([s for s in seen if fold_of(s.name, FOLDS) != k])


def _weighed(seen: Seen, parts: Parts, head: Head) -> Iterable[Ranked]:
    for scene, wanted in scenes(seen, *parts):
        for label, gold in wanted.items():
            yield Ranked(seen.name, scene, label, weigh(scene, label, head), gold)


def _fit_forest(rows: Sequence[Ranked]) -> Forest:
    table = [line for r in rows for line in numbers(r.scene, r.label, r.scored)]
    return fit_forest("ranking", NUMBERS, table, [choice in r.gold for r in rows for _, choice in r.scored])


def _ranked(row: Ranked, forest: Forest) -> Ranked:
    scores = forest.scores(numbers(row.scene, row.label, row.scored))
    scored = [(chance_of(score), choice) for score, (_, choice) in zip(scores, row.scored, strict=True)]
    return Ranked(row.name, row.scene, row.label, sorted(scored, key=lambda r: (-r[0], str(r[1]))), row.gold)


def _more_examples(rows: Iterable[Ranked]) -> Iterable[tuple[dict[str, float], bool]]:
    for r in rows:
        for rank in range(1, len(r.scored)):
            if r.scored[rank][0] >= BESIDE:
                yield more_features(r.scene, r.label, r.scored, rank), r.scored[rank][1] in r.gold
