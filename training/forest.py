"""Fit forests: gradient-boosted trees over the numbers of a decision, written as flat arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from tertia.lexicon.forest import Forest

TREES, RATE, LEAVES, LEAST = 150, 0.06, 15, 40
"""Chosen on `gold/dev` of three settings (200 trees at half the leaves: .01 worse at the first pair)."""


def fit_forest(name: str, names: Sequence[str], rows: Sequence[Sequence[float]], answers: Sequence[bool]) -> Forest:
    """Fit a forest whose score is the log-odds of a true answer; `rows` holds one number for each of `names`."""
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST, l2_regularization=1.0,
        early_stopping=False, random_state=1,
    )  # fmt: skip
    model.fit(np.asarray(rows, dtype=np.float32), np.asarray(answers))
    trees = [stage[0].nodes for stage in model._predictors]
    starts = np.cumsum([0, *(len(tree) for tree in trees)])[:-1]
    base = np.asarray(model._baseline_prediction, dtype=np.float32).reshape(1)
    return Forest(
        name,
        tuple(names),
        _joined(trees, lambda t, _: np.where(t["is_leaf"], -1, t["feature_idx"]), starts).astype(np.int32),
        _joined(trees, lambda t, _: t["num_threshold"], starts).astype(np.float32),
        _joined(trees, lambda t, s: s + np.where(t["is_leaf"], np.arange(len(t)), t["left"]), starts).astype(np.int32),
        _joined(trees, lambda t, s: s + np.where(t["is_leaf"], np.arange(len(t)), t["right"]), starts).astype(np.int32),
        _joined(trees, lambda t, _: np.where(t["is_leaf"], t["value"], 0.0), starts).astype(np.float32),
        starts.astype(np.int32),
        base,
    )


def _joined(trees: Sequence[Any], take: Any, starts: Any) -> Any:
    return np.concatenate([take(tree, int(start)) for tree, start in zip(trees, starts, strict=True)])
