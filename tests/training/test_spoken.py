"""What an encoder said of documents it never saw is kept whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training.spoken import Spoken, read_encodings, write_encodings


def test_what_was_said_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Labels, sentences and mentions come back by document, sentence and token."""
    said = [
        Spoken("A-1", 0, np.array([0.5, 0.25]), {3: np.array([0.5, 0.125])}),
        Spoken("A-1", 2, np.array([0.0, 1.0]), {}),
    ]
    write_encodings(tmp_path / "half.npz", ["stage.talks", "any"], said)
    read = read_encodings(tmp_path / "half.npz")
    assert sorted(read["A-1"]) == [0, 2]
    assert read["A-1"][0].labels == {"stage.talks": 0.5, "any": 0.25}
    assert read["A-1"][0].mentions == {3: pytest.approx([0.5, 0.125])}
