"""Sentences as windows of word pieces: what the sentence encoder reads.

Terms: a *piece* is a word piece of the tokenizer; a *window* holds sentences of one document behind its title, so that
each piece is read once and every sentence sees its neighbours; a *sign* says what the layers found at a piece.

    [CLS] libya flight never leaves [SEP] the bus left . [SEP] they got as far as kelly field . [SEP]
     -1    -1    -1    -1    -1      -1    0   0   0  0   0    1    1   1  …                        owner: the sentence
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tertia.extract.claims.view import SentenceView
from tertia.lexicon.encoder import Encoder

SIGNS = ("", "@c", "@d", "@o", "@city", "@n", "@m", "@t", "@num", "@when")
CLS, SEP = 101, 102
WINDOW = 192
"""Pieces of a window, all included; the cheapest of 96 to 384 a piece, measured on `gold/dev`."""
SENTENCE = 96
"""Pieces of a sentence that are read; `gold/dev` has almost none longer."""
TITLE = 14
"""Pieces of the title that stand before each window."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as piece ids with the sign of each."""

    ids: tuple[int, ...]
    signs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids, signs and owners (place in `sentences`, -1 for none), and the indices of the sentences."""

    ids: tuple[int, ...]
    signs: tuple[int, ...]
    owners: tuple[int, ...]
    sentences: tuple[int, ...]


def pieces_of(text: str, view: SentenceView, tokenizer: Any) -> Pieces:
    """Cut one sentence into pieces; a piece takes the sign of the mention that it begins in."""
    start = view.sentence.start
    found = tokenizer.encode(text[start : view.sentence.end], add_special_tokens=False)
    mentions = [(t.start - start, t.end - start, SIGNS.index(t.word)) for t in view.tokens if t.mention]
    signs = [next((s for a, b, s in mentions if a <= at < b), 0) for at, _ in found.offsets[:SENTENCE]]
    return Pieces(tuple(found.ids[:SENTENCE]), tuple(signs))


def title_pieces(title: str | None, tokenizer: Any) -> tuple[int, ...]:
    """Return the first pieces of a title."""
    return tuple(tokenizer.encode(title or "", add_special_tokens=False).ids[:TITLE])


def cut_windows(title: Sequence[int], sentences: Sequence[tuple[int, Pieces]]) -> Iterator[Window]:
    """Join (index, pieces) of sentences, in order, into windows of at most WINDOW pieces."""
    room = WINDOW - len(title) - 2
    taken: list[tuple[int, Pieces]] = []
    used = 0
    for index, pieces in sentences:
        need = len(pieces.ids) + 1
        if taken and used + need > room:
            yield join_window(title, taken)
            taken, used = [], 0
        taken.append((index, pieces))
        used += need
    if taken:
        yield join_window(title, taken)


def join_window(title: Sequence[int], taken: Sequence[tuple[int, Pieces]]) -> Window:
    """Join sentences behind the title."""
    ids = [CLS, *title, SEP]
    signs, owners = [0] * len(ids), [-1] * len(ids)
    for place, (_, pieces) in enumerate(taken):
        ids += [*pieces.ids, SEP]
        signs += [*pieces.signs, 0]
        owners += [place] * (len(pieces.ids) + 1)
    return Window(tuple(ids), tuple(signs), tuple(owners), tuple(index for index, _ in taken))


def encode_sentences(
    text: str, title: str | None, views: Sequence[SentenceView], encoder: Encoder
) -> dict[int, dict[str, float]]:
    """Return the chance of every label for each view, by the index of its sentence."""
    pieces = [(view.sentence.index, pieces_of(text, view, encoder.tokenizer)) for view in views]
    chances: dict[int, dict[str, float]] = {}
    for window in cut_windows(title_pieces(title, encoder.tokenizer), pieces):
        for index, row in zip(window.sentences, _run(window, encoder), strict=True):
            chances[index] = dict(zip(encoder.labels, row, strict=False))
    return chances


def _run(window: Window, encoder: Encoder) -> list[list[float]]:
    import numpy as np

    member = np.zeros((1, len(window.sentences), len(window.ids)), dtype=np.float32)
    for at, owner in enumerate(window.owners):
        if owner >= 0:
            member[0, owner, at] = 1.0
    feeds = {
        "ids": np.array([window.ids], dtype=np.int64),
        "signs": np.array([window.signs], dtype=np.int64),
        "member": member,
    }
    rows: list[list[float]] = encoder.session.run(None, feeds)[0][0].tolist()
    return rows
