"""Learned forests: sums of small decision trees over named numbers, made by `make model` and shipped with the heads.

A tree asks at each node whether one number is at most a threshold; the leaf that it ends in adds its value. All trees
of a forest stand in flat arrays, so that many rows walk down all of them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_FIELDS = ("column", "threshold", "left", "right", "value", "roots", "base")


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """`names` name the columns; `column` is -1 and left = right = itself at a leaf; `base` is added to every sum."""

    name: str
    names: tuple[str, ...]
    column: np.ndarray[Any, np.dtype[np.int32]]  # (nodes,)
    threshold: np.ndarray[Any, np.dtype[np.float32]]  # (nodes,)
    left: np.ndarray[Any, np.dtype[np.int32]]  # (nodes,)
    right: np.ndarray[Any, np.dtype[np.int32]]  # (nodes,)
    value: np.ndarray[Any, np.dtype[np.float32]]  # (nodes,)
    roots: np.ndarray[Any, np.dtype[np.int32]]  # (trees,)
    base: np.ndarray[Any, np.dtype[np.float32]]  # (1,)

    def scores(self, rows: list[list[float]]) -> list[float]:
        """Return a log-odds for each row of numbers (one a column of `names`)."""
        import numpy as np

        if not rows:
            return []
        table = np.asarray(rows, dtype=np.float32)
        at = np.repeat(self.roots[:, None], len(rows), axis=1)  # (trees, rows)
        which = np.arange(len(rows))[None, :]
        while True:
            column = self.column[at]
            inner = column >= 0
            if not inner.any():
                break
            low = table[which, np.maximum(column, 0)] <= self.threshold[at]
            at = np.where(low, self.left[at], self.right[at])
        done: list[float] = (self.value[at].sum(axis=0) + self.base[0]).tolist()
        return done


def forest_to_arrays(forest: Forest) -> dict[str, Any]:
    """Return the arrays of a forest by the names under which the archive keeps them (all but the column names)."""
    return {f"{forest.name}.{field}": getattr(forest, field) for field in _FIELDS}


def forest_from_arrays(name: str, names: tuple[str, ...], archive: Any) -> Forest:
    """Return the forest that an archive keeps under a name."""
    return Forest(name, names, *(archive[f"{name}.{field}"] for field in _FIELDS))
