"""Fit linear heads over named features, and write them as the archive that the package ships."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tertia.ids import sha256_hex
from tertia.lexicon.forest import Forest, forest_to_arrays
from tertia.lexicon.weights import Head

Features = dict[str, float]


def fit_head(
    name: str,
    examples: Sequence[tuple[Features, Any]],
    classes: Sequence[str],
    *,
    strength: float,
    least: int = 2,
    prune: float = 0.0,
) -> Head:
    """Fit one logistic regression a class (the answer is a set, a word or a truth value) and join them in a head.

    `strength` is scikit-learn's C; a feature that fewer than `least` examples have is left out; weights smaller than
    `prune` become zero, and features without any weight are dropped.
    """
    seen = Counter(feature for features, _ in examples for feature in features)
    names = [feature for feature, count in seen.items() if count >= least]
    rows = {feature: n for n, feature in enumerate(names)}
    table = _table([features for features, _ in examples], rows)
    columns, bias = [], []
    for label in classes:
        weights, intercept = _fit_one(table, np.array([_says(answer, label) for _, answer in examples]), strength)
        columns.append(weights)
        bias.append(intercept)
    matrix = np.stack(columns, axis=1)
    matrix[np.abs(matrix) < prune] = 0.0
    kept = np.flatnonzero(np.abs(matrix).max(axis=1) > 0)
    return Head(
        name, tuple(classes), {names[i]: n for n, i in enumerate(kept)}, matrix[kept], np.array(bias, dtype=np.float32)
    )


TOLERANCE = 1e-3
"""Where a fit stops: weights are then within .01 of those at a tenth of it, in two thirds of the time."""


def _fit_one(table: Any, answers: Any, strength: float) -> tuple[Any, float]:
    """Return the weights and the intercept of one class; one that is never or always true has an intercept alone."""
    if not answers.any() or answers.all():
        return np.zeros(table.shape[1], dtype=np.float32), 6.0 if answers.any() else -6.0
    model = LogisticRegression(C=strength, solver="liblinear", intercept_scaling=3.0, tol=TOLERANCE)
    model.fit(table, answers)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def _says(answer: Any, label: str) -> bool:
    if isinstance(answer, bool):
        return answer
    return label in answer if isinstance(answer, set) else label == answer


def _table(rows_of: Sequence[Features], rows: dict[str, int]) -> Any:
    data, columns, starts = [], [], [0]
    for features in rows_of:
        for feature, value in features.items():
            if (column := rows.get(feature)) is not None:
                columns.append(column)
                data.append(value)
        starts.append(len(columns))
    shape = (len(rows_of), len(rows))
    return csr_matrix(
        (np.array(data, dtype=np.float64), np.array(columns, dtype=np.int32), np.array(starts, dtype=np.int32)), shape
    )


def write_heads(heads: Sequence[Head], forests: Sequence[Forest], folder: Path) -> None:
    """Write the archive and its digest."""
    arrays: dict[str, Any] = {"heads": _text([head.name for head in heads])}
    arrays["forests"] = _text([forest.name for forest in forests])
    for forest in forests:
        arrays[f"{forest.name}.names"] = _text(forest.names)
        arrays.update(forest_to_arrays(forest))
    for head in heads:
        arrays[f"{head.name}.features"] = _text(sorted(head.rows, key=head.rows.__getitem__))
        arrays[f"{head.name}.classes"] = _text(head.classes)
        arrays[f"{head.name}.matrix"] = head.matrix.astype(np.float16)
        arrays[f"{head.name}.bias"] = head.bias.astype(np.float16)
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / "claims.npz"
    np.savez_compressed(archive, **arrays)
    (folder / "digest.txt").write_text(sha256_hex(archive.read_bytes()) + "\n", encoding="ascii")


def _text(lines: Sequence[str]) -> Any:
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def fit_choice(
    name: str, groups: Sequence[Sequence[tuple[Features, bool]]], *, strength: float, least: int = 3
) -> Head:
    """Fit a head of one class by which the best of each group's candidates is a right one.

    Maximises the chance (softmax within the group) of all right candidates together; groups without one teach nothing.
    `strength` is the inverse of the penalty on squared weights, as in `fit_head`.
    """
    from scipy.optimize import minimize

    taught = [group for group in groups if any(right for _, right in group) and not all(right for _, right in group)]
    rows_of = [features for group in taught for features, _ in group]
    seen = Counter(feature for features in rows_of for feature in features)
    names = [feature for feature, count in seen.items() if count >= least]
    table = _table(rows_of, {feature: n for n, feature in enumerate(names)})
    right = np.array([right for group in taught for _, right in group])
    starts = np.cumsum([0, *(len(group) for group in taught)])[:-1]
    sizes = np.array([len(group) for group in taught])
    turned = table.T.tocsr()

    def loss(weights: Any) -> tuple[float, Any]:
        scores = table @ weights
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        good = powers * right
        total, won = np.add.reduceat(powers, starts), np.add.reduceat(good, starts)
        error = powers / np.repeat(total, sizes) - good / np.repeat(won + 1e-30, sizes)
        value = float(np.log(total).sum() - np.log(won + 1e-30).sum() + weights @ weights / (2 * strength))
        return value, turned @ error + weights / strength

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    weights = found.x.astype(np.float32)
    kept = np.flatnonzero(np.abs(weights) > PRUNED)
    matrix = weights[kept].reshape(-1, 1)
    return Head(name, ("yes",), {names[i]: n for n, i in enumerate(kept)}, matrix, np.zeros(1, dtype=np.float32))


PRUNED = 0.005
"""Weights of a choice that are smaller are left out: the decision is the same, the archive smaller."""
