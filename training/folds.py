"""Folds: which documents a model learns from and which it is tried on."""

from __future__ import annotations

import hashlib

FOLDS = 5


def fold_of(name: str, folds: int = FOLDS) -> int:
    """Return a document's fold: by a digest of its name, the same in every run."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds
