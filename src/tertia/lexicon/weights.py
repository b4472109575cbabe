"""Learned weights: linear heads over named features and small forests, made by `make model` and shipped as data.

A head is a table feature name → one weight for each of its classes. The file is a NumPy archive that holds, for each
head, the feature names and the class names (UTF-8, a line each), the matrix of weights and the biases (float16).
`digest.txt` beside it holds the SHA-256 of the archive: weights that were damaged or swapped are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tertia.errors import LexiconError
from tertia.lexicon.forest import Forest, forest_from_arrays

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """One linear decision: `scores = bias + Σ value × matrix[row of the feature]`, one log-odds a class."""

    name: str
    classes: tuple[str, ...]
    rows: Mapping[str, int]
    matrix: np.ndarray[Any, np.dtype[np.float32]]  # (features, classes)
    bias: np.ndarray[Any, np.dtype[np.float32]]  # (classes,)

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """Return a log-odds for each class; features that the head never saw count nothing."""
        rows = self.rows
        known = [(row, value) for name, value in features.items() if (row := rows.get(name)) is not None]
        if not known:
            return [float(b) for b in self.bias]
        if len(self.classes) == 1:
            return [float(self.bias[0]) + sum(value * self.single[row] for row, value in known)]
        index, values = zip(*known, strict=True)
        total: list[float] = (self.bias + values @ self.matrix[list(index)]).tolist()
        return total

    @property
    def single(self) -> list[float]:
        """Return the weights of a head of one class as plain numbers: faster than an array for short sums."""
        return _single(self)

    def reasons(self, features: Mapping[str, float], index: int, most: int = 5) -> list[tuple[str, float]]:
        """Return the features that spoke for one class most, the strongest first."""
        parts = [
            (name, value * float(self.matrix[row, index]))
            for name, value in features.items()
            if (row := self.rows.get(name)) is not None
        ]
        return sorted((p for p in parts if p[1] > 0), key=lambda part: -part[1])[:most]


@cache
def _single(head: Head) -> list[float]:
    column: list[float] = head.matrix[:, 0].tolist()
    return column


@cache
def learned() -> tuple[Mapping[str, Head], Mapping[str, Forest]]:
    """Return heads and forests by name; raises `LexiconError` where the archive is missing or not the one made."""
    import hashlib

    folder = files("tertia.lexicon").joinpath("weights")
    try:
        raw = folder.joinpath("claims.npz").read_bytes()
        digest = folder.joinpath("digest.txt").read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise LexiconError(
            "lexicon/weights: the weights are missing; install the package whole or run make model."
        ) from error
    if hashlib.sha256(raw).hexdigest() != digest:
        raise LexiconError("lexicon/weights: the weights are not those of digest.txt; install the package anew.")
    return learned_in(raw)


def learned_in(raw: bytes) -> tuple[Mapping[str, Head], Mapping[str, Forest]]:
    """Return the heads and forests of an archive's bytes by name."""
    import io

    import numpy as np

    archive = np.load(io.BytesIO(raw), allow_pickle=False)
    return (
        {name: _head(name, archive) for name in _lines(archive["heads"])},
        {name: forest_from_arrays(name, tuple(_lines(archive[f"{name}.names"])), archive)
         for name in _lines(archive["forests"])},
    )  # fmt: skip


def heads() -> Mapping[str, Head]:
    """Return every head by name."""
    return learned()[0]


def _lines(array: Any) -> list[str]:
    text = bytes(array).decode("utf-8")
    return text.split("\n") if text else []


def _head(name: str, archive: Any) -> Head:
    features = _lines(archive[f"{name}.features"])
    return Head(
        name=name,
        classes=tuple(_lines(archive[f"{name}.classes"])),
        rows={feature: n for n, feature in enumerate(features)},
        matrix=archive[f"{name}.matrix"].astype("float32"),
        bias=archive[f"{name}.bias"].astype("float32"),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """All that was learned: heads and forests by name, and the chances from which a decision stands."""

    heads: Mapping[str, Head]
    forests: Mapping[str, Forest]
    thresholds: Mapping[str, float]
    encoded: bool = False  # whether the sentence encoder speaks, too


def shipped_model() -> Model:
    """Return the model that the package ships, loaded once."""
    return Model(*learned(), thresholds(), encoded=True)


@cache
def thresholds() -> Mapping[str, float]:
    """Return the chances from which decisions stand.

    `label` a draft, `claim` a draft with its pair, `date` a date, `document` the surest claim of a document.

    Tuned with the weights by cross-validation over the training documents (`make model`).
    """
    import json

    text = files("tertia.lexicon").joinpath("weights", "thresholds.json").read_text(encoding="utf-8")
    cuts: dict[str, float] = json.loads(text)
    return cuts
