"""Sentences as windows of word pieces: what the sentence encoder reads.

Terms: a *piece* is a word piece of the tokenizer; a *window* holds sentences of one document behind its title, so that
each piece is read once and every sentence sees its neighbours; a *sign* says what the layers found at a piece.

    [CLS] libya flight never leaves [SEP] the bus left . [SEP] they got as far as kelly field . [SEP]
     -1    -1    -1    -1    -1      -1    0   0   0  0   0    1    1   1  …                        owner: the sentence
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tertia.extract.claims.view import SentenceView
from tertia.lexicon.encoder import Encoder
from tertia.model.claim import Term
from tertia.model.span import Span

SIGNS = ("", "@c", "@d", "@o", "@city", "@n", "@m", "@t", "@num", "@when")
CLS, SEP = 101, 102
WINDOW = 192
"""Pieces of a window, all included; the cheapest of 96 to 384 a piece, measured on `gold/dev`."""
SENTENCE = 96
"""Pieces of a sentence that are read; `gold/dev` has almost none longer."""
TITLE = 14
"""Pieces of the title that stand before each window."""


PHRASES = (*(f"term.{term}" for term in Term), "court")
"""What the encoder marks the words of: the phrase of each term, and the body of a court claim."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as piece ids with the sign of each.

    `heads` gives (token of the view, first piece) of each mention, `spans` the code points of each piece in the text.
    """

    ids: tuple[int, ...]
    signs: tuple[int, ...]
    heads: tuple[tuple[int, int], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


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
    mentions = [
        (n, t.start - start, t.end - start, SIGNS.index(t.word)) for n, t in enumerate(view.tokens) if t.mention
    ]
    signs, heads = [], dict[int, int]()
    for piece, (at, _) in enumerate(found.offsets[:SENTENCE]):
        inside = next(((n, sign) for n, a, b, sign in mentions if a <= at < b), None)
        signs.append(inside[1] if inside else 0)
        if inside:
            heads.setdefault(inside[0], piece)
    return Pieces(tuple(found.ids[:SENTENCE]), tuple(signs), tuple(heads.items()),
                  tuple((start + a, start + b) for a, b in found.offsets[:SENTENCE]))  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder says of a sentence: the chance of each label, by token of the view of each mention, and more.

    A mention's row holds its chances as sender, host, people and none, then those of the labels of COUNTED. `marks`
    holds for each piece (`spans`) the chance that it belongs to each of PHRASES.
    """

    labels: Mapping[str, float]
    mentions: Mapping[int, Sequence[float]]
    marks: Sequence[Sequence[float]] = ()
    spans: Sequence[tuple[int, int]] = ()

    def phrase(self, name: str) -> Span | None:
        """Return the stretch of pieces that likeliest is the phrase `name` of PHRASES, if any piece is likely."""
        column = PHRASES.index(name)
        best, best_sum, total, begin = None, 0.0, 0.0, 0
        for n, row in enumerate(self.marks):
            chance = min(max(row[column], 1e-3), 1 - 1e-3)
            if total <= 0.0:
                total, begin = 0.0, n
            total += math.log(chance / (1 - chance))
            if total > best_sum:
                best, best_sum = (begin, n), total
        return Span(self.spans[best[0]][0], self.spans[best[1]][1]) if best else None


def encode_sentences(
    text: str, title: str | None, views: Sequence[SentenceView], encoder: Encoder
) -> dict[int, Encoded]:
    """Return what the encoder says of each view, by the index of its sentence."""
    pieces = {view.sentence.index: pieces_of(text, view, encoder.tokenizer) for view in views}
    found: dict[int, Encoded] = {}
    head = title_pieces(title, encoder.tokenizer)
    for window in cut_windows(head, list(pieces.items())):
        rows, mentions = _run(window, encoder)
        start = len(head) + 2
        for index, row in zip(window.sentences, rows, strict=True):
            said = {token: mentions[start + piece] for token, piece in pieces[index].heads}
            marks = [mention[-len(PHRASES) :] for mention in mentions[start : start + len(pieces[index].ids)]]
            found[index] = Encoded(dict(zip(encoder.labels, row, strict=False)), said, marks, pieces[index].spans)
            start += len(pieces[index].ids) + 1
    return found


def _run(window: Window, encoder: Encoder) -> tuple[list[list[float]], list[list[float]]]:
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
    chances, mentions = encoder.session.run(None, feeds)
    return chances[0].tolist(), mentions[0].tolist()
