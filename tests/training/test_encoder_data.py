"""Coded documents as the encoder learns them: every sentence once, the targets at the pieces that bear them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from tertia.extract.claims.counts import COUNTED
from tertia.extract.claims.pieces import PHRASES, WINDOW
from tertia.extract.claims.roles import ROLES
from training.coded import Coded, coded_from
from training.encoder.data import Page, labels_of, load_tokenizer, mention_targets, page_of, windows, with_kinds

TEXT = "Ghana has agreed to take up to 40 people from the United States. They will be put in a hostel near Accra."


def claim(kind: str, value: Mapping[str, object], start: int, end: int) -> dict[str, object]:
    """Make a gold claim of US>GH in the text's own voice."""
    return {"kind": kind, "sender": "US", "host": "GH", "value": value, "when": None, "speaker": None,
            "relayed_by": None, "certainty": "stated", "start": start, "end": end}  # fmt: skip


def coded() -> Coded:
    """Code the text: an agreement with a cap, and a facility."""
    cut = TEXT.index(" They")
    cap = {"term": "people_cap", "text": "up to 40 people",
           "amount": {"min": None, "max": 40, "unit": "people", "per": None}}  # fmt: skip
    claims = [
        claim("stage", {"stage": "agreed"}, 0, cut),
        claim("term", cap, 0, cut),
        claim("term", {"term": "facility", "text": "a hostel near Accra"}, cut + 1, len(TEXT)),
    ]
    return coded_from("T-1", TEXT, {"published": "2025-08-29", "title": "Ghana agrees", "claims": claims})


@pytest.fixture(scope="module")
def tokenizer() -> object:
    """Load the tokenizer that ships."""
    return load_tokenizer(Path(str(files("tertia.lexicon").joinpath("weights"))))


@pytest.fixture(scope="module")
def page(tokenizer: object) -> Page:
    """Cut the coded text into pieces."""
    return page_of(coded(), tokenizer)


def test_a_label_brings_its_kind() -> None:
    """Rare labels of one kind are learned together by a column of their own."""
    assert with_kinds({"term.payment", "transfer"}) == {"term.payment", "transfer", "kind:term", "kind:transfer"}


def test_every_sentence_stands_in_one_window(page: Page) -> None:
    """However the windows are cut, each sentence is read once, and no window is longer than it may be."""
    for first in (None, 40, 60):
        cut = list(windows(page, first=first))
        assert [n for w in cut for n in w.sentences] == [0, 1]
        assert all(len(w.ids) <= WINDOW for w in cut)


def test_targets_stand_at_their_pieces(page: Page, tokenizer: object) -> None:
    """Countries bear their parts, the number its label, and the words of a term its phrase."""
    (window,) = windows(page)
    assert window.sentences == (0, 1)
    roles, rest = mention_targets([window])
    assert [ROLES[n] for n in roles[0] if n >= 0] == ["host", "sender", "host"]
    counted = rest[0, :, : len(COUNTED)]
    assert COUNTED[int(np.nanargmax(np.nanmax(counted, axis=0)))] == "term.people_cap"
    facility = rest[0, :, len(COUNTED) + PHRASES.index("term.facility")]
    ids = [window.ids[n] for n in np.flatnonzero(facility == 1.0)]
    assert tokenizer.decode(ids) == "a hostel near accra"  # type: ignore[attr-defined]


def test_labels_of_all_pages_are_sorted(page: Page) -> None:
    """The columns of the encoder are the same whatever the order of the documents."""
    found = labels_of([page, page])
    assert list(found) == sorted(found)
    assert "kind:stage" in found
