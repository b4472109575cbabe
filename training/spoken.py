"""What a sentence encoder said of documents that it did not learn from, kept beside it: NAME.npz.

    labels            names of the columns of `chance`; the last is "any"
    name, index       document and sentence of each row;  chance (rows, labels)
    row, token        sentence (a row) and token of each mention;  mention (mentions, roles + counted labels)

The heads of `training.fit` learn to weigh the encoder's words by these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tertia.extract.claims.pieces import Encoded


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence of a document as an encoder saw it: label chances and, by token, mention chances."""

    name: str
    index: int
    chance: Any  # (labels,)
    mentions: dict[int, Any]  # token → (roles + counted labels,)


def write_encodings(path: Path, labels: Iterable[str], spoken: Iterable[Spoken]) -> None:
    """Write the archive."""
    rows = list(spoken)
    mentions = [(n, token, said) for n, row in enumerate(rows) for token, said in row.mentions.items()]
    np.savez_compressed(
        path,
        labels=np.array(list(labels)),
        name=np.array([row.name for row in rows]),
        index=np.array([row.index for row in rows]),
        chance=np.array([row.chance for row in rows], dtype=np.float32),
        row=np.array([m[0] for m in mentions]),
        token=np.array([m[1] for m in mentions]),
        mention=np.array([m[2] for m in mentions], dtype=np.float32),
    )


def read_encodings(path: Path) -> dict[str, dict[int, Encoded]]:
    """Return document name → sentence → what the encoder said."""
    with np.load(path) as archive:
        kept = {field: archive[field] for field in archive.files}
    said: list[dict[int, list[float]]] = [{} for _ in kept["name"]]
    for at, token, mention in zip(kept["row"], kept["token"], kept["mention"].tolist(), strict=True):
        said[at][int(token)] = mention
    labels = [str(label) for label in kept["labels"]]
    found: dict[str, dict[int, Encoded]] = {}
    for n, (name, index, row) in enumerate(zip(kept["name"], kept["index"], kept["chance"].tolist(), strict=True)):
        chances = dict(zip(labels, row, strict=True))
        found.setdefault(str(name), {})[int(index)] = Encoded(chances, said[n])
    return found
