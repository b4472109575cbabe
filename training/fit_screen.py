"""Fit the weights of the screen: a sum of words, sides, states and length that tells texts with claims from other news.

    python -m training.fit_screen GOLD_DIR … -- NEWS.jsonl.gz …

GOLD_DIR holds coded documents (NAME.txt with NAME.json); NEWS holds unrelated documents, one JSON a line (`text`,
`title`). It prints what five-fold cross-validation reaches, then `screen.yaml`'s body with the weights of its present
words; words that add nothing are left out. To try a word, write it into the file with any weight and fit again. Needs
scikit-learn.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tertia.lexicon.screen import screen_words
from tertia.screen.relevance import SHORT, SIDES, STEP, states_named, windows

STATES, SIDE_COUNTS = (1, 2, 4), (1, 2, 3)
RECALL = 0.99
"""Share of the documents with claims that must pass; it sets the threshold."""
LEAST = 0.08
"""Weight below which a word is left out."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Window:
    """A stretch of a document: `claims`: does a claim's sentence begin in it; `coded`: has anybody looked."""

    document: str
    text: str
    claims: bool
    coded: bool


def gold(folder: Path) -> Iterator[Window]:
    """Yield the windows of a folder's English documents, less those without a claim in a document with claims."""
    for path in sorted(folder.glob("*.txt")):
        coded = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if coded.get("lang", "en") != "en":
            continue
        title = f"{coded.get('title') or ''}\n"
        starts = [len(title) + claim["start"] for claim in coded["claims"]]
        for begin, window in enumerate(windows(title + path.read_text(encoding="utf-8"))):
            holds = any(begin * STEP <= start < begin * STEP + len(window) for start in starts)
            if holds or not starts:
                yield Window(path.stem, window, holds, True)


def news(path: Path) -> Iterator[Window]:
    """Yield the windows of a set of unrelated documents."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for window in windows(f"{row.get('title') or ''}\n{row['text']}"):
                yield Window(f"{path.stem}/{row['id']}", window, False, False)


def features(text: str) -> Floats:
    """Return one row: a 1 for each word of the file that the text holds, states, sides, doublings of length."""
    known = screen_words()
    found = known.find(text.lower())
    held = [float(word in found.get(group, ())) for group, word in known.patterns]
    states, sides = len(states_named(text)), sum(side in found for side in SIDES)
    steps = [float(states >= n) for n in STATES] + [float(sides >= n) for n in SIDE_COUNTS]
    return np.array([*held, *steps, log2(max(1.0, len(text) / SHORT))])


def fit(rows: Floats, relevant: NDArray[np.bool_], words: int) -> tuple[Floats, float]:
    """Return weights and offset; words that would speak against relevance, or hardly at all, are left out."""
    from sklearn.linear_model import LogisticRegression

    kept = np.ones(rows.shape[1], bool)
    while True:
        model = LogisticRegression(C=0.5, max_iter=800).fit(rows[:, kept], relevant)
        weights = np.zeros(rows.shape[1])
        weights[kept] = model.coef_[0]
        weak = kept & (weights < LEAST)
        weak[words:] = False
        if not weak.any():
            return weights, float(model.intercept_[0])
        kept &= ~weak


def cross_validated(rows: Floats, relevant: NDArray[np.bool_], folds: NDArray[np.int64], words: int) -> Floats:
    """Return each document's score under weights that were fitted without its fold."""
    scores = np.zeros(len(rows))
    for fold in range(5):
        weights, offset = fit(rows[folds != fold], relevant[folds != fold], words)
        scores[folds == fold] = rows[folds == fold] @ weights + offset
    return scores


def body(weights: Floats, threshold: float) -> str:
    """Return the file's body."""
    patterns = screen_words().patterns
    counts, doubling = weights[len(patterns) : -1], weights[-1]
    lines = [f"threshold: {threshold:.2f}"]
    lines.append("states: {" + ", ".join(f"{n}: {w:.2f}" for n, w in zip(STATES, counts[:3], strict=True)) + "}")
    lines.append("sides: {" + ", ".join(f"{n}: {w:.2f}" for n, w in zip(SIDE_COUNTS, counts[3:], strict=True)) + "}")
    lines += [f"length: {doubling:.2f}", "", "groups:"]
    for group in screen_words().groups:
        lines.append(f"  {group}:")
        mine = [(w, word) for (g, word), w in zip(patterns, weights, strict=False) if g == group and w >= LEAST]
        lines += [f"    {json.dumps(word, ensure_ascii=False)}: {w:.2f}" for w, word in sorted(mine, reverse=True)]
    return "\n".join(lines)


def best(scores: Floats, found: list[Window]) -> dict[str, float]:
    """Return the score of each document's best window."""
    result: dict[str, float] = {}
    for score, window in zip(scores, found, strict=True):
        result[window.document] = max(float(score), result.get(window.document, -99.0))
    return result


def main(arguments: list[str]) -> None:
    """Fit and print."""
    cut = arguments.index("--")
    found = [one for folder in arguments[:cut] for one in gold(Path(folder))]
    found += [one for path in arguments[cut + 1 :] for one in news(Path(path))]
    words = len(screen_words().patterns)
    rows = np.array([features(window.text) for window in found])
    relevant = np.array([window.claims for window in found])
    folds = np.array([crc32(window.document.encode()) % 5 for window in found])
    scores = best(cross_validated(rows, relevant, folds, words), found)
    kinds = {window.document: (window.claims, window.coded) for window in found}
    passing = {kind: [scores[name] for name in scores if kinds[name] == kind] for kind in set(kinds.values())}
    line = float(np.quantile(passing[True, True], 1 - RECALL))
    shares = {kind: float(np.mean(np.array(values) >= line)) for kind, values in passing.items()}
    print(f"# cross-validated at recall {shares[True, True]:.3f}: {shares[False, False]:.3f} of the news pass,")
    print(f"# {shares[False, True]:.3f} of the near topics without a claim")
    weights, offset = fit(rows, relevant, words)
    print(body(weights, line - offset))


if __name__ == "__main__":
    if "--" not in sys.argv:
        sys.exit(__doc__)
    main(sys.argv[1:])
