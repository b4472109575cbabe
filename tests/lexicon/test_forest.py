"""Forests: every row walks down every tree, and the leaves are added up."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tertia.lexicon.forest import Forest, forest_from_arrays, forest_to_arrays


def stump(threshold: float) -> Forest:
    """Make two trees: one asks whether the first number is at most `threshold`, the other is a leaf."""
    return Forest(
        "try",
        ("size",),
        np.array([0, -1, -1, -1], dtype=np.int32),
        np.array([threshold, 0, 0, 0], dtype=np.float32),
        np.array([1, 1, 2, 3], dtype=np.int32),
        np.array([2, 1, 2, 3], dtype=np.int32),
        np.array([0, 2.0, -1.0, 0.5], dtype=np.float32),
        np.array([0, 3], dtype=np.int32),
        np.array([10.0], dtype=np.float32),
    )


def test_a_number_at_the_threshold_goes_left() -> None:
    """At most the threshold is left, more is right; the second tree and the base are added to both."""
    assert stump(3.0).scores([[3.0], [3.5]]) == [12.5, 9.5]


def test_no_rows_have_no_scores() -> None:
    """A sentence without candidates asks nothing."""
    assert stump(3.0).scores([]) == []


@given(st.lists(st.floats(-5, 5, width=32), max_size=20))
def test_rows_do_not_touch_each_other(values: list[float]) -> None:
    """A row's score is the same alone and among others."""
    rows = [[value] for value in values]
    assert stump(0.0).scores(rows) == [stump(0.0).scores([row])[0] for row in rows]


def test_a_forest_survives_its_archive() -> None:
    """What is written as arrays is read as the same forest."""
    kept = forest_to_arrays(stump(3.0))
    assert forest_from_arrays("try", ("size",), kept).scores([[1.0]]) == stump(3.0).scores([[1.0]])
